"""When two claims' events happened: by their own dates, else their passage's, else when they were reported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from provenance.link.comparing.weights import Weights
from provenance.model.dates import DatePeriod
from provenance.model.links import LinkField, LinkReason, Outcome

_SLIP = 2
"""Days by which reports of one event may differ for a time zone, a night or a slip."""
_MONTH = 31
_FORTNIGHT = 14
_REPORTED_WITHIN = 45
"""Days after an event within which most of what is written on it appears."""
_LONG_AFTER = 400
"""Days between reports from which on they are hardly on one event."""
_VAGUE = 120
"""A period of more days tells nothing of when a single event happened."""


class Basis(IntEnum):
    """What a time rests on, the best first."""

    EVENT = 0
    CONTEXT = 1
    CITED = 2
    PUBLISHED = 3


@dataclass(frozen=True, slots=True)
class ComparedTime:
    """Days (proleptic Gregorian ordinals), each period from its first to its last, and what they rest on."""

    periods: tuple[tuple[int, int], ...]
    basis: Basis

    @property
    def reported(self) -> bool:
        """Tell whether it is the day of a report and not of the event."""
        return self.basis >= Basis.CITED


def to_days(period: DatePeriod) -> tuple[int, int]:
    """Return the first and the last day that a period may cover, as ordinals."""
    first, last = period.first_day().toordinal(), period.last_day().toordinal()
    return (first, last) if first <= last else (last, first)


def compare_times(one: ComparedTime | None, other: ComparedTime | None, weights: Weights) -> LinkReason | None:
    """Return what the times of two claims say, or None where they say nothing.

    A range within a range agrees. Events of other days differ, within two days only likely. Where only the day of a
    report is known, the event was most likely at most 45 days before it, and never after it.
    """
    if one is None or other is None:
        return None
    if one.reported and other.reported:
        return _compare_reports(one, other, weights)
    if one.reported or other.reported:
        return _compare_with_report(one, other, weights)
    return _compare_events(one, other, weights)


def _compare_events(one: ComparedTime, other: ComparedTime, weights: Weights) -> LinkReason | None:
    share = weights.context if Basis.CONTEXT in {one.basis, other.basis} else 1.0
    gap, here, there = _find_nearest(one.periods, other.periods)
    first, second = _show(here), _show(there)
    if gap <= 0:
        width = max(here[1] - here[0], there[1] - there[0]) + 1
        weight = weights.day if width == 1 else weights.year
        if 1 < width <= _MONTH:
            weight = weights.fortnight if width <= _FORTNIGHT else weights.month
        message = f"the same time: {first}" if here == there else f"{first} and {second} overlap"
        return LinkReason(LinkField.TIME, Outcome.AGREES, message, first, second, weight * share)
    if min(here[1] - here[0], there[1] - there[0]) > _VAGUE:
        return None
    sure = gap > _SLIP and share == 1.0
    outcome = Outcome.DIFFERS if sure else Outcome.LIKELY_DIFFERS
    weight = weights.time_differs if gap > _SLIP else weights.time_likely_differs
    message = f"{first} and {second}: {gap} day{'s' if gap > 1 else ''} apart"
    return LinkReason(LinkField.TIME, outcome, message, first, second, weight)


def _compare_with_report(one: ComparedTime, other: ComparedTime, weights: Weights) -> LinkReason | None:
    event, report = (other, one) if one.reported else (one, other)
    what = "cited" if report.basis is Basis.CITED else "published"
    day = report.periods[0]
    nearest = min(event.periods, key=lambda period: abs(day[1] - period[1]))
    first, second = _show(one.periods[0] if one.reported else nearest), _show(nearest if one.reported else day)
    if all(period[0] > day[1] + 1 for period in event.periods):
        message = f"the event of {_show(nearest)} was after the report {what} of {_show(day)}"
        weight = weights.time_differs / 2 if what == "published" else weights.time_differs
        return LinkReason(LinkField.TIME, Outcome.LIKELY_DIFFERS, message, first, second, weight)
    if nearest[1] - nearest[0] > _MONTH or day[1] - day[0] > _MONTH:
        return None
    if day[0] - nearest[1] <= _REPORTED_WITHIN:
        message = f"the report {what} of {_show(day)} came soon after the event of {_show(nearest)}"
        return LinkReason(LinkField.TIME, Outcome.COMPATIBLE, message, first, second, weights.near_report)
    message = f"the report {what} of {_show(day)} came long after the event of {_show(nearest)}"
    weight = weights.time_likely_differs if what == "cited" else 0.0
    return LinkReason(LinkField.TIME, Outcome.COMPATIBLE, message, first, second, weight)


def _compare_reports(one: ComparedTime, other: ComparedTime, weights: Weights) -> LinkReason | None:
    if one.basis is Basis.PUBLISHED and one == other:
        return None
    gap, here, there = _find_nearest(one.periods, other.periods)
    if max(here[1] - here[0], there[1] - there[0]) > _MONTH:
        return None
    first, second = _show(here), _show(there)
    share = weights.context if Basis.PUBLISHED in {one.basis, other.basis} else 1.0
    days = max(gap, 0)
    if days > _REPORTED_WITHIN:
        message = f"reported {days} days apart"
        weight = weights.time_likely_differs * share * (2 if days > _LONG_AFTER else 1)
        return LinkReason(LinkField.TIME, Outcome.LIKELY_DIFFERS, message, first, second, weight)
    if days > _FORTNIGHT:
        return None
    weight = weights.fortnight if days <= _SLIP + 1 else weights.near_report
    message = f"reported {days} day{'' if days == 1 else 's'} apart" if days else "reported on the same day"
    return LinkReason(LinkField.TIME, Outcome.COMPATIBLE, message, first, second, weight * share)


def _find_nearest(
    one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]
) -> tuple[int, tuple[int, int], tuple[int, int]]:
    """Return the least gap in days between two periods (0 or less: they overlap), and the two."""
    return min(
        ((max(here[0] - there[1], there[0] - here[1]), here, there) for here in one for there in other),
        key=lambda found: (max(found[0], 0), found[1][1] - found[1][0] + found[2][1] - found[2][0]),
    )


def _show(period: tuple[int, int]) -> str:
    first, last = (date.fromordinal(day).isoformat() for day in period)
    return first if first == last else f"{first}/{last}"
