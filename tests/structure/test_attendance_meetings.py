"""Who was at the meeting, and at each item, read from whole minutes with heads of many kinds, all invented."""

from __future__ import annotations

import pytest

from pipeline.readers import read
from pipeline.records import Meeting, Source
from pipeline.settings import load_settings
from pipeline.structure.parse import parse

SETTINGS = load_settings()
TITLE = "Referat af møde i Kulturudvalget\nMødedato: 12. marts 2024 kl. 16.00\nMødested: Mødelokale 2"
ITEMS = """1. Godkendelse af dagsorden
Beslutning
Godkendt.
2. Ny cykelsti ved havnen
Sagsfremstilling
Stien skal gå langs kajen.
Beslutning
{first}
3. Budget for biblioteket
Sagsfremstilling
Der mangler penge.
Beslutning
{second}"""


def meeting_of(text: str, suffix: str = "txt") -> Meeting:
    data = text.encode()
    meeting = parse(read(Source(uri=f"file:///minutes.{suffix}", data=data), SETTINGS)).meeting
    assert meeting is not None
    return meeting


def minutes(head: str, *, first: str = "Godkendt.", second: str = "Drøftet.") -> Meeting:
    return meeting_of(f"{TITLE}\n{head}\n{ITEMS.format(first=first, second=second)}\n")


def page(head: str) -> Meeting:
    """The same as a web page; ``head`` is HTML."""
    items = "".join(
        f"<h2>{line}</h2>"
        if line[0].isdigit()
        else f"<h3>{line}</h3>"
        if line in ("Beslutning", "Sagsfremstilling")
        else f"<p>{line}</p>"
        for line in ITEMS.format(first="Godkendt.", second="Drøftet.").split("\n")
    )
    title = "<h1>Referat af møde i Kulturudvalget</h1><p>Mødedato: 12. marts 2024 kl. 16.00</p><p>Mødested: Mødelokale 2</p>"
    return meeting_of(
        f"<html><head><title>Referat</title></head><body><main>{title}{head}{items}</main></body></html>", "html"
    )


def people(meeting: Meeting) -> list[str]:
    return sorted(f"{person.person_name}: {person.status}" for person in meeting.attendance)


P3 = ["Anna Holm: present", "Bo Lund: present", "Carl Friis: present"]

