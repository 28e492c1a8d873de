"""Attendance in whole minutes of many layouts, all invented: of the meeting, and of each item that has any."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from pipeline.readers import read
from pipeline.records import Attendance, Source
from pipeline.settings import load_settings
from pipeline.structure.parse import parse

SETTINGS = load_settings()


@dataclass(frozen=True)
class Minutes:
    name: str
    text: str
    meeting: list[str]
    items: dict[int, list[str]] = field(default_factory=dict)
    """by ordinal"""


MINUTES = [
    Minutes(
        name="members with the party behind a comma",
        text="""Referat
Økonomiudvalget
Den 12.03.2024 kl. 16:00 i Byrådssalen
Deltagere:
Anna Holm, (A)
Bo Lund, (V)
Carl Friis, ()
Indholdsfortegnelse
184.   Godkendelse af dagsorden
185.   Salg af grund
184.   Godkendelse af dagsorden
Beslutning
Godkendt.
Fraværende
Bo Lund, (V)
185.   Salg af grund
Beslutning
Godkendt.
Fraværende
Bo Lund, (V)
""",
        meeting=["Anna Holm: present", "Bo Lund: absent", "Carl Friis: present"],
        items={1: ["Bo Lund: absent"], 2: ["Bo Lund: absent"]},
    ),
    Minutes(
        name="facts of the meeting, remarks",
        text="""Kultur- og Fritidsudvalget - Referat
Mødefakta
Dato: Onsdag 13-03-2024
Mødetidspunkt: 17:00
Mødested: Rådhuset
Medlemmer
- Anna Holm (A) - Formand
- Bo Lund (V)
- Carl Friis (C)
Fraværende med afbud
- Bo Lund (V)
Bemærkninger
Carl Friis forlod mødet kl. 18.40 under punkt 2.
Indholdsfortegnelse1. Godkendelse af dagsorden
2. Salg af grund
1. Godkendelse af dagsorden
Beslutning i Kultur- og Fritidsudvalget den 13-03-2024
Godkendt.
2. Salg af grund
Beslutning i Kultur- og Fritidsudvalget den 13-03-2024
Godkendt. Carl Friis (C) forlod mødet kl. 18.40.
""",
        meeting=["Anna Holm: present", "Bo Lund: excused", "Carl Friis: left"],
        items={2: ["Carl Friis: left"]},
    ),
    Minutes(
        name="labels first, values after them",
        text="""Byrådet
Referat
Mødedato:
Mødetidspunkt:
Mødested:
Deltagere:
Afbud:
Fraværende:
Mandag den 11. marts 2024
Kl. 16:00
Byrådssalen
Anna Holm, Bo Lund, Carl Friis
Ditte Krag
Ingen
1. Godkendelse af dagsorden
Dok.nr.: 2005 Sagsid.: 14/19290 Initialer: abcd Åben sag
Beslutning Byrådet den 11-03-2024
Godkendt.
Afbud: Ditte Krag
""",
        meeting=["Anna Holm: present", "Bo Lund: present", "Carl Friis: present", "Ditte Krag: excused"],
        items={1: ["Ditte Krag: excused"]},
    ),
    Minutes(
        name="labels glued to names",
        text="""Referat: 12. marts 2024 kl. 16:00
Rådhuset, Ringkøbing
Teknik- og Miljøudvalget
Deltagere
- Anna Holm (V)
- Bo Lund (A)
Fraværende
- Carl Friis (C)
Kopier link til punktet  -   Print
1 : Godkendelse af dagsorden
Sagsnr: 24-024921
BeslutningGodkendt.
Fraværende- Carl Friis ()
Kopier link til punktet  -   Print
2 : Salg af grund
Sagsnr: 24-024922
BeslutningUdsat.
Fraværende- Carl Friis ()
""",
        meeting=["Anna Holm: present", "Bo Lund: present", "Carl Friis: absent"],
        items={1: ["Carl Friis: absent"], 2: ["Carl Friis: absent"]},
    ),
    Minutes(
        name="absent for a range of items",
        text="""Kommunalbestyrelsen
