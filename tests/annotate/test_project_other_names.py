"""Several names of one project in a document."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.acronyms import spells
from pipeline.annotate.mentions import mention_at
from pipeline.annotate.projects.discourse import project_key
from pipeline.annotate.projects.other_names import BY_BEGINNINGS, with_other_names
from pipeline.annotate.projects.projects import introduced
from pipeline.records import Mention, Span


def named(text: str, *names: str) -> list[Mention]:
    """The mentions of the first places of some names, and what brackets beside them give."""
    found: dict[Span, Mention] = {}
    for name in names:
        start = text.index(name)
        for mention in introduced(text, Span(start, start + len(name)), 1.0):
            found.setdefault(mention.span, mention)
    return sorted(found.values(), key=lambda mention: mention.span)


def projects_of(text: str, *names: str) -> set[str]:
    """The keys of the projects that the names are of."""
    return {project_key(mention) for mention in with_other_names(text, named(text, *names))}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sunde Måltider i Haven (forkortes SMIH) begynder nu.", ("Sunde Måltider i Haven", "SMIH")),
        ("Lys i Gaden, på engelsk Light Lane, er i gang.", ("Lys i Gaden", "Light Lane")),
        ("”Lys i Gaden”, også kaldet Gadelyset, er i gang.", ("Lys i Gaden", "Gadelyset")),
        ("Navn: Lys i Gaden\nStatus: i gang\nTitel (engelsk): Light Lane\nÅr: 2020", ("Lys i Gaden", "Light Lane")),
        ("Lær af en mose er nyt. Siden fik LAM en pris.", ("Lær af en mose", "LAM")),
        ("Lys i Gaden, kort for Lys i Gadens Nord, er nyt.", ("Lys i Gaden", "Lys i Gadens Nord")),
        ("Oplæg om FRI-B\nForkortelsen står for Fælles Rum i Byen.", ("FRI-B", "Fælles Rum i Byen")),
        ("BLÅ BRO (tidl. REN FJORD) er i gang.", ("BLÅ BRO", "REN FJORD")),
        ("Klubben oplyser, at Lys i Gaden efter ønske fremover hedder Gadelyset.", ("Lys i Gaden", "Gadelyset")),
        ("Først kom Lys i Gaden. Så lo alle, og det kom til at hedde Gadelyset.", ("Lys i Gaden", "Gadelyset")),
        ("Klubben har omdøbt projektet Lys i Gaden til Gadelyset.", ("Lys i Gaden", "Gadelyset")),
        ("Lys i Gaden er det samme som Gadelyset.", ("Lys i Gaden", "Gadelyset")),
        ("Lys i Gaden (Light Lane) er nyt.", ("Lys i Gaden", "Light Lane")),
        ("LYGTE – et sted at være begynder.", ("LYGTE", "et sted at være")),
        ("Det hedder Lys i Gaden - Licht in der Straße og er nyt.", ("Lys i Gaden", "Licht in der Straße")),
        ("LYGTE (fuld titel: Ude om aftenen) begynder.", ("LYGTE", "Ude om aftenen")),
        ("Titel: Ude om aftenen. Akronym: LYGTE.", ("Ude om aftenen", "LYGTE")),
        ("Alle kender LYGTE.\nProjektet med det lange navn Ude om aftenen slutter.", ("LYGTE", "Ude om aftenen")),
        ("Lys i Gaden på dansk og Light Lane på engelsk er et navn.", ("Lys i Gaden", "Light Lane")),
        ("Om LYGTE er der skrevet. LYGTE – ude om aftenen er nyt.", ("LYGTE", "LYGTE – ude om aftenen")),
        ("LYGTE er nyt. LYGTEs leder er Bo.", ("LYGTE", "LYGTEs")),
        ("Alle kender Lys i Gaden. Lys i Gaden langs Åen er nyt.", ("Lys i Gaden", "Lys i Gaden langs Åen")),
        ("Sag | År\nLYGTE\tUde om aftenen\t2020", ("LYGTE", "Ude om aftenen")),
        ("LYGTE: Ude om aftenen er nyt.", ("LYGTE", "Ude om aftenen")),
        ("Akronym: LYGTE\nTitel: Ude om aftenen\nÅr: 2020", ("LYGTE", "Ude om aftenen")),
        ("Alle kender Lys i Gaden. På engelsk siger man Light Lane.", ("Lys i Gaden", "Light Lane")),
        ("Lys i Gaden, som af tyskerne kaldes Licht am Abend, er nyt.", ("Lys i Gaden", "Licht am Abend")),
        ("Lys i Gaden, der er for alle og på engelsk hedder Light Lane, er nyt.", ("Lys i Gaden", "Light Lane")),
        ("Lys i Gaden, på engelsk Light Lane (LIGLA), er nyt.", ("Lys i Gaden", "Light Lane", "LIGLA")),
        ("Lys i Gaden, som naboerne bare kalder Gadelyset, er nyt.", ("Lys i Gaden", "Gadelyset")),
        ("Lys i Gaden, der blandt de ansatte går under navnet Gadelyset.", ("Lys i Gaden", "Gadelyset")),
        ("Lys i Gaden og på klubbens møder bliver kaldt Gadelyset.", ("Lys i Gaden", "Gadelyset")),
        ("Lys i Gaden hedder indsatsen, eller Licht am Abend på tysk.", ("Lys i Gaden", "Licht am Abend")),
        ("Lys i Gaden, som projektet hedder (på tysk Licht am Abend).", ("Lys i Gaden", "Licht am Abend")),
        ("Lys i Gaden er for alle. Den engelske titel er Light Lane.", ("Lys i Gaden", "Light Lane")),
        ("Lys i Gaden, hvis fulde navn er Gader med lygter, er nyt.", ("Lys i Gaden", "Gader med lygter")),
        ("LYGTE med den fulde titel Ude om aftenen er nyt.", ("LYGTE", "Ude om aftenen")),
        ("Lys i Gaden er bedre kendt som Gadelyset.", ("Lys i Gaden", "Gadelyset")),
        ("Lys i Gaden har fået nyt navn: Gadelyset.", ("Lys i Gaden", "Gadelyset")),
        ("Lys i Gaden (engelsk: Light Lane) er nyt.", ("Lys i Gaden", "Light Lane")),
        ("Lys i Gaden, oversat: Light Lane, er nyt.", ("Lys i Gaden", "Light Lane")),
        ("Lys i Gaden – i folkemunde Gadelyset – er nyt.", ("Lys i Gaden", "Gadelyset")),
        ("Lys på Åen / The Light on the Water er nyt.", ("Lys på Åen", "The Light on the Water")),
        ("Lys på Åen\nThe Light on the Water\nAlle er med.", ("Lys på Åen", "The Light on the Water")),
        ("Lys i Gaden, i Lem hedder det Gadelyset, er nyt.", ("Lys i Gaden", "Gadelyset")),
        ("Ubemandet, men åben er nyt. Ubemandet slutter.", ("Ubemandet, men åben", "Ubemandet")),
        ("Lys i Gaden, eller på dansk: Gadelyset, er nyt.", ("Lys i Gaden", "Gadelyset")),
        ("Alle kender Lys i Gaden. Ved starten hed det Gadelyset.", ("Lys i Gaden", "Gadelyset")),
        ("Alle kender Lys i Gaden, og som egentlig hedder Gadelyset.", ("Lys i Gaden", "Gadelyset")),
        ("FLOD, Fjordens Lange Ord-dage, begynder.", ("FLOD", "Fjordens Lange Ord-dage")),
        ("Grandes Europe fik støtte. GRANDEUR slutter i maj.", ("Grandes Europe", "GRANDEUR")),
    ],
)
def test_two_names_of_one_project_are_one(text: str, names: tuple[str, ...]) -> None:
    assert len(projects_of(text, *names)) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lys i Gaden og Light Lane er to projekter.", ("Lys i Gaden", "Light Lane")),
        ("Lær af en mose (LAM) slutter, og LAM+ begynder.", ("Lær af en mose", "LAM+")),
        ("LAM eller LAM+? LAM (Lær, af en mose) slutter.", ("LAM", "LAM+")),
        ("OceanLys har en dansk del, OceanLys DK.", ("OceanLys", "OceanLys DK")),
        ("Lys i Gaden slutter. Lys i Gaden 2 begynder.", ("Lys i Gaden", "Lys i Gaden 2")),
        (
            "Lys i Gaden får Lys i Gaden Nord og Lys i Gaden Syd.",
            ("Lys i Gaden", "Lys i Gaden Nord", "Lys i Gaden Syd"),
        ),
        ("Støtte: Lys i Gaden / Light Lane", ("Lys i Gaden", "Light Lane")),
        ("Lys på Åen\nThe Light on the Water\nSol", ("Lys på Åen", "The Light on the Water", "Sol")),
        ("Lys på Åen er nyt.\nThe Light on the Water", ("Lys på Åen", "The Light on the Water")),
        ("Lys i Gaden, der har en lillesøster, som hedder Gadelyset.", ("Lys i Gaden", "Gadelyset")),
        ("Lys i Gaden, som afløser det projekt, der hed Gadelyset.", ("Lys i Gaden", "Gadelyset")),
        ("Lys i Gaden, der efterfølges af et nyt med titlen Gadelyset.", ("Lys i Gaden", "Gadelyset")),
        ("Lys i Gaden. Et andet projekt hedder Gadelyset.", ("Lys i Gaden", "Gadelyset")),
        ("LYGTE\tSKÆR\nLem\tRom", ("LYGTE", "SKÆR")),
        ("Lys i Gaden\tUde om aftenen\nLem\tRom", ("Lys i Gaden", "Ude om aftenen")),
        ("Støtte: Lys i Gaden - Light Lane", ("Lys i Gaden", "Light Lane")),
        ("Lys i Gaden (efter Light Lane) begynder.", ("Lys i Gaden", "Light Lane")),
        ("Lys i Gaden får en efterfølger, der formelt hedder Light Lane.", ("Lys i Gaden", "Light Lane")),
        ("Pengene går til Lys i Gaden eller Light Lane.", ("Lys i Gaden", "Light Lane")),
        ("Lys i Gaden er ikke det samme som Light Lane.", ("Lys i Gaden", "Light Lane")),
        ("Lys i Gaden slutter, og det nye projekt hedder nu Light Lane.", ("Lys i Gaden", "Light Lane")),
        ("Lys i Gaden slutter. Klubbens hus hedder nu Light Lane.", ("Lys i Gaden", "Light Lane")),
        ("Klubben flytter penge fra Lys i Gaden til Light Lane.", ("Lys i Gaden", "Light Lane")),
        ("Lys i Gaden, Mørk Nat og LAM får støtte.", ("Lys i Gaden", "Mørk Nat", "LAM")),
        ("Liv i Gaden og Lys i Gården er to; LIG er en af dem.", ("Liv i Gaden", "Lys i Gården", "LIG")),
    ],
)
def test_names_that_nothing_binds_stay_apart(text: str, names: tuple[str, ...]) -> None:
    assert len(projects_of(text, *names)) == len(names)


def test_an_acronym_introduced_in_brackets_means_the_project_wherever_it_stands() -> None:
    text = "Mad og Marker Mødes (MMM) er nyt.\nMMM slutter i 2024."
    later = mention_at(text, text.rindex("MMM"), text.rindex("MMM") + 3, "project", "x")
    found = with_other_names(text, [*named(text, "Mad og Marker Mødes"), later])
    assert found[-1].attributes == {
        "refers_to": "Mad og Marker Mødes",
        "full_name": "Mad og Marker Mødes",
        "acronym": "MMM",
    }


def test_an_acronym_that_only_its_letters_bind_says_so() -> None:
    text = "Lær af en mose er nyt. Siden fik LAM en pris."
    found = with_other_names(text, named(text, "Lær af en mose", "LAM"))
    assert [mention.attributes.get("bound_by") for mention in found] == [None, BY_BEGINNINGS]


def test_a_name_may_end_with_its_acronym() -> None:
    text = "Ude om aftenen (LYGTE) er nyt.\nLYGTE begynder. Ude om aftenen er godt."
    mentions = [
        mention_at(text, match.start(), match.end(), "project", "hand")
        for match in re.finditer(r"Ude om aftenen \(LYGTE\)|LYGTE|Ude om aftenen", text)
    ]
    assert [mention.text for mention in mentions] == ["Ude om aftenen (LYGTE)", "LYGTE", "Ude om aftenen"]
    assert len({project_key(mention) for mention in with_other_names(text, mentions)}) == 1


@given(st.text(max_size=30), st.text(max_size=60))
def test_any_letters_can_be_compared(acronym: str, long: str) -> None:
    if spells(acronym, long):
        assert any(letter.isalnum() for letter in acronym)
