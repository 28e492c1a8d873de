"""The command line, ``referat``. Each command loads what it needs when it runs, so that help and search start at once."""

from pipeline.cli.app import main

__all__ = ["main"]
