"""A Document of one block a line, as the plain text reader gives for text that is not hard-wrapped."""

from __future__ import annotations

import re

from pipeline.ids import document_id
from pipeline.records import Block, Document, Span

_BULLET = re.compile(r"([-•*·–])\s")


def document_of(text: str) -> Document:
    blocks: list[Block] = []
    at = 0
    for line in (raw.strip() for raw in text.splitlines()):
        if not line:
            continue
        line = " ".join(line.split())
        bullet = _BULLET.match(line)
        blocks.append(
            Block(
                kind="list_item" if bullet else "paragraph",
                text=line,
                span=Span(at, at + len(line)),
                marker=bullet[1] if bullet else "",
            )
        )
        at += len(line) + 1
    joined = "\n".join(block.text for block in blocks)
    return Document(
        document_id=document_id(text.encode()),
        source_uri="file:///test.txt",
        media_type="text/plain",
        text=joined,
        blocks=tuple(blocks),
    )
