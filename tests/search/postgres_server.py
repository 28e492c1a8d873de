"""A PostgreSQL server of the tests' own, in a temporary folder and on a socket there; nothing else of the machine is touched."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB", "listen_addresses=")


def programs() -> Path | None:
    """Where PostgreSQL's server programs are, newest first; None where there are none."""
    on_path = shutil.which("initdb")
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name))
    return (
        Path(on_path).parent
        if on_path
        else next((one for one in reversed(installed) if (one / "initdb").exists()), None)
    )


class Server:
    """A server that runs.

    Attributes:
        folder: where it has its data and its socket.
    """

    def __init__(self, programs: Path, folder: Path) -> None:
        self.folder = folder
        self._programs = programs
        self._user = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name  # it refuses to run as root

    def url(self, database: str, user: str = "referat", password: str = "") -> str:
        """The address of a database."""
        who = f"{user}:{quote(password, safe='')}" if password else user
        return f"postgresql://{who}@/{database}?host={quote(str(self.folder), safe='')}"

    def set_up(self) -> None:
        """Makes the data folder."""
        if os.geteuid() == 0:
            shutil.chown(self.folder, self._user)
        self._run("initdb", "-U", "referat", "-A", "trust", "-E", "UTF8", "--locale", "C", "--no-sync")

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        options = [f"-c {option}" for option in (*_FAST, f"unix_socket_directories={self.folder}")]
        self._run("pg_ctl", "start", "-w", "-l", str(self.folder / "log"), "-o", " ".join(options))

    def stop(self, mode: str = "immediate") -> None:
        """Stops it."""
        self._run("pg_ctl", "stop", "-m", mode)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), "-D", str(self.folder / "data"), *arguments]
        identity = {"user": self._user, "extra_groups": ()} if os.geteuid() == 0 else {}
        done = subprocess.run(  # its output goes to a file: what it starts keeps a pipe open
            command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, **identity
        )
        assert done.returncode == 0, f"{command} failed"


@contextmanager
def running() -> Iterator[Server]:
    """A server of the tests' own until the end.

    Raises:
        FileNotFoundError: where PostgreSQL is not installed.
    """
    found = programs()
    if found is None:
        raise FileNotFoundError("PostgreSQL's programs (Debian's package postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="referat-postgres-"))
    server = Server(found, folder)
    try:
        server.set_up()
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
