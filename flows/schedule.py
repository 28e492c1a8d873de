"""Serving the deployments of ``prefect.yaml`` on this machine, with a Prefect server where none is set up."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from pipeline.errors import ReferatError

if TYPE_CHECKING:
    from prefect.deployments.runner import RunnerDeployment

_log = logging.getLogger("referat")
_ROOT: Final = Path(__file__).parent.parent
_FILES: Final = (_ROOT / "prefect.yaml", Path(__file__).with_name("prefect.yaml"))
"""In a checkout; in an installation."""
_START_SECONDS: Final = 180
_RUNS_AT_ONCE: Final = 2
LIMITS: Final = {"referat-fetch": 1, "referat-ocr": 2}
"""Global concurrency limits, made where they are missing; they can be changed in Prefect's pages."""


def serve(parameters: Mapping[str, Any], port: int) -> None:
    """Serves until it is interrupted.

    Registered as the scheduler ``prefect`` of the command line.

    Args:
        parameters: of the flows, in the place of those in the file.
        port: of the server on this machine, where ``PREFECT_API_URL`` names none.

    Raises:
        ReferatError: where the server does not start.
    """
    with _server(port):
        from prefect import serve as serve_deployments  # reads where the server is when it is imported

        make_limits()
        serve_deployments(*deployments(parameters), limit=_RUNS_AT_ONCE)


def deployments(parameters: Mapping[str, Any]) -> Iterator[RunnerDeployment]:
    """The deployments of ``prefect.yaml``, for a process that serves them."""
    from importlib import import_module

    from prefect.client.schemas.schedules import CronSchedule

    for one in described():
        module, _, name = one["entrypoint"].partition(":")
        flow = getattr(import_module(module.removesuffix(".py").replace("/", ".")), name)
        yield flow.to_deployment(
            name=one["name"],
            description=one["description"],
            tags=one["tags"],
            parameters={**one["parameters"], **parameters},
            schedules=[CronSchedule(**schedule) for schedule in one["schedules"]],
            concurrency_limit=one["concurrency_limit"]["limit"],
        )


def described() -> list[dict[str, Any]]:
    """The deployments as ``prefect.yaml`` has them."""
    path = next(path for path in _FILES if path.exists())
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["deployments"]
    return found


@contextmanager
def _server(port: int) -> Iterator[None]:
    """A Prefect server on this machine, stopped in the end; nothing where one is set up."""
    if os.environ.get("PREFECT_API_URL"):
        yield
        return
    url = f"http://127.0.0.1:{port}/api"
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        _wait(url, process)
        os.environ["PREFECT_API_URL"] = url
        _log.info("Prefect's pages: http://127.0.0.1:%d", port)
        yield
    finally:
        process.terminate()
        process.wait(30)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise ReferatError(
        "Prefect's server did not start.",
        hint="Is the port taken? Name another with --port, or a running server in PREFECT_API_URL.",
    )


def make_limits() -> None:
    """Makes those of ``LIMITS`` that the server lacks."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.actions import GlobalConcurrencyLimitCreate
    from prefect.exceptions import ObjectAlreadyExists

    with get_client(sync_client=True) as client:
        for name, limit in LIMITS.items():
            try:
                client.create_global_concurrency_limit(GlobalConcurrencyLimitCreate(name=name, limit=limit))
            except ObjectAlreadyExists:
                continue
            except Exception as error:  # a server answers a name that is taken in more than one way
                _log.info("The limit %s was not made: %s", name, error)
