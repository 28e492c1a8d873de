"""Synthetic rows that follow the contract: invented meetings, news and projects, the same for the same arguments."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from datetime import date, time, timedelta
from random import Random

from pipeline.ids import stable_id
from pipeline.linking.titles import title_key

Row = dict[str, object]
Rows = dict[str, list[Row]]

MUNICIPALITIES = {461: "Odense", 630: "Vejle", 751: "Aarhus", 580: "Aabenraa", 260: "Halsnæs"}
SUBJECTS = (
    "spildevandsplan", "lokalplan", "daginstitutionsområdet", "cykelsti", "skolestruktur", "budgetopfølgning", "ældrepleje",
    "varmeforsyning", "kulturhus", "biblioteksdrift", "havnefront", "sundhedsaftale", "beskæftigelsesindsats", "trafiksikkerhed",
)  # fmt: skip
ACTS = ("Godkendelse af", "Orientering om", "Drøftelse af", "Endelig vedtagelse af", "Igangsættelse af", "Status på")
PLACES = ("Nørregade", "midtbyen", "den nordlige bydel", "havneområdet", "landdistrikterne", "Bakkegårdsskolen")
WORDS = (
    "forvaltningen", "foreslår", "udgiften", "finansieres", "inden", "for", "rammen", "og", "sagen", "forelægges",
    "udvalget", "med", "henblik", "på", "borgerne", "inddrages", "i", "løbet", "af", "efteråret", "tidsplanen",
    "kvalitet", "samarbejde", "kommunen", "anlæg", "drift", "analyse", "høring", "nærmiljø", "klimatilpasning",
)  # fmt: skip
OUTCOMES = ("approved", "noted", "discussed", "postponed", "rejected", "recommended")
TYPES = ("decision", "information", "discussion")


def stamp(run_id: str) -> Row:
    return {"run_id": run_id, "pipeline_version": "0.1.0"}


def identity(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def meeting(
    number: int,
    *,
    kind: str = "minutes",
    edition: int = 0,
    items: int = 3,
    source: str | None = None,
    run_id: str = "run-1",
    words: int = 30,
) -> Rows:
    """The agenda or minutes of meeting ``number``; another ``edition`` of it has other bytes and other words."""
    document_id = identity("meeting", number, kind, edition)
    code, town = sorted(MUNICIPALITIES.items())[number % len(MUNICIPALITIES)]
    day = date(2015, 1, 6) + timedelta(days=number * 3 % 3650)
    body = ("Byrådet", "Økonomiudvalget", "Teknik- og Miljøudvalget")[number % 3]
    meeting_id = stable_id("mtg", body, code, day)
    random = Random(f"{number} {kind} {edition}")
    rows: Rows = defaultdict(list)
    place = 0

    def add(table: str, row: Row) -> None:
        nonlocal place
        place += 10
        stated = {"document_id": document_id, "char_start": place, "char_end": place + 9, "page": None}
        rows[table].append(row | stated | stamp(run_id))

    def prose(length: int) -> str:
        return " ".join(random.choice(WORDS) for _ in range(length)).capitalize() + "."

    add(
        "meeting_documents",
        {
            "meeting_id": meeting_id, "title": f"{body} {day:%d-%m-%Y}", "body": body, "municipality_code": code,
            "owner": f"municipality-{code:04d}", "date": day, "start_time": time(16, 30), "status": kind, "items": items,
            "meeting_part": "main",
        },
    )  # fmt: skip
    for ordinal in range(1, items + 1):
        subject = random.choice(SUBJECTS)
        title = f"{random.choice(ACTS)} {subject} for {random.choice(PLACES)}"
        item_id = stable_id("itm", meeting_id, ordinal)
        case_number = f"0{number % 7}.00.00-P20-{ordinal}-19"
        add(
            "agenda_items",
            {
                "item_id": item_id, "meeting_id": meeting_id, "ordinal": ordinal, "number": str(ordinal), "title": title,
                "access": "open", "case_number": case_number, "case_key": f"municipality-{code:04d}|{case_number.lower()}",
                "matter_key": f"municipality-{code:04d}|{title_key(title)}", "item_type": random.choice(TYPES),
                "topic": random.choice((6, 7, 10, 13, 20)), "topic_method": "model",
            },
        )  # fmt: skip
        texts = (("presentation", "Sagsfremstilling", prose(words)), ("decision", "Beslutning", f"{town}: {prose(8)}"))
        for place_in_item, (section, label, text) in enumerate(texts, 1):
            section_id = stable_id("sec", item_id, place_in_item)
            about = {"section_id": section_id, "item_id": item_id, "ordinal": place_in_item}
            add("item_sections", about | {"label": label, "section": section, "text": text})
        point = {"recommendation_id": stable_id("rec", item_id, 1), "item_id": item_id, "ordinal": 1}
        add("recommendations", point | {"recommended_by": "Forvaltningen", "text": f"at {subject} godkendes"})
        add(
            "decisions",
            {
                "decision_id": stable_id("dec", item_id, 1), "item_id": item_id, "meeting_id": meeting_id, "ordinal": 1,
                "body": body, "date": day, "text": texts[1][2], "outcome": random.choice(OUTCOMES), "outcome_score": 0.9,
            },
        )  # fmt: skip
        for name, entity_type, official_code in (
            (town, "municipality", str(code)),
            (f"Person {random.randrange(200)}", "person", None),
        ):
            add(
                "mentions",
                {
                    "mention_id": stable_id("men", document_id, place, entity_type), "item_id": item_id, "text": name,
                    "entity_type": entity_type, "entity_id": stable_id("ent", entity_type, name), "name": name,
                    "official_code": official_code, "seen_on": day, "method": "gazetteer", "score": None,
                },
            )  # fmt: skip
    rows["documents"].append(
        {
            "document_id": document_id, "source_uri": source or f"file:///{town}/{day}-{body}-{kind}.pdf", "kind": kind,
            "media_type": "application/pdf", "title": f"{body} {day:%d-%m-%Y}", "publisher": f"{town} Kommune",
            "municipality_code": code, "published_on": day, "language": "da", "pages": 2, "characters": 400,
            "text": prose(60), "meeting_id": meeting_id, "meeting_part": "main",
        }
        | stamp(run_id)
    )  # fmt: skip
    return dict(rows)


def news(
    number: int, *, title: str, text: str, lead: str | None = None, day: date = date(2021, 5, 4), run_id: str = "run-1"
) -> Rows:
    """A news item."""
    document_id = identity("news", number, title, text)
    stated = {"document_id": document_id, "char_start": 0, "char_end": len(title), "page": None} | stamp(run_id)
    about = {"title": title, "published_on": day, "publisher": "Fjordbyernes EU-kontor"}
    document = {
        "document_id": document_id, "source_uri": f"https://nyheder.example/{number}", "media_type": "text/html", "kind": "news",
        "language": "da", "characters": len(text), "text": text,
    }  # fmt: skip
    return {
        "documents": [document | about | stamp(run_id)],
        "articles": [about | {"lead": lead, "topic": 19, "topic_score": 0.8, "topic_method": "model"} | stated],
    }


def together(*parts: Rows) -> Rows:
    """The rows of several documents as one batch."""
    rows: Rows = defaultdict(list)
    for part in parts:
        for table, found in part.items():
            rows[table].extend(found)
    return dict(rows)
