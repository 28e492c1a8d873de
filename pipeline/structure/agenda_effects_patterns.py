"""The words in which an approved agenda says that items go, come, move or change doors. Data only; ``agenda_effects`` reads it."""

from __future__ import annotations

import re
from typing import Final

_NUMBER: Final = r"\d{1,4}+(?:\.\d{1,3}+)?+(?![\d/])"
_NOUN: Final = (
    r"(?:(?:dagsordens|tillægs|ekstra)?punkt(?:et|erne|er)?|(?:dagsordens)?pkt\.?|sag(?:en|er|erne)?|nr\.?|ad\.?)"
)
_NR: Final = r"(?:(?:nr\.?|nummer|numrene)\s*+)?+"
_NEXT: Final = rf"\s*+(?:,|og|samt|&|[-–]|til\s++og\s++med)\s*+(?:{_NOUN}\s*+)?+{_NR}"
# Possessive throughout: a list that is left again may be split in very many ways.

GROUP: Final = re.compile(
    rf"\b{_NOUN}\s*+{_NR}(?P<numbers>{_NUMBER}(?:{_NEXT}{_NUMBER}(?!\.\s?[a-zæøå])){{0,20}}+)", re.IGNORECASE
)
"""Items by number: "punkt 3, 5 og 7", "sag nr. 80 og 88", "pkt. 14-19"."""
PART: Final = re.compile(
    rf"(?P<first>{_NUMBER})(?:\s*+(?:[-–]|til\s++og\s++med)\s*+(?:{_NOUN}\s*+)?+(?P<last>{_NUMBER}))?+", re.IGNORECASE
)
TITLE: Final = re.compile(
    rf"\b{_NOUN}\s*(?:(?:om|vedr\.|vedrørende|med\s+titlen)\s+)?(?:[\"“”»](?P<quoted>[^\"“”»«\n]{{3,120}})[\"“”«]"
    r"|(?<=om )(?P<about>[^.,;:\n\"]{4,90}?)(?=[.,;]|,?\s+(?:udg|udsæt|udsat|tages|blev|bliver|fly|frem|ryk|optag|behandl|træk)))",
    re.IGNORECASE,
)
"""Items by title: "punktet "Salg af areal" udgår", "sagen om salg af areal udsættes"."""
BESIDE: Final = re.compile(
    r"\b(?:før|efter|foran|bag|under|inden|sammen\s+med|samtidig\s+med|i\s+(?:umiddelbar\s+)?forlængelse\s+af|umiddelbart\s+(?:før|efter)"
    r"|jf\.?|jævnfør|fra|mellem|behandles\s+som)\s*$",
    re.IGNORECASE,
)
"""Before a group that only says where another item goes."""
_OF_AGENDA: Final = r"(?:\s+(?:af|fra)\b)"
VERBS: Final = re.compile(
    rf"""
      (?P<kept>\bikke\s+(?:udgår|udgik|udsættes|tages\s+af|trækkes|optages)\b|\b(?:udgår|udgik|udsættes|trækkes|optages)\s+(?:således\s+)?ikke\b)
    | (?P<withdrawn>\b(?:udgår|udgik|udgået|bortfald(?:er|t)|annulleres|fjernes|slettes)\b
        | \b(?:tages|tage|taget|trækkes|trække|trukket){_OF_AGENDA} | \btrækkes\b | \btrukket\b
        | \b(?:behandles|behandlet|behandledes)\s+(?:således\s+)?ikke\b | \bikke\s+(?:blev\s+)?behandle(?:s|t|des)\b)
    | (?P<postponed>\b(?:udsættes|udsat|udsatte|udskydes|udskudt)\b)
    | (?P<opened>\b(?:behandle[st]|behandlet|gøres|bliver|blev|åbnes)\s+(?:som\s+)?(?:et\s+)?(?:for\s+åbne\s+døre|åbent|åben\b|åbnes)
        | \båbnes\b | \bfor\s+åbne\s+døre\b | \bi\s+(?:et\s+)?åbent\s+møde\b | \btil\s+den\s+åbne\s+(?:del|dagsorden)\b)
    | (?P<closed>\b(?:behandle[st]|behandlet|gøres|bliver|blev|lukkes)\s+(?:som\s+)?(?:et\s+)?(?:for\s+lukkede\s+døre|lukket)
        | \blukkes\b | \bfor\s+lukkede\s+døre\b | \bi\s+(?:et\s+)?lukket\s+møde\b | \bsom\s+(?:et\s+)?fortrolig
        | \btil\s+den\s+lukkede\s+(?:del|dagsorden)\b)
    | (?P<added>\b(?:optages|optaget|optagelse\s+af|tilføjes|tilføjet|tilføjelse\s+af|medtages|medtaget|påføres|påført)\b
        | \b(?:sættes|sat)\s+på\s+dagsordenen\b | \bsom\s+(?:nyt|ekstra)\s+punkt\b)
    | (?P<moved>\b(?:fremrykkes|fremrykket|rykkes|rykket|flyttes|flyttet|flyttede|byttes\s+om|bytter\s+plads|fremskyndes)\b
        | \b(?:behandles|behandlet|behandledes|tages|drøftes|drøftet)\s+(?:\w+\s+){{0,3}}?
          (?:før|efter|foran|inden|umiddelbart|i\s+forlængelse|først|sidst|som\s+(?:det\s+)?(?:første|sidste|(?:punkt|pkt\.?|nr\.?)\s*\d)|samtidig|sammen\s+med))
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Behind the items: what becomes of them."""
ACTIVE: Final = re.compile(
    r"""
    \b(?:
      (?P<withdrawn> tage | trækkes? | fjernes? | slettes? | udgår | udgik )
    | (?P<postponed> udsættes? | udskydes? )
    | (?P<added> (?: optages? | tilføjes? | medtages? | (?:tilføjelse|optagelse)\s+af ) (?:\s+(?:et|nyt|ekstra)){0,2} )
    | (?P<moved> behandle | fremrykkes? | rykkes? | flyttes? | drøfte )
    )\s*$
    | \b(?P<listed>(?:punkter|sager)\s+(?P<verb>udgår|udgik|udsættes|optages|tilføjes)\s*:\s*)$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Right before the items: "at udsætte punkt 5", "dog trækkes punkt 206", "med tilføjelse af et nyt punkt 12"."""
REFUSED: Final = re.compile(
    r"\b(?:forkast\w*|faldt\b|nedstemt|stemt\s+ned|afvist|ikke\s+(?:imødekommet|tiltrådt|godkendt|flertal|enighed)|kunne\s+ikke\s+(?:tiltræde|støtte))",
    re.IGNORECASE,
)
"""In a sentence of which nothing came."""
SENTENCE_END: Final = re.compile(
    r"(?<!\b[Pp]kt)(?<!\b[Nn]r)(?<!\b[Jj]f)(?<!\b[Vv]edr)(?<!\b[Kk]l)(?<!\b[Dd])[.!?](?=\s+[A-ZÆØÅ\d]|\s*$)|\n"
)
"""Not behind the abbreviations that stand before numbers."""
OF_THE_LAST: Final = re.compile(r"\s*(?:Det|Dette|Forslaget|Forslagene|Anmodningen|Ønsket|Hvilket)\b", re.IGNORECASE)
"""Begins a sentence that tells what became of the proposal in the one before."""
