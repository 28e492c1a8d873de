"""The nouns of the pipeline: what each step takes and gives. Immutable, without behaviour beyond reading them.

Every place in a document is a pair of character offsets into ``Document.text``, the one normalised text of that document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal, NamedTuple


class Span(NamedTuple):
    """A half-open range of characters ``[start, end)`` of a document's normalised text."""

    start: int
    end: int


BlockKind = Literal["heading", "paragraph", "list_item", "table_row", "furniture"]
"""``furniture``: running headers and footers, page numbers, navigation; kept so that nothing is lost, read by no later step."""

Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What could not be settled, or does not add up: a row of the output table ``issues``."""

    kind: str
    message: str
    severity: Severity = "warning"
    span: Span | None = None
    item_ordinal: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell: its text as printed and its place."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of text of one kind, the meeting point of all formats.

    Attributes:
        kind: what the run is.
        text: equal to ``document.text[span.start:span.end]``; a block has no line break unless its kind is ``paragraph``
            and the source had a forced one, or it is a row of an agenda's table whose cells hold several lines.
        span: its place.
        level: of a heading, 1 (highest) to 6; None where the format does not say.
        marker: of a list item, the bullet or number at the start of ``text`` (``-``, ``1.``), else "".
        size: font size in points (PDF), else None.
        bold: whether the whole run is bold.
        page: page number from 1 (PDF), else None.
        box: left, top, right, bottom in points from the page's top left corner (PDF), else None.
        table: number of the table in the document, from 0, of a table row, else None.
        cells: of a table row, in column order.
        role: what a reader that knows the publisher's markup says the run is (``item_number``, ``item_title``,
            ``case_number``, ``section_label``, ``body``, ``date``, ``place``; of news ``byline``, ``caption``, ``lead``), else None.
        href: where the run links to (HTML), else None.
    """

    kind: BlockKind
    text: str
    span: Span
    level: int | None = None
    marker: str = ""
    size: float | None = None
    bold: bool = False
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    table: int | None = None
    cells: tuple[Cell, ...] = ()
    role: str | None = None
    href: str | None = None

    @property
    def body(self) -> str:
        """The text without its list marker."""
        return self.text[len(self.marker) :].strip() if self.marker else self.text


