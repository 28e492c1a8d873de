"""From a source without marks to a document: plain text, HTML, PDF (WeasyPrint), DOCX (python-docx).

The light markup of a source: ``#`` to ``####`` headings, ``- `` bullets, ``+ `` numbered list, ``| a | b |`` table rows (the first
is the head), ``.name words`` a paragraph of class ``name`` (DOCX: the style that [docx] gives it), ``**bold**``, ``\\`` at a line's
end a forced line break, ``@toc`` the contents list, ``@pagebreak``, ``@raw`` to ``@endraw`` lines left as they are. Lines that
start with ``<`` are HTML and stay. All else is paragraphs.
"""

from __future__ import annotations

import datetime
import html
import io
import re
import textwrap
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

BLOCK = re.compile(
    r"<(?:br|/?(?:p|div|h\d|li|ul|ol|tr|td|th|table|section|article|header|footer|nav|dl|dt|dd))\b[^>]*>", re.I
)
TAG = re.compile(r"<[^>]+>")
LINE_PREFIX = re.compile(r"^(?:#{1,4} |- |\+ |\.[a-z]+ )", re.M)
NUMERIC = re.compile(r"^-?[\d.]+(?:,\d+)?\s*%?$")
DOCX_DATE = datetime.datetime(2024, 1, 1)


def visible(markup: str, plain: bool) -> str:
    """The words of a stretch of a source as a reader of the document sees them, white space as one space."""
    if not plain:
        markup = LINE_PREFIX.sub("", markup).replace("**", "").replace("\\\n", "\n").replace("|", " ")
        markup = html.unescape(TAG.sub("", BLOCK.sub(" ", markup)))
    return " ".join(markup.split())


@dataclass(slots=True)
class Element:
    """A paragraph, heading, list item or table of the light markup."""

    kind: str
    text: str = ""
    level: int = 0
    name: str = ""
    rows: list[list[str]] = field(default_factory=list)


def elements(markup: str) -> Iterator[Element]:
    """The elements of a source's body in order."""
    paragraph: list[str] = []
    rows: list[list[str]] = []
    raw = False

    def flush() -> Iterator[Element]:
        if paragraph:
            text = "\n".join(paragraph)
            name = ""
            if named := re.match(r"\.([a-z]+) ", text):
                name, text = named[1], text[named.end() :]
            yield Element("paragraph", text, name=name)
            paragraph.clear()
        if rows:
            yield Element("table", rows=list(rows))
            rows.clear()

    for line in markup.splitlines():
        if line == "@endraw":
            raw = False
        elif raw:
            yield Element("raw", line)
        elif line == "@raw":
            yield from flush()
            raw = True
        elif line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
        elif not line.strip():
            yield from flush()
        elif line.startswith("<"):
            yield from flush()
            yield Element("raw", line)
        elif line in ("@toc", "@pagebreak"):
            yield from flush()
            yield Element(line[1:])
        elif heading := re.match(r"(#{1,4}) (.*)", line):
            yield from flush()
            yield Element("heading", heading[2], level=len(heading[1]))
        elif line.startswith(("- ", "+ ")):
            yield from flush()
            yield Element("bullet" if line[0] == "-" else "number", line[2:])
        else:
            paragraph.append(line)
    yield from flush()


def inline_html(text: str) -> str:
    text = re.sub(r"&(?![a-z]+;|#\d+;)", "&amp;", text).replace("\\\n", "<br>\n")
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text, flags=re.S)


def html_body(markup: str, titles: list[tuple[str, str]]) -> str:
    """The HTML of a body; ``titles`` are the numbers and titles of its items, for the contents list and its anchors."""
    out: list[str] = []
    open_list = ""
    seen = 0
    for element in elements(markup):
        tag = {"bullet": "ul", "number": "ol"}.get(element.kind, "")
        if open_list and tag != open_list:
            out.append(f"</{open_list}>")
        if tag and tag != open_list:
            out.append(f"<{tag}>")
        open_list = tag
        text = inline_html(element.text)
        match element.kind:
            case "bullet" | "number":
                out.append(f"<li>{text}</li>")
            case "raw":
                out.append(element.text)
            case "heading":
                anchor = ""
                if seen < len(titles) and titles[seen][1] in visible(element.text, plain=False):
                    seen += 1
                    anchor = f' id="item{seen}"'
                out.append(f"<h{element.level}{anchor}>{text}</h{element.level}>")
            case "table":
                out.append(html_table(element.rows))
            case "pagebreak":
                out.append('<div style="break-after: page"></div>')
            case "toc":
                out.append('<div class="toc">')
                for index, (number, title) in enumerate(titles, 1):
                    shown = f'<span class="no">{number}</span> ' if number else ""
                    out.append(f'<p>{shown}<a href="#item{index}">{inline_html(title)}</a></p>')
                out.append("</div>")
            case _:
                named = f' class="{element.name}"' if element.name else ""
                out.append(f"<p{named}>{text}</p>")
    if open_list:
        out.append(f"</{open_list}>")
    return "\n".join(out) + "\n"


