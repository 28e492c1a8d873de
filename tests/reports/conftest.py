"""One small lake for all tests: invented rows of two bodies and a project, with texts that would do harm if they could."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pipeline.tables.lake import Lake

Row = dict[str, object]

OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}"
HOSTILE = f"""<script>alert("bid")</script> {{{{ 7 * 7 }}}} '); DROP TABLE decisions; -- {OVERRIDE}tfarts\x01\x0c]]>"""
STAMP: Row = {"run_id": "run-1", "pipeline_version": "0.1.0"}
COMMITTEE, COUNCIL = date(2023, 5, 9), date(2023, 6, 13)


class Maker:
    """Collects rows, each with a place of its own in its document."""

    def __init__(self) -> None:
        self.rows: defaultdict[str, list[Row]] = defaultdict(list)
        self._place = 0

    def add(self, table: str, document: str, size: int = 9, **values: object) -> tuple[int, int]:
        """Adds a row; gives its place."""
        start, end = self._place, self._place + size
        self._place += size + 1
        self.rows[table].append(
            {"document_id": document, "char_start": start, "char_end": end, "page": None, **STAMP, **values}
        )
        return start, end

    def document(self, identity: str, kind: str, day: date, meeting: str | None = None) -> None:
        about = {
            "source_uri": f"file:///{identity}",
            "kind": kind,
            "title": identity,
            "published_on": day,
            "text": "ord " * 500,
        }
        self.rows["documents"].append(
            {
                "document_id": identity,
                "municipality_code": 461,
                "meeting_id": meeting,
                "meeting_part": "main",
                **about,
                **STAMP,
            }
        )

    def meeting(self, identity: str, body: str, day: date) -> None:
        self.document(identity, "minutes", day, f"mtg-{identity}")
        self.add(
            "meeting_documents", identity, meeting_id=f"mtg-{identity}", body=body, municipality_code=461, date=day,
            owner="municipality-0461", status="minutes", meeting_part="main", title=f"{body} {day}",
        )  # fmt: skip

    def item(self, meeting: str, number: int, title: str, outcome: str, day: date, body: str, **more: object) -> str:
        item_id = f"itm-{meeting}-{number}"
        self.add(
            "agenda_items", meeting, item_id=item_id, meeting_id=f"mtg-{meeting}", ordinal=number, title=title, topic=10,
            case_number=f"24/{title[:3]}", case_key=f"municipality-0461|24/{title[:3]}", topic_method="model",
        )  # fmt: skip
        self.add(
            "decisions", meeting, size=100, decision_id=f"dec-{meeting}-{number}", item_id=item_id, meeting_id=f"mtg-{meeting}",
            ordinal=1, body=body, date=day, text="Ord.", outcome=outcome, **more,
        )  # fmt: skip
        return item_id

    def money(self, meeting: str, item_id: str, value: float, start: int) -> None:
        place = {"char_start": start, "char_end": start + 5}
        self.add(
            "amounts",
            meeting,
            amount_id=f"amt-{item_id}-{start}",
            item_id=item_id,
            value_dkk=value,
            currency="DKK",
            **place,
        )

    def named(self, document: str, kind: str, entity_id: str, name: str, code: str | None = None) -> None:
        self.add(
            "mentions", document, mention_id=f"men-{document}-{entity_id}", entity_type=kind, entity_id=entity_id, text=name,
            name=name, official_code=code, seen_on=COUNCIL, method="grammar",
        )  # fmt: skip

    def stated(self, document: str, project: str, field: str, value: str, **more: object) -> None:
        self.add(
            "project_statements", document, statement_id=f"sta-{document}-{project}-{field}-{value}",
            project_entity_id=project, field=field, value=value, stated_on=COUNCIL, **more,
        )  # fmt: skip


