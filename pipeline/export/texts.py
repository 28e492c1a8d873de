"""The texts of a dataset with what was found in them, document by document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple

import duckdb

from pipeline.annotate.mentions import without_overlaps
from pipeline.export.rows import Rows, engine_options, literal
from pipeline.records import Mention, Span

_META: Final = (
    "source_uri", "kind", "title", "publisher", "municipality_code", "published_on", "language", "licence", "meeting_id",
)  # fmt: skip
_LAYERS: Final = {
    "mentions": ("entity", "entity_type", "mention_id", "entity_id"),
    "amounts": ("entity", "'amount'", "amount_id", "NULL"),
    "dates": ("entity", "'date'", "date_id", "NULL"),
    "agenda_items": ("item", "'title'", "item_id", "NULL"),
    "item_sections": ("section", "section", "section_id", "item_id"),
    "recommendations": ("recommendation", "'recommendation'", "recommendation_id", "item_id"),
    "decisions": ("decision", "outcome", "decision_id", "item_id"),
}
"""By table: the layer of its rows, and in SQL their label, identifier and what they belong to."""
SOURCES: Final = ("documents", *_LAYERS)
"""The tables that annotated texts are made from."""


class TextSpan(NamedTuple):
    """What was found at ``[start, end)`` of a text: its layer, label and row; ``about`` is its entity or its agenda item."""

    start: int
    end: int
    layer: str
    label: str | None
    row_id: str
    about: str | None


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A document's text with its spans in order; offsets count Unicode code points."""

    document_id: str
    text: str
    meta: Mapping[str, object]
    spans: tuple[TextSpan, ...]

    def entities(self) -> list[TextSpan]:
        """The spans of entities, amounts and dates, none within or across another: of two that overlap the longer stays."""
        entities: dict[Span, TextSpan] = {}
        for span in self.spans:
            if span.layer == "entity":
                entities.setdefault(Span(span.start, span.end), span)
        mentions = [
            Mention(text=self.text[slice(*place)], span=place, entity_type="misc", method="") for place in entities
        ]
        kept = without_overlaps(
            mentions, rank=lambda mention: (mention.span.start - mention.span.end, mention.span.start)
        )
        return [entities[mention.span] for mention in kept]


def annotated_texts(rows: Rows) -> Iterator[AnnotatedText]:
    """The texts of the documents that stand (those that newer versions replaced have no rows), by document_id, each once."""
    path = rows.folder / "spans.parquet"
    selects = [
        f"SELECT document_id, char_start AS s, char_end AS e, '{layer}' AS layer, {label} AS label, {row_id} AS row_id, "
        f"{about} AS about FROM read_parquet({literal(rows.path(name))}) WHERE char_start < char_end"
        for name, (layer, label, row_id, about) in _LAYERS.items()
    ]
    with duckdb.connect(config=engine_options(rows.folder)) as engine:
        engine.execute(
            f"COPY ({' UNION ALL '.join(selects)} ORDER BY document_id, s, e DESC, layer, row_id) TO {literal(path)} "
            "(FORMAT parquet)"
        )
        spans = engine.execute(f"SELECT * FROM read_parquet({literal(path)})")
        groups = groupby(iter(spans.fetchone, None), key=lambda row: row[0])
        waiting = next(groups, None)
        last = None
        for batch in rows.batches("documents"):
            for row in batch.iter_rows(named=True):
                if row["superseded_by"] is not None or row["document_id"] == last or row["text"] is None:
                    continue
                last = row["document_id"]
                while waiting is not None and waiting[0] < last:
                    waiting = next(groups, None)
                found = tuple(TextSpan(*span[1:]) for span in waiting[1]) if waiting and waiting[0] == last else ()
                yield AnnotatedText(last, row["text"], {name: row[name] for name in _META}, found)
