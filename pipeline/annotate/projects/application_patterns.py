"""The words that tell money asked for from money granted."""

from __future__ import annotations

import re
from typing import Final

_ASKING = r"(?:(?<!er )(?<!som )(?:an)?søger(?!:)|(?:an)?søg(?:t|te|es|e)|ansøgning(?:en|er|erne|ens|sbeløb)?)"
_BEGGING = r"(?:anmod(?:er|es|et|ede|ning|ningen)|bed(?:er|es|t)|bad|spørge[rs]|spurgte?)"
_FOR = r"[^.;:\d]{0,60}? om"

ASKED: Final = re.compile(
    rf"(?<!\w)(?:{_ASKING}(?!\w)|anmodet(?= \W*$)|{_BEGGING}(?!\w){_FOR}(?!\w)|"
    r"ønske(?:r|s|de|t)?(?!\w)(?: (?:om|støtte|støttet|tilskud|beløb|bevilling|et|en|i|på|med)(?!\w)){0,4}(?=[: ]*$))",
    re.IGNORECASE,
)
"""Before a sum ("Der søges om", "Ansøgt beløb:", "et ønske om")."""

ASKED_THAT: Final = re.compile(
    rf"(?<!\w)(?:{_ASKING}|{_BEGGING})(?!\w)(?:{_FOR})?,? at(?!\w)[^.;,\d]{{0,60}}$", re.IGNORECASE
)
"""Before a sum whose granting is asked for ("anmoder om, at der bevilges")."""

REFUSAL_OF: Final = re.compile(r"(?<!\w)(?:afslag|nej) (?:på|til)(?!\w)[^.;\d]*$", re.IGNORECASE)
"""Before a sum that was asked for in vain."""

GIVEN: Final = re.compile(
    r"(?<!\w)(?:fik|får|fået|gav|giver|givet|gives|bevilge(?:r|t|s|de|des)|modtog|modtage[rt]|yder|yde[st]|ydede|støttede|"
    r"støtte[rst]|tildel(?:er|es|t|te|tes)|betaler|betalte?|udbetaler|hente(?:r|t|de)|finansiere(?:r|s|t|de)|love(?:t|r|de)|"
    r"bidrage[rt]|bidrog|donere(?:r|t|de)|imødekom(?:met|mer|mes|men)?|indvilge[tr]|ja (?:til|fra)|svaret (?:var|blev|kom med)|har nu|"
    r"(?<!om )(?<!om et )tilsagn(?: om| på)?|(?<!søgt )(?:tilskud|bevilling)(?=:))(?!\w)(?! (?:et )?(?:nej|afslag|ikke)(?!\w))"
    r"(?:[^.;\d]{0,40}?(?<!\w)(?:ansøgningen|(?:an)?søgte)(?: beløb)?(?!\w))?",
    re.IGNORECASE,
)
"""Before a sum that is given, in words that name the application perhaps ("bevilges hele det ansøgte beløb,")."""

SOUGHT_AFTER: Final = re.compile(
    r"\W{0,3}(?:(?:som|der|er|bliver|vil|nu|de|vi|her) ){0,3}(?:(?:an)?søges|ønskes|anmodes)(?!\w)", re.IGNORECASE
)
ASKED_AFTER: Final = re.compile(
    r"\W{0,3}(?:(?:som|der|er|blev|har|vi|de|nu) ){0,4}(?:an)?søgt(?!\w)(?! ?(?:om|beløb)?\W{0,2}\d)", re.IGNORECASE
)
"""Right after a sum: that it is sought, whatever stands before; that it was, unless words before say that it is given."""

ANSWERED: Final = re.compile(
    r"(?<!\w)(?:bevilge(?:t|s|de|r)|imødekom(?:met|mes|mer)?|tildelt|(?:fik|får|fået|gav|givet|giver|modtaget|modtog|kom) "
    r"(?:\w+ )?tilsagn(?:et)?(?! (?:om|fra)(?!\w))|ansøgningen (?:er|blev|bliver) (?:nu )?godkendt|"
    r"(?:fik|får|fået|modtog|modtaget) (?:hele )?(?:beløbet|pengene|støtten|det (?:an)?søgte)|"
    r"(?:sagde|sagt|siger|fik|fået|får) (?:god for|ja til) ansøgningen|fuld bevilling)(?!\w)(?! (?:\w+ )?(?:ikke|delvis\w*)(?!\w))",
    re.IGNORECASE,
)
"""That what was asked for is granted."""

OPEN: Final = re.compile(
    r"(?<!\w)(?:ikke|hvis|såfremt|forudsat|afslag(?:et)?|afslår|afslået|endnu|når|kan|forvente[rst]?|håber|afvente[rs]?|vente[rs]|"
    r"skal|vil|eventuelt|hvorvidt|inden|før|senest|forudsæt\w+)(?!\w)",
    re.IGNORECASE,
)
"""Before an answer in its sentence: that it is none yet."""

IF_IT_IS: Final = re.compile(r"\W*\w+s (?:den|det|de|ansøgningen|støtten|beløbet)(?!\w)", re.IGNORECASE)
"""A whole sentence's beginning that is a condition ("Imødekommes ansøgningen, begynder")."""

PROPOSED: Final = re.compile(r"(?<!\w)(?:indstil\w*|anbefal\w*|foreslå\w*|forslag)(?!\w)", re.IGNORECASE)
"""Before an answer in its sentence: that it is proposed."""

YES: Final = re.compile(
    r"\W*(?:ja|bevilget|bevilges|imødekommet|imødekommes|tilsagn(?: givet)?|godkendt|(?:fuldt|hele) beløbet)(?!\w)[^\d]*",
    re.IGNORECASE,
)
"""A whole cell beside a sum that was asked for."""