HEADS = [
    ("Formand: Anna Holm (A)\nMedlemmer: Bo Lund (V), Carl Friis (C)", P3),
    ("Mødeleder: Anna Holm\nReferent: Bo Lund\nDeltagere: Carl Friis, Ditte Krag\nAfbud: Erik Juul",
     [*P3, "Ditte Krag: present", "Erik Juul: excused"]),
    ("Ordstyrer: Anna Holm\nReferent: Bo Lund\nTil stede: Anna Holm, Bo Lund, Carl Friis", P3),
    ("Dirigent: Anna Holm\nMødesekretær: Bo Lund\nMødedeltagere: Carl Friis", P3),
    ("Mødedeltagere\nAnna Holm (A)\nBo Lund (V)\nFraværende\nCarl Friis (C)", [*P3[:2], "Carl Friis: absent"]),
    ("Til stede: Anna Holm, Bo Lund\nIkke til stede: Carl Friis\nFraværende med afbud: Ditte Krag",
     [*P3[:2], "Carl Friis: absent", "Ditte Krag: excused"]),
    ("Medlemmer: Anna Holm (A), Bo Lund (V), Carl Friis (C)\nAfbud: Bo Lund (V)",
     ["Anna Holm: present", "Bo Lund: excused", "Carl Friis: present"]),
    ("Deltagere: Anna Holm (A), Bo Lund (V), Carl Friis (C)\nBemærkninger: Anna Holm (A) forlod mødet kl. 17.40 efter pkt. 3.",
     ["Anna Holm: left", "Bo Lund: present", "Carl Friis: present"]),
    ("Medlemmer: Anna Holm (A), Bo Lund (V), Carl Friis (C)\nFraværende: Carl Friis (C), pkt. 1-2", [*P3[:2], "Carl Friis: absent"]),
    ("Deltagere:\n- Anna Holm (A)\n- Bo Lund (V)\n- Carl Friis (C) - deltog ikke i behandlingen af punkt 2",
     [*P3[:2], "Carl Friis: absent"]),
    ("Tilstede: Anna Holm, Bo Lund. Fraværende: Carl Friis. Afbud: Ditte Krag.", [*P3[:2], "Carl Friis: absent", "Ditte Krag: excused"]),
    ("Deltagere: Anna Holm (A), Bo Lund (V) og Carl Friis (C). Desuden deltog kommunaldirektør Ditte Krag.", [*P3, "Ditte Krag: guest"]),
    ("Mødt var: Anna Holm, Bo Lund og Carl Friis", P3),
    ("Medlemmerne Anna Holm (A) og Bo Lund (V) var fraværende.", ["Anna Holm: absent", "Bo Lund: absent"]),
    ("Til stede:\nFor Venstre: Anna Holm, Bo Lund\nFor Socialdemokratiet: Carl Friis", P3),
    ("Fra Byrådet:\nAnna Holm (A)\nBo Lund (V)\nFra forvaltningen:\nDirektør Carl Friis", [*P3[:2], "Carl Friis: guest"]),
    ("Deltagere fra udvalget: Anna Holm (A), Bo Lund (V)\nDeltagere fra administrationen: Carl Friis", [*P3[:2], "Carl Friis: guest"]),
    ("Politikere: Anna Holm (A), Bo Lund (V)\nAdministration: Carl Friis", [*P3[:2], "Carl Friis: guest"]),
    ("Medlemmer: Anna Holm, Bo Lund\nEmbedsmænd: Carl Friis", [*P3[:2], "Carl Friis: guest"]),
    ("Medarbejderrepræsentanter:\nAnna Holm, FOA\nBo Lund, HK\nLedelsesrepræsentanter:\nCarl Friis, direktør", P3),
    ("Ledelsesside: Anna Holm\nMedarbejderside: Bo Lund, Carl Friis", P3),
    ("Formand\nAnna Holm (A)\nNæstformand\nBo Lund (V)\nMedlemmer\nCarl Friis (C)", P3),
    ("Mødet blev ledet af Anna Holm (A). Afbud fra Bo Lund (V).", ["Anna Holm: present", "Bo Lund: excused"]),
    ("Fraværende: Anna Holm (A) meldte afbud, Bo Lund (V)", ["Anna Holm: excused", "Bo Lund: absent"]),
    ("Medlemmer:\nAnna Holm (A) (formand)\nBo Lund (V)\nCarl Friis (C)\nAfbud:\nIngen", P3),
    ("Mødedeltagere: Anna Holm (A), Bo Lund (V), Carl Friis (C)\nFraværende:\nIngen", P3),
    ("Medlemmer: Anna Holm (A), Bo Lund (V), Carl Friis (C)\nAlle var mødt.", P3),
    ("I mødet deltog Anna Holm (A), Bo Lund (V) og Carl Friis (C). Ditte Krag (F) havde meldt afbud.", [*P3, "Ditte Krag: excused"]),
    ("Til stede var Anna Holm, Bo Lund og Carl Friis.", P3),
    ("Medlemmer: Anna Holm, Bo Lund, Carl Friis\nAlle medlemmer var til stede undtagen Carl Friis.", [*P3[:2], "Carl Friis: absent"]),
    ("Deltagere: Anna Holm, Bo Lund\nAfbud: Carl Friis\nStedfortræder: Ditte Krag for Carl Friis",
     [*P3[:2], "Carl Friis: excused", "Ditte Krag: substitute"]),
    ("Afbud fra: Carl Friis\nDitte Krag deltog i stedet for Carl Friis.", ["Carl Friis: excused", "Ditte Krag: substitute"]),
    ("Afbud fra Carl Friis (C). Som stedfortræder mødte Ditte Krag (C).", ["Carl Friis: excused", "Ditte Krag: substitute"]),

        ("Medlemmer: Anna Holm (A), Bo Lund (V), Carl Friis (C)\nAnna Holm (A) ankom kl. 16.30 under punkt 2."
         "\nBo Lund (V) var inhabil i punkt 3.",
     ["Anna Holm: joined", "Bo Lund: disqualified", "Carl Friis: present"]),

        ("Udvalgets medlemmer: Anna Holm (formand), Bo Lund (næstformand), Carl Friis"
         "\nØvrige deltagere: Direktør Ditte Krag, chefkonsulent Erik Juul (referent)",
     [*P3, "Ditte Krag: guest", "Erik Juul: guest"]),
    ("Deltagere: Anna Holm,\nBo Lund, Carl\nFriis", P3),
    ("Deltagere\nAnna Holm, formand\nBo Lund, næstformand\nCarl Friis\nAfbud\nDitte Krag\nGæster\nErik Juul, Naturstyrelsen",
     [*P3, "Ditte Krag: excused", "Erik Juul: guest"]),
    ("Tilstede\tAnna Holm, Bo Lund, Carl Friis\nAfbud\tDitte Krag", [*P3, "Ditte Krag: excused"]),
    ("Følgende var til stede: Anna Holm, Bo Lund, Carl Friis", P3),
    ("Følgende medlemmer var til stede:\nAnna Holm\nBo Lund\nCarl Friis", P3),
    ("Følgende havde meldt afbud: Anna Holm og Bo Lund", ["Anna Holm: excused", "Bo Lund: excused"]),
    ("Fremmødte: Anna Holm, Bo Lund, Carl Friis\nFraværende m. afbud: Ditte Krag\nFraværende u. afbud: Erik Juul",
     [*P3, "Ditte Krag: excused", "Erik Juul: absent"]),
    ("Fremmødte medlemmer: Anna Holm, Bo Lund, Carl Friis\nFraværende medlemmer: Ditte Krag", [*P3, "Ditte Krag: absent"]),
    ("Deltagende: Anna Holm, Bo Lund, Carl Friis\nAfbud/fravær: Ditte Krag", [*P3, "Ditte Krag: excused"]),
    ("Tilstedeværende: Anna Holm, Bo Lund, Carl Friis\nMeldt afbud: Ditte Krag\nIkke mødt: Erik Juul",
     [*P3, "Ditte Krag: excused", "Erik Juul: absent"]),
    ("Mødte: Anna Holm, Bo Lund, Carl Friis\nUdeblevet uden afbud: Ditte Krag", [*P3, "Ditte Krag: absent"]),
    ("Deltagere: Anna Holm (AH), Bo Lund (BL), Carl Friis (CF)\nFraværende: Ingen", P3),
    ("Bestyrelsen: Anna Holm, Bo Lund\nFra skolen: Carl Friis", P3),
    ("Forældrerepræsentanter: Anna Holm, Bo Lund\nMedarbejderrepræsentanter: Carl Friis\nSkoleleder: Ditte Krag",
     [*P3, "Ditte Krag: present"]),
    ("Inhabile: Anna Holm (A)\nMedlemmer: Anna Holm (A), Bo Lund (V), Carl Friis (C)", ["Anna Holm: disqualified", *P3[1:]]),
    ("Mødet blev sat kl. 16.00 af formand Anna Holm. Alle medlemmer var til stede.", []),
]  # fmt: skip


