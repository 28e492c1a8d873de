"""The names of projects, bodies and programmes that the tagger found, joined with those that rules found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from pipeline.annotate.capitals import begins_sentence
from pipeline.annotate.mentions import mention_at, outside
from pipeline.annotate.municipalities.municipalities import place_names
from pipeline.annotate.programmes import catalogue
from pipeline.annotate.projects.context_patterns import GROUP_OF, NOT_TITLES, OFFICE_FOR
from pipeline.annotate.projects.discourse import project_key
from pipeline.annotate.projects.patterns import OF_THE_EU, TITLE_JOINT
from pipeline.annotate.projects.projects import introduced, is_nameable, is_project_name
from pipeline.annotate.projects.tagged import BODIES, LEAST_PARTNER, LEAST_ROLE, METHOD, PAYERS, SUMS, covering
from pipeline.annotate.projects.tagger.tagger import Reading, Tagged
from pipeline.records import EntityType, Mention, Span
from pipeline.text.gazetteer import Match
from pipeline.text.lemmas import is_word, lemma

_LEAST: Final = {"lead": 0.4, "partner": LEAST_PARTNER} | dict.fromkeys(PAYERS, LEAST_ROLE)
"""From here on words with a body's label name one."""
_LOCATED: Final = (" i ", " fra ", ", ")
_LEAST_NAME: Final = 0.8
_LEAST_NAME_BESIDE: Final = 0.55
"""Of a name in a line that surely states something of a project."""
_LEAST_ON_AVERAGE: Final = 0.87
_LEAST_WORD: Final = 0.3
"""Of a name of several words: of all of them on average and of the least likely one, where that is less than a name must be. Not often is
each word of a long name, or each sign in it, as likely as the name.
"""
_LEAST_OTHER: Final = 0.9
"""Of a body, where rules hold the same words for a project, and of a project, where rules hold them for a place or a person."""
_BY_RULES: Final = ("gazetteer:", "grammar:")
_OTHERS: Final = ("place", "person")
_LEAST_CHANCE: Final = 0.025
"""Of what rules hold for a name."""
_LEAST_TOWN: Final = 0.7
"""Of a town's bare name, which is mostly but a place."""
_Value = TypeVar("_Value")


