"""Minutes and agendas as TEI in the form that Parla-CLARIN recommends (clarin-eric.github.io/parla-clarin): a corpus with a header of
persons, bodies and categories, and a file a document, whose text is all there, cut into items, sections and paragraphs.
"""

from __future__ import annotations

import re
import shutil
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple, cast, get_args

from lxml import etree

from pipeline import __version__, records
from pipeline.export.civic import LINKS, link, moment
from pipeline.export.queries import Row, Select, merged, one_line, queries
from pipeline.export.rows import Rows
from pipeline.export.texts import SOURCES as OF_TEXTS
from pipeline.export.texts import AnnotatedText, annotated_texts
from pipeline.resources import gazetteer

SOURCES: Final = (*OF_TEXTS, "entities", "meetings", "meeting_documents", "person_roles")
"""The tables that it is made from."""
SCHEMA: Final = Path(__file__).parent / "schemas" / "tei-meetings.rng"
TEI: Final = "http://www.tei-c.org/ns/1.0"
XML: Final = "http://www.w3.org/XML/1998/namespace"
XI: Final = "http://www.w3.org/2001/XInclude"

_NAMESPACES: Final = cast(dict[str, str], {None: TEI})  # the stubs of lxml know no default namespace
_ORGANISATIONS: Final = ("organisation", "municipality", "region", "programme")
_TAGS: Final = dict.fromkeys(_ORGANISATIONS, "orgName") | {"person": "persName", "place": "placeName"}
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLOCKS: Final = frozenset("TEI teiHeader fileDesc profileDesc text body div head p".split())
"""Elements that a line break follows, which is no part of any text."""

_MEETINGS: Final = f"""
    SELECT d.document_id AS id, d.title, d.kind, d.publisher, d.licence, d.language, l.source_uri, m.meeting_id, m.body, m.date,
           m.start_time, m.place, e.entity_id AS body_id
    FROM meeting_documents m
    JOIN (SELECT * FROM documents WHERE superseded_by IS NULL
          QUALIFY row_number() OVER (PARTITION BY document_id ORDER BY source_uri) = 1) d ON d.document_id = m.document_id
    LEFT JOIN ({LINKS}) l ON l.id = d.document_id
    LEFT JOIN entities e ON e.entity_id = m.body_entity_id
    ORDER BY id
"""
_ITEMS: Final = (
    "SELECT document_id AS id, * FROM agenda_items WHERE char_start IS NOT NULL ORDER BY id, char_start, item_id"
)
_SECTIONS: Final = """
    SELECT document_id AS id, * FROM item_sections WHERE char_start < char_end ORDER BY id, char_start, section_id
"""
_DECISIONS: Final = """
    SELECT document_id AS id, char_start, outcome FROM decisions WHERE char_start IS NOT NULL ORDER BY id, char_start, decision_id
"""
_DATES: Final = 'SELECT document_id AS id, char_start, start, "end" FROM dates ORDER BY id, char_start'
_AMOUNTS: Final = (
    "SELECT document_id AS id, char_start, value, currency, value_dkk FROM amounts ORDER BY id, char_start"
)
_PERSONS: Final = "SELECT entity_id AS id, name FROM entities WHERE entity_type = 'person' ORDER BY id"
_PARTIES: Final = "SELECT DISTINCT entity_id AS id, party FROM person_roles WHERE party IS NOT NULL ORDER BY ALL"
_ORGS: Final = (
    f"SELECT entity_id AS id, name, entity_type FROM entities WHERE entity_type IN {_ORGANISATIONS} ORDER BY id"
)


class _Cut(NamedTuple):
    """A stretch of a text: what it is (the title of an item, a label, a section or text), and the row that says so."""

    start: int
    end: int
    kind: str
    row: Row | None = None


