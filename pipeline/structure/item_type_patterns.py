"""What the titles, marks, labels and recommendations of agenda items say of the kind of item. Data only; ``item_types`` reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.records import ItemType


@dataclass(frozen=True, slots=True)
class Rule:
    """A wording that speaks for a type: its name, how surely (0 to 1), and the pattern for lower-cased text."""

    name: str
    item_type: ItemType
    score: float
    pattern: re.Pattern[str]


def _rule(name: str, item_type: ItemType, score: float, pattern: str) -> Rule:
    return Rule(name, item_type, score, re.compile(pattern))


def _any(words: str) -> str:
    """An alternation of words separated by white space; ``_`` stands for a space inside one."""
    return "(?:" + "|".join(words.split()).replace("_", r"\s+") + ")"


PREFIX = re.compile(
    r"\s*(?:(?:punkt|pkt\.?|sag(?:\s+nr\.?)?|nr\.?|ad)\s*\d+[.:)]?|\d{1,4}(?:\.\d{1,2})*[.:)]?(?=\s|[a-zæøå]))?\s*[-–:.]?\s*"
    r"(?:\(?(?:åben(?:t)?|lukket|fortrolig)(?:\s+(?:punkt|sag))?\)?\s*[-–:.]\s*|\((?:åben|lukket)\)\s*)?"
    r"(?:kl\.?\s*\d\d?[.:]\d\d(?:\s*[-–]\s*\d\d?[.:]\d\d)?\s*[:–-]\s*)?"
    r"(?:(?!(?:evt|ny|mål|nyt|tema|spor)\b)[a-zæøå]{2,4}\s+[-–]\s+)?"
)
"""What may stand before the title's own words: a number, "Åbent punkt -", a committee's letters ("ØU - ")."""

MARKS: dict[str, ItemType] = {"b": "decision", "d": "discussion", "o": "information", "e": "information"}
MARK = re.compile(
    r"[(\[]\s*([bod](?:\s*/\s*[bod])*)\s*[)\]]\W*\d{0,4}\W*$|^(?:\d{1,4}\.?)?\s*([boed])\s*[-–:]\s+(?=\w)"
)
"""(B), (O), (D) behind the title, or "B - " before it: for decision, for information ("efterretning"), for discussion.

