"""Telling people that a scheduled run failed, and that the next one went well again."""

from __future__ import annotations

import logging
import shlex
import subprocess
from pathlib import Path
from typing import Any, Final

from pipeline.errors import ReferatError
from pipeline.settings import Settings, load_settings

MARK: Final = Path("reports", "failed.txt")
"""Is there, below the data directory, from a run that failed until one goes well: what was said of it."""
_SECONDS: Final = 60

_log = logging.getLogger(__name__)


def tell_failure(flow: Any, flow_run: Any, state: Any) -> None:
    """Leaves a mark and tells ``settings.notify``; a hook for flows that failed, crashed or were cancelled."""
    settings = _settings(flow_run)
    message = f"referat: the run {flow_run.name} ended as {state.name}. {state.message or ''}".strip()
    try:
        mark = settings.data / MARK
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text(message + "\n", encoding="utf-8")
    except OSError as error:
        _log.error("The failure cannot be noted: %s", error)
    _tell(settings, message)


def tell_recovery(flow: Any, flow_run: Any, state: Any) -> None:
    """Takes the mark away and tells ``settings.notify``; a hook for flows that went well, silent where there is no mark."""
    settings = _settings(flow_run)
    mark = settings.data / MARK
    if mark.exists():
        mark.unlink()
        _tell(settings, f"referat: the run {flow_run.name} went well again.")


def _settings(run: Any) -> Settings:
    given = run.parameters.get("settings") or {}
    settings = given if isinstance(given, Settings) else load_settings(**given)
    data = run.parameters.get("data")
    return settings.model_copy(update={"data": Path(data)}) if data else settings


def _tell(settings: Settings, message: str) -> None:
    """Starts the program with the message on its standard input; whatever becomes of it, the run has ended."""
    _log.warning("%s", message)
    if not settings.notify:
        return
    try:
        subprocess.run(shlex.split(settings.notify), input=message, text=True, timeout=_SECONDS, check=True)
    except (OSError, ValueError, subprocess.SubprocessError, ReferatError) as error:
        _log.error("The program of the setting notify failed: %s", error)
