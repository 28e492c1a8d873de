import csv

import pytest

from pipeline.resources import resource
from pipeline.topics.crosswalk import Candidate, candidates


@pytest.mark.parametrize(
    ("kle_code", "meant"),
    [
        ("05.13.30", [Candidate(10)]),
        ("14.00.00", [Candidate(15, 1523)]),
        ("08.00.00", [Candidate(21, 2104), Candidate(10)]),
        ("18.00.00", [Candidate(23), Candidate(6), Candidate(15, 1526)]),
        ("01.02.05", [Candidate(14), Candidate(7), Candidate(21)]),
        ("00.30.00", [Candidate(1)]),
        ("00.32.99", [Candidate(1)]),
        ("00.33.00", [Candidate(20)]),
        ("00.07.03", [Candidate(20)]),
        ("00.22.02", []),
        ("00.22.04", []),
        ("00.01.10", []),
        ("85.02.02", []),
        ("85.11.00", [Candidate(20)]),
        ("10.00.00", []),
        ("", []),
    ],
)
def test_a_kle_code_means_what_the_crosswalk_says(kle_code: str, meant: list[Candidate]) -> None:
    assert list(candidates(kle_code)) == meant


def test_every_topic_of_the_crosswalk_is_a_topic() -> None:
    with resource("corpora", "gazetteers", "topics.csv").open(encoding="utf-8", newline="") as file:
        topics = {int(row["cap_major"]) for row in csv.DictReader(file)}
    with resource("corpora", "gazetteers", "kle_to_cap.csv").open(encoding="utf-8", newline="") as file:
        groups = [row["kle_main_group"] for row in csv.DictReader(file)]
    for group in groups:
        for candidate in candidates(f"{group}.99.00"):
            assert candidate.topic in topics
            assert candidate.subtopic is None or candidate.subtopic // 100 == candidate.topic
