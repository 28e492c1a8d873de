"""Search by meaning: a vector of each item, article, document and project, kept beside the index, and the nearest ones.

The vectors are computed when they are first asked for, and after that for what changed alone. The product of two vectors is exact
(no approximate index): a hundred thousand texts take a hundredth of a second or three.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pipeline.errors import LakeError
from pipeline.search.backend import Backend, Reader
from pipeline.search.entries import Entry
from pipeline.search.tree import OneOf, all_of

MEANT_KINDS = ("item", "article", "document", "project")
"""Kinds of entries that have a vector, where they say enough; a decision has its item's."""

_BEGINNING = 600  # characters of a text beside its title: it begins with what it is about
_LEAST = 60  # characters of both together: what says less, such as a closed item, is near to every short query
_OWNERS_AT_A_TIME = 200
_TEXTS_AT_A_TIME = 256
_MOST_OF_SOME = 1_000_000
_ABANDONED = 3600  # seconds after which nobody writes a file any more
_COLUMNS = ("owner", "stamp", "id", "vector")
_RRF = 60  # Cormack, Clarke and Büttcher 2009


class _State(NamedTuple):
    """A file of vectors as it is at one time."""

    path: Path
    inode: int
    written: int


class _Vectors(NamedTuple):
    """The vectors of an index: ids, and a matrix (ids, 384)."""

    ids: pl.Series
    matrix: NDArray[np.float32]


class Meaning:
    """The vectors of one index.

    Args:
        threads: that vectors are computed on.
    """

    def __init__(self, backend: Backend, threads: int = 1) -> None:
        self._backend = backend
        self._threads = threads

    @property
    def size(self) -> int:
        """How many vectors there are."""
        state = self._state()
        return _size(state) if state else 0

    def wanted(self) -> int:
        """How many vectors there are to be at most.

        Raises:
            LakeError: where there is no index.
        """
        with self._backend.reading() as reader:
            return reader.found(OneOf("kind", MEANT_KINDS), 0)[0]

    @property
    def _file(self) -> Path:
        return self._backend.folder / "vectors.arrow"

    def update(self, tell: Callable[[int], object] = lambda _: None) -> int:
        """Computes the vectors that lack, and forgets those of what is gone.

        Args:
            tell: gets the number of documents to read before the work begins, where there is any.

        Returns:
            How many vectors were computed.

        Raises:
            LakeError: where there is no index, or the vectors cannot be written.
        """
        try:
            with self._backend.reading() as reader:
                return self._update(reader, tell)
        except OSError as error:
            raise LakeError(f"The vectors in {self._file} cannot be written: {error.strerror or error}.") from error

    def _update(self, reader: Reader, tell: Callable[[int], object]) -> int:
        noted, old = self._backend.indexed(), self._read()
        if noted is None:
            return 0
        kept = old.join(noted, on=["owner", "stamp"], how="semi")
        lacking = noted.join(kept, on=["owner", "stamp"], how="anti")
        if lacking.is_empty() and kept.height == old.height:
            return 0
        if lacking.height:
            tell(lacking.height)
        stamps = dict(lacking.select("owner", "stamp").iter_rows())
        new = list(_computed(reader, stamps, self._threads))
        made = {owner for rows in new for owner in rows["owner"]}
        without = pl.DataFrame(
            [(owner, stamp, None, None) for owner, stamp in stamps.items() if owner not in made],
            schema=old.schema,
            orient="row",
        )
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._clear()
        partial = self._file.with_suffix(f".{os.getpid()}.partial")  # a search may compute them while a run does
        pl.concat([kept, *new, without]).write_ipc(partial, compression="uncompressed")
        partial.replace(self._file)
        return sum(rows.height for rows in new)

    def _clear(self) -> None:
        """Removes what was left half written by processes that were killed."""
        for left in self._file.parent.glob(f"{self._file.stem}.*.partial"):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink(missing_ok=True)

    def nearest(self, text: str, limit: int) -> list[str]:
        """The ids of the entries that are nearest to a text, nearest first."""
        return self._nearest(_vector(text), limit)

    def nearest_to(self, identity: str, limit: int) -> list[str]:
        """The ids of the entries that are nearest to an entry, itself included; none where it has no vector."""
        known = self._vectors()
        place = known.ids.index_of(identity)
        return [] if place is None else self._nearest(known.matrix[place], limit)

    def _nearest(self, vector: NDArray[np.float32], limit: int) -> list[str]:
        known = self._vectors()
        if known.ids.is_empty():
            return []
        likeness = known.matrix @ vector
        best = np.argpartition(-likeness, limit)[:limit] if limit < len(likeness) else np.arange(len(likeness))
        ids = known.ids.gather(best).to_list()
        return [identity for _, identity in sorted(zip((-likeness[best]).tolist(), ids, strict=True))]

    def _vectors(self) -> _Vectors:
        """The vectors there are."""
        state = self._state()
        return _opened(state) if state else _Vectors(pl.Series(dtype=pl.String), np.empty((0, 0), dtype=np.float32))

    def _state(self) -> _State | None:
        """The file as it is now; None where there is none."""
        try:
            status = self._file.stat()
        except FileNotFoundError:
            return None
        return _State(self._file, status.st_ino, status.st_mtime_ns)

    def _read(self) -> pl.DataFrame:
        from pipeline.text.vectors import SIZE

        types = (pl.String, pl.String, pl.String, pl.Array(pl.Float32, SIZE))
        if not self._state():
            return pl.DataFrame(schema=dict(zip(_COLUMNS, types, strict=True)))
        return pl.read_ipc(self._file)


