"""``referat export``: a dataset of the tables in a format for research."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import Data, settings_with

if TYPE_CHECKING:
    from pipeline.export.splits import Split
    from pipeline.tables.states import State

EXAMPLE = "Example: referat export parquet --out dataset --municipality Odense --year 2020-2024"

_KEY_NAME = "REFERAT_PSEUDONYM_KEY"
_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")


def export(
    format: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="Tables: csv, jsonl, parquet, xlsx, duckdb, sqlite, cap; texts: standoff, docbin, iob2, conllu, webannotation, tei; "
            "civic standards: followthemoney, popolo, opencivicdata.",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to make.")],
    data: Data = None,
    municipality: Annotated[
        list[str] | None, typer.Option(help="Name or official code, of the publisher or of the meeting's body.")
    ] = None,
    body: Annotated[list[str] | None, typer.Option(help="Words of the body's name.")] = None,
    year: Annotated[str | None, typer.Option(help="2024 or 2020-2024.")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="minutes, agenda, news or other.")] = None,
    publisher: Annotated[list[str] | None, typer.Option(help="Words of the publisher's name.")] = None,
    version: Annotated[
        int | None, typer.Option(metavar="N", help="The lake_version of an earlier dataset's manifest.json.")
    ] = None,
    at: Annotated[
        str | None, typer.Option(metavar="MOMENT", help="The tables as of a day or moment, UTC: 2026-11-20T12:00.")
    ] = None,
    licence: Annotated[str, typer.Option(help="The dataset's licence, for its metadata.")] = "",
    creator: Annotated[str, typer.Option(help="Who makes it, for its metadata and citation.")] = "",
    pseudonymise: Annotated[
        bool,
        typer.Option(
            "--pseudonymise",
            help="Replace persons by pseudonyms; remove e-mail and street addresses, telephone and CPR numbers.",
        ),
    ] = False,
    key_file: Annotated[
        Path | None,
        typer.Option("--key-file", metavar="FILE", help="The key of the pseudonyms [default: REFERAT_PSEUDONYM_KEY]."),
    ] = None,
    keep_politicians: Annotated[
        bool, typer.Option("--keep-politicians", help="Leave persons with a party as they are.")
    ] = False,
    split: Annotated[
        str | None,
        typer.Option(
            metavar="BY",
            help="publisher or time: folders train, dev and test, with no meeting and no case in two of them.",
        ),
    ] = None,
    shares: Annotated[str, typer.Option(metavar="N,N,N", help="Of documents in train, dev and test.")] = "80,10,10",
    replace: Annotated[bool, typer.Option("--replace", help="Put it in the place of what DIR holds.")] = False,
) -> None:
    """Make a dataset: the rows of every table, or of some documents, with a manifest that says what it holds.

    Several values of an option widen the choice, several options narrow it.
    """
    from pipeline.cli.output import console
    from pipeline.errors import UsageError
    from pipeline.export.dataset import Request
    from pipeline.export.dataset import export as make
    from pipeline.export.selection import Filters
    from pipeline.tables.lake import Lake

    folder = settings_with(data=data).data / "lake"
    filters = Filters(
        municipalities=tuple(_code(name) for name in municipality or ()),
        bodies=tuple(body or ()),
        years=_years(year),
        kinds=_kinds(kind or []),
        publishers=tuple(publisher or ()),
    )
    if not pseudonymise and (key_file or keep_politicians):
        raise UsageError("--key-file and --keep-politicians go with --pseudonymise.")
    request = Request(
        format=format,
        out=out,
        state=_state(folder, version, at),
        filters=filters,
        licence=licence,
        creator=creator,
        replace=replace,
        key=_key(key_file) if pseudonymise else None,
        keep_politicians=keep_politicians,
        split=_split(split, shares),
    )
    log = console(stderr=True)
    about = make(Lake(folder), request, log.print)
    typer.echo(f"{out}: {about.title}, {sum(about.publishers.values())} documents.")
    typer.echo(f"Cite as: {about.citation}")


def _state(folder: Path, version: int | None, at: str | None) -> State:
    from pipeline.errors import UsageError
    from pipeline.tables.states import newest_state, state_at, state_numbered

    if version is not None and at is not None:
        raise UsageError("--version and --at exclude each other.")
    if version is not None:
        return state_numbered(folder, version)
    return newest_state(folder) if at is None else state_at(folder, _moment(at))


def _split(by: str | None, shares: str) -> Split | None:
    """How to split.

    >>> _split("time", "70, 15, 15")
    Split(by='time', shares=(70, 15, 15))
    """
    from pipeline.errors import UsageError
    from pipeline.export.splits import Split

    if by is None:
        return None
    numbers = [int(part) for part in shares.split(",") if part.strip().isdecimal()]
    if by not in ("publisher", "time"):
        raise UsageError(f"--split {by!r} is none.", hint="There are publisher and time.")
    if len(numbers) != 3 or shares.count(",") != 2:
        raise UsageError(f"--shares {shares!r} are none.", hint="Write them as 80,10,10.")
    return Split("publisher" if by == "publisher" else "time", (numbers[0], numbers[1], numbers[2]))


def _key(file: Path | None) -> bytes:
    """The key of pseudonyms, from a file or the environment; never from the command line, which others see."""
    from pipeline.errors import UsageError

    if file is None:
        key = os.environ.get(_KEY_NAME, "").encode()
        if not key:
            raise UsageError(
                "--pseudonymise needs a key.",
                hint=f"Make one (openssl rand -hex 32 > key) and give it with --key-file key, or set {_KEY_NAME}.",
            )
        return key
    try:
        return file.read_bytes().strip()
    except OSError as error:
        raise UsageError(f"The key in {file} cannot be read: {error.strerror}.") from None


def _moment(text: str) -> datetime:
    """A moment in UTC; a day alone means its end.

    >>> _moment("2026-11-20").isoformat(), _moment("2026-11-20T12:00").isoformat()
    ('2026-11-20T23:59:59+00:00', '2026-11-20T12:00:00+00:00')
    """
    from pipeline.errors import UsageError

    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no moment.", hint="Write it as 2026-11-20 or 2026-11-20T12:00.") from None
    if len(text) <= len("2026-11-20"):
        found = found.replace(hour=23, minute=59, second=59)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _years(text: str | None) -> tuple[int, int] | None:
    """The first and the last year.

    >>> _years("2020-2024"), _years("2024"), _years(None)
    ((2020, 2024), (2024, 2024), None)
    """
    from pipeline.errors import UsageError

    if text is None:
        return None
    match = _YEARS.fullmatch(text.strip())
    if not match:
        raise UsageError(f"--year {text!r} is no year.", hint="Write it as 2024 or 2020-2024.")
    return int(match[1]), int(match[2] or match[1])


def _kinds(kinds: list[str]) -> tuple[str, ...]:
    from typing import get_args

    from pipeline.errors import UsageError
    from pipeline.records import DocumentKind

    for kind in kinds:
        if kind not in get_args(DocumentKind):
            raise UsageError(f"--kind {kind!r} is none.", hint=f"There are {', '.join(get_args(DocumentKind))}.")
    return tuple(kinds)


def _code(name: str) -> int:
    """The official code of a municipality.

    >>> _code("odense kommune"), _code("461")
    (461, 461)
    """
    from pipeline.errors import UsageError
    from pipeline.resources import gazetteer

    codes = {row["name"].lower(): int(row["code"]) for row in gazetteer("municipalities.csv")}
    wanted = name.strip().lower().removesuffix(" kommune")
    if wanted.isdecimal() and int(wanted) in codes.values():
        return int(wanted)
    if wanted not in codes:
        raise UsageError(f"There is no municipality {name!r}.", hint="Write its name as Odense, or its code as 461.")
    return codes[wanted]
