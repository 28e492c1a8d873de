"""Where our components keep what they found: spans in ``doc.spans``, the exact record of each in ``span._.referat``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, Protocol

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from pipeline.records import Span

_RECORD: Final = "referat"
_DATE: Final = "referat_date"


class Record(Protocol):
    """Anything with a place in the text: an amount, a date expression, a mention."""

    @property
    def span(self) -> Span:
        """Its characters."""
        ...


def register() -> None:
    """Register ``span._.referat`` (a record) and ``doc._.referat_date`` (the document's date); twice does no harm."""
    if not DocSpan.has_extension(_RECORD):
        DocSpan.set_extension(_RECORD, getter=_get, setter=_set)
    if not Doc.has_extension(_DATE):
        Doc.set_extension(_DATE, default=None)


def store(doc: Doc, group: str, records: Iterable[Record]) -> None:
    """Write records to ``doc.spans[group]``, each as the tokens that it lies in, labelled with the group's name.

    A token may reach further than a record (``10-15`` of ``10-15 mio. kr.``); the record has the exact characters. Two records
    in the same tokens stay two spans.
    """
    spans = []
    for number, record in enumerate(records):
        span = doc.char_span(*record.span, label=group, span_id=str(number), alignment_mode="expand")
        if span is not None:
            span._.referat = record
            spans.append(span)
    doc.spans[group] = spans


def _get(span: DocSpan) -> Any:
    return _records(span).get(_key(span))


def _set(span: DocSpan, record: object) -> None:
    _records(span)[_key(span)] = record


def _records(span: DocSpan) -> dict[tuple[str, str, int, int], object]:
    records: dict[tuple[str, str, int, int], object] = span.doc.user_data.setdefault(_RECORD, {})
    return records


def _key(span: DocSpan) -> tuple[str, str, int, int]:
    return (span.label_, span.id_, span.start_char, span.end_char)
