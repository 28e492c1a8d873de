"""The words from which the vocabulary is pruned; every source is free to use: DaN+, our own corpora, lists and made-up sentences."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from models.recipes.ner_data.domain import domain_sentences
from models.recipes.ner_data.lists import genitive, names
from pipeline.evaluation.ner import read_danplus

_TOP = Path(__file__).resolve().parents[3]
_TEXTS = ("corpora/samples/*.txt", "corpora/samples/*.html", "corpora/gazetteers/*.csv", "pipeline/**/*.txt")
_LISTS = (
    "first_names",
    "last_names",
    "places",
    "places_abroad",
    "organisations",
    "person_titles",
    "organisation_nouns",
)
_WORD = re.compile(r"[^\W\d_]+")
_MADE_UP = 20_000


def words(training: Path) -> Iterator[str]:
    """The words of DaN+'s training file and of everything of ours, one by one."""
    for sentence in read_danplus(training):
        yield from sentence.words
    for pattern in _TEXTS:
        for path in sorted(_TOP.glob(pattern)):
            yield from _WORD.findall(path.read_text(encoding="utf-8", errors="replace"))
    for stem in _LISTS:
        for name in names(stem):
            yield from name.split()
            yield from genitive(name).split()
    for sentence in domain_sentences(random.Random(0), _MADE_UP):
        yield from sentence.words
