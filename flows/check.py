"""The flow ``full check``: every document asked for again, the data directory tidied up and looked over."""

from __future__ import annotations

from pathlib import Path

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE

from flows.hooks import tell_failure, tell_recovery
from flows.ingest import ingest, run_name
from pipeline.errors import LakeError
from pipeline.runs.health import Finding, examine
from pipeline.runs.housekeeping import tidy
from pipeline.settings import Settings, load_settings


@flow(
    name="full check",
    flow_run_name=run_name,
    on_failure=[tell_failure],
    on_crashed=[tell_failure],
    on_cancellation=[tell_failure],
    on_completion=[tell_recovery],
)
def full_check(
    sources: list[str] | None = None,
    data: Path | None = None,
    sources_file: Path | None = None,
    settings: Settings | None = None,
) -> list[Finding]:
    """Asks for every document again, however lately it was asked for, then tidies up and looks for damage.

    Args:
        sources: Folders, files, zip archives and web addresses, as this machine names them.
        data: The data directory; that of the settings where it is not given.
        sources_file: A YAML file that describes the sources instead.
        settings: Every other setting; those of referat.toml and the environment where they are not given.

    Raises:
        ReferatError: where the run over the sources failed or the data directory is damaged, after all has been looked at.
    """
    chosen = (settings or load_settings()).model_copy(update={"recheck_days": 0.0} | ({"data": data} if data else {}))
    ingested = ingest(sources, sources_file=sources_file, settings=chosen, return_state=True)
    task(name="tidy", cache_policy=NO_CACHE)(tidy)(chosen)
    found = task(name="examine", cache_policy=NO_CACHE)(examine)(chosen)
    table = [{"what": one.name, "ok": one.ok, "found": one.found, "what to do": one.remedy} for one in found]
    create_table_artifact(table, key="data-directory", description="The state of the data directory")
    if damaged := [one for one in found if not one.ok]:
        raise LakeError(f"{damaged[0].name}: {damaged[0].found}.", hint="`referat doctor --repair` tells more.")
    ingested.result()
    return found
