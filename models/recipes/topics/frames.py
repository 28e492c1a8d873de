"""Titles of plans made of the lexicon's phrases: the research group codes a plan by what it is for, so that a local plan for a school is
a matter of schools; only those for housing, or for nothing in particular, are matters of planning.
"""

from __future__ import annotations

import itertools

import numpy as np

from pipeline.topics.training import CodedTitles

FRAMES = (
    "lokalplan for {}",
    "forslag til lokalplan for {}",
    "endelig vedtagelse af lokalplan for {}",
    "endelig vedtagelse af lokalplan nr {}",
    "lokalplan {} forslag",
    "lokalplan {} endelig vedtagelse",
    "forslag til kommuneplantillæg for {}",
    "kommuneplantillæg nr for {}",
    "forslag til lokalplan nr og kommuneplantillæg nr for {}",
    "endelig vedtagelse af tillæg nr til kommuneplan og lokalplan nr for {}",
    "tillæg til kommuneplan {}",
    "lokalplanforslag for {}",
    "igangsætning af lokalplan for {}",
    "lokalplan for område til {} ved",
)

PLANNED = frozenset(
    int(code)
    for code in (
        "210 322 401 405 601 604 606 607 610 612 613 699 701 703 704 709 710 711 803 804 806 1001 1002 1003 1007 1012 1310 1407 "
        "1500 1523 1524 1526 1530 1532 1706 2008 2100 2101 2103 2104 2301 2302 2399"
    ).split()
)
"""Codes of what stands somewhere, so that there are plans for it."""


def framed(lexicon: CodedTitles) -> CodedTitles:
    """A title of a plan for each phrase of the codes in ``PLANNED``, one frame after the other."""
    chosen = lexicon[np.flatnonzero(np.isin(lexicon.codes, sorted(PLANNED)))]
    frames = itertools.cycle(FRAMES)
    return CodedTitles([next(frames).format(phrase) for phrase in chosen.titles], chosen.codes)
