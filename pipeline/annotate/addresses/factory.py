"""Registers the spaCy factory ``referat_addresses``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.addresses.addresses import find_addresses
from pipeline.annotate.addresses.landmarks import find_landmarks
from pipeline.annotate.component import MentionFinder
from pipeline.annotate.context import text_of
from pipeline.annotate.mentions import longest, without_overlaps
from pipeline.records import Mention

DEFAULT_CONFIG = {"group": "referat_addresses"}


@Language.factory("referat_addresses", assigns=["doc.spans"], default_config=DEFAULT_CONFIG)
def create(nlp: Language, name: str, group: str) -> MentionFinder:
    """The component, for ``nlp.add_pipe("referat_addresses")``."""
    return MentionFinder(_find, group=group)


def _find(doc: Doc) -> list[Mention]:
    text = text_of(doc)
    return without_overlaps([*find_addresses(text), *find_landmarks(text)], longest)
