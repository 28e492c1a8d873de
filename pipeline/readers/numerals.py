"""List numbers as printed, in the styles that HTML and Word share."""

from __future__ import annotations

from typing import Final

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
    (4, "iv"), (1, "i"),
)  # fmt: skip
_MAX_STYLED: Final = 3999


def format_number(number: int, style: str) -> str:
    """A number in one of Word's number formats; any other style, and a number that a style cannot show, is in digits.

    >>> [format_number(n, s) for n, s in ((3, "decimal"), (28, "lowerLetter"), (14, "upperRoman"), (7, "decimalZero"))]
    ['3', 'bb', 'XIV', '07']
    """
    if not 1 <= number <= _MAX_STYLED:
        return str(number)
    match style:
        case "lowerLetter" | "upperLetter":
            repeats, index = divmod(number - 1, 26)
            text = chr(ord("a") + index) * (repeats + 1)
        case "lowerRoman" | "upperRoman":
            text = _roman(number)
        case "decimalZero":
            return f"{number:02}"
        case _:
            return str(number)
    return text.upper() if style.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text
