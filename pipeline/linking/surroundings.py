"""What the words beside a mention add to it: which of two of one name is meant, whose committee it is, what somebody was called before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from pipeline.linking.institutions import Institution, institution, is_institution
from pipeline.linking.names import without_genitive
from pipeline.linking.organisations import is_local
from pipeline.records import Mention, Role, Span

_GENERATION: Final = re.compile(
    r",?\s(?:(?P<elder>senior|sen\.|sr\.?|den ældre|d\.\s?æ\.)|(?P<younger>junior|jun\.|jr\.?|den yngre|d\.\s?y\.))(?![\w-])"
)
_PHASE: Final = re.compile(
    r",?[ \u00a0](?:(?P<number>[2-9]\.0|I{2,3}|IV|VI{0,3})|(?:fase|phase)\s(?P<phase>[1-9]|I{1,3}|IV|V))(?![\w.,-]*\w)"
    r"|[ \u00a0](?P<sequel>[2-9])"
    r"(?=[,;:)»”\"]|\.?$|\.\s+[A-ZÆØÅ]|\s(?:er|bliver|får|begynder|starter|slutter|løber|har|skal|vil|som|der|og)\b)"
)
_ROMAN: Final[Mapping[str, str]] = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5"}
_AT: Final = re.compile(r"\s(?:i|for|ved|under|hos)\s")
_ALSO: Final = re.compile(
    r"[»”\"“]?,?\s\(?(?:på (?:engelsk|dansk|tysk|svensk|norsk)|(?:også|før|tidligere|oprindelig|oprindeligt|nu|internationalt) "
    r"(?:kaldet|kendt som)|med den (?:engelske|danske) titel|i daglig tale)(?: kaldet)?:?\s[»”\"“]?",
    re.IGNORECASE,
)
"""Between two names of one thing."""
_TITLED: Final = re.compile(r"\s[–—-]\s|:\s")
"""Between the short name of a project and its title, where the two are a line of their own."""
_EDGES: Final = ("", "\n", "\t")
_BORN: Final = re.compile(
    r",?\s\(?(?:født|f\.|tidligere|(?:der|som)\s(?:(?:før|tidligere|indtil|inden)\b[^.,;:()\n]{0,60}\s)hed)\s"
)
"""Between the name that somebody has and the one from before."""
_NOW_CALLED: Final = re.compile(r",?\s\(?som\s(?:hun|han)\s(?:(?:nu|i\sdag)\s)?hedder\b")
"""After the name that somebody has now."""
_LEADS: Final = re.compile(
    r",?\s(?:der|som)\s(?:leder|(?:(?:nu|i\sdag)\s)?(?:er|bliver|blev|var)\s(?:ny\s)?"
    r"(?:leder|forstander|rektor|direktør|chef|formand|souschef|ansat)\s(?:af|for|på|i|ved|hos))\s"
)
"""Between a person and what that person leads or works for."""
_LEADS_IN: Final = re.compile(
    r",?\s(?:der|som)\s(?:leder|er\s(?:leder|forstander|rektor|direktør|chef)\s(?:af|for|på|ved))\s"
    r"\w{0,30}(?:skolen|centret|centeret|museet|biblioteket|haven|huset|hjemmet)\si\s"
)
"""Between a person and the town of what that person leads."""
_TITLED_OF: Final = re.compile(r"\s(?:vice)?(?:borgmester|\w{0,20}rådmand|byrådsmedlem|kommunaldirektør),?\s")
"""Between the genitive of a municipality's name and one who is elected or in office there."""


