"""The search index in a PostgreSQL database, for several users and machines; any database of version 13 or later will do.

The words of an entry are those of our own analysis, kept as arrays of terms (``text_stem:plan``) under a GIN index, and a table
says how many entries have each term. PostgreSQL's own text search finds no part of a compound, and a ``tsvector`` ends at a
megabyte and counts no positions after 16,383, which budgets of a municipality exceed.
"""

from pipeline.search.postgres.server import Server

__all__ = ["Server"]