def _meetings(maker: Maker) -> None:
    maker.meeting("udvalg", "Teknisk Udvalg", COMMITTEE)
    maker.meeting("råd", "Byrådet", COUNCIL)
    for name, status in (
        ("Lise Holm", "present"),
        ("Per Krag", "left"),
        ("Mads Elkjær", "excused"),
        ("Bo Sand", "guest"),
    ):
        maker.add(
            "attendance",
            "udvalg",
            attendance_id=f"att-{name}",
            meeting_id="mtg-udvalg",
            person_name=name,
            status=status,
        )
    maker.item("udvalg", 1, "Ny bro", "recommended", COMMITTEE, "Teknisk Udvalg", forwarded_to="Byrådet")
    maker.item("udvalg", 2, HOSTILE, "postponed", COMMITTEE, f"Udvalget {HOSTILE}")
    bridge = maker.item("råd", 1, "Ny bro", "approved", COUNCIL, "Byrådet", unanimous=True)
    place = int(str(maker.rows["decisions"][-1]["char_start"]))
    maker.money("råd", bridge, 2_500_000.0, place + 10)
    maker.money("råd", bridge, 400_000.0, place + 30)
    start, _ = maker.add(
        "recommendations", "råd", 100, recommendation_id="rec", item_id=bridge, ordinal=1, text="at 2,5 mio. kr."
    )
    maker.money("råd", bridge, 2_500_000.0, start + 10)
    maker.money("råd", bridge, 90_000_000.0, start + 5000)
    for party, side in (("A", "for"), ("V", "for"), ("C", "against")):
        maker.add(
            "votes",
            "råd",
            vote_id=f"vot-{party}",
            decision_id="dec-råd-1",
            side=side,
            voter=party,
            voter_kind="party",
            party=party,
        )
    maker.add(
        "issues", "råd", issue_id="iss", kind="date_not_settled", message=f"No year {HOSTILE}", severity="warning"
    )


def _news(maker: Maker) -> None:
    maker.document("nyhed", "news", COUNCIL)
    maker.add("articles", "nyhed", title="Havnen", published_on=COUNCIL, topic=10)
    maker.named("nyhed", "project", "prj-havn", "HAVNELYS")
    maker.named("nyhed", "programme", "programme-interreg", "Interreg", "interreg")
    for entity_id, name in (("org-1", "Vejle Havn"), ("org-2", HOSTILE), ("org-3", "Odense Vand")):
        maker.named("nyhed", "organisation", entity_id, name)
    first, last = date(2024, 9, 1), date(2026, 12, 31)
    maker.stated("nyhed", "prj-havn", "programme_entity_id", "Interreg", target_entity_id="programme-interreg")
    maker.stated("nyhed", "prj-havn", "lead", "Vejle Havn", target_entity_id="org-1")
    maker.stated("nyhed", "prj-havn", "partner", HOSTILE, target_entity_id="org-2")
    maker.stated("nyhed", "prj-havn", "partner", "Odense Vand", target_entity_id="org-3")
    maker.stated("nyhed", "prj-havn", "start", "september 2024", start=first, end=date(2024, 9, 30), precision="month")
    maker.stated("nyhed", "prj-havn", "end", "2026", start=date(2026, 1, 1), end=last, precision="year")
    maker.stated("nyhed", "prj-havn", "grant", "2 mio. kr.", amount=2e6, currency="DKK", amount_dkk=2e6)


@pytest.fixture(scope="session")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the tables."""
    folder = tmp_path_factory.mktemp("report") / "lake"
    maker = Maker()
    _meetings(maker)
    _news(maker)
    tables = Lake(folder)
    tables.write_documents(maker.rows)
    tables.refresh_derived()
    moment = datetime(2026, 11, 20, 3, tzinfo=UTC)
    failure = {
        "stage": "read",
        "error_type": "DamagedError",
        "message": f"Cannot be read: {HOSTILE}",
        "failed_at": moment,
    }
    tables.write_failures([{"source_uri": "file:///<i>tom.pdf", **failure, **STAMP}])
    counts = {"sources": 4, "new": 3, "unchanged": 0, "failed": 1, "seconds": 60.0}
    tables.write_run({"started": moment, "finished": moment, **counts, **STAMP})
    return folder
