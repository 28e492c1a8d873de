import random

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from models.recipes.ner_data.augment import change_letters, swap_names
from models.recipes.ner_data.domain import domain_sentences, expand, parse
from models.recipes.ner_data.lists import genitive, names
from models.recipes.ner_data.templates import START
from models.recipes.ner_fast.gazetteer import FEATURES, gazetteer_vectors
from pipeline.evaluation.ner import EntitySpan, TaggedSentence

LISTS = ("first_names", "last_names", "places", "places_abroad", "organisations", "person_titles", "organisation_nouns")


@pytest.mark.parametrize("stem", LISTS)
def test_lists_hold_clean_names(stem: str) -> None:
    found = names(stem)
    assert len(found) > 100
    assert len(found) == len(set(found))
    assert all(name == " ".join(name.split()) and ";" not in name for name in found)


@pytest.mark.parametrize("template", START)
def test_every_template_expands_to_its_last_slot(template: str) -> None:
    text, entities = parse(expand(template, random.Random(7)))
    assert not set("{}[]") & set(text)
    assert all(0 <= start < end <= len(text) for start, end, _ in entities)


def test_made_up_sentences_repeat_themselves_with_the_same_seed() -> None:
    first, second = (list(domain_sentences(random.Random(3), 60)) for _ in range(2))
    assert first == second
    assert len({sentence.words for sentence in first}) > 40
    assert {entity.label for sentence in first for entity in sentence.entities} == {"PER", "ORG", "LOC", "MISC"}


@pytest.mark.parametrize(
    ("name", "form"), [("Vejle", "Vejles"), ("Assens", "Assens'"), ("Max", "Max'"), ("FN", "FNs"), ("SAS", "SAS'")]
)
def test_genitives(name: str, form: str) -> None:
    assert genitive(name) == form


def test_a_word_carries_every_list_it_stands_in() -> None:
    nlp = spacy.blank("da")
    vectors = gazetteer_vectors(nlp.vocab)

    def features(word: str) -> set[str]:
        row = vectors.find(key=nlp.vocab.strings[word])
        return {FEATURES[column] for column in vectors.data[row].nonzero()[0]} if row >= 0 else set()

    assert features("Viborg") == {"last_name", "danish_place", "part_of_organisation"}
    assert features("Viborgs") == features("Viborg") | {"genitive"}
    assert features("MARIBO") == {"danish_place"}
    assert features("borgmester") == {"person_title"}
    assert features("spisestel") == set()
    assert vectors.data.shape[0] < 200


SENTENCE = TaggedSentence(
    ("I", "går", "mødtes", "Ole", "Lynge", "med", "Venstres", "folk", "i", "Assens", "."),
    (EntitySpan(3, 5, "PER"), EntitySpan(6, 7, "ORG"), EntitySpan(9, 10, "LOC")),
)


def test_swapping_changes_names_and_nothing_else() -> None:
    swapped, origins = swap_names(SENTENCE, random.Random(1), 1.0)
    assert [place for place in origins if place is not None] == [0, 1, 2, 5, 7, 8, 10]
    assert len(origins) == len(swapped.words)
    assert swapped != SENTENCE
    assert [entity.label for entity in swapped.entities] == ["PER", "ORG", "LOC"]
    person, organisation, _ = swapped.entities
    assert person.end - person.start == 2
    assert swapped.words[organisation.end - 1].endswith(("s", "'"))
    assert swap_names(SENTENCE, random.Random(1), 0.0).sentence == SENTENCE


@settings(max_examples=50)
@given(st.integers(0, 10_000))
def test_swapped_entities_keep_their_neighbours(seed: int) -> None:
    swapped = swap_names(SENTENCE, random.Random(seed), 0.5).sentence
    person, organisation, place = swapped.entities
    assert swapped.words[: person.start] == ("I", "går", "mødtes")
    assert swapped.words[person.end : organisation.start] == ("med",)
    assert swapped.words[organisation.end : place.start] == ("folk", "i")
    assert swapped.words[place.end :] == (".",)


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ({"upper": 1.0, "lower": 0.0, "folded": 0.0}, "ÆBLER PÅ ÅEN"),
        ({"upper": 0.0, "lower": 1.0, "folded": 0.0}, "æbler på åen"),
        ({"upper": 0.0, "lower": 0.0, "folded": 1.0}, "Aebler paa Aaen"),
        ({"upper": 0.0, "lower": 0.0, "folded": 0.0}, "Æbler på Åen"),
    ],
)
def test_letters_change_in_all_words(shares: dict[str, float], expected: str) -> None:
    assert change_letters(("Æbler", "på", "Åen"), random.Random(1), **shares) == tuple(expected.split())
