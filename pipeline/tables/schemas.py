"""The public contract: every output table with its key and documented columns.

``scope`` says who owns a row: ``document`` rows are stated by one document and replaced with it, ``derived`` rows are made
from document rows of several documents, ``run`` rows are the runs' own log.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import polars as pl

from pipeline import records
from pipeline.errors import UsageError
from pipeline.linking.corrections import CorrectionKind
from pipeline.linking.history import Change
from pipeline.linking.sameness import Method

Scope = Literal["document", "derived", "run"]

_TEXT, _INT, _REAL, _BOOL, _DATE, _TIME = pl.String, pl.Int64, pl.Float64, pl.Boolean, pl.Date, pl.Time
_MOMENT = pl.Datetime("us", "UTC")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: name, polars type, what it holds, and its closed set of values where it has one."""

    name: str
    dtype: pl.DataType | type[pl.DataType]
    description: str
    values: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class TableSchema:
    """A table: what a row is, the columns that identify it, all its columns in order."""

    name: str
    row: str
    key: tuple[str, ...]
    scope: Scope
    columns: tuple[Column, ...]

    @property
    def polars(self) -> pl.Schema:
        """The schema as polars takes it."""
        return pl.Schema({column.name: column.dtype for column in self.columns})


def _values(literal: object) -> tuple[str, ...]:
    return tuple(str(value) for value in get_args(literal))


_RUN = (
    Column("run_id", _TEXT, "The run that wrote the row.", required=True),
    Column("pipeline_version", _TEXT, "The version of referat that made the row.", required=True),
)
_DOCUMENT = Column("document_id", _TEXT, "SHA-256 of the document's bytes.", required=True)
_STATED = (
    _DOCUMENT,
    Column("char_start", _INT, "First character of the words that state the row, in documents.text."),
    Column("char_end", _INT, "The character after the last one."),
    Column("page", _INT, "Page number from 1; null where the format has no pages."),
)
_MONEY = (
    Column("amount", _REAL, "Money, in units of the currency."),
    Column("currency", _TEXT, "ISO 4217."),
    Column("amount_dkk", _REAL, "In kroner; null for other currencies."),
)
_ITEM = Column("item_id", _TEXT, "The agenda item; null outside items.")


def _document_table(name: str, row: str, key: tuple[str, ...], *columns: Column) -> TableSchema:
    return TableSchema(name, row, key, "document", (*columns, *_STATED, *_RUN))


def _derived_table(name: str, row: str, key: tuple[str, ...], *columns: Column) -> TableSchema:
    return TableSchema(name, row, key, "derived", (*columns, *_RUN))


def _id(name: str, description: str) -> Column:
    return Column(name, _TEXT, description, required=True)


def _sum(name: str, description: str) -> tuple[Column, ...]:
    """The columns of a sum of money."""
    return (
        Column(name, _REAL, f"{description}, in units of its currency."),
        Column(f"{name}_currency", _TEXT, "ISO 4217."),
        Column(f"{name}_dkk", _REAL, "In kroner; null for other currencies."),
    )


_MEETING = (
    _id("meeting_id", "Hash of body, publisher and date."),
    Column("title", _TEXT, "Body and date in words."),
    Column("body", _TEXT, "The body as stated, election period and genitive stripped."),
    Column("body_entity_id", _TEXT, "The body as an organisation in entities."),
    Column("municipality_code", _INT, "Official code, where stated or known from the publisher."),
    Column("region_code", _INT, "Official code of the region, where the body is a region's."),
    Column("owner", _TEXT, "Whose body it is, in one word: municipality, region or publisher."),
    Column("date", _DATE, "The day it was held."),
    Column("start_time", _TIME, "As stated."),
    Column("end_time", _TIME, "As stated."),
    Column("place", _TEXT, "As stated."),
    Column("mode", _TEXT, "How it was held.", ("physical", "virtual", "written")),
    Column("chair", _TEXT, "Who chaired it, as stated."),
    Column("status", _TEXT, "What it is known from.", ("agenda", "minutes")),
    Column("items", _INT, "Number of agenda items."),
)

