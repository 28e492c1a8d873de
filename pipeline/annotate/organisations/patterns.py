"""The nouns that name organisations, by where they stand in the name."""

from __future__ import annotations

import re

COUNCIL_WORD = r"byråde?t?|kommunalbestyrelsen?|borgerrepræsentation(?:en)?|regionsråde?t?|magistrat(?:en)?"  # indefinite and definite
COUNCIL = re.compile(rf"(?:{COUNCIL_WORD})(?:s|'s)?(?!\w)", re.IGNORECASE)
"""The elected council of a municipality or region: there is one of each."""

COUNCIL_OF = re.compile(rf"(?<![\w-])(?:{COUNCIL_WORD})(?= (?:i|for) $)", re.IGNORECASE)
"""Before "i" or "for" and the name of a municipality or region."""

BODY_ENDINGS = tuple(
    "udvalg udvalget råd rådet nævn nævnet ministerium ministeriet styrelse styrelsen kommission kommissionen tilsyn tilsynet "
    "repræsentationen forum forummet klynge klyngen direktorat direktoratet ombudsmanden forvaltning forvaltningen "
    "økonomigruppe sundhedsstyregruppe".split()
)
"""A capitalised compound that ends so is a body wherever it stands: Økonomiudvalget, Handicaprådet, Sundhedsstyrelsen."""

HYPHENED = re.compile(r"-(?:udvalg|forvaltning)")
"""In a word: the fields before it are joined without a hyphen of their own (Børn og Unge-udvalget)."""

NOT_BODIES = ("bestyrelsen", "område", "området", "forråd", "samråd", "samrådet", "udråd", "opråd")
"""Endings of words that look like a body's and are none."""

GENERIC_BODIES = frozenset(
    "udvalg udvalget råd rådet nævn nævnet ministerium ministeriet styrelse styrelsen kommission kommissionen tilsyn tilsynet forum "
    "forummet klynge klyngen direktorat direktoratet forvaltning forvaltningen bestyrelse bestyrelsen skolebestyrelse "
    "skolebestyrelsen forældrebestyrelsen afdelingsbestyrelsen institutionsbestyrelsen underudvalg underudvalget fagudvalg "
    "fagudvalget stående opgaveudvalg opgaveudvalget fagministeriet ressortministeriet fagforvaltningen kommunalforvaltningen "
    "embedsmandsudvalget formandskabet".split()
)
"""So general that they are nobody's name unless more of a name stands beside them."""

UNIT_ENDINGS = tuple(
    "forening foreningen forbund forbundet fond fonden selskab selskabet skole skolen højskole højskolen gymnasium gymnasiet "
    "kollegium museum museet bibliotek biblioteket universitet universitetet universitetshospital hospital hospitalet sygehus "
    "sygehuset akademi akademiet institut instituttet center centret centeret netværk netværket klinik klinikken kreds kredsen "
    "sekretariat sekretariatet havn forsyning beredskab beredskabet politi stift provsti teater teatret orkester festival laug "
    "lauget amt gruppe styregruppe partnerskab partnerskabet kontor kontoret hus huset organisation organisationen sammenslutning "
    "sammenslutningen union klub klubben hjem hjemmet samråd handelsstand kommunesamarbejde afdeling kirke bank sparekasse".split()
)
"""A name of two capital words or more that ends so is an organisation: Kolding Havn, Velux Fonden, Teknologisk Institut."""

SURNAME_ENDINGS = ("hus", "havn", "bank", "kreds", "hjem", "laug", "kirke", "gruppe")
"""Of these endings surnames have some too: after a given name they make no organisation."""

NOT_UNITS = ("rådhus", "forsamlingshus", "parcelhus", "rækkehus", "kontaktgruppe", "målgruppe")
"""Endings of words that look like an organisation's and name a building or a set of people."""

SPECIFIC_ENDINGS = ("foreningen", "forbundet")
"""Of these a single compound is a name even where a sentence begins."""

