"""PDF files with a text layer."""

from pipeline.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
