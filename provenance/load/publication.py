"""When a document was published that does not say so: inferred from the dates that its text cites."""

import re
from collections.abc import Iterator
from datetime import date

from provenance.load.datelines import resolve_stated
from provenance.model.dates import DatePeriod, PartialDate
from provenance.text.dates import FoundDate, find_dates

RANGE_OF_CITED_DATES = "range_of_cited_dates"
YEAR_OF_CITED_DATES = "year_of_cited_dates"
FILE_CREATED = "file_created"

_BRACKET = re.compile(r"[(\[][^()\[\]\n]{1,200}[)\]]")
_AIM = re.compile(r"\b(?:by|until|till|through|before)\s{1,3}$", re.IGNORECASE)
_AIM_WINDOW = 12
_FEWEST_CITED = 3
_WINDOW = 500_000
_AHEAD = 270


def find_latest_cited(text: str) -> PartialDate | None:
    """Return the latest date, to the day or month, that the text states with its year; None where it states none.

    Where three or more stand in brackets, as citations do, only those count: a plan for the future stands in no
    citation. Years alone do not count, nor do dates after "until" or "by". Looks at the first and the last 500,000
    characters.
    """
    parts = (text,) if len(text) <= 2 * _WINDOW else (text[:_WINDOW], text[-_WINDOW:])
    cited = [on for part in parts for bracket in _BRACKET.finditer(part) for on in _find_stated(part, *bracket.span())]
    dates = cited if len(cited) >= _FEWEST_CITED else [on for part in parts for on in _find_stated(part, 0, len(part))]
    return max(dates, key=lambda on: (on.last_day(), on.first_day()), default=None)


def _find_stated(text: str, start: int, end: int) -> Iterator[PartialDate]:
    for found in find_dates(text, start, end):
        if found.either_order or found.short_year or found.on.month is None:
            continue
        if _AIM.search(text, max(0, found.span.start - _AIM_WINDOW), found.span.start):
            continue
        period = resolve_stated(found)
        if period is not None:
            yield period.until or period.on


def infer_period(latest: PartialDate) -> DatePeriod:
    """Return when a text was published whose latest cited date is given: from that date to the end of the next month.

    Rule ``range_of_cited_dates``: nothing is published before what it cites, and most articles appear within weeks of
    their latest source.
    """
    last = latest.last_day()
    year, month = divmod(last.year * 12 + last.month, 12)
    until = PartialDate(year, month + 1) if year <= date.max.year else None
    return DatePeriod(latest, until, inferred=True, rule=RANGE_OF_CITED_DATES)


def resolve_day(found: FoundDate, latest: PartialDate) -> DatePeriod | None:
    """Return the day of a dateline that leaves out its year.

    Rule ``year_of_cited_dates``: the first such day on or after the latest date that the text cites, if it comes within
    270 days; else the last one before it, since the text then speaks of what was still to come.
    """
    last = latest.first_day()
    near = _list_days([latest.year - 1, latest.year, latest.year + 1], found)
    after = [on for on in near if 0 <= (on.first_day() - last).days <= _AHEAD]
    days = after or [on for on in near if on.first_day() < last][-1:]
    return DatePeriod(days[0], inferred=True, rule=YEAR_OF_CITED_DATES) if days else None


def _list_days(years: list[int], found: FoundDate) -> list[PartialDate]:
    """Return the day in each of the years that has it, in order."""
    periods = (resolve_stated(found._replace(on=found.on._replace(year=year), until=None)) for year in years)
    return [period.on for period in periods if period is not None]


def take_created(created: PartialDate, latest: PartialDate | None) -> DatePeriod | None:
    """Return the day on which a file was made as its date, unless the text cites something later."""
    if latest is not None and created.last_day() < latest.first_day():
        return None
    return DatePeriod(created, inferred=True, rule=FILE_CREATED)
