"""What is asked for in the address of a search, and the addresses of searches beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from starlette.datastructures import QueryParams

from pipeline.errors import QueryError
from pipeline.search.index import By, Sort

FILTERS = (
    "kind", "type", "municipality", "programme", "body", "outcome", "topic", "year", "person", "organisation", "project", "case",
    "amount",
)  # fmt: skip
"""Filters that an address may have, each several times."""

PER_PAGE = 20
_MOST_PAGES = 500
_MOST_VALUES = 20
_BY = ("best", "words")  # one by meaning would compute what lacks, which a page does not wait for
_OTHERS = ("q", "sort", "by", "page", "lang", "format")

Pairs = tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A search.

    Attributes:
        query: as typed.
        filters: values by filter; those of one filter are alternatives.
        sort: None where the search may choose.
        by: what hits are found by.
        page: from 1.
        unknown: names in the address that mean nothing here.
    """

    query: str = ""
    filters: Mapping[str, tuple[str, ...]] | None = None
    sort: Sort | None = None
    by: By = "best"
    page: int = 1
    unknown: tuple[str, ...] = ()

    @classmethod
    def of(cls, params: QueryParams) -> Asked:
        """What an address asks for.

        Raises:
            QueryError: for a page, an order or a way to find that cannot be.

        >>> Asked.of(QueryParams("q=skole&year=2019&farve=rød")).pairs()
        (('q', 'skole'), ('year', '2019'))
        """
        filters = {}
        for name in FILTERS:
            values = tuple(dict.fromkeys(value.strip() for value in params.getlist(name) if value.strip()))
            if values:
                filters[name] = values[:_MOST_VALUES]
        sort = params.get("sort") or None
        if sort is not None and sort not in get_args(Sort):
            raise QueryError(f"Hits cannot be sorted by {sort!r}.", hint=f"Sort by {' or '.join(get_args(Sort))}.")
        by = params.get("by") or _BY[0]
        if by not in _BY:
            raise QueryError(f"Pages cannot find by {by!r}.", hint=f"Find by {' or '.join(_BY)}.")
        page = params.get("page") or "1"
        if not (page.isascii() and page.isdecimal() and len(page) < 6 and 1 <= int(page) <= _MOST_PAGES):
            raise QueryError(
                f"There is no page {page[:20]!r}.",
                hint=f"The first {_MOST_PAGES} pages can be seen; narrow the search.",
            )
        unknown = tuple(dict.fromkeys(name for name in params if name not in (*FILTERS, *_OTHERS)))
        return cls(params.get("q", ""), filters, sort, by, int(page), unknown)  # type: ignore[arg-type]

    @property
    def offset(self) -> int:
        """How many hits come before this page."""
        return (self.page - 1) * PER_PAGE

    @property
    def chosen(self) -> Iterable[tuple[str, str]]:
        """Every filter with each of its values."""
        return [(name, value) for name, values in (self.filters or {}).items() for value in values]

    def has(self, name: str, value: str) -> bool:
        """Whether a value of a filter is chosen."""
        return value in (self.filters or {}).get(name, ())

    def pairs(self) -> Pairs:
        """The search as an address has it, without what is as usual."""
        words = (("q", self.query),) if self.query else ()
        page = (("page", self.page),) if self.page > 1 else ()
        return (*words, *self.hidden(), *page)

    def hidden(self) -> Pairs:
        """What a form keeps beside the words that are typed in it."""
        sort = (("sort", self.sort),) if self.sort else ()
        by = (("by", self.by),) if self.by != _BY[0] else ()
        return (*self.chosen, *sort, *by)

    def with_value(self, name: str, value: str) -> Asked:
        """The search with one more value, from its first page."""
        filters = dict(self.filters or {})
        filters[name] = tuple(dict.fromkeys((*filters.get(name, ()), value)))
        return replace(self, filters=filters, page=1)

    def without(self, name: str, value: str) -> Asked:
        """The search without a value, from its first page."""
        filters = {
            key: tuple(v for v in values if (key, v) != (name, value)) for key, values in (self.filters or {}).items()
        }
        return replace(self, filters={key: values for key, values in filters.items() if values}, page=1)

    def without_filters(self) -> Asked:
        """The same words alone."""
        return replace(self, filters={}, page=1)

    def sorted_by(self, sort: Sort) -> Asked:
        """The search in an order, from its first page."""
        return replace(self, sort=sort, page=1)

    def found_by(self, by: By) -> Asked:
        """The search by words alone or by meaning too, from its first page."""
        return replace(self, by=by, page=1)

    def at_page(self, page: int) -> Asked:
        """Another page."""
        return replace(self, page=page)


def pages_near(page: int, total: int) -> list[int]:
    """Numbers of pages to link to: the first, the last, and those around.

    >>> pages_near(7, 400)
    [1, 5, 6, 7, 8, 9, 20]
    """
    last = min(max(-(-total // PER_PAGE), 1), _MOST_PAGES)
    return sorted({1, last, *range(max(1, page - 2), min(last, page + 2) + 1)})
