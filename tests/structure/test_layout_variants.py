"""Minutes in wordings and orders that no template has: whole documents, and what is read of each."""

from __future__ import annotations

from datetime import date

import pytest
from document_of import document_of

from pipeline.records import Meeting
from pipeline.structure.parse import parse


def meeting_of(text: str) -> Meeting:
    meeting = parse(document_of(text)).meeting
    assert meeting is not None
    return meeting


ITEMS = "1. Stier i skoven\nBeslutning\nGodkendt.\n2. Eventuelt\nBeslutning\nIntet."


def test_what_closes_the_document_is_no_part_of_the_last_decision() -> None:
    meeting = meeting_of(
        f"Referat\nVejudvalget\n3. maj 2022 kl. 9.00\n{ITEMS}\nNæste møde er den 7. juni 2022\nMødet sluttede kl. 10.15.\n"
        "Således passeret\nIda Krag\nBo Lind"
    )
    assert [decision.text for item in meeting.items for decision in item.decisions] == ["Godkendt.", "Intet."]
    assert str(meeting.end_time) == "10:15:00"


def test_headings_that_ask() -> None:
    meeting = meeting_of(
        "Referat fra Ungerådets møde den 8. marts 2023\nTid og sted: kl. 17-19 på Ungdomsskolen\nHvem deltog?\n- Freja Lind, formand\n"
        "- Malthe Krog\nHvem meldte afbud?\n- Oskar Bank\n1. Skatebane\nHvad handler det om?\nDer er penge til en bane.\n"
        "Hvad besluttede vi?\nRådet anbefaler, at banen lægges ved hallen.\n2. Ungeuge\nHvad handler det om?\nVi mangler et tema.\n"
        "Hvad besluttede vi?\nTemaet udsættes til næste møde."
    )
    assert [(person.person_name, person.status) for person in meeting.attendance] == [
        ("Freja Lind", "present"),
        ("Malthe Krog", "present"),
        ("Oskar Bank", "excused"),
    ]
    assert (str(meeting.start_time), meeting.place, meeting.chair) == ("17:00:00", "Ungdomsskolen", "Freja Lind")
    outcomes = [[decision.outcome for decision in item.decisions] for item in meeting.items]
    assert outcomes == [["recommended"], ["postponed"]]


@pytest.mark.parametrize(
    "head",
    [
        "Protokol / Protokoll\nGrænseudvalget\nDato / Datum: 17. juni 2021\nTid / Zeit: 10.00 - 13.00\nSted / Ort: Regionshuset\n"
        "Deltagere / Teilnehmer: Preben Lund (formand), Anke Holm\nAfbud / Entschuldigt: Dieter Wolf\nTOP 1: Velkomst\nVelkommen.\n"
        "TOP 2: Pulje\nBeslutning / Beschluss: Puljen blev godkendt.",
        "Minutes - Grænseudvalget\nDate: 17. juni 2021\nTime: 10.00-13.00\nVenue: Regionshuset\n"
        "Participants: Preben Lund (chair), Anke Bo\n"
        "Apologies: Dieter Wolf\nAgenda\n1. Velkomst\n2. Pulje\n1. Velkomst\nAlle bød velkommen.\n2. Pulje\nPuljen blev godkendt.",
    ],
)
def test_labels_in_two_languages_or_in_english(head: str) -> None:
    meeting = meeting_of(head)
    assert (meeting.date, str(meeting.start_time), meeting.place) == (date(2021, 6, 17), "10:00:00", "Regionshuset")
    assert (meeting.chair, [person.status for person in meeting.attendance]) == (
        "Preben Lund",
        ["present", "present", "excused"],
    )
    assert [item.title for item in meeting.items] == ["Velkomst", "Pulje"]
    assert [decision.outcome for decision in meeting.items[1].decisions] == ["approved"]


def test_a_mark_of_access_alone_behind_the_number_leaves_the_title_to_the_next_line() -> None:
    meeting = meeting_of(
        "Referat\nVejudvalget\n3. maj 2022\nPkt. 41 Stier\nBeslutning\nGodkendt.\nPkt. 42 (LUKKET MØDE)\nKøb af ejendom\nPkt. 43 Broer\n"
        "Bilag\nBroer.pdf\nHøringsliste (lukket)\nBeslutning\nGodkendt."
    )
    assert [(item.number, item.title, item.access) for item in meeting.items] == [
        ("41", "Stier", None),
        ("42", "Køb af ejendom", "closed"),
        ("43", "Broer", None),
    ]
    assert [(a.title, a.access) for a in meeting.items[2].attachments] == [
        ("Broer.pdf", None),
        ("Høringsliste", "closed"),
    ]


