"""Texts as words and sentences, cut so that every entity begins and ends with a word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import spacy
from spacy.tokenizer import Tokenizer

from pipeline.export.texts import AnnotatedText, TextSpan
from pipeline.text.sentences import split_sentences


class Word(NamedTuple):
    """A word at ``[start, end)`` of a text, with its tag in IOB2."""

    text: str
    start: int
    end: int
    tag: str


def pieces(text: str, entities: Sequence[TextSpan]) -> list[tuple[int, int]]:
    """Where spaCy's Danish tokenizer cuts a text, and where entities begin and end; the pieces of white space are among them.

    Args:
        text: any text.
        entities: none of which overlap.
    """
    cuts = sorted({edge for entity in entities for edge in (entity.start, entity.end)})
    found = []
    place = 0
    for token in _tokenizer()(text):
        start, end = token.idx, token.idx + len(token)
        while place < len(cuts) and cuts[place] < end:
            if cuts[place] > start:
                found.append((start, cuts[place]))
                start = cuts[place]
            place += 1
        found.append((start, end))
    return found


def sentences(document: AnnotatedText) -> Iterator[list[Word]]:
    """The words of each sentence, tagged ``B-PERSON``, ``I-PERSON``, ``O`` ...; no sentence ends within an entity."""
    text, entities = document.text, document.entities()
    starts = [
        sentence.start
        for sentence in split_sentences(text)
        if not any(entity.start < sentence.start < entity.end for entity in _at(entities, sentence.start))
    ]
    words: list[Word] = []
    following = iter([*starts[1:], len(text) + 1])
    border = next(following)
    ahead = iter(entities)
    entity = next(ahead, None)
    for start, end in pieces(text, entities):
        if text[start:end].isspace():
            continue
        while start >= border:
            if words:
                yield words
            words, border = [], next(following)
        while entity is not None and entity.end <= start:
            entity = next(ahead, None)
        tag = "O"
        if entity is not None and entity.start <= start:
            tag = f"{'B' if entity.start == start else 'I'}-{(entity.label or 'misc').upper()}"
        words.append(Word(text[start:end], start, end, tag))
    if words:
        yield words


def _at(entities: Sequence[TextSpan], place: int) -> Sequence[TextSpan]:
    """The entity, if any, that begins last before a place."""
    number = bisect_right(entities, place, key=lambda entity: entity.start)
    return entities[number - 1 : number] if number else ()


@cache
def _tokenizer() -> Tokenizer:
    return spacy.blank("da").tokenizer
