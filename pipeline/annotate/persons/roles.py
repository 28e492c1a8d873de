"""The roles that a text gives its persons: title before or after the name, employer, party in brackets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.annotate.capitals import UPPER
from pipeline.annotate.persons import patterns
from pipeline.annotate.titles import is_title
from pipeline.records import Mention, Role, Span

_EMPLOYERS = frozenset({"organisation", "municipality", "region"})
_WINDOW = 110
_WORD = re.compile(r"[\w.+&/-]+,?")
_NAME_NEXT = re.compile(rf" [{UPPER}]")
_MOST_TITLE_WORDS = 6
_LONGEST_WORD = 60
_BLANKS = " \u00a0"


def title_before(text: str, start: int) -> Span | None:
    """Where the title stands that leads up to a name: "adm. direktør", "forsknings- og udviklingschef".

    >>> text = "siger ligestillings-, integrations- og socialminister Manu"
    >>> span = title_before(text, text.index("Manu")); text[span.start : span.end]
    'ligestillings-, integrations- og socialminister'
    """
    last = _word_before(text, start)
    if last.endswith(",") or not is_title(last.lstrip("(")):
        return None
    words = _words_before(text, start)
    first = len(words) - 1
    while first > 0:
        word = words[first - 1][1]
        if word.lower() in patterns.ROLE_MODIFIERS or word.rstrip(",").endswith("-"):
            first -= 1
        elif word == "og" and first > 1 and (words[first - 2][1].endswith("-") or is_title(words[first - 2][1])):
            first -= 2
        else:
            break
    begin = words[first][0]
    return Span(begin + len(text[begin]) * (text[begin] == "("), start - 1)


def title_after(text: str, end: int) -> Span | None:
    """Where the title stands that follows a name: ", Senior-, sundheds- og fritidsdirektør i Kolding Kommune".

    >>> text = "Lis Bang, formand for Økonomigruppen"
    >>> span = title_after(text, 8); text[span.start : span.end]
    'formand'
    """
    joint = patterns.BEFORE_TITLE.match(text, end)
    if joint is None or joint.end() == end or joint.group() == " ":
        return None
    position = joint.end()
    for _ in range(_MOST_TITLE_WORDS):
        word = _WORD.match(text, position)
        if word is None:
            return None
        plain = word.group().rstrip(",")
        if is_title(plain.rstrip(".")):
            end = word.start() + len(plain.rstrip("."))
            return None if _NAME_NEXT.match(text, end) else Span(joint.end(), end)
        leads_up = plain.endswith("-") or plain.lower() in patterns.ROLE_MODIFIERS or plain in ("og", "samt")
        if not leads_up or text[word.end() : word.end() + 1] != " ":
            return None
        position = word.end() + 1
    return None


def _word_before(text: str, start: int) -> str:
    """The word that a blank parts from the one at ``start``, or ""."""
    if start < 2 or text[start - 1] not in _BLANKS:
        return ""
    return text[max(0, start - _LONGEST_WORD) : start - 1].rpartition(" ")[2]


def _words_before(text: str, start: int) -> list[tuple[int, str]]:
    """The words of the same line before ``start``, with their places."""
    begin = max(0, start - _WINDOW)
    window = text[begin : start - 1]
    window_start = begin + max(window.rfind("\n"), window.rfind("\t")) + 1
    return [(match.start(), match.group()) for match in re.compile(r"\S+").finditer(text, window_start, start - 1)]


def find_roles(text: str, mentions: Sequence[Mention]) -> list[Role]:
    """The roles that a text gives to the persons among its mentions, in text order.

    Args:
        text: the text that the mentions' places count in.
        mentions: of the text, in order, not overlapping.
    """
    reader = _Reader(text, mentions)
    stated = [reader.roles_of(person) for person in reader.persons]
    return [role for roles in reader.shared(stated) for role in roles]


def without_parts_of_roles(mentions: Sequence[Mention], roles: Sequence[Role]) -> list[Mention]:
    """The mentions without those that a model took from the words of a title ("Chef for Senior og Rehabilitering").

    Args:
        mentions: in text order.
        roles: found among them.
    """
    inside: set[Span] = set()
    for role in roles:
        first = bisect_left(mentions, role.span.start, key=lambda mention: mention.span.start)
        last = bisect_left(mentions, role.span.end, key=lambda mention: mention.span.start)
        inside.update(mention.span for mention in mentions[first:last] if mention.method.startswith("model:"))
    stated = {role.person for role in roles} | {role.organisation for role in roles}
    return [mention for mention in mentions if mention.span not in inside or mention.span in stated]


class _Reader:
    """The mentions of one text, found by where they start and end."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.persons = [mention for mention in mentions if mention.entity_type == "person"]
        employers = [mention for mention in mentions if mention.entity_type in _EMPLOYERS]
        self._guessed = {mention.span for mention in employers if mention.method.startswith("model:")}
        self._starting = {mention.span.start: mention for mention in employers}
        self._ending = {mention.span.end: mention for mention in employers}

    def roles_of(self, person: Mention) -> list[Role]:
        text, start, end = self.text, person.span.start, person.span.end
        party = patterns.PARTY.match(text, end)
        after = party.end() if party else end
        before = self._before(start)
        roles = list(self._after(person, after))
        if before is not None:
            title, employer = before
            if employer is None and roles and roles[0].role is None:
                employer, roles = roles[0].organisation, roles[1:]
            elif employer is None:
                employer = self._employer(after)
            roles.insert(0, self._role(person, title, employer))
        if party is not None:
            roles = roles or [self._role(person, None, None)]
            roles = [replace(role, party=party["party"], span=_around(role.span, Span(end, after))) for role in roles]
        return roles

    def shared(self, stated: Sequence[list[Role]]) -> list[list[Role]]:
        """The roles, an employer given also to those listed before the person whom it follows.

        "A og B fra KL", "direktør A, konsulent B og læge C fra KL": with titles, a list up to its "og".
        """
        result = [list(roles) for roles in stated]
        shared: set[int] = set()
        for index in range(len(self.persons) - 2, -1, -1):
            person, following = self.persons[index], self.persons[index + 1]
            joint = self.text[person.span.end : following.span.start]
            heirs = [role for role in result[index + 1] if role.role is None and role.organisation is not None]
            employed = [role for role in result[index + 1] if role.organisation is not None]
            if result[index] and employed and self._listed_with_title(joint, following, listed=index + 1 in shared):
                result[index] = [
                    replace(role, organisation=role.organisation or employed[0].organisation) for role in result[index]
                ]
                shared.add(index)
            if not result[index] and heirs and joint in (" og ", ", ", " samt ", ", og "):
                result[index] = [
                    replace(heirs[0], person=person.span, party=None, span=_around(person.span, heirs[0].span))
                ]
        return result

    def _listed_with_title(self, joint: str, following: Mention, *, listed: bool) -> bool:
        """Whether a person and the next, with a title, stand in one list: joined by "og", or by a comma where the list goes on so."""
        title = title_before(self.text, following.span.start)
        if title is None or len(joint) > _WINDOW:
            return False
        before_title = joint[: len(joint) - (following.span.start - title.start)]
        return before_title in (" og ", " samt ", ", og ") or (listed and before_title == ", ")

    def _before(self, start: int) -> tuple[Span, Span | None] | None:
        """Title and employer before a name: "direktør X", "vicedirektør i Y X", "Ys direktør X"."""
        title = title_before(self.text, start)
        if title is not None:
            owner = self._ending.get(title.start - 1)
            possessive = owner is not None and owner.text.rstrip("'’").endswith("s") and owner.entity_type in _EMPLOYERS
            return title, owner.span if owner is not None and possessive else None
        employer = self._ending.get(start - 1)
        if employer is None or self.text[start - 1] != " ":
            return None
        joint = re.compile(r" (?:i|for|hos|ved|på|fra|af) $").search(
            self.text, max(0, employer.span.start - 10), employer.span.start
        )
        title = title_before(self.text, joint.start() + 1) if joint else None
        return (title, employer.span) if title is not None else None

    def _after(self, person: Mention, end: int) -> Iterator[Role]:
        """Titles and employers after a name: ", direktør for X i Y og medlem af Z", " fra Y", ", Y"."""
        title = title_after(self.text, end)
        if title is None:
            employer = self._employer(end)
            if employer is not None:
                yield self._role(person, None, employer)
            return
        while title is not None:
            title, employer = self._with_field(title)
            yield self._role(person, title, employer)
            also = patterns.ALSO.match(self.text, (employer or title)[1])
            word = _WORD.match(self.text, also.end()) if also else None
            title = (
                Span(word.start(), word.end())
                if word and is_title(word.group()) and word.group()[0].islower()
                else None
            )

    def _with_field(self, title: Span) -> tuple[Span, Span | None]:
        """The title with the field that it covers, and the employer after it."""
        employer = self._employer(title.end, comma=False)
        field = patterns.FIELD.match(self.text, title.end)
        if field is None or (employer is not None and employer not in self._guessed):
            return title, employer
        stop = patterns.FIELD_END.search(self.text, field.end())
        if stop is None or stop.start() - field.end() > _WINDOW:
            return title, employer
        whole = Span(title.start, stop.start())
        further = self._employer(whole.end)
        return (title, employer) if further is None and employer is not None else (whole, further)

    def _employer(self, end: int, *, comma: bool = True) -> Span | None:
        joint = patterns.EMPLOYER_JOINT.match(self.text, end)
        found = self._starting.get(joint.end()) if joint else None
        if joint and found is None and joint.group().split()[-1] not in ("for", "af"):
            department = patterns.DEPARTMENT.match(self.text, joint.end())
            found = self._starting.get(department.end()) if department else None
        if found is None and comma and self.text.startswith(", ", end):
            found = self._starting.get(end + 2)
        return found.span if found is not None else None

    def _role(self, person: Mention, title: Span | None, employer: Span | None) -> Role:
        span = person.span
        for part in (title, employer):
            span = _around(span, part) if part is not None else span
        role = self.text[title.start : title.end] if title is not None else None
        return Role(person=person.span, role=role, organisation=employer, party=None, span=span)


def _around(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))
