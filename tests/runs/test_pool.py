from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.errors import ModelError, ReferatError
from pipeline.runs.pool import Pool, open_pool
from pipeline.runs.raw import RawStore
from pipeline.runs.worker import Batch, Loader, Stored
from pipeline.settings import Settings


@pytest.fixture(autouse=True)
def importable_fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))


def loader(name: str = "load_obedient") -> Loader:
    import analysis_fakes

    return getattr(analysis_fakes, name)  # type: ignore[no-any-return]


@contextmanager
def pool(data: Path, workers: int, load: str = "load_obedient", **limits: float) -> Iterator[Pool]:
    settings = Settings(**{"data": data, "workers": workers, "max_seconds": 60} | limits)  # type: ignore[arg-type]
    opened = open_pool(settings, "run_1", loader(load))
    try:
        yield opened
    finally:
        opened.close()


def batch(data: Path, *texts: str) -> Batch:
    raw = RawStore(data / "raw")
    return tuple(Stored(f"file:///{n}.txt", raw.put(text.encode()), len(text)) for n, text in enumerate(texts))


def texts(rows: dict[str, list[dict[str, object]]]) -> list[object]:
    return [row["text"] for row in rows["documents"]]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_batch_gives_its_rows(tmp_path: Path, workers: int) -> None:
    with pool(tmp_path, workers) as analysts:
        result = analysts.analyse(batch(tmp_path, "a", "b"))
        assert analysts.models["language_model"] == "none"
    assert texts(result.rows) == ["a", "b"]
    assert result.failures == []
    assert result.timings == {"read": 2.0}


@pytest.mark.parametrize("workers", [1, 2])
def test_an_unforeseen_exception_costs_one_document(tmp_path: Path, workers: int) -> None:
    with pool(tmp_path, workers) as analysts:
        result = analysts.analyse(batch(tmp_path, "a", "raise tabt", "b"))
    assert texts(result.rows) == ["a", "b"]
    (failure,) = result.failures
    assert failure.error_type == "KeyError"
    assert "1.txt was tried alone, and an error in referat itself: KeyError: 'tabt'" in failure.message


@pytest.mark.parametrize(("command", "ending"), [("kill", "signal SIGKILL"), ("exit", "exit status 3")])
def test_a_document_that_kills_its_worker_is_quarantined(tmp_path: Path, command: str, ending: str) -> None:
    with pool(tmp_path, 2) as analysts:
        result = analysts.analyse(batch(tmp_path, "a", command, "b"))
        assert texts(analysts.analyse(batch(tmp_path, "c")).rows) == ["c"]
    assert texts(result.rows) == ["a", "b"]
    (failure,) = result.failures
    assert (failure.source_uri, failure.stage, failure.error_type) == ("file:///1.txt", "annotate", "WorkerDied")
    assert ending in failure.message


def test_a_document_that_hangs_is_stopped(tmp_path: Path) -> None:
    with pool(tmp_path, 2, max_seconds=2) as analysts:
        result = analysts.analyse(batch(tmp_path, "hang", "a"))
    assert texts(result.rows) == ["a"]
    (failure,) = result.failures
    assert failure.error_type == "TimeLimit"
    assert "longer than 2 seconds" in failure.message


@pytest.mark.parametrize(
    ("command", "limit", "error", "words"),
    [
        ("eat", {"max_worker_bytes": 700 * 1024**2}, "MemoryLimit", "more than 700 MiB of memory"),
        ("flood", {"max_output_bytes": 1024**2}, "OutputLimit", "it became 2 MiB of rows, over 1 MiB"),
    ],
)
def test_a_document_that_takes_too_much_is_stopped(
    tmp_path: Path, command: str, limit: dict[str, float], error: str, words: str
) -> None:
    if command == "eat" and sys.platform != "linux":
        pytest.skip("the memory of another process is known on Linux only")
    with pool(tmp_path, 2, **limit) as analysts:
        result = analysts.analyse(batch(tmp_path, "a", command, "b"))
    assert texts(result.rows) == ["a", "b"]
    (failure,) = result.failures
    assert (failure.source_uri, failure.error_type) == ("file:///1.txt", error)
    assert words in failure.message


@pytest.mark.slow
def test_a_page_on_which_the_reader_hangs_costs_its_document_alone(tmp_path: Path) -> None:
    from weasyprint import HTML  # type: ignore[import-untyped]

    def pdf(*pages: str) -> bytes:
        body = "".join(f'<p style="break-after: page">{page}</p>' for page in pages)
        return bytes(HTML(string=f"<h1>Referat</h1>{body}").write_pdf())

    raw = RawStore(tmp_path / "raw")
    originals = [pdf("Hæng ikke", "Slut"), pdf("hang", "Aldrig læst"), pdf("Kort")]
    documents = tuple(Stored(f"file:///{n}.pdf", raw.put(data), len(data)) for n, data in enumerate(originals))
    with pool(tmp_path, 2, "load_stumbling", max_page_seconds=15, max_seconds=300) as analysts:
        result = analysts.analyse(documents)
    assert [row["source_uri"] for row in result.rows["documents"]] == ["file:///0.pdf", "file:///2.pdf"]
    (failure,) = result.failures
    assert (failure.source_uri, failure.stage, failure.error_type) == ("file:///1.pdf", "read", "TimeLimit")
    assert "its page 2 took longer than 15 seconds" in failure.message


def test_a_document_that_dies_once_is_not_lost(tmp_path: Path) -> None:
    with pool(tmp_path, 2) as analysts:
        result = analysts.analyse(batch(tmp_path, f"once {tmp_path / 'seen'}", "a"))
    assert len(texts(result.rows)) == 2
    assert result.failures == []


def test_a_document_gone_from_the_raw_store_is_a_failure(tmp_path: Path) -> None:
    documents = batch(tmp_path, "a", "b")
    RawStore(tmp_path / "raw").path(documents[0].document_id).unlink()
    with pool(tmp_path, 1) as analysts:
        result = analysts.analyse(documents)
    assert texts(result.rows) == ["b"]
    assert [(failure.stage, failure.error_type) for failure in result.failures] == [("fetch", "R400")]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_missing_model_is_said(tmp_path: Path, workers: int) -> None:
    with (
        pool(tmp_path, workers, "load_nothing") as analysts,
        pytest.raises(ModelError, match=r"There is no model\. Install"),
    ):
        analysts.analyse(batch(tmp_path, "a"))


def test_a_worker_that_cannot_start_is_said(tmp_path: Path) -> None:
    with pool(tmp_path, 2, "load_dying") as analysts, pytest.raises(ModelError, match="exit status 7"):
        analysts.analyse(batch(tmp_path, "a"))


def test_batches_run_beside_each_other(tmp_path: Path) -> None:
    with pool(tmp_path, 2) as analysts, ThreadPoolExecutor(4) as threads:
        results = list(threads.map(analysts.analyse, [batch(tmp_path, str(n)) for n in range(8)]))
    assert [texts(result.rows) for result in results] == [[str(n)] for n in range(8)]


def test_closing_stops_a_batch_under_way(tmp_path: Path) -> None:
    with pool(tmp_path, 2) as analysts, ThreadPoolExecutor(1) as threads:
        analysts.analyse(batch(tmp_path, "a"))
        running = threads.submit(analysts.analyse, batch(tmp_path, "hang"))
        threading.Timer(0.5, analysts.close).start()
        begun = time.monotonic()
        with pytest.raises(ReferatError, match="stopped"):
            running.result(timeout=30)
        assert time.monotonic() - begun < 20
