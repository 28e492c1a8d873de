"""What the index holds, made from the tables: one entry for each item, decision, article, project and other document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import polars as pl

from pipeline.search.answer import Kind
from pipeline.search.filters import MOST_KRONER
from pipeline.search.names import different_names
from pipeline.tables.lake import Lake
from pipeline.tables.project_choice import MONEY
from pipeline.tables.redirects import Redirects

_AT_A_TIME = 2000  # documents whose rows are in memory together
_NAMED = ("municipality", "programme")
_BODY = r"(?i)^udvalg|(?:udvalg|forvaltning|afdeling|direktion|sekretariat|byråd)(?:et|ets|en|ens|s|er)?$"
"""A name of an authority, which is named for what it deals with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the index; attributes as those of ``Hit`` where they have the same name.

    Attributes:
        owner: what it is replaced with: its document_id, or its own id where it is made from several documents.
        text: what is searched and shown beside the title.
        words: searched, not shown.
        names: all that it goes by; of an item, its case number.
        stands_for: the ids that mean it: an entity's own and those of the entities that are the same, the items of a case.
        about: the entities that it mentions, as the document has them; of a case its items.
        item_id: the item that it is, or is decided in.
        sums: the money it speaks of, in kroner.
        municipalities, programmes: official codes; of programmes those that stand, not those above them.
        outcomes: of an item, those of all its decisions.
        ordinal: its place in its document.
    """

    id: str
    owner: str
    kind: Kind
    title: str
    text: str
    date: date | None = None
    body: str | None = None
    publisher: str | None = None
    municipalities: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    item_type: str | None = None
    topic: int | None = None
    page: int | None = None
    source_uri: str | None = None
    document_id: str | None = None
    words: str = ""
    ordinal: int = 0
    names: tuple[str, ...] = ()
    stands_for: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    item_id: str | None = None
    sums: tuple[int, ...] = ()
    bodies: tuple[str, ...] = ()


def document_entries(lake: Lake, document_ids: Collection[str]) -> Iterator[Entry]:
    """The entries of documents, in order of their ids; a document that does not stand has none.

    Raises:
        LakeError: where the tables cannot be read.
    """
    identities = sorted(document_ids)
    for start in range(0, len(identities), _AT_A_TIME):
        yield from _Batch(lake, identities[start : start + _AT_A_TIME]).entries()


def project_entries(lake: Lake) -> Iterator[Entry]:
    """The entries of all projects, in order of their ids.

    Raises:
        LakeError: where the tables cannot be read.
    """
    projects = lake.read("projects")
    redirects = Redirects.of(lake.read("entity_redirects"))
    stated_of = redirects.follow(lake.read("project_statements").lazy(), "project_entity_id").collect()
    statements = _grouped(stated_of.sort("stated_on", nulls_last=False, maintain_order=True), "project_entity_id")
    partners = lake.read("project_partners")
    named = {*partners["organisation_entity_id"], *projects["programme_entity_id"].drop_nulls()}
    entities = {row["entity_id"]: row for row in lake.rows_of("entities", named, "entity_id").iter_rows(named=True)}
    members_of = _grouped(partners, "project_entity_id")
    aliases = _values(lake.rows_of("entity_aliases", projects["entity_id"], "entity_id"), "entity_id", "alias")
    sources = dict(lake.standing().sort("source_uri", descending=True).select("document_id", "source_uri").iter_rows())
    for project in projects.iter_rows(named=True):
        stated = statements.get(project["entity_id"], [])
        members = [entities.get(row["organisation_entity_id"], {}) for row in members_of.get(project["entity_id"], [])]
        programme = entities.get(project["programme_entity_id"], {})
        lines = [project["full_name"], project["acronym"], project["strand"], programme.get("name"), project["website"]]
        lines += [member.get("name") for member in members] + [row["value"] for row in stated]
        newest = stated[-1] if stated else None
        yield Entry(
            id=project["entity_id"],
            owner=project["entity_id"],
            kind="project",
            title=project["name"] or project["full_name"] or project["acronym"] or "",
            text="\n".join(dict.fromkeys(line for line in lines if line)),
            date=newest["stated_on"] if newest else None,
            municipalities=_codes(members, "municipality"),
            programmes=_codes([programme], "programme"),
            topic=project["topic"],
            source_uri=sources.get(newest["document_id"]) if newest else None,
            document_id=newest["document_id"] if newest else None,
            names=different_names(
                project["name"], project["full_name"], project["acronym"], *aliases.get(project["entity_id"], ())
            ),
            stands_for=tuple(sorted(redirects.members([project["entity_id"]]))),
            sums=tuple(
                round(value)
                for value in (project[f"{field}_dkk"] for field in MONEY)
                if value is not None and 0 <= value < MOST_KRONER
            ),
        )


class _Batch:
    """The rows of some documents, by what they belong to."""

    def __init__(self, lake: Lake, document_ids: Sequence[str]) -> None:
        def rows(name: str) -> pl.DataFrame:
            return lake.rows_of(name, document_ids)

        documents = rows("documents").filter(pl.col("superseded_by").is_null()).sort("document_id", "source_uri")
        self._documents = documents.unique("document_id", keep="first", maintain_order=True)
        self._meetings = {row["meeting_id"]: row for row in rows("meetings").iter_rows(named=True)}
        self._articles = {row["document_id"]: row for row in rows("articles").iter_rows(named=True)}
        self._items = _grouped(rows("agenda_items").sort("ordinal"), "document_id")
        self._sections = _grouped(rows("item_sections").sort("ordinal"), "item_id")
        self._decisions = _grouped(rows("decisions").sort("ordinal"), "item_id")
        self._points = _grouped(rows("recommendations").sort("ordinal"), "item_id")
        self._attachments = _grouped(rows("attachments").sort("ordinal"), "item_id")
        mentions = rows("mentions")
        named = mentions.filter(pl.col("entity_type").is_in(_NAMED), pl.col("official_code").is_not_null())
        self._named_in_item = _grouped(named, "item_id")
        self._named_in_document = _grouped(named, "document_id")
        self._about_item = _values(mentions, "item_id", "entity_id")
        self._about_document = _values(mentions, "document_id", "entity_id")
        bodies = mentions.filter(pl.col("entity_type") == "organisation", pl.col("text").str.contains(_BODY))
        self._bodies_in_item = _values(bodies, "item_id", "text")
        self._bodies_in_document = _values(bodies, "document_id", "text")
        amounts = rows("amounts").sort("char_start")
        self._amounts_in_item = _grouped(amounts, "item_id")
        self._amounts_in_document = _grouped(amounts, "document_id")

    def entries(self) -> Iterator[Entry]:
        """The entries of the documents, in order."""
        for document in self._documents.iter_rows(named=True):
            items = self._items.get(document["document_id"], [])
            for item in items:
                yield from self._of_item(document, item)
            if not items:
                yield self._of_document(document)

    def _of_item(self, document: _Row, item: _Row) -> Iterator[Entry]:
        item_id = item["item_id"]
        meeting = self._meetings.get(item["meeting_id"], {})
        decisions = self._decisions.get(item_id, [])
        named = self._named_in_item.get(item_id, [])
        text = "\n".join(row["text"] for row in self._sections.get(item_id, []) if row["text"])
        others = [row["text"] for row in (*self._points.get(item_id, []), *decisions)]
        others += [row["title"] for row in self._attachments.get(item_id, [])]
        whole = "\n".join([text, *(other for other in others if other and other not in text)]).strip()
        outcomes = tuple(dict.fromkeys(row["outcome"] for row in decisions if row["outcome"]))
        about = Entry(
            id=item_id,
            owner=document["document_id"],
            kind="item",
            title=item["title"] or "",
            text=whole,
            date=meeting.get("date") or document["published_on"],
            body=meeting.get("body"),
            publisher=document["publisher"],
            municipalities=_owners(meeting, document) or _codes(named, "municipality"),
            programmes=_codes(named, "programme"),
            outcomes=outcomes,
            item_type=item["item_type"],
            topic=item["topic"],
            page=item["page"],
            source_uri=document["source_uri"],
            document_id=document["document_id"],
            words=item["case_number"] or "",
            ordinal=item["ordinal"] or 0,
            names=(item["case_number"],) if item["case_number"] else (),
            about=self._about_item.get(item_id, ()),
            item_id=item_id,
            sums=_sums(self._amounts_in_item.get(item_id, [])),
            bodies=(*filter(None, [meeting.get("body")]), *self._bodies_in_item.get(item_id, ())),
        )
        yield about
        for row in decisions:
            yield replace(
                about,
                id=row["decision_id"],
                kind="decision",
                text=row["text"] or "",
                outcomes=(row["outcome"],) if row["outcome"] else (),
                page=row["page"],
                names=(),
                sums=_sums(self._amounts_in_item.get(item_id, []), within=row),
            )

    def _of_document(self, document: _Row) -> Entry:
        identity = document["document_id"]
        article = self._articles.get(identity)
        named = self._named_in_document.get(identity, [])
        stated = article or {}
        return Entry(
            id=identity,
            owner=identity,
            kind="article" if article else "document",
            title=stated.get("title") or document["title"] or document["source_uri"],
            text=document["text"] or "",
            date=stated.get("published_on") or document["published_on"],
            publisher=stated.get("publisher") or document["publisher"],
            municipalities=_owners({}, document) or _codes(named, "municipality"),
            programmes=_codes(named, "programme"),
            topic=stated.get("topic"),
            page=stated.get("page"),
            source_uri=document["source_uri"],
            document_id=identity,
            about=self._about_document.get(identity, ()),
            sums=_sums(self._amounts_in_document.get(identity, [])),
            bodies=self._bodies_in_document.get(identity, ()),
        )


_Row = Mapping[str, Any]


def _grouped(rows: pl.DataFrame, column: str) -> dict[str, list[_Row]]:
    groups: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in rows.iter_rows(named=True):
        groups[row[column]].append(row)
    return groups


def _values(rows: pl.DataFrame, by: str, column: str) -> Mapping[str, tuple[str, ...]]:
    """The different values of a column, by another."""
    known = rows.select(by, column).drop_nulls().unique().sort(by, column)
    return {key: tuple(values) for key, values in known.group_by(by, maintain_order=True).agg(column).iter_rows()}


def _sums(amounts: Sequence[_Row], within: _Row | None = None) -> tuple[int, ...]:
    """Different sums in kroner, those of the words of a row alone where one is given."""
    inside = [
        row["value_dkk"]
        for row in amounts
        if row["value_dkk"] is not None
        and (within is None or _holds(within["char_start"], row["char_start"], within["char_end"]))
    ]
    return tuple(dict.fromkeys(round(value) for value in inside if 0 <= value < MOST_KRONER))


def _holds(start: int | None, place: int | None, end: int | None) -> bool:
    return start is not None and place is not None and end is not None and start <= place < end


def _owners(meeting: _Row, document: _Row) -> tuple[str, ...]:
    code = meeting.get("municipality_code") or document["municipality_code"]
    return (str(code),) if code else ()


def _codes(rows: Sequence[_Row], entity_type: str) -> tuple[str, ...]:
    """The official codes of the municipalities or programmes among mentions or entities."""
    found = (row for row in rows if row.get("entity_type") == entity_type and row.get("official_code"))
    return tuple(dict.fromkeys(row["official_code"] for row in found))
