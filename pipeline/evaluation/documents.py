"""How well documents are read: precision, recall and F1 of every kind of fact against gold, with intervals over documents.

The gold is one ``<stem>.gold.json`` beside each document, in the format that corpora/README.md describes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
from rapidfuzz import fuzz

from pipeline.errors import UsageError
from pipeline.evaluation.gold import Reading, judged
from pipeline.evaluation.scores import agreement, f1_interval
from pipeline.records import AgendaItem, Annotation, Document, Structure
from pipeline.structure.titles import read_title

_SAME_TITLE: Final = 60
_ONLY_MARK: Final = re.compile(r"lukket(?:\s+(?:punkt|sag))?\.?", re.IGNORECASE)
_TYPE_MARK: Final = re.compile(r"\s*\([A-Z]\)$")
_AWAY: Final = frozenset({"absent", "excused"})
_MEETING_FIELDS: Final = ("body", "date", "start_time", "end_time", "place", "mode", "chair", "status")
_ARTICLE_FIELDS: Final = ("title", "lead", "published_on", "publisher", "byline")


@dataclass(slots=True)
class _Tally:
    """True positives, false positives and false negatives of one kind of fact in one document."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    def count(self, name: str, gold: Counter[Hashable], found: Counter[Hashable]) -> None:
        both = gold & found
        self.right += both.total()
        self.wrong += (found - gold).total()
        self.missed += (gold - found).total()
        self.errors += [f"{name}: missed {fact}" for fact in (gold - found).elements()]
        self.errors += [f"{name}: wrong {fact}" for fact in (found - gold).elements()]


def score_documents(
    folder: Path, read: Callable[[Path], Reading], *, families: Sequence[str] = (), show_errors: bool = False
) -> dict[str, Any]:
    """Score every document of a folder that has gold beside it.

    Args:
        folder: searched with its sub-folders for ``*.gold.json``.
        read: reads, structures and annotates one file.
        families: only these layout families, all where empty.
        show_errors: whether to list each difference under ``errors`` (never for held-out documents while rules are written).

    Returns:
        ``{"documents": n, "unread": {document: reason}, "facts": {kind: {"precision", "recall", "f1", "f1_interval", "gold"}},
        "families": {family: {kind: f1}}}``; intervals are 95 % bootstrap intervals over documents. All that a document that cannot be
        read holds (a scan, where OCR is not installed) counts as missed.

    Raises:
        UsageError: where the folder holds no gold, or gold that lacks a field.
    """
    tallies: list[tuple[str, dict[str, _Tally]]] = []
    errors: dict[str, list[str]] = {}
    unread: dict[str, str] = {}
    for one in judged(folder, read, families):
        gold = one.gold
        if one.unread:
            unread[gold["document"]] = one.unread
        try:
            tally = _compare(gold, *one.reading)
        except KeyError as missing:
            raise UsageError(
                f"{one.path} lacks {missing}.", hint="corpora/README.md describes the format."
            ) from missing
        tallies.append((gold["family"], tally))
        errors[gold["document"]] = [line for kind in tally.values() for line in kind.errors]
    result: dict[str, Any] = {
        "documents": len(tallies),
        "unread": unread,
        "facts": _summary([tally for _, tally in tallies]),
        "families": _by_family(tallies),
    }
    return result | ({"errors": errors} if show_errors else {})


def _compare(
    gold: Mapping[str, Any], document: Document, structure: Structure, annotation: Annotation
) -> dict[str, _Tally]:
    tallies: defaultdict[str, _Tally] = defaultdict(_Tally)
    tallies["kind"].count("kind", Counter([gold["kind"]]), Counter([structure.kind]))
    for name, (stated, found) in _document_facts(gold, structure, annotation).items():
        tallies[name].count(name, stated, found)
    items = structure.meeting.items if structure.meeting else ()
    pairs = _aligned(gold.get("items") or [], items)
    matched = sum(1 for wanted, item in pairs if wanted and item)
    tallies["items"].right += matched
    tallies["items"].missed += sum(1 for wanted, item in pairs if item is None)
    tallies["items"].wrong += sum(1 for wanted, item in pairs if wanted is None)
    tallies["items"].errors += [f"items: missed {w['number']} {w['title']}" for w, item in pairs if w and item is None]
    tallies["items"].errors += [f"items: wrong {i.number} {i.title}" for wanted, i in pairs if i and wanted is None]
    for wanted, item in pairs:
        label = f"item {(wanted or {}).get('number') or (item.number if item else '')}"
        gold_facts = _gold_item(wanted) if wanted else {}
        found_facts = _found_item(item) if item else {}
        for name in sorted({*gold_facts, *found_facts}):
            none: Counter[Hashable] = Counter()
            tallies[name].count(f"{label} {name}", gold_facts.get(name, none), found_facts.get(name, none))
    return dict(tallies)