def with_surroundings(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a text, with what the words beside each say of it in the attributes ``refers_to`` and ``municipality_code`` or
    ``region_code``.

    >>> from pipeline.annotate.mentions import mention_at
    >>> text = "Hans Juhl den yngre og projektet Ren Havn 2.0"
    >>> named = [mention_at(text, 0, 9, "person", "x"), mention_at(text, 33, 41, "project", "x")]
    >>> [mention.attributes["refers_to"] for mention in with_surroundings(text, named)]
    ['Hans Juhl junior', 'Ren Havn 2.0']
    >>> three = "Ren Havn 2 er søgt. Ren Havn 2. maj. Om Ren Havn\\n4. Eventuelt"
    >>> named = [mention_at(three, start, start + 8, "project", "x") for start in (0, 20, 40)]
    >>> [mention.attributes.get("refers_to") for mention in with_surroundings(three, named)]
    ['Ren Havn 2', None, None]
    """
    following: list[Mention | None] = [*mentions[1:], None]
    return [_amended(text, mention, after) for mention, after in zip(mentions, following, strict=False)]


def _amended(text: str, mention: Mention, after: Mention | None) -> Mention:
    match mention.entity_type:
        case "person":
            addition = _generation(text, mention.span.end)
        case "project":
            addition = _phase(text, mention.span.end)
        case "organisation" if (named := institution(_name(mention))) is not None:
            return _with_town(text, mention, named, after)
        case "organisation" if after is not None and after.code is not None and _is_told_by_owner(mention.text):
            between = _AT.fullmatch(text, mention.span.end, after.span.start)
            owner = f"{after.entity_type}_code"
            is_owner = after.entity_type in ("municipality", "region") and owner not in mention.attributes
            if between and is_owner:
                return replace(mention, attributes={**mention.attributes, owner: after.code})
            return mention
        case _:
            return mention
    if addition is None:
        return mention
    name = f"{mention.attributes.get('refers_to', mention.text)} {addition}"
    return replace(mention, attributes={**mention.attributes, "refers_to": name})


def _name(mention: Mention) -> str:
    return without_genitive(mention.attributes.get("refers_to", mention.text))


def _with_town(text: str, mention: Mention, named: Institution, after: Mention | None) -> Mention:
    """The mention of an institution with the town that stands after it, and the municipality of its town."""
    attributes = dict(mention.attributes)
    if named.town is None and after is not None and after.entity_type in ("place", "municipality"):
        between = _AT.fullmatch(text, mention.span.end, after.span.start)
        with_town = institution(f"{_name(mention)} i {after.text}") if between else None
        if with_town is not None and after.code is None:
            named = with_town
            attributes["refers_to"] = f"{_name(mention)} i {after.text}"
        elif between and after.code is not None:
            attributes["municipality_code"] = after.code
    if named.municipality is not None:
        attributes.setdefault("municipality_code", str(named.municipality))
    return replace(mention, attributes=attributes)


def _is_told_by_owner(name: str) -> bool:
    return is_local(name) or is_institution(name)


def _generation(text: str, end: int) -> str | None:
    found = _GENERATION.match(text, end)
    if found is None:
        return None
    return "senior" if found["elder"] else "junior"


def _phase(text: str, end: int) -> str | None:
    found = _PHASE.match(text, end)
    if found is None:
        return None
    return found["number"] or found["sequel"] or f"fase {_ROMAN.get(found['phase'], found['phase'])}"


def earlier_names(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Pairs of full names of one person, the later one first, where a text says what somebody was called before ("født", "tidligere",
    "som hun hedder nu": then the other name is the only one in the text that begins with the same given name).

    >>> from pipeline.annotate.mentions import mention_at
    >>> text = "Ida Holk kom. Ida Bang, som hun nu hedder, gik."
    >>> named = [mention_at(text, 0, 8, "person", "x"), mention_at(text, 14, 22, "person", "x")]
    >>> list(earlier_names(text, named))
    [('Ida Bang', 'Ida Holk')]
    """
    people = [mention for mention in mentions if mention.entity_type == "person"]
    for mention, after in pairwise(mentions):
        is_pair = mention.entity_type == after.entity_type == "person"
        if is_pair and _BORN.fullmatch(text, mention.span.end, after.span.start):
            yield (mention.attributes.get("refers_to", mention.text), after.attributes.get("refers_to", after.text))
    for mention in people:
        if _NOW_CALLED.match(text, mention.span.end):
            given = mention.text.partition(" ")[0]
            others = {other.text for other in people if other.text.startswith(f"{given} ")} - {mention.text}
            if len(others) == 1:
                yield mention.text, others.pop()


def leaders(text: str, mentions: Sequence[Mention]) -> Iterator[Role]:
    """The people of whom a clause says what they lead or work for ("Ida Holk, der leder Musikskolen"), or in which town ("som leder
    skolen i Odder"), and those whom the genitive of a municipality's name tells ("Odders borgmester, Ida Holk").

    >>> from pipeline.annotate.mentions import mention_at
    >>> text = "Ida Holk, der leder Musikskolen"
    >>> named = [mention_at(text, 0, 8, "person", "x"), mention_at(text, 20, 31, "organisation", "x")]
    >>> [role.organisation == named[1].span for role in leaders(text, named)]
    [True]
    """
    for mention, after in pairwise(mentions):
        between = mention.span.end, after.span.start
        match mention.entity_type, after.entity_type:
            case "person", "organisation" if _LEADS.fullmatch(text, *between):
                yield _role(mention, after)
            case "person", "place" | "municipality" if _LEADS_IN.fullmatch(text, *between):
                yield _role(mention, after)
            case "municipality", "person" if mention.text.endswith("s") and _TITLED_OF.fullmatch(text, *between):
                yield _role(after, mention)


def _role(person: Mention, employer: Mention) -> Role:
    span = Span(min(person.span.start, employer.span.start), max(person.span.end, employer.span.end))
    return Role(person=person.span, role=None, organisation=employer.span, party=None, span=span)


def other_names(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of projects' mentions that a text gives as two names of one: in another language, before now, or as name and title.

    >>> from pipeline.annotate.mentions import mention_at
    >>> text = "Stille Stier, på engelsk Silent Paths"
    >>> named = [mention_at(text, 0, 12, "project", "x"), mention_at(text, 25, 37, "project", "x")]
    >>> [(one.text, other.text) for one, other in other_names(text, named)]
    [('Stille Stier', 'Silent Paths')]
    """
    for mention, after in pairwise(mentions):
        if mention.entity_type == after.entity_type == "project":
            between = mention.span.end, after.span.start
            is_titled = " " not in mention.text and " " in after.text and _fills_line(text, mention, after)
            if _ALSO.fullmatch(text, *between) or (is_titled and _TITLED.fullmatch(text, *between)):
                yield mention, after


def _fills_line(text: str, first: Mention, last: Mention) -> bool:
    start, end = first.span.start, last.span.end
    return text[max(0, start - 1) : start] in _EDGES and text[end : end + 1] in _EDGES
