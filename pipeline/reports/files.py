"""Reports as files: whole or not there, and kept up to date after a run."""

from __future__ import annotations

import logging
from pathlib import Path

from pipeline.errors import ReferatError, UsageError
from pipeline.reports import REPORT
from pipeline.reports.report import make_report
from pipeline.runs.files import write_durably

_log = logging.getLogger(__name__)


def write_report(content: bytes, target: Path) -> None:
    """Puts a report in the place of the one before; its folder is made.

    Raises:
        UsageError: where it cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_durably(target, content, 0o666)
    except OSError as error:
        raise UsageError(f"The file {target} cannot be written: {error.strerror}.") from None


def keep_report(data: Path) -> None:
    """Makes the report of a data directory anew; what goes wrong is logged, since the run itself went well."""
    try:
        write_report(make_report(data / "lake").encode(), data / REPORT)
    except ReferatError as error:
        _log.warning("The report of %s could not be made: %s", data, error)
    except Exception:
        _log.exception("The report of %s could not be made.", data)