def _document_facts(
    gold: Mapping[str, Any], structure: Structure, annotation: Annotation
) -> dict[str, tuple[Counter[Hashable], Counter[Hashable]]]:
    meeting, article = structure.meeting, structure.article
    facts: dict[str, tuple[Counter[Hashable], Counter[Hashable]]] = {}
    if gold.get("meeting"):
        found = {name: _plain(getattr(meeting, name)) for name in _MEETING_FIELDS} if meeting else {}
        for name in _MEETING_FIELDS:
            facts[f"meeting.{name}"] = _field(gold["meeting"].get(name), found.get(name))
    if gold.get("article"):
        found = {name: _plain(getattr(article, name)) for name in _ARTICLE_FIELDS} if article else {}
        for name in _ARTICLE_FIELDS:
            facts[f"article.{name}"] = _field(gold["article"].get(name), found.get(name))
    facts["attendance"] = (
        _people(gold.get("attendance")),
        Counter((p.person_name, p.status) for p in (meeting.attendance if meeting else ())),
    )
    facts["absent"] = (
        _absent([gold.get("attendance"), *(item.get("attendance") for item in gold.get("items") or [])]),
        _absent_found(structure),
    )
    facts["tables"] = (
        Counter(
            (t["rows"], t["columns"], _cents(t["total_stated"]), _cents(t["total_computed"]))
            for t in gold.get("tables") or []
        ),
        Counter((t.rows, t.columns, _cents(t.total_stated), _cents(t.total_computed)) for t in structure.tables),
    )
    facts["amounts"] = (
        Counter({a["value_dkk"] for a in gold.get("amounts") or []}),
        Counter({a.value_dkk for a in annotation.amounts}),
    )
    wanted_entities = gold.get("entities") or []
    types = {e["type"] for e in wanted_entities}
    optional = {_without_case(e["text"]) for e in gold.get("optional_entities") or []}
    for kind in sorted(types):
        wanted = {e["text"] for e in wanted_entities if e["type"] == kind}
        found_texts = {m.text for m in annotation.mentions if m.entity_type == kind and "reference" not in m.attributes}
        judged_texts = {text for text in found_texts if text in wanted or _without_case(text) not in optional}
        facts[f"entities.{kind}"] = Counter(wanted), Counter(judged_texts)
    return facts


def _without_case(text: str) -> str:
    """A name in small letters without a genitive's ending: what is optional is so in each of its forms.

    >>> _without_case("TEKNISK UDVALGs") == _without_case("Teknisk Udvalg")
    True
    """
    return re.sub(r"['’]?s$", "", text.casefold())


