"""Registers the spaCy factory ``referat_laws``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.component import MentionFinder
from pipeline.annotate.context import text_of
from pipeline.annotate.laws.laws import find_laws
from pipeline.records import Mention

DEFAULT_CONFIG = {"group": "referat_laws"}


@Language.factory("referat_laws", assigns=["doc.spans"], default_config=DEFAULT_CONFIG)
def create(nlp: Language, name: str, group: str) -> MentionFinder:
    """The component, for ``nlp.add_pipe("referat_laws")``."""
    return MentionFinder(_find, group=group)


def _find(doc: Doc) -> list[Mention]:
    return find_laws(text_of(doc))
