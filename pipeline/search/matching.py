"""A query as the index takes it: which fields each term is looked for in, and how much each counts.

A word counts most as typed, less as a part of a compound or by its stem, least in another spelling, and more in a title than in
the text below it (``WEIGHTS``). A phrase in quotation marks is exact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import log

import tantivy
from tantivy import FieldType, Occur

from pipeline.search.analysis import STOPWORDS, forms, normalised, words
from pipeline.search.entries import Entry
from pipeline.search.filters import Body, Called, Codes, Condition, Sums, Years, condition
from pipeline.search.meaning import MEANT_KINDS
from pipeline.search.query import Among, Clause, Filter, Fuzzy, Name, Phrase, Prefix, Query, Term, Word
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
_MENTIONED = 60.0
_LIKE_BEGINNING = 4000  # characters of a text that say what it is like
_LIKE_TERMS = 30
_LIKE_TITLE = 3  # times that a word in a title counts


class Matcher:
    """Makes queries for an index with this schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema

    def query(self, query: Query, *, spared: int = 0) -> tantivy.Query:
        """Everything that meets all clauses of a query.

        Args:
            spared: how many of the clauses that ask for words may be unmet.
        """
        demands: list[tuple[Occur, tantivy.Query]] = []
        asking: list[tuple[Occur, tantivy.Query]] = []
        for clause in _merged(query.clauses):
            optional = any(isinstance(term, Word) and term.optional for term in clause.terms)
            occur = Occur.MustNot if clause.negated else Occur.Should if optional else Occur.Must
            found = any_of(self.term(term) for term in clause.terms)
            if spared and clause.asks:
                asking.append((Occur.Should, found))
            else:
                demands.append((occur, found))
        if asking:
            least = max(len(asking) - spared, 1)
            demands.append((Occur.Must, tantivy.Query.boolean_query(asking, minimum_number_should_match=least)))
        if not any(occur == Occur.Must for occur, _ in demands):
            demands.append((Occur.Must, tantivy.Query.const_score_query(tantivy.Query.all_query(), 0.0)))
        return tantivy.Query.boolean_query(demands)

    def term(self, term: Term) -> tantivy.Query:
        """Everything that one term fits."""
        if isinstance(term, Word):
            return self._word(term.word)
        if isinstance(term, Prefix):
            return self._prefix(term.start)
        if isinstance(term, Phrase):
            return self._phrase(term)
        if isinstance(term, Fuzzy):
            return self._fuzzy(term)
        if isinstance(term, Name):
            return self._name(term)
        wanted = self._among(term) if isinstance(term, Among) else self._condition(condition(term.name, term.value))
        return tantivy.Query.const_score_query(wanted, 0.0)

    def identified(self, ids: Collection[str]) -> tantivy.Query:
        """The entries with these ids."""
        return tantivy.Query.term_set_query(self._schema, "id", list(ids))

    def like(self, entry: Entry, searcher: tantivy.Searcher) -> tantivy.Query:
        """The entries that share what is said often in this one and seldom elsewhere, but for itself."""
        title = Counter(_telling(entry.title))
        text = Counter(_telling(entry.text[:_LIKE_BEGINNING]))
        documents = max(searcher.num_docs, 1)
        weights: dict[str, float] = {}
        for term in title | text:
            others = searcher.doc_freq("text_folded", term)
            rarity = log(documents / (1 + others)) if others <= documents / 2 else 0.0
            weights[term] = (1 + log(_LIKE_TITLE * title[term] + text[term])) * max(rarity, 0.0)
        best = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:_LIKE_TERMS]
        queries = [
            tantivy.Query.boost_query(self._is(f"{field}_folded", term), weight * share)
            for term, weight in best
            for field, share in (("title", 2.0), ("text", 1.0))
            if weight > 0
        ]
        kinds = tantivy.Query.term_set_query(self._schema, "kind", list(MEANT_KINDS))
        return tantivy.Query.boolean_query(
            [
                (Occur.Must, any_of(queries) if queries else tantivy.Query.empty_query()),
                (Occur.Must, tantivy.Query.const_score_query(kinds, 0.0)),
                (Occur.MustNot, self.identified([entry.id])),
            ]
        )

    def _name(self, name: Name) -> tantivy.Query:
        queries = [tantivy.Query.boolean_query([(Occur.Must, self.term(term)) for term in name.typed])]
        others = [self._phrase(Phrase(other, exact=True)) for other in name.others]
        queries += [tantivy.Query.boost_query(other, _OTHER_NAME) for other in others]
        about = Among(Filter("", ""), (("about", name.entity_ids), ("programme", name.programmes)))
        queries.append(tantivy.Query.const_score_query(self._among(about), _MENTIONED))
        called = Among(Filter("", ""), (("id", name.entity_ids),))
        queries.append(tantivy.Query.const_score_query(self._among(called), _CALLED_SO))
        return any_of(queries)

    def _among(self, wanted: Among) -> tantivy.Query:
        found = [
            tantivy.Query.term_set_query(self._schema, field, list(values)) for field, values in wanted.places if values
        ]
        return any_of(found) if found else tantivy.Query.empty_query()

    def _fuzzy(self, fuzzy: Fuzzy) -> tantivy.Query:
        queries = [self._word(fuzzy.word)]
        for text in _TEXTS:
            for form in ("exact", "stem"):
                near = tantivy.Query.fuzzy_term_query(
                    self._schema, f"{text}_{form}", getattr(forms(fuzzy.word), form), distance=fuzzy.edits
                )
                queries.append(tantivy.Query.boost_query(near, WEIGHTS[text]["stem"]))
        return any_of(queries)

    def _word(self, word: str) -> tantivy.Query:
        found = forms(word)
        queries: list[tantivy.Query] = []
        for text, weights in WEIGHTS.items():
            for field, form in (("word", "exact"), ("stem", "stem"), ("folded", "folded")):
                one = self._is(f"{text}_{field}", getattr(found, form))
                queries.append(tantivy.Query.boost_query(one, weights[form]))
            if found.constituents:
                parts = self._in_order(f"{text}_parts", found.constituents)
                queries.append(tantivy.Query.boost_query(parts, weights["parts"]))
        return any_of(queries)

    def _prefix(self, start: str) -> tantivy.Query:
        queries = [
            tantivy.Query.const_score_query(
                tantivy.Query.regex_query(self._schema, f"{text}_exact", f"{spelling}.*"), WEIGHTS[text]["exact"]
            )
            for text in _TEXTS
            for spelling in spellings(start)
        ]
        return any_of(queries)

    def _phrase(self, phrase: Phrase) -> tantivy.Query:
        found = [forms(word) for word in phrase.words]
        queries: list[tantivy.Query] = []
        for text in _TEXTS:
            for form in ("exact",) if phrase.exact else ("exact", "stem", "folded"):
                one = self._in_order(f"{text}_{form}", [getattr(each, form) for each in found])
                queries.append(tantivy.Query.boost_query(one, WEIGHTS[text][form]))
        return any_of(queries)

    def _condition(self, wanted: Condition) -> tantivy.Query:
        if isinstance(wanted, Codes):
            return any_of(self._is(wanted.field, code) for code in wanted.codes)
        if isinstance(wanted, Sums):
            return tantivy.Query.range_query(self._schema, "sum", FieldType.Unsigned, wanted.least, wanted.most)
        if isinstance(wanted, Called):
            return tantivy.Query.empty_query()  # looked up in the directory, and found nowhere
        if isinstance(wanted, Years):
            return tantivy.Query.range_query(self._schema, "year", FieldType.Unsigned, wanted.first, wanted.last)
        return self._body(wanted)

    def _body(self, wanted: Body) -> tantivy.Query:
        demands: list[tuple[Occur, tantivy.Query]] = []
        for token in words(wanted.words):
            found = forms(token.word)
            queries = [self._is("body_folded", found.folded)]
            if found.constituents:
                queries.append(self._in_order("body_parts", found.constituents))
            demands.append((Occur.Must, any_of(queries)))
        return tantivy.Query.boolean_query(demands) if demands else tantivy.Query.empty_query()

    def _is(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, value)

    def _in_order(self, field: str, values: Sequence[str]) -> tantivy.Query:
        if len(values) == 1:
            return self._is(field, values[0])
        return tantivy.Query.phrase_query(self._schema, field, list(values))


def any_of(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    """Everything that one of the queries finds."""
    given = list(queries)
    if len(given) == 1:
        return given[0]
    return tantivy.Query.boolean_query([(Occur.Should, one) for one in given])


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
