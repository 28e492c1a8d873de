from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from pipeline.annotate import annotate
from pipeline.annotate.projects.facts import find_facts
from pipeline.annotate.projects.tagged import METHOD
from pipeline.annotate.projects.tagger.tagger import Tagged
from pipeline.records import Annotation, Document, ProjectFact, Span, Structure

Make = Callable[..., Document]
MakeStructure = Callable[..., Structure]
DERIVED = {"municipality", "description"}
SUMS = {"budget", "grant", "own_contribution"}


@pytest.fixture
def facts_of(
    nlp: Language, document_of: Make, structure_of: MakeStructure
) -> Callable[..., list[tuple[str, str, str]]]:
    def read(*lines: str, day: date | None = None) -> list[tuple[str, str, str]]:
        document = document_of(list(lines))
        [annotation] = annotate([(document, structure_of(day=day, title=document.blocks[0].span))], nlp)
        assert all(0 <= fact.span.start < fact.span.end <= len(document.text) for fact in annotation.project_facts)
        return [
            (document.text[slice(*fact.project)], fact.field, fact.value)
            for fact in annotation.project_facts
            if fact.field not in DERIVED
        ]

    return read


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("DISK er et Erasmus+ projekt.", {("programme_entity_id", "Erasmus+")}),
        (
            "Projektet DISK er støttet af EU-programmet Interreg, Baltic Sea.",
            {("programme_entity_id", "Interreg"), ("strand", "Baltic Sea")},
        ),
        ("Midlerne til projektet DISK er bevilget under EU-programmet Erasmus+", {("programme_entity_id", "Erasmus+")}),
        ("Comenius-projektet DISK er i byen.", {("programme_entity_id", "Comenius"), ("strand", "Comenius")}),
        ("Projektet DISK har fået tilsagn fra URBACT III.", {("programme_entity_id", "URBACT III")}),
        (
            "Projektet DISK har fået 2,1 mio. kr. fra Novo Nordisk Fonden.",
            {("funder", "Novo Nordisk Fonden"), ("grant", "2,1 mio. kr.")},
        ),
        ("Projektet DISK er søgt under Erasmus+.", {("programme_entity_id", "Erasmus+"), ("status", "planned")}),
        ("Region Syddanmark støtter projektet DISK.", {("funder", "Region Syddanmark")}),
        ("Projektet DISK ledes af Sygehus Sønderjylland.", {("lead", "Sygehus Sønderjylland")}),
        ("Projektet DISK gennemføres med UC SYD som leadpartner.", {("lead", "UC SYD")}),
        ("Projektet DISK får støtte. Leadpartneren er stadig UC SYD.", {("lead", "UC SYD")}),
        ("I projektet DISK er Odense Kommune projektejer.", {("lead", "Odense Kommune")}),
        (
            "Projektet DISK sker i samarbejde med UC SYD, Coventry University i England og Odense Kommune.",
            {("partner", "UC SYD"), ("partner", "Coventry University"), ("partner", "Odense Kommune")},
        ),
        ("Odense Kommune har lært af deltagelse i projektet DISK.", {("participant", "Odense Kommune")}),
        ("Odense Kommune er gået med i projektet DISK.", {("participant", "Odense Kommune")}),
        ("Odense Kommune er blevet optaget i projektet DISK.", {("participant", "Odense Kommune")}),
        ("Bestyrelsen gik ind i mødelokalet. Projektet DISK blev drøftet.", set()),
        ("Med i projektet DISK.", set()),
        ("UC SYD og DTU evaluerer projektet DISK.", {("evaluator", "UC SYD"), ("evaluator", "DTU")}),
        ("I det netop afsluttede DISK-projekt lærte vi.", {("status", "completed")}),
        ("Projektet DISK er nu i fuld gang.", {("status", "running")}),
        ("Læs mere om projektet DISK på www.disk.eu", {("website", "www.disk.eu")}),
        ("Projektet DISK løber fra 2021 til 2024.", {("start", "2021 til 2024"), ("end", "2021 til 2024")}),
        ("Projektet DISK løber i perioden 2021-2024.", {("start", "2021-2024"), ("end", "2021-2024")}),
        ("Projektet DISK slutter i efteråret 2019.", {("end", "efteråret 2019")}),
        ("Projektet DISK blev skudt i gang i april 2023.", {("start", "april 2023")}),
        ("Projektet DISK forlænges til 30.06.18.", {("end", "30.06.18")}),
        ("Projektet DISK skal køre i 2020 og 2021.", {("start", "2020"), ("end", "2021")}),
        ("Projektet DISK slutter i skoleåret 2022/23.", {("end", "skoleåret 2022/23")}),
    ],
)
def test_what_a_sentence_states(
    facts_of: Callable[..., list[tuple[str, str, str]]], sentence: str, expected: set[tuple[str, str]]
) -> None:
    assert {(field, value) for project, field, value in facts_of(sentence) if project == "DISK"} == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Der søges om støtte fra Region Syddanmark til projektet DISK.",
        "Lis Bang fra UC SYD er projektleder på projektet DISK.",
        "Projektet DISK blev nævnt, og UC SYD holder åbent hus.",
        "Projektet DISK er støttet, men ikke af Erasmus+.",
    ],
)
def test_nothing_is_guessed(facts_of: Callable[..., list[tuple[str, str, str]]], sentence: str) -> None:
    assert facts_of(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "leads"),
    [
        ("Projektet DISK udgår fra UC SYD.", ["UC SYD"]),
        ("Projektet DISK blev støttet af staten og kørt af UC SYD.", ["UC SYD"]),
        ("Projektet DISK slutter. Bilen køres af Bo Lund.", []),
        ("Hovedansvaret for projektet DISK ligger hos UC SYD.", ["UC SYD"]),
        ("Projektet DISK er godkendt. Det er UC SYD, der har ansvaret.", ["UC SYD"]),
        ("Projektet DISK er godkendt. UC SYD har ansvaret for maden.", []),
        ("Projektet DISK ledes af DTU. UC SYD er ansvarlig for indkøb.", ["DTU"]),
        ("Projektet DISK er godkendt. Skolelederen i Vejle er ansvarlig.", []),
        ("Projektet DISK er godkendt, og UC SYD er tilskudsmodtager.", ["UC SYD"]),
        ("Projektet DISK er i gang. Leder er UC SYD.", ["UC SYD"]),
        ("I projektet DISK deltager Odense Kommune, UC SYD (projektejer) og DTU.", ["UC SYD"]),
        ("Odense Kommune har søgt Velux Fonden om 400.000 kr. til projektet DISK.", ["Odense Kommune"]),
        ("Odense Kommune har søgt om at deltage i projektet DISK, som har fået støtte.", []),
        ("Odense Kommune har fået 1,2 mio. kr. fra Velux Fonden til projektet DISK.", ["Odense Kommune"]),
        ("Udvalget drøftede en ansøgning fra UC SYD om projektet DISK.", ["UC SYD"]),
        ("Projektnavn: DISK\n\nTilsagnshaver: UC SYD", ["UC SYD"]),
        ("Projektnavn: DISK\n\nProjektleder: Lis Bang, UC SYD", []),
    ],
)
def test_who_leads_answers_for_the_whole_or_asks_for_its_money(
    facts_of: Callable[..., list[tuple[str, str, str]]], sentence: str, leads: list[str]
) -> None:
    assert [value for _, field, value in facts_of(sentence) if field == "lead"] == leads


