"""An analyser that reads documents as a run does and leaves out what needs models; importable in worker processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline import __version__
from pipeline.errors import ReadError
from pipeline.ids import document_id
from pipeline.readers import read
from pipeline.records import Source
from pipeline.results import Analysed, Failure
from pipeline.settings import Settings


class ReadingAnalyser:
    """Each document that can be read becomes a row of ``documents``."""

    models = {"language_model": "none", "topic_model": "none"}  # noqa: RUF012

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def analyse(self, sources: Sequence[Source], run_id: str) -> Analysed:
        rows: list[dict[str, object]] = []
        failures: list[Failure] = []
        for source in sources:
            try:
                document = read(source, self._settings)
            except ReadError as error:
                failures.append(Failure(source.uri, document_id(source.data), "read", error.code, str(error)))
                continue
            stamp = {"run_id": run_id, "pipeline_version": __version__}
            said = {"document_id": document.document_id, "source_uri": source.uri, "kind": "other"}
            rows.append({**said, "text": document.text[:1000], **stamp})
        return Analysed({"documents": rows}, failures, {})

    def rehearse(self, source: Source) -> Iterator[str]:
        yield "read"
        read(source, self._settings)


def load_reading(settings: Settings) -> ReadingAnalyser:
    return ReadingAnalyser(settings)
