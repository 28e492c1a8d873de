"""Short minutes in many layouts, all invented, with what must be read from each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Layout:
    name: str
    text: str
    body: str | None
    day: date | None
    items: list[tuple[str | None, str]]
    """number and verbatim title"""
    access: dict[int, str] = field(default_factory=dict)
    cases: dict[int, str] = field(default_factory=dict)
    decisions: dict[int, str] = field(default_factory=dict)
    """by ordinal, the words with which the first decision's text begins"""
    recommendations: dict[int, list[str]] = field(default_factory=dict)
    attachments: dict[int, list[str]] = field(default_factory=dict)
    place: str | None = None
    start: str | None = None


LAYOUTS = [
    Layout(
        name="export with unnumbered contents, decision first, title repeated",
        text="""REFERAT Kulturkredsen d. 12-03-2024
Mødedato Tirsdag d. 12. marts 2024 kl. 09:30
Mødested Rådhuset i Vinding
Indholdsfortegnelse
Godkendelse af årshjul for kredsen.....3
Drøftelse af fælles billetsystem.....5
Eventuelt.....8
Punkt 1: Godkendelse af årshjul for kredsen
Beslutning
Enkelte spurgte til sommerferien. Kredsen godkendte årshjulet.
Bilag
Årshjul 2024.pdf
Godkendelse af årshjul for kredsen
RESUMÉ
Årshjulet samler kredsens møder.
INDSTILLING
Formandskabet indstiller, at Kulturkredsen
- godkender årshjulet
- beder sekretariatet udsende det
SAGSFREMSTILLING
Baggrund
Kredsen ønskede i efteråret et overblik.
BILAG
- Bilag 1: Årshjul 2024
Punkt 2: Drøftelse af fælles billetsystem
Beslutning
Kredsen drøftede oplægget.
Drøftelse af fælles billetsystem
INDSTILLING
Det indstilles, at Kulturkredsen
- drøfter behovet
Punkt 3: Eventuelt
Beslutning
Intet.
""",
        body="Kulturkredsen",
        day=date(2024, 3, 12),
        items=[
            ("1", "Godkendelse af årshjul for kredsen"),
            ("2", "Drøftelse af fælles billetsystem"),
            ("3", "Eventuelt"),
        ],
        decisions={1: "Enkelte spurgte", 2: "Kredsen drøftede", 3: "Intet"},
        recommendations={1: ["godkender årshjulet", "beder sekretariatet udsende det"], 2: ["drøfter behovet"]},
        attachments={1: ["Årshjul 2024.pdf"]},
        place="Rådhuset i Vinding",
        start="09:30",
    ),
    Layout(
        name="separator between items, absence as an item, numbered contents glued to the first item",
        text="""Teknik- og Forsyningsudvalget - Referat
Dato: Mandag den 6. maj 2019
Lokale: Mødelokale 3
Tidspunkt: Kl. 15:00
Indholdsfortegnelse1. Fraværende
1. Fraværende
Beslutning
Ingen.
Til toppen
2. Bemærkninger/ændringer til dagsordenen
Beslutning
Ingen bemærkninger.
Til toppen
3. Ny cykelsti langs Søndergårdsvej
Resume
Sagsforløb: TFU/ØK/BY
Forvaltningen har udarbejdet et skitseprojekt.
Sagsfremstilling
Strækningen er 1,4 km.
Økonomi
Anlægget koster 2,3 mio. kr.
Beslutning
Indstilles godkendt.
Bente Kofoed var fraværende.
Til toppen
""",
        body="Teknik- og Forsyningsudvalget",
        day=date(2019, 5, 6),
        items=[
            ("1", "Fraværende"),
            ("2", "Bemærkninger/ændringer til dagsordenen"),
            ("3", "Ny cykelsti langs Søndergårdsvej"),
        ],
        decisions={2: "Ingen bemærkninger", 3: "Indstilles godkendt"},
        place="Mødelokale 3",
        start="15:00",
    ),
    Layout(
        name="sentence over five lines, grouped contents without dots, access and case on one line",
        text="""Referat
til
mødet i By- og Boligudvalget
den 14. juni 2017 kl. 08:30
i Mødelokale 4 vest
Afbud fra Torben Riis.
A. Sager til afgørelse i udvalget
1 Frigivelse af midler til områdefornyelse
2 Høringssvar om støj fra havnen
B. Orientering
3 Status på boligplaceringen
1. Frigivelse af midler til områdefornyelse
A. Sager til afgørelse i udvalget
Åbent - 01.11.20-Ø40-7-16
RESUMÉ
Der søges om frigivelse af 3.200.000 kr.
INDSTILLING
By- og Kulturforvaltningen indstiller, at udvalget godkender frigivelsen.
BESLUTNING
Udvalget godkender indstillingen.
SAGSFREMSTILLING
Områdefornyelsen blev vedtaget i 2015.
2. Høringssvar om støj fra havnen
A. Sager til afgørelse i udvalget
Åbent - 09.02.00-K04-1-17
RESUMÉ
Staten har sendt en bekendtgørelse i høring.
INDSTILLING
By- og Kulturforvaltningen indstiller, at udvalget
a. afgiver vedlagte høringssvar
b. sender svaret til orientering i byrådet
BESLUTNING
Udsættes til næste møde.
3. Status på boligplaceringen
B. Orientering
Åbent - 27.42.00-G01-12-17
RESUMÉ
Der orienteres om status.
BESLUTNING
Til orientering.
""",
        body="By- og Boligudvalget",
        day=date(2017, 6, 14),
        items=[
            ("1", "Frigivelse af midler til områdefornyelse"),
            ("2", "Høringssvar om støj fra havnen"),
            ("3", "Status på boligplaceringen"),
        ],
        access={1: "open"},
        cases={1: "01.11.20-Ø40-7-16", 2: "09.02.00-K04-1-17"},
        decisions={1: "Udvalget godkender", 2: "Udsættes", 3: "Til orientering"},
        recommendations={2: ["afgiver vedlagte høringssvar", "sender svaret til orientering i byrådet"]},
        start="08:30",
    ),
    Layout(
        name="case number above the title, numbered at-clauses",
        text="""Sbsys dagsorden preview
Referat til mødet i Udvalget for Børn og Familie den 2. marts 2021 kl. 15:30 i Arden
Åbne dagsordenspunkter
85.02.02-G01-4-21
33. Godkendelse af dagsorden
Beslutning
Godkendt.
17.01.00-P22-1-20
34. Kl. 16.00-16.30: Skolestruktur i den nordlige del
Forventet sagsgang
BFU, ØK, BY
Anledning
Byrådet bad i december om et oplæg.
Indstilling
Forvaltningen indstiller,
1. At udvalget sender oplægget i høring
2. At høringen løber i otte uger
Sagsfremstilling
Oplægget rummer tre modeller.
Beslutning
1. at godkendt
2. at godkendt
""",
        body="Udvalget for Børn og Familie",
        day=date(2021, 3, 2),
        items=[("33", "Godkendelse af dagsorden"), ("34", "Kl. 16.00-16.30: Skolestruktur i den nordlige del")],
        cases={1: "85.02.02-G01-4-21", 2: "17.01.00-P22-1-20"},
        recommendations={2: ["At udvalget sender oplægget i høring", "At høringen løber i otte uger"]},
        start="15:30",
    ),
    Layout(
        name="municipality-prefixed case numbers on lines of their own, wide blanks",
        text="""Referat
Udvalg: Miljø- og Klimaudvalget
Mødedato: 12-09-2018
Mødested: Rådhuset, lokale 12
1.      Godkendelse af dagsorden
Sag 306-2018-11
Dok. 306-2018-204411
Initialer: KML
Åbent
Beslutning
Godkendt.
2.      Tilladelse til boring ved Grønnehave
Sag 306-2018-90
Dok. 306-2018-204500
Initialer: KML
Åbent
Sagsfremstilling
Vandværket søger om en ny boring.
Indstilling
Administrationen indstiller, at tilladelsen gives.
Beslutning
Tiltrådt.
3.      Køb af areal
Sag 306-2018-95
Lukket
""",
        body="Miljø- og Klimaudvalget",
        day=date(2018, 9, 12),
        items=[("1", "Godkendelse af dagsorden"), ("2", "Tilladelse til boring ved Grønnehave"), ("3", "Køb af areal")],
        access={1: "open", 3: "closed"},
        cases={1: "306-2018-11", 2: "306-2018-90", 3: "306-2018-95"},
        decisions={2: "Tiltrådt"},
        recommendations={2: ["at tilladelsen gives."]},
        place="Rådhuset, lokale 12",
    ),
    Layout(
        name="metadata in the title line, decision label with body and date",
        text="""Dagsorden/referat
Mødedato: Torsdag den 21-maj-2015
Mødetidspunkt: Kl. 17:00
Mødested: Byrådssalen
Deltagere: Jens Holm, Karin Bak, Ali Demir
Afbud: Karin Bak
Indholdsfortegnelse Side
1. Budgetopfølgning pr. 31. marts 2
2. Lukket - Salg af ejendom 4
1. Budgetopfølgning pr. 31. marts Dok.nr.: 2005 Sagsid.: 15/19290 Initialer: abcd Åben sag
Indledning
Opfølgningen viser et mindreforbrug.
Sagsfremstilling
Se bilag.
Indstilling
Direktionen indstiller, at opfølgningen godkendes
Beslutning Økonomiudvalget den 12-05-2015
Anbefales.
Beslutning Byrådet den 21-05-2015
Godkendt.
Afbud: Karin Bak
Underskriftsblad
""",
        body=None,
        day=date(2015, 5, 21),
        items=[("1", "Budgetopfølgning pr. 31. marts"), ("2", "Salg af ejendom")],
        access={1: "open", 2: "closed"},
        cases={1: "15/19290"},
        decisions={1: "Godkendt"},
        place="Byrådssalen",
        start="17:00",
    ),
    Layout(
        name="number and colon, link text above, labels glued",
        text="""Referat: 21. maj 2019 kl. 16:00
Mødelokale 2
Social- og Sundhedsudvalget
Kopier link til punktet  -   Print
1 : Godkendelse af dagsorden
Sagsnr:
BeslutningGodkendt.
Kopier link til punktet  -   Print
2 : Ny visitationspraksis for madservice
Sagsnr: 19-024921
SagsfremstillingUdvalget har bedt om en beskrivelse.
IndstillingAdministrationen indstiller, at udvalget drøfter praksis.
BilagIngen bilag.
BeslutningDrøftet.
""",
        body="Social- og Sundhedsudvalget",
        day=date(2019, 5, 21),
        items=[("1", "Godkendelse af dagsorden"), ("2", "Ny visitationspraksis for madservice")],
        cases={2: "19-024921"},
        decisions={1: "Godkendt", 2: "Drøftet"},
        start="16:00",
    ),
    Layout(
        name="number word glued, absent names without label, term in the body's name",
        text="""01-10-2018 kl. 18:00
Byrådssalen
Medlemmer
Hanne Toft (A)
Per Munk (V)
Afbud
Per Munk (V)
Nr.144 - Godkendelse af dagsorden
Sagsnr.: 18/24758
Beslutning i Byrådet (18-21) den 01-10-2018
Godkendt.
Nr.145 - Anlægsregnskab for Kildehuset
Sagsnr.: 18/20001
Beslutningstema
Byrådet skal godkende regnskabet.
Sagsfremstilling og økonomi
Regnskabet viser et merforbrug på 112.000 kr.
Retsgrundlag
Styrelsesloven.
Kompetence
Byrådet.
Indstilling
Forvaltningen indstiller, at regnskabet godkendes.
Beslutning i Økonomiudvalget (18-21) den 24-09-2018
Anbefales.
Beslutning i Byrådet (18-21) den 01-10-2018
Godkendt, idet Ø ønskede en redegørelse.
""",
        body="Byrådet",
        day=date(2018, 10, 1),
        items=[("144", "Godkendelse af dagsorden"), ("145", "Anlægsregnskab for Kildehuset")],
        cases={1: "18/24758", 2: "18/20001"},
        decisions={1: "Godkendt", 2: "Godkendt, idet"},
        start="18:00",
    ),
    Layout(
        name="title first, number after",
        text="""Kommunalbestyrelsen
Referat 24-09-2019
Medlemmer
Britt Jensen (A)
Omar Aziz (Ø)
Sager 129 - 130
Fold alle ud
Godkendelse af dagsorden
Sag nr. 129
Beslutningskompetence: KB
Beslutning
Godkendt.
Takster for svømmehallen
Sag nr. 130
Beslutningskompetence: KB
Sagens kerne
Der foreslås en ændring af taksterne.
Indstilling
Forvaltningen indstiller, at taksterne godkendes.
Teknik- og Miljøudvalget, 10. september 2019, pkt. 65:
Anbefales.
Beslutning
Forkastet.
Sagsfremstilling
Taksterne har været uændrede i fem år.
""",
        body="Kommunalbestyrelsen",
        day=date(2019, 9, 24),
        items=[("129", "Godkendelse af dagsorden"), ("130", "Takster for svømmehallen")],
        decisions={1: "Godkendt", 2: "Forkastet"},
    ),
    Layout(
        name="closed items in several notations, glued numbers",
        text="""Byrådets møde den 25. juni 2025
Fold alle punkter
38Godkendelse af dagsorden
Resume
Dagsordenen skal godkendes.
Beslutning
Godkendt.
39Spørgsmål til borgmesteren om busruter
Resume
Et medlem har stillet spørgsmål.
Beslutning
Besvaret.
40Lukket punkt: Personalesag
""",
        body="Byrådet",
        day=date(2025, 6, 25),
        items=[
            ("38", "Godkendelse af dagsorden"),
            ("39", "Spørgsmål til borgmesteren om busruter"),
            ("40", "Personalesag"),
        ],
        access={3: "closed"},
        decisions={1: "Godkendt"},
    ),
    Layout(
        name="no titles, items begin at the case line",
        text="""Beslutningsprotokol
onsdag den 11. august 2021 kl. 09:00
Mødested: Lokale 110
Udvalg: Arbejdsmarkedsudvalget
Medlemmer: Lone Bach, Peter Steen, Mia Kjær
Bemærkninger: Afbud: Mia Kjær
Udskriv
Sagsid.: 20/35762, Sagsinitialer: ABCD
Sagsfremstilling
Dagsordenen er udsendt.
Indstilling
at dagsordenen godkendes.
Beslutning Arbejdsmarkedsudvalget den 11-08-2021
Godkendt.
Udskriv
Sagsid.: 21/1204, Sagsinitialer: EFGH
Sagsfremstilling
Ledigheden er faldet.
Indstilling
at orienteringen tages til efterretning, og
at udvalget får en ny status i november.
Beslutning Arbejdsmarkedsudvalget den 11-08-2021
Taget til efterretning.
""",
        body="Arbejdsmarkedsudvalget",
        day=date(2021, 8, 11),
        items=[(None, ""), (None, "")],
        cases={1: "20/35762", 2: "21/1204"},
        decisions={1: "Godkendt", 2: "Taget til efterretning"},
        recommendations={
            2: ["at orienteringen tages til efterretning, og", "at udvalget får en ny status i november."]
        },
        place="Lokale 110",
        start="09:00",
    ),
    Layout(
        name="numbered sections by group, no decision labels",
        text="""Referat fra møde i Seniorrådet torsdag den 5. september 2024 kl. 10.00
Til stede: Aase Lind, Kurt Rohde og Fatma Yilmaz
Afbud fra: Kurt Rohde
1. Godkendelse af referat fra sidste møde
Referatet blev godkendt.
2. Orientering fra formanden
Formanden orienterede om besøget på plejecentret.
3. Høring om kvalitetsstandarder
Rådet drøftede udkastet. Rådet anbefaler, at ventetiden fremgår tydeligt.
4. Eventuelt
Intet.
""",
        body="Seniorrådet",
        day=date(2024, 9, 5),
        items=[
            ("1", "Godkendelse af referat fra sidste møde"),
            ("2", "Orientering fra formanden"),
            ("3", "Høring om kvalitetsstandarder"),
            ("4", "Eventuelt"),
        ],
        decisions={1: "Referatet blev godkendt", 4: "Intet"},
        start="10:00",
    ),
]
