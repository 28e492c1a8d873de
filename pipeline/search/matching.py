"""A query as an index takes it: which fields each term is looked for in, and how much each counts.

A word counts most as typed, less as a part of a compound or by its stem, least in another spelling, and more in a title than in
the text below it (``WEIGHTS``). A phrase in quotation marks is exact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import log

from pipeline.search.analysis import STOPWORDS, forms, normalised, words
from pipeline.search.backend import Reader
from pipeline.search.entries import Entry
from pipeline.search.filters import Body, Called, Codes, Condition, Sums, Years, condition
from pipeline.search.meaning import MEANT_KINDS
from pipeline.search.query import Among, Clause, Filter, Fuzzy, Name, Phrase, Prefix, Query, Term, Word
from pipeline.search.tree import (
    NOTHING,
    Begins,
    Between,
    Combined,
    Constant,
    Everything,
    InOrder,
    Is,
    Near,
    OneOf,
    Wanted,
    Weighted,
    all_of,
    any_of,
)
from pipeline.search.tree import condition as counts_nothing
from pipeline.text.folding import spellings

_FORMS = ("exact", "stem", "parts", "folded")
WEIGHTS: Mapping[str, Mapping[str, float]] = {
    text: dict(zip(_FORMS, weights, strict=True))
    for text, weights in {
        "title": (40.0, 3.0, 8.0, 0.6),
        "text": (10.0, 1.5, 2.0, 0.3),
        "name": (1.0, 0.15, 0.2, 0.03),
        "muted": (0.5, 0.08, 0.1, 0.02),
    }.items()
}
"""What a word counts where it stands, by the form in which it is there. Chosen on the half for tuning of corpora/search.

