import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.spans import Span
from provenance.text.date_rules import resolve_date
from provenance.text.dates import DateParts, FoundDate, find_dates

PUBLISHED = DatePeriod(PartialDate(2018, 1))


def read(text: str, published: DatePeriod | None = PUBLISHED, nearby: PartialDate | None = None) -> list[str]:
    """The dates of a text in short: "surface = from..until (rule)"."""
    return [f"{found.span.of(text)} = {show(resolve_date(found, published, nearby))}" for found in find_dates(text)]


def show(period: DatePeriod | None) -> str:
    if period is None:
        return "?"
    until = f"..{period.until.iso()}" if period.until else ""
    return f"{period.on.iso()}{until}" + (f" ({period.rule})" if period.rule else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Courier, March 12, 2017", ["March 12, 2017 = 2017-03-12"]),
        ("Courier, 12 March 2017", ["12 March 2017 = 2017-03-12"]),
        ("Courier, 12 March, 2017", ["12 March, 2017 = 2017-03-12"]),
        ("Courier, March 18. 2017", ["March 18. 2017 = 2017-03-18"]),
        ("Courier, March 18,2017", ["March 18,2017 = 2017-03-18"]),
        ("Courier, Sept. 4, 2016", ["Sept. 4, 2016 = 2016-09-04"]),
        ("Courier, 17 Nov. 2005", ["17 Nov. 2005 = 2005-11-17"]),
        ("Monday, May 3, 2010", ["Monday, May 3, 2010 = 2010-05-03"]),
        ("on the 4th of May 2015", ["4th of May 2015 = 2015-05-04"]),
        ("May 3rd, 2017", ["May 3rd, 2017 = 2017-05-03"]),
        ("2018-01-05", ["2018-01-05 = 2018-01-05"]),
        ("12-Mar-2017", ["12-Mar-2017 = 2017-03-12"]),
        ("23/12/2017", ["23/12/2017 = 2017-12-23"]),
        ("12/23/2017", ["12/23/2017 = 2017-12-23"]),
        ("5 MAY 1993", ["5 MAY 1993 = 1993-05-05"]),
        ("12 mar 1993", ["12 mar 1993 = 1993-03-12"]),
        ("Bulletin, March 2017", ["March 2017 = 2017-03"]),
        ("Bulletin, May", ["May = 2017-05 (latest_before_publication)"]),
        ("Harker, 2016", ["2016 = 2016"]),
        ("in 2016, the port", ["2016 = 2016"]),
        ("killed 2000 people", []),
        ("You may 5", []),
        ("It May be", []),
        ("p 12, 3 May 2001", ["3 May 2001 = 2001-05-03"]),
        ("May 3, 12 people fell ill", ["May 3 = 2017-05-03 (latest_before_publication)"]),
        ("a 9/11 exhibition, open 24/7", []),
        ("version 10.12.2017.4", []),
        ("Section 3, 2011", ["2011 = 2011"]),
        ("1 Kasten 2011", ["2011 = 2011"]),
        ("4 mai 2012", ["4 mai 2012 = 2012-05-04"]),
        ("4 de agosto de 2012", ["4 de agosto de 2012 = 2012-08-04"]),
        ("2016, June 3", ["2016, June 3 = 2016-06-03"]),
        ("31 February 2017", ["February 2017 = 2017-02"]),
        ("29 February 2017", ["29 February 2017 = ?"]),
    ],
)
def test_a_date_is_read_in_either_order(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3-5 March 2017", ["3-5 March 2017 = 2017-03-03..2017-03-05"]),
        ("March 3–4, 2017", ["March 3–4, 2017 = 2017-03-03..2017-03-04"]),
        ("30 April - 2 May 2016", ["30 April - 2 May 2016 = 2016-04-30..2016-05-02"]),
        ("April 30-May 2, 2016", ["April 30-May 2, 2016 = 2016-04-30..2016-05-02"]),
        ("28 Dec 2016 to 2 Jan 2017", ["28 Dec 2016 to 2 Jan 2017 = 2016-12-28..2017-01-02"]),
        ("28 Dec - 2 Jan 2017", ["28 Dec - 2 Jan 2017 = 2016-12-28..2017-01-02"]),
        ("Dec. 28, 2016 – Jan. 3, 2017", ["Dec. 28, 2016 – Jan. 3, 2017 = 2016-12-28..2017-01-03"]),
        ("28 December-2 January", ["28 December-2 January = 2017-12-28..2018-01-02 (latest_before_publication)"]),
        ("June 2016–March 2017", ["June 2016–March 2017 = 2016-06..2017-03"]),
        ("November-January 2017", ["November-January 2017 = 2016-11..2017-01"]),
        ("May/June 2015", ["May/June 2015 = 2015-05..2015-06"]),
        ("during 2013-17", ["2013-17 = 2013..2017"]),
        ("1998-2001", ["1998-2001 = 1998..2001"]),
        ("2017-12", []),
    ],
)
def test_a_range_has_an_end(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("March 3 and 5, 2017", ["2017-03-03", "2017-03-05"]),
        ("3 and 5 March 2017", ["2017-03-03", "2017-03-05"]),
        ("3, 5 and 7 March 2017", ["2017-03-03", "2017-03-05", "2017-03-07"]),
        ("March 3, 5, 8 and 12, 2017", ["2017-03-03", "2017-03-05", "2017-03-08", "2017-03-12"]),
        ("March 3, 2017; April 5, 2017", ["2017-03-03", "2017-04-05"]),
    ],
)
def test_the_dates_of_a_list_share_month_and_year(text: str, expected: list[str]) -> None:
    assert [line.split(" = ")[1] for line in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 March 2O17", "2017-03-12"),
        ("Il March 1993", "1993-03-11"),
        ("I March 1993", "1993-03-01"),
        ("l2 May 1998", "1998-05-12"),
        ("Ju1y 4, 1998", "1998-07-04"),
        ("0ctober 4, 1998", "1998-10-04"),
        ("March l2, 2Ol7", "2017-03-12"),
        ("Mareh 14, 2017", "2017-03-14"),
        ("14 Octoher 2017", "2017-10-14"),
        ("Novernber 4, 1999", "1999-11-04"),
    ],
)
def test_letters_that_scanning_put_for_digits_are_read_as_digits(text: str, expected: str) -> None:
    assert read(text) == [f"{text} = {expected}"]