LONE_ENDINGS = tuple(
    "foreningen forbundet fonden selskabet kredsen sekretariatet akademiet universitetet hospitalet gymnasiet museet højskolen "
    "sammenslutningen beredskabet skolen netværket".split()
)
"""Of these one capitalised compound in mid-sentence is enough: Alzheimerforeningen."""

GENERIC_UNITS = frozenset(
    "foreningen fonden selskabet skolen højskolen sekretariatet kredsen akademiet folkeskolen efterskolen friskolen gymnasiet museet "
    "hospitalet beredskabet netværket universitetet boligforeningen boligselskabet grundejerforeningen idrætsforeningen "
    "ejerforeningen lejerforeningen andelsforeningen specialskolen ungdomsskolen musikskolen realskolen privatskolen "
    "støtteforeningen brugerforeningen andelsboligforeningen borgerforeningen ejerlejlighedsforeningen elevforeningen fagforeningen "
    "handelsforeningen haveforeningen hovedforeningen interesseforeningen landsforeningen lokalforeningen patientforeningen "
    "sportsforeningen turistforeningen vejforeningen udstykningsforeningen fagforbundet hovedforbundet specialforbundet".split()
)

PREFIXES = frozenset(
    "Andelsboligforeningen Arbejdsmarkedskontor Boligforeningen Boligkontoret Boligselskabet Botilbuddet Bostedet Brancheforeningen "
    "Børnecenter Børnecentret Børnehaven Børnehuset Campus Daginstitutionen Døgncentret Efterskolen Ejendomsselskabet Ejerforeningen "
    "Erhvervsakademi Erhvervsakademiet Erhvervsforum Erhvervshus Erhvervshuset Erhvervsråd Erhvervsskolen FGU Fagforeningen "
    "Familiecentret Familiehuset Fonden Foreningen Forsamlingshuset Frivilligcenter Friskolen Fællesorganisationen "
    "Grundejerforeningen Gymnasiet Hospitalsenheden Hospitalsenhed Hotel Högskolan Høgskolen "
    "Høgskulen Husflidsforeningen Højskolen Idrætsefterskolen "
    "Idrætsforeningen Idrætsrådet Integrationshuset Jobcenter Jobcentret Kirkecentret Klubben Kraftvarmeværket Krisecenter "
    "Krisecentret Kulturhuset Kulturring Kunstmuseet Kunsthal Kvindekrisecenter LAG Landsbylauget Landsforeningen Lokalrådet "
    "Lægehuset Menighedsrådet Museet Museum Netværket Omsorgscentret Omsorgscenter Oplevelsescentret Organisationen Plejecenter "
    "Plejecentret Plejehjem Plejehjemmet Politikreds Privatskolen Produktionsskolen Professionshøjskolen Psykiatrien "
    "Psykiatrisygehuset Regionshospital Regionshospitalet Rideklubben SOSU Selskabet Skolen Spejdergruppen Specialskolen "
    "Sportsefterskolen Sprogcenter Sprogcentret Støtteforeningen Sundhedscenter Sundhedscentret Sundhedshuset Sundhedsklynge "
    "Sundhedsklyngen Svømmeklubben Sygehus Sygehusenheden Teater Teatret Trafikselskabet Turistforeningen UC UU Uddannelsescenter "
    "Ungdomscentret Ungdomscenter Ungdomsklubben Ungdomsskolen University-College VUC Varmeværket Vuggestuen Væksthus Værestedet "
    "Vandværket Ældrecentret Ældrecenter".split()
)
"""Nouns that stand before the name: Sygehus Sønderjylland, Plejecenter Solbakken."""

COMPANY_FORMS = frozenset("A/S ApS P/S I/S K/S S/I IVS AB GmbH Ltd Inc Oy AmbA A.m.b.a F.m.b.a".split())
"""After a name: it is a company's."""

