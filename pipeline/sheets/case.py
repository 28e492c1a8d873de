"""What is known of a case: its steps, and the projects and programmes that it concerns."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.sheets.evidence import Evidence, Row, Stated
from pipeline.sheets.item import concerned
from pipeline.sheets.thread import Thread, find_thread


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSheet:
    """A case: its row of ``cases``, the name of the authority whose it is, its steps in order, and what it concerns."""

    case: Row
    authority: str | None
    thread: Thread
    concerned: tuple[Stated, ...]


def case_sheet(evidence: Evidence, case: Row) -> CaseSheet:
    """All of a case.

    Raises:
        LakeError: where a table cannot be read.
    """
    thread = find_thread(evidence.tables, case["case_id"]) or Thread(case["case_id"], case["case_number"], ())
    return CaseSheet(
        case=case,
        authority=evidence.authority(case["owner"]),
        thread=thread,
        concerned=concerned(evidence, [step.item_id for step in thread.steps]),
    )
