"""States of a lake: one number for all of its tables together, and the way back to an earlier one.

Writers take turns, so the commits of all tables stand in one order; the number of a state is how many of them came before it.
What a reader sees while a batch is under way (the tables without that batch) is such a state too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from pipeline.errors import LakeError
from pipeline.tables.lake import Lake
from pipeline.tables.schemas import TABLES

_RUNS = "runs"  # written where a run begins and where it ends: never while a batch is under way


@dataclass(frozen=True, slots=True)
class State:
    """All tables as of one moment.

    Attributes:
        number: commits to tables until then; the same number means the same rows.
        moment: of the newest of them.
        versions: of each table; those not yet made are left out.
    """

    number: int
    moment: datetime
    versions: Mapping[str, int]


class _Commit(NamedTuple):
    milliseconds: int
    table: str
    version: int


def newest_state(folder: Path) -> State:
    """The state that a reader sees now.

    Args:
        folder: the lake's (``data/lake``).

    Raises:
        LakeError: where there is no lake yet, or a table is damaged.
    """
    versions = Lake(folder).versions()
    seen = [commit for commit in _commits(folder) if commit.version <= versions.get(commit.table, -1)]
    return _state(folder, versions, seen)


def state_numbered(folder: Path, number: int) -> State:
    """The state with a number that an earlier dataset's manifest gives.

    Raises:
        LakeError: where there is none of that number, or its log is no longer kept.
    """
    commits = _commits(folder)
    forgotten = _forgotten(commits)
    if not forgotten < number <= forgotten + len(commits):
        raise LakeError(
            f"The tables in {folder} have no version {number}.",
            hint=f"There are {forgotten + 1} to {forgotten + len(commits)}; leave the option out for the newest.",
        )
    return _until(folder, commits, number - forgotten)


def state_at(folder: Path, moment: datetime) -> State:
    """The state where the newest run until a moment began or ended: never the middle of a run's writing.

    Raises:
        LakeError: where there was no run before.
    """
    commits = _commits(folder)
    latest = moment.timestamp() * 1000
    marks = [n for n, commit in enumerate(commits, 1) if commit.table == _RUNS and commit.milliseconds <= latest]
    if not marks:
        raise LakeError(f"The tables in {folder} have no run before {moment:%Y-%m-%d %H:%M}.")
    return _until(folder, commits, marks[-1])


def _commits(folder: Path) -> list[_Commit]:
    """The commits to all tables that the logs still have, in order."""
    found = []
    try:
        for name in TABLES:
            if DeltaTable.is_deltatable(str(folder / name)):
                history = DeltaTable(folder / name).history()
                found += [_Commit(int(entry["timestamp"]), name, int(entry["version"])) for entry in history]
    except (DeltaError, OSError, KeyError) as error:
        raise LakeError(f"The versions of the tables in {folder} cannot be read: {error}.") from error
    return sorted(found)


def _forgotten(commits: Iterable[_Commit]) -> int:
    """The commits that were cleaned out of the logs: they came before all others."""
    first: dict[str, int] = {}
    for commit in commits:
        first[commit.table] = min(first.get(commit.table, commit.version), commit.version)
    return Counter(first).total()


def _until(folder: Path, commits: list[_Commit], count: int) -> State:
    versions = dict.fromkeys({commit.table for commit in commits}, -1)
    for commit in commits:  # tables whose first commits were cleaned out had them before
        if versions[commit.table] < 0:
            versions[commit.table] = commit.version - 1
    for commit in commits[:count]:
        versions[commit.table] = commit.version
    return _state(folder, {name: version for name, version in versions.items() if version >= 0}, commits[:count])


def _state(folder: Path, versions: Mapping[str, int], seen: list[_Commit]) -> State:
    if not seen:
        raise LakeError(f"There are no tables in {folder}.", hint="Make some: referat run SOURCE.")
    moment = datetime.fromtimestamp(max(commit.milliseconds for commit in seen) / 1000, UTC)
    return State(sum(version + 1 for version in versions.values()), moment, dict(sorted(versions.items())))
