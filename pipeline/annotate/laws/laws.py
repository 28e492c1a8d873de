"""Acts, orders and EU rules in running text, with the paragraphs that are cited."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.annotate.laws import patterns
from pipeline.annotate.mentions import longest, mention_at, without_overlaps
from pipeline.records import Mention

_METHOD = "grammar:laws"


def find_laws(text: str) -> list[Mention]:
    """The acts, orders, circulars and EU rules that a text cites, in text order, not overlapping.

    A citation is one mention, its paragraph included. Attributes: ``name`` (the short name in its definite form or the title as
    printed), ``number`` and ``date`` as printed, ``paragraph``.

    >>> [(m.text, m.attributes["name"]) for m in find_laws("Efter planlovens § 13, stk. 2, og lov om almene boliger.")]
    [('planlovens § 13, stk. 2', 'planloven'), ('lov om almene boliger', 'lov om almene boliger')]
    """
    if not patterns.HINT.search(text):
        return []
    return without_overlaps([*_by_short_name(text), *_by_number(text), *_by_title(text)], longest)


def _by_short_name(text: str) -> Iterator[Mention]:
    for match in patterns.SHORT_NAME.finditer(text):
        stem, ending = match["stem"], match["ending"]
        bare = ending in ("lov", "lovs")
        citation = patterns.AFTER.match(text, match.end())
        surname = bare and stem[0].isupper() and citation is None
        if surname or stem.isupper():
            continue
        yield _cited(text, match.start(), match.end(), {"name": (stem + _definite(ending)).lower()})


def _definite(ending: str) -> str:
    for root, article in (("lov", "en"), ("bekendtgørelse", "n"), ("direktiv", "et"), ("forordning", "en")):
        if ending.startswith(root):
            return root + article
    raise ValueError(ending)


def _by_number(text: str) -> Iterator[Mention]:
    for match in patterns.NUMBERED.finditer(text):
        end = _title_end(text, match.end()) if text.startswith(" om ", match.end()) else match.end()
        attributes = {"name": text[match.start() : end], "number": match["number"]}
        if match["date"]:
            attributes["date"] = match["date"]
        yield _cited(text, match.start(), end, attributes)


def _by_title(text: str) -> Iterator[Mention]:
    for match in patterns.NAMED.finditer(text):
        end = _title_end(text, match.end() - 1)
        if end > match.end() + len("om"):
            yield _cited(text, match.start(), end, {"name": text[match.start() : end]})


def _title_end(text: str, start: int) -> int:
    """Where the title that begins with " om " at ``start`` ends: before a sign, a verb, or a word that begins a clause."""
    end = start + len(" om")
    kept = start
    for _ in range(patterns.LONGEST_TITLE):
        shortened = patterns.ABBREVIATED_END.match(text, end)
        if shortened:
            return shortened.end()
        word = patterns.TITLE_WORD.match(text, end)
        if word is None or "\n" in word.group() or _ends_title(text[start:end], word["word"].lower()):
            break
        end = word.end("word")
        if word["word"].lower() not in ("af", "og", "eller", "i", "på", "for"):
            kept = end
        if word["after"]:
            break
    return kept


def _ends_title(title: str, word: str) -> bool:
    if word.endswith(patterns.OTHER_LAW) or (word in patterns.KINDS and title.endswith(" og")):
        return True
    return word in patterns.TITLE_ENDS and not (word == "af" and title.endswith(patterns.NOUN_OF))


def _cited(text: str, start: int, end: int, attributes: dict[str, str]) -> Mention:
    """The mention with the paragraph that stands after the name or before it."""
    after = patterns.AFTER.match(text, end)
    if after:
        end = after.end()
        attributes["paragraph"] = after["paragraph"]
    else:
        back = max(0, start - patterns.LONGEST_PARAGRAPH)
        sign = text.rfind("§", back, start)
        before = patterns.BEFORE.search(text[:start], max(back, sign - 1)) if sign >= 0 else None
        if before:
            start = before.start()
            attributes["paragraph"] = before["paragraph"]
    return mention_at(text, start, end, "law", _METHOD, attributes=attributes)
