"""What the titles, marks, labels and recommendations of agenda items say of the kind of item. Data only; ``item_types`` reads it."""

from __future__ import annotations

import re

from pipeline.records import ItemType

Rule = tuple[str, ItemType, float, re.Pattern[str]]
"""Name, type, score, pattern; matched against the lower-cased text."""


def _rule(name: str, item_type: ItemType, score: float, pattern: str) -> Rule:
    return name, item_type, score, re.compile(pattern)


NUMBERING = re.compile(
    r"^\s*(?:(?:punkt|pkt\.?|sag(?:\s+nr\.?)?|nr\.?|ad)\s*\d+[.:)]?|\d{1,4}(?:\.\d{1,2})*[.:)]?(?=\s|[a-zæøå]))?\s*[-–:.]?\s*"
    r"(?:\(?(?:åben(?:t)?|lukket|fortrolig)(?:\s+(?:punkt|sag))?\)?\s*[-–:.]\s*|\((?:åben|lukket)\)\s*)?"
)
"""What may stand before the title's own words."""

MARKS: dict[str, ItemType] = {"b": "decision", "o": "information", "d": "discussion", "t": "theme", "v": "election"}
MARK = re.compile(r"\(\s*([bodtv])\s*\)\s*$|^\s*([bodt])\s*[-–:]\s+(?=\w)|\[\s*([bodt])\s*\]\s*$")
"""(B), (O), (D) behind the title."""

_PERSONS = (
    r"(?:[\w-]*formand|næstformand|[\w-]*medlem|[\w-]*repræsentant|stedfortræder|suppleant|kandidat|delegere|dirigent|ordstyrer|referent|borgmester|viceborgmester|"
    r"bestyrelse|[\w-]*udvalg|råd\b|[\w-]*nævn|kommission|stemmetæller|valgstyrer|valgbestyrelse|tilforordnet|formandskab|revisor|domsmænd|nævninge|lægdommer|"
    r"tillids|arbejdsgruppe|[\w-]*tilsyn|vurderingsm|hegnssyn|kasserer|observatør|talsmand|talsperson|ambassadør)"
)

