"""What an index must be able to do, wherever it lies; all that a search means is above this."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple, Protocol

import polars as pl

from pipeline.search.entries import Entry
from pipeline.search.tree import Wanted


class Scored(NamedTuple):
    """An entry and how well it fits; None where it is not ranked by that."""

    score: float | None
    entry: Entry


class Reader(Protocol):
    """An index as of one commit."""

    @property
    def size(self) -> int:
        """How many entries there are."""

    def found(
        self, wanted: Wanted, limit: int, offset: int = 0, *, newest_first: bool = False
    ) -> tuple[int, list[Scored]]:
        """How many entries fit, exactly, and some of them: best first, or by their date and place, without scores."""

    def some(self, wanted: Wanted, most: int) -> list[Entry]:
        """The best of the entries that fit."""

    def first(self, ids: Sequence[str], wanted: Wanted, most: int) -> list[str]:
        """The first of these ids whose entries fit, in their order."""

    def fits(self, wanted: Wanted) -> bool:
        """Whether any entry fits."""

    def counts(self, wanted: Wanted) -> Mapping[str, Sequence[tuple[str, int]]]:
        """By facet its values among the entries that fit, with how many have each; most frequent first."""

    def frequencies(self, field: str, terms: Collection[str]) -> Mapping[str, int]:
        """How many entries have each of these terms in a field."""


class Backend(Protocol):
    """An index: read by many, written by one at a time, each write whole or not at all."""

    @property
    def folder(self) -> Path:
        """Where this machine keeps what else is made from its entries."""

    def reading(self) -> AbstractContextManager[Reader]:
        """The index as of its last commit.

        Raises:
            LakeError: where there is none, or it cannot be read.
        """

    def indexed(self) -> pl.DataFrame | None:
        """owner and stamp of what is in the index as of its last commit; None where that is not known."""

    def write(self, entries: Iterable[Entry], note: pl.DataFrame, *, gone: Collection[str] | None) -> int:
        """Takes out the entries of the owners ``gone`` and puts others in, all in one commit.

        Args:
            entries: to put in; the owners of those that the index may hold are among ``gone``.
            note: owner and stamp of everything that the index holds then.
            gone: owners; None takes everything out, and makes the index anew where it cannot be read.

        Returns:
            How many entries were put in.

        Raises:
            LakeError: where the index cannot be written, or another process is writing it.
        """
