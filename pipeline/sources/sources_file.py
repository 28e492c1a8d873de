"""The file that describes the sources of a run: YAML, a list of sources, each with what is known of it."""

from __future__ import annotations

import difflib
import math
import os
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final, TypeVar, get_args

import yaml

from pipeline.errors import UsageError
from pipeline.records import DocumentKind
from pipeline.resources import gazetteer
from pipeline.sources.specs import (
    ANY_NUMBER,
    DEFAULT_PAGES,
    SOURCE_KINDS,
    Expected,
    ListPage,
    Origin,
    Politeness,
    SourceKind,
    SourceSpec,
)
from pipeline.sources.uris import printable
from pipeline.sources.web.addresses import ADDRESS_FORM, address_lines, is_web_address
from pipeline.sources.web.pages import is_selector

_Value = TypeVar("_Value")

_KEYS: Final[Mapping[str, str]] = {
    "name": "unique; what the run report calls it",
    "folder": "a folder, read with all below it",
    "file": "one file",
    "archive": "a zip archive",
    "urls": "web addresses: a list of them, or a file with one a line",
    "feed": "the address of an RSS or Atom feed",
    "sitemap": "the address of a sitemap or an index of sitemaps",
    "page": "the address of a page that lists documents",
    "select": "of a page: CSS selector of the links to documents",
    "next": "of a page: CSS selector of the link to the next page",
    "max_pages": "of a page: how many are followed",
    "include": "patterns such as *.pdf; other documents are left out",
    "exclude": "patterns of documents that are left out",
    "publisher": "who publishes the documents",
    "municipality": "name or official code",
    "kind": "what its documents are: minutes, agenda, news or other",
    "language": "ISO 639-1, such as da",
    "licence": "under which they may be used again, as SPDX names it or as an address",
    "expect": "at_least and at_most: how many documents it lists",
    "pause": "seconds between two requests to its host",
    "max_documents": "fetched from it in one run",
    "max_megabytes": "fetched from it in one run",
    "recheck_days": "after which a document is asked for again although nothing says that it changed",
}
"""Every key of a source with its meaning, in the order in which help lists them."""
_PLACES: Final = tuple(kind for kind in SOURCE_KINDS if kind != "address")
_PAGE_KEYS: Final = ("select", "next", "max_pages")
_WEB_KEYS: Final = ("pause", "max_documents", "max_megabytes", "recheck_days")
_LANGUAGE: Final = re.compile(r"[a-z]{2}")
_MAX_CHARACTERS: Final = 10_000_000
_MAX_WORDS: Final = 1000
_MAX_LISTED: Final = 50
_MEGABYTE: Final = 1_000_000


