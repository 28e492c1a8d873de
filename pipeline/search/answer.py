"""What a search gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Literal

Kind = Literal["item", "decision", "article", "project", "document", "person", "organisation", "programme", "case"]


class Notice(str):
    """What an answer says in words: in Danish, and in English as ``english``."""

    english: str

    def __new__(cls, danish: str, english: str) -> Notice:
        """The words in both languages."""
        made = super().__new__(cls, danish)
        made.english = english
        return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something found.

    Attributes:
        id: of the row in its table (item_id, decision_id, entity_id, case_id; of an article or other document, document_id).
        kind: ``document`` is a document that is neither of a meeting nor news; ``case`` is one of several items.
        title: verbatim; of a decision, its item's; of a person, organisation or programme, its name.
        date: of the meeting or the publication; of a project, when something was last stated of it; of a case, its last step.
        body: the body that met.
        score: how well it fits, None where the hits are sorted by date.
        snippet: the words around the best match, each match between ``**``.
        snippet_html: the same, escaped, each match in ``<mark>``.
        municipality, programme: their names; whose the body or document is, else those that it speaks of.
        outcome, item_type, topic: codes, as in the tables.
        page: where it begins, from 1; None where the format has no pages.
    """

    id: str
    kind: Kind
    title: str
    date: date | None
    body: str | None
    score: float | None
    snippet: str
    snippet_html: str
    source_uri: str | None
    document_id: str | None
    publisher: str | None = None
    municipality: tuple[str, ...] = ()
    programme: tuple[str, ...] = ()
    outcome: str | None = None
    item_type: str | None = None
    topic: int | None = None
    page: int | None = None

    def to_json(self) -> dict[str, object]:
        """The attributes as JSON knows them: a date in ISO 8601, a tuple as a list."""
        values = {name.name: getattr(self, name.name) for name in fields(self)}
        values["date"] = self.date.isoformat() if self.date else None
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet: its code (what a filter takes), what it is called, and how many hits have it."""

    code: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to a query.

    Attributes:
        total: how many there are, exactly.
        hits: those asked for.
        facets: by name (kind, type, municipality, programme, body, outcome, topic, year), most frequent first, over all hits.
        notices: in words, what was not understood or matches nothing.
        by: what it is found and ranked by: the words alone, or the meaning too.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    by: Literal["words", "meaning"] = "words"

    def to_json(self) -> dict[str, object]:
        """The answer as JSON knows it."""
        facets = {
            name: [{"code": value.code, "label": value.label, "count": value.count} for value in values]
            for name, values in self.facets.items()
        }
        hits = [hit.to_json() for hit in self.hits]
        return {"total": self.total, "hits": hits, "facets": facets, "notices": list(self.notices), "by": self.by}