def test_a_heading_over_numbered_points_belongs_to_no_item() -> None:
    meeting = meeting_of(
        "Referat\nKKR Fyn\n3. maj 2022\n1. Formalia\n1.1. Dagsorden\nBeslutning\nGodkendt.\n2. Temaer\n2.1. Erhverv\nBeslutning\nDrøftet."
    )
    assert [(item.number, item.decisions[0].text) for item in meeting.items] == [
        ("1.1", "Godkendt."),
        ("2.1", "Drøftet."),
    ]


def test_an_item_without_labels_among_others_is_its_outcome() -> None:
    meeting = meeting_of(
        "Referat\nArbejdsmarkedsrådet\n3. maj 2022\nPunkt 1. Dagsorden\nRådet godkendte dagsordenen.\nPunkt 2. Pulje\nIndstilling\n"
        "Sekretariatet indstiller, at puljen fordeles.\nReferat\nRådet tiltrådte indstillingen."
    )
    assert [decision.outcome for item in meeting.items for decision in item.decisions] == ["approved", "approved"]


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Referat fra møde i § 17, stk. 4-udvalget om bosætning", "§ 17, stk. 4-udvalget om bosætning"),
        ("Referat fra generalforsamling i Borgerforeningen Lundby", "Borgerforeningen Lundby"),
        ("Referat fra Hegnssynet for Aarup Kommune", "Hegnssynet for Aarup Kommune"),
    ],
)
def test_bodies(line: str, body: str) -> None:
    assert meeting_of(f"{line}\n3. maj 2022\n{ITEMS}").body == body


def test_a_surname_may_be_a_month() -> None:
    meeting = meeting_of(f"Referat\nVejudvalget\n3. maj 2022\nAfbud: Rie Maj (B)\n{ITEMS}")
    assert [(person.person_name, person.party) for person in meeting.attendance] == [("Rie Maj", "B")]


STAMP = "Miljøudvalget 2017-18\nMIU Alm.del Bilag 212\nOffentligt\n"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("J.nr. 17-001122-4\n14. marts 2018\n1. Lov om vandløb (L 98)\nFor stemte 12 (S, V), imod stemte 5 (EL). Vedtaget.\n"
         "2. Høring\nUdvalget besluttede at holde en høring.", ["Lov om vandløb (L 98)", "Høring"]),
        ("Dato: 8. oktober 2020\nKonstituering\nBo Lynge (S) blev valgt til formand.\nRejse til Haag\nUdvalget vedtog at rejse til Haag.\n"
         "Forespørgsel F 8\nUdsat.\nEventuelt\nIntet.", ["Konstituering", "Rejse til Haag", "Forespørgsel F 8", "Eventuelt"]),
        ("Fredag den 4. februar 2022, kl. 10.00, vær. 1-133\nDagsorden:\nPunkt 1. Rådsmøde nr. 3844\nPunkt 2. Eventuelt\n"
         "Punkt 1. Rådsmøde nr. 3844\nFormanden konkluderede, at der ikke var flertal imod.\nPunkt 2. Eventuelt\nIntet.\n"
         "Mødet slut kl. 11.40", ["Rådsmøde nr. 3844", "Eventuelt"]),
    ],
)  # fmt: skip
def test_papers_in_a_committees_files_that_never_call_themselves_minutes(text: str, titles: list[str]) -> None:
    meeting = meeting_of(STAMP + text)
    assert (meeting.status, [item.title for item in meeting.items]) == ("minutes", titles)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Dagsordenpunkt 1 - Regler\nBeslutning: Godkendt.\nDagsordenpunkt 2 - Evt.\nBeslutning: Intet.", [("1", "Regler"), ("2", "Evt.")]),
        ("Punkt 1 – Halvårsregnskab 2020\nBeslutning: Godkendt.\nPunkt 2 – Lån\nBeslutning: Godkendt.",
         [("1", "Halvårsregnskab 2020"), ("2", "Lån")]),
        ("a) Velkomst\nAlle er med.\nb) Færgelejet\nVi skriver til kommunen.\nc) Økonomi\nDer er penge.",
         [("a", "Velkomst"), ("b", "Færgelejet"), ("c", "Økonomi")]),
    ],
)  # fmt: skip
def test_how_items_are_numbered(text: str, items: list[tuple[str, str]]) -> None:
    meeting = meeting_of(f"Referat\nEgnsrådet Lyng\nTirsdag den 10. oktober 2006 på Lyng Kro.\n{text}")
    assert [(item.number, item.title) for item in meeting.items] == items
    assert meeting.place == "Lyng Kro"


