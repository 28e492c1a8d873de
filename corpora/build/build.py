"""Build the documents of the corpora and their gold from the marked sources.

    python corpora/build/build.py            # all
    python corpora/build/build.py kkr        # those whose name contains "kkr"

A source is a TOML head between ``+++`` lines and a body in the light markup of render.py with the marks of marks.py. Its head
gives the family, kind, format (txt, html, pdf, docx), the meeting's or article's fields as the document states them, and how the
document looks; with ``scan`` a PDF becomes pictures of its pages. PDF needs WeasyPrint and the fonts Liberation, DejaVu and Carlito.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

from marks import ITEM_TYPES, SECTIONS, Mark, parse
from render import docx_document, html_body, pdf_document, text_document, visible
from scan import scanned

HERE = Path(__file__).parent
SETS = {
    "samples": HERE / "sources" / "samples",
    "gold/development": HERE / "sources" / "development",
    "gold/scans": HERE / "sources" / "scans",
    "gold/heldout": HERE / "sealed",
}
MEETING = ("body", "date", "start_time", "end_time", "place", "mode", "chair", "municipality_code")
ARTICLE = ("title", "lead", "published_on", "publisher", "byline")
PROJECT = ("name", "full_name", "acronym", "programme", "lead", "partners", "start", "end", "status")
PROJECT_ALSO = ("strand", "funders", "municipalities", "budget", "grant", "own_contribution", "website")
"""Fields that the gold has of a project only where its source states them, if only as "" for not stated."""
BODY = re.compile(
    r"(?:[A-ZÆØÅ]\w+(?:-,|- og|- &) )*[A-ZÆØÅ][\w-]*(?:udvalget?|rådet|bestyrelsen|forvaltningen|direktionen)s?\b"
)
ENTITIES = {"p": "person", "o": "organisation", "m": "municipality", "rg": "region", "g": "programme", "j": "project"}


def main(words: list[str]) -> int:
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1704067200")
    for name, folder in SETS.items():
        for path in sorted(folder.glob("*.src")):
            if not words or any(word in path.stem for word in words):
                build(path, HERE.parent / name)
    return 0


def build(path: Path, target: Path) -> None:
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    options = tomllib.loads(head)
    for variant in options.get("variants", [""]):
        own = {**options, **options.get(variant, {})}
        try:
            write(own, chosen(expanded(body, options.get("macros", {})), variant), target, own.get("stem", path.stem))
        except Exception as error:
            raise SystemExit(f"{path.name}: {error}") from error


def expanded(body: str, macros: dict[str, str]) -> str:
    """The body with each ``@name a || b`` replaced by its macro, ``{1}`` being the first argument."""

    def replace(match: re.Match[str]) -> str:
        text = macros[match[1]]
        for index, argument in enumerate((match[2] or "").split("||"), 1):
            text = text.replace(f"{{{index}}}", argument.strip())
        return text.strip("\n")

    return re.sub(rf"^@({'|'.join(macros)})(?: (.*))?$", replace, body, flags=re.M) if macros else body


def chosen(body: str, variant: str) -> str:
    """The body with the lines between ``?name{`` and ``?}`` of other variants left out."""
    lines: list[str] = []
    wanted = True
    for line in body.splitlines():
        if match := re.fullmatch(r"\?(\w+)\{", line):
            wanted = match[1] == variant
        elif line == "?}":
            wanted = True
        elif wanted:
            lines.append(line)
    return "\n".join(lines)


def write(options: dict[str, Any], body: str, target: Path, stem: str) -> None:
    kind = options["format"]
    plain, marks = parse(body)
    gold = gold_of(options, plain, marks, f"{stem}.{kind}")
    closed = options.get("toc_closed", "")
    titles = [
        (item["number"] or "", (closed if item["access"] == "closed" else "") + (item["title"] or ""))
        for item in gold["items"]
    ]
    title = options.get("title", stem)
    if kind == "txt":
        data = encoded(text_document(plain, options.get("wrap", 0)), options)
    elif kind == "html":
        data = encoded(html_body(plain, titles), options)
    elif kind == "pdf":
        data = pdf_document(html_body(plain, titles), title, options.get("css", ""))
        data = scanned(data, **options["scan"]) if "scan" in options else data
    else:
        data = docx_document(plain, titles, options.get("docx", {}), title)
    target.mkdir(parents=True, exist_ok=True)
    (target / f"{stem}.{kind}").write_bytes(data)
    gold_text = json.dumps(gold, ensure_ascii=False, indent=1)
    (target / f"{stem}.gold.json").write_text(gold_text + "\n", encoding="utf-8")
    print(target.name, f"{stem}.{kind}", len(data), "bytes", len(gold["items"]), "items")


def encoded(text: str, options: dict[str, Any]) -> bytes:
    """The bytes in the source's encoding; the first ``mojibake_lines`` as UTF-8 that was read as ``mojibake_as``."""
    lines = text.splitlines(keepends=True)
    broken = options.get("mojibake_lines", 0)
    head = "".join(lines[:broken]).encode().decode(options.get("mojibake_as", "cp1252"))
    text = head + "".join(lines[broken:])
    if options.get("line_ends") == "crlf":
        text = text.replace("\n", "\r\n")
    data: bytes = text.encode(options.get("encoding", "utf-8"))
    return data


