"""Check every gold file: its shape, its value sets, and that every verbatim string really occurs in its document.

    python corpora/build/check_gold.py               # exit status 1 and a line for each fault
    python corpora/build/check_gold.py --doubts kkr  # also what looks like an unmarked amount, case number or name

Documents are read here in the most straightforward way (pypdfium2, python-docx, lxml, a decoding ladder), so that the check is
independent of the pipeline's own readers; a scan has no text, and the words of its source stand for it. White space, hyphens
and bullets are ignored when strings are looked for, for lines break anywhere.
"""

from __future__ import annotations

import csv
import datetime
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CORPORA = Path(__file__).parent.parent
FAMILY = re.compile(r"F(0[1-9]|[12]\d|3[0-3])b?|news")
OUTCOMES = {
    *("approved", "approved_with_changes", "recommended", "noted", "discussed", "postponed", "sent_back", "rejected"),
    *("withdrawn", "referred", "elected", "no_remarks", "unknown"),
}
ITEM_TYPES = {
    *(
        "decision",
        "discussion",
        "information",
        "theme",
        "election",
        "procedural",
        "question_time",
        "any_other_business",
    ),
}
SECTIONS = {
    *("recommendation", "decision", "earlier_decision", "summary", "presentation", "economy", "law", "hearing"),
    *("attachments", "process", "other"),
}
STATUSES = {"present", "absent", "excused", "substitute", "disqualified", "guest", "joined", "left"}
ENTITY_TYPES = {"person", "organisation", "municipality", "region", "programme", "project"}
PROJECT_WORDS = ("name", "full_name", "acronym", "lead", "strand", "budget", "grant", "own_contribution", "website")
PERIOD = re.compile(r"\d{4}(-(\d\d(-\d\d)?|Q[1-4]|H[12]|spring|summer|autumn|winter))?")

WEEKDAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
MONTHS = [
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
]
WEEKDAY = re.compile(rf"({'|'.join(WEEKDAYS)}),?(?: den| d\.)? (\d+)\. ({'|'.join(MONTHS)}) (\d{{4}})", re.I)

TEXT, NUMBER, FLAG = (str, type(None)), (int, float, type(None)), (bool, type(None))
SHAPES: dict[str, dict[str, Any]] = {
    "gold": {
        "format": int,
        "document": str,
        "family": str,
        "kind": str,
        "meeting": dict,
        "attendance": list,
        "items": list,
        "tables": list,
        "amounts": list,
        "case_numbers": list,
        "entities": list,
        "optional_entities": list,
        "article": dict,
        "projects": list,
    },
    "meeting": dict.fromkeys(("body", "date", "start_time", "end_time", "place", "mode", "chair"), TEXT)
    | {"municipality_code": (int, type(None)), "status": str},
    "attendance": {"person_name": str, "party": TEXT, "status": str},
    "item": dict.fromkeys(("number", "title", "access", "case_number", "kle_code", "recommended_by"), TEXT)
    | {"item_type": str}
    | dict.fromkeys(("sections", "recommendations", "decisions", "votes", "attendance", "attachments"), list),
    "section": {"label": str, "section": str},
    "decision": {
        "part": TEXT,
        "text": str,
        "outcome": str,
        "unanimous": FLAG,
        "forwarded_to": TEXT,
        "forwarded_on": TEXT,
    },
    "vote": {"side": str, "voter": TEXT, "voter_kind": str, "party": TEXT, "count": (int, type(None))},
    "attachment": {"title": str, "file_type": TEXT},
    "table": {"item": (int, type(None)), "rows": int, "columns": int, "total_stated": NUMBER, "total_computed": NUMBER},
    "amount": {"text": str, "value_dkk": NUMBER},
    "entity": {"text": str, "type": str, "code": TEXT},
    "article": dict.fromkeys(("title", "lead", "published_on", "publisher", "byline"), TEXT),
    "project": dict.fromkeys(("name", "full_name", "acronym", "programme", "lead", "start", "end", "status"), TEXT)
    | {"partners": list},
}
OPTIONAL: dict[str, dict[str, Any]] = {
    "project": dict.fromkeys(("strand", "budget", "grant", "own_contribution", "website"), TEXT)
    | dict.fromkeys(("funders", "municipalities"), (list, type(None))),
}


