"""Names in a query, looked up in the index: what else the thing is called, and whom or what a filter means.

Documents are indexed with the entities that their own words settle; what belongs together is known of the entities alone, and
brought in here. So the index is the same in whatever order documents arrived.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from pipeline.search.analysis import STOPWORDS, forms, words
from pipeline.search.backend import Reader
from pipeline.search.entries import Entry
from pipeline.search.filters import Called, condition
from pipeline.search.names import name_key
from pipeline.search.query import Among, Clause, Filter, Name, Phrase, Query, Word, fuzzy_edits
from pipeline.search.tree import Is, Near, OneOf, Wanted, all_of, any_of

_ENTITIES = ("person", "organisation", "programme", "project")
_LONGEST_NAME = 8  # words
_MOST_NAMESAKES = 5  # things of one name; one that more share says too little
_MOST_OTHERS = 12  # names of a thing that are looked for beside the one typed
_LONGEST_KEY = 80  # of a name that another is perhaps meant as
_MOST_MEANT = 200  # things that the words of a filter may mean


class Directory:
    """The names in an index, as of one commit."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def looked_up(self, query: Query) -> Query:
        """The query, with names of things in it as ``Name`` and filters by name as ``Among``."""
        clauses = [replace(clause, terms=tuple(map(self._settled, clause.terms))) for clause in query.clauses]
        return Query(tuple(self._with_names(clauses)), query.notices)

    def _settled(self, term: Any) -> Any:
        wanted = condition(term.name, term.value) if isinstance(term, Filter) else None
        return self._among(term, wanted) if isinstance(wanted, Called) else term

    def _among(self, term: Filter, wanted: Called) -> Among:
        """What a filter by name lets through: by the whole name, else by its words."""
        key = name_key(wanted.name)
        kinds = ("case", "item") if wanted.kind == "case" else (wanted.kind,)
        found = self._called(kinds, [key], _MOST_MEANT) or self._containing(kinds, wanted.name)
        if not found:
            return Among(term, (), self._close(kinds, key))
        own = ("id", tuple(entry.id for entry in found))
        if wanted.kind == "case":
            return Among(term, (("item", self._items_of_cases(found)), own))
        return Among(term, (("about", tuple(one for entry in found for one in entry.stands_for)), own))

    def _items_of_cases(self, found: Sequence[Entry]) -> tuple[str, ...]:
        """The items of cases, and those that share a case with an item."""
        items = {entry.id for entry in found if entry.kind == "item"}
        cases = [entry for entry in found if entry.kind == "case"]
        if items:
            cases += self._entries([_one_of("kind", ["case"]), _one_of("about", items)], _MOST_MEANT)
        return tuple(sorted(items.union(*(entry.stands_for for entry in cases))))

    def _containing(self, kinds: Sequence[str], name: str) -> list[Entry]:
        """What has all these words in its name."""
        demands = [_one_of("kind", kinds)]
        for token in words(name):
            folded = forms(token.word).folded
            demands.append(any_of(Is(field, folded) for field in ("name_folded", "title_folded")))
        return self._entries(demands, _MOST_MEANT) if len(demands) > 1 else []

    def _close(self, kinds: Sequence[str], key: str) -> str:
        """What was perhaps meant by a name that is none."""
        edits = fuzzy_edits(key)
        if not edits or len(key) > _LONGEST_KEY:
            return ""
        near = Near("key", key, edits)
        return next((entry.title for entry in self._entries([_one_of("kind", kinds), near], 1)), "")

    def _with_names(self, clauses: Sequence[Clause]) -> Iterator[Clause]:
        """The clauses, with each run of them that is a name as one; the longest first, from the left."""
        for nameable, run in groupby(clauses, _is_nameable):
            some = list(run)
            yield from self._named(some) if nameable else some

    def _named(self, clauses: Sequence[Clause]) -> Iterator[Clause]:
        keys = [name_key(" ".join(_words(clause))) for clause in clauses]
        spans = {
            (start, end): "".join(keys[start:end])
            for start in range(len(clauses))
            for end in range(start + 1, min(start + _LONGEST_NAME, len(clauses)) + 1)
            if _may_name(clauses[start:end])
        }
        things = self._things(set(spans.values()))
        start = 0
        while start < len(clauses):
            ends = [end for end in range(len(clauses), start, -1) if things.get(spans.get((start, end), ""))]
            if not ends:
                yield clauses[start]
                start += 1
                continue
            key = spans[start, ends[0]]
            yield Clause((_name([clause.terms[0] for clause in clauses[start : ends[0]]], key, things[key]),))
            start = ends[0]

    def _things(self, keys: set[str]) -> dict[str, list[Entry]]:
        """What goes by each of these names, where it is not too many."""
        found = self._called(_ENTITIES, keys, _MOST_NAMESAKES * len(keys)) if keys else []
        by_key: dict[str, list[Entry]] = {}
        for entry in sorted(found, key=lambda entry: entry.id):
            for key in {name_key(name) for name in entry.names} & keys:
                by_key.setdefault(key, []).append(entry)
        return {key: entries for key, entries in by_key.items() if len(entries) <= _MOST_NAMESAKES}

    def _called(self, kinds: Sequence[str], keys: Any, most: int) -> list[Entry]:
        return self._entries([_one_of("kind", kinds), _one_of("key", keys)], most)

    def _entries(self, demands: Sequence[Wanted], most: int) -> list[Entry]:
        return self._reader.some(all_of(*demands), most)


def _one_of(field: str, values: Any) -> Wanted:
    return OneOf(field, tuple(sorted(values)))


def _is_nameable(clause: Clause) -> bool:
    [term, *others] = clause.terms
    return not (others or clause.negated) and (isinstance(term, Word) or (isinstance(term, Phrase) and not term.exact))


def _words(clause: Clause) -> tuple[str, ...]:
    [term] = clause.terms
    return (term.word,) if isinstance(term, Word) else term.words if isinstance(term, Phrase) else ()


def _may_name(clauses: Sequence[Clause]) -> bool:
    """Whether clauses may be a name: no ordinary word alone, and no frequent one first or last."""
    first, last = _words(clauses[0])[0], _words(clauses[-1])[-1]
    if first in STOPWORDS or last in STOPWORDS:
        return False
    return len(clauses) > 1 or not _is_ordinary(_words(clauses[0]))


def _is_ordinary(name: Sequence[str]) -> bool:
    """Whether a name is a Danish noun (Byrådet, Skolebestyrelsen), which stands for another thing in every place."""
    [first, *others] = name
    return not others and (len(first) < 2 or bool(forms(first).parts or forms(first).constituents))


def _name(typed: Sequence[Any], key: str, things: Sequence[Entry]) -> Name:
    others = {name_key(name): tuple(token.word for token in words(name)) for entry in things for name in entry.names}
    others.pop(key, None)
    told = [name for name in others.values() if not _is_ordinary(name)]
    return Name(
        typed=tuple(typed),
        key=key,
        others=tuple(told[:_MOST_OTHERS]),
        entity_ids=tuple(dict.fromkeys(identity for entry in things for identity in entry.stands_for)),
        programmes=tuple(
            dict.fromkeys(code for entry in things if entry.kind == "programme" for code in entry.programmes)
        ),
    )
