from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.reports.figure import PictureKind
from pipeline.reports.pictures import Axis, Drawn, draw

_SPANS = [Drawn("A", {"start": "2020-01-01", "end": "2022-06-30"}), Drawn("B", {"start": None, "end": "2021-01-01"})]
_PARTS = [Drawn("Odense", {"for": 2.0, "against": 0.0}), Drawn("Vejle", {"for": 1.0, "against": 4.0})]
ROWS: dict[PictureKind, tuple[list[Drawn], dict[str, str]]] = {
    "bars": ([Drawn("Odense", {"n": 2.0}), Drawn("Odense", {"n": 5.0})], {"n": "Antal"}),
    "parts": (_PARTS, {"for": "For", "against": "Imod"}),
    "columns": ([Drawn("2019", {"n": 2.0}), Drawn("2022", {"n": 1.0})], {"n": "Antal"}),
    "spans": (_SPANS, {"start": "Begynder", "end": "Slutter"}),
    "network": ([Drawn("Vejle\tOdense", {"n": 2.0}), Drawn("Odense\tFaxe", {"n": 1.0})], {"n": "Projekter"}),
}


def drawn(kind: PictureKind, rows: list[Drawn], names: dict[str, str]) -> etree._Element:
    words = {"title": "Titel <b>", "description": "Beskrivelse & mere", "identity": "her"}
    return etree.fromstring(draw(kind, rows, names, **words, axis=Axis("Antal"), decimal_comma=True))


@pytest.mark.parametrize("kind", ROWS)
def test_a_picture_is_named_and_described(kind: PictureKind) -> None:
    picture = drawn(kind, *ROWS[kind])
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "her-title her-desc"
    assert [(child.tag, child.text) for child in picture[:2]] == [
        ("title", "Titel <b>"),
        ("desc", "Beskrivelse & mere"),
    ]
    assert "NaN" not in etree.tostring(picture, encoding="unicode")


@pytest.mark.parametrize("kind", ["bars", "spans", "network"])
def test_names_are_written_beside_what_is_drawn(kind: PictureKind) -> None:
    rows, names = ROWS[kind]
    written = drawn(kind, rows, names).xpath("//text/text()")
    for row in rows:
        for name in row.label.split("\t"):
            assert name in written


def test_two_rows_of_one_name_stay_two() -> None:
    assert drawn("bars", *ROWS["bars"]).xpath("//text/text()").count("Odense") == 2


def test_years_without_a_row_have_their_place() -> None:
    assert {"2019", "2020", "2021", "2022"} <= set(drawn("columns", *ROWS["columns"]).xpath("//text/text()"))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(label=st.text(max_size=40), other=st.text(max_size=40))
def test_any_text_can_be_drawn(label: str, other: str) -> None:
    label, other = label.replace("\t", " "), other.replace("\t", " ")
    drawn("bars", [Drawn(label, {"n": 1.0}), Drawn(other, {"n": 2.0})], {"n": label})
    drawn("network", [Drawn(f"{label}\t{other}", {"n": 1.0})], {"n": "n"})


@pytest.mark.parametrize(
    "text", ["\x00", "\x01\x0c", "\ufffe\uffff", "</text><script>", "]]>", "\u2028'\"\\", "😀", ""]
)
def test_no_text_breaks_a_picture(text: str) -> None:
    drawn("bars", [Drawn(text, {"n": 1.0})], {"n": text})
    drawn("columns", [Drawn(text, {"n": 1.0})], {"n": text})
