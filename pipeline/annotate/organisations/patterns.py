"""The nouns that name organisations, by where they stand in the name."""

from __future__ import annotations

import re

COUNCIL_WORD = r"byråde?t?|kommunalbestyrelsen?|borgerrepræsentation(?:en)?|regionsråde?t?|magistrat(?:en)?"  # indefinite and definite
COUNCIL = re.compile(rf"(?:{COUNCIL_WORD})(?:s|'s)?(?!\w)", re.IGNORECASE)
"""The elected council of a municipality or region: there is one of each."""

COUNCIL_OF = re.compile(rf"(?<![\w-])(?:{COUNCIL_WORD})(?= (?:i|for) $)", re.IGNORECASE)
"""Before "i" or "for" and the name of a municipality or region."""

BODY_ENDINGS = tuple(
    "udvalg udvalget råd rådet nævn nævnet ministerium ministeriet styrelse styrelsen kommission kommissionen "
    "tilsyn tilsynet repræsentationen forum forummet klynge klyngen direktorat direktoratet ombudsmanden "
    "forvaltning forvaltningen økonomigruppe sundhedsstyregruppe".split()
)
"""A capitalised compound that ends so is a body wherever it stands: Økonomiudvalget, Handicaprådet, Sundhedsstyrelsen."""

HYPHENED = re.compile(r"-(?:udvalg|forvaltning)")
"""In a word: the fields before it are joined without a hyphen of their own (Børn og Unge-udvalget)."""

NOT_BODIES = ("bestyrelse", "bestyrelsen", "område", "området", "forråd", "samråd", "samrådet", "udråd", "opråd")
"""Endings of words that look like a body's and are none."""

GENERIC_BODIES = frozenset(
    "udvalg udvalget råd rådet nævn nævnet ministerium ministeriet styrelse styrelsen kommission kommissionen "
    "tilsyn tilsynet forum forummet klynge klyngen direktorat direktoratet forvaltning forvaltningen bestyrelse "
    "bestyrelsen skolebestyrelse skolebestyrelsen forældrebestyrelsen afdelingsbestyrelsen institutionsbestyrelsen "
    "underudvalg underudvalget fagudvalg fagudvalget stående opgaveudvalg opgaveudvalget fagministeriet "
    "ressortministeriet fagforvaltningen kommunalforvaltningen embedsmandsudvalget formandskabet".split()
)
"""So general that they are nobody's name unless more of a name stands beside them."""

UNIT_ENDINGS = tuple(
    "forening foreningen forbund forbundet fond fonden selskab selskabet skole skolen højskole højskolen gymnasium "
    "gymnasiet kollegium museum museet bibliotek biblioteket universitet universitetet universitetshospital "
    "hospital hospitalet sygehus sygehuset akademi akademiet institut instituttet center centret centeret netværk "
    "netværket klinik klinikken kreds kredsen sekretariat sekretariatet havn forsyning beredskab beredskabet politi "
    "stift provsti teater teatret orkester festival laug lauget amt gruppe styregruppe partnerskab partnerskabet "
    "kontor kontoret hus huset organisation organisationen sammenslutning sammenslutningen union klub klubben hjem "
    "hjemmet samråd handelsstand kommunesamarbejde afdeling kirke bank sparekasse affald akademiet apotek "
    "arkitekter advokater bibliotekerne borgerhus boliger boligområde brandvæsen bryggeri bryghus byggeri bådelaug "
    "campingplads consult dagblad domkirke ejendomme ejendomsservice elnet energi energiselskab entreprise "
    "entreprenører erhverv erhvervsråd fabrik fabrikker fibernet filmklub fjernvarme folkeblad forlag forældrekreds "
    "frivilligcenter frilandsmuseum galleri garde havnelaug ingeniører invest juniorer kantori kapel kammerkor "
    "koncern kooperativ korps kor lokalråd lokalforum lægehus mejeri menighed menighedsråd musikforening musikskole "
    "kulturskole nærradio pensionskasse privatskole produktion radio rederi renovation renseri revision ridelejr "
    "roklub råd rådgivere rådgivning samfund samling savværk selskaber shipping shipyard skytter slagteri "
    "spildevand sportsklub stiftstidende støtteforening tankegang tegnestue tidende trafik trælast turisme "
    "tømrerforretning ungdomsgård universitetsskole varme varmeværk vandværk vandselskab værft vækst vindmøllelaug "
    "virksomhed volley værk".split()
)
"""A name of two capital words or more that ends so is an organisation: Kolding Havn, Velux Fonden, Teknologisk Institut."""

