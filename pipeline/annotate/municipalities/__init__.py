"""Municipalities, regions and plain place names by the official lists."""
