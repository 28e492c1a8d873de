"""Invented names of projects, in the shapes that real ones have, so that the tagger learns the words around a name and not the name."""

from __future__ import annotations

import random
from collections.abc import Callable

_ENGLISH_STEMS = (
    "Baltic Blue Bridge Build Care Circle City Clean Climate Coast Co Culture Cycle Data Digi Eco Edu Energy "
    "Fair Farm Fem Flex Food Forest Future Game Grid Green Grow Happy Harbour Health Heat Her Home Inno "
    "Island Job Kids Land Learn Light Life Local Long Mari Med Mind Move Multi Nature Net New Nord North "
    "Ocean Open Path Plan Play Port Pro Rail Re Reef River Road Robo Rural Safe Sea Senior Share Silver Skill "
    "Smart Solar Sound Start Step Store Sun Talent Teach Tour Trans Urban Value Viking Walk Waste Water Wind "
    "Wise Wood Work Youth"
).split()
_ENGLISH_ENDS = (
    "Able Base Box Care Chain City Connect Fit Flow Hub Lab Land Lift Line Link Lock Loop Map Mate Mind Net "
    "Path Plus Point Port Ring Scape Sense Share Shift Skills Space Start Step Tech Track Up Ville Ways Wise "
    "Works"
).split()
_ENGLISH_NOUNS = (
    "Ageing|Ageing Well|Apprentices|Biodiversity|Buildings|Care|Cities|Climate Adaptation|Coasts|Communities|"
    "Competences|Culture|Cycling|Dementia|Digital Skills|Diversity|Early Childhood|Elderly Care|Energy|"
    "Entrepreneurs|Families|Farmers|Ferries|Food|Food Waste|Forests|Green Growth|Harbours|Health|Heritage|"
    "Homes|Hospitals|Hydrogen|Inclusion|Islands|Jobs|Landscapes|Learning|Libraries|Logistics|Mental Health|"
    "Migrants|Mobility|Museums|Nature|Neighbourhoods|Nurses|Outdoor Learning|Plastic|Ports|Prevention|"
    "Public Procurement|Rehabilitation|Remote Islands|Rural Areas|Schools|Seniors|Small Ports|Social Work|"
    "Sport|Storytelling|Teachers|Textiles|Tourism|Transition|Volunteers|Waste|Water|Welfare|Wellbeing|Wind|"
    "Women|Young People|Youth Work"
).split("|")
_ENGLISH_ADJECTIVES = (
    "Active Better Big Blue Bright Brave Circular Clean Common Creative Digital Fair Fresh Green Growing "
    "Hidden Inclusive Local Lost New Next Open Quiet Resilient Safe Shared Silent Small Smart Strong "
    "Sustainable Warm Wild Young"
).split()
_ENGLISH_VERBS = (
    "Bridging Building Changing Co-creating Connecting Crossing Empowering Enabling Feeding Growing Keeping "
    "Linking Mapping Moving Opening Rethinking Saving Sharing Shaping Strengthening Supporting Teaching "
    "Turning Upgrading"
).split()

