"""What the tagger found, joined with what rules found; the tagger's words are given here, so that the joining alone is tested."""

from __future__ import annotations

import re
from datetime import date

import pytest

from pipeline.annotate.mentions import mention_at
from pipeline.annotate.projects.places import Places
from pipeline.annotate.projects.subjects import Subjects
from pipeline.annotate.projects.tagged import METHOD
from pipeline.annotate.projects.tagged_facts import tagged_facts
from pipeline.annotate.projects.tagged_names import tagged_mentions, without_contradicted
from pipeline.annotate.projects.tagger.tagger import Reading, Tagged
from pipeline.annotate.projects.targets import Targets
from pipeline.evaluation.project_texts import ProjectText, project_text
from pipeline.records import Amount, Block, DateExpression, Mention, Span
from pipeline.text.dates import find_dates
from pipeline.text.sentences import split_sentences


def tagged(text: ProjectText, score: float = 0.97) -> list[Tagged]:
    return [Tagged(mark.span, mark.label, score) for mark in text.marks]


def mentions(text: ProjectText, known: list[Mention] | None = None) -> list[tuple[str, str, str | None]]:
    found = tagged_mentions(text.document.text, Reading(tagged(text)), known or [])
    return [(mention.text, mention.entity_type, mention.code) for mention in found]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("{Ren Å|project} ledes af {Brugsen i Høng|lead}.", [("Ren Å", "project"), ("Brugsen i Høng", "organisation")]),
        ("{Ren Å|project} med {Skive|partner}.", [("Ren Å", "project"), ("Skive", "municipality")]),
        ("{LIFE|programme} støtter {Ren Å|project}.", [("LIFE", "programme"), ("Ren Å", "project")]),
        (
            "{Borgernes Pulje|programme} støtter {Ren Å|project}.",
            [("Borgernes Pulje", "organisation"), ("Ren Å", "project")],
        ),
        ("{Ren Å|project} ledes af {kommunen|lead}.", [("Ren Å", "project")]),
    ],
)
def test_bodies_in_roles_are_mentions_by_their_names(written: str, found: list[tuple[str, str]]) -> None:
    assert [each[:2] for each in mentions(project_text(written))] == found


@pytest.mark.parametrize(
    ("label", "score", "named"),
    [("lead", 0.45, True), ("lead", 0.3, False), ("partner", 0.7, True), ("partner", 0.6, False)],
)
def test_who_likely_leads_or_takes_part_is_named(label: str, score: float, named: bool) -> None:
    text = project_text(f"{{Ren Å|project}} og {{Brugsen i Høng|{label}}}.")
    found = tagged_mentions(text.document.text, Reading(tagged(text, score)), [])
    assert ("Brugsen i Høng" in [mention.text for mention in found]) == named


@pytest.mark.parametrize(
    ("name", "score", "average", "named"),
    [
        ("Ned ad Bakke, Op ad Trappe", 0.4, 0.9, True),
        ("Ned ad Bakke, Op ad Trappe", 0.4, 0.8, False),
        ("Ned ad Bakke, Op ad Trappe", 0.2, 0.9, False),
        ("Trappen", 0.4, 0.9, False),
    ],
)
def test_a_name_of_several_words_counts_by_their_average(name: str, score: float, average: float, named: bool) -> None:
    class Averaged(Reading):
        def chance_of_name(self, place: Span) -> float:
            return average

    text = project_text(f"Så er {{{name}|project}} slut.")
    assert bool([*tagged_mentions(text.document.text, Averaged(tagged(text, score)), [])]) == named


def test_the_field_of_a_committee_is_no_project_where_it_stands_alone() -> None:
    text = project_text("Udvalget for Børn og Ro mødtes.\n{Børn og Ro|project} | 4.760\n{Ro og Mag|project} | 3.000")
    known = mention_at(text.document.text, 0, 23, "organisation", "grammar:organisations")
    assert mentions(text, [known]) == [("Ro og Mag", "project", None)]


def test_an_ordinary_word_that_begins_a_sentence_is_no_body() -> None:
    named = mentions(project_text("{Ren Å|project}: {Dukketeater|partner} for alle. {Museet|partner} er med."))
    assert [name for name, *_ in named] == ["Ren Å", "Museet"]