@lru_cache(maxsize=4)
def _size(state: _State) -> int:
    """How many vectors a file has; the vectors themselves are not read."""
    return int(pl.scan_ipc(state.path).select(pl.col("id").count()).collect().item())


@lru_cache(maxsize=2)
def _opened(state: _State) -> _Vectors:
    """The vectors of a file, in memory once for all threads."""
    known = pl.read_ipc(state.path).filter(pl.col("vector").is_not_null())
    return _Vectors(known["id"], known["vector"].to_numpy())


def fused(rankings: Iterable[tuple[float, Sequence[str]]]) -> list[tuple[str, float]]:
    """Rankings as one, by reciprocal rank fusion: what is well placed in several goes first.

    Args:
        rankings: pairs of a weight and ids, best first.

    >>> [identity for identity, _ in fused([(1.0, ["a", "b"]), (1.0, ["c", "b"])])]
    ['b', 'a', 'c']
    """
    scores: dict[str, float] = {}
    for weight, ids in rankings:
        for rank, identity in enumerate(ids, start=1):
            scores[identity] = scores.get(identity, 0.0) + weight / (_RRF + rank)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))


def _computed(reader: Reader, stamps: Mapping[str, str], threads: int) -> Iterator[pl.DataFrame]:
    from pipeline.text.vectors import vectoriser

    vectoriser()  # loaded before several threads ask for it at once
    coming = (entry for entry in _entries(reader, list(stamps)) if len(entry.title) + len(entry.text) >= _LEAST)
    batches = iter(lambda: list(islice(coming, _TEXTS_AT_A_TIME)), [])
    with ThreadPoolExecutor(threads) as pool:
        while some := list(islice(batches, threads)):
            yield from pool.map(lambda batch: _rows(batch, stamps), some)


def _rows(entries: Sequence[Entry], stamps: Mapping[str, str]) -> pl.DataFrame:
    vectors = _vectors([f"{entry.title}\n{entry.text[:_BEGINNING]}" for entry in entries])
    owners = [entry.owner for entry in entries]
    return pl.DataFrame(
        {
            "owner": owners,
            "stamp": [stamps[owner] for owner in owners],
            "id": [entry.id for entry in entries],
            "vector": vectors,
        },
        schema_overrides={"vector": pl.Array(pl.Float32, vectors.shape[1])},
    )


def _entries(reader: Reader, owners: Sequence[str]) -> Iterator[Entry]:
    for start in range(0, len(owners), _OWNERS_AT_A_TIME):
        some = tuple(owners[start : start + _OWNERS_AT_A_TIME])
        yield from reader.some(all_of(OneOf("owner", some), OneOf("kind", MEANT_KINDS)), _MOST_OF_SOME)


@lru_cache(maxsize=256)
def _vector(text: str) -> NDArray[np.float32]:
    """The vector of a query, which is asked again for every page and facet of its answer."""
    vector: NDArray[np.float32] = _vectors([text])[0]
    return vector


def _vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    from pipeline.text.vectors import vectoriser  # heavy, and of no use to a search for words

    return vectoriser().vectors(texts)
