from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.errors import LakeError
from pipeline.results import Failure
from pipeline.runs import Summary
from pipeline.runs.metrics import FILE, write_metrics
from pipeline.sources.discover import Coverage

FINISHED = datetime(2026, 11, 22, 3, 30, tzinfo=UTC)


def summary() -> Summary:
    failures = [Failure(f"file:///{n}", None, "read", reason, "") for n, reason in enumerate(("R203", "R203", "R201"))]
    listed = Coverage('Byens "gamle" avis\n\\', 7, 0, None, failed=False)
    return Summary(
        run_id="run_1",
        sources=9,
        new=4,
        changed=1,
        unchanged=2,
        failed=3,
        seconds=12.5,
        failures=failures,
        totals={"documents": 123_456_789},
        timings={"read": 1.25},
        coverage=[listed],
    )


def test_the_figures_are_open_metrics(tmp_path: Path) -> None:
    from prometheus_client.openmetrics.parser import text_string_to_metric_families

    write_metrics(tmp_path, summary(), FINISHED)
    families = text_string_to_metric_families((tmp_path / FILE).read_text())
    samples = {(sample.name, *sample.labels.values()): sample.value for one in families for sample in one.samples}
    assert samples["referat_run_sources", "new"] == 3
    assert samples["referat_run_sources", "changed"] == 1
    assert samples["referat_run_failures", "R203"] == 2
    assert samples["referat_run_stage_seconds", "read"] == 1.25
    assert samples["referat_run_finished_seconds",] == FINISHED.timestamp()
    assert samples["referat_rows", "documents"] == 123_456_789
    assert samples["referat_source_documents", 'Byens "gamle" avis\n\\'] == 7


def test_the_figures_of_the_run_before_go(tmp_path: Path) -> None:
    for _ in range(2):
        write_metrics(tmp_path, summary(), FINISHED)
    assert os.listdir(tmp_path / FILE.parent) == [FILE.name]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("x")
    with pytest.raises(LakeError, match=r"metrics\.prom"):
        write_metrics(tmp_path, summary(), FINISHED)
