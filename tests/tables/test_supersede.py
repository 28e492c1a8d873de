from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.tables.supersede import Catalogue, KnownDocument, precedence, settle


def row(document_id: str, source_uri: str, *, kind: str = "minutes", meeting: str | None = None) -> KnownDocument:
    return KnownDocument(document_id=document_id, source_uri=source_uri, version=0, kind=kind, meeting_id=meeting)


@dataclass
class Shelf:
    """A lake reduced to what settling needs: the rows of documents, and whose facts are in the tables."""

    catalogue: Catalogue = field(default_factory=Catalogue)
    facts: set[str] = field(default_factory=set)

    def arrive(self, *rows: KnownDocument, removed: tuple[str, ...] = ()) -> frozenset[str]:
        settlement = settle(self.catalogue, rows, removed=removed)
        for gone in settlement.drop:
            self.catalogue.drop(gone)
        for put in settlement.put:
            self.catalogue.put(put)
        self.facts -= settlement.fallen
        self.facts |= settlement.standing
        return settlement.again

    def superseded(self) -> dict[tuple[str, str], str | None]:
        return {row.key: row.superseded_by for row in self.catalogue.rows()}


def test_a_new_version_takes_the_place_of_the_old_one() -> None:
    shelf = Shelf()
    shelf.arrive(row("old", "u"))
    shelf.arrive(row("new", "u"))
    assert shelf.superseded() == {("old", "u"): "new", ("new", "u"): None}
    assert shelf.facts == {"new"}
    assert shelf.catalogue.current()["u"].document_id == "new"
    assert [found.version for found in shelf.catalogue.versions("u")] == [1, 2]


def test_a_source_that_returns_to_its_old_bytes() -> None:
    shelf = Shelf()
    for document_id in ("a", "b", "a"):
        shelf.arrive(row(document_id, "u"))
    assert shelf.superseded() == {("a", "u"): None, ("b", "u"): "a"}
    assert shelf.catalogue.current()["u"].document_id == "a"
    assert shelf.facts == {"a"}


def test_the_same_bytes_again_change_nothing() -> None:
    shelf = Shelf()
    shelf.arrive(row("a", "u"))
    before = shelf.superseded()
    assert shelf.arrive(row("a", "u")) == frozenset()
    assert shelf.superseded() == before
    assert [found.version for found in shelf.catalogue.versions("u")] == [1]


def test_the_same_bytes_at_two_sources_stand_until_both_have_moved_on() -> None:
    shelf = Shelf()
    shelf.arrive(row("a", "u"), row("a", "w"))
    assert shelf.superseded() == {("a", "u"): None, ("a", "w"): None}
    shelf.arrive(row("b", "u"))
    assert shelf.facts == {"a", "b"}
    shelf.arrive(row("c", "w"))
    assert shelf.facts == {"b", "c"}


@pytest.mark.parametrize("agenda_first", [True, False])
def test_minutes_beat_the_agenda_of_their_meeting(agenda_first: bool) -> None:
    agenda, minutes = row("z", "z.pdf", kind="agenda", meeting="m"), row("a", "a.pdf", meeting="m")
    shelf = Shelf()
    for arrival in (agenda, minutes) if agenda_first else (minutes, agenda):
        shelf.arrive(arrival)
    assert shelf.superseded() == {agenda.key: "a", minutes.key: None}
    assert shelf.facts == {"a"}


def test_of_two_minutes_the_one_named_later_stands() -> None:
    names = ["Referat.pdf", "referat-2.pdf", "referat-10.pdf", "referat-010b.pdf"]
    shelf = Shelf()
    shelf.arrive(*(row(str(number), name, meeting="m") for number, name in enumerate(names)))
    assert shelf.facts == {"3"}


def test_long_runs_of_digits_have_an_order_too() -> None:
    assert precedence(row("a", "9" * 5000)) > precedence(row("a", "8" * 5000))


