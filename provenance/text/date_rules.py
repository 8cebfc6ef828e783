"""Rules that supply what a date as written leaves out: the year, the century, the order of day and month."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from provenance.model.dates import DatePeriod, PartialDate
from provenance.text.dates import DateParts, FoundDate

LATEST_BEFORE_PUBLICATION = "latest_before_publication"
"""No year: the latest such date that is not after the day of publication (December in a January text: last year)."""
NEAREST_STATED_YEAR = "nearest_stated_year"
"""No year and no publication date: the year that brings the date nearest to the last full date before it."""
TWO_DIGIT_YEAR = "two_digit_year"
"""The latest century that does not put the date after publication; without one, 50-99 are 1950-1999."""
DAY_MONTH_ORDER = "day_month_order"
"""Of "5/12/2017" the other reading lies after publication, or is not the order of the other dates or of the country."""
ORDER_UNKNOWN = "order_unknown"
"""Nothing tells which is the day: only the year is kept."""

_SLACK = timedelta(days=3)
"""Texts are dated before the last change to them, and days change at different hours."""
_FAR = 8
"""Years looked back for a 29 February."""
_PIVOT = 50
_CENTURY = 100


def resolve_date(
    found: FoundDate, published: DatePeriod | None, nearby: PartialDate | None = None
) -> DatePeriod | None:
    """Return when a date as written is, or None where nothing tells (no year, and no date to lean on).

    ``published`` is the publication date of the text, ``nearby`` the last full date stated before it. What a rule
    supplies is marked ``inferred`` with the rule's name, one of the constants of this module. A date is taken to be
    past: at most three days after the last day of publication.
    """
    start, until, rule = found.on, found.until, None
    if found.short_year:
        start, rule = _add_century(start, published), TWO_DIGIT_YEAR
        until = _add_century(until, published) if until else None
    if found.either_order:
        return _order(start, published, rule)
    if start.year is None and (until is None or until.year is None):
        return _supply_year(start, until, published, nearby)
    if start.year is None and until is not None and until.year is not None:
        later = (start.month or 0, start.day or 0) > (until.month or 0, until.day or 0)
        start = DateParts(until.year - later, start.month, start.day)
    if until is not None and until.year is None:
        until = DateParts(start.year, until.month, until.day)
    return _make(start, until, rule)


def _supply_year(
    start: DateParts, until: DateParts | None, published: DatePeriod | None, nearby: PartialDate | None
) -> DatePeriod | None:
    last = until or start
    if published is not None:
        latest = _latest(published)
        for year in range(latest.year, max(latest.year - _FAR, 1), -1):
            end = _partial(last, year)
            if end is not None and end.first_day() <= latest:
                return _backwards(start, until, year, LATEST_BEFORE_PUBLICATION)
        return None
    if nearby is None:
        return None
    days = [
        (abs((end.first_day() - nearby.first_day()).days), year)
        for year in (nearby.year - 1, nearby.year, nearby.year + 1)
        if (end := _partial(last, year)) is not None
    ]
    return _backwards(start, until, min(days)[1], NEAREST_STATED_YEAR) if days else None


def _backwards(start: DateParts, until: DateParts | None, year: int, rule: str) -> DatePeriod | None:
    """Return the period whose last part lies in ``year``; its first part may lie in the year before."""
    if until is None:
        return _make(DateParts(year, start.month, start.day), None, rule)
    later = (start.month or 0, start.day or 0) > (until.month or 0, until.day or 0)
    return _make(DateParts(year - later, start.month, start.day), DateParts(year, until.month, until.day), rule)


def _add_century(parts: DateParts, published: DatePeriod | None) -> DateParts:
    if parts.year is None or parts.year >= _CENTURY:
        return parts
    if published is None:
        return DateParts(parts.year + (1900 if parts.year >= _PIVOT else 2000), parts.month, parts.day)
    latest = _latest(published).year
    year = latest - (latest - parts.year) % _CENTURY
    return DateParts(max(year, 1), parts.month, parts.day)


def _order(parts: DateParts, published: DatePeriod | None, rule: str | None) -> DatePeriod | None:
    """Return "5/12/2017" by the reading that is not after publication; the year alone where both may be."""
    readings = list(_read_both_ways(parts))
    if published is not None:
        latest = _latest(published)
        past = [reading for reading in readings if reading.first_day() <= latest]
        if len(past) == 1:
            return DatePeriod(past[0], None, inferred=True, rule=DAY_MONTH_ORDER)
    if parts.year is None or not readings:
        return None
    return DatePeriod(PartialDate(parts.year), None, inferred=True, rule=rule or ORDER_UNKNOWN)


def _read_both_ways(parts: DateParts) -> Iterator[PartialDate]:
    for month, day in ((parts.month, parts.day), (parts.day, parts.month)):
        reading = _partial(DateParts(parts.year, month, day), parts.year or 0)
        if reading is not None:
            yield reading


def _make(start: DateParts, until: DateParts | None, rule: str | None) -> DatePeriod | None:
    first = _partial(start, start.year or 0)
    last = _partial(until, until.year or 0) if until else None
    if first is None or (until is not None and last is None):
        return None
    if last is not None and last.last_day() < first.first_day():
        return None
    return DatePeriod(first, last, inferred=rule is not None, rule=rule)


def _partial(parts: DateParts, year: int) -> PartialDate | None:
    """Return the date in ``year``, or None where the calendar has none such."""
    return _find_day(year, parts.month, parts.day)


@lru_cache(maxsize=4096)
def _find_day(year: int, month: int | None, day: int | None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _latest(published: DatePeriod) -> date:
    """Return the last day that a date in a text of that publication may be."""
    last = published.last_day()
    return last + _SLACK if date.max - last > _SLACK else date.max