def test_the_head_of_a_transcript_names_the_body() -> None:
    text = f'Download "Referat. Sundhedsudvalget. Mødedato: 14. august 2012"\n{ITEMS}'
    assert meeting_of(text).body == "Sundhedsudvalget"


def test_a_letter_that_sends_an_agenda_names_the_body() -> None:
    meeting = meeting_of(f"Kære alle\nHermed dagsorden for møde i Klimarådet den 7. oktober 2021 kl. 16.30.\n{ITEMS}")
    assert meeting.body == "Klimarådet"


def test_fields_in_a_row() -> None:
    meeting = meeting_of(
        f"Referat\nMED-udvalget Nord\nDato: 14. marts 2023 Tid: 12.30-14.30 Sted: Mødelokale Syren\n{ITEMS}"
    )
    assert (meeting.date, str(meeting.end_time), meeting.place) == (date(2023, 3, 14), "14:30:00", "Mødelokale Syren")


def test_who_came_instead_behind_a_dash() -> None:
    meeting = meeting_of(
        f"Referat\nVejudvalget\n3. maj 2022\nFravær: Helle Krag (V) - Anne Ny (V) deltog i stedet\n{ITEMS}"
    )
    people = [(person.person_name, person.status) for person in meeting.attendance]
    assert people == [("Helle Krag", "absent"), ("Anne Ny", "substitute")]


def test_what_the_body_itself_recommends_is_its_decision() -> None:
    meeting = meeting_of(
        "Møde i Erhvervsforummet\nTid: 5. december 2019 kl. 08-09.30\nFra kommunen: Ib Lund (V), Kai Holst\nReferat:\n1. Velkommen\n"
        "2. Ny messe\nForummet anbefaler, at kommunen støtter messen.\n3. Næste møde\n12. marts 2020."
    )
    assert [item.number for item in meeting.items] == ["1", "2", "3"]
    assert [decision.outcome for decision in meeting.items[1].decisions] == ["recommended"]


def test_the_number_of_a_whole_paper_right_above_the_first_item_is_not_that_items() -> None:
    meeting = meeting_of(
        "Referat\nBestyrelsen for Fjordskolen\n3. maj 2022\nJournalnummer: 22/00214\nAd 1) Dagsorden\nGodkendt.\n"
        "Ad 2) Rektors beretning\nBestyrelsen tog beretningen til efterretning.\nAd 3) Budget\nBestyrelsen godkendte budgettet."
    )
    assert [(item.number, item.case_number) for item in meeting.items] == [("1", None), ("2", None), ("3", None)]


def test_a_heading_over_the_next_items_is_no_part_of_a_decision() -> None:
    meeting = meeting_of(
        "Referat\nKulturudvalget\n3. maj 2022\n1. Dagsorden\nBESLUTNING\nGodkendt.\nA. Sager til afgørelse i byrådet\n"
        "2. Ny hal\nBESLUTNING\nAnbefales.\nD. Orientering\n3. Nyt fra forvaltningen\nBESLUTNING\nTaget til efterretning."
    )
    assert [item.decisions[0].text for item in meeting.items] == ["Godkendt.", "Anbefales.", "Taget til efterretning."]


def test_numbers_on_lines_of_their_own_in_a_contents_list_of_two_parts() -> None:
    meeting = meeting_of(
        "Referat\nSundhedsudvalget\n3. maj 2022\nIndholdsfortegnelse åbent møde\n1\nDagsorden\n3\n2\nNy klinik\n4\n"
        "Indholdsfortegnelse lukket møde\n3\nStatus på en leverandør\n6\n1. Dagsorden\nBeslutning\nGodkendt.\n"
        "2. Ny klinik\nBeslutning\nUdsat."
    )
    assert [(item.number, item.title, item.access) for item in meeting.items] == [
        ("1", "Dagsorden", None),
        ("2", "Ny klinik", None),
        ("3", "Status på en leverandør", "closed"),
    ]


