"""Registers the spaCy factory ``referat_projects``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.component import MentionFinder
from pipeline.annotate.context import text_of
from pipeline.annotate.projects.projects import find_projects
from pipeline.records import Mention

DEFAULT_CONFIG = {"group": "referat_projects"}


@Language.factory("referat_projects", assigns=["doc.spans"], default_config=DEFAULT_CONFIG)
def create(nlp: Language, name: str, group: str) -> MentionFinder:
    """The component, for ``nlp.add_pipe("referat_projects")``."""
    return MentionFinder(_find, group=group)


def _find(doc: Doc) -> list[Mention]:
    return find_projects(text_of(doc))
