from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.errors import UsageError
from pipeline.evaluation.ner import EntitySpan, TaggedSentence, decode_iob, read_danplus, score_ner

GOLD = """\
Formand\tO\tO
Ib\tB-PER\tO
Holm\tI-PER\tO
fra\tO\tO
Tipperup\tB-LOC\tO

Tipperup\tB-ORG\tB-LOC
Kommune\tI-ORG\tO
og\tO\tO
danske\tB-LOCderiv\tO
EU-midler\tB-ORGpart\tO
"""


def ruled(*patterns: tuple[str, str]) -> Language:
    nlp = spacy.blank("da")
    nlp.meta["name"], nlp.meta["version"] = "rules", "0.1"
    nlp.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": words} for label, words in patterns])
    return nlp


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.tsv"
    path.write_text(GOLD, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("tags", "entities"),
    [
        ("O O", []),
        ("B-PER I-PER B-PER", [(0, 2, "PER"), (2, 3, "PER")]),
        ("I-LOC I-LOC", [(0, 2, "LOC")]),
        ("B-PER I-ORG", [(0, 1, "PER"), (1, 2, "ORG")]),
        ("B-LOCderiv I-LOCderiv B-MISC", [(2, 3, "MISC")]),
        ("B-LOCpart I-LOC", [(1, 2, "LOC")]),
        ("B-PER O I-PER", [(0, 1, "PER"), (2, 3, "PER")]),
        ("", []),
    ],
)
def test_tags_are_read_as_entities(tags: str, entities: list[tuple[int, int, str]]) -> None:
    assert decode_iob(tags.split()) == entities


@given(st.lists(st.sampled_from(["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORGpart", "I-ORGpart"])))
def test_entities_are_in_order_and_do_not_overlap(tags: list[str]) -> None:
    entities = decode_iob(tags)
    assert all(entity.start < entity.end <= len(tags) for entity in entities)
    assert all(one.end <= other.start for one, other in pairwise(entities))
    assert len(entities) >= sum(tag in ("B-PER", "B-LOC") for tag in tags)


def test_a_file_is_read_without_parts_and_derivations(gold: Path) -> None:
    assert read_danplus(gold) == [
        TaggedSentence(
            ("Formand", "Ib", "Holm", "fra", "Tipperup"), (EntitySpan(1, 3, "PER"), EntitySpan(4, 5, "LOC"))
        ),
        TaggedSentence(("Tipperup", "Kommune", "og", "danske", "EU-midler"), (EntitySpan(0, 2, "ORG"),)),
    ]


def test_line_ends_byte_order_mark_and_missing_nested_tags_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "windows.tsv"
    path.write_bytes("\ufeffIb\tB-PER\r\nHolm\tI-PER\r\n\r\n\r\nHej\tO\r\n".encode())
    assert [sentence.words for sentence in read_danplus(path)] == [("Ib", "Holm"), ("Hej",)]


def test_entities_count_only_when_exact(gold: Path) -> None:
    report = score_ner(gold, ruled(("PER", "Ib Holm"), ("LOC", "Tipperup"), ("DATE", "fra")))
    assert report["per_type"]["PER"]["f1"] == 1.0
    assert report["per_type"]["LOC"] == {
        "precision": 0.5, "recall": 1.0, "f1": 0.6667, "f1_interval": (0.0, 1.0), "support": 1
    }  # fmt: skip
    assert report["per_type"]["ORG"]["recall"] == 0.0
    assert report["micro"]["precision"] == 0.6667
    assert report["loc_org_per"]["f1"] == 0.6667
    assert (report["sentences"], report["words"], report["threads"]) == (2, 10, 1)
    assert report["model"] == "da_rules-0.1"
    assert report["words_per_second"] > 0


def test_a_label_without_gold_and_found_scores_zero(gold: Path) -> None:
    assert score_ner(gold, ruled(("PER", "Bo Lind")))["per_type"]["MISC"]["f1"] == 0.0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "holds no sentence"),
        (b"\n\n", "holds no sentence"),
        (b"Ib Holm\n", "Line 1 of .* is not in DaN"),
        (b"Ib\tB-PER\nHolm\tPER\n", "Line 2 of"),
        (b"\tB-PER\n", "Line 1 of"),
        ("æ\tO\n".encode("latin-1"), "cannot be read"),
    ],
)
def test_other_files_are_refused_with_the_place(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "odd.tsv"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=message):
        read_danplus(path)


def test_a_missing_file_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_danplus(tmp_path / "none.tsv")