COUNTRY_BRANCHES = frozenset({"danmark", "denmark", "scandinavia"})
"""After a capital word these end the name of an association or of a company's branch: Finans Danmark, Visit Denmark."""

SURNAME_ENDINGS = ("hus", "havn", "bank", "kreds", "hjem", "laug", "kirke", "gruppe")
"""Of these endings surnames have some too: after a given name they make no organisation."""

NOT_UNITS = (
    "rådhus",
    "forsamlingshus",
    "parcelhus",
    "rækkehus",
    "kontaktgruppe",
    "målgruppe",
    "lokalområde",
    "vindkraftværk",
    "kunstværk",
    "netværker",
    "anlægsværk",
    "bolværk",
    "håndværk",
    "bindingsværk",
    "internet",
    "opvækst",
    "tilvækst",
    "virksomheder",
    "egenproduktion",
)
"""Endings of words that look like an organisation's and name a building or a set of people."""

SPECIFIC_ENDINGS = ("foreningen", "forbundet", "lauget", "laget", "sammenslutningen")
"""Of these a single compound is a name even where a sentence begins."""

LONE_ENDINGS = tuple(
    "foreningen forbundet fonden selskabet kredsen sekretariatet akademiet universitetet hospitalet gymnasiet "
    "museet højskolen sammenslutningen beredskabet skolen netværket fondens museets regimentet advokaten hjemmet centret "
    "centeret".split()
)
"""Of these one capitalised compound in mid-sentence is enough: Alzheimerforeningen."""

GENERIC_UNITS = frozenset(
    "foreningen fonden selskabet skolen højskolen sekretariatet kredsen akademiet folkeskolen efterskolen friskolen "
    "gymnasiet museet hospitalet beredskabet netværket universitetet boligforeningen boligselskabet "
    "grundejerforeningen idrætsforeningen ejerforeningen lejerforeningen andelsforeningen specialskolen "
    "ungdomsskolen musikskolen realskolen privatskolen støtteforeningen brugerforeningen andelsboligforeningen "
    "borgerforeningen ejerlejlighedsforeningen elevforeningen fagforeningen handelsforeningen haveforeningen "
    "hovedforeningen interesseforeningen landsforeningen lokalforeningen patientforeningen sportsforeningen "
    "turistforeningen vejforeningen udstykningsforeningen fagforbundet hovedforbundet specialforbundet".split()
)

