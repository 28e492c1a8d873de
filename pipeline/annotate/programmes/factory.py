"""Registers the spaCy factory ``referat_programmes``."""

from __future__ import annotations

from spacy.language import Language

from pipeline.annotate.component import MentionFinder
from pipeline.annotate.programmes.programmes import find_programmes

DEFAULT_CONFIG = {"group": "referat_programmes"}


@Language.factory("referat_programmes", assigns=["doc.spans"], default_config=DEFAULT_CONFIG)
def create(nlp: Language, name: str, group: str) -> MentionFinder:
    """The component, for ``nlp.add_pipe("referat_programmes")``."""
    return MentionFinder(find_programmes, group=group)
