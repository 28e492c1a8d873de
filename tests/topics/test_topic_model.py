import time
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pipeline.errors import ModelError
from pipeline.resources import resource
from pipeline.topics import model as model_module
from pipeline.topics.model import TopicModel
from pipeline.topics.training import CodedTitles, cross_validate, train


@pytest.fixture(scope="module")
def shipped() -> TopicModel:
    return TopicModel.load()


def small_training_set() -> tuple[CodedTitles, CodedTitles]:
    subjects = {610: "skole", 1002: "vej", 1412: "lokalplan", 703: "kloak", 1310: "børnehave"}
    frames = (
        "Ny {} i Tipperup",
        "Godkendelse af {}",
        "Orientering om {} og budget",
        "Renovering af {}",
        "Forslag om {}",
        "Drift af {}",
    )
    titles = [(frame.format(word), code) for code, word in subjects.items() for frame in frames]
    phrases = [(word + end, code) for code, word in subjects.items() for end in ("", "n", "politik")]
    return (
        CodedTitles([title for title, _ in titles], np.array([code for _, code in titles])),
        CodedTitles([phrase for phrase, _ in phrases], np.array([code for _, code in phrases])),
    )


@pytest.mark.parametrize(
    ("title", "topic", "subtopic"),
    [
        ("12. Forslag til lokalplan 8.14 for et boligområde ved Tranevænget", 14, 1412),
        ("Budget 2031-34, 1. behandling", 1, 112),
        ("Skema B for 24 almene familieboliger, Boligforeningen Lærkebo", 14, 1406),
        ("Tillæg 4 til spildevandsplanen, kloakering i det åbne land", 7, 703),
        ("Anlægsbevilling til cykelsti langs Møllevej", 10, 1012),
        ("Projektforslag om fjernvarme i Tipperup", 8, 804),
        ("Skolestruktur: høringssvar fra skolebestyrelserne", 6, 610),
        ("Udbringning af mad til hjemmeboende ældre", 13, 1399),
        ("Åbningstider på bibliotekerne", 6, 607),
        ("Uddybning af sejlrenden til lystbådehavnen", 21, 2104),
        ("Danskuddannelse til flygtninge", 9, 900),
        ("Udpegning af medlemmer til bestyrelsen for Museum Tipperup", 23, 2302),
    ],
)
def test_the_shipped_model_knows_the_usual_matters(shipped: TopicModel, title: str, topic: int, subtopic: int) -> None:
    [reading] = shipped.predict([title])
    assert (reading.topic, reading.subtopic, reading.method) == (topic, subtopic, "model")
    assert reading.score > 0.5


