"""The index in a database: entries put in and taken out in one transaction, and read as of one state."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, LiteralString

import polars as pl
from psycopg import errors, sql
from rapidfuzz.distance import OSA

from pipeline.errors import LakeError
from pipeline.search.backend import Scored
from pipeline.search.entries import Entry
from pipeline.search.fields import FACETS, made_with, shown_entry
from pipeline.search.postgres.conditions import Piece, fitting
from pipeline.search.postgres.database import Connection, Database
from pipeline.search.postgres.layout import COPY, INDEXES, OWN_SCHEMA, SETTLE, TABLES, plain, row, schema_name, term
from pipeline.search.postgres.ranking import Statistics, gains, parts, ranked, terms_of
from pipeline.search.tree import Begins, Combined, Everything, Near, OneOf, Wanted, all_of

_FACET_VALUES = 100
_LAST_LETTER = "\U0010ffff"
_LOCK = int.from_bytes(hashlib.blake2b(b"referat search", digest_size=8).digest(), "big", signed=True)
"""Held by the one who writes, in all versions of referat."""

_TAKE_OUT: Sequence[LiteralString] = (
    'CREATE TEMPORARY TABLE lost (term text COLLATE "C", entries bigint) ON COMMIT DROP',
    """
    WITH gone AS (DELETE FROM entry WHERE owner = ANY(%s::text[]) RETURNING terms)
    INSERT INTO lost SELECT term, count(*) FROM gone, unnest(terms) AS term GROUP BY term
    """,
    "UPDATE vocabulary SET entries = vocabulary.entries - lost.entries FROM lost WHERE vocabulary.term = lost.term",
)
_LEARN: LiteralString = """
    INSERT INTO vocabulary SELECT term, count(*) FROM entry, unnest(terms) AS term WHERE number > %s GROUP BY term
    ON CONFLICT (term) DO UPDATE SET entries = vocabulary.entries + excluded.entries
"""
_FORGET: LiteralString = (
    "DELETE FROM vocabulary USING lost WHERE vocabulary.term = lost.term AND vocabulary.entries < 1"
)
_BEST: LiteralString = """
    WITH fitting AS MATERIALIZED (SELECT number, position, id FROM entry WHERE {fitting}), scored AS ({scored}), best AS (
        SELECT number, scored.score, position, id
        FROM fitting LEFT JOIN scored USING (number)
        ORDER BY coalesce(scored.score, 0)::real DESC, position >> 37 DESC, id LIMIT %s OFFSET %s
    )
    SELECT coalesce(best.score, 0), shown::text FROM best JOIN entry USING (number)
    ORDER BY coalesce(best.score, 0)::real DESC, best.position >> 37 DESC, best.id
"""
"""What fits is looked up first: the planner takes a look into every row's terms for cheap, and it is not."""

_NEWEST: LiteralString = """
    WITH fitting AS MATERIALIZED (SELECT number, position, id FROM entry WHERE {fitting}),
        newest AS (SELECT number, position, id FROM fitting ORDER BY position DESC, id LIMIT %s OFFSET %s)
    SELECT shown::text FROM newest JOIN entry USING (number) ORDER BY newest.position DESC, newest.id
"""
_NEWEST_OF_ALL: LiteralString = "SELECT shown::text FROM entry ORDER BY position DESC, id LIMIT %s OFFSET %s"
_FACETS: LiteralString = """
    SELECT facet, count(*) FROM entry, unnest(facets) AS facet WHERE {fitting} GROUP BY facet ORDER BY count(*) DESC, facet COLLATE "C"
"""


