from __future__ import annotations

from pipeline.readers import read
from pipeline.records import Source
from pipeline.settings import Settings
from pipeline.structure.parse import parse

ITEM = "<section><div>{number}</div><h2>{title}</h2><p>{mark}</p>{text}</section>"


def test_numbers_that_stand_alone_above_the_titles() -> None:
    decided = "<h4>Beslutning</h4><p>Godkendt.</p>"
    items = [
        (32, "Dagsorden", "Åbent punkt", decided),
        (33, "Strategi", "Åbent punkt", decided),
        (34, "Lukket punkt", "Lukket punkt", ""),
    ]
    page = "".join(ITEM.format(number=number, title=title, mark=mark, text=text) for number, title, mark, text in items)
    head = "<h1>Turismeudvalget</h1><p>Referat, torsdag den 21. september 2023 kl. 09:15</p>"
    document = read(Source(uri="file:/a.html", data=f"<html><body>{head}{page}</body></html>".encode()), Settings())
    meeting = parse(document).meeting
    assert meeting is not None
    assert [(item.number, item.title, item.access) for item in meeting.items] == [
        ("32", "Dagsorden", "open"),
        ("33", "Strategi", "open"),
        ("34", "Lukket punkt", "closed"),
    ]
