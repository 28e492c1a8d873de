"""Street addresses as places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.addresses.addresses import find_addresses


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Mødet er på Søndergade 12 A, 2. sal, 8600 Silkeborg.", "Søndergade 12 A, 2. sal, 8600 Silkeborg"),
        ("På Møllevej 4 skal der bygges", "Møllevej 4"),
        ("Lokalplan for Ved Parken 3 vedtages", "Ved Parken 3"),
        (
            "Rådhuset, H.C. Andersens Boulevard 9-11, 1553 København V",
            "H.C. Andersens Boulevard 9-11, 1553 København V",
        ),
        ("Ny Strandvej 101, st. tv. er solgt", "Ny Strandvej 101, st. tv."),
        ("Ved Fjorden 6 · 6950 Ringkøbing", "Ved Fjorden 6 · 6950 Ringkøbing"),
        ("adressen Klostertorvet 2, 4660 Store Heddinge", "Klostertorvet 2, 4660 Store Heddinge"),
        ("Kongevejen 7, Bagsværd, 2880 Bagsværd. Tlf. 12345678", "Kongevejen 7, Bagsværd, 2880 Bagsværd"),
    ],
)
def test_addresses(text: str, address: str) -> None:
    assert [mention.text for mention in find_addresses(text)] == [address]


@pytest.mark.parametrize(
    "text",
    [
        "Punkt 4 og bilag 2 til Lokalplan 101",
        "Sager 129 - 133 behandles",
        "kl. 17 i Byrådssalen den 4. maj 2021",
        "Budget 2020 blev vedtaget",
        "vejen 2 km mod nord",
    ],
)
def test_no_addresses(text: str) -> None:
    assert find_addresses(text) == []


def test_parts_of_an_address() -> None:
    (found,) = find_addresses("Havnegade 1, 6700 Esbjerg")
    assert found.attributes == {
        "kind": "address",
        "street": "Havnegade",
        "house": "1",
        "postcode": "6700",
        "town": "Esbjerg",
    }


@given(st.text(alphabet="Vej gade12,. ØåÆ8600\n", max_size=200))
def test_spans_hold_their_words(text: str) -> None:
    for mention in find_addresses(text):
        assert text[mention.span.start : mention.span.end] == mention.text
