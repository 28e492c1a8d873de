"""``referat web``: the pages to look at the tables with, served from this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.options import Data, settings_with

EXAMPLE = "Example: referat web --data data --port 8000"

_LOCAL = ("127.0.0.1", "localhost", "::1")
_ANY = ("0.0.0.0", "::")


def web(
    data: Data = None,
    host: Annotated[
        str, typer.Option(help="Address to listen on; another than this machine's opens the pages to others.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name", metavar="HOST", help="A host name under which the pages are asked for, as behind a proxy."
        ),
    ] = None,
) -> None:
    """Serve read-only pages: search, items beside their source, meetings, people, projects, cases; JSON beside each."""
    import socket

    import uvicorn

    from pipeline.errors import UsageError
    from pipeline.web.app import create_app

    settings = settings_with(data=data)
    folder = settings.data
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise UsageError(
            f"The address {host}, port {port}, cannot be listened on: {error.strerror or error}.",
            hint="Choose another --port.",
        ) from None
    if not (folder / "lake").is_dir():
        typer.echo(f"There are no tables in {folder} yet: `referat run SOURCE --data {folder}` makes them.", err=True)
    if host not in _LOCAL:
        typer.echo("Everyone who reaches this address can read everything: there is no password.", err=True)
    if host in _ANY and not name:
        typer.echo("Name the hosts that the pages are asked for under with --name.", err=True)
    app = create_app(settings, (*(name or ()), *(() if host in _ANY else (host,))))
    shown = f"[{host}]" if ":" in host else host
    typer.echo(f"The pages are at http://{shown}:{port}/ (stop with Ctrl-C).", err=True)
    config = uvicorn.Config(app, log_level="warning", server_header=False, access_log=False, lifespan="off")
    with listening:
        uvicorn.Server(config).run(sockets=[listening])
