from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from pipeline.evaluation.ner import score_ner
from pipeline.resources import resource

FOLDER = resource("models", "ner-fast")
DOMAIN = Path(__file__).parents[2] / "corpora" / "ner-domain"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(FOLDER)


def found(nlp: Language, text: str) -> set[tuple[str, str]]:
    return {(ent.text, ent.label_) for ent in nlp(text).ents}


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("Afbud: Kirsten Mølgaard (A) og Hassan Karimi (V)", {("Kirsten Mølgaard", "PER"), ("Hassan Karimi", "PER")}),
        (
            "Teknik- og Miljøudvalget anbefaler, at Kolding Kommune køber grunden.",
            {("Teknik- og Miljøudvalget", "ORG"), ("Kolding Kommune", "ORG")},
        ),
        ("Udvalget tog orienteringen til efterretning.", set()),
        ("Eleverne rejser til Riga i Letland.", {("Riga", "LOC"), ("Letland", "LOC")}),
        ("Socialdemokratiet og Venstre stemte for.", {("Socialdemokratiet", "ORG"), ("Venstre", "ORG")}),
        ("Vejen er spærret ved skolen.", set()),
    ],
)
def test_the_shipped_model_knows_the_usual_names(nlp: Language, text: str, entities: set[tuple[str, str]]) -> None:
    assert found(nlp, text) == entities


@pytest.mark.parametrize("text", ["", " ", "\n\n", "12.", "((((", "A" * 10_000, "ord " * 5_000, "🙂 \u200b \ufeff"])
def test_any_text_passes(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(ent.label_ in {"PER", "ORG", "LOC", "MISC"} for ent in doc.ents)


def test_sentences_are_there_for_those_who_ask() -> None:
    nlp = spacy.load(FOLDER, exclude=["ner"])
    assert nlp.disabled == ["senter"]
    nlp.enable_pipe("senter")
    doc = nlp("Udvalget godkendte budgettet. Mødet sluttede kl. 18.30. Næste møde er i maj.")
    assert [sentence.text.split()[0] for sentence in doc.sents] == ["Udvalget", "Mødet", "Næste"]


def test_it_holds_its_floor_on_the_domain(nlp: Language) -> None:
    assert score_ner(DOMAIN / "dev.tsv", nlp)["loc_org_per"]["f1"] > 0.85


def test_it_is_small_and_needs_nothing_of_ours(nlp: Language) -> None:
    assert sum(file.stat().st_size for file in FOLDER.rglob("*") if file.is_file()) < 12_000_000
    assert {part["factory"] for part in nlp.config["components"].values()} == {"tok2vec", "ner", "senter"}


def test_it_ships_no_words_of_its_training_text(nlp: Language) -> None:
    assert not {"Hekmatyars", "Gorbatjov", "regionplanen"} & set(spacy.load(FOLDER).vocab.strings)
