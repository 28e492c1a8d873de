"""Documents that come, change and go one at a time leave the tables that those which stand give at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import pytest
from lake_rows import Row, Rows, news, together

from pipeline.tables.lake import Lake
from pipeline.tables.schemas import TABLES

PROJECTS = (
    ("prj_1", "Grønne Kyster", "GRYK"),
    ("prj_1-0461", "Grønne Kyster", None),
    ("prj_1-0860", "Grønne kyster", "GRYK"),
    ("prj_2", "GRYK", None),
    ("prj_2-0860", "GRYK", None),
    ("prj_3", "Grå Yderkroge", "GRYK"),
)
PERSONS = (("per_1", "Lise Krat"), ("per_2", "Lise Bang Krat"), ("per_3", "L. Krat"), ("per_4", "Lise Holm"))
EARLIER = {"per_4": "Lise Krat"}
BODIES = (("org_3", "GRYK"), ("org_1", "Struer Havn"))
TARGETS = {
    "lead": ("org_1", "municipality-0461", "municipality-0860"),
    "partner": ("org_1", "org_2"),
    "programme_entity_id": ("programme-interreg", "programme-life"),
}
YEARS = (2016, 2019, 2022)
DERIVED = sorted({name for name, table in TABLES.items() if table.scope == "derived"} | {"issues"})


def document(number: int, edition: int, random: Random) -> Rows:
    rows = news(number, title=f"Nyt {number}", text=f"{edition}", day=date(2015 + random.randrange(9), 1, 1))
    article = rows["articles"][0]
    place = {key: article[key] for key in ("document_id", "page", "run_id", "pipeline_version")}
    day = article["published_on"]
    rows["documents"][0]["municipality_code"] = random.choice((None, 461, 860))
    projects, person = random.sample(PROJECTS, k=random.choice((1, 1, 2))), random.choice(PERSONS)
    named = [("project", *one) for one in projects] + [("person", *person, None)]
    named += [("organisation", *one, None) for one in random.sample(BODIES, k=random.choice((0, 1)))]
    rows["mentions"] = [
        {"mention_id": f"men_{number}_{edition}_{n}", "entity_type": kind, "entity_id": entity_id, "name": name}
        | {"text": EARLIER.get(entity_id, name)}
        | {"acronym": acronym, "seen_on": day, "method": "grammar", "char_start": n, "char_end": n + 1} | place
        for n, (kind, entity_id, name, acronym) in enumerate(named)
    ]  # fmt: skip
    rows["project_statements"] = [
        {"statement_id": f"sta_{number}_{edition}_{n}", "project_entity_id": one[0], "stated_on": day}
        | {"char_start": n, "char_end": n + 1} | _said(random) | place
        for n, one in enumerate(projects) if random.random() < 0.8
    ]  # fmt: skip
    return rows


def _said(random: Random) -> Row:
    field = random.choice((*TARGETS, "start", "end"))
    if field in TARGETS:
        return {"field": field, "value": "x", "target_entity_id": random.choice(TARGETS[field])}
    year = random.choice(YEARS)
    days = {"start": date(year, 1, 1), "end": date(year, 12, 31), "precision": "year"}
    return {"field": field, "value": str(year), **days}


@pytest.mark.parametrize("seed", range(3, 6))
def test_what_came_and_went_before_leaves_no_trace(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    lake, standing = Lake(tmp_path / "én ad gangen"), dict[int, Rows]()
    for step in range(12):
        number = random.choice(sorted(standing)) if len(standing) > 3 and random.random() < 0.5 else step
        if number in standing and random.random() < 0.5:
            gone = standing.pop(number)
            lake.write_documents({}, replaced=[str(gone["documents"][0]["document_id"])])
        else:
            standing[number] = document(number, step, random)
            lake.write_documents(standing[number])
        if random.random() < 0.7:
            lake.refresh_derived()
    lake.refresh_derived()
    at_once = Lake(tmp_path / "på én gang")
    order = random.sample(sorted(standing), k=len(standing))
    at_once.write_documents(together(*(standing[number] for number in order)))
    at_once.refresh_derived()
    for name in DERIVED:
        assert lake.read(name).rows(named=True) == at_once.read(name).rows(named=True), name
