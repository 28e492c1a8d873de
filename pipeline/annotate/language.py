"""The language model with our components after its own."""

from __future__ import annotations

import importlib

import spacy
from spacy.language import Language

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

_SHIPPED = {"fast": "ner-fast"}


def load(name: str) -> Language:
    """A language model with our components added after its own.

    Args:
        name: ``fast`` for the model shipped in ``models/``, else an installed spaCy package such as ``da_core_news_sm``.

    Raises:
        ModelError: where it is missing or was made by an incompatible version of spaCy.
    """
    nlp = _load_shipped(name) if name in _SHIPPED else _load_package(name)
    return add_components(nlp)


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


def _load_shipped(name: str) -> Language:
    try:
        path = resource("models", _SHIPPED[name])
    except ReferatError:
        raise ModelError(
            f"The language model {name!r} is not there.",
            hint="Install referat again, or set language_model to an installed spaCy package.",
        ) from None
    try:
        return spacy.load(path)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"The language model {name!r} in {path} cannot be loaded: {_first_line(error)}",
            hint="Install referat again.",
        ) from None


def _load_package(name: str) -> Language:
    if not spacy.util.is_package(name):
        raise ModelError(
            f"There is no language model {name!r}.",
            hint=f"Use 'fast', or install the spaCy package: python -m spacy download {name}.",
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