PREFIXES = frozenset(
    "Andelsboligforeningen Arbejdsmarkedskontor Boligforeningen Boligkontoret Boligselskabet Botilbuddet Bostedet "
    "Brancheforeningen Børnecenter Børnecentret Børnehaven Børnehuset Campus Daginstitutionen Døgncentret "
    "Efterskolen Ejendomsselskabet Ejerforeningen Erhvervsakademi Erhvervsakademiet Erhvervsforum Erhvervshus "
    "Erhvervshuset Erhvervsråd Erhvervsskolen FGU Fagforeningen Familiecentret Familiehuset Fonden Foreningen "
    "Forsamlingshuset Frivilligcenter Friskolen Fællesorganisationen Grundejerforeningen Gymnasiet Hospitalsenheden "
    "Hospitalsenhed Hotel Högskolan Høgskolen Høgskulen Husflidsforeningen Højskolen Idrætsefterskolen "
    "Idrætsforeningen Idrætsrådet Integrationshuset Jobcenter Jobcentret Kirkecentret Klubben Kraftvarmeværket "
    "Krisecenter Krisecentret Kulturhuset Kulturring Kunstmuseet Kunsthal Kvindekrisecenter LAG Landsbylauget "
    "Landsforeningen Lokalrådet Lægehuset Menighedsrådet Museet Museum Netværket Omsorgscentret Omsorgscenter "
    "Oplevelsescentret Organisationen Plejecenter Plejecentret Plejehjem Plejehjemmet Politikreds Privatskolen "
    "Produktionsskolen Professionshøjskolen Psykiatrien Psykiatrisygehuset Regionshospital Regionshospitalet "
    "Rideklubben SOSU Selskabet Skolen Spejdergruppen Specialskolen Sportsefterskolen Sprogcenter Sprogcentret "
    "Støtteforeningen Sundhedscenter Sundhedscentret Sundhedshuset Sundhedsklynge Sundhedsklyngen Svømmeklubben "
    "Sygehus Sygehusenheden Teater Teatret Trafikselskabet Turistforeningen UC UU Uddannelsescenter Ungdomscentret "
    "Ungdomscenter Ungdomsklubben Ungdomsskolen University-College VUC Varmeværket Vuggestuen Væksthus Værestedet "
    "Vandværket Ældrecentret Ældrecenter Autoværkstedet Bageriet Boldklubben Bryggeriet Cafe Café Caféen Dagtilbud "
    "Dagtilbuddet Efterskole Egnsteatret Fiskeri-LAG Fjernvarme Folkehøjskolen Folkeskolen Forsyningen "
    "Frivillighuset Galleri Havnelauget Herberget Idrætscentret Idrætsskolen Klinikken Kollegiet Koret Kroen "
    "Kunstforeningen Mejeriet Motionscentret Musikhuset Naturpark Naturskolen Orkester Orkestret Politikredsen "
    "Restaurant Restauranten Revisionsfirmaet Skytteforeningen Socialtilsyn Sparekassen Spillestedet Stiftelsen "
    "Tegnestuen Tænketanken Ungdomsgården Vandrerhjemmet Vognmandsfirmaet Voksenskolen".split()
)
"""Nouns that stand before the name: Sygehus Sønderjylland, Plejecenter Solbakken."""

COMPANY_FORMS = frozenset(
    "A/S ApS P/S I/S K/S S/I IVS AB AG AS Oyj S.A B.V GmbH Ltd Inc Oy AmbA A.M.B.A A.m.b.a A.M.B.a F.m.b.a S.m.b.a "
    "Fmba Amba".split()
)
"""After a name: it is a company's."""

LEADING_FORMS = frozenset({"A/S", "I/S", "K/S"})
"""Forms of companies that older names begin with: A/S Nordby Jernstøberi."""

SMALL_FORM = re.compile(r" (?:[afs]\.m\.b\.a\.|[af]mba(?!\w)|e\.V\.|e\.V(?!\w)|a/s(?!\w))")
SMALL_FORM_STARTS = (" a.m", " f.m", " s.m", " amb", " fmb", " e.V", " a/s")
"""Forms of companies written small, after a name; what they start with."""

