"""What in a Danish decision does not decide: proposals, plans, conditions, other times and other matters. Data only."""

from __future__ import annotations

import re

from pipeline.records import Outcome
from pipeline.structure.outcome_lexicon import Frame

PROPOSERS = frozenset(
    "foreslog foreslår foreslås foreslået ønskede ønsker ønskes begærede argumenterede fremsatte stillede opfordrer efterlyste".split()
)
"""Whoever does this decides nothing by it: the rest of the clause is a wish or a motion."""

PROPOSABLE: frozenset[Outcome] = frozenset({"postponed", "sent_back", "withdrawn", "referred"})
"""Of what is proposed these change the outcome when a later sentence agrees ("Det tilsluttede byrådet sig")."""
REFERRING_BACK = re.compile(r"\b(?:det|dette|forslaget|procedureforslaget|hvilket|herom|herpå)\b")
NOT_REFERRING_BACK = re.compile(r"\b(?:indstilling|hovedforslag|ændringsforslag)")
"""How a sentence speaks, or does not speak, of the proposal before it."""

WISHES = frozenset("ønskede ønsker efterlyste opfordrer".split())
"""Of these, what the body itself may do, and then decide something in the same sentence."""

REASONS: frozenset[Outcome] = frozenset({"approved", "recommended", "noted", "postponed"})
"""What an "idet" clause may settle where its main clause only sends on or talks over."""

MODALS = frozenset(
    "skal skulle bør burde vil ville må måtte forventes forventede forventer planlægges påtænkes forudsættes mulighed muligheden".split()
)
"""What follows in the clause has not happened."""

CAN = frozenset("kan kunne".split())
"""With a decision word, an answer: "kan godkendes", "kunne ikke støtte"."""

SUBORDINATORS = frozenset(
    """
    før idet fordi såfremt hvis når inden indtil hvorvidt førend skønt selvom eftersom
    hvor hvorfor hvordan hvilke som der da mhp medmindre
    """.split()
)
RELATIVE = frozenset("som der hvor hvilke".split())
"""Subordinators whose clause ends at the next comma."""
ONLY_AFTER_COMMA = frozenset("som der da hvor hvilke når før".split())
"""Words that open a subordinate clause only after a comma or at the start of the sentence."""
SUBORDINATE_PHRASES = frozenset(
    """
    henblik forudsætning bemærkning bemærkninger forbehold baggrund grund grundlag hensyn ændring tilføjelse præcisering betingelse
    """.split()
)
"""Nouns of "med henblik på", "med bemærkning om" ...: what they govern is no decision."""
ORDINALS = frozenset("første andet tredje fjerde femte sjette".split())
"""Before "at" these name a point of the recommendation."""
GOVERNORS = frozenset("med under på af til efter ved om".split())
"""Before the nouns of ``SUBORDINATE_PHRASES``."""
PREPOSITIONS = frozenset("med på under efter af ved".split())
NO_INFINITIVES = frozenset("de alle begge denne disse dette mange nogle flere".split())
"""Words in -e that begin a finite clause behind "at"."""
RESTARTS = frozenset("hvilket hvorefter herefter derefter mens men dog hvormed".split())
"""After a comma these open a main clause again."""
NEGATIONS = frozenset("ikke ej hverken ingen".split())
"""The last only as "ingen af ..."."""
AFFIRMATIVE: frozenset[Outcome] = frozenset({"approved", "recommended", "noted", "discussed", "referred"})
"""A wording of these with an "ikke" among its words says no."""
NOT_NEGATING = frozenset("enstemmigt kun blot alene mindst desto bare".split())
"""After "ikke" these take the negation away."""
AUXILIARIES = frozenset("blev er bliver var".split())
ARTICLES = frozenset("den det de en et alle allerede tidligere senest sidst nævnte oprindeligt".split())
BODY_NOUN = re.compile(
    r"\w*(?:udvalg|byråd|rådet|råd|bestyrelse|kommunalbestyrelse|kreds|direktion|magistrat|forum|styregruppe|kommission|nævn|gruppe|region|kommune)(?:en|et|n|t)?$"
)
REPORTED = frozenset("tidligere forrige oprindeligt".split())
"""The clause tells what was decided at another time ..."""
PERFECT = frozenset({"har", "havde"})
"""... and so it does with a participle behind one of these."""
SIDE_MOTION = re.compile(
    r"(?:under)?ændringsforslag|procedureforslag|modforslag|mindretalsindstilling|mindretalsforslag"
)
"""A motion beside the main one; its fate is not the item's."""
MOTION_SIGNS = ("forslag", "indstilling")
"""A sentence without these names no motion."""
ADMINISTRATION = re.compile(
    r"\w*(?:forvaltning|administration|sekretariat|afdeling)(?:en|et|ens|ets)?$|(?:kommunal)?direktøren$|borgmesteren$|formanden$|formandskabet$"
)
"""Those who recommend to the body that decides."""
MEASURE_NOUNS: dict[str, Outcome] = {
    "udsættelse": "postponed",
    "udsættelsen": "postponed",
    "tilbagesendelse": "sent_back",
    "hjemvisning": "sent_back",
    "oversendelse": "referred",
    "udsættelsesforslaget": "postponed",
    "oversendelsesforslaget": "referred",
    "henvisningsforslaget": "referred",
}
"""A motion named by its effect: "Forslaget om udsættelse blev vedtaget" postpones."""
MOTION_TO = re.compile(r"\b(?:[\w-]*forslag|indstilling)\w*\s+(?:fra\s+[\w() .]{1,40}?\s)?om\s+at\s")
"""A motion told by what it is to do ..."""
MEASURES: frozenset[Outcome] = frozenset({"postponed", "sent_back", "withdrawn", "referred", "noted"})
"""... and what that is then the outcome."""
CASE_NOUN = re.compile(
    r"(?:sag|punkt|pkt|dagsordenspunkt|forslag|indstilling|ansøgning|behandling|beslutning|emne|udkast|plan|afgørelse|stillingtagen|anmodning)\w*"
)
"""What "sagen udsættes" is said of; in a clause under "besluttede, at" others are matters of content."""
OVERRIDES: dict[Frame, frozenset[Outcome]] = {
    Frame.DECIDE: frozenset(
        {"postponed", "sent_back", "rejected", "withdrawn", "referred", "recommended", "elected", "noted"}
    ),
    Frame.APPROVE: frozenset({"postponed", "sent_back", "withdrawn", "referred", "elected"}),
    Frame.INFORM: frozenset({"elected"}),
}
"""The outcomes that a clause under a verb of deciding may have instead of the verb's own."""
FREE_OVERRIDES = frozenset({"recommended", "elected", "noted"})
"""Of these, the ones that need no case noun as their subject."""