def test_a_subtopic_belongs_to_its_topic(shipped: TopicModel) -> None:
    readings = shipped.predict(
        [f"{word} i {place}" for word in ("Hal", "Vej", "Skat", "Tilsyn") for place in ("Als", "byen")]
    )
    assert all(reading.subtopic is not None and reading.subtopic // 100 == reading.topic for reading in readings)
    assert all(0 <= reading.score <= 1 for reading in readings)


def test_what_has_no_words_has_no_score(shipped: TopicModel) -> None:
    assert [reading.score for reading in shipped.predict(["", "17.", "..... 4"])] == [0.0, 0.0, 0.0]
    assert shipped.predict([]) == []


def test_a_reading_does_not_depend_on_its_batch(shipped: TopicModel) -> None:
    titles = [f"Lokalplan {number} for {place}" for number in range(40) for place in ("Skoven", "Havnen")]
    assert shipped.predict(titles)[7] == shipped.predict([titles[7]])[0]


def test_long_texts_are_read_in_bounded_time(shipped: TopicModel) -> None:
    started = time.perf_counter()
    shipped.predict(["lokalplan " * 200_000, "x" * 2_000_000])
    assert time.perf_counter() - started < 2.0


def test_probabilities_among_codes_sum_to_one(shipped: TopicModel) -> None:
    found = shipped.probabilities_among("Salg af grund", [1413, 2008, 9999])
    assert sum(found.values()) == pytest.approx(1)
    assert max(found, key=lambda code: found[code]) == 1413


def test_the_shipped_file_holds_plain_arrays_only() -> None:
    from skops.io import get_untrusted_types

    assert get_untrusted_types(file=resource("models", "topics", "topics.skops")) == []


def test_training_twice_gives_the_same_model_and_saving_keeps_it(tmp_path: Path) -> None:
    coded, lexicon = small_training_set()
    first, second = train("test", coded, lexicon), train("test", coded, lexicon)
    assert np.array_equal(first.weights, second.weights)
    assert first.calibration == second.calibration
    first.save(tmp_path / "a.skops")
    second.save(tmp_path / "b.skops")
    assert (tmp_path / "a.skops").read_bytes() == (tmp_path / "b.skops").read_bytes()
    loaded = TopicModel.load(tmp_path / "a.skops")
    titles = ["Ny skolepolitik", "Vejen til Tipperup", "Lokalplan"]
    assert [(r.topic, r.subtopic) for r in loaded.predict(titles)] == [(6, 610), (10, 1002), (14, 1412)]
    assert [r.score for r in loaded.predict(titles)] == pytest.approx(
        [r.score for r in first.predict(titles)], abs=0.01
    )
    assert loaded.name == "test"


def test_the_code_of_the_highest_score_decides_the_topic() -> None:
    coded, lexicon = small_training_set()
    model = train("test", coded, lexicon)
    scores = np.full((1, len(model.codes)), -1.0)
    scores[0, np.searchsorted(model.codes, [610, 1310])] = 0.5, 0.6
    [reading] = model.read(scores)
    assert (reading.topic, reading.subtopic) == (13, 1310)


def test_cross_validation_reads_each_title_by_what_the_others_teach() -> None:
    coded, lexicon = small_training_set()
    one_more = CodedTitles([*coded.titles, "Uddybning af sejlrenden"], np.append(coded.codes, 2104))
    readings = cross_validate(one_more, lexicon)
    right = [reading.subtopic == code for reading, code in zip(readings, one_more.codes, strict=True)]
    assert sum(right[:-1]) > 0.9 * len(coded.titles)
    assert not right[-1]  # nothing else says what a channel is about


def test_titles_made_of_phrases_teach_what_a_plan_is_for() -> None:
    coded, lexicon = small_training_set()
    made = CodedTitles([f"lokalplan for {word}" for word in ("kloak", "kloakken")], np.array([703, 703]))
    title, codes = "Lokalplan for kloakken", (703, 1412)
    alone, taught = train("test", coded, lexicon), train("test", coded, lexicon, made)
    assert taught.probabilities_among(title, codes)[703] > alone.probabilities_among(title, codes)[703]


def test_a_model_of_another_format_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    coded, lexicon = small_training_set()
    file = tmp_path / "old.skops"
    train("test", coded, lexicon).save(file)
    monkeypatch.setattr(model_module, "FORMAT", 3)
    with pytest.raises(ModelError, match="format 2; this version of referat reads format 3"):
        TopicModel.load(file)


def test_a_model_with_other_features_is_refused(tmp_path: Path) -> None:
    coded, lexicon = small_training_set()
    model = train("test", coded, lexicon)
    file = tmp_path / "short.skops"
    replace(model, weights=model.weights).save(file)
    model.weights = model.weights[:100]
    model.save(file)
    with pytest.raises(ModelError, match="wrong shape"):
        TopicModel.load(file)


def test_files_that_are_no_model_are_refused(tmp_path: Path) -> None:
    empty, text, archive = tmp_path / "empty.skops", tmp_path / "text.skops", tmp_path / "zip.skops"
    empty.touch()
    text.write_text("ingen model", encoding="utf-8")
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("hello.txt", "hello")
    for path in (empty, text, archive, tmp_path / "missing.skops", tmp_path):
        with pytest.raises(ModelError, match="cannot be read as a topic model"):
            TopicModel.load(path)


def test_a_pickled_function_in_a_model_is_refused(tmp_path: Path) -> None:
    import os

    from skops.io import dump

    dump({"format": 2, "weights": os.system}, tmp_path / "evil.skops")
    with pytest.raises(ModelError, match="system"):
        TopicModel.load(tmp_path / "evil.skops")
