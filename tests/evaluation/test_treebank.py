"""Scores of sentences and lemmas on a small treebank."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.evaluation.treebank import score_treebank


def _row(number: int, form: str, lemma: str, kind: str) -> str:
    return "\t".join([str(number), form, lemma, kind, *"______"])


def test_scores_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    first = [
        "# text = Byrådet drøftede sagen.",
        _row(1, "Byrådet", "byråd", "NOUN"),
        _row(2, "drøftede", "drøfte", "VERB"),
    ]
    first += [_row(3, "sagen", "sag", "NOUN"), _row(4, ".", ".", "PUNCT")]
    second = ["# text = Overskrift uden punktum", _row(1, "Overskrift", "WRONG", "NOUN")]
    third = ["# text = Sagen udsættes.", _row(1, "Sagen", "sag", "NOUN"), _row(2, "udsættes", "udsætte", "VERB")]
    path.write_text("\n\n".join("\n".join(each) for each in (first, second, third)), encoding="utf-8")
    report = score_treebank(path)
    assert (report["sentences_gold"], report["words"]) == (3, 6)
    assert report["sentences"]["precision"] == pytest.approx(1 / 2)
    assert report["sentences"]["recall"] == pytest.approx(1 / 3)
    assert report["lemma_accuracy"] == pytest.approx(5 / 6)


def test_a_file_without_sentences_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.conllu"
    path.write_text("nothing\n", encoding="utf-8")
    with pytest.raises(UsageError, match="holds no sentence"):
        score_treebank(path)
