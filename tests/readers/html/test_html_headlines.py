from __future__ import annotations

import pytest

from pipeline.readers import read
from pipeline.records import Source
from pipeline.settings import Settings

TEXT = (
    "<div class='text'><p>Arbejdet går i gang til efteråret, og det ventes at vare i to år, fortæller borgmester Anne Kjær.</p>"
    "<p>Kommunen har afsat penge til lys og skilte langs hele ruten, så den også kan bruges om vinteren af børn på vej til skole.</p></div>"
)


@pytest.mark.parametrize(
    "head",
    [
        "<div class='hero'><h2>Ny sti til skolen</h2><span>2. marts 2023</span></div>",
        "<div class='titel'>Ny sti til skolen</div><div>2. marts 2023</div>",
        "<h3>Ny sti til skolen</h3><p><i>2. marts 2023</i></p>",
    ],
)
def test_a_headline_apart_from_the_text_is_kept(head: str) -> None:
    page = f"<html><head><title>Ny sti til skolen - Aarup</title></head><body>{head}{TEXT}</body></html>"
    document = read(Source(uri="file:/a.html", data=page.encode()), Settings())
    kept = [block.text for block in document.blocks if block.kind != "furniture"]
    assert kept[:2] == ["Ny sti til skolen", "2. marts 2023"]


def test_a_page_that_calls_itself_minutes_and_lists_people_is_kept_whole() -> None:
    text = "<p><b>Deltagere:</b> Ellen Top, Orla Fisk</p><ol><li><b>Mad</b><br>Drøftet.</li><li><b>Eventuelt</b><br>Intet.</li></ol>"
    page = f"<html><head><title>Plejecenter</title></head><body><h1>Referat fra Pårørenderådets møde</h1>{text}</body></html>"
    document = read(Source(uri="file:/a.html", data=page.encode()), Settings())
    assert [block.text for block in document.blocks][-2:] == ["2. Eventuelt", "Intet."]
