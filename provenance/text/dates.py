"""Dates as written, with what is missing left missing; ``resolve_date`` in ``date_rules`` supplies it by rule."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from provenance.model.spans import Span
from provenance.text import date_forms as forms
from provenance.text.date_words import MONTH_NAMES, MONTHS, guess_month, month_of, number_of, year_of


class DateParts(NamedTuple):
    """What a text states of a date; parts that it leaves out are None. Not checked against the calendar."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


class FoundDate(NamedTuple):
    """A date as it stands in the text, or a range from ``on`` to ``until``.

    ``short_year``: the year has two digits, as written. ``either_order``: "5/12/2017" may be the 5th of December
    (``on`` as given) or the 12th of May. ``shared``: a part was taken from the date next to it ("March 3 and 5, 2017").
    """

    span: Span
    on: DateParts
    until: DateParts | None = None
    short_year: bool = False
    either_order: bool = False
    shared: bool = False


def find_dates(
    text: str, start: int = 0, end: int | None = None, anchors: Iterable[int] | None = None
) -> Iterator[FoundDate]:
    """Yield the dates in ``text[start:end]`` in order, without overlap.

    Finds days, months, years and ranges in either order, numerical and ISO dates, abbreviated months, ordinals, a full
    stop for the comma, two-digit years, and letters that scanning put for digits ("2O17", "Il March"). Lists share what
    they leave out. "May" is a month only beside a day or a year, or where a preposition or commas show it. Linear time.
    ``anchors`` are where dates may begin, in order, for whoever has found that already.
    """
    limit = len(text) if end is None else min(end, len(text))
    if anchors is None:
        anchors = (anchor.start() for anchor in forms.ANCHOR.finditer(text, start, limit))
    reached = start
    for at in anchors:
        if at < reached:
            continue
        found = _read_plain(text, at, limit)
        if not found and _may_begin(text, at, limit):
            found = _read_date(text, at, start, limit)
        if found and found[0].span.start >= reached:
            yield from found
            reached = found[-1].span.end


def _read_plain(text: str, at: int, limit: int) -> list[FoundDate]:
    """Return a date as most are written ("May 3, 2017", "3 May 2017"); no reader finds another date there."""
    match = forms.PLAIN.match(text, at, limit)
    if match is None:
        return []
    month, day, first, name, year = match.groups()
    on = DateParts(int(year), MONTH_NAMES.get(month or name), int(day or first))
    return [FoundDate(Span(at, match.end()), on)] if _fits(on) else []


def _may_begin(text: str, at: int, limit: int) -> bool:
    """Tell, quickly, whether the word or figures at ``at`` can begin a date at all."""
    if text[at] in _FIGURES and forms.FIGURES_BEGIN.match(text, at, limit) is not None:
        return True
    return not text[at].isdigit() and forms.WORDS_BEGIN.match(text, at, limit) is not None


def _read_date(text: str, at: int, begin: int, limit: int) -> list[FoundDate]:
    """Return the date or the list of dates that begins at ``at``; empty where there is none."""
    first = text[at] if text[at].isdigit() else text[at : at + 3].lower()
    for read in _READERS.get(first, _ALL_READERS):
        if found := read(text, at, limit):
            return found
    if text[at].isdigit() and (garbled := _read_garbled(text, at, begin, limit)):
        return garbled
    period = _read_months(text, at, begin, limit) or _read_years(text, at, begin, limit)
    return [period] if period else []


def _read_iso(text: str, at: int, limit: int) -> list[FoundDate]:
    match = forms.ISO.match(text, at, limit)
    if match is None:
        return []
    on = DateParts(int(match[1]), int(match[3]), int(match[4]))
    return [FoundDate(Span(*match.span()), on)] if _fits(on) else []


def _read_year_first(text: str, at: int, limit: int) -> list[FoundDate]:
    """Return a date as references have it: "2016, June 3"."""
    match = forms.YEAR_FIRST.match(text, at, limit)
    if match is None or forms.LATE_YEAR.match(text, match.end(), limit):
        return []
    on = DateParts(number_of(match["y"]), month_of(match["m1"] or match["m2"]), number_of(match["d1"] or match["d2"]))
    return _checked([FoundDate(Span(*match.span()), on)])


def _read_numeric(text: str, at: int, limit: int) -> list[FoundDate]:
    match = forms.NUMERIC.match(text, at, limit)
    if match is None or (match[2] == "." and len(match[4]) == len("YY") and not _stands_between(text, match, limit)):
        return []
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    short = len(match[4]) == len("YY")
    if second > forms.DECEMBER:
        first, second = second, first
    on = DateParts(year, second, first)
    either = first <= forms.DECEMBER and second <= forms.DECEMBER and first != second
    return [FoundDate(Span(*match.span()), on, None, short, either)] if _fits(on) else []


