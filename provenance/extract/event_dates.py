"""When what a claim tells is said to have happened.

Dates as written are resolved by `provenance.text.date_rules`; words that lean on the day of publication by
`event_dates_relative`; here further rules for what stands around a date:

======================  ========================================  =================================================
rule                    words                                     period
======================  ========================================  =================================================
first_after_publication "will … on May 3"                         the first such date not before publication
nearest_stated_year     "April 6" near a full date (``anchor``)   the year that brings it nearest to that date
year_of_publication     "October last year", "March this year"    in the year before, of, after publication
part_of_period          "early January", "late 2016"              first, second or last third
season                  "the spring of 2017"                      March to May, June to August, September to
                                                                  November, December to February
since                   "since March 2017"                        from then to publication
from_to                 "between 2015 and 2017"                   from the one to the other
day_of_anchor           "the next day", "a day earlier"           the day after or before ``anchor``
======================  ========================================  =================================================
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from provenance.extract.apart import keep_apart
from provenance.extract.event_dates_calendar import cut_part, end_of_month, make_period, shift_days, shift_months
from provenance.extract.event_dates_relative import find_relative_dates, is_ahead
from provenance.extract.spotting import Sighting, spot_words
from provenance.model.claims import EventDate
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.lexicons import Lexicon
from provenance.model.spans import Span
from provenance.text import date_forms as forms
from provenance.text.date_rules import NEAREST_STATED_YEAR, resolve_date
from provenance.text.dates import DateParts, FoundDate, find_dates

_YEAR_AFTER = re.compile(r",?\s(?:of\s)?(last|this|next|the\sprevious|that|the\ssame)\syear\b")
_PART_BEFORE = re.compile(
    r"\b(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)(?:\sin)?(?:[\s-]|\sthe\s)"
    r"|[Tt]he\s(?P<edge>beginning|start|middle|end)\sof\s)$"
)
_LEANING = re.compile(r"\b(?:[Ll]ast|[Nn]ext|[Tt]his)\s$")
_SEASON_BEFORE = re.compile(r"\b([Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:\sof)?\s$")
_SINCE = re.compile(r"\b[Ss]ince(?:\sabout)?\s$")
_BETWEEN = re.compile(r"\b(?:[Bb]etween|[Ff]rom)\s$")
_GAPS = frozenset({" and ", " to ", " until ", " through ", " and in ", " till "})
_DECADE = re.compile(r"\b((?:1[5-9]|20)[0-9]0)s\b")
_BY_ANCHOR = re.compile(
    r"\b(?:(?P<next>[Tt]he\s(?:next|following)\sday|(?:[Aa]|one)\sday\slater)"
    r"|(?P<before>[Tt]he\sday\sbefore|[Tt]he\sprevious\sday|(?:[Aa]|one)\sday\searlier)"
    r"|(?P<same>[Tt]he\ssame\sday))\b"
)
_PARTS = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_WINDOW = 24
_AHEAD = 80
_LONGEST_PUBLICATION = 400
_CENTURY = 100
_SIGNS = frozenset("$€£#")
"""Signs after which digits are no date."""
_NO_LISTS = Lexicon()
"""Dates need no lists of names or words."""


def find_event_dates(
    text: str,
    span: Span,
    published: DatePeriod | None,
    masked: Sequence[Span] = (),
    anchor: PartialDate | None = None,
) -> tuple[EventDate, ...]:
    """Return the event dates of ``span`` in text order, without overlap, as far as they can be resolved.

    ``published`` is when the text was published; ``masked`` are spans whose dates are no event dates (citations);
    ``anchor`` is the last fully stated date before the span in its paragraph. A full date within the span takes its
    place for what follows. Where nothing tells the year, a date is left out. Linear time.
    """
    return read_event_dates(next(spot_words(text, (span,), _NO_LISTS)), published, masked, anchor)


def read_event_dates(
    seen: Sighting, published: DatePeriod | None, masked: Sequence[Span] = (), anchor: PartialDate | None = None
) -> tuple[EventDate, ...]:
    """Return what `find_event_dates` does, of a span in which the words of dates have been spotted."""
    text, span = seen.text, seen.span
    anchors = _find_anchors(seen, masked)
    if anchors:
        found = list(_find_stated(seen, _find_written(seen, masked, anchors), published, anchor))
    else:
        found = [] if anchor is None else list(_find_by_anchor(text, span, anchor))
    if seen.leaning and published is not None:
        days = published.first_day(), published.last_day()
        if (days[1] - days[0]).days <= _LONGEST_PUBLICATION:
            found = _add_apart(found, list(find_relative_dates(text, span, days, seen.leaning)), masked)
    if anchors:
        found = _add_apart(found, list(_find_decades(text, span)), masked)
    return tuple(sorted(found, key=lambda event: event.span)) if len(found) > 1 else tuple(found)


def _find_anchors(seen: Sighting, masked: Sequence[Span]) -> list[int]:
    """Return where dates may begin, in order, if digits or a month with a capital stand outside what is masked."""
    text = seen.text
    hints = seen.months[:]
    for start, _, kind, _, word in seen.atoms:
        if kind == "d":
            hints.append(start)
            if not word.isalnum():
                hints += [start + at + 1 for at, character in enumerate(word) if character in ",."]
    if masked and hints:
        ends = [one.end for one in masked]
        hints = [at for at in hints if (n := bisect_right(ends, at)) == len(masked) or at < masked[n].start]
    if not hints:
        return hints
    anchors = {at for at in hints if text[at - 1 : at] not in _SIGNS}
    scanned = forms.SCANNED_ANCHOR.finditer(text, seen.span.start, seen.span.end)
    anchors.update(seen.days, [match.start() for match in scanned])
    return sorted(anchors)


def _find_written(seen: Sighting, masked: Sequence[Span], anchors: Sequence[int]) -> Iterator[FoundDate]:
    """Yield the dates as written that begin at ``anchors``, outside what is masked."""
    clear = _split_masked(seen.span, masked) if masked else (seen.span,)
    for one in clear:
        within = anchors[bisect_left(anchors, one.start) : bisect_left(anchors, one.end)]
        yield from find_dates(seen.text, one.start, one.end, within)


def _split_masked(span: Span, masked: Sequence[Span]) -> list[Span]:
    """Return the stretches of a span between those that are masked (in text order)."""
    clear: list[Span] = []
    at = span.start
    for taken in masked:
        if taken.start > at:
            clear.append(Span(at, min(taken.start, span.end)))
        at = max(at, taken.end)
    if at < span.end:
        clear.append(Span(at, span.end))
    return clear


def _add_apart(found: list[EventDate], more: list[EventDate], masked: Sequence[Span]) -> list[EventDate]:
    return [*found, *keep_apart(more, [*(event.span for event in found), *masked])] if more else found


def _find_stated(
    seen: Sighting, dates: Iterable[FoundDate], published: DatePeriod | None, anchor: PartialDate | None
) -> Iterator[EventDate]:
    text, span = seen.text, seen.span
    held: EventDate | None = None
    for written in dates:
        event = _resolve(text, span, written, published, anchor)
        if event is None:
            continue
        if not event.period.inferred and event.period.until is None:
            anchor = event.period.on
        joined = _join(text, span, held, event)
        if joined is None and held is not None:
            yield held
        held = joined or event
    if held is not None:
        yield held
    yield from _find_by_anchor(text, span, anchor)


def _join(text: str, span: Span, first: EventDate | None, second: EventDate) -> EventDate | None:
    """Return "between 2015 and 2017" as one period, or None where the two stand apart."""
    if first is None or text[first.span.end : second.span.start] not in _GAPS:
        return None
    if not _BETWEEN.search(text, max(span.start, first.span.start - _WINDOW), first.span.start):
        return None
    start, end = first.period.on, second.period.until or second.period.on
    if start.first_day() > end.last_day():
        return None
    rule = second.period.rule or first.period.rule
    period = DatePeriod(start, end, inferred=first.period.inferred or second.period.inferred, rule=rule)
    return EventDate(Span(first.span.start, second.span.end), period)


def _resolve(
    text: str, span: Span, written: FoundDate, published: DatePeriod | None, anchor: PartialDate | None
) -> EventDate | None:
    """Return the event date that a date as written means, with the words around it taken in."""
    start, end = written.span.start, written.span.end
    period: DatePeriod | None = None
    whose = _YEAR_AFTER.match(text, end, span.end) if written.on.year is None and written.until is None else None
    if whose is not None:
        period = _resolve_in_year(written.on, " ".join(whose[1].split()), published, anchor)
        end = whose.end() if period else end
    elif _leans_on(text, span, start):
        return None
    if period is None and published is not None and _is_ahead(text, span, written):
        period = _resolve_ahead(written.on, published)
    if period is None:
        period = _resolve_near(written, published, anchor)
    if period is None:
        return None
    start, period = _refine(text, span, start, period, published)
    return EventDate(Span(start, end), period)


def _is_ahead(text: str, span: Span, written: FoundDate) -> bool:
    """Tell whether a date without its year is said to be yet to come."""
    if written.on.year is not None or written.until is not None or written.on.month is None:
        return False
    return is_ahead(text, max(span.start, written.span.start - _AHEAD), written.span.start)


def _leans_on(text: str, span: Span, start: int) -> bool:
    """Tell whether "last", "this" or "next" stands before a month: then it leans on the day of publication."""
    return _LEANING.search(text, max(span.start, start - 6), start) is not None


def _resolve_in_year(
    parts: DateParts, whose: str, published: DatePeriod | None, anchor: PartialDate | None
) -> DatePeriod | None:
    steps = {"last": -1, "this": 0, "next": 1}
    if whose in steps:
        if published is None or published.first_day().year != published.last_day().year:
            return None
        year, rule = published.last_day().year + steps[whose], "year_of_publication"
    elif anchor is None:
        return None
    else:
        year, rule = anchor.year - (whose == "the previous"), NEAREST_STATED_YEAR
    try:
        return DatePeriod(PartialDate(year, parts.month, parts.day), None, inferred=True, rule=rule)
    except ValueError:
        return None


def _resolve_near(written: FoundDate, published: DatePeriod | None, anchor: PartialDate | None) -> DatePeriod | None:
    """Return the date with its year: the one nearest to the anchor if that is past, else by the day of publication."""
    if anchor is not None and written.on.year is None and not written.short_year:
        near = resolve_date(written, None, anchor)
        past = published is None or (near is not None and near.first_day() <= shift_days(published.last_day(), 3))
        if near is not None and past:
            return near
    return resolve_date(written, published, anchor)


def _resolve_ahead(parts: DateParts, published: DatePeriod) -> DatePeriod | None:
    """Return the first such date that does not end before publication."""
    for year in (published.first_day().year, published.first_day().year + 1):
        try:
            date_ahead = PartialDate(year, parts.month, parts.day)
        except ValueError:
            continue
        if date_ahead.last_day() >= published.first_day():
            return DatePeriod(date_ahead, None, inferred=True, rule="first_after_publication")
    return None


def _refine(
    text: str, span: Span, start: int, period: DatePeriod, published: DatePeriod | None
) -> tuple[int, DatePeriod]:
    """Return the period cut or stretched by the words before it, and where the words taken in begin."""
    low = max(span.start, start - _WINDOW)
    whole = period.until is None and period.on.day is None
    part = _PART_BEFORE.search(text, low, start) if whole else None
    if part:
        name = (part["part"] or _PARTS[part["edge"]]).lower()
        first, last = cut_part(period.first_day(), period.last_day(), name)
        return part.start(), make_period(first, last, period.rule or "part_of_period")
    season = _SEASON_BEFORE.search(text, low, start) if whole and period.on.month is None else None
    if season:
        first = date(period.on.year, _SEASONS[season[1].lower()], 1)
        return season.start(), make_period(first, end_of_month(shift_months(first, 2)), "season")
    if _SINCE.search(text, low, start) and published is not None and period.until is None:
        until = published.until or published.on
        if period.first_day() <= until.last_day():
            return start, DatePeriod(period.on, until, inferred=True, rule="since")
    return start, period


def _find_decades(text: str, span: Span) -> Iterator[EventDate]:
    if text.find("0s", span.start, span.end) < 0:
        return
    for match in _DECADE.finditer(text, span.start, span.end):
        year = int(match[1])
        end = year + (99 if year % _CENTURY == 0 and year < 2000 else 9)  # noqa: PLR2004 -- "the 1900s" is a century
        yield EventDate(Span(*match.span()), DatePeriod(PartialDate(year), PartialDate(end)))


def _find_by_anchor(text: str, span: Span, anchor: PartialDate | None) -> Iterator[EventDate]:
    if anchor is None or anchor.day is None or text.find("day", span.start, span.end) < 0:
        return
    for match in _BY_ANCHOR.finditer(text, span.start, span.end):
        shift = {"next": 1, "before": -1, "same": 0}[match.lastgroup or "same"]
        day = shift_days(anchor.first_day(), shift)
        yield EventDate(Span(*match.span()), make_period(day, day, "day_of_anchor"))
