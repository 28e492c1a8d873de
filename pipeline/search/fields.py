"""An entry as an index keeps it: its texts as terms, its codes, its sums, what sorts it, and what is shown of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from pipeline.search import labels
from pipeline.search.analysis import WORD_LISTS, field_texts, stems
from pipeline.search.entries import Entry
from pipeline.search.named import NAMED_KINDS
from pipeline.search.names import name_key

FACETS = ("kind", "type", "municipality", "programme", "body", "outcome", "topic")
"""Fields that hold codes (of bodies, names): counted, and what filters look at; the year is counted too."""

TEXTS = tuple(
    f"{text}_{form}" for text in ("title", "text", "name", "muted") for form in ("exact", "stem", "parts", "folded")
)
"""Fields of terms in order: the texts of an entry in four forms."""

WORDS = tuple(f"{text}_word" for text in ("title", "text", "name", "muted"))
"""Fields of the words themselves, without those that say little; nothing is asked of their order."""

BODY_TEXTS = ("body_parts", "body_folded")
CODES = ("owner", "id", "item", "key", "about")
"""Fields of whole values beside the facets."""

_FORMAT = 6  # count up when fields or analysis change
_STORED = 200_000  # characters of a text kept to be shown
_NOT_SHOWN = ("words", "about", "sums", "bodies")
_SHOWN = tuple(attribute.name for attribute in fields(Entry) if attribute.name not in _NOT_SHOWN)


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of an entry.

    Attributes:
        texts: terms separated by blanks, by field (``TEXTS``, ``WORDS``, ``BODY_TEXTS``).
        codes: pairs of field (``CODES``, ``FACETS``) and value.
        sums: in kroner.
        order: the greater the newer; of one day it keeps documents together, each in its own order.
        shown: what ``shown_entry`` makes an entry from.
    """

    texts: Mapping[str, str]
    codes: tuple[tuple[str, str], ...]
    sums: tuple[int, ...]
    year: int | None
    order: int
    shown: str


def fields_of(entry: Entry) -> Fields:
    """The fields of an entry."""
    values = {name: getattr(entry, name) for name in _SHOWN}
    values |= {"date": entry.date and entry.date.isoformat(), "text": entry.text[:_STORED]}
    return Fields(
        texts=dict(_texts(entry)),
        codes=tuple(_codes(entry)),
        sums=entry.sums,
        year=entry.date.year if entry.date else None,
        order=_order(entry),
        shown=json.dumps(values, ensure_ascii=False),
    )


def shown_entry(shown: str | bytes) -> Entry:
    """The entry that fields were made of, its text perhaps shortened and without what is only searched."""
    values: dict[str, Any] = json.loads(shown)
    values |= {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    return Entry(**values | {"date": date.fromisoformat(values["date"]) if values["date"] else None})


def made_with() -> str:
    """A name for all that the terms in an index depend on: it changes with fields and word lists."""
    lists = b"".join(file.read_bytes() for file in WORD_LISTS)
    return f"{_FORMAT}-{hashlib.blake2b(lists, digest_size=6).hexdigest()}"


def _texts(entry: Entry) -> Iterator[tuple[str, str]]:
    title, rest, named = entry.title, f"{entry.text}\n{entry.words}", ""
    if entry.kind == "decision":
        title, rest = "", f"{title}\n{rest}"  # its item has the title, and goes first
    elif entry.kind in NAMED_KINDS:
        title, rest, named = "", "", f"{title}\n{rest}"
    muted = {stems(name) for name in entry.bodies}
    quiet: list[str] = []
    for name, text in (("title", title), ("text", rest), ("name", named)):
        telling, rest_of_it = field_texts(text, muted)
        quiet.append(rest_of_it)
        yield from ((f"{name}_{form}", terms) for form, terms in telling._asdict().items())
    whole = field_texts(" ".join(quiet))[0]
    yield from ((f"muted_{form}", terms) for form, terms in whole._asdict().items())
    body = field_texts(entry.body or "")[0]
    yield from (("body_parts", body.parts), ("body_folded", body.folded))


def _codes(entry: Entry) -> Iterator[tuple[str, str]]:
    """The values of the entry by field; a programme counts among those above it too."""
    yield from (("owner", entry.owner), ("id", entry.id), ("kind", entry.kind))
    single = (("item", entry.item_id), ("type", entry.item_type), ("body", entry.body), ("topic", entry.topic))
    yield from ((field, str(value)) for field, value in single if value is not None and value != "")
    yield from (("key", name_key(name)) for name in entry.names)
    yield from (("about", identity) for identity in entry.about)
    yield from (("municipality", code) for code in entry.municipalities)
    programmes = dict.fromkeys(code for one in entry.programmes for code in labels.programme_lineage(one))
    yield from (("programme", code) for code in programmes)
    yield from (("outcome", code) for code in entry.outcomes)


def _order(entry: Entry) -> int:
    day = entry.date.toordinal() if entry.date else 0
    document = int.from_bytes(hashlib.blake2b(entry.owner.encode(), digest_size=3).digest(), "big")
    place = 4095 - min(entry.ordinal, 4095)
    return ((day << 24 | document) << 12 | place) << 1 | (entry.kind == "item")
