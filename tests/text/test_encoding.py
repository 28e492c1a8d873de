from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.encoding import decode

TEXT = "Økonomiudvalget på Ærø godkendte – “for så vidt” – ansøgningen på 1,5 mio. €."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (TEXT.encode("cp1252"), "cp1252"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32-le"),
    ],
)
def test_danish_text_is_read_in_every_encoding_it_comes_in(data: bytes, encoding: str) -> None:
    assert decode(data) == (TEXT, encoding)


def test_the_declared_encoding_goes_before_the_ladder() -> None:
    data = "Møde på Ærø".encode("cp865")
    assert decode(data, "cp865").text == "Møde på Ærø"
    assert decode("Møde".encode("mac_roman"), "macintosh").text == "Møde"


@pytest.mark.parametrize("declared", ["iso-8859-1", "latin1", "utf-8", "us-ascii", "no-such-name", "", "zlib", "rot13"])
def test_a_wrong_declaration_does_no_harm(declared: str) -> None:
    assert decode(TEXT.encode(), declared).text == TEXT
    assert decode(TEXT.encode("cp1252"), declared).text == TEXT


def test_a_stray_byte_of_windows_does_not_spoil_a_utf8_file() -> None:
    data = "Rådet mødes på Ærø. ".encode() + b"Bes\xf8g." + " Århus".encode()
    assert decode(data).text == "Rådet mødes på Ærø. Besøg. Århus"


def test_a_utf8_file_cut_inside_a_character_stays_utf8() -> None:
    assert decode("Rådet mødes på Ærø".encode()[:-1]).text.startswith("Rådet mødes på Ær")


@given(st.binary(max_size=300), st.none() | st.text(max_size=12))
def test_all_bytes_decode(data: bytes, declared: str | None) -> None:
    assert isinstance(decode(data, declared).text, str)


@given(st.text(alphabet="abcdefghijklmnoprstuvæøåÆØÅé .,–”", min_size=1, max_size=80))
def test_danish_survives_windows_1252(text: str) -> None:
    text = TEXT.replace("€", "kr") * 20 + text
    assert decode(text.encode("cp1252")) == (text, "cp1252")
