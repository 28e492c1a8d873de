"""Texts through every step up to linking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
import spacy
from spacy.language import Language

from pipeline.annotate import annotate
from pipeline.annotate.language import add_components
from pipeline.linking import Link, Links, link
from pipeline.readers import read
from pipeline.records import Annotation, Document, Meeting, Source, Structure
from pipeline.settings import Settings
from pipeline.structure.parse import parse


@dataclass(frozen=True)
class Linked:
    """A text with its links."""

    document: Document
    annotation: Annotation
    links: Links

    def of(self, words: str) -> Link:
        """The link of the first mention of these words."""
        texts = [mention.text for mention in self.annotation.mentions]
        return self.links.mentions[texts.index(words)]

    def id_of(self, words: str) -> str | None:
        return self.of(words).entity_id


@pytest.fixture(scope="session")
def nlp() -> Language:
    return add_components(spacy.blank("da"))


@pytest.fixture
def linked(nlp: Language) -> Callable[..., Linked]:
    def make(
        text: str, *, municipality: int | None = None, publisher: str | None = None, meeting: Meeting | None = None
    ) -> Linked:
        document = read(Source(uri="memory:", data=text.encode()), Settings())
        document = replace(document, municipality_code=municipality, publisher=publisher)
        structure = Structure(kind="minutes", meeting=meeting) if meeting else parse(document)
        [annotation] = annotate([(document, structure)], nlp)
        return Linked(document, annotation, link(document, structure, annotation))

    return make