FOREIGN = frozenset(
    "University Université Universität Universidade Universidad Università Universiteit Uniwersytet Hogeschool "
    "Hochschule Fachhochschule Colegio Collège College Escola Escuela Istituto Instituto Institute Academy Akademia "
    "Akademie Council Foundation Agency Association Scoala Școala School Lycée Kreis Landkreis Stadt Ayuntamiento "
    "Comune Gemeente Politecnico Polytechnic Klinikum Universitätsklinikum Centre Network Universitat École Ecole "
    "Haute Fundacja Fundación Fondazione Stichting Verein Gymnasium Kommunalverband Landesamt Ministry Ministère "
    "Consejo Consiglio Conseil Centro Agencia Agenzia Ministerio Ministero Institutt Institutet Sjukhuset "
    "Bund Verband Teatro Théâtre Teatr Theater Stiftung Liceo Liceul Liceum Lycee Politechnika Politecnica "
    "Politécnico Câmara Município Municipio Municipality Ville Commune Provincie Provincia Provinz Stad Città "
    "Ciudad Miasto Gmina Powiat Länsstyrelsen Staden Háskólinn Menntaskólinn Schule Schulen Szkoła Colegiul "
    "Instytut Institut Associação Associazione Asociación Association Fundação Fundació Ajuntament Diputación "
    "Diputació Regione Región Rijksuniversiteit Agentschap Handwerkskammer Chambre Camara Cámara Riksteatern Skolan "
    "Gymnasieskolan Hospital College".split()
)
"""Foreign nouns of institutions: the capital words around them, joined by of, de, do and the like, are the name."""

FOREIGN_ENDINGS = (
    "hogeschool",
    "hochschule",
    "universität",
    "universiteit",
    "university",
    "-gesellschaft",
    "-schule",
    "schulzentrum",
    "gymnasieskola",
    "verband",
    "akademie",
    "-stiftung",
    "-institut",
    "klinikum",
)

NORDIC = re.compile(
    r" (?:universitet|universitetas|universiteto|kommun|kaupunki|stad|högskola|folkhögskola|landsting|fylkeskommune|yliopisto"
    r"|ammattikorkeakoulu|(?:aikuis)?lukio|säätiö|linnavalitsus|universitāte|vidusskola|kool|gümnaasium|símenntun|háskóli)s?(?!\w)"
)
NORDIC_STARTS = (
    " uni",
    " komm",
    " kaup",
    " stad",
    " hög",
    " folkh",
    " land",
    " fylk",
    " yli",
    " amma",
    " aiku",
    " luki",
    " sää",
    " linn",
    " vidu",
    " kool",
    " güm",
    " síme",
    " hásk",
)
"""After a name: a university, school, town or county of the North and the Baltic, written small; what it starts with."""

FOREIGN_JOINT = re.compile(
    r" (?:of|for|and|the|de|do|da|dos|das|del|della|delle|degli|di|du|des|la|le|les|los|der|für|van|na|på|á|zu|und|e|y|et) "
    r"(?:(?:the|la|le|las|los) )?"
)
NUMBER = re.compile(r"\. \d{1,3}")
LOCATED = frozenset(
    {
        "Universitetet",
        "Høgskolen",
        "Högskolan",
        "Høyskolen",
        "Politiet",
        "Psykiatrien",
        "Handelsskolen",
        "Erhvervsskolen",
        "Høgskulen",
        "Háskólinn",
        "Menntaskólinn",
        "Museet",
        "Hospital",
        "Sygehuset",
        "Hospice",
    }
)
"""Nouns that become a name by the place after them: Universitetet i Oslo, Politiet i Sydsjælland."""

ONE_IN_A_MUNICIPALITY = frozenset(
    "Ungdomsskolen Musikskolen Kulturskolen Billedskolen Produktionsskolen Handelsskolen Jobcentret Jobcenteret".split()
)
"""Institutions of which a municipality has one: the noun alone, with a capital, is its name, even where a sentence begins."""

DEFINITE = {
    "Museum": "Museet",
    "Borgerforening": "Borgerforeningen",
    "Beboerforening": "Beboerforeningen",
    "Turistforening": "Turistforeningen",
    "Handelsstandsforening": "Handelsstandsforeningen",
    "Forsamlingshus": "Forsamlingshuset",
    "Lokalråd": "Lokalrådet",
    "Vandværk": "Vandværket",
    "Varmeværk": "Varmeværket",
}
"""Nouns of bodies that a town has one of, with those that take a name up again: Holte Museum, later Museet."""

