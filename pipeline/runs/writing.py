"""Writing a batch although some of its rows may break a table's contract."""

from __future__ import annotations

import logging

from pipeline.results import Failure, Rows
from pipeline.runs.logs import about
from pipeline.sources.uris import shown
from pipeline.tables.frames import RowError
from pipeline.tables.journal import Touched
from pipeline.tables.lake import Lake

_log = logging.getLogger(__name__)


def write_sound(lake: Lake, rows: Rows, run_id: str) -> tuple[Touched, list[Failure]]:
    """Writes a batch without the documents whose rows break the contract, which are bugs of referat and fail alone.

    Raises:
        LakeError: where the tables cannot be written.
    """
    refused: list[Failure] = []
    while True:
        try:
            return lake.write_documents(rows), refused
        except RowError as error:
            broken = error.document_id
            uris = [str(row["source_uri"]) for row in rows.get("documents", ()) if row["document_id"] == broken]
            if broken is None or not uris:
                raise
            reason = "The rows of %s break a table's contract; please report it: %s"
            _log.error(reason, shown(uris[0]), error, extra=about(run_id, uris[0], "write"))
            message = f"An error in referat itself, please report it: {error}. The next run tries it again."
            refused += [Failure(uri, broken, "write", type(error).__name__, message) for uri in uris]
            rows = {name: [row for row in found if row["document_id"] != broken] for name, found in rows.items()}
