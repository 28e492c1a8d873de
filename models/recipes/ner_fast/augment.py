"""Changes made to training sentences at random: other names, capitals."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from models.recipes.ner_fast.gazetteer import genitive
from models.recipes.ner_fast.lists import names
from pipeline.evaluation.ner import EntitySpan, TaggedSentence


def swap_names(sentence: TaggedSentence, rng: random.Random, probability: float) -> TaggedSentence:
    """The sentence with each of its persons, places and organisations replaced by a listed one with ``probability``.

    A genitive stays a genitive. A person keeps the number of words, so that "Clinton" becomes one name, not two.
    """
    words: list[str] = []
    entities: list[EntitySpan] = []
    done = 0
    for start, end, label in sentence.entities:
        words += sentence.words[done:start]
        old = sentence.words[start:end]
        new = _other_name(old, label, rng) if rng.random() < probability else old
        entities.append(EntitySpan(len(words), len(words) + len(new), label))
        words += new
        done = end
    return TaggedSentence((*words, *sentence.words[done:]), tuple(entities))


def change_case(sentences: Sequence[TaggedSentence], rng: random.Random, *, upper: float) -> Sequence[TaggedSentence]:
    """The sentences in capitals with probability ``upper``, else as they are."""
    if rng.random() >= upper:
        return sentences
    return [replace(sentence, words=tuple(word.upper() for word in sentence.words)) for sentence in sentences]


def _other_name(old: tuple[str, ...], label: str, rng: random.Random) -> tuple[str, ...]:
    if label == "PER":
        new = _person(len(old), rng)
    elif label == "LOC":
        new = rng.choice(names(rng.choice(("places", "places_abroad")))).split()
    elif label == "ORG":
        new = rng.choice(names("organisations")).split()
    else:
        return old
    if _is_genitive(old[-1]):
        new[-1] = genitive(new[-1])
    return tuple(new)


def _person(length: int, rng: random.Random) -> list[str]:
    if length == 1:
        return [rng.choice(names(rng.choice(("first_names", "last_names"))))]
    middle = [rng.choice(names(rng.choice(("first_names", "last_names")))) for _ in range(length - 2)]
    return [rng.choice(names("first_names")), *middle, rng.choice(names("last_names"))]


def _is_genitive(word: str) -> bool:
    """Whether a word looks like a name in the genitive: ``Jensens``, ``FN's``, ``Assens'``, but not ``Jens`` or ``Aarhus``."""
    if word.endswith(("'", "'s")):
        return True
    return word.endswith("s") and word not in _ENDING_IN_S and len(word) > 3


_ENDING_IN_S = frozenset(
    word
    for stem in ("first_names", "last_names", "places", "places_abroad", "organisations")
    for name in names(stem)
    for word in name.split()
    if word.endswith("s")
)