HOMES = frozenset(
    "Plejecenter Plejecentret Plejecenteret Plejehjem Plejehjemmet Ældrecenter Ældrecentret Omsorgscenter Omsorgscentret "
    "Bostedet Botilbuddet Børnehaven Vuggestuen Børnehuset Værestedet Krisecentret".split()
)
"""Nouns before names that are used alone, too: Plejecenter Egely, later Egely."""

IN_TOWN = re.compile(r" (?:i|på|á|ved) ")

PREFIX_ENDINGS = tuple(
    "foreningen firmaet selskabet kollektivet klubben forbundet kassen lauget koncernen virksomheden fællesskabet "
    "værkstedet laget scenen teatret koret orkestret rådet centret centeret gruppen kredsen værket fabrikken "
    "samfundet akademiet stuen garden mejeriet bryggeriet butikken institutionen botilbuddet foreningerne".split()
)
"""Compounds that stand before a name as the nouns of PREFIXES do: Arkitektfirmaet Bo & Hus."""

BRANCHES = frozenset({"association", "company", "union", "employers", "labour_market", "transport", "university"})
"""Kinds of listed bodies that have branches: FOA Sønderborg, DSR Kreds Midtjylland, Falck Hjælpemidler."""

BRANCH = re.compile(r" (?:Kreds |Lokalafdeling |Afdeling )?([A-ZÆØÅ][a-zæøå]+(?:-[A-ZÆØÅ][a-zæøå]+)?)(?![\w-])")
"""After a body's name: the place or the field of a branch."""

MORE_CAPITALS = re.compile(r"(?: [A-ZÆØÅ][a-zæøå]+(?![\w-])){1,3}")
"""After the first word of a branch's name: the others (Vestas Wind Systems)."""

PRODUCTS = frozenset("Teams Office Excel Outlook Windows Word Maps Earth Drive Meet".split())
"""After a company's name: it is a product of theirs that is meant."""

INITIALS = re.compile(r"[A-ZÆØÅ](?:\.[A-ZÆØÅ])*")
"""What stands before the full stop of the initials of whom a firm is named after (Arkitektfirmaet C.F. Holm)."""

BRANCH_IN = re.compile(r" i ([A-ZÆØÅ][a-zæøå]+(?:-[A-ZÆØÅ][a-zæøå]+)?)(?![\w-]| Kommune)")
"""After an association's name: the town of a branch."""

NATIONAL = frozenset(
    "Dansk Danske Danmarks Danish Norsk Norske Norges Svensk Svenska Sveriges Finlands Deutsche Deutscher Deutsches "
    "Jysk Jyske Jydsk Jydske Fynsk Fynske Sjællandsk Sjællandske Sønderjysk Sønderjyske Nordjysk Nordjyske Vestjysk "
    "Vestjyske Midtjysk Midtjyske Østjysk Østjyske Sydjysk Sydjyske Bornholmsk Bornholmske Lollandske Slesvigsk "
    "Slesvigske Økologisk Økologiske Kommunernes Regionernes Kirkens Københavnske".split()
)
"""Adjectives and genitives that begin the names of associations and companies: Dansk Fjernvarme, Danske Havne, Fynske Bank."""

NOT_NATIONAL = frozenset(
    "Folkeparti Parti Lov Samling Partis Folkepartis Kulturkanon Litteratur Historie Sprog Kultur Standard Kroner "
    "Krone Tid Folk Øhav Vadehav Mesterskab Mesterskaber Øer Wold Grand Titel Ligaen Naturkanon Modersmål Design "
    "Musik Model Tegnsprog Motorvej Jernbane Mark Fokus Matematik Engelsk".split()
)
"""After them, words that make no organisation: parties, seas, subjects of school."""

TRADE_BODIES = frozenset(
    "Forbund Forbundet Forening Foreningen Organisation Råd Selskab Sammenslutning Union Kartel Akademi".split()
)
"""After such an adjective and the name of a trade: Dansk Musiker Forbund."""

