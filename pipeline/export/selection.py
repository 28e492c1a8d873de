"""Which documents a dataset is about, and which rows of each table belong to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Final

import polars as pl

from pipeline.errors import QueryError
from pipeline.tables.schemas import TABLES

Scan = Callable[[str], pl.LazyFrame]
"""Gives a table by its name."""

_ENTITY_COLUMNS: Final = ("entity_id", "target_entity_id", "organisation_entity_id", "body_entity_id")
_ABOUT_ENTITIES: Final = ("mentions", "attendance", "roles", "votes", "meeting_documents", "project_statements")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What documents must have; every empty field lets all pass, of several values of a field one is enough.

    Attributes:
        municipalities: official codes, of the publisher or of the meeting's body.
        bodies: words that the body's name holds, whatever their case.
        years: first and last year of the meeting or the publication, both included.
        kinds: minutes, agenda, news, other.
        publishers: words that the publisher's name holds.
    """

    municipalities: tuple[int, ...] = ()
    bodies: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    kinds: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()

    def stated(self) -> dict[str, object]:
        """The filters that are set, for a manifest.

        >>> Filters(kinds=("news",), years=(2019, 2021)).stated()
        {'years': [2019, 2021], 'kinds': ['news']}
        """
        return {name: list(value) for name, value in asdict(self).items() if value}


class Selection:
    """The rows of each table that belong to some documents.

    Rows that a document states belong to it. A row that is made from several documents (a meeting, a case, a project, an entity)
    is taken whole where one of them is chosen: its counts are those of the whole lake.

    Args:
        scan: gives a table.
        document_ids: those of the documents; None for all.
    """

    def __init__(self, scan: Scan, document_ids: pl.DataFrame | None) -> None:
        self._scan = scan
        self._ids = None if document_ids is None else _belonging(scan, document_ids)

    def rows(self, name: str) -> pl.LazyFrame:
        """The rows of a table, in no order."""
        rows = self._scan(name)
        if self._ids is None:
            return rows
        for column, ids in _BELONGS.get(name, (("document_id", "documents"),)):
            wanted = self._ids[ids].lazy().rename({"id": column})
            rows = rows.join(wanted, on=column, how="semi")
        return rows


_BELONGS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "meetings": (("meeting_id", "meetings"),),
    "case_items": (("item_id", "items"),),
    "case_links": (("item_id", "items"), ("earlier_item_id", "items")),
    "cases": (("case_id", "cases"),),
    "projects": (("entity_id", "projects"),),
    "project_partners": (("project_entity_id", "projects"),),
    "project_values": (("project_entity_id", "projects"),),
    "project_conflicts": (("project_entity_id", "projects"),),
    "project_decisions": (("decision_id", "decisions"),),
    "entities": (("entity_id", "entities"),),
    "entity_aliases": (("entity_id", "entities"),),
    "entity_redirects": (("target_entity_id", "entities"),),
    "entity_candidates": (("entity_id", "entities"),),
    "entity_names": (("entity_id", "entities"),),
    "entity_history": (("entity_id", "entities"),),
    "person_roles": (("entity_id", "entities"),),
    "runs": (("run_id", "runs"),),
}


def passing(scan: Scan, filters: Filters) -> pl.DataFrame | None:
    """The documents that pass filters, as a column ``document_id``; None for all.

    Raises:
        QueryError: where none passes.
    """
    if not filters.stated():
        return None
    documents = _documents(scan, filters)
    if documents.is_empty():
        raise QueryError(
            "No document passes the filters.",
            hint="`referat table documents` shows what there is: municipality_code, publisher, kind, published_on.",
        )
    return documents.select("document_id").unique()


def _belonging(scan: Scan, document_ids: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The identifiers of what belongs to documents, by kind of thing."""
    ids = {"documents": document_ids.select(id="document_id").unique()}

    def of(name: str, column: str, by: str = "document_id", among: str = "documents") -> pl.DataFrame:
        wanted = ids[among].lazy().rename({"id": by})
        return scan(name).join(wanted, on=by, how="semi").select(id=column).drop_nulls().unique().collect()

    ids["runs"] = of("documents", "run_id")
    ids["meetings"] = of("meeting_documents", "meeting_id")
    ids["items"] = of("agenda_items", "item_id")
    ids["decisions"] = of("decisions", "decision_id")
    ids["cases"] = of("case_items", "case_id", "item_id", "items")
    named = [
        of(name, column) for name in _ABOUT_ENTITIES for column in _ENTITY_COLUMNS if column in TABLES[name].polars
    ]
    stated = pl.concat([of("project_statements", "project_entity_id"), of("mentions", "entity_id")]).unique()
    ids["projects"] = _kept(scan, stated).join(scan("projects").select(id="entity_id").collect(), on="id", how="semi")
    partners = of("project_partners", "organisation_entity_id", "project_entity_id", "projects")
    programmes = of("projects", "programme_entity_id", "entity_id", "projects")
    ids["entities"] = _kept(scan, pl.concat([*named, ids["projects"], partners, programmes]).unique())
    return ids


def _kept(scan: Scan, entity_ids: pl.DataFrame) -> pl.DataFrame:
    """The entities with those that are kept for them."""
    redirects = scan("entity_redirects").select(id="entity_id", kept="target_entity_id").collect()
    kept = entity_ids.join(redirects, on="id", how="inner").select(id="kept")
    return pl.concat([entity_ids, kept]).unique()


def _documents(scan: Scan, filters: Filters) -> pl.DataFrame:
    meetings = scan("meetings").select("meeting_id", "body", of_body=pl.col("municipality_code"))
    known = ("document_id", "meeting_id", "municipality_code", "published_on", "kind", "publisher")
    documents = scan("documents").select(known).join(meetings, on="meeting_id", how="left")
    conditions = []
    if filters.municipalities:
        codes = list(filters.municipalities)
        conditions.append(pl.col("municipality_code").is_in(codes) | pl.col("of_body").is_in(codes))
    if filters.years:
        conditions.append(pl.col("published_on").dt.year().is_between(*filters.years))
    if filters.kinds:
        conditions.append(pl.col("kind").is_in(list(filters.kinds)))
    if filters.bodies:
        conditions.append(_holds("body", filters.bodies))
    if filters.publishers:
        conditions.append(_holds("publisher", filters.publishers))
    return documents.filter(conditions).collect()


def _holds(column: str, wanted: tuple[str, ...]) -> pl.Expr:
    name = pl.col(column).str.to_lowercase()
    return pl.any_horizontal(name.str.contains(words.lower(), literal=True) for words in wanted)