24-09-2024
Medlemmer
Anna Holm (A)
Bo Lund (V)
Carl Friis (C)
Fraværende
Carl Friis (C), sag 129-130
Sager 129 - 130
Fold alle ud
Godkendelse af dagsorden
Sag nr. 129
Beslutningskompetence: KB
Sagens kerne
Dagsordenen skal godkendes.
Beslutning
Godkendt.
Carl Friis (C) var fraværende.
Salg af grund
Sag nr. 130
Beslutningskompetence: KB
Sagens kerne
Grunden sælges.
Beslutning
Godkendt.
""",
        meeting=["Anna Holm: present", "Bo Lund: present", "Carl Friis: absent"],
        items={1: ["Carl Friis: absent"]},
    ),
    Minutes(
        name="status behind each name",
        text="""Forretningsudvalget
Referat
Mødedato: 12. marts 2024 kl. 09:00
Medlemmer
Anna Holm: Deltog
Bo Lund: Afbud (Stedfortræder Erik Juul)
Carl Friis: Deltog ikke
Ditte Krag: Deltog via video
Punkter på dagsordenen
1. Salg af grund
1. Salg af grund
INDSTILLING
Det indstilles, at grunden sælges.
POLITISK BEHANDLING
Forretningsudvalgets beslutning den 12. marts 2024:
Godkendt. Carl Friis (C) deltog ikke i sagens behandling.
""",
        meeting=[
            "Anna Holm: present",
            "Bo Lund: excused",
            "Carl Friis: absent",
            "Ditte Krag: present",
            "Erik Juul: substitute",
        ],
        items={1: ["Carl Friis: absent"]},
    ),
    Minutes(
        name="comma lists",
        text="""Regionsrådet - referat 24-01-2011
Mødedato: 24-01-2011 kl. 15:00 - 17.30
Mødested: Regionshuset
Medlemmer: Anna Holm, Bo Lund, Carl Friis, Ditte Krag
Afbud: Bo Lund, Ditte Krag (Erik Juul)
1.      Salg af grund
Sagsnr:
07/5773
Beslutning
Godkendt.
""",
        meeting=["Anna Holm: present", "Bo Lund: excused", "Carl Friis: present", "Ditte Krag: excused"],
    ),
    Minutes(
        name="attendance in prose",
        text="""Referat
til
mødet i Udvalget for sundhed
den 14. juni 2016 kl. 10:00
i Regionshuset Viborg, Skottenborg 26
Alle medlemmer var mødt undtagen Anna Holm og Bo Lund, der havde meldt afbud.
Carl Friis forlod mødet kl. 11.30 under behandlingen af punkt 2.
Mødet blev hævet kl. 12.45.
Sagnr.: 1-22-78-2-16
1. Salg af grund
Resume
Grunden sælges.
Direktionen indstiller,
at grunden sælges.
Beslutning
Godkendt. Ditte Krag og Erik Juul var forhindrede i at deltage i sagens behandling.
""",
        meeting=["Anna Holm: excused", "Bo Lund: excused", "Carl Friis: left"],
        items={1: ["Ditte Krag: absent", "Erik Juul: absent"]},
    ),
    Minutes(
        name="the chair's news say who is away",
        text="""Regionsrådet 24-11-2020 13:00
Dagsorden
1.Meddelelse fra formanden
2.Orientering: Budget
1. Meddelelse fra formandenReferat
Afbud fra Anna Holm (V). I stedet deltog Bo Lund (V). Carl Friis (A) ankom kl. 13.20.
Regionsrådet tog meddelelserne til efterretning.
2. Orientering: BudgetReferat
Taget til efterretning.
""",
        meeting=["Anna Holm: excused", "Bo Lund: substitute", "Carl Friis: joined"],
    ),
    Minutes(
        name="attendance under the first item",
        text="""Borgerrepræsentationen
