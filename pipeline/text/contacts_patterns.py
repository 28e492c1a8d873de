"""The forms of e-mail addresses, web addresses and Danish telephone numbers."""

from __future__ import annotations

import re
from typing import Final

_LABEL: Final = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOMAIN: Final = rf"(?:{_LABEL}\.){{1,8}}[^\W\d_]{{2,24}}"
# Without a scheme or www only endings that are no Danish words (de, nu, no, se) and no file names.
_BARE_DOMAIN: Final = rf"(?:{_LABEL}\.){{1,4}}(?:dk|eu|com|org|net|gov|edu|info|gl|fo)(?![\w@-]|\.\w)"
_PATH: Final = r"[^\s<>\"\u201c\u201d\u00ab\u00bb]{0,2000}"

_PHONE: Final = (
    r"(?:[0-9]{8}|[0-9]{2}(?P<gap>[ .\u00a0-])[0-9]{2}(?P=gap)[0-9]{2}(?P=gap)[0-9]{2}|[0-9]{4}[ \u00a0-][0-9]{4}"
    r"|[0-9]{2}[ \u00a0][0-9]{3}[ \u00a0][0-9]{3}|[0-9]{2}[ \u00a0][0-9]{6}|[0-9]{3}[ \u00a0][0-9]{2}[ \u00a0][0-9]{3})"
    r"(?![0-9]|[-/.,][0-9])"
)
_PHONE_CUE: Final = (
    r"(?:telefon(?:nummer|nr)?|tlf|tel|mobil(?:telefon|nummer|nr)?|mob|telefax|fax|direkte|ring(?:\stil|\spå)?|sms(?:\stil)?)"
    r"(?:\.|\b)\s?(?:nr\.?|nummer)?\s?(?:på|er)?\s?:?\s{0,3}"
)

# An address has a sign inside its first word: tried first, as most words have none.
_SIGN_INSIDE: Final = r"(?=[^\s@.:]{1,64}+(?:@|[.:][\w/]))"

CONTACT: Final = re.compile(
    rf"""
    (?<!\w)
    (?:
        {_SIGN_INSIDE}
        (?: (?<![.+%'-]) (?P<email> [\w+][\w.+%'-]{{0,63}}+@{_DOMAIN} )
          | (?P<url> (?:https?://|www\.)[\w\[]{_PATH} | (?<![@./-]) {_BARE_DOMAIN} (?: :[0-9]{{2,5}} )? (?: /{_PATH} )? ) )
      | (?: (?=[tmfdrs]) {_PHONE_CUE} | (?<![+/.-]) (?=\+45|0045|\(\+45\)) )
        (?P<phone> (?: (?:\+|00)45[ \u00a0]? | \(\+45\)[ \u00a0]? )? {_PHONE} )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
TRAILING: Final = ".,;:!?'*_\u2019\u2026"
BRACKETS: Final = {")": "(", "]": "[", "}": "{"}
