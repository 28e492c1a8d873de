"""The tables ``entity_redirects`` and ``entity_candidates``: which entities of the documents are one, by decision of people or by what
documents state, and which may be.

Documents keep the entity that their own words settle, so that their rows never change when others arrive; the derived tables follow
the redirects. These depend on nothing but the names of entities, what is stated around them and the corrections, whatever came first; only
entities with a name in a block that was touched are looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from pipeline.linking.corrections import Corrections
from pipeline.linking.sameness import Context, Form, Named, Proposal, Settled, Settler, propose
from pipeline.tables.frames import Row, frame
from pipeline.tables.namesakes import METHOD, settle_namesakes, sharing_a_name
from pipeline.tables.schemas import TABLES
from pipeline.tables.store import Store

_ALL: Final = pl.lit(True)
_IS_NAME: Final = pl.col("kind") == "name"
_PROPOSES: Final = pl.col("kind").is_in(["name", "skeleton"])
"""A rule proposes another entity for a name only, or for what a misspelled one shares with it, so that the many projects of one set of
initials need not be looked at for each other."""


@dataclass(frozen=True, slots=True)
class Redirects:
    """The rows of ``entity_redirects`` as a mapping.

    Attributes:
        target: by each entity that is the same as another: the one that is kept.
    """

    target: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: pl.DataFrame) -> Redirects:
        """The redirects of rows of the table."""
        return cls(dict(rows.select("entity_id", "target_entity_id").iter_rows()))

    def kept(self, entity_id: str) -> str:
        """The entity that is kept for this one."""
        return self.target.get(entity_id, entity_id)

    def then(self, target: Mapping[str, str]) -> Redirects:
        """These redirects with those of other entities after them."""
        followed = {old: target.get(new, new) for old, new in self.target.items()}
        return Redirects({**{old: new for old, new in target.items() if old not in followed}, **followed})

    def members(self, kept: Collection[str]) -> set[str]:
        """These entities with all that redirect to them."""
        return {*kept, *(old for old, new in self.target.items() if new in kept)}

    def follow(self, rows: pl.LazyFrame, *columns: str) -> pl.LazyFrame:
        """The rows with the entities in these columns replaced by those that are kept.

        >>> rows = pl.LazyFrame({"entity_id": ["a", "b", None]})
        >>> Redirects({"a": "c"}).follow(rows, "entity_id").collect()["entity_id"].to_list()
        ['c', 'b', None]
        """
        return rows.with_columns(pl.col(column).replace(self.target) for column in columns) if self.target else rows


@dataclass(frozen=True, slots=True)
class Found:
    """All rows of ``entity_redirects`` and of ``entity_candidates``."""

    redirects: pl.DataFrame
    candidates: pl.DataFrame


def find_redirects(
    store: Store, touched: Collection[str], blocks: Collection[str], before: Found, corrections: Corrections
) -> Found:
    """The rows after the names in some blocks, or the corrections, changed.

    Args:
        touched: entities whose names may have changed or gone.
        blocks: of ``entity_names``: those with a changed name in them.
        before: the rows so far, of which those of other blocks stay.

    Raises:
        LakeError: where a table cannot be read.
    """
    decided = Redirects({entity_id: kept for entity_id, (kept, _) in corrections.merged.items()})
    inside = _values(store, "block", blocks, "entity_id", only=_PROPOSES)
    anew = decided.members({decided.kept(entity_id) for entity_id in (*inside, *touched)})
    anew |= {entity_id for one in corrections.decisions for entity_id in one.entity_ids}
    anew |= _with_namesakes(store, anew)
    camps = settle_namesakes(store, anew, decided.target, corrections.apart)
    one_name = {entity_id: kept for found in camps for entity_id, kept in found.kept.items()}
    elsewhere = {
        str(row["entity_id"]): str(row["same_as_entity_id"])
        for row in before.redirects.filter(pl.col("method") == METHOD).iter_rows(named=True)
        if row["entity_id"] not in anew
    }
    settled = _settled(store, anew, decided.then(one_name | elsewhere), corrections)
    gone = pl.col("entity_id").is_in(list(anew)) | (pl.col("method") == "correction")
    redirects: dict[str, Row] = {str(row["entity_id"]): row for row in before.redirects.filter(~gone).to_dicts()}
    redirects |= {one.entity_id: _redirect(one) for result in settled for one in result.same}
    redirects |= {one.entity_id: _redirect(one) for one in _namesakes(store, one_name.items())}
    redirects |= {
        entity_id: {
            "entity_id": entity_id,
            "same_as_entity_id": kept,
            "method": "correction",
            "reason": one.reason,
            "since": one.since,
        }
        for entity_id, (kept, one) in corrections.merged.items()
    }
    candidates = [
        *before.candidates.filter(~gone).to_dicts(),
        *(_candidate(one) for result in settled for one in result.candidates),
        *(_candidate(one) for one in _namesakes(store, [pair for found in camps for pair in found.candidates])),
    ]
    return Found(
        frame(TABLES["entity_redirects"], _followed(redirects)).sort(TABLES["entity_redirects"].key),
        frame(TABLES["entity_candidates"], candidates).sort(TABLES["entity_candidates"].key),
    )


def _with_namesakes(store: Store, anew: Collection[str]) -> set[str]:
    """The projects that share a name with one of these, and all that such a name may be another name of."""
    several = sharing_a_name(store, anew)
    if not several:
        return several
    blocks = _values(store, "entity_id", several, "block")
    pointing = _values(store, "block", blocks, "entity_id", only=_PROPOSES)
    return several.union(pointing, sharing_a_name(store, pointing.to_list()))


def _namesakes(store: Store, pairs: Collection[tuple[str, str]]) -> list[Proposal]:
    """The redirects or candidates of projects of one name, with the name."""
    names = store.rows_of("entity_names", "entity_id", {one for one, _ in pairs}).filter(_IS_NAME)
    shown = dict(store.collect("entity_names", names.group_by("entity_id").agg(pl.col("name").min())).iter_rows())
    return [Proposal(one, other, METHOD, shown.get(one, "")) for one, other in sorted(pairs)]


def _redirect(one: Proposal) -> Row:
    return {
        "entity_id": one.entity_id,
        "same_as_entity_id": one.target,
        "method": one.method,
        "reason": one.reason,
        "since": one.since,
    }


def _candidate(one: Proposal) -> Row:
    return {
        "entity_id": one.entity_id,
        "candidate_entity_id": one.target,
        "method": one.method,
        "name": one.words,
    }


def _followed(redirects: Mapping[str, Row]) -> list[Row]:
    """The redirects with the entity that is kept at their end; of a circle the least is kept, and redirects nowhere."""
    direct = {entity_id: str(row["same_as_entity_id"]) for entity_id, row in redirects.items()}
    rows: list[Row] = []
    for entity_id, row in redirects.items():
        way = [entity_id]
        while way[-1] in direct and direct[way[-1]] not in way:
            way.append(direct[way[-1]])
        circle = way[way.index(direct[way[-1]]) :] if way[-1] in direct else way[-1:]
        if entity_id != min(circle):
            rows.append({**row, "target_entity_id": min(circle)})
    return rows


def _settled(store: Store, anew: Collection[str], merged: Redirects, corrections: Corrections) -> list[Settled]:
    """What the rules come to for each of these entities."""
    ids = merged.members(_near(store, anew, merged))
    rows = store.collect("entity_names", merged.follow(store.rows_of("entity_names", "entity_id", ids), "entity_id"))
    entities = {entity.entity_id: entity for entity in _entities(rows)}
    wanted = {merged.kept(entity_id) for entity_id in anew}
    proposed = {
        entity_id: [one for one in found if _pair(one) not in corrections.apart]
        for entity_id, found in propose(list(entities.values())).items()
        if entity_id in wanted
    }
    concerned = {end for found in proposed.values() for one in found for end in (one.entity_id, one.target)}
    settler = Settler(entities, _contexts(store, merged, concerned))
    return [settler.settle(found) for _, found in sorted(proposed.items())]


def _near(store: Store, anew: Collection[str], merged: Redirects) -> set[str]:
    """The entities that share a block with the name of one of these: of all others the names propose nothing."""
    own = _values(store, "entity_id", anew, "block", only=_PROPOSES)
    inside = merged.follow(store.rows_of("entity_names", "block", own).select("block", "entity_id"), "entity_id")
    shared = inside.unique().filter(pl.len().over("block") > 1).select("entity_id").unique()
    return set(store.collect("entity_names", shared)["entity_id"])


def _values(
    store: Store, column: str, wanted: Collection[str] | pl.Series, other: str, only: pl.Expr = _ALL
) -> pl.Series:
    """What the rows of ``entity_names`` whose ``column`` is one of those wanted have in another column."""
    rows = store.rows_of("entity_names", column, wanted).filter(only).select(other).drop_nulls().unique()
    return store.collect("entity_names", rows)[other]


def _pair(one: Proposal) -> tuple[str, str]:
    return min(one.entity_id, one.target), max(one.entity_id, one.target)


def _entities(rows: pl.DataFrame) -> Iterable[Named]:
    grouped = rows.group_by("entity_id", "entity_type").agg(
        pl.struct("kind", "name", "first_stated").alias("forms"), pl.col("municipality_code").drop_nulls().unique()
    )
    for row in grouped.iter_rows(named=True):
        since: dict[tuple[str, str], list[object]] = defaultdict(list)
        for form in row["forms"]:
            since[form["kind"], form["name"]].append(form["first_stated"])
        yield Named(
            entity_id=row["entity_id"],
            entity_type=row["entity_type"],
            forms=frozenset(
                Form(kind, name, min(filter(None, days), default=None))  # type: ignore[arg-type, type-var]
                for (kind, name), days in since.items()
            ),
            municipalities=frozenset(row["municipality_code"]),
        )


def _contexts(store: Store, merged: Redirects, entity_ids: Collection[str]) -> dict[str, Context]:
    """What is stated around entities: of projects programme, lead and partners, of persons party and body, of bodies that they act."""
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    if not entity_ids:
        return {}
    members = merged.members(entity_ids)
    stated = store.rows_of("project_statements", "project_entity_id", members)
    about_projects = merged.follow(stated, "project_entity_id", "target_entity_id").select(
        entity_id="project_entity_id", what="field", value="target_entity_id"
    )
    present = store.collect("attendance", store.rows_of("attendance", "entity_id", members))
    bodies = store.rows_of("meeting_documents", "document_id", present["document_id"].unique())
    attended = present.lazy().join(bodies.select("document_id", "body_entity_id"), on="document_id", how="left")
    held = store.rows_of("roles", "entity_id", members)
    employing = store.rows_of("roles", "organisation_entity_id", members).select(entity_id="organisation_entity_id")
    taking_part = store.rows_of("project_statements", "target_entity_id", members).select(entity_id="target_entity_id")
    about_persons = (
        rows.select("entity_id", what=pl.lit(what), value=column)
        for rows, what, column in (
            (attended, "party", "party"),
            (held, "party", "party"),
            (attended, "body", "body_entity_id"),
            (held, "body", "organisation_entity_id"),
        )
    )
    for name, rows in (
        ("project_statements", about_projects),
        *(("attendance", merged.follow(rows, "entity_id")) for rows in about_persons),
        *(
            (name, merged.follow(rows, "entity_id").with_columns(what=pl.lit("acts"), value=pl.lit(name)))
            for name, rows in (("roles", employing), ("project_statements", taking_part))
        ),
    ):
        for entity_id, what, value in store.collect(name, rows.drop_nulls().unique()).iter_rows():
            found[entity_id][what].add(value)
    return {entity_id: dict(context) for entity_id, context in found.items()}
