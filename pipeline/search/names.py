"""Names as the index holds them: each whole, and in one spelling."""

from __future__ import annotations

import re

from pipeline.search.analysis import normalised, words
from pipeline.text.folding import fold

_MOST_NAMES = 40
_REMARK = re.compile(r"\s*\([^()]*\)$")


def name_key(name: str) -> str:
    """A name in one spelling, without what stands between its words.

    >>> name_key("Skill-Belt"), name_key("RiverCity Commons") == name_key("river city commons"), name_key("UC Østjylland")
    ('skillbelt', True, 'ucoestjylland')
    """
    return "".join(fold(token.word) for token in words(normalised(name)))


def different_names(*names: str | None) -> tuple[str, ...]:
    """Names, each once in whatever spelling, without the genitives of others; of one with a remark in brackets also without it.

    >>> different_names("UC Nord", "UC Nords", None, "Nordfonden (privat fond)", "uc nord")
    ('UC Nord', 'Nordfonden (privat fond)', 'Nordfonden')
    """
    found: dict[str, str] = {}
    for name in names:
        for form in (name, _REMARK.sub("", name)) if name else ():
            key = name_key(form)
            if key:
                found.setdefault(key, form)
    distinct = [name for key, name in found.items() if not (key.endswith("s") and key[:-1] in found)]
    return tuple(distinct[:_MOST_NAMES])
