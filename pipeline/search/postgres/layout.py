"""The tables of an index in a database, and an entry as a row of them."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from psycopg import sql

from pipeline.search.analysis import BOUNDARY
from pipeline.search.entries import Entry
from pipeline.search.fields import BODY_TEXTS, FACETS, TEXTS, WORDS, Fields, fields_of, made_with

OWN_SCHEMA = re.compile(r"referat_\d+_[0-9a-f]{12}")
"""The schemas that indexes lie in, each named after what it was made with."""

PHRASES = tuple(name for name in TEXTS if not name.startswith("muted") and not name.endswith("parts"))
"""Fields whose terms are kept in order too, so that phrases are found; the parts of a compound are terms in every order they have."""

RANKED = (*TEXTS, *WORDS, *BODY_TEXTS)
"""Fields whose length counts in a score; ``entry.lengths`` has them in this order."""

TIERS = (1, 2, 4, 8)
"""How often a term stands in a field is kept in steps: it is a term of its own from twice, four and eight times on."""

_LONGEST_TERM = 500  # characters; an index takes no term of more than some 2,700 bytes

_PHRASE_COLUMNS = sql.SQL(", ").join(sql.SQL("{} text NOT NULL").format(sql.Identifier(name)) for name in PHRASES)
_COLUMNS = ("id", "owner", "position", "year", "sums", "terms", "codes", "facets", "lengths", *PHRASES, "shown")

TABLES = sql.SQL(
    """
    CREATE TABLE entry (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        id text NOT NULL UNIQUE,
        owner text NOT NULL,
        position bigint NOT NULL,
        year integer,
        sums bigint[] NOT NULL,
        terms text[] NOT NULL,
        codes text[] NOT NULL,
        facets text[] NOT NULL,
        lengths integer[] NOT NULL,
        {phrases},
        shown json NOT NULL
    );
    CREATE TABLE vocabulary (term text COLLATE "C" PRIMARY KEY, entries bigint NOT NULL);
    CREATE TABLE indexed (owner text PRIMARY KEY, stamp text);
    CREATE TABLE state (entries bigint NOT NULL, lengths float8[] NOT NULL);
    INSERT INTO state VALUES (0, '{{}}');
    ALTER TABLE entry ALTER terms SET STATISTICS 0, ALTER lengths SET STATISTICS 0, ALTER shown SET STATISTICS 0;
    """
).format(phrases=_PHRASE_COLUMNS)
"""``terms`` are what the vocabulary counts, ``codes`` and ``facets`` whole values, ``state`` the number and mean lengths of all."""

INDEXES = sql.SQL(
    """
    CREATE INDEX entry_terms ON entry USING gin (terms);
    CREATE INDEX entry_codes ON entry USING gin (codes);
    CREATE INDEX entry_facets ON entry USING gin (facets);
    CREATE INDEX entry_owner ON entry (owner);
    CREATE INDEX entry_position ON entry (position DESC, id);
    CREATE INDEX entry_year ON entry (year);
    ANALYZE entry, vocabulary;
    """
)
"""Made after the first entries are in, which is quicker."""

COPY = sql.SQL("COPY entry ({}) FROM STDIN").format(sql.SQL(", ").join(map(sql.Identifier, _COLUMNS)))

SETTLE = sql.SQL(
    """
    UPDATE state SET (entries, lengths) = (SELECT count(*), ARRAY[{}]::float8[] FROM entry);
    SELECT gin_clean_pending_list('entry_terms'), gin_clean_pending_list('entry_codes'), gin_clean_pending_list('entry_facets');
    """
).format(
    sql.SQL(", ").join(sql.SQL("avg(lengths[{}])").format(sql.Literal(place)) for place in range(1, len(RANKED) + 1))
)


def schema_name() -> str:
    """The schema of the index as it is made today."""
    return f"referat_{made_with().replace('-', '_')}"


def term(field: str, value: str, times: int = 1) -> str:
    """A term as the arrays hold it: the field and the value, or a digest of a long one.

    >>> term("title_stem", "plan"), term("title_stem", "plan", 4)
    ('title_stem:plan', 'title_stem#4:plan')
    """
    clean = plain(value)
    if len(clean) > _LONGEST_TERM:
        clean = hashlib.blake2b(clean.encode(), digest_size=16).hexdigest()
    return f"{field}:{clean}" if times == 1 else f"{field}#{times}:{clean}"


def plain(text: str) -> str:
    """A text without what PostgreSQL takes in no text: NUL and halves of letters.

    >>> plain("a\\x00b\\ud800")
    'a b?'
    """
    return text.replace("\x00", " ").encode("utf-8", "replace").decode()


def row(entry: Entry) -> Sequence[Any]:
    """An entry as ``COPY`` takes it."""
    fields = fields_of(entry)
    facets = [term(field, value) for field, value in fields.codes if field in FACETS]
    if fields.year is not None:
        facets.append(term("year", str(fields.year)))
    return (
        plain(entry.id),
        plain(entry.owner),
        fields.order,
        fields.year,
        list(fields.sums),
        list(_terms(fields)),
        list(dict.fromkeys(term(field, value) for field, value in fields.codes if field in ("item", "about"))),
        list(dict.fromkeys(facets)),
        [fields.texts[name].count(" ") + bool(fields.texts[name]) for name in RANKED],
        *(f" {fields.texts[name]} " for name in PHRASES),
        plain(fields.shown),
    )


def _terms(fields: Fields) -> Iterator[str]:
    for name, text in fields.texts.items():
        found = _runs(text) if name.endswith("_parts") else text.split(" ")
        for value, times in Counter(found).items():
            if value and value != BOUNDARY:
                yield from (term(name, value, tier) for tier in TIERS if times >= tier)
    yield from dict.fromkeys(term(field, value) for field, value in fields.codes if field == "key")


def _runs(parts: str) -> Iterator[str]:
    """The runs of constituents that stand side by side in a compound.

    >>> list(_runs("barn | dag institution |"))
    ['barn', 'dag', 'dag institution', 'institution']
    """
    for compound in parts.split(BOUNDARY):
        found = compound.split()
        for start in range(len(found)):
            yield from (" ".join(found[start:end]) for end in range(start + 1, len(found) + 1))
