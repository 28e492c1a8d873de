"""Name lists as static vectors: one row for each combination of lists that a word form stands in.

spaCy adds a word's static vector to its other features, so a table whose vectors say "a first name", "a Danish place" gives the
model gazetteer features without code of its own at run time, in some hundred kilobytes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from spacy.strings import hash_string
from spacy.vectors import Vectors
from spacy.vocab import Vocab

from models.recipes.ner_data.lists import genitive, names

FEATURES = (
    "first_name",
    "last_name",
    "danish_place",
    "place_abroad",
    "organisation",
    "part_of_place",
    "part_of_organisation",
    "person_title",
    "organisation_noun",
    "genitive",
)


def gazetteer_vectors(vocab: Vocab) -> Vectors:
    """A vector table over the forms of all listed names: as listed, in the genitive, and both in capitals.

    It knows the forms by their hashes, so the model ships no list of strings.
    """
    forms = _forms()
    rows: dict[frozenset[str], int] = {}
    for features in forms.values():
        rows.setdefault(features, len(rows))
    table = np.zeros((len(rows), len(FEATURES)), dtype="float32")
    for features, row in rows.items():
        table[row, [FEATURES.index(feature) for feature in features]] = 1.0
    vectors = Vectors(strings=vocab.strings, data=table, name="gazetteer")
    for form, features in sorted(forms.items()):
        vectors.add(hash_string(form), row=rows[features])
    return vectors


def _forms() -> dict[str, frozenset[str]]:
    features: defaultdict[str, set[str]] = defaultdict(set)
    for word, feature in _words():
        features[word].add(feature)
        if feature in ("person_title", "organisation_noun"):
            continue
        features[genitive(word)] |= {feature, "genitive"}
        if len(word) > 3:
            features[word.upper()].add(feature)
            features[genitive(word).upper()] |= {feature, "genitive"}
    return {word: frozenset(kinds) for word, kinds in features.items()}


def _words() -> Iterator[tuple[str, str]]:
    for stem, whole, part in (
        ("first_names", "first_name", None),
        ("last_names", "last_name", None),
        ("places", "danish_place", "part_of_place"),
        ("places_abroad", "place_abroad", "part_of_place"),
        ("organisations", "organisation", "part_of_organisation"),
        ("person_titles", "person_title", None),
        ("organisation_nouns", "organisation_noun", None),
    ):
        for name in names(stem):
            words = name.split()
            if len(words) == 1:
                yield name, whole
            elif part:
                yield from ((word, part) for word in words if word[0].isupper())