FURTHER_HEADS = [
    ("Mødet ledes af Anna Holm.", ["Anna Holm: present"]),
    (
        "Til stede: Borgmester Anna Holm (A), Bo Lund (V)\nEj til stede: Carl Friis (C)",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: absent"],
    ),
    (
        "Mødedeltagere:\tAnna Holm\n\tBo Lund\nAfbud:\tCarl Friis",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: excused"],
    ),
    (
        "Deltagere:\nAnna Holm, formand, Kolding Kommune\nBo Lund, næstformand, Esbjerg Kommune\nCarl Friis, KL",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: present"],
    ),
    (
        "Medlemmer\nAnna Holm (A) - Formand\nBo Lund (V) - Næstformand\nCarl Friis (C) - Afbud",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: excused"],
    ),
    (
        "Fremmøde:\nAnna Holm: Til stede\nBo Lund: Fraværende\nCarl Friis: Afbud",
        ["Anna Holm: present", "Bo Lund: absent", "Carl Friis: excused"],
    ),
    (
        "Fra udvalget deltog: Anna Holm, Bo Lund, Carl Friis. Fra forvaltningen deltog: Ditte Krag",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: present", "Ditte Krag: guest"],
    ),
    (
        "Udvalgsmedlemmer: Anna Holm, Bo Lund, Carl Friis\nEmbedsmænd: Ditte Krag\nReferent: Erik Juul",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: present", "Ditte Krag: guest", "Erik Juul: present"],
    ),
    (
        "Deltagere: Anna Holm, Bo Lund og Carl Friis\nIkke deltagende: Ditte Krag",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: present", "Ditte Krag: absent"],
    ),
    ("Mødt: Alle undtagen Carl Friis", ["Carl Friis: absent"]),
    ("Afbud: Anna Holm (A) - i stedet mødte Bo Lund (A)", ["Anna Holm: excused", "Bo Lund: substitute"]),
    (
        "Afbud:\n- Anna Holm (A)\n- Bo Lund (V)\nStedfortrædere:\n- Carl Friis (A)",
        ["Anna Holm: excused", "Bo Lund: excused", "Carl Friis: substitute"],
    ),
    ("Fraværende: Anna Holm (A) til kl. 16.30, Bo Lund (V)", ["Anna Holm: absent", "Bo Lund: absent"]),
    (
        "Mødedeltagere: Anna Holm (A), Bo Lund (V) fra kl. 16.20, Carl Friis (C) til kl. 18",
        ["Anna Holm: present", "Bo Lund: joined", "Carl Friis: left"],
    ),
    (
        "Deltagere: Anna, Bo, Carl og Ditte\nAfbud: Erik",
        ["Anna: present", "Bo: present", "Carl: present", "Ditte: present", "Erik: excused"],
    ),
    (
        "Deltagere: Anna Holm (formand)\nBo Lund\nCarl Friis",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: present"],
    ),
    (
        "Deltagere:\nAnna Holm (A) Formand\nBo Lund (V)\nCarl Friis (C) Afbud",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: excused"],
    ),
    ("Til stede: 7 medlemmer. Afbud fra Anna Holm og Bo Lund.", ["Anna Holm: excused", "Bo Lund: excused"]),
    (
        "Medlemmer: Anna Holm, Bo Lund, Carl Friis. Alle mødt.",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: present"],
    ),
    ("Mødet blev åbnet af formand Anna Holm (A).", []),
    (
        "Deltagere i mødet: Anna Holm, Bo Lund\nFraværende i mødet: Carl Friis",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: absent"],
    ),
    (
        "Tilstede fra bestyrelsen: Anna Holm, Bo Lund\nTilstede fra skolen: Carl Friis",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: present"],
    ),
    ("Deltagere: Hele udvalget undtagen Carl Friis.", ["Carl Friis: absent"]),
    (
        "Medlemmer:\nAnna Holm (A)\nBo Lund (V)\nCarl Friis (C)\nIkke til stede:\nBo Lund (V)",
        ["Anna Holm: present", "Bo Lund: absent", "Carl Friis: present"],
    ),
    (
        "Til stede\nAnna Holm (A), Bo Lund (V)\nAfbud\nIngen\nGæster\nCarl Friis, Realdania",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: guest"],
    ),
    (
        "Mødeleder: Anna Holm    Referent: Bo Lund\nDeltagere: Carl Friis",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: present"],
    ),
    (
        "Deltagere: Anna Holm (S), Bo Lund (SF), Carl Friis (Det Konservative Folkeparti)",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: present"],
    ),
    (
        "Deltagere: Anna Holm (A, fmd.), Bo Lund (V, nfmd.), Carl Friis (C)\nAfbud: Ditte Krag (F)\nDesuden: Kommunaldirektør Erik Juul",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: present", "Ditte Krag: excused", "Erik Juul: guest"],
    ),
    (
        "DELTAGERE\nAnna Holm\nBo Lund\nFRAVÆRENDE\nCarl Friis",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: absent"],
    ),
    ("Medlemmer og fremmøde\nAnna Holm (A): Mødt\nBo Lund (V): Ikke mødt", ["Anna Holm: present", "Bo Lund: absent"]),
    ("Øvrige mødedeltagere: Centerchef Anna Holm, konsulent Bo Lund (pkt. 3)", ["Anna Holm: guest", "Bo Lund: guest"]),
    (
        "Mødedeltagere: Anna Holm (A)\nBo Lund (V)\nCarl Friis (C)\nBemærkninger: Bo Lund deltog via Teams.",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: present"],
    ),
    (
        "Borgmester: Anna Holm\nKommunaldirektør: Bo Lund\nByrådsmedlemmer: Carl Friis, Ditte Krag",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: present", "Ditte Krag: present"],
    ),
    (
        "Deltog: Anna Holm, Bo Lund\nDeltog ikke: Carl Friis",
        ["Anna Holm: present", "Bo Lund: present", "Carl Friis: absent"],
    ),
]


