import csv
from pathlib import Path

from models.recipes.topics.train import LEXICON, REVIEWED, read_lexicon, read_reviewed
from pipeline.resources import resource
from pipeline.topics.reading import major_topic
from pipeline.topics.text import normalise


def test_the_lexicon_is_of_known_topics_in_words() -> None:
    lexicon = read_lexicon(LEXICON)
    with resource("corpora", "gazetteers", "topics.csv").open(encoding="utf-8", newline="") as file:
        topics = {int(row["cap_major"]) for row in csv.DictReader(file)}
    assert {major_topic(int(code)) for code in lexicon.codes} <= topics
    assert all(normalise(phrase) for phrase in lexicon.titles)
    pairs = list(zip(lexicon.titles, lexicon.codes.tolist(), strict=True))
    assert len(pairs) == len(set(pairs))


def test_the_titles_coded_for_this_project_have_known_codes() -> None:
    with REVIEWED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lexicon = set(read_lexicon(LEXICON).codes.tolist())
    assert len({row["id"] for row in rows}) == len(rows) > 1500
    assert {int(row["cap_code"]) for row in rows} <= lexicon | {399}


def test_corrected_lists_are_training_data(tmp_path: Path) -> None:
    (tmp_path / "unlabelled.csv").write_text("id,text\n1,Uden kode\n", encoding="utf-8")
    corrected = tmp_path / "corrected.csv"
    corrected.write_text("id,cap_code,title\nitm_1,1310,Ny børnehave\nitm_2,,Ikke set\n", encoding="utf-8")
    reviewed = read_reviewed(tmp_path, [corrected])
    assert list(reviewed.titles) == ["Ny børnehave"]
    assert reviewed.codes.tolist() == [1310]
