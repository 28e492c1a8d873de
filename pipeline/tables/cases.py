"""The tables ``cases``, ``case_items`` and ``case_links``: brought up to date for the items that a batch touched, and only for them.

First the blocks (case number, title, reference) that the touched items are in are linked anew; then the cases that these links,
or those that stood before, hold together are put together anew. What several items could be becomes unsettled links and a
row of ``issues`` at the words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial

import polars as pl

from pipeline.ids import stable_id
from pipeline.linking.cases import CaseLink, threads
from pipeline.tables.case_blocks import Blocks, Found, Row, Step, link_blocks, read_steps, touched_blocks
from pipeline.tables.frames import frame
from pipeline.tables.journal import Touched
from pipeline.tables.replace import replace_rows
from pipeline.tables.schemas import TABLES
from pipeline.tables.store import Store

_STRENGTH = {"case_number": 0, "reference": 1, "title": 2}
_STAMP = ("run_id", "pipeline_version")


def refresh_cases(store: Store, touched: Touched) -> None:
    """Derives the cases of the touched items anew; those that no item speaks of any more go.

    Raises:
        LakeError: where a table cannot be read or written.
    """
    blocks = touched_blocks(store, touched)
    found = list(link_blocks(blocks))
    links = partial(store.rows_of, "case_links")
    touching = [links("block", blocks.names), *(links(end, touched.item_ids) for end in ("item_id", "earlier_item_id"))]
    old = store.collect("case_links", pl.concat(touching).unique("link_id"))
    new = frame(TABLES["case_links"], [row for one in found for row in _link_rows(one, blocks)])
    replace_rows(store, "case_links", new, "link_id", {*old["link_id"], *new["link_id"]})
    _put_issues(store, old, [row for one in found for row in _issue_rows(one, blocks)])

    ends = [rows.filter(pl.col("settled"))[column] for rows in (old, new) for column in ("item_id", "earlier_item_id")]
    affected = touched.item_ids.union(*ends)
    before = store.collect("case_items", store.rows_of("case_items", "item_id", affected))["case_id"].unique()
    fellows = store.collect("case_items", store.rows_of("case_items", "case_id", before))["item_id"]
    _put_cases(store, affected.union(fellows), before)


def _put_cases(store: Store, item_ids: Collection[str], before: Iterable[str]) -> None:
    """Puts the cases of these items together, which are all items of the cases ``before`` and of those that come of them."""
    steps = read_steps(store, item_ids)
    settled = store.rows_of("case_links", "item_id", item_ids).filter(pl.col("settled"))
    links = [
        CaseLink(
            earlier=row["earlier_item_id"], later=row["item_id"], method=row["method"], reference_id=row["reference_id"]
        )
        for row in store.collect("case_links", settled).iter_rows(named=True)
    ]
    by_item: defaultdict[str, list[CaseLink]] = defaultdict(list)
    for link in links:
        by_item[link.earlier].append(link)
        by_item[link.later].append(link)
    cases: list[Row] = []
    items: list[Row] = []
    for thread in threads(links, steps):
        ordered = sorted((steps[item_id] for item_id in thread), key=lambda step: step.treatment.order)
        if len(ordered) > 1 or ordered[0].treatment.case_key is not None:
            case = _case_row(ordered)
            cases.append(case)
            items += _step_rows(ordered, by_item, str(case["case_id"]))
    case_ids = {*before, *(str(case["case_id"]) for case in cases)}
    replace_rows(store, "cases", frame(TABLES["cases"], cases), "case_id", case_ids)
    replace_rows(store, "case_items", frame(TABLES["case_items"], items), "case_id", case_ids)


def _case_row(ordered: Sequence[Step]) -> Row:
    keys = sorted(step.treatment.case_key for step in ordered if step.treatment.case_key is not None)
    numbers = Counter(step.row["case_number"] for step in ordered if step.row["case_number"])
    days = [step.treatment.day for step in ordered if step.treatment.day is not None]
    titles = [step.treatment.title for step in ordered if step.treatment.title]
    return {
        "case_id": stable_id("cas", *(keys[0].split("|", 1) if keys else (ordered[0].treatment.item_id,))),
        "case_number": min(numbers, key=lambda number: (-numbers[number], number), default=None),
        "title": titles[-1] if titles else None,
        "owner": ordered[0].treatment.owner,
        "items": len(ordered),
        "bodies": len({step.treatment.body for step in ordered if step.treatment.body is not None}),
        "first_date": min(days, default=None),
        "last_date": max(days, default=None),
    } | _stamp(step.row for step in ordered)


def _step_rows(ordered: Sequence[Step], links: dict[str, list[CaseLink]], case_id: str) -> Iterator[Row]:
    places = {step.treatment.item_id: place for place, step in enumerate(ordered, 1)}
    for place, step in enumerate(ordered, 1):
        item_id = step.treatment.item_id
        joining = [(link, link.later if link.earlier == item_id else link.earlier) for link in links.get(item_id, ())]
        link, other = min(
            joining,
            key=lambda joined: (places[joined[1]] > place, _STRENGTH[joined[0].method], -places[joined[1]], joined[0].reference_id or ""),
            default=(None, None),
        )  # fmt: skip
        yield {
            "case_id": case_id,
            "item_id": item_id,
            "step": place,
            "meeting_id": step.treatment.meeting_id,
            "body": step.row["body"],
            "date": step.treatment.day,
            "title": step.row["title"],
            "outcomes": ", ".join(step.row["outcomes"] or ()) or None,
            "forwarded_to": ", ".join(step.row["forwarded_to"] or ()) or None,
            "linked_by": link.method if link else None,
            "linked_item_id": other,
            "reference_id": link.reference_id if link else None,
        } | _stamp([step.row])


def _link_rows(found: Found, blocks: Blocks) -> Iterator[Row]:
    result, steps = found.result, blocks.steps
    if isinstance(result, CaseLink):
        pairs, later, method = [result.earlier], result.later, result.method
    else:
        pairs, later = list(result.candidates), result.item_id
        method = "reference" if result.reference_id else "title"
    for earlier in pairs:
        yield {
            "link_id": stable_id("lnk", found.block, earlier, later),
            "block": found.block,
            "item_id": later,
            "earlier_item_id": earlier,
            "method": method,
            "reference_id": result.reference_id,
            "settled": isinstance(result, CaseLink),
        } | _stamp(steps[item_id].row for item_id in (earlier, later))


def _issue_id(block: str, item_id: str) -> str:
    return stable_id("iss", "case", block, item_id)


def _issue_rows(found: Found, blocks: Blocks) -> Iterator[Row]:
    result = found.result
    if isinstance(result, CaseLink):
        return
    item = blocks.steps[result.item_id].row
    place = blocks.references[result.reference_id] if result.reference_id else item
    said = f"{place['body']}, {place['date']}" if result.reference_id else "this title"
    yield {
        "issue_id": _issue_id(found.block, result.item_id),
        "item_id": result.item_id,
        "kind": "case_unsettled",
        "message": f"The same matter as {said}: it could be any of {', '.join(result.candidates)}, and is linked to none.",
        "severity": "info",
        **{column: place[column] for column in ("document_id", "char_start", "char_end", "page")},
    } | _stamp([item])


def _put_issues(store: Store, old: pl.DataFrame, rows: Sequence[Row]) -> None:
    unsettled = old.filter(~pl.col("settled")).select("block", "item_id").unique()
    gone = {_issue_id(block, item_id) for block, item_id in unsettled.iter_rows()}
    if gone or rows:
        replace_rows(
            store, "issues", frame(TABLES["issues"], rows), "issue_id", gone | {str(row["issue_id"]) for row in rows}
        )


def _stamp(rows: Iterable[Row]) -> dict[str, object]:
    listed = list(rows)
    return {column: max(row[column] for row in listed) for column in _STAMP}
