"""What a language model found, made fit for use: labels mapped, titles and punctuation cut off, nonsense dropped.

A small model trained on newspapers takes labels, case workers' initials and lone letters in minutes for names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc

from pipeline.annotate.capitals import UPPER
from pipeline.annotate.context import text_of
from pipeline.annotate.mentions import mention_at
from pipeline.annotate.municipalities.patterns import FUNCTION_WORDS
from pipeline.annotate.organisations.context_patterns import COMMON_NOUN
from pipeline.annotate.organisations.nouns import base_form
from pipeline.annotate.organisations.patterns import GENERIC_BODIES, GENERIC_UNITS, PRODUCTS
from pipeline.annotate.persons.patterns import NOT_IN_NAMES
from pipeline.annotate.titles import is_title
from pipeline.records import EntityType, Mention

_TYPES: Final[dict[str, EntityType]] = {
    "PER": "person",
    "PERSON": "person",
    "ORG": "organisation",
    "LOC": "place",
    "GPE": "place",
    "MISC": "misc",
}
_EDGES = " \t\n\u00a0.,;:!?()[]{}|*•·–—-\"'“”„»«’‘/\\…"
_LABELS = frozenset(
    word.lower()
    for word in (
        *NOT_IN_NAMES,
        *(
            "Administrationen Beslutninger Bilagsliste Bemærkninger Borgmesteren Direktionen Direktøren Effekt Formanden "
            "Formandskab Formandskaber Forslag "
            "Forvaltningen Historik Høring Indholdsfortegnelse Indledning Kommunalbestyrelse Konklusion Lovgrundlag Medarbejdere "
            "Mødelokale NN Personale Proces Præsentation Redegørelse Retsgrundlag Sagsnr Sagsresumé Sekretariatet Sundhed Tid Vedtaget "
            "Vurdering Økonomi EU FN Imod Side Sagsid Udtalelse Lokalplan Dok Initialer Liste Gruppe Underskriftsside "
            "Lukkede Personalesag Nødvendige Høringssvar Anlægsbevilling".split()
        ),
    )
)
_LEADING_LABELS = frozenset(
    "mødested sted mødelokale lokale kl side beslutning indstilling beskrivelse tilbagesendes".split()
)
_THEMES = frozenset(
    (
        "arbejdsmarked beskæftigelse bibliotek bolig borgere borgerservice by byg byudvikling børn dagtilbud demokrati digitalisering "
        "ejendomme erhverv familie familier forebyggelse forsyning fritid handicap hr idræt integration it klima kultur land "
        "landdistrikter løn læring miljø natur omsorg park personale plan psykiatri pædagogik rengøring senior seniorer service skole "
        "skoler social sociale sundhed teknik trafik turisme uddannelse udvikling unge ungdom vej veje velfærd voksne ældre økonomi"
    ).split()
)
"""What departments are called after; a name of nothing else ("Plan og Miljø") names a field, not an organisation."""
_PLANS = ("plan", "planen", "strategi", "strategien", "regulativ", "regulativet", "aftale", "aftalen")
"""First words of the names of plans and agreements (Trafikplan Nordfyn)."""
_BUILDING = re.compile(r"\w+(?:huset|gården|salen|kirken|pladsen)")
_NO_ORGANISATION = re.compile(r"(?:gruppe|fløj|liste|pkt\.|punkt|bilag) \w{1,2}|\w(?:\+\w)+", re.IGNORECASE)
_INITIALS = re.compile(rf"[{UPPER}]{{1,4}}\d*")
_SHORTEST_ACRONYM = 3
_GENITIVE = re.compile(r"\w['’]s$")
_NUMBERING = re.compile(r"(?:\d{1,3}[.):]|[a-z]\)|Ad \d{1,2}[.):]?)\s*")
_PART_OF_MORE = re.compile(
    rf"[\w.-]*\.(?:pdf|docx?|xlsx?|pptx?|zip)\b| (?:{'|'.join(sorted(PRODUCTS))})\b", re.IGNORECASE
)
"""After a name: it stands in the name of a file or of a company's product."""
_LEAST_SCORE = 0.8
"""What our model must score an organisation: in the open documents one in eight of those below is one, of those above three in four."""
_NOT_IN_NAMES = re.compile(r"[§|_@=<>]|\.(?:pdf|docx?|xlsx?|nr)\b|\d{5}", re.IGNORECASE)


