from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pipeline.settings import Settings
from pipeline.web.app import create_app
from pipeline.web.safety import HEADERS


@pytest.mark.parametrize("kind", ["front", "search", "item", "error", "article"])
def test_every_answer_has_the_strict_headers(client, addresses, kind: str) -> None:  # type: ignore[no-untyped-def]
    answer = client.get(addresses[kind])
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "set-cookie" not in answer.headers
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert "unsafe-inline" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_pages_can_only_be_read(client, method: str) -> None:  # type: ignore[no-untyped-def]
    answer = client.request(method, "/search")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_head_has_the_headers_alone(client) -> None:  # type: ignore[no-untyped-def]
    answer = client.head("/")
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:8000", 200),
        ("127.0.0.1:8000", 200),
        ("[::1]:8000", 200),
        ("minutter.example", 200),
        ("evil.example", 400),
        ("localhost.evil.example", 400),
        ("localhost:evil", 400),
        ("", 400),
    ],
)
def test_only_known_hosts(data: Path, host: str, status: int) -> None:
    client = TestClient(create_app(Settings(data=data), ["minutter.example"]), base_url="http://localhost")
    assert client.get("/status", headers={"host": host}).status_code == status


def test_an_address_has_a_longest_length(client) -> None:  # type: ignore[no-untyped-def]
    assert client.get("/search?q=" + "a" * 20_000).status_code == 414


def test_hostile_text_is_text(client, row) -> None:  # type: ignore[no-untyped-def]
    item = row("agenda_items", item_id=row("attachments", title="Bilag 1.pdf")["item_id"])
    for address in (
        f"/items/{item['item_id']}",
        f"/documents/{item['document_id']}",
        "/search?q=bemærkninger",
        "/search.atom?q=bemærkninger",
    ):
        text = client.get(address).text
        assert "<script" not in text
        assert "<img" not in text
        assert not re.search(r"(?:href|src)=.?javascript:", text)
        assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in text
        assert "49 {" not in text
    page = client.get(f"/items/{item['item_id']}").text
    assert "&lt;script&gt;" in page
    assert "{{ 7 * 7 }}" in page
    assert "070761-4285" not in page
    assert "070761-4285" not in client.get(f"/documents/{item['document_id']}.json").text


@pytest.mark.parametrize(
    "address",
    ["/items/itm_0", "/entities/..%2f..%2fetc%2fpasswd", "/documents/' OR 1=1", "/static/../view.py", "/id/x"],
)
def test_what_is_not_there_is_said_kindly(client, address: str) -> None:  # type: ignore[no-untyped-def]
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Her er ingen side med den adresse." in answer.text


def test_errors_as_json(client) -> None:  # type: ignore[no-untyped-def]
    assert client.get("/items/itm_0.json").json()["error"]["status"] == 404
    assert client.get("/search.json?page=0").json()["error"]["message"] == "Søgningen kan ikke bruges, som den er."


def test_a_bug_shows_no_traceback(
    data: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(Settings(data=data))
    client = TestClient(app, base_url="http://localhost")

    def broken(*_: object) -> None:
        raise ZeroDivisionError("hemmelig")

    monkeypatch.setattr("pipeline.web.library.overview", broken)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Noget gik galt" in answer.text
    assert "hemmelig" not in answer.text
    assert answer.headers["content-security-policy"]
    assert "hemmelig" in caplog.text


@pytest.mark.parametrize("exists", [True, False])
def test_no_data_yet(tmp_path: Path, exists: bool) -> None:
    folder = tmp_path / "data"
    if exists:
        folder.mkdir()
    client = TestClient(create_app(Settings(data=folder)), base_url="http://localhost")
    front = client.get("/")
    assert front.status_code == 200
    assert "Der er ingen dokumenter endnu" in front.text
    search = client.get("/search?q=skole")
    assert search.status_code == 503
    assert "There is no search index" in search.text
    assert client.get("/health").status_code == 503
    assert not folder.exists() or not any(folder.iterdir())


def test_health(client) -> None:  # type: ignore[no-untyped-def]
    assert client.get("/health").json()["status"] == "ok"