def test_a_project_that_the_text_names_elsewhere_is_no_body() -> None:
    text = project_text("{Ren Å|project} er ny. {Aa Lab|partner} og {Ren Å|partner} er med.")
    start = text.marks[0].span
    known = mention_at(text.document.text, *start, "project", "grammar:projects")
    assert [name for name, *_ in mentions(text, [known])] == ["Aa Lab"]


def test_a_person_of_rules_is_no_project_where_the_tagger_is_not_sure() -> None:
    text = project_text("Formand {Ulla Krat|project} mødte {Ren Å|project}.")
    known = mention_at(text.document.text, *text.marks[0].span, "person", "grammar:persons")
    found = tagged_mentions(text.document.text, Reading(tagged(text, 0.85)), [known])
    assert [mention.text for mention in found] == ["Ren Å"]


def test_codes_come_from_the_official_lists() -> None:
    found = mentions(project_text("{LIFE|programme} støtter {Ren Å|project} i {Skive|partner}."))
    assert [code for _, _, code in found] == ["life", None, "779"]


def test_an_organisation_that_is_known_is_not_named_twice() -> None:
    text = project_text("{Ren Å|project} ledes af {Vejle Kommune|lead}.")
    place = text.marks[1].span
    known = mention_at(text.document.text, *place, "municipality", "gazetteer:municipalities", code="630")
    assert mentions(text, [known]) == [("Ren Å", "project", None)]


def test_a_longer_name_takes_in_the_town_in_it() -> None:
    text = project_text("{Ren Å|project} og {Aarhus Vand|partner}.")
    start = text.marks[1].span.start
    known = mention_at(text.document.text, start, start + 6, "municipality", "gazetteer:municipalities", code="751")
    assert mentions(text, [known])[1][:2] == ("Aarhus Vand", "organisation")


def test_brackets_that_name_a_role_are_no_longer_form() -> None:
    text = project_text("{Stille Havn|project} ({Nordic Cool Hub|lead}) er afslået.")
    [name, *_] = tagged_mentions(text.document.text, Reading(tagged(text)), [])
    assert (name.text, name.attributes, name.method) == ("Stille Havn", {}, METHOD)


def test_a_name_with_its_title_is_the_name_where_the_text_has_it_alone() -> None:
    [first, second] = tagged_mentions(
        (text := project_text("{Ren Å: vand til alle|project} er slut. {Ren Å|project} gik godt.")).document.text,
        Reading(tagged(text)),
        [],
    )
    assert (first.text, first.attributes, second.text) == ("Ren Å", {"full_name": "Ren Å: vand til alle"}, "Ren Å")
    assert mentions(project_text("{Ren Å: vand til alle|project} er slut."))[0][0] == "Ren Å: vand til alle"


@pytest.mark.parametrize(
    ("written", "name", "score", "stays"),
    [
        ("{Ren Å i Vejle|project} går i gang.", "Ren Å", 0.8, False),
        ("{Forum for Vand|funder} støtter os.", "Forum for Vand", 0.95, False),
        ("{Ren Å|project} lærer børn om vand.", "Ren Å lærer børn", 0.6, False),
        ("Udvidelse af {Ren Å|project} går i gang.", "Udvidelse af Ren Å", 0.8, False),
        ("{Ren Å|project} går i gang.", "Ren Å", 0.6, True),
        ("Ren Å begynder i {2024|start}.", "Ren Å", 0.6, True),
    ],
)
def test_projects_of_rules_give_way_to_what_the_tagger_is_sure_of(
    written: str, name: str, score: float, stays: bool
) -> None:
    text = project_text(written)
    start = text.document.text.index(name)
    known = mention_at(text.document.text, start, start + len(name), "project", "grammar:projects", score=score)
    assert without_contradicted([known], Reading(tagged(text))) == ([known] if stays else [])


@pytest.mark.parametrize(
    ("body", "stays"), [("Styregruppen for Ren Fjord", False), ("Foreningen Ren Fjord", True), ("Lem Havn", True)]
)
def test_a_group_that_sees_to_a_project_is_no_body_of_its_own(body: str, stays: bool) -> None:
    text = project_text("Styregruppen for {Ren Fjord|project}, Foreningen {Ren Fjord|project} og Lem Havn")
    start = text.document.text.index(body)
    known = mention_at(text.document.text, start, start + len(body), "organisation", "grammar:organisations")
    assert without_contradicted([known], Reading(tagged(text))) == ([known] if stays else [])


def test_what_rules_name_is_not_named_again() -> None:
    text = project_text("Projektet {Ren Å|project} i Vejle")
    known = mention_at(text.document.text, 10, 24, "project", "grammar:projects", score=0.8)
    assert mentions(text, [known]) == []


