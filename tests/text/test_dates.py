from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.dates import find_dates, parse_date

REFERENCE = date(2023, 10, 4)


def _found(text: str, reference: date | None = REFERENCE) -> list[tuple[str, str, str, str]]:
    return [(d.text, str(d.start), str(d.end), d.precision) for d in find_dates(text, reference=reference)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Onsdag d. 04. oktober 2023 kl. 13:00", "2023-10-04"),
        ("den 4. oktober 2023", "2023-10-04"),
        ("onsdag den 11. august 2021 kl. 09:00", "2021-08-11"),
        ("ONSDAG DEN 11. AUGUST 2021", "2021-08-11"),
        ("Tirsdag 1. mar 2022 kl. 12:00", "2022-03-01"),
        ("11. jun 2019", "2019-06-11"),
        ("4. sept. 2020", "2020-09-04"),
        ("Mandag, 3 oktober, 2022 - 16:30", "2022-10-03"),
        ("Onsdag, April 3, 2019 - 18:00", "2019-04-03"),
        ("24-08-2015 kl. 15:00 - 18:00", "2015-08-24"),
        ("05-12-2007 Kl. 15:00-16:10", "2007-12-05"),
        ("24-06-2014 10:00:00", "2014-06-24"),
        ("2014-06-24T10:00:00", "2014-06-24"),
        ("09.01.2020 kl. 13:00", "2020-01-09"),
        ("8.06.2006 kl. 8.15", "2006-06-08"),
        ("4. 10. 2023", "2023-10-04"),
        ("15-maj-2002", "2002-05-15"),
        ("07-marts-2002", "2002-03-07"),
        ("15-okt-02", "2002-10-15"),
        ("29/1 2012", "2012-01-29"),
        ("den 29/1 2012", "2012-01-29"),
        ("onsdag den 29/1-12", "2012-01-29"),
        ("20/09-2012", "2012-09-20"),
        ("d. 6.2.24", "2024-02-06"),
        ("den 6.2 2024", "2024-02-06"),
        ("6/11-19", "2019-11-06"),
        ("6/11-98", "1998-11-06"),
        ("4/10/2023", "2023-10-04"),
        ("31.12.11", "2011-12-31"),
        ("04-10-23", "2023-10-04"),
        ("Udskriv denne side13-09-2016", "2016-09-13"),
        ("d.8.september 2021", "2021-09-08"),
        ("4. maj ’23", "2023-05-04"),
        ("4.\noktober 2023", "2023-10-04"),
        ("År 1997, tirsdag den 4. marts", "1997-03-04"),
        ("År 2015 den 19. november", "2015-11-19"),
        ("torsdag den 24. oktober 2024", "2024-10-24"),
    ],
)
def test_parse_date_reads_a_full_date_day_first(text: str, day: str) -> None:
    assert parse_date(text) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4. oktober",
        "30.-31. oktober 2023",
        "4. oktober 2023 og 5. oktober 2023",
        "oktober 2023",
        "31. februar 2023",
        "31-02-2023",
        "05-13-2023",
        "29. februar 2023",
        "4 okt",
        "i 2023",
    ],
)
def test_parse_date_gives_none_for_anything_but_one_full_day(text: str) -> None:
    assert parse_date(text) is None


