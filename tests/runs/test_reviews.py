"""What people decided of topics, in the tables."""

from __future__ import annotations

from pathlib import Path

from pipeline.runs.reviews import apply_reviews
from pipeline.tables.lake import Lake

STAMP = {"run_id": "r1", "pipeline_version": "0"}
DOCUMENT = {"document_id": "d1", "char_start": 0, "char_end": 4, "page": None} | STAMP


def test_an_item_that_a_person_coded_is_unsettled_no_longer(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    items = [
        {"item_id": name, "meeting_id": "m1", "ordinal": ordinal, "number": str(ordinal), "title": name} | DOCUMENT
        for ordinal, name in enumerate(("itm_a", "itm_b"), 1)
    ]
    issues = [
        {"issue_id": f"iss_{kind}_{name}", "item_id": name, "kind": kind, "message": "Unsure.", "severity": "info"} | DOCUMENT
        for name in ("itm_a", "itm_b")
        for kind in ("topic_unsettled", "name_spelled_two_ways")
    ]  # fmt: skip
    document = {"document_id": "d1", "source_uri": "file:///d1.txt", "text": "Text"} | STAMP
    lake.write_documents({"documents": [document], "agenda_items": items, "issues": issues})
    (tmp_path / "review").mkdir()
    (tmp_path / "review" / "topics.csv").write_text("id,cap_code,title\nitm_a,1310,Pleje\n", encoding="utf-8")

    assert set(apply_reviews(lake, tmp_path)) == {"d1"}
    assert lake.read("agenda_items").select("item_id", "topic", "topic_method").rows() == [
        ("itm_a", 13, "review"),
        ("itm_b", None, None),
    ]
    left = ["iss_name_spelled_two_ways_itm_a", "iss_name_spelled_two_ways_itm_b", "iss_topic_unsettled_itm_b"]
    assert lake.read("issues")["issue_id"].to_list() == left
    assert not apply_reviews(lake, tmp_path)
