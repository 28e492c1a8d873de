"""What the tagger tells: the labels of marked training texts."""

from __future__ import annotations

from typing import Final

from pipeline.text.iob import Scheme

NAME: Final = "project"
LEAD: Final = "lead"
LABELS: Final = (NAME, LEAD, "partner", "funder", "programme", "start", "end", "total", "grant", "own")
"""A project's name, and what words are to a project: who leads it, is in it, pays for it; when it begins and ends; its budget, what is
granted, what its parties pay themselves."""

SCHEME: Final = Scheme(LABELS)