def test_who_is_to_decide_is_no_point_of_the_recommendation() -> None:
    meeting = meeting_of(
        "Referat\nSundhedsudvalget\n3. maj 2022\n1. Pulje\nIndstilling\nAdministrationen indstiller,\n- at puljen fordeles\n"
        "- at resten spares\nSagen afgøres af Sundhedsudvalget.\nBeslutning\nGodkendt."
    )
    assert [point.text for point in meeting.items[0].recommendations] == ["at puljen fordeles", "at resten spares"]


def test_an_item_states_its_type_below_its_way_through_the_bodies() -> None:
    meeting = meeting_of(
        "Referat\nKlimaudvalget\n3. maj 2022\n1. Parkering\nSagsgang\nKlimaudvalget\nDrøftelsessag\nBeslutning\n"
        "Udvalget ønsker ikke at gå videre.\n2. Cykelsti\nSagsgang\nKlimaudvalget\nBeslutningssag\nBeslutning\nGodkendt."
    )
    assert [item.item_type for item in meeting.items] == ["discussion", "decision"]


def test_who_came_instead_of_whom_the_sentence_has_named() -> None:
    meeting = meeting_of(
        "Referat\nVejudvalget\n3. maj 2022\nAfbud var meldt fra Helle Krag (V), og i stedet for hende deltog Anne Ny (V).\n"
        f"{ITEMS}"
    )
    people = [(person.person_name, person.status, person.detail) for person in meeting.attendance]
    assert people == [("Helle Krag", "excused", None), ("Anne Ny", "substitute", None)]


def test_why_one_was_away_is_no_sentence_of_its_own() -> None:
    meeting = meeting_of(
        "Referat\nVejudvalget\n3. maj 2022\nFraværende: Helle Krag (V), der var bortrejst. Bo Ny (A) forlod mødet kl. 14.30.\n"
        f"{ITEMS}"
    )
    assert [(p.person_name, p.status) for p in meeting.attendance] == [("Helle Krag", "absent"), ("Bo Ny", "left")]


def test_a_member_who_keeps_the_minutes_stays_a_member() -> None:
    meeting = meeting_of(
        "Referat\nÆldrerådet\n3. maj 2022\nDeltagere: Helle Krag, Bo Ny\nDesuden deltog: Centerchef Eva Lund\nReferent: Bo Ny\n"
        f"{ITEMS}"
    )
    people = [(person.person_name, person.status) for person in meeting.attendance]
    assert people == [("Helle Krag", "present"), ("Bo Ny", "present"), ("Eva Lund", "guest")]


def test_what_closes_the_document_below_a_label_with_its_text() -> None:
    meeting = meeting_of(
        "Referat\nÆldrerådet\n3. maj 2022\n1. Dagsorden\nReferat: Godkendt.\n2. Eventuelt\nReferat: Intet.\nNæste møde: 7. juni 2022"
    )
    assert [item.decisions[0].text for item in meeting.items] == ["Godkendt.", "Intet."]


def test_one_heading_over_recommendation_and_decision() -> None:
    meeting = meeting_of(
        "Beslutningsprotokol\nMiljøudvalget\n8. juni 2009\n1. Dagsorden\nINDSTILLING OG BESLUTNING\nDagsordenen blev godkendt.\n"
        "2. Cykelsti\nINDSTILLING OG BESLUTNING\nForvaltningen indstiller, at stien anlægges.\nIndstillingen blev godkendt."
    )
    found = [([r.text for r in item.recommendations], [d.text for d in item.decisions]) for item in meeting.items]
    assert found == [
        ([], ["Dagsordenen blev godkendt."]),
        (["at stien anlægges."], ["Indstillingen blev godkendt."]),
    ]


def test_an_item_treated_in_anothers_place_is_moved() -> None:
    meeting = meeting_of(
        "Referat\nVejudvalget\n3. maj 2022\n1. Dagsorden\nBeslutning\nGodkendt, idet punkt 3 behandles som punkt 2.\n"
        "2. Bro\nBeslutning\nGodkendt.\n3. Tunnel\nBeslutning\nUdsat."
    )
    assert [item.agenda_change for item in meeting.items] == [None, None, "moved"]
