"""Dates as written, with what is missing left missing; ``resolve_date`` in ``date_rules`` supplies it by rule."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.model.spans import Span
from provenance.text.wordlists import list_words

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|uary|\.)?|mar(?:ch|\.)?|apr(?:i[l1]|\.)?|may|jun(?:e|\.)?|ju[l1](?:y|\.)?"
    r"|aug(?:ust|\.)?|sept?(?:ember|\.)?|[o0]ct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?![^\W\d_])"
)
_DAY = r"[0-3OIl]?[0-9OIl](?:st|nd|rd|th)?(?![\w%$€£]|[.,:]\d{1,3}(?!\d))"
_TIGHT_DAY = r"[0-3OIl]?[0-9OIl](?:st|nd|rd|th)?"
_YEAR = r"[12Il][0-9OIl]{3}(?![\w%$€£]|[.,:]\d)"
_SHORT_YEAR = r"(?:['’‘][0-9]{2}(?!\w)|[0-9]{2}(?=\s{0,3}(?:$|[)\];,.:])|\s{1,3}(?:p|pp|in)\b))"
_TO = r"\s{0,3}(?:[-‐‑–—/]|to|through|until|till)\s{0,3}"
_AND = r"\s{0,3}(?:[-‐‑–—/&]|to|through|and)\s{0,3}"
_AND_OR_COMMA = r"\s{0,3}(?:[-‐‑–—/&,]|to|through|and)\s{0,3}"
_GAP = r"\s{0,4}[,.]?\s{0,4}"
_WEEKDAY = r"(?:(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3}(?:the\s)?)?"

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d|[-/.]\d)")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\w%]|[-/.,]\d)")
_YEAR_FIRST = re.compile(
    rf"(?P<y>(?:19|20)\d\d),?\s{{1,3}}(?:(?P<m1>{_MONTH})\s{{1,3}}(?P<d1>{_DAY})|(?P<d2>{_TIGHT_DAY})\s{{1,3}}(?P<m2>{_MONTH}))",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<d1>{_TIGHT_DAY})(?:(?:{_GAP}(?P<m0>{_MONTH}))?(?P<sep>{_AND})(?P<d2>{_TIGHT_DAY}))?"
    rf"(?:\s{{0,4}}|\s{{1,3}}of\s{{1,3}}|[-./])(?P<m>{_MONTH})"
    rf"(?:(?:{_GAP}|[-/.])(?P<y>{_YEAR}|{_SHORT_YEAR})|[-/](?P<yy>\d\d)(?!\w))?",
    re.IGNORECASE,
)
_DAY_LIST = re.compile(r"(?:\d{1,2},\s{0,2}){1,12}(?:and|&)?\s{0,3}(?=\d)")
_DAY_FIRST_END = re.compile(
    rf"{_TO}{_WEEKDAY}(?P<d>{_TIGHT_DAY})\s{{0,4}}(?:of\s{{1,3}})?(?P<m>{_MONTH})(?:{_GAP}(?P<y>{_YEAR}))?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<m>{_MONTH})\s{{0,4}}(?:the\s)?(?P<d1>{_DAY})"
    rf"(?:(?P<sep>{_AND_OR_COMMA})(?:(?P<m2>{_MONTH})\s{{0,4}})?(?P<d2>{_DAY}))?(?:{_GAP}(?P<y>{_YEAR}|['’‘]\d\d(?!\w)))?",
    re.IGNORECASE,
)
_MONTH_FIRST_END = re.compile(rf"{_TO}(?P<m>{_MONTH})\s{{0,4}}(?P<d>{_DAY})(?:{_GAP}(?P<y>{_YEAR}))?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_MORE_DAYS = re.compile(rf"(?:\s{{0,3}}(?:,|&|and|,\s?and)\s{{0,3}})(?P<d>{_DAY})", re.IGNORECASE)
_LATE_YEAR = re.compile(rf"{_GAP}(?P<y>{_YEAR})")
_MONTH_ONLY = re.compile(
    rf"(?P<m>{_MONTH})(?:(?P<sep>{_TO})(?P<m2>{_MONTH}))?"
    rf"(?:(?:\s{{0,4}}(?:,|of)?\s{{0,4}}|[-/])(?P<y>{_YEAR}|['’‘]\d\d(?!\w)))?",
    re.IGNORECASE,
)
_MONTH_END = re.compile(rf"{_TO}(?P<m>{_MONTH})\s{{0,4}},?\s{{0,4}}(?P<y>{_YEAR})", re.IGNORECASE)
_YEARS = re.compile(
    rf"(?P<y>(?:1[5-9]|20)[0-9O]{{2}}|2[O0Q][0-9OIl]{{2}})(?:[-‐‑–—/](?P<y2>{_YEAR}|\d\d(?!\w)))?(?!\w|[.,:]\d)"
)
_ANCHOR = re.compile(
    r"(?<![\w$€£#])(?:[0-9][0-9OIl]{0,3}(?:st|nd|rd|th)?|[IlO][0-9IlO]{0,3}(?![a-zA-Z])"
    r"|[Jj]an|[Ff]eb|[Mm]a[ry]|[Aa]pr|[Jj]u[nl1]|[Aa]ug|[Ss]ep|[Oo0]ct|[Nn]ov|[Dd]ec"
    r"|JAN|FEB|MA[RY]|APR|JU[NL]|AUG|SEP|OCT|NOV|DEC"
    r"|(?:[Mm]on|[Tt]ue|[Ww]ed|[Tt]hu|[Ff]ri|[Ss]at|[Ss]un|MON|TUE|WED|THU|FRI|SAT|SUN)[A-Za-z]{0,6}[.,]?\s)"
)
_GARBLED_AFTER = re.compile(
    rf"(?P<d>{_TIGHT_DAY})\s{{1,3}}(?:de\s)?(?P<m>[^\W\d_]{{3,10}})[,.]?\s{{1,3}}(?:de\s)?(?P<y>{_YEAR})"
)
_GARBLED_BEFORE = re.compile(r"(?<![^\W_])([A-Z][a-z]{3,9})\s{1,3}$")
_GARBLED_REST = re.compile(rf"(?P<d>{_TIGHT_DAY})[,.]?\s{{1,3}}(?P<y>{_YEAR})")
_FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_FOREIGN_MONTHS = {
    name: number
    for names in (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    )
    for number, name in enumerate(names.split(), start=1)
}
_LONG_MONTH = 6
_SHORT_MONTH = 5
_COUNTS = re.compile(r"\s{1,3}(?!and\b)[^\W\d_]")
_LISTING = frozenset({",", "&", "and"})
_BEFORE = re.compile(r"([^\W\d_]+)[ \t\n\u00a0-]{1,4}$")
_CLOSE_BEFORE = re.compile(r"(?:^|[,;(\[–—-])\s{0,3}$")
_CLOSE_AFTER = re.compile(r"\s{0,3}(?:$|[,;)\]–—-])")
_COUNTED = re.compile(
    r"\s{1,3}(?:gmt|hours|hrs|local|utc|people|persons|men|women|children|troops|soldiers|fighters|militants|civilians"
    r"|families|houses|homes|villages|tons|tonnes|km|kilomet|miles|met(?:er|re)s|years|dollars|rupees|afghanis|euros"
    r"|of (?:the|them)|[a-z]+ (?:were|have|had) )",
    re.IGNORECASE,
)
_BEFORE_PERIOD = list_words(
    """in since during until till by of last this next early mid late from to through and before after for around
    about between circa year years spring summer autumn fall winter month beginning end start throughout on dated
    ago mid-"""
)
_SHORTEST = 3
_DECEMBER = 12
_WINDOW = 24


@dataclass(frozen=True, slots=True)
class DateParts:
    """What a text states of a date; parts that it leaves out are None. Not checked against the calendar."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class FoundDate:
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


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[FoundDate]:
    """Yield the dates in ``text[start:end]`` in order, without overlap.

    Finds days, months, years and ranges in either order, numerical and ISO dates, abbreviated months, ordinals, a full
    stop for the comma, two-digit years, and letters that scanning put for digits ("2O17", "Il March"). Lists share what
    they leave out. "May" is a month only beside a day or a year, or where a preposition or commas show it. Linear time.
    """
    limit = len(text) if end is None else min(end, len(text))
    at = reached = start
    while anchor := _ANCHOR.search(text, at, limit):
        found = _read_date(text, anchor.start(), start, limit)
        at = anchor.end()
        if found and found[0].span.start >= reached:
            yield from found
            reached = found[-1].span.end
            at = max(at, reached)