_ADJECTIVES = (
    "aktive bedre blå fri fælles god grøn grønne gode høje klog kloge lange let levende lige mindre modige "
    "mørke nye ren rene rolige røde sikker små stærke stille store sund sunde trygge tætte unge vilde ældre "
    "åbne åben"
).split()
_NOUNS = (
    "arbejde barndom bevægelse biler boliger borgere brobygning bylivet byer bær bøger børn cykler dage "
    "demens dialog digte drømme dufte dyr døre energi enge erhverv familier fantasi fisk fjorden flid folk "
    "forandring fortællinger frivillige fugle fællesskab fødder generationer glæde grønt grænser haver havet "
    "havnen helhed hjem hjerner hjerter hverdag hænder håb idræt insekter job jord karriere klima kost kultur "
    "kræfter kvarteret kyster land landsbyer leg livet lyd lys læring lærlinge mad maskiner mennesker "
    "mestring minder mod muligheder musik måltider nabolag natur nærvær ord overgange park planter praksis "
    "recept rum ruter samarbejde samtaler sange sikkerhed skoler skoven skridt smag sne sommer sprog spor "
    "stemmer stier sundhed syn søvn takt talenter teknologi tid tillid trivsel tråde uddannelse udsyn ungdom "
    "vand varme veje velfærd venner viden vilje vinde vækst værdighed værksteder øer"
).split()
_DEFINITE = (
    "Arken Bikuben Bladet Broen Brohovedet Brønden Bølgen Cirklen Drivkraften Dynamoen Døråbneren Fabrikken "
    "Fjeldet Fyrtårnet Fødekæden Gnisten Halvøen Hjulet Huskeren Hængebroen Indgangen Isbryderen Kilden "
    "Klangen Klyngen Knudepunktet Kompasset Kornet Krydset Kæden Lanternen Legepladsen Livlinen Loftet Lodsen "
    "Lysningen Løftestangen Magneten Makkeren Mellemrummet Mosaikken Mødestedet Nøglen Overgangen Perlerækken "
    "Platformen Rampen Rebet Redskabet Roret Rygsækken Sluserne Sporet Spiren Springbrættet Startblokken "
    "Stafetten Stikket Stien Stigen Strømmen Svinget Tandhjulet Tidevandet Tråden Tærsklen Vadestedet "
    "Vendepunktet Vippen Værkstedet Væven Ørkenrosen"
).split()
_PLAIN = (
    "Afsæt Ankerplads Balance Brobygger Efterklang Eftertanke Fodfæste Fremdrift Friløb Genklang Havblik "
    "Helhjertet Håndslag Ildsjæl Kystliv Landfast Livsmod Medvind Modspil Nabohjælp Nybrud Optur Overblik "
    "Samklang Sidevind Sommerskole Stjernestunder Tidsrum Tværspor Udsyn Vandveje Vejviser Vildskab Virkelyst"
).split()
_VERBS = (
    "Bliv Byg Drøm Dyrk Find Flyt Forstå Giv Grib Gør Hold Hør Kend Lev Lyt Lær Mød Mærk Pas Se Slip Spis "
    "Start Styrk Tag Tæl Tænk Vis Vælg Åbn"
).split()
_QUESTIONS = ("Hvem passer på", "Hvad gør vi med", "Hvor bor", "Hvordan taler vi om", "Kan vi dele", "Må vi låne")
_PLACES = (
    "Alsen Fur Fyn Hjarnø Lolland Læsø Møn Odsherred Samsø Stevns Thy Tunø Vendsyssel Vestjylland Østersøen "
    "Limfjorden Storstrømmen Kattegat"
).split()
_GERMAN = (
    "Blick über die Grenze|Brücken bauen|Gemeinsam gesund|Gesunde Küste|Grenzenlos lernen|Junge Stimmen|"
    "Klima am Meer|Land und Leute|Lernen ohne Grenzen|Meer erleben|Nachbarn im Norden|Starke Kinder|"
    "Wege zur Arbeit|Wind und Wasser"
).split("|")
_SYLLABLES = (
    "AL AM AR BE BI BO CA CO DA DE DI DO EL EN FA FE FI GA GO HE IN IS KA KI LA LE LI LO MA ME MI MO NA NE NI "
    "NO OR PA PE PRO RA RE RI RO SA SE SI SO TA TE TI TO TRA UN VA VE VI"
).split()
_ENDS = ("C D L M N R S T X CE NET TEC ION ICO ERA IUM").split()


def project_name(rng: random.Random) -> str:
    """An invented name of a project."""
    return rng.choices(_SHAPES, weights=_WEIGHTS)[0](rng)


def coined_name(rng: random.Random) -> str:
    """An invented name of one word that no dictionary has: an acronym or words grown together."""
    return rng.choice((_acronym, _acronym, _camel, _camel, _hyphened, _numbered))(rng)


def _acronym(rng: random.Random) -> str:
    if rng.random() < 0.3:
        return "".join(rng.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(rng.choice((3, 4, 4, 5))))
    name = "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((2, 2, 3)))) + rng.choice(_ENDS)
    return name.capitalize() if rng.random() < 0.15 else name


