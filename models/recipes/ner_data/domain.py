"""Sentences of the field with their entities marked, out of the grammar in ``templates``."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import spacy

from models.recipes.ner_data import invented
from models.recipes.ner_data.lists import genitive, names
from models.recipes.ner_data.templates import RULES, START
from pipeline.evaluation.ner import EntitySpan, TaggedSentence

_SLOT = re.compile(r"\{(\w+)\}")
_MARKED = re.compile(r"\[(PER|ORG|LOC|MISC) ([^\]]+)\]")
_CHOICES = RULES | {
    "first": names("first_names"),
    "last": names("last_names"),
    "town": names("places"),
    "town_genitive": tuple(genitive(name) for name in names("places")),
    "abroad": names("places_abroad"),
    "known_organisation": names("organisations"),
}
_INVENTED = {"first": invented.first_name, "last": invented.last_name, "town": invented.place}


def domain_sentences(rng: random.Random, count: int) -> Iterator[TaggedSentence]:
    """``count`` made-up sentences in spaCy's tokens; one whose tokens cut across an entity is skipped."""
    tokenizer = spacy.blank("da").tokenizer
    made = 0
    while made < count:
        text, entities = parse(expand(rng.choice(START), rng))
        doc = tokenizer(text)
        spans = [doc.char_span(start, end, label=label) for start, end, label in entities]
        if all(spans):
            made += 1
            yield TaggedSentence(
                tuple(token.text for token in doc),
                tuple(EntitySpan(span.start, span.end, span.label_) for span in spans if span is not None),
            )


def expand(template: str, rng: random.Random) -> str:
    """The template with every ``{slot}`` replaced, to any depth, by one of its choices.

    >>> expand("Teknisk chef", random.Random(0))
    'Teknisk chef'
    """
    return _SLOT.sub(lambda match: expand(_choice(match[1], rng), rng), template)


def _choice(slot: str, rng: random.Random) -> str:
    if slot in _INVENTED and rng.random() < invented.SHARE:
        return _INVENTED[slot](rng)
    return rng.choice(_CHOICES[slot])


def parse(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its entity brackets, and the entities as ``(start, end, label)`` in characters.

    >>> parse("Afbud: [PER Ib Holm] (A)")
    ('Afbud: Ib Holm (A)', [(7, 14, 'PER')])
    """
    text, done = "", 0
    entities: list[tuple[int, int, str]] = []
    for match in _MARKED.finditer(marked):
        text += marked[done : match.start()]
        entities.append((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        done = match.end()
    return text + marked[done:], entities
