"""Invented agenda items for the benchmark of searches: any number of them, the same for the same number and seed.

Words follow Zipf's law, as in running text: frequent little words, constituents with endings, compounds of two and three
constituents (with -s- and -e-) by the hundred thousand, and numbers that stand once. Bodies, municipalities, outcomes, topics,
sums, case numbers and people are as in real rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from random import Random

import numpy as np

from pipeline.resources import gazetteer
from pipeline.search.analysis import STOPWORDS
from pipeline.search.entries import Entry
from pipeline.search.labels import ITEM_TYPES, OUTCOMES, municipalities, topics
from pipeline.text.compounds import CONSTITUENTS

ITEMS_OF_A_MEETING = 12
WORDS_OF_AN_ITEM = 90
"""On average; the samples have 80, some published minutes several hundred."""

_DIFFERENT_WORDS = 400_000
_ZIPF = 1.12
_AT_A_TIME = 500  # items whose words are drawn together
_PEOPLE = 4000
_ENDINGS = ("", "en", "et", "er", "erne", "ens", "s")
_LINKS = ("", "s", "e")
BODIES = (
    "Byrådet", "Økonomiudvalget", "Teknik- og Miljøudvalget", "Børne- og Ungeudvalget", "Social- og Sundhedsudvalget",
    "Kultur- og Fritidsudvalget", "Beskæftigelsesudvalget", "Ældrerådet", "Plan- og Boligudvalget", "Klimaudvalget",
)  # fmt: skip
_FIRST_NAMES = (
    "Ane Bo Caja Dorte Elin Finn Gry Hans Ida Jens Kaja Lars Mona Niels Olga Per Rikke Sven Tove Ulla".split()
)
_LAST_NAMES = "Agerbo Brinkholt Dalager Egelund Fuglsang Granlund Hedelund Isager Juelsgård Kvistholm".split()
_FIRST_DAY = date(2008, 1, 2)


def entries(items: int, *, first: int = 0) -> Iterator[Entry]:
    """Entries of items, then of the people named in them.

    Args:
        items: how many items.
        first: the number of the first one; people come with number 0 only.
    """
    for start in range(first, first + items, _AT_A_TIME):
        some = min(_AT_A_TIME, first + items - start)
        draws = np.random.default_rng(start)
        lengths = draws.gamma(1.5, WORDS_OF_AN_ITEM / 1.5, some).astype(int) + 12
        places = np.searchsorted(_shares(), draws.random(int(lengths.sum())))
        words = [vocabulary()[place] for place in places]
        end = 0
        for number, length in zip(range(start, start + some), lengths.tolist(), strict=True):
            begin, end = end, end + length
            yield _item(number, words[begin:end])
    if first == 0:
        yield from map(_person, range(min(_PEOPLE, items)))


def person_name(number: int) -> str:
    """The name of a person."""
    number, first = divmod(number, len(_FIRST_NAMES))
    number, last = divmod(number, len(_LAST_NAMES))
    return f"{_FIRST_NAMES[first]} {_LAST_NAMES[last]} {_LAST_NAMES[number % 10]}{'bæk' if number >= 10 else ''}"


@cache
def vocabulary() -> Sequence[str]:
    """Words, the most frequent one first."""
    random = Random(7)
    stems = [
        word.split("=")[0].removesuffix("-")
        for line in CONSTITUENTS.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
        for word in line.split()
    ]
    simple = [stem + ending for stem in stems for ending in _ENDINGS]
    random.shuffle(simple)
    compounds = (
        random.choice(_LINKS).join(random.choices(stems, k=random.choice((2, 2, 2, 3)))) + random.choice(_ENDINGS)
        for _ in range(_DIFFERENT_WORDS)
    )
    words = dict.fromkeys(sorted(STOPWORDS))
    for word in simple[:2000]:
        words.setdefault(word)
    for rest, compound in zip(simple[2000:], compounds, strict=False):
        words |= {rest: None, compound: None}
    for compound in compounds:
        words.setdefault(compound)
    for number in range(_DIFFERENT_WORDS // 5):
        words.setdefault(str(1000 + number * 7))
    return tuple(words)


@cache
def _shares() -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """For each word the share of a text that it and those before it make up."""
    weights = 1.0 / np.power(np.arange(len(vocabulary())) + 2.7, _ZIPF)
    shares: np.ndarray[tuple[int], np.dtype[np.float64]] = np.cumsum(weights) / weights.sum()
    return shares


def _item(number: int, words: Sequence[str]) -> Entry:
    random = Random(number)
    meeting, ordinal = divmod(number, ITEMS_OF_A_MEETING)
    town = list(municipalities())[meeting % 98]
    title = [word for word in words if word not in STOPWORDS][:5]
    outcome, topic = random.choice(list(OUTCOMES)), random.choice(list(topics()))
    people = random.sample(range(_PEOPLE), 3)
    present = ", ".join(map(person_name, people))
    programmes = (random.choice(_programmes()),) if random.random() < 0.02 else ()
    kroner = (random.randrange(10, 90_000) * 1000,) if random.random() < 0.4 else ()
    sums = f"Udgiften er {kroner[0]:,} kr.".replace(",", ".") if kroner else ""
    return Entry(
        id=f"itm_{number:016x}",
        owner=f"{meeting:064x}",
        kind="item",
        title=" ".join(title).capitalize(),
        text=f"{_prose(words)}\n{sums} Til stede: {present}.",
        date=_FIRST_DAY + timedelta(days=meeting * 37 % 6500),
        body=BODIES[meeting // 98 % len(BODIES)],
        publisher=f"{municipalities()[town]} Kommune",
        municipalities=(town,),
        programmes=programmes,
        outcomes=(outcome,),
        item_type=random.choice(list(ITEM_TYPES)),
        topic=int(topic),
        page=1 + ordinal,
        source_uri=f"https://minutes.example/{meeting}.pdf",
        document_id=f"{meeting:064x}",
        words=f"{number % 90:02}.00.00-P20-{number}-19",
        ordinal=ordinal + 1,
        names=(f"{number % 90:02}.00.00-P20-{number}-19",),
        about=tuple(f"per_{person:016x}" for person in people),
        item_id=f"itm_{number:016x}",
        sums=kroner,
        bodies=(BODIES[meeting // 98 % len(BODIES)],),
    )


def _prose(words: Sequence[str]) -> str:
    """Words as sentences of a dozen."""
    sentences = (" ".join(words[start : start + 12]) for start in range(0, len(words), 12))
    return ". ".join(sentence.capitalize() for sentence in sentences) + "."


def _person(number: int) -> Entry:
    identity = f"per_{number:016x}"
    return Entry(
        id=identity,
        owner=identity,
        kind="person",
        title=person_name(number),
        text="Nævnt i 20 dokumenter, 2008 til 2025",
        names=(person_name(number),),
        stands_for=(identity,),
    )


@cache
def _programmes() -> tuple[str, ...]:
    return tuple(row["id"] for row in gazetteer("programmes.csv"))
