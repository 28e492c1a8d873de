"""From bytes to a Document of blocks: plain text, HTML, DOCX and PDF, told apart by content."""

from pipeline.readers.dispatch import read

__all__ = ["read"]