TITLE: tuple[Rule, ...] = (
    # The meeting itself.
    _rule("dagsorden", "procedural", 0.98, r"^(?:godkendelse|bemærkning|fastsættelse|fastlæggelse|ændring|behandling|gennemgang)\w*(?:[/ ]\w+)*?\s*(?:af|til|-|–|:|i)?\s*(?:(?:dagens|mødets|den|det)\s+)?(?:dagsorden|dagsordenen|dagsordnen|dagsordning)\b"),
    _rule("dagsorden_kort", "procedural", 0.97, r"^(?:dagsorden(?:en)?|mødets\s+åbning|åbning(?:\s+af\s+mødet)?|velkomst(?:\s+og\s+\w+)*|navneopråb|konstatering\s+af|mødets\s+lovlighed|beslutningsdygtighed)\b(?:\W*$|\s+(?:til|for|og|ved|af)\b)"),
    _rule("referat", "procedural", 0.97, r"^(?:godkendelse|underskrift|underskrivelse|opfølgning|bemærkning|gennemgang|vedtagelse|sidste)\w*(?:\s+og\s+\w+)?\s*(?:af|på|til|-|–|:)?\s*(?:sidste\s+|seneste\s+|forrige\s+|mødets\s+)?(?:mødes\s+)?(?:\w*referat(?:et|er|erne)?|beslutningsprotokol\w*|protokol\w*|protokollen|mødereferat\w*)\b"),
    _rule("referat_kort", "procedural", 0.95, r"^(?:referat(?:et|er)?|protokol)\s+(?:fra|af)\s+(?:sidste|seneste|forrige|mødet|møde|den|d\.|\d)"),
    _rule("underskrift", "procedural", 0.97, r"^(?:underskrift(?:s(?:blad|side|ark))?|underskrifter|digital\s+underskrift|elektronisk\s+underskrift|underskriftsblad)\W*\w{0,12}\W*$"),
    _rule("fremmøde", "procedural", 0.95, r"^(?:fraværende|fravær|afbud|fremmøde|mødedeltagere|deltagere|til\s*stede|deltagerfortegnelse|inhabilitet|habilitet|indkaldelse\s+af\s+(?:stedfortræder|suppleant)|stedfortræderindkaldelse|meddelelse\s+om\s+(?:forfald|fravær|afbud))\b"),
    _rule("forretningsorden_møde", "procedural", 0.85, r"^(?:valg\s+af\s+(?:dirigent|ordstyrer|referent|mødeleder)|næste\s+møde|kommende\s+møder?\b|mødekalender|mødeplan|mødeevaluering|evaluering\s+af\s+(?:dagens\s+)?mød|mødedatoer|punkter\s+til\s+(?:næste|kommende)|kommende\s+punkter|lukkede\s+punkter|pause\b|årshjul)"),
    # Standing items.
    _rule("eventuelt", "any_other_business", 0.98, r"^(?:eventuelt|evt\.?|diverse|eventuelle\s+(?:øvrige\s+)?(?:punkter|emner|bemærkninger|sager))(?:\W|$)"),
    _rule("spørgetid", "question_time", 0.98, r"^(?:[\w-]*spørgetid|borgernes\s+(?:spørge|tale)tid|åben\s+spørgetid|spørgetime|borgerspørgetid|byrådets\s+spørgetid|spørgsmål\s+fra\s+(?:borger|tilhører|publikum|salen)|åbent\s+kvarter|foretræde)"),
    # Elections of persons.
    _rule("valg_person", "election", 0.95, rf"^(?:\w+svalg|nyvalg|genvalg|valg|suppleringsvalg|udpegning|udpegelse|udpegninger|indstilling|genudpegning|nyudpegning|konstituering|beskikkelse|udnævnelse)\s*(?:af|til|til\s+posten|/|og\s+\w+\s+af|-|–|:)\s+[^.]{{0,80}}?\b{_PERSONS}"),
    _rule("valg_til", "election", 0.9, r"^(?:valg|suppleringsvalg|udpegning|udpegelse|genudpegning|nyudpegning)\s+til\b"),
    _rule("konstituering", "election", 0.92, r"^(?:konstituering|udpegning|udpegelse|rokering|rokade|udpegninger|suppleringsvalg|ny\s+formand|valg\s*$|valg\s*[-–:]|valghandling)"),
    _rule("udtræden", "election", 0.8, r"^(?:udtræden|indtræden|fritagelse|ændring\w*)\s+(?:af|i|for)\s+(?:\w+\s+){0,3}?(?:udvalg\w*|byrådet|bestyrelse\w*|hverv|udvalgssammensætning\w*|medlem\w*|sammensætning\w*)"),
    # Themes.
    _rule("tema", "theme", 0.95, r"^(?:tema|temadrøftelse|temamøde|temapunkt|temadebat|temasag|aftenens\s+tema|dagens\s+tema|møde[ts]*\s+tema|oplæg|workshop|besøg|rundvisning|besigtigelse|studietur|seminar)\b"),
    _rule("tema_i", "theme", 0.85, r"\btema(?:drøftelse|møde|debat)\b"),
    # Telling.
    _rule("orientering", "information", 0.96, r"^(?:[\w-]+\s+)?(?:orientering(?:er|ssag(?:er)?|spunkt(?:er)?)?|efterretningssag(?:er)?|til\s+orientering|til\s+efterretning)\b"),
    _rule("meddelelser", "information", 0.96, r"^(?:meddelelse(?:r|n)?|gensidig\s+orientering|information|informationer|nyt\s+fra|siden\s+sidst|bordet\s+rundt|runde|runden|formandens\s+(?:meddelelser|orientering|beretning)|formanden\s+orienterer|status\b|statusorientering|nyheder|indkommet\s+(?:materiale|post)|post\s+siden|beretning\s+fra\s+formand)"),
    _rule("redegørelse", "information", 0.7, r"^(?:afrapportering|årsberetning|beretning|redegørelse|nøgletal|økonomiske\s+nøgletal|ledelsesinformation|statusrapport|opgørelse|kvartalsrapport|ankestatistik|statistik|månedsrapport|efterretning|evaluering)\b"),
    # Talking over.
    _rule("drøftelse", "discussion", 0.95, r"^(?:[\w-]+\s+)?(?:drøftelse(?:r|n|ssag|spunkt)?|drøfte|debat|dialogmøde|dialog|diskussion|indledende\s+drøftelse|brainstorm)\b"),
    _rule("forslag_drøft", "discussion", 0.6, r"^(?:input\s+til|idéudvikling|ideer\s+til|visioner\s+for|opsamling\s+på)"),
    # Deciding.
    _rule("beslutning", "decision", 0.95, r"^(?:[\w-]+\s+)?(?:godkendelse|beslutning(?:er|ssag|spunkt)?|vedtagelse|stillingtagen|frigivelse|anlægsbevilling|tillægsbevilling|bevilling|igangsætning|fastsættelse|bemyndigelse|principbeslutning|ekspropriation|indgåelse|nedlæggelse|oprettelse|etablering|udmøntning|prioritering)(?:er|en|s)?\b"),
    _rule("beslutning_ansøgning", "decision", 0.85, r"^(?:(?:\w+\s+)?ansøgning(?:er)?|anmodning(?:er)?|dispensation|tilladelse|forslag\s+(?:til|om|fra)|medlemsforslag|salg|køb|udbud|lokalplan(?:forslag)?|kommuneplan\w*|tillæg|budget\w*|takster|regulativ|vedtægt\w*|anlægsregnskab|regnskab|låneoptagelse|kommunegaranti|garantistillelse|tilskud|støtte|ændring|revision\s+af|overførsel|kapitalbevilling|skema\s+[abc]|høringssvar|udkast\s+til|klage\s+over|overdragelse|forlængelse|renovering|nedrivning|lukning|flytning|optagelse\s+af|udpegning\s+af\s+(?:områd|areal)|valg\s+af|behandling\s+af|revideret|revidering)\b"),
    _rule("dækkende", "decision", 0.8, r"\b(?:til|endelig)\s+(?:godkendelse|beslutning|vedtagelse)\b|[-–:,]\s*(?:godkendelse|beslutning|vedtagelse|frigivelse)\b"),
    _rule("orientering_i", "information", 0.8, r"[-–:,]\s*(?:orientering|til\s+orientering|til\s+efterretning|status)\W*$|^\W*skriftlig\s+orientering"),
    _rule("drøftelse_i", "discussion", 0.8, r"[-–:,]\s*(?:drøftelse|til\s+drøftelse)\b"),
)
"""The first that fits a title gives the type."""

