"""The topics that people decided, put into the tables in the place of what the model gave."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import polars as pl

from pipeline.tables.lake import Lake
from pipeline.topics.reading import TopicMethod
from pipeline.topics.review import Correction, kept_corrections

_TABLES = {"agenda_items": "item_id", "articles": "document_id"}
_METHOD: TopicMethod = "review"
_UNSETTLED = "topic_unsettled"


def apply_reviews(lake: Lake, data: Path) -> Collection[str]:
    """Gives every item and article that a person has coded that topic, which is unsettled no longer.

    Args:
        lake: the tables.
        data: the data directory, where the corrections are kept.

    Returns:
        The document_ids of those that changed.

    Raises:
        UsageError: where the corrections are damaged.
        LakeError: where the lake cannot be read or written.
    """
    corrections = kept_corrections(data)
    if not corrections:
        return ()
    documents: set[str] = set()
    for table, key in _TABLES.items():
        changed = _changed(lake.rows_of(table, corrections, key), key, corrections)
        if changed.height:
            lake.amend(table, changed)
            documents.update(changed["document_id"])
    settled = lake.rows_of("issues", corrections, "item_id").filter(pl.col("kind") == _UNSETTLED)
    if settled.height:
        lake.amend("issues", settled.clear(), removed=settled["issue_id"])
    return documents


def _changed(rows: pl.DataFrame, key: str, corrections: Mapping[str, Correction]) -> pl.DataFrame:
    """The rows as a person wants them, those only that are not so already."""
    codes = pl.DataFrame(
        {key: list(corrections), "_code": [found.code for found in corrections.values()]},
        schema={key: pl.String, "_code": pl.Int64},
    )
    wanted = rows.join(codes, on=key).filter(
        pl.col("topic_method").ne_missing(_METHOD) | pl.col("subtopic").ne_missing(pl.col("_code"))
    )
    decided = wanted.with_columns(
        topic=pl.col("_code") // 100,
        subtopic=pl.col("_code"),
        topic_score=pl.lit(1.0),
        topic_method=pl.lit(_METHOD),
    )
    return decided.select(rows.columns)