def _read_day_first(text: str, at: int, limit: int) -> list[FoundDate]:
    match = forms.DAY_FIRST.match(text, at, limit)
    if match is None or not _is_month(match["m"], match["y"]) or not _are_days(match, match["y"] or match["yy"]):
        return []
    month, first, end = month_of(match["m"]), number_of(match["d1"]), match.end()
    year, short = year_of(match["y"] or match["yy"])
    if match["d2"] is None:
        on, until = DateParts(year, month, first), None
        further = forms.DAY_FIRST_END.match(text, end, limit)
        if further and _is_month(further["m"], further["y"]):
            year_end = year_of(further["y"])[0]
            until = DateParts(year_end or year, month_of(further["m"]), number_of(further["d"]))
            on = DateParts(year if year is not None or year_end is None else year_end, month, first)
            end = further.end()
        return _checked([FoundDate(Span(match.start(), end), on, until, short)])
    start = DateParts(year, month_of(match["m0"]) if match["m0"] else month, first)
    stop = DateParts(year, month, number_of(match["d2"]))
    return _spread(match, start, stop, short=short)


def _read_month_first(text: str, at: int, limit: int) -> list[FoundDate]:
    match = forms.MONTH_FIRST.match(text, at, limit)
    if match is None or not _is_month(match["m"], None) or not _are_days(match, match["y"]):
        return []
    month, first, end = month_of(match["m"]), number_of(match["d1"]), match.end()
    year, short = year_of(match["y"])
    if match["d2"] and year is None and match["sep"].strip() in forms.LISTING and forms.COUNTS.match(text, end, limit):
        return _checked([FoundDate(Span(match.start(), match.end("d1")), DateParts(None, month, first))])
    if match["d2"] is None:
        on, until = DateParts(year, month, first), None
        further = forms.MONTH_FIRST_END.match(text, end, limit) if year is not None else None
        if further:
            until = DateParts(year_of(further["y"])[0] or year, month_of(further["m"]), number_of(further["d"]))
            end = further.end()
        return _checked([FoundDate(Span(match.start(), end), on, until, short)])
    start = DateParts(year, month, first)
    stop = DateParts(year, month_of(match["m2"]) if match["m2"] else month, number_of(match["d2"]))
    found = _spread(match, start, stop, short=short)
    return _add_days(text, found, limit) if year is None else found


def _read_day_list(text: str, at: int, limit: int) -> list[FoundDate]:
    """Return the dates of a list with its month at the end ("3, 5 and 7 May 2017")."""
    days = forms.DAY_LIST.match(text, at, limit)
    last = _read_day_first(text, days.end(), limit) if days else []
    if days is None or not last or not (len(last) > 1 or "and" in days.group() or "&" in days.group()):
        return []
    first = last[0].on
    found = [
        FoundDate(Span(*day.span()), DateParts(first.year, first.month, number_of(day.group())), shared=True)
        for day in forms.DIGITS.finditer(text, days.start(), days.end())
    ]
    return _checked([*found, *last])


_ALL_READERS = (_read_iso, _read_year_first, _read_numeric, _read_day_first, _read_day_list, _read_month_first)
_READERS = {
    **dict.fromkeys("123456789", _ALL_READERS[:-1]),
    **dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), (_read_day_first, _read_month_first)),
    **dict.fromkeys(MONTHS, (_read_month_first,)),
}
"""The forms that a date may have, in the order tried, by the digit or the first letters of the word it begins with."""
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIGURES = frozenset("0123456789IlO")
"""Digits, and letters that scanning put for them."""


def _read_garbled(text: str, at: int, begin: int, limit: int) -> list[FoundDate]:
    """Return a full date whose month scanning has damaged ("Mareh 14, 2017") or another language names ("4 mai 2012").

    ``at`` is where its day stands.
    """
    match = forms.GARBLED_AFTER.match(text, at, limit)
    before = None if match else forms.GARBLED_BEFORE.search(text, max(begin, at - forms.WINDOW), at)
    rest = match or (forms.GARBLED_REST.match(text, at, limit) if before else None)
    word = match["m"] if match else before[1] if before else ""
    month = guess_month(word) if rest else None
    if rest is None or month is None:
        return []
    on = DateParts(number_of(rest["y"]), month, number_of(rest["d"]))
    start = before.start() if before else at
    return [FoundDate(Span(start, rest.end()), on)] if _fits(on) else []


