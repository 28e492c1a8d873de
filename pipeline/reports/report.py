"""A report or a sheet as one HTML page that needs nothing beside itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline import __version__
from pipeline.reports import decided, incoming, projects, taking_part, unsettled
from pipeline.reports.base import opened
from pipeline.reports.compose import compose
from pipeline.reports.figure import Section
from pipeline.reports.scopes import Chosen, Scope, ScopeKind
from pipeline.reports.words import ReportWords
from pipeline.web.language import Language
from pipeline.web.view import FOLDER, shown

_WHOLE: Final = (
    decided.MONEY,
    taking_part.TAKING_PART,
    projects.PROJECTS,
    projects.NETWORK,
    unsettled.CASES,
    unsettled.ISSUES,
    unsettled.QUALITY,
)
"""What both all and a municipality have after what came in and what was decided."""

SECTIONS: Final[Mapping[ScopeKind, tuple[Section, ...]]] = {
    "all": (incoming.INCOMING, decided.DECISIONS, *_WHOLE),
    "municipality": (incoming.SCOPED_INCOMING, decided.SCOPED_DECISIONS, *_WHOLE),
    "programme": (
        incoming.SCOPED_INCOMING,
        projects.PROJECTS,
        projects.NETWORK,
        decided.SCOPED_DECISIONS,
        unsettled.ISSUES,
    ),
    "project": (
        projects.PROJECT,
        projects.NETWORK,
        decided.LATEST_DECISIONS,
        incoming.SCOPED_INCOMING,
        unsettled.ISSUES,
    ),
    "topic": (
        incoming.SCOPED_INCOMING,
        decided.SCOPED_DECISIONS,
        decided.MONEY,
        taking_part.TAKING_PART,
        unsettled.CASES,
        projects.PROJECTS,
        unsettled.ISSUES,
    ),
}
"""What is in a report of each kind."""

_LAST_RUN: Final = "SELECT max(coalesce(finished, started)) AS moment FROM runs"


def make_report(lake: Path, scope: Chosen | None = None, language: Language = "da") -> str:
    """A page with all figures of a report; the same tables give the same page.

    Args:
        lake: the folder of the tables, which need not be there.
        scope: what it is about, given the tables; everything where it is None.
        language: of the page.

    Raises:
        UsageError: where the tables have not what the scope asks for.
        LakeError: where they cannot be read.

    >>> "Der er ingen data endnu" in make_report(Path("/nowhere/lake"))
    True
    """
    words = ReportWords(language)
    with opened(lake) as base:
        about = scope(base) if scope else Scope()
        moment = base.rows(_LAST_RUN, 1)[1][0]["moment"]
        sections = () if base.is_empty else compose(base, about, SECTIONS[about.kind], words)
    name = words.common.label("topic", about.name) if about.kind == "topic" else about.name
    page = _environment().get_template("report.html")
    return page.render(
        language=language,
        t=words.say,
        w=words.common,
        kicker=words.say(f"kicker.{about.kind}"),
        title=words.say(f"title.{about.kind}", name=name),
        moment=words.common.moment(moment),  # type: ignore[arg-type]
        sections=sections,
        version=__version__,
        styles=_styles(),
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=shown,
    )


@cache
def _styles() -> Markup:
    """The style sheet of the web pages, and what reports add to it."""
    files = (FOLDER / "static" / "referat.css", Path(__file__).parent / "templates" / "report.css")
    return Markup("\n".join(file.read_text(encoding="utf-8") for file in files))