def main(words: list[str]) -> int:
    doubts = "--doubts" in words
    wanted = [word for word in words if not word.startswith("--")]
    faults = 0
    for path in gold_files():
        if wanted and not any(word in path.name for word in wanted):
            continue
        for fault in faults_of(path):
            faults += 1
            print(f"{path.parent.name}/{path.name}: {fault}")
        if doubts:
            for doubt in doubts_of(path):
                print(f"{path.name}: ? {doubt}")
    print(f"{faults} faults")
    return 1 if faults else 0


def gold_files() -> list[Path]:
    return [path for name in ("samples", "gold") for path in sorted((CORPORA / name).rglob("*.gold.json"))]


def faults_of(path: Path) -> Iterator[str]:
    """What is wrong in a gold file, a line each."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    shape_faults = list(shaped(gold))
    yield from shape_faults
    if shape_faults:
        return
    document = path.parent / gold["document"]
    if document.name.rsplit(".", 1)[0] != path.name.removesuffix(".gold.json"):
        yield "the document's name is not the gold file's"
    yield from values(gold)
    text = squashed(visible_text(document))
    for where, string in strings(gold):
        if squashed(string) not in text:
            yield f"{where} does not occur in the document: {string[:120]!r}"


def shaped(gold: dict[str, Any]) -> Iterator[str]:
    if gold.get("format") != 1:
        yield "format is not 1"
    is_meeting = gold.get("kind") in ("minutes", "agenda")
    left_out = {"article"} if gold.get("kind") != "news" else set()
    left_out |= set() if is_meeting else {"meeting"}
    yield from misshapen("gold", gold, left_out)
    parts = [
        ("meeting", [gold["meeting"]] if "meeting" in gold else []),
        ("article", [gold["article"]] if "article" in gold else []),
    ]
    parts += [
        ("attendance", gold["attendance"]),
        ("item", gold["items"]),
        ("table", gold["tables"]),
        ("amount", gold["amounts"]),
    ]
    parts += [("entity", gold["entities"] + gold["optional_entities"]), ("project", gold["projects"])]
    for item in gold["items"]:
        parts += [("section", item["sections"]), ("decision", item["decisions"]), ("vote", item["votes"])]
        parts += [("attendance", item["attendance"]), ("attachment", item["attachments"])]
    for name, members in parts:
        for member in members:
            yield from misshapen(name, member, set())


def misshapen(name: str, value: dict[str, Any], left_out: set[str]) -> Iterator[str]:
    shape = {key: kind for key, kind in SHAPES[name].items() if key not in left_out}
    shape |= {key: kind for key, kind in OPTIONAL.get(name, {}).items() if key in value}
    if set(value) != set(shape):
        yield f"{name}: keys {sorted(set(value) ^ set(shape))} are missing or unknown"
        return
    for key, kind in shape.items():
        if not isinstance(value[key], kind):
            yield f"{name}.{key}: {value[key]!r} is of the wrong type"


def values(gold: dict[str, Any]) -> Iterator[str]:
    """Faults against the value sets."""

    def outside(where: str, value: object, allowed: set[str]) -> Iterator[str]:
        if value not in allowed:
            yield f"{where}: {value!r} is not in its value set"

    if not FAMILY.fullmatch(gold["family"]):
        yield f"family {gold['family']!r}"
    yield from outside("kind", gold["kind"], {"minutes", "agenda", "news", "other"})
    if meeting := gold.get("meeting"):
        yield from outside("mode", meeting["mode"] or "", {"", "physical", "virtual", "written"})
        yield from dated("meeting.date", meeting["date"])
        for key in ("start_time", "end_time"):
            if meeting[key] is not None and not re.fullmatch(r"\d\d:\d\d", meeting[key]):
                yield f"meeting.{key}: {meeting[key]!r}"
    if article := gold.get("article"):
        yield from dated("article.published_on", article["published_on"])
    municipalities, programmes = official("municipalities.csv", "code"), official("programmes.csv", "id")
    for row in gold["attendance"] + [row for item in gold["items"] for row in item["attendance"]]:
        yield from outside("attendance", row["status"], STATUSES)
    for number, item in enumerate(gold["items"], 1):
        yield from outside(f"item {number} access", item["access"] or "open", {"open", "closed"})
        yield from outside(f"item {number} type", item["item_type"], ITEM_TYPES)
        for section in item["sections"]:
            yield from outside(f"item {number} section", section["section"], SECTIONS)
        for decision in item["decisions"]:
            yield from outside(f"item {number} outcome", decision["outcome"], OUTCOMES)
            yield from dated(f"item {number} forwarded_on", decision["forwarded_on"])
        for vote in item["votes"]:
            yield from outside(f"item {number} vote", vote["side"], {"for", "against", "abstained"})
            yield from outside(f"item {number} vote", vote["voter_kind"], {"person", "party", "count"})
    for amount in gold["amounts"]:
        if (value := read_amount(amount["text"])) is not None and abs(value - (amount["value_dkk"] or 0)) > 0.001:
            yield f"amount {amount['text']!r} is not {amount['value_dkk']}"
    for entity in gold["entities"] + gold["optional_entities"]:
        yield from outside("entity type", entity["type"], ENTITY_TYPES)
        codes = {"municipality": municipalities, "programme": programmes}.get(entity["type"])
        if codes and entity["code"] not in codes | {None}:
            yield f"entity {entity['text']!r}: code {entity['code']!r} is unknown"
    for project in gold["projects"]:
        if project["programme"] is not None:
            yield from outside("project programme", project["programme"], programmes)
        yield from outside("project status", project["status"] or "planned", {"planned", "running", "completed"})
        for key in ("start", "end"):
            if project[key] is not None and not PERIOD.fullmatch(project[key]):
                yield f"project.{key}: {project[key]!r}"


def dated(where: str, value: str | None) -> Iterator[str]:
    if value is not None:
        try:
            datetime.date.fromisoformat(value)
        except ValueError:
            yield f"{where}: {value!r} is no date"


def official(name: str, column: str) -> set[str]:
    with (CORPORA / "gazetteers" / name).open(encoding="utf-8", newline="") as file:
        return {row[column] for row in csv.DictReader(file)}


def read_amount(text: str) -> float | None:
    """The kroner of a plainly written amount, None of any other."""
    match = re.fullmatch(
        r"(-?[\d.]+(?:,\d+)?)(?:,-)?\s*(mia\.|mio\.|t\.)?\s*(?:kr\.?|kroner)", text.removeprefix("kr. ").strip()
    )
    if not match:
        return None
    number = float(match[1].replace(".", "").replace(",", "."))
    return number * {"mia.": 1e9, "mio.": 1e6, "t.": 1e3, None: 1}[match[2]]


def strings(gold: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every verbatim string with where it stands."""
    for key in ("body", "place", "chair"):
        if value := gold.get("meeting", {}).get(key):
            yield f"meeting.{key}", value
    for row in gold["attendance"]:
        yield "attendance", row["person_name"]
    for number, item in enumerate(gold["items"], 1):
        where = f"item {number}"
        singles = [item[key] for key in ("number", "title", "case_number", "recommended_by")] + item["recommendations"]
        singles += [section["label"] for section in item["sections"]]
        singles += [decision[key] for decision in item["decisions"] for key in ("part", "text", "forwarded_to")]
        singles += [vote["voter"] for vote in item["votes"]] + [row["person_name"] for row in item["attendance"]]
        singles += [attachment["title"] for attachment in item["attachments"]]
        yield from ((where, single) for single in singles if single)
    for key in ("amounts", "entities", "optional_entities"):
        yield from ((key, member["text"]) for member in gold[key])
    yield from (("case_numbers", number) for number in gold["case_numbers"])
    for key, value in gold.get("article", {}).items():
        if value and key != "published_on":
            yield f"article.{key}", value
    for project in gold["projects"]:
        words = [project.get(key) for key in PROJECT_WORDS]
        lists = [project.get(key) or [] for key in ("partners", "funders", "municipalities")]
        for value in [*words, *(name for names in lists for name in names)]:
            if value:
                yield "project", value