LABELS: tuple[Rule, ...] = (
    _rule("beslutningssag", "decision", 0.95, r"^(?:beslutningssag|beslutningspunkt|til\s+beslutning|beslutning\s*\(b\)|sager\s+til\s+(?:afgørelse|beslutning)\b|sagstype:?\s*beslutning)"),
    _rule("orienteringssag", "information", 0.95, r"^(?:orienteringssag|orienteringspunkt|til\s+orientering|efterretningssag|til\s+efterretning|orientering$|sager\s+til\s+(?:orientering|efterretning))"),
    _rule("drøftelsessag", "discussion", 0.95, r"^(?:drøftelsessag|drøftelsespunkt|til\s+drøftelse|drøftelse$|temasag|sager\s+til\s+drøftelse)"),
)
"""Labels that state the type of their item. "Beslutning" alone heads every decision and says nothing."""

_AT = r"(?:^|\bat\s+|[-–•]\s*)"
RECOMMENDATIONS: tuple[Rule, ...] = (
    _rule("vælger", "election", 0.85, r"\b(?:vælger|udpeger|vælges|udpeges|at\s+vælge|at\s+udpege|konstituerer\s+sig|foretager\s+valg)\b(?!\s+(?:model|løsning|en\s+model))"),
    _rule("godkender", "decision", 0.88, r"\b(?:godkender|godkendes|godkende|vedtager|vedtages|vedtage|beslutter|besluttes|beslutte|tiltræder|tiltrædes|bevilger|bevilges|frigiver|frigives|meddeles|meddeler|gives|giver|fastsættes|fastsætter|anbefaler|anbefales|imødekommes|imødekommer|imødekomme|afslås|afslår|tager\s+stilling|bemyndiger|bemyndiges|igangsættes|igangsætter|sendes\s+i\s+\w*\s*høring|fremsendes|overføres|afsættes|udbydes|sælges|prioriterer|prioriteres|indgås|indgår\s+(?:aftale|kontrakt)|fremlægges\s+i\s+offentlig)\b"),
    _rule("drøfter", "discussion", 0.88, r"\b(?:drøfter|drøftes|drøfte|diskuterer|debatterer|kommer\s+med\s+input|giver\s+input|kvalificerer)\b"),
    _rule("efterretning", "information", 0.88, r"\b(?:til\s+efterretning|til\s+orientering|orienteres)\b"),
)
"""In the order of weight: a recommendation to approve and to note asks for a decision."""

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
