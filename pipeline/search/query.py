"""What a person types, understood: words, "phrases", prefix*, fuzzy~, -not, OR and filters such as ``kommune:Odense``.

Any text is a query. What is not understood becomes a notice, never an error, and nothing is dropped without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import NamedTuple

from pipeline.search.analysis import STOPWORDS, normalised, without_clock, words
from pipeline.search.answer import Notice
from pipeline.search.filters import CODED, FILTERS, NUMERIC, condition, filter_like, filter_named, is_unit, is_unknown

MOST_TERMS = 64
"""Terms of a query that count: more than a person types, few enough to be quick."""

_LONGEST_QUERY = 20_000  # characters
_LEAST_PREFIX = 2
_LEAST_FUZZY = 4
_TWO_EDITS = 8  # letters from which two of them may be wrong
_LONGEST_SHOWN = 60
_EITHER, _BOTH, _WITHOUT = ("OR", "ELLER"), ("AND", "OG"), ("NOT", "IKKE")

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))
_PIECE = re.compile(
    r"""(?P<minus>-+(?=[^\s-]))?
        (?:(?P<name>[^\W\d_]{2,20}):)?
        (?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+))?""",
    re.VERBOSE,
)
_RUN = re.compile(r"([\w\-–.'’/:,]+)(\*|~\d?)?")
_DASHES = ("-", "–", "..", "til")
_COMPARISONS = (">", "<", ">=", "<=", "≥", "≤", "over", "under", "mindst", "højst")
_GROUP = re.compile(r"(-?)\(([^()]*)\)")
_QUOTED = re.compile(r'"[^"]*"')
_BETWEEN_WORDS = re.compile(r"[/:,]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, in any of its forms; ``optional`` where it is too frequent to ask for."""

    word: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other: ``exact`` as typed, else in any of their forms (``EU-kontoret``)."""

    words: tuple[str, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word."""

    start: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word, perhaps misspelled: in up to ``edits`` letters that are other ones, missing, too many or the wrong way round."""

    word: str
    edits: int

    @property
    def edits_of_stem(self) -> int:
        """In how many letters its stem may be wrong: in one at most, as a stem is short and the words of two are many."""
        return min(self.edits, 1)


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition: the filter's name and the value as typed."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Among:
    """A filter whose value is a name, looked up: what one of these fields of the index holds; nothing for a name unknown.

    Attributes:
        places: fields with the values of which one is to be there.
        meant: what was perhaps meant by an unknown name.
    """

    filter: Filter
    places: tuple[tuple[str, tuple[str, ...]], ...]
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """Words that are the name of something the index knows: these words, or what else it is called, or a mention of it.

    Attributes:
        typed: the terms, of which all must match.
        key: as the index holds the name typed.
        others: the other names, each in words.
        entity_ids: what is called so.
        programmes: codes of the programmes among it.
    """

    typed: tuple[Word | Phrase, ...]
    key: str
    others: tuple[tuple[str, ...], ...]
    entity_ids: tuple[str, ...]
    programmes: tuple[str, ...] = ()


Term = Word | Phrase | Prefix | Fuzzy | Filter | Among | Name


@dataclass(frozen=True, slots=True)
class Clause:
    """Terms of which one must match; where ``negated``, its one term must not."""

    terms: tuple[Term, ...]
    negated: bool = False

    @property
    def asks(self) -> bool:
        """Whether it asks for words: it is not negated, and is neither a filter nor a word too frequent to ask for."""
        return not self.negated and any(
            not isinstance(term, Filter | Among) and not (isinstance(term, Word) and term.optional)
            for term in self.terms
        )

    @property
    def is_condition(self) -> bool:
        """Whether it only keeps away: it is negated or of filters."""
        return self.negated or all(isinstance(term, Filter | Among) for term in self.terms)


@dataclass(frozen=True, slots=True)
class Query:
    """Clauses that must all be met, and in words what was not understood."""

    clauses: tuple[Clause, ...] = ()
    notices: tuple[Notice, ...] = ()

    def words(self) -> list[Term]:
        """The terms that may match, but for filters."""
        return [term for term in self.wanted() if not isinstance(term, Filter | Among)]

    @property
    def conditions(self) -> Query:
        """The clauses that only keep away."""
        return replace(self, clauses=tuple(clause for clause in self.clauses if clause.is_condition))

    @property
    def is_of_words(self) -> bool:
        """Whether it asks for ordinary words, of which a meaning can be known: nothing exact, no beginnings, no names alone."""
        terms = [term for term in self.words() if not (isinstance(term, Word) and term.optional)]
        plain = all(isinstance(term, Word | Name) or (isinstance(term, Phrase) and not term.exact) for term in terms)
        return plain and not all(isinstance(term, Name) for term in terms)

    def wanted(self) -> Iterator[Term]:
        """The terms that may match, in order: those of the clauses that are not negated."""
        return (term for clause in self.clauses if not clause.negated for term in clause.terms)


def parse(text: str) -> Query:
    """What a person asks for.

    ``OR`` (or ``ELLER``) joins the terms beside it; all else must match. ``NOT`` (or ``IKKE``) means as much as a minus. A filter's
    value may stand in quotation marks.

    >>> parse('spildevand -"lokal plan" kommune:Odense').clauses
    (Clause(terms=(Word(word='spildevand', optional=False),), negated=False),
     Clause(terms=(Phrase(words=('lokal', 'plan'), exact=True),), negated=True),
     Clause(terms=(Filter(name='municipality', value='Odense'),), negated=False))
    >>> parse("park OR have").clauses == (Clause((Word("park"), Word("have"))),)
    True
    """
    notices: list[Notice] = []
    found = dict.fromkeys(_asked(_pieces(text[:_LONGEST_QUERY]), notices))
    asked = list(found)[:MOST_TERMS]
    if len(found) > MOST_TERMS or len(text) > _LONGEST_QUERY:
        notices.append(
            Notice(
                f"Søgningen er meget lang: kun de første {MOST_TERMS} ord og filtre er brugt.",
                f"The search is very long: only the first {MOST_TERMS} words and filters are used.",
            )
        )
    if _has_other_groups(text[:_LONGEST_QUERY]):
        notices.append(
            Notice(
                "Parenteser kan kun stå om ord med OR imellem; her er de ikke brugt.",
                "Brackets can only stand around words with OR between them; these are not used.",
            )
        )
    if text.strip() and not asked and not notices:
        notices.append(
            Notice(
                f"Der er ingen ord at søge efter i {shown(text)}.",
                f"There are no words to search for in {shown(text)}.",
            )
        )
    return Query(tuple(_clauses(asked)), tuple(dict.fromkeys(notices)))


def shown(text: str) -> str:
    """A piece of a query as a notice shows it: in quotation marks, not too long.

    >>> shown("Odnse")
    '»Odnse«'
    """
    short = " ".join(text.split())
    return f"»{short[:_LONGEST_SHOWN]}{'…' if len(short) > _LONGEST_SHOWN else ''}«"


def fuzzy_edits(word: str) -> int:
    """How many letters of a word may be wrong where it is looked for as misspelled: none of a short one.

    >>> fuzzy_edits("by"), fuzzy_edits("skole"), fuzzy_edits("vindmølle")
    (0, 1, 2)
    """
    return 0 if len(word) < _LEAST_FUZZY else 1 if len(word) < _TWO_EDITS else 2


def _has_other_groups(text: str) -> bool:
    """Whether brackets mean what a query cannot say: all but ``(a OR b)``, and any where nothing is joined."""
    plain = _QUOTED.sub("x", text)
    if not any(word in plain.split() for word in _EITHER) and "-(" not in plain:
        return False
    groups = ((sign, group.split()) for sign, group in _GROUP.findall(plain))
    return any(len(some) > 1 and (sign or not all(word in _EITHER for word in some[1::2])) for sign, some in groups)


class _Piece(NamedTuple):
    """A run without blanks, or what stands in quotation marks, with the filter's name before it."""

    negated: bool
    name: str
    text: str
    quoted: bool


