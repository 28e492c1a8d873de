"""A whole report: what it counts, and that nothing in it reaches beyond the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import duckdb
import pytest
from lxml import html

from pipeline.errors import UsageError
from pipeline.export.dataset import Request, export
from pipeline.reports import scopes
from pipeline.reports.report import SECTIONS, make_report
from pipeline.reports.scopes import Scope
from pipeline.tables.lake import Lake
from pipeline.tables.states import newest_state
from pipeline.web.language import Language


@pytest.fixture(scope="session")
def made(lake: Path) -> Callable[[str, Language], str]:
    """A page of a kind in a language, made once."""

    @cache
    def page(kind: str, language: Language) -> str:
        return make_report(lake, SHEETS[kind], language)

    return page


@pytest.fixture(scope="session")
def danish(made: Callable[[str, Language], str]) -> str:
    return made("all", "da")


OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}"


def cells(page: str, table: str, *columns: int) -> list[tuple[str, ...]]:
    """Some columns of a table of the page."""
    rows = html.document_fromstring(page).xpath(f"//table[@id='{table}-table']/tbody/tr")
    return [tuple(row.xpath("./*")[column].text_content() for column in columns) for row in rows]


def test_the_page_counts_what_the_tables_hold(lake: Path, danish: str) -> None:
    tables = Lake(lake)
    assert dict(cells(danish, "totals", 0, 1)) == {
        "Dokumenter": str(tables.read("documents").height),
        "Møder": str(tables.read("meetings").height),
        "Dagsordenspunkter": str(tables.read("agenda_items").height),
        "Beslutninger": str(tables.read("decisions").height),
        "Sager": str(tables.read("cases").height),
        "Projekter": str(tables.read("projects").height),
        "Uafklarede forhold": str(tables.read("issues").height),
    }
    for table, column in (("outcomes", 1), ("bodies", 2), ("topics", 1), ("decided_years", 1)):
        assert sum(int(n) for (n,) in cells(danish, table, column)) == tables.read("decisions").height, table
    assert sum(int(n) for (n,) in cells(danish, "issues", 2)) == tables.read("issues").height
    assert sum(int(n) for (n,) in cells(danish, "stages", 2)) == tables.read("failures").height == 1


def test_money_counts_once_for_a_case(danish: str) -> None:
    assert cells(danish, "largest", 2, 3, 5) == [("Byrådet", "Ny bro", "2.500.000\N{NO-BREAK SPACE}kr.")]
    assert cells(danish, "money", 1, 2) == [("1", "2.500.000\N{NO-BREAK SPACE}kr.")]


def test_turnout_is_of_members(danish: str) -> None:
    assert cells(danish, "turnout", 1, 3, 4, 5) == [("Teknisk Udvalg", "2", "1", "66,6\N{NO-BREAK SPACE}%")]
    assert ("A", "1", "0") in cells(danish, "parties", 0, 2, 3)
    assert ("C", "0", "1") in cells(danish, "parties", 0, 2, 3)


def test_a_case_sent_on_is_open_until_it_is_decided(danish: str) -> None:
    titles = [title for (title,) in cells(danish, "open", 0)]
    assert len(titles) == 1
    assert titles[0].startswith("<script>alert")


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("kind", ["all", "municipality", "programme", "project", "topic"])
def test_a_page_needs_nothing_beside_itself(
    made: Callable[[str, Language], str], language: Language, kind: str
) -> None:
    page = html.document_fromstring(made(kind, language))
    assert page.get("lang") == language
    assert not page.xpath("//script | //link | //img | //iframe | //object | //embed | //form | //base")
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]
    links = [value for element in page.iter() for name, value in element.items() if name.endswith(("href", "src"))]
    assert links
    assert all(link.startswith("#") and page.get_element_by_id(link[1:]) is not None for link in links)
    assert not any("url(" in style.text or "@import" in style.text for style in page.iter("style"))


@pytest.mark.parametrize("language", ["da", "en"])
def test_everything_is_told_in_words(made: Callable[[str, Language], str], language: Language) -> None:
    page = html.document_fromstring(made("all", language))
    pictures = page.xpath("//figure/div/svg")
    assert len(pictures) >= 8
    for picture in pictures:
        title, description = (page.get_element_by_id(name) for name in picture.get("aria-labelledby").split())
        assert (title.tag, description.tag) == ("title", "desc")
        assert title.text
        assert description.text
    identities = page.xpath("//@id")
    assert len(identities) == len(set(identities))
    assert [heading.tag for heading in page.iter("h1", "h2")].count("h1") == 1
    assert all(table.find("caption").text for table in page.iter("table"))
    assert all(cell.get("scope") for cell in page.iter("th"))
    assert len(page.xpath("//details/pre")) == sum(len(section.figures) for section in SECTIONS["all"])


def test_a_hostile_document_stays_text(danish: str) -> None:
    assert "<script" not in danish
    assert "<i>tom" not in danish
    assert not {OVERRIDE, "\x01", "\x0c"} & set(danish)
    assert "{{ 7 * 7 }}" in danish


def test_a_data_directory_without_anything(tmp_path: Path) -> None:
    assert "Der er ingen data endnu" in make_report(tmp_path / "lake")
    assert "There are no data yet" in make_report(tmp_path / "lake", language="en")


def test_the_same_tables_give_the_same_page(lake: Path, danish: str) -> None:
    assert make_report(lake) == danish


SHEETS: Mapping[str, scopes.Chosen | None] = {
    "all": None,
    "municipality": lambda _: scopes.of_municipality("Odense"),
    "programme": lambda base: scopes.of_programme(base, "interreg"),
    "project": lambda base: scopes.of_project(base, "havnelys"),
    "topic": lambda _: scopes.of_topic("10"),
}


def test_unknown_names_are_refused(lake: Path) -> None:
    for wanted in (
        lambda _: scopes.of_municipality("Andeby"),
        lambda _: scopes.of_topic("Vejr"),
        lambda base: scopes.of_project(base, "HAVNELYGTE"),
    ):
        with pytest.raises(UsageError):
            make_report(lake, wanted)


def test_a_scope_narrows_each_table_and_those_it_is_drawn_from() -> None:
    engine = duckdb.connect()
    engine.execute(
        "CREATE TABLE meetings AS SELECT * FROM (VALUES (1, 461), (2, 751)) AS t(meeting_id, municipality_code)"
    )
    engine.execute("CREATE TABLE decisions AS SELECT * FROM (VALUES (1), (1), (2)) AS t(meeting_id)")
    query = scopes.of_municipality("461").narrowed("SELECT count(*) FROM decisions")
    assert engine.execute(query).fetchall() == [(2,)]
    assert Scope().narrowed("SELECT 1") == "SELECT 1"


def test_a_sheet_of_another_place_has_none_of_the_rows(lake: Path) -> None:
    page = make_report(lake, lambda _: scopes.of_municipality("Aarhus"))
    assert {n for (n,) in cells(page, "totals", 1)} == {"0"}


def test_a_project_sheet_has_what_documents_say(made: Callable[[str, Language], str]) -> None:
    page = made("project", "da")
    stated = cells(page, "stated", 0, 1)
    assert {("Leder", "Vejle Havn"), ("Partner", "Odense Vand"), ("Program", "Interreg")} <= set(stated)
    assert cells(page, "timeline", 2, 3) == [
        ("1.\N{NO-BREAK SPACE}september 2024", "31.\N{NO-BREAK SPACE}december 2026")
    ]
    assert dict(cells(page, "totals", 0, 1))["Dokumenter"] == "1"


@pytest.fixture(scope="session")
def dataset(lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same tables as a database."""
    folder = tmp_path_factory.mktemp("dataset") / "made"
    export(Lake(lake), Request(format="duckdb", out=folder, state=newest_state(lake)), lambda _: None)
    return folder / "dataset.duckdb"


@pytest.mark.parametrize("kind", ["all", "municipality", "project", "topic"])
def test_the_queries_work_in_a_dataset(dataset: Path, made: Callable[[str, Language], str], kind: str) -> None:
    page = html.document_fromstring(made(kind, "da"))
    figures = [figure for figure in page.xpath("//section[@class='shown']") if not figure.xpath(".//details//code")]
    assert len(figures) >= 6
    with duckdb.connect(dataset, read_only=True) as base:
        for figure in figures:
            rows = base.execute(figure.xpath("string(.//pre)")).fetchall()
            assert len(rows) == len(figure.xpath(".//tbody/tr")), figure.get("aria-labelledby")
