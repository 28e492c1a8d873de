"""Connections to the database, and its errors in words that say nothing secret."""

from __future__ import annotations

import weakref
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from psycopg import conninfo, errors, sql

from pipeline.errors import LakeError, UsageError

Connection = psycopg.Connection[tuple[Any, ...]]

SECONDS = 30
"""A statement of a search that takes longer is stopped."""

_CONNECT_SECONDS = 10
_ENCODE = "Letters of a user's name or password such as @ : / % are written %40 %3A %2F %25."
_BEGIN_READING = sql.SQL(
    """
    SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
    SET LOCAL search_path TO {schema};
    SET LOCAL statement_timeout TO {milliseconds};
    SET LOCAL jit TO off;
    SET LOCAL enable_seqscan TO off;
    SET LOCAL work_mem TO '32MB';
    """
)
"""One state of the data for all statements of a search; a look through the whole table is always slower than one into an index."""


class Database:
    """A database by its URL; connections for searches are kept open and used again, by several threads too."""

    def __init__(self, url: str) -> None:
        self._options = _options(url)
        self._idle: deque[Connection] = deque()
        weakref.finalize(self, _close, self._idle)

    @property
    def shown(self) -> str:
        """The database as a message names it."""
        return f"the database {self._options.get('dbname', '')} at {self._options.get('host') or 'this machine'}"

    @contextmanager
    def reading(self, schema: str) -> Iterator[Connection]:
        """A transaction that sees one state of a schema and changes nothing.

        Raises:
            LakeError: where the database cannot be reached, has no such schema, or takes too long.
        """
        with self._said():
            connection = self._begun(schema)
            try:
                yield connection
                connection.rollback()
            except BaseException:
                with suppress(psycopg.Error):
                    connection.close()
                raise
            self._idle.append(connection)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that may change everything: committed at the end, undone where anything fails; raises as ``reading`` does."""
        with self._said(), self._connected() as connection:
            yield connection

    def _begun(self, schema: str) -> Connection:
        begin = _BEGIN_READING.format(schema=sql.Identifier(schema), milliseconds=sql.Literal(SECONDS * 1000))
        while self._idle:
            with suppress(IndexError, psycopg.OperationalError):  # taken by another thread; broken, as after a restart
                connection = self._idle.pop()
                connection.execute(begin)
                return connection
        connection = self._connected()
        connection.execute(begin)
        return connection

    def _connected(self) -> Connection:
        try:
            connection = psycopg.connect(
                **self._options, connect_timeout=_CONNECT_SECONDS, application_name="referat", prepare_threshold=None
            )
            connection.execute("SET client_encoding TO 'UTF8'")
        except psycopg.Error as error:
            reason = self._without_secrets(str(error).strip() or type(error).__name__)
            hint = "See whether it runs, and whether the setting search_url is right."
            raise LakeError(f"There is no way to {self.shown}: {reason}.", hint=hint) from None
        return connection

    def _without_secrets(self, text: str) -> str:
        secret = self._options.get("password")
        first = " ".join(text.split()).removesuffix(".")
        return first.replace(str(secret), "***") if secret else first

    @contextmanager
    def _said(self) -> Iterator[None]:
        """Errors of the database as errors for the user."""
        try:
            yield
        except errors.QueryCanceled:
            hint = "Narrow it: more words, fewer stars, a year."
            raise LakeError(f"The search took longer than {SECONDS} seconds and was stopped.", hint=hint) from None
        except (errors.UndefinedTable, errors.InvalidSchemaName):
            hint = "`referat run` makes it from the tables."
            raise LakeError(f"There is no search index in {self.shown}.", hint=hint) from None
        except errors.InsufficientPrivilege as error:
            reason = self._without_secrets(str(error.diag.message_primary))
            raise LakeError(f"The search index in {self.shown} is closed to this user: {reason}.") from None
        except errors.UniqueViolation:
            raise LakeError(
                f"The search index in {self.shown} was written by another run.", hint="Run again."
            ) from None
        except psycopg.OperationalError as error:
            reason = self._without_secrets(str(error))
            raise LakeError(f"The search index in {self.shown} cannot be used: {reason}.") from error


def _options(url: str) -> dict[str, Any]:
    """What a URL says, checked so that no part of a password is taken for something that messages show.

    Raises:
        UsageError: where it is no URL of a PostgreSQL database.
    """
    try:
        options = conninfo.conninfo_to_dict(url)
    except psycopg.Error:
        options = {}
    ports = str(options.get("port", "")).replace(",", "")
    cut = any("@" in str(options.get(name, "")) for name in ("host", "dbname")) or not (ports.isdecimal() or not ports)
    if not url.startswith(("postgresql://", "postgres://")) or not options or cut:
        hint = f"It is written postgresql://user:password@host:5432/database. {_ENCODE}"
        raise UsageError("The setting search_url is no address of a PostgreSQL database.", hint=hint)
    return {name: value for name, value in options.items() if value is not None}


def _close(idle: deque[Connection]) -> None:
    while idle:
        with suppress(psycopg.Error):
            idle.pop().close()
