"""A vote in few signs: ``+`` for, ``-`` against, ``0`` abstained; ``A=9`` is nine of party A."""

from __future__ import annotations

from pipeline.records import Vote


def shown(vote: Vote) -> str:
    side = {"for": "+", "against": "-", "abstained": "0"}[vote.side]
    if vote.voter_kind == "count":
        return f"{side}{vote.count}"
    if vote.voter_kind == "party":
        return f"{side}{vote.party}" + (f"={vote.count}" if vote.count is not None else "")
    return f"{side}{vote.voter}" + (f"({vote.party})" if vote.party else "")
