"""The vocabulary of web pages: which elements hold what, and by which words minutes and page furniture are told."""

from __future__ import annotations

import re
from typing import Final

DROPPED: Final = frozenset(
    "head script style template noscript noframes svg math iframe object embed canvas audio video map select textarea "
    "datalist input img".split()
)
"""Elements without text that a reader of the page sees as text."""

BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table "
    "tbody td tfoot th thead tr ul".split()
)
"""Elements that begin and end a line of their own."""

ATTACHMENT_LINK: Final = re.compile(
    r"/(?:bilag|attachment|attachments|dokument|document|download|file|fil|pdf)(?:/|\?|$)", re.IGNORECASE
)
"""Addresses under which systems publish attachments, where no file name ends them."""

HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
BOLD: Final = frozenset({"b", "strong", "th"})
BOLD_STYLE: Final = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
NO_LIST_STYLE: Final = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)

FURNITURE_ELEMENTS: Final = frozenset({"nav", "footer", "aside", "dialog", "search"})
FURNITURE_ROLES: Final = frozenset(
    {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar"}
)
FURNITURE_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:cookie|cookies|consent|gdpr|breadcrumbs?|navbar|navigation|mainmenu|topmenu|skip-?links?|share|sharing|social"
    r"|newsletter|pagination|site-?(?:header|footer)|page-?footer|related|sidebar)(?:$|[\s_-])|cookie-?(?:consent|bar|banner|notice)",
    re.IGNORECASE,
)
"""Names (class or id) of page furniture; a hit counts only for an element that holds a small part of the page."""
FACT_BOX_NAMES: Final = re.compile(r"fact|fakta|box|boks|info", re.IGNORECASE)
"""Names of boxes beside an article that hold facts of it."""
CREDIT_NAMES: Final = {
    "byline": re.compile(r"(?:^|[\s_-])(?:byline|author|forfatter|skribent)(?:$|[\s_-])", re.IGNORECASE),
    "caption": re.compile(r"(?:^|[\s_-])(?:caption|billedtekst|figcaption)(?:$|[\s_-])", re.IGNORECASE),
    "lead": re.compile(r"(?:^|[\s_-])(?:manchet|underrubrik|lead|standfirst|introtext)(?:$|[\s_-])", re.IGNORECASE),
}
"""Names (class, rel or itemprop) of the parts around an article's text, by role."""
SCREEN_READER_NAMES: Final = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader\S*|u-hidden-visually|offscreen)(?:\s|$)", re.IGNORECASE
)
UNFOLDING_NAMES: Final = re.compile(r"(?:^|[\s_-])(?:fold|foldout|accordion|collaps\w*)(?:$|[\s_-])", re.IGNORECASE)
HIDDEN_STYLE: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

MINUTES_TITLE: Final = re.compile(
    r"\b(?:(?:åbent?|lukket) |tillægs)?(?:beslutnings)?(?:referat|protokol|dagsorden)\b", re.IGNORECASE
)
MINUTES_SIGNS: Final = {
    "decision": re.compile(
        r"(?:fold dette punkt ind )?beslutning(?:er)?(?: (?:i|fra|den) .{1,100}| \w+(?:udvalget|rådet|bestyrelsen)\b.{0,80})?\s?:?"
        r"|beslutning:\s.{1,100}|.{3,80}s beslutning(?: (?:i|fra|den) .{1,80})?\s?:?",
        re.IGNORECASE,
    ),
    "recommendation": re.compile(
        r"(?:\w+s? )?indstilling(?:en)?(?: og beslutning)?\s?:?|indstilling om,?|(?:det|\w+en) (?:indstilles|indstiller|foreslår).{0,80}",
        re.IGNORECASE,
    ),
    "facts": re.compile(
        r"(?:sagsfremstilling|sagsbeskrivelse|sagens kerne|beslutningstema|sagstema|resum[eé]|sagsresum[eé]|problemstilling|redegørelse"
        r"|retsgrundlag|lovgrundlag|økonomiske konsekvenser|økonomi|høring|sagsgang|videre proces)\s?:?",
        re.IGNORECASE,
    ),
    "header": re.compile(
        r"(?:mødedato|mødested|mødetid(?:spunkt)?|starttidspunkt|mødefakta|mødeleder)\b.{0,80}", re.IGNORECASE
    ),
    "people": re.compile(
        r"(?:deltagere|mødedeltagere|medlemmer|til ?stede|afbud|fraværende|fremmøde)\b.{0,100}", re.IGNORECASE
    ),
    "case": re.compile(
        r"(?:sagsnr|sagsnummer|sagnr|sagsid|sag nr|j\.? ?nr|journalnr|dok\.? ?nr)\b.{0,100}", re.IGNORECASE
    ),
    "item": re.compile(
        r"(?:punkt|pkt\.?|sag) ?\d{1,3}\b.{0,200}|\d{1,3} ?[.:] ?[A-ZÆØÅ].{0,200}|(?:åbent|lukket) punkt\b.{0,100}",
        re.IGNORECASE,
    ),
}
"""Lines that minutes and agendas have, by kind."""