def gold_of(options: dict[str, Any], text: str, marks: list[Mark], document: str) -> dict[str, Any]:
    plain = options["format"] == "txt"

    def words(mark: Mark) -> str:
        return visible(text[mark.start : mark.end], plain)

    gold: dict[str, Any] = {"format": 1, "document": document, "family": options["family"], "kind": options["kind"]}
    if options["kind"] in ("minutes", "agenda"):
        stated = options["meeting"] | options.get("meeting_also", {})
        gold["meeting"] = {name: stated.get(name) for name in MEETING} | {"status": options["kind"]}
    gold["attendance"], gold["items"], gold["tables"], gold["amounts"] = [], [], [], []
    gold["case_numbers"], gold["entities"], gold["optional_entities"] = [], [], []
    item: dict[str, Any] | None = None
    if body := gold.get("meeting", {}).get("body"):
        gold["optional_entities"].append({"text": body, "type": "organisation", "code": None})

    def add(key: str, entry: Any) -> None:
        if entry not in gold[key]:
            gold[key].append(entry)

    def entity(form: str, kind: str, code: str | None = None, key: str = "entities") -> None:
        if not any(known["text"] == form and known["type"] == kind for known in gold[key]):
            gold[key].append({"text": form, "type": kind, "code": code})

    for mark in marks:
        said = words(mark)
        arguments = [*mark.arguments, "", "", "", ""]
        if mark.tag == "i":
            item = new_item(arguments)
            gold["items"].append(item)
        elif mark.tag in ENTITIES:
            entity(said, ENTITIES[mark.tag], mark.arguments[0] if mark.arguments else None)
        elif mark.tag == "op":
            entity(said, "organisation", key="optional_entities")
        elif mark.tag == "a":
            add("amounts", {"text": said, "value_dkk": None if arguments[0] == "-" else float(arguments[0])})
        elif mark.tag == "c":
            add("case_numbers", said)
            if item is not None and arguments[0] == "k":
                item["kle_code"] = said
        elif mark.tag == "tab":
            stated, computed = (float(value) if value else None for value in arguments[2:4])
            place = len(gold["items"]) or None
            table = {"item": place, "rows": int(arguments[0]), "columns": int(arguments[1])}
            gold["tables"].append(table | {"total_stated": stated, "total_computed": computed})
        elif mark.tag in ("at", "atm"):
            place = gold["attendance"] if item is None or mark.tag == "atm" else item["attendance"]
            place.append({"person_name": said, "party": arguments[1] or None, "status": arguments[0]})
            entity(said, "person")
        elif item is None:
            raise ValueError(f"[{mark.tag}:{said}] stands before the first item")
        else:
            wanted = arguments[1] if mark.tag == "b" else ""
            named = [known for n, known in enumerate(gold["items"], 1) if wanted in (f"#{n}", known["number"] or "#")]
            fill(named[0] if named else item, mark, said, arguments)
            if mark.tag == "ic":
                add("case_numbers", said)
            if mark.tag == "v" and arguments[1] == "person":
                entity(said, "person")
    certain = {known["text"] for known in gold["entities"]}
    for match in BODY.finditer(visible(text, plain)):
        if match[0] not in certain:
            entity(match[0], "organisation", key="optional_entities")
    if options["kind"] == "news":
        gold["article"] = {name: options["article"].get(name) for name in ARTICLE}
    gold["projects"] = []
    for project in options.get("projects", []):
        stated = {name: project.get(name, [] if name == "partners" else None) for name in PROJECT}
        gold["projects"].append(stated | {name: project[name] or None for name in PROJECT_ALSO if name in project})
    return gold


def new_item(arguments: list[str]) -> dict[str, Any]:
    access = {"o": "open", "c": "closed", "-": None}[arguments[0]]
    number, title = arguments[2] or None, arguments[3] or None
    item: dict[str, Any] = {"number": number, "title": title, "access": access, "case_number": None, "kle_code": None}
    item |= {"item_type": ITEM_TYPES[arguments[1]], "sections": [], "recommendations": [], "recommended_by": None}
    return item | {"decisions": [], "votes": [], "attendance": [], "attachments": []}


def fill(item: dict[str, Any], mark: Mark, said: str, arguments: list[str]) -> None:
    """Put a mark of structure into its item."""
    if mark.tag == "n":
        item["number"] = said
    elif mark.tag == "t":
        item["title"] = said
    elif mark.tag == "ic":
        item["case_number"] = said
        kle = re.match(r"\d\d\.\d\d\.\d\d(?!\d)", said)
        item["kle_code"] = kle[0] if kle else None
    elif mark.tag == "s":
        item["sections"].append({"label": said, "section": SECTIONS[arguments[0]]})
    elif mark.tag == "r":
        item["recommendations"].append(said)
    elif mark.tag == "by":
        item["recommended_by"] = said
    elif mark.tag == "d":
        said_of = dict(argument.split("=", 1) for argument in mark.arguments[1:])
        unanimous = {"t": True, "f": False}.get(said_of.get("u", ""))
        decision = {"part": said_of.get("part"), "text": said, "outcome": arguments[0], "unanimous": unanimous}
        item["decisions"].append(decision | {"forwarded_to": said_of.get("to"), "forwarded_on": said_of.get("on")})
    elif mark.tag == "v":
        side, kind, party, count = arguments[:4]
        voter = {"person": said, "party": party, "count": None}[kind]
        vote = {"side": side, "voter": voter, "voter_kind": kind, "party": party or None}
        item["votes"].append(vote | {"count": int(count) if count else None})
    elif mark.tag == "b":
        suffix = re.search(r"\.(pdf|docx?|xlsx?|pptx?|jpg|png|zip)$", said, re.I)
        item["attachments"].append(
            {"title": said, "file_type": arguments[0] or (suffix[1].lower() if suffix else None)}
        )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