Mødedato: 22.04.2021, kl. 17:30
Mødested: Rådhuset
1. Meddelelser fra formanden
Fraværende med afbud:
Anna Holm (Venstre), sygdom
Bo Lund (Enhedslisten), rejse
Carl Friis (Socialdemokratiet) kom kl. 18.05.
Ditte Krag (SF) forlod mødet kl. 20.
Stedfortrædere:
Erik Juul (Venstre) for Anna Holm
Beslutning
Taget til efterretning.
2. Salg af grund
Beslutning
Godkendt.
""",
        meeting=[
            "Anna Holm: excused",
            "Bo Lund: excused",
            "Carl Friis: joined",
            "Ditte Krag: left",
            "Erik Juul: substitute",
        ],
    ),
    Minutes(
        name="fields with colons",
        text="""Referat for Skoleudvalget møde den 22. maj 2017
Møde: 22. maj 2017
Mødetid: 16.00
Tilstede: Anna Holm (formand), Bo Lund, Carl Friis
Fraværende: Ditte Krag
ÅBNE SAGER
39. Salg af grund
Sagsnr.: 2017-004392
Sagsbehandler: Hanne Bech
Præsentation:
Grunden sælges.
Beslutning:
Godkendt.
""",
        meeting=["Anna Holm: present", "Bo Lund: present", "Carl Friis: present", "Ditte Krag: absent"],
    ),
    Minutes(
        name="first names",
        text="""Skolebestyrelsesmøde den 25. maj 2021 kl.18.30-21.00 - Personalerummet
Mødedeltagere: Henrik, Mette, Rashid, Camilla (elevrådet)
Afbud: Kristoffer, Signe
Referent: Ulla
Ordstyrer: Henrik
Punkt 1: Godkendelse af dagsorden
Referat: Godkendt.
Punkt 2: Budget
Referat: Drøftet.
""",
        meeting=[
            "Camilla: present",
            "Henrik: present",
            "Kristoffer: excused",
            "Mette: present",
            "Rashid: present",
            "Signe: excused",
            "Ulla: present",
        ],
    ),
    Minutes(
        name="organisations, times, guests",
        text="""BESLUTNINGSREFERAT
Bestyrelsesmøde onsdag den 25. januar 2017 kl. 14 på Campus
Til stede:
Anna Holm (formand), Region Syddanmark
Bo Lund, Dansk Industri (til kl. 15, punkt 1-2)
Carl Friis, medarbejderrepræsentant
Afbud fra: Ditte Krag, Kolding Kommune
Fra sekretariatet: Rektor Erik Juul, Fie Bech (referent)
Gæst: Statsautoriseret revisor Gert Dam, BDO (punkt 2)
Ad 1) Godkendelse af dagsorden
Godkendt.
Ad 2) Regnskab
Godkendt.
""",
        meeting=[
            "Anna Holm: present",
            "Bo Lund: left",
            "Carl Friis: present",
            "Ditte Krag: excused",
            "Erik Juul: guest",
            "Fie Bech: guest",
            "Gert Dam: guest",
        ],
    ),
    Minutes(
        name="typed protocol",
        text="""Økonomiudvalget
Protokol for mødet tirsdag den 4. marts 1997 kl. 15.00 i mødelokale 1
Til stede: Borgmester Anna Holm, Bo Lund, Chr. M. Friis. Desuden kommunaldirektør Erik Juul.
Fraværende med afbud: Ditte Krag.
342. Salg af grund
J.nr. 82.02.00
Indstilles godkendt.
343. Budget
J.nr. 00.30.00
Tiltrådt. Bo Lund deltog ikke på grund af inhabilitet.
""",
        meeting=[
            "Anna Holm: present",
            "Bo Lund: present",
            "Chr. M. Friis: present",
            "Ditte Krag: excused",
            "Erik Juul: guest",
        ],
        items={2: ["Bo Lund: disqualified"]},
    ),
    Minutes(
        name="list of participants as an item",
        text="""K K R  S Y D D A N M A R K
