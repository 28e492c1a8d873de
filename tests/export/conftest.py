"""One small lake for all tests: invented minutes and an invented news item, read as every document is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.export.dataset import Request, export
from pipeline.export.rows import Rows, materialise
from pipeline.export.selection import Filters
from pipeline.runs.direct import run_directly
from pipeline.settings import Settings
from pipeline.tables.lake import Lake
from pipeline.tables.states import newest_state

MINUTES = """Referat fra møde i Kulturudvalget i Odense Kommune
Tirsdag den 14. maj 2024 kl. 16.00 i mødelokale 2

Til stede: Lise Holm (A), Per Krag (V)
Afbud: Mads Elkjær (C)

1. Tilskud til spejderhytten i Nørre Lyng
Sagsnr.: 24/5512
Sagsfremstilling
Spejderne søger om 45.000 kr. til nyt tag. Kontakt: Birthe Sand, Møllevænget 4, 5000 Odense, birthe@spejder-lyng.dk, tlf. 12 34 56 78.
=HYPERLINK("http://ond.dk") stod der i ansøgningen, cpr-nr. 010190-1234.
Indstilling
Forvaltningen indstiller, at tilskuddet bevilges.
Beslutning
Indstillingen blev tiltrådt. Lise Holms forslag om et rundere beløb bortfaldt. Sagen sendes videre til Økonomiudvalget.

2. Budgetopfølgning for biblioteket
Sagsfremstilling
Biblioteket venter et mindreforbrug på 1,2 mio. kr. i 2024.
Beslutning
For forslaget stemte A og V. Imod stemte C. Forslaget er godkendt.
"""
LATER = """Referat fra møde i Kulturudvalget i Odense Kommune
Tirsdag den 11. juni 2024 kl. 16.00

Til stede: Lise Holm (A), Mads Elkjær (C)
Afbud: Per Krag (V)

1. Tilskud til spejderhytten i Nørre Lyng
Sagsnr.: 24/5512
Beslutning
Lise Holm orienterede. Taget til efterretning.
"""
ARTICLE = """<!doctype html><html lang="da"><head><title>Havnen i Lillestrup bliver grøn</title>
<meta property="article:published_time" content="2023-06-03"></head><body><article>
<h1>Havnen i Lillestrup bliver grøn</h1>
<p>Vejle Kommune og Odense Kommune er partnere i projektet HAVNELYS, som får 2,5 mio. kr. fra Interreg Nordsø.</p>
<p>Projektet HAVNELYS begynder i efteråret 2024. Projektleder Mette Brinkholm glæder sig til samarbejdet med
havnens virksomheder. »Det er stort 🎉,« siger Brinkholm.</p>
</article></body></html>"""


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory after two runs."""
    folder = tmp_path_factory.mktemp("export")
    (folder / "in").mkdir()
    settings = Settings(data=folder / "data", workers=1)
    (folder / "in" / "maj.txt").write_text(MINUTES)
    (folder / "in" / "nyhed.html").write_text(ARTICLE)
    run_directly([str(folder / "in")], settings)
    (folder / "in" / "juni.txt").write_text(LATER)
    run_directly([str(folder / "in")], settings)
    return folder / "data"


@pytest.fixture(scope="session")
def lake(data: Path) -> Path:
    return data / "lake"


@pytest.fixture(scope="session")
def rows(lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """The rows of all documents."""
    return materialise(Lake(lake), newest_state(lake), Filters(), tmp_path_factory.mktemp("rows"))


Make = Callable[..., Path]


@pytest.fixture(scope="session")
def make(lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Makes a dataset of all documents, once for each format and the options."""
    made: dict[str, Path] = {}

    def make(format: str, **options: object) -> Path:
        name = f"{format} {options}"
        if name not in made:
            out = tmp_path_factory.mktemp("datasets") / format
            export(Lake(lake), Request(format=format, out=out, state=newest_state(lake), **options))  # type: ignore[arg-type]
            made[name] = out
        return made[name]

    return make
