"""Registers the spaCy factory ``referat_amounts``."""

from __future__ import annotations

from spacy.language import Language

from pipeline.annotate.amounts.amounts import Amounts

DEFAULT_CONFIG = {"group": "referat_amounts"}


@Language.factory("referat_amounts", assigns=["doc.spans"], default_config=DEFAULT_CONFIG)
def create(nlp: Language, name: str, group: str) -> Amounts:
    """The component, for ``nlp.add_pipe("referat_amounts")``."""
    return Amounts(group=group)
