"""What lists of people say behind a name, and where sentences on attendance begin and end. Data only."""

from __future__ import annotations

import re

from pipeline.records import AttendanceStatus

_TELLING = (
    "afbud", "forfald", "undskyldt", "gæst", "fravær", "habil", "stedfortræder", "suppleant", "vikar", "forlod", "forlader", "forladt",
    "ankom", "deltog", "deltage", "mødte", "udeble", "medvirke", "forhindre", "tilbage", "forlade", "undtagen", "bortset", "trådte",
    "lededes", "ledede", "oplægsholder", "inviteret", "indbudt", "besøg", "indkaldt", "erstatte", "afløste", "forsinket",
)  # fmt: skip
_PERHAPS_TELLING = ("stede", "sted", "mødt", "kom", "nær", "gå", "gik", "mistede", "lede", "syg")
_TELLING_PHRASE = re.compile(
    r"til\s?stede|mødt\b|kom\s|i\s+stedet|s(?<!\ws)ted\b|på\s+nær|måtte\s+gå|gik\s+|mistede\s+forb|ledet\s+af|ledes\s+af|syg\b|leder\s+af"
)


def tells(low: str) -> bool:
    """Whether a text in lower case may tell of attendance: it has a word or phrase without which none does.

    >>> tells("anna holm mødte kl. 14"), tells("godkendt.")
    (True, False)
    """
    if any(map(low.__contains__, _TELLING)):
        return True
    return any(map(low.__contains__, _PERHAPS_TELLING)) and _TELLING_PHRASE.search(low) is not None


REMARK_STATUS: tuple[tuple[re.Pattern[str], AttendanceStatus], ...] = (
    (re.compile(r"ikke\s+inhabil|fandtes\s+habil"), "present"),
    (re.compile(r"inhabil"), "disqualified"),
    (
        re.compile(
            r"(?:stedfortræder|suppleant|vikar|i\s+stedet)(?:en)?\s+for\b|^\s*[-–:,]?\s*(?:stedfortræder|suppleant)\s*$"
        ),
        "substitute",
    ),
    (re.compile(r"(?:uden|u\.|u/)\s*(?:afbud|forfald)|udeble|ikke\s+mødt|ej\s+mødt|mødte\s+(?:dog\s+)?ikke"), "absent"),
    (
        re.compile(r"afbud|forfald|orlov|barsel|\bsyg\b|sygdom|sygemeldt|\bferie|tjenesterejse|forhindret|undskyldt"),
        "excused",
    ),
    (re.compile(r"fraværende|(?:ikke|ej)\s+til\s*stede|(?:deltog|deltager|deltaget)\s+ikke|ikke\s+deltaget"), "absent"),
    (re.compile(r"\bgæst\b"), "guest"),
    (re.compile(r"ankom|\bfra\s+(?:kl|klokken|pkt|punkt|og\s+med|sag)|\bkom\s|kommet"), "joined"),
    (
        re.compile(r"forlod|\b(?:til|indtil)\s+(?:kl|klokken|pkt|punkt|og\s+med|sag)|\bgik\b|gået|forladt"),
        "left",
    ),
)
"""What stands behind a name in a list, "Navn (A) - afbud", in lower case; the first that fits."""

SUBSTITUTE_WORD = re.compile(r"stedfortræder|suppleant|\bvikar|i\s+stedet", re.IGNORECASE)
"""A word for one who stands in."""
STANDS_IN_FOR = re.compile(
    r"(?P<what>(?:(?:som\s+)?(?:stedfortræder|suppleant|vikar)\w*|i\s+stedet)\s+for\b|(?P<plain>(?<![\w-])for(?=\s+(?-i:[A-ZÆØÅ]))))",
    re.IGNORECASE,
)
"""Words between one who stands in and the one who is away; ``plain``: "for" alone, with a capital word behind."""

ALSO = re.compile(
    r"\W*(?:desuden|endvidere|herudover|derudover|tillige|ligeledes|yderligere)\s+(?:var\s+)?(?=(?:[a-zæøå-]+\s+){0,2}(?-i:[A-ZÆØÅ]))",
    re.IGNORECASE,
)
"""What opens the names of those who took part beside the members ("Desuden kommunaldirektør Ida Holm")."""
STANDS_IN_LABEL = re.compile(r"\W*(?:som\s+)?(?:stedfortræder|suppleant)\s+for\s+[^:\n]{3,60}:", re.IGNORECASE)
"""A label that names whom somebody stands in for: "Stedfortræder for Ida Holm: Bo Lund"."""
ALL_BUT = re.compile(
    r"\b(?:alle|samtlige|hele)\b[^.\n]{0,60}?\b(?:undtagen|på\s+nær|bortset\s+fra|med\s+undtagelse\s+af|minus)\s+",
    re.IGNORECASE,
)
"""A list of those there that only names those who were not."""
EXCEPTING = ("undtagen", "nær", "bortset", "undtagelse", "minus")
"""It has one of these words."""
ELECTS = re.compile(r"\b(?:udpeg|valg|vælg|genvalg|indstil|konstitu|besætt)", re.IGNORECASE)
"""An election: its substitutes are elected, not there."""
NOBODY = re.compile(
    r"\W*(?:ingen|intet|ingen\s+(?:fraværende|afbud|gæster|bemærkninger|meldte\s+afbud)|-+|nej|alle|alle\s+medlemmer|"
    r"(?:der\s+(?:var|er)\s+)?ingen\s+\w+|ingen,?\s+alle\b[^\n]{0,60}|n/a)\W*$",
    re.IGNORECASE,
)
"""A list that says that it is empty."""