def _cents(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _plain(value: object) -> str | None:
    if value is None:
        return None
    return value.strftime("%H:%M") if hasattr(value, "hour") and hasattr(value, "strftime") else _spaces(str(value))


def _spaces(text: str) -> str:
    return " ".join(text.split())


def _field(gold: str | None, found: str | None) -> tuple[Counter[Hashable], Counter[Hashable]]:
    return Counter([_spaces(gold)] if gold else []), Counter([found] if found else [])


def _absent(lists: Iterable[Sequence[Mapping[str, Any]] | None]) -> Counter[Hashable]:
    """The people who were away, with apology or without, each once for the meeting and once for every item."""
    return Counter(
        (place, person["person_name"])
        for place, people in enumerate(lists)
        for person in people or ()
        if person["status"] in _AWAY
    )


def _absent_found(structure: Structure) -> Counter[Hashable]:
    meeting = structure.meeting
    lists = [meeting.attendance, *(item.attendance for item in meeting.items)] if meeting else []
    return Counter(
        (place, person.person_name) for place, people in enumerate(lists) for person in people if person.status in _AWAY
    )


def _people(rows: Iterable[Mapping[str, Any]] | None) -> Counter[Hashable]:
    return Counter((row["person_name"], row["status"]) for row in rows or [])


def _point(text: str) -> str:
    """A recommendation for comparing: the conjunction before and the punctuation after it do not count."""
    return _spaces(text).casefold().removeprefix("at ").rstrip(" .,;:").removesuffix(" og").rstrip(" .,;:")


def _title(text: str) -> str:
    """A title for comparing: marks of access ("Lukket punkt -") and of the item's type ("(B)") do not count as words of it."""
    title = _TYPE_MARK.sub("", read_title(_spaces(text)).text)
    return "" if _ONLY_MARK.fullmatch(title) else title


def _gold_item(item: Mapping[str, Any]) -> dict[str, Counter[Hashable]]:
    return {
        "titles": Counter([_title(item["title"] or "")]),
        "access": Counter([item["access"]] if item.get("access") else []),
        "case_numbers": Counter([_spaces(item["case_number"])] if item.get("case_number") else []),
        "kle_codes": Counter([item["kle_code"]] if item.get("kle_code") else []),
        "item_types": Counter([item["item_type"]] if item.get("item_type") else []),
        "sections": Counter(section["section"] for section in item["sections"]),
        "recommendations": Counter(_point(text) for text in item["recommendations"]),
        "outcomes": Counter(decision["outcome"] for decision in item["decisions"]),
        "forwarded": Counter(d["forwarded_to"] for d in item["decisions"] if d.get("forwarded_to")),
        "unanimous": Counter(d["unanimous"] for d in item["decisions"] if d.get("unanimous") is not None),
        "votes": Counter((v["side"], v["voter_kind"], v["voter"] or v["party"], v["count"]) for v in item["votes"]),
        "item_attendance": _people(item["attendance"]),
        "attachments": Counter(_spaces(attachment["title"]) for attachment in item["attachments"]),
    }


def _found_item(item: AgendaItem) -> dict[str, Counter[Hashable]]:
    decisions = item.decisions
    votes = [vote for decision in decisions for vote in decision.votes]
    return {
        "titles": Counter([_title(item.title)]),
        "access": Counter([item.access] if item.access else []),
        "case_numbers": Counter([_spaces(item.case_number)] if item.case_number else []),
        "kle_codes": Counter([item.kle_code] if item.kle_code else []),
        "item_types": Counter([item.item_type] if item.item_type else []),
        "sections": Counter(s.section for s in item.sections if s.label),
        "recommendations": Counter(_point(point.text) for point in item.recommendations),
        "outcomes": Counter(decision.outcome for decision in decisions),
        "forwarded": Counter(d.forwarded_to for d in decisions if d.forwarded_to),
        "unanimous": Counter(d.unanimous for d in decisions if d.unanimous is not None),
        "votes": Counter((v.side, v.voter_kind, v.voter or v.party, v.count) for v in votes),
        "item_attendance": Counter((p.person_name, p.status) for p in item.attendance),
        "attachments": Counter(_spaces(attachment.title) for attachment in item.attachments),
    }


def _aligned(
    gold: Sequence[Mapping[str, Any]], items: Sequence[AgendaItem]
) -> list[tuple[Mapping[str, Any] | None, AgendaItem | None]]:
    """Gold items beside found ones: the same number and a title alike, else the same title, else (no titles) the same place."""
    free = list(items)
    pairs: list[tuple[Mapping[str, Any] | None, AgendaItem | None]] = []
    for place, wanted in enumerate(gold):
        best = max(free, key=lambda item: _likeness(wanted, item, items, place), default=None)
        if best is not None and _likeness(wanted, best, items, place) > 0:
            free.remove(best)
            pairs.append((wanted, best))
        else:
            pairs.append((wanted, None))
    return pairs + [(None, item) for item in free]


def _likeness(wanted: Mapping[str, Any], item: AgendaItem, items: Sequence[AgendaItem], place: int) -> float:
    title = _spaces(wanted["title"] or "")
    alike = fuzz.ratio(title.casefold(), _spaces(item.title).casefold())
    same_number = wanted["number"] is not None and wanted["number"] == item.number
    if not title and not item.title:
        return 50.0 if items.index(item) == place else 0.0
    if alike >= _SAME_TITLE:
        return alike + (50.0 if same_number else 0.0)
    return 20.0 if same_number and (not title or not item.title) else 0.0


def _summary(tallies: Sequence[Mapping[str, _Tally]]) -> dict[str, Any]:
    kinds = sorted({kind for tally in tallies for kind in tally})
    summary: dict[str, Any] = {}
    for kind in kinds:
        counts = [(t[kind].right, t[kind].wrong, t[kind].missed) for t in tallies if kind in t]
        totals = [sum(column) for column in zip(*counts, strict=True)]
        if not any(totals):
            continue
        interval = list(f1_interval(np.array(counts, dtype=np.float64)))
        summary[kind] = {**agreement(*totals), "f1_interval": interval, "gold": totals[0] + totals[2]}
    return summary


def _by_family(tallies: Sequence[tuple[str, Mapping[str, _Tally]]]) -> dict[str, dict[str, float | None]]:
    families: dict[str, dict[str, float | None]] = {}
    for family in sorted({name for name, _ in tallies}):
        own = [tally for name, tally in tallies if name == family]
        families[family] = {kind: scores["f1"] for kind, scores in _summary(own).items()}
    return families
