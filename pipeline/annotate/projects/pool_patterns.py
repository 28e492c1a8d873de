"""How Danish names pools of money: by their owner, by a compound in the definite form, by a name behind "puljen"."""

from __future__ import annotations

import re
from typing import Final

_CAPITAL: Final = r"[A-ZÆØÅ](?:[\w.-]{0,40}[\w-])?"
_OWNER: Final = (
    rf"(?:(?:{_CAPITAL}(?:(?:(?<=-) og)? {_CAPITAL}){{0,4}}(?:(?<=s)|['’]s?)|EU['’]?s|"
    r"(?:kommun|region|stat|ministeri|styrels|f?ond|byråd|udvalg|menighedsråd)\w*s) )"
)
"""Whose pool it is, in the genitive."""

_KIND: Final = r"(?:pulje|ordning)"
_MONEY: Final = r"midler(?:ne)?"
_NAME: Final = (
    r"(?:[»”“\"][^»”“\"«\n]{3,80}[«”“\"]|"
    rf"(?:til |for )?{_CAPITAL}(?: (?:(?:i|til|på|af|for|og|med|den|det|de|en|et) )*{_CAPITAL}){{0,6}}"
    r"(?:(?: [a-zæøå]+){1,3}(?= (?:givet|bevilget|ydet|støttet|betalt|doneret|tildelt)(?!\w)))?)"
)
"""A pool's own name behind its kind."""

POOL: Final = re.compile(
    rf"(?<![\w-])(?:{_OWNER}(?:[\w-]{{1,40}}{_KIND}(?:n|en)?|{_KIND}(?:n|en)?|[\w-]{{4,40}}{_MONEY})(?: {_NAME})?|"
    rf"(?:[Tt]ilskuds|[Ss]tøtte)?{_KIND}e?n {_NAME}|"
    rf"[\w-]{{2,40}}(?:pulje[nr]|puljerne|kulturaftalen)|[Kk]ulturaftalen|{_CAPITAL}ordningen)(?![\w-])"
)
"""A pool: someone's ("Skive Kommunes kulturpulje"), one with a name ("puljen Trygge Skoleveje"), a compound ("bredbåndspuljen")."""
