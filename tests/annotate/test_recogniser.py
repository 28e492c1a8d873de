from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.language import load_model
from pipeline.errors import ModelError
from pipeline.evaluation.ner import score_ner
from pipeline.resources import resource

DOMAIN = Path(__file__).resolve().parents[2] / "corpora" / "ner-domain"
MINUTES = "Afbud:\nEjlif Kjærulff (V)\nShqipe Haxhija (A)\nTil stede: borgmester Fatima Yilmaz fra Odense Kommune."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_model("accurate")


def names(doc: Doc) -> list[tuple[str, str]]:
    return [(entity.text, entity.label_) for entity in doc.ents]


def test_names_that_stand_in_no_list_are_found_line_by_line(nlp: Language) -> None:
    assert names(nlp(MINUTES)) == [
        ("Ejlif Kjærulff", "PER"),
        ("Shqipe Haxhija", "PER"),
        ("Fatima Yilmaz", "PER"),
        ("Odense Kommune", "ORG"),
    ]


def test_each_entity_has_a_score(nlp: Language) -> None:
    doc = nlp(MINUTES)
    group = doc.spans["referat_recogniser"]
    assert [(span.start, span.end) for span in group] == [(entity.start, entity.end) for entity in doc.ents]
    assert all(0 < score <= 1 for score in group.attrs["scores"])
    assert len(group.attrs["scores"]) == len(group)


def test_batches_and_single_docs_give_the_same(nlp: Language) -> None:
    texts = [MINUTES, "", "Byrådet", "Kristina Lund-Madsen bor i Vejle.", MINUTES * 3]
    assert [names(doc) for doc in nlp.pipe(texts)] == [names(nlp(text)) for text in texts]


def test_a_long_text_is_read_in_pieces_and_its_places_are_right(nlp: Language) -> None:
    sentence = "Efter mødet talte Ejlif Kjærulff med naboerne om støjen fra vejen. "
    doc = nlp(sentence * 80)
    people = [entity for entity in doc.ents if entity.label_ == "PER"]
    assert len(people) == 80
    assert {entity.text for entity in people} == {"Ejlif Kjærulff"}


def test_a_line_in_capitals_is_read_too(nlp: Language) -> None:
    assert ("ODENSE", "LOC") in names(nlp("MØDET I ØKONOMIUDVALGET BLEV HOLDT I ODENSE"))


def test_entities_set_before_stay(nlp: Language) -> None:
    doc = nlp.make_doc("Lis Bang bor i Vejle")
    doc.ents = [doc.char_span(0, 8, label="HERO")]
    assert names(nlp.get_pipe("referat_recogniser")(doc)) == [("Lis Bang", "HERO"), ("Vejle", "LOC")]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_any_text_passes(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


def test_several_threads_find_the_same(nlp: Language) -> None:
    threaded = load_model("accurate", threads=2)
    assert names(threaded(MINUTES)) == names(nlp(MINUTES))


def test_a_saved_pipeline_is_the_same(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "copy")
    assert names(spacy.load(tmp_path / "copy")(MINUTES)) == names(nlp(MINUTES))


def test_a_damaged_file_is_a_model_error(nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nlp.to_disk(tmp_path / "ner-accurate")
    (tmp_path / "ner-accurate" / "referat_recogniser" / "model.onnx").write_bytes(b"no model")
    monkeypatch.setattr("pipeline.annotate.language.resource", lambda *parts: tmp_path.joinpath(*parts[1:]))
    with pytest.raises(ModelError, match="accurate"):
        load_model("accurate")


def test_a_component_without_a_model_says_so() -> None:
    nlp = spacy.blank("da")
    nlp.add_pipe("referat_recogniser")
    with pytest.raises(ValueError, match="no model yet"):
        nlp("Lis Bang")


def test_it_holds_its_floor_on_the_domain(nlp: Language) -> None:
    assert score_ner(DOMAIN / "dev.tsv", nlp)["loc_org_per"]["f1"] > 0.85


def test_it_is_at_most_40_megabytes() -> None:
    folder = resource("models", "ner-accurate")
    assert sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) < 40_000_000