class Server:
    """The index in a database, a ``Backend``."""

    def __init__(self, url: str, folder: Path) -> None:
        """Opens nothing yet.

        Args:
            url: of the database, which holds the index of one data directory alone.
            folder: where this machine keeps what else is made from the entries.

        Raises:
            UsageError: for a URL that is none.
        """
        self._database = Database(url)
        self._folder = folder / made_with()
        self._schema = schema_name()

    @property
    def folder(self) -> Path:
        """Where this machine keeps what else is made from the entries."""
        return self._folder

    @contextmanager
    def reading(self) -> Iterator[ServerReader]:
        """The index as of its last commit.

        Raises:
            LakeError: where there is none, or the database cannot be used.
        """
        with self._database.reading(self._schema) as connection:
            entries, lengths = _row(connection, "SELECT entries, lengths FROM state")
            yield ServerReader(connection, Statistics(entries, [length or 0.0 for length in lengths]))

    def indexed(self) -> pl.DataFrame | None:
        """owner and stamp of what is in the index; None where there is none."""
        with self._database.writing() as connection:
            if not self._is_there(connection):
                return None
            self._choose(connection)
            return _noted(connection)

    def write(self, entries: Iterable[Entry], note: pl.DataFrame, *, gone: Collection[str] | None) -> int:
        """Takes out the entries of the owners ``gone`` and puts others in, in one transaction; see ``Backend.write``."""
        with self._database.writing() as connection:
            self._lock(connection)
            new = not self._is_there(connection)
            if new:
                connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(self._schema)))
            self._choose(connection)
            if new:
                connection.execute(TABLES)
            elif gone is None:
                connection.execute("DELETE FROM entry; DELETE FROM vocabulary; DELETE FROM indexed")
            else:
                for statement in _TAKE_OUT:
                    connection.execute(statement, [list(map(plain, gone))] if "%s" in statement else None)
            [before] = _row(connection, "SELECT coalesce(max(number), 0) FROM entry")
            count = _copied(connection, entries)
            connection.execute(_LEARN, [before])
            if new:
                connection.execute(INDEXES)
            elif gone is not None:
                connection.execute(_FORGET)
            connection.execute(SETTLE)
            _note(connection, note)
        self._drop_others()
        return count

    def _lock(self, connection: Connection) -> None:
        [held] = _row(connection, "SELECT pg_try_advisory_xact_lock(%s)", _LOCK)
        if not held:
            raise LakeError(f"The search index in {self._database.shown} cannot be written: another run is writing it.")
        [encoding] = _row(connection, "SHOW server_encoding")
        if encoding != "UTF8":
            hint = "Make one with: createdb --encoding UTF8 --template template0."
            raise LakeError(f"The encoding of {self._database.shown} is {encoding}, not UTF8.", hint=hint)

    def _is_there(self, connection: Connection) -> bool:
        found = connection.execute("SELECT FROM pg_namespace WHERE nspname = %s", [self._schema])
        return found.fetchone() is not None

    def _choose(self, connection: Connection) -> None:
        connection.execute(sql.SQL("SET LOCAL search_path TO {}, pg_temp").format(sql.Identifier(self._schema)))

    def _drop_others(self) -> None:
        """Drops the indexes that were made with other fields or word lists, unless somebody still reads them."""
        with self._database.writing() as connection:
            names = [name for (name,) in connection.execute("SELECT nspname::text FROM pg_namespace").fetchall()]
            connection.execute("SET LOCAL lock_timeout TO '200ms'")
            for name in names:
                if OWN_SCHEMA.fullmatch(name) and name != self._schema:
                    with suppress(errors.LockNotAvailable, errors.InsufficientPrivilege), connection.transaction():
                        connection.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(name)))


