"""What a run logs, for programs: a line of JSON for each record, with run, document and stage where it has them."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Final

_CONTEXT: Final = ("run", "document", "stage")


def about(run: str, document: str | None = None, stage: str | None = None) -> dict[str, str]:
    """What a log record is about, as ``extra`` of a logging call; ``document`` is a source_uri.

    >>> about("run_1", stage="index")
    {'run': 'run_1', 'stage': 'index'}
    """
    given = zip(_CONTEXT, (run, document, stage), strict=True)
    return {name: value for name, value in given if value is not None}


class JsonLines(logging.Formatter):
    """Formats a record as one line of JSON.

    >>> record = logging.makeLogRecord({"msg": "Ny %s", "args": ("sag",), "levelname": "INFO", "name": "x", "created": 0, "run": "r"})
    >>> JsonLines().format(record)
    '{"time": "1970-01-01T00:00:00.000+00:00", "level": "INFO", "logger": "x", "message": "Ny sag", "run": "r"}'
    """

    def format(self, record: logging.LogRecord) -> str:
        """See ``logging.Formatter``."""
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **{name: getattr(record, name) for name in _CONTEXT if hasattr(record, name)},
        }
        if record.exc_info:
            said["trace"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False)


def log_json(level: int = logging.INFO) -> None:
    """Makes this process log lines of JSON to its standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], force=True)
    for name in ("pipeline", "referat"):
        logging.getLogger(name).setLevel(level)
