"""The linking step: from a document's mentions to entities with identity.

Ids are made from official codes where there are any, else from the fewest stable facts (a name, and for local bodies and people whose
they are), so that they do not change when more documents arrive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.annotate.programmes.catalogue import programmes
from pipeline.annotate.projects.discourse import project_key
from pipeline.annotate.publisher import publisher_codes
from pipeline.ids import stable_id
from pipeline.linking.cities import with_authorities
from pipeline.linking.history import former_municipality
from pipeline.linking.institutions import municipality_of
from pipeline.linking.links import Link, Links
from pipeline.linking.names import name_key, without_genitive
from pipeline.linking.organisations import (
    link_body,
    link_organisation,
    payer,
    with_owners_named_elsewhere,
    without_own_genitives,
)
from pipeline.linking.owners import Owner, municipality_id, municipality_names, region_id, region_names
from pipeline.linking.persons import Person, people
from pipeline.linking.projects import link_projects
from pipeline.linking.references import Reference, find_references
from pipeline.linking.surroundings import earlier_names, leaders, other_names, with_surroundings
from pipeline.records import Annotation, Document, Issue, Mention, Span, Structure


def link(document: Document, structure: Structure, annotation: Annotation) -> Links:
    """The entities that a document's mentions mean.

    Args:
        document: its text and what is known of its publisher.
        structure: its meeting or article, which says whose body it is from and names further people.
        annotation: its mentions and roles.
    """
    municipality, region = publisher_codes(document, structure)
    owner = Owner(municipality, region, _publisher(document, structure))
    mentions = with_authorities(without_own_genitives(with_surroundings(document.text, annotation.mentions)))
    owners = {mention.span: owned for mention in mentions if (owned := _owner_id(mention)) is not None}
    persons, issues = people(
        _of(mentions, "person"),
        _named_people(structure),
        [*annotation.roles, *leaders(document.text, mentions)],
        _person_scope(municipality, region),
        owners | _towns(mentions),
        earlier_names(document.text, mentions),
        _employers(mentions, owner),
    )
    home = municipality_id(municipality) if municipality is not None else None
    projects, unsettled = link_projects(
        _of(mentions, "project"), annotation.project_facts, home, owners, other_names(document.text, mentions)
    )
    told = [_link(mention, owner, persons, projects) for mention in mentions]
    linked = tuple(with_owners_named_elsewhere(mentions, told))
    body = structure.meeting.body if structure.meeting else None
    return Links(
        mentions=linked,
        municipality_code=municipality,
        region_code=region,
        owner=owner.scope,
        references=_references(document, structure, owner.scope),
        body_entity_id=link_body(body, owner).entity_id if body else None,
        issues=(*issues, *unsettled, *_without_owner(mentions, linked)),
        _by_span={m.span: found.entity_id for m, found in zip(mentions, linked, strict=True) if found.entity_id},
        _payers={m.span: paying for m in _of(mentions, "organisation") if (paying := payer(m, owner)) is not None},
        _persons={name: person.entity_id for name, person in persons.items()},
    )


def _references(document: Document, structure: Structure, owner: str | None) -> dict[int, tuple[Reference, ...]]:
    meeting = structure.meeting
    if meeting is None:
        return {}
    return {item.ordinal: tuple(find_references(document, meeting, item, owner)) for item in meeting.items}


def _of(mentions: Sequence[Mention], kind: str) -> list[Mention]:
    return [mention for mention in mentions if mention.entity_type == kind]


def _publisher(document: Document, structure: Structure) -> str | None:
    return (structure.article.publisher if structure.article else None) or document.publisher


def _person_scope(municipality: int | None, region: int | None) -> str | None:
    return Owner(municipality, region).scope


def _owner_id(mention: Mention) -> str | None:
    """What tells the people of a municipality or region from others of their names."""
    if mention.code is not None and mention.entity_type == "municipality":
        return municipality_id(mention.code)
    if mention.code is not None and mention.entity_type == "region":
        return region_id(mention.code)
    if "municipality_code" in mention.attributes and mention.entity_type == "organisation":
        return municipality_id(mention.attributes["municipality_code"])
    return None


def _towns(mentions: Sequence[Mention]) -> dict[Span, str]:
    """The municipalities of the towns that give one its name, by place."""
    codes = {mention.span: municipality_of(mention.text) for mention in _of(mentions, "place")}
    return {span: municipality_id(code) for span, code in codes.items() if code is not None}


def _employers(mentions: Sequence[Mention], owner: Owner) -> dict[Span, str]:
    """The organisations of a document of which nothing says whose it is, by place."""
    if owner.municipality is not None or owner.region is not None:
        return {}
    found = {mention.span: link_organisation(mention, owner).entity_id for mention in _of(mentions, "organisation")}
    return {span: entity_id for span, entity_id in found.items() if entity_id is not None}


def _named_people(structure: Structure) -> Iterator[tuple[str, str | None]]:
    """The people that the structure names, each with the party beside it: who attended, who voted."""
    if structure.meeting is None:
        return
    meeting = structure.meeting
    if meeting.chair:
        yield meeting.chair, None
    yield from ((attendance.person_name, attendance.party) for attendance in meeting.attendance)
    for item in meeting.items:
        yield from ((attendance.person_name, attendance.party) for attendance in item.attendance)
        for decision in item.decisions:
            yield from (
                (vote.voter, vote.party) for vote in decision.votes if vote.voter and vote.voter_kind == "person"
            )


def _link(mention: Mention, owner: Owner, persons: dict[str, Person], projects: dict[str, Link]) -> Link:
    match mention.entity_type:
        case "municipality":
            return _municipality(mention, owner)
        case "region":
            name = region_names()[int(mention.code)] if mention.code else mention.attributes.get("name", mention.text)
            return Link(region_id(mention.code) if mention.code else stable_id("reg", name_key(name)), name)
        case "programme":
            return _programme(mention, owner)
        case "organisation":
            return link_organisation(mention, owner)
        case "project":
            return projects[project_key(mention)]
        case "person":
            person = persons.get(mention.attributes.get("refers_to", mention.text)) or persons.get(mention.text)
            return Link(person.entity_id, person.name) if person else Link(None, mention.text)
        case "law":
            name = mention.attributes.get("name", mention.text)
            return Link(stable_id("law", name_key(name)), name)
        case "place":
            name = mention.attributes.get("name", mention.text)
            return Link(stable_id("plc", name_key(name)), name)
        case _:
            return Link(None, mention.attributes.get("refers_to", mention.text), mention.attributes.get("acronym"))


def _municipality(mention: Mention, owner: Owner) -> Link:
    code = int(mention.code) if mention.code else None
    if mention.attributes.get("reference") == "publisher":
        code = owner.municipality
    if code is not None:
        return Link(municipality_id(code), municipality_names()[code])
    name = without_genitive(mention.text.removesuffix("s") if mention.text.endswith("ommunes") else mention.text)
    name = former_municipality(name)
    return Link(stable_id("mun", name_key(name)), name)


def _programme(mention: Mention, owner: Owner) -> Link:
    if mention.code is not None:
        return Link(f"programme-{mention.code}", programmes()[mention.code].name)
    name = without_genitive(mention.text)
    own = mention.attributes.get("pool") == "municipal" and owner.scope is not None
    return Link(stable_id("prg", name_key(name), owner.scope) if own else None, name)


def _without_owner(mentions: Sequence[Mention], linked: Sequence[Link]) -> Iterator[Issue]:
    """One issue for the bodies that stay without identity because nothing says whose they are."""
    lone = sorted(
        {
            found.name
            for mention, found in zip(mentions, linked, strict=True)
            if mention.entity_type == "organisation" and found.entity_id is None
        }
    )
    if lone:
        first: Span = next(m.span for m, found in zip(mentions, linked, strict=True) if found.name == lone[0])
        yield Issue(
            kind="publisher_unknown",
            message=f"Nothing says which municipality or region these are bodies of: {', '.join(lone)}.",
            severity="info",
            span=first,
        )