def write_tei(rows: Rows, folder: Path) -> None:
    """Writes ``corpus.xml``, which includes ``meetings/<document_id>.xml``, and the RelaxNG schema of both."""
    (folder / "meetings").mkdir()
    shutil.copyfile(SCHEMA, folder / SCHEMA.name)
    with queries(rows) as select:
        entities = {row["id"] for kind in (_PERSONS, _ORGS) for row in select(f"SELECT id FROM ({kind})")}
        written = []
        for document in _documents(rows, select, entities):
            name = f"meetings/{document.get(f'{{{XML}}}id', '').removeprefix('doc_')}.xml"
            etree.ElementTree(document).write(str(folder / name), encoding="utf-8", xml_declaration=True)
            written.append(name)
        with (folder / "corpus.xml").open("w", encoding="utf-8", newline="\n") as file:
            file.write(f'<?xml version="1.0" encoding="utf-8"?>\n<teiCorpus xmlns="{TEI}" xml:id="corpus">\n')
            file.writelines(_header(select))
            file.writelines(f'<include xmlns="{XI}" href="{name}"/>\n' for name in written)
            file.write("</teiCorpus>\n")


def _documents(rows: Rows, select: Select, entities: set[str]) -> Iterator[etree._Element]:
    texts = iter(annotated_texts(rows))
    found = merged(
        select(_MEETINGS),
        items=select(_ITEMS),
        sections=select(_SECTIONS),
        decisions=select(_DECISIONS),
        dates=select(_DATES),
        amounts=select(_AMOUNTS),
    )
    for row, parts in found:
        text = next((text for text in texts if text.document_id >= row["id"]), None)
        if text is not None and text.document_id == row["id"]:
            yield _document(row, text, parts, entities)


def _document(row: Row, text: AnnotatedText, parts: dict[str, list[Row]], entities: set[str]) -> etree._Element:
    tei = etree.Element(_tag("TEI"), {f"{{{XML}}}id": f"doc_{row['id']}", f"{{{XML}}}lang": "da"}, nsmap=_NAMESPACES)
    _document_header(tei, row, len(text.text.split()))
    body = _sub(_sub(tei, "text", ana=f"#kind.{row['kind']}"), "body")
    inline = _Inline(text, parts, entities)
    division = preface = _sub(body, "div", type="preface")
    label: _Cut | None = None
    for cut in cuts(text.text, parts["items"], parts["sections"]):
        said = cut.row or {}
        if cut.kind == "item":
            topic = {"ana": f"#topic.{said['topic']}"} if said["topic"] is not None else {}
            division = _sub(body, "div", type="agendaItem", id=said["item_id"], n=said["number"], **topic)
            inline.fill(_sub(division, "head"), cut)
        elif cut.kind == "label":
            label = cut
        elif cut.kind == "section" and division is not preface:
            section = _sub(
                division, "div", type="section", subtype=said["section"], ana=_outcomes(cut, parts["decisions"])
            )
            if label is not None:
                inline.fill(_sub(section, "head"), label)
            inline.paragraphs(section, cut)
            label = None
        else:
            for stretch in (label, cut):
                if stretch is not None:
                    inline.paragraphs(_rest(division), stretch)
            label = None
    if not len(preface) and len(body) > 1:
        body.remove(preface)
    elif not len(preface):
        _sub(preface, "p")
    return tei


def _outcomes(cut: _Cut, decisions: Sequence[Row]) -> str | None:
    """Pointers to what was decided within a stretch."""
    found = (row["outcome"] for row in decisions if row["outcome"] and cut.start <= row["char_start"] < cut.end)
    return " ".join(dict.fromkeys(f"#outcome.{outcome}" for outcome in found)) or None


def _rest(division: etree._Element) -> etree._Element:
    """Where text without a section goes: TEI wants no paragraphs after divisions."""
    if not len(division) or division[-1].tag != _tag("div"):
        return division
    return _sub(division, "div", type="section", subtype="other")


def cuts(text: str, items: Sequence[Row], sections: Sequence[Row]) -> Iterator[_Cut]:
    r"""A text cut into the titles of items, and below them labels, sections and other text; all of it but white space, in order.

    Items and sections that begin within an earlier one are passed over; their text is in the earlier one.

    Args:
        text: any text.
        items: rows of agenda_items.
        sections: rows of item_sections; the line before one that has a label is its label.

    >>> item = {"char_start": 3, "char_end": 8}
    >>> section = {"char_start": 20, "char_end": 28, "label": "Beslutning"}
    >>> [(cut.kind, (cut.start, cut.end)) for cut in cuts("1. Skole\nBeslutning\nGodkendt.", [item], [section])]
    [('item', (0, 8)), ('label', (9, 20)), ('section', (20, 28)), ('text', (28, 29))]
    """

    def between(start: int, end: int, kind: str = "text") -> Iterator[_Cut]:
        if one_line(text[start:end]):
            yield _Cut(start, end, kind)

    place = 0
    marks = [
        (row["char_start"], row["char_end"], kind, row)
        for kind, rows in (("item", items), ("section", sections))
        for row in rows
    ]
    for start, end, kind, row in sorted(marks, key=lambda mark: mark[:3]):
        if start < place or not one_line(text[start:end]):
            continue
        written = max(place + len(text[place:start].rstrip()), place)
        line = max(text.rfind("\n", place, written if kind == "section" else start) + 1, place)
        if kind == "section" and row["label"]:
            yield from between(place, line)
            yield from between(line, start, "label")
        elif kind == "section":
            yield from between(place, start)
        else:  # with the number before the title
            yield from between(place, line)
            start = line
        yield _Cut(start, end, kind, row)
        place = end
    yield from between(place, len(text))


