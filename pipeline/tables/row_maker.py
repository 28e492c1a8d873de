"""What all rows of one document have in common: identifiers, places, pages and stamps."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.ids import stable_id
from pipeline.linking import Links
from pipeline.linking.meetings import MeetingPart
from pipeline.records import Annotation, Document, Meeting, Span, Structure
from pipeline.results import Row, Rows, RunStamp
from pipeline.topics.assign import TopicReading


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that the steps found in one document.

    Attributes:
        item_topics: by the item's ordinal.
        article_topic: of an article.
    """

    document: Document
    structure: Structure
    annotation: Annotation
    links: Links
    item_topics: Mapping[int, TopicReading]
    article_topic: TopicReading | None


class RowMaker:
    """Collects the rows of one document; every identifier is a hash of what identifies the thing.

    Attributes:
        day: of the meeting or article.
        meeting_id, part: of the meeting that the document is of, once its rows are made.
        item_ids: of its agenda items, by ordinal.
    """

    def __init__(self, analysis: Analysis, stamp: RunStamp) -> None:
        self.analysis = analysis
        self.document = analysis.document
        self.day = day_of(analysis.structure)
        self.meeting_id: str | None = None
        self.part: MeetingPart = "main"
        self.item_ids: dict[int, str] = {}
        self.items: list[tuple[int, int, str]] = []
        self.stamp: Row = {"run_id": stamp.run_id, "pipeline_version": stamp.pipeline_version}
        self._rows: defaultdict[str, list[Row]] = defaultdict(list)
        self._seen: Counter[tuple[str, ...]] = Counter()
        paged = [block for block in self.document.blocks if block.page is not None]
        self._page_starts = [block.span.start for block in paged]
        self._pages = [block.page for block in paged]

    def rows(self) -> Rows:
        """The rows so far, by table."""
        return dict(self._rows)

    def add(self, table: str, row: Row, span: Span | None) -> None:
        """Adds a row with the place that states it."""
        stated: Row = {"document_id": self.document.document_id, "char_start": None, "char_end": None, "page": None}
        if span is not None:
            stated |= {"char_start": span.start, "char_end": span.end, "page": self._page(span.start)}
        self._rows[table].append(row | stated | self.stamp)

    def add_document(self, row: Row) -> None:
        """Adds the row of ``documents``."""
        self._rows["documents"].append(row | self.stamp)

    def id(self, prefix: str, *parts: str | int | date | None) -> str:
        """An identifier of a row of this document; the same parts a second time give another one."""
        key = (prefix, *(str(part) for part in parts))
        self._seen[key] += 1
        repeat = self._seen[key]
        return stable_id(prefix, *parts) if repeat == 1 else stable_id(prefix, *parts, repeat)

    def place_id(self, prefix: str, span: Span, *parts: str | int | None) -> str:
        """An identifier of a row that its place in the document identifies."""
        return self.id(prefix, self.document.document_id, span.start, span.end, *parts)

    def item_at(self, span: Span) -> str | None:
        """The agenda item in which a place lies."""
        return next((item_id for start, end, item_id in self.items if start <= span.start < end), None)

    def person(self, span: Span, name: str) -> str | None:
        """The entity of a person whom the structure names at a place."""
        return self.analysis.links.person_at(span, name)

    def words(self, span: Span | None) -> str | None:
        """What stands at a place."""
        return self.document.text[span.start : span.end] if span else None

    def provenance(self, table: str, row_id: str, evidence: Mapping[str, Span]) -> None:
        """Adds the places of fields of a row that is stated in several places."""
        for field, span in sorted(evidence.items()):
            self.add("provenance", {"table_name": table, "row_id": row_id, "field": field, "rule": None}, span)

    def _page(self, offset: int) -> int | None:
        at = bisect_right(self._page_starts, offset) - 1
        return self._pages[at] if at >= 0 else None


def day_of(structure: Structure) -> date | None:
    """The day of the meeting or article that a document is of."""
    if structure.meeting:
        return structure.meeting.date
    return structure.article.published_on if structure.article else None


def meeting_title(meeting: Meeting) -> str:
    """A meeting's body and day in words."""
    when = f"{meeting.date.day:02d}-{meeting.date.month:02d}-{meeting.date.year}" if meeting.date else "uden dato"
    return f"{meeting.body or 'Møde'} {when}"


def topic_columns(topic: TopicReading | None) -> Row:
    """The columns of a topic."""
    return {
        "topic": topic.topic if topic else None,
        "subtopic": topic.subtopic if topic else None,
        "topic_score": topic.score if topic else None,
        "topic_method": topic.method if topic and topic.topic is not None else None,
    }
