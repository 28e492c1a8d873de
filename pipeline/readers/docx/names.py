"""The qualified names of WordprocessingML that are looked at."""

from __future__ import annotations

from typing import Final

from docx.oxml.ns import nsmap

_W: Final = f"{{{nsmap['w']}}}"
_ALTERNATIVES: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RELATIONS: Final = f"{{{nsmap['r']}}}"


def w(name: str) -> str:
    """The name of an element or attribute in the main namespace, as lxml writes it."""
    return _W + name


VAL: Final = w("val")
RELATION_ID: Final = f"{_RELATIONS}id"
ALTERNATE_CONTENT: Final = f"{_ALTERNATIVES}AlternateContent"
CHOICE: Final = f"{_ALTERNATIVES}Choice"
FALLBACK: Final = f"{_ALTERNATIVES}Fallback"
MATH: Final = f"{_MATHS}oMath"
MATH_TEXT: Final = f"{_MATHS}t"
