"""The maker of synthetic rows stands beside the tests of the tables; the tests of behaviour run over both kinds of index."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "tables"))
sys.path.insert(0, str(Path(__file__).parent))

from postgres_server import Server, running

from pipeline.search import Index
from pipeline.settings import load_settings

OpenIndex = Callable[[Path], Index]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    try:
        import psycopg  # noqa: F401

        context = running()
        server = context.__enter__()
    except (ModuleNotFoundError, FileNotFoundError) as error:
        warnings.warn(f"SERVER SEARCH IS NOT TESTED: {error} is missing", stacklevel=1)
        pytest.skip(f"SERVER SEARCH IS NOT TESTED: {error} is missing")
    try:
        yield server
    finally:
        context.__exit__(None, None, None)


@pytest.fixture(scope="session")
def database_at(postgres: Server) -> Callable[[Path], str]:
    """Gives the URL of the one database that belongs to a folder."""

    def url(folder: Path) -> str:
        import psycopg

        name = f"d{blake2b(str(folder).encode(), digest_size=8).hexdigest()}"
        with psycopg.connect(postgres.url("postgres"), autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                connection.execute(f"CREATE DATABASE {name}")
        return postgres.url(name)

    return url


@pytest.fixture(scope="session", params=["embedded", "postgres"])
def open_index(request: pytest.FixtureRequest) -> OpenIndex:
    """Opens the index of a folder: in the folder, or in a database of its own."""
    if request.param == "embedded":
        return lambda folder: Index.of(load_settings(data=folder))
    url: Callable[[Path], str] = request.getfixturevalue("database_at")
    return lambda folder: Index.of(load_settings(data=folder, search_url=url(folder)))
