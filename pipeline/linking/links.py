"""What linking gives: for each mention the entity that it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.linking.references import Reference
from pipeline.records import Issue, Span


@dataclass(frozen=True, slots=True)
class Link:
    """The entity that a mention means.

    Attributes:
        entity_id: None where the document does not settle it.
        name: the name under which the document settles it: the official or listed one, else the form that it uses most.
        acronym: the listed acronym, or the one that the document introduces.
    """

    entity_id: str | None
    name: str
    acronym: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The links of one document.

    Attributes:
        mentions: one for each mention of the annotation, in its order.
        municipality_code, region_code: whose body the document is from, where known.
        owner: the same in one word, the publisher where neither is known; None where nothing is.
        references: by the ordinal of an agenda item: the other meetings that it refers to.
        body_entity_id: the meeting's body as an organisation, where known.
        issues: what could not be settled, such as a name spelled two ways.
    """

    mentions: tuple[Link, ...] = ()
    municipality_code: int | None = None
    region_code: int | None = None
    owner: str | None = None
    references: Mapping[int, tuple[Reference, ...]] = field(default_factory=dict)
    body_entity_id: str | None = None
    issues: tuple[Issue, ...] = ()
    _by_span: Mapping[Span, str] = field(default_factory=dict)
    _persons: Mapping[str, str] = field(default_factory=dict)
    _payers: Mapping[Span, str] = field(default_factory=dict)

    def entity_at(self, span: Span) -> str | None:
        """The entity of the mention that has exactly this place."""
        return self._by_span.get(span)

    def payer_at(self, span: Span) -> str | None:
        """Who pays where the mention that has exactly this place does: of a council or committee its municipality or region."""
        return self._payers.get(span) or self.entity_at(span)

    def person_at(self, span: Span, name: str) -> str | None:
        """The person of a name that the structure states at a place: that of the mention there, else the one so named."""
        return self._by_span.get(span) or self._persons.get(name)