Of several, "(O/D)", the one that asks most of the body counts."""

_MINUTES = r"(?:\w*referat(?:et|er|erne)?|beslutningsprotokol\w*|protokol\w*)"
_MEETING = _any("dagsorden dagsordenen dagsordnen dagsordning")
_APPROVAL = _any(
    """
    godkendelse bemærkning bemærkninger fastsættelse fastlæggelse ændring ændringer behandling gennemgang vedtagelse
    opfølgning underskrift underskrivelse sidste
    """
)
_PERSONS = _any(
    r"""
    [\w-]*formand næstformand [\w-]*medlem [\w-]*repræsentant stedfortræder suppleant kandidat delegere dirigent
    ordstyrer referent borgmester viceborgmester bestyrelse [\w-]*udvalg [\w-]*råd\b [\w-]*nævn kommission
    stemmetæller valgstyrer valgbestyrelse tilforordne formandskab revisor domsmænd nævninge lægdommer tillids
    arbejdsgruppe [\w-]*tilsyn vurderingsm hegnssyn kasserer observatør talsmand talsperson ambassadør
    repræsentantskab
    """
)
_CHOICE = _any(
    """
    valg nyvalg genvalg suppleringsvalg udpegning udpegelse udpegninger genudpegning nyudpegning indstilling
    konstituering beskikkelse udnævnelse
    """
)
_DECIDING = _any(
    """
    godkendelse beslutning beslutninger beslutningssag vedtagelse stillingtagen frigivelse anlægsbevilling
    anlægsbevillinger tillægsbevilling tillægsbevillinger kapitalbevilling bevilling igangsætning fastsættelse
    bemyndigelse principbeslutning ekspropriation indgåelse nedlæggelse oprettelse etablering udmøntning
    prioritering
    """
)
_MATTERS = _any(
    r"""
    ansøgning ansøgninger anmodning dispensation tilladelse forslag medlemsforslag salg køb udbud lokalplan\w*
    kommuneplan\w* tillæg budget(?!drøft)\w* takst\w* regulativ vedtægt\w* anlægsregnskab\w* regnskab\w*
    låneoptagelse kommunegaranti garantistillelse tilskud støtte ændring ændringer revision_af overførsel
    overførsler skema_[abc] høringssvar høring_(?:om|af|vedr) udkast_til klage_over overdragelse forlængelse
    renovering nedrivning lukning flytning optagelse_af valg_af behandling_af revideret revidering udpegning_af
    ombygning udvidelse omlægning opførelse udskiftning kloakering sammenlægning organisering regulering justering
    fornyelse kvalitetsstandard\w* retningslinj\w* retningslini\w* rammeaftale partnerskab\w* kommissorium aftale
    samarbejdsaftale fordeling_af tilbud licitation låneramme overtagelse byggemodning byggeregnskab
    endelig_behandling førstebehandling revisionsberetning halvårsregnskab pulje_til lejeaftale kontrakt
    styrelsesvedtægt delegation\w* kompetenceplan forpagtning udlejning afskrivning eftergivelse handleplan
    erstatning\w* forhandling_om leje_af erhvervelse_af udtalelse_om påbud_om forhøring idéfase foroffentlighed principper_for
    mødeplan_for
    """
)

_TITLE: tuple[Rule, ...] = (
    # The meeting itself.
    _rule(
        "dagsorden",
        "procedural",
        0.98,
        rf"^{_APPROVAL}(?:[/ ]\w+)*?\s*(?:af|til|-|–|:|i)?\s*(?:(?:dagens|mødets|den|det|forslag\s+til)\s+)*{_MEETING}\b",
    ),
    _rule(
        "åbning",
        "procedural",
        0.97,
        r"^(?:dagsorden(?:en)?|åbning(?:\s+af\s+mødet)?|mødets\s+åbning|(?:velkommen|velkomst)\s+og\s+godkendelse|velkommen|velkomst(?:\s+og\s+\w+)*|navneopråb|konstatering\s+af\s+\w+|"
        r"mødets\s+lovlighed|beslutningsdygtighed)\b(?:\W*$|\s+(?:til|for|og|ved|af)\b)",
    ),
    _rule(
        "referat",
        "procedural",
        0.98,
        rf"^{_APPROVAL}(?:\s+og\s+\w+)?\s*(?:af|på|til|-|–|:)?\s*(?:(?:sidste|seneste|forrige|mødets|mødes)\s+)*{_MINUTES}\b",
    ),
    _rule(
        "referat_fra",
        "procedural",
        0.95,
        rf"^{_MINUTES}\s+(?:fra|af)\s+(?:sidste|seneste|forrige|mødet|møde\b(?!\s+i\s)|den|d\.|\d)",
    ),
    _rule(
        "underskrift",
        "procedural",
        0.97,
        r"^(?:(?:digital|elektronisk)\s+)?underskrift(?:er|s?blad|s?side|s?ark)?\W*\w{0,12}\W*$",
    ),
    _rule(
        "fremmøde",
        "procedural",
        0.95,
        r"^(?:fraværende|fravær|afbud|fremmøde|mødedeltagere|deltagere|til\s?stede|deltagerfortegnelse|inhabilitet|habilitet|"
        r"indkaldelse\s+af\s+(?:stedfortræder|suppleant)|stedfortræderindkaldelse|meddelelse\s+om\s+(?:forfald|fravær|afbud))\b",
    ),
    _rule(
        "mødets_gang",
        "procedural",
        0.97,
        r"^(?:valg\s+af\s+(?:dirigent|ordstyrer|referent|mødeleder)|(?:(?:fastsættelse\s+af|dato\s+for)\s+)?næste\s+møde|kommende\s+møder?\b|mødekalender|mødeevaluering|"
        r"evaluering\s+af\s+(?:dagens\s+)?mød|mødedatoer|mødedato|punkter\s+til\s+(?:næste|kommende)|kommende\s+punkter|lukkede\s+punkter|"
        r"pause\b|årshjul)",
    ),
    # Standing items.
    _rule(
        "eventuelt",
        "any_other_business",
        0.98,
        r"^(?:eventuelt\b|(?:evt\.?|diverse)\W*(?:\([a-zæøå]\))?[\W\d]*$|evt\.?,|evt\.?\s*(?:og|samt|/)\s|eventuelle\s+(?:øvrige\s+)?(?:punkter|emner|bemærkninger|sager)\b)",
    ),
    _rule("og_eventuelt", "any_other_business", 0.97, r"\b(?:og|/)\s*eventuelt\W*$"),
    _rule(
        "spørgetid",
        "question_time",
        0.98,
        r"^(?:[\w-]*spørgetid|borgernes\s+(?:spørge|tale)tid|(?:åben|byrådets)\s+spørgetid|spørgetime|(?:spørgsmål\s+(?:fra|til)|forespørgsel\s+(?:fra|til|om))\b|åbent\s+kvarter)",
    ),
    # Elections of persons.
    _rule(
        "valg_person",
        "election",
        0.95,
        rf"^(?:\w+s)?{_CHOICE}\s*(?:af|til|/|og\s+\w+\s+af|-|–|:)\s+(?:ny\w*\s+)?(?:\d\.\s+)?[^.]{{0,80}}?\b{_PERSONS}",
    ),
    _rule(
        "valg_til",
        "election",
        0.9,
        r"^(?:valg|nyvalg|suppleringsvalg|udpegning|udpegelse|genudpegning|nyudpegning)\s+til\b(?!\s+(?:europa|folketing|kommunal|byrådet\s+d|region))",
    ),
    _rule(
        "konstituering",
        "election",
        0.92,
        r"^(?:konstituering|rokering|rokade|suppleringsvalg|ny\s+formand|valghandling|(?:valg|udpegninger|udpegning)\s*(?:$|[-–:]))",
    ),
    _rule("orlov", "election", 0.9, r"^(?:orlov|indkaldelse)\b.{0,60}\bstedfortræder"),
    _rule(
        "sammensætning",
        "election",
        0.9,
        r"^(?:anmodning\s+om\s+)?(?:udtræden|indtræden|fritagelse|ændring\w*)\s+(?:af|i|for)\s+(?:\w+\s+){0,3}?"
        r"(?:udvalg\w*|byrådet\b|bestyrelse\w*|hverv|medlem\w*|sammensætning\w*)",
    ),
    # Themes.
    _rule(
        "tema",
        "theme",
        0.95,
        r"^(?:tema|temadrøftelse|temamøde|temapunkt|temadebat|temasag|(?:aftenens|dagens)\s+tema|(?:gæste)?oplæg\s+(?:om|ved|v/|fra)|workshop|"
        r"rundvisning|besigtigelse\w*|studietur|seminar)\b",
    ),
    _rule("besøg_af", "theme", 0.89, r"^besøg\s+(?:af|fra)\b"),
    _rule("besøg", "information", 0.7, r"^besøg\b"),
    _rule("tema_inde", "theme", 0.6, r"\btema(?:drøftelse|møde|debat)\b"),
    # Telling.
    _rule(
        "orientering",
        "information",
        0.96,
        r"^(?:[\w-]+\s+)?(?:orientering(?:er|ssag(?:er)?|spunkt(?:er)?)?|efterretningssag(?:er)?|til\s+(?:orientering|efterretning))\b",
    ),
    _rule(
        "meddelelser",
        "information",
        0.96,
        r"^(?:meddel(?:else|elser|elsen|se|ser)|information|informationer|nyt\s+fra|aktuelle\s+sager|aktuelt|eventuelle\s+meddelelser|siden\s+sidst|bordet\s+rundt|runde|runden|nyheder|"
        r"formandens\s+(?:meddelelser|orientering|beretning)|formanden\s+orienterer|status|statusorientering|foretræde|indkommet\s+(?:materiale|post)|"
        r"post\s+siden|beretning\s+fra\s+formand)\b",
    ),
    _rule(
        "redegørelse",
        "information",
        0.7,
        r"^(?:afrapportering|årsrapport\s+fra|sager\s+på\s+vej|årsberetning|beretning|redegørelse|rapport\s+(?:fra|om)|(?:økonomiske\s+)?nøgletal|ledelsesinformation|statusrapport|opgørelse|"
        r"kvartalsrapport|ankestatistik|statistik|efterretning|evaluering)\b",
    ),
    _rule("andres_referat", "information", 0.85, rf"^{_MINUTES}\s+(?:fra|af)\s+møde(?:t|r)?\s+i\s"),
    _rule(
        "orientering_sidst", "information", 0.85, r"[-–:,(]\s*(?:(?:til\s+)?(?:orientering|efterretning)|status)\W*$"
    ),
    # Talking over.
    _rule(
        "drøftelse",
        "discussion",
        0.96,
        r"^(?!tema)(?:[\w-]+\s+)?(?:[\w-]*drøftelse(?:r|n|ssag|spunkt)?|drøfte|debat|dialogmøde|dialog|diskussion|brainstorm)\b",
    ),
    _rule("idéer", "discussion", 0.6, r"^(?:input\s+til|idéudvikling|ideer\s+til|visioner\s+for|opsamling\s+på)"),
    _rule("drøftelse_sidst", "discussion", 0.85, r"[-–:,]\s*(?:(?:til|første|anden|indledende)\s+)?drøftelse\b"),
    # Deciding.
    _rule("og_drøftelse", "discussion", 0.97, r"^(?:[\w-]+\s+og\s+drøftelse|oplæg\s+til\s+drøftelse)\b"),
    _rule("og_godkendelse", "decision", 0.97, r"^[\w-]+\s+og\s+(?:godkendelse|beslutning|vedtagelse)\b"),
    _rule("beslutning", "decision", 0.95, rf"^(?:[\w-]+\s+)?{_DECIDING}\b"),
    _rule(
        "økonomiopfølgning",
        "decision",
        0.9,
        r"^(?:\d\.\s+)?(?:budget(?:opfølgning|revision|kontrol)\w*|kvartalsregnskab\w*|halvårsregnskab\w*|månedsrapport|økonomirapport)\b",
    ),
    _rule("sagens_art", "decision", 0.82, rf"^{_MATTERS}\b"),
    _rule(
        "lukket_sag",
        "decision",
        0.6,
        r"^(?:[\w-]+(?:sag|handel)|(?:fortrolig|lukket)\s+sag|lejemål|forlig|[\w-]*kontrakt)\b",
    ),
    _rule("til_beslutning", "decision", 0.8, r"\b(?:til|endelig|principiel)\s+(?:godkendelse|beslutning|vedtagelse)\b"),
    _rule(
        "beslutning_sidst",
        "decision",
        0.8,
        rf"[-–:,.]\s*(?:(?:endelig|fornyet|supplerende)\s+)?(?:{_DECIDING}|{_MATTERS})\b",
    ),
)
TITLE: tuple[Rule, ...] = tuple(sorted(_TITLE, key=lambda rule: -rule.score))
"""The first that fits gives the type."""

STANDING: frozenset[ItemType] = frozenset({"procedural", "any_other_business", "question_time"})
"""Types known by their titles alone, whatever else the item says."""

LABELS: tuple[Rule, ...] = (
    _rule(
        "beslutningssag",
        "decision",
        0.95,
        r"^(?:beslutningssag|beslutningspunkt|til\s+beslutning|sager\s+til\s+(?:afgørelse|beslutning)\b|sagstype:?\s*beslutning)",
    ),
    _rule(
        "orienteringssag",
        "information",
        0.95,
        r"^(?:orienteringssag|orienteringspunkt|efterretningssag|til\s+(?:orientering|efterretning)|orientering$|"
        r"sager\s+til\s+(?:orientering|efterretning))",
    ),
    _rule(
        "drøftelsessag",
        "discussion",
        0.95,
        r"^(?:drøftelsessag|drøftelsespunkt|til\s+drøftelse|drøftelse$|sager\s+til\s+drøftelse)",
    ),
    _rule("temasag", "theme", 0.95, r"^(?:temasag|temapunkt|tema$)"),
)
"""Labels that state the type of their item. "Beslutning" alone heads every decision and says nothing."""

_OPTION = r"(?:model|løsning|scenari[eu]|alternativ|variant|placering)\w*"

RECOMMENDATIONS: tuple[Rule, ...] = (
    _rule(
        "dagsorden",
        "procedural",
        0.9,
        r"\b(?:godkender|godkendes|godkende)\s+(?:dagsorden|mødets\s+referat|referat)|\b(?:dagsorden|referat)(?:en|et)\s+godkendes",
    ),
    _rule(
        "vælger_løsning",
        "decision",
        0.88,
        rf"\b{_OPTION}\s+(?:[\w-]+\s+){{0,4}}?(?:vælges|udpeges)\b|\b(?:vælger|vælge|udpeger)\s+(?:(?:en|den)\s+)?{_OPTION}",
    ),
    _rule(
        "vælger",
        "election",
        0.85,
        r"\b(?:vælger|udpeger|vælges|udpeges|at\s+vælge|at\s+udpege|konstituerer\s+sig|foretager\s+valg|foretages\s+valg)\b"
        r"(?!\s+(?:område|areal))",
    ),
    _rule(
        "godkender",
        "decision",
        0.88,
        r"\b"
        + _any(
            r"""
            godkender godkendes godkende vedtager vedtages vedtage beslutter besluttes beslutte tiltræder
            tiltrædes tiltræde bevilger bevilges frigiver frigives frigive meddeles meddeler gives giver
            fastsættes fastsætter anbefaler anbefales imødekommes imødekommer imødekomme afslås afslår
            tager_stilling bemyndiger bemyndiges igangsættes igangsætter sendes_i_\w*\s*høring fremsendes
            overføres flyttes pålægges pålægger anerkender lægges_til_grund støttes støtter nedlægges tilbydes
            spares bedes_om indføres får_en_\w*bevilling afsættes udbydes sælges prioriterer prioriteres indgås
            indgår_(?:aftale|kontrakt) fremlægges_i_offentlig finansieres optages nedsættes ophæves videreføres
            udarbejdes
            """
        )
        + r"\b",
    ),
    _rule(
        "drøfter",
        "discussion",
        0.88,
        r"\b(?:drøfter|drøftes|drøfte|diskuterer|debatterer|kommer\s+med\s+input|giver\s+input|kvalificerer)\b",
    ),
    _rule("efterretning", "information", 0.88, r"\b(?:til\s+(?:efterretning|orientering)|orienteres)\b"),
)
"""In the order of weight: a recommendation to approve one thing and note another asks for a decision."""

DECISIONS: dict[str, tuple[ItemType, float]] = {
    "approved": ("decision", 0.5),
    "approved_with_changes": ("decision", 0.5),
    "recommended": ("decision", 0.5),
    "rejected": ("decision", 0.5),
    "sent_back": ("decision", 0.45),
    "referred": ("decision", 0.45),
    "noted": ("information", 0.5),
    "discussed": ("discussion", 0.4),
    "elected": ("election", 0.5),
}
"""What the outcome suggests where nothing else says it."""
OWN_MEETING = re.compile(r"\W*(?:godkendt,?\s+idet\s+(?:sag|punkt|pkt)|afbud\s+fra|fraværende\b)")
"""The start of a decision on the agenda or the attendance under no title."""
OWN_AGENDA = re.compile(r"\W*(?:dagsorden|referat)(?:en|et)?\s+(?:\w+\s+){0,4}?(?:godkendt|udsendt)")
"""The start of a decision on the meeting's own agenda or minutes."""
