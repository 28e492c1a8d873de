"""The two matters of the open documents that go through three bodies each, in HTML, PDF and DOCX."""

from __future__ import annotations

from pathlib import Path

import pytest
from chains import STAMP

from pipeline.linking import link
from pipeline.readers import read
from pipeline.records import Annotation, Source
from pipeline.results import Rows
from pipeline.settings import Settings
from pipeline.structure.parse import parse
from pipeline.tables.lake import Lake
from pipeline.tables.rows import Analysis, document_rows

CORPUS = Path(__file__).parents[2] / "corpora" / "gold" / "development"


def rows_of(path: Path) -> Rows:
    document = read(Source(uri=path.as_uri(), data=path.read_bytes()), Settings())
    structure, nothing = parse(document), Annotation()
    return document_rows(Analysis(document, structure, nothing, link(document, structure, nothing), {}, None), STAMP)


@pytest.mark.parametrize(
    ("town", "steps"),
    [
        (
            "nyborg",
            [
                ("2024-11-05", "Teknik- og Miljøudvalget", "recommended", "Byrådet"),
                ("2024-11-19", "Økonomiudvalget", "recommended", "Byrådet"),
                ("2024-11-26", "Byrådet", "approved", None),
            ],
        ),
        (
            "viborg",
            [
                ("2022-05-04", "Kultur- og Fritidsudvalget", "recommended, rejected", "Byrådet"),
                ("2022-05-18", "Økonomiudvalget", "recommended", "Byrådet"),
                ("2022-05-25", "Byrådet", "approved, rejected", None),
            ],
        ),
    ],
)
def test_a_matter_through_three_bodies(tmp_path: Path, town: str, steps: list[tuple[str | None, ...]]) -> None:
    lake = Lake(tmp_path)
    for path in sorted(CORPUS.glob(f"f*{town}*")):
        if path.suffix != ".json":
            lake.write_documents(rows_of(path))
    lake.refresh_derived()
    several = lake.read("cases").filter(items=len(steps))["case_id"].to_list()
    assert len(several) == 1
    found = lake.read("case_items").filter(case_id=several[0]).sort("step")
    shown = [(str(day), *rest) for day, *rest in found.select("date", "body", "outcomes", "forwarded_to").rows()]
    assert shown == steps
    assert lake.read("cases").filter(lake.read("cases")["items"] > 1).height == 1