def test_parse_date_accepts_the_same_day_stated_twice() -> None:
    assert parse_date("Referat 04-10-2023, møde onsdag den 4. oktober 2023") == date(2023, 10, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("den 30.-31. oktober 2023", ("30.-31. oktober 2023", "2023-10-30", "2023-10-31", "day")),
        ("1. januar - 31. december 2023", ("1. januar - 31. december 2023", "2023-01-01", "2023-12-31", "day")),
        ("30. december til 2. januar 2024", ("30. december til 2. januar 2024", "2023-12-30", "2024-01-02", "day")),
        ("fra 1. maj 2023 til den 3. juni", ("1. maj 2023 til den 3. juni", "2023-05-01", "2023-06-03", "day")),
        ("i 1/5 2007 - 30/4 2008", ("1/5 2007 - 30/4 2008", "2007-05-01", "2008-04-30", "day")),
        ("den 1/1 - 31/12 2023", ("1/1 - 31/12 2023", "2023-01-01", "2023-12-31", "day")),
        ("1/1 - 31/12 2023", ("1/1 - 31/12 2023", "2023-01-01", "2023-12-31", "day")),
        ("1.1.-31.12. 2011", ("1.1.-31.12. 2011", "2011-01-01", "2011-12-31", "day")),
        ("1.-3.10.2018", ("1.-3.10.2018", "2018-10-01", "2018-10-03", "day")),
        ("01-10-2018 - 05-10-2018", ("01-10-2018 - 05-10-2018", "2018-10-01", "2018-10-05", "day")),
        ("uge 49, 2023", ("uge 49, 2023", "2023-12-04", "2023-12-10", "week")),
        ("i ugerne 7-8 2024", ("ugerne 7-8 2024", "2024-02-12", "2024-02-25", "week")),
        ("november 2018", ("november 2018", "2018-11-01", "2018-11-30", "month")),
        ("indtil februar måned 2012", ("februar måned 2012", "2012-02-01", "2012-02-29", "month")),
        ("maj-juni 2024", ("maj-juni 2024", "2024-05-01", "2024-06-30", "month")),
        ("november - februar 2024", ("november - februar 2024", "2023-11-01", "2024-02-29", "month")),
        ("marts 2023 til juni 2024", ("marts 2023 til juni 2024", "2023-03-01", "2024-06-30", "month")),
        ("primo maj 2024", ("primo maj 2024", "2024-05-01", "2024-05-10", "month")),
        ("medio maj 2024", ("medio maj 2024", "2024-05-11", "2024-05-20", "month")),
        ("pr. ultimo februar 2024", ("ultimo februar 2024", "2024-02-21", "2024-02-29", "month")),
        ("slutningen af 2024", ("slutningen af 2024", "2024-09-01", "2024-12-31", "year")),
        ("foråret 2019", ("foråret 2019", "2019-03-01", "2019-05-31", "season")),
        ("Efterår 2019", ("Efterår 2019", "2019-09-01", "2019-11-30", "season")),
        ("vinteren 2023/24", ("vinteren 2023/24", "2023-12-01", "2024-02-29", "season")),
        ("vinteren 2023", ("vinteren 2023", "2023-12-01", "2024-02-29", "season")),
        ("3. kvartal 2024", ("3. kvartal 2024", "2024-07-01", "2024-09-30", "quarter")),
        ("tredje kvartal af 2024", ("tredje kvartal af 2024", "2024-07-01", "2024-09-30", "quarter")),
        ("Q2 2024", ("Q2 2024", "2024-04-01", "2024-06-30", "quarter")),
        ("1.-3. kvartal 2024", ("1.-3. kvartal 2024", "2024-01-01", "2024-09-30", "quarter")),
        ("første halvår 2024", ("første halvår 2024", "2024-01-01", "2024-06-30", "half")),
        ("2. halvdel af 2024", ("2. halvdel af 2024", "2024-07-01", "2024-12-31", "half")),
        ("Sundhedsplanen 2024-2027", ("2024-2027", "2024-01-01", "2027-12-31", "year")),
        ("perioden 2014-20", ("2014-20", "2014-01-01", "2020-12-31", "year")),
        ("fra 2021 til 2024", ("2021 til 2024", "2021-01-01", "2024-12-31", "year")),
        ("mellem 2021 og 2024", ("2021 og 2024", "2021-01-01", "2024-12-31", "year")),
        ("skoleåret 2021/22", ("2021/22", "2021-01-01", "2022-12-31", "year")),
        ("i 2019", ("2019", "2019-01-01", "2019-12-31", "year")),
        ("inden 2027", ("2027", "2027-01-01", "2027-12-31", "year")),
        ("Budget 2024", ("2024", "2024-01-01", "2024-12-31", "year")),
        ("Affaldsplan 2009", ("2009", "2009-01-01", "2009-12-31", "year")),
        ("siden 2015 er tallet faldet", ("2015", "2015-01-01", "2015-12-31", "year")),
        ("udgifter i 2024\t% af alt", ("2024", "2024-01-01", "2024-12-31", "year")),
        ("i 2024-priser", ("2024", "2024-01-01", "2024-12-31", "year")),
    ],
)
def test_periods_have_both_ends(text: str, expected: tuple[str, str, str, str]) -> None:
    assert _found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("den 14. og 21. marts 2023", [("14.", "2023-03-14"), ("21. marts 2023", "2023-03-21")]),
        ("10.-12. og 14. maj 2024", [("10.-12.", "2024-05-10"), ("14. maj 2024", "2024-05-14")]),
        (
            "mandag den 14., onsdag den 16. og fredag den 18. august 2023",
            [("mandag den 14.", "2023-08-14"), ("16.", "2023-08-16"), ("18. august 2023", "2023-08-18")],
        ),
        ("30. oktober og 2. november 2023", [("30. oktober", "2023-10-30"), ("2. november 2023", "2023-11-02")]),
        ("23.6, 7.7 og 26.8.2010", [("23.6", "2010-06-23"), ("7.7", "2010-07-07"), ("26.8.2010", "2010-08-26")]),
        ("i maj og juni 2024", [("maj", "2024-05-01"), ("juni 2024", "2024-06-01")]),
        ("i 2021, 2022 og 2023", [("2021", "2021-01-01"), ("2022", "2022-01-01"), ("2023", "2023-01-01")]),
        ("1. og 2. kvartal 2024", [("1.", "2024-01-01"), ("2. kvartal 2024", "2024-04-01")]),
        ("uge 42 og 43 2024", [("uge 42", "2024-10-14"), ("43 2024", "2024-10-21")]),
        ("primo juni til ultimo august 2024", [("primo juni", "2024-06-01"), ("ultimo august 2024", "2024-08-21")]),
    ],
)
def test_lists_give_an_expression_for_each_day_and_share_the_year(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_dates(text)
    assert [(d.text, str(d.start)) for d in found] == expected
    assert not any(d.inferred for d in found)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("d. 4. oktober", "2023-10-04"),
        ("den 20. september", "2023-09-20"),
        ("den 14. januar", "2024-01-14"),
        ("den 15/1", "2024-01-15"),
        ("torsdag d. 12.3.", "2024-03-12"),
        ("den 1/5-3/5", "2023-05-01"),
        ("pr. 31.12", "2023-12-31"),
        ("mødet i februar", "2024-02-01"),
        ("medio maj", "2023-05-11"),
        ("foråret", "2023-03-01"),
        ("til foråret", "2024-03-01"),
        ("i sommer", "2023-06-01"),
        ("til sommer", "2024-06-01"),
        ("til efteråret", "2024-09-01"),
        ("i efteråret", "2023-09-01"),
        ("Q1", "2024-01-01"),
        ("uge 49", "2023-12-04"),
        ("29. februar", "2024-02-29"),
        ("uge 53", "2020-12-28"),
        ("1. maj sidste år", "2022-05-01"),
        ("1. december i år", "2023-12-01"),
        ("1. november næste år", "2024-11-01"),
        ("I maj", "2023-05-01"),
        ("I december sidste år", "2022-12-01"),
        ("i juni forrige år", "2022-06-01"),
        ("indtil marts til næste år", "2024-03-01"),
    ],
)
def test_a_missing_year_is_the_nearest_to_the_reference(text: str, start: str) -> None:
    (found,) = find_dates(text, reference=REFERENCE)
    assert (str(found.start), found.inferred) == (start, True)


