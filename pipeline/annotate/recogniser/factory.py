"""Registers the spaCy factory ``referat_recogniser``: persons, organisations, places and other names by a small encoder.

The component sets ``doc.ents``, and ``doc.spans["referat_recogniser"]`` with the same spans and how sure it is of each in
``.attrs["scores"]``, as spaCy's own span categoriser does. Entities that a doc has before stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from shutil import copyfile

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from pipeline.annotate.recogniser.decoding import Entity
from pipeline.annotate.recogniser.recogniser import MODEL, PIECES, Recogniser

DEFAULT_CONFIG = {"threads": 1}


class RecogniserComponent:
    """The recogniser in a spaCy pipeline, loaded with it by ``spacy.load``.

    Args:
        name: under which it stands in the pipeline; its spans go by it.
        threads: that one batch is computed on.
    """

    def __init__(self, name: str, *, threads: int) -> None:
        self.name = name
        self.threads = threads
        self._folder: Path | None = None
        self._recogniser: Recogniser | None = None

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with its entities."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """The same docs with their entities, ``batch_size`` at a time."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._annotate(batch)
            yield from batch

    def to_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> None:
        """Copy the model's files to a folder."""
        if self._folder is not None and Path(path) != self._folder:
            Path(path).mkdir(exist_ok=True)
            for file in (MODEL, PIECES):
                copyfile(self._folder / file, Path(path) / file)

    def from_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> RecogniserComponent:
        """This component with the model in a folder.

        Raises:
            OSError: where a file is missing.
            ValueError: where one is damaged.
        """
        self._folder = Path(path)
        self._recogniser = Recogniser(self._folder, threads=self.threads)
        return self

    def _annotate(self, docs: Sequence[Doc]) -> None:
        if self._recogniser is None:
            raise ValueError(f"The component {self.name} has no model yet: load a pipeline from a folder that has one.")
        found = self._recogniser.entities([[token.text for token in doc] for doc in docs])
        for doc, entities in zip(docs, found, strict=True):
            self._set(doc, entities)

    def _set(self, doc: Doc, entities: Sequence[Entity]) -> None:
        spans = [Span(doc, entity.start, entity.end, label=entity.label) for entity in entities]
        scores = [entity.score for entity in entities]
        doc.spans[self.name] = SpanGroup(doc, name=self.name, attrs={"scores": scores}, spans=spans)
        doc.ents = [*doc.ents, *_free(spans, doc.ents)] if doc.ents else spans


def _free(spans: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    places = {token.i for span in taken for token in span}
    return [span for span in spans if not any(token.i in places for token in span)]


@Language.factory("referat_recogniser", assigns=["doc.ents", "doc.spans"], default_config=DEFAULT_CONFIG)
def create(nlp: Language, name: str, threads: int) -> RecogniserComponent:
    """The component, for the ``config.cfg`` of a pipeline that holds a model."""
    return RecogniserComponent(name, threads=threads)
