"""Bytes to a Document of blocks: one reader for each format, chosen by content."""
