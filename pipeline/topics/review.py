"""People's topics: the list of uncertain items they get, what they wrote into it, and how far two of them agree.

What a person decided is kept in ``review/topics.csv`` of the data directory, by item_id (document_id for articles), and goes before
everything else in each run; it is recorded with the method ``review``.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.resources import gazetteer
from pipeline.topics.reading import major_topic

_KEPT = ("review", "topics.csv")
_COLUMNS = ("id", "cap_code", "title")
_NONE = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An item whose topic is uncertain, as a person sees it: a row of the list.

    Attributes:
        id: item_id, or document_id of an article.
        cap_code: left empty for the person's answer.
        suggestions: the likeliest codes with their probabilities and topics' names.
        context: body, date and the beginning of the text.
    """

    id: str
    cap_code: str
    title: str
    suggestions: str
    context: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person decided: the code of an item."""

    id: str
    code: int
    title: str


def suggestion(likeliest: Iterable[tuple[int, float]]) -> str:
    """The likeliest codes in words.

    >>> suggestion([(1310, 0.61), (610, 0.2)])
    '1310 (0,61, Social og velfærd); 610 (0,20, Uddannelse og skole)'
    """
    names = {row["cap_major"]: row["name_da"] for row in gazetteer("topics.csv")}
    return "; ".join(
        f"{code} ({probability:.2f}, {names[str(major_topic(code))]})".replace(".", ",", 1)
        for code, probability in likeliest
    )


def write_questions(path: Path, questions: Iterable[Question]) -> None:
    """Writes the list, UTF-8 with a byte order mark so that spreadsheets read the letters right.

    Raises:
        UsageError: where it cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, [field.name for field in fields(Question)])
            writer.writeheader()
            writer.writerows(asdict(question) for question in questions)
    except OSError as error:
        raise UsageError(f"The list {path} cannot be written: {error.strerror}.") from None


def read_corrections(path: Path) -> list[Correction]:
    """The rows of a list that a person has filled in; those without code are left out.

    Raises:
        UsageError: where the file cannot be read, lacks a column, or has a code that is none, naming the row.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            sample = file.read(4096)
            file.seek(0)
            delimiter = ";" if sample.split("\n", 1)[0].count(";") > sample.split("\n", 1)[0].count(",") else ","
            rows = list(csv.DictReader(file, delimiter=delimiter))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} cannot be read as a CSV file: {error}.", hint="Give a UTF-8 CSV file.") from error
    if any(column not in row for row in rows[:1] for column in _COLUMNS):
        raise UsageError(f"{path} lacks one of the columns {', '.join(_COLUMNS)}.", hint="Keep the first row.")
    known = {int(row["cap_major"]) for row in gazetteer("topics.csv")}
    found: list[Correction] = []
    for number, row in enumerate(rows, start=2):
        written = (row["cap_code"] or "").strip()
        if not written:
            continue
        if not (written.isdecimal() and written.isascii()) or major_topic(int(written)) not in known:
            raise UsageError(
                f"Row {number} of {path} has the code {written!r}, which is none.",
                hint="A code is a number such as 1310; 99 is an item without a subject.",
            )
        found.append(Correction(row["id"], int(written) or _NONE, row["title"] or ""))
    return found


def kept_corrections(data: Path) -> dict[str, Correction]:
    """What people decided so far, by id.

    Args:
        data: the data directory.

    Raises:
        UsageError: where the file of corrections is damaged.
    """
    path = data.joinpath(*_KEPT)
    return {found.id: found for found in read_corrections(path)} if path.exists() else {}


def keep_corrections(data: Path, new: Iterable[Correction]) -> int:
    """Adds corrections to those kept, later ones in the place of earlier ones of the same item; returns how many are kept.

    Raises:
        UsageError: where they cannot be read or written.
    """
    kept = kept_corrections(data) | {found.id: found for found in new}
    path = data.joinpath(*_KEPT)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial")
        with partial.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(_COLUMNS)
            writer.writerows((found.id, found.code, found.title) for _, found in sorted(kept.items()))
        partial.replace(path)
    except OSError as error:
        raise UsageError(f"The corrections cannot be written to {path}: {error.strerror}.") from None
    return len(kept)


def agreement(first: Iterable[Correction], second: Iterable[Correction]) -> dict[str, float | int | None]:
    """How far two people agree on the items that both have coded: Krippendorff's alpha of codes and of topics.

    >>> mine = [Correction("a", 1310, ""), Correction("b", 610, "")]
    >>> agreement(mine, [Correction("a", 1303, ""), Correction("b", 610, ""), Correction("c", 99, "")])
    {'items': 2, 'topic_alpha': 1.0, 'subtopic_alpha': 0.4}
    """
    theirs = {found.id: found.code for found in second}
    pairs = [(found.code, theirs[found.id]) for found in first if found.id in theirs]
    topics = [(major_topic(one), major_topic(other)) for one, other in pairs]
    return {"items": len(pairs), "topic_alpha": _rounded(topics), "subtopic_alpha": _rounded(pairs)}


def krippendorff_alpha(units: Sequence[Sequence[int]]) -> float | None:
    """Krippendorff's alpha for nominal values: 1 is full agreement, 0 what chance gives; None where there is nothing to tell apart.

    Args:
        units: for each item the values that it was given; those with fewer than two count for nothing.

    >>> krippendorff_alpha([(1, 1), (2, 2), (1, 2), (1, 1)])
    0.5333333333333333
    """
    pairable = [values for values in units if len(values) > 1]
    totals = Counter(value for values in pairable for value in values)
    n = totals.total()
    observed = sum(_differing(Counter(values)) / (len(values) - 1) for values in pairable)
    expected = _differing(totals) / (n - 1) if n > 1 else 0.0
    return 1 - observed / expected if expected else None


def _differing(counts: Mapping[int, int]) -> int:
    """How many ordered pairs of the values differ."""
    total = sum(counts.values())
    return total * total - sum(count * count for count in counts.values())


def _rounded(pairs: Sequence[tuple[int, int]]) -> float | None:
    alpha = krippendorff_alpha(pairs)
    return None if alpha is None else round(alpha, 4)