class _Asked(NamedTuple):
    """A term as asked for; ``joined`` to the one before it by OR."""

    term: Term
    negated: bool
    joined: bool


def _pieces(text: str) -> list[_Piece]:
    return [
        _Piece(
            negated=match["minus"] is not None,
            name=match["name"] or "",
            text=match["quoted"] or match["bare"] or "",
            quoted=match["quoted"] is not None,
        )
        for match in _PIECE.finditer(without_clock(normalised(text)).translate(_QUOTES))
        if match.group()
    ]


def _asked(pieces: Sequence[_Piece], notices: list[Notice]) -> Iterator[_Asked]:
    """The terms of the query in order; what is not understood goes to ``notices``."""
    joined = negated = False
    coming = iter(_whole_values(pieces))
    for piece in coming:
        if piece.text in (*_EITHER, *_BOTH, *_WITHOUT) and not (piece.name or piece.negated or piece.quoted):
            joined, negated = piece.text in _EITHER, piece.text in _WITHOUT
            continue
        name = filter_named(piece.name)
        if name and not piece.text.strip():
            following = next(coming, None)
            piece = piece._replace(text=following.text if following else "")
        for term in _terms(piece, name, notices):
            yield _Asked(term, piece.negated or negated, joined)
            joined = False
        joined = negated = False