REFERAT 2015
Dato: 12. marts 2015 kl. 10.00
Sted: Kolding
1. Deltagerfortegnelse
Borgmester Anna Holm (V), Kolding Kommune, formand
Borgmester Bo Lund (A), Esbjerg Kommune
Udvalgsformand Carl Friis (A), Varde Kommune, stedfortræder for Ditte Krag (A)
Direktør Erik Juul, KL
Afbud:
Borgmester Fie Bech (C), Nyborg Kommune
2.1 Godkendelse af referat
Beslutning
Godkendt.
""",
        meeting=[
            "Anna Holm: present",
            "Bo Lund: present",
            "Carl Friis: substitute",
            "Ditte Krag: excused",
            "Erik Juul: present",
            "Fie Bech: excused",
        ],
    ),
    Minutes(
        name="absent on the decision's first line",
        text="""Referat
Økonomiudvalget
Mødedato: 1. oktober 2018 kl. 17:00
Mødested: Byrådssalen
Formand: Anna Holm (A)
Medlemmer: Bo Lund (V), Carl Friis (C)
1.     Salg af grund (B)
Sagsnr.: 330-2018-3619   Dok.nr.: 330-2018-500301   Åbent
Kompetence: Økonomiudvalget
Indstilling
Borgmesteren indstiller,
1. at grunden sælges
Beslutning i Økonomiudvalget den 1. oktober 2018:
Fraværende: Carl Friis (C)
Godkendt.
2.     Budget (O)
Sagsnr.: 330-2018-3620   Dok.nr.: 330-2018-500302   Åbent
Kompetence: Økonomiudvalget
Beslutning i Økonomiudvalget den 1. oktober 2018:
Fraværende:
Til efterretning.
""",
        meeting=["Anna Holm: present", "Bo Lund: present", "Carl Friis: present"],
        items={1: ["Carl Friis: absent"]},
    ),
    Minutes(
        name="another body's apologies",
        text="""Referat
Udvalg: Byrådet
Mødedato: 12-03-2024
Mødested: Rådhuset
1.Salg af grund (B)
Sagsnummer: 19/2484
Administrativ indstilling
Grunden sælges.
Beslutning Økonomiudvalget den 05-03-2024
Indstilles godkendt.
Afbud: Anna Holm (V)
Beslutning Byrådet den 12-03-2024
Godkendt.
Afbud: Bo Lund (Løsgænger)
Sagsfremstilling
Tekst.
""",
        meeting=[],
        items={1: ["Bo Lund: excused"]},
    ),
    Minutes(
        name="another body's absent",
        text="""Kommunalbestyrelsen
Referat
Mødedato: 12. marts 2024 kl. 18:00
301. Salg af grund
Resume
Grunden sælges.
Indstilling
Administrationen indstiller til KB via ØU, at grunden sælges.
Økonomiudvalget, 5. marts 2024, pkt. 65:
Anbefales. Fraværende: Anna Holm (A)
Beslutning
Fraværende: Bo Lund (V)
Godkendt.
""",
        meeting=[],
        items={1: ["Bo Lund: absent"]},
    ),
]


def shown(people: tuple[Attendance, ...]) -> list[str]:
    return [f"{person.person_name}: {person.status}" for person in people]


@pytest.mark.parametrize("minutes", MINUTES, ids=lambda minutes: minutes.name)
def test_attendance(minutes: Minutes) -> None:
    source = Source(uri="file:///minutes.txt", data=minutes.text.encode())
    meeting = parse(read(source, SETTINGS)).meeting
    assert meeting is not None
    assert sorted(shown(meeting.attendance)) == sorted(minutes.meeting)
    assert {n: shown(item.attendance) for n, item in enumerate(meeting.items, 1) if item.attendance} == minutes.items