OTHER_ITEM = re.compile(
    r"\b(?:dagsordens)?(?:punkt(?:erne)?|pkt\.?|sag(?:erne|en)?)\s*(?:nr\.?|nummer)?\s*\d+|"
    r"\b(?:de\s+)?(?:efterfølgende|øvrige|resterende)\s+(?:punkter|ansøgninger|forslag|sager|anmodninger|ønsker)\b"
)
"""Another item named by its number, or the items to come."""
NAMED_BEHIND = re.compile(r":[ \t]*(?:forslag|indstilling|ansøgning|ønske)\w*\s")
"""Behind a wording: the motion it speaks of, "Ikke godkendt: forslaget om ..."."""
NOTE_OPENERS = ("efter m", "siden m", "efterskrift", "note", "tilføjet", "på ", "tidligere")
OTHER_TIME = re.compile(
    r"efter\s+mødet|siden\s+mødet|efterskrift|note\s*:|tilføjet\s+efter|tidligere\b|"
    r"på\s+(?:sidste|forrige|det\s+seneste|det\s+foregående)\s+møde|på\s+mødet\s+(?:i\s+[^.]{1,60}?\s)?den\s+\d"
)
"""The start of a sentence added to the minutes afterwards, or telling of an earlier meeting; ``NOTE_OPENERS`` are its first letters."""
NO_OBJECTION = re.compile(
    r"[\w -]{0,80}?(?:forvaltning|administration|afdeling|sekretariat|magistrat)\w*\s[\w ]{0,30}?har\s+ingen\s+bemærkninger"
)
"""The administration lets a matter pass; the body has decided nothing yet."""
REMARK_SIGNS = ("protokol", "til referatet", "tilført", "mindretalsudtalelse", "begrundelsen for")
MEMBER_REMARK = re.compile(
    r"(?:tilført|indført|ført)\s+(?:(?:i|til)\s+)?(?:protokol\w*|referatet)|protokolbemærkning|mindretalsudtalelse|(?:til|i)\s+protokollen\s*:|begrundelsen\s+for\s+(?:at\s+stemme|stemmeafgivning)"
)
"""From here to the end of the paragraph a member or group speaks, not the body."""
SETTLING_RELATIVE = re.compile(
    r",\s+(?:som|der)\s+(?:(?:dermed|hermed|herefter|således|derefter|herved|i\s+øvrigt)\s|(?:er|blev|bliver)\s)(?:(?P<then>dermed|hermed|herefter|således|derefter|herved)\s+)?"
)
SETTLED_NOUN = re.compile(
    r"(?:sag|indstilling|forslag|beslutningsforslag|orientering|redegørelse|punkt|status|\w*plan|ansøgning|rapport|notat|oplægg?|indlægg?|præsentation|gennemgang|strategi|politikk?|referat|dagsorden|beretning|regnskab|budget)(?:en|et|n)$|\w*ændringsforslag$"
)
"""A relative clause that settles the matter named before it: "indstillingen, som dermed er godkendt"."""
PARTY_END = re.compile(
    r"(?:\bog|,|\+)\s+[A-ZÆØÅ]\.\s+(?=(?:[\w-]*(?:forslag|indstilling|udvalg|råd|bestyrelse)\w*|Sagen|Herefter|Derefter|Dermed|Undlod|Imod|For|Hverken|"
    r"Formanden|Borgmesteren|Et|Der|Det|Godkendt|Vedtaget|Tiltrådt|Punktet)\b)"
)
"""The end of a sentence that closes with the letter of a party and so looks like an initial, in the text as printed."""
OPINION = re.compile(
    r"\b(?:bør|burde|skal|skulle|vigtig\w*|ønske\w*|behov|positiv\w*|bekymr\w*|mene[rt]?|synes|syntes|finder|fandt|idé\w*|ideer|forslag\w*|ros\w*|"
    r"kritisk\w*|opmærksom\w*|god|godt|gode|dårlig\w*|savne\w*|lyst|kunne|enig\w*|brug\s+for|håber|forventer|erfaring\w*)\b|\?"
)
"""What is said where somebody has an opinion, and not only news."""
FINITE = re.compile(
    r"\b(?:er|var|blev|har|havde|skal|skulle|kan|kunne|bør|vil|ville|må|gør|gjorde|går|gik|ser|så|mener|mente|kommer|kom|får|fik|tager|tog|deltog|arbejder|arbejdes|\w{3,}(?:ede|edes|erede))\b"
)
"""A finite verb: the mark of a sentence that says something."""