The word itself counts so much because the stemmer takes some words for others (haven and havet): such a one in a title should
not outrank the word in a text of usual length. ``name`` is all that is known of people, bodies, programmes and cases: they
come behind what speaks of the words. ``muted`` are the names of authorities, whose words (``Klima- og Miljøudvalget``) say
little of what a text is about.
"""
_TEXTS = ("title", "text", "name")
_CALLED_SO = 1000.0
"""What goes by a name in the query goes first."""
_OTHER_NAME = 0.5
_OTHER_SPELLING = 0.8
_MENTIONED = 60.0
_LIKE_BEGINNING = 4000  # characters of a text that say what it is like
_LIKE_TERMS = 30
_LIKE_TITLE = 3  # times that a word in a title counts


def wanted_by(query: Query, *, spared: int = 0) -> Wanted:
    """Everything that meets all clauses of a query.

    Args:
        spared: how many of the clauses that ask for words may be unmet.
    """
    must: list[Wanted] = []
    may: list[Wanted] = []
    never: list[Wanted] = []
    asking: list[Wanted] = []
    for clause in _merged(query.clauses):
        optional = any(isinstance(term, Word) and term.optional for term in clause.terms)
        found = any_of(wanted_of(term) for term in clause.terms)
        if spared and clause.asks:
            asking.append(found)
        else:
            (never if clause.negated else may if optional else must).append(found)
    if asking:
        must.append(Combined(may=tuple(asking), least=max(len(asking) - spared, 1)))
    return Combined(must=tuple(must) or (Everything(),), may=tuple(may), never=tuple(never))


def wanted_of(term: Term) -> Wanted:
    """Everything that one term fits."""
    if isinstance(term, Word):
        return _word(term.word)
    if isinstance(term, Prefix):
        return _prefix(term.start)
    if isinstance(term, Phrase):
        return _phrase(term)
    if isinstance(term, Fuzzy):
        return _fuzzy(term)
    if isinstance(term, Name):
        return _name(term)
    return counts_nothing(_among(term) if isinstance(term, Among) else _condition(condition(term.name, term.value)))


def identified(ids: Collection[str]) -> Wanted:
    """The entries with these ids."""
    return OneOf("id", tuple(ids))


def like(entry: Entry, reader: Reader) -> Wanted:
    """The entries that share what is said often in this one and seldom elsewhere, but for itself."""
    title = Counter(_telling(entry.title))
    text = Counter(_telling(entry.text[:_LIKE_BEGINNING]))
    everything = max(reader.size, 1)
    weights: dict[str, float] = {}
    for term, others in reader.frequencies("text_folded", title | text).items():
        rarity = log(everything / (1 + others)) if others <= everything / 2 else 0.0
        weights[term] = (1 + log(_LIKE_TITLE * title[term] + text[term])) * max(rarity, 0.0)
    best = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:_LIKE_TERMS]
    shared = any_of(
        Weighted(Is(f"{field}_folded", term), weight * share)
        for term, weight in best
        for field, share in (("title", 2.0), ("text", 1.0))
        if weight > 0
    )
    return Combined(must=(shared, counts_nothing(OneOf("kind", MEANT_KINDS))), never=(identified([entry.id]),))


def _name(name: Name) -> Wanted:
    about = Among(Filter("", ""), (("about", name.entity_ids), ("programme", name.programmes)))
    called = Among(Filter("", ""), (("id", name.entity_ids),))
    return any_of(
        [
            all_of(*map(wanted_of, name.typed)),
            *(Weighted(_phrase(Phrase(other, exact=True)), _OTHER_NAME) for other in name.others),
            Constant(_among(about), _MENTIONED),
            Constant(_among(called), _CALLED_SO),
        ]
    )


def _among(wanted: Among) -> Wanted:
    return any_of(OneOf(field, values) for field, values in wanted.places if values)


def _fuzzy(fuzzy: Fuzzy) -> Wanted:
    asked = forms(fuzzy.word)
    near = (
        Weighted(Near(f"{text}_{form}", wanted, edits), WEIGHTS[text]["stem"])
        for text in _TEXTS
        for form, wanted, edits in (("exact", asked.exact, fuzzy.edits), ("stem", asked.stem, fuzzy.edits_of_stem))
    )
    return any_of([_word(fuzzy.word), *near])


def _word(word: str) -> Wanted:
    found = forms(word)
    places: list[Wanted] = []
    for text, weights in WEIGHTS.items():
        for spelling in spellings(word):
            share = 1.0 if spelling == word else _OTHER_SPELLING
            places.append(Weighted(Is(f"{text}_word", spelling), weights["exact"] * share))
        places += (Weighted(Is(f"{text}_{form}", getattr(found, form)), weights[form]) for form in ("stem", "folded"))
        if found.constituents:
            places.append(Weighted(_in_order(f"{text}_parts", found.constituents), weights["parts"]))
    return any_of(places)


def _prefix(start: str) -> Wanted:
    return any_of(
        Constant(Begins(f"{text}_exact", spelling), WEIGHTS[text]["exact"])
        for text in _TEXTS
        for spelling in spellings(start)
    )


def _phrase(phrase: Phrase) -> Wanted:
    found = [forms(word) for word in phrase.words]
    return any_of(
        Weighted(_in_order(f"{text}_{form}", [getattr(each, form) for each in found]), WEIGHTS[text][form])
        for text in _TEXTS
        for form in (("exact",) if phrase.exact else ("exact", "stem", "folded"))
    )


def _condition(wanted: Condition) -> Wanted:
    if isinstance(wanted, Codes):
        return OneOf(wanted.field, wanted.codes)
    if isinstance(wanted, Sums):
        return Between("sum", wanted.least, wanted.most)
    if isinstance(wanted, Called):
        return NOTHING  # looked up in the directory, and found nowhere
    if isinstance(wanted, Years):
        return Between("year", wanted.first, wanted.last)
    return _body(wanted)


def _body(wanted: Body) -> Wanted:
    demands: list[Wanted] = []
    for token in words(wanted.words):
        found = forms(token.word)
        places: list[Wanted] = [Is("body_folded", found.folded)]
        if found.constituents:
            places.append(_in_order("body_parts", found.constituents))
        demands.append(any_of(places))
    return all_of(*demands) if demands else NOTHING


def _in_order(field: str, values: Sequence[str]) -> Wanted:
    return Is(field, values[0]) if len(values) == 1 else InOrder(field, tuple(values))


def _merged(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses, with several wanted values of one filter as alternatives (``kommune:Odense kommune:Vejle``)."""
    merged: list[Clause] = []
    values: dict[str, list[Term]] = {}
    for clause in clauses:
        if not clause.negated:
            names = {_filter_name(term) for term in clause.terms}
            if len(names) == 1 and None not in names:
                values.setdefault(names.pop() or "", []).extend(clause.terms)
                continue
        merged.append(clause)
    return [*merged, *(Clause(tuple(terms)) for terms in values.values())]


def _filter_name(term: Term) -> str | None:
    if isinstance(term, Among):
        return term.filter.name
    return term.name if isinstance(term, Filter) else None


def _telling(text: str) -> Iterator[str]:
    """The words of a text that can say what it is about, in one spelling of their stem."""
    for token in words(normalised(text)):
        if len(token.word) > 2 and not token.word.isdigit() and token.word not in STOPWORDS:
            yield forms(token.word).folded
