"""Authorities of foreign cities, which a text names once by their office ("Stad Gent") and then by the city alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.annotate.projects.cities import city_forms
from pipeline.records import Mention


def with_authorities(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a document; organisations that have but a city's name refer to the only authority of it that the text names.

    >>> from pipeline.annotate.mentions import mention_at
    >>> text = "Stad Gent, Gent, Lund"
    >>> named = [mention_at(text, *place, "organisation", "x") for place in ((0, 9), (11, 15), (17, 21))]
    >>> [mention.attributes.get("refers_to") for mention in with_authorities(named)]
    [None, 'Stad Gent', None]
    """
    named: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.entity_type == "organisation":
            for form in city_forms(mention.text):
                named[form].add(mention.text)
    return [
        replace(mention, attributes={**mention.attributes, "refers_to": next(iter(named[mention.text]))})
        if mention.entity_type == "organisation" and len(named.get(mention.text, ())) == 1
        else mention
        for mention in mentions
    ]