ALL_HEADS = [*HEADS, *FURTHER_HEADS]


@pytest.mark.parametrize(("head", "expected"), ALL_HEADS, ids=[head[:70] for head, _ in ALL_HEADS])
def test_head(head: str, expected: list[str]) -> None:
    assert people(minutes(head)) == sorted(expected)


def test_chair_of_a_labelled_head() -> None:
    assert minutes("Formand: Anna Holm (A)\nMedlemmer: Bo Lund (V)").chair == "Anna Holm"
    assert minutes("Mødeleder: Anna Holm\nDeltagere: Bo Lund").chair == "Anna Holm"
    assert minutes("Deltagere: Bo Lund, Anna Holm (formand)").chair == "Anna Holm"
    assert minutes("Medlemmer\nAnna Holm (A), udvalgsformand\nBo Lund (V), næstformand").chair == "Anna Holm"
    assert minutes("Deltagere: Anna Holm (fmd.), Bo Lund").chair == "Anna Holm"
    assert minutes("Deltagere: Anna Holm, Bo Lund (næstformand)").chair is None
    assert minutes("Deltagere: Anna Holm, Bo Lund (næstfmd.)").chair is None


def table(*rows: list[str], head: bool = True) -> str:
    cell = [f"{'th' if head and i == 0 else 'td'}" for i in range(len(rows))]
    body = "".join(
        f"<tr>{''.join(f'<{kind}>{text}</{kind}>' for text in row)}</tr>" for kind, row in zip(cell, rows, strict=True)
    )
    return f"<table>{body}</table>"