def test_an_agenda_stands_again_when_its_minutes_turn_out_to_be_of_another_meeting() -> None:
    shelf = Shelf()
    shelf.arrive(row("agenda", "a", kind="agenda", meeting="m"))
    shelf.arrive(row("minutes", "b", meeting="m"))
    assert shelf.facts == {"minutes"}
    again = shelf.arrive(row("corrected", "b", meeting="n"))
    assert again == {"a"}
    assert "a" not in shelf.catalogue.current()
    shelf.arrive(row("agenda", "a", kind="agenda", meeting="m"))
    assert shelf.facts == {"agenda", "corrected"}


def test_a_removed_document_goes_and_what_it_had_replaced_returns() -> None:
    shelf = Shelf()
    shelf.arrive(row("agenda", "a", kind="agenda", meeting="m"), row("minutes", "b", meeting="m"), row("other", "c"))
    assert shelf.arrive(removed=("minutes",)) == {"a"}
    assert shelf.facts == {"other"}
    assert shelf.superseded() == {("other", "c"): None}


def test_removing_what_a_newer_version_replaces_keeps_its_row() -> None:
    shelf = Shelf()
    shelf.arrive(row("old", "u"))
    shelf.arrive(row("new", "u"), removed=("old", "new"))
    assert shelf.superseded() == {("old", "u"): "new", ("new", "u"): None}


def test_a_source_whose_document_returns_keeps_its_earlier_versions() -> None:
    minutes, agenda = row("minutes", "", meeting="m"), row("agenda", "", kind="agenda", meeting="m")
    shelf = Shelf()
    shelf.arrive(*(replace(minutes, source_uri=source) for source in ("u", "x")), replace(agenda, source_uri="w"))
    shelf.arrive(replace(agenda, source_uri="x"))
    again = shelf.arrive(row("news", "u"))
    assert again == {"w", "x"}
    shelf.arrive(*(replace(agenda, source_uri=source) for source in again))
    assert [(found.document_id, found.version) for found in shelf.catalogue.versions("x")] == [
        ("minutes", 1),
        ("agenda", 2),
    ]
    assert shelf.facts == {"agenda", "news"}


_MEETINGS = (None, "m", "n")
_DOCUMENTS = [
    KnownDocument(document_id=f"d{number}", source_uri="", version=0, kind=kind, meeting_id=meeting)
    for number, (kind, meeting) in enumerate((k, m) for m in _MEETINGS for k in ("minutes", "agenda"))
]
_HISTORIES = st.dictionaries(
    st.sampled_from(["u", "v", "w", "x"]), st.lists(st.sampled_from(_DOCUMENTS), min_size=1, max_size=3), min_size=1
)


def _run(histories: dict[str, list[KnownDocument]], choices: st.DataObject) -> Shelf:
    """Lets the versions of every source arrive, sources interleaved and batched as hypothesis likes."""
    shelf = Shelf()
    waiting = {source: list(history) for source, history in histories.items()}
    latest: dict[str, KnownDocument] = {}
    while any(waiting.values()):
        ready = sorted(source for source, left in waiting.items() if left)
        chosen = choices.draw(st.lists(st.sampled_from(ready), unique=True, min_size=1))
        for source in chosen:
            latest[source] = replace(waiting[source].pop(0), source_uri=source)
        again = shelf.arrive(*(latest[source] for source in chosen))
        for _ in range(len(histories) + 1):
            if not again:
                break
            again = shelf.arrive(*(latest[source] for source in sorted(again)))
        assert not again
    return shelf


@settings(max_examples=100, deadline=None)
@given(_HISTORIES, st.data())
def test_order_and_batches_do_not_matter(histories: dict[str, list[KnownDocument]], choices: st.DataObject) -> None:
    one, other = _run(histories, choices), _run(histories, choices)
    assert sorted(one.catalogue.rows(), key=lambda row: row.key) == sorted(
        other.catalogue.rows(), key=lambda row: row.key
    )
    assert one.facts == other.facts
    assert one.facts == {row.document_id for row in one.catalogue.rows() if row.superseded_by is None}
    for meeting in ("m", "n"):
        standing = {row.document_id for row in one.catalogue.of_meeting(meeting) if row.superseded_by is None}
        assert len(standing) <= 1
