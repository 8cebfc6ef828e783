"""Arithmetic with days, months and periods, kept within the calendar."""

from datetime import date

from provenance.model.dates import DatePeriod, PartialDate

Days = tuple[date, date]
"""The first and the last day of a period."""

MONTHS_A_YEAR = 12
_LONGEST_IN_DAYS = 62
"""Days; longer periods are cut into thirds by whole months."""


def make_period(first: date, last: date, rule: str) -> DatePeriod:
    """Return an inferred period from the first to the last day, as short as its days allow to write it."""
    if first == last:
        return DatePeriod(PartialDate.of_day(first), None, inferred=True, rule=rule)
    starts_month, ends_month = first.day == 1, shift_days(last, 1).day == 1
    if starts_month and ends_month:
        if (first.month, last.month) == (1, MONTHS_A_YEAR):
            start, end = PartialDate(first.year), PartialDate(last.year)
        else:
            start, end = PartialDate(first.year, first.month), PartialDate(last.year, last.month)
        return DatePeriod(start, None if start == end else end, inferred=True, rule=rule)
    return DatePeriod(PartialDate.of_day(first), PartialDate.of_day(last), inferred=True, rule=rule)


def shift_days(day: date, days: int) -> date:
    """Return the day that many days later, kept within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def shift_months(day: date, months: int) -> date:
    """Return the first day of the month that many months later, kept within the calendar."""
    index = day.year * MONTHS_A_YEAR + day.month - 1 + months
    index = min(max(index, MONTHS_A_YEAR), date.max.year * MONTHS_A_YEAR + MONTHS_A_YEAR - 1)
    return date(index // MONTHS_A_YEAR, index % MONTHS_A_YEAR + 1, 1)


def end_of_month(day: date) -> date:
    """Return the last day of the month."""
    return PartialDate(day.year, day.month).last_day()


def cut_part(first: date, last: date, part: str) -> Days:
    """Return the first, second or last third of a period for "early", "mid" or "late"; whole months of longer ones."""
    length = (last - first).days + 1
    if length > _LONGEST_IN_DAYS:
        months = (last.year - first.year) * MONTHS_A_YEAR + last.month - first.month + 1
        third = months // 3
        cuts = {"early": (0, third - 1), "mid": (third, months - third - 1), "late": (months - third, months - 1)}
        low, high = cuts[part]
        return shift_months(first, low), end_of_month(shift_months(first, high))
    third = max(length // 3, 1)
    cuts = {"early": (0, third - 1), "mid": (third, length - third - 1), "late": (2 * third, length - 1)}
    low, high = cuts[part]
    return shift_days(first, low), shift_days(first, high)
