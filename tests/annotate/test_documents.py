from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.annotate import annotate, documents
from pipeline.annotate.language import add_components
from pipeline.annotate.projects.tagger.tagger import Reading, Tagged
from pipeline.annotate.publisher import publisher_codes
from pipeline.annotate.segments import LONGEST, Segment, cut, segments
from pipeline.records import AgendaItem, Annotation, Block, Document, Meeting, Mention, Span, Structure

Make = Callable[..., Document]
MakeStructure = Callable[..., Structure]

WORDS = (
    "Odense Kommune projektet DISK (Digital Skills) ”X” Byrådet i Odder formand Lis Bang (S), fra KL og UC SYD støttet af Erasmus+ "
    "Interreg, Baltic Sea 4. oktober 2023 kommunen Økonomiudvalget A/S - • : . , ) ( \n \t www.disk.eu EVARS-projektet Ø NN"
).split(" ")


def annotated(nlp: Language, document: Document, structure: Structure) -> Annotation:
    [annotation] = annotate([(document, structure)], nlp)
    return annotation


def in_words(mention: Mention) -> tuple[str, str]:
    return mention.text, mention.entity_type


def test_places_count_in_the_documents_text(nlp: Language, document_of: Make, structure_of: MakeStructure) -> None:
    document = document_of(
        ["# Overskrift", "Lis Bang fra KL var i Odense den 4. oktober 2023 for 2 mio. kr.", "Se www.kl.dk"]
    )
    found = annotated(nlp, document, structure_of())
    every = [*found.mentions, *found.dates, *found.amounts, *found.contacts]
    assert every
    assert all(document.text[slice(*record.span)] == record.text for record in every)


def test_furniture_is_left_out(nlp: Language, structure_of: MakeStructure) -> None:
    text = "Odense Kommune\nVejle Kommune"
    blocks = (
        Block(kind="furniture", text=text[:14], span=Span(0, 14)),
        Block(kind="paragraph", text=text[15:], span=Span(15, 28)),
    )
    document = Document(document_id="0", source_uri="memory:", media_type="text/plain", text=text, blocks=blocks)
    assert [mention.text for mention in annotated(nlp, document, structure_of()).mentions] == ["Vejle Kommune"]


def test_documents_keep_apart_and_in_order(nlp: Language, document_of: Make, structure_of: MakeStructure) -> None:
    pairs = [(document_of([line]), structure_of()) for line in ("Odense Kommune", "", "Vejle Kommune")]
    assert [[m.code for m in found.mentions] for found in annotate(pairs, nlp)] == [["461"], [], ["630"]]


def test_missing_years_are_told_by_the_documents_date(
    nlp: Language, document_of: Make, structure_of: MakeStructure
) -> None:
    found = annotated(nlp, document_of(["Næste møde er den 14. januar."]), structure_of(day=date(2023, 11, 1)))
    assert [expression.start for expression in found.dates] == [date(2024, 1, 14)]


def test_a_name_introduced_once_is_found_again(nlp: Language, document_of: Make, structure_of: MakeStructure) -> None:
    lines = [
        "Alle talte om JASMIN.",
        "projektet JASMIN ledes af direktør Xenofon Krat fra Nordlys Energi A/S og Gammelby Varmeforsyning (GVF).",
        "Krat er glad. Det er Nordlys Energi og GVF også. Xenofon Krats hund er sort.",
    ]
    found = [in_words(mention) for mention in annotated(nlp, document_of(lines), structure_of()).mentions]
    assert found.count(("JASMIN", "project")) == 2
    assert ("Krat", "person") in found
    assert ("Nordlys Energi", "organisation") in found
    assert found.count(("GVF", "organisation")) == 2


def test_letters_of_addresses_name_nothing(nlp: Language, document_of: Make, structure_of: MakeStructure) -> None:
    lines = ["projektet EVARS", "Se www.EVARS.eu"]
    assert len(annotated(nlp, document_of(lines), structure_of()).mentions) == 1


def test_kommunen_and_byraadet_mean_the_publisher(
    nlp: Language, document_of: Make, structure_of: MakeStructure
) -> None:
    lines = ["Byrådet besluttede, at kommunen betaler.", "Vejle Kommune svarer, at kommunen ikke vil."]
    known = annotated(nlp, document_of(lines, municipality_code=461), structure_of("minutes"))
    assert [m.text for m in known.mentions if m.attributes.get("reference") == "publisher"] == ["kommunen"]
    assert [m.text for m in annotated(nlp, document_of(lines), structure_of("minutes")).mentions] == [
        "Byrådet",
        "Vejle Kommune",
    ]


def test_the_publisher_may_be_known_from_the_body(
    nlp: Language, document_of: Make, structure_of: MakeStructure
) -> None:
    found = annotated(nlp, document_of(["Her betaler kommunen."]), structure_of("minutes", body="Odense Byråd"))
    assert [mention.text for mention in found.mentions] == ["kommunen"]