_REMARK_NOUNS = (
    r"ændring|bemærkning|tilføjelse|præcisering|rettelse|tilretning|kommentar|forbehold|justering|korrektion|supplering|supplement|"
    r"tilkendegivelse|undtagelse|betingelse|vilkår|tilretninger|ændringsforslag|modifikation|konsekvensrettelse|krav"
)
_VOTE_OR_ABSENCE = (
    r"(?:(?:[^.;]|(?<=\s\w)\.|(?<=\saa)\.|(?<=\schr)\.){0,200}?\b(?:stemt\w*|stemme\w*|undlod|undlader|imod|inhabil\w*|forbehold\s+for\s+sin"
    r"|(?:tager|tog)\s+forbehold|(?:kan|kunne)\s+ikke\s+(?:tiltræde|godkende|støtte|tilslutte)|ikke\s+(?:kan|kunne)\s+(?:tiltræde|godkende|støtte|tilslutte)"
    r"|(?:til(?:ført)?|ført\s+til)\s+(?:protokol|referat)\w*)\b"
    r"|[^.;]{0,80}?\b(?:deltog\s+ikke|ikke\s+deltog|var\s+fraværende|havde\s+forladt|forlod)\b)"
)
CHANGE_AFTER = re.compile(
    rf"[^;]*?(?:\b(?:idet|i\s+det)\b(?!{_VOTE_OR_ABSENCE})"
    rf"|\bmed\s+(?!de\s+(?:foreslåede|indstillede)\b|forbehold\s+fra\b)(?:[\w,'’-]+\s+){{0,5}}?(?:{_REMARK_NOUNS})\w*(?!\s+som\s+(?:foreslået|indstillet)|\s+af\s+[^.;]{{0,120}}?\b(?:stemte|undlod)\b)"
    r"|\bmed\s+(?:udsættelse|udskydelse|udeladelse|fjernelse|optagelse|tilføjelse)\s+af\b|\bmed\s+(?:et\s+)?(?:ekstra|nyt)\s+punkt"
    r"|,\s+men\s+(?:\w+(?:udvalget|rådet|bestyrelsen)?\s+(?:ønsker|forudsætter)|med|pkt|punkt|sag|dog|således|først|kun|ikke(?!\s+enstemmigt))\b|\bmed\s+den\s+rækkefølge\b|\bunder\s+forbehold\b"
    r"|\bunder\s+forudsætning\b|\bforudsat\b|\bbetinget\b|\bpå\s+betingelse\b|\bpå\s+(?:de\s+|følgende\s+)?vilkår\b"
    rf"|\bsom\s+ændret\b|\bfor\s+så\s+vidt\s+angår\b|\bdog\b(?!{_VOTE_OR_ABSENCE})|\bbortset\s+fra\b|\bundtagen\b|\bmed\s+følgende\s*:"
    r"|\bi\s+(?:en\s+)?(?:ændret|revideret|tilrettet|justeret)\b|\bprincipielt\b|\bi\s+princippet\b|\bdelvist?\b|\b(?:rettet|tilrettet)\b"
    r"|\bændrede\s+(?:forslag|indstilling))"
)
"""What makes an approval one with changes, conditions or remarks, behind the approving word ..."""
CONDITION = re.compile(r"\b(?:under\s+forudsætning|på\s+betingelse|forudsat|på\s+vilkår|hvis)\b")
"""What makes an informal agreement a conditional one."""
CHANGE_BEFORE = re.compile(
    rf"\bdelvist?\b|\bunder\s+forudsætning\b|\bi\s+øvrigt\b|\bprincipielt\b|\bi\s+princippet\b|\bmed\s+(?:[\w,-]+\s+){{0,4}}?(?:{_REMARK_NOUNS})\w*(?!\s+som\s+(?:foreslået|indstillet))|\bsom\s+ændret\b|\bændret\b|"
    r"\bændrede\s+(?:forslag|indstilling)"
)
"""... and before it."""
IN_OTHER_RESPECTS = "i øvrigt"
DISSENT = re.compile(
    r"\b(?:stemm?\w*\s+i?mod|i?mod\s+stem|i?mod\s*:|undl[oa]d|(?:kan|kunne)\s+ikke\s+(?:tiltræde|godkende|støtte|tilslutte))"
)
"""Before "i øvrigt godkendt": it is members who differ, and not a part of the matter."""
WHOLE_MATTER = re.compile(r"\s+(?:ansøgningen|indstillingen|forslaget|sagen|anmodningen|det\s+ansøgte)\b")
"""Behind a refusal: nothing of the matter is left to approve."""
THE_REST = re.compile(
    r"\b(?:resten|restbeløbet|(?:den|det)\s+(?:øvrige|resterende)(?!\s+(?:ansøgninger|sager|punkter))|de\s+(?:øvrige|resterende)\s+(?:\w*kroner|kr\b|midler|beløb))"
)
"""Before a refusal: only what is left of the matter is refused."""
BUT = re.compile(r",\s+(?:mens|men|medens|hvorimod)\b")
"""Between what is approved and what is not."""
MOVED = re.compile(
    r"(?:^|[.\n]\s*)(?:dagsordens)?(?:punkt(?:erne)?|pkt\.?|sag(?:erne)?)\s*(?:nr\.?\s*)?\d+[^.\n]{0,40}?\s(?:byttes|flyttes|rykkes|udgår|udsættes|tages|behandles|optages)\b"
)
"""Items told to move or go."""
MOTION = re.compile(r"forslag|indstilling|anbefaling|model|løsning|plan")
"""The nouns of what a body is asked to decide."""
HEARING = re.compile(r"referred:\w*høring$")
"""The rules of a matter sent to hearing: what is approved to that end is not final."""
LAPSED = re.compile(r"(?:rejected:forslag_bortfald\w*|withdrawn:bortfald)$")
"""The rules of a motion that lapses because an amendment was adopted in its place."""
CHANGE_NEXT = re.compile(
    r"\W*(?:dog|med\s+(?:den|de|følgende)\s+(?:bemærkning|ændring|tilføjelse)\w*)\b"
    r"|\W*(?:punkt|pkt\.?|sag)\s*(?:nr\.?\s*)?\d+[^.\n]{0,30}?\bdog\b"
)
"""... and at the start of the next sentence."""
ALONE = re.compile(
    r"\W*(?:(?:indstillingen|sagen|punktet|ansøgningen|det\s+ansøgte)\s+)?(?:(?:blev|er|kan|kunne|enstemmigt|herefter|delvist?|principielt|endeligt)\s+){0,2}"
)
"""What may stand before a formal word that is a sentence alone ..."""
FULL_STOP = re.compile(r"(?:\s+(?:enstemmigt|ikke))?\s*(?:\.(?!\d)|\n|$)")
"""... and behind it."""
TOLD: frozenset[Outcome] = frozenset({"noted", "discussed", "recommended"})
"""What a sentence with a colon says of the list that follows: nothing in it is decided."""
LIST_POINT = re.compile(r"\s*(?:[-–•·*]\s|at\s|\d{1,2}[.)]\s)")
REMARK_CLAUSE = re.compile(r"\.\s|,\s+(?=(?:idet|mens|og|men|da)\s)")
"""Where the clause may begin in which somebody has a remark entered."""
AMENDED = re.compile(r"ændret\s+til|ændres\s+til|formuleres\s+således|ændres\s+således")