def tagged_mentions(text: str, reading: Reading, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The projects that only the tagger found, and the bodies and programmes that only it found, by their roles.

    Args:
        text: of the document.
        reading: the tagger's.
        mentions: of all other finders, merged.
    """
    tagged = reading.tagged
    bodies = [mention for mention in mentions if mention.entity_type in BODIES]
    named = [mention for mention in mentions if mention.entity_type == "project"]
    no_projects = {
        mention.span for mention in mentions if mention.entity_type in _OTHERS and mention.method.startswith(_BY_RULES)
    }
    persons = [mention for mention in mentions if mention.entity_type == "person"]
    roles = [found.span for found in tagged if found.label != "project"]
    sure = [found for found in tagged if found.label != "project" and found.score >= LEAST_ROLE]
    projects = {each.text for each in named}
    alone = {text[slice(*found.span)] for found in tagged if found.label == "project"} | projects
    fields = {words for head in OFFICE_FOR.finditer(text) for words in alone if text.startswith(words, head.end())}
    for found in tagged:
        if covering(named, found.span) or (found.span in no_projects and found.score < _LEAST_OTHER):
            continue
        words = text[slice(*found.span)]
        if (
            found.label == "project"
            and _counts(text, found, sure, reading)
            and _may_name(words)
            and words not in fields
        ):
            if (short := _with_title(text, found.span, alone)) is not None:
                yield short
                continue
            introductions = (replace(mention, method=METHOD) for mention in introduced(text, found.span, found.score))
            name, *others = introductions
            if outside(others, roles) == others:
                yield from (name, *others)
            else:
                yield replace(name, attributes={})
        elif found.label in _LEAST and found.score >= _LEAST[found.label] and words not in projects:
            body = covering(bodies, found.span)
            person = covering(persons, found.span)
            if person is not None and person.span == found.span:
                continue
            if body is None or _is_part(text, body, found.span):
                yield from _body(text, found)


def _counts(text: str, name: Tagged, sure: Sequence[Tagged], reading: Reading) -> bool:
    """Whether the tagger is to be believed that words are a name: where it is sure, or less so and finds something stated beside it."""
    if name.score >= _LEAST_NAME:
        return True
    if " " in text[slice(*name.span)] and name.score >= _LEAST_WORD:
        chance = reading.chance_of_name(name.span)
        if chance is not None and chance >= _LEAST_ON_AVERAGE:
            return True
    line = Span(
        text.rfind("\n", 0, name.span.start) + 1, len(text) if (end := text.find("\n", name.span.end)) < 0 else end
    )
    return name.score >= _LEAST_NAME_BESIDE and covering(sure, line) is not None


def _with_title(text: str, place: Span, names: Collection[str]) -> Mention | None:
    """The name before the colon or dash of a longer form ("Ren Å: vand til alle"), where the text has it alone as well."""
    printed = text[slice(*place)]
    joint = TITLE_JOINT.search(printed)
    if joint is None or printed[: joint.start()] not in names:
        return None
    end = place.start + joint.start()
    return mention_at(text, place.start, end, "project", METHOD, attributes={"full_name": printed})


def without_contradicted(mentions: Sequence[Mention], reading: Reading) -> list[Mention]:
    """The mentions without the projects of rules whose name the tagger bounds otherwise or holds for a body or for no name.

    A group is no body of its own where the tagger is sure of the project's name in it ("Styregruppen for Ren Å").

    Args:
        mentions: of all other finders, in any order.
        reading: the tagger's.
    """
    unlikely = _unlikely_names(reading, [mention for mention in mentions if mention.entity_type == "project"])
    names = [found for found in reading.tagged if found.label not in ("start", "end", *SUMS)]
    return [
        mention
        for mention in mentions
        if not (mention.entity_type == "organisation" and _is_group(covering(names, mention.span), mention))
        and (
            mention.entity_type != "project"
            or not (project_key(mention) in unlikely or _contradicts(covering(names, mention.span), mention))
        )
    ]


def _is_group(found: Tagged | None, mention: Mention) -> bool:
    if found is None or found.label != "project" or found.score < _LEAST_NAME or mention.code is not None:
        return False
    return GROUP_OF.fullmatch(mention.text[: max(0, found.span.start - mention.span.start)]) is not None


def _unlikely_names(reading: Reading, projects: Iterable[Mention]) -> set[str]:
    """The names, by their keys, that the tagger all but rules out to be a project's wherever they stand."""
    best: defaultdict[str, float] = defaultdict(float)
    for mention in projects:
        chance = reading.chance_of_name(mention.span)
        best[project_key(mention)] = max(best[project_key(mention)], 1.0 if chance is None else chance)
    return {key for key, chance in best.items() if chance < _LEAST_CHANCE}


def _contradicts(found: Tagged | None, mention: Mention) -> bool:
    if found is None:
        return False
    if found.label != "project":
        return found.score >= _LEAST_OTHER
    return found.span != mention.span and found.score >= _LEAST_NAME


def _may_name(words: str) -> bool:
    return is_nameable(words) and (" " in words or is_project_name(words)) and not NOT_TITLES.fullmatch(words)


def _is_part(text: str, mention: Mention, span: Span) -> bool:
    """Whether a mention is but a word of a longer name: the town of "Aarhus Vand", but not the municipality of "Aarhus Kommunes pulje".

    Where a body lies ("Klaipėdos universitetas i Litauen") is no part of its name.
    """
    if mention.span.start == span.start and text[mention.span.end :].startswith(_LOCATED):
        return False
    longer = span.start < mention.span.start or mention.span.end + len("s") < span.end
    town = mention.entity_type == "municipality" and "ommune" not in mention.text
    return longer and (town or (mention.entity_type == "organisation" and mention.code is None))


def _body(text: str, found: Tagged) -> Iterator[Mention]:
    """The mention of words that only their role shows to name a body or programme."""
    words = text[slice(*found.span)]
    if not any(letter.isupper() for letter in words) or OF_THE_EU.fullmatch(words) or _is_thing(text, found.span):
        return
    kind: EntityType = "organisation"
    code = None
    if found.label in PAYERS and (programme := _whole(catalogue.gazetteer().find(words), words)):
        kind, code = "programme", programme.code
    elif town := _whole(place_names(words), words):
        if town.kind == "place" or found.score < _LEAST_TOWN:
            return
        kind, code = town.kind, town.code
    yield mention_at(text, *found.span, kind, METHOD, code=code, score=found.score)


def _is_thing(text: str, place: Span) -> bool:
    """Whether a word is an ordinary one that has its capital from the beginning of a sentence: "Dukketeater", but not "Museet"."""
    word = text[slice(*place)].lower()
    return begins_sentence(text, place.start) and word.isalpha() and is_word(word) and lemma(word) == word


def _whole(matches: Iterable[Match[_Value]], words: str) -> _Value | None:
    """What a list has all of the words for."""
    return next((match.value for match in matches if (match.start, match.stem_end) == (0, len(words))), None)
