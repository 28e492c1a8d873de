"""Annotated texts: what stands in the files is what the rows say, at the very characters."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import iobes
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin

from pipeline.export.annotated import _conllu_lines, _doc
from pipeline.export.rows import Rows
from pipeline.export.texts import AnnotatedText, TextSpan, annotated_texts
from pipeline.export.tokens import sentences

Make = Callable[..., Path]


NLP = spacy.blank("da")


def _has_ink(words: str) -> bool:
    return bool(words) and words == words.strip()


@st.composite
def texts(draw: st.DrawFn) -> AnnotatedText:
    """Any text with any entities that begin and end with a sign, those that overlap too."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(" \n.-æAB7🎉"), max_size=60))
    edges = st.integers(0, len(text))
    places = [tuple(sorted(draw(st.tuples(edges, edges)))) for _ in range(draw(st.integers(0, 5)))]
    spans = [
        TextSpan(start, end, "entity", "person", f"r{start}", None)
        for start, end in places
        if _has_ink(text[start:end])
    ]
    return AnnotatedText("d1", text, {}, tuple(sorted(spans)))


def test_every_span_states_its_words(make: Make, rows: Rows) -> None:
    documents = [json.loads(line) for line in (make("standoff") / "texts.jsonl").read_text().splitlines()]
    assert len(documents) == 3
    spans = [span for document in documents for span in document["spans"]]
    assert all(
        document["text"][span["start"] : span["end"]] == span["words"]
        for document in documents
        for span in document["spans"]
    )
    mentions = rows.scan("mentions").collect()
    assert {span["row_id"]: span["words"] for span in spans if span["row_id"] in set(mentions["mention_id"])} == dict(
        mentions.select("mention_id", "text").iter_rows()
    )
    decisions = {span["row_id"]: span["label"] for span in spans if span["layer"] == "decision"}
    assert decisions == dict(rows.scan("decisions").select("decision_id", "outcome").collect().iter_rows())


def test_docbin_has_the_texts_and_the_entities(make: Make, rows: Rows) -> None:
    docs = list(DocBin().from_disk(make("docbin") / "texts-0001.spacy").get_docs(NLP.vocab))
    documents = list(annotated_texts(rows))
    assert [doc.text for doc in docs] == [document.text for document in documents]
    for doc, document in zip(docs, documents, strict=True):
        found = [(ent.start_char, ent.end_char, ent.label_, ent.kb_id_) for ent in doc.ents]
        assert found == [(span.start, span.end, span.label, span.about or "") for span in document.entities()]
        assert doc.user_data["document_id"] == document.document_id
    assert any(ent.text == "Lise Holm" and ent.label_ == "person" for doc in docs for ent in doc.ents)


def test_iob2_is_valid_and_gives_the_entities_back(make: Make, rows: Rows) -> None:
    blocks = (make("iob2") / "texts.iob2").read_text().split("\n\n")
    found: list[list[tuple[int, int, str]]] = []
    for block in blocks:
        lines = list(csv.reader(block.strip().splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
        if lines and lines[0][0] == "-DOCSTART-":
            found.append([])
            continue
        spans, errors = iobes.parse_spans_bio_with_errors([line[1] for line in lines])
        assert not errors
        found[-1] += [(int(lines[span.start][2]), int(lines[span.end - 1][3]), span.type) for span in spans]
    expected = [
        [(span.start, span.end, str(span.label).upper()) for span in document.entities()]
        for document in annotated_texts(rows)
    ]
    assert found == expected


def test_conllu_keeps_the_words_at_their_places(make: Make, rows: Rows) -> None:
    by_id = {document.document_id: document.text for document in annotated_texts(rows)}
    for block in (make("conllu") / "texts.conllu").read_text().strip().split("\n\n"):
        comments = [line for line in block.splitlines() if line.startswith("# ")]
        stated = dict(comment[2:].split(" = ", 1) for comment in comments)
        cells = [line.split("\t") for line in block.splitlines() if not line.startswith("# ")]
        misc = [dict(part.split("=") for part in cell[9].split("|")) for cell in cells]
        text = by_id[stated["sent_id"].rpartition(".")[0]]
        for cell, facts in zip(cells, misc, strict=True):
            start, end = map(int, facts["TokenRange"].split(":"))
            assert text[start:end] == cell[1]
        rebuilt = "".join(
            cell[1] + ("" if "SpaceAfter" in facts else " ") for cell, facts in zip(cells, misc, strict=True)
        )
        assert rebuilt == stated["text"]


@pytest.mark.slow
def test_udvalidate_accepts_conllu(make: Make, tmp_path: Path) -> None:
    path = make("conllu") / "texts.conllu"
    program = Path(sys.executable).with_name("udvalidate")
    said = subprocess.run([program, "--lang", "da", "--level", "1", path], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr
    broken = tmp_path / "broken.conllu"
    broken.write_text(path.read_text().replace("\t_\t_", "\t_", 3))
    refused = subprocess.run(
        [program, "--lang", "da", "--level", "1", broken], capture_output=True, text=True, check=False
    )
    assert refused.returncode != 0


def test_web_annotations_point_at_their_words(make: Make) -> None:
    folder = make("webannotation")
    lines = (folder / "annotations.jsonl").read_text().splitlines()
    assert lines
    for line in lines:
        annotation = json.loads(line)
        target = annotation["target"]
        text = (folder / target["source"]).read_bytes().decode()
        position, quote = target["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert {"id", "type", "body", "target"} <= annotation.keys()


@settings(deadline=None, max_examples=60)
@given(texts())
def test_any_text_is_cut_into_its_words(document: AnnotatedText) -> None:
    words = [word for sentence in sentences(document) for word in sentence]
    assert all(document.text[word.start : word.end] == word.text for word in words)
    assert "".join(word.text for word in words) == "".join(document.text.split())
    spans, errors = iobes.parse_spans_bio_with_errors([word.tag for word in words])
    assert not errors
    inked = [span for span in document.entities() if document.text[span.start : span.end].strip()]
    assert len(spans) <= len(inked)
    assert all(sentence for sentence in sentences(document))
    assert all(
        len(line.rstrip("\n").split("\t")) == 10 for s in sentences(document) for line in list(_conllu_lines(s))[1:]
    )


@settings(deadline=None, max_examples=60)
@given(texts())
def test_any_text_comes_back_from_spacy(document: AnnotatedText) -> None:
    doc = _doc(NLP, document)
    assert doc.text == document.text
    assert [(ent.start_char, ent.end_char) for ent in doc.ents] == [
        (span.start, span.end) for span in document.entities()
    ]