def test_an_organisation_has_the_country_and_the_owner_beside_it(
    nlp: Language, document_of: Make, structure_of: MakeStructure
) -> None:
    line = "Coventry University i England og Odense Kommunes Ungeudvalg"
    attributes = {m.text: m.attributes for m in annotated(nlp, document_of([line]), structure_of()).mentions}
    assert attributes["Coventry University"]["country"] == "GB"
    assert attributes["Ungeudvalg"]["municipality_code"] == "461"


def test_a_pool_that_may_be_the_states_is_an_issue(
    nlp: Language, document_of: Make, structure_of: MakeStructure
) -> None:
    found = annotated(nlp, document_of(["Pengene kommer fra Landdistriktspuljen."]), structure_of())
    assert [issue.kind for issue in found.issues] == ["programme_unsettled"]


def test_a_lead_that_is_only_likely_is_an_issue(
    nlp: Language, document_of: Make, structure_of: MakeStructure, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "UC SYD har nyt om projektet Ren Å."
    place = Span(text.index("UC SYD"), text.index(" har"))
    for chance, issues in ((0.3, ["lead_unsettled"]), (0.7, [])):
        reading = Reading([Tagged(place, "lead", chance)])
        monkeypatch.setattr(documents, "shipped_tagger", lambda reading=reading: _Reads(reading))
        found = annotated(nlp, document_of([text]), structure_of())
        assert [(fact.value, fact.score) for fact in found.project_facts if fact.field == "lead"] == [
            ("UC SYD", chance)
        ]
        assert [issue.kind for issue in found.issues] == issues


class _Reads:
    """A tagger that has read this."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def read(self, blocks: Sequence[Block], places: Iterable[Span] = ()) -> Reading:
        return self._reading


def ruled(patterns: list[dict[str, object]]) -> Language:
    """A pipeline whose entities come from patterns, in place of a trained model's."""
    nlp = spacy.blank("da")
    nlp.add_pipe("entity_ruler").add_patterns(patterns)  # type: ignore[attr-defined]
    return add_components(nlp)


def test_model_and_rules_are_merged(document_of: Make, structure_of: MakeStructure) -> None:
    nlp = ruled(
        [
            {"label": "PER", "pattern": "Formand Uwh Krat"},
            {"label": "PER", "pattern": "Beslutning"},
            {"label": "PER", "pattern": "NN"},
            {"label": "ORG", "pattern": "THJ1"},
            {"label": "ORG", "pattern": "Odense"},
            {"label": "LOC", "pattern": "Skovvangen"},
            {"label": "ORG", "pattern": "Sydbanken"},
            {"label": "ORG", "pattern": "Vejle Kommune"},
            {"label": "GEO", "pattern": "Alperne"},
        ]
    )
    line = "Beslutning: Formand Uwh Krat og NN fra Sydbanken og THJ1 mødtes i Odense på Skovvangen med Vejle Kommune i Alperne"
    found = annotated(nlp, document_of([line]), structure_of())
    assert [(*in_words(mention), mention.method.partition(":")[0]) for mention in found.mentions] == [
        ("Uwh Krat", "person", "grammar"),
        ("Sydbanken", "organisation", "model"),
        ("Odense", "place", "gazetteer"),
        ("Skovvangen", "place", "model"),
        ("Vejle Kommune", "municipality", "gazetteer"),
    ]


def test_the_longer_of_two_names_stays(document_of: Make, structure_of: MakeStructure) -> None:
    nlp = ruled([{"label": "PER", "pattern": "Güler Bak Özcan"}, {"label": "ORG", "pattern": "Vejle Fjordhotel"}])
    found = annotated(nlp, document_of(["formand Güler Bak Özcan bor på Vejle Fjordhotel"]), structure_of())
    assert [mention.text for mention in found.mentions] == ["Güler Bak Özcan", "Vejle Fjordhotel"]


def test_a_label_that_runs_into_its_text_is_no_part_of_a_name(
    nlp: Language, document_of: Make, structure_of: MakeStructure
) -> None:
    found = annotated(nlp, document_of(["SagsfremstillingRegion Sjælland svarer Lis Bang."]), structure_of())
    assert [in_words(mention) for mention in found.mentions] == [("Region Sjælland", "region"), ("Lis Bang", "person")]


def test_a_lone_name_that_begins_another_is_not_found_again(
    nlp: Language, document_of: Make, structure_of: MakeStructure
) -> None:
    lines = ["Norvej A/S bygger vejen, og Norvej betaler.", "Der kom svar fra bladet Norvej Nyt."]
    found = annotated(nlp, document_of(lines), structure_of())
    assert [mention.text for mention in found.mentions] == ["Norvej A/S", "Norvej"]


@pytest.mark.parametrize("longest", [1, 7, 40])
def test_pieces_make_the_text_again(longest: int) -> None:
    text = "Første sætning. Anden, noget længere sætning; og en tredje.\n" * 3 + "x" * 50
    pieces = list(cut(Segment(3, text), longest=longest))
    assert "".join(piece.text for piece in pieces) == text
    assert all(text[piece.start - 3 : piece.start - 3 + len(piece.text)] == piece.text for piece in pieces)
    assert max(len(piece.text) for piece in pieces) <= longest


def test_a_block_of_two_megabytes_is_cut(nlp: Language, document_of: Make, structure_of: MakeStructure) -> None:
    sentence = "Odense Kommune og projektet JASMIN i Vejle. "
    document = document_of([sentence * (LONGEST // len(sentence) * 3)])
    assert len(list(segments(document))) > 2
    found = annotated(nlp, document, structure_of())
    assert {document.text[slice(*mention.span)] for mention in found.mentions} == {"Odense Kommune", "JASMIN", "Vejle"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.lists(st.sampled_from(WORDS)).map(" ".join), max_size=4))
def test_mentions_are_in_order_apart_and_verbatim(
    nlp: Language, document_of: Make, structure_of: MakeStructure, lines: list[str]
) -> None:
    document = document_of(lines, municipality_code=461)
    found = annotated(nlp, document, structure_of(day=date(2020, 1, 1)))
    assert all(document.text[slice(*mention.span)] == mention.text for mention in found.mentions)
    spans = [mention.span for mention in found.mentions]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    known = {mention.span for mention in found.mentions}
    assert all(
        role.person in known and (role.organisation is None or role.organisation in known) for role in found.roles
    )
    assert all(fact.project in known and (fact.target is None or fact.target in known) for fact in found.project_facts)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text())
def test_any_text_passes(nlp: Language, document_of: Make, structure_of: MakeStructure, text: str) -> None:
    annotated(nlp, document_of(text.split("\n")), structure_of())


def test_the_publisher_is_known_from_its_case_numbers(nlp: Language, document_of: Make) -> None:
    item = AgendaItem(ordinal=1, title="Sag", title_span=Span(0, 3), span=Span(0, 20), case_number="330-2018-3619")
    structure = Structure(
        kind="minutes", meeting=Meeting(body="Økonomiudvalget", date=None, status="minutes", items=(item,))
    )
    assert publisher_codes(document_of(["Sag"]), structure) == (330, None)


@pytest.mark.parametrize(
    ("lines", "municipality"),
    [
        (["Kolding Kommune", "Referat"], 621),
        (["Referat for Kolding Kommune", "1. Ny skole"], 621),
        (["Kolding Kommune", "Vejle Kommune"], None),
        (["dagsordener.soenderborg.dk", "Referat"], 540),
    ],
)
def test_the_publisher_is_known_from_its_letterhead(
    document_of: Make, structure_of: MakeStructure, lines: list[str], municipality: int | None
) -> None:
    assert publisher_codes(document_of(lines), structure_of("minutes", body="Økonomiudvalget")) == (municipality, None)


@pytest.mark.parametrize(
    ("body", "lines", "codes"),
    [
        ("Økonomiudvalget", ["Møde", "Kolding Kommune bygger ny skole i år."], (None, None)),
        ("Økonomiudvalget", ["Møde", "Kolding Kommune bygger ny skole.", "Udgiften er Kolding Kommunes."], (621, None)),
        (
            "Økonomiudvalget",
            ["Møde", "Kolding Kommune og Vejle Kommune bygger.", "Kolding Kommunes del er størst."],
            (621, None),
        ),
        ("Økonomiudvalget", ["Møde", "Kolding Kommune og Vejle Kommune bygger."], (None, None)),
        ("Økonomiudvalget", ["Møde", "Der er dyrt i Kolding, meget dyrt i Kolding."], (None, None)),
        ("Økonomiudvalget", ["Møde på Vejle Rådhus", "Aftale med Kolding Kommune."], (630, None)),
        ("Forretningsudvalget", ["Region Sjælland, møde", "Faxe Kommune og Faxe Kommunes borgere."], (None, 1085)),
        ("Regionsrådet", ["Møde", "Region Nordjylland bygger."], (None, 1081)),
        ("KKR Sjælland", ["Møde", "Faxe Kommune og Faxe Kommunes borgere."], (None, None)),
    ],
)
def test_the_publisher_is_whom_the_document_names_most(
    document_of: Make, body: str, lines: list[str], codes: tuple[int | None, int | None]
) -> None:
    document = document_of(lines)
    start = document.text.index("\n") + 1
    place = Span(start, len(document.text))
    item = AgendaItem(ordinal=1, title="Sag", title_span=place, span=place)
    meeting = Meeting(body=body, date=None, status="minutes", items=(item,))
    assert publisher_codes(document, Structure(kind="minutes", meeting=meeting)) == codes
