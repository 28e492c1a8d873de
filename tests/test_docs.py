"""The documentation says what is there: every command, setting, table and dependency, and nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from pipeline.settings import Settings
from pipeline.tables.schemas import TABLES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
COMMANDS = [
    "run",
    "search",
    "show",
    "table",
    "export",
    "changes",
    "report",
    "web",
    "schedule",
    "forget",
    "doctor",
    "evaluate",
    "evaluate documents",
    "evaluate entities",
    "evaluate identity",
    "evaluate ner",
    "evaluate projects",
    "evaluate search",
    "evaluate topics",
    "evaluate treebank",
    "review",
    "review topics",
    "sources",
    "sources check",
]


def help_of(command: str) -> str:
    arguments = [sys.executable, "-c", "from pipeline.cli import main; main()", *command.split(), "--help"]
    return subprocess.run(arguments, capture_output=True, text=True, check=True).stdout


def section(heading: str) -> str:
    return README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def first_cells(text: str) -> list[str]:
    """The first cells of the rows of a table."""
    return re.findall(r"^\| (?!-|setting|table|package|folder)([^|]+?) \|", text, re.MULTILINE)


def shell_lines() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    return [
        line.partition("#")[0].strip().removeprefix(".venv/bin/") for block in blocks for line in block.splitlines()
    ]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    text = help_of(command)
    assert re.search(rf"Examples?:\s+referat {command}\b", text), text


def test_every_command_is_tested_here() -> None:
    listed = re.findall(r"^  (\w+)", help_of("").partition("Commands:")[2].partition("\n\n")[0], re.MULTILINE)
    assert set(listed) == {command.partition(" ")[0] for command in COMMANDS}


def test_the_readmes_commands_exist() -> None:
    lines = [line for line in shell_lines() if line.startswith("referat ")]
    assert len(lines) >= 8
    for line in lines:
        words = line.split()
        command = " ".join(words[1:3]) if words[1] in ("evaluate", "review") else words[1]
        assert command in COMMANDS, line
        known = help_of(command)
        for option in re.findall(r"--[a-z-]+", line):
            assert re.search(rf"{option}\b", known), f"{option} in {line}"


def test_the_readmes_make_targets_exist() -> None:
    for target in re.findall(r"make ([a-z-]+)", README):
        if target not in {"needs"}:
            assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE), target


def test_make_help_lists_every_target() -> None:
    targets = re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)
    for target in targets:
        assert target == "help" or f'"make {target} ' in MAKEFILE, target


def test_every_setting_is_documented_with_its_default() -> None:
    text = section("Settings")
    assert first_cells(text) == [f"`{name}`" for name in Settings.model_fields]
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert f"| {field.description} |" in text, f"{name}: {field.description}"


def test_every_table_is_documented() -> None:
    text = section("Tables")
    assert first_cells(text) == [f"`{name}`" for name in TABLES]
    for table in TABLES.values():
        assert f"| {table.row} |" in text, table.name


def test_every_dependency_is_documented_with_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.match(r"[\w-]+", line)[0] for line in project["dependencies"]}  # type: ignore[index]
    said = {name for cell in first_cells(section("What it needs")) for name in cell.split(", ")}
    assert said == needed
    for line in project["optional-dependencies"]["dev"]:
        assert re.match(r"[\w-]+", line)[0] in section("What it needs"), line  # type: ignore[index]


def test_no_file_says_where_packages_come_from() -> None:
    for name in ("constraints.txt", "pyproject.toml", "Makefile", ".ci/run"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(
            r"index-url|find-links (?!--)|file://|pypi",
            text.replace("--no-emit-index-url", "").replace("--no-emit-find-links", ""),
        ), name


def test_pinned_versions_satisfy_the_project() -> None:
    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = dict(
        re.match(r"([\w.-]+)==([^ ;]+)", line).groups()  # type: ignore[union-attr]
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
    for line in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        requirement = Requirement(line)
        version = pins[requirement.name.lower().replace("_", "-")]
        assert requirement.specifier.contains(version), line
