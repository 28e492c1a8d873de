"""A real Prefect server on loopback, the deployments served by one command, then run by a worker of a work pool."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import bad_files
import httpx
import pytest
import yaml
from polars.testing import assert_frame_equal

from flows.hooks import MARK
from flows.schedule import described
from pipeline.runs.direct import run_directly
from pipeline.runs.health import examine
from pipeline.runs.lock import run_lock
from pipeline.runs.metrics import FILE
from pipeline.settings import Settings
from pipeline.tables.lake import Lake

ROOT = Path(__file__).parents[2]
START_SECONDS = 300
DOCUMENTS = 40
REFERAT = ("-c", "from pipeline.cli import main; main()")


def test_the_nightly_run_is_at_night_in_denmark() -> None:
    by_name = {one["name"]: one for one in described()}
    assert by_name.keys() == {"nightly", "weekly", "reprocess"}
    [nightly], [weekly] = by_name["nightly"]["schedules"], by_name["weekly"]["schedules"]
    assert {nightly["timezone"], weekly["timezone"]} == {"Europe/Copenhagen"}
    assert by_name["reprocess"]["schedules"] == []
    for one in by_name.values():
        path, _, name = one["entrypoint"].partition(":")
        assert f"def {name}(" in (ROOT / path).read_text()


class Server:
    """A client of the server's API."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx.Client(base_url=url, timeout=60)

    def ask(self, path: str, **given: Any) -> Any:
        answer = wait(lambda: self._answer(path, given))
        answer.raise_for_status()
        return answer.json()

    def _answer(self, path: str, given: dict[str, Any]) -> httpx.Response | None:
        """What the server answers; None where its database was busy and the same is to be asked again."""
        answer = self._http.post(path, json=given)
        return None if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE else answer

    def is_up(self) -> bool:
        try:
            return self._http.get("/health").is_success
        except httpx.HTTPError:
            return False

    def deployment(self, name: str, pool: str | None = None) -> dict[str, Any] | None:
        found = self.ask("/deployments/filter")
        return next((one for one in found if one["name"] == name and one["work_pool_name"] == pool), None)

    def run(self, deployment: dict[str, Any], **parameters: Any) -> dict[str, Any]:
        """Starts a run of a deployment and waits for its end."""
        return self.end_of(self.start(deployment, **parameters))

    def start(self, deployment: dict[str, Any], **parameters: Any) -> str:
        """Starts a run of a deployment and gives its identity."""
        return str(self.ask(f"/deployments/{deployment['id']}/create_flow_run", parameters=parameters)["id"])

    def cancel(self, identity: str) -> None:
        """Asks for the end of a run, as the button in Prefect's pages does."""
        self.ask(f"/flow_runs/{identity}/set_state", state={"type": "CANCELLING", "name": "Cancelling"}, force=False)

    def end_of(self, identity: str) -> dict[str, Any]:
        """Waits for the end of a run."""
        return wait(lambda: self.ended(identity))

    def ended(self, identity: str) -> dict[str, Any] | None:
        run: dict[str, Any] = self._http.get(f"/flow_runs/{identity}").json()
        return run if run["state_type"] in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED") else None


def served(server: Server, name: str, data: Path) -> dict[str, Any] | None:
    """A deployment once it is the one for a data directory: one of the same name may be there from before."""
    found = server.deployment(name)
    return found if found and found["parameters"].get("data") == str(data) else None


def wait(until: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + START_SECONDS
    while not (found := until()):
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.5)
    return found


@contextmanager
def process(environment: dict[str, str], *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    started = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=environment, start_new_session=True)
    try:
        yield started
    finally:
        os.killpg(started.pid, signal.SIGTERM)
        try:
            started.wait(60)
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)
            started.wait()


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return os.environ | {
        "PREFECT_HOME": str(tmp_path_factory.mktemp("prefect")),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "REFERAT_WORKERS": "1",
    }


@pytest.fixture(scope="module")
def server(environment: dict[str, str]) -> Iterator[Server]:
    url = environment["PREFECT_API_URL"]
    port = url.removesuffix("/api").rpartition(":")[2]
    with process(environment, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", port):
        server = Server(url)
        wait(server.is_up)
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "møde.txt").write_text(bad_files.MINUTES)
    (tmp_path / "in" / "tom.txt").write_bytes(b"")
    return tmp_path / "in"