DocumentKind = Literal["minutes", "agenda", "news", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Bytes and where they came from.

    Attributes:
        uri: ``file:`` path or address, printable whatever the file name's bytes.
        data: the bytes as found.
        media_type: as declared by a server, else None; readers decide by content.
        publisher, municipality_code, kind, language, licence: as known from the source's description, else None.
    """

    uri: str
    data: bytes
    media_type: str | None = None
    publisher: str | None = None
    municipality_code: int | None = None
    kind: DocumentKind | None = None
    language: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One version of one source, read.

    Attributes:
        document_id: SHA-256 of the bytes.
        source_uri: where it came from.
        media_type: by content.
        text: the normalised text (NFC, one line a block, CPR numbers masked); every offset counts its characters.
        blocks: in reading order, not overlapping.
        pages: number of pages, None where the format has none.
        title: as the file's own metadata says, else None.
        publisher: as the metadata or the source's description says, else None.
        published_on: as the metadata says, else None.
        language: ISO 639-1 code as declared or recognised, else None.
        municipality_code, expected_kind, licence: as known from the source's description, else None.
        issues: what the reader could not settle.
    """

    document_id: str
    source_uri: str
    media_type: str
    text: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    language: str | None = None
    municipality_code: int | None = None
    expected_kind: DocumentKind | None = None
    licence: str | None = None
    issues: tuple[Issue, ...] = ()

    @property
    def content(self) -> list[Block]:
        """The blocks without furniture."""
        return [block for block in self.blocks if block.kind != "furniture"]


SectionKind = Literal[
    "recommendation",
    "decision",
    "earlier_decision",
    "summary",
    "presentation",
    "economy",
    "law",
    "hearing",
    "attachments",
    "process",
    "other",
]
ItemType = Literal[
    "decision", "discussion", "information", "theme", "election", "procedural", "question_time", "any_other_business"
]
Outcome = Literal[
    "approved",
    "approved_with_changes",
    "recommended",
    "noted",
    "discussed",
    "postponed",
    "sent_back",
    "rejected",
    "withdrawn",
    "referred",
    "elected",
    "no_remarks",
    "unknown",
]
AgendaChange = Literal["withdrawn", "postponed", "added", "moved", "opened", "closed"]
AttendanceStatus = Literal["present", "absent", "excused", "substitute", "disqualified", "guest", "joined", "left"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A labelled part of an agenda item; the sections of an item do not overlap.

    ``span`` takes in the label, ``text_span`` is the text below it; ``body`` and ``date`` are those that a decision's label names.
    """

    section: SectionKind
    label: str | None
    span: Span
    text_span: Span
    body: str | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """One point of an Indstilling, as printed without its number or bullet."""

    ordinal: int
    text: str
    span: Span
    recommended_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One voter, party or count on one side."""

    side: Literal["for", "against", "abstained"]
    voter_kind: Literal["person", "party", "count"]
    span: Span
    proposal: str | None = None
    voter: str | None = None
    party: str | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decided thing of an item: a whole decision text or one of its clauses ("Ad 1 ...").

    Attributes:
        part: the clause as printed (``Ad 1``), None for a whole decision.
        rule: the name of the rule that gave the outcome.
        forwarded_to: the body it is sent on to, verbatim; forwarded_on: the date stated with it.
        unanimous: True or False where stated, else None.
    """

    text: str
    span: Span
    outcome: Outcome
    outcome_score: float
    rule: str
    part: str | None = None
    unanimous: bool | None = None
    forwarded_to: str | None = None
    forwarded_on: date | None = None
    votes: tuple[Vote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """A person at a meeting or item. ``party`` as printed; ``detail`` what else is stated (``stedfortræder for ...``)."""

    person_name: str
    status: AttendanceStatus
    span: Span
    party: str | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A Bilag: title verbatim and, where a file name or link shows it, the file type (``pdf``); ``access`` where it is marked closed."""

    ordinal: int
    title: str
    span: Span
    file_type: str | None = None
    href: str | None = None
    access: Literal["closed"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """A cell by row and column from 0, its text and, where it reads as a Danish number, its value."""

    row: int
    column: int
    text: str
    span: Span
    value: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of a document. ``total_stated`` and ``total_computed`` are those of the last column with a stated total."""

    ordinal: int
    rows: int
    columns: int
    cells: tuple[TableCell, ...]
    span: Span
    caption: str | None = None
    total_stated: float | None = None
    total_computed: float | None = None
    item_ordinal: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """An agenda item in document order.

    Attributes:
        ordinal: from 1, in the document's order.
        number: as printed (``4``, ``3.2``), None where none is.
        title: verbatim.
        agenda_change: what was decided of the item when the agenda was approved, else None.
        evidence: for each field stated elsewhere than in ``title_span``, its place (``case_number``, ``access``,
            ``agenda_change``).
        item_type_rule: the name of the rule that gave the type.
    """

    ordinal: int
    title: str
    title_span: Span
    span: Span
    number: str | None = None
    access: Literal["open", "closed"] | None = None
    case_number: str | None = None
    kle_code: str | None = None
    item_type: ItemType | None = None
    item_type_score: float | None = None
    item_type_rule: str | None = None
    agenda_change: AgendaChange | None = None
    sections: tuple[Section, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    decisions: tuple[Decision, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    evidence: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting as one document states it; ``evidence`` gives each stated field's place.

    ``supplement`` is True where the document is a supplementary agenda (Tillægsdagsorden) or its minutes.
    """

    body: str | None
    date: date | None
    status: Literal["agenda", "minutes"]
    start_time: time | None = None
    end_time: time | None = None
    place: str | None = None
    mode: Literal["physical", "virtual", "written"] | None = None
    chair: str | None = None
    supplement: bool = False
    attendance: tuple[Attendance, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    span: Span = Span(0, 0)
    evidence: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A news item as one document states it; ``evidence`` gives each stated field's place."""

    title: str | None
    lead: str | None
    published_on: date | None
    publisher: str | None
    byline: str | None
    body_span: Span
    evidence: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """What the structure step found: a meeting, an article, or neither (kind ``other``)."""

    kind: DocumentKind
    meeting: Meeting | None = None
    article: Article | None = None
    tables: tuple[Table, ...] = ()
    issues: tuple[Issue, ...] = ()


EntityType = Literal["person", "organisation", "municipality", "region", "programme", "project", "place", "law", "misc"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention of an entity.

    Attributes:
        code: the official or canonical code where the mention settles it (``561``, ``1083``, ``erasmus-plus``), else None.
        method: ``gazetteer:municipalities``, ``grammar:projects``, ``model:fast`` ... : what found it.
        score: 0 to 1 where the method gives one, else None.
    """

    text: str
    span: Span
    entity_type: EntityType
    method: str
    code: str | None = None
    score: float | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Money: ``value`` in units of ``unit_text`` (``1.915.000 kr.`` is 1915000 ``kr.``; ``2,5 mio. kr.`` is 2.5 ``mio. kr.``)."""

    text: str
    span: Span
    value: float
    currency: str
    unit_text: str
    value_dkk: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateExpression:
    """A temporal expression as an interval of days, both ends included; None where open or not settled."""

    text: str
    span: Span
    start: date | None
    end: date | None
    precision: Literal["day", "week", "month", "season", "quarter", "half", "year"]
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """An e-mail address, web address or telephone number as printed."""

    text: str
    span: Span
    kind: Literal["email", "url", "phone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A person's role as stated: the person's mention, what they are, where, for which party."""

    person: Span
    role: str | None
    organisation: Span | None
    party: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFact:
    """One thing a document states of a project: ``field`` is a column of ``projects`` or a partner role, ``value`` its text.

    ``target`` is the mention that the value names (programme, organisation) or that pays it, ``interval`` a date the value gives,
    ``amount`` money it gives; of a stated share of the budget ("heraf 60 %") the computed sum. ``score`` is how sure a model is of it,
    0 to 1; None where a rule states it.
    """

    project: Span
    field: str
    value: str
    span: Span
    rule: str
    target: Span | None = None
    interval: DateExpression | None = None
    amount: Amount | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNumber:
    """A case number as printed, with the KLE subject that it states."""

    text: str
    span: Span
    kle_code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What the annotation step found in one document, each list in text order."""

    mentions: tuple[Mention, ...] = ()
    amounts: tuple[Amount, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    contacts: tuple[Contact, ...] = ()
    case_numbers: tuple[CaseNumber, ...] = ()
    roles: tuple[Role, ...] = ()
    project_facts: tuple[ProjectFact, ...] = ()
    issues: tuple[Issue, ...] = ()
