"""The projects of one document: which of their names mean one project, and which acronyms nothing settles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.annotate.acronyms import abbreviates
from pipeline.annotate.projects.facts import project_key
from pipeline.ids import stable_id
from pipeline.linking.links import Link
from pipeline.linking.names import name_key
from pipeline.records import Issue, Mention

_SHORTEST_ACRONYM = 2


def link_projects(mentions: Sequence[Mention]) -> tuple[dict[str, Link], list[Issue]]:
    """The projects by ``project_key`` of their mentions, and an issue for each acronym that may stand for another of them.

    Args:
        mentions: of projects, in text order.
    """
    keys = [project_key(mention) for mention in mentions]
    primary = {key: key for key in keys}
    for mention, key in zip(mentions, keys, strict=True):
        full = mention.attributes.get("full_name")
        if full is not None and name_key(full) != key:
            primary[name_key(full)] = key
    forms: dict[str, Counter[str]] = {}
    acronyms: dict[str, str] = {}
    for mention, key in zip(mentions, keys, strict=True):
        head = primary[key]
        forms.setdefault(head, Counter())[mention.attributes.get("refers_to", mention.text)] += 1
        if "acronym" in mention.attributes:
            acronyms.setdefault(head, mention.attributes["acronym"])
    links = {
        key: Link(stable_id("prj", head), _most_used(forms[head]), acronyms.get(head))
        for key, head in primary.items()
        if head in forms
    }
    return links, _unsettled(mentions, links, set(acronyms))


def _most_used(forms: Counter[str]) -> str:
    return max(forms, key=lambda form: (forms[form], len(form), form))


def _unsettled(mentions: Sequence[Mention], links: dict[str, Link], introduced: set[str]) -> list[Issue]:
    """Acronyms that no words of the document bind to a project whose name they could abbreviate."""
    issues: dict[str, Issue] = {}
    for mention in mentions:
        key = project_key(mention)
        if key in introduced or not mention.text.isupper() or len(mention.text) < _SHORTEST_ACRONYM:
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