def facts(written: str, *scores: float) -> list[tuple[str, str, str]]:
    """The statements of marked words; their scores in order, 0.97 where none are given."""
    text = project_text(written)
    words, left = text.document.text, iter(scores)
    found = [Tagged(mark.span, mark.label, next(left, 0.97)) for mark in text.marks]
    all_mentions = sorted(tagged_mentions(words, Reading(found), []), key=lambda mention: mention.span)
    projects = [mention for mention in all_mentions if mention.entity_type == "project"]
    days = [
        DateExpression(
            text=words[slice(*mark.span)],
            span=mark.span,
            start=date(2024, 1, 1),
            end=date(2024, 12, 31),
            precision="year",
        )
        for mark in text.marks
        if mark.label in ("start", "end")
    ]
    sums = [
        Amount(text=words[slice(*mark.span)], span=mark.span, value=1, currency="DKK", unit_text="kr.", value_dkk=1)
        for mark in text.marks
        if mark.label in ("total", "grant", "own")
    ]
    subjects = Subjects(Places(text.document.blocks, ()), projects)
    targets = Targets(words, all_mentions)
    stated = tagged_facts(words, found, subjects, targets, days, sums)
    assert all(words[slice(*fact.span)] == fact.value for fact in stated if fact.rule != METHOD)
    return [
        (words[slice(*fact.project)], fact.field, fact.value)
        for fact in tagged_facts(words, found, subjects, targets, days, sums)
    ]


def test_roles_times_and_sums_are_statements_of_the_project() -> None:
    written = (
        "{Ren Å|project} ledes af {Aa Lab|lead} med {Bro Lab|partner}. {LIFE|programme} giver {9 kr.|grant} af {20 kr.|total}, "
        "{By Fonden|funder} resten, og {5 kr.|own} er egne. Det løber fra {2024|start} til {2026|end}."
    )
    assert facts(written) == [
        ("Ren Å", "lead", "Aa Lab"),
        ("Ren Å", "budget", "20 kr."),
        ("Ren Å", "partner", "Bro Lab"),
        ("Ren Å", "programme_entity_id", "LIFE"),
        ("Ren Å", "grant", "9 kr."),
        ("Ren Å", "funder", "By Fonden"),
        ("Ren Å", "own_contribution", "5 kr."),
        ("Ren Å", "start", "2024"),
        ("Ren Å", "end", "2026"),
    ]


@pytest.mark.parametrize(
    ("written", "project"),
    [
        ("{Aa Lab|lead} går i gang med {Ren Å|project}.", "Ren Å"),
        ("{Ren Å|project} er slut.\nDen blev ledt af {Aa Lab|lead}.", "Ren Å"),
        ("Det vil {Aa Lab|lead} gøre noget ved.\nIndsatsen hedder {Ren Å|project}.", "Ren Å"),
        ("{Blå Bro|project} er slut.\n- {Aa Lab|lead2}: {Ren Å|project2}", "Ren Å"),
        ("{Blå Bro|project} er slut.\nNu vil {Aa Lab|lead2} mere. Det sker i projektet {Ren Å|project2}.", "Ren Å"),
        ("{Blå Bro|project} er slut, og {Ren Å|project2} ledes af {Aa Lab|lead2}.", "Ren Å"),
    ],
)
def test_words_are_about_the_nearest_project(written: str, project: str) -> None:
    assert [(about, field) for about, field, _ in facts(written)] == [(project, "lead")]


def test_of_two_totals_of_a_project_the_surer_one_counts() -> None:
    said = facts("{Ren Å|project} koster {9 kr.|total}. Det andet koster {20 kr.|total}.", 0.99, 0.6, 0.8)
    assert said == [("Ren Å", "budget", "20 kr.")]


def test_a_sum_of_which_only_a_part_is_tagged_is_stated_whole() -> None:
    document = project_text("{Ren Å|project} får 300.000 kr. nu.").document
    words, name = document.text, Span(0, 5)
    start = words.index("300")
    amount = Amount(
        text="300.000 kr.",
        span=Span(start, start + 11),
        value=300_000,
        currency="DKK",
        unit_text="kr.",
        value_dkk=300_000,
    )
    project = mention_at(words, *name, "project", METHOD)
    part = [Tagged(Span(start, start + 4), "grant", 0.9)]
    [said] = tagged_facts(
        words, part, Subjects(Places(document.blocks, ()), [project]), Targets(words, [project]), [], [amount]
    )
    assert (said.value, said.span) == ("300.000 kr.", amount.span)


