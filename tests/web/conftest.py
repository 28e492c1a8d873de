from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from starlette.testclient import TestClient

from pipeline.runs.direct import run_directly
from pipeline.settings import Settings
from pipeline.tables.lake import Lake
from pipeline.web.app import create_app

_SAMPLES = Path(__file__).parents[2] / "corpora" / "samples"
_CHOSEN = (
    "f12-boerne-og-familieudvalget-2024-09-17-referat.html",
    "f05-udvalget-for-kultur-og-fritid-mariagerfjord-2021-05-04.txt",
    "news-kolding-shadewalk-2024-05-30.html",
    "news-helsingoer-kulturhavn-2019-01-24.html",
)

COMMITTEE = """Lillestrup Kommune
Referat fra møde i Teknisk Udvalg
Tirsdag den 9. maj 2023 kl. 16.00

1. Ny bro ved Lyng Mølle
Sagsfremstilling
Broen koster 2,5 mio. kr.
Beslutning
Anbefales. Sagen sendes til endelig beslutning i Byrådet den 13. juni 2023.
"""
COUNCIL = """Lillestrup Kommune
Referat fra møde i Byrådet
Tirsdag den 13. juni 2023 kl. 17.00

1. Ny bro ved Lyng Mølle
Sagsfremstilling
Teknisk Udvalg behandlede sagen den 9. maj 2023.
Beslutning
Godkendt.
"""
LATER = """Kolding, 3. juni 2025

Skyggen kommer senere

Projektet ShadeWalk, som Designskolen Kolding leder, løber nu fra 1. marts 2025 til 28. februar 2028.
"""
OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}"
HOSTILE = f"""<!doctype html><html lang="da"><head><title>Referat</title></head><body>
<h1>Referat fra møde i Kulturudvalget den 14. maj 2024</h1>
<h2>1. &lt;script&gt;alert("bid")&lt;/script&gt; {{{{ 7 * 7 }}}} {{% raise %}} {OVERRIDE}tfarts</h2>
<h3>Sagsfremstilling</h3>
<p>Borger med CPR-nummer 070761-4285 skriver <a href="javascript:alert(1)">her</a>, at {"æ" * 4000} &lt;img src=x onerror=alert(2)&gt;
koster 12.000 kr.</p>
<h3>Bilag</h3><ul><li><a href="javascript:alert(3)">Bilag 1.pdf</a></li></ul>
<h3>Beslutning</h3><p>Godkendt &lt;b&gt;uden&lt;/b&gt; bemærkninger.</p></body></html>"""

MERGED = "prj_samlet"


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory of some samples, a matter in two steps, a hostile document, and a project that was given another id."""
    folder = tmp_path_factory.mktemp("web")
    documents = folder / "documents"
    documents.mkdir()
    for name in _CHOSEN:
        (documents / name).write_bytes((_SAMPLES / name).read_bytes())
    for name, text in (
        ("udvalg.txt", COMMITTEE),
        ("byraad.txt", COUNCIL),
        ("fjendtlig.html", HOSTILE),
        ("senere.txt", LATER),
    ):
        (documents / name).write_text(text)
    (documents / "i-stykker.pdf").write_bytes(b"%PDF-1.4 afbrudt")
    run_directly([str(documents)], Settings(data=folder / "data", workers=1))
    old = Lake(folder / "data" / "lake").read("projects").filter(name="ShadeWalk")["entity_id"][0]
    decisions = folder / "decisions.yaml"
    decisions.write_text(f"- same: [{MERGED}, {old}]\n  reason: Samme projekt\n")
    run_directly([str(documents)], Settings(data=folder / "data", workers=1, corrections=decisions))
    return folder / "data"


@pytest.fixture(scope="session")
def client(data: Path) -> TestClient:
    return TestClient(create_app(Settings(data=data)), base_url="http://localhost", follow_redirects=False)


Row = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def row(data: Path) -> Row:
    """The first row of a table in which columns have certain values."""
    lake = Lake(data / "lake")

    def row(table: str, **values: object) -> dict[str, Any]:
        frame = lake.read(table)
        for name, value in values.items():
            frame = frame.filter(pl.col(name) == value)
        return frame.row(0, named=True)

    return row


@pytest.fixture(scope="session")
def addresses(row: Row) -> dict[str, str]:
    """A page of each kind."""
    vote = row("votes")
    return {
        "front": "/",
        "status": "/status",
        "docs": "/docs",
        "search": "/search?q=renovering",
        "filtered": "/search?q=&kind=item&year=2021",
        "nothing": "/search?q=xylofonkvintet+farve%3Ar%C3%B8d",
        "item": f"/items/{row('decisions', decision_id=vote['decision_id'])['item_id']}",
        "step": f"/items/{row('case_items', step=2)['item_id']}",
        "meeting": f"/meetings/{row('meetings', body='Byrådet')['meeting_id']}",
        "attended": f"/meetings/{row('attendance')['meeting_id']}",
        "person": f"/entities/{row('attendance', status='present')['entity_id']}",
        "organisation": f"/entities/{row('project_partners', role='partner')['organisation_entity_id']}",
        "municipality": f"/entities/{row('entities', entity_type='municipality')['entity_id']}",
        "programme": f"/entities/{row('entities', entity_type='programme')['entity_id']}",
        "project": f"/entities/{MERGED}",
        "case": f"/cases/{row('case_items', step=2)['case_id']}",
        "article": f"/documents/{row('articles')['document_id']}",
        "similar": f"/similar/{row('agenda_items')['item_id']}",
        "error": "/findes-ikke",
    }
