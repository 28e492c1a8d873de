"""How Danish decisions name the points of a recommendation that they decide apart. Data only; ``clauses`` reads it."""

from __future__ import annotations

import re
from typing import Final

_N: Final = r"\d{1,2}(?:\s?[a-d]\b)?"
_NUMBERS: Final = rf"{_N}(?:\s*(?:,|og|&|samt|-|–|til)\s*{_N}(?![.,]?\d)){{0,12}}"
_ORDINAL: Final = r"(?:første|and(?:et|en)|tredje|fjerde|femte|sjette|syvende|ottende|sidste|\d{1,2}\.)"
_ORDINALS: Final = rf"{_ORDINAL}(?:\s*(?:,|og)\s+{_ORDINAL}){{0,8}}"
_POINT: Final = r"(?:at-punkt|at|dot|pind|prik|bullet|punkt|del|led)"
_NOUN: Final = r"(?:(?:indstillings|beslutnings|at-)?punkt(?:erne|et)?|pkt\.?|nr\.?)"
_DECIDED: Final = (
    r"(?:godkend(?:t|es)|tiltrådt|tiltrædes|vedtaget|udsat|udsættes|udgår|udgik|afvist|afslået|forkastet|drøftet|taget\s+til|tages\s+til|"
    r"anbefale[st]|bevilget|imødekommet|sendes|oversendes|trukket|tilbagesendt|ikke\s+(?:godkendt|tiltrådt|vedtaget|imødekommet|anbefalet))\b"
)