@pytest.mark.slow
def test_one_command_serves_the_runs(server: Server, environment: dict[str, str], folder: Path, tmp_path: Path) -> None:
    data, told = tmp_path / "data", tmp_path / "told.txt"
    notify = f"{sys.executable} -c \"import sys; open('{told}', 'a').write(sys.stdin.read() + chr(10))\""
    told_environment = environment | {"REFERAT_NOTIFY": notify}
    with process(told_environment, *REFERAT, "schedule", str(folder), "--data", str(data)):
        nightly = wait(lambda: server.deployment("nightly"))
        weekly = wait(lambda: server.deployment("weekly"))
        assert nightly["schedules"][0]["schedule"]["timezone"] == "Europe/Copenhagen"
        assert set(nightly["tags"]) == {"referat", "nightly"}

        run = server.run(nightly)
        assert run["state_type"] == "COMPLETED", run["state"]
        assert run["name"].startswith("data 20")
        assert Lake(data / "lake").read("documents").height == 1
        assert 'referat_run_sources{state="failed"} 1' in (data / FILE).read_text()
        pages = {one["key"]: one["data"] for one in server.ask("/artifacts/filter")}
        assert "| new | 1 |" in pages["ingest-summary"]
        assert "| R201 | No bytes, or nothing but white space. | 1 |" in pages["ingest-summary"]
        assert "tom.txt" in pages["ingest-failures"]

        with run_lock(data):
            failed = server.run(nightly)
        assert failed["state_type"] == "FAILED"
        assert "already working" in failed["state"]["message"]
        wait((data / MARK).exists)

        checked = server.run(weekly)
        assert checked["state_type"] == "COMPLETED", checked["state"]
        wait(lambda: not (data / MARK).exists())
        assert ["Failed" in line for line in told.read_text().splitlines()] == [True, False]


@pytest.mark.slow
def test_a_cancelled_run_leaves_the_lake_whole(server: Server, environment: dict[str, str], tmp_path: Path) -> None:
    folder, data = tmp_path / "in", tmp_path / "data"
    folder.mkdir()
    for number in range(DOCUMENTS):
        day = f"{number % 28 + 1}. maj {2024 - number // 28}"
        (folder / f"møde {number}.txt").write_text(bad_files.MINUTES.replace("14. maj 2024", day))
    one_by_one = environment | {"REFERAT_BATCH_SIZE": "1"}
    with process(one_by_one, *REFERAT, "schedule", str(folder), "--data", str(data)):
        nightly = wait(lambda: served(server, "nightly", data))
        begun = server.start(nightly)
        wait(lambda: (data / "lake").exists() and Lake(data / "lake").read("documents").height > 3)
        server.cancel(begun)
        assert server.end_of(begun)["state_type"] == "CANCELLED"
        done = Lake(data / "lake").read("documents").height
        assert 3 < done < DOCUMENTS
        wait((data / MARK).exists)
        assert "Cancel" in (data / MARK).read_text()

        again = server.run(nightly)
        assert again["state_type"] == "COMPLETED", again["state"]
        wait(lambda: not (data / MARK).exists())
    run_directly([str(folder)], Settings(data=tmp_path / "undisturbed", workers=1))
    for name in ("documents", "meetings", "agenda_items", "decisions", "entities", "issues"):
        expected, found = (Lake(one / "lake").read(name).drop("run_id") for one in (tmp_path / "undisturbed", data))
        assert_frame_equal(found, expected)
    assert [finding for finding in examine(Settings(data=data)) if not finding.ok] == []


@pytest.mark.slow
def test_a_worker_runs_what_prefect_yaml_deploys(
    server: Server, environment: dict[str, str], folder: Path, tmp_path: Path
) -> None:
    def prefect(*arguments: str) -> None:
        subprocess.run(
            [sys.executable, "-m", "prefect", "--no-prompt", *arguments], cwd=ROOT, env=environment, check=True
        )

    pool = yaml.safe_load((ROOT / "prefect.yaml").read_text())["definitions"]["process"]["name"]
    prefect("work-pool", "create", pool, "--type", "process")
    prefect("deploy", "--all")
    with process(environment, "-m", "prefect", "worker", "start", "--pool", pool):
        manual = wait(lambda: server.deployment("reprocess", pool))
        given = {"sources": [str(folder)], "data": str(tmp_path / "data")}
        for _ in range(2):
            run = server.run(manual, **given)
            assert run["state_type"] == "COMPLETED", run["state"]
        runs = Lake(tmp_path / "data" / "lake").read("runs")
        assert runs["new"].to_list() == [1, 1], "each run reads everything again"
