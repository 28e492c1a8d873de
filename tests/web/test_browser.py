"""The pages in a real browser: Debian's chromium, driven by Playwright, asked for accessibility by axe."""

from __future__ import annotations

import os
import re
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

_CHROMIUM = shutil.which("chromium")
_MISSING = "no chromium on this machine (Debian: apt-get install chromium): THE PAGES ARE NOT TESTED IN A BROWSER"

pytestmark = [pytest.mark.slow, pytest.mark.skipif(_CHROMIUM is None, reason=_MISSING)]

playwright_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe_api = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

_PHONE = {"width": 360, "height": 740}
_DESK = {"width": 1280, "height": 900}
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
_KINDS = (
    "front status docs search filtered nothing item step meeting attended person organisation municipality programme "
    "project case article similar error"
).split()


@pytest.fixture(scope="module")
def site(data: Path) -> Iterator[str]:
    """The address of the pages, served as ``referat web`` serves them."""
    import uvicorn

    from pipeline.settings import Settings
    from pipeline.web.app import create_app

    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(create_app(Settings(data=data)), log_level="warning", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def browser():  # type: ignore[no-untyped-def]
    with playwright_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, site: str):  # type: ignore[no-untyped-def]
    """Opens an address in a window of its own; nothing may be asked of any other machine."""
    contexts = []

    def open_page(address: str, **options: object):  # type: ignore[no-untyped-def]
        context = browser.new_context(base_url=site, **{"viewport": _DESK, "locale": "da-DK", **options})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: strangers.append(request.url) if not request.url.startswith(site) else None)
        page.goto(address)
        return page

    strangers: list[str] = []
    yield open_page
    for context in contexts:
        context.close()
    assert not strangers


def test_search_to_item_to_source(open_page) -> None:  # type: ignore[no-untyped-def]
    page = open_page("/")
    page.get_by_label("Søg efter").fill("svømmebad")
    page.get_by_role("button", name="Søg").click()
    page.locator("ol.hits h3 a").first.click()
    assert "Svømmebad" in page.locator("h1").inner_text()
    page.locator("article.decision a.words").first.click()
    target = page.locator(page.url[page.url.index("#") :])
    assert target.is_visible()
    page.get_by_role("link", name="Vis i hele dokumentet").click()
    place = page.locator(page.url[page.url.index("#") :])
    assert place.evaluate("it => it.getBoundingClientRect().top >= 0 && it.getBoundingClientRect().top < innerHeight")


def test_the_keyboard_alone(open_page) -> None:  # type: ignore[no-untyped-def]
    page = open_page("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("bro")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/search"))
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('ol.hits h3')"):
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/(items|cases|entities|documents)/"))
    assert "bro" in page.locator("h1").inner_text().lower()


def test_without_script(open_page) -> None:  # type: ignore[no-untyped-def]
    page = open_page("/search", java_script_enabled=False)
    page.locator("ol.histogram a").last.click()
    assert "year=" in page.url
    page.locator(".active a.clear").click()
    page.locator("aside.facets section[aria-labelledby=facet-kind] a").first.click()
    assert "kind=" in page.url


@pytest.mark.parametrize("kind", _KINDS)
def test_nothing_sticks_out_on_a_phone(open_page, addresses, kind: str) -> None:  # type: ignore[no-untyped-def]
    page = open_page(addresses[kind], viewport=_PHONE)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= _PHONE["width"], f"{kind} is {width} wide"


def test_hostile_words_stay_on_a_phone_and_run_nothing(open_page, row) -> None:  # type: ignore[no-untyped-def]
    item = row("attachments", title="Bilag 1.pdf")
    for address in (f"/items/{item['item_id']}", f"/documents/{item['document_id']}"):
        page = open_page(address, viewport=_PHONE)
        page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
        assert page.evaluate("document.documentElement.scrollWidth") <= _PHONE["width"]
        assert page.locator("img, script").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", _KINDS)
def test_axe_finds_nothing(open_page, addresses, kind: str, scheme: str) -> None:  # type: ignore[no-untyped-def]
    joined = "&" if "?" in addresses[kind] else "?"
    for language in ("da", "en"):
        page = open_page(f"{addresses[kind]}{joined}lang={language}", color_scheme=scheme)
        for details in page.locator("details").all():
            details.evaluate("it => it.open = true")
        results = axe_api.Axe().run(page)
        assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("kind", _KINDS)
def test_pictures_for_looking_at(open_page, addresses, tmp_path: Path, kind: str) -> None:  # type: ignore[no-untyped-def]
    """Into the folder that REFERAT_SCREENSHOTS names, for people."""
    folder = Path(os.environ.get("REFERAT_SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    for name, options in (
        ("light", {"color_scheme": "light"}),
        ("dark", {"color_scheme": "dark"}),
        ("phone", {"color_scheme": "light", "viewport": _PHONE}),
    ):
        path = folder / f"{kind}-{name}.png"
        open_page(addresses[kind], **options).screenshot(path=path, full_page=True)
        assert path.stat().st_size > 5000
