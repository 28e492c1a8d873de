"""Words that stand between two names of one project."""

from __future__ import annotations

import re

_KEPT = r"[”“\"»«’')\]]?"
_CALLED = (
    r"(?:(?:også |ofte |bare |blot |kort |tidligere |oprindelig(?:t)? |internt |på skrift |i daglig tale |til daglig |i folkemunde )*"
    r"(?:forkort(?:et|es)(?: til)?|kaldet|kaldes|kaldt|kendt som|benævnt|benævnes|døbt|omdøbt til|alias|aka|eller|"
    r"med (?:det engelske navn|den engelske titel|undertitlen|forkortelsen|kælenavnet|arbejdstitlen|akronymet)|"
    r"på (?:engelsk|dansk|svensk|tysk|norsk)|engelsk(?:e)? (?:titel|navn)|dansk(?:e)? (?:titel|navn)|fork\.|akronym(?:et)?|"
    r"(?:der|som) (?:(?:også|kort) )*(?:kaldes|går under navnet|forkortes|er kendt som|hedder(?: på (?:engelsk|dansk|svensk|tysk))?)))"
)
_LABEL = (
    r"(?:(?:projektets? )?(?:engelske?|danske?|officielle?|internationale?|lange?|korte?|fulde?) (?:titel|navn)|"
    r"titel \((?:engelsk|dansk|eng\.)\)|(?:projekt)?titel på engelsk|(?:projekt)?akronym|forkortelse|kort(?:navn|titel)|fuldt navn|"
    r"undertitel|english title|acronym)"
)
ALSO_CALLED = re.compile(
    rf"{_KEPT}(?:,? ?[(\[,–-]? ?{_CALLED}:?|(?:[^\n]{{0,120}}\n){{1,3}}{_LABEL}(?::|\t)) ?[”“\"»«’'(]?",
    re.IGNORECASE,
)
"""All that stands between a project's first name and its second one."""