def test_a_stated_weekday_decides_between_years() -> None:
    (found,) = find_dates("onsdag den 14. februar", reference=date(2023, 9, 30))
    assert found.start == date(2024, 2, 14)
    (found,) = find_dates("tirsdag den 14. februar", reference=date(2023, 9, 30))
    assert found.start == date(2023, 2, 14)


@pytest.mark.parametrize("text", ["d. 4. oktober", "uge 49", "i foråret", "Q2", "medio maj", "den 15/1", "til april"])
def test_without_reference_a_missing_year_stays_open(text: str) -> None:
    (found,) = find_dates(text)
    assert (found.start, found.end, found.inferred) == (None, None, False)


def test_the_year_of_samme_aar_stays_open() -> None:
    (found,) = find_dates("i april samme år", reference=REFERENCE)
    assert (found.start, found.inferred) == (None, False)


@pytest.mark.parametrize(
    "text",
    [
        "31. februar 2023",
        "31. april",
        "32. maj",
        "J.nr. 01.12.21",
        "13.03.00-Ø60-7-25",
        "27.69.40-P20-1-21",
        "306-2009-600",
        "Sagsnr. 2017-004392",
        "j.nr. 2002/1070/221-1",
        "18/24758",
        "1-22-78-2-16",
        "12-12 seminar",
        "punkt 12",
        "lokalplan 47/2012",
        "lov nr. 699",
        "Natura 2000",
        "til 2000 kr.",
        "i 2000 meter",
        "1980'erne",
        "i 1980erne",
        "Maj Holm",
        "1:25.000",
        "kl. 10.30",
        "9. kl.",
        "2 uger 3 dage",
        "uge 37 timer",
        "uge 54",
        "om vinteren",
        "en kølig sommer",
        "3/4 af borgerne",
        "punkt 4.10",
        "kl. 9.12",
        "pr. 1/2 time",
        "version 6.2.24",
        "1.915.000 kr.",
        "+45 20 12 20 23",
        "192.168.10.12",
        "2024-2020",
        "5. kvartal 2024",
        "tlf. 20122023",
    ],
)
def test_look_alikes_are_no_dates(text: str) -> None:
    assert find_dates(text, reference=REFERENCE) == []


