"""What tells a programme's name from the ordinary words, people and acronyms that look like it."""

from __future__ import annotations

import re

_EU = r"\beu\b|\beu-|\beu's|europæisk|program"
_FUNDING = _EU + "|midler|projekt|støtt|tilskud|fond|pulje|bevil|ansøg|finansier|ordning"
_PAYING = "|penge|midler|støtt|finansier|tilskud|erhvervs|projekt"
_SCHEME = "midler|pulje|tilskud|bevil|minister|statslig"

_EXPLAINED = (
    # acronyms that stand for other things too
    ("ESF|EIT|EIF|ERF|EFF|REC|DEP|DEB|SMP|CIP|UIA|EUI|AAL|NEB|NORA|FRO", _EU + "|fond"),
    ("HEU|IEE|EGF|ESC|DUT|YiA|EVS|LLP", _EU + "|fond"),
    ("LBF|LOA", "bolig|fond|anlæg"),
    ("IFD|NMR", "fond|nordisk|innovation"),
    ("LIFE|MEDIA|EQUAL|URBAN|DIGITAL|PROGRESS|ELENA|LEADER|ESPON|DAPHNE|EaSI|FLAG", _FUNDING),
    ("LAG", _FUNDING + "|aktionsgruppe|landdistrikt"),
    ("COST|EUREKA|TEMPUS", _EU + "|forsk|netværk"),
    ("BONUS", "østersø|baltic|havforsk"),
    ("South Baltic", _FUNDING),
    # people, networks and slogans
    ("Comenius|Jean Monnet|Leonardo da Vinci|Socrates|Erasmus|Marie Curie", _EU + "|midler|projekt|udveksl|mobilitet"),
    ("Ungdomsprogrammet|Aktive Unge|Youth in Action|Health Programme|Justice Programme", _EU + "|projekt"),
    ("Et Digitalt Europa|Digital Europe|Europe Direct|Volt-programmet", _EU + "|projekt"),
    ("Aarhus 2017|Kulturhovedstad", "kulturhovedstad|capital of culture"),
    ("Stedet Tæller|Underværker", "realdania"),
    ("Her gror vi", "nordea"),
    ("Danmarks Grønne Arealfond|lokal trepart", "trepart|grøn"),
    ("Nordisk Innovation", _FUNDING),
    # funds that others have too
    ("Socialfonden|Globaliseringsfonden", _EU + "|regionalfond" + _PAYING),
    ("Regionalfonden|Landdistriktsfonden", _EU + "|socialfond" + _PAYING),
    ("Uddannelsespuljen", "region"),
    ("KA1|KA 1|KA2|KA 2|KA3|KA 3", "erasmus"),
    # ordinary words for a kind of scheme
    ("områdefornyelse|kulturaftale|kulturregionaftale|lavbundsprojekter|vådområdeprojekter", _SCHEME),
    ("kvalitetsfondsbyggeri|kvalitetsfondsprojekt|grøn ordning|borgerdrevne dagligvarebutikker", _SCHEME),
    ("bedre bemanding i ældreplejen|en bedre bemanding i ældreplejen", _SCHEME),
)


def _explained() -> dict[str, re.Pattern[str]]:
    return {name.lower(): re.compile(words) for names, words in _EXPLAINED for name in names.split("|")}


NEIGHBOURS = _explained()
"""By alias in lower case: the words of which one must stand nearby (searched in lower-case text)."""

ORDINARY = frozenset({"lokal aktionsgruppe", "lokale aktionsgrupper"})
"""Listed forms that are nouns for any body or scheme of the kind."""

REACH = 200
"""How many characters on either side of a name count as nearby."""

COMPOUND_PARTS = frozenset(
    "programmet program programme midler midlerne projekt projektet projekter puljen ordningen initiativet netværk "
    "aktiviteter partnerskabet center kontor metoden fonden".split()
)
"""Second parts of compounds with a programme's name ("LIFE-projekt")."""

GENERIC_COMPOUNDS = frozenset({"program", "programmet", "projekt", "projektet", "projekter", "midler", "midlerne"})

SHARED_POOLS = re.compile(
    r"(?<![\w-])(?:(?:[Ll]anddistrikts|[Ll]andsby|[Ii]nnovations|[Uu]dviklings)puljens?|"
    r"(?:Landdistrikts|Landsby|Innovations|Udviklings)pulje|[Dd]en grønne pulje|Grøn [Pp]ulje)(?!\w)"
)
"""Pools that the state and several municipalities have under one name."""

OF_THE_STATE = re.compile(r"minister|statslig|statens|\bstaten|styrelse[nr](?! af)|\bnational|finanslov")
OF_THE_MUNICIPALITY = re.compile(r"kommunens?\b|kommunal|byråds?|egen\b|egne\b|eget\b|udvalgets")

PERIOD = re.compile(r" ?\(?((?:19|20)\d\d) ?- ?(?:(?:19|20)?\d\d)(?!\d)\)?")
"""A stated period after a name: which generation is meant."""

STRAND_JOINT = re.compile(r",? (?:- )?|: | \(|-programmet for ")
"""What may stand between a family's name and its strand."""

PERSON_NAMES = re.compile(r" [A-ZÆØÅ]")
"""After a name that is a person's or institution's too: another capital word makes it that ("Erasmus University")."""

NAMED_AFTER_PEOPLE = frozenset(
    {"comenius", "jean monnet", "leonardo da vinci", "socrates", "erasmus", "marie curie", "daphne", "grundtvig"}
)
