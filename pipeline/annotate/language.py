"""The language model with our components after its own."""

from __future__ import annotations

import importlib
import re
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer

from pipeline.errors import ModelError, ReferatError
from pipeline.resources import resource

COMPONENTS = (
    "referat_case_numbers",
    "referat_contacts",
    "referat_amounts",
    "referat_dates",
    "referat_addresses",
    "referat_laws",
    "referat_municipalities",
    "referat_programmes",
    "referat_organisations",
    "referat_persons",
    "referat_projects",
)
"""Our components in the order in which they run; each works without the others."""

SHIPPED = {"accurate": "ner-accurate", "fast": "ner-fast"}
"""The models that ship with referat, with their folders in ``models/``."""

_RECOGNISER = "referat_recogniser"
_LONGEST_SUFFIX = 64  # characters, with what a suffix may look back at


def load(name: str, *, threads: int = 1) -> Language:
    """A language model with our components added after its own.

    Args:
        name: ``accurate`` or ``fast`` for a model shipped in ``models/``, else an installed spaCy package such as ``da_core_news_sm``.
        threads: that the accurate model computes on.

    Raises:
        ModelError: where it is missing or was made by an incompatible version of spaCy.
    """
    return add_components(load_model(name, threads=threads))


def load_model(name: str, *, threads: int = 1) -> Language:
    """A language model alone, as ``load`` takes it."""
    nlp = _load_shipped(name, threads) if name in SHIPPED else _load_package(name)
    _bound_suffixes(nlp)
    return nlp


def add_components(nlp: Language) -> Language:
    """The same pipeline, with those of our components that it lacks.

    >>> add_components(spacy.blank("da")).pipe_names[-1]
    'referat_projects'
    """
    for component in COMPONENTS:
        importlib.import_module(f"pipeline.annotate.{component.removeprefix('referat_')}.factory")
        if component not in nlp.pipe_names:
            nlp.add_pipe(component)
    return nlp


class _AtTheEnd:
    """A pattern of suffixes, looked for at a word's end only: a tokenizer searches the whole word for each sign that it takes off.

    50 kB of brackets without a blank took 85 s before and take 7 s so.
    """

    def __init__(self, suffixes: re.Pattern[str]) -> None:
        self._suffixes = suffixes
        self.pattern = suffixes.pattern  # what spaCy saves with the tokenizer

    def search(self, word: str) -> re.Match[str] | None:
        return self._suffixes.search(word[-_LONGEST_SUFFIX:])


def _bound_suffixes(nlp: Language) -> None:
    tokenizer = nlp.tokenizer
    if isinstance(tokenizer, Tokenizer) and isinstance(tokenizer.suffix_search.__self__, re.Pattern):
        tokenizer.suffix_search = _AtTheEnd(tokenizer.suffix_search.__self__).search


def _load_shipped(name: str, threads: int) -> Language:
    try:
        path = resource("models", SHIPPED[name])
    except ReferatError:
        raise ModelError(
            f"The language model {name!r} is not there.",
            hint="Install referat again, or set language_model to an installed spaCy package.",
        ) from None
    config: dict[str, Any] = {}
    if (path / _RECOGNISER).is_dir():
        importlib.import_module("pipeline.annotate.recogniser.factory")
        config = {"components": {_RECOGNISER: {"threads": threads}}}
    try:
        return spacy.load(path, config=config)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"The language model {name!r} in {path} cannot be loaded: {_first_line(error)}",
            hint="Install referat again.",
        ) from None


def _load_package(name: str) -> Language:
    if not spacy.util.is_package(name):
        raise ModelError(
            f"There is no language model {name!r}.",
            hint=f"Use 'accurate' or 'fast', or install the spaCy package: python -m spacy download {name}.",
        )
    try:
        return spacy.load(name)
    except (OSError, ValueError, KeyError, ImportError) as error:
        raise ModelError(
            f"The language model {name!r} cannot be loaded: {_first_line(error)}",
            hint="Install a version of it made for the spaCy version in use (see `referat doctor`).",
        ) from None


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
