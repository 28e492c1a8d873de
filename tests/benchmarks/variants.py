"""Many documents: the text, HTML and DOCX samples again and again, each time some years earlier; or short minutes of one item each."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from random import Random

from pipeline.search.labels import municipalities
from tests.benchmarks.search_entries import BODIES, person_name, vocabulary

SAMPLES = Path(__file__).parents[2] / "corpora" / "samples"

_DOCX_TEXT = re.compile(rb"<w:t[ >].*?</w:t>")
_PEOPLE = 4000
_FIRST_DAY = date(1990, 1, 1)
_DECISIONS = ("Godkendt.", "Taget til efterretning.", "Udsat.", "Indstillingen blev ikke godkendt.")
_YEAR = re.compile(rb"(?<![\d.,])(?:19|20)\d\d(?![\d])")


def write_variants(folder: Path, number: int) -> None:
    """Writes ``number`` documents, no two of which are of one meeting or have the same bytes.

    Args:
        folder: is made.
    """
    folder.mkdir(parents=True)
    for path, data in islice(_variants(), number):
        (folder / path).write_bytes(data)


def write_short_minutes(folder: Path, number: int) -> None:
    """Writes ``number`` minutes, each of another meeting, with one item and some sixty words: a large corpus in little time.

    Args:
        folder: is made.
    """
    folder.mkdir(parents=True)
    places = [name for name in municipalities().values() if name]
    for one in range(number):
        (folder / f"{one}.txt").write_text(_short_minutes(one, places), encoding="utf-8")


def _short_minutes(number: int, places: list[str]) -> str:
    random = Random(number)
    rest, place = divmod(number, len(places))
    day, body = divmod(rest, len(BODIES))
    words = random.choices(vocabulary()[100:20_000], k=30)
    project = (
        f"\nProjektet »{words[0].capitalize()} {words[1]}« ledes af {places[place]} Kommune." if number % 7 == 0 else ""
    )
    return f"""{places[place]} Kommune
{BODIES[body]}
Referat af mødet den {_FIRST_DAY + timedelta(days=day):%d-%m-%Y} kl. 17.00

Til stede: {", ".join(person_name(random.randrange(_PEOPLE)) for _ in range(4))}

1. {words[2].capitalize()} og {words[3]}
Sagsnr. {number % 30 + 1995}-{number:06}
Sagsfremstilling
{" ".join(words[4:]).capitalize()}.{project} Der søges om {random.randrange(10, 900)}.000 kr.
Beslutning
{random.choice(_DECISIONS)}
"""


def _variants() -> Iterator[tuple[str, bytes]]:
    samples = sorted(path for path in SAMPLES.iterdir() if path.suffix in _SHIFTS)
    for years in count():
        for path in samples:
            yield f"{path.stem}-{years}{path.suffix}", _SHIFTS[path.suffix](path.read_bytes(), years)


def _shift_text(data: bytes, years: int) -> bytes:
    """All years in a text, some years earlier.

    >>> _shift_text(b"den 3. marts 2024, sag 123456", 10)
    b'den 3. marts 2014, sag 123456'
    """
    return _YEAR.sub(lambda year: str(int(year[0]) - years).encode(), data)


def _shift_docx(data: bytes, years: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = _DOCX_TEXT.sub(lambda text: _shift_text(text[0], years), content)
            new.writestr(name, content)
    return stream.getvalue()


_SHIFTS: dict[str, Callable[[bytes, int], bytes]] = {
    ".txt": _shift_text,
    ".html": _shift_text,
    ".docx": _shift_docx,
}
