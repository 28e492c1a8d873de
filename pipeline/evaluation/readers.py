"""What the scorers read files with: the whole pipeline, its models loaded once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.analyse import Analyser
from pipeline.evaluation.gold import Reading
from pipeline.evaluation.project_texts import ProjectText, read_project_texts
from pipeline.evaluation.projects import score_project_texts, score_projects
from pipeline.records import Source
from pipeline.results import Rows, RunStamp
from pipeline.settings import Settings
from pipeline.sources.uris import file_uri


class Readers:
    """Reads documents, marked texts and files into tables, as the scorers ask for them.

    Args:
        settings: of the pipeline.
    """

    def __init__(self, settings: Settings) -> None:
        self._analyser = Analyser(settings)
        self._stamp = RunStamp("evaluation", __version__)

    def file(self, path: Path) -> Reading:
        """A file read, structured and annotated.

        Raises:
            ReadError: where it cannot be read.
        """
        return self._analyser.examine(_source(path))

    def text(self, text: ProjectText) -> Reading:
        """A marked text structured and annotated."""
        return self._analyser.examined(text.document)

    def rows(self, path: Path, municipality_code: int | None) -> Rows:
        """The rows of a file in all tables, its publisher known."""
        return self._analyser.analyse([_source(path, municipality_code)], self._stamp).rows

    def score_projects_in(self, folder: Path, *, show_errors: bool = False) -> dict[str, Any]:
        """The scores of projects in a folder of documents with gold beside them, or of ``.txt`` files marked for projects.

        Returns and raises what ``score_projects`` does.
        """
        if any(folder.rglob("*.gold.json")) or not (files := sorted(folder.glob("*.txt"))):
            return score_projects(folder, self.file, show_errors=show_errors)
        texts = [text for file in files for text in read_project_texts(file)]
        return score_project_texts(texts, self.text, show_errors=show_errors)


def _source(path: Path, municipality_code: int | None = None) -> Source:
    return Source(uri=file_uri(path.absolute()), data=path.read_bytes(), municipality_code=municipality_code)