def squashed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2010\u2011\u0002\ufffe•·▪●|-]+", "", text).casefold()


def visible_text(path: Path) -> str:
    """The words of a document as its reader sees them; a PDF's without the lines that return on its pages."""
    match path.suffix:
        case ".txt":
            return repaired(decoded(path.read_bytes()))
        case ".html":
            return repaired(html_text(path))
        case ".docx":
            return docx_text(path)
        case _:
            return pdf_text(path) or source_text(path)


def repaired(text: str) -> str:
    import ftfy

    return "\n".join(ftfy.fix_encoding(line) for line in text.splitlines())


def decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def html_text(path: Path) -> str:
    import lxml.html

    root = lxml.html.document_fromstring(decoded(path.read_bytes()))
    for element in root.xpath("//script|//style"):
        element.drop_tree()
    return "\n".join(root.xpath("//text()"))


def docx_text(path: Path) -> str:
    import docx
    from docx.text.paragraph import Paragraph

    lines = []
    for block in docx.Document(str(path)).iter_inner_content():
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines.extend(" ".join(cell.text for cell in row.cells) for row in block.rows)
    return "\n".join(lines)


def pdf_text(path: Path) -> str:
    pages = [page.splitlines() for page in pdf_pages(path)]
    if len(pages) > 2:
        edges = [set(range(2)) | set(range(len(page) - 3, len(page))) for page in pages]
        seen = Counter(
            masked(page[i]) for page, edge in zip(pages, edges, strict=True) for i in edge if 0 <= i < len(page)
        )
        furniture = {line for line, n in seen.items() if n > len(pages) * 0.6}
        pages = [
            [line for i, line in enumerate(page) if i not in edge or masked(line) not in furniture]
            for page, edge in zip(pages, edges, strict=True)
        ]
    return "\n".join(line for page in pages for line in page)