A3 = ["Anna Holm: present", "Bo Lund: absent", "Carl Friis: excused"]

TABLES = [
    (table(["Navn", "Parti", "Til stede", "Fraværende"], ["Anna Holm", "A", "x", ""], ["Bo Lund", "V", "", "x"]), A3[:2]),
    (table(["Navn", "Mødt", "Ikke mødt", "Afbud"], ["Anna Holm", "X", "", ""], ["Bo Lund", "", "X", ""], ["Carl Friis", "", "", "X"]), A3),
    (table(["Medlem", "Parti", "Fremmøde"], ["Anna Holm", "A", "Mødt"], ["Bo Lund", "V", "Ikke mødt"], ["Carl Friis", "C", "Afbud"]), A3),
    (table(["Medlem", "Deltog"], ["Anna Holm (A)", "Ja"], ["Bo Lund (V)", "Nej"], ["Carl Friis (C)", "Afbud"]), A3),
    (table(["Navn", "Tilstede"], ["Anna Holm", "✓"], ["Bo Lund", ""]), A3[:2]),
    (table(["Deltagere", "Bemærkninger"], ["Anna Holm (A), formand", ""], ["Bo Lund (V)", "Fraværende"], ["Carl Friis (C)", "Afbud"]), A3),
    (table(["Navn", "Rolle", "Status"], ["Anna Holm", "Formand", "Til stede"], ["Bo Lund", "Medlem", "Fraværende"],
     ["Carl Friis", "Medlem", "Fraværende med afbud"]), A3),
    (table(["Til stede", "Anna Holm, Ditte Krag"], ["Fraværende", "Bo Lund"], ["Afbud", "Carl Friis"], head=False),
     [*A3, "Ditte Krag: present"]),
    (table(["Deltagere", "Afbud"], ["Anna Holm", "Carl Friis"], ["Ditte Krag", ""]),
     ["Anna Holm: present", "Carl Friis: excused", "Ditte Krag: present"]),
    (table(["Navn", "Organisation", "Funktion"], ["Anna Holm", "Ældre Sagen", "Formand"], ["Bo Lund", "Kolding Kommune", "Sekretær"]),
     ["Anna Holm: present", "Bo Lund: present"]),
    (table(["Anna Holm (A)", "Formand", "Til stede"], ["Bo Lund (V)", "Medlem", "Fraværende"],
     ["Carl Friis (C)", "Medlem", "Afbud"], head=False), A3),
    (table(["Fornavn", "Efternavn", "Fremmøde"], ["Anna", "Holm", "Mødt"], ["Bo", "Lund", "Ikke mødt"]), A3[:2]),
    (table(["Nr.", "Navn", "Bemærkning"], ["1", "Anna Holm", ""], ["2", "Bo Lund", "Mødte ikke"], ["3", "Carl Friis", "Afbud - syg"]), A3),
    (table(["Deltagere", "Anna Holm (A), Ditte Krag (V)"], ["Afbud", "Carl Friis (C)"], ["Referent", "Erik Juul"], head=False),
     ["Anna Holm: present", "Ditte Krag: present", "Carl Friis: excused", "Erik Juul: present"]),
    ("<h3>Deltagere</h3><ul><li>Anna Holm (A)</li><li>Ditte Krag (V)</li></ul><h3>Afbud</h3><ul><li>Carl Friis (C)</li></ul>",
     ["Anna Holm: present", "Ditte Krag: present", "Carl Friis: excused"]),
    ("<p><strong>Til stede:</strong> Anna Holm (A), Ditte Krag (V)<br><strong>Fraværende:</strong> Bo Lund (V)</p>",
     ["Anna Holm: present", "Bo Lund: absent", "Ditte Krag: present"]),
    ("<dl><dt>Deltagere</dt><dd>Anna Holm (A)</dd><dd>Ditte Krag (V)</dd><dt>Fraværende</dt><dd>Bo Lund (V)</dd></dl>",
     ["Anna Holm: present", "Bo Lund: absent", "Ditte Krag: present"]),
]  # fmt: skip