def html_table(rows: list[list[str]]) -> str:
    lines = ["<table>"]
    for index, row in enumerate(rows):
        cells = []
        for cell in row:
            tag = "td" if index else "th"
            numeric = ' class="num"' if NUMERIC.match(cell) else ""
            cells.append(f"<{tag}{numeric}>{inline_html(cell)}</{tag}>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</table>"])


def text_document(markup: str, wrap: int) -> str:
    """Plain text as written, its paragraphs broken at ``wrap`` characters where that is not 0."""
    if not wrap:
        return markup.strip("\n") + "\n"
    lines = []
    for line in markup.strip("\n").splitlines():
        if len(line) <= wrap:
            lines.append(line)
        else:
            indent = re.match(r"\s*(?:[-·]\s+)?", line)
            width = len(indent[0]) if indent else 0
            lines.extend(
                textwrap.wrap(line, wrap, subsequent_indent=" " * width, break_on_hyphens=False, break_long_words=False)
            )
    return "\n".join(lines) + "\n"


def pdf_document(body: str, title: str, css: str) -> bytes:
    import weasyprint

    head = f'<meta charset="utf-8"><title>{html.escape(title)}</title><style>{css}</style>'
    page = f'<!DOCTYPE html><html lang="da"><head>{head}</head><body>{body}</body></html>'
    pdf: bytes = weasyprint.HTML(string=page).write_pdf()
    return pdf


def docx_document(markup: str, titles: list[tuple[str, str]], options: dict[str, object], title: str) -> bytes:
    """A DOCX of the body; ``options``: font, size, header, footer, and for each paragraph class the Word style it gets."""
    import docx
    from docx.enum.text import WD_BREAK
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, str(options.get("author", "")), ""
    properties.created = properties.modified = DOCX_DATE
    normal = document.styles["Normal"]
    normal.font.name = str(options.get("font", "Calibri"))
    normal.font.size = Pt(float(str(options.get("size", 11))))

    def runs(paragraph: object, text: str) -> None:
        for index, part in enumerate(re.split(r"\*\*(.+?)\*\*", text, flags=re.S)):
            pieces = html.unescape(part).replace("\\\n", "\u0000").replace("\n", " ").split("\u0000")
            for number, piece in enumerate(pieces):
                run = paragraph.add_run(piece)  # type: ignore[attr-defined]
                run.bold = True if index % 2 else None
                if number < len(pieces) - 1:
                    run.add_break()

    normal.paragraph_format.line_spacing = float(str(options.get("spacing", 1.0)))
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(25)
    for place, text in (("header", options.get("header")), ("footer", options.get("footer"))):
        if text:
            paragraph = getattr(section, place).paragraphs[0]
            before, marker, after = str(text).partition("{page}")
            paragraph.add_run(before)
            if marker:
                run = paragraph.add_run()
                for kind, instruction in (("begin", ""), ("", "PAGE"), ("end", "")):
                    node = OxmlElement("w:instrText" if instruction else "w:fldChar")
                    if instruction:
                        node.text = instruction
                    else:
                        node.set(qn("w:fldCharType"), kind)
                    run._r.append(node)
                paragraph.add_run(after)
    styles = options.get("styles")
    named = styles if isinstance(styles, dict) else {}
    first = True
    for element in elements(markup):
        match element.kind:
            case "heading":
                heading = document.add_heading("", level=element.level)
                runs(heading, element.text)
                if element.level == options.get("break_before") and not first:
                    heading.paragraph_format.page_break_before = True
                first = False if element.level == options.get("break_before") else first
            case "bullet" | "number":
                runs(
                    document.add_paragraph(style="List Bullet" if element.kind == "bullet" else "List Number"),
                    element.text,
                )
            case "table":
                table = document.add_table(rows=0, cols=len(element.rows[0]))
                table.style = str(options.get("table", "Table Grid"))
                for row in element.rows:
                    for cell, text in zip(table.add_row().cells, row, strict=True):
                        runs(cell.paragraphs[0], text.replace("<br>", "\\\n"))
                document.add_paragraph()
            case "pagebreak":
                document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case "toc":
                for number, shown in titles:
                    document.add_paragraph(f"{number}\t{shown}" if number else shown)
            case _:
                style = named.get(element.name)
                paragraph = document.add_paragraph(style=style if style and style != "bold" else None)
                runs(paragraph, f"**{element.text}**" if style == "bold" else element.text)
    buffer = io.BytesIO()
    document.save(buffer)
    return same_every_time(buffer.getvalue())


def same_every_time(archive: bytes) -> bytes:
    """The same zip with fixed times in it, so that a second build gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return out.getvalue()
