"""Plain text, also with Markdown's signs."""

from pipeline.readers.plain.reader import read_text

__all__ = ["read_text"]
