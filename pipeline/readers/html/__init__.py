"""Web pages."""

from pipeline.readers.html.reader import read_html

__all__ = ["read_html"]
