import pytest

from provenance.load.publication import find_latest_cited, infer_period, resolve_day, take_created
from provenance.model.dates import PartialDate
from provenance.text.dates import find_dates


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("It froze on 3 May 2018, and again in June 2018.", "2018-06"),
        ("It froze from 3 to 5 May 2018.", "2018-05-05"),
        ("In 2019 nothing froze.", None),
        ("It froze on 5/12/2017, or on 4 May 93.", None),
        ("It froze on May 3, 2018; the seed must last until 1 August 2019.", "2018-05-03"),
        ("(Gazette, May 3, 2018; Mail, May 4, 2018) It will thaw on 1 June 2019 (Courier, May 5, 2018).", "2018-05-05"),
        ("(Gazette, May 3, 2018) It will thaw on 1 June 2019.", "2019-06-01"),
        ("It froze on 29 February 2019.", None),
        ("", None),
    ],
)
def test_the_latest_cited_date(text: str, latest: str | None) -> None:
    found = find_latest_cited(text)
    assert (found.iso() if found else None) == latest


def test_of_a_long_text_the_beginning_and_the_end_count() -> None:
    text = f"It froze on 3 May 2018. {'x ' * 300_000} on 4 May 2019 {'x ' * 300_000} On 5 April 2018 it thawed."
    assert find_latest_cited(text) == PartialDate(2018, 5, 3)


@pytest.mark.parametrize(
    ("latest", "until"),
    [
        (PartialDate(2017, 12, 28), "2018-01"),
        (PartialDate(2018, 11), "2018-12"),
        (PartialDate(2018, 10, 1), "2018-11"),
        (PartialDate(9999, 12), None),
    ],
)
def test_the_period_ends_with_the_next_month(latest: PartialDate, until: str | None) -> None:
    period = infer_period(latest)
    assert (period.on, period.inferred, period.rule) == (latest, True, "range_of_cited_dates")
    assert (period.until.iso() if period.until else None) == until


@pytest.mark.parametrize(
    ("latest", "day"),
    [
        (PartialDate(2017, 12, 28), "2018-01-05"),
        (PartialDate(2018, 1, 5), "2018-01-05"),
        (PartialDate(2018, 2, 1), "2018-01-05"),
        (PartialDate(2017, 6), "2018-01-05"),
    ],
)
def test_a_dateline_without_a_year_comes_after_what_is_cited(latest: PartialDate, day: str) -> None:
    period = resolve_day(next(find_dates("January 5")), latest)
    assert period is not None
    assert (period.on.iso(), period.inferred, period.rule) == (day, True, "year_of_cited_dates")


def test_a_day_that_no_near_year_has_is_not_guessed() -> None:
    assert resolve_day(next(find_dates("February 29")), PartialDate(2018, 1, 5)) is None


def test_a_file_made_before_what_it_cites_tells_nothing() -> None:
    assert take_created(PartialDate(2013, 12, 23), PartialDate(2018, 5)) is None
    period = take_created(PartialDate(2018, 6, 1), PartialDate(2018, 5))
    assert period is not None
    assert (period.on.iso(), period.rule) == ("2018-06-01", "file_created")
    assert take_created(PartialDate(2018, 6, 1), None) is not None
