"""Fact sheets: labels with values behind them ("Leadpartner: Vejle Kommune"), in lines, lists and tables, and tables of projects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.annotate.mentions import mention_at
from pipeline.annotate.projects import sheet_patterns as patterns
from pipeline.annotate.projects.discourse import Sentence, within
from pipeline.annotate.projects.entries import kind_of
from pipeline.annotate.projects.payers import payment
from pipeline.annotate.projects.periods import period_of
from pipeline.annotate.projects.projects import is_project_name
from pipeline.annotate.projects.sums import labelled_sum
from pipeline.annotate.projects.targets import LABELLED, Targets
from pipeline.records import Amount, Block, Contact, DateExpression, Document, Mention, ProjectFact, Span

_LONGEST_NAME: Final = 9
_SCORE: Final = 0.8
_SUMS: Final = frozenset({"budget", "grant", "own_contribution"})
_FEWEST_COLUMNS: Final = 2
_LONGEST_SUM: Final = 7
"""Words behind a label of money; more are a sentence."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value behind a label: what the label says it is, and its place."""

    kind: str
    value: Span


@dataclass(frozen=True, slots=True)
class Values:
    """What a document has that a value can be, each in text order."""

    targets: Targets
    amounts: Sequence[Amount]
    dates: Sequence[DateExpression]
    contacts: Sequence[Contact]


def labelled(text: str, sentence: Sentence) -> Iterator[Labelled]:
    """The labels of a sentence, or of a row of two cells, with the places of their values."""
    cells = sentence.block.cells
    if sentence.block.kind == "table_row" and len(cells) == _FEWEST_COLUMNS:
        kind = kind_of(cells[0].text)
        if kind is not None:
            yield Labelled(kind, cells[1].span)
        return
    found = list(patterns.LABEL_IN_LINE.finditer(text, *sentence.span))
    for index, label in enumerate(found):
        kind = kind_of(label["label"])
        end = found[index + 1].start() if index + 1 < len(found) else sentence.span.end
        is_prose = len(text[label.end() : end].split()) > _LONGEST_SUM and kind in _SUMS
        if kind is not None and end > label.end() and not is_prose:
            yield Labelled(kind, Span(label.end(), end))


def sheet_facts(subject: Mention, entry: Labelled, values: Values) -> Iterator[ProjectFact]:
    """The statements that a label and its value make of a project."""
    targets = values.targets
    match entry.kind:
        case "lead":
            leads = [body for body in targets.organisations_in(entry.value) if not targets.is_employer(body)]
            yield from _roles(subject, "lead", leads[:1])
        case "partner":
            yield from _roles(subject, "partner", targets.organisations_in(entry.value))
        case "programme":
            for payer in targets.payers_in(entry.value):
                yield from payment(subject, payer, payer.span, LABELLED)
            for amount in within(values.amounts, entry.value):
                yield labelled_sum(subject, "grant", amount)
        case "period" | "start" | "end":
            yield from period_of(subject, within(values.dates, entry.value), entry.kind)
        case "website":
            for contact in within(values.contacts, entry.value):
                if contact.kind == "url":
                    yield ProjectFact(
                        project=subject.span, field="website", value=contact.text, span=contact.span, rule=LABELLED
                    )
        case kind if kind in _SUMS:
            for amount in within(values.amounts, entry.value)[:1]:
                yield labelled_sum(subject, kind, amount)
            if kind == "grant":
                for payer in targets.programmes_in(entry.value):
                    yield from payment(subject, payer, payer.span, LABELLED)


def _roles(subject: Mention, role: str, organisations: Sequence[Mention]) -> Iterator[ProjectFact]:
    for organisation in organisations:
        yield ProjectFact(
            project=subject.span,
            field=role,
            value=organisation.text,
            span=organisation.span,
            rule=LABELLED,
            target=organisation.span,
        )


def columns(blocks: Sequence[Block]) -> Iterator[tuple[Span, Sequence[Labelled]]]:
    """The rows of tables that list projects, one a row: the place of the name, and the other cells by their column's heading."""
    kinds: Sequence[str | None] = ()
    table: int | None = None
    for block in blocks:
        if block.kind != "table_row" or len(block.cells) <= _FEWEST_COLUMNS:
            kinds = ()
            continue
        own = [kind_of(cell.text) for cell in block.cells]
        if block.table != table or "name" in own:
            table, kinds = block.table, own if own.count(None) * 2 <= len(own) and "name" in own else ()
        elif kinds:
            cells = list(zip(kinds, block.cells, strict=False))
            name = next((cell.span for kind, cell in cells if kind == "name"), None)
            if name is not None and name.end > name.start:
                yield (
                    name,
                    [
                        Labelled(kind, cell.span)
                        for kind, cell in cells
                        if kind not in (None, "name") and cell.text.strip()
                    ],
                )


def named_in_sheets(document: Document) -> Iterator[Mention]:
    """The projects that stand in the name column of a table of projects, or behind a label such as "Projektnavn"."""
    blocks = document.content
    places = [name for name, _ in columns(blocks)]
    for block in blocks:
        if block.kind == "table_row" and len(block.cells) == _FEWEST_COLUMNS and kind_of(block.cells[0].text) == "name":
            places.append(block.cells[1].span)
        elif block.kind in ("paragraph", "list_item") and (label := patterns.NAME_LINE.match(block.text)):
            places.append(Span(block.span.start + label.start("name"), block.span.start + label.end("name")))
    for place in places:
        words = document.text[slice(*place)]
        trimmed = words.strip(' "”“»«.')
        start = place.start + words.find(trimmed)
        bracket = trimmed.find(" (")
        name = trimmed[:bracket] if bracket > 0 else trimmed
        if name and len(name.split()) <= _LONGEST_NAME and is_project_name(name):
            yield mention_at(document.text, start, start + len(name), "project", "grammar:projects", score=_SCORE)
