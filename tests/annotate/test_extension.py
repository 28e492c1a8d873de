from __future__ import annotations

import spacy

from pipeline.annotate.extension import register, store
from pipeline.records import Contact, Span


def test_registering_twice_does_no_harm() -> None:
    register()
    register()


def test_a_record_keeps_its_exact_characters_where_the_tokens_reach_further() -> None:
    register()
    doc = spacy.blank("da")("Skriv(post@lillekommune.dk)nu")
    record = Contact(text="post@lillekommune.dk", span=Span(6, 26), kind="email")
    store(doc, "found", [record])
    (span,) = doc.spans["found"]
    assert span.start_char <= 6
    assert span.end_char >= 26
    assert span._.referat == record


def test_two_records_in_one_token_stay_apart() -> None:
    register()
    doc = spacy.blank("da")("10-15")
    records = [Contact(text="10", span=Span(0, 2), kind="phone"), Contact(text="15", span=Span(3, 5), kind="phone")]
    store(doc, "found", records)
    assert [span._.referat for span in doc.spans["found"]] == records


def test_groups_do_not_share_records() -> None:
    register()
    doc = spacy.blank("da")("2024")
    record = Contact(text="2024", span=Span(0, 4), kind="phone")
    store(doc, "one", [record])
    store(doc, "other", [])
    assert doc.spans["one"][0]._.referat == record
    assert list(doc.spans["other"]) == []
    assert doc[0:1]._.referat is None
