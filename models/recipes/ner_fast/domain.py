"""Sentences of the field with their entities marked, out of the grammar in ``templates``."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from models.recipes.ner_fast.gazetteer import genitive
from models.recipes.ner_fast.lists import names
from models.recipes.ner_fast.templates import RULES, START

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


def domain_docs(nlp: Language, rng: random.Random, count: int) -> Iterator[Doc]:
    """``count`` tokenised sentences with entities and sentence start; a sentence whose tokens cut across an entity is skipped."""
    made = 0
    while made < count:
        text, entities = parse(expand(rng.choice(START), rng))
        doc = nlp.make_doc(text)
        spans = [doc.char_span(start, end, label=label) for start, end, label in entities]
        if all(spans):
            doc.ents = [span for span in spans if span is not None]
            for token in doc:
                token.is_sent_start = token.i == 0
            made += 1
            yield doc


def expand(template: str, rng: random.Random) -> str:
    """The template with every ``{slot}`` replaced, to any depth, by one of its choices.

    >>> expand("Teknisk chef", random.Random(0))
    'Teknisk chef'
    """
    return _SLOT.sub(lambda match: expand(rng.choice(_CHOICES[match[1]]), rng), template)


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
