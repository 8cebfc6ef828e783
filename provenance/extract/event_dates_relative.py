"""Dates that lean on the day of publication: "yesterday", "on Monday", "last year", "in the last six months".

Rule table. ``p`` is the day of publication; where that is a month, a year or a range, each rule is applied to its first
and its last day, and the result reaches from the one to the other. All results are inferred.

=========================  ============================================================  ===========================
rule                       words                                                         period
=========================  ============================================================  ===========================
day_of_publication         today, tonight, this morning                                  p
day_before_publication     yesterday, last night                                         p - 1
day_after_publication      tomorrow                                                      p + 1
night_before_publication   overnight                                                     p - 1 to p
weekday_before_publication on Monday; last Monday                                        last Monday up to p; before p
weekday_after_publication  next Monday; "will … on Monday"                               first Monday after p
week_of_publication        this, last, next week (Monday to Sunday); the weekend         that week, that weekend
month_of_publication       this, last, next month; last October; this May                that month
year_of_publication        this, last, next year; last summer                            that year, that season
counted_back               two days, a week, three months, five years ago                day, week, month, year
up_to_publication          in the last (past, previous) six months; has … for two years  p - n to p
recent                     in recent days, weeks, months, years                          p - 7 days, 6 weeks, 6
                                                                                         months, 5 years to p
=========================  ============================================================  ===========================

"early", "mid" and "late" before a week, month or year cut it to its first, second or last third.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from provenance.extract.event_dates_calendar import (
    MONTHS_A_YEAR,
    Days,
    cut_part,
    end_of_month,
    make_period,
    shift_days,
    shift_months,
)
from provenance.model.claims import EventDate
from provenance.model.dates import DatePeriod
from provenance.model.spans import Span
from provenance.text.numbers import find_numbers
from provenance.text.wordlists import list_words

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december"),
)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_TRIGGER = re.compile(
    r"\b(?=[aAlLmMnNoOpPrRsStTwWyYfF])(?:(?P<day>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Oo]vernight)"
    r"|(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
    r"|(?P<ago>ago)|(?P<recent>recent)\s(?P<ru>days|weeks|months|years)"
    r"|(?P<which>[Ll]ast|[Tt]his(?:\spast)?|[Nn]ext|[Pp]ast|[Pp]revious|[Cc]oming)\s(?P<what>[A-Za-z0-9]+)"
    r"|[Tt]he\s(?P<weekend>weekend)|(?P<for>for)\s(?=[a-z0-9]{1,12}\s(?:days|weeks|months|years)\b))\b"
)
_AGO = re.compile(r"(?:\ba\s)?([^\W_]+(?:-[^\W_]+)*)\s(day|week|month|year|hour|minute|decade)s?\sago$")
_COUNTED = re.compile(r"(?P<count>[^\W_]+(?:-[^\W_]+)*)\s(?P<unit>day|week|month|year|hour|decade)s?\b")
_PART = re.compile(r"\b([Ee]arly|[Ee]arlier|[Mm]id|[Ll]ate|[Ll]ater)[\s-]$")
_AHEAD = (
    r"(?:will|to be held|set (?:to|for)|due|expected|scheduled|slated|plans? to|planned for|upcoming|ahead of|until)"
)
_AHEAD_LETTERS = re.compile(_AHEAD)
_AHEAD_BEFORE = re.compile(rf"\b{_AHEAD}\b[^.;]{{0,60}}$")
"""What shows, before a date, that it is yet to come; the letters alone are found faster."""
_PERFECT = re.compile(r"\b(?:has|have)\b[^.;]{0,80}$")
_LONGEST_NAME = len(" Maundy ")
_NAMED_DAY = re.compile(r"\b(?:Black|Good|Ash|Holy|Easter|Super|Palm|Bloody|Cyber|Casual|Fat|Maundy|Man)\s$")
_DAY_NAME_ONLY = re.compile(
    r"(?:\s(?:Night Live|Times|Mail|Herald|Post|Telegraph|Express|Independent|[Ss]chool|[Nn]ewspaper|Mosque|Market)"
    r"|[’']s\sChild|[-–]|\s(?:through|to)\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Hh]is|[Hh]er)\s$")
_DAY_PARTS = list_words("night morning evening afternoon")
_UNITS = list_words("day week month year hour decade")
_WHOLES = _DAY_PARTS | {"week", "weekend", "month", "year", *_MONTHS, *_SEASONS}
_BACKWARD = frozenset({"last", "past", "previous"})
_LONGEST_COUNT = 1000
_WINDOW = 40
_GROUPS = {"ru": "recent", "what": "which"}
"""The groups of the pattern above that stand within others, and those."""
_RECENT = {"days": 7, "weeks": 42, "months": 183, "years": 1826}
_UNIT_DAYS = {"hour": 0, "day": 1, "week": 7}
_WEEK = 7
_SATURDAY = 5

_Found = tuple[int, int, DatePeriod] | None


def find_relative_dates(text: str, span: Span, published: Days, places: Sequence[int]) -> Iterator[EventDate]:
    """Yield what in ``span`` is dated by words that lean on the days of publication (first, last). Linear time.

    ``places`` are where such words may begin, in order (`spotting` finds them).
    """
    reached = 0
    for at in places:
        match = _TRIGGER.match(text, at, span.end) if at >= max(reached, span.start) else None
        if match is None:
            continue
        reached = match.end()
        kind = _GROUPS.get(match.lastgroup or "", match.lastgroup)
        found = _READERS[kind or ""](text, match, span, published)
        if found is not None:
            yield EventDate(Span(found[0], found[1]), found[2])


def is_ahead(text: str, start: int, end: int) -> bool:
    """Tell whether words in ``text[start:end]`` show that the date after them is yet to come."""
    return _AHEAD_LETTERS.search(text, start, end) is not None and _AHEAD_BEFORE.search(text, start, end) is not None


def _read_day(text: str, match: re.Match[str], span: Span, published: Days) -> _Found:
    shifts = {
        "today": (0, 0, "day_of_publication"),
        "tonight": (0, 0, "day_of_publication"),
        "yesterday": (-1, -1, "day_before_publication"),
        "tomorrow": (1, 1, "day_after_publication"),
        "overnight": (-1, 0, "night_before_publication"),
    }
    low, high, rule = shifts[match["day"].lower()]
    if match["day"] == "Today" and (text[match.end() : match.end() + 1] in {")", ","} or match.start() > span.start):
        return None
    return match.start(), match.end(), make_period(shift_days(published[0], low), shift_days(published[1], high), rule)


def _read_weekday(text: str, match: re.Match[str], span: Span, published: Days) -> _Found:
    start = match.start("weekday") if match["weekday"] else match.start("what")
    name = (match["weekday"] or match["what"]).lower()
    if _DAY_NAME_ONLY.match(text, match.end(), span.end):
        return None
    if _NAMED_DAY.search(text, max(span.start, start - _LONGEST_NAME), start):
        return None
    which = " ".join((match["which"] or "").lower().split())
    wanted = _WEEKDAYS.index(name)
    if which in {"next", "coming"} or (not which and is_ahead(text, max(span.start, start - _WINDOW * 2), start)):
        days = [shift_days(day, (wanted - day.weekday() - 1) % _WEEK + 1) for day in published]
        rule = "weekday_after_publication"
    else:
        lag = 1 if which in {"last", "past", "this past", "previous"} else 0
        days = [shift_days(day, -((day.weekday() - wanted - lag) % _WEEK) - lag) for day in published]
        rule = "weekday_before_publication"
    return match.start(), match.end(), make_period(days[0], days[1], rule)


def _read_ago(text: str, match: re.Match[str], span: Span, published: Days) -> _Found:
    window = text[max(span.start, match.start() - _WINDOW) : match.end()]
    counted = _AGO.search(window)
    count = _read_count(counted[1]) if counted else None
    if counted is None or count is None:
        return None
    start = match.end() - len(window) + counted.start()
    first, last = published
    unit = counted[2]
    if unit in _UNIT_DAYS or unit == "minute":
        back = count[0] * _UNIT_DAYS.get(unit, 0), count[1] * _UNIT_DAYS.get(unit, 0)
        slack = 3 if unit == "week" else 0
        days = shift_days(first, -back[1] - slack), shift_days(last, -back[0] + slack)
    elif unit == "month":
        days = shift_months(first, -count[1]), end_of_month(shift_months(last, -count[0]))
    else:
        factor = 1 if unit == "year" else 10
        low, high = first.year - count[1] * factor, last.year - count[0] * factor
        if low < 1 or unit == "decade":
            return None
        days = date(low, 1, 1), date(high, 12, 31)
    return start, match.end(), make_period(*days, "counted_back")


def _read_recent(_text: str, match: re.Match[str], _span: Span, published: Days) -> _Found:
    first = shift_days(published[0], -_RECENT[match["ru"]])
    return match.start(), match.end(), make_period(first, published[1], "recent")


def _read_for(text: str, match: re.Match[str], span: Span, published: Days) -> _Found:
    if not _PERFECT.search(text, max(span.start, match.start() - 2 * _WINDOW), match.start()):
        return None
    return _read_lasting(text, match.end(), match.start(), span, published)


def _read_lasting(text: str, at: int, start: int, span: Span, published: Days) -> _Found:
    """Return "[the last] six months" as the time up to publication."""
    counted = _COUNTED.match(text, at, span.end)
    count = _read_count(counted["count"]) if counted else None
    if counted is None or count is None:
        return None
    return start, counted.end(), _reach_back(published, counted["unit"], count[1], "up_to_publication")


def _reach_back(published: Days, unit: str, count: int, rule: str) -> DatePeriod:
    first, last = published
    if unit in _UNIT_DAYS:
        begin = shift_days(first, -count * _UNIT_DAYS[unit])
    else:
        months = count * {"month": 1, "year": 12, "decade": 120}[unit]
        month = shift_months(first, -months)
        begin = min(shift_days(month, first.day - 1), end_of_month(month))
    return make_period(begin, last, rule)


@lru_cache(maxsize=256)
def _read_count(word: str) -> tuple[int, int] | None:
    """Return the likely interval of "six", "a", "few", "several", "12", or None for what is no number."""
    lower = word.lower()
    if lower in {"a", "an"}:
        return 1, 1
    if lower in {"few", "couple"}:
        return (3, 5) if lower == "few" else (2, 2)
    numbers = find_numbers(lower)
    if len(numbers) != 1 or len(numbers[0].core) != len(lower) or not 0 < numbers[0].low < _LONGEST_COUNT:
        return None
    high = numbers[0].likely_high
    return int(numbers[0].likely_low), int(high if high is not None else numbers[0].likely_low)


def _read_which(text: str, match: re.Match[str], span: Span, published: Days) -> _Found:
    which, what = " ".join(match["which"].lower().split()), match["what"].lower()
    if what in _WEEKDAYS:
        return _read_weekday(text, match, span, published)
    backward, known = which in _BACKWARD, what in _WHOLES
    low = max(span.start, match.start() - 5)
    definite = (backward or known) and _DEFINITE.search(text, low, match.start()) is not None
    if backward and (definite or which == "past"):
        return _read_lasting_of(text, match, span, published, what)
    if which == "coming" or definite or not known:
        return None
    step = {"last": -1, "previous": -1, "past": -1, "this": 0, "this past": -1, "next": 1}[which]
    if what in _DAY_PARTS:
        return _read_part_of_day(match, published, step, what)
    whole = _find_whole(published, what, step)
    if whole is None:
        return None
    (first, last), rule = whole
    part = _PART.search(text, max(span.start, match.start() - 9), match.start())
    start = match.start()
    if part and what in {"week", "month", "year"}:
        start = part.start()
        name = part[1].lower()
        if name in {"early", "mid", "late"}:
            first, last = cut_part(first, last, name)
        elif step == 0:
            first, last = (first, published[1]) if name == "earlier" else (published[0], last)
    return start, match.end(), make_period(first, last, rule)


def _read_lasting_of(text: str, match: re.Match[str], span: Span, published: Days, what: str) -> _Found:
    """Return "the last year", "the past week", "the last six months" as the time up to publication."""
    if what in _UNITS:
        return match.start(), match.end(), _reach_back(published, what, 1, "up_to_publication")
    return _read_lasting(text, match.start("what"), match.start(), span, published)


def _read_part_of_day(match: re.Match[str], published: Days, step: int, what: str) -> _Found:
    if step > 0 or (step < 0 and what not in {"night", "evening"}):
        return None
    rule = "day_before_publication" if step else "day_of_publication"
    return match.start(), match.end(), make_period(shift_days(published[0], step), shift_days(published[1], step), rule)


def _find_whole(published: Days, what: str, step: int) -> tuple[Days, str] | None:
    """Return the week, weekend, month, year, named month or season that "last", "this" or "next" points to."""
    first, last = published
    if what in {"week", "weekend"}:
        monday, other = (shift_days(day, -day.weekday() + _WEEK * step) for day in published)
        saturday = 0 if what == "week" else _SATURDAY
        if what == "weekend" and step == 0 and first.weekday() < _SATURDAY:
            monday, other = shift_days(monday, -_WEEK), shift_days(other, -_WEEK)
        return (shift_days(monday, saturday), shift_days(other, _WEEK - 1)), "week_of_publication"
    if what == "month":
        return (shift_months(first, step), end_of_month(shift_months(last, step))), "month_of_publication"
    if what == "year":
        low, high = first.year + step, last.year + step
        return (
            ((date(low, 1, 1), date(high, 12, 31)), "year_of_publication")
            if low >= 1 and high <= date.max.year
            else None
        )
    length = 1 if what in _MONTHS else 3
    wanted = _MONTHS.index(what) + 1 if what in _MONTHS else _SEASONS.get(what)
    if wanted is None:
        return None
    begins = [_nearest_month(day, wanted, step, length) for day in published]
    rule = "month_of_publication" if what in _MONTHS else "year_of_publication"
    return (begins[0], end_of_month(shift_months(begins[1], length - 1))), rule


def _nearest_month(day: date, wanted: int, step: int, length: int) -> date:
    """Return the month wanted: for "last" wholly before the day's month, for "next" after it, else in its year."""
    if step == 0:
        return date(day.year, wanted, 1)
    back = (day.month - wanted) % MONTHS_A_YEAR
    if step < 0:
        back += MONTHS_A_YEAR if back < length else 0
        return shift_months(day, -back)
    return shift_months(day, (MONTHS_A_YEAR - back))


def _read_weekend(_text: str, match: re.Match[str], _span: Span, published: Days) -> _Found:
    whole = _find_whole(published, "weekend", 0)
    return (match.start("weekend"), match.end(), make_period(*whole[0], whole[1])) if whole else None


_READERS: dict[str, Callable[[str, re.Match[str], Span, Days], _Found]] = {
    "day": _read_day,
    "weekday": _read_weekday,
    "ago": _read_ago,
    "recent": _read_recent,
    "which": _read_which,
    "weekend": _read_weekend,
    "for": _read_for,
}