@pytest.mark.parametrize(
    ("sentence", "sums"),
    [
        ("Projektet DISK har søgt Velux Fonden om 400.000 kr., men fik afslag.", []),
        ("Byrådet har søgt Velux Fonden om 400.000 kr. til projektet DISK.", []),
        ("Velux Fonden gav afslag på ansøgningen om 1,2 mio. kr. til projektet DISK.", []),
        ("Udvalget afslog at give 300.000 kr. til projektet DISK.", []),
        ("Projektet DISK fik ikke de 300.000 kr., som der blev søgt om.", []),
        ("Projektet DISK søgte 300.000 kr., men fik 120.000 kr.", ["120.000 kr."]),
        ("Efter et afslag i Herning har projektet DISK fået 3 mio. kr. af Realdania.", ["3 mio. kr."]),
        ("Realdania afslog at støtte projektet DISK, der har et budget på 5 mio. kr.", ["5 mio. kr."]),
        (
            "Projektet DISK starter. UC SYD har fået 400.000 kr. i støtte, og det samlede budget er 900.000 kr.",
            ["400.000 kr.", "900.000 kr."],
        ),
        ("Projektet DISK starter. Byrådet vedtog et samlet budget på 90 mio. kr.", []),
    ],
)
def test_a_sum_that_was_refused_is_none_of_the_project(
    facts_of: Callable[..., list[tuple[str, str, str]]], sentence: str, sums: list[str]
) -> None:
    assert [value for _, field, value in facts_of(sentence) if field in SUMS] == sums


