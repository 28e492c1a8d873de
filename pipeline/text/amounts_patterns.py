"""The words and forms of sums of money."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

# The keys of these tables are casefolded and without dots and spaces.
SCALES: Final[Mapping[str, Decimal]] = {
    name: Decimal(factor)
    for factor, names in {
        10**3: ("t", "tusind", "tusinde"),
        10**6: ("m", "mio", "mill", "million", "millioner"),
        10**9: ("mia", "mrd", "milliard", "milliarder"),
    }.items()
    for name in names
}
CURRENCIES: Final[Mapping[str, str]] = {
    name: code
    for code, names in {
        "DKK": ("kr", "dkr", "dkk", "krone", "kroner", "danskekr", "danskekroner", "øre", ",-", ",\u2013"),
        "EUR": ("eur", "euro", "€"),
        "USD": ("usd", "dollar", "dollars", "$"),
        "GBP": ("gbp", "pundsterling", "£"),
        "SEK": ("sek", "svenskekr", "svenskekroner"),
        "NOK": ("nok", "norskekr", "norskekroner"),
    }.items()
    for name in names
}
_WHOLE_NUMBERS: Final = ("en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")
NUMBER_WORDS: Final[Mapping[str, Decimal]] = {
    word: Decimal(number) for number, word in enumerate(_WHOLE_NUMBERS, start=1)
} | {"én": Decimal(1), "enhalv": Decimal("0.5"), "halvanden": Decimal("1.5")}

SCALE_OF_UNIT: Final = re.compile(r"[^\W\d_]+")
"""The word of a sum's unit that may be a scale: "mio" of "mio. kr."."""

_SPACE: Final = "[ \u00a0\u2009\u202f]"
_NUMBER: Final = (
    rf"(?:[1-9][0-9]{{0,2}}(?:(?:\.[0-9]{{3}}){{1,4}}|(?:{_SPACE}[0-9]{{3}}){{1,4}})|[0-9]{{1,12}})(?![0-9])"
    r"(?:,[0-9]{1,4})?(?:\s?½)?(?![0-9]|[.,][0-9])"
)
_NUMBER_WORD: Final = r"(?:en\shalv|én|en|halvanden|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv)"
_MILLIONS: Final = r"(?:mio|mill|mia|mrd|million(?:er)?|milliard(?:er)?)(?!\w)\.?"
_SCALE: Final = rf"(?:{_MILLIONS}\s{{0,2}}|(?:mio|mill|mia)\.|tusinde?\s|[tm]\.?\s?(?=kr|dkk))"
_CURRENCY: Final = (
    r"(?:(?:(?:danske|svenske|norske)\s)?(?:kroner|kr\b\.?)|krone|dkr\b\.?|dkk|eur|euro|usd|dollars?|gbp|pund\ssterling"
    r"|(?-i:SEK|NOK)|[€$£])(?!\w)"
)
_TO: Final = r"(?:[-\u2013\u2014]|\s(?:[-\u2013\u2014]|til)\s)"

# mio. alone is money where nothing that is counted follows: 2,6 mio. i 2024, but not 5,9 mio. danskere.
_NOTHING_COUNTED: Final = (
    r"(?=\s*(?:$|[\n\t.,;:)!?|]|[-\u2013]\s|(?:i|til|fra|på|om|og|eller|pr|per|årligt?|mere|mindre|lavere|højere|netto|brutto"
    r"|som|der|blev|er|ved|over|under|for|af)\b))"
)

AMOUNT: Final = re.compile(
    rf"""
    (?<!\w)
    (?:
        (?=[dkeusgn€$£]) (?P<leading> d?kr\b\.? | (?:dkk|eur|usd|gbp|(?-i:SEK|NOK))\b | [€$£] ) :? \s{{0,2}}
        (?P<after_sign> [-\u2212] )? (?P<after> {_NUMBER} ) (?P<price> ,-|,\u2013 )?
        (?: \s? (?P<after_scale> {_MILLIONS} ) )?
      | (?=[-\u2212\u2013m0-9]) (?P<sign> (?<!\)) [-\u2212\u2013] | minus\s )? (?<![0-9][.,/:])
        (?: (?P<low> {_NUMBER} ) (?: {_TO} | (?P<both> \sog\s ) ) )? (?P<value> {_NUMBER} )
        (?: \s{{0,2}} (?: (?P<scale> {_SCALE} )? (?P<currency> {_CURRENCY} | øre(?!\w) )
                        | (?P<bare_scale> (?:mio|mia|mill)(?!\w)\.?+ ) {_NOTHING_COUNTED} )
          | (?P<dash> ,-|,\u2013 ) (?![0-9]) (?: \s? (?:kr\b\.?|kroner|dkk)(?!\w) )? )
      | (?=[enéhtfso]) (?P<words> {_NUMBER_WORD} ) \s (?P<words_scale> {_MILLIONS} ) \s (?P<words_currency> {_CURRENCY} )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)

TABLE_UNIT_BEFORE: Final = re.compile(r"(?:\b(?:i|hele)\s|(?:^|[\n\t|(])\s?)\Z", re.IGNORECASE)
TABLE_UNIT_AFTER: Final = re.compile(r"\s?(?:$|[\n\t|)])")
SCALE_BEFORE: Final = re.compile(r"(?:\b(?:mio|mill|mia|t|tusinde?)|\b1\.?000)\.?\s?\Z", re.IGNORECASE)
PAIR_BEFORE: Final = re.compile(r"\b(?:mellem|henholdsvis|hhv\.)\s(?:ca\.\s)?\Z", re.IGNORECASE)
CONTEXT: Final = 24
"""Number of characters before an amount that the three patterns for what stands before look at."""
