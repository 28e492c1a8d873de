from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.search.analysis import (
    BOUNDARY,
    WORD_LISTS,
    field_texts,
    forms,
    lowered,
    normalised,
    stems,
    vocabulary,
    words,
)
from pipeline.text.compounds import read_constituents, splitter


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Referat af mødet", ["referat", "af", "mødet"]),
        ("KL's og Aarhus' planer", ["kl", "og", "aarhus", "planer"]),
        ("EU-kontor/afdeling, § 18.", ["eu", "kontor", "afdeling", "18"]),
        ("27.69.40-P20-1-21", ["27", "69", "40", "p20", "1", "21"]),
        ("KL mødes kl. 19:30, Kl.9 og kl 20", ["kl", "mødes", "19", "30", "9", "og", "20"]),
        ("KL 2024, cykl 5", ["kl", "2024", "cykl", "5"]),
        ("snake_case", ["snake", "case"]),
        ("'s", ["s"]),
        ("", []),
        ("İstanbul ǅ", ["İstanbul", "ǆ"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [token.word for token in words(text)] == expected


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    low = lowered(text)
    assert len(low) == len(text)
    for token in words(text):
        assert low[token.start : token.end][:100] == token.word
    assert vocabulary(text) == {token.word for token in words(text)}


@settings(deadline=None)  # the word lists are read in the first one
@given(st.text())
def test_fields_have_a_term_for_every_word(text: str) -> None:
    fields, _ = field_texts(text)
    n = len(list(words(normalised(text))))
    assert len(fields.exact.split()) == n
    assert len(fields.stem.split()) == len(fields.folded.split()) == n


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert field_texts(unicodedata.normalize("NFD", "Århus Å")) == field_texts("Århus Å")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("århus", "aarhus"),
        ("åbenrå", "aabenraa"),
        ("ældre", "aeldre"),
        ("øresund", "öresund"),
        ("ringkjøbing", "ringkøbing"),
        ("kjærsgaard", "kærsgård"),
        ("årene", "aar"),
        ("idé", "ide"),
        ("by", "byernes"),
        ("åen", "aaerne"),
        ("sø", "søens"),
        ("soeen", "søer"),
        ("stier", "sti"),
        ("bro", "broen"),
        ("kl", "kls"),
    ],
)
def test_spelling_variants_have_the_same_folded_form(one: str, other: str) -> None:
    assert forms(one).folded == forms(other).folded


@pytest.mark.parametrize(("one", "other"), [("ar", "år"), ("vin", "vind"), ("sal", "sål")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert forms(one).folded != forms(other).folded


@given(st.text(), st.lists(st.text(), max_size=3))
def test_every_word_tells_something_or_is_muted(text: str, names: list[str]) -> None:
    fields, muted = field_texts(text, {stems(name) for name in names})
    assert sorted([*fields.word.split(), *muted.split()]) == sorted(fields.exact.split())


@pytest.mark.parametrize(
    ("text", "muted"),
    [
        ("Klima- og Miljøudvalget om klimaet", "klima og miljøudvalget"),
        ("Klima- og Miljøudvalgets møde", "klima og miljøudvalgets"),
        ("Klima og miljø i Miljøudvalget", "miljøudvalget"),
        ("KLIMA- OG MILJØUDVALGET", "klima og miljøudvalget"),
        ("Klima", ""),
    ],
)
def test_names_of_authorities_are_muted_where_they_stand_whole(text: str, muted: str) -> None:
    names = {stems("Klima- og Miljøudvalget"), stems("Miljøudvalget"), stems("")}
    assert field_texts(text, names)[1] == muted


def test_no_phrase_reaches_over_a_muted_name() -> None:
    fields, _ = field_texts("sendes til Miljøudvalget onsdag", {("miljøudvalg",)})
    assert fields.stem == f"send til {BOUNDARY} onsdag"
    assert fields.exact == "sendes til miljøudvalget onsdag"


def test_parts_of_two_words_are_kept_apart() -> None:
    assert field_texts("cykelstiplan og skolebus")[0].parts == f"cykel sti plan {BOUNDARY} skole bus {BOUNDARY}"


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("separatkloakering", "kloakering"),
        ("overtandlæger", "tandlæge"),
        ("padelklubberne", "klub"),
        ("sundhedsklyngerne", "klynge"),
        ("supercykelstisamarbejde", "cykelsti"),
    ],
)
def test_a_compound_that_begins_with_an_unknown_word_is_found_by_its_end(word: str, part: str) -> None:
    there, asked = forms(word).parts, forms(part).constituents
    assert any(there[at : at + len(asked)] == asked for at in range(len(there)))


@pytest.mark.parametrize("word", ["efterretning", "fremstillinger", "tilbagesendelse", "xyzxyzxyzxyz"])
def test_a_particle_is_no_part_of_a_compound(word: str) -> None:
    assert len(forms(word).parts) < 2


@pytest.mark.parametrize(
    ("word", "asked"),
    [
        ("fjernvarmeprisen", "varme"),
        ("fjernvarmeprisen", "fjernvarme"),
        ("hjemmehjælperne", "hjælper"),
        ("hjemmesygeplejen", "sygepleje"),
        ("klimaaftryk", "klima"),
        ("klimaaftryk", "aftryk"),
        ("kloaksepareringen", "kloak"),
        ("skovrejsningen", "skov"),
        ("kassebeholdning", "kasse"),
        ("klassekvotienter", "klasse"),
        ("lærermangel", "lærer"),
        ("stemmesedlerne", "stemmeseddel"),
        ("stormfloden", "storm"),
    ],
)
def test_compounds_are_found_by_their_parts(word: str, asked: str) -> None:
    parts, sought = forms(word).parts, forms(asked).constituents
    assert sought
    assert any(parts[at : at + len(sought)] == sought for at in range(len(parts)))


def test_the_words_for_searches_add_to_the_list_of_constituents() -> None:
    general, own = (read_constituents(file) for file in WORD_LISTS)
    taken_apart = {word[1:] for word in own if word.startswith("!")}
    added = {word.removesuffix("-") for word in own if not word.startswith("!")}
    assert taken_apart <= general.keys()
    assert added.isdisjoint(splitter().constituent(word) for word in added)
    assert all(len(forms(word).parts) > 1 for word in taken_apart)
