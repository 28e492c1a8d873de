from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.linking.corrections import Corrections, parse_corrections, read_corrections

FILE = """
# Two names of one project
- same: [prj_1, prj_2, prj_3]
  reason: Samme
    projekt
  since: 2026-11-20
- different: [org_a, org_b, org_c]
- rename: prj_2
  to: "Kyst: til kyst"
- ignore: per_9
- same: [municipality-0461, mun_12]
"""


def test_every_kind_of_decision() -> None:
    found = parse_corrections(FILE)
    assert [one.line for one in found.decisions] == [3, 7, 8, 10, 11]
    first = found.decisions[0]
    assert (first.reason, first.since) == ("Samme projekt", date(2026, 11, 20))
    assert {entity_id: kept for entity_id, (kept, _) in found.merged.items()} == {
        "prj_2": "prj_1", "prj_3": "prj_1", "mun_12": "municipality-0461",
    }  # fmt: skip
    assert found.apart == {("org_a", "org_b"), ("org_a", "org_c"), ("org_b", "org_c")}
    assert found.names == {"prj_1": "Kyst: til kyst"}
    assert found.ignored == {"per_9"}


def test_a_decision_on_a_kept_entity_leads_on() -> None:
    found = parse_corrections("- same: [prj_2, prj_3]\n- same: [prj_1, prj_2]\n- ignore: prj_3")
    assert found.kept("prj_3") == "prj_1"
    assert found.ignored == {"prj_1"}


def test_no_file_and_an_empty_file_decide_nothing(tmp_path: Path) -> None:
    empty = tmp_path / "c.yaml"
    empty.write_text("# nothing yet\n")
    assert read_corrections(None) == read_corrections(empty) == Corrections()


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("same: [prj_1, prj_2]", 1, "list of decisions"),
        ("- [prj_1]", 1, "a decision is expected"),
        ("\n- same: [prj_1, prj_2]\n  because: x", 3, "once at most"),
        ("- same: [prj_1, prj_2]\n  same: [prj_1, prj_3]", 2, "once at most"),
        ("- ? [same]\n  : x", 1, "once at most"),
        ("- reason: x", 1, "this one has 0"),
        ("- same: [prj_1, prj_2]\n  ignore: prj_3", 1, "this one has 2"),
        ("- same: prj_1", 1, "two entities or more"),
        ("- same: [prj_1, prj_1]", 1, "each once"),
        ("- ignore: [prj_1, prj_2]", 1, "names one"),
        ("- same: [prj_1, {a: b}]", 1, "words are expected"),
        ("- ignore: mtg_1", 1, "no entity_id"),
        ("- ignore: Kyst til kyst", 1, "no entity_id"),
        ("- rename: prj_1", 1, "together"),
        ("- ignore: prj_1\n  to: Kyst", 1, "together"),
        ("- rename: prj_1\n  to: ''", 2, "words are expected"),
        ("- ignore: prj_1\n  since: i går", 2, "no day"),
        ("- same: [prj_1, prj_3]\n- same: [prj_2, prj_3]", 2, "line 1"),
        ("- same: [prj_1, prj_2]\n- same: [prj_2, prj_1]", 1, "circle"),
        ("- same: [prj_1, prj_2]\n- different: [prj_2, prj_1]", 2, "the same by another"),
        ("- rename: prj_1\n  to: A\n- rename: prj_1\n  to: B", 3, "line 1"),
        ("- same: [prj_1", 1, "no YAML"),
        ("- &a same: *b", 1, "no YAML"),
        ("[" * 5000, 1, "no YAML"),
    ],
)
def test_what_means_nothing_is_said_with_its_line(text: str, line: int, says: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse_corrections(text, "mine.yaml")
    assert f"mine.yaml, line {line}: " in raised.value.message
    assert says in raised.value.message


@pytest.mark.parametrize("data", [None, b"\xff\xfe\xfa"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "c.yaml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UsageError, match=r"c\.yaml cannot be read"):
        read_corrections(path)


@given(st.text())
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    with suppress(UsageError):
        parse_corrections(text)
