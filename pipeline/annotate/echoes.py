"""Names that one place of a document introduces, found again where nothing but the name shows what they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.annotate.capitals import begins_sentence
from pipeline.annotate.lists import first_names
from pipeline.annotate.mentions import before_apostrophe, mention_at, moved
from pipeline.annotate.municipalities.municipalities import place_names
from pipeline.annotate.municipalities.patterns import FUNCTION_WORDS
from pipeline.annotate.organisations.patterns import COMPANY_FORMS, DEFINITE, HOMES
from pipeline.annotate.projects.projects import introduced
from pipeline.annotate.segments import Segment
from pipeline.annotate.titles import is_title
from pipeline.records import Mention, Span
from pipeline.text.gazetteer import Gazetteer, Match, Name

_SURE_PROJECT = 0.7
_SHORTEST_SURNAME = 3
_SHORTEST_HOME = 6
_REACH = 40
_RULES = ("grammar:", "gazetteer:organisations")


def echoes(pieces: Iterable[Segment], mentions: Sequence[Mention]) -> list[Mention]:
    """Further mentions of the projects, organisations and persons that a document introduces, places counted in the document.

    Found again are a project's name; an organisation's name, without its company form too, and its acronym, of an institution its own
    name or its definite noun ("Plejehjemmet Egely" is "Egely", "Holte Museum" is "Museet"); a person's full name
    and, where only one person of the document has it, the surname or the given name alone.

    Args:
        pieces: the document's text.
        mentions: merged, as found where they are introduced.
    """
    by_form = sorted(_names(mentions), key=lambda name: name.form != name.value.text)  # short forms of longer names win
    names = list({name.form: name for name in by_form}.values())
    if not names:
        return []
    finder = Gazetteer(names)
    return [
        moved(mention, piece.start)
        for piece in pieces
        for match in finder.find(piece.text)
        for mention in _again(piece.text, match)
    ]


def _names(mentions: Sequence[Mention]) -> Iterator[Name[Mention]]:
    yield from _person_names([mention for mention in mentions if mention.entity_type == "person"])
    for mention in mentions:
        by_rule = mention.method.startswith(_RULES)
        if mention.entity_type == "organisation" and by_rule:
            yield from _organisation_names(mention)
    yield from _bare_nouns([mention for mention in mentions if mention.entity_type == "organisation"])
    for mention in mentions:
        if mention.entity_type == "project" and (mention.score or 0) >= _SURE_PROJECT:
            several = " " in mention.text
            if several or mention.text.lower() not in FUNCTION_WORDS:
                yield Name(mention.text, mention, "initial" if several else "exact")


def _organisation_names(mention: Mention) -> Iterator[Name[Mention]]:
    if mention.attributes.get("kind") == "council":
        return
    if "refers_to" in mention.attributes or " " in mention.text:
        yield Name(mention.text, mention, "exact")
    name, _, form = mention.text.rpartition(" ")
    if name and form in COMPANY_FORMS and (" " in name or len(name) > _SHORTEST_SURNAME):
        yield Name(name, mention, "exact")
    if name in HOMES and len(form) >= _SHORTEST_HOME and form[0].isupper() and not any(place_names(form)):
        yield Name(form, replace(mention, attributes={"refers_to": mention.text}), "exact")


def _bare_nouns(organisations: Sequence[Mention]) -> Iterator[Name[Mention]]:
    """The definite nouns of bodies that the document names with one town only: "Museet" where it speaks of "Museet i Holte"."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    first: dict[str, Mention] = {}
    for mention in organisations:
        noun = _definite_noun(mention.text.split())
        if noun is not None:
            named[noun].add(mention.text)
            first.setdefault(noun, mention)
    for noun, names in named.items():
        if len(names) == 1:
            yield Name(noun, replace(first[noun], attributes={"refers_to": first[noun].text}), "exact")


def _definite_noun(words: Sequence[str]) -> str | None:
    """What takes up a name of a noun and a town: of "Museet i Holte" and "Holte Museum" it is "Museet"."""
    if len(words) > 2 and words[1] in ("i", "på"):
        return words[0] if words[0] in DEFINITE.values() else None
    return DEFINITE.get(words[-1]) if len(words) > 1 else None


def _person_names(persons: Sequence[Mention]) -> Iterator[Name[Mention]]:
    full = {mention.text: mention for mention in persons if " " in mention.text}
    ends = {(name.split()[0], name.split()[-1]) for name in full}  # with and without middle names it is one person
    parts = Counter(part for pair in ends for part in set(pair))
    for name, mention in full.items():
        given, surname = name.split()[0], name.split()[-1]
        yield Name(name, mention, "exact")
        if parts[surname] == 1 and len(surname) >= _SHORTEST_SURNAME and not any(place_names(surname)):
            yield Name(surname, mention, "exact")
        if parts[given] == 1 and given in first_names():
            yield Name(given, mention, "exact")


def _again(text: str, match: Match[Mention]) -> Iterator[Mention]:
    first = match.value
    if match.compound and first.entity_type != "project":
        return
    if first.entity_type == "organisation" and _is_longer_name(text, match):
        return
    if first.entity_type == "person" and " " not in text[match.start : match.stem_end] and _is_other_name(text, match):
        return
    whole = first.attributes.get("refers_to", first.text)
    if first.entity_type == "project":
        for mention in introduced(text, Span(match.start, match.stem_end), first.score or _SURE_PROJECT):
            short = whole != first.text and not mention.attributes
            yield replace(mention, attributes={"refers_to": whole}) if short else mention
        return
    attributes = {} if whole == text[match.start : match.stem_end] else {"refers_to": whole}
    method = f"grammar:{first.entity_type}s"
    end = before_apostrophe(text, match.end, match.stem_end)
    yield mention_at(text, match.start, end, first.entity_type, method, score=first.score, attributes=attributes)


def _is_longer_name(text: str, match: Match[Mention]) -> bool:
    """Whether a lone word of an organisation's name begins a longer name, of another one."""
    lone = " " not in text[match.start : match.stem_end]
    return lone and text[match.end : match.end + 1] == " " and text[match.end + 1 : match.end + 2].isupper()


def _is_other_name(text: str, match: Match[Mention]) -> bool:
    """Whether a lone name is part of another person's name, or has its capital from the beginning of a sentence only."""
    window = max(0, match.start - _REACH)
    previous = text[window : match.start - 1].rpartition(" ")[2] if text[match.start - 1 : match.start] == " " else ""
    begins = begins_sentence(text, match.start - 1 - len(previous))
    in_name = previous[:1].isupper() and previous[-1].isalpha() and not is_title(previous)
    joined = in_name and (not begins or previous in first_names())
    goes_on = text[match.end : match.end + 1] == " " and text[match.end + 1 : match.end + 2].isupper()
    small = text[match.start : match.stem_end].lower() in FUNCTION_WORDS and begins_sentence(text, match.start)
    return joined or goes_on or small
