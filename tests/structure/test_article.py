from __future__ import annotations

from datetime import date

import pytest
from document_of import document_of

from pipeline.structure.parse import parse

BODY = (
    "Kommunen og Havneskolen åbner i dag et værksted, hvor børn og pensionister sammen bygger træjoller af genbrugstræ."
)


@pytest.mark.parametrize(
    ("text", "title", "published", "byline", "publisher"),
    [
        (f"Nyheder:\nVærksted for alle aldre\n{BODY}\n", "Værksted for alle aldre", None, None, None),
        (f"12-02-2021\nVærksted for alle aldre\n{BODY}\n", "Værksted for alle aldre", date(2021, 2, 12), None, None),
        (
            f"Indhold i denne sektion:\n2. juni 2016\nVærksted for alle aldre\n{BODY}\nOm denne side\n+ Del denne side",
            "Værksted for alle aldre",
            date(2016, 6, 2),
            None,
            None,
        ),
        (
            f"Værksted for alle aldre\nVærksted for alle aldre\n{BODY}\n©2019 Havnens EU-Kontor",
            "Værksted for alle aldre",
            None,
            None,
            "Havnens EU-Kontor",
        ),
        (
            f"Værksted for alle aldre\n24.01.2019 | Af Mona Krag, Havneposten\n{BODY}\n",
            "Værksted for alle aldre",
            date(2019, 1, 24),
            "Mona Krag",
            None,
        ),
        (
            f"Værksted for alle aldre\n{BODY}\nDenne side er opdateret 3. maj 2022",
            "Værksted for alle aldre",
            date(2022, 5, 3),
            None,
            None,
        ),
    ],
)
def test_article_fields(
    text: str, title: str, published: date | None, byline: str | None, publisher: str | None
) -> None:
    structure = parse(document_of(text))
    article = structure.article
    assert structure.kind == "news"
    assert article is not None
    assert (article.title, article.published_on, article.byline, article.publisher) == (
        title,
        published,
        byline,
        publisher,
    )
    assert article.lead == BODY


TITLE = "Værksted for alle aldre åbner på havnen"
MORE = (
    "Der er plads til tyve ad gangen, siger leder Mona Krag, som har ventet på nøglen til den gamle tømmerhal i et år."
)


@pytest.mark.parametrize(
    ("above", "below", "published", "publisher", "byline"),
    [
        (
            "Aarup Kommune\nNyheder",
            "Publiceret 3. maj 2022 kl. 10.15 – Opdateret 5. maj 2022",
            3,
            "Aarup Kommune",
            None,
        ),
        ("", "Opdateret 5. maj 2022 | Publiceret 3. maj 2022", 3, None, None),
        ("PRESSEMEDDELELSE FRA REGION FYN\nRudkøbing, den 3. maj 2022", "", 3, "REGION FYN", None),
        ("PRESSEMEDDELELSE\nFonden Havblik, Rudkøbing, 3. maj 2022\nMå frit bringes", "", 3, "Fonden Havblik", None),
        ("Dato: 3. maj 2022\nKontakt: Mona Krag, tlf. 12 34 56 78", "", 3, None, None),
        ("Forside / Nyheder / Værksted", "Oprettet: 3. maj 2022 Senest ændret: 9. maj 2022", 3, None, None),
        ("ERHVERV", "Tekst: Mona Krag\nFoto: Bo Lind", None, None, "Mona Krag"),
        ("Kultur og fritid", "Foto: Bo Lind", None, None, None),
        ("", "Skrevet af journalist Mona Krag den 3. maj 2022", 3, None, "Mona Krag"),
        ("", "03-05-2022 - Af: Mona Krag og Bo Lind", 3, None, "Mona Krag og Bo Lind"),
        ("", "Publiceret\n3. maj 2022\nForfatter\nMona Krag", 3, None, "Mona Krag"),
        ("", "Mona Krag, pressekonsulent\n3. maj 2022", 3, None, "Mona Krag"),
        ("", "Skrevet af Presseafdelingen i Aarup Kommune", None, "Aarup Kommune", None),
    ],
)
def test_credits_around_the_headline(
    above: str, below: str, published: int | None, publisher: str | None, byline: str | None
) -> None:
    article = parse(document_of(f"{above}\n{TITLE}\n{below}\n{BODY}\n{MORE}")).article
    assert article is not None
    day = date(2022, 5, published) if published else None
    assert (article.title, article.lead) == (TITLE, BODY)
    assert (article.published_on, article.publisher, article.byline) == (day, publisher, byline)


@pytest.mark.parametrize(
    ("foot", "publisher", "byline"),
    [
        ("© 2022 Havnens Museum, Kaj 3, 7000 By", "Havnens Museum", None),
        ("[Foto: Aarup Kommune]", "Aarup Kommune", None),
        ("Miljø- og Havneministeriet · Kaj 4 · 1000 By", "Miljø- og Havneministeriet", None),
        ("Værkstedet støttes af Havneministeriet", None, None),
        ("For yderligere information kontakt:\nMona Krag, journalist, tlf. 12 34 56 78", None, None),
        ("Tekst og foto: Mona Krag", None, "Mona Krag"),
        ("Åbent hus\nDato: 12. juni 2022\nSted: Kaj 3", None, None),
    ],
)
def test_credits_at_the_foot(foot: str, publisher: str | None, byline: str | None) -> None:
    article = parse(document_of(f"{TITLE}\n{BODY}\n{MORE}\n{foot}")).article
    assert article is not None
    assert (article.published_on, article.publisher, article.byline) == (None, publisher, byline)


def test_places_hold_the_words() -> None:
    document = document_of(
        f"Nyheder:\nVærksted for alle aldre\n12-02-2021\n{BODY}\n© 2021 Havnens Fond, Kaj 3, 7000 By"
    )
    article = parse(document).article
    assert article is not None
    words = {name: document.text[span.start : span.end] for name, span in article.evidence.items()}
    assert words == {
        "title": "Værksted for alle aldre",
        "published_on": "12-02-2021",
        "lead": BODY,
        "publisher": "Havnens Fond",
    }


def test_closing_furniture_is_not_the_body() -> None:
    document = document_of(
        f"Værksted for alle aldre\n{BODY}\nLæs også:\nCookies and Privacy Policy\nStøttes af\nlogo.png"
    )
    article = parse(document).article
    assert article is not None
    assert document.text[article.body_span.start : article.body_span.end] == BODY


def test_a_few_words_are_neither_news_nor_minutes() -> None:
    assert parse(document_of("Kontakt os\nTelefon")).kind == "other"