@pytest.mark.parametrize(
    "sentence",
    [
        "Rådhuset koster 90 mio. kr.",
        "Der er ingen kommunal medfinansiering, bortset fra lokaler til 90.000 kr.",
        "Foreningen spørger, om kommunen vil betale 90.000 kr.",
        "UC SYD får 1,3 mio. kr. af dem.",
        "Gæsterne lægger 1.240 kr. pr. døgn.",
    ],
)
def test_a_sum_that_is_another_s_a_part_or_a_price_is_none_of_the_project(
    facts_of: Callable[..., list[tuple[str, str, str]]], sentence: str
) -> None:
    assert [value for _, field, value in facts_of(f"Projektet DISK er slut. {sentence}") if field in SUMS] == []


@pytest.mark.parametrize(
    ("sentence", "tagged", "roles"),
    [
        (
            "I projektet DISK afprøver UC SYD i samarbejde med Odense Kommune nye metoder.",
            {"UC SYD": ("lead", 0.7)},
            {("lead", "UC SYD"), ("partner", "Odense Kommune")},
        ),
        (
            "I projektet DISK afprøver UC SYD i samarbejde med Odense Kommune nye metoder.",
            {"UC SYD": ("lead", 0.5)},
            {("partner", "UC SYD"), ("partner", "Odense Kommune")},
        ),
        (
            "Projektet DISK ledes af Odense Kommune i samarbejde med UC SYD.",
            {"Odense Kommune": ("lead", 0.9), "UC SYD": ("lead", 0.7)},
            {("lead", "Odense Kommune"), ("partner", "UC SYD")},
        ),
        (
            "Projektet DISK ledes af Odense Kommune i dag, men UC SYD overtager.",
            {"UC SYD": ("lead", 0.8)},
            {("lead", "UC SYD")},
        ),
        (
            "Projektnavn: DISK\n\nTilsagnshaver: Odense Kommune\n\nUC SYD skriver mere om DISK.",
            {"UC SYD": ("lead", 0.8)},
            {("lead", "Odense Kommune")},
        ),
    ],
)
def test_who_leads_is_heard_from_the_tagger_before_partners_of_rules_and_leads_that_it_does_not_see(
    nlp: Language,
    document_of: Make,
    structure_of: MakeStructure,
    sentence: str,
    tagged: dict[str, tuple[str, float]],
    roles: set[tuple[str, str]],
) -> None:
    document = document_of(sentence.split("\n\n"))
    [annotation] = annotate([(document, structure_of())], nlp)
    values = annotation.mentions, annotation.dates, annotation.contacts, annotation.amounts
    text = document.text
    words = [Tagged(Span(text.index(name), text.index(name) + len(name)), *told) for name, told in tagged.items()]
    facts = find_facts(document, structure_of(), *values, sorted(words))
    assert {(fact.field, fact.value) for fact in facts if fact.field in ("lead", "partner")} == roles


@pytest.mark.parametrize(
    ("name", "score", "partners"),
    [
        ("Odense Kommune", 0.7, {("KYST", "Odense Kommune")}),
        ("Odense Kommune", 0.8, {("KYST", "Odense Kommune"), ("DISK", "Odense Kommune")}),
        ("Vejle Kommune", 0.7, {("KYST", "Odense Kommune"), ("DISK", "Vejle Kommune")}),
        ("Vejle Kommune", 0.4, {("KYST", "Odense Kommune")}),
    ],
)
def test_a_doubtful_partner_counts_where_it_is_in_no_other_project(
    nlp: Language,
    document_of: Make,
    structure_of: MakeStructure,
    name: str,
    score: float,
    partners: set[tuple[str, str]],
) -> None:
    document = document_of(
        [
            "Projektet KYST sker i samarbejde med Odense Kommune.",
            f"Projektet DISK ledes af UC SYD. {name} låner huset ud.",
        ]
    )
    [annotation] = annotate([(document, structure_of())], nlp)
    values = annotation.mentions, annotation.dates, annotation.contacts, annotation.amounts
    start = document.text.rindex(name)
    facts = find_facts(document, structure_of(), *values, [Tagged(Span(start, start + len(name)), "partner", score)])
    found = {(document.text[slice(*fact.project)], fact.value) for fact in facts if fact.field == "partner"}
    assert found == partners


def test_the_end_of_the_lead_s_name_is_no_partner(
    facts_of: Callable[..., list[tuple[str, str, str]]],
) -> None:
    facts = facts_of(
        "Projektet DISK ledes af Foreningen Stille Havn. DISK sker i samarbejde med Stille Havn og Vejle Kommune."
    )
    assert [value for _, field, value in facts if field == "partner"] == ["Vejle Kommune"]


