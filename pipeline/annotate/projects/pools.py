"""Pools of money that no catalogue lists, by how they are named: "Regionens kulturpulje", "bredbåndspuljen", "puljen Trygge Skoleveje"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.annotate.projects import pool_patterns as patterns
from pipeline.annotate.projects.tagged import covering
from pipeline.records import Mention, Span

_METHOD = "grammar:pools"


def is_pool(payer: Mention) -> bool:
    """Whether a payer is such a pool: no mention of the document, statements give it as printed."""
    return payer.method == _METHOD


def with_pools(text: str, payers: Sequence[Mention]) -> list[Mention]:
    """Those who can pay, and pools, in text order.

    Who is named in a pool's name pays by it, and not beside it; a programme of the catalogue that ends the name is known by its own.

    >>> text = "Der er søgt 40.000 kr. fra Skive Kommunes kulturpulje og bredbåndspuljen."
    >>> [payer.text for payer in with_pools(text, [])]
    ['Skive Kommunes kulturpulje', 'bredbåndspuljen']

    Args:
        text: the document's.
        payers: programmes and bodies that it names, in text order.
    """
    pools = [
        Mention(text=found[0], span=Span(*found.span()), entity_type="misc", method=_METHOD)
        for found in patterns.POOL.finditer(text)
    ]
    kept, known = [], set()
    for payer in payers:
        pool = covering(pools, payer.span)
        if pool is None:
            kept.append(payer)
        elif payer.code and payer.entity_type == "programme" and payer.span.end >= pool.span.end:
            kept.append(payer)
            known.add(pool.span)
    return sorted([*kept, *(pool for pool in pools if pool.span not in known)], key=lambda payer: payer.span)
