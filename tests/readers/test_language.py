from __future__ import annotations

import pytest

from pipeline.readers.language import recognise_language

TEXTS = {
    "da": "Udvalget vedtog, at der af puljen bliver afsat midler, når sagen har været i høring, og hvad der er til rest, "
    "lægges tilbage. Nogle af medlemmerne mødte ikke op.",
    "nb": "Utvalget vedtok at det av potten blir satt av midler når saken har vært på høring, og hva som er igjen, legges "
    "tilbake. Noen av medlemmene møtte ikke opp, og det ble ikke gjort noe mer.",
    "sv": "Utskottet beslutade att det av potten avsätts medel när ärendet har varit på remiss och att resten läggs "
    "tillbaka. Några av ledamöterna kom inte, och det var något för nästa möte.",
    "en": "The committee decided that the matter is to be sent to the council, which will have it on the agenda of the "
    "next meeting, and it was noted by the members.",
    "de": "Der Ausschuss hat beschlossen, dass die Angelegenheit an den Rat verwiesen wird, und sich mit dem Antrag nicht "
    "weiter befasst, bis er zur Sitzung vorliegt. Es ist nicht für die Presse.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_languages_that_danish_bodies_publish_in(language: str) -> None:
    assert recognise_language(TEXTS[language]) == language


@pytest.mark.parametrize("text", ["", "Referat 4/10", "Beslutning\nGodkendt."])
def test_what_is_not_sure_is_left_open(text: str) -> None:
    assert recognise_language(text) is None
