"""How a line of Danish minutes begins: bullets, numbers, labels. Shared by the formats that carry no markup of their own."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_BULLET: Final = re.compile(r"([-–—•‣▪●○◦■□▫►➢✓·*])(?:\s+|$)|(o)(?:\t|\s{3,})")
_MONTHS: Final = (
    "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sep|okt|nov|dec"
)
_NUMBERED: Final = re.compile(
    rf"\(?(?P<number>\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}|[a-zA-Z])[.):]{{1,2}}(?:\s+|$)(?!(?:{_MONTHS})\b)"
    r"|(?:Punkt|Pkt\.?|Sag(?: nr\.?)?|Ad\.?|At) ?(?P<named>\d{1,3})\b"
)
_LABELS: Final = re.compile(
    r"""(?:\d{1,2}\.\d{1,2}\.?\s+)?(?:
        resum[eé] | sagsresum[eé] | (?:\w+\s)?(?:beslutning|indstilling)(?:er)?(?:\s(?:i|den|fra)\b.*|\s\w+(?:udvalget|rådet)\b.*)?
      | \w+s\sbeslutning(?:\s.*)? | referat | sagsfremstilling | sagsbeskrivelse | baggrund | problemstilling | løsning | økonomi
      | økonomiske\skonsekvenser | lovgrundlag | retsgrundlag | høring | historik | sagsforløb | videre\sproces | proces | bilag
      | deltagere | mødedeltagere | medlemmer | til\sstede | tilstede | afbud | fraværende | indholdsfortegnelse | dagsorden
      | beslutningstema
    )\s?:?""",
    re.IGNORECASE | re.VERBOSE,
)
_HEADER_LABEL: Final = re.compile(
    r"""(?:mødedato|dato|mødetid(?:spunkt)?|tid(?:spunkt)?|klokkeslæt|start(?:tidspunkt)?|slut(?:tidspunkt)?|mødested|sted|lokale|mødelokale|udvalg|forum|møde
      |mødeleder|dirigent|ordstyrer|referent|mødesekretær|deltagere|mødedeltagere|medlemmer|til\sstede|tilstede|afbud(?:\sfra)?
      |fraværende(?:\smed\safbud)?|gæster?|bemærkninger|sagsnr|sagsnummer|journalnr|journalnummer|udsendelsesdato|emne)\.?\s?:?""",
    re.IGNORECASE | re.VERBOSE,
)
_CASE_LABEL: Final = re.compile(
    r"(?:j\.? ?nr|sagsnr|sagsnummer|sagnr|sagsid|dok\.? ?nr|åbent? sag|lukket sag)\b", re.IGNORECASE
)
_MAX_LABEL: Final = 60
_MAX_HEADING: Final = 160
_SENTENCE_END: Final = (".", ",", ";", "!")


class Bullet(NamedTuple):
    """A line cut at its bullet."""

    marker: str
    body: str


def split_bullet(line: str) -> Bullet | None:
    """The bullet that a line begins with and the rest, None where there is none.

    >>> split_bullet("•  vand og miljø")
    Bullet(marker='•', body='vand og miljø')
    >>> split_bullet("-5 grader") is None
    True
    """
    match = _BULLET.match(line)
    return Bullet(match[1] or match[2], line[match.end() :].strip()) if match else None


def is_numbered(line: str) -> bool:
    """Whether a line begins with the number of an item, clause or section; a day of a month is none.

    >>> is_numbered("4. Budget 2025"), is_numbered("At 2) der bevilges"), is_numbered("9. november 2023")
    (True, True, False)
    """
    return bool(_NUMBERED.match(line))


def is_leader(line: str) -> bool:
    """Whether a line ends in dots that lead to a page number, with the number or cut off before it.

    >>> is_leader("Godkendelse af budget.....\t7"), is_leader("og så videre ...")
    (True, True)
    """
    title = line.rstrip().rstrip("0123456789").rstrip()
    return title.endswith(("...", ". . .", "…"))


def is_label(line: str) -> bool:
    """Whether a whole line, with a capital or number first, is a label of minutes, ends as one, or is all capitals.

    >>> is_label("Beslutning i Byrådet den 5. marts 2024"), is_label("ØKONOMI"), is_label("Økonomien er god")
    (True, True, False)
    """
    if len(line) > _MAX_LABEL or not (line[:1].isupper() or line[:1].isdigit()):
        return False
    return line.endswith(":") or bool(_LABELS.fullmatch(line)) or (line.isupper() and sum(map(str.isalpha, line)) > 3)


def is_section_label(line: str) -> bool:
    """Whether a whole line is one of the labels that the sections of minutes have, without a colon.

    >>> is_section_label("Sagsfremstilling"), is_section_label("Dato:")
    (True, False)
    """
    return len(line) <= _MAX_LABEL and not line.endswith(":") and bool(_LABELS.fullmatch(line))


def is_header_label(cell: str) -> bool:
    """Whether a cell names a fact of a meeting whose value stands beside it.

    >>> is_header_label("Mødedato"), is_header_label("Referent:"), is_header_label("Vintertjeneste")
    (True, True, False)
    """
    return len(cell) <= _MAX_LABEL and (cell.endswith(":") or bool(_HEADER_LABEL.fullmatch(cell)))


def is_fact(line: str) -> bool:
    """Whether a line begins with the label of a fact and goes on with its value.

    >>> is_fact("Afbud: Ole Holm (V)"), is_fact("J.nr. 18.14 Ø60"), is_fact("Afbud er meldt i tide")
    (True, True, False)
    """
    label, colon, _ = line.partition(":")
    return bool(_CASE_LABEL.match(line)) or (bool(colon) and bool(_HEADER_LABEL.fullmatch(label.strip())))


def can_be_heading(line: str) -> bool:
    """Whether a line's wording allows it to be a heading where its look says so: short, and no whole sentence.

    >>> can_be_heading("Sagsfremstilling"), can_be_heading("Godkendt."), can_be_heading("2024")
    (True, False, False)
    """
    return len(line) <= _MAX_HEADING and not line.endswith(_SENTENCE_END) and any(map(str.isalpha, line))
