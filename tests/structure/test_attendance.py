"""Who was there, as running text and as lists; an expected person is ``name (party): status``."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Attendance, AttendanceStatus
from pipeline.structure.attendance import find_attendance, find_notes, read_people


def shown(person: Attendance) -> str:
    party = f" ({person.party})" if person.party else ""
    return f"{person.person_name}{party}: {person.status}"


PROSE = [
    # Absence.
    ("Godkendt.\nOle Holm (V) deltog ikke i sagens behandling.", ["Ole Holm (V): absent"]),
    ("Fraværende: Ingen.", []),
    ("Afbud: Ingen", []),
    ("Afbud: Anna Holm", ["Anna Holm: excused"]),
    ("Afbud fra Anna Holm og Bo Lund.", ["Anna Holm: excused", "Bo Lund: excused"]),
    ("Der var afbud fra Anna Holm (A).", ["Anna Holm (A): excused"]),
    ("Fraværende: Anna Holm (A), Bo Lund (V). Godkendt.", ["Anna Holm (A): absent", "Bo Lund (V): absent"]),
    ("Fraværende:\nAnna Holm (A)\nBo Lund ()\nGodkendt.", ["Anna Holm (A): absent", "Bo Lund: absent"]),
    ("Fraværende\n- Anna Holm ()\nGodkendt.", ["Anna Holm: absent"]),
    ("Fraværende Anna Holm (A)", ["Anna Holm (A): absent"]),
    ("Fraværende- Anna Holm ()", ["Anna Holm: absent"]),
    ("Fraværende med afbud: Anna Holm, Bo Lund", ["Anna Holm: excused", "Bo Lund: excused"]),
    ("Fraværende uden afbud: Anna Holm", ["Anna Holm: absent"]),
    ("Ikke til stede: Anna Holm (C)", ["Anna Holm (C): absent"]),
    ("Deltog ikke: Anna Holm", ["Anna Holm: absent"]),
    ("Ej mødt: Anna Holm", ["Anna Holm: absent"]),
    ("Anna Holm og Bo Lund var fraværende.", ["Anna Holm: absent", "Bo Lund: absent"]),
    ("Anna Holm (A) og Bo Lund (V) havde meldt afbud.", ["Anna Holm (A): excused", "Bo Lund (V): excused"]),
    ("Anna og Bo havde meldt afbud.", ["Anna: excused", "Bo: excused"]),
    ("Anna Holm udeblev uden afbud.", ["Anna Holm: absent"]),
    ("Alle medlemmer var mødt undtagen Anna Holm, der havde meldt afbud.", ["Anna Holm: excused"]),
    ("Alle var til stede med undtagelse af Bo Lund.", ["Bo Lund: absent"]),
    ("Anna Holm var indkaldt, men mødte ikke frem.", ["Anna Holm: absent"]),
    (
        "Anna Holm (A) og Bo Lund (V) var forhindrede i at deltage i sagens behandling.",
        ["Anna Holm (A): absent", "Bo Lund (V): absent"],
    ),
    ("Bo Lund deltog ikke i behandlingen af pkt. 3-5.", ["Bo Lund: absent"]),
    ("Bo Lund (Løsgænger) deltog ikke under punkterne 12-15.", ["Bo Lund (Løsgænger): absent"]),
    ("Godkendt, idet Anna Holm (A) ikke deltog i behandlingen.", ["Anna Holm (A): absent"]),
    # Substitutes.
    ("Anna Holm (B) havde meldt afbud, og Bo Lund deltog i stedet.", ["Anna Holm (B): excused", "Bo Lund: substitute"]),
    ("Som stedfortræder for Anna Holm deltog Bo Lund.", ["Anna Holm: excused", "Bo Lund: substitute"]),
    ("I stedet for Anna Holm (A) deltog Bo Lund (A).", ["Anna Holm (A): excused", "Bo Lund (A): substitute"]),
    ("Bo Lund deltog som stedfortræder for Anna Holm.", ["Bo Lund: substitute", "Anna Holm: excused"]),
    ("Bo Lund mødte som stedfortræder.", ["Bo Lund: substitute"]),
    ("Stedfortrædere: Bo Lund (A)", ["Bo Lund (A): substitute"]),
    # Coming and going.
    ("Anna Holm forlod mødet kl. 17.40 under behandling af pkt. 5.", ["Anna Holm: left"]),
    ("Herefter forlod Anna Holm mødet.", ["Anna Holm: left"]),
    ("Anna Holm (A) forlod mødet, hvorefter indstillingen blev godkendt.", ["Anna Holm (A): left"]),
    ("Bo Lund ankom kl. 17:25.", ["Bo Lund: joined"]),
    ("Bo Lund (V) kom tilbage kl. 12:45.", ["Bo Lund (V): joined"]),
    ("Anna Holm forlod mødet kl. 17, og Bo Lund ankom kl. 18.", ["Anna Holm: left", "Bo Lund: joined"]),
    ("Bo Lund (V) deltog via video.", ["Bo Lund (V): present"]),
    # Disqualification.
    ("Anna Holm var inhabil.", ["Anna Holm: disqualified"]),
    ("Anna Holm (A) erklærede sig inhabil og forlod mødet under punkt 3.", ["Anna Holm (A): disqualified"]),
    ("Anna Holm og Bo Lund erklærede sig inhabile.", ["Anna Holm: disqualified", "Bo Lund: disqualified"]),
    (
        "Anna Holm (A) medvirkede ikke ved behandlingen af pkt. 4, idet hun var inhabil.",
        ["Anna Holm (A): disqualified"],
    ),
    ("Bo Lund deltog ikke i sagens behandling på grund af inhabilitet.", ["Bo Lund: disqualified"]),
    ("På grund af inhabilitet deltog Bo Lund (C) ikke i sagen.", ["Bo Lund (C): disqualified"]),
    ("Udvalget fandt ikke grundlag for inhabilitet for Anna Holm.", []),
    ("Anna Holm er ikke inhabil.", []),
    # Guests.
    ("Hanne Friis og Jacob Møller fra KL deltog virtuelt med et oplæg.", ["Hanne Friis: guest", "Jacob Møller: guest"]),
    ("Skoleleder Hanne Friis deltog under punktet.", ["Hanne Friis: guest"]),
    ("Gæster: Hanne Friis, Jacob Møller", ["Hanne Friis: guest", "Jacob Møller: guest"]),
    # Several things in one sentence: what comes first is what happened.
    ("Søren Vind ankom kl. 08.50 og deltog derfor ikke i behandlingen af pkt. 1.", ["Søren Vind: joined"]),
    ("Morten Pihl kom først til stede kl. 16.40.", ["Morten Pihl: joined"]),
    ("Ebbe Thor (V) mistede forbindelsen kl. 16.50 og deltog ikke i resten af mødet.", ["Ebbe Thor (V): left"]),
    ("Leif Bøgh (A) måtte gå kl. 17.10.", ["Leif Bøgh (A): left"]),
    ("Rådmand Lizzi Gorm deltog i hele mødet.", ["Lizzi Gorm: present"]),
    ("Mødet blev ledet af borgmester Birthe Lykke.", ["Birthe Lykke: present"]),
    ("Torben Hjelm deltog ikke på grund af inhabilitet.", ["Torben Hjelm: disqualified"]),
    (
        "Carl Wolmar (C) erklærede sig inhabil, men byrådet fandt ikke grundlag for inhabilitet.",
        ["Carl Wolmar (C): disqualified"],
    ),
    ("Afbud fra Mads Emil. I stedet deltog Fatma Yilmaz.", ["Mads Emil: excused", "Fatma Yilmaz: substitute"]),
    (
        "Afbud: Hans Ove\nWinnie Bak var indkaldt som stedfortræder for Hans Ove.",
        ["Hans Ove: excused", "Winnie Bak: substitute"],
    ),
    ("Som stedfortræder for ham mødte Jette Malm (O).", ["Jette Malm (O): substitute"]),
    ("Fremmøde og inhabilitet: Anna Holm (V) mødte kl. 16.35 efter punkt 4.", ["Anna Holm (V): joined"]),
    ("Fremmøde og inhabilitet: Anna Holm (V) var fraværende under punktet.", ["Anna Holm (V): absent"]),
    # Not attendance.
    ("Udvalget deltog i konferencen.", []),
    ("Bo Lund udpeges i stedet for Anna Holm.", []),
    ("Bo Lund vælges som stedfortræder for Anna Holm.", []),
    ("Direktør Hanne Friis orienterede om sagen.", []),
    ("Alle medlemmer var til stede.", []),
    ("Sagen sendes tilbage til Teknisk Udvalg.", []),
]


@pytest.mark.parametrize(("text", "people"), PROSE, ids=[text[:60] for text, _ in PROSE])
def test_prose(text: str, people: list[str]) -> None:
    found = find_attendance(text)
    assert [shown(person) for person in found] == people
    assert all(text[person.span.start :].startswith(person.person_name) for person in found)


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("Godkendt. Ole Holm (V) deltog ikke i sagens behandling.", ["Ole Holm (V) deltog ikke i sagens behandling."]),
        ("Anna Holm (A) forlod mødet, hvorefter indstillingen blev godkendt.", ["Anna Holm (A) forlod mødet"]),
        ("Godkendt, idet Anna Holm (A) ikke deltog.", [", idet Anna Holm (A) ikke deltog."]),
        ("Fraværende: Anna Holm (A). Godkendt.", ["Fraværende: Anna Holm (A)."]),
        ("Sagen udsættes, da Anna Holm er fraværende.", [", da Anna Holm er fraværende."]),
    ],
)
def test_a_note_holds_attendance_only(text: str, noted: list[str]) -> None:
    assert [text[slice(*note.span)] for note in find_notes(text)] == noted


def test_detail_is_what_the_text_says_of_the_person() -> None:
    (person,) = find_attendance("Bo Lund deltog ikke i behandlingen af pkt. 3-5.")
    assert person.detail == "deltog ikke i behandlingen af pkt. 3-5"
    absent, present = find_attendance("Som stedfortræder for Anna Holm deltog Bo Lund.")
    assert (absent.detail, present.detail) == ("stedfortræder Bo Lund", "stedfortræder for Anna Holm")


LISTS: list[tuple[str, AttendanceStatus, list[str]]] = [
    ("Ingen.", "absent", []),
    ("Ingen", "excused", []),
    ("-", "absent", []),
    ("", "present", []),
    (
        "Anna Holm (A), Bo Lund (V) - afbud, Carl Friis",
        "present",
        ["Anna Holm (A): present", "Bo Lund (V): excused", "Carl Friis: present"],
    ),
    ("Anna Holm (A)\nBo Lund (V)", "absent", ["Anna Holm (A): absent", "Bo Lund (V): absent"]),
    ("- Anna Holm, A\n- Bo Lund, V", "present", ["Anna Holm (A): present", "Bo Lund (V): present"]),
    ("• Anna Holm, (A)\n• Bo Lund, (V)", "present", ["Anna Holm (A): present", "Bo Lund (V): present"]),
    (
        "Anna Holm: Deltog\nBo Lund: Afbud (Stedfortræder Carl Friis)",
        "present",
        ["Anna Holm: present", "Bo Lund: excused", "Carl Friis: substitute"],
    ),
    ("Anna Holm, Kolding Kommune\nBo Lund, Region Syddanmark", "present", ["Anna Holm: present", "Bo Lund: present"]),
    (
        "Anna Holm ()\nBo Lund (Løsgænger)\nCarl Friis (UP)",
        "present",
        ["Anna Holm: present", "Bo Lund (Løsgænger): present", "Carl Friis (UP): present"],
    ),
    ("Anna Holm (formand), Bo Lund (A, næstformand)", "present", ["Anna Holm: present", "Bo Lund (A): present"]),
    ("Anna Holm\nFormand\n(A)\nBo Lund\n(V)", "present", ["Anna Holm (A): present", "Bo Lund (V): present"]),
    (
        "Anna Holm (Ø)- deltog ikke i behandlingen af punkt: 1, 2\nBo Lund (C), stedfortræder for Carl Friis",
        "present",
        ["Anna Holm (Ø): absent", "Bo Lund (C): substitute", "Carl Friis: excused"],
    ),
    ("Anna Holm (A), sag 129-138", "absent", ["Anna Holm (A): absent"]),
    ("Anna, Bo og Carl", "present", ["Anna: present", "Bo: present", "Carl: present"]),
    ("Anna Holm, Leder, Sundhed og Omsorg", "present", ["Anna Holm: present"]),
    ("Direktør Anna Holm, chefkonsulent Bo Lund", "present", ["Anna Holm: present", "Bo Lund: present"]),
    ("Anna Holm - Bo Lund stedfortræder", "present", ["Anna Holm: excused", "Bo Lund: substitute"]),
    (
        "Medlemmer: Anna Holm, Bo Lund\nAfbud: Carl Friis",
        "present",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: excused"],
    ),
    (
        "Jens-Peter von der Aa (A) og J.P. Friis",
        "present",
        ["Jens-Peter von der Aa (A): present", "J.P. Friis: present"],
    ),
    ("1. Anna Holm\n2. Bo Lund", "present", ["Anna Holm: present", "Bo Lund: present"]),
    (
        "Anna Holm (Socialdemokratiet), Bo Lund (Det Konservative Folkeparti)",
        "excused",
        ["Anna Holm (Socialdemokratiet): excused", "Bo Lund (Det Konservative Folkeparti): excused"],
    ),
    (
        "Johs. Thomsen Friis, Chr. M. Lauridsen, Nesrin Çelik",
        "present",
        ["Johs. Thomsen Friis: present", "Chr. M. Lauridsen: present", "Nesrin Çelik: present"],
    ),
    (
        "Camilla, Jonas (elevrådet), Tom (lærerrepræsentant)",
        "present",
        ["Camilla: present", "Jonas: present", "Tom: present"],
    ),
    (
        "Kirsten Ejby (SF), Jacob Steen (LA) fra kl. 15.50",
        "present",
        ["Kirsten Ejby (SF): present", "Jacob Steen (LA): joined"],
    ),
    (
        "Vibe Juul (Socialdemokratiet), barselsorlov\nPia Lehm (Venstre) kom kl. 18.05. Louis Aagren (V) forlod mødet kl. 20.",
        "excused",
        ["Vibe Juul (Socialdemokratiet): excused", "Pia Lehm (Venstre): joined", "Louis Aagren (V): left"],
    ),
    (
        "Stedfortrædere: For Vibe Juul var mødt Anker Boje. For Knud Er var mødt Rikke Skaa.",
        "present",
        ["Vibe Juul: excused", "Anker Boje: substitute", "Knud Er: excused", "Rikke Skaa: substitute"],
    ),
    ("Referent: Anna Holm", "present", ["Anna Holm: present"]),
    ("Anna Holm, KL\nBo Lund, UC SYD", "guest", ["Anna Holm: guest", "Bo Lund: guest"]),
]


@pytest.mark.parametrize(("text", "status", "people"), LISTS, ids=[text[:50] or "empty" for text, _, _ in LISTS])
def test_lists(text: str, status: AttendanceStatus, people: list[str]) -> None:
    found = read_people(text, status)
    assert [shown(person) for person in found] == people
    assert all(person.person_name in text[slice(*person.span)] for person in found)


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("Anna Holm, Kolding Kommune", "Kolding Kommune"),
        ("Anna Holm, Leder, Sundhed og Omsorg", "Leder, Sundhed og Omsorg"),
        ("Anna Holm (A, formand)", "formand"),
        ("Anna Holm (A), sag 129-138", "sag 129-138"),
        ("Anna Holm (A), stedfortræder for Bo Lund", "stedfortræder for Bo Lund"),
        ("Direktør Anna Holm", "Direktør"),
        ("Anna Holm (AH), rektor", "rektor"),
        ("Anna Holm (formand), Kolding Kommune", "formand; Kolding Kommune"),
    ],
)
def test_what_a_list_adds_is_kept_as_detail(text: str, detail: str) -> None:
    assert read_people(text, "present")[0].detail == detail


PIECES = st.sampled_from(
    (
        "Anna Holm (A) Bo Lund Afbud: Fraværende Ingen. deltog ikke inhabil og , . \n - ( ) stedfortræder for "
        "forlod mødet kl. 17 i stedet"
    ).split(" ")
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map(" ".join)))
def test_any_text_at_all_is_read(text: str) -> None:
    for person in [*find_attendance(text), *read_people(text, "present")]:
        assert 0 <= person.span.start < person.span.end <= len(text)
        assert person.person_name in text[slice(*person.span)]


@pytest.mark.parametrize(
    "unit",
    ["Anna Holm ", "Anna Holm, ", "(", "Afbud: ", "deltog ikke ", "inhabil og Bo ", "stedfortræder for ", "\n- A"],
)
def test_the_time_grows_with_the_length_only(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    started = time.perf_counter()
    find_attendance(text)
    read_people(text, "present")
    assert time.perf_counter() - started < 3
