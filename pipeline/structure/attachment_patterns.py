"""How lists of attachments print what stands before, after and instead of a title."""

from __future__ import annotations

import re
from typing import Final

_EXTENSIONS: Final = (
    "pdf|docx?|docm|xlsx?|xlsm|pptx?|odt|ods|odp|jpe?g|png|gif|tiff?|msg|eml|zip|txt|rtf|csv|html?|dwg|mp[34]"
)
FILE: Final = re.compile(rf"\.(?P<type>{_EXTENSIONS})\b", re.IGNORECASE)
SEVERAL: Final = re.compile(
    rf"(?<=\S)(?:\.(?:{_EXTENSIONS}))(?:\s*[,;|]?\s+)(?=[^\s(\[–-])|\s*[;,]?\s+(?=Bilag\s+\d+[a-z]?\s*[:–-]\s)",
    re.IGNORECASE,
)
"""Where one of several titles on a line ends and the next begins."""

_DOCUMENT: Final = (
    r"(?!(?:19|20)\d\d/(?:19|20)?\d\d\b)"
    r"(?:\d{4,8}/\d{2,4}|\d{2,4}/\d{4,8}|\d{2,4}-\d{4}-\d{2,8}|\d{4}-\d{5,8}|\d{2}-\d{5,8}|\d{6,9})"
)
"""Document numbers; a school year, ``2019/20``, is none."""
_DOCUMENT_LABEL: Final = (
    r"(?:dok(?:ument)?\.?\s*-?\s*(?:nr|id|nummer)?\.?|brev\s?id|journal\s?nr\.?|j\.?\s?nr\.?|acadre)\s*[.:]?"
)
_ACCESS: Final = r"(?:åbent?|lukket|fortrolig(?:t)?)"
LEAD: Final = re.compile(
    rf"""(?:[-–•*·]\s*
      |(?:application/[\w.+-]+|pdf|word|excel|powerpoint)[\s-]?(?:icon|ikon)\s*
      |(?:download|hent|åbn|vis)\s*:\s*
      |\d{{1,3}}[.)]?\s+(?={_ACCESS}\b)
      |{_DOCUMENT_LABEL}\s*{_DOCUMENT}\s*[-–:]?\s*
      |{_DOCUMENT}(?:\s*-?\s*v\d{{1,2}})?(?:\s*[-–:]\s*|\s+|(?={_ACCESS}))(?=(?-i:[A-ZÆØÅ"”»]))
      |\d{{4,6}}/\d{{2}}(?=(?-i:[A-ZÆØÅ])))""",
    re.IGNORECASE | re.VERBOSE,
)
"""Bullets, icons and document numbers in front of a title."""
NUMBER: Final = re.compile(r"(?P<number>\d{1,2})[.)]\s+(?=\S)")
"""The running number of an attachment, or the first word of its title."""

ACCESS_BEFORE: Final = re.compile(
    rf"(?:[\[(]\s*(?P<bracketed>{_ACCESS})(?:\s+bilag)?\s*[\])]\s*[:–-]?\s*|(?P<plain>{_ACCESS})(?:\s+bilag)?\s*[:–-]\s*)",
    re.IGNORECASE,
)
ACCESS_WORD: Final = re.compile(rf"(?P<plain>{_ACCESS})(?:\s+bilag)?\s+(?=(?-i:[A-ZÆØÅ0-9\"”»]))", re.IGNORECASE)
"""An access mark without a sign behind it, which says so only below a number: ``Åben skole`` is a title."""
CLOSED_AFTER: Final = re.compile(
    r"(?:[\[(]\s*|[–-]\s*)(?:lukket|fortrolig(?:t)?)(?:\s+bilag)?\s*[\])]?\s*$", re.IGNORECASE
)
"""The mark of a closed attachment behind its title, which may be printed as a part of it."""
CLOSED_MARK: Final = re.compile(r"\s*[\[(]\s*lukket(?:\s+(?:punkt|sag))?\s*[\])]\s*$", re.IGNORECASE)
"""The mark that says of the attachment only that it is not published, as of items."""
CLOSED: Final = re.compile(r"lukket|fortrolig", re.IGNORECASE)
CLOSED_ALONE: Final = re.compile(r"(?:lukket|fortroligt)\s+bilag\.?", re.IGNORECASE)