@pytest.mark.parametrize(
    ("text", "published", "nearby", "expected"),
    [
        ("January 8", PUBLISHED, None, "2018-01-08 (latest_before_publication)"),
        ("December 28", PUBLISHED, None, "2017-12-28 (latest_before_publication)"),
        ("January 10", DatePeriod(PartialDate(2018, 1, 8)), None, "2018-01-10 (latest_before_publication)"),
        ("January 20", DatePeriod(PartialDate(2018, 1, 8)), None, "2017-01-20 (latest_before_publication)"),
        ("29 February", PUBLISHED, None, "2016-02-29 (latest_before_publication)"),
        ("29 February", DatePeriod(PartialDate(7)), None, "4-02-29"),
        ("29 February", DatePeriod(PartialDate(3)), None, "?"),
        ("April 6", None, PartialDate(2020, 4, 9), "2020-04-06 (nearest_stated_year)"),
        ("December 30", None, PartialDate(2020, 1, 9), "2019-12-30 (nearest_stated_year)"),
        ("29 February", None, PartialDate(2018, 1, 9), "?"),
        ("April 6", None, None, "?"),
        ("12 Mar 93", DatePeriod(PartialDate(1993, 4)), None, "1993-03-12 (two_digit_year)"),
        ("12 Mar 93", PUBLISHED, None, "1993-03-12 (two_digit_year)"),
        ("12 Mar 93", None, None, "1993-03-12 (two_digit_year)"),
        ("12 Mar 09", None, None, "2009-03-12 (two_digit_year)"),
        ("5/12/2017", DatePeriod(PartialDate(2017, 6)), None, "2017-05-12 (day_month_order)"),
        ("5/12/2017", PUBLISHED, None, "2017 (order_unknown)"),
        ("5/12/17", None, None, "2017 (two_digit_year)"),
        ("May 3, 2010 – June 4, 2010", None, None, "2010-05-03..2010-06-04"),
        ("3 May 2010 - 4 June", None, None, "2010-05-03..2010-06-04"),
        ("28 December - 4 January 2010", None, None, "2009-12-28..2010-01-04"),
        ("December 31", DatePeriod(PartialDate(9999, 12, 31)), None, "9999-12-31 (latest_before_publication)"),
    ],
)
def test_what_a_date_leaves_out_is_supplied_by_a_named_rule(
    text: str, published: DatePeriod | None, nearby: PartialDate | None, expected: str
) -> None:
    (line,) = read(text, published, nearby)
    assert line.split(" = ")[1] == expected.replace("4-02-29", "0004-02-29 (latest_before_publication)")


