"""When things are said to have happened: dates as written and words that lean on publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.extract.event_dates import find_event_dates
from provenance.extract.event_dates_calendar import cut_part, end_of_month, make_period, shift_days, shift_months
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.spans import Span

PUBLISHED = DatePeriod(PartialDate(2020, 3, 11))  # a Wednesday


def read(
    text: str, published: DatePeriod | None = PUBLISHED, anchor: PartialDate | None = None
) -> list[tuple[str, str, str | None]]:
    """Return (surface, period, rule) of each event date."""
    found = find_event_dates(text, Span(0, len(text)), published, anchor=anchor)
    return [(one.span.of(text), write(one.period), one.period.rule) for one in found]


def write(period: DatePeriod) -> str:
    return period.on.iso() + (f"/{period.until.iso()}" if period.until else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained on March 5, 2017.", ("March 5, 2017", "2017-03-05", None)),
        ("It rained in 2013-17.", ("2013-17", "2013/2017", None)),
        ("It rained in July.", ("July", "2019-07", "latest_before_publication")),
        ("It rained on December 28.", ("December 28", "2019-12-28", "latest_before_publication")),
        ("It rained between 2015 and 2017.", ("2015 and 2017", "2015/2017", None)),
        ("It rained from March to May 2017.", ("March to May 2017", "2017-03/2017-05", None)),
        ("It rained in the 1990s.", ("1990s", "1990/1999", None)),
        ("It rained in the 1800s.", ("1800s", "1800/1899", None)),
    ],
)
def test_dates_as_written(text: str, expected: tuple[str, str, str | None]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on April 6 last year", ("April 6 last year", "2019-04-06", "year_of_publication")),
        ("in March of this year", ("March of this year", "2020-03", "year_of_publication")),
        ("in May\nlast\nyear", ("May\nlast\nyear", "2019-05", "year_of_publication")),
        ("in May next year", ("May next year", "2021-05", "year_of_publication")),
        ("in early 2015", ("early 2015", "2015-01/2015-04", "part_of_period")),
        ("in mid-2016", ("mid-2016", "2016-05/2016-08", "part_of_period")),
        ("at the end of 2017", ("the end of 2017", "2017-09/2017-12", "part_of_period")),
        ("in early January", ("early January", "2020-01-01/2020-01-10", "latest_before_publication")),
        ("in late December", ("late December", "2019-12-21/2019-12-31", "latest_before_publication")),
        ("in the spring of 2017", ("spring of 2017", "2017-03/2017-05", "season")),
        ("in winter 2017", ("winter 2017", "2017-12/2018-02", "season")),
        ("since March 2017", ("March 2017", "2017-03/2020-03-11", "since")),
        ("It will rain on May 3.", ("May 3", "2020-05-03", "first_after_publication")),
        ("It is due in February.", ("February", "2021-02", "first_after_publication")),
        ("It is due on February 29.", ("February 29", "2020-02-29", "latest_before_publication")),
    ],
)
def test_words_around_a_date(text: str, expected: tuple[str, str, str]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", ("today", "2020-03-11", "day_of_publication")),
        ("yesterday", ("yesterday", "2020-03-10", "day_before_publication")),
        ("tomorrow", ("tomorrow", "2020-03-12", "day_after_publication")),
        ("overnight", ("overnight", "2020-03-10/2020-03-11", "night_before_publication")),
        ("last night", ("last night", "2020-03-10", "day_before_publication")),
        ("this morning", ("this morning", "2020-03-11", "day_of_publication")),
        ("on Monday", ("Monday", "2020-03-09", "weekday_before_publication")),
        ("on Wednesday", ("Wednesday", "2020-03-11", "weekday_before_publication")),
        ("last Wednesday", ("last Wednesday", "2020-03-04", "weekday_before_publication")),
        ("next Monday", ("next Monday", "2020-03-16", "weekday_after_publication")),
        ("It will rain on Friday", ("Friday", "2020-03-13", "weekday_after_publication")),
        ("last week", ("last week", "2020-03-02/2020-03-08", "week_of_publication")),
        ("this week", ("this week", "2020-03-09/2020-03-15", "week_of_publication")),
        ("earlier this week", ("earlier this week", "2020-03-09/2020-03-11", "week_of_publication")),
        ("later this week", ("later this week", "2020-03-11/2020-03-15", "week_of_publication")),
        ("last weekend", ("last weekend", "2020-03-07/2020-03-08", "week_of_publication")),
        ("over the weekend", ("weekend", "2020-03-07/2020-03-08", "week_of_publication")),
        ("last month", ("last month", "2020-02", "month_of_publication")),
        ("late last month", ("late last month", "2020-02-19/2020-02-29", "month_of_publication")),
        ("last October", ("last October", "2019-10", "month_of_publication")),
        ("last March", ("last March", "2019-03", "month_of_publication")),
        ("this May", ("this May", "2020-05", "month_of_publication")),
        ("next May", ("next May", "2020-05", "month_of_publication")),
        ("last year", ("last year", "2019", "year_of_publication")),
        ("late last year", ("late last year", "2019-09/2019-12", "year_of_publication")),
        ("earlier last year", ("earlier last year", "2019", "year_of_publication")),
        ("last summer", ("last summer", "2019-06/2019-08", "year_of_publication")),
        ("last winter", ("last winter", "2019-12/2020-02", "year_of_publication")),
        ("two days ago", ("two days ago", "2020-03-09", "counted_back")),
        ("three hours ago", ("three hours ago", "2020-03-11", "counted_back")),
        ("a week ago", ("a week ago", "2020-03-01/2020-03-07", "counted_back")),
        ("three months ago", ("three months ago", "2019-12", "counted_back")),
        ("a few years ago", ("a few years ago", "2015/2017", "counted_back")),
        ("a couple weeks ago", ("a couple weeks ago", "2020-02-23/2020-02-29", "counted_back")),
        ("in the last six months", ("last six months", "2019-09-11/2020-03-11", "up_to_publication")),
        ("over the past year", ("past year", "2019-03-11/2020-03-11", "up_to_publication")),
        ("in the past decade", ("past decade", "2010-03-11/2020-03-11", "up_to_publication")),
        ("over the past 12 days", ("past 12 days", "2020-02-28/2020-03-11", "up_to_publication")),
        ("in recent weeks", ("recent weeks", "2020-01-29/2020-03-11", "recent")),
        ("It has rained for two years", ("for two years", "2018-03-11/2020-03-11", "up_to_publication")),
        ("It rained for two years", None),
        ("It has rained for many years", None),
        ("many years ago", None),
        ("two decades ago", None),
        ("9999 days from now, long ago", None),
        ("999 years ago", ("999 years ago", "1021", "counted_back")),
        ("the last baker", None),
        ("the last Emperor", None),
        ("last baker", None),
        ("this past\nMonday", ("this past\nMonday", "2020-03-09", "weekday_before_publication")),
        ("this\npast year", ("this\npast year", "2019", "year_of_publication")),
        ("two\nyears ago", ("two\nyears ago", "2018", "counted_back")),
        ("the coming year", None),
        ("the next year", None),
        ("this afternoon, next evening", ("this afternoon", "2020-03-11", "day_of_publication")),
        ("last morning", None),
        ("Black Friday", None),
        ("the Sunday Times", None),
        ("Today it rained", ("Today", "2020-03-11", "day_of_publication")),
        ("Today, a paper", None),
        ("the paper Today said", None),
    ],
)
def test_words_that_lean_on_publication(text: str, expected: tuple[str, str, str] | None) -> None:
    assert read(text) == ([expected] if expected else [])


def test_a_publication_month_gives_periods_that_cover_it() -> None:
    month = DatePeriod(PartialDate(2018, 1))
    assert read("It rained yesterday.", month) == [("yesterday", "2017-12-31/2018-01-30", "day_before_publication")]
    assert read("in September last year", month) == [("September last year", "2017-09", "year_of_publication")]
    assert read("in the last six months", month) == [("last six months", "2017-07/2018-01", "up_to_publication")]


def test_without_publication_only_full_dates_are_known() -> None:
    assert read("It rained yesterday, in July, and on May 5, 2011.", None) == [("May 5, 2011", "2011-05-05", None)]
    assert read("It rained in May last year.", None) == []
    vague = DatePeriod(PartialDate(2012), PartialDate(2018), inferred=True)
    assert read("It rained yesterday and last year, and in May last year.", vague)[0][0] == "May"


def test_years_beyond_the_calendar_are_left_out() -> None:
    first = DatePeriod(PartialDate(1, 1, 1))
    assert read("last year, yesterday, two years ago", first) == [("yesterday", "0001-01-01", "day_before_publication")]
    last = DatePeriod(PartialDate(9999, 12, 31))
    assert read("next year and tomorrow", last) == [("tomorrow", "9999-12-31", "day_after_publication")]
    assert read("on May 5 next year", last) == [("May 5", "9999-05-05", "latest_before_publication")]


def test_the_last_full_date_anchors_those_without_a_year() -> None:
    anchor = PartialDate(2017, 4, 9)
    assert read("on April 6, in Brod", anchor=anchor) == [("April 6", "2017-04-06", "nearest_stated_year")]
    assert read("On May 2, 2016, and on May 5") == [
        ("May 2, 2016", "2016-05-02", None),
        ("May 5", "2016-05-05", "nearest_stated_year"),
    ]
    assert read("in May that year", anchor=anchor) == [("May that year", "2017-05", "nearest_stated_year")]
    assert read("in May the\nprevious year", anchor=anchor) == [
        ("May the\nprevious year", "2016-05", "nearest_stated_year")
    ]
    assert read("in May that year") == [("May", "2019-05", "latest_before_publication")]
    late = PartialDate(2020, 2, 1)
    assert read("in July", anchor=late) == [("July", "2019-07", "latest_before_publication")]


def test_days_beside_the_anchor() -> None:
    anchor = PartialDate(2017, 4, 9)
    assert read("It rained the next day.", anchor=anchor) == [("the next day", "2017-04-10", "day_of_anchor")]
    assert read("A day earlier it rained.", anchor=anchor) == [("A day earlier", "2017-04-08", "day_of_anchor")]
    assert read("On May 2, 2016, and the same day.")[1] == ("the same day", "2016-05-02", "day_of_anchor")
    assert read("It rained the next day.", anchor=PartialDate(2017, 4)) == []


@pytest.mark.parametrize("text", ["in 2017 and in 2015", "between 2017 and 2015", "in 2017 and 2019"])
def test_dates_that_make_no_range_stay_apart(text: str) -> None:
    assert len(read(text)) == 2


def test_since_a_date_to_come_is_no_period() -> None:
    assert read("since May 2021") == [("May 2021", "2021-05", None)]


def test_impossible_dates_are_left_out() -> None:
    assert read("on February 29 last year") == [
        ("February 29", "2020-02-29", "latest_before_publication"),
        ("last year", "2019", "year_of_publication"),
    ]


def test_dates_in_masked_spans_are_left_out() -> None:
    text = "It rained on May 5, 2011 (Daily Baker, May 7, 2011, yesterday)."
    masked = [Span(text.index("("), len(text) - 1)]
    found = find_event_dates(text, Span(0, len(text)), PUBLISHED, masked)
    assert [one.span.of(text) for one in found] == ["May 5, 2011"]


PIECES = st.sampled_from(
    [
        *("last", "this", "next", "the", "past", "two", "days", "years", "ago", "May", "2017", "5,", "Monday", "since"),
        *("between", "and", "early", "late", "spring", "of", "year", "week", "weekend", "recent", "for", "has", "will"),
        *(
            "yesterday",
            "overnight",
            "1990s",
            "a few",
            "December 31",
            "February 29",
            "the next day",
            "to",
            "9999",
            "0",
            "this\npast",
        ),
    ]
)
DAYS = st.dates().map(PartialDate.of_day)


@given(st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=60), DAYS, st.none() | DAYS)
def test_any_text_gives_ordered_apart_dates(text: str, published: PartialDate, anchor: PartialDate | None) -> None:
    last = 0
    for event in find_event_dates(text, Span(0, len(text)), DatePeriod(published), anchor=anchor):
        assert last <= event.span.start < event.span.end <= len(text)
        assert event.period.first_day() <= event.period.last_day()
        assert event.period.inferred == (event.period.rule is not None)
        last = event.span.end


@given(st.dates(), st.integers(-(10**7), 10**7))
def test_arithmetic_stays_within_the_calendar(day: date, count: int) -> None:
    assert date.min <= shift_days(day, count) <= date.max
    assert shift_months(day, count).day == 1
    assert end_of_month(day) >= day


@given(
    st.dates(min_value=date(2, 1, 1), max_value=date(9000, 1, 1)),
    st.integers(0, 800),
    st.sampled_from(["early", "mid", "late"]),
)
def test_parts_lie_within_their_period(first: date, length: int, part: str) -> None:
    whole = make_period(shift_months(first, 0), end_of_month(shift_months(first, length // 31)), "rule")
    low, high = cut_part(whole.first_day(), whole.last_day(), part)
    assert whole.first_day() <= low <= high <= whole.last_day()
