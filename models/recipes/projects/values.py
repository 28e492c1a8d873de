"""Other organisations, programmes, dates and sums to put where training texts have theirs."""

from __future__ import annotations

import random
import re
from functools import cache

from models.recipes.ner_data.invented import last_name, place
from pipeline.resources import gazetteer

_MUNICIPALITY = re.compile(r"(?P<name>.+?)(?P<ending> [Kk]ommune| [Kk]ommunes)?")
_UNIVERSITIES = (
    "Universität {0}|University of {0}|Fachhochschule {0}|Hochschule {0}|Universidad de {0}|Università di {0}|Université de {0}|"
    "Uniwersytet {0}|{0} universitet|{0} University|Högskolan i {0}|Stadt {0}|Gemeente {0}|City of {0}|Comune di {0}|{0} kommun|{0} kommune"
).split("|")
_ABROAD = (
    "Kiel Flensburg Rostock Greifswald Lübeck Göteborg Malmö Lund Halmstad Trelleborg Oslo Bergen Bodø Tromsø Helsinki Turku Vaasa Tartu "
    "Riga Liepāja Kaunas Klaipėda Gdańsk Szczecin Kraków Groningen Emmen Leeuwarden Gent Brugge Antwerpen Lille Nantes Bordeaux Lyon Porto "
    "Braga Coimbra Sevilla Valencia Málaga Bologna Padova Trento Ljubljana Zagreb Brno Tampere Umeå Aberdeen Cork Galway Reykjavik Nuuk"
).split()
_DANISH = (
    "{0} Gymnasium|{0} Bibliotek|{0} Museum|{0} Forsyning|{0} Spildevand A/S|{0} Fjernvarme|{0} Havn|{0} Skole|{0} Erhvervsråd|"
    "{0} Erhvervsskole|{0} Turistforening|{0} Sygehus|{0} Universitetshospital|{0} Handelsskole|{0} Landbrugsskole|{0} Boligforening|"
    "{0} Idrætsforening|Museum {0}|Visit{0}|Destination {0}|Ungdomsskolen i {0}|Jobcenter {0}|{0} Produktionshøjskole|{0} Borgerforening|"
    "{0} Kulturhus|{0} Lærerforening|Boligselskabet {0}|Naturpark {0}|Landboforeningen {0}"
).split("|")
_COMPANIES = (
    "{0} A/S|{0} ApS|{0} GmbH|{0} Consult|{0} Technologies|{0} AB|{0} & Co.|{0} Rådgivning|{0} Data|{0} Energi".split(
        "|"
    )
)
_FUNDS = "{0} Fonden|{0}-fonden|{0}fonden|{0}s Fond|{0} og Hustrus Fond|Sparekassen {0}s Fond|Fonden {0}".split("|")
_MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()
_SEASONS = "foråret sommeren efteråret vinteren".split()
_NUMBER = re.compile(r"\d+")


@cache
def _municipalities() -> tuple[str, ...]:
    return tuple(row["name"] for row in gazetteer("municipalities.csv"))


@cache
def _organisations() -> tuple[str, ...]:
    return tuple(row["name"] for row in gazetteer("organisations.csv") if " " in row["name"] or row["name"].isupper())


@cache
def _programmes() -> tuple[str, ...]:
    found = [
        name
        for row in gazetteer("programmes.csv")
        if row["kind"] in ("programme", "strand", "generation")
        for name in (row["name"], *row["aliases"].split("|"))
    ]
    return tuple(name for name in found if name and "(" not in name and len(name) > 3)


def organisation(words: str, rng: random.Random) -> str:
    """Another organisation: for a municipality another one in the same form, else one of any kind."""
    whole = _MUNICIPALITY.fullmatch(words)
    if whole is not None and whole["name"] in _municipalities():
        return rng.choice(_municipalities()) + (whole["ending"] or "")
    kind = rng.random()
    if kind < 0.2:
        return rng.choice(_organisations())
    if kind < 0.4:
        return rng.choice(_UNIVERSITIES).format(rng.choice(_ABROAD))
    if kind < 0.7:
        return rng.choice(_DANISH).format(rng.choice(_municipalities()) if rng.random() < 0.4 else place(rng))
    if kind < 0.8:
        return "".join(rng.choice("ABCDEFGHIKLMNOPRSTUV") for _ in range(rng.choice((2, 3, 3, 4))))
    return rng.choice(_COMPANIES).format(last_name(rng))


def funder(words: str, rng: random.Random) -> str:
    """Another foundation."""
    return rng.choice(_FUNDS).format(last_name(rng))


def programme(words: str, rng: random.Random) -> str:
    """Another programme that is listed."""
    return rng.choice(_programmes())


def day(words: str, rng: random.Random) -> str:
    """Another time: a bare year for a bare year, else any form."""
    year = rng.randint(2004, 2031)
    if words.isdigit():
        return str(year)
    return rng.choice(
        (
            f"{rng.randint(1, 28)}. {rng.choice(_MONTHS)} {year}",
            f"{rng.choice(_MONTHS)} {year}",
            f"{rng.choice(_MONTHS)} {year}",
            f"{rng.choice(_SEASONS)} {year}",
            f"{year}",
            f"{rng.randint(1, 28)}/{rng.randint(1, 12)} {year}",
            f"{rng.randint(1, 4)}. kvartal {year}",
            f"{rng.choice(('medio', 'ultimo', 'primo', 'udgangen af', 'begyndelsen af', 'slutningen af'))} {year}",
            f"{rng.choice(('næste år', 'i år', 'nytår', 'sommerferien'))}",
        )
    )


def amount(words: str, rng: random.Random) -> str:
    """The same sum with other digits."""
    return _NUMBER.sub(
        lambda match: str(rng.randint(1, 9)) + "".join(str(rng.randint(0, 9)) for _ in match.group()[1:]), words
    )