ORGANISATION = re.compile(
    r"\b(?:[\w-]*kommune[rns]*|regions?|[\w-]*(?:universitet\w*|hospital\w*|sygehus\w*|skole\w*|center|centret|forvaltning\w*|"
    r"sekretariat\w*|styrelse\w*|forening\w*|råd|rådet|udvalg\w*|afdeling\w*|organisation\w*|institut\w*|college|fagforening\w*|"
    r"forbund\w*|museum|museet|politi|erhverv|folkeparti)|"
    r"(?-i:KL|KKR|A/S|ApS|UC|VIA|UCL|UCN|FOA|DSR|PLO|3F|HK|BUPL|DLF|FH|DA|DH))\b",
    re.IGNORECASE,
)
"""Words of the bodies and employers that stand behind names."""

NO_DISQUALIFICATION = re.compile(
    r"\bikke\s+(?:\w+\s+){0,2}?inhabile?\b|\bikke\s+(?:\w+\s+){0,3}?grundlag\s+for\s+(?:\w+\s+)?inhabilitet|\b(?<!in)habile?\b|"
    r"\bingen\b[^.\n]{0,30}\binhabile?\b",
    re.IGNORECASE,
)
"""Disqualification was considered and not found."""
DECLARED = re.compile(r"\berklær\w+\s+sig\s+(?:for\s+)?inhabil", re.IGNORECASE)
"""A member withdraws, whatever the body finds."""
IS_SENTENCE = re.compile(
    r"[\w)]\s(?<!,\sder\s)(?<!,\ssom\s)\s*(?:havde|har|var|deltog|mødte|forlod|ankom|kom|måtte|erklærede|medvirkede|udeblev|mistede|blev|er|ledede)\s",
    re.IGNORECASE,
)
"""A line of names that goes on to tell of them; "Navn (A) - deltog ikke" is an entry of a list."""

BRACKETED = re.compile(r"\((?:[^()\n]|\([^()\n]*\))*\)")
"""A bracket, perhaps with another in it."""
_OTHER_MATTER = r"(?:indstilling|forslag|sag|punkt|der|udvalg|byråd)\w*"
CLAUSE_END = re.compile(
    rf",?\s*\b(?:hvorefter|hvorpå)\b|,\s*og\s+{_OTHER_MATTER}|\s+og\s+(?:indstillingen|forslaget|sagen|punktet)\b"
)
"""Where a sentence goes on to something else than attendance."""
CLAUSE_START = re.compile(
    r"(?:,\s*|\b)(?:idet|da)\s+(?=(?:[a-zæøå]*(?:formand|borgmester|mand|direktør|medlem)\w*\s+)?[A-ZÆØÅ])"
)
"""Where attendance is only the reason or circumstance of something else ("Godkendt, idet Anna Holm (A) ikke deltog")."""

_NAME = r"(?:[a-zæøå]+\s+)?(?:[A-ZÆØÅ][\w.'’-]*\s+){1,5}(?:\([^()]{0,30}\)\s+)?"
NEW_SUBJECT = re.compile(
    rf"(?:,?\s+(?:og|mens|men|hvorfor|hvorefter)|;|,)\s+(?={_NAME}"
    r"(?:deltog|mødte|forlod|ankom|havde|har|var|kom|indtrådte|er|ledede|udeblev|gik|måtte|blev|trådte|overtog|fungerede|stemte)\b)"
    r"|,?\s+samt\s+(?=(?:[A-ZÆØÅ][\w.'’-]*\s*){1,5}(?:\([^()]{0,30}\))?,\s+(?:der|som)\b)"
    r"|(?:,|,?\s+og)\s+(?=i\s+(?:(?:hans|hendes|deres|dennes)\s+sted|stedet(?!\s+for)|stedet\s+for\s+(?:ham|hende|dem|denne))\b)"
)
"""Where a sentence goes on to tell of somebody else."""
VERB = re.compile(
    r"\b(?:deltog|deltager|mødte|forlod|ankom|havde|har|var|kom|indtrådte|er|ledede|udeblev|gik|måtte|blev|trådte|erklærede|medvirkede)\b",
    re.IGNORECASE,
)
"""A verb of attendance: what stands before it is told of."""
NO_START = re.compile(r"\W*(?:som|i\s+stedet\s+for|for|ud\s+over)\b", re.IGNORECASE)
"""A beginning that tells of nobody without a verb: "Som stedfortrædere for Anna Holm"."""
REASON_FIRST = re.compile(
    rf"(?:da|idet|fordi|eftersom)\s[^\n.]{{3,120}}?(?P<joint>,\s+)(?=(?:deltog|mødte|indtrådte|var)\s+(?:i\s+stedet\s+)?{_NAME[:-1]})",
    re.IGNORECASE,
)
"""A reason that tells of one person before a main clause that tells of another ("Da X var inhabil, deltog Y som stedfortræder")."""
