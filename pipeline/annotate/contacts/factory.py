"""Registers the spaCy factory ``referat_contacts``."""

from __future__ import annotations

from spacy.language import Language

from pipeline.annotate.contacts.contacts import Contacts

DEFAULT_CONFIG = {"group": "referat_contacts"}


@Language.factory("referat_contacts", assigns=["doc.spans"], default_config=DEFAULT_CONFIG)
def create(nlp: Language, name: str, group: str) -> Contacts:
    """The component, for ``nlp.add_pipe("referat_contacts")``."""
    return Contacts(group=group)