class ServerReader:
    """The index in a database as of one state, a ``Reader``."""

    def __init__(self, connection: Connection, statistics: Statistics) -> None:
        self._connection = connection
        self._statistics = statistics
        self._meant: dict[Near | Begins, list[str]] = {}

    @property
    def size(self) -> int:
        """How many entries there are."""
        return self._statistics.entries

    def found(
        self, wanted: Wanted, limit: int, offset: int = 0, *, newest_first: bool = False
    ) -> tuple[int, list[Scored]]:
        """How many entries fit and some of them, see ``Reader.found``."""
        fits = fitting(wanted, self._vocabulary)
        [(total,)] = self._rows("SELECT count(*) FROM entry WHERE {fitting}", {"fitting": fits})
        if limit == 0 or offset >= total:
            return total, []
        if newest_first:
            if _is_everything(wanted):
                rows = self._rows(_NEWEST_OF_ALL, {}, limit, offset)
            else:
                rows = self._rows(_NEWEST, {"fitting": fits}, limit, offset)
            return total, [Scored(None, shown_entry(shown)) for (shown,) in rows]
        return total, self._best(wanted, fits, limit, offset)

    def some(self, wanted: Wanted, most: int) -> list[Entry]:
        """The best of the entries that fit."""
        return [entry for _, entry in self._best(wanted, fitting(wanted, self._vocabulary), most, 0)]

    def first(self, ids: Sequence[str], wanted: Wanted, most: int) -> list[str]:
        """The first of these ids whose entries fit, in their order."""
        fits = fitting(all_of(wanted, OneOf("id", tuple(ids))), self._vocabulary)
        there = {identity for (identity,) in self._rows("SELECT id FROM entry WHERE {fitting}", {"fitting": fits})}
        return [identity for identity in ids if identity in there][:most]

    def fits(self, wanted: Wanted) -> bool:
        """Whether any entry fits."""
        found = self._rows(
            "SELECT 1 FROM entry WHERE {fitting} LIMIT 1", {"fitting": fitting(wanted, self._vocabulary)}
        )
        return bool(found)

    def counts(self, wanted: Wanted) -> Mapping[str, list[tuple[str, int]]]:
        """The values of each facet among the entries that fit."""
        counted: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for facet, count in self._rows(_FACETS, {"fitting": fitting(wanted, self._vocabulary)}):
            name, _, value = facet.partition(":")
            counted[name].append((value, count))
        return {name: counted[name][:_FACET_VALUES] for name in (*FACETS, "year")}

    def frequencies(self, field: str, terms: Collection[str]) -> Mapping[str, int]:
        """How many entries have each of these terms in a field."""
        found = self._frequencies([term(field, value) for value in terms])
        return {value: found.get(term(field, value), 0) for value in terms}

    def _best(self, wanted: Wanted, fits: Piece, limit: int, offset: int) -> list[Scored]:
        counting = parts(wanted)
        known = self._frequencies(terms_of(counting)) if counting else {}
        scored = ranked(gains(counting, known, self._statistics, self._vocabulary))
        rows = self._rows(_BEST, {"fitting": fits, "scored": scored}, limit, offset)
        return [Scored(score, shown_entry(shown)) for score, shown in rows]

    def _frequencies(self, terms: Collection[str]) -> dict[str, int]:
        found = self._connection.execute("SELECT term, entries FROM vocabulary WHERE term = ANY(%s)", [list(terms)])
        return dict(found.fetchall())

    def _vocabulary(self, meant: Near | Begins) -> list[str]:
        """The terms of a field that begin with a value, or are near it."""
        if meant not in self._meant:
            self._meant[meant] = self._near(meant) if isinstance(meant, Near) else self._beginning(meant)
        return self._meant[meant]

    def _beginning(self, meant: Begins) -> list[str]:
        first = term(meant.field, meant.start)
        found = self._connection.execute(
            "SELECT term FROM vocabulary WHERE term BETWEEN %s AND %s", [first, first + _LAST_LETTER]
        )
        return [one for (one,) in found]

    def _near(self, meant: Near) -> list[str]:
        """Of the terms that are about as long, those that are near by the measure that snippets use."""
        first, wanted, edits = term(meant.field, ""), term(meant.field, meant.value), meant.edits
        as_long = self._connection.execute(
            "SELECT term FROM vocabulary WHERE term BETWEEN %s AND %s AND length(term) BETWEEN %s AND %s",
            [first, first + _LAST_LETTER, len(wanted) - edits, len(wanted) + edits],
        )
        return [one for (one,) in as_long if OSA.distance(wanted, one, score_cutoff=edits) <= edits]

    def _rows(self, text: LiteralString, pieces: Mapping[str, Piece], *values: object) -> list[tuple[Any, ...]]:
        """The rows of a statement with pieces in it, in their order; the values of other placeholders come after theirs."""
        statement = sql.SQL(text).format(**{name: one.text for name, one in pieces.items()})
        given = [value for one in pieces.values() for value in one.values]
        return self._connection.execute(statement, [*given, *values]).fetchall()


def _is_everything(wanted: Wanted) -> bool:
    match wanted:
        case Everything():
            return True
        case Combined(must=demands, never=(), least=0):
            return all(map(_is_everything, demands))
        case _:
            return False


def _copied(connection: Connection, entries: Iterable[Entry]) -> int:
    count = 0
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for entry in entries:
            copy.write_row(row(entry))
            count += 1
    return count


def _noted(connection: Connection) -> pl.DataFrame:
    rows = connection.execute("SELECT owner, stamp FROM indexed").fetchall()
    return pl.DataFrame(rows, schema={"owner": pl.String, "stamp": pl.String}, orient="row")


def _note(connection: Connection, note: pl.DataFrame) -> None:
    """Notes owner and stamp of everything, writing what changed alone."""
    noted, wanted = _noted(connection), note.select("owner", "stamp")
    changed = wanted.join(noted, on=["owner", "stamp"], how="anti", nulls_equal=True)
    gone = [*noted.join(wanted, on="owner", how="anti")["owner"], *changed["owner"]]
    connection.execute("DELETE FROM indexed WHERE owner = ANY(%s)", [gone])
    with connection.cursor() as cursor, cursor.copy("COPY indexed FROM STDIN") as copy:
        for owner_and_stamp in changed.iter_rows():
            copy.write_row(owner_and_stamp)


def _row(connection: Connection, text: LiteralString, *values: object) -> tuple[Any, ...]:
    found = connection.execute(text, values or None).fetchone()
    assert found is not None
    return found
