"""Registers the spaCy factory ``referat_dates``."""

from __future__ import annotations

from spacy.language import Language

from pipeline.annotate.dates.dates import Dates

DEFAULT_CONFIG = {"group": "referat_dates"}


@Language.factory("referat_dates", assigns=["doc.spans"], default_config=DEFAULT_CONFIG)
def create(nlp: Language, name: str, group: str) -> Dates:
    """The component, for ``nlp.add_pipe("referat_dates")``."""
    return Dates(group=group)