ARTICLES = frozenset({"Den", "Det", "De"})
ADJECTIVE = re.compile(r"[A-ZÆØÅ][a-zæøå-]+e")
NOT_AFTER_ARTICLES = tuple(
    "hav plan lov aftale pris dag hus ø øer øhav planet kanal tur rute sti park skov have stat union fond".split()
)
"""A name of article, adjective and noun with one of these endings is a place, a plan or a programme."""

BARE_NOUNS = frozenset(
    "Firmaet Virksomheden Koncernen Selskabet Entreprenørfirmaet Patientforeningen Klubben Kæden Konsulentfirmaet "
    "Konsulentvirksomheden Leverandøren Paraplyorganisationen Interesseorganisationen Organisationen Fagforbundet "
    "Vinterbadeforeningen".split()
)
"""Common nouns that say what an organisation is and stay outside its name: "Firmaet Nordlys Robots"."""

NATIONAL_TAIL = re.compile(r"- og [A-ZÆØÅ][\w-]+|(?: (?:af|for) (?=[A-ZÆØÅ])[A-ZÆØÅ][\w-]+)+")
"""After the first words of such a name: Dansk Kyst- og Naturturisme, Jysk Akademi for Teaterlære."""

AND_UNIT = re.compile(
    r" & -?[A-ZÆØÅ][\w-]+| og (?:Efterskole|Kulturhus|Kursuscenter|Bibliotek|Museum|Idrætsforening|Gymnasium|Landskab)(?!\w)"
)
"""After a noun: the name goes on with a second one (Gymnasium & HF, Friskole og Efterskole)."""

TRAILING_NUMBER = re.compile(r" \d{1,4}(?![\w.%-]|,\d)")
"""A number that ends a name: Teatret Perron 2."""

SHORTENED = frozenset("Brdr Brødr Sdr Ndr Nr Gl Kgs Skt Sct St Alm".split())
"""Words cut short, a full stop after them, inside names."""

LOCAL_ENDINGS = (
    "boerne",
    "spejderne",
    "ravnene",
    "vennerne",
    "centeret",
    "centret",
    "lauget",
    "laget",
    "klubben",
    "foreningen",
)
"""In mid-sentence such a noun and its place are a name: Natteravnene i Nordby, Motionscentret i Sundby."""

DIRECTIONS = frozenset({"Nord", "Syd", "Øst", "Vest", "Midt", "Nordvest", "Sydøst", "Sydvest", "Nordøst"})
"""Last words of the names of districts of an organisation: Agri Nord, Dagtilbud Syd, Socialtilsyn Øst."""

CLUBS = frozenset("IF IK BK FC FK GF GIF SUF UIF IFK TK AIK KFUM KFUK FDF FORA DGI B&I SK TSG".split())
"""Acronyms that a club's name begins or ends with: IF Vesterhav, Nordby IF."""

OWNED = re.compile(r" (?:støtteforening|venneforening|venner|arbejdsgruppe|elevråd|forældreråd|brugerråd)(?!\w)")
"""After the genitive of a name: what is the organisation's own (Nordby Skoles støtteforening)."""

OF = re.compile(r" (?:for|i|på|af|ved|til) (?=[A-ZÆØÅ])")
"""Between an association's noun and what it is for: Foreningen Sejl i Sundet, Bevaringsforeningen for Gammelby."""

FOR_BODIES = frozenset(
    "Afdelingen Ankenævnet Center Direktoratet Foreningen Forbundet Forvaltningen Institut Kommissionen Kontoret "
    "Landsforeningen Ministeriet Netværket Nævnet Rådet Sekretariatet Selskabet Styrelsen Udvalg Udvalget "
    "Videnscenter Videncenter Sammenslutningen Komiteen Komitéen Landsforbundet Klagenævnet Kredsen Nævn Råd "
    "Styregruppen".split()
)
"""Nouns that become a name by what they are for: Udvalget for Børn og Unge."""

