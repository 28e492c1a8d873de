"""An analyser without models whose documents say what is to happen; importable in worker processes."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline import __version__
from pipeline.errors import ModelError
from pipeline.ids import document_id
from pipeline.records import Source
from pipeline.results import Analysed, Failure
from pipeline.runs.worker import BatchAnalyser, load_analyser
from pipeline.settings import Settings


class ObedientAnalyser:
    """Does what each document's text says: kill, exit, hang, eat, flood, raise, damaged, badrow, once PATH (dies the first time)."""

    models = {"language_model": "none", "topic_model": "none"}  # noqa: RUF012

    def analyse(self, sources: Sequence[Source], run_id: str) -> Analysed:
        rows: list[dict[str, object]] = []
        failures: list[Failure] = []
        for source in sources:
            command, _, argument = source.data.decode().partition(" ")
            if command == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            elif command == "exit":
                os._exit(3)
            elif command == "hang":
                time.sleep(600)
            elif command == "eat":
                eaten = [b"x" * 50_000_000 for _ in range(40)]
                time.sleep(600 + len(eaten))
            elif command == "flood":
                argument = "x" * 2_000_000
            elif command == "raise":
                raise KeyError(argument)
            elif command == "damaged":
                identity = document_id(source.data)
                failures.append(Failure(source.uri, identity, "read", "R203", f"[R203] {source.uri} is cut off."))
                continue
            elif command == "once" and not os.path.exists(argument):
                open(argument, "w").close()
                os._exit(4)
            rows.append(
                {
                    "document_id": document_id(source.data),
                    "source_uri": source.uri,
                    "kind": "no kind" if command == "badrow" else "other",
                    "text": argument if command == "flood" else source.data.decode(),
                    "run_id": run_id,
                    "pipeline_version": __version__,
                }
            )
        return Analysed({"documents": rows}, failures, {"read": float(len(sources))})

    def rehearse(self, source: Source) -> Iterator[str]:
        yield "read"
        yield "annotate"


def load_obedient(settings: Settings) -> ObedientAnalyser:
    return ObedientAnalyser()


def load_nothing(settings: Settings) -> ObedientAnalyser:
    raise ModelError("There is no model.", hint="Install one.")


def load_dying(settings: Settings) -> ObedientAnalyser:
    os._exit(7)


def load_stumbling(settings: Settings) -> BatchAnalyser:
    """The real steps, with a PDF reader that hangs on the second page of a document whose first says so."""
    from pipeline.readers.pdf import reader
    from pipeline.readers.pdf.page import read_page

    words = ""

    def read_or_hang(page: Any, number: int, left: int) -> Any:
        nonlocal words
        if number == 2 and "hang" in words:
            time.sleep(600)
        content = read_page(page, number, left)
        words = " ".join(word.text for word in content.words) if content else ""
        return content

    reader.read_page = read_or_hang  # type: ignore[assignment]
    return load_analyser(settings)
