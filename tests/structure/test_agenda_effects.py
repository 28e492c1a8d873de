from __future__ import annotations

import pytest
from document_of import document_of
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Meeting
from pipeline.structure.agenda_effects import find_effects
from pipeline.structure.parse import parse


def effects(text: str) -> str:
    """Each effect as number or title, equals sign, change."""
    return " ".join(f"{effect.number or effect.title}={effect.change}" for effect in find_effects(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Godkendt. Punkt 4 udgår.", "4=withdrawn"),
        ("Godkendt, i det at punkt 16 udgår.", "16=withdrawn"),
        ("Godkendt, i det nr. 91 udgår.", "91=withdrawn"),
        ("Sag nr. 3 og 5 udgik af dagsordenen.", "3=withdrawn 5=withdrawn"),
        ("Pkt. 15 tages af og sendes direkte i Byrådet.", "15=withdrawn"),
        ("Sag 12-14 blev taget af dagsordenen.", "12=withdrawn 13=withdrawn 14=withdrawn"),
        ("Pkt. 01 - pkt. 03 udgår.", "1=withdrawn 2=withdrawn 3=withdrawn"),
        ("Følgende punkter udgår: punkt 4 og 7.", "4=withdrawn 7=withdrawn"),
        ("Formanden trak sagerne. Punkt 8 behandles ikke.", "8=withdrawn"),
        ("Udvalget besluttede at tage punkt 6 af dagsordenen.", "6=withdrawn"),
        ("Dagsordenspunkt 18 blev trukket.", "18=withdrawn"),
        ("Punkt 3.2 udgår.", "3.2=withdrawn"),
        ("Punkt 7 udsættes til næste møde.", "7=postponed"),
        ("Det blev besluttet at udsætte punkt 9.", "9=postponed"),
        ("Godkendt, idet sag 4 og sag 6 blev udsat.", "4=postponed 6=postponed"),
        ("Punkt 5 behandles før punkt 3.", "5=moved"),
        ("Godkendt, i det sag 133 fremrykkes og behandles efter sag 130.", "133=moved"),
        ("Godkendt, i det sag nummer 6, 7 og 9 fremrykkes.", "6=moved 7=moved 9=moved"),
        ("Punkt 20 behandles i forlængelse af punkt 10, og punkt 24 udgår.", "20=moved 24=withdrawn"),
        ("Godkendt, i det punkt 92 udgår og punkt 91 flyttes frem efter 89.", "92=withdrawn 91=moved"),
        ("Punkt 11 blev behandlet som det første punkt.", "11=moved"),
        ("Der var enighed om at behandle punkt 5 før punkt 2.", "5=moved"),
        ("Punkt 12 optages på dagsordenen.", "12=added"),
        ("Godkendt med tilføjelse af punkt 14.", "14=added"),
        ("Punkt 9 blev sat på dagsordenen ved mødets start.", "9=added"),
        ("Punkt 7 behandles for åbne døre.", "7=opened"),
        ("Punkt 8 behandles som lukket punkt.", "8=closed"),
        ("Sagen om salg af vejareal udgår.", "salg af vejareal=withdrawn"),
        ("Punktet ”Salg af vejareal” udsættes.", "Salg af vejareal=postponed"),
        ("Godkendt, dog trækkes punkt 206 til et ekstraordinært møde.", "206=withdrawn"),
        ("Godkendt, herunder at sag nr. 5 behandles som fortrolig.", "5=closed"),
        ("Godkendt, idet pkt. 104 behandles i åbent møde.", "104=opened"),
        ("Godkendt, dog således at Ad 6 tages før Ad 5.", "6=moved"),
        ("Der optages et nyt punkt 46 om hul i Granvej.", "46=added"),
        ("Godkendt med tilføjelse af et nyt punkt om brønde ved Lyng.", "brønde ved Lyng=added"),
        (
            "Ole Krog bad om, at punkt 5 tages af dagsordenen. Det var der ikke flertal for. Punkt 6 rykkes op før punkt 2.",
            "6=moved",
        ),
        ("Godkendt, idet 3 medlemmer udgik af udvalget.", ""),
        ("Punkt 4 udgår ikke.", ""),
        ("Forslaget om, at punkt 4 udgår, blev forkastet.", ""),
        ("Punkt 4 blev godkendt.", ""),
        ("Dagsordenen godkendt.", ""),
    ],
)
def test_what_an_approval_says_of_items(text: str, found: str) -> None:
    assert effects(text) == found


@given(st.text(alphabet='punkt sager 0123456789,.-–og udgår\n"”', max_size=300))
def test_any_text_passes(text: str) -> None:
    for effect in find_effects(text):
        assert 0 <= effect.span.start < effect.span.end <= len(text)


MINUTES = """Referat
Udvalg: Teknisk Udvalg
Mødedato: 3. marts 2020
1. Godkendelse af dagsorden
Beslutning
Godkendt, idet {approval}.
2. Ny sti
Beslutning
Godkendt.
3. Salg af vejareal
Sagsfremstilling
Arealet er på 40 m2.
Beslutning
4. Støj fra banen
Beslutning
Drøftet.
"""


def meeting_of(approval: str) -> tuple[Meeting, str, list[str]]:
    document = document_of(MINUTES.format(approval=approval))
    structure = parse(document)
    assert structure.meeting is not None
    return structure.meeting, document.text, [issue.kind for issue in structure.issues]


@pytest.mark.parametrize("approval", ["punkt 3 udgår", "sagen om salg af vejareal udgår"])
def test_the_withdrawal_stands_at_the_item_it_concerns(approval: str) -> None:
    meeting, text, _ = meeting_of(approval)
    outcomes = [[decision.outcome for decision in item.decisions] for item in meeting.items]
    assert outcomes[1:] == [["approved"], ["withdrawn"], ["discussed"]]
    item = meeting.items[2]
    for span in (item.decisions[0].span, item.evidence["agenda_change"]):
        assert text[span.start : span.end] == approval
    assert item.agenda_change == "withdrawn"


def test_an_item_with_a_decision_keeps_it() -> None:
    meeting, text, _ = meeting_of("punkt 4 behandles før punkt 2, og punkt 2 behandles for lukkede døre")
    assert [item.agenda_change for item in meeting.items] == [None, "closed", None, "moved"]
    assert [decision.outcome for decision in meeting.items[3].decisions] == ["discussed"]
    span = meeting.items[3].evidence["agenda_change"]
    assert text[span.start : span.end] == "punkt 4 behandles før"


def test_a_change_of_an_item_that_is_not_there_is_said() -> None:
    meeting, _, issues = meeting_of("punkt 9 udgår")
    assert [item.agenda_change for item in meeting.items] == [None] * 4
    assert "agenda_change_of_no_item" in issues
