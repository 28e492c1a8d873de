from __future__ import annotations

from collections.abc import Sequence

import pytest

import pipeline.analyse
from pipeline.analyse import Analyser
from pipeline.annotate.documents import annotate
from pipeline.records import Document, Source, Structure
from pipeline.results import RunStamp
from pipeline.settings import load_settings

MINUTES = """Referat
Udvalg: Teknisk Udvalg
Mødedato: 3. marts 2020

1. Ny sti ved Tangen
Beslutning
Godkendt.
"""
STAMP = RunStamp("run", "0")


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser(load_settings())


def source(name: str, text: str) -> Source:
    return Source(uri=f"file:///{name}", data=text.encode())


def test_one_bad_document_never_stops_the_batch(analyser: Analyser) -> None:
    sources = [source("good.txt", MINUTES), source("empty.txt", ""), source("other.txt", MINUTES.replace("sti", "vej"))]
    result = analyser.analyse(sources, STAMP)
    assert [item["title"] for item in result.rows["agenda_items"]] == ["Ny sti ved Tangen", "Ny vej ved Tangen"]
    assert [(failure.source_uri, failure.stage, failure.error_type) for failure in result.failures] == [
        ("file:///empty.txt", "read", "R201")
    ]


def test_a_document_that_breaks_the_language_model_fails_alone(
    analyser: Analyser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks_on_poison(documents: Sequence[tuple[Document, Structure]], nlp: object) -> object:
        if any("gift" in document.text for document, _ in documents):
            raise MemoryError("too long")
        return annotate(documents, nlp)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline.analyse, "annotate", breaks_on_poison)
    result = analyser.analyse([source("good.txt", MINUTES), source("bad.txt", MINUTES + "gift")], STAMP)
    assert [row["source_uri"] for row in result.rows["documents"]] == ["file:///good.txt"]
    assert [(failure.source_uri, failure.stage) for failure in result.failures] == [("file:///bad.txt", "annotate")]


def test_an_item_without_a_sure_topic_is_listed() -> None:
    result = Analyser(load_settings(min_topic_probability=1.0)).analyse([source("a.txt", MINUTES)], STAMP)
    assert result.rows["agenda_items"][0]["topic"] is None
    assert "topic_unsettled" in {row["kind"] for row in result.rows["issues"]}
