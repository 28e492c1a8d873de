"""Much text: two megabytes in one piece, and many words one batch after the other; time in proportion, memory bounded."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]

_MEASURE = r"""
import json, resource, sys, time
from pipeline.annotate import annotate
from pipeline.annotate.language import load
from pipeline.records import Block, Document, Span, Structure

nlp = load("fast")
report = []
for size in (200_000, 2_000_000):
    paragraphs, length = [], 0
    while length < size:
        n = len(paragraphs)
        paragraph = "".join(
            f"Lis Bang{n} i Odense Kommune betalte {m} kr. i husleje den 4. maj 2021. " for m in range(30)
        )
        if n % 20 == 0:
            paragraph += f"Projektet Krat{n} er støttet af Friluftsfonden."
        paragraphs.append(paragraph)
        length += len(paragraph) + 1
    text = "\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(kind="paragraph", text=paragraph, span=Span(start, start + len(paragraph))))
        start += len(paragraph) + 1
    document = Document(document_id="0", source_uri="memory:", media_type="text/plain", text=text, blocks=tuple(blocks))
    begun = time.process_time()
    [found] = annotate([(document, Structure(kind="other"))], nlp)
    records = [*found.mentions, *found.amounts, *found.dates]
    report.append({
        "seconds": time.process_time() - begun,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "records": len(records),
        "right": all(text[slice(*record.span)] == record.text for record in records),
        "municipalities": sum(mention.code == "461" for mention in found.mentions) / text.count("Odense Kommune"),
        "dates": len(found.dates) / text.count("4. maj 2021"),
        "projects": sum(mention.entity_type == "project" for mention in found.mentions) / text.count("Projektet"),
    })
print(json.dumps(report))
"""


@pytest.mark.slow
def test_two_megabytes_in_one_piece() -> None:
    result = subprocess.run([sys.executable, "-c", _MEASURE], stdout=subprocess.PIPE, text=True, check=True)
    small, large = json.loads(result.stdout)
    assert large["right"]
    assert large["municipalities"] == large["dates"] == 1
    assert large["projects"] > 0.9
    assert large["seconds"] < 15 * small["seconds"]
    assert large["peak_mib"] - small["peak_mib"] < 300


@pytest.mark.slow
def test_memory_is_flat_over_many_words() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.measure", "memory", "fast", "40000", "120000"]
    result = subprocess.run(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True, check=True)
    peaks = json.loads(result.stdout)["peak_mib"]
    assert peaks["120000"] - peaks["40000"] < 60