def _read_date(text: str, at: int, begin: int, limit: int) -> list[FoundDate]:
    """Return the date or the list of dates that begins at ``at``; empty where there is none."""
    for read in _READERS.get(text[at], _ALL_READERS):
        if found := read(text, at, limit):
            return found
    if text[at].isdigit() and (garbled := _read_garbled(text, at, begin, limit)):
        return garbled
    period = _read_months(text, at, begin, limit) or _read_years(text, at, begin, limit)
    return [period] if period else []


def _read_iso(text: str, at: int, limit: int) -> list[FoundDate]:
    match = _ISO.match(text, at, limit)
    if match is None:
        return []
    on = DateParts(int(match[1]), int(match[3]), int(match[4]))
    return [FoundDate(Span(*match.span()), on)] if _fits(on) else []


def _read_year_first(text: str, at: int, limit: int) -> list[FoundDate]:
    """Return a date as references have it: "2016, June 3"."""
    match = _YEAR_FIRST.match(text, at, limit)
    if match is None or _LATE_YEAR.match(text, match.end(), limit):
        return []
    on = DateParts(_number(match["y"]), _month(match["m1"] or match["m2"]), _number(match["d1"] or match["d2"]))
    return _checked([FoundDate(Span(*match.span()), on)])


def _read_numeric(text: str, at: int, limit: int) -> list[FoundDate]:
    match = _NUMERIC.match(text, at, limit)
    if match is None or (match[2] == "." and len(match[4]) == len("YY")):
        return []
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    short = len(match[4]) == len("YY")
    if second > _DECEMBER:
        first, second = second, first
    on = DateParts(year, second, first)
    either = first <= _DECEMBER and second <= _DECEMBER and first != second
    return [FoundDate(Span(*match.span()), on, None, short, either)] if _fits(on) else []


