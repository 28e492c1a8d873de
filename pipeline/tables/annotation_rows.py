"""The rows of what annotation found in a document: mentions, values, roles, and what is stated of projects."""

from __future__ import annotations

from typing import Final

from pipeline.records import Amount, Annotation
from pipeline.results import Row
from pipeline.tables.row_maker import RowMaker
from pipeline.text.amounts import in_units

_PAYING: Final = frozenset({"applied_for", "grant", "own_contribution", "funder"})
"""Fields whose target pays: for its council or a committee a municipality does."""


def add_annotation(maker: RowMaker, annotation: Annotation) -> None:
    """Adds the rows of an annotation; those of the meeting are there."""
    links = maker.analysis.links
    for index, mention in enumerate(annotation.mentions):
        link = links.mentions[index]
        maker.add(
            "mentions",
            {
                "mention_id": maker.place_id("men", mention.span, mention.entity_type),
                "item_id": maker.item_at(mention.span),
                "text": mention.text,
                "entity_type": mention.entity_type,
                "entity_id": link.entity_id,
                "name": link.name,
                "official_code": mention.code,
                "acronym": link.acronym,
                "seen_on": maker.day,
                "method": mention.method,
                "score": mention.score,
            },
            mention.span,
        )
    for amount in annotation.amounts:
        maker.add(
            "amounts",
            {
                "amount_id": maker.place_id("amt", amount.span),
                "item_id": maker.item_at(amount.span),
                "text": amount.text,
                "value": amount.value,
                "currency": amount.currency,
                "unit_text": amount.unit_text,
                "value_dkk": amount.value_dkk,
            },
            amount.span,
        )
    for expression in annotation.dates:
        maker.add(
            "dates",
            {
                "date_id": maker.place_id("dat", expression.span),
                "item_id": maker.item_at(expression.span),
                "text": expression.text,
                "start": expression.start,
                "end": expression.end,
                "precision": expression.precision,
                "inferred": expression.inferred,
            },
            expression.span,
        )
    for contact in annotation.contacts:
        maker.add(
            "contacts",
            {
                "contact_id": maker.place_id("con", contact.span),
                "item_id": maker.item_at(contact.span),
                "kind": contact.kind,
                "text": contact.text,
            },
            contact.span,
        )
    for role in annotation.roles:
        maker.add(
            "roles",
            {
                "role_id": maker.place_id("rol", role.span, role.person.start),
                "entity_id": links.entity_at(role.person),
                "role": role.role,
                "organisation": maker.words(role.organisation),
                "organisation_entity_id": links.entity_at(role.organisation) if role.organisation else None,
                "party": role.party,
                "stated_on": maker.day,
            },
            role.span,
        )
    countries = {mention.span: mention.attributes.get("country") for mention in annotation.mentions}
    for fact in annotation.project_facts:
        project = links.entity_at(fact.project)
        if project is None:
            continue
        interval = fact.interval
        target_at = links.payer_at if fact.field in _PAYING else links.entity_at
        maker.add(
            "project_statements",
            {
                "statement_id": maker.place_id("sta", fact.span, fact.project.start, fact.field, fact.value),
                "project_entity_id": project,
                "field": fact.field,
                "value": fact.value,
                "target_entity_id": target_at(fact.target) if fact.target else None,
                "start": interval.start if interval else None,
                "end": interval.end if interval else None,
                "precision": interval.precision if interval else None,
                **_money(fact.amount),
                "country": countries.get(fact.target) if fact.target else None,
                "stated_on": maker.day,
                "rule": fact.rule,
            },
            fact.span,
        )


def _money(amount: Amount | None) -> Row:
    """The columns of a sum, in units of its currency."""
    if amount is None:
        return {}
    return {"amount": in_units(amount), "currency": amount.currency, "amount_dkk": amount.value_dkk}