def test_a_sure_tagger_tells_period_and_grant_and_rules_where_it_says_nothing(
    nlp: Language, document_of: Make, structure_of: MakeStructure
) -> None:
    document = document_of(
        ["Projektet DISK starter i maj 2024 med støtte på 2 mio. kr.", "Projektet starter i juni 2025."]
    )
    [annotation] = annotate([(document, structure_of())], nlp)

    def stated(*tagged: Tagged) -> set[tuple[str, str]]:
        values = annotation.mentions, annotation.dates, annotation.contacts, annotation.amounts
        facts = find_facts(document, structure_of(), *values, tagged)
        return {(fact.field, fact.value) for fact in facts if fact.field in ("start", "grant")}

    place = document.text.index("juni 2025")
    assert stated() == {("start", "maj 2024"), ("start", "juni 2025"), ("grant", "2 mio. kr.")}
    june = Tagged(Span(place, place + len("juni 2025")), "start", 0.99)
    assert stated(june) == {("start", "juni 2025"), ("grant", "2 mio. kr.")}
    assert stated(june._replace(score=0.95)) == stated()


@pytest.mark.parametrize(
    "line", ["Publiceret 3. maj", "Senest opdateret den 3. maj 2022", "Nyt | Offentliggjort: 3.5.2022"]
)
def test_the_day_that_a_text_came_out_is_no_day_of_the_project(
    facts_of: Callable[..., list[tuple[str, str, str]]], line: str
) -> None:
    facts = facts_of("# Projektet DISK slutter", f"{line}", "Projektet DISK er netop gået i gang.")
    assert {field for _, field, _ in facts} & {"start", "end"} == set()


def test_a_project_made_public_on_a_day_has_it(facts_of: Callable[..., list[tuple[str, str, str]]]) -> None:
    facts = facts_of("Projektet DISK blev opdateret og startet den 3. maj 2022.")
    assert ("DISK", "start", "3. maj 2022") in facts


def test_a_length_and_a_beginning_give_the_end(nlp: Language, document_of: Make, structure_of: MakeStructure) -> None:
    document = document_of(["DISK er et projekt, der startede i november 2018 og fortsætter 3 år frem."])
    [annotation] = annotate([(document, structure_of())], nlp)
    [end] = [fact for fact in annotation.project_facts if fact.field == "end"]
    assert end.interval is not None
    assert (end.interval.start, end.interval.end, end.interval.precision, end.interval.inferred) == (
        date(2021, 11, 1),
        date(2021, 11, 30),
        "month",
        True,
    )


def test_a_period_has_a_first_and_a_last_year(nlp: Language, document_of: Make, structure_of: MakeStructure) -> None:
    document = document_of(["Projektet DISK løber fra 2021 til 2024."])
    [annotation] = annotate([(document, structure_of())], nlp)
    intervals = {fact.field: fact.interval for fact in annotation.project_facts}
    assert intervals["start"] is not None
    assert intervals["end"] is not None
    assert (intervals["start"].start, intervals["start"].end) == (date(2021, 1, 1), date(2021, 12, 31))
    assert (intervals["end"].start, intervals["end"].end) == (date(2024, 1, 1), date(2024, 12, 31))


def test_projektet_means_the_project_of_the_same_point(facts_of: Callable[..., list[tuple[str, str, str]]]) -> None:
    facts = facts_of(
        "Tre projekter fik støtte:",
        "• DISK, som træner personalet. Projektet ledes af UC SYD.",
        "• SEMPER, der er for de ældre. Projektet ledes af Odense Kommune.",
        "Projektet er godt.",
    )
    assert facts == [("DISK", "lead", "UC SYD"), ("SEMPER", "lead", "Odense Kommune")]


def test_projektet_means_the_project_of_the_title(facts_of: Callable[..., list[tuple[str, str, str]]]) -> None:
    facts = facts_of("# Projektet DISK åbner", "# Om pengene", "Projektet er finansieret af Erasmus+.")
    assert ("DISK", "programme_entity_id", "Erasmus+") in facts


def test_projektet_means_the_only_project_though_its_name_comes_later(
    facts_of: Callable[..., list[tuple[str, str, str]]],
) -> None:
    facts = facts_of(
        "Odense Kommune skal gennemføre et nyt EU-projekt. Det sker i samarbejde med UC SYD.",
        "Projektet har fået titlen Grøn Havn.",
    )
    assert set(facts) == {("Grøn Havn", "lead", "Odense Kommune"), ("Grøn Havn", "partner", "UC SYD")}


