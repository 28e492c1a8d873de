"""Titles as numbers: hashed character n-grams, word stems and parts of compounds, weighted by tf-idf.

All of these lie within words, so each distinct word of a batch is taken apart once, and a title's counts are the sums of its words'.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.preprocessing import normalize

from pipeline.topics.text import stems

# Hashed, because a stored vocabulary makes a skops file load for seconds; larger sizes score the same in cross-validation.
CHARACTER_FEATURES = 2**15
STEM_FEATURES = 2**13
_CHARACTER_NGRAMS = (2, 5)
_STEM_WEIGHT = 0.7


class TitleFeatures:
    """Turns normalised titles into rows of a sparse matrix, shape (titles, ``CHARACTER_FEATURES + STEM_FEATURES``), float32.

    Args:
        known: words that may be parts of compounds.
        idf: inverse document frequencies, shape (features,), as ``fit_idf`` gives them.
    """

    def __init__(self, known: frozenset[str], idf: NDArray[np.float32]) -> None:
        self._vectorizers = _vectorizers(known)
        self._character_idf, self._stem_idf = np.split(idf, [CHARACTER_FEATURES])

    def __call__(self, titles: Sequence[str]) -> csr_matrix:
        """The features of normalised titles; one of no words is a row of zeros."""
        characters, words = _counts(titles, self._vectorizers)
        return hstack(
            [
                _weighted(characters, self._character_idf),
                _weighted(words, self._stem_idf) * np.float32(_STEM_WEIGHT),
            ],
            format="csr",
        )


def fit_idf(titles: Sequence[str], known: frozenset[str]) -> NDArray[np.float32]:
    """Smoothed inverse document frequencies of all features over normalised titles, shape (features,)."""
    counts = hstack(_counts(titles, _vectorizers(known)), format="csr")
    frequencies = np.bincount(counts.indices, minlength=counts.shape[1])
    return (np.log((1 + len(titles)) / (1 + frequencies)) + 1).astype(np.float32)


def _counts(titles: Sequence[str], vectorizers: Sequence[HashingVectorizer]) -> list[csr_matrix]:
    """How often each title has each feature, by vectorizer."""
    place: dict[str, int] = {}
    columns = [place.setdefault(word, len(place)) for title in titles for word in title.split()]
    ends = np.cumsum([0, *(len(title.split()) for title in titles)])
    ones = np.ones(len(columns), dtype=np.float32)
    words_of_titles = csr_matrix((ones, columns, ends), shape=(len(titles), len(place)))
    if not place:
        return [csr_matrix((len(titles), vectorizer.n_features), dtype=np.float32) for vectorizer in vectorizers]
    counts = [words_of_titles @ vectorizer.transform(list(place)) for vectorizer in vectorizers]
    for matrix in counts:
        matrix.sort_indices()
    return counts


def _weighted(counts: csr_matrix, idf: NDArray[np.float32]) -> csr_matrix:
    """Counts dampened by the logarithm and weighted by ``idf``; every row has length 1."""
    weighted = counts.copy()
    weighted.data = (1 + np.log(weighted.data)) * idf[weighted.indices]
    return normalize(weighted, copy=False)


def _vectorizers(known: frozenset[str]) -> tuple[HashingVectorizer, HashingVectorizer]:
    common = {"alternate_sign": False, "norm": None, "lowercase": False, "dtype": np.float32}
    characters = HashingVectorizer(
        analyzer="char_wb", ngram_range=_CHARACTER_NGRAMS, n_features=CHARACTER_FEATURES, **common
    )
    return characters, HashingVectorizer(analyzer=partial(stems, known=known), n_features=STEM_FEATURES, **common)
