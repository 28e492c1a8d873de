from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import __version__
from pipeline.cli import main
from pipeline.cli.evaluate import _lines, _print


def test_version(invoke) -> None:  # type: ignore[no-untyped-def]
    assert invoke("--version") == (0, f"referat {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["run", "findes-ikke", "--direct"], 2, "referat: [R001] The source findes-ikke does not exist."),
        (["run", "ftp://example.dk/feed", "--direct"], 2, "is no address that can be fetched"),
        (["table", "findes_ikke"], 2, "There is no table 'findes_ikke'. The tables: agenda_items"),
        (["run", ".", "--direct", "--workers", "0"], 2, "The setting workers is wrong"),
        (["show", "itm_0000000000000000"], 2, "No table has the identifier"),
        (["run"], 2, "No source is given."),
        (["run", "--sources", "findes-ikke.yaml"], 2, "The sources file findes-ikke.yaml cannot be read"),
        (["run", ".", "--sources", "x.yaml"], 2, "both"),
        (["sources", "check", "findes-ikke.yaml"], 2, "cannot be read"),
        (["dans"], 2, "No such command"),
        (["evaluate", "ner", "findes-ikke.conll"], 2, "cannot be read"),
    ],
)
def test_errors_are_said_in_one_sentence(invoke, tmp_path: Path, arguments: list[str], status: int, words: str) -> None:  # type: ignore[no-untyped-def]
    if arguments[0] in {"run", "show", "table"} and len(arguments) > 1:
        arguments = [*arguments, "--data", str(tmp_path / "data")]
    outcome = invoke(*arguments)
    assert outcome.status == status
    assert words in outcome.err
    assert "Traceback" not in outcome.err
    assert outcome.out == ""


def test_a_bug_shows_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("pipeline.tables.schemas.schema", broken)
    with pytest.raises(ZeroDivisionError):
        main(["table", "documents"])


def test_an_interrupted_command_ends_quietly(invoke, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    def interrupted(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.tables.schemas.schema", interrupted)
    assert invoke("table", "documents") == (130, "", "")


def test_reports_of_scores_are_readable() -> None:
    assert _lines({"micro": {"f1": 0.5, "f1_interval": (0.4, 0.6)}, "model": "da", "words": 12000}) == [
        ("micro f1", "0.500"),
        ("micro f1_interval", "0.400 to 0.600"),
        ("model", "da"),
        ("words", "12,000"),
    ]


def test_differences_from_the_gold_stand_below_the_figures_one_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    difference = "entities.organisation: missed " + "Foreningen af Frivillige Badevagter " * 4
    _print({"documents": 1, "errors": {"f01.pdf": [difference], "f02.pdf": []}}, json=False)
    figures, difference_lines = capsys.readouterr().out.split("f01.pdf: ")
    assert figures.split() == ["figure", "value", "documents", "1"]
    assert difference_lines == difference + "\n"