def _spread(match: re.Match[str], start: DateParts, stop: DateParts, *, short: bool) -> list[FoundDate]:
    """Return a range for "3-5 March", two dates for "3 and 5 March"."""
    if match["sep"].strip().lower() not in forms.LISTING:
        if start.year is not None and (stop.month or 0) < (start.month or 0):
            start = DateParts(start.year - 1, start.month, start.day)
        return _checked([FoundDate(Span(*match.span()), start, stop, short)])
    return _checked(
        [
            FoundDate(Span(match.start(), match.start("sep")), start, None, short, shared=True),
            FoundDate(Span(match.end("sep"), match.end()), stop, None, short, shared=True),
        ]
    )


def _add_days(text: str, found: list[FoundDate], limit: int) -> list[FoundDate]:
    """Return the dates with the further days of their list ("March 3, 5, 8 and 12, 2017"), and the year after it."""
    while found and (more := forms.MORE_DAYS.match(text, found[-1].span.end, limit)):
        day = DateParts(None, found[-1].on.month, number_of(more["d"]))
        if not _fits(day) or forms.COUNTS.match(text, more.end(), limit):
            break
        found.append(FoundDate(Span(more.start("d"), more.end()), day, shared=True))
    year = forms.LATE_YEAR.match(text, found[-1].span.end, limit) if found else None
    if year is None:
        return found
    value = year_of(year["y"])[0]
    dated = [FoundDate(f.span, DateParts(value, f.on.month, f.on.day), f.until, shared=True) for f in found]
    last = dated[-1]
    return [*dated[:-1], FoundDate(Span(last.span.start, year.end()), last.on, last.until, shared=True)]


def _read_months(text: str, at: int, begin: int, limit: int) -> FoundDate | None:
    match = forms.MONTH_ONLY.match(text, at, limit)
    if match is None or not match["m"][0].isupper():
        return None
    year, short = year_of(match["y"])
    if year is None and not _stands_as_period(text, match, begin, limit):
        return None
    on, until, end = DateParts(year, month_of(match["m"])), None, match.end()
    if match["m2"]:
        until = DateParts(year, month_of(match["m2"]))
        if until.month and on.month and until.month < on.month and year is not None:
            on = DateParts(year - 1, on.month)
    elif year is not None and (further := forms.MONTH_END.match(text, end, limit)):
        until, end = DateParts(year_of(further["y"])[0], month_of(further["m"])), further.end()
    return FoundDate(Span(match.start(), end), on, until, short)


def _read_years(text: str, at: int, begin: int, limit: int) -> FoundDate | None:
    match = forms.YEARS.match(text, at, limit)
    if match is None:
        return None
    year = number_of(match["y"])
    until = None
    if match["y2"]:
        last = number_of(match["y2"])
        last += year // 100 * 100 if last < 100 else 0  # noqa: PLR2004 -- "2017-18" leaves out the century
        if last <= year:
            return None
        until = DateParts(last)
    elif not _stands_as_period(text, match, begin, limit) or forms.COUNTED.match(text, match.end(), limit):
        return None
    return FoundDate(Span(*match.span()), DateParts(year), until)


def _stands_as_period(text: str, match: re.Match[str], begin: int, limit: int) -> bool:
    """Tell whether a bare month or year stands where one is meant: after a preposition, or between commas."""
    before = text[max(begin, match.start() - forms.WINDOW) : match.start()]
    word = forms.BEFORE.search(before)
    if word and word[1].lower() in forms.BEFORE_PERIOD:
        return True
    closed = forms.CLOSE_AFTER.match(text, match.end(), limit) is not None
    return closed and (
        not before.strip() or forms.CLOSE_BEFORE.search(before) is not None or match.group()[0].isdigit()
    )


def _stands_between(text: str, match: re.Match[str], limit: int) -> bool:
    """Tell whether "18.3.11" stands between commas or at the end after one, where versions of programs do not."""
    before = text[max(0, match.start() - 2) : match.start()]
    return before == ", " and (match.end() == limit or text[match.end()] in ",;)]")


def _is_month(name: str, year: str | None) -> bool:
    """Tell whether a month's name counts: in small letters only before a year."""
    return name[0].isupper() or name[0] == "0" or year is not None


def _are_days(match: re.Match[str], year: str | None) -> bool:
    """Tell whether the day is a number: one lone letter ("I May") only where a year makes it one."""
    first = match["d1"]
    return year is not None or first[0].isdigit() or any(c.isdigit() for c in first) or len(first.rstrip("stndrh")) > 1


def _checked(found: list[FoundDate]) -> list[FoundDate]:
    """Return the dates if all their parts can be dates, else nothing."""
    for date in found:
        if not _fits(date.on) or (date.until is not None and not _fits(date.until)):
            return []
    return found


def _fits(parts: DateParts) -> bool:
    """Tell whether month and day lie within the calendar's bounds, of a leap year where no year is stated."""
    if parts.month is None:
        return parts.day is None
    return 1 <= parts.month <= forms.DECEMBER and (parts.day is None or 1 <= parts.day <= _LONGEST[parts.month - 1])
