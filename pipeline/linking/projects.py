"""The projects of one document: which of their names mean one project, and which acronyms nothing settles.

Names are one that differ only in case, hyphens and blanks, or that ``annotate.projects.other_names`` binds together. An issue says which
acronyms only their letters bind to a name, and which could abbreviate a name in part.

A project is told by its name, and by a municipality too where that leads it by the document's words, or publishes them and they
name neither another lead nor a programme: two municipalities may each have a project of one name (``namesakes`` says which of them
are one).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from pipeline.annotate.acronyms import abbreviates
from pipeline.annotate.projects.discourse import project_key
from pipeline.annotate.projects.other_names import BY_BEGINNINGS
from pipeline.ids import stable_id
from pipeline.linking.links import Link
from pipeline.linking.names import compact_key
from pipeline.linking.namesakes import local_id
from pipeline.linking.owners import is_municipality
from pipeline.records import Issue, Mention, ProjectFact, Span

_SHORTEST_ACRONYM = 2
_TELLING = frozenset({"lead", "programme_entity_id"})
"""What tells a project without the municipality that speaks of it."""


def link_projects(
    mentions: Sequence[Mention],
    facts: Sequence[ProjectFact] = (),
    municipality: str | None = None,
    owners: Mapping[Span, str] | None = None,
    same: Iterable[tuple[Mention, Mention]] = (),
) -> tuple[dict[str, Link], list[Issue]]:
    """The projects by ``project_key`` of their mentions, and an issue for each acronym that may stand for another of them.

    Args:
        mentions: of projects, in text order.
        facts: what the document states of them.
        municipality: the entity of the municipality that publishes the document, where known.
        owners: by the place of a mention of a municipality or region, or of a body of one: its entity.
        same: pairs of mentions that the text itself gives as two names of one project.
    """
    keys = [project_key(mention) for mention in mentions]
    primary = _primary(mentions, keys, same)
    introduced = {compact_key(mention.attributes["acronym"]) for mention in mentions if "acronym" in mention.attributes}
    forms: dict[str, Counter[str]] = {}
    acronyms: dict[str, str] = {}
    for mention, key in zip(mentions, keys, strict=True):
        head = primary[key]
        forms.setdefault(head, Counter())[mention.attributes.get("refers_to", mention.text)] += 1
        if "acronym" in mention.attributes:
            acronyms.setdefault(head, mention.attributes["acronym"])
    heads = {mention.span: primary[key] for mention, key in zip(mentions, keys, strict=True)}
    told_by = _told_by(heads, facts, municipality, owners or {})
    links = {
        key: Link(local_id(stable_id("prj", head), told_by[head]), _most_used(forms[head]), acronyms.get(head))
        for key, head in primary.items()
    }
    return links, [*_by_beginnings(mentions), *_unsettled(mentions, links, introduced)]


def _told_by(
    heads: Mapping[Span, str], facts: Sequence[ProjectFact], municipality: str | None, owners: Mapping[Span, str]
) -> dict[str, str | None]:
    """By project: the municipality that tells it from others of its name, None where nothing or another lead or a programme does."""
    leads: defaultdict[str, set[str | None]] = defaultdict(set)
    for fact in facts:
        if fact.field in _TELLING and fact.project in heads:
            owner = owners.get(fact.target) if fact.field == "lead" and fact.target else None
            leads[heads[fact.project]].add(owner if owner and is_municipality(owner) else None)
    told = {head: leads.get(head, {municipality}) for head in heads.values()}
    return {head: next(iter(found)) if len(found) == 1 else None for head, found in told.items()}


def _id_key(key: str) -> str:
    """What a project's id is made from: its key however its parts are joined."""
    return key.replace(" ", "")


def _primary(
    mentions: Sequence[Mention], keys: Sequence[str], same: Iterable[tuple[Mention, Mention]]
) -> dict[str, str]:
    """By key: that of the name that the text introduces together with another one, without blanks."""
    full: dict[str, str] = {}
    for pair in same:
        own, other = (_id_key(project_key(mention)) for mention in pair)
        if other != own and own not in full and other not in full.values():
            full.setdefault(other, own)
    for mention, key in zip(mentions, keys, strict=True):
        own = _id_key(key)
        other = compact_key(mention.attributes["full_name"]) if "full_name" in mention.attributes else own
        if other != own and own not in full:
            full.setdefault(other, own)
    return {key: full.get(_id_key(key), _id_key(key)) for key in keys}


def _by_beginnings(mentions: Sequence[Mention]) -> list[Issue]:
    """An issue for each acronym that only its letters bind to a project."""
    first = {
        mention.text: mention for mention in reversed(mentions) if mention.attributes.get("bound_by") == BY_BEGINNINGS
    }
    return [
        Issue(
            kind="acronym_by_initials",
            message=f"“{name}” is taken for “{mention.attributes['refers_to']}”, the only project of whose words it can be made; "
            "no words of the document say so.",
            severity="info",
            span=mention.span,
        )
        for name, mention in sorted(first.items())
    ]


def _most_used(forms: Counter[str]) -> str:
    return max(forms, key=lambda form: (forms[form], len(form), form))


def _unsettled(mentions: Sequence[Mention], links: dict[str, Link], introduced: Collection[str]) -> list[Issue]:
    """Acronyms that no words of the document bind to a project whose name they could abbreviate."""
    issues: dict[str, Issue] = {}
    for mention in mentions:
        key = project_key(mention)
        if (
            compact_key(mention.text) in introduced
            or not mention.text.isupper()
            or len(mention.text) < _SHORTEST_ACRONYM
        ):
            continue
        for link in links.values():
            if link.entity_id != links[key].entity_id and abbreviates(mention.text, link.name):
                issues.setdefault(
                    key,
                    Issue(
                        kind="acronym_unsettled",
                        message=f"“{mention.text}” may be short for “{link.name}”; no words of the document say so.",
                        severity="info",
                        span=mention.span,
                    ),
                )
    return list(issues.values())
