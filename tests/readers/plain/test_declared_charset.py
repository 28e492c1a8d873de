from __future__ import annotations

import pytest

from pipeline.readers import read
from pipeline.records import Source
from pipeline.settings import Settings

TEXT = "Rådet på Ærø godkendte. Øvrige bemærkninger: ingen.\n"


@pytest.mark.parametrize(
    ("encoding", "media_type"),
    [
        ("cp865", "text/plain; charset=cp865"),
        ("utf-8", "text/plain; charset=iso-8859-1"),
        ("utf-8-sig", "text/plain; charset=cp865"),
        ("cp1252", "text/plain; charset=utf-8"),
        ("cp1252", "text/plain; charset=vrøvl"),
        ("cp1252", None),
    ],
)
def test_what_a_server_declares_counts_where_it_is_right(encoding: str, media_type: str | None) -> None:
    """UTF-8 is recognised by its bytes, and a byte order mark goes before any declaration (as browsers have it)."""
    source = Source(uri="https://lillestrup.example/a.txt", data=TEXT.encode(encoding), media_type=media_type)
    assert read(source, Settings()).text == TEXT.strip()
