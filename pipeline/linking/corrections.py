"""Decisions of people on which entities are one, which are not, what one is called and which are none: data that every run respects.

A file of corrections is YAML, a list of decisions with any of these::

    - same: [prj_5c6d, prj_91aa]        # the first is kept, the others redirect to it
      reason: Both are the project's name, one before it began
      since: 2026-11-20
    - different: [org_0b1f, org_77e2]   # never one, whatever an acronym says; also a body and a project
    - rename: org_0b1f
      to: Center for Fjordforskning
    - ignore: per_13aa                  # no entity at all
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Final, Literal, get_args

import yaml

from pipeline.errors import UsageError
from pipeline.ids import stable_id

CorrectionKind = Literal["same", "different", "rename", "ignore"]

_KINDS: Final = get_args(CorrectionKind)
_ONE: Final = frozenset({"rename", "ignore"})
"""Kinds that name one entity; the others name two or more."""
_KEYS: Final = (*_KINDS, "to", "reason", "since")
_ID: Final = re.compile(r"(?P<type>[a-z]+)[_-][0-9a-z][0-9a-z-]*")
_TYPES: Final[Mapping[str, str]] = {
    "per": "person",
    "org": "organisation",
    "mun": "municipality",
    "municipality": "municipality",
    "reg": "region",
    "region": "region",
    "prg": "programme",
    "programme": "programme",
    "prj": "project",
    "plc": "place",
    "law": "law",
}
_MAX_CHARACTERS: Final = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One decision.

    Attributes:
        entity_ids: the entities that it names, in the order of the file.
        name: the new name, of a ``rename``.
        line: in the file, from 1.
    """

    kind: CorrectionKind
    entity_ids: tuple[str, ...]
    line: int
    name: str | None = None
    reason: str | None = None
    since: date | None = None

    @property
    def correction_id(self) -> str:
        """The same wherever in the file the decision stands."""
        return stable_id("cor", self.kind, *self.entity_ids, self.name)


@dataclass(frozen=True, slots=True)
class Corrections:
    """The decisions of a file, in its order, without contradiction.

    Attributes:
        merged: by each entity that is the same as another: the one that is kept, and the decision that says so.
        apart: pairs of entities that are never one, the lesser first.
    """

    decisions: tuple[Correction, ...] = ()
    merged: Mapping[str, tuple[str, Correction]] = field(default_factory=dict)
    apart: frozenset[tuple[str, str]] = frozenset()

    @property
    def names(self) -> dict[str, str]:
        """The names that decisions give, by the entity that is kept."""
        named = {one.entity_ids[0]: one.name for one in self.decisions if one.kind == "rename" and one.name}
        return {self.kept(entity_id): name for entity_id, name in named.items()}

    @property
    def ignored(self) -> frozenset[str]:
        """What is no entity."""
        return frozenset(self.kept(one.entity_ids[0]) for one in self.decisions if one.kind == "ignore")

    def kept(self, entity_id: str) -> str:
        """The entity that is kept for this one."""
        return self.merged[entity_id][0] if entity_id in self.merged else entity_id


def read_corrections(path: Path | None) -> Corrections:
    """The decisions of a file; none where there is no file.

    Raises:
        UsageError: where the file cannot be read, or a decision means nothing or contradicts another; the message names the line.
    """
    if path is None:
        return Corrections()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UsageError(
            f"The corrections {path} cannot be read: {reason}.", hint="The setting corrections names the file."
        ) from None
    return parse_corrections(text, str(path))


def parse_corrections(text: str, name: str = "corrections") -> Corrections:
    """The decisions of a text in YAML; ``name`` is what messages call it.

    Raises:
        UsageError: as ``read_corrections``.

    >>> parse_corrections("- same: [prj_1, prj_2]").kept("prj_2")
    'prj_1'
    >>> parse_corrections("- same: [prj_1, org_2]", "mine.yaml")
    Traceback (most recent call last):
    pipeline.errors.UsageError: [R001] mine.yaml, line 1: prj_1 is a project and org_2 an organisation; ...
    """
    return _Reader(name).read(text)


