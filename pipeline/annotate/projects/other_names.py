"""Several names of one project in a document: its mentions under the second name refer to the first.

A text gives a project's second name in brackets beside the first, behind "forkortet" or "på engelsk", or under a label; from then on either
may stand alone. An acronym that no words introduce is that of the only project whose words it is made of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.annotate.acronyms import is_acronym, spells
from pipeline.annotate.projects import other_names_patterns as patterns
from pipeline.annotate.projects.discourse import key_of_name, project_key
from pipeline.records import Mention

BY_BEGINNINGS = "beginnings"
"""Value of the attribute ``bound_by`` of an acronym that only its letters bind to a project."""

_SHORTEST = 3
_RENAMING = 60
_BETWEEN = 500
"""Characters before a name, and between two names, that tell them to be one project's."""


def with_other_names(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The same mentions, those of projects under a second name with ``refers_to``, ``full_name`` and ``acronym``.

    Args:
        text: of the document.
        mentions: merged, in text order.
    """
    projects = [mention for mention in mentions if mention.entity_type == "project"]
    told = {**_with_acronyms(projects), **_stated(text, projects), **_introduced(projects)}
    heads = {names["refers_to"] for names in told.values()}
    guessed = {key: names for key, names in _by_beginnings(projects).items() if names.get("acronym") not in heads}
    bound = _to_first_names(_longer(projects, guessed | told) | guessed | told)
    return [_bound(mention, bound) if mention.entity_type == "project" else mention for mention in mentions]


def _to_first_names(bound: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """The same, where a second name has a third one ("A, på engelsk B (C)") that one too is the first name's."""
    found = {}
    for key, names in bound.items():
        first, met = names["refers_to"], {key}
        while (head := key_of_name(first)) in bound and head not in met:
            met.add(head)
            first = bound[head]["refers_to"]
        found[key] = {**names, "refers_to": names["refers_to"] if key_of_name(first) == key else first}
    return found


def _bound(mention: Mention, bound: dict[str, dict[str, str]]) -> Mention:
    names = bound.get(project_key(mention))
    if names is None:
        return mention
    if "refers_to" in mention.attributes:
        names = {"refers_to": names["refers_to"]}
    return replace(mention, attributes={**mention.attributes, **names})


def _introduced(projects: Sequence[Mention]) -> dict[str, dict[str, str]]:
    """By the key of a second name that brackets introduce: what its mentions there carry."""
    found: dict[str, dict[str, str]] = {}
    for mention in projects:
        if "refers_to" in mention.attributes:
            key = project_key(replace(mention, attributes={}))
            names = {name: mention.attributes[name] for name in _NAMES if name in mention.attributes}
            if key != project_key(mention):
                found.setdefault(key, names)
    return found


_NAMES = ("refers_to", "full_name", "acronym")


def _with_acronyms(projects: Sequence[Mention]) -> dict[str, dict[str, str]]:
    """By the key of a name without its acronym, and of the acronym, where both are one name elsewhere: what their mentions are to carry."""
    found: dict[str, dict[str, str]] = {}
    for mention in projects:
        both = patterns.WITH_ACRONYM.fullmatch(mention.text)
        if both is not None and is_acronym(both["acronym"]):
            names = {"refers_to": mention.text, "full_name": both["long"], "acronym": both["acronym"]}
            known = {project_key(other) for other in projects if other.text in both.groups()}
            found.update(dict.fromkeys(known, names))
    return found


def _stated(text: str, projects: Sequence[Mention]) -> dict[str, dict[str, str]]:
    """By the key of a second name that words between it and the first introduce: what its mentions are to carry."""
    found: dict[str, dict[str, str]] = {}
    if _titled_twice(text, projects):
        found[project_key(projects[1])] = _names(projects[0], projects[1].text)
    for first, second in pairwise(projects):
        between = text[first.span.end : second.span.start]
        named = _bound(first, found)
        head, other = project_key(named), project_key(second)
        if head != other and (_is_other_name(text, first, between) or _is_beside(text, first, second, between)):
            found.setdefault(other, _names(named, second.text))
    return found


def _is_other_name(text: str, first: Mention, between: str) -> bool:
    """Whether words before a name, and between it and the next one, say that the next one is of the same project."""
    if patterns.RENAMED_TO.fullmatch(between):
        start = first.span.start
        return patterns.RENAMING.search(text, max(0, start - _RENAMING), start) is not None
    return len(between) <= _BETWEEN and patterns.ALSO_CALLED.fullmatch(between) is not None


def _is_beside(text: str, first: Mention, second: Mention, between: str) -> bool:
    """Whether two names stand beside each other as one project's: one in brackets, a short one and a long one, or one a language."""
    if patterns.OPENING.fullmatch(between):
        return patterns.CLOSING.match(text, second.span.end) is not None or _is_spelt(first, second)
    if patterns.DASH.fullmatch(between):
        start = first.span.start
        is_told = patterns.NAMING.search(text, max(0, start - _RENAMING), start) is not None
        return is_told or (is_acronym(first.text) and " " in second.text)
    if patterns.SLASH.fullmatch(between):
        return _are_translations(first.text, second.text)
    if patterns.SPELT_OUT.fullmatch(between):
        return is_acronym(first.text) and " " in second.text and not is_acronym(second.text)
    in_one = patterns.IN_ONE_LANGUAGE.fullmatch(between)
    return in_one is not None and patterns.IN_ANOTHER.match(text, second.span.end) is not None


def _titled_twice(text: str, projects: Sequence[Mention]) -> bool:
    """Whether the first two names of a document are a title and the same in another language on the next line, and no list of several."""
    if len(projects) < 2:
        return False
    first, second, *more = projects
    if not patterns.NEXT_LINE.fullmatch(text, first.span.end, second.span.start):
        return False
    is_list = more and patterns.NEXT_LINE.fullmatch(text, second.span.end, more[0].span.start)
    return not is_list and _are_translations(first.text, second.text)


def _are_translations(name: str, other: str) -> bool:
    """Whether one name is Danish and the other is not."""
    return (_is_danish(name) and _is_foreign(other)) or (_is_danish(other) and _is_foreign(name))


def _is_danish(name: str) -> bool:
    return patterns.DANISH.search(name) is not None and patterns.FOREIGN.search(name) is None


def _is_foreign(name: str) -> bool:
    return patterns.FOREIGN.search(name) is not None and patterns.DANISH.search(name) is None


def _is_spelt(first: Mention, second: Mention) -> bool:
    return spells(first.text, second.text) or spells(second.text, first.text)


def _longer(projects: Sequence[Mention], bound: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """By the key of a name in the genitive, or the only one that goes on behind another name: what that name's mentions carry."""
    plain = {mention.text: mention for mention in projects}
    beginnings = {name: _beginning(name, plain) for name in plain}
    longer = Counter(beginnings.values())
    found: dict[str, dict[str, str]] = {}
    for mention in projects:
        short = beginnings[mention.text]
        base = plain.get(short if short and longer[short] == 1 else patterns.GENITIVE.sub("", mention.text))
        if base is not None and base.text != mention.text:
            found[project_key(mention)] = bound.get(project_key(base), {"refers_to": base.text})
    return found


def _beginning(name: str, names: Collection[str]) -> str | None:
    """The longest other name that a name begins with ("Ren Å: vand til alle"), unless what follows tells a later project ("Ren Å 2").

    A single word is the beginning of a name only before punctuation: "Ren Øst" is another project than "Ren".
    """
    joints = [joint for joint in patterns.GOES_ON.finditer(name) if joint[0].strip() or " " in name[: joint.start()]]
    ends = [joint.start() for joint in joints]
    return next((name[:end] for end in reversed(ends) if name[:end] in names), None)


def _by_beginnings(projects: Sequence[Mention]) -> dict[str, dict[str, str]]:
    """By the key of an acronym that nothing introduces: the names of the only project whose words it is made of, and no other acronym."""
    long: dict[str, Mention] = {}
    for mention in projects:
        has_one = "acronym" in mention.attributes
        if " " in mention.text and not has_one and not is_acronym(mention.text):
            long.setdefault(project_key(mention), mention)
    fitting: defaultdict[str, dict[str, Mention]] = defaultdict(dict)
    acronyms = {project_key(mention): mention.text for mention in _bare_acronyms(projects)}
    for acronym_key, acronym in acronyms.items():
        for key, mention in long.items():
            if not mention.text.startswith(f"{acronym} ") and spells(acronym, mention.text):
                fitting[acronym_key][key] = mention
    fits = Counter(key for names in fitting.values() for key in names)
    return {
        key: {**_names(next(iter(names.values())), acronyms[key]), "bound_by": BY_BEGINNINGS}
        for key, names in fitting.items()
        if len(names) == 1 and fits[next(iter(names))] == 1
    }


def _bare_acronyms(projects: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of acronyms that the document introduces nowhere."""
    introduced = {mention.attributes.get("acronym") for mention in projects}
    for mention in projects:
        if len(mention.text) >= _SHORTEST and is_acronym(mention.text) and mention.text not in introduced:
            yield mention


def _names(first: Mention, second: str) -> dict[str, str]:
    """What the mentions of a second name carry."""
    name = first.attributes.get("refers_to", first.text)
    long, short = (name, second) if len(second) <= len(name) else (second, name)
    return {"refers_to": name, "full_name": long} | ({"acronym": short} if is_acronym(short) else {})
