"""A search in a tantivy index: its fields, and trees of what is wanted in its terms."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

import tantivy
from tantivy import FieldType, Occur

from pipeline.search.backend import Scored
from pipeline.search.entries import Entry
from pipeline.search.fields import BODY_TEXTS, CODES, FACETS, TEXTS, WORDS, Fields, shown_entry
from pipeline.search.tree import (
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
    condition,
)

_FACET_VALUES = 100
_COUNTED = 2  # counts that one answer asks for several times


@cache
def schema() -> tantivy.Schema:
    """The fields: texts in five forms, names, codes, sums, what sorts, and what is shown."""
    builder = tantivy.SchemaBuilder()
    for name in (*TEXTS, *BODY_TEXTS):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in WORDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in CODES:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("sum", indexed=True, fast=True)
    for name in FACETS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_unsigned_field("year", indexed=True, fast=True)
    builder.add_unsigned_field("order", fast=True)
    builder.add_bytes_field("shown", stored=True)
    return builder.build()


def document(fields: Fields) -> tantivy.Document:
    """The fields of an entry as tantivy takes them."""
    made = tantivy.Document()
    for name, value in (*fields.texts.items(), *fields.codes):
        if value:
            made.add_text(name, value)
    for kroner in fields.sums:
        made.add_unsigned("sum", kroner)
    if fields.year is not None:
        made.add_unsigned("year", fields.year)
    made.add_unsigned("order", fields.order)
    made.add_bytes("shown", fields.shown.encode())
    return made


class EmbeddedReader:
    """A tantivy index as of one commit, a ``Reader``."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher
        self._counted: deque[tuple[Wanted, Mapping[str, list[tuple[str, int]]]]] = deque(maxlen=_COUNTED)

    @property
    def size(self) -> int:
        """How many entries there are."""
        return int(self._searcher.num_docs)

    def found(
        self, wanted: Wanted, limit: int, offset: int = 0, *, newest_first: bool = False
    ) -> tuple[int, list[Scored]]:
        """How many entries fit and some of them, see ``Reader.found``."""
        total = sum(count for _, count in self.counts(wanted)["kind"])  # each entry is of one kind
        if limit == 0 or offset >= total:
            return total, []
        order = "order" if newest_first else None
        hits = self._places(wanted, limit, offset, order)
        entries = [Scored(None if newest_first else score, self._entry(place)) for score, place in hits]
        if not newest_first:
            entries.sort(key=_rank)
        return total, entries

    def some(self, wanted: Wanted, most: int) -> list[Entry]:
        """The best of the entries that fit."""
        return [self._entry(place) for _, place in self._places(wanted, most)]

    def first(self, ids: Sequence[str], wanted: Wanted, most: int) -> list[str]:
        """The first of these ids whose entries fit: each counts by its place, so that no entry is read."""
        if not ids:
            return []
        placed = any_of(Constant(Is("id", identity), float(len(ids) - place)) for place, identity in enumerate(ids))
        return [ids[len(ids) - round(score)] for score, _ in self._places(all_of(placed, condition(wanted)), most)]

    def fits(self, wanted: Wanted) -> bool:
        """Whether any entry fits."""
        return bool(self._places(wanted, 1))

    def counts(self, wanted: Wanted) -> Mapping[str, list[tuple[str, int]]]:
        """The values of each facet among the entries that fit; what was counted last is kept, as one answer asks for it again."""
        for known, counts in self._counted:
            if known is wanted:
                return counts
        names = (*FACETS, "year")
        asked = {name: {"terms": {"field": name, "size": _FACET_VALUES}} for name in names}
        counted = self._searcher.aggregate(translated(wanted), asked)
        counts = {name: _most_frequent_first(counted[name]["buckets"]) for name in names}
        self._counted.append((wanted, counts))
        return counts

    def frequencies(self, field: str, terms: Collection[str]) -> Mapping[str, int]:
        """How many entries have each of these terms in a field."""
        return {term: self._searcher.doc_freq(field, term) for term in terms}

    def _places(
        self, wanted: Wanted, most: int, offset: int = 0, order: str | None = None
    ) -> list[tuple[float, tantivy.DocAddress]]:
        found: Any = self._searcher.search(translated(wanted), most, count=False, offset=offset, order_by_field=order)
        return list(found.hits)

    def _entry(self, place: tantivy.DocAddress) -> Entry:
        return shown_entry(self._searcher.doc(place)["shown"][0])


def translated(wanted: Wanted) -> tantivy.Query:
    """What is wanted, as tantivy asks for it."""
    match wanted:
        case Is(field, value):
            return tantivy.Query.term_query(schema(), field, value)
        case InOrder(field, values):
            return tantivy.Query.phrase_query(schema(), field, list(values))
        case OneOf(field, values):
            return tantivy.Query.term_set_query(schema(), field, list(values))
        case Near(field, value, edits):
            return tantivy.Query.fuzzy_term_query(schema(), field, value, distance=edits)
        case Begins(field, start):
            return tantivy.Query.regex_query(schema(), field, f"{start}.*")
        case Between(field, least, most):
            return tantivy.Query.range_query(schema(), field, FieldType.Unsigned, least, most)
        case Weighted(inner, weight):
            return tantivy.Query.boost_query(translated(inner), weight)
        case Constant(inner, score):
            return tantivy.Query.const_score_query(translated(inner), score)
        case Combined():
            return _combined(wanted)
        case Everything():
            return tantivy.Query.const_score_query(tantivy.Query.all_query(), 0.0)


def _combined(wanted: Combined) -> tantivy.Query:
    parts = (
        *((Occur.Must, translated(part)) for part in wanted.must),
        *((Occur.Should, translated(part)) for part in wanted.may),
        *((Occur.MustNot, translated(part)) for part in wanted.never),
    )
    if len(wanted.may) < wanted.least:
        return tantivy.Query.empty_query()
    if len(wanted.must) == 1 and not (wanted.may or wanted.never):
        return parts[0][1]
    least = wanted.least if wanted.must or wanted.least > 1 else None
    return tantivy.Query.boolean_query(list(parts), minimum_number_should_match=least)


def _most_frequent_first(buckets: list[dict[str, Any]]) -> list[tuple[str, int]]:
    values = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets]
    return sorted(values, key=lambda value: (-value[1], value[0]))


def _rank(scored: Scored) -> tuple[float, int, str]:
    """Best first; of equals the newest."""
    day = scored.entry.date
    return -(scored.score or 0.0), -(day.toordinal() if day else 0), scored.entry.id