class _Inline:
    """Puts stretches of a text into elements, with what was found in it."""

    def __init__(self, text: AnnotatedText, parts: dict[str, list[Row]], entities: set[str]) -> None:
        self._text = text.text
        self._found = [(span.start, span.end, span.label or "misc", span.about) for span in text.entities()]
        self._starts = [start for start, *_ in self._found]
        self._dates = {row["char_start"]: row for row in parts["dates"]}
        self._amounts = {row["char_start"]: row for row in parts["amounts"]}
        self._entities = entities

    def paragraphs(self, parent: etree._Element, cut: _Cut) -> None:
        """Adds a paragraph a line; a line break within a name, an amount or a date ends none."""
        start = cut.start
        breaks = [match.start() for match in re.finditer("\n", self._text[cut.start : cut.end])]
        for end in [*(cut.start + place for place in breaks), cut.end]:
            before = bisect_left(self._starts, end) - 1
            if end != cut.end and before >= 0 and self._found[before][1] > end:
                continue
            if one_line(self._text[start:end]):
                self.fill(_sub(parent, "p"), _Cut(start, end, "text"))
            start = end

    def fill(self, element: etree._Element, cut: _Cut) -> None:
        """Adds a stretch without the white space around it."""
        words = self._text[cut.start : cut.end]
        start = cut.start + len(words) - len(words.lstrip())
        end = cut.start + len(words.rstrip())
        last: etree._Element | None = None
        within = slice(bisect_left(self._starts, start), bisect_left(self._starts, end))
        for first, after, label, about in self._found[within]:
            if after <= end:
                _append(element, last, self._text[start:first])
                last = etree.SubElement(element, _tag(self._name(label)), self._attributes(first, label, about))
                last.text = _clean(self._text[first:after])
                start = after
        _append(element, last, self._text[start:end])

    def _name(self, label: str) -> str:
        return {"date": "date", "amount": "measure"}.get(label) or _TAGS.get(label, "name")

    def _attributes(self, start: int, label: str, about: str | None) -> dict[str, str]:
        if label == "date":
            return _when(self._dates.get(start, {}))
        if label == "amount":
            row = self._amounts.get(start, {})
            quantity = row.get("value_dkk")
            return {"type": "currency"} | (
                {"quantity": f"{quantity:.15g}", "unit": "DKK"} if quantity is not None else {}
            )
        if label in _TAGS and label != "place":
            return {"ref": f"#{about}"} if about in self._entities else {}
        return ({} if label == "place" else {"type": label}) | ({"key": about} if about else {})


def _when(row: Row) -> dict[str, str]:
    start, end = row.get("start"), row.get("end")
    if isinstance(start, date) and start == end:
        return {"when": start.isoformat()}
    days = {"from": start, "to": end}
    return {name: day.isoformat() for name, day in days.items() if isinstance(day, date)}


