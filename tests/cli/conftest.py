from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import bad_files
import pytest

from pipeline.cli import main
from pipeline.runs.direct import run_directly
from pipeline.settings import Settings

ARTICLE = """<!doctype html><html lang="da"><head><title>Havnen i Lillestrup bliver grøn</title>
<meta property="article:published_time" content="2024-06-03"></head><body><article>
<h1>Havnen i Lillestrup bliver grøn</h1><p>Odense Kommune og fire partnere får 2,5 mio. kr. fra Interreg Nordsø.</p>
<p>Projektet HAVNELYS begynder i efteråret 2024. Projektleder Mette Brinkholm glæder sig til samarbejdet med
havnens virksomheder, som længe har ønsket sig billigere strøm ved kajen.</p>
</article></body></html>"""


class Outcome(NamedTuple):
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str


Invoke = Callable[..., Outcome]


@pytest.fixture
def invoke(capsys: pytest.CaptureFixture[str]) -> Invoke:
    def invoke(*arguments: str | Path) -> Outcome:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        code = ended.value.code
        printed = capsys.readouterr()
        return Outcome(code if isinstance(code, int) else 0, printed.out, printed.err)

    return invoke


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    (folder / "møde.txt").write_text(bad_files.MINUTES)
    (folder / "nyhed.html").write_text(ARTICLE)
    return folder


@pytest.fixture(scope="session")
def data(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    run_directly([str(documents)], Settings(data=folder, workers=1))
    return folder
