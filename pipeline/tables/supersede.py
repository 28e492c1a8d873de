"""Which documents stand: of the versions of one source the newest, of the documents of one meeting the best.

Documents of a meeting that have no item in common (its open and its closed minutes, a page for each item) all stand.

The rules look only at what the rows of ``documents`` say, never at the order in which they came, apart from the versions of
one source, whose order is their arrival.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.ids import stable_id
from pipeline.records import AgendaItem

_MEETING_RANK: Mapping[str | None, int] = {"minutes": 2, "agenda": 1}
_EXTENSION = re.compile(r"\.[a-z0-9]{1,5}$")
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDocument:
    """What a row of ``documents`` says that settles which documents stand; attributes are its columns."""

    document_id: str
    source_uri: str
    version: int
    kind: str | None = None
    meeting_id: str | None = None
    meeting_part: str | None = None
    is_correction: bool | None = None
    item_keys: str | None = None
    pipeline_version: str = ""
    superseded_by: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """The key of the row."""
        return self.document_id, self.source_uri


class Catalogue:
    """The rows of ``documents`` by source, by document and by meeting."""

    def __init__(self, rows: Iterable[KnownDocument] = ()) -> None:
        self._by_source: dict[str, dict[str, KnownDocument]] = {}
        self._by_document: dict[str, dict[str, KnownDocument]] = {}
        self._by_meeting: dict[str, dict[tuple[str, str], KnownDocument]] = {}
        for row in rows:
            self.put(row)

    def put(self, row: KnownDocument) -> None:
        """Adds a row, in place of the one with the same key."""
        self.drop(row)
        self._by_source.setdefault(row.source_uri, {})[row.document_id] = row
        self._by_document.setdefault(row.document_id, {})[row.source_uri] = row
        if row.meeting_id is not None:
            self._by_meeting.setdefault(row.meeting_id, {})[row.key] = row

    def drop(self, row: KnownDocument) -> None:
        """Removes the row with this row's key, where there is one."""
        old = self._by_source.get(row.source_uri, {}).pop(row.document_id, None)
        if old is None:
            return
        del self._by_document[old.document_id][old.source_uri]
        if old.meeting_id is not None:
            del self._by_meeting[old.meeting_id][old.key]

    def rows(self) -> list[KnownDocument]:
        """Every row."""
        return [row for rows in self._by_source.values() for row in rows.values()]

    def versions(self, source_uri: str) -> list[KnownDocument]:
        """The rows of a source, oldest version first."""
        return sorted(self._by_source.get(source_uri, {}).values(), key=lambda row: row.version)

    def sources(self, document_id: str) -> list[KnownDocument]:
        """The rows of a document: one for each source that had these bytes."""
        return list(self._by_document.get(document_id, {}).values())

    def of_meeting(self, meeting_id: str) -> list[KnownDocument]:
        """The rows of a meeting."""
        return list(self._by_meeting.get(meeting_id, {}).values())

    def stands(self, document_id: str) -> bool:
        """Whether a document's facts belong in the tables: at one source at least nothing superseded it."""
        return any(row.superseded_by is None for row in self.sources(document_id))

    def current(self) -> dict[str, KnownDocument]:
        """The newest version of each source by ``source_uri``."""
        return {uri: max(rows.values(), key=lambda row: row.version) for uri, rows in self._by_source.items() if rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What follows from the arrival of documents.

    Attributes:
        put: rows of ``documents`` to write: those that arrived and those whose ``superseded_by`` changed.
        drop: rows of ``documents`` to remove.
        standing: documents that arrived and whose facts belong in the tables.
        fallen: documents whose facts were in the tables and no longer belong there.
        again: sources to process again: their document stands now, and its facts went when another took its place.
    """

    put: tuple[KnownDocument, ...] = ()
    drop: tuple[KnownDocument, ...] = ()
    standing: frozenset[str] = frozenset()
    fallen: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()


def item_keys(items: Iterable[AgendaItem]) -> str:
    """The items of a document in short, by number and title; closed items that only their titles stand for are left out.

    >>> from pipeline.records import Span
    >>> place = Span(0, 1)
    >>> one = AgendaItem(ordinal=1, number="4", title="Ny sti", title_span=place, span=place)
    >>> item_keys([one]) == item_keys([replace(one, title="NY STI", access="open")]), item_keys([replace(one, access="closed")])
    (True, '')
    """
    return " ".join(
        stable_id(item.number or "", " ".join(item.title.casefold().split()))
        for item in items
        if (item.title or item.number) and (item.access != "closed" or item.sections or item.decisions)
    )


def precedence(row: KnownDocument) -> tuple[int, bool, bool, tuple[tuple[str, int, str], ...], str]:
    """The order of the documents of one meeting; the greatest stands.

    Minutes before agenda; a document of several items before the page of one; one that calls itself corrected before others; then
    the source whose name comes last in natural order, as later versions are named (``referat.pdf``, ``referat-2.pdf``,
    ``referat-10.pdf``); then the greater document_id.

    >>> agenda = KnownDocument(document_id="b", source_uri="a.pdf", version=1, kind="agenda")
    >>> precedence(agenda) < precedence(replace(agenda, document_id="a", kind="minutes"))
    True
    >>> precedence(replace(agenda, source_uri="m-9.pdf")) < precedence(replace(agenda, source_uri="m-10.pdf"))
    True
    """
    is_whole = " " in (row.item_keys or "")
    rank = _MEETING_RANK.get(row.kind, 0)
    return rank, is_whole, bool(row.is_correction), _natural(row.source_uri), row.document_id


def _natural(name: str) -> tuple[tuple[str, int, str], ...]:
    """A sort key without the file extension in which numbers count by value: the text before each, its length, its digits."""
    parts = _DIGITS.split(_EXTENSION.sub("", name.casefold()))
    numbers = [*parts[1::2], ""]
    return tuple(
        (text, len(digits.lstrip("0")), digits.lstrip("0")) for text, digits in zip(parts[::2], numbers, strict=True)
    )


def settle(known: Catalogue, arrived: Sequence[KnownDocument], *, removed: Collection[str] = ()) -> Settlement:
    """What the arrival of ``arrived`` and the removal of the documents ``removed`` change.

    Args:
        known: the stored rows; left as they are.
        arrived: rows in order of arrival; their ``version`` and ``superseded_by`` are settled here.
        removed: document_ids to take out. A removed document that a newer version of its source replaced keeps its row.
    """
    arrived_ids = {row.document_id for row in arrived}
    removed = set(removed) - arrived_ids
    sources = {row.source_uri for row in arrived} | {row.source_uri for gone in removed for row in known.sources(gone)}
    concerned = [*arrived, *(row for source in sources for row in known.versions(source))]
    meetings = {row.meeting_id for row in concerned if row.meeting_id is not None}
    before = _neighbourhood(known, sources, meetings)

    after = Catalogue(before.rows())
    for row in arrived:
        after.put(replace(row, version=_version(after.versions(row.source_uri), row), superseded_by=None))
    for row in (row for gone in removed for row in after.sources(gone)):
        if _is_current(after, row):
            after.drop(row)
    for row in after.rows():
        if row.source_uri in sources or row.meeting_id in meetings:
            after.put(replace(row, superseded_by=_superseded_by(after, row)))

    again = frozenset(_drop_revived(before, after, arrived_ids))
    return _difference(before, after, arrived, again)


def _neighbourhood(known: Catalogue, sources: Collection[str], meetings: Collection[str]) -> Catalogue:
    """The rows of these sources and meetings, and what it takes to tell which are current and which documents stand."""
    near = Catalogue(row for source in sources for row in known.versions(source))
    for row in (row for meeting in meetings for row in known.of_meeting(meeting)):
        near.put(row)
    for row in near.rows():
        for other in (*known.versions(row.source_uri), *known.sources(row.document_id)):
            near.put(other)
    return near


def _version(versions: Sequence[KnownDocument], row: KnownDocument) -> int:
    """The number of the version that arrives: a new one, unless the newest has the same bytes."""
    if not versions:
        return 1
    newest = versions[-1]
    return newest.version if newest.document_id == row.document_id else newest.version + 1


def _is_current(state: Catalogue, row: KnownDocument) -> bool:
    return state.versions(row.source_uri)[-1].document_id == row.document_id


def _superseded_by(state: Catalogue, row: KnownDocument) -> str | None:
    """The next version of the row's source, else the other document of its meeting that takes precedence."""
    newer = [other for other in state.versions(row.source_uri) if other.version > row.version]
    if newer:
        return newer[0].document_id
    if row.meeting_id is None:
        return None
    rivals = [other for other in state.of_meeting(row.meeting_id) if _is_current(state, other)]
    standing: list[KnownDocument] = []
    for rival in sorted(rivals, key=precedence, reverse=True):
        better = next((other for other in standing if _compete(other, rival)), None)
        if rival.document_id == row.document_id:
            return None if better is None or better.document_id == row.document_id else better.document_id
        if better is None:
            standing.append(rival)
    return None


def _compete(one: KnownDocument, other: KnownDocument) -> bool:
    """Whether two documents of a meeting cannot both stand: they cover the same part, and one item at least is in both."""
    if one.document_id == other.document_id:
        return True
    mine, yours = (frozenset((row.item_keys or "").split()) for row in (one, other))
    return one.meeting_part == other.meeting_part and (not mine or not yours or not mine.isdisjoint(yours))


def _drop_revived(before: Catalogue, after: Catalogue, arrived: Collection[str]) -> set[str]:
    """Drops the documents that stand again although their facts are gone, and the others of their meetings.

    Without a row they are new to the next run, which processes them and settles the meeting once more.
    """
    revived = [
        row
        for row in after.rows()
        if row.superseded_by is None and row.document_id not in arrived and not before.stands(row.document_id)
    ]
    leaving: list[KnownDocument] = []  # all of them before the first is dropped, which makes older versions current
    for row in revived:
        meeting = after.of_meeting(row.meeting_id) if row.meeting_id is not None else []
        leaving += [row, *(other for other in meeting if _is_current(after, other))]
    for row in leaving:
        after.drop(row)
    return {row.source_uri for row in leaving}


def _difference(
    before: Catalogue, after: Catalogue, arrived: Sequence[KnownDocument], again: frozenset[str]
) -> Settlement:
    old = {row.key: row for row in before.rows()}
    new = {row.key: row for row in after.rows()}
    arrived_keys = {row.key for row in arrived}
    documents = {document_id for document_id, _ in old | new}
    return Settlement(
        put=tuple(row for key, row in new.items() if key in arrived_keys or row != old.get(key)),
        drop=tuple(row for key, row in old.items() if key not in new),
        standing=frozenset(document_id for document_id, _ in arrived_keys if after.stands(document_id)),
        fallen=frozenset(
            document_id for document_id in documents if before.stands(document_id) and not after.stands(document_id)
        ),
        again=again,
    )
