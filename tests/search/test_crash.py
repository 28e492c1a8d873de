"""A writer killed at any moment, twenty-five times: the index is always whole, free, and as one of the runs left it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from lake_rows import meeting, news, together

from pipeline.search import Index
from pipeline.tables.lake import Lake

_WRITER = """
import os, signal, sys
from itertools import cycle
from pathlib import Path

from pipeline.search import Index
from pipeline.tables.lake import Lake

moments = int(sys.argv[1])
writes = Path.replace

def replace(path, target):
    for moment in (lambda: None, lambda: writes(path, target)):
        global moments
        moments -= 1
        moment()
        if moments == 0:
            os.kill(os.getpid(), signal.SIGKILL)

Path.replace = replace
index = Index.open(Path(sys.argv[2]))
print("ready", flush=True)
for lake in cycle([Lake(Path(path)) for path in sys.argv[3:]]):
    index.update(lake)
"""
"""Updates an index to one lake after the other until it is killed; from within, before or after a file of its own is in place."""

_WITHIN = (1, 2, 3, 4, 5, 6, 7, 8)
"""Before and after the notes that precede and follow a commit: between the two lies the commit itself."""

_SECONDS = tuple(Random(25).uniform(0, 0.6) for _ in range(25 - len(_WITHIN)))


@pytest.fixture(scope="module")
def lakes(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three states that share some documents, have others in other words, and others alone."""
    folder = tmp_path_factory.mktemp("lakes")
    states = (
        [meeting(number) for number in range(40)],
        [meeting(number, edition=number % 2, run_id="run-2") for number in range(20, 60)],
        [meeting(number, items=1, run_id="run-3") for number in range(30, 35)]
        + [news(1, title="Nyt om havnen", text="Den er ny.")],
    )
    made: list[Path] = []
    for number, rows in enumerate(states):
        lake = Lake(folder / str(number))
        lake.write_documents(together(*rows))
        lake.refresh_derived()
        made.append(folder / str(number))
    return made


def content(index: Index) -> frozenset[tuple[str, str]]:
    answer = index.search("", limit=5000)
    assert len(answer.hits) == answer.total
    found = frozenset((hit.id, hit.snippet) for hit in answer.hits)
    assert len(found) == answer.total
    assert sum(value.count for value in answer.facets["kind"]) == answer.total
    return found


def size(folder: Path) -> tuple[int, int]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return len(files), sum(file.stat().st_size for file in files)


def kill(folder: Path, lakes: list[Path], within: int, seconds: float) -> None:
    paths = map(str, lakes)
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(within), str(folder), *paths], stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        if not within:
            time.sleep(seconds)
            writer.kill()
    assert writer.returncode == -signal.SIGKILL


@pytest.mark.slow
def test_a_killed_writer_leaves_no_wrong_and_no_locked_index(lakes: list[Path], tmp_path: Path) -> None:
    index = Index.open(tmp_path / "index")
    states: list[frozenset[tuple[str, str]]] = []
    sizes: list[tuple[int, int]] = []
    for lake in lakes:
        index.rebuild(Lake(lake))
        states.append(content(index))
        sizes.append(size(tmp_path))
    random = Random(7)
    kills = [*((within, 0.0) for within in _WITHIN), *((0, seconds) for seconds in _SECONDS)]
    assert len(kills) == 25
    for number, (within, seconds) in enumerate(kills):
        some = random.sample(lakes, 2)
        kill(tmp_path / "index", some, within, seconds)
        opened = Index.open(tmp_path / "index")
        assert content(opened) in states, f"after kill {number}"
        last = random.randrange(len(lakes))
        opened.update(Lake(lakes[last]))
        assert content(opened) == states[last], f"after the update that followed kill {number}"
        assert opened.update(Lake(lakes[last])) == 0
    opened.rebuild(Lake(lakes[0]))
    assert all(now < 2 * ever for now, ever in zip(size(tmp_path), map(max, *sizes), strict=True)), (
        size(tmp_path),
        sizes,
    )
    assert not [file for file in tmp_path.rglob("*") if file.name.startswith(".tmp") or file.suffix == ".partial"]


@pytest.mark.slow
@pytest.mark.parametrize("within", [1, 2])
def test_a_writer_killed_in_the_first_commit_of_all(lakes: list[Path], tmp_path: Path, within: int) -> None:
    kill(tmp_path / "index", lakes[:1], within, 0.0)
    index = Index.open(tmp_path / "index")
    index.update(Lake(lakes[0]))
    assert index.update(Lake(lakes[0])) == 0
    assert len(content(index)) > 240
