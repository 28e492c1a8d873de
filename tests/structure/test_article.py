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
