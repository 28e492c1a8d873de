"""More layouts: regions, large cities, boards, headless pages; all invented."""

from __future__ import annotations

from datetime import date

from layouts import Layout

MORE_LAYOUTS = [
    Layout(
        name="council first lines say absent, competence, numbered recommendation, title printed twice",
        text="""Økonomiudvalget
Referat
Mandag den 1. oktober 2018 kl. 16:00
Mødested: Lokale 4
1. Godkendelse af dagsorden (B)
1.     Godkendelse af dagsorden (B)
Sagsnr.: 330-2018-3619   Dok.nr.: 330-2018-500301   Åbent
Kompetence: Økonomiudvalget
Indstilling
Borgmesteren indstiller,
1. at dagsordenen godkendes
Beslutning i Økonomiudvalget den 1. oktober 2018:
Fraværende:
Godkendt.
2. Status på erhvervsstrategien (O)
2.     Status på erhvervsstrategien (O)
Sagsnr.: 330-2018-4001   Dok.nr.: 330-2018-500377   Åbent
Kompetence: Økonomiudvalget
Beslutningstema
Økonomiudvalget orienteres om status.
Baggrund
Strategien blev vedtaget i 2016.
Retligt grundlag
Erhvervsfremmeloven.
Handlemuligheder
Ingen.
Vurdering
Strategien følges.
Indstilling
Centerchefen for Erhverv indstiller,
1. at orienteringen tages til efterretning
2. at der følges op om et år
Beslutning i Økonomiudvalget den 1. oktober 2018:
Fraværende: Ida Krogh
Taget til efterretning.
""",
        body="Økonomiudvalget",
        day=date(2018, 10, 1),
        items=[("1", "Godkendelse af dagsorden"), ("2", "Status på erhvervsstrategien")],
        access={1: "open", 2: "open"},
        cases={1: "330-2018-3619", 2: "330-2018-4001"},
        recommendations={2: ["at orienteringen tages til efterretning", "at der følges op om et år"]},
        place="Lokale 4",
        start="16:00",
    ),
    Layout(
        name="no blank after the number's dot, two decisions in a row",
        text="""Udvalg: Udvalget for teknik og miljø
Mødedato: 19-08-2019
Mødested: Rådhuset
1.Temamøde - Diger (B)
Temamøde - Diger (B)
Sagsnummer: 19/2484
Administrativ indstilling
Forvaltningen indstiller,
at udvalget drøfter temaet.
Beslutning Udvalget for teknik og miljø den 19-08-2019
Drøftet.
Afbud: Jan Lund (Løsgænger)
Sagsfremstilling
Digerne er gamle.
Økonomiske konsekvenser
Ingen.
2.Tillæg til spildevandsplan (B)
Tillæg til spildevandsplan (B)
Sagsnummer: 19/3001
Administrativ indstilling
Forvaltningen indstiller,
at tillægget sendes i høring.
Beslutning Udvalget for teknik og miljø den 19-08-2019
Indstilles godkendt.
Beslutning Byrådet den 10-09-2019
Godkendt.
Sagsfremstilling
Tillægget omfatter to ejendomme.
""",
        body="Udvalget for teknik og miljø",
        day=date(2019, 8, 19),
        items=[("1", "Temamøde - Diger"), ("2", "Tillæg til spildevandsplan")],
        cases={1: "19/2484", 2: "19/3001"},
        decisions={1: "Drøftet", 2: "Indstilles godkendt"},
        recommendations={1: ["at udvalget drøfter temaet."]},
    ),
    Layout(
        name="number and body and flag on one line, decision label without a verb",
        text="""You are here
Skole- og Børneudvalget
Onsdag, April 3, 2019 - 18:00
Pkt. 42 Godkendelse af dagsorden
Sagsnr. 299835 Skole- og Børneudvalget Åbent punkt
Skole- og Børneudvalget, 03-04-2019, pkt. 42
Godkendt.
Pkt. 43 Ny tilsynspolitik på dagtilbudsområdet
Sagsnr. 301122 Skole- og Børneudvalget Åbent punkt
Resume
Politikken skal fornyes hvert andet år.
Indstilling
Forvaltningen indstiller, at udvalget godkender politikken.
Skole- og Børneudvalget, 03-04-2019, pkt. 43
Godkendt.
""",
        body="Skole- og Børneudvalget",
        day=date(2019, 4, 3),
        items=[("42", "Godkendelse af dagsorden"), ("43", "Ny tilsynspolitik på dagtilbudsområdet")],
        access={1: "open"},
        cases={1: "299835", 2: "301122"},
        decisions={1: "Godkendt", 2: "Godkendt"},
        recommendations={2: ["at udvalget godkender politikken."]},
        start="18:00",
    ),
    Layout(
        name="capital header labels, empty labels, closed appended to the title",
        text="""UDVALG
Klima- og Miljøudvalget
MØDE
Ordinært møde
STED
Lokale 1.2
STARTTIDSPUNKT
24-06-2014 10:00:00
SLUTTIDSPUNKT
24-06-2014 18:00:00
PUNKTER
48. Godkendelse af dagsorden
49. Renovering af pumpestation
50. Ejendomssag - Lukket punkt
48. Godkendelse af dagsorden
Beslutning i Klima- og Miljøudvalget den 24-06-2014
Godkendt.
49. Renovering af pumpestation
Sagsgang og sagstype
Klima- og Miljøudvalget
Beslutningssag
Indstilling
Administrationen indstiller, at der frigives 900.000 kr.
Alternativ indstilling
Beskrivelse af sagen
Pumpestationen er fra 1974.
Økonomiske konsekvenser
Høring
Beslutning i Klima- og Miljøudvalget den 24-06-2014
Godkendt.
""",
        body="Klima- og Miljøudvalget",
        day=date(2014, 6, 24),
        items=[
            ("48", "Godkendelse af dagsorden"),
            ("49", "Renovering af pumpestation"),
            ("50", "Ejendomssag"),
        ],
        access={3: "closed"},
        decisions={1: "Godkendt", 2: "Godkendt"},
        recommendations={2: ["at der frigives 900.000 kr."]},
        place="Lokale 1.2",
        start="10:00",
    ),
    Layout(
        name="several bodies' decisions, newest first, confidential item",
        text="""Regionsrådet
Referat
tirsdag den 12. april 2022 kl. 17:00
Punkter på dagsordenen
1. Godkendelse af dagsorden
2. Ny plan for akutberedskabet
3. FORTROLIG - Kontrakt om rengøring
Medlemmer
Susanne Falk: Deltog
Hassan Omar: Afbud
1. Godkendelse af dagsorden
POLITISK BEHANDLING
Regionsrådets beslutning den 12. april 2022:
Dagsordenen godkendt.
2. Ny plan for akutberedskabet
INDSTILLING
Forretningsudvalget indstiller,
at planen godkendes, og
at planen evalueres i 2024.
POLITISK BEHANDLING
Regionsrådets beslutning den 12. april 2022:
Indstillingspunkt 1 blev godkendt. Indstillingspunkt 2 blev taget til efterretning.
Forretningsudvalgets beslutning den 5. april 2022:
Anbefalet.
BAGGRUND
Planen afløser planen fra 2017.
""",
        body="Regionsrådet",
        day=date(2022, 4, 12),
        items=[
            ("1", "Godkendelse af dagsorden"),
            ("2", "Ny plan for akutberedskabet"),
            ("3", "Kontrakt om rengøring"),
        ],
        access={3: "closed"},
        decisions={1: "Dagsordenen godkendt", 2: "Indstillingspunkt 1"},
        recommendations={2: ["at planen godkendes, og", "at planen evalueres i 2024."]},
        start="17:00",
    ),
    Layout(
        name="regional pages with fold-out text in the labels, case number above the title",
        text="""Udvalget for det nære sundhedsvæsen - Referat - 25. november 2019
Mødedato
25-11-2019 kl. 15:00 - 18:00
Mødested
Regionshuset, mødelokale 7
Deltagere
• Mette Ravn, A
• Jørgen Pihl, V
Afbud
• Jørgen Pihl
Luk alle punkter Referat
1. Godkendelse af dagsorden
2. Samarbejde om hjemmebesøg
3. LUKKET PUNKT - Eventuelt
Sagsnr. 19/100
1. Godkendelse af dagsorden
fold dette punkt ind Beslutning i Udvalget for det nære sundhedsvæsen den 25-11-2019
Godkendt.
Sagsnr. 19/34038
2. Samarbejde om hjemmebesøg
fold dette punkt ind Resume
Udvalget orienteres om samarbejdet.
fold dette punkt ind Indstilling
Det indstilles, at udvalget tager orienteringen til efterretning.
fold dette punkt ind Beslutning i Udvalget for det nære sundhedsvæsen den 25-11-2019
Taget til efterretning.
Sagsnr. 19/200
3. LUKKET PUNKT - Eventuelt
""",
        body="Udvalget for det nære sundhedsvæsen",
        day=date(2019, 11, 25),
        items=[("1", "Godkendelse af dagsorden"), ("2", "Samarbejde om hjemmebesøg"), ("3", "Eventuelt")],
        access={3: "closed"},
        cases={1: "19/100", 2: "19/34038", 3: "19/200"},
        decisions={1: "Godkendt", 2: "Taget til efterretning"},
        place="Regionshuset, mødelokale 7",
        start="15:00",
    ),
    Layout(
        name="items out of numerical order",
        text="""Referat
til
mødet i Udvalget for regional udvikling
den 14. juni 2016 kl. 10:00
i Regionshuset Viborg, Skottenborg 26, Viborg
Mødet blev hævet kl. 12.45.
Punkterne 19 og 20 blev behandlet som de første punkter.
Sagnr.: 1-22-78-2-16
19. Drøftelse af uddannelsespuljen
Resume
Puljen er på 8 mio. kr.
Administrationen indstiller,
at udvalget drøfter puljen.
Beslutning
Drøftet.
Sagnr.: 1-22-78-9-16
20. Orientering om kollektiv trafik
Resume
Ny køreplan fra august.
Administrationen indstiller,
at orienteringen tages til efterretning.
Beslutning
Taget til efterretning.
Sagnr.: 1-00-1-1-16
18. Godkendelse af referat
Resume
Referatet er udsendt.
Administrationen indstiller,
at referatet godkendes.
Beslutning
Godkendt.
""",
        body="Udvalget for regional udvikling",
        day=date(2016, 6, 14),
        items=[
            ("19", "Drøftelse af uddannelsespuljen"),
            ("20", "Orientering om kollektiv trafik"),
            ("18", "Godkendelse af referat"),
        ],
        cases={1: "1-22-78-2-16", 2: "1-22-78-9-16", 3: "1-00-1-1-16"},
        recommendations={1: ["at udvalget drøfter puljen."]},
        start="10:00",
    ),
    Layout(
        name="label glued to the title, agenda by name with decisions in it",
        text="""Dagsorden
Regionsrådet 24-11-2020 13:00
1. Meddelelse fra formandenReferat
Afbud fra Lene Skov. Ove Dahl deltager i stedet.
2. Orientering om sygehusbyggerietReferat
Orienteringen blev taget til efterretning.
15. LUKKET PUNKT: Ansættelsessag
""",
        body="Regionsrådet",
        day=date(2020, 11, 24),
        items=[("1", "Meddelelse fra formanden"), ("2", "Orientering om sygehusbyggeriet"), ("15", "Ansættelsessag")],
        access={3: "closed"},
        decisions={2: "Orienteringen blev"},
        start="13:00",
    ),
    Layout(
        name="title without number, decision before everything, timeline of earlier steps",
        text="""Referat Byrådet 11-09-2019
Helhedsplan for Nordbyen
Beslutning
Byrådet vedtog planen.
Resumé
Planen omfatter tre boligafdelinger.
Indstilling
Det indstilles:
At 1) planen vedtages
At 2) der meddeles anlægsbevilling
Sagens forløb
03-09-2019 Magistraten
Fremsendes med anbefaling.
11-09-2019 Byrådet
Byrådet vedtog planen.
Lukning af filialbiblioteker
Beslutning
Byrådet sendte sagen til Kulturudvalget.
Resumé
To filialer foreslås lukket.
Indstilling
Det indstilles:
At 1) filialerne lukkes
Sagens forløb
11-09-2019 Byrådet
Sendt til udvalg.
""",
        body="Byrådet",
        day=date(2019, 9, 11),
        items=[(None, "Helhedsplan for Nordbyen"), (None, "Lukning af filialbiblioteker")],
        decisions={1: "Byrådet vedtog", 2: "Byrådet sendte"},
        recommendations={1: ["planen vedtages", "der meddeles anlægsbevilling"], 2: ["filialerne lukkes"]},
    ),
    Layout(
        name="only flag, recommendation and decision, neither titles nor numbers",
        text="""Ældre- og Handicapudvalget
Referat den 5. februar 2020 kl. 08.30
Åben
Indstilling
Forvaltningen indstiller, at udvalget godkender dagsordenen.
Beslutning
Godkendt.
Åben
Indstilling
Forvaltningen indstiller, at udvalget orienteres om ventelister.
Beslutning
Til orientering.
""",
        body="Ældre- og Handicapudvalget",
        day=date(2020, 2, 5),
        items=[(None, ""), (None, "")],
        access={1: "open", 2: "open"},
        decisions={1: "Godkendt", 2: "Til orientering"},
        start="08:30",
    ),
    Layout(
        name="item heads by Ad, board without decision labels",
        text="""BESLUTNINGSREFERAT
Bestyrelsen for Fonden Havnehuset
Møde onsdag den 25. januar 2017 kl. 15.00 på Havnehuset
Til stede: Rikke Storm (formand), Bo Lauritsen, Samira Haddad
Afbud fra: Bo Lauritsen
Ad 1) Godkendelse af dagsorden
Dagsordenen blev godkendt.
Ad 2) Regnskab 2016
Direktøren gennemgik regnskabet. Bestyrelsen godkendte regnskabet.
Ad 3) Eventuelt
Intet.
""",
        body="Bestyrelsen for Fonden Havnehuset",
        day=date(2017, 1, 25),
        items=[("1", "Godkendelse af dagsorden"), ("2", "Regnskab 2016"), ("3", "Eventuelt")],
        decisions={1: "Dagsordenen blev godkendt", 2: "Direktøren gennemgik", 3: "Intet"},
        start="15:00",
    ),
    Layout(
        name="the word for case and a number alone, title below",
        text="""Udvalget for Havne
BESLUTNINGSREFERAT
Mødedato: 19. september 2023
Sag 1
Godkendelse af dagsorden
BESLUTNING
Godkendt.
Sag 2
Badebro ved Sandodden
Journalnr. 04.02.14-P19-3-22
RESUMÉ
Der ønskes en badebro.
BESLUTNING
Godkendt.
""",
        body="Udvalget for Havne",
        day=date(2023, 9, 19),
        items=[("1", "Godkendelse af dagsorden"), ("2", "Badebro ved Sandodden")],
        cases={2: "04.02.14-P19-3-22"},
        decisions={1: "Godkendt", 2: "Godkendt"},
    ),
    Layout(
        name="joint body with numbers by section",
        text="""REFERAT 2015
KKR Midtøst
Dato: 12. juni 2015 kl. 9.00
Sted: Hotel Fjorden
1. Deltagerfortegnelse
Se bilag.
2.1 Godkendelse af referat
Baggrund
Referatet er udsendt.
Beslutning
Godkendt.
2.2 Rammeaftale på det sociale område
Indstilling
Det indstilles, at KKR anbefaler rammeaftalen.
Beslutning
KKR anbefalede rammeaftalen.
3.1 Klima og kollektiv trafik
Indstilling
Det indstilles, at KKR drøfter oplægget.
Beslutning
Drøftet.
4. Eventuelt
Beslutning
Intet.
""",
        body="KKR Midtøst",
        day=date(2015, 6, 12),
        items=[
            ("1", "Deltagerfortegnelse"),
            ("2.1", "Godkendelse af referat"),
            ("2.2", "Rammeaftale på det sociale område"),
            ("3.1", "Klima og kollektiv trafik"),
            ("4", "Eventuelt"),
        ],
        decisions={2: "Godkendt", 3: "KKR anbefalede", 5: "Intet"},
        place="Hotel Fjorden",
        start="09:00",
    ),
    Layout(
        name="headless page with titles only in the list of contents",
        text="""Miljø- og Klimaudvalget
Referat • 17. juni 2025 kl. 15.30
Indhold
Godkendelse af dagsorden
Udledningstilladelse til regnvand
Beslutning i Miljø- og Klimaudvalget den 17-06-2025
Godkendt.
Beslutningstema
Der skal tages stilling til en ansøgning.
Indstilling
Administrationen indstiller, at tilladelsen meddeles.
Sagsfremstilling
Ansøgningen er indsendt i marts.
Økonomiske og erhvervsmæssige konsekvenser
Ingen.
Sagen afgøres i
Miljø- og Klimaudvalget
Beslutning i Miljø- og Klimaudvalget den 17-06-2025
Godkendt.
""",
        body="Miljø- og Klimaudvalget",
        day=date(2025, 6, 17),
        items=[(None, "Godkendelse af dagsorden"), (None, "Udledningstilladelse til regnvand")],
        decisions={1: "Godkendt", 2: "Godkendt"},
        start="15:30",
    ),
    Layout(
        name="older minutes by door, numbers through the year",
        text="""EGESKOV KOMMUNE
ØKONOMIUDVALGET
Referat fra mødet mandag den 15. marts 1999 kl. 16.00
Til behandling - for åbne døre
341. Ansøgning om tilskud til halbyggeri
J.nr. 04.04.00G01
Idrætsforeningen ansøger om 250.000 kr.
Beslutning
Bevilget.
342. Takster for vand
J.nr. 13.02.00S29
Vandværket foreslår uændrede takster.
Beslutning
Godkendt.
Til behandling - for lukkede døre
343. Personalesag
""",
        body="Økonomiudvalget",
        day=date(1999, 3, 15),
        items=[
            ("341", "Ansøgning om tilskud til halbyggeri"),
            ("342", "Takster for vand"),
            ("343", "Personalesag"),
        ],
        access={1: "open", 2: "open", 3: "closed"},
        cases={1: "04.04.00G01", 2: "13.02.00S29"},
        decisions={1: "Bevilget", 2: "Godkendt"},
        start="16:00",
    ),
]
