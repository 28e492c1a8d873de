"""Speed of linking and of keeping the derived tables: how both grow with what is stored; prints JSON.

python -m tests.benchmarks.linking [SIZE ...]
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from pipeline.linking.corrections import Corrections
from pipeline.linking.link import link
from pipeline.records import Annotation, Document, Mention, Span, Structure
from pipeline.results import Row, Rows, RunStamp
from pipeline.tables.lake import Lake

SIZES = (1_000, 10_000, 100_000)
_MENTIONS, _ENTITIES = 25, 19
"""Mentions of a document, and the persons, organisations and projects that only it names; some are named again in a shorter form."""
_COMMON = 40
"""Bodies that all documents speak of, each document of two."""
_BATCH = 2_000
"""Documents written at once."""
_NEW = 1_000
"""Documents that arrive later."""
_SYLLABLES = "bak dal fel gro hal jor kal lun mol nor pil ris sko tar ved vin".split()
_TOWNS = (101, 147, 219, 259, 265, 330, 376, 400, 461, 479, 510, 561, 607, 621, 630, 657, 730, 740, 751, 851)


def linking(size: int) -> dict[str, object]:
    """Seconds to link so many mentions against so many known entities, by the clock and of all cores together, and peak memory of this
    process in MiB.

    The known entities are in the tables before. What is measured is all that linking takes from mentions to tables: the entities
    of each document's own words, the rows, and the identity across documents.
    """
    with tempfile.TemporaryDirectory() as folder:
        lake = Lake(Path(folder) / "lake")
        stored, arriving = -(-size // _ENTITIES), size // _MENTIONS
        _fill(lake, range(stored))
        lake.refresh_derived()
        known = lake.scan("entities").select("entity_id").collect().height
        texts = [_document(stored + number, names_of=number) for number in range(arriving)]
        begun, busy = time.perf_counter(), time.process_time()
        for first in range(0, len(texts), _BATCH):
            lake.write_documents(_rows(texts[first : first + _BATCH]))
        written = time.perf_counter()
        lake.refresh_derived()
        ended, busy = time.perf_counter(), time.process_time() - busy
    return {
        "mentions": len(texts) * _MENTIONS,
        "known_entities": known,
        "seconds": round(ended - begun, 2),
        "processor_seconds": round(busy, 2),
        "seconds_across_documents": round(ended - written, 2),
        "peak_mib": _peak(),
    }


def growth(size: int) -> dict[str, object]:
    """Processor seconds to write a thousand documents more where so many are stored, and to derive what they change.

    Of the first thousand each name is new but those of the bodies that all speak of; each of the second thousand names what one of the
    thousand before it names; each of the third what one of the first that were stored names, whose derived rows are spread evenly over
    all files, which no real batch does. A run before them makes the indexes that every run but the first finds made.
    """
    with tempfile.TemporaryDirectory() as folder:
        lake = Lake(Path(folder) / "lake")
        _fill(lake, range(size))
        lake.refresh_derived()
        _add(lake, size, names_from=size)
        added = {
            "new_names": _add(lake, size + _NEW, names_from=size + _NEW),
            "recent_names": _add(lake, size + 2 * _NEW, names_from=size + _NEW),
            "spread_names": _add(lake, size + 3 * _NEW, names_from=0),
        }
    return {"stored": size, **added, "peak_mib": _peak()}


def _add(lake: Lake, first: int, *, names_from: int) -> dict[str, dict[str, float]]:
    rows = _rows([_document(first + number, names_of=names_from + number) for number in range(_NEW)])
    begun = time.process_time()
    lake.write_documents(rows)
    written = time.process_time()
    lake.refresh_derived(corrections=Corrections())
    return {"stages": {"write": round(written - begun, 2), "derive": round(time.process_time() - written, 2)}}


def _peak() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _fill(lake: Lake, numbers: range) -> None:
    for first in range(0, len(numbers), _BATCH):
        lake.write_documents(_rows([_document(number, names_of=number) for number in numbers[first : first + _BATCH]]))


def _document(number: int, *, names_of: int) -> tuple[Document, Annotation]:
    """A document whose text names persons, bodies and projects; two with the same ``names_of`` name the same ones."""
    random = Random(names_of)
    words = [word for kind in ("person", "organisation", "project") for word in _names(random, kind, names_of)]
    place, mentions, parts = 0, [], []
    for kind, name, attributes in words[:_MENTIONS]:
        mentions.append(
            Mention(
                text=name,
                span=Span(place, place + len(name)),
                entity_type=kind,  # type: ignore[arg-type]
                method="benchmark",
                attributes=attributes,
            )
        )
        parts.append(name)
        place += len(name) + 2
    document = Document(
        document_id=f"{number:064x}",
        source_uri=f"memory:{number}",
        media_type="text/plain",
        text=", ".join(parts),
        blocks=(),
        municipality_code=_TOWNS[names_of % len(_TOWNS)],
        published_on=date(2010, 1, 1) + timedelta(days=number % 5000),
    )
    return document, Annotation(mentions=tuple(mentions))


def _names(random: Random, kind: str, number: int) -> Iterator[tuple[str, str, dict[str, str]]]:
    for place in range(9):
        first, second, third = (_word(random) for _ in range(3))
        if kind == "person":
            yield kind, f"{first} {second} {third}{number % 997}", {}
            if place % 3 == 0:
                yield kind, f"{first} {third}{number % 997}", {}
        elif kind == "organisation":
            is_common = place < 2
            yield (
                kind,
                f"Landsforening {number * 2 % _COMMON + place}"
                if is_common
                else f"{first}{number % 991} {second}forening",
                {},
            )
        else:
            acronym = f"{first[0]}{second[0]}{third[0]}{number}".upper()
            yield kind, f"{first} {second} {third} {number}", {"acronym": acronym}
            if place % 3 == 0:
                yield kind, acronym, {"refers_to": f"{first} {second} {third} {number}"}


def _word(random: Random) -> str:
    return "".join(random.choice(_SYLLABLES) for _ in range(3)).capitalize()


def _rows(documents: list[tuple[Document, Annotation]]) -> Rows:
    from pipeline.tables.rows import Analysis, document_rows

    stamp = RunStamp("benchmark", "0")
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    structure = Structure(kind="other")
    for document, annotation in documents:
        links = link(document, structure, annotation)
        analysis = Analysis(document, structure, annotation, links, {}, None)
        for table, found in document_rows(analysis, stamp).items():
            rows[table] += found
    return dict(rows)


def main() -> None:
    """Measures each size in a process of its own, so that none inherits another's memory."""
    name, *arguments = [*sys.argv[1:], ""]
    if name in ("linking", "growth"):
        print(json.dumps({"linking": linking, "growth": growth}[name](int(arguments[0]))))
        return
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    print(json.dumps({what: [_alone(what, size) for size in sizes] for what in ("linking", "growth")}, indent=2))


def _alone(what: str, size: int) -> dict[str, object]:
    command = [sys.executable, "-m", "tests.benchmarks.linking", what, str(size)]
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(result.stdout))


if __name__ == "__main__":
    main()
