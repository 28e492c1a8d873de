"""Speed of the search index as it grows: build, size, update, and how long searches take, cold and warm; prints JSON.

python -m tests.benchmarks.search [ITEMS ...] [--folder FOLDER]

Searches are those of the library with ten hits, snippets, facets and an exact count. Warm: each query was asked before. Cold: the
index was not open and the system has forgotten its files.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import chain
from math import exp, log
from pathlib import Path
from random import Random

import numpy as np
import polars as pl

from pipeline.search import Index
from pipeline.search.analysis import STOPWORDS
from pipeline.search.labels import OUTCOMES, municipalities
from pipeline.search.storage import Storage
from tests.benchmarks.search_entries import ITEMS_OF_A_MEETING, entries, person_name, vocabulary

SIZES = (1_000, 10_000, 100_000)
QUERIES = 100
"""Different ones of each kind."""
COLD = 10
_CHANGED = 1_000
_RANKS = (300, 60_000)
"""Of the words that are searched for, by frequency; drawn evenly over its logarithm. Half of them are in less than 2 % of the items, one
in twenty in more than 5 %; of the judged queries over the samples half have less than 1 % of the items, one in twenty more than 4 %."""


def measure(items: int, folder: Path) -> dict[str, object]:
    """Builds an index of so many items, searches it cold and warm, and replaces a thousand of its items.

    Returns:
        Entries and seconds of the build, bytes on disk for each item, milliseconds of each kind of query, seconds of the update,
        and peak memory of the process in MiB behind each step.
    """
    root = folder / f"index-{items}"
    built = None if root.exists() else _build(items, root)
    report: dict[str, object] = {
        "items": items,
        "build": built,
        "bytes_on_disk": _size(root),
        "build_peak_mib": _peak(),
    }
    queries = {kind: list(_queries(kind, items)) for kind in _KINDS}
    report["cold_ms"] = {kind: _cold(root, some[:COLD]) for kind, some in queries.items()}
    report["warm_ms"] = {kind: _warm(root, some) for kind, some in queries.items()}
    report["search_peak_mib"] = _peak()
    report["update"] = _update(items, root)
    return report


def _build(items: int, root: Path) -> dict[str, object]:
    begun, busy = time.perf_counter(), time.process_time()
    count = Storage(root).write(entries(items), _note(items), gone=None)
    seconds, busy = time.perf_counter() - begun, time.process_time() - busy
    return {
        "entries": count,
        "seconds": round(seconds, 1),
        "processor_seconds": round(busy, 1),
        "items_per_second": round(items / seconds),
    }


def _update(items: int, root: Path) -> dict[str, object]:
    """Meetings in the middle of the index, a thousand items in all, are replaced by others."""
    meetings = -(-_CHANGED // ITEMS_OF_A_MEETING)
    first = items // 2 // ITEMS_OF_A_MEETING * ITEMS_OF_A_MEETING
    owners = [f"{first // ITEMS_OF_A_MEETING + number:064x}" for number in range(meetings)]
    changed = list(entries(meetings * ITEMS_OF_A_MEETING, first=first))
    begun, busy = time.perf_counter(), time.process_time()
    count = Storage(root).write(changed, _note(items), gone=owners)
    seconds, busy = time.perf_counter() - begun, time.process_time() - busy
    return {"entries": count, "seconds": round(seconds, 2), "processor_seconds": round(busy, 2)}


def _note(items: int) -> pl.DataFrame:
    owners = [f"{number:064x}" for number in range(-(-items // ITEMS_OF_A_MEETING))]
    return pl.DataFrame({"owner": owners, "stamp": ["benchmark"] * len(owners)})


def _queries(kind: str, items: int) -> Iterator[str]:
    """Queries of a kind, the same for the same number of items."""
    random = Random(kind)
    towns, outcomes = list(municipalities().values()), list(OUTCOMES)
    words = [word for word in vocabulary()[: _RANKS[1]] if word not in STOPWORDS and word.isalpha() and len(word) > 3]
    for _ in range(QUERIES):
        entry = next(entries(1, first=random.randrange(items) // 500 * 500))
        text = entry.text.replace(".", "").split()
        word = words[min(int(exp(random.uniform(*map(log, _RANKS)))), len(words) - 1)]
        if kind == "one word":
            yield word
        elif kind == "three words":
            yield " ".join(random.sample(text[: text.index("Til") if "Til" in text else None][:40], 3))
        elif kind == "phrase":
            start = random.randrange(max(len(text) - 12, 1))
            yield f'"{text[start]} {text[start + 1]}"'
        elif kind == "filters":
            yield f"{word} udfald:{random.choice(outcomes)} år:2012-2020"
        elif kind == "filter alone":
            yield f'kommune:"{random.choice(towns)}" type:beslutning'
        elif kind == "prefix":
            yield f"{word[: random.choice((3, 4, 5))]}*"
        elif kind == "fuzzy":
            place = random.randrange(1, len(word))
            yield f"{word[:place]}{word[place + 1 :]}x~"
        else:
            yield person_name(random.randrange(min(items, 4000)))


_KINDS = ("one word", "three words", "phrase", "filters", "filter alone", "prefix", "fuzzy", "name")


def _warm(root: Path, queries: Sequence[str]) -> dict[str, float]:
    index = Index.open(root)
    for query in queries:
        index.search(query, limit=10)
    return _percentiles([_milliseconds(index, query) for query in chain(queries, queries, queries)])


def _cold(root: Path, queries: Sequence[str]) -> dict[str, float]:
    found = []
    for query in queries:
        _forget(root)
        found.append(_milliseconds(Index.open(root), query))
    return _percentiles(found)


def _milliseconds(index: Index, query: str) -> float:
    begun = time.perf_counter()
    index.search(query, limit=10)
    return (time.perf_counter() - begun) * 1000


def _forget(root: Path) -> None:
    """Makes the system forget the pages of files that nobody has open."""
    gc.collect()
    os.sync()
    for path in root.rglob("*"):
        if path.is_file():
            handle = os.open(path, os.O_RDONLY)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(handle)


def _percentiles(values: Sequence[float]) -> dict[str, float]:
    return {f"p{share}": round(float(np.percentile(values, share)), 1) for share in (50, 95, 99)}


def _size(root: Path) -> int:
    return sum(path.stat().st_size for path in root.rglob("*") if path.is_file())


def _peak() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    """Measures each size in a process of its own, so that none inherits another's memory."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.search")
    parser.add_argument("items", type=int, nargs="*", default=SIZES)
    parser.add_argument("--folder", type=Path, help="where indexes are made, and kept for the next time")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        if len(options.items) == 1:
            print(json.dumps(measure(options.items[0], folder)))
            return
        reports = []
        for items in options.items:
            command = [sys.executable, "-m", "tests.benchmarks.search", str(items), "--folder", str(folder)]
            result = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
            reports.append(json.loads(result.stdout))
        print(json.dumps(reports, indent=1))


if __name__ == "__main__":
    main()
