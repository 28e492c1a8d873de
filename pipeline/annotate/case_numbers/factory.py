"""Registers the spaCy factory ``referat_case_numbers``."""

from __future__ import annotations

from spacy.language import Language

from pipeline.annotate.case_numbers.case_numbers import CaseNumbers

DEFAULT_CONFIG = {"group": "referat_case_numbers", "labelled_only": False}


@Language.factory("referat_case_numbers", assigns=["doc.spans"], default_config=DEFAULT_CONFIG)
def create(nlp: Language, name: str, group: str, labelled_only: bool) -> CaseNumbers:
    """The component, for ``nlp.add_pipe("referat_case_numbers")``."""
    return CaseNumbers(group=group, labelled_only=labelled_only)