def _camel(rng: random.Random) -> str:
    first, last = rng.choice(_ENGLISH_STEMS), rng.choice(_ENGLISH_ENDS)
    if rng.random() < 0.25:
        first, last = rng.choice(_ADJECTIVES).capitalize(), rng.choice(_NOUNS).capitalize()
    shape = rng.random()
    if shape < 0.25:
        return (first + last).upper()
    return first + (last if shape < 0.85 else last.lower())


def _hyphened(rng: random.Random) -> str:
    name = f"{rng.choice(_ENGLISH_STEMS)}-{rng.choice(_ENGLISH_ENDS)}"
    return name.upper() if rng.random() < 0.3 else name


def _numbered(rng: random.Random) -> str:
    stem = rng.choice((*_ENGLISH_STEMS, *_PLAIN))
    shape = rng.randrange(6)
    forms = (
        f"{stem}4{rng.choice(('All', 'EU', 'Youth'))}",
        f"{stem} 2.0",
        f"{stem} {rng.randint(2018, 2050)}",
        f"{stem}+",
    )
    return forms[shape] if shape < 4 else f"{stem} {rng.randint(1, 4)}" if shape == 4 else f"2{stem.upper()}"


def _definite(rng: random.Random) -> str:
    return rng.choice(_DEFINITE)


def _plain(rng: random.Random) -> str:
    return rng.choice(_PLAIN)


def _danish(rng: random.Random) -> str:
    adjective, noun, other, place = rng.choice(_ADJECTIVES), rng.choice(_NOUNS), rng.choice(_NOUNS), rng.choice(_PLACES)
    return rng.choice(
        (
            f"{adjective.capitalize()} {noun}",
            f"{adjective.capitalize()} {noun}",
            f"{adjective.capitalize()} {noun} i {place}",
            f"{noun.capitalize()} og {other}",
            f"{noun.capitalize()} uden {other}",
            f"{noun.capitalize()} med {other}",
            f"{noun.capitalize()} på {place}",
            f"{noun.capitalize()} for alle",
            f"{noun.capitalize()}, {other} og {rng.choice(_NOUNS)}",
            f"Sammen om {noun}",
            f"Fra {noun} til {other}",
            f"{rng.choice(_VERBS)} {noun}",
            f"{rng.choice(_VERBS)} {adjective} {noun}",
            f"Vejen til {adjective} {noun}",
            f"Mere {noun} – mindre {other}",
            f"Ud i {noun}",
            f"På vej mod {noun}",
            f"Når {noun} møder {other}",
            f"Et {noun} ad gangen",
            f"{rng.choice(_QUESTIONS)} {noun}?",
            f"{adjective.capitalize()} {noun.capitalize()}",
            f"{place} på {rng.choice(_NOUNS)}",
        )
    )


def _english(rng: random.Random) -> str:
    noun, other, adjective = rng.choice(_ENGLISH_NOUNS), rng.choice(_ENGLISH_NOUNS), rng.choice(_ENGLISH_ADJECTIVES)
    return rng.choice(
        (
            f"{adjective} {noun}",
            f"{adjective} {noun}",
            f"{rng.choice(_ENGLISH_VERBS)} {noun}",
            f"{rng.choice(_ENGLISH_VERBS)} {noun} in {other}",
            f"{adjective} {noun}, {rng.choice(_ENGLISH_ADJECTIVES)} {other}",
            f"{noun} for {other}",
            f"{noun} and {other}",
            f"{noun} across Borders",
            f"From {noun} to {other}",
            f"{adjective} {noun} through {other}",
            f"{noun} @ {rng.choice(_PLACES)}",
        )
    )


def _german(rng: random.Random) -> str:
    return rng.choice(_GERMAN)


_SHAPES: tuple[Callable[[random.Random], str], ...] = (
    _acronym, _camel, _hyphened, _numbered, _definite, _plain, _danish, _english, _german,
)  # fmt: skip
_WEIGHTS = (16, 16, 4, 5, 9, 7, 27, 14, 2)
