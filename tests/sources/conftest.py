from __future__ import annotations

from collections.abc import Callable, Iterator
from ipaddress import ip_network
from typing import Any

import pytest
from web_server import Site, serving

from pipeline.settings import Settings
from pipeline.sources.web.client import Web

LOOPBACK = (ip_network("127.0.0.0/8"),)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def slept() -> list[float]:
    """The waits that a client made, none of which take any time."""
    return []


@pytest.fixture
def web(slept: list[float]) -> Iterator[Callable[..., Web]]:
    """Opens a client that may ask this machine, with settings of its own."""
    opened: list[Web] = []

    def opened_with(**settings: Any) -> Web:
        chosen = {"allowed_networks": LOOPBACK, "fetch_pause": 0} | settings
        opened.append(Web(Settings(**chosen), sleep=slept.append))
        return opened[-1]

    yield opened_with
    for one in opened:
        one.close()