def _read_day_first(text: str, at: int, limit: int) -> list[FoundDate]:
    match = _DAY_FIRST.match(text, at, limit)
    if match is None or not _is_month(match["m"], match["y"]) or not _are_days(match, match["y"] or match["yy"]):
        return []
    month, first, end = _month(match["m"]), _number(match["d1"]), match.end()
    year, short = _year(match["y"] or match["yy"])
    if match["d2"] is None:
        on, until = DateParts(year, month, first), None
        further = _DAY_FIRST_END.match(text, end, limit)
        if further and _is_month(further["m"], further["y"]):
            year_end = _year(further["y"])[0]
            until = DateParts(year_end or year, _month(further["m"]), _number(further["d"]))
            on = DateParts(year if year is not None or year_end is None else year_end, month, first)
            end = further.end()
        return _checked([FoundDate(Span(match.start(), end), on, until, short)])
    start = DateParts(year, _month(match["m0"]) if match["m0"] else month, first)
    stop = DateParts(year, month, _number(match["d2"]))
    return _spread(match, start, stop, short=short)


def _read_month_first(text: str, at: int, limit: int) -> list[FoundDate]:
    match = _MONTH_FIRST.match(text, at, limit)
    if match is None or not _is_month(match["m"], None) or not _are_days(match, match["y"]):
        return []
    month, first, end = _month(match["m"]), _number(match["d1"]), match.end()
    year, short = _year(match["y"])
    if match["d2"] and year is None and match["sep"].strip() in _LISTING and _COUNTS.match(text, end, limit):
        return _checked([FoundDate(Span(match.start(), match.end("d1")), DateParts(None, month, first))])
    if match["d2"] is None:
        on, until = DateParts(year, month, first), None
        further = _MONTH_FIRST_END.match(text, end, limit) if year is not None else None
        if further:
            until = DateParts(_year(further["y"])[0] or year, _month(further["m"]), _number(further["d"]))
            end = further.end()
        return _checked([FoundDate(Span(match.start(), end), on, until, short)])
    start = DateParts(year, month, first)
    stop = DateParts(year, _month(match["m2"]) if match["m2"] else month, _number(match["d2"]))
    found = _spread(match, start, stop, short=short)
    return _add_days(text, found, limit) if year is None else found


