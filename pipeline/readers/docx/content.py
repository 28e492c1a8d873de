"""The body of a Word document in reading order: paragraphs with their runs, tables with their cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pipeline.readers.docx.names import ALTERNATE_CONTENT, CHOICE, FALLBACK, MATH, MATH_TEXT, RELATION_ID, w
from pipeline.readers.docx.styles import Style, Styles, switch, value
from pipeline.readers.runs import Run

_TRANSPARENT: Final = frozenset(
    map(
        w,
        ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "fldSimple", "dir", "bdo", "ruby", "rubyBase"),
    )
)
"""Wrappers whose content counts as if they were not there: content controls, tracked insertions, results of fields."""
_CHARACTERS: Final = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_TEXT: Final = w("t")
_TEXT_BOX: Final = w("txbxContent")
_NOTES: Final = frozenset({w("footnoteReference"), w("endnoteReference")})
_PARAGRAPH: Final = w("p")
_TABLE: Final = w("tbl")


@dataclass(slots=True)
class Paragraph:
    """A paragraph's runs, with the text boxes and footnotes that hang on it."""

    properties: Any | None
    style: Style
    runs: list[Run] = field(default_factory=list)
    text_boxes: list[Any] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


def block_elements(container: Any) -> Iterator[Any]:
    """The paragraphs and tables of a body, cell, text box or note, those inside wrappers too."""
    for child in container:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag in _TRANSPARENT:
            yield from block_elements(child)
        elif child.tag == ALTERNATE_CONTENT:
            yield from block_elements(_alternative(child))


def read_paragraph(element: Any, styles: Styles, targets: Mapping[str, str]) -> Paragraph:
    """One paragraph, without tracked deletions, hidden text, field codes and comments.

    Args:
        targets: the addresses of hyperlinks by relation id.
    """
    properties = element.find(w("pPr"))
    style = styles.get(None if properties is None else value(properties, "pStyle"))
    paragraph = Paragraph(properties, style)
    _read_runs(element, paragraph, styles, targets, None)
    return paragraph


def _read_runs(
    element: Any, paragraph: Paragraph, styles: Styles, targets: Mapping[str, str], href: str | None
) -> None:
    for child in element:
        if child.tag == w("r"):
            _read_run(child, paragraph, styles, href)
        elif child.tag == w("hyperlink"):
            _read_runs(child, paragraph, styles, targets, targets.get(child.get(RELATION_ID, "")))
        elif child.tag in _TRANSPARENT:
            _read_runs(child, paragraph, styles, targets, href)
        elif child.tag == ALTERNATE_CONTENT:
            _read_runs(_alternative(child), paragraph, styles, targets, href)
        elif child.tag == MATH:
            paragraph.runs.append(Run("".join(text.text or "" for text in child.iter(MATH_TEXT))))


def _read_run(run: Any, paragraph: Paragraph, styles: Styles, href: str | None) -> None:
    properties = run.find(w("rPr"))
    own = styles.get(None if properties is None else value(properties, "rStyle"))
    if _first(None if properties is None else switch(properties, "vanish"), own.hidden, paragraph.style.hidden):
        return
    bold = _first(None if properties is None else switch(properties, "b"), own.bold, paragraph.style.bold)
    text = ""
    for child in run:
        if child.tag == _TEXT:
            text += child.text or ""
        elif child.tag in _CHARACTERS:
            text += _CHARACTERS[child.tag]
        elif child.tag == w("sym"):
            text += _symbol(child)
        elif child.tag in _NOTES:
            paragraph.notes.append((child.tag, child.get(w("id"), "")))
        else:
            paragraph.text_boxes += _text_boxes(child)
    if text:
        paragraph.runs.append(Run(text, bold, href))


def _text_boxes(element: Any) -> Iterator[Any]:
    """The outermost text boxes in a drawing; of two alternative drawings of the same box one."""
    if element.tag == _TEXT_BOX:
        yield element
    elif element.tag == ALTERNATE_CONTENT:
        yield from _text_boxes(_alternative(element))
    else:
        for child in element:
            yield from _text_boxes(child)


def _alternative(element: Any) -> Any:
    """The drawing or text to take where a document offers one for newer and one for older programs."""
    for name in (CHOICE, FALLBACK):
        if (child := element.find(name)) is not None:
            return child
    return element


def _symbol(element: Any) -> str:
    """A character of a symbol font, which Word names by its code."""
    code = element.get(w("char"), "")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _first(*said: bool | None) -> bool:
    """The first that is said; False where none is."""
    return next((value for value in said if value is not None), False)