_TABLES = (
    TableSchema(
        "documents",
        "one version of one source",
        ("document_id", "source_uri"),
        "document",
        (
            _DOCUMENT,
            _id("source_uri", "Where the bytes came from."),
            Column("media_type", _TEXT, "By content."),
            Column("kind", _TEXT, "What the document is.", _values(records.DocumentKind)),
            Column(
                "title", _TEXT, "The document's title: the meeting's or article's heading, else the file's metadata."
            ),
            Column("publisher", _TEXT, "Who published it, as stated or as known from the source."),
            Column("municipality_code", _INT, "Official code of the publishing municipality where known."),
            Column("published_on", _DATE, "The article's date, or the meeting's."),
            Column("language", _TEXT, "ISO 639-1 code."),
            Column("licence", _TEXT, "Under which it may be used again, as the source's description says."),
            Column("pages", _INT, "Number of pages; null where the format has none."),
            Column("characters", _INT, "Length of text."),
            Column("text", _TEXT, "The normalised text that every char_start and char_end counts in."),
            Column("meeting_id", _TEXT, "The meeting it is the agenda or minutes of."),
            Column("meeting_part", _TEXT, "Which part of the meeting it covers.", ("main", "closed", "supplement")),
            Column("is_correction", _BOOL, "Whether it calls itself a corrected version."),
            Column("item_keys", _TEXT, "Its items in short: documents of a meeting that share one replace each other."),
            Column(
                "superseded_by", _TEXT, "document_id of the document that replaced it: its own rows elsewhere are gone."
            ),
            Column("version", _INT, "Which version of its source it is, from 1; the greatest is the newest."),
            *_RUN,
        ),
    ),
    _document_table(
        "meeting_documents",
        "what one document states of the meeting it is the agenda or minutes of",
        ("document_id",),
        *_MEETING,
        Column(
            "meeting_part", _TEXT, "Which part of the meeting the document covers.", ("main", "closed", "supplement")
        ),
    ),
    _derived_table(
        "meetings",
        "a meeting, whether known from its agenda, its minutes or both",
        ("meeting_id",),
        *_MEETING,
        Column("documents", _INT, "Number of documents whose items are in the tables."),
        *_STATED,
    ),
    _document_table(
        "attendance",
        "a person at a meeting or item",
        ("attendance_id",),
        _id("attendance_id", "Hash of the row's place."),
        _id("meeting_id", "The meeting."),
        Column("item_id", _TEXT, "The item; null: the whole meeting."),
        Column("person_name", _TEXT, "As printed."),
        Column("entity_id", _TEXT, "The person in entities."),
        Column("party", _TEXT, "Party as printed."),
        Column("status", _TEXT, "How they took part.", _values(records.AttendanceStatus)),
        Column("detail", _TEXT, "What else is stated: substitute for whom, when joined or left."),
    ),
    _document_table(
        "agenda_items",
        "an agenda item",
        ("item_id",),
        _id("item_id", "Hash of meeting, number and title."),
        _id("meeting_id", "The meeting."),
        Column("ordinal", _INT, "Place in the document, from 1."),
        Column("number", _TEXT, "As printed."),
        Column("title", _TEXT, "Verbatim."),
        Column("access", _TEXT, "Open to the public or closed.", ("open", "closed")),
        Column("case_number", _TEXT, "As printed."),
        Column("kle_code", _TEXT, "The KLE subject that the case number states."),
        Column("case_key", _TEXT, "Whose case it is and its number in one form: items that share it are one case."),
        Column("matter_key", _TEXT, "Whose matter it is and the title's stems; null where the title says too little."),
        Column(
            "agenda_change",
            _TEXT,
            "What was decided of it when the agenda was approved.",
            _values(records.AgendaChange),
        ),
        Column("item_type", _TEXT, "What kind of item it is.", _values(records.ItemType)),
        Column("item_type_score", _REAL, "0 to 1."),
        Column("item_type_rule", _TEXT, "What gave the type."),
        Column("topic", _INT, "Major topic, Comparative Agendas Project, Danish local version."),
        Column("subtopic", _INT, "Subtopic code."),
        Column("topic_score", _REAL, "Probability of the topic, 0 to 1."),
        Column("topic_method", _TEXT, "What gave the topic.", ("kle", "model", "rule", "review")),
    ),
    _document_table(
        "item_references",
        "what an item says of another meeting on its matter",
        ("reference_id",),
        _id("reference_id", "Hash of the row's place."),
        _id("item_id", "The item."),
        Column("direction", _TEXT, "Whether that meeting lies before or after.", ("earlier", "later")),
        Column("body", _TEXT, "The body as printed."),
        Column("date", _DATE, "The day; null where not stated."),
        Column("number", _TEXT, "The item's number there."),
        Column("is_heading", _BOOL, "Whether it heads what that meeting decided on this very matter."),
        Column("target_meeting_id", _TEXT, "The meeting, whether it is in the tables or not; null without a day."),
    ),
    _document_table(
        "item_sections",
        "a labelled section of an item",
        ("section_id",),
        _id("section_id", "Hash of the row's place."),
        _id("item_id", "The item."),
        Column("ordinal", _INT, "Place in the item, from 1."),
        Column("label", _TEXT, "Verbatim; null where the text has none."),
        Column("section", _TEXT, "What the label means.", _values(records.SectionKind)),
        Column("text", _TEXT, "The section's text without its label."),
    ),
    _document_table(
        "recommendations",
        "one point of an Indstilling",
        ("recommendation_id",),
        _id("recommendation_id", "Hash of the row's place."),
        _id("item_id", "The item."),
        Column("ordinal", _INT, "From 1."),
        Column("recommended_by", _TEXT, "Who recommends, as stated."),
        Column("text", _TEXT, "The point without number or bullet."),
    ),
    _document_table(
        "decisions",
        "one decided thing",
        ("decision_id",),
        _id("decision_id", "Hash of item and place in order."),
        _id("item_id", "The item."),
        _id("meeting_id", "The meeting."),
        Column("ordinal", _INT, "From 1 in the item."),
        Column("body", _TEXT, "The body that decided."),
        Column("date", _DATE, "When."),
        Column("part", _TEXT, "The clause as printed (Ad 1); null for a whole decision."),
        Column("text", _TEXT, "The decision's words."),
        Column("outcome", _TEXT, "What was decided, as a class.", _values(records.Outcome)),
        Column("outcome_score", _REAL, "0 to 1."),
        Column("outcome_rule", _TEXT, "The rule that gave the class."),
        Column("unanimous", _BOOL, "Whether stated to be unanimous; null where not stated."),
        Column("forwarded_to", _TEXT, "The body it is sent on to."),
        Column("forwarded_on", _DATE, "The date stated with it."),
    ),
    _document_table(
        "votes",
        "one voter, party or count on one side",
        ("vote_id",),
        _id("vote_id", "Hash of the row's place."),
        _id("decision_id", "The decision."),
        Column("proposal", _TEXT, "What was voted on, as stated."),
        Column("side", _TEXT, "Which way.", ("for", "against", "abstained")),
        Column("voter", _TEXT, "As printed."),
        Column("voter_kind", _TEXT, "What the voter is.", ("person", "party", "count")),
        Column("entity_id", _TEXT, "The person in entities."),
        Column("party", _TEXT, "As printed."),
        Column("count", _INT, "Number of votes."),
    ),
    _document_table(
        "attachments",
        "a Bilag",
        ("attachment_id",),
        _id("attachment_id", "Hash of the row's place."),
        _id("item_id", "The item."),
        Column("ordinal", _INT, "From 1 in the item."),
        Column("title", _TEXT, "Verbatim."),
        Column("file_type", _TEXT, "As the file name or link shows (pdf)."),
        Column("href", _TEXT, "The link, where there is one."),
        Column("access", _TEXT, "closed where it is marked so.", ("closed",)),
    ),
    _document_table(
        "amounts",
        "money",
        ("amount_id",),
        _id("amount_id", "Hash of the row's place."),
        _ITEM,
        Column("text", _TEXT, "As printed."),
        Column("value", _REAL, "In units of unit_text."),
        Column("currency", _TEXT, "ISO 4217."),
        Column("unit_text", _TEXT, "As printed (mio. kr.)."),
        Column("value_dkk", _REAL, "In kroner; null for other currencies."),
    ),
    _document_table(
        "dates",
        "a temporal expression",
        ("date_id",),
        _id("date_id", "Hash of the row's place."),
        _ITEM,
        Column("text", _TEXT, "As printed."),
        Column("start", _DATE, "First day."),
        Column("end", _DATE, "Last day."),
        Column("precision", _TEXT, "How exact it is.", ("day", "week", "month", "season", "quarter", "half", "year")),
        Column("inferred", _BOOL, "Whether the year was taken from the document's date."),
    ),
    _document_table(
        "contacts",
        "an e-mail address, web address or telephone number",
        ("contact_id",),
        _id("contact_id", "Hash of the row's place."),
        _ITEM,
        Column("kind", _TEXT, "What it is.", ("email", "url", "phone")),
        Column("text", _TEXT, "As printed."),
    ),
    _document_table(
        "tables",
        "a table in a document",
        ("table_id",),
        _id("table_id", "Hash of document and place in order."),
        _ITEM,
        Column("ordinal", _INT, "Place in the document, from 1."),
        Column("caption", _TEXT, "As printed."),
        Column("rows", _INT, "Number of rows."),
        Column("columns", _INT, "Number of columns."),
        Column("total_stated", _REAL, "The total that the table prints, in its last column with one."),
        Column("total_computed", _REAL, "The sum of that column's other rows."),
    ),
    _document_table(
        "table_cells",
        "a cell of a table",
        ("table_id", "row", "column"),
        _id("table_id", "The table."),
        Column("row", _INT, "From 0."),
        Column("column", _INT, "From 0."),
        Column("text", _TEXT, "As printed."),
        Column("value", _REAL, "The number, where the text is one in Danish notation."),
    ),
    _document_table(
        "mentions",
        "one mention of an entity",
        ("mention_id",),
        _id("mention_id", "Hash of the row's place and type."),
        _ITEM,
        Column("text", _TEXT, "As printed."),
        Column("entity_type", _TEXT, "What it is.", _values(records.EntityType)),
        Column("entity_id", _TEXT, "The entity; null where not settled."),
        Column("name", _TEXT, "The name under which the document's own text settles it."),
        Column("official_code", _TEXT, "Official or canonical code, where there is one."),
        Column("acronym", _TEXT, "The acronym that the words around introduce."),
        Column("seen_on", _DATE, "The document's date."),
        Column("method", _TEXT, "What found it."),
        Column("score", _REAL, "0 to 1 where the method gives one."),
    ),
    _document_table(
        "roles",
        "a person's role as stated",
        ("role_id",),
        _id("role_id", "Hash of the row's place."),
        Column("entity_id", _TEXT, "The person."),
        Column("role", _TEXT, "As printed."),
        Column("organisation", _TEXT, "As printed."),
        Column("organisation_entity_id", _TEXT, "The organisation in entities."),
        Column("party", _TEXT, "As printed."),
        Column("stated_on", _DATE, "The document's date."),
    ),
    _document_table(
        "project_statements",
        "one thing a document states of a project",
        ("statement_id",),
        _id("statement_id", "Hash of the row's place."),
        _id("project_entity_id", "The project."),
        Column("field", _TEXT, "A column of projects, or a role of project_partners."),
        Column("value", _TEXT, "As printed."),
        Column("target_entity_id", _TEXT, "The entity that the value names, or that pays it."),
        Column("start", _DATE, "First day, where the value is a date."),
        Column("end", _DATE, "Last day."),
        Column("precision", _TEXT, "How exact the date is."),
        *_MONEY,
        Column("country", _TEXT, "ISO 3166-1 alpha-2, where a country stands beside the organisation named."),
        Column("stated_on", _DATE, "The document's date."),
        Column("rule", _TEXT, "The rule that read it."),
    ),
    _document_table(
        "articles",
        "a news item",
        ("document_id",),
        Column("title", _TEXT, "Verbatim."),
        Column("lead", _TEXT, "Verbatim."),
        Column("published_on", _DATE, "As stated."),
        Column("publisher", _TEXT, "As stated."),
        Column("byline", _TEXT, "As stated."),
        Column("topic", _INT, "Major topic (CAP)."),
        Column("subtopic", _INT, "Subtopic code."),
        Column("topic_score", _REAL, "Probability of the topic, 0 to 1."),
        Column("topic_method", _TEXT, "What gave the topic.", ("kle", "model", "rule", "review")),
    ),
    _document_table(
        "provenance",
        "the place of one field of a row that is stated in several places",
        ("table_name", "row_id", "field"),
        _id("table_name", "The table."),
        _id("row_id", "The row's identifier."),
        _id("field", "The column."),
        Column("rule", _TEXT, "The rule that read it; null where the words stand as printed."),
    ),
    _document_table(
        "issues",
        "what could not be settled, or does not add up",
        ("issue_id",),
        _id("issue_id", "Hash of the row's place, kind and message."),
        _ITEM,
        Column("kind", _TEXT, "A short name for the kind of issue."),
        Column("message", _TEXT, "In words."),
        Column("severity", _TEXT, "How bad it is.", _values(records.Severity)),
    ),
    _derived_table(
        "entities",
        "a thing with identity",
        ("entity_id",),
        _id("entity_id", "From the official code where there is one, else a hash of type and name."),
        Column("entity_type", _TEXT, "What it is.", _values(records.EntityType)),
        Column("name", _TEXT, "The official name, else the form used most."),
        Column("official_code", _TEXT, "Official or canonical code."),
        Column("acronym", _TEXT, "As introduced in a text."),
        Column("first_seen", _DATE, "Date of the earliest document that mentions it."),
        Column("last_seen", _DATE, "Date of the latest."),
        Column("mentions", _INT, "Number of mentions."),
        Column("documents", _INT, "Number of documents that mention it."),
    ),
    _derived_table(
        "entity_aliases",
        "a form under which an entity appears",
        ("entity_id", "alias"),
        _id("entity_id", "The entity."),
        _id("alias", "As printed."),
        Column("n", _INT, "Number of mentions in that form."),
    ),
    TableSchema(
        "entity_redirects",
        "an entity that is the same as another",
        ("entity_id",),
        "derived",
        (
            _id("entity_id", "The entity as the documents' mentions have it."),
            _id("target_entity_id", "The entity that is kept."),
            Column("method", _TEXT, "What shows it.", ("correction", *_values(Method))),
            Column("reason", _TEXT, "In words."),
            Column("since", _DATE, "The day of the correction, or of the document that shows it."),
            Column(
                "same_as_entity_id",
                _TEXT,
                "The entity that it is shown to be the same as; redirects may go on from there.",
            ),
        ),
    ),
    TableSchema(
        "entity_candidates",
        "an entity that may be the same as another, where nothing settles which",
        ("entity_id", "candidate_entity_id"),
        "derived",
        (
            _id("entity_id", "The entity as the documents' mentions have it."),
            _id("candidate_entity_id", "One of those that it may be."),
            Column("method", _TEXT, "What speaks for it.", _values(Method)),
            Column("name", _TEXT, "The name that both have."),
        ),
    ),
    _derived_table(
        "entity_names",
        "a name under which documents settle a person, an organisation or a project",
        ("entity_id", "kind", "name", "municipality_code"),
        _id("entity_id", "The entity as the documents' mentions have it."),
        _id(
            "kind",
            "name, acronym, other (another name that a document introduces), initials or skeleton (those of a name).",
        ),
        _id("name", "As the documents have it."),
        Column("municipality_code", _INT, "The municipality that published the documents, where known."),
        Column("entity_type", _TEXT, "What the entity is."),
        Column("block", _TEXT, "What it shares with the names that may mean the same."),
        Column(
            "name_id", _TEXT, "Of a project: what it shares with all projects of its name, told by municipality or not."
        ),
        Column("first_stated", _DATE, "The date of the earliest document that has it."),
        Column("last_stated", _DATE, "The date of the newest."),
        Column("documents", _INT, "Number of documents that have it."),
    ),
    TableSchema(
        "entity_history",
        "a name that a body had in a period, and what followed",
        ("entity_id", "name", "successor_entity_id"),
        "derived",
        (
            _id("entity_id", "The body that had the name."),
            _id("name", "As the list has it."),
            _id("successor_entity_id", "The body that followed; the same one where it only took another name."),
            Column("successor_name", _TEXT, "Its name."),
            Column("change", _TEXT, "What happened.", _values(Change)),
            Column("valid_from", _DATE, "First day of the name; null where not known."),
            Column("valid_to", _DATE, "Last day; null where not known or not over."),
            Column("source", _TEXT, "What says so."),
        ),
    ),
    TableSchema(
        "corrections",
        "a decision of the file of corrections",
        ("correction_id",),
        "derived",
        (
            _id("correction_id", "Hash of what it decides."),
            Column("line", _INT, "In the file, from 1."),
            Column("kind", _TEXT, "What it decides.", _values(CorrectionKind)),
            Column("entity_ids", _TEXT, "The entities that it names, with commas."),
            Column("name", _TEXT, "The new name, of a rename."),
            Column("reason", _TEXT, "As given."),
            Column("since", _DATE, "As given."),
            Column("unmatched", _TEXT, "Those of the entities that no document mentions, with commas."),
        ),
    ),
    _derived_table(
        "person_roles",
        "what a person was, as documents state it over time",
        ("entity_id", "role", "organisation_entity_id", "organisation", "party"),
        _id("entity_id", "The person."),
        Column("role", _TEXT, "As printed where it is stated last; null where only the party or the body is stated."),
        Column("organisation_entity_id", _TEXT, "The organisation, or the body whose meeting they attended."),
        Column("organisation", _TEXT, "As printed where it is stated last."),
        Column("party", _TEXT, "As printed."),
        Column("first_stated", _DATE, "The date of the earliest document that states it."),
        Column("last_stated", _DATE, "The date of the newest."),
        Column("documents", _INT, "Number of documents that state it."),
        *_STATED,
    ),
    _derived_table(
        "projects",
        "a project",
        ("entity_id",),
        _id("entity_id", "The project in entities."),
        Column("name", _TEXT, "The form used most."),
        Column("full_name", _TEXT, "As stated."),
        Column("acronym", _TEXT, "As stated."),
        Column("programme_entity_id", _TEXT, "The programme that pays."),
        Column("strand", _TEXT, "The strand or area of the programme, as stated."),
        Column("status", _TEXT, "As of the newest document.", ("planned", "running", "completed")),
        Column("start", _DATE, "First day of the stated start."),
        Column("start_precision", _TEXT, "How exact it is."),
        Column("end", _DATE, "Last day of the stated end."),
        Column("end_precision", _TEXT, "How exact it is."),
        Column("topic", _INT, "Major topic (CAP)."),
        Column("website", _TEXT, "As stated."),
        Column("documents", _INT, "Number of documents that state something of it."),
        Column("lead_entity_id", _TEXT, "The organisation that leads it."),
        Column("description", _TEXT, "In the words of a document."),
        *_sum("budget", "All that it costs"),
        *_sum("applied_for", "What is asked for and not granted, of the programme where several payers are asked"),
        *_sum("grant", "What is granted to it, by the programme where several grant something"),
        *_sum("own_contribution", "What those who take part pay themselves, together"),
        Column("municipality_codes", _TEXT, "Official codes of the municipalities involved, with commas."),
    ),
    _derived_table(
        "project_partners",
        "an organisation in a project",
        ("project_entity_id", "organisation_entity_id", "role"),
        _id("project_entity_id", "The project."),
        _id("organisation_entity_id", "The organisation."),
        Column(
            "role", _TEXT, "What it does.", ("lead", "partner", "participant", "funder", "evaluator"), required=True
        ),
        Column("country", _TEXT, "ISO 3166-1 alpha-2, where stated."),
    ),
    _derived_table(
        "project_values",
        "a value of a project's field, shown or not, with its newest statement",
        ("project_entity_id", "field", "value"),
        _id("project_entity_id", "The project."),
        _id("field", "As in project_statements."),
        _id("value", "As printed in the statement that stands for it."),
        Column("is_shown", _BOOL, "Whether projects or project_partners shows it; project_choice.py has the rule."),
        Column("in_conflict", _BOOL, "Whether another value of the field cannot be right together with it."),
        Column("target_entity_id", _TEXT, "The entity that the value names, or that pays it."),
        Column("start", _DATE, "First day, where the value is a date."),
        Column("end", _DATE, "Last day."),
        Column("precision", _TEXT, "How exact the date is."),
        *_MONEY,
        Column("statements", _INT, "Number of statements of that value."),
        Column("documents", _INT, "Number of documents that state it."),
        Column("first_stated_on", _DATE, "The date of the earliest of them."),
        Column("last_stated_on", _DATE, "The date of the newest."),
        Column("statement_id", _TEXT, "The statement that stands for it."),
        *_STATED,
    ),
    _derived_table(
        "project_conflicts",
        "a value of a project's field on which statements differ",
        ("project_entity_id", "field", "value"),
        _id("project_entity_id", "The project."),
        _id("field", "A column of projects, or lead."),
        _id("value", "As printed where it is stated last."),
        Column(
            "is_shown", _BOOL, "Whether it is the value that projects shows: the newest, or one that is more exact."
        ),
        Column("target_entity_id", _TEXT, "The entity that the value names."),
        Column("start", _DATE, "First day, where the value is a date."),
        Column("end", _DATE, "Last day."),
        Column("statements", _INT, "Number of statements of that value."),
        Column("last_stated_on", _DATE, "The newest date of a document that states it."),
        Column("statement_id", _TEXT, "The newest statement of it."),
    ),
    _derived_table(
        "project_decisions",
        "what was decided in an agenda item that concerns a project or programme",
        ("entity_id", "decision_id"),
        _id("entity_id", "The project or programme."),
        _id("decision_id", "The decision."),
        Column("item_id", _TEXT, "The agenda item."),
        Column("meeting_id", _TEXT, "The meeting."),
        Column("body", _TEXT, "The body that decided."),
        Column("date", _DATE, "When."),
        Column("outcome", _TEXT, "What was decided, as a class.", _values(records.Outcome)),
        Column(
            "named_in",
            _TEXT,
            "What names it; text: it is the only project that the item's text names.",
            ("title", "recommendation", "decision", "text"),
        ),
        Column("amount", _TEXT, "The money, as printed; null where several amounts are stated."),
        Column("amount_dkk", _REAL, "In kroner; null for other currencies."),
        Column("amount_in", _TEXT, "What states it.", ("decision", "recommendation", "title")),
        Column("amount_id", _TEXT, "The amount."),
    ),
    _derived_table(
        "cases",
        "the same matter through several meetings",
        ("case_id",),
        _id("case_id", "Hash of authority and case number, without a number of the first item."),
        Column("case_number", _TEXT, "As printed."),
        Column("title", _TEXT, "Title of its newest item."),
        Column("owner", _TEXT, "Whose case it is: municipality, region or publisher."),
        Column("items", _INT, "Number of agenda items."),
        Column("bodies", _INT, "Number of bodies that treated it."),
        Column("first_date", _DATE, "First treated."),
        Column("last_date", _DATE, "Last treated."),
    ),
    _derived_table(
        "case_items",
        "a step of a case",
        ("case_id", "item_id"),
        _id("case_id", "The case."),
        _id("item_id", "The agenda item."),
        Column("step", _INT, "From 1, by date."),
        Column("meeting_id", _TEXT, "The meeting."),
        Column("body", _TEXT, "The body that treated it."),
        Column("date", _DATE, "When."),
        Column("title", _TEXT, "The item's title."),
        Column("outcomes", _TEXT, "What the body did: the outcomes of its decisions in order, each once, with commas."),
        Column("forwarded_to", _TEXT, "The bodies it was sent on to, with commas."),
        Column(
            "linked_by",
            _TEXT,
            "What shows that it belongs to the case; null where it is the case's only step.",
            ("case_number", "reference", "title"),
        ),
        Column("linked_item_id", _TEXT, "The step that it is linked to."),
        Column("reference_id", _TEXT, "The words that say so, in item_references."),
    ),
    _derived_table(
        "case_links",
        "two agenda items that treat one case, or may do so",
        ("link_id",),
        _id("link_id", "Hash of the items and of what links them."),
        _id("block", "What the two have in common: a case key, a matter key or a reference_id."),
        _id("item_id", "The later item; where not settled, the one that could not be linked."),
        _id("earlier_item_id", "The earlier item, or a candidate."),
        Column("method", _TEXT, "What shows it.", ("case_number", "reference", "title")),
        Column("reference_id", _TEXT, "The words that say so, in item_references."),
        Column("settled", _BOOL, "False: one of several items that it could be; such a link holds no case together."),
    ),
    TableSchema(
        "failures",
        "a source that could not be processed",
        ("source_uri",),
        "run",
        (
            _id("source_uri", "The source."),
            Column("document_id", _TEXT, "SHA-256 of its bytes; null where they could not be read."),
            Column(
                "stage",
                _TEXT,
                "Where it failed.",
                ("discover", "fetch", "read", "structure", "annotate", "link", "write", "index"),
            ),
            Column("error_type", _TEXT, "The error's code or class."),
            Column("message", _TEXT, "What happened and what to do, in words."),
            Column("attempts", _INT, "How many times it was tried."),
            Column("failed_at", _MOMENT, "When last tried."),
            *_RUN,
        ),
    ),
    TableSchema(
        "source_checks",
        "what is known of a document at its source: when it was last asked for, and whether it is still there",
        ("source_uri",),
        "run",
        (
            _id("source_uri", "The document's address."),
            Column("source", _TEXT, "The source that lists it, by its name in the sources file, else its address."),
            Column("document_id", _TEXT, "SHA-256 of the bytes last fetched; null where there were none yet."),
            Column("etag", _TEXT, "The version that the server gave it."),
            Column("last_modified", _TEXT, "When the server says it changed, as the server writes it."),
            Column("listed_change", _TEXT, "When the feed or sitemap says it changed, as written there."),
            Column("media_type", _TEXT, "As the server declared it."),
            Column("checked_at", _MOMENT, "When it was last asked for; null for files."),
            Column("misses", _INT, "Runs in a row that did not find it at its source."),
            Column("missing_since", _MOMENT, "The first of these runs."),
            Column("gone_since", _MOMENT, "The first of three or more misses in a row; null while it may be there."),
            *_RUN,
        ),
    ),
    TableSchema(
        "runs",
        "a run",
        ("run_id",),
        "run",
        (
            Column("run_id", _TEXT, "The run.", required=True),
            Column("pipeline_version", _TEXT, "The version of referat.", required=True),
            Column("started", _MOMENT, "When it began."),
            Column("finished", _MOMENT, "When it ended; null where it did not."),
            Column("sources", _INT, "Sources found."),
            Column("new", _INT, "Documents processed for the first time, or changed."),
            Column("unchanged", _INT, "Documents skipped because nothing changed."),
            Column("failed", _INT, "Sources in failures."),
            Column("language_model", _TEXT, "Name and version."),
            Column("topic_model", _TEXT, "Name and version."),
            Column("seconds", _REAL, "From start to finish."),
        ),
    ),
)

TABLES: dict[str, TableSchema] = {table.name: table for table in _TABLES}
"""Every output table by name."""


def schema(name: str) -> TableSchema:
    """The schema of a table.

    Raises:
        UsageError: where there is no table of that name; the message lists those there are.

    >>> schema("votes").key
    ('vote_id',)
    """
    if name not in TABLES:
        raise UsageError(f"There is no table {name!r}.", hint="The tables: " + ", ".join(sorted(TABLES)) + ".")
    return TABLES[name]
