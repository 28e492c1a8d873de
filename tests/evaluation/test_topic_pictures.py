from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from pipeline.errors import UsageError
from pipeline.evaluation.topic_pictures import (
    confusion_picture,
    coverage_picture,
    reliability_picture,
    write_picture,
    write_pictures,
)
from pipeline.evaluation.topics import calibration_error, confusion, curve, reliability
from pipeline.topics.reading import TopicReading

CODES = [112, 112, 610, 610]
READINGS = [TopicReading(topic, None, score) for topic, score in ((1, 0.95), (1, 0.95), (6, 0.55), (1, 0.55))]


def test_curve_and_calibration_error() -> None:
    points = {point["minimum"]: (point["coverage"], point["accuracy"]) for point in curve(CODES, READINGS)}
    assert points[0.0] == (1.0, 0.75)
    assert points[0.6] == (0.5, 1.0)
    assert calibration_error(CODES, READINGS) == pytest.approx(0.05)


@pytest.mark.parametrize(
    "picture",
    [
        confusion_picture(confusion(CODES, READINGS)),
        reliability_picture(reliability(CODES, READINGS)),
        coverage_picture(curve(CODES, READINGS)),
    ],
)
def test_pictures_tell_what_they_show_in_words(picture: str) -> None:
    root = ElementTree.fromstring(picture)
    names = {element.tag.split("}")[1] for element in root}
    assert {"title", "desc"} <= names
    assert root.get("role") == "img"
    labels = (root.get("aria-labelledby") or "").split()
    assert {element.get("id") for element in root if element.get("id")} == set(labels)
    spoken = [element.text or "" for element in root.iter() if element.tag.endswith(("title", "desc"))]
    assert all(spoken)


def test_each_cell_of_the_matrix_is_named() -> None:
    told = confusion_picture(confusion(CODES, READINGS))
    assert "Uddannelse og skole (6) givet Økonomi og budget (1): 1" in told
    assert "3 af 4 ligger på diagonalen" in told


def test_pictures_are_written_into_a_folder(tmp_path: Path) -> None:
    parts = {
        "confusion": confusion(CODES, READINGS),
        "reliability": reliability(CODES, READINGS),
        "curve": curve(CODES, READINGS),
    }
    write_pictures(parts, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {
        "topics-confusion.svg",
        "topics-reliability.svg",
        "topics-coverage.svg",
    }


def test_a_picture_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        write_picture(tmp_path / "no" / "picture.svg", "<svg/>")
