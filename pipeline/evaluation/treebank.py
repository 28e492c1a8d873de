"""Scoring sentence boundaries and dictionary forms on a treebank in the CoNLL-U format of Universal Dependencies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypedDict

from pipeline.errors import UsageError
from pipeline.text.lemmas import lemmas
from pipeline.text.sentences import split_sentences

_TEXT: Final = "# text = "
_WITHOUT_LEMMA: Final = frozenset({"PUNCT", "NUM", "SYM", "X"})


class Spans(TypedDict):
    """Precision, recall and F1 of whole sentences, 0 to 1."""

    precision: float
    recall: float
    f1: float


class TreebankReport(TypedDict):
    """What ``referat evaluate treebank`` prints. ``lemma_accuracy`` is per word (no punctuation, numbers, symbols), case left out."""

    sentences: Spans
    sentences_gold: int
    lemma_accuracy: float
    words: int


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    words: tuple[tuple[str, str, str], ...]
    """Form, lemma and part of speech of each."""


def score_treebank(path: Path) -> TreebankReport:
    """Score sentences and lemmas on a CoNLL-U file, whose sentences are joined by a space as running text.

    Headlines without a full stop are sentences of their own in the treebank and cannot be told from the words after
    them once joined: in documents they are blocks, and end where their block ends.

    Raises:
        UsageError: if the file cannot be read or holds no sentence with text and lemmas.
    """
    sentences = _read(path)
    text, gold = "", set()
    for sentence in sentences:
        gold.add((len(text), len(text) + len(sentence.text)))
        text += sentence.text + " "
    found = {(span.start, span.end) for span in split_sentences(text)}
    right = len(gold & found)
    words = [
        (lemma, given)
        for sentence in sentences
        for (_, lemma, kind), given in zip(sentence.words, lemmas([word for word, _, _ in sentence.words]), strict=True)
        if kind not in _WITHOUT_LEMMA
    ]
    return TreebankReport(
        sentences=Spans(
            precision=right / len(found), recall=right / len(gold), f1=2 * right / (len(found) + len(gold))
        ),
        sentences_gold=len(gold),
        lemma_accuracy=sum(lemma.lower() == given.lower() for lemma, given in words) / max(1, len(words)),
        words=len(words),
    )


def _read(path: Path) -> list[_Sentence]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as UTF-8 text: {error}. Give a file in CoNLL-U format.") from error
    sentences: list[_Sentence] = []
    text, words = "", []
    for line in [*lines, ""]:
        if line.startswith(_TEXT):
            text = line.removeprefix(_TEXT)
        elif line and not line.startswith("#"):
            fields = line.split("\t")
            if len(fields) == 10 and fields[0].isdigit():
                words.append((fields[1], fields[2], fields[3]))
        elif not line and text and words:
            sentences.append(_Sentence(text, tuple(words)))
            text, words = "", []
    if not sentences:
        raise UsageError(f"{path} holds no sentence in CoNLL-U format with its text and lemmas.")
    return sentences
