"""Where the files that ship with referat lie: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pipeline.errors import ReferatError

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, such as ``resource("corpora", "gazetteers", "topics.csv")``.

    Args:
        parts: the path below the top of the project, ``corpora`` or ``models`` first.

    Raises:
        ReferatError: where the installation lacks it.

    >>> resource("corpora", "gazetteers").name
    'gazetteers'
    """
    for root in (_PACKAGE / "_shipped", _PACKAGE.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise ReferatError(f"The shipped file {'/'.join(parts)} is missing.", hint="Install referat again.")


@cache
def gazetteer(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a shipped list of names, column by name.

    >>> gazetteer("municipalities.csv")[0]["name"]
    'København'
    """
    with resource("corpora", "gazetteers", name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
