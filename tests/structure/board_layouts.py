"""Papers of boards, councils and associations, transcripts and other layouts with little to hold on to; all invented."""

from __future__ import annotations

from datetime import date

from layouts import Layout

BOARD_LAYOUTS = [
    Layout(
        name="board that never says minutes, Ad without a dot",
        text="""Bestyrelsesmøde i Foreningen Kystvagten den 14. maj 2019 kl. 19.00
Sted: Klubhuset, Havnevej 3
Til stede: Ida Holm, Bo Friis, Carl Munk
Afbud: Dorte Lund
Ad 1 Velkomst og valg af ordstyrer
Ida Holm blev valgt.
Ad 3 Sommerfest
Bestyrelsen besluttede at holde fest den 22. juni.
Ad 2 Økonomi
Kassereren gennemgik regnskabet. Taget til efterretning.
Ad 4 Eventuelt
Intet.
""",
        body="Foreningen Kystvagten",
        day=date(2019, 5, 14),
        items=[("1", "Velkomst og valg af ordstyrer"), ("3", "Sommerfest"), ("2", "Økonomi"), ("4", "Eventuelt")],
        decisions={2: "Bestyrelsen besluttede", 4: "Intet."},
        place="Klubhuset, Havnevej 3",
        start="19:00",
    ),
    Layout(
        name="local council without a word for its paper, next meeting an item",
        text="""Lokalrådet for Nørreskov
Møde torsdag den 3. oktober 2019 kl. 19-21 i forsamlingshuset
Deltagere: Hanne Birk, Ole Krog, Pia Dam
1. Velkomst
Formanden bød velkommen.
2. Trafik på Skovvejen
Rådet drøftede farten. Ole skriver til kommunen.
3. Næste møde
Tirsdag den 5. november kl. 19.
4. Evt.
Der var ikke noget.
""",
        body="Lokalrådet for Nørreskov",
        day=date(2019, 10, 3),
        items=[("1", "Velkomst"), ("2", "Trafik på Skovvejen"), ("3", "Næste møde"), ("4", "Evt.")],
        place="forsamlingshuset",
        start="19:00",
    ),
    Layout(
        name="numbers by paragraph",
        text="""REFERAT
Generalforsamling i Grundejerforeningen Solhøj
søndag den 17. marts 2013
§ 1 Valg af dirigent
Bent Krag blev valgt.
§ 2 Formandens beretning
Beretningen blev godkendt enstemmigt.
§ 3 Eventuelt
Intet.
""",
        body=None,
        day=date(2013, 3, 17),
        items=[("1", "Valg af dirigent"), ("2", "Formandens beretning"), ("3", "Eventuelt")],
        decisions={2: "Beretningen blev godkendt"},
    ),
    Layout(
        name="Roman numbers, apologies in a sentence",
        text="""REFERAT af møde i Menighedsrådet ved Sankt Olai Kirke
Onsdag den 4. september 2002 kl. 19.30 i sognegården
Til stede: Alle undtagen Ejvind Bro.
I. Godkendelse af dagsorden
Godkendt.
II. Kirkegården
Graveren ønsker ny plæneklipper. Bevilget 14.000 kr.
III. Koncerter
Der blev orienteret om efterårets koncerter.
IV. Eventuelt
Intet.
""",
        body="Menighedsrådet ved Sankt Olai Kirke",
        day=date(2002, 9, 4),
        items=[("I", "Godkendelse af dagsorden"), ("II", "Kirkegården"), ("III", "Koncerter"), ("IV", "Eventuelt")],
        place="sognegården",
        start="19:30",
    ),
    Layout(
        name="letters for numbers",
        text="""Referat fra personalemøde i MED-udvalget, Børnehuset Birken, den 8. februar 2017
Tilstede: Mona, Lis, Kaj, Bodil (referent)
a. Opfølgning fra sidst
Alt er på plads.
b. Arbejdsmiljø
Støjen i garderoben drøftet.
c. Ferieplan
Ferieplanen blev godkendt.
d. Evt.
Kaj stopper i udvalget.
""",
        body="MED-udvalget",
        day=date(2017, 2, 8),
        items=[("a", "Opfølgning fra sidst"), ("b", "Arbejdsmiljø"), ("c", "Ferieplan"), ("d", "Evt.")],
    ),
    Layout(
        name="titles alone, neither numbers nor labels",
        text="""Referat
Ældrerådet
Dato: 6. marts 2019
Tid: 9.30-11.30
Sted: Aktivitetscentret, lokale 2
Deltagere: Grethe Lund, Aage Bro, Inge Fog
Afbud: Knud Hav
Godkendelse af dagsorden
Godkendt.
Nyt fra formanden
Grethe orienterede om besøget hos ministeren. Taget til efterretning.
Høring om kvalitetsstandarder
Rådet drøftede udkastet og afgiver høringssvar inden 1. april.
Eventuelt
Intet at bemærke.
""",
        body="Ældrerådet",
        day=date(2019, 3, 6),
        items=[
            (None, "Godkendelse af dagsorden"),
            (None, "Nyt fra formanden"),
            (None, "Høring om kvalitetsstandarder"),
            (None, "Eventuelt"),
        ],
        place="Aktivitetscentret, lokale 2",
        start="09:30",
    ),
    Layout(
        name="every item number one, decision after its label on the line",
        text="""Referat af møde i Seniorrådet torsdag den 16.9.2021 kl. 9.30
Sted: Bøgecentret
Fremmøde: Formand Birger Sol, Elin Torn
1. Dagsordenen
Referat: Godkendt.
1. Høringssvar om værdighed
Udkastet blev gennemgået.
Referat: Rådet vedtog høringssvaret.
1. Evt.
Referat: Ingenting.
""",
        body="Seniorrådet",
        day=date(2021, 9, 16),
        items=[("1", "Dagsordenen"), ("1", "Høringssvar om værdighed"), ("1", "Evt.")],
        decisions={1: "Godkendt.", 2: "Rådet vedtog"},
        place="Bøgecentret",
    ),
    Layout(
        name="pages that are one line, digits lost, titles as the contents list has them",
        text="""Referat. Kulturudvalget 14-05-2008 - PDF Gratis download
Størrelse: px
Transkript
1 Vinding Kommune Referat Kulturudvalget Mødedato: Onsdag den Mødested: mødelokale, Rådhuset Medlemmer: Ida Holm, Bo Friis
2 Kulturudvalget s møde den Indholdsfortegnelse Pkt. Tekst Side Godkendelse af dagsorden Nye reoler til biblioteket \
Lukket sag - Salg af grund
3 Kulturudvalget s møde den Godkendelse af dagsorden J.nr.: A Sagsid.: Initialer: lbo Åben sag Beslutning Kulturudvalget den Godkendt. Side
4 Kulturudvalget s møde den Nye reoler til biblioteket J.nr.: G Sagsid.: Initialer: lbo Åben sag Sagsfremstilling Reolerne er fra . \
Indstilling Bibliotekschefen indstiller, at reolerne købes. Beslutning Kulturudvalget den Tiltrådt. \
Afbud: Bo Friis Lukket sag - Salg af grund Sagsid.: Initialer: pem Side
Relaterede dokumenter
Referat af et andet møde. Læs mere
""",
        body="Kulturudvalget",
        day=date(2008, 5, 14),
        items=[(None, "Godkendelse af dagsorden"), (None, "Nye reoler til biblioteket"), (None, "Salg af grund")],
        access={1: "open", 2: "open", 3: "closed"},
        decisions={1: "Godkendt.", 2: "Tiltrådt."},
        place="mødelokale, Rådhuset",
    ),
    Layout(
        name="pages that are one line, numbers kept as points, title behind the word for item",
        text="""1 Referat Skoleudvalget Dato: 3. marts 2009 Sted: Rådhuset Deltagere: Ida Holm, Bo Friis PUNKT TITEL Ferieplan \
SAGSFREMSTILLING Planen gælder alle skoler. INDSTILLING Chefen indstiller, at planen godkendes. BESLUTNING Godkendt.
2 Skoleudvalget den Side . Svømmehal i Vinding Sagsnr: 09/ Forvaltning: BKF Sbh: anso Sagsfremstilling Hallen er slidt ned. \
Beslutning Skoleudvalget den Udsat.
""",
        body="Skoleudvalget",
        day=date(2009, 3, 3),
        items=[(None, "Ferieplan"), (None, "Svømmehal i Vinding")],
        decisions={1: "Godkendt.", 2: "Udsat."},
    ),
    Layout(
        name="access by headings and sentences, case number below the text",
        text="""Økonomiudvalget
Referat
Tirsdag den 8. juni 2021 kl. 8.00
Rådhuset, Udvalgsværelse 4
1. Godkendelse af dagsorden
2. Budgetopfølgning
3. Køb af ejendom
Åbne punkter
1. Godkendelse af dagsorden
Beslutning
Godkendt.
2. Budgetopfølgning
Indstilling
Forvaltningen indstiller, at opfølgningen godkendes.
Beslutning
Godkendt.
Bilag
1. Oversigt
2. Notat om renter
Sagsnummer 21002222
Lukkede punkter
Lukket punkt 3. Køb af ejendom
""",
        body="Økonomiudvalget",
        day=date(2021, 6, 8),
        items=[("1", "Godkendelse af dagsorden"), ("2", "Budgetopfølgning"), ("3", "Køb af ejendom")],
        access={1: "open", 2: "open", 3: "closed"},
        cases={2: "21002222"},
        attachments={2: ["Oversigt", "Notat om renter"]},
        place="Rådhuset, Udvalgsværelse 4",
    ),
    Layout(
        name="a proposal that quotes a whole item",
        text="""Byrådet
Dagsorden den 4. december 2018 kl. 17.00
1. Forslag om forældrebudget
Beslutningstema
Medlemmet har anmodet om optagelse.
Sagsfremstilling
Forslaget lyder:
"Beslutningstema: Forældre skal være med til at bestemme.
Indstilling: 1. at Byrådet afsætter 900.000 kr.
Sagsfremstilling: Det gør man andre steder."
Administrationen har ingen bemærkninger.
Indstilling
Medlemmet indstiller, at forslaget godkendes.
2. Eventuelt
""",
        body="Byrådet",
        day=date(2018, 12, 4),
        items=[("1", "Forslag om forældrebudget"), ("2", "Eventuelt")],
        recommendations={1: ["at forslaget godkendes."]},
    ),
    Layout(
        name="a meeting that went on another day, treatments listed below the title",
        text="""KOMMUNALBESTYRELSEN
Protokol for det ordinære møde mandag den 27. september 2004 kl. 19.00, fortsat mandag den 4. oktober 2004
TIL BEHANDLING - FOR ÅBNE DØRE
212. Skilte på Hovedgaden
J.nr. 01.02.05
Teknisk Udvalg den 31. august 2004, pkt. 8
To butikker har sat lysskilte op.
Kommunalbestyrelsens møde den 27. september 2004:
Tiltrådt.
213. Ny kunstisbane
J.nr. 04.04.00
Kommunalbestyrelsens møde den 27. september 2004:
Udsat til det fortsatte møde.
Kommunalbestyrelsens møde den 4. oktober 2004:
Ansøgningen kan ikke imødekommes.
""",
        body="Kommunalbestyrelsen",
        day=date(2004, 9, 27),
        items=[("212", "Skilte på Hovedgaden"), ("213", "Ny kunstisbane")],
        access={1: "open", 2: "open"},
        decisions={1: "Tiltrådt.", 2: "Udsat"},
        start="19:00",
    ),
]
