"""The name lists of this recipe, read from the files in ``lists/``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent / "lists"


@cache
def names(stem: str) -> tuple[str, ...]:
    """The names in ``lists/<stem>.txt`` in the file's order, each once: separated by semicolons where a line has one, else by spaces.

    Lines that start with ``#`` are comments.
    """
    found: dict[str, None] = {}
    for line in (_FOLDER / f"{stem}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        for name in line.split(";" if ";" in line else None):
            if name.strip():
                found[name.strip()] = None
    return tuple(found)


def genitive(name: str) -> str:
    """The genitive of a name as Danish writes it.

    >>> genitive("Vejle"), genitive("Assens")
    ('Vejles', "Assens'")
    """
    return f"{name}'" if name[-1:].lower() in ("s", "x", "z") else f"{name}s"