def _whole_values(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """The pieces, with values of numbers that blanks cut (``beløb:>1 mio``, ``år:2015 - 2019``) whole again."""
    held: _Piece | None = None
    for piece, following in zip_longest(pieces, pieces[1:]):
        if held and _continues(held, piece, following):
            held = held._replace(text=_joined(held, piece))
            continue
        if held:
            yield held
        numeric = filter_named(piece.name) in NUMERIC and not piece.quoted
        held = piece if numeric else None
        if not numeric:
            yield piece
    if held:
        yield held


def _continues(held: _Piece, piece: _Piece, following: _Piece | None) -> bool:
    """Whether a piece goes on with the value of a filter of numbers."""
    if piece.name or piece.quoted:
        return False
    value, number = held.text.lower(), piece.text[:1].isdigit()
    ended = value[-1:].isalnum() or value.endswith(".")
    if piece.negated:
        return number and (ended or not value)
    if piece.text in _DASHES:
        return ended and following is not None and following.text[:1].isdigit()
    if is_unit(piece.text):
        return not is_unknown(condition(filter_named(held.name) or "", _joined(held, piece)))
    return not value or (number and (value in _COMPARISONS or value.endswith(_DASHES)))


def _joined(held: _Piece, piece: _Piece) -> str:
    return f"{held.text} {'-' if piece.negated else ''}{piece.text}".strip()


def _terms(piece: _Piece, name: str | None, notices: list[Notice]) -> Iterator[Term]:
    if name and piece.text.strip():
        listed = piece.text.split(",") if name in CODED and not piece.quoted else [piece.text]
        yield from (Filter(name, value.strip()) for value in listed if value.strip())
    elif name:
        notices.append(Notice(f"Filteret {piece.name}: mangler en værdi.", f"The filter {piece.name}: lacks a value."))
    elif piece.quoted and not piece.name:
        yield from _phrase(piece.text, exact=True)
    else:
        if piece.name and piece.text and not piece.text.startswith("//"):
            notices.append(_no_filter(piece.name))
        yield from _words(f"{piece.name} {piece.text}", notices)


def _no_filter(name: str) -> Notice:
    meant = filter_like(name)
    danish, english = (", ".join(f"{known}:" for known in names) for names in (FILTERS, FILTERS.values()))
    return Notice(
        f"Der er intet filter {name}:, så der er søgt efter ordene i stedet. "
        + (f"Mener du {meant}:?" if meant else f"Filtrene er {danish}."),
        f"There is no filter {name}:, so the words are searched for instead. "
        + (f"Do you mean {meant}:?" if meant else f"The filters are {english}."),
    )


def _words(text: str, notices: list[Notice]) -> Iterator[Term]:
    """Words, prefixes, and what hyphens (in numbers other signs too) join; stray signs count for nothing."""
    for run, sign in _RUN.findall(text):
        together = [run] if any(letter.isdigit() for letter in run) else _BETWEEN_WORDS.split(run)
        for place, part in enumerate(together, 1):
            if sign and place == len(together):
                yield from _prefix(part, notices) if sign == "*" else _fuzzy(part, sign, notices)
            else:
                yield from _phrase(part, exact=False)


def _prefix(text: str, notices: list[Notice]) -> Iterator[Term]:
    found = [token.word for token in words(text)]
    if len(found) == 1 and len(found[0]) >= _LEAST_PREFIX:
        yield Prefix(found[0])
        return
    notices.append(
        Notice(
            f"Stjernen i {shown(text + '*')} er ikke brugt: den kræver ét ord på mindst {_LEAST_PREFIX} tegn.",
            f"The star in {shown(text + '*')} is not used: it needs one word of {_LEAST_PREFIX} characters at least.",
        )
    )
    yield from _phrase(text, exact=False)


def _fuzzy(text: str, sign: str, notices: list[Notice]) -> Iterator[Term]:
    found = [token.word for token in words(text)]
    edits = fuzzy_edits(found[0]) if len(found) == 1 else 0
    if edits:
        yield Fuzzy(found[0], min(int(sign[1:] or edits), 2) or edits)
        return
    notices.append(
        Notice(
            f"Tegnet ~ i {shown(text + sign)} er ikke brugt: det kræver ét ord på mindst {_LEAST_FUZZY} tegn.",
            f"The sign ~ in {shown(text + sign)} is not used: it needs one word of {_LEAST_FUZZY} characters at least.",
        )
    )
    yield from _phrase(text, exact=False)


def _phrase(text: str, *, exact: bool) -> Iterator[Term]:
    found = tuple(token.word for token in words(text))
    for start in range(0, len(found), MOST_TERMS):
        some = found[start : start + MOST_TERMS]
        yield Phrase(some, exact) if exact or len(some) > 1 else Word(some[0])


def _clauses(asked: Sequence[_Asked]) -> list[Clause]:
    clauses: list[Clause] = []
    for term, negated, joined in asked:
        if joined and not negated and clauses and not clauses[-1].negated:
            clauses[-1] = Clause((*clauses[-1].terms, term))
        else:
            clauses.append(Clause((term,), negated))
    ready = [_relaxed(clause) for clause in clauses]
    return ready if any(clause.asks for clause in ready) else clauses


def _relaxed(clause: Clause) -> Clause:
    """The clause, with a word that nearly every text has made optional."""
    [term, *others] = clause.terms
    if others or clause.negated or not isinstance(term, Word) or term.word not in STOPWORDS:
        return clause
    return Clause((replace(term, optional=True),))
