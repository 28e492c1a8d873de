"""Capitals for texts that have none, or nothing else: a shadow of equal length in which probable names begin with a capital.

Rules and models tell names by their capitals. A text in small letters (mails, transcripts) or in capitals (old protocols) is read through
its shadow; places stay those of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from itertools import chain, zip_longest
from typing import Final, TypeVar

import simplemma

from pipeline.annotate.acronyms import abbreviates
from pipeline.annotate.capitals import adjacent, capitals
from pipeline.annotate.lists import first_names, rows, several
from pipeline.annotate.municipalities.patterns import AMBIGUOUS, FUNCTION_WORDS
from pipeline.annotate.organisations import patterns
from pipeline.annotate.persons.patterns import NOT_IN_NAMES
from pipeline.annotate.titles import is_title
from pipeline.records import Amount, Annotation, CaseNumber, Contact, DateExpression, Document, Mention, Span
from pipeline.text.compounds import splitter
from pipeline.text.gazetteer import Gazetteer, Name

_Record = TypeVar("_Record", Amount, CaseNumber, Contact, DateExpression, Mention)

_FEWEST_LETTERS: Final = 60
"""A shorter text shows nothing by its capitals."""
_FEWEST_CAPITALS: Final = 16
_FEW, _MANY = 0.004, 0.7
"""Capitals among the letters of Danish are 3 to 6 in 100; so few or so many mean that they are not used."""

_WORD: Final = re.compile(r"[^\W\d_][\w'’]*(?:-[\w'’]+)*")
_PARTY: Final = re.compile(r"(?<=\w \()(?:[a-zæøå]|sf|df|la|rv|el|kd|nb)(?=\))")
_BRACKETED: Final = re.compile(r"(?<=\w )\(([a-zæøå]{2,6})\)")
_COMPANY: Final = re.compile(r"(?<!\w)(?:a/s|aps|i/s|p/s|k/s|gmbh|ltd|ag)(?!\w)")
_LONGEST_NAME: Final = 4
_REACH: Final = 80
_SHORTEST: Final = 3
_CLOCK: Final = re.compile(r"kl\.? ?\d|kl\.")
_BEFORE_KOMMUNE: Final = re.compile(r"(?<![^\n])[a-zæøå]{3,}(?:-[a-zæøå]+)? kommune(?![^\W\d_])")
_KOMMUNE_NEXT: Final = re.compile(r" (?:kommun|byråd|regionsråd)")
_NAME_NOUNS: Final = (*patterns.UNIT_ENDINGS, *patterns.BODY_ENDINGS)
_PREFIXES: Final = frozenset(word.lower() for word in (*patterns.PREFIXES, *patterns.FOREIGN, *patterns.CLUBS))
_ASSOCIATIONS: Final = ("foreningen", "forbundet", "fonden")
_CLUBS: Final = frozenset(club.lower() for club in patterns.CLUBS)
_LEADS: Final = frozenset(word.lower() for word in patterns.NATIONAL)
_LABELS: Final = frozenset(word.lower() for word in NOT_IN_NAMES)


def shadow(document: Document) -> Document:
    """The document with capitals where names probably are, if it was written without any; blocks in capitals likewise; else itself."""
    every = lacks_case(document.text)
    marked = [every or in_capitals(block.text) for block in document.blocks]
    if not any(marked):
        return document
    plain = (block.text for block, is_marked in zip(document.blocks, marked, strict=True) if not is_marked)
    known = frozenset(_own_names(plain))
    text = list(document.text)
    blocks = []
    for block, is_marked in zip(document.blocks, marked, strict=True):
        if is_marked and document.text[slice(*block.span)] == block.text:
            block = replace(block, text=recased(block.text, known))
            text[slice(*block.span)] = block.text
        blocks.append(block)
    return replace(document, text="".join(text), blocks=tuple(blocks))


def in_capitals(text: str) -> bool:
    """Whether a heading or paragraph is written in capitals.

    >>> in_capitals("REFERAT FRA MØDET I ÆLDRERÅDET"), in_capitals("UCL, A/S"), in_capitals("Referat fra mødet")
    (True, False, False)
    """
    large = sum(map(str.isupper, text))
    return large >= _FEWEST_CAPITALS and large > _MANY * (large + sum(map(str.islower, text)))


def lacks_case(text: str) -> bool:
    """Whether a text does without capitals, or without small letters.

    >>> lacks_case("referat fra mødet i vejle. " * 9), lacks_case("Referat fra mødet i Vejle. " * 9)
    (True, False)
    """
    large = sum(map(str.isupper, text))
    letters = large + sum(map(str.islower, text))
    return letters >= _FEWEST_LETTERS and not _FEW <= large / letters <= _MANY


def _own_names(texts: Iterable[str]) -> Iterator[str]:
    """The capital words of texts that are so written for being names."""
    for text in texts:
        words = capitals(text)
        for word, following in zip_longest(words, words[1:]):
            if not word.initial or (following is not None and adjacent(text, word, following)):
                yield word.text


def recased(text: str, known: frozenset[str] = frozenset()) -> str:
    """The text, equally long, in small letters but for the probable names.

    Args:
        text: in small letters or capitals.
        known: names of one word as the rest of the document writes them.

    >>> recased("formand jens krogh (a) fra økonomiudvalget mødte kolding havn og regnar weltz i vejle kommune")
    'formand Jens Krogh (A) fra Økonomiudvalget mødte Kolding Havn og Regnar Weltz i Vejle Kommune'
    """
    low = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    letters = list(low)
    by_word = {form.lower(): form for form in sorted(known) if len(form.lower()) == len(form)}
    for start, form in chain(_listed(low), _probable(low)):
        letters[start : start + len(form)] = form
    for word in _WORD.finditer(low) if known else ():
        letters[word.start() : word.end()] = by_word.get(word.group(), letters[word.start() : word.end()])
    for word in _BEFORE_KOMMUNE.finditer(low):
        letters[word.start() : word.end()] = word.group().title()
    shown = "".join(letters)
    for pattern in (_PARTY, _COMPANY):
        for found in pattern.finditer(low):
            letters[found.start() : found.end()] = _company(found.group())
    for found in _BRACKETED.finditer(low):
        if abbreviates(
            found[1], shown[max(0, found.start() - _REACH) : found.start()].rpartition("\n")[2].lstrip()
        ) or not is_ordinary(found[1]):
            letters[found.start(1) : found.end(1)] = found[1].upper()
    return "".join(letters)


def as_printed(annotation: Annotation, text: str) -> Annotation:
    """An annotation of a text's shadow with the words of the text itself; places stay.

    Args:
        annotation: made from the shadow of ``text``.
        text: as the document has it.
    """
    return replace(
        annotation,
        mentions=tuple(_printed(mention, text) for mention in annotation.mentions),
        amounts=tuple(_printed(amount, text) for amount in annotation.amounts),
        dates=tuple(_printed(day, text) for day in annotation.dates),
        contacts=tuple(_printed(contact, text) for contact in annotation.contacts),
        case_numbers=tuple(_printed(number, text) for number in annotation.case_numbers),
        roles=tuple(
            replace(role, role=_same(role.role, role.span, text), party=_same(role.party, role.span, text))
            for role in annotation.roles
        ),
    )


def _printed(record: _Record, text: str) -> _Record:
    return replace(record, text=text[record.span.start : record.span.end])


def _same(words: str | None, span: Span, text: str) -> str | None:
    """Words of a shadow as the text has them: they stand within the span."""
    if words is None:
        return None
    place = text.lower().find(words.lower(), span.start, span.end)
    return text[place : place + len(words)] if place >= 0 else words


def _company(form: str) -> str:
    return {"aps": "ApS", "gmbh": "GmbH", "ltd": "Ltd"}.get(form, form.upper())


def _listed(low: str) -> Iterator[tuple[int, str]]:
    """Places and written forms of the listed names."""
    for match in _names().find(low):
        form = match.value
        if (form in AMBIGUOUS and not _KOMMUNE_NEXT.match(low, match.end)) or _CLOCK.match(low, match.start):
            continue
        yield match.start, form


@cache
def _names() -> Gazetteer[str]:
    return Gazetteer(Name(form, form, "any") for form in sorted(set(_forms())))


def _forms() -> Iterator[str]:
    for row in chain(
        rows("municipalities.csv"),
        rows("regions.csv"),
        rows("places.csv"),
        rows("organisations.csv"),
        rows("programmes.csv"),
    ):
        for form in (row["name"], row.get("acronym") or "", *several(row["aliases"])):
            if len(form) >= _SHORTEST - (form == "KL") and form.lower() != form and not is_ordinary(form.lower()):
                yield form


def _probable(low: str) -> Iterator[tuple[int, str]]:
    """Places and capitalised forms of the words that are probably names, or belong to one."""
    words = list(_WORD.finditer(low))
    named = [_is_name(word.group()) for word in words]
    for index, word in enumerate(words):
        before = index > 0 and _gap(low, words, index) == " "
        after = index + 1 < len(words) and _gap(low, words, index + 1) == " "
        after_name = before and named[index - 1]
        if not named[index]:
            named[index] = _joins(word.group(), words, named, index, before=before, after=after)
        if named[index]:
            yield word.start(), _capitalised(word.group())
            if not after_name and before and _leads(words[index - 1].group()):
                yield words[index - 1].start(), _capitalised(words[index - 1].group())
    yield from _bodies(low)


def _gap(low: str, words: list[re.Match[str]], index: int) -> str:
    return low[words[index - 1].end() : words[index].start()]


def _joins(word: str, words: list[re.Match[str]], named: list[bool], index: int, *, before: bool, after: bool) -> bool:
    """Whether a word that is no name alone is part of one beside it: a given name, a surname, a noun of bodies."""
    if word in FUNCTION_WORDS or word in _LABELS or is_title(word):
        return False
    capital = word.capitalize()
    if (
        before
        and named[index - 1]
        and (word.endswith(_NAME_NOUNS) or capital in _surnames() or capital in patterns.DIRECTIONS)
    ):
        return True
    follows_name = after and _is_name(words[index + 1].group())
    return follows_name and (word.partition("-")[0].capitalize() in first_names() or word in _PREFIXES)


@cache
def _surnames() -> frozenset[str]:
    """Surnames that are ordinary words too."""
    return frozenset(
        "Bach Bak Bang Bech Beck Berg Bjerg Bro Brink Brok Bruun Bæk Dahl Dal Dam Eg Elm Eng Falk Fisker Fog Frost Gade "
        "Gram Gren Hald Hav Hede Hegn Hjort Hjorth Holm Holt Hvid Høj Kjær Klit Kold Krag Krog Kvist Lang Lind Lund "
        "Lyng Løv Mark Mose Munk Møller Nord Nørgaard Orm Park Pilgaard Ravn Riis Rask Ris Rose Rosen Ry Sand Skou Skov "
        "Smed Smidt Sol Sonne Steen Storm Strand Strøm Stær Sund Søe Thorn Toft Ulv Vad Vang Vester Vind Vinter Winther "
        "Østergaard Ager Ask Bager Birk Brandt Busk From Hansen Juhl Juul Kruse Lange Lauritzen Nielsen Skytte".split()
    )


def _leads(word: str) -> bool:
    """Whether a word before a name begins it: "foreningen", "den danske", "dansk"."""
    return word in _LEADS or word.endswith(patterns.PREFIX_ENDINGS) or word in _PREFIXES


def _bodies(low: str) -> Iterator[tuple[int, str]]:
    """Compounds that name a body wherever they stand, with the parts joined to them ("plan- og teknikudvalget")."""
    for word in _WORD.finditer(low):
        base = word.group()[:-1] if word.group().endswith(("ts", "ns")) else word.group()
        is_body = (
            base.endswith(patterns.BODY_ENDINGS)
            and not base.endswith(patterns.NOT_BODIES)
            and base not in patterns.GENERIC_BODIES
        )
        definite_unit = (
            base.endswith(patterns.LONE_ENDINGS)
            and base not in patterns.GENERIC_UNITS
            and (base.endswith(_ASSOCIATIONS) or not _in_dictionary(base))
        )
        if is_body or definite_unit:
            yield word.start(), _with_capital(word.group())
            for part in _COMPOUND_PARTS.finditer(low, max(0, word.start() - _REACH), word.start()):
                if part.end() == word.start():
                    yield part.start(), _PART.sub(lambda found: found.group().capitalize(), part.group())
    for club in re.finditer(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, _CLUBS)))})(?= [^\W\d_])", low):
        yield club.start(), club.group().upper()


_PART: Final = re.compile(r"[a-zæøå]+(?=-)")
_COMPOUND_PARTS: Final = re.compile(r"[a-zæøå]+-(?:, [a-zæøå]+-){0,3} og ")


def _capitalised(word: str) -> str:
    return "-".join(map(_with_capital, word.split("-")))


def _with_capital(word: str) -> str:
    """A word with a large first letter, where that is one letter too: "ß" has none."""
    capital = word[:1].upper()
    return capital + word[1:] if len(capital) == 1 else word


@lru_cache(maxsize=20_000)
def _is_name(word: str) -> bool:
    """Whether a word in small letters can hardly be anything but a name, or is one in the dictionary only."""
    base = word.rstrip("'’")
    if (
        len(base) < _SHORTEST
        or base in FUNCTION_WORDS
        or base in _LABELS
        or is_title(base)
        or any(letter.isdigit() for letter in base)
    ):
        return False
    return not is_ordinary(base)


@lru_cache(maxsize=20_000)
def is_ordinary(word: str) -> bool:
    """Whether a word in small letters is a common one: the dictionary has it as such, or it is a compound of common ones.

    >>> [is_ordinary(word) for word in ("skole", "spildevandsplanen", "hansen", "regnar", "budgettet")]
    [True, True, False, False, True]
    """
    if " " in word or not word.isalpha():
        return False
    if _in_dictionary(word):
        return True
    known = simplemma.is_known(word, lang="da")
    return not known and bool(splitter().parts(word)) and word.capitalize() not in first_names()


@lru_cache(maxsize=20_000)
def _in_dictionary(word: str) -> bool:
    return simplemma.is_known(word, lang="da") and _lemma(word)[:1].islower()


def _lemma(word: str) -> str:
    return simplemma.lemmatize(word, lang="da")
