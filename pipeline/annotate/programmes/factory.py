"""Registers the spaCy factory ``referat_programmes``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.component import MentionFinder
from pipeline.annotate.context import context_of, text_of
from pipeline.annotate.programmes.programmes import find_programmes
from pipeline.records import Mention

DEFAULT_CONFIG = {"group": "referat_programmes"}


@Language.factory("referat_programmes", assigns=["doc.spans"], default_config=DEFAULT_CONFIG)
def create(nlp: Language, name: str, group: str) -> MentionFinder:
    """The component, for ``nlp.add_pipe("referat_programmes")``."""
    return MentionFinder(_find, group=group)


def _find(doc: Doc) -> list[Mention]:
    return find_programmes(text_of(doc), context_of(doc))
