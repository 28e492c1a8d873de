from __future__ import annotations

from datetime import date

import pytest
from document_of import document_of

from pipeline.structure.article import read_article
from pipeline.structure.lines import lines

TITLE = "Lejere tegner deres egen gård"
LEAD = "Gården bag Nørregade har stået tom i mange år. Nu skal den have bænke og bede, og lejerne er selv med til at vælge dem."
DAY = date(2024, 1, 12)


@pytest.mark.parametrize(
    "credit",
    [
        "Publiceret 12. januar 2024 kl. 13:22 af Ida Bøgh",
        "Tekst og foto: Ida Bøgh, ib@bo.dk\n12/1-2024",
        "Tekst: Ida Bøgh Foto: Per Dam\n12.01.2024",
        "Ida Bøgh, kommunikationskonsulent, 12-01-2024",
        "Indlæg af viceborgmester Ida Bøgh (V)\nd. 12/01/24",
        "12. januar 2024\nIda Bøgh",
        "Ida Bøgh, Aarup Kommunikation\n12. januar 2024",
        "Forfatter\nIda Bøgh\nDato\n12. januar 2024",
        "Oprettet 12/1-2024 | Forfatter: Skovfoged Ida Bøgh",
        "Ida Bøgh, ib@bo.dk, 12-01-2024",
    ],
)
def test_author_and_day_in_every_form(credit: str) -> None:
    document = document_of(f"{TITLE}\n{credit}\n{LEAD}\n")
    article = read_article(document, lines(document))
    assert (article.title, article.byline, article.published_on, article.lead) == (TITLE, "Ida Bøgh", DAY, LEAD)


@pytest.mark.parametrize("foot", ["/Ida Bøgh, presseansvarlig", "Skrevet af Ida Bøgh", "Tekst: Ida Bøgh/Aarup Kommune"])
def test_author_at_the_foot(foot: str) -> None:
    document = document_of(f"{TITLE}\n{LEAD}\n{foot}\n")
    assert read_article(document, lines(document)).byline == "Ida Bøgh"


@pytest.mark.parametrize(
    ("text", "title", "publisher"),
    [
        (f"Landsbyklyngen Åmosen\n{TITLE}\nAf Ida Bøgh\n{LEAD}", TITLE, "Landsbyklyngen Åmosen"),
        (f"Fra: Region Fyn\nTil: Redaktionen\n{TITLE}\n{LEAD}", TITLE, "Region Fyn"),
        (f"{TITLE}\nBoligforeningen Egevang - 03.02.2021\n{LEAD}", TITLE, "Boligforeningen Egevang"),
        (f"{TITLE}\n{LEAD}\n© Aarup Kommune 2017", TITLE, "Aarup Kommune"),
        (f"{TITLE}\n{LEAD}\nAarup Kommunes nyhedsbrev, juni 2021", TITLE, "Aarup Kommune"),
        (f"EU-nyt\nNordfyns EU-kontor\n{TITLE}\n{LEAD}", TITLE, "Nordfyns EU-kontor"),
    ],
)
def test_publisher_around_the_text(text: str, title: str, publisher: str) -> None:
    document = document_of(text)
    article = read_article(document, lines(document))
    assert (article.title, article.publisher) == (title, publisher)


@pytest.mark.parametrize(
    ("text", "title", "lead", "publisher"),
    [
        (
            f"Nyhed til hjemmesiden\nRubrik: {TITLE}\nManchet: {LEAD}\nAfsender: Aarup Kommune",
            TITLE,
            LEAD,
            "Aarup Kommune",
        ),
        (f"Aarup Kommune\nGaden 26\n5560 Aarup\nTil pressen\n{TITLE}\n{LEAD}", TITLE, LEAD, "Aarup Kommune"),
        (
            f"{TITLE}, som den står\nbag den gamle skole\n{LEAD}",
            f"{TITLE}, som den står bag den gamle skole",
            LEAD,
            None,
        ),
        (f"{TITLE}\n{LEAD}\nDestination Fjord, Havnevej 2, 6950 Ringkøbing", TITLE, LEAD, "Destination Fjord"),
        (f"{TITLE}\n{LEAD}\nGod sommer fra os på Nordfyns EU-kontor", TITLE, LEAD, "Nordfyns EU-kontor"),
        (f"AARUP KOMMUNE\nPressemeddelelse den 3. maj 2021\n{TITLE}\n{LEAD}", TITLE, LEAD, "AARUP KOMMUNE"),
        (f"{TITLE}\n{LEAD}\nRedaktion: Danske Havne, Bredgade 23, 1260 København K", TITLE, LEAD, "Danske Havne"),
        (f"{TITLE}\n{LEAD}\nFjordnyt udgives af Nationalpark Fjorden", TITLE, LEAD, "Nationalpark Fjorden"),
        (f"{TITLE}\n{LEAD}\n© Colourbox\nAarup Kommune", TITLE, LEAD, "Aarup Kommune"),
    ],
)
def test_releases_letters_and_addresses(text: str, title: str, lead: str, publisher: str | None) -> None:
    document = document_of(text)
    article = read_article(document, lines(document))
    assert (article.title, article.lead, article.publisher) == (title, lead, publisher)
