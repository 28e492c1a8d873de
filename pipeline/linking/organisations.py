"""Which organisation a name means: a listed body, a body of the publishing municipality or region, or whoever has the name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.annotate.municipalities.municipalities import place_names
from pipeline.annotate.organisations.organisations import find_organisations
from pipeline.ids import stable_id
from pipeline.linking.history import current_name
from pipeline.linking.institutions import Institution, institution, is_institution
from pipeline.linking.links import Link
from pipeline.linking.names import body_key, organisation_key, without_genitive
from pipeline.linking.owners import Owner, municipality_id, municipality_names, region_id, region_names
from pipeline.records import Mention

_LOCAL_HEAD = re.compile(
    r"(?:[\w-]+-(?:,| og| samt| &)? )*[\w-]*(?:udvalg|råd|nævn|forvaltning|direktion)(?:et|en)?(?: (?:for|vedrørende) .+)?",
    re.IGNORECASE,
)
"""A body's name without anything that tells it from the same body elsewhere: Økonomiudvalget, Udvalget for Børn og Unge."""

_ITS_KIND = re.compile(r"^ ?(?:regions)?kommunes?(?= |$)", re.IGNORECASE)
_OF = frozenset({"i", "for", "ved"})
_BOARD = re.compile(r"kommunalbestyrelse", re.IGNORECASE)
_COUNCIL_WORD = re.compile(r"byråd|kommunalbestyrelse|borgerrepræsentation|regionsråd", re.IGNORECASE)
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
        listed = current_name(attributes["name"])
        return Link(stable_id("org", organisation_key(listed)), listed, acronym)
    own = _stated_owner(mention) or owner
    if attributes.get("kind") == "council":
        return _council(mention.text, own)
    name = current_name(without_genitive(attributes.get("refers_to", mention.text)))
    if is_local(name):
        scope = own.scope
        return Link(stable_id("org", body_key(name), scope) if scope else None, name, acronym)
    owned = _owned_body(name)
    if owned is not None:
        return Link(stable_id("org", body_key(owned[0]), owned[1]), name, acronym)
    told = institution(name)
    if told is not None:
        return Link(_institution_id(told, name, own), name, acronym)
    if own.municipality is not None and is_institution(name):
        return Link(stable_id("org", organisation_key(name), municipality_id(own.municipality)), name, acronym)
    return Link(stable_id("org", organisation_key(name)), name, acronym)


def _institution_id(told: Institution, name: str, own: Owner) -> str | None:
    """By noun, town and municipality; None where neither tells the body from others of its noun."""
    home = municipality_id(own.municipality) if own.municipality is not None else None
    if told.town is None and (home is None or not told.is_one):
        return None
    is_of_home = told.town is None or is_institution(name)
    return stable_id("org", *told.parts, told.owner or (home if is_of_home else None))


@lru_cache(maxsize=16384)
def _owned_body(name: str) -> tuple[str, str] | None:
    """The body's own name, and whose it is, where a name begins or ends with its municipality or region.

    >>> _owned_body("Tønder Ældreråd"), _owned_body("Kolding Kommunes Økonomiudvalg"), _owned_body("Ældrerådet i Tønder")
    (('Ældreråd', 'municipality-0550'), ('Økonomiudvalg', 'municipality-0621'), ('Ældrerådet', 'municipality-0550'))
    """
    for match in place_names(name):
        place = match.value
        if place.kind not in ("municipality", "region") or not place.code:
            continue
        before, after = name[: match.start].strip(), _ITS_KIND.sub("", name[match.end :]).strip()
        head, _, preposition = before.rpartition(" ")
        bare = after if not before else head if not after and preposition in _OF else ""
        if is_local(bare):
            scope = municipality_id(place.code) if place.kind == "municipality" else region_id(place.code)
            return bare, scope
    return None


def with_owners_named_elsewhere(mentions: Sequence[Mention], links: Sequence[Link]) -> list[Link]:
    """The links of a document; a body of which nothing says whose it is means the only one of that name whose owner the document states.

    Args:
        mentions: of the document.
        links: one for each of them.
    """
    owned: defaultdict[str, set[Link]] = defaultdict(set)
    for mention, link in zip(mentions, links, strict=True):
        if mention.entity_type == "organisation" and link.entity_id is not None:
            owned[_bare_key(mention)].add(replace(link, acronym=None))
    return [
        next(iter(owned[_bare_key(mention)]))
        if mention.entity_type == "organisation" and link.entity_id is None and len(owned[_bare_key(mention)]) == 1
        else link
        for mention, link in zip(mentions, links, strict=True)
    ]


def _bare_key(mention: Mention) -> str:
    """What a body is called without its owner: "regionsråd", "økonomiudvalg"."""
    if mention.attributes.get("kind") == "council":
        found = _COUNCIL_WORD.search(mention.text)
        return found[0].casefold() if found else ""
    told = institution(without_genitive(mention.attributes.get("refers_to", mention.text)))
    if told is not None:
        return told.noun
    owned = _owned_body(without_genitive(mention.text))
    return body_key(owned[0] if owned else mention.text)


def without_own_genitives(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a document; those of bodies that only the ending of the genitive tells from another refer to that one.

    >>> from pipeline.annotate.mentions import mention_at
    >>> text = "Fjordens Venner, Fjordens Venners"
    >>> named = [mention_at(text, 0, 15, "organisation", "x"), mention_at(text, 17, 33, "organisation", "x")]
    >>> without_own_genitives(named)[1].attributes["refers_to"]
    'Fjordens Venner'
    """
    names = {mention.text for mention in mentions if mention.entity_type == "organisation"}
    return [
        replace(mention, attributes={**mention.attributes, "refers_to": mention.text[:-1]})
        if mention.entity_type == "organisation"
        and mention.text.endswith("s")
        and mention.text[:-1] in names
        and not {"name", "refers_to"} & mention.attributes.keys()
        else mention
        for mention in mentions
    ]


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


def payer(mention: Mention, owner: Owner) -> str | None:
    """The municipality or region that pays what a body of its pays; None for a body that is its own.

    Args:
        mention: of an organisation.
        owner: the document's.
    """
    own = _stated_owner(mention) or owner
    name = without_genitive(mention.attributes.get("refers_to", mention.text))
    if mention.attributes.get("kind") != "council" and not is_local(name):
        owned = _owned_body(name)
        return owned[1] if owned else None
    return own.scope if own.municipality is not None or own.region is not None else None


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