def model_mentions(doc: Doc, method: str) -> Iterator[Mention]:
    """The entities of a doc that may stand, in text order, places counted in ``doc.text``.

    Args:
        doc: with the model's ``doc.ents``.
        method: what to call the model in the mentions (``model:fast``).
    """
    text = text_of(doc)
    scores = _scores(doc)
    for entity in doc.ents:
        kind = _TYPES.get(entity.label_)
        score = scores.get((entity.start, entity.end))
        if kind is None or (kind == "organisation" and score is not None and score < _LEAST_SCORE):
            continue
        span = trimmed(text, entity.start_char, entity.end_char, kind)
        if span is None or not is_plausible(text[slice(*span)], kind) or _PART_OF_MORE.match(text, span[1]):
            continue
        if kind == "organisation" and _BUILDING.fullmatch(text, *span):
            kind = "place"
        yield mention_at(text, *span, kind, method, score=score)


def _scores(doc: Doc) -> dict[tuple[int, int], float]:
    """How sure our recogniser is of each of its entities, by their tokens; other models do not say."""
    group = doc.spans.get("referat_recogniser", ())
    return {
        (span.start, span.end): round(score, 3)
        for span, score in zip(group, group.attrs["scores"] if group else (), strict=True)
    }


def _is_field(name: str) -> bool:
    words = name.lower().replace(",", " ").replace("-", " ").replace("&", " ").split()
    return all(word in _THEMES or word == "og" for word in words)


def trimmed(text: str, start: int, end: int, kind: EntityType) -> tuple[int, int] | None:
    """An entity's place without numbering, punctuation, the genitive of acronyms and labels at its edges.

    A person's goes without titles in front too, an organisation's without the common noun for what it is.

    None where nothing is left.

    >>> trimmed("Formand Lis Bang,", 0, 17, "person")
    (8, 16)
    """
    numbering = _NUMBERING.match(text, start, end)
    start = numbering.end() if numbering else start
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    if _GENITIVE.search(text, start, end):
        end -= 2
    head, blank, last = text[start:end].rpartition(" ")
    while blank and last.lower() in _LABELS:
        end = start + len(head)
        head, blank, last = head.rpartition(" ")
    if kind == "organisation":
        head, blank, _ = text[start:end].partition(" ")
        while blank and (head.lower() in _LEADING_LABELS or (head.islower() and head.endswith(COMMON_NOUN))):
            start += len(head) + 1
            head, blank, _ = text[start:end].partition(" ")
    if kind == "person":
        head, blank, _ = text[start:end].partition(" ")
        while blank and is_title(head.rstrip(".")):
            start += len(head) + 1
            head, blank, _ = text[start:end].partition(" ")
        if is_title(head):
            return None
    return (start, end) if start < end else None


def is_plausible(name: str, kind: EntityType) -> bool:
    """Whether words may name something of a kind.

    >>> [is_plausible(name, "person") for name in ("Lis Bang", "Beslutning", "THJ", "NN", "x", "12")]
    [True, False, False, False, False, False]
    """
    if len(name) < 2 or name.islower() or not any(letter.isalpha() for letter in name) or "\n" in name or "\t" in name:
        return False
    if _NOT_IN_NAMES.search(name) or (name.isupper() and any(part.lower() in FUNCTION_WORDS for part in name.split())):
        return False
    low = base_form(name).lower()
    if name.lower() in _LABELS or low in _LABELS or low in GENERIC_BODIES or low in GENERIC_UNITS:
        return False
    if kind != "person" and is_title(low.split()[-1]):
        return False
    if kind == "organisation":
        if _NO_ORGANISATION.fullmatch(name) or _is_field(name) or name.split()[0].lower().endswith(_PLANS):
            return False
        return _INITIALS.fullmatch(name) is None or (len(name) >= _SHORTEST_ACRONYM and name.isalpha())
    if kind == "misc":
        return " " in name and name[0].isupper()
    if kind == "person" and (
        any(letter.isdigit() for letter in name) or any(part.lower() in _LABELS for part in name.split())
    ):
        return False
    return _INITIALS.fullmatch(name) is None and name[0].isupper()
