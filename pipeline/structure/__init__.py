"""Blocks to a meeting with its agenda items, or to an article."""
