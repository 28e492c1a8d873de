"""Which organisation a name means: a listed body, a body of the publishing municipality or region, or whoever has the name."""

from __future__ import annotations

import re

from pipeline.annotate.organisations.organisations import find_organisations
from pipeline.ids import stable_id
from pipeline.linking.links import Link
from pipeline.linking.names import body_key, name_key, without_genitive
from pipeline.linking.owners import Owner, municipality_names, region_names
from pipeline.records import Mention

_LOCAL_HEAD = re.compile(
    r"(?:[\w-]+-(?:,| og| samt| &)? )*[\w-]*(?:udvalg|råd|nævn|forvaltning|direktion)(?:et|en)?(?: (?:for|vedrørende) .+)?",
    re.IGNORECASE,
)
"""A body's name without anything that tells it from the same body elsewhere: Økonomiudvalget, Udvalget for Børn og Unge."""

_BOARD = re.compile(r"kommunalbestyrelse", re.IGNORECASE)
_COPENHAGEN = 101


def link_organisation(mention: Mention, owner: Owner) -> Link:
    """The organisation that a mention means.

    Args:
        mention: of an organisation, with the attributes that its finder gave.
        owner: the document's.
    """
    attributes = mention.attributes
    acronym = attributes.get("acronym")
    if "name" in attributes:
        return Link(stable_id("org", name_key(attributes["name"])), attributes["name"], acronym)
    own = _stated_owner(mention) or owner
    if attributes.get("kind") == "council":
        return _council(mention.text, own)
    name = without_genitive(attributes.get("refers_to", mention.text))
    if is_local(name):
        scope = own.scope
        return Link(stable_id("org", body_key(name), scope) if scope else None, name, acronym)
    return Link(stable_id("org", name_key(name)), name, acronym)


def link_body(body: str, owner: Owner) -> Link:
    """The organisation that a meeting's body is.

    Args:
        body: as the structure states it ("Odense Byråd", "Økonomiudvalget").
        owner: the document's.
    """
    found = [mention for mention in find_organisations(body) if mention.entity_type == "organisation"]
    if found:
        return link_organisation(max(found, key=lambda mention: len(mention.text)), owner)
    scope = owner.scope
    unnamed = " " not in body.strip()
    if unnamed and scope is None:
        return Link(None, body)
    return Link(stable_id("org", body_key(body), scope if unnamed else None), body)


def is_local(name: str) -> bool:
    """Whether a body's name is one that every municipality has.

    >>> [is_local(name) for name in ("Økonomiudvalget", "Udvalget for Børn og Unge", "Kolding Ældreråd", "KL")]
    [True, True, False, False]
    """
    return _LOCAL_HEAD.fullmatch(name) is not None


def _stated_owner(mention: Mention) -> Owner | None:
    if "municipality_code" in mention.attributes:
        return Owner(municipality=int(mention.attributes["municipality_code"]))
    if "region_code" in mention.attributes:
        return Owner(region=int(mention.attributes["region_code"]))
    return None


def _council(text: str, owner: Owner) -> Link:
    """The one elected council of a municipality or region."""
    scope = owner.scope
    if scope is None:
        return Link(None, without_genitive(text))
    if owner.municipality is not None:
        place = municipality_names()[owner.municipality].rsplit(" ", 1)[0]
        if owner.municipality == _COPENHAGEN:
            name = "Borgerrepræsentationen"
        else:
            name = f"{place} {'Kommunalbestyrelse' if _BOARD.search(text) else 'Byråd'}"
    elif owner.region is not None:
        name = f"Regionsrådet i {region_names()[owner.region]}"
    else:
        name = without_genitive(text)
    return Link(stable_id("org", "council", scope), name)