@pytest.mark.parametrize(("chance", "leads"), [("står for driften", False), ("står for projektet", True)])
def test_who_answers_for_a_part_is_no_likely_lead(chance: str, leads: bool) -> None:
    said = facts(f"{{Ren Å|project}} er ny. {{Aa Lab|lead}} {chance}.", 0.99, 0.5)
    assert said == ([("Ren Å", "lead", "Aa Lab")] if leads else [])


def test_who_likely_leads_does_so_where_nothing_surer_says_who() -> None:
    text = project_text("{Vejle Kommune|lead} og {Skive Kommune|lead} er med i {Ren Å|project}.")
    places = [mark.span for mark in text.marks]
    bodies = [
        mention_at(text.document.text, *place, "municipality", "gazetteer:municipalities") for place in places[:2]
    ]
    blocks = text.document.content
    name = mention_at(text.document.text, *places[2], "project", "grammar:projects")

    def roles(*scores: float, as_partners: bool = False) -> list[tuple[str, str]]:
        found = [Tagged(place, "lead", score) for place, score in zip(places, scores, strict=False)]
        partners = [found._replace(label="partner", score=0.8) for found in found] if as_partners else found
        about = Subjects(Places(blocks, []), [name]), Targets(text.document.text, [*bodies, name]), [], []
        may_lead = found if as_partners else []
        facts = tagged_facts(text.document.text, partners, *about, may_lead=may_lead)
        return [(fact.field, fact.value) for fact in facts]

    assert roles(0.6, 0.7) == [("lead", "Skive Kommune")]
    assert roles(0.6, 0.9) == [("lead", "Skive Kommune")]
    assert roles(0.14, 0.1) == []
    assert roles(0.8, 0.9) == [("lead", "Skive Kommune"), ("partner", "Vejle Kommune")]
    both = [("partner", "Vejle Kommune"), ("partner", "Skive Kommune")]
    assert roles(0.3, 0.2, as_partners=True) == [*both, ("lead", "Vejle Kommune")]
    assert roles(0.1, 0.1, as_partners=True) == both


def test_a_text_that_names_no_project_states_nothing() -> None:
    assert facts("Vi støttes af {Aa Lab|funder} fra {2024|start}.") == []