@pytest.mark.parametrize(("head", "expected"), TABLES, ids=range(len(TABLES)))
def test_head_of_a_page(head: str, expected: list[str]) -> None:
    assert people(page(head)) == sorted(expected)


ITEM_CASES = [
    ("Afbud: Bo Lund (V)", "Godkendt. Bo Lund (V) deltog ikke.", ["Bo Lund: absent"]),
    ("Afbud: Bo Lund (V)", "Godkendt.\nFraværende: Bo Lund (V)", ["Bo Lund: absent"]),
    ("Afbud: Bo Lund (V)", "Godkendt.\nAfbud: Bo Lund (V)", ["Bo Lund: excused"]),
    ("Medlemmer: Anna Holm (A), Bo Lund (V)", "Godkendt. Bo Lund (V) deltog ikke.", ["Bo Lund: absent"]),
    ("Medlemmer: Anna Holm (A), Bo Lund (V)", "Fraværende: Bo Lund (V)\nGodkendt.", ["Bo Lund: absent"]),
    ("Medlemmer: Anna Holm (A), Bo Lund (V)", "Godkendt.\nInhabil\nBo Lund (V)", ["Bo Lund: disqualified"]),
    ("Medlemmer: Anna Holm (A), Bo Lund (V)", "Fraværende\nBo Lund (V)\nGodkendt.", ["Bo Lund: absent"]),
    ("Medlemmer: Anna Holm (A), Bo Lund (V)", "Godkendt.\nFraværende\nIngen", []),
    ("Medlemmer: Anna Holm (A), Bo Lund (V)", "Godkendt.\nDeltog ikke i punktet: Bo Lund", ["Bo Lund: absent"]),
    (
        "Medlemmer: Anna Holm (A), Bo Lund (V)",
        "Direktør Carl Friis deltog under punktet. Godkendt.",
        ["Carl Friis: guest"],
    ),
]


@pytest.mark.parametrize(
    ("head", "decision", "expected"), ITEM_CASES, ids=[f"{h[:12]} {d[:50]}" for h, d, _ in ITEM_CASES]
)
def test_item(head: str, decision: str, expected: list[str]) -> None:
    item = minutes(head, first=decision).items[1]
    assert [f"{person.person_name}: {person.status}" for person in item.attendance] == expected
    assert len(item.decisions) == 1


OPENING = """1. Åbning af mødet
Beslutning
{opening}
2. Ny cykelsti ved havnen
Beslutning
Godkendt.
"""


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Afbud: Anna Holm og Bo Lund. Formanden bød velkommen.", ["Anna Holm: excused", "Bo Lund: excused"]),
        ("Afbud fra Anna Holm (A). I stedet deltog Bo Lund (A).", ["Anna Holm: excused", "Bo Lund: substitute"]),
        ("Godkendt. Anna Holm (A) mødte kl. 16.35 efter punkt 4.", ["Anna Holm: joined"]),
        ("Godkendt. Anna Holm (A) forlod mødet kl. 17 under punkt 2.", ["Anna Holm: left"]),
    ],
)
def test_what_the_opening_says_of_the_whole_meeting(opening: str, expected: list[str]) -> None:
    meeting = meeting_of(f"{TITLE}\n{OPENING.format(opening=opening)}")
    assert people(meeting) == expected
    assert meeting.items[0].attendance == ()


def test_an_item_for_the_absent_keeps_them() -> None:
    meeting = meeting_of(
        f"{TITLE}\n{OPENING.format(opening='Anna Holm (A).').replace('Åbning af mødet', 'Fraværende')}"
    )
    assert [(person.person_name, person.status) for person in meeting.items[0].attendance] == [("Anna Holm", "absent")]