def test_a_range_that_runs_backwards_is_no_period() -> None:
    (found,) = find_dates("5-3 March 2017")
    assert resolve_date(found, None) is None


PIECES = [
    "May",
    "3",
    "12",
    " ",
    ",",
    ". ",
    "2017",
    "-",
    "–",
    "to",
    "and",
    "'93",
    "Monday",
    "of",
    "th",
    "/",
    "O",
    "Il",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=80))
def test_dates_lie_in_order_within_the_text_and_resolve_without_error(text: str) -> None:
    found = list(find_dates(text))
    last = 0
    for date in found:
        assert last <= date.span.start < date.span.end <= len(text)
        last = date.span.end
        for published in (None, PUBLISHED, DatePeriod(PartialDate(1))):
            resolve_date(date, published, PartialDate(2020, 2, 29))


@given(st.text(alphabet="May 0123,–-", max_size=60), st.integers(0, 30), st.integers(0, 60))
def test_a_window_is_never_left(text: str, start: int, length: int) -> None:
    assert all(start <= f.span.start and f.span.end <= start + length for f in find_dates(text, start, start + length))


@pytest.mark.parametrize(
    "piece", ["May ", "3, ", "1-", "May 3 and ", "3 and 3 ", "Mon ", "1/1/", "May 3, 5, 8", "\n ", "l"]
)
def test_time_grows_with_length_only(piece: str) -> None:
    def measure(size: int) -> float:
        text = (piece * size)[:size]
        begin = time.process_time()
        found: list[FoundDate] = list(find_dates(text))
        assert len(found) <= size
        return time.process_time() - begin

    measure(1_000)
    assert any(measure(80_000) < 40 * measure(10_000) + 0.05 for _ in range(3))


def test_a_range_shares_the_year_that_one_of_its_ends_states() -> None:
    span = Span(0, 1)
    backwards = FoundDate(span, DateParts(None, 12, 28), DateParts(2010, 1, 4))
    assert show(resolve_date(backwards, None)) == "2009-12-28..2010-01-04"
    onwards = FoundDate(span, DateParts(2010, 5, 3), DateParts(None, 6, 4))
    assert show(resolve_date(onwards, None)) == "2010-05-03..2010-06-04"


def test_a_short_range_gets_its_century_once() -> None:
    found = FoundDate(Span(0, 1), DateParts(98, 5, 3), DateParts(1998, 6, 4), short_year=True)
    assert show(resolve_date(found, PUBLISHED)) == "1998-05-03..1998-06-04 (two_digit_year)"


def test_an_order_without_a_year_is_not_resolved() -> None:
    assert resolve_date(FoundDate(Span(0, 1), DateParts(None, 5, 6), either_order=True), None) is None