def test_a_block_is_cut_into_sentences_once(monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[str] = []

    def counted(text: str) -> list[Span]:
        cut.append(text)
        return split_sentences(text)

    monkeypatch.setattr("pipeline.annotate.projects.places.split_sentences", counted)
    text = "".join(f"Krat{n} ledes af By{n} Lab. " for n in range(1000))
    named = [mention_at(text, *match.span(), "project", "rule") for match in re.finditer(r"Krat\d+", text)]
    block = Block(kind="paragraph", text=text, span=Span(0, len(text)))
    subjects = Subjects(Places((block,), ()), named)
    assert [subjects.at(project.span.end + 5) for project in named] == named
    assert cut == [text]


def test_a_word_that_takes_up_a_body_is_that_body() -> None:
    written = "Vi har {Ren Fjord|project}, som {Lem Kommune|lead} har. {Kommunen|partner} betaler."
    assert facts(written)[-1] == ("Ren Fjord", "partner", "Kommunen")


def test_what_cannot_be_read_is_stated_as_printed_where_the_tagger_is_sure() -> None:
    written = "{Ren Fjord|project} støttes af {nogen på kajen|funder}."
    assert facts(written) == []
    assert facts(written, 0.99, 0.99) == [("Ren Fjord", "funder", "nogen på kajen")]


@pytest.mark.parametrize(
    ("written", "score", "stated"),
    [
        ("{Ren Fjord|project} støttes af {puljen til haver|programme}.", 0.8, ["puljen til haver"]),
        ("{Ren Fjord|project} har penge fra {en ven på kajen|funder}.", 0.8, []),
    ],
)
def test_a_pool_that_is_likely_to_pay_is_stated_as_printed(written: str, score: float, stated: list[str]) -> None:
    assert [value for _, field, value in facts(written, score, score) if field == "funder"] == stated


def times(written: str, scores: list[float], day: date | None = None) -> list[tuple[str, str, str, date | None]]:
    """The times stated, with their first day; ``scores`` are those of the marked times, in order."""
    text = project_text(written)
    words, left = text.document.text, iter(scores)
    found = [Tagged(mark.span, mark.label, 0.99 if mark.label == "project" else next(left)) for mark in text.marks]
    projects = [mention_at(words, *each.span, "project", "hand") for each in found if each.label == "project"]
    subjects = Subjects(Places(text.document.blocks, ()), projects)
    facts = tagged_facts(words, found, subjects, Targets(words, projects), find_dates(words, reference=day), [], day)
    return [
        (words[slice(*fact.project)], fact.field, fact.value, fact.interval.start if fact.interval else None)
        for fact in facts
    ]


@pytest.mark.parametrize(
    ("written", "score", "stated"),
    [
        ("{Ren Å|project} åbnede i {maj 2021|start}.", 0.4, [("start", "maj 2021")]),
        ("{Ren Å|project} er forbi {1. maj 2021|end}.", 0.4, [("end", "1. maj 2021")]),
        ("Varighed af {Ren Å|project}: {2021|start} til 2024.", 0.4, [("start", "2021")]),
        ("{Ren Å|project} nævnes i {maj 2021|start}.", 0.4, []),
        ("{Ren Å|project} har en ansat fra {maj 2021|start}.", 0.4, []),
        ("{Ren Å|project} åbner {når isen går|start}.", 0.4, []),
        ("{Ren Å|project} åbner {når isen går|start}.", 0.85, [("start", "når isen går")]),
        ("{Ren Å|project} nævnes i {maj 2021|start}.", 0.8, [("start", "maj 2021")]),
    ],
)
def test_a_time_that_is_not_sure_counts_beside_words_of_a_beginning_or_end(
    written: str, score: float, stated: list[tuple[str, str]]
) -> None:
    assert [(field, value) for _, field, value, _ in times(written, [score])] == stated


def test_a_time_that_is_not_sure_gives_way_to_one_that_is() -> None:
    written = "{Ren Å|project} begynder {1. maj 2021|start}. De første åbner dørene {5. juni 2021|start}."
    assert [day for *_, day in times(written, [0.9, 0.6])] == [date(2021, 5, 1)]
    assert [day for *_, day in times(written, [0.6, 0.9])] == [date(2021, 6, 5)]


def test_a_time_before_the_project_is_named_gives_way_to_one_behind_it() -> None:
    written = "Løbetid: {2017|start} til 2020\nTitel: {Ren Å|project}\nLøbetid: {2018|start} til 2019"
    assert [day for *_, day in times(written, [0.99, 0.99])] == [date(2018, 1, 1)]
    assert [day for *_, day in times(written.split("\nLøbetid: {2018")[0], [0.99])] == [date(2017, 1, 1)]


@pytest.mark.parametrize(
    ("written", "value", "day"),
    [
        ("{Ren Å|project} slutter med skoleåret {2022/23|end}.", "skoleåret 2022/23", date(2023, 7, 1)),
        ("{Ren Å|project} begynder den første søndag i {advent 2020|start}.", None, date(2020, 11, 29)),
        ("{Ren Å|project} begynder ved {studiestart|start} 2027.", "studiestart 2027", date(2027, 1, 1)),
        ("Begyndelsen af {Ren Å|project} er udsat fra maj til {juni 2020|start}.", None, date(2020, 6, 1)),
        ("{Ren Å|project} løber fra {maj til juni 2020|start}.", None, date(2020, 5, 1)),
    ],
)
def test_a_time_is_read_with_the_words_that_belong_to_it(written: str, value: str | None, day: date) -> None:
    [(_, _, found, start)] = times(written, [0.95])
    assert start == day
    assert value in (None, found)


def test_the_label_of_a_row_or_column_tells_a_beginning_from_an_end() -> None:
    rows = "Navn | Opstart | Slut\n{Ren Å|project} | {2021|end} | {2023|start}"
    assert [(field, value) for _, field, value, _ in times(rows, [0.9, 0.9])] == [("start", "2021"), ("end", "2023")]
    assert [(field, value) for _, field, value, _ in times(rows, [0.4, 0.4])] == [("start", "2021"), ("end", "2023")]
    rows = "Navn | Tilsagn | Svar\n{Ren Å|project} | {2021|start} | {2023|end}"
    assert [(field, value) for _, field, value, _ in times(rows, [0.9, 0.9])] == [("start", "2021"), ("end", "2023")]
