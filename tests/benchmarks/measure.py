"""One measurement in a process of its own, so that none inherits another's memory or warm caches; prints JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import defaultdict
from pathlib import Path

from threadpoolctl import threadpool_limits

from tests.benchmarks.variants import SAMPLES


def run(folder: str, data: str, workers: str) -> dict[str, object]:
    """A direct run: seconds in all and by stage, documents, words, peak memory of this process in MiB."""
    import polars as pl

    from pipeline.runs.direct import run_directly
    from pipeline.settings import Settings
    from pipeline.tables.lake import Lake

    begun = time.perf_counter()
    summary = run_directly([folder], Settings(data=Path(data), workers=int(workers)))
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    words = Lake(Path(data) / "lake").scan("documents").select(pl.col("text").str.count_matches(r"\S+").sum())
    return {
        "documents": summary.new,
        "unchanged": summary.unchanged,
        "failed": summary.failed,
        "seconds": round(seconds, 2),
        "stages": {name: round(value, 2) for name, value in summary.timings.items()},
        "words": words.collect().item(),
        "peak_mib": round(peak),
    }


def pipeline_against_model(repeats: str) -> dict[str, object]:
    """Words a second through the whole pipeline, and through the bare language model on the same texts, one thread."""
    from pipeline.analyse import Analyser
    from pipeline.annotate.language import COMPONENTS, load
    from pipeline.readers import read
    from pipeline.records import Source
    from pipeline.settings import Settings
    from pipeline.tables.rows import RunStamp

    settings = Settings()
    paths = sorted(path for path in SAMPLES.iterdir() if not path.name.endswith(".gold.json"))
    sources = [Source(uri=path.as_uri(), data=path.read_bytes()) for path in paths]
    texts = [read(source, settings).text for source in sources]
    words = sum(len(text.split()) for text in texts)
    analyser = Analyser(settings)
    bare = load(settings.language_model)
    bare.select_pipes(disable=[name for name in COMPONENTS if name in bare.pipe_names])
    stamp = RunStamp("benchmark", "0")
    with threadpool_limits(1):
        analyser.analyse(sources[:3], stamp)
        best: dict[str, float] = {}
        for _ in range(int(repeats)):
            for name, work in (
                ("pipeline", lambda: analyser.analyse(sources, stamp)),
                ("model", lambda: list(bare.pipe(texts))),
            ):
                begun = time.perf_counter()
                work()
                best[name] = min(best.get(name, float("inf")), time.perf_counter() - begun)
    return {
        "language_model": analyser.models["language_model"],
        "words": words,
        "pipeline_words_per_second": round(words / best["pipeline"]),
        "model_words_per_second": round(words / best["model"]),
        "ratio": round(best["model"] / best["pipeline"], 3),
    }


def readers(repeats: str) -> dict[str, object]:
    """Documents and pages a second of each format's reader, over the sample corpus."""
    from pipeline.readers import read
    from pipeline.records import Source
    from pipeline.settings import Settings

    settings = Settings()
    documents: defaultdict[str, int] = defaultdict(int)
    pages: defaultdict[str, int] = defaultdict(int)
    seconds: defaultdict[str, float] = defaultdict(float)
    for _ in range(int(repeats)):
        for path in sorted(SAMPLES.iterdir()):
            if path.name.endswith(".gold.json"):
                continue
            source = Source(uri=path.as_uri(), data=path.read_bytes())
            begun = time.perf_counter()
            document = read(source, settings)
            name = path.suffix[1:]
            seconds[name] += time.perf_counter() - begun
            documents[name] += 1
            pages[name] += document.pages or 0
    return {
        name: {
            "documents_per_second": round(documents[name] / seconds[name], 1),
            "pages_per_second": round(pages[name] / seconds[name], 1) or None,
        }
        for name in sorted(documents)
    }


if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    result = {"run": run, "pipeline": pipeline_against_model, "readers": readers}[name](*arguments)
    print(json.dumps(result))
