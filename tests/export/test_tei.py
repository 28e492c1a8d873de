"""TEI before its schema, and before what the schema cannot see: pointers, identifiers, the words of the text."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.export.rows import Rows
from pipeline.export.tei import SCHEMA, TEI, XML, _document, cuts
from pipeline.export.texts import AnnotatedText, TextSpan, annotated_texts

Make = Callable[..., Path]
KEY = b"for tests only 0123456789"
ID = f"{{{XML}}}id"
RNG = etree.RelaxNG(etree.parse(str(SCHEMA)))
POINTERS = ("ref", "corresp", "ana")


def tag(name: str) -> str:
    return f"{{{TEI}}}{name}"


def problems(folder: Path) -> list[str]:
    """What is wrong with a corpus: its form, identifiers that are there twice, pointers to nothing, files left out."""
    corpus = etree.parse(str(folder / "corpus.xml"))
    named = [element.get("href") for element in corpus.iter("{http://www.w3.org/2001/XInclude}include")]
    there = [f"meetings/{path.name}" for path in sorted((folder / "meetings").iterdir())]
    found = [] if named == there else [f"{named} are named, {there} are there"]
    trees = [corpus, *(etree.parse(str(folder / name)) for name in there)]
    for name, tree in zip(["corpus.xml", *there], trees, strict=True):
        if not RNG.validate(tree):
            found += [f"{name}: {error.message}" for error in RNG.error_log]
    elements = [element for tree in trees for element in tree.iter(etree.Element)]
    ids = Counter(element.get(ID) for element in elements if element.get(ID))
    found += [f"{id} twice" for id, n in ids.items() if n > 1]
    pointers = {pointer for element in elements for name in POINTERS for pointer in element.get(name, "").split()}
    return found + [f"{pointer} points to nothing" for pointer in sorted(pointers) if pointer[1:] not in ids]


def words(element: etree._Element) -> list[str]:
    return "".join(str(part) for part in element.itertext()).split()


@pytest.mark.parametrize("options", [{}, {"key": KEY}], ids=["plain", "pseudonymised"])
def test_the_corpus_is_in_order(options: dict[str, object], make: Make) -> None:
    assert problems(make("tei", **options)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('type="agendaItem"', 'type="debate"'),
        ("<p>Sagsnr.: 24/5512</p>", "Sagsnr.: 24/5512"),
        ('when="2024-05-14"', 'when="14. maj"'),
        ("#outcome.approved", "#outcome.vedtaget"),
        ("#outcome.approved", "outcome.approved"),
        ('ref="#per_', 'ref="#pers_'),
        ('quantity="45000" unit="DKK"', 'quantity="45.000 kr" unit="DKK"'),
        ("<body>", "<body><div/>"),
        ('xml:id="itm_', 'id="itm_'),
        ('subtype="decision"', 'subtype="beslutning"'),
        ("<langUsage>", "<langUsage><p/>"),
    ],
)
def test_what_is_wrong_is_found(old: str, new: str, make: Make, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(make("tei"), folder)
    path = next(
        path
        for path in sorted((folder / "meetings").iterdir())
        if "spejderhytten" in path.read_text() and "45.000" in path.read_text()
    )
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    assert problems(folder)


def test_a_file_that_is_missing_is_found(make: Make, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(make("tei"), folder)
    next((folder / "meetings").iterdir()).unlink()
    assert problems(folder)


def test_every_word_of_the_minutes_is_there(make: Make, rows: Rows) -> None:
    texts = {document.document_id: document for document in annotated_texts(rows)}
    paths = list((make("tei") / "meetings").iterdir())
    assert len(paths) == 2  # the news item is no meeting
    for path in paths:
        body = etree.parse(str(path)).getroot().find(f".//{tag('body')}")
        assert body is not None
        assert words(body) == texts[path.stem].text.split()


def test_items_sections_and_names_are_marked(make: Make) -> None:
    tree = next(
        tree
        for path in sorted((make("tei") / "meetings").iterdir())
        if (tree := etree.parse(str(path))).find(f".//{tag('date')}[@when='2024-05-14']") is not None
    )
    first, second = tree.findall(f".//{tag('div')}[@type='agendaItem']")
    assert [" ".join(words(item[0])) for item in (first, second)] == [
        "1. Tilskud til spejderhytten i Nørre Lyng",
        "2. Budgetopfølgning for biblioteket",
    ]
    decided = first.find(f"{tag('div')}[@subtype='decision']")
    assert decided is not None
    assert decided.get("ana") == "#outcome.approved"
    assert decided.findtext(tag("head")) == "Beslutning"
    assert [person.text for person in decided.iter(tag("persName"))] == ["Lise Holms"]
    [measure] = first.iter(tag("measure"))
    assert (measure.text, measure.get("quantity")) == ("45.000 kr.", "45000")


ROW = {
    "id": "d1", "title": None, "kind": "minutes", "publisher": None, "licence": None, "language": None, "source_uri": None,
    "meeting_id": "mtg_1", "body": None, "date": None, "start_time": None, "place": None, "body_id": None,
}  # fmt: skip


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_any_text_is_kept_and_valid(data: st.DataObject) -> None:
    text = data.draw(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(" \n\n.-æAB7"), max_size=80))
    edges = st.integers(0, len(text))
    places = [sorted((data.draw(edges), data.draw(edges))) for _ in range(8)]
    spans = [
        TextSpan(start, end, "entity", label, "r1", None)
        for (start, end), label in zip(places[:4], ("person", "date", "project", "place"), strict=True)
        if text[start:end].strip()
    ]
    items = [
        {"char_start": start, "char_end": end, "item_id": f"itm_{n}", "number": None, "topic": None}
        for n, (start, end) in enumerate(places[4:6])
    ]
    sections = [
        {
            "char_start": start,
            "char_end": end,
            "section": "decision",
            "label": data.draw(st.sampled_from([None, "Beslutning"])),
        }
        for start, end in places[6:]
    ]
    stretches = list(cuts(text, items, sections))
    assert "".join("".join(text[cut.start : cut.end].split()) for cut in stretches) == "".join(text.split())
    document = AnnotatedText("d1", text, {}, tuple(sorted(spans)))
    parts = {"items": items, "sections": sections, "decisions": [], "dates": [], "amounts": []}
    tree = etree.fromstring(etree.tostring(_document(ROW, document, parts, set())))
    assert RNG.validate(tree), RNG.error_log
    body = tree.find(f".//{tag('body')}")
    assert body is not None
    assert inked("".join(words(body))) == inked(text)


def inked(text: str) -> str:
    """The signs that XML can hold, without white space."""
    return re.sub("\ufffd", "", re.sub("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", "".join(text.split())))