LABEL: Final = re.compile(
    rf"""
    (?P<ad>ad\.?(?=\s+(?:godk|tilt|ikke|anb|uds|vedt|drøft|tag|afs|imød))
      |ad\.?\s*(?:indstillingens\s+)?(?:(?:{_NOUN}|at)\s*)?(?:{_NUMBERS}|[a-h]\b)[).:]*|ad\.?\s+{_ORDINALS}\s+{_POINT}\b[).:]*)
    |(?P<point>(?:indstillings|beslutnings)punkt(?:erne|et)?\s*(?:{_NUMBERS}|[a-h](?!\w))[):]*)
    |(?P<named>(?:at-punkt|indstilling|anbefaling|del|led)\s+{_NUMBERS}(?!\w)[):]*)
    |(?P<as>for\s+så\s+vidt\s+angår\s+{_NOUN}\s*{_NUMBERS}(?!\w)[):]*)
    |(?P<of>(?:indstillingens|forslagets)\s+(?:pkt\.?|punkt(?:er)?|{_ORDINALS}\s+{_POINT})\s*(?:{_NUMBERS}|[a-h]\b)?[):]*)
    |(?P<pkt>(?:pkt\.?|punkt(?:erne)?)\s*(?:{_NUMBERS}|[a-h](?=\s*[:)]))\b[):]*)
    |(?P<at>at\s+\d{{1,2}}\s?[):]|\d{{1,2}}[.)]\s*at\b(?!-)|at\s+\d{{1,2}}\b(?=\s*(?:godk|tilt|drøf|tag|anb|uds|ikke|ved|bes)))
    |(?P<ordinal>(?:at\s+)?{_ORDINALS}\s+['"]?{_POINT}\b['"]?(?!\s+af\b(?!\s+(?:indstillingen|forslaget)\b))[):]*
      |\bat\s+(?:første|andet|tredje)\b[):]*)
    |(?P<about>(?:til|vedr\.?|vedrørende|angående|hvad\s+angår|med\s+hensyn\s+til|for)\s+(?:{_NOUN}\s*{_NUMBERS}\b[):]*|{_N}\s*:))
    |(?P<case>(?:nr\.?|(?:forslag|ansøgning|spørgsmål|litra)(?:\s+nr\.?)?)\s+(?:\d{{1,2}}|(?<=litra\s)[a-h])\b[):]*)
    |(?P<bare>{_NUMBERS}(?=\s+{_DECIDED}))
    |(?P<list>\d{{1,2}}\.(?:\s*(?:,|og)\s+\d{{1,2}}\.){{1,6}}(?=\s+{_DECIDED})|(?:\d{{1,2}}|[a-h])[.):](?=\s)|\((?:\d{{1,2}}|[a-h])\)(?=\s))
    |(?P<roman>(?-i:[IV]{{1,4}})[.):](?=\s))
    |(?P<rest>i\s+øvrigt\b|(?:de\s+)?øvrige\s+(?:indstillings)?punkter\b|resten\s+af\s+indstillingen\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
START: Final = re.compile(r"(?:\A|\n|[.;:,]\s|\s[-–]\s|\bog\s|\bmens\s)[ \t]*(?:[-–•·][ \t]*)?")
"""Before a label."""

OBJECT: Final = re.compile(
    rf"""\b(?:(?:godkend|tiltr[åæ]d|vedt[ao]g|anbefal|indstill|uds[aæ]t|afvis|forkast|afsl|drøft|bevilg|over?send|send|henvis)\w*|tog|tager|taget)
    \s+(?:(?:enstemmigt|dog|samtidig)\s+)?(?P<label>(?:indstillingens\s+|forslagets\s+)?(?:indstillings)?(?:pkt\.?|punkt(?:erne)?)\s*{_NUMBERS})""",
    re.IGNORECASE | re.VERBOSE,
)
"""A point as the object of what was decided: "Udvalget godkendte punkt 1 og udsatte punkt 2"."""
JOINT: Final = re.compile(r"[.;,]\s+|\s(?:og|mens|men)\s+|\n")
"""Before a clause with such an object."""
BULLET: Final = re.compile(r"[ \t]*[-–•·*][ \t]*")

SIGNS: Final = (
    *(
        "punkt",
        "pkt",
        "ad ",
        "ad.",
        "indstilling",
        "anbefaling ",
        "del ",
        "led ",
        "første",
        "andet",
        "øvrigt",
        "øvrige",
        "resten",
    ),
    *("nr.", "nr ", "forslag", "ansøgning", "spørgsmål", "litra", " prik", " pind"),
)
"""One of these, or a number at the start of a line or before what was decided, stands where there is a label."""
WITHOUT_DIGIT: Final = (
    *("ad ", "ad.", "ad\t", "indstillingens", "forslagets", "pkt", "punkt", "øvrig", "resten", "litra"),
    *("første", "andet", "anden", "tredje", "fjerde", "femte", "sjette", "syvende", "ottende", "sidste"),
)
"""What labels hold that have no number; without these and without a digit only "a)" or "I." at the start of a line is one."""
DIGIT: Final = re.compile(r"\d")
NUMBERED: Final = re.compile(r"^[ \t–•·-]*(?:at\s+)?(?:\(?(?:\d{1,2}|[a-hA-H])[.):]|[IV]{1,4}[.):]|\d)", re.MULTILINE)
INLINE_NUMBER: Final = re.compile(r"a(?<!\w.)t\s+\d|[^\W\d_](?<=til|for|edr|nde|går)\.?\s+\d{1,2}\s?:")
"""A label inside a line that no word of ``SIGNS`` belongs to: "at 1 godkendt", "Til 1:"."""

BEGINS_WITH_OUTCOME: Final = re.compile(
    r"(?:at\s+)?(?:(?:blev|ikke|indstilling\w*|forslag\w*|punkt\w*|sagen|udvalget|enstemmigt|\w+råd\w*)\s+)*"
    r"(?:godk|tilt|vedt|drøft|tag|tog|anb|uds|afv|afs|fork|indst|bevil|imødek|overs|send|til\s|ingen|intet|hjemv|udg|noter|henvis|besl|bort|fald|tilbage|retur|kan\b|kunne\b|delvis|princip|trukk|trækk|sat\b)",
    re.IGNORECASE,
)
"""What a numbered line begins with if it is a decision and not one of the things that one decision counts up."""
WHOLE: Final = re.compile(
    r"\.\s+(?:herefter\s+(?:blev\s+)?)?(?:den\s+samlede\s+|hele\s+)?indstillingen\b(?!s)", re.IGNORECASE
)
"""Behind the only point that is named: the decision goes on to the whole."""
MOVES: Final = re.compile(r"\s+(?:byttes|flyttes|rykkes|optages|behandles\s+(?:som|før|efter|først|sidst))\b")
"""What is done to an item of the agenda and to no point of a recommendation."""