FOREIGN = frozenset(
    "University Université Universität Universidade Universidad Università Universiteit Uniwersytet Hogeschool Hochschule "
    "Fachhochschule Colegio Collège College Escola Escuela Istituto Instituto Institute Academy Akademia Akademie Council Foundation "
    "Agency Association Scoala Școala School Lycée Kreis Landkreis Stadt Ayuntamiento Comune Gemeente Politecnico Polytechnic "
    "Klinikum Universitätsklinikum Centre Network Universitat École Ecole Haute Fundacja Fundación Fondazione Stichting Verein "
    "Gymnasium Kommunalverband Landesamt Ministry Ministère".split()
)
"""Foreign nouns of institutions: the capital words around them, joined by of, de, do and the like, are the name."""

FOREIGN_ENDINGS = ("hogeschool", "hochschule", "universität", "universiteit", "university")

NORDIC = re.compile(r" (?:universitet|kommun|kaupunki|stad|högskola|landsting|fylkeskommune)s?(?!\w)")
NORDIC_STARTS = (" uni", " komm", " kaup", " stad", " hög", " land", " fylk")
"""After a name: a Swedish or Norwegian university, town or county, written small; what it starts with."""

FOREIGN_JOINT = re.compile(
    r" (?:of|for|and|the|de|do|da|dos|das|del|della|delle|degli|di|du|des|la|le|les|los|der|für|van|na) "
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
    }
)
"""Nouns that become a name by the place after them: Universitetet i Oslo, Politiet i Sydsjælland."""

IN_TOWN = re.compile(r" i ")

PREFIX_ENDINGS = tuple(
    "foreningen firmaet selskabet kollektivet klubben forbundet kassen lauget koncernen virksomheden fællesskabet værkstedet".split()
)
"""Compounds that stand before a name as the nouns of PREFIXES do: Arkitektfirmaet Bo & Hus."""

BRANCHES = frozenset({"association", "union", "employers", "labour_market", "transport", "university"})
"""Kinds of listed bodies that have local branches: FOA Sønderborg."""

BRANCH = re.compile(r" ([A-ZÆØÅ][a-zæøå]+(?:-[A-ZÆØÅ][a-zæøå]+)?)(?![\w-])")
"""After a body's name: the place of a branch."""

OF = re.compile(r" (?:for|i|på|af) (?=[A-ZÆØÅ])")
"""Between an association's noun and what it is for: Foreningen Sejl i Sundet, Bevaringsforeningen for Gammelby."""

FOR_BODIES = frozenset(
    "Afdelingen Ankenævnet Center Direktoratet Foreningen Forbundet Forvaltningen Institut Kommissionen Kontoret Landsforeningen "
    "Ministeriet Netværket Nævnet Rådet Sekretariatet Selskabet Styrelsen Udvalg Udvalget Videnscenter Videncenter".split()
)
"""Nouns that become a name by what they are for: Udvalget for Børn og Unge."""

FOR = re.compile(r" (?:for|vedrørende|vedr\.) ")

ACRONYM = re.compile(r" ?\(([A-ZÆØÅ][\wÆØÅæøå/&+-]{1,11})\)")
"""An acronym in brackets after a long form."""

STOP_WORDS = frozenset(
    "Kommune Kommunes Kommuner Kommunerne Region Regions Regionens Formand Formanden Direktør Direktøren Borgmester Borgmesteren Bilag "
    "Punkt Beslutning Indstilling Referat Dagsorden Orientering Sag Sagen Godkendelse Drøftelse Status Kontakt Læs Se Foto Projekt "
    "Projektet Programmet Møde Mødet Mødedato Mødested Budget Aftale Temadrøftelse Formandskabet Udpegning Valg".split()
)
"""Capital words that are no part of an organisation's name."""

MINISTRY = re.compile(
    r"(?<![\w-])(?:[A-ZÆØÅ][a-zæøå]+-?, )?(?:[A-ZÆØÅa-zæøå]+-?, ){0,2}(?:[A-ZÆØÅ]?[a-zæøå]+-? og )?[a-zæøå]+ministeriets?(?!\w)"
)
"""A ministry whose last part is written small ("Børne- og undervisningsministeriet")."""