def test_lines_of_a_record_before_the_name_are_about_it(facts_of: Callable[..., list[tuple[str, str, str]]]) -> None:
    facts = facts_of(
        "# Tilsagn, forår 2024",
        "Kommune: Skive",
        "Ansøger: UC SYD",
        "Projekt: Stille, men aldrig stum",
        "Tilsagn: 40.000 kr.",
        "Kommune: Morsø",
        "Ansøger: DTU",
        "Projekt: KYST",
        "Tilsagn: 75.000 kr.",
    )
    assert {fact for fact in facts if fact[1] in ("lead", "grant")} == {
        ("Stille, men aldrig stum", "lead", "UC SYD"),
        ("Stille, men aldrig stum", "grant", "40.000 kr."),
        ("KYST", "lead", "DTU"),
        ("KYST", "grant", "75.000 kr."),
    }


def test_with_two_projects_and_none_at_hand_nothing_is_said(
    facts_of: Callable[..., list[tuple[str, str, str]]],
) -> None:
    facts = facts_of(
        "Projektet er støttet af Erasmus+.", "# Senere", "Vi så projektet DISK.", "# Andet", "Og projektet SEMPER."
    )
    assert facts == []


@pytest.mark.parametrize(("tagger", "precision", "recall"), [(False, 0.94, 0.9), (True, 0.84, 0.95)])
def test_the_facts_of_the_marked_texts(
    nlp: Language,
    marked_texts: list,  # type: ignore[type-arg]
    tagger: bool,
    precision: float,
    recall: float,
) -> None:
    """What rules state, or follows from what is stated, is right nearly always; the tagger adds what they miss, and is wrong more often."""
    marked_texts = [text for text in marked_texts if text.facts]
    pairs = [(text.document, text.structure) for text in marked_texts]
    right = found = marked = 0
    for text, annotation in zip(marked_texts, annotate(pairs, nlp), strict=True):
        wanted = set(text.facts)
        said = {
            _as_marked(text.document, fact) for fact in annotation.project_facts if tagger or fact.rule != METHOD
        } - {None}
        matched = {fact for fact in wanted if any(_same(fact, other) for other in said if other)}
        extra = [other for other in said if other and not any(_same(fact, other) for fact in wanted)]
        right, found, marked = right + len(matched), found + len(matched) + len(extra), marked + len(wanted)
    assert right / found >= precision
    assert right / marked >= recall


def _as_marked(document: Document, fact: ProjectFact) -> tuple[str, str, str] | None:
    if fact.field in ("acronym", "strand") or fact.field in DERIVED | SUMS:
        return None
    field = "programme" if fact.field == "programme_entity_id" else fact.field
    dated = f" {fact.interval.end}" if fact.interval else ""
    return document.text[slice(*fact.project)], field, fact.value + dated


def _same(marked: tuple[str, str, str], found: tuple[str, str, str]) -> bool:
    roles = {marked[1], found[1]}
    same_role = len(roles) == 1 or roles == {"partner", "participant"}
    return marked[0] == found[0] and same_role and (marked[2] in found[2] or found[2] in marked[2])


def test_facts_name_their_targets(nlp: Language, document_of: Make, structure_of: MakeStructure) -> None:
    document = document_of(["Projektet DISK ledes af UC SYD."])
    annotation: Annotation
    [annotation] = annotate([(document, structure_of())], nlp)
    [fact] = annotation.project_facts
    assert fact.target in {mention.span for mention in annotation.mentions if mention.entity_type == "organisation"}


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Projektet DISK løber i 3 år fra august 2022.", date(2025, 8, 31)),
        ("Projektet DISK varer 18 måneder fra 1. marts 2021.", date(2022, 8, 31)),
        ("Projektet DISK startede i 2019. Det er treårigt.", date(2022, 12, 31)),
        ("Det 2-årige projekt DISK begyndte 1. maj 2021.", date(2023, 4, 30)),
        ("Projektet DISK begyndte i 2020 for børn, der er treårige.", None),
    ],
)
def test_a_length_gives_the_end(
    nlp: Language, document_of: Make, structure_of: MakeStructure, text: str, end: date | None
) -> None:
    [annotation] = annotate([(document_of([text]), structure_of())], nlp)
    ends = [fact.interval.end for fact in annotation.project_facts if fact.field == "end" and fact.interval]
    assert ends == ([end] if end else [])


@pytest.mark.parametrize("sentence", ["Vi samler bånd fra 1950 til 1990.", "Havnen har siden 2008 været lukket."])
def test_a_time_of_something_else_is_none_of_the_project_by_any_rule(
    nlp: Language, document_of: Make, structure_of: MakeStructure, sentence: str
) -> None:
    [annotation] = annotate([(document_of([f"Projektet DISK er her. {sentence}"]), structure_of())], nlp)
    rules = {fact.rule for fact in annotation.project_facts if fact.field in ("start", "end")}
    assert rules <= {METHOD}