def _read_day_list(text: str, at: int, limit: int) -> list[FoundDate]:
    """Return the dates of a list with its month at the end ("3, 5 and 7 May 2017")."""
    days = _DAY_LIST.match(text, at, limit)
    last = _read_day_first(text, days.end(), limit) if days else []
    if days is None or not last or not (len(last) > 1 or "and" in days.group() or "&" in days.group()):
        return []
    first = last[0].on
    found = [
        FoundDate(Span(*day.span()), DateParts(first.year, first.month, _number(day.group())), shared=True)
        for day in _DIGITS.finditer(text, days.start(), days.end())
    ]
    return _checked([*found, *last])


_ALL_READERS = (_read_iso, _read_year_first, _read_numeric, _read_day_first, _read_day_list, _read_month_first)
_READERS = {
    **dict.fromkeys("123456789", _ALL_READERS[:-1]),
    **dict.fromkeys("JjAaNnDd", (_read_month_first,)),
    **dict.fromkeys("FfMmSsTtWw", (_read_day_first, _read_month_first)),
}
"""The forms that a date may have, in the order tried, by the character that it begins with."""


def _read_garbled(text: str, at: int, begin: int, limit: int) -> list[FoundDate]:
    """Return a full date whose month scanning has damaged ("Mareh 14, 2017") or another language names ("4 mai 2012").

    ``at`` is where its day stands.
    """
    match = _GARBLED_AFTER.match(text, at, limit)
    before = None if match else _GARBLED_BEFORE.search(text, max(begin, at - _WINDOW), at)
    rest = match or (_GARBLED_REST.match(text, at, limit) if before else None)
    word = match["m"] if match else before[1] if before else ""
    month = _guess_month(word) if rest else None
    if rest is None or month is None:
        return []
    on = DateParts(_number(rest["y"]), month, _number(rest["d"]))
    start = before.start() if before else at
    return [FoundDate(Span(start, rest.end()), on)] if _fits(on) else []


def _guess_month(word: str) -> int | None:
    """Return the month whose name a word is but for one letter, of long names two; short names are not guessed."""
    folded = word.lower()
    if folded in _FOREIGN_MONTHS or word[:1].islower():
        return _FOREIGN_MONTHS.get(folded)
    for number, name in enumerate(_FULL_MONTHS, start=1):
        if len(name) >= _SHORT_MONTH and abs(len(name) - len(folded)) <= 1 and folded[0] == name[0]:
            same = sum(a == b for a, b in zip(folded, name, strict=False))
            mirrored = sum(a == b for a, b in zip(reversed(folded), reversed(name), strict=False))
            alike = max(same, mirrored, min(same + mirrored, len(name) - 1))
            if alike >= len(name) - 1 - (len(name) > _LONG_MONTH):
                return number
    return None


def _spread(match: re.Match[str], start: DateParts, stop: DateParts, *, short: bool) -> list[FoundDate]:
    """Return a range for "3-5 March", two dates for "3 and 5 March"."""
    if match["sep"].strip().lower() not in _LISTING:
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
    while found and (more := _MORE_DAYS.match(text, found[-1].span.end, limit)):
        day = DateParts(None, found[-1].on.month, _number(more["d"]))
        if not _fits(day) or _COUNTS.match(text, more.end(), limit):
            break
        found.append(FoundDate(Span(more.start("d"), more.end()), day, shared=True))
    year = _LATE_YEAR.match(text, found[-1].span.end, limit) if found else None
    if year is None:
        return found
    value = _year(year["y"])[0]
    dated = [FoundDate(f.span, DateParts(value, f.on.month, f.on.day), f.until, shared=True) for f in found]
    last = dated[-1]
    return [*dated[:-1], FoundDate(Span(last.span.start, year.end()), last.on, last.until, shared=True)]