KIND: Final = re.compile(rf"[\[(]\s*(?P<type>{_EXTENSIONS})\b", re.IGNORECASE)
AFTER: Final = re.compile(
    rf"""(?:\s*(?:
        [\[(]\s*(?:{_DOCUMENT_LABEL}\s*)?{_DOCUMENT}\s*[\])]
      | [-–,]?\s*{_DOCUMENT_LABEL}\s*{_DOCUMENT}
      | [\[(]\s*(?:{_EXTENSIONS})\b[^)\]]{{0,25}}[\])]
      | [\[(]?\s*\d+(?:[.,]\d+)?\s*[km]b\s*[\])]?
      | [\[(]?\s*(?:åbner?\s+i\s+(?:et\s+)?nyt\s+vindue|nyt\s+vindue)\s*[\])]?
    ))+\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""What follows a title: the document's number, the file's kind and size."""

NOTHING: Final = re.compile(
    r"""(?:(?:der\s+er\s+)?ingen(?:\s+(?:bilag|vedhæftede\s+filer|vedlagte\s+bilag))?(?:\s+(?:til|i|på)\s+(?:punktet|sagen|dette\s+punkt))?
      |bilag:?\s*[-–]|[-–.]|bilag(?:\s*\(\d+\))?|(?:se|vis|hent|åbn|download)\s+(?:alle\s+)?bilag(?:\s*\(\d+\))?|intet|ikke\s+relevant(?:\s+for\s+sagen)?
      |bilag(?:et|ene)?\s+(?:er\s+)?(?:tidligere\s+)?(?:udsendt|eftersendes|vedlagt|omdelt|omdeles)(?:\s+.{1,40})?|nej|ja)\s*\.?""",
    re.IGNORECASE | re.VERBOSE,
)
SENTENCE: Final = re.compile(
    r".*\b(?:er|blev|var|bliver|har|havde|kan|skal|vedlægges|udsendes|eftersendes|omdeles|fremgår|findes|ligger|henvises|henviser|viser|se)\b.*\.",
    re.IGNORECASE,
)
PICTURE: Final = re.compile(r"\.(?:png|gif|jpe?g|svg)$", re.IGNORECASE)
REFERS: Final = re.compile(r"\b(?:henvis\w*|se|jf|fremgår|vedlagt|vedlægges|findes|ligger)\b", re.IGNORECASE)
"""A word by which a sentence refers to an attachment."""
NUMBER_ALONE: Final = re.compile(r"bilag\s+\d{1,3}[a-z]?(?:\.\d{1,2})?\s*[:.]?", re.IGNORECASE)
NUMBERED: Final = re.compile(r"bilag\s+\d{1,3}[a-z]?(?:\.\d{1,2})?\s*[:–-]\s*\S", re.IGNORECASE)
"""A line that says by itself that it names an attachment."""

COMPARED: Final = re.compile(rf"^bilag\s*\d*[a-z]?(?:\.\d+)?\s*[-–:.]?\s*|\.(?:{_EXTENSIONS})$", re.IGNORECASE)
HEAD_CELL: Final = re.compile(
    r"(?:bilag(?:s)?\s?(?:nr|nummer)?|nr|titel|navn|bilagstitel|dok(?:ument)?\.?\s?(?:nr|nummer|id|titel|navn)?|type|filtype|format|dato|adgang|åben/lukket)\.?:?",
    re.IGNORECASE,
)
"""The head of a column in a table of attachments."""
FIGURE_CELL: Final = re.compile(r"[-+–]?\s?\d[\d. ]*(?:,\d+)?\s?(?:%|kr\.?|(?:mio|t)\.?\s?kr\.?)?", re.IGNORECASE)
