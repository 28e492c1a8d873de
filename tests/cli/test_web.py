from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

_WEB = [sys.executable, "-c", "from pipeline.cli import main; main()", "web"]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _fetched(address: str) -> bytes:
    """What an address answers, once something listens there."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(address) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


def test_the_pages_are_served_until_they_are_stopped(data: Path) -> None:
    port = _free_port()
    with subprocess.Popen([*_WEB, "--data", data, "--port", str(port)], stderr=subprocess.PIPE, text=True) as server:
        try:
            assert json.loads(_fetched(f"http://127.0.0.1:{port}/health"))["status"] == "ok"
            assert "Kulturudvalget" in _fetched(f"http://127.0.0.1:{port}/search?q=spejderhytten").decode()
        finally:
            server.send_signal(signal.SIGINT)
        _, said = server.communicate(timeout=60)
    assert f"The pages are at http://127.0.0.1:{port}/ (stop with Ctrl-C)." in said
    assert "Traceback" not in said


def test_a_port_that_is_taken_is_said(invoke, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        outcome = invoke("web", "--data", tmp_path, "--port", str(port))
    assert outcome.status == 2
    assert f"The address 127.0.0.1, port {port}, cannot be listened on" in outcome.err


@pytest.mark.parametrize("port", ["0", "70000", "otte"])
def test_a_port_that_cannot_be(invoke, port: str) -> None:  # type: ignore[no-untyped-def]
    assert invoke("web", "--port", port).status == 2
