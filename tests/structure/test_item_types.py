"""The kind of an agenda item from its title, marks, labels, recommendations and decision."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.structure.item_types import classify_item

TITLES: Mapping[str, tuple[str, ...]] = {
    "procedural": (
        "Godkendelse af dagsorden",
        "1. Godkendelse af dagsordenen",
        "Punkt 1: Godkendelse af dagsorden",
        "38Godkendelse af dagsorden",
        "Dagsorden",
        "Bemærkninger/ændringer til dagsordenen",
        "Bemærkninger til dagsordenen",
        "Godkendelse af referat",
        "2.1 Godkendelse af referat",
        "Godkendelse af referat fra mødet den 3. maj 2024",
        "Godkendelse af mødereferat",
        "Referat fra sidste møde",
        "Opfølgning på referat fra sidste møde",
        "Godkendelse af dagsorden og referat",
        "Godkendelse af beslutningsprotokol",
        "Underskriftsside",
        "Underskriftsblad",
        "Fraværende",
        "Afbud",
        "Velkomst",
        "Velkommen og godkendelse af dagsorden",
        "Velkomst og præsentation",
        "Valg af dirigent",
        "Valg af ordstyrer",
        "Næste møde",
        "Mødekalender 2025",
        "Indkaldelse af stedfortræder",
        "Mødeevaluering",
        "Punkter til næste møde",
    ),
    "any_other_business": (
        "Evt. og næste møde",
        "Eventuelt",
        "Gensidig orientering og eventuelt",
        "8. Eventuelt",
        "Evt.",
        "Eventuelt, herunder næste møde",
        "Eventuelle øvrige punkter",
    ),
    "question_time": (
        "Spørgetid",
        "Forespørgsel fra Anna Holm (O) om hjemløse",
        "Spørgetid for borgerne",
        "Åben spørgetid",
        "Borgernes spørgetid",
        "Spørgsmål fra borgere",
        "114 Spørgetid",
    ),
    "information": (
        "Orientering om program for seminar",
        "Orientering",
        "Orienteringssager",
        "Gensidig orientering",
        "Skriftlig orientering om arbejdet i partnerskabet",
        "Orientering fra formanden",
        "Meddelelser",
        "3. Meddelelser fra formanden",
        "Meddelelser til udvalget",
        "Siden sidst",
        "Referat af møde i kommuneforeningen den 20. februar",
        "Rapport fra beredskabet",
        "Nyt fra skolelederen",
        "Bordet rundt",
        "Status på byggeriet af ny børnehave",
        "Orientering - budgetopfølgning",
        "Økonomiske nøgletal",
        "Til orientering",
        "Formanden orienterer",
        "Årsberetning fra tilsynet",
    ),
    "discussion": (
        "Drøftelse af budget 2025",
        "Erasmus+ (O/D)",
        "Drøftelse vedrørende forbeholdt virksomhedsområde",
        "Indledende drøftelse af kommuneplan",
        "Budgetdrøftelse",
        "Dialogmøde med skolebestyrelserne",
        "Drøftelse: Ny politik for unge",
        "Ældrepolitik - drøftelse",
    ),
    "theme": (
        "Temadrøftelse: Det nære sundhedsvæsen",
        "Tema: Trivsel",
        "Temamøde - Diger",
        "Temadrøftelse kl. 16.00 - 17.30",
        "Besigtigelse af Havnegade 4",
        "Oplæg om unges mistrivsel",
    ),
    "election": (
        "Valg af formand",
        "Valg af næstformand og udvalgsmedlemmer",
        "Udpegning af medlemmer til bestyrelsen for museet",
        "Udpegning af repræsentant til skolebestyrelsen",
        "Valg til Bevillingsnævnet",
        "Suppleringsvalg til Økonomiudvalget",
        "Konstituering",
        "Valg af medlemmer til Hegnssynet",
        "Udpegning til Ældrerådet",
        "Valg af stemmetællere",
        "Valg",
        "Rokering i udvalg",
        "Genvalg af kasserer",
        "Ændring i udvalgssammensætning",
    ),
    "decision": (
        "Godkendelse af besparelser i de fælleskommunale sekretariater",
        "Godkendelse af revideret kommissorium",
        "Lejrskole (B/D)",
        "Endelig vedtagelse af lokalplan 2.60",
        "Frigivelse af anlægsmidler til ny sti",
        "Ansøgning om støtte til forsamlingshus",
        "Forslag til lokalplan for boliger ved åen",
        "Anlægsbevilling til byggemodning",
        "Salg af ejendom",
        "Ejendomssag",
        "Ændring af byrådets mødeplan",
        "Køb af areal",
        "Beslutning om placering af ny skole",
        "Ansøgning om alkoholbevilling",
        "Valg af modregningsordning for forsyninger",
        "Valg af model for affaldssortering",
        "Takster 2014 for affald",
        "Budget 2026 - vedtagelse",
        "Kommunegaranti for lån",
        "163 Godkendelse til offentlig fremlæggelse af forslag til lokalplan",
        "Beslutning: Takster for daginstitutioner",
        "Godkendelse - Rammeaftale for det sociale område",
        "Udbud af rengøring",
        "Dispensation fra lokalplan 44",
        "Høringssvar til kommuneplanen",
        "Revideret vedtægt for museet",
        "Tillæg nr. 3 til spildevandsplanen",
        "Udpegning af områder til vindmøller",
        "Åben - Godkendelse af takster",
        "Lukket punkt: Salg af grund",
    ),
}
CASES = [(item_type, title) for item_type, titles in TITLES.items() for title in titles]


@pytest.mark.parametrize(("item_type", "title"), CASES, ids=[title for _, title in CASES])
def test_by_title(item_type: str, title: str) -> None:
    reading = classify_item(title)
    assert reading.item_type == item_type, reading
    assert reading.rule.startswith(("title:", "mark:"))
    assert 0.5 <= reading.score <= 1


@pytest.mark.parametrize("title", [title for _, title in CASES if "mark" not in title])
def test_case_does_not_matter(title: str) -> None:
    assert classify_item(title.upper()).item_type == classify_item(title).item_type


@pytest.mark.parametrize(
    ("item_type", "title"),
    [
        ("decision", "Politiske mål for sundhed (B)"),
        ("information", "Politiske mål for sundhed (O)"),
        ("discussion", "Politiske mål for sundhed (D)"),
        ("decision", "B - Udlejning af areal"),
        ("information", "E - Møde i KKR den 23. marts"),
        ("information", "Orienteringssag om ny politik (O) ......... 12"),
    ],
)
def test_by_mark(item_type: str, title: str) -> None:
    assert classify_item(title).item_type == item_type


@pytest.mark.parametrize(
    ("item_type", "label"),
    [
        ("decision", "Beslutningssag"),
        ("information", "Orienteringssag"),
        ("information", "Til efterretning"),
        ("discussion", "Til drøftelse:"),
        ("theme", "Temasag"),
        ("decision", "Beslutning"),
        ("decision", "Sagsfremstilling"),
    ],
)
def test_by_label(item_type: str, label: str) -> None:
    assert classify_item("Skolernes fremtid", labels=["Indstilling", label]).item_type == item_type


@pytest.mark.parametrize(
    ("item_type", "recommendations"),
    [
        ("decision", ["godkender planen"]),
        ("decision", ["Drøfter planen", "vedtager tidsplanen"]),
        ("decision", ["at forslaget sendes i offentlig høring"]),
        ("decision", ["at der bevilges 2 mio. kr."]),
        ("discussion", ["Drøfter behovet for en fælles tilgang"]),
        ("information", ["tager redegørelsen til efterretning"]),
        ("information", ["Tager programmet til orientering"]),
        ("election", ["vælger en formand"]),
        ("election", ["at udpege to medlemmer til bestyrelsen"]),
        ("decision", ["vælger model B"]),
        ("decision", ["at løsning B vælges"]),
        ("decision", ["godkender kommissoriet", "udpeger en formand"]),
        ("decision", ["at der oprettes tre centre", "at evalueringen tages til efterretning"]),
        ("decision", ["at klausulen aflyses"]),
        ("election", ["at der foretages valg"]),
        ("decision", ["tages til efterretning", "at udvalget får en tillægsbevilling på 2 mio. kr."]),
    ],
)
def test_by_recommendation(item_type: str, recommendations: list[str]) -> None:
    reading = classify_item("Skolernes fremtid", recommendations=recommendations)
    assert reading.item_type == item_type
    assert reading.rule.startswith("recommendation:")


@pytest.mark.parametrize(
    ("item_type", "decision"),
    [
        ("decision", "Godkendt."),
        ("information", "Taget til efterretning."),
        ("discussion", "Drøftet."),
        ("election", "Anna Holm blev valgt."),
        ("procedural", "Dagsordenen blev godkendt."),
        ("decision", "Udgår."),
        ("decision", ""),
    ],
)
def test_the_decision_is_the_last_resort(item_type: str, decision: str) -> None:
    reading = classify_item("Skolernes fremtid", decision=decision)
    assert reading.item_type == item_type
    assert reading.score <= 0.6


@pytest.mark.parametrize(
    ("item_type", "title", "given"),
    [
        ("any_other_business", "Eventuelt", {"recommendations": ["godkender planen"]}),
        ("procedural", "Godkendelse af dagsorden", {"labels": ["Beslutningssag"]}),
        ("information", "Godkendelse af takster", {"labels": ["Orienteringssag"]}),
        ("information", "Orientering om takster", {"recommendations": ["at taksterne godkendes"]}),
        ("decision", "Redegørelse for tilsyn", {"recommendations": ["at redegørelsen godkendes"]}),
        ("information", "Redegørelse for tilsyn", {"recommendations": ["tager den til efterretning"]}),
        ("discussion", "Drøftelse af budgettet", {"decision": "Godkendt."}),
        ("discussion", "Skolernes fremtid", {"recommendations": ["at udkastet drøftes"], "decision": "Drøftet."}),
        (
            "decision",
            "Skolernes fremtid",
            {"recommendations": ["at udkastet drøftes"], "decision": "Drøftet og godkendt."},
        ),
        ("decision", "Budgetopfølgning pr. 30. juni", {"recommendations": ["at opfølgningen tages til efterretning"]}),
        ("procedural", "", {"decision": "Godkendt, idet sag 7 udgår."}),
    ],
)
def test_what_goes_before_what(item_type: str, title: str, given: dict[str, list[str]]) -> None:
    assert classify_item(title, **given).item_type == item_type  # type: ignore[arg-type]


@pytest.mark.parametrize("title", ["", "Lersøgrøften", "Lukket punkt", "12"])
def test_an_item_that_says_nothing_is_most_often_for_decision(title: str) -> None:
    reading = classify_item(title)
    assert (reading.item_type, reading.score, reading.rule) == ("decision", 0.3, "default")


@given(st.text(), st.lists(st.text(max_size=30), max_size=3))
def test_any_title_at_all_is_read(title: str, others: list[str]) -> None:
    assert 0 <= classify_item(title, labels=others, recommendations=others).score <= 1