class _Reader:
    """Reads one file; knows its name for what it has to say."""

    def __init__(self, name: str) -> None:
        self._name = name

    def read(self, text: str) -> Corrections:
        if len(text) > _MAX_CHARACTERS:
            raise UsageError(f"{self._name} is longer than {_MAX_CHARACTERS:,} characters.")
        decisions = tuple(self._decision(node) for node in self._nodes(text))
        merged = self._merged(decisions)
        corrections = Corrections(decisions, merged, frozenset(_apart(decisions, merged)))
        self._refuse_contradictions(corrections)
        return corrections

    def _error(self, line: int, message: str) -> UsageError:
        return UsageError(f"{self._name}, line {line}: {message}")

    def _nodes(self, text: str) -> Sequence[yaml.Node]:
        try:
            root = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise self._error(line, f"this is no YAML: {error.problem}.") from None
        except (yaml.YAMLError, RecursionError) as error:
            raise self._error(1, f"this is no YAML: {type(error).__name__}.") from None
        if root is None:
            return ()
        if not isinstance(root, yaml.SequenceNode):
            raise self._error(root.start_mark.line + 1, "a list of decisions is expected: each begins with a hyphen.")
        return tuple(root.value)

    def _decision(self, node: yaml.Node) -> Correction:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            raise self._error(line, f"a decision is expected: one of {', '.join(_KINDS)} and a colon.")
        values: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.value not in _KEYS or key.value in values:
                known = ", ".join(_KEYS)
                raise self._error(key.start_mark.line + 1, f"a decision has each of these once at most: {known}.")
            values[key.value] = value
        kinds = [kind for kind in _KINDS if kind in values]
        if len(kinds) != 1:
            raise self._error(line, f"a decision has exactly one of {', '.join(_KINDS)}; this one has {len(kinds)}.")
        kind = kinds[0]
        if (kind == "rename") != ("to" in values):
            raise self._error(line, "a new name is given with “rename” and “to” together.")
        words = {key: self._word(values[key]) for key in ("to", "reason", "since") if key in values}
        return Correction(
            kind=kind,
            entity_ids=self._ids(kind, values[kind]),
            line=line,
            name=words.get("to"),
            reason=words.get("reason"),
            since=self._day(words["since"], values["since"]) if "since" in words else None,
        )

    def _word(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            raise self._error(node.start_mark.line + 1, "words are expected here.")
        return " ".join(node.value.split())

    def _day(self, text: str, node: yaml.Node) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self._error(node.start_mark.line + 1, f"{text!r} is no day; write it as 2026-11-20.") from None

    def _ids(self, kind: str, node: yaml.Node) -> tuple[str, ...]:
        line = node.start_mark.line + 1
        is_list = isinstance(node, yaml.SequenceNode)
        found = tuple(self._word(one) for one in (node.value if is_list else [node]))
        if kind in _ONE and (is_list or len(found) != 1):
            raise self._error(line, f"“{kind}” names one entity.")
        if kind not in _ONE and (len(found) < 2 or len(set(found)) != len(found)):
            raise self._error(line, f"“{kind}” names two entities or more, in brackets, each once.")
        types = [self._type(entity_id, line) for entity_id in found]
        other = next((place for place, entity_type in enumerate(types) if entity_type != types[0]), None)
        if other is not None and kind != "different":
            raise self._error(
                line,
                f"{found[0]} is {_article(types[0])} and {found[other]} {_article(types[other])}; they cannot be the same.",
            )
        return found

    def _type(self, entity_id: str, line: int) -> str:
        match = _ID.fullmatch(entity_id)
        if match is None or match["type"] not in _TYPES:
            raise self._error(line, f"{entity_id!r} is no entity_id; take one from the table entities.")
        return _TYPES[match["type"]]

    def _merged(self, decisions: Sequence[Correction]) -> dict[str, tuple[str, Correction]]:
        into: dict[str, tuple[str, Correction]] = {}
        for one in decisions:
            kept, *others = one.entity_ids if one.kind == "same" else ("",)
            for entity_id in others:
                before = into.setdefault(entity_id, (kept, one))
                if before[0] != kept:
                    raise self._error(
                        one.line,
                        f"{entity_id} is the same as {kept} here and as {before[0]} in line {before[1].line}; "
                        "list all that are the same in one decision.",
                    )
        return {entity_id: (self._follow(entity_id, into), one) for entity_id, (_, one) in into.items()}

    def _follow(self, entity_id: str, into: Mapping[str, tuple[str, Correction]]) -> str:
        seen = {entity_id}
        kept, line = into[entity_id][0], into[entity_id][1].line
        while kept in into:
            if kept in seen:
                raise self._error(line, f"{entity_id} is redirected in a circle; keep one of the entities throughout.")
            seen.add(kept)
            kept = into[kept][0]
        return kept

    def _refuse_contradictions(self, corrections: Corrections) -> None:
        names: dict[str, Correction] = {}
        for one in corrections.decisions:
            kept = [corrections.kept(entity_id) for entity_id in one.entity_ids]
            if one.kind == "different" and len(set(kept)) < len(kept):
                raise self._error(one.line, "entities that are different here are the same by another decision.")
            if one.kind == "rename":
                before = names.setdefault(kept[0], one)
                if before.name != one.name:
                    raise self._error(
                        one.line, f"{one.entity_ids[0]} has another name in line {before.line}; give it one."
                    )


def _apart(decisions: Sequence[Correction], merged: Mapping[str, tuple[str, Correction]]) -> Iterator[tuple[str, str]]:
    for one in decisions:
        if one.kind == "different":
            kept = sorted(merged[entity_id][0] if entity_id in merged else entity_id for entity_id in one.entity_ids)
            yield from combinations(kept, 2)


def _article(entity_type: str) -> str:
    return f"an {entity_type}" if entity_type[0] in "aeiou" else f"a {entity_type}"