def source_text(path: Path) -> str:
    """The words of a document's source without its marks and markup."""
    source = CORPORA / "build" / "sources" / path.parent.name / f"{path.stem}.src"
    body = source.read_text(encoding="utf-8").split("+++\n", 2)[2]
    return re.sub(r"\[[a-z]{1,3}(?:\|[^:\[\]|\n]*)*[:\]]|\]|\\$|^(?:#+|\.[a-z]+) ", "", body, flags=re.M)


def masked(line: str) -> str:
    """The line with its figures alike, so that page numbers do not tell running lines apart."""
    return re.sub(r"\d+", "0", line.strip())


def pdf_pages(path: Path) -> list[str]:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        texts = []
        for page in pdf:
            textpage = page.get_textpage()
            texts.append(textpage.get_text_range())
            textpage.close()
            page.close()
        return texts


def doubts_of(path: Path) -> Iterator[str]:
    """What looks like an unmarked amount, case number, municipality, programme or name; for a person to look at."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = "\n".join(" ".join(line.split()) for line in visible_text(path.parent / gold["document"]).splitlines())
    known = " ¦ ".join(string for _, string in strings(gold))
    patterns = {
        "amount": r"-?\d[\d.]*(?:,\d+)?(?:,-)?\s(?:mia\.|mio\.|t\.)?\s?(?:kr\b\.?|kroner|euro|EUR)|(?:DKK|EUR|€|kr\.)\s?\d[\d.]*(?:,\d+)?",
        "case number": r"\b\d\d\.\d\d\.\d\d[-A-ZØ][\w.-]*|\b\d\d/\d{3,6}\b|\b\d{3}-\d{4}-\d+\b|\b\d{4}-\d{5,6}\b",
        "name": r"(?<![.:?!] )(?<!^)\b[A-ZÆØÅ][a-zæøåéü-]+(?: (?:[A-ZÆØÅ]\.|[a-z]{2,3}|al-))?(?: [A-ZÆØÅ][\w-]+)+",
        "kommune": r"[A-ZÆØÅ][\w-]+ [Kk]ommunes?\b",
        "capitals": r"\b[A-ZÆØÅ]{3,}\+?\b",
    }
    programmes: set[str] = set()
    with (CORPORA / "gazetteers" / "programmes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            programmes |= {row["name"], *filter(None, row["aliases"].split("|"))}
    for name, pattern in patterns.items():
        for found in sorted({match[0] for match in re.finditer(pattern, text)}):
            if found not in known:
                yield f"{name}: {found}"
    for match in WEEKDAY.finditer(text):
        day = datetime.date(int(match[4]), MONTHS.index(match[3].lower()) + 1, int(match[2]))
        if WEEKDAYS[day.weekday()] != match[1].lower():
            yield f"weekday: {match[0]} is a {WEEKDAYS[day.weekday()]}"
    for alias in sorted(programmes):
        if alias not in known and re.search(rf"(?<!\w){re.escape(alias)}(?!\w)", text):
            yield f"programme: {alias}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