def _document_header(tei: etree._Element, row: Row, words: int) -> None:
    header = _sub(tei, "teiHeader")
    description = _sub(header, "fileDesc")
    titles = _sub(description, "titleStmt")
    title = row["title"] or row["body"] or row["meeting_id"]
    _sub(titles, "title", title)
    _sub(
        titles,
        "meeting",
        row["body"] or title,
        corresp=f"#{row['body_id']}" if row["body_id"] else None,
        n=row["meeting_id"],
    )
    _sub(_sub(description, "extent"), "measure", f"{words} words", unit="words", quantity=str(words))
    publication = _sub(description, "publicationStmt")
    _sub(publication, "publisher", row["publisher"] or "unknown")
    _sub(_sub(publication, "availability"), "licence", row["licence"] or "unknown")
    source = _sub(_sub(description, "sourceDesc"), "bibl")
    _sub(source, "title", title)
    _sub(source, "idno", link(row["id"], row["source_uri"]), type="URI")
    if row["date"]:
        _sub(source, "date", row["date"].isoformat(), when=row["date"].isoformat())
    profile = _sub(header, "profileDesc")
    setting = _sub(_sub(profile, "settingDesc"), "setting")
    if row["place"]:
        _sub(setting, "name", row["place"], type="place")
    if row["date"]:
        _sub(setting, "date", row["date"].isoformat(), when=moment(row["date"], row["start_time"]))
    if not len(setting):
        _sub(setting, "p")
    _sub(_sub(profile, "langUsage"), "language", "dansk", ident=row["language"] or "da")


def _header(select: Select) -> Iterator[str]:
    """The corpus's header, piece by piece: there may be many persons."""
    description = _element("fileDesc")
    _sub(_sub(description, "titleStmt"), "title", "Minutes and agendas of Danish public bodies")
    _sub(_sub(description, "publicationStmt"), "publisher", f"referat {__version__}")
    _sub(_sub(description, "sourceDesc"), "p", "The documents that the files name.")
    encoding = _element("encodingDesc")
    _sub(_sub(encoding, "projectDesc"), "p", "Read by referat; every word of a document's text is in its file.")
    classes = _sub(encoding, "classDecl")
    topics = [(row["cap_major"], row["name_en"]) for row in gazetteer("topics.csv")]
    _taxonomy(classes, "kind", "What a document is", ((name, name) for name in get_args(records.DocumentKind)))
    _taxonomy(classes, "outcome", "What was decided", ((name, name) for name in get_args(records.Outcome)))
    _taxonomy(classes, "topic", "Major topics of the Comparative Agendas Project", topics)
    yield f"<teiHeader>\n{_written(description)}{_written(encoding)}\n<profileDesc><particDesc>\n"
    yield "<listOrg><head>Bodies and organisations</head>\n"
    for row in select(_ORGS):
        org = _element("org", id=row["id"], role=row["entity_type"])
        _sub(org, "orgName", row["name"])
        yield _written(org) + "\n"
    yield "</listOrg>\n<listPerson><head>Persons</head>\n"
    for row, found in merged(select(_PERSONS), parties=select(_PARTIES)):
        person = _element("person", id=row["id"])
        _sub(person, "persName", row["name"])
        for party in found["parties"]:
            _sub(person, "affiliation", party["party"], type="party")
        yield _written(person) + "\n"
    yield "</listPerson>\n</particDesc></profileDesc>\n</teiHeader>\n"


def _written(element: etree._Element) -> str:
    """An element within the corpus, which states the namespace."""
    return etree.tostring(element, encoding="unicode").replace(f' xmlns="{TEI}"', "", 1)


def _taxonomy(parent: etree._Element, name: str, title: str, categories: Iterable[tuple[str, str]]) -> None:
    taxonomy = _sub(parent, "taxonomy", id=name)
    _sub(taxonomy, "desc", title)
    for code, words in categories:
        _sub(_sub(taxonomy, "category", id=f"{name}.{code}"), "catDesc", words)


def _element(name: str, text: str | None = None, **attributes: str | None) -> etree._Element:
    stated = {
        f"{{{XML}}}id" if key == "id" else key: _clean(value) for key, value in attributes.items() if value is not None
    }
    element = etree.Element(_tag(name), stated, nsmap=_NAMESPACES)
    element.text = _clean(one_line(text) or "") or None
    if name in _BLOCKS:
        element.tail = "\n"
    return element


def _sub(parent: etree._Element, name: str, text: str | None = None, **attributes: str | None) -> etree._Element:
    element = _element(name, text, **attributes)
    parent.append(element)
    return element


def _append(element: etree._Element, last: etree._Element | None, words: str) -> None:
    """Adds text after the last child, or before all children where there is none yet."""
    if last is None:
        element.text = (element.text or "") + _clean(words)
    else:
        last.tail = (last.tail or "") + _clean(words)


def _clean(text: str) -> str:
    """A text with U+FFFD for every sign that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def _tag(name: str) -> str:
    return f"{{{TEI}}}{name}"