def read_sources(path: Path) -> list[SourceSpec]:
    """The sources of a file, in its order; relative paths in it count from its folder.

    Raises:
        UsageError: where it cannot be read, or says something that means nothing; the message names file, line and key, what is
            wrong and what is allowed.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UsageError(f"The sources file {path} cannot be read: {reason}.", hint="Name it with --sources.") from None
    return parse_sources(text, str(path), Path(os.path.abspath(path)).parent)


def parse_sources(text: str, name: str = "sources.yaml", folder: Path = Path()) -> list[SourceSpec]:
    """The sources of a text in YAML.

    Args:
        name: what messages call the file.
        folder: what relative paths in it count from.

    Raises:
        UsageError: as ``read_sources``.

    >>> parse_sources("- {name: Nyheder, feed: 'https://odense.example/nyheder.rss', municipality: Odense}")[0].origin.municipality_code
    461
    >>> parse_sources("- name: Nyheder\\n  fed: https://odense.example/nyheder.rss")
    Traceback (most recent call last):
    pipeline.errors.UsageError: [R001] sources.yaml, line 2: there is no key 'fed'; did you mean 'feed'? Allowed are name, ...
    """
    return _Reader(name, folder).read(text)


class _Reader:
    """Reads one file; knows its name and folder."""

    def __init__(self, name: str, folder: Path) -> None:
        self._name, self._folder = name, folder

    def read(self, text: str) -> list[SourceSpec]:
        if len(text) > _MAX_CHARACTERS:
            raise UsageError(f"{self._name} is longer than {_MAX_CHARACTERS:,} characters.")
        try:
            root = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise UsageError(f"{self._name}, line {line}: this is no YAML: {error.problem}.") from None
        except (yaml.YAMLError, RecursionError) as error:
            raise UsageError(f"{self._name}: this is no YAML: {type(error).__name__}.") from None
        if not isinstance(root, yaml.SequenceNode) or not root.value:
            line = root.start_mark.line + 1 if root else 1
            raise UsageError(f"{self._name}, line {line}: a list of sources is expected: each begins with a hyphen.")
        lines: dict[str, int] = {}
        specs: list[SourceSpec] = []
        for node in root.value:
            entry = _Entry(self._name, self._folder, node)
            spec = entry.spec()
            if spec.name in lines:
                raise entry.error("name", f"the source in line {lines[spec.name]} has the same name, {spec.name!r}.")
            lines[spec.name] = entry.line
            specs.append(spec)
        return specs


class _Entry:
    """One source of the file, its values by key."""

    def __init__(self, file: str, folder: Path, node: yaml.Node) -> None:
        self._file, self._folder = file, folder
        self.line: int = node.start_mark.line + 1
        self._values: dict[str, yaml.Node] = {}
        if not isinstance(node, yaml.MappingNode):
            raise self._error(node, f"a source is expected: keys and values, one of {_listed(_PLACES)} among them.")
        for key, value in node.value:
            word = key.value if isinstance(key, yaml.ScalarNode) else "?"
            if word not in _KEYS:
                raise self._error(key, f"there is no key {word!r}; {_meant(word, _KEYS)}")
            if word in self._values:
                raise self._error(key, f"the key {word!r} is there twice.")
            self._values[word] = value

    def error(self, key: str, message: str) -> UsageError:
        """What is wrong with the value of a key."""
        return self._error(self._values[key], f"{key}: {message}")

    def spec(self) -> SourceSpec:
        """The source."""
        places = [kind for kind in _PLACES if kind in self._values]
        if len(places) != 1:
            raise UsageError(
                f"{self._file}, line {self.line}: a source has exactly one of {_listed(_PLACES)}; this one has {len(places)}."
            )
        kind = places[0]
        if "name" not in self._values:
            raise UsageError(f"{self._file}, line {self.line}: the key 'name' is missing: {_KEYS['name']}.")
        self._refuse_idle_keys(kind)
        return SourceSpec(
            name=self._word("name"),
            kind=kind,
            at=self._at(kind),
            origin=self._origin(),
            include=self._words("include"),
            exclude=self._words("exclude"),
            expected=self._expected(),
            politeness=self._politeness(),
            list_page=self._list_page() if kind == "page" else None,
        )

    def _error(self, node: yaml.Node, message: str) -> UsageError:
        return UsageError(printable(f"{self._file}, line {node.start_mark.line + 1}: {message}"))

    def _refuse_idle_keys(self, kind: SourceKind) -> None:
        """Refuses keys that mean nothing for this kind of source: they would be ignored in silence."""
        idle = [] if kind == "page" else list(_PAGE_KEYS)
        idle += _WEB_KEYS if kind in ("folder", "file", "archive") else ()
        idle += ("include", "exclude") if kind == "file" else ()
        for key in idle:
            if key in self._values:
                raise self.error(key, f"it means nothing for a source of kind {kind}; remove it.")

    def _at(self, kind: SourceKind) -> tuple[str, ...]:
        if kind in ("folder", "file", "archive"):
            return (str(self._path(self._word(kind))),)
        if kind == "urls":
            return self._addresses()
        return (self._address(self._values[kind], kind),)

    def _addresses(self) -> tuple[str, ...]:
        node = self._values["urls"]
        if isinstance(node, yaml.SequenceNode):
            found = tuple(self._address(one, "urls") for one in node.value)
        elif is_web_address(self._word("urls")):
            found = (self._word("urls"),)
        else:
            found = self._listed_in(self._path(self._word("urls")))
        if not found:
            raise self.error("urls", "it has no address.")
        return tuple(dict.fromkeys(found))

    def _listed_in(self, path: Path) -> tuple[str, ...]:
        try:
            return address_lines(path.read_text(encoding="utf-8-sig"))
        except UnicodeError:
            raise self.error("urls", f"the file {path} is not UTF-8.") from None
        except OSError as error:
            raise self.error("urls", f"the file {path} cannot be read: {error.strerror}.") from None
        except ValueError as error:
            raise self.error("urls", f"{path}, line {error.args[0]}: this is no web address; {ADDRESS_FORM}") from None

    def _address(self, node: yaml.Node, key: str) -> str:
        word = node.value.strip() if isinstance(node, yaml.ScalarNode) else ""
        if not is_web_address(word):
            raise self._error(node, f"{key}: {word[:200]!r} is no web address; {ADDRESS_FORM}")
        return str(word)

    def _path(self, word: str) -> Path:
        return Path(os.path.abspath(self._folder / Path(word).expanduser()))

    def _origin(self) -> Origin:
        return Origin(
            publisher=self._optional("publisher", self._word),
            municipality_code=self._optional("municipality", self._municipality),
            kind=self._optional("kind", self._kind),
            language=self._optional("language", self._language),
            licence=self._optional("licence", self._word),
        )

    def _optional(self, key: str, read: Callable[[str], _Value]) -> _Value | None:
        return read(key) if key in self._values else None

    def _word(self, key: str) -> str:
        node = self._values[key]
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip() or len(node.value) > _MAX_WORDS:
            raise self.error(key, f"words are expected, at most {_MAX_WORDS} characters: {_KEYS[key]}.")
        return " ".join(node.value.split())

    def _words(self, key: str) -> tuple[str, ...]:
        node = self._values.get(key)
        if node is None:
            return ()
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        if not nodes or not all(isinstance(one, yaml.ScalarNode) and one.value.strip() for one in nodes):
            raise self.error(key, "a pattern or a list of patterns is expected, such as ['*.pdf', '*.docx'].")
        return tuple(one.value.strip() for one in nodes)

    def _kind(self, key: str) -> DocumentKind:
        word = self._word(key)
        for kind in get_args(DocumentKind):
            if word == kind:
                return kind  # type: ignore[no-any-return]
        raise self.error(key, f"{word!r} is none; allowed are {_listed(get_args(DocumentKind))}.")

    def _language(self, key: str) -> str:
        word = self._word(key)
        if not _LANGUAGE.fullmatch(word):
            raise self.error(key, f"{word!r} is no ISO 639-1 code; two small letters are, such as da or en.")
        return word

    def _municipality(self, key: str) -> int:
        word = self._word(key)
        codes = _municipalities()
        if word.casefold() not in codes:
            names = [row["name"] for row in gazetteer("municipalities.csv")]
            raise self.error(key, f"{word!r} is no municipality's name or code; {_meant(word, names)}")
        return codes[word.casefold()]

    def _expected(self) -> Expected:
        node = self._values.get("expect")
        if node is None:
            return ANY_NUMBER
        if not isinstance(node, yaml.MappingNode):
            raise self.error("expect", "at_least and at_most are expected, such as {at_least: 10, at_most: 500}.")
        found: dict[str, int] = {}
        for key, value in node.value:
            if key.value not in ("at_least", "at_most") or key.value in found:
                raise self._error(key, f"expect: {key.value!r} is none of at_least and at_most, each once.")
            found[key.value] = int(self._number(value, f"expect, {key.value}", 0, whole=True))
        expected = Expected(at_least=found.get("at_least", 0), at_most=found.get("at_most"))
        if expected.at_most is not None and expected.at_most < expected.at_least:
            raise self.error("expect", f"at_most ({expected.at_most}) is less than at_least ({expected.at_least}).")
        return expected

    def _politeness(self) -> Politeness:
        megabytes = self._numbered("max_megabytes", 1)
        documents = self._numbered("max_documents", 1, whole=True)
        return Politeness(
            pause=self._numbered("pause", 0, most=3600),
            max_documents=None if documents is None else int(documents),
            max_bytes=None if megabytes is None else int(megabytes * _MEGABYTE),
            recheck_days=self._numbered("recheck_days", 0),
        )

    def _list_page(self) -> ListPage:
        if "select" not in self._values:
            raise self.error("page", f"the key 'select' is missing: {_KEYS['select']}, such as \"a[href$='.pdf']\".")
        for key in ("select", "next"):
            if key in self._values and not is_selector(self._word(key)):
                raise self.error(key, f"{self._word(key)!r} is no CSS selector.")
        pages = self._numbered("max_pages", 1, most=10_000, whole=True)
        return ListPage(
            select=self._word("select"),
            next=self._optional("next", self._word),
            max_pages=DEFAULT_PAGES if pages is None else int(pages),
        )

    def _numbered(self, key: str, least: float, most: float = math.inf, *, whole: bool = False) -> float | None:
        node = self._values.get(key)
        return None if node is None else self._number(node, key, least, most, whole=whole)

    def _number(
        self, node: yaml.Node, what: str, least: float, most: float = math.inf, *, whole: bool = False
    ) -> float:
        try:
            number = float(node.value) if isinstance(node, yaml.ScalarNode) else math.nan
        except ValueError:
            number = math.nan
        if not (least <= number <= most) or not math.isfinite(number) or (whole and number != int(number)):
            upto = f" and at most {most:g}" if most < math.inf else ""
            given = node.value[:50] if isinstance(node, yaml.ScalarNode) else "this"
            raise self._error(node, f"{what}: {given!r} is no {'whole ' * whole}number of at least {least:g}{upto}.")
        return number


def _municipalities() -> dict[str, int]:
    """The official code of each municipality by its code, name and other names, in small letters."""
    codes: dict[str, int] = {}
    for row in gazetteer("municipalities.csv"):
        for name in (row["code"], row["name"], f"{row['name']} Kommune", *filter(None, row["aliases"].split("|"))):
            codes.setdefault(name.casefold(), int(row["code"]))
    return codes


def _meant(word: str, known: Mapping[str, str] | list[str]) -> str:
    close = difflib.get_close_matches(word, known, n=1)
    meant = f"did you mean {close[0]!r}? Allowed" if close else "allowed"
    listed = _listed(known) if len(known) <= _MAX_LISTED else "the names and codes of the Danish municipalities"
    return f"{meant} are {listed}."


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
