"""One measurement in a process of its own, so that none inherits another's memory or warm caches; prints JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import defaultdict
from pathlib import Path

from threadpoolctl import threadpool_limits

from tests.benchmarks.memory import memory
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
    from pipeline.results import RunStamp
    from pipeline.settings import Settings

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


def topics(repeats: str) -> dict[str, object]:
    """Titles a second that get a topic, one thread, and seconds to load the model; the titles of the samples, varied by number."""
    from pipeline.topics.assign import TopicInput, classify_topics
    from pipeline.topics.model import TopicModel

    TopicModel.load()  # the libraries it needs
    begun = time.perf_counter()
    model = TopicModel.load()
    loading = time.perf_counter() - begun
    gold = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(SAMPLES.glob("*.gold.json"))]
    titles = [item["title"] for document in gold for item in document.get("items", []) if item.get("title")]
    inputs = [TopicInput(title=f"{number}. {title}") for number in range(10) for title in titles]
    rates = []
    with threadpool_limits(1):
        classify_topics(model, inputs[:1], 0.0)
        for _ in range(int(repeats)):
            begun = time.perf_counter()
            classify_topics(model, inputs, 0.0)
            rates.append(len(inputs) / (time.perf_counter() - begun))
    return {"items": len(inputs), "items_per_second": round(max(rates)), "load_seconds": round(loading, 2)}


def stages(repeats: str) -> dict[str, object]:
    """Agenda items a second of one core through reading, structure and annotation, each alone, over the sample corpus.

    ``first`` is the pass in which every text is new to the process; ``again`` the best of those behind it, in which the same
    documents come again and what is kept of their words is known: an upper bound. Seconds are the processor's.
    """
    from pipeline.annotate import annotate
    from pipeline.annotate.language import load
    from pipeline.readers import read
    from pipeline.records import Source
    from pipeline.settings import Settings
    from pipeline.structure.parse import parse

    settings = Settings()
    paths = sorted(path for path in SAMPLES.iterdir() if not path.name.endswith(".gold.json"))
    sources = [Source(uri=path.as_uri(), data=path.read_bytes()) for path in paths]
    language = load(settings.language_model)
    parse(read(sources[0], settings))
    seconds: defaultdict[str, list[float]] = defaultdict(list)
    with threadpool_limits(1):
        for _ in range(1 + int(repeats)):
            begun = time.process_time()
            documents = [read(source, settings) for source in sources]
            parsed = time.process_time()
            structures = [parse(document) for document in documents]
            annotated = time.process_time()
            for _annotation in annotate(list(zip(documents, structures, strict=True)), language):
                pass
            ended = time.process_time()
            seconds["reading"].append(parsed - begun)
            seconds["structure"].append(annotated - parsed)
            seconds["annotation"].append(ended - annotated)
    items = sum(len(structure.meeting.items) for structure in structures if structure.meeting)
    kilobytes = sum(len(document.text) for document in documents) / 1000
    return {
        "documents": len(documents),
        "items": items,
        "steps": {
            name: {
                "items_per_second_first": round(items / passes[0]),
                "items_per_second_again": round(items / min(passes[1:])),
                "kilobytes_per_second_first": round(kilobytes / passes[0]),
            }
            for name, passes in seconds.items()
        },
    }


if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    measurements = {
        "run": run,
        "pipeline": pipeline_against_model,
        "readers": readers,
        "stages": stages,
        "topics": topics,
        "memory": memory,
    }
    print(json.dumps(measurements[name](*arguments)))
