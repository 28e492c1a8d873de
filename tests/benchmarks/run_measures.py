"""Measurements of runs, each in a process of its own; prints JSON.

Processor time counts, not the clock: other work on the machine then changes little. So that a stage's seconds are its own, batches
are done one after the other, with one worker, in this process.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from threadpoolctl import threadpool_limits

from pipeline import __version__
from pipeline.ids import document_id
from pipeline.records import Source
from pipeline.results import Analysed
from pipeline.runs import Summary, steps
from pipeline.runs.direct import conduct, ignore
from pipeline.runs.steps import Job, Processed
from pipeline.runs.worker import Batch, Loader, load_analyser
from pipeline.settings import Settings
from tests.benchmarks.variants import SAMPLES, write_short_minutes, write_variants

Process = Callable[[Job, Batch], Processed]
_FORMS: Final = {"samples": write_variants, "short": write_short_minutes}


@dataclass(frozen=True, slots=True)
class _Done:
    """A result that is there already, as the future that ``conduct`` asks for."""

    processed: Processed

    def result(self) -> Processed:
        return self.processed


class BareAnalyser:
    """Gives each document its row and nothing else: what remains is what a run costs beside the work on documents."""

    models = {"language_model": "none", "topic_model": "none"}  # noqa: RUF012

    def analyse(self, sources: Sequence[Source], run_id: str) -> Analysed:
        rows = [
            {
                "document_id": document_id(source.data),
                "source_uri": source.uri,
                "kind": "other",
                "text": source.data.decode(),
                "run_id": run_id,
                "pipeline_version": __version__,
            }
            for source in sources
        ]
        return Analysed({"documents": list(rows)})

    def rehearse(self, source: Source) -> Iterator[str]:
        yield "read"


def formats(model: str) -> dict[str, object]:
    """Processor seconds of each format from bytes to rows, one thread; every text is new to the process."""
    from pipeline.analyse import Analyser
    from pipeline.results import RunStamp

    by_format: defaultdict[str, list[Source]] = defaultdict(list)
    for path in sorted(SAMPLES.iterdir()):
        if not path.name.endswith(".gold.json"):
            by_format[path.suffix[1:]].append(Source(uri=path.as_uri(), data=path.read_bytes()))
    analyser, stamp = Analyser(Settings(language_model=model)), RunStamp("benchmark", "0")
    found: dict[str, object] = {}
    with threadpool_limits(1):
        analyser.analyse([sources.pop(0) for sources in by_format.values()], stamp)
        for name, sources in sorted(by_format.items()):
            begun = time.process_time()
            analysed = analyser.analyse(sources, stamp)
            seconds = time.process_time() - begun
            texts = [str(row["text"]) for row in analysed.rows["documents"]]
            pages = sum(int(str(row["pages"] or 0)) for row in analysed.rows["documents"])
            words = sum(len(text.split()) for text in texts)
            found[name] = {"documents": len(texts), "pages": pages, "words": words, "seconds": round(seconds, 2)}
    return {"model": model, "formats": found}


def growth(number: str, form: str) -> dict[str, object]:
    """A first run over so many documents of a form with the fast model: processor seconds by stage, and peak memory."""
    time.perf_counter = time.process_time  # the clock that the stages are timed by
    with tempfile.TemporaryDirectory() as name:
        _FORMS[form](Path(name, "in"), int(number))
        with threadpool_limits(1):
            summary = _run(Path(name), Settings(data=Path(name, "data"), workers=1, language_model="fast"))
    return {"form": form, "documents": summary.new, "stages": _rounded(summary.timings), "peak_mib": _peak()}


def unchanged(number: str) -> dict[str, object]:
    """A run over so many known and unchanged documents, after one without models that made them known."""
    with tempfile.TemporaryDirectory() as name:
        _write_small(Path(name, "in"), int(number))
        settings = Settings(data=Path(name, "data"), workers=1, batch_size=1000)
        first, first_seconds = _timed(lambda: _run(Path(name), settings, lambda _: BareAnalyser()))
        peak = _peak()
        begun = time.perf_counter()
        second, seconds = _timed(lambda: _run(Path(name), settings))
        clock = time.perf_counter() - begun
    assert (first.new, second.unchanged) == (int(number), int(number))
    return {
        "documents": int(number),
        "first_seconds": round(first_seconds, 1),
        "first_peak_mib": peak,
        "seconds": round(seconds, 2),
        "clock_seconds": round(clock, 2),
        "peak_mib": _peak(),
    }


def prefect(number: str) -> dict[str, object]:
    """Processor seconds of the flow, server included, over so many batches without any work in them."""
    from prefect.testing.utilities import prefect_test_harness

    from flows.ingest import run

    steps.process = _nothing
    batch = Settings().batch_size
    with tempfile.TemporaryDirectory() as name:
        _write_small(Path(name, "in"), int(number) * batch)
        settings = Settings(data=Path(name, "data"), workers=1)
        with prefect_test_harness(server_startup_timeout=300):
            _, seconds = _timed(lambda: run([str(Path(name, "in"))], settings, ignore))
        _, alone = _timed(lambda: _run(Path(name), settings, process=_nothing))
    of_server = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "batches": int(number),
        "batch_size": batch,
        "seconds": round(seconds - alone, 3),
        "server_seconds": round(of_server.ru_utime + of_server.ru_stime, 3),
    }


def dask(number: str, workers: str) -> dict[str, object]:
    """Seconds of a run over so many varied samples with the fast model on so many Dask workers, all there from the start."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "runs"))
    from dask_processes import dask_processes
    from distributed import Client

    from pipeline.runs.direct import run_directly

    os.environ["REFERAT_LANGUAGE_MODEL"] = "fast"
    with tempfile.TemporaryDirectory() as name, dask_processes(Path(name)) as cluster:
        write_variants(Path(name, "in"), int(number))
        for _ in range(int(workers)):
            cluster.add_worker()
        with Client(cluster.address, set_as_default=False) as client:
            client.wait_for_workers(int(workers))
        settings = Settings(data=Path(name, "data"), dask=cluster.address, batch_size=4)
        summary = run_directly([str(Path(name, "in"))], settings)
    return {"workers": int(workers), "documents": summary.new, "seconds": round(summary.seconds, 1)}


def _run(folder: Path, settings: Settings, load: Loader = load_analyser, process: Process = steps.process) -> Summary:
    with steps.open_job([str(folder / "in")], settings, ignore, load) as job:
        return conduct(job, lambda batch: _Done(process(job, batch)))


def _nothing(job: Job, batch: Batch) -> Processed:
    return Processed(batch, (), frozenset(), {}, {})


def _write_small(folder: Path, number: int) -> None:
    folder.mkdir()
    for one in range(number):
        (folder / f"{one}.txt").write_text(f"Referat nummer {one} af {number}.\n")


def _timed(work: Callable[[], Summary]) -> tuple[Summary, float]:
    begun = time.process_time()
    return work(), time.process_time() - begun


def _rounded(timings: object) -> dict[str, float]:
    return {name: round(seconds, 2) for name, seconds in dict(timings).items()}  # type: ignore[call-overload]


def _peak() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    measured, *arguments = sys.argv[1:]
    named = {one.__name__: one for one in (formats, growth, unchanged, prefect, dask)}
    print(json.dumps(named[measured](*arguments)))
