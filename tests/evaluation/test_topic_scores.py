from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.evaluation.topics import report, score_topics
from pipeline.topics.reading import TopicReading

ROWS = """\
id,cap_code,text
1,1412,"12. Lokalplan 4, Tranevænget"
2,2036,Godkendelse af dagsorden
3,112,Budget 2031
4,99,Lukket punkt
"""


def test_a_file_is_scored_in_the_documented_shape(tmp_path: Path) -> None:
    path = tmp_path / "gold.csv"
    path.write_text(ROWS, encoding="utf-8")
    found = score_topics(path, minimum=0.35)
    assert set(found) == {"major", "subtopic", "abstaining", "by_topic", "items", "items_per_second"}
    assert found["major"]["accuracy"] == found["subtopic"]["accuracy"] == 1.0
    assert found["major"]["accuracy_interval"][0] == pytest.approx(0.5101, abs=1e-3)
    assert found["abstaining"] == {"minimum": 0.35, "coverage": 1.0, "accuracy": 1.0}
    assert set(found["by_topic"]) == {"0", "1", "14", "20"}
    assert found["items_per_second"]


def test_accuracy_macro_f1_and_abstention_are_told_apart() -> None:
    readings = [
        TopicReading(6, 610, 0.9),
        TopicReading(6, 610, 0.8),
        TopicReading(6, 613, 0.6),
        TopicReading(6, 610, 0.3),
    ]
    found = report([610, 610, 610, 0], readings, minimum=0.5, seconds=0.5)
    assert found["major"]["accuracy"] == 0.75
    assert found["major"]["macro_f1"] == pytest.approx((6 / 7 + 0) / 2, abs=1e-4)
    assert found["subtopic"]["accuracy"] == 0.5
    assert found["abstaining"] == {"minimum": 0.5, "coverage": 0.75, "accuracy": 1.0}
    assert found["by_topic"]["0"]["recall"] == 0.0
    assert found["items_per_second"] == 8.0


def test_both_codes_of_what_cannot_be_classified_are_one() -> None:
    found = report([0, 99], [TopicReading(0, 99, 1.0)] * 2, minimum=0.5, seconds=None)
    assert found["subtopic"]["accuracy"] == found["major"]["accuracy"] == 1.0
    assert found["items_per_second"] is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"id,cap_code,text\n",
        b"id,text\n1,Budget\n",
        b"id,cap_code,text\n1,x,Budget\n",
        b"id,cap_code,text\n1,112\n",
        b"\xff\xfe",
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    with pytest.raises(UsageError):
        score_topics(path)


def test_a_missing_file_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        score_topics(tmp_path / "none.csv")


def test_the_confusion_matrix_is_drawn_where_asked(tmp_path: Path) -> None:
    file, picture = tmp_path / "coded.csv", tmp_path / "matrix.svg"
    file.write_text("id,cap_code,text\n1,1412,Lokalplan 4 for Tranevænget\n", encoding="utf-8")
    score_topics(file, picture=picture)
    assert "Bolig" in picture.read_text(encoding="utf-8")
