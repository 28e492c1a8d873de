"""Decisions in the prose of councils, committees, regions, school boards, directors' circles and the minutes of the 1990s."""

from __future__ import annotations

import pytest

from pipeline.structure.decisions import read_decision

CASES: list[tuple[str, str]] = [
    (
        "approved",
        "Kommunalbestyrelsen sagde ja til forvaltningens oplæg, således at byggeriet går i gang efter sommerferien.",
    ),
    (
        "rejected",
        "Der blev stemt om forslaget fra Lokallisten. 6 stemte for og 19 imod, hvorfor forslaget ikke nød fremme.",
    ),
    (
        "approved",
        "Lokallistens forslag om at lade sagen gå om opnåede ikke tilslutning. Økonomiudvalgets indstilling blev "
        "derefter sat til afstemning og vedtaget med stemmerne 18 for og 7 imod.",
    ),
    (
        "approved_with_changes",
        "Økonomiudvalgets indstilling tiltrådt, dog udgår afsnittet om parkeringsafgift på havnen.",
    ),
    (
        "postponed",
        "Borgmesteren foreslog sagen taget op på et senere møde, når udbudsmaterialet foreligger. Det tilsluttede"
        " kommunalbestyrelsen sig.",
    ),
    ("sent_back", "Byrådet ønsker sagen belyst yderligere og returnerer den derfor til Plan- og Miljøudvalget."),
    (
        "approved",
        "Per Krogh (F) henviste til, at forslaget tidligere er blevet afvist. Mette Dam (V) anbefalede, at sagen "
        "blev sendt i høring. Efter en længere drøftelse godkendte byrådet indstillingen med 16 stemmer mod 9.",
    ),
    ("elected", "Karsten Rask indtræder i Børneudvalget efter Mette Dam, som har ønsket at udtræde."),
    ("noted", "Byrådet tager borgerrådgiverens beretning til efterretning med tak for samarbejdet."),
    ("withdrawn", "Sagen er taget af dagsordenen på begæring af forvaltningen, da ansøger har trukket sit projekt."),
    (
        "recommended",
        "Udvalget indstiller over for Økonomiudvalg og Byråd, at forslaget vedtages endeligt uden ændringer.",
    ),
    (
        "recommended",
        "Et flertal i udvalget (A, F og Ø) kan anbefale scenarie 2. Mindretallet (V og C) anbefaler scenarie 1.",
    ),
    ("noted", "Udvalget fik en status på tilsynene og havde ingen yderligere kommentarer."),
    (
        "discussed",
        "Udvalget vendte erfaringerne fra forsøgsordningen. Der var ros til medarbejderne og et ønske om, at "
        "borgerne i højere grad kommer til orde.",
    ),
    ("referred", "Teknisk forvaltnings forslag fremlægges i offentlig høring i perioden 1. marts til 26. april."),
    ("referred", "Indgår i drøftelserne om budget 2027-2030."),
    ("approved,noted", "1. Tiltrådt.\n2. Taget til efterretning."),
    (
        "recommended",
        "Forretningsudvalget anbefaler over for regionsrådet, at indstillingen tiltrædes, idet udvalget lægger "
        "vægt på, at patienterne ikke får længere til akutmodtagelsen.",
    ),
    ("approved", "Regionsrådet tiltrådte indstillingen. Hverken for eller imod stemte Dansk Folkeparti."),
    ("postponed", "Behandlingen af sagen fortsættes på regionsrådets møde i oktober, hvor økonomien ventes afklaret."),
    ("approved", "Punktet blev behandlet som første punkt. Indstillingen fra forretningsudvalget blev fulgt."),
    (
        "rejected",
        "Medlemsforslaget fra Alternativet kunne ikke samle flertal, og der foretages derfor ikke yderligere.",
    ),
    (
        "discussed",
        "Vi talte om, hvordan vi får flere forældre til at deltage i klassearrangementerne. Idéer: "
        "fællesspisning, byttemarked og loppemarked. Lise samler op.",
    ),
    ("approved", "Princip for skole-hjem-samarbejdet er vedtaget og lægges på hjemmesiden."),
    ("noted", "Lise fortalte om skolestarten. Der er 47 nye elever fordelt på to klasser."),
    ("postponed", "Vi nåede ikke punktet. Det tages med på næste møde."),
    ("approved", "Bestyrelsen valgte at fastholde de nuværende åbningstider i SFO'en."),
    ("no_remarks", "Der var ikke noget til dette punkt."),
    (
        "approved",
        "Kredsen kvitterede for et godt arbejde. Der var tilslutning til at igangsætte næste fase, og "
        "sekretariatet udarbejder et kommissorium. Oplægget drøftes også i KKR den 12. juni 2025.",
    ),
    (
        "approved",
        "Direktørerne var positive over for forslaget. Man blev enige om, at Region Syddanmark inviteres med i "
        "arbejdsgruppen.",
    ),
    ("referred", "Sagen løftes til Kommunaldirektørkredsen med henblik på en afklaring af finansieringen."),
    (
        "noted",
        "Tine Mark fra sekretariatet orienterede kort om puljen. Kredsen tog dette til efterretning og bad om en "
        "skriftlig opfølgning.",
    ),
    (
        "sent_back",
        "Der er behov for at kvalificere tallene. Sagen sendes derfor tilbage til arbejdsgruppen, der bedes vende"
        " tilbage inden udgangen af maj.",
    ),
    (
        "discussed",
        "Der var en generel bekymring for rekrutteringssituationen. Flere kommuner gav udtryk for, at "
        "uddannelsespladserne ikke bliver brugt.",
    ),
    ("approved", "Byrådet bevilgede det ansøgte beløb, stort kr. 125.000, at afholde af kassebeholdningen."),
    ("recommended", "Udvalget indstiller det fremsendte andragende til byrådets velvillige behandling."),
    ("rejected", "Andragendet kan ikke anbefales."),
    ("approved", "Socialudvalgets indstilling tiltrådtes. Fraværende: Erna Dahl."),
    ("referred", "Henlægges til behandling ved budgettet for 1996."),
    ("approved", "Ansøgningen bevilget i henhold til § 42. Udgiften kr. 3.400 afholdes over konto 5.46."),
    ("postponed", "Sagen beroer indtil svar fra amtet foreligger."),
    ("noted", "Skrivelse fra Indenrigsministeriet fremlagt til efterretning."),
    ("approved", "Efter afstemning, hvor 21 medlemmer stemte for og 8 imod, er indstillingen vedtaget."),
    ("approved_with_changes", "Vedtaget, idet anlægssummen nedsættes fra 4,2 til 3,8 mio. kr."),
    (
        "approved",
        "Lokalplanen er vedtaget endeligt. Enhedslisten kan ikke støtte planen, fordi trafikken ikke er undersøgt"
        " godt nok.",
    ),
    (
        "approved,postponed",
        "Ad 1-2: Byrådet godkendte indstillingen.\nAd 3: Byrådet besluttede at vente til budgetopfølgningen er klar.",
    ),
    ("referred", "Forslaget blev henvist til 2. behandling i Økonomiudvalget og Miljøudvalget."),
    (
        "rejected",
        "Kommunalbestyrelsen meddelte afslag på ansøgningen med den begrundelse, at projektet strider mod "
        "lokalplanens formål.",
    ),
    ("approved", "Kommunalbestyrelsen meddelte tilladelse til opstilling af tre vindmøller."),
    ("withdrawn", "Forslagsstilleren trak forslaget, da det er indarbejdet i budgetaftalen."),
    ("elected", "Som nyt medlem af hegnssynet valgtes Bodil Frost. Som suppleant valgtes Ejnar Ravn."),
    ("approved", "Udvalget tog stilling til prioriteringen og besluttede sig for rækkefølgen i bilag 2."),
    ("recommended", "Udvalget kan tiltræde forslaget og anbefaler det over for byrådet."),
    ("noted,approved", "Indstillingspunkt 1 taget til efterretning. Indstillingspunkt 2 tiltrådt."),
    ("postponed", "Udvalget ønskede mere viden om de økonomiske konsekvenser og udsatte derfor sin stillingtagen."),
    ("approved", "Forvaltningen bemyndiges til at indgå kontrakt med lavestbydende."),
    ("sent_back", "Udvalget beder forvaltningen om at arbejde videre med forslaget og forelægge sagen på ny."),
    ("no_remarks", "Intet at referere."),
    ("noted", "Udvalget blev præsenteret for resultaterne af brugerundersøgelsen."),
    ("approved", "Regionsrådet traf beslutning i overensstemmelse med indstillingen."),
    ("approved", "Indstillingens pkt. 1-4 blev tiltrådt. Anette Bruun (Ø) stemte imod pkt. 2."),
    ("recommended", "Anbefales. Liberal Alliance tog forbehold."),
    (
        "noted",
        "Regionsrådet tog meddelelserne til efterretning. Formanden nævnte desuden, at besøget i Aalborg er udsat"
        " til maj.",
    ),
    ("rejected", "Forslaget bortfaldt, da det ikke opnåede det nødvendige antal stemmer."),
    ("elected", "Valggrupperne har udpeget følgende: Bodil Frost, Ejnar Ravn og Tine Mark."),
    ("approved", "Alle bakkede op om den nye mobilpolitik, som træder i kraft 1. august."),
    ("discussed", "Snak om legepladsen. Hvem har lyst til at søge fonde? Tine undersøger."),
    ("elected", "Bestyrelsen består herefter af Bodil (formand), Ejnar (næstformand) og Tine."),
    ("postponed", "Rykkes til mødet i januar pga. tidspres."),
    ("approved", "Budgettet blev fremlagt og godkendt."),
    ("approved", "Sundhedsdirektørkredsen nikkede til anbefalingerne, som nu udmøntes i klyngerne."),
    (
        "recommended",
        "Kredsen anbefaler, at kommunerne tilslutter sig samarbejdsaftalen, og sender den til politisk behandling"
        " i KKR den 14. september 2025.",
    ),
    (
        "discussed",
        "Fra flere sider blev der peget på, at der er brug for ens registrering. Det blev nævnt, at IT-systemerne"
        " ikke taler sammen.",
    ),
    ("noted", "Kredsen noterede sig status og ser frem til næste afrapportering."),
    ("approved", "Det besluttedes at nedsætte en mindre følgegruppe med deltagelse fra tre kommuner."),
    ("approved", "Udvalget vedtog at yde et tilskud på kr. 5.000 til spejdernes jubilæum."),
    ("rejected", "Udvalget fandt ikke anledning til at imødekomme det ansøgte."),
    ("recommended", "Udvalget indstiller, at der meddeles anlægsbevilling som ansøgt."),
    ("noted", "Til efterretning, idet udvalget dog finder svaret utilfredsstillende."),
    ("approved", "Byrådet approberede overslaget."),
    ("postponed", "Udsattes på fornyet foretagelse."),
    ("referred", "Henvistes til teknisk udvalgs foranstaltning."),
    (
        "approved",
        "Borgmesteren satte indstillingen til afstemning. Byrådet godkendte den med 22 stemmer for og 3 imod.",
    ),
    (
        "approved",
        "Budgetforslaget for 2027 oversendes til 2. behandling, idet byrådet tiltræder økonomiudvalgets tidsplan.",
    ),
    ("rejected", "Et flertal kunne ikke bakke op om forslaget, som dermed er forkastet."),
    (
        "approved",
        "Under drøftelsen blev det oplyst, at de endelige tal først foreligger i maj. Kommunalbestyrelsen tog "
        "herefter beslutning om at igangsætte udbuddet.",
    ),
    ("postponed", "Efter ønske fra Radikale Venstre udsættes sagen til byrådets møde i september."),
    ("referred", "Sagen overgår til behandling i Socialudvalget."),
    (
        "approved_with_changes",
        "Indstillingen godkendt med bemærkning om, at afgiften ikke må stige mere end pristallet.",
    ),
    (
        "elected",
        "Poul Ravn (V) udpeges som kommunens repræsentant i fonden. Henrik Sand (A) udpeges som stedfortræder.",
    ),
    ("withdrawn", "Medlemsforslaget blev trukket af forslagsstilleren."),
    ("approved,approved,rejected", "At 1: Vedtaget.\nAt 2: Vedtaget.\nAt 3: Ikke vedtaget."),
    ("recommended", "Oversendes til Økonomiudvalget og Byrådet med udvalgets anbefaling."),
    (
        "recommended",
        "Udvalget anbefaler forvaltningens indstilling med den tilføjelse, at legepladsen etableres først.",
    ),
    ("approved", "Udvalget prioriterede stien langs søen som nummer ét."),
    ("noted", "Drøftet, idet orienteringen blev taget til efterretning."),
    ("noted", "Orientering om ventelister. Taget til efterretning."),
    ("discussed", "Udvalget havde en indledende drøftelse og vender tilbage til emnet efter sommerferien."),
    ("postponed", "Sagen genoptages, når høringssvarene er modtaget."),
    ("rejected", "Udvalget ser ikke behov for yderligere initiativer og afslår forslaget."),
    (
        "recommended",
        "Udvalget indstiller til regionsrådet, at forslaget til budget godkendes. Enhedslisten tog forbehold.",
    ),
    ("noted", "Orienteringen blev givet."),
    ("approved", "Godkendt. Punktet blev behandlet for lukkede døre."),
    ("approved", "Regionsrådet tilsluttede sig forretningsudvalgets anbefaling."),
    (
        "sent_back",
        "Regionsrådet besluttede at sende sagen tilbage til forretningsudvalget, så konsekvenserne for "
        "lægedækningen kan blive belyst.",
    ),
    ("rejected", "Ændringsforslaget fra Enhedslisten og hovedforslaget blev begge forkastet."),
    ("discussed", "God debat om mobiltelefoner. Eleverne ønsker mobilfri frikvarterer, mens udskolingen er imod."),
    ("approved", "Vi besluttede at holde skolefest den 14. juni. Bodil booker musik."),
    ("noted", "Formanden berettede fra mødet med forvaltningen."),
    ("approved", "Forretningsordenen blev gennemgået og underskrevet uden ændringer."),
    ("no_remarks", "Ingen punkter."),
    ("elected", "Tine modtog genvalg som formand."),
    ("approved", "Kommissoriet for følgegruppen godkendtes med virkning fra 1. januar."),
    ("discussed", "Oplægget gav anledning til en drøftelse af snitfladerne mellem sygehus og kommune."),
    ("postponed", "På grund af tidnød blev punktet ikke behandlet og tages i stedet op på mødet den 4. december."),
    ("noted", "Sekretariatet gav en kort status. Ingen bemærkninger."),
    (
        "approved",
        "Direktørkredsen tiltræder, at projektet forlænges til udgangen af 2026. Punktet forelægges KKR til "
        "orientering.",
    ),
    ("noted", "Toges til efterretning."),
    ("approved", "Bevilgedes."),
    ("rejected", "Ansøgningen kunne ikke imødekommes af hensyn til konsekvenserne."),
    ("recommended", "Oversendes til byrådet, idet udvalget anbefaler, at ansøgningen imødekommes."),
    ("approved", "Der meddeltes tilladelse til det ansøgte på de af teknisk forvaltning foreslåede vilkår."),
    ("referred", "Sagen tilstilles Teknisk Udvalg."),
]


@pytest.mark.parametrize(("outcomes", "text"), CASES, ids=[text[:60] for _, text in CASES])
def test_outcomes(outcomes: str, text: str) -> None:
    """One outcome for each part, in order."""
    assert [decision.outcome for decision in read_decision(text).decisions] == outcomes.split(",")