def _read_months(text: str, at: int, begin: int, limit: int) -> FoundDate | None:
    match = _MONTH_ONLY.match(text, at, limit)
    if match is None or not match["m"][0].isupper():
        return None
    year, short = _year(match["y"])
    if year is None and not _stands_as_period(text, match, begin, limit):
        return None
    on, until, end = DateParts(year, _month(match["m"])), None, match.end()
    if match["m2"]:
        until = DateParts(year, _month(match["m2"]))
        if until.month and on.month and until.month < on.month and year is not None:
            on = DateParts(year - 1, on.month)
    elif year is not None and (further := _MONTH_END.match(text, end, limit)):
        until, end = DateParts(_year(further["y"])[0], _month(further["m"])), further.end()
    return FoundDate(Span(match.start(), end), on, until, short)


def _read_years(text: str, at: int, begin: int, limit: int) -> FoundDate | None:
    match = _YEARS.match(text, at, limit)
    if match is None:
        return None
    year = _number(match["y"])
    until = None
    if match["y2"]:
        last = _number(match["y2"])
        last += year // 100 * 100 if last < 100 else 0  # noqa: PLR2004 -- "2017-18" leaves out the century
        if last <= year:
            return None
        until = DateParts(last)
    elif not _stands_as_period(text, match, begin, limit) or _COUNTED.match(text, match.end(), limit):
        return None
    return FoundDate(Span(*match.span()), DateParts(year), until)


def _stands_as_period(text: str, match: re.Match[str], begin: int, limit: int) -> bool:
    """Tell whether a bare month or year stands where one is meant: after a preposition, or between commas."""
    before = text[max(begin, match.start() - _WINDOW) : match.start()]
    word = _BEFORE.search(before)
    if word and word[1].lower() in _BEFORE_PERIOD:
        return True
    closed = _CLOSE_AFTER.match(text, match.end(), limit) is not None
    return closed and (not before.strip() or _CLOSE_BEFORE.search(before) is not None or match.group()[0].isdigit())


def _is_month(name: str, year: str | None) -> bool:
    """Tell whether a month's name counts: in small letters only before a year."""
    return name[0].isupper() or name[0] == "0" or year is not None


def _are_days(match: re.Match[str], year: str | None) -> bool:
    """Tell whether the day is a number: one lone letter ("I May") only where a year makes it one."""
    first = match["d1"]
    return year is not None or any(c.isdigit() for c in first) or len(first.rstrip("stndrh")) > 1


def _month(name: str) -> int:
    folded = name.lower().replace("0", "o").replace("1", "l")[:3]
    return _MONTHS.index(folded) + 1


_LETTERS = str.maketrans({"O": "0", "o": "0", "Q": "0", "I": "1", "l": "1", "i": "1", "L": "1"})


def _number(written: str) -> int:
    if written.isascii() and written.isdigit():
        return int(written)
    digits = written.translate(_LETTERS)
    return int("".join(c for c in digits if c.isdigit() and c.isascii()) or "0")


def _year(written: str | None) -> tuple[int | None, bool]:
    """Return the year, and whether it was written with two digits."""
    if written is None:
        return None, False
    year = _number(written)
    return year, len(written.strip("'’‘ \t\n")) <= len("YY")


def _checked(found: list[FoundDate]) -> list[FoundDate]:
    """Return the dates if all their parts can be dates, else nothing."""
    fit = all(_fits(date.on) and (date.until is None or _fits(date.until)) for date in found)
    return found if fit else []


def _fits(parts: DateParts) -> bool:
    """Tell whether month and day lie within the calendar's bounds, of a leap year where no year is stated."""
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if parts.month is None:
        return parts.day is None
    return 1 <= parts.month <= _DECEMBER and (parts.day is None or 1 <= parts.day <= longest[parts.month - 1])
