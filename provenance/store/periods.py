"""Dates between the model and the columns: ISO text cut to its precision, and the days that it may mean."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import RowMapping

from provenance.model.dates import DatePeriod, PartialDate

PeriodValues = tuple[str | None, str | None, str | None, str | None, bool, str | None]
NO_PERIOD: PeriodValues = (None, None, None, None, False, None)


@lru_cache(maxsize=1024)
def period_values(period: DatePeriod | None) -> PeriodValues:
    """Return a period as columns: on, until, first day, last day, inferred, rule."""
    if period is None:
        return NO_PERIOD
    until = None if period.until is None else period.until.iso()
    first, last = period.first_day().isoformat(), period.last_day().isoformat()
    return period.on.iso(), until, first, last, period.inferred, period.rule


def read_period(row: RowMapping | Mapping[str, Any], prefix: str) -> DatePeriod | None:
    """Return the period that a row's columns of that prefix hold, or None."""
    return make_period(
        row[f"{prefix}_on"], row[f"{prefix}_until"], inferred=row[f"{prefix}_inferred"], rule=row[f"{prefix}_rule"]
    )


def make_period(on: str | None, until: str | None, *, inferred: bool, rule: str | None) -> DatePeriod | None:
    """Return the period that ISO texts name, or None where there is none."""
    return None if on is None else name_period(on, until, inferred=inferred, rule=rule)


def name_period(on: str, until: str | None, *, inferred: bool, rule: str | None) -> DatePeriod:
    """Return the period that ISO texts name."""
    end = None if until is None else PartialDate.parse(until)
    return DatePeriod(PartialDate.parse(on), end, inferred=inferred, rule=rule)
