"""The words with which a text says what a project is for."""

from __future__ import annotations

import re

_AIM = (
    r"(?:skal|vil|handler om|sigter mod|har (?:haft )?til formål|sætter fokus på|har fokus på|arbejder (?:med|for)|"
    r"undersøger|udvikler|afprøver|tester|hjælper|"
    r"går ud på|samler|giver|viser|måler|lærer|drejer sig om|fokuserer på)"
)

CLAUSE = re.compile(
    rf"[”“\"«]?(?: \([^()\n]{{2,120}}\))?(?:, (?:der|som|hvor|hvis formål er)|:| –|"
    rf" -) (?P<words>(?:[\w-]+ ){{0,6}}?{_AIM}(?!\w)[^.;\n]{{8,300}}|om [^.;\n]{{8,200}})"
)
"""Right after a project's name."""

PURPOSE = re.compile(rf"(?<!\w){_AIM}(?!\w)|(?:formålet|målet|idéen|ideen|tanken) (?:med|bag|er)(?!\w)", re.IGNORECASE)
"""In a sentence that names or refers to a project."""