def test_an_hour_before_a_dash_is_no_day() -> None:
    assert [d.text for d in find_dates("10. maj 2024 kl. 10 - 11. maj 2024")] == ["10. maj 2024", "11. maj 2024"]


def test_spans_leave_out_den_and_keep_the_weekday() -> None:
    text = "Mødet er onsdag den 4. oktober 2023, og svaret kommer den 9. november."
    assert [d.text for d in find_dates(text)] == ["onsdag den 4. oktober 2023", "9. november"]


_PIECES = st.sampled_from(
    "den d. 1 4. 31 . - – / , og til i fra 10 2023 23 2024 oktober maj okt. mar onsdag man primo ultimo udgangen af uge kvartal "
    "halvår efteråret vinteren Q2 kl. 13:00 sidste år \n \t × ſ K ı 01.12.21 1/2 12-12-2012".split(" ")
)
_TEXTS = st.one_of(st.text(), st.lists(_PIECES).map(" ".join), st.lists(_PIECES).map("".join))


@given(_TEXTS, st.none() | st.dates())
def test_every_text_gives_ordered_exact_intervals(text: str, reference: date | None) -> None:
    position = 0
    for found in find_dates(text, reference=reference):
        assert position <= found.span.start < found.span.end
        assert text[found.span.start : found.span.end] == found.text
        assert (found.start is None) == (found.end is None)
        assert found.start is None or found.end is None or found.start <= found.end
        assert not (found.inferred and reference is None)
        position = found.span.end


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_dates_round_trip_in_every_numeric_form(day: date) -> None:
    for form in ("%d-%m-%Y", "%d.%m.%Y", "%d/%m %Y", "%d/%m-%Y", "%Y-%m-%d", "%d.%m.%y", "%d/%m-%y"):
        assert parse_date(f"Mødedato {day.strftime(form)} kl. 13") == day


def test_time_is_linear(hostile_text: str) -> None:
    started = process_time()
    find_dates(hostile_text, reference=REFERENCE)
    assert process_time() - started < 5
