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


def project_news(number: int) -> Rows:
    """News item ``number`` of a project: under its name, its acronym or its name in English, with values that differ from item to item."""
    day = date(2018 + number % 7, 3, 1)
    rows = news(100 + number, title=f"Nyt {number} om Grønne Kyster", text="Projektet og dets folk. " * 9, day=day)
    rows["documents"][0]["municipality_code"] = 461
    about = {key: rows["articles"][0][key] for key in ("document_id", "page", "run_id", "pipeline_version")}
    project_id, name, acronym = (
        ("prj_full", "Grønne Kyster", "GRYK"), ("prj_bare", "GRYK", None), ("prj_english", "Green Coasts", "GRECO"),
        ("prj_other", "Grå Yderkroge", "GRECO" if number % 2 else None),
    )[number % 4]  # fmt: skip
    person = ("Lise Bang Krat", "Lise Krat")[number % 2]

    def at(place: int) -> Row:
        return about | {"char_start": 10 * place, "char_end": 10 * place + 9}

    named = (("project", project_id, name, acronym), ("person", f"per_{len(person)}", person, None))
    rows["mentions"] = [
        at(place) | {
            "mention_id": f"men_{number}_{place}", "entity_type": kind, "entity_id": entity_id, "text": words, "name": words,
            "acronym": short, "seen_on": day, "method": "grammar",
        }
        for place, (kind, entity_id, words, short) in enumerate(named)
    ]  # fmt: skip
    stated: list[Row] = [
        {"field": "lead", "value": "Struer Havn", "target_entity_id": f"org_{number % 3}"},
        {"field": "budget", "value": f"{number} mio. kr.", "amount": 1e6 * number, "currency": "DKK", "amount_dkk": 1e6 * number},
        {"field": "start", "value": str(day.year), "start": date(day.year, 1, 1), "end": date(day.year, 12, 31), "precision": "year"},
    ]  # fmt: skip
    if project_id == "prj_full":
        stated.append({"field": "full_name", "value": "Green Coasts"})
    rows["project_statements"] = [
        at(place) | {"statement_id": f"sta_{number}_{place}", "project_entity_id": project_id, "stated_on": day} | row
        for place, row in enumerate(stated, 4)
    ]
    rows["roles"] = [
        at(9)
        | {"role_id": f"rol_{number}", "entity_id": f"per_{len(person)}", "role": "leder", "stated_on": day}
        | {"party": "AB"[number % 3 % 2]}
    ]
    return rows


def together(*parts: Rows) -> Rows:
    """The rows of several documents as one batch."""
    rows: Rows = defaultdict(list)
    for part in parts:
        for table, found in part.items():
            rows[table].extend(found)
    return dict(rows)