FOR_ENDINGS = tuple(
    "nævnet rådet lauget laget foreningen forbundet kommissionen sammenslutningen instituttet komiteen komitéen".split()
)
"""Of compounds with these endings the same holds: Lokalrådet for Nordby, Klagenævnet for Udbud."""

FOR = re.compile(r" (?:for|vedrørende|vedr\.) ")
ASSOCIATION_OF = re.compile(r" (?:for|af|til) ")

_FIELD = (
    r"(?!(?:(?:indstil|anbefal|godkend|beslutt?|drøft|behand|tilslutt?|udtal|foresl|ønsk|orienter|vedt|mødt|hold)[a-zæøå]*|beder|tog"
    r"|har|var|vil|kan|skal|blev|bliver|med|ved|til|fra|som|der|den|det|at|om|og|er|i|på|af|efter|uden|under|samt)\b)[a-zæøå-]{2,}"
)
_FIELD_GROUP = rf"(?:(?:det|den|de) )?(?:[a-zæøå]+(?:e|al|sk|øn) )?{_FIELD}"
SMALL_FIELDS = re.compile(rf"{_FIELD_GROUP}(?:, {_FIELD_GROUP}){{0,3}}(?: og {_FIELD_GROUP})?(?![\w-])")
"""What a committee is for, written small: Udvalget for det nære sundhedsvæsen, Udvalg vedrørende regional udvikling."""

ACRONYM = re.compile(r" ?\(([A-ZÆØÅ][\wÆØÅæøå/&+-]{1,11})\)")
"""An acronym in brackets after a long form."""

PROJECT_NOUNS = ("projektet", "projekt", "programmet", "puljen")
"""Ends of words after which a project's or programme's name stands, not an organisation's."""

SMALL_WORDS = frozenset("af and de der des du for i in of og på the under und".split())
THINGS = tuple(
    "kort system plan planen program programmet projekt projektet metode metoden model modellen analyse aftale "
    "aftalen strategi lov loven database register portal platform app måling test care treatment learning living "
    "project programme model system tool journal budget pulje puljen ordning ordningen vurdering redegørelse "
    "konvention direktiv".split()
)
"""A long form of capital words names a body unless it ends in one of these."""

STOP_WORDS = frozenset(
    "Kommune Kommunes Kommuner Kommunerne Region Regions Regionens Formand Formanden Direktør Direktøren Borgmester "
    "Borgmesteren Bilag Punkt Beslutning Indstilling Referat Dagsorden Orientering Sag Sagen Godkendelse Drøftelse "
    "Status Kontakt Læs Se Foto Projekt Projektet Programmet Møde Mødet Mødedato Mødested Budget Aftale "
    "Temadrøftelse Formandskabet Udpegning Valg Sagsfremstilling Indledning Mødelokale Lokale Kl Resumé Resume Emne "
    "Fra Til Firmaet Virksomheden Virksomhederne Entreprenøren Rådgiveren Rådgiverne Leverandøren Bygherren "
    "Operatøren Ansøger Ansøgere Partnere Partnerne Politik Medlem Mødested Sted Deltagere Afbud Nyt Køb Salg Leje "
    "Tilskud Støtte Lukning Renovering Udvidelse Medlemskab Foreningerne Klubberne Skolerne Dok.nr Kommunegaranti "
    "Garanti Lån Notat Rapport Tilbud".split()
)
"""Capital words that are no part of an organisation's name."""

MINISTRY = re.compile(
    r"(?<![\w-])(?:[A-ZÆØÅ][a-zæøå]+-?, )?(?:[A-ZÆØÅa-zæøå]+-?, ){0,2}(?:[A-ZÆØÅ]?[a-zæøå]+-? og )?[a-zæøå]+ministeriets?(?!\w)"
)
"""A ministry whose last part is written small ("Børne- og undervisningsministeriet")."""
