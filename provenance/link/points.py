"""Points of a story: what its claims say about one thing, by whom, and whether they can all be right."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from provenance.link.background import Background
from provenance.link.counts import Count, find_counts, tell_count
from provenance.link.origins import find_origins
from provenance.link.sayings import Saying
from provenance.model.claims import EventDate
from provenance.model.links import LinkFact, LinkField, Outcome
from provenance.model.stories import StoryPoint, StoryValue
from provenance.model.vocabulary import LinkRelation, LinkState
from provenance.text.folding import fold_name

_FROM_LINKS = (LinkField.PLACE, LinkField.ACTOR, LinkField.ACTION, LinkField.RESPONSIBILITY)
_MOST = 60
"""Values of one point that are compared with one another."""


@dataclass(frozen=True, slots=True)
class _Value:
    """One thing stated, with the claims that state it."""

    label: str
    sayings: tuple[Saying, ...]
    count: Count | None = None
    dates: tuple[EventDate, ...] = ()

    @property
    def claim_ids(self) -> frozenset[int]:
        return frozenset(one.claim.id for one in self.sayings)


Clash = Callable[[_Value, _Value], str | None]
"""Why two values cannot both be right, in words; None where they can."""


def find_points(sayings: Sequence[Saying], links: Sequence[LinkFact], background: Background) -> tuple[StoryPoint, ...]:
    """Return what the claims of a story say: counts by role, time, place, whether it is denied, and what links tell.

    Counts are disputed where what their words allow is disjoint, or only what they make likely (the reason says so);
    a count that is earlier and lower than another of killed, injured or missing is superseded, no dispute; other
    counted things are disputed only where a link says so, since one noun may count many things. Claims between which a
    link says that they corroborate or restate one another are not held against one another.
    """
    settled = _Settled(links)
    points = [
        *_find_count_points(sayings, settled, background),
        *_find_time_points(sayings, settled, background),
        *_find_polarity(sayings, background),
        *_find_link_points(sayings, links, background),
    ]
    told = {point.field for point in points}
    if LinkField.PLACE not in told:
        points += _find_places(sayings, background)
    return tuple(points)


class _Settled:
    """What links say of two claims: that they agree, that they conflict, that one count supersedes the other."""

    def __init__(self, links: Iterable[LinkFact]) -> None:
        self.agreed: set[frozenset[int]] = set()
        self.conflicting: set[frozenset[int]] = set()
        self.superseding: set[frozenset[int]] = set()
        self.disputed: set[frozenset[int]] = set()
        for link in links:
            pair = frozenset((link.first, link.second))
            if link.relation is not LinkRelation.CONFLICTS:
                self.agreed.add(pair)
            elif link.state is LinkState.ACCEPTED:
                self.conflicting.add(pair)
            if link.relation is LinkRelation.CONFLICTS and _has_quantity(link):
                self.disputed.add(pair)
            if any(reason.outcome is Outcome.SUPERSEDES for reason in link.reasons):
                self.superseding.add(pair)
            elif link.relation is LinkRelation.CONFLICTS and _has_quantity(link):
                self.conflicting.add(pair)

    def agree(self, one: _Value, other: _Value) -> bool:
        """Tell whether a link says that a claim of one value agrees with a claim of the other, or none that it differs.

        That none says so is enough where what is counted has no role of its own.
        """
        if _meets(self.agreed, one, other):
            return True
        known = one.count is None or one.count.has_role
        return not known and not _meets(self.disputed, one, other)

    def supersede(self, one: _Value, other: _Value) -> bool:
        """Tell whether one count took the place of the other, and no link says that they just conflict."""
        if _meets(self.conflicting, one, other):
            return False
        return _meets(self.superseding, one, other) or _is_later_toll(one, other)


def _has_quantity(link: LinkFact) -> bool:
    return any(reason.field is LinkField.QUANTITY for reason in link.reasons)


def _meets(pairs: set[frozenset[int]], one: _Value, other: _Value) -> bool:
    if len(one.claim_ids) * len(other.claim_ids) > len(pairs):
        return any(pair & one.claim_ids and pair & other.claim_ids for pair in pairs)
    return any(frozenset((first, second)) in pairs for first in one.claim_ids for second in other.claim_ids)


def _is_later_toll(one: _Value, other: _Value) -> bool:
    """Tell whether the lower of two tolls was said before the higher one, wherever either was said."""
    if one.count is None or other.count is None or not one.count.grows:
        return False
    low, high = (one, other) if one.count.low <= other.count.low else (other, one)
    before = [saying.until or saying.on for saying in low.sayings]
    after = [saying.on for saying in high.sayings]
    days = [day for day in (*before, *after) if day is not None and len(day) == len("2020-01-31")]
    if len(days) < len(before) + len(after):
        return False
    return max(day for day in before if day is not None) < min(day for day in after if day is not None)


def _find_count_points(sayings: Sequence[Saying], settled: _Settled, background: Background) -> list[StoryPoint]:
    found: dict[str, dict[Count, list[Saying]]] = defaultdict(lambda: defaultdict(list))
    for saying in (one for one in sayings if not one.denied):
        for label, count in find_counts(saying.claim):
            found[label][count].append(saying)
    points = []
    for label, counts in found.items():
        values = [
            _Value(tell_count(count), tuple(said), count)
            for count, said in sorted(counts.items(), key=lambda item: (item[0].low, item[0].high or float("inf")))
        ]
        points.append(_make_point(LinkField.QUANTITY, label, values, settled, background, _clash_counts))
    return points


def _clash_counts(one: _Value, other: _Value) -> str | None:
    if one.count is None or other.count is None:
        return None
    if one.count.excludes(other.count):
        return "cannot both be right"
    return "are not likely both right" if one.count.makes_unlikely(other.count) else None


def _find_time_points(sayings: Sequence[Saying], settled: _Settled, background: Background) -> list[StoryPoint]:
    found: dict[str, list[Saying]] = defaultdict(list)
    dates: dict[str, tuple[EventDate, ...]] = {}
    for saying in sayings:
        if saying.claim.event_dates:
            label = ", ".join(sorted({event.period.iso() for event in saying.claim.event_dates}))
            found[label].append(saying)
            dates[label] = saying.claim.event_dates
    values = [_Value(label, tuple(found[label]), dates=dates[label]) for label in sorted(found)]
    return [_make_point(LinkField.TIME, "when", values, settled, background, _clash_dates)] if values else []


def _clash_dates(one: _Value, other: _Value) -> str | None:
    for first in one.dates:
        for second in other.dates:
            mine, theirs = first.period, second.period
            if mine.first_day() <= theirs.last_day() and theirs.first_day() <= mine.last_day():
                return None
    return "are different days"


def _find_polarity(sayings: Sequence[Saying], background: Background) -> list[StoryPoint]:
    denied = tuple(one for one in sayings if one.denied)
    if not denied:
        return []
    claimed = tuple(one for one in sayings if not one.denied)
    values = [_Value(label, said) for label, said in (("claimed", claimed), ("denied", denied)) if said]
    reason = f"{_name_all(denied)} deny what {_name_all(claimed)} claim" if claimed else ""
    told = tuple(_make_value(value, background) for value in values)
    return [StoryPoint(LinkField.POLARITY, "whether it is so", told, disputed=bool(claimed), reason=reason)]


def _find_link_points(sayings: Sequence[Saying], links: Iterable[LinkFact], background: Background) -> list[StoryPoint]:
    """Return points on which a comparison of two claims found a difference that keeps them from both being right."""
    said = {one.claim.id: one for one in sayings}
    stated: dict[LinkField, dict[str, dict[int, Saying]]] = defaultdict(lambda: defaultdict(dict))
    reasons: dict[LinkField, list[str]] = defaultdict(list)
    for link in links:
        if link.relation is not LinkRelation.CONFLICTS:
            continue
        for reason in link.reasons:
            if reason.field in _FROM_LINKS and reason.outcome is Outcome.DIFFERS:
                reasons[reason.field].append(reason.message)
                for number, value in ((link.first, reason.first), (link.second, reason.second)):
                    if value and number in said:
                        stated[reason.field][value][number] = said[number]
    points = []
    for field, told in reasons.items():
        values = [_Value(label, tuple(found.values())) for label, found in stated[field].items()]
        listed = tuple(_make_value(value, background) for value in values)
        points.append(StoryPoint(field, field.value, listed, disputed=True, reason=told[0]))
    return points


def _find_places(sayings: Sequence[Saying], background: Background) -> list[StoryPoint]:
    found: dict[str, dict[int, Saying]] = defaultdict(dict)
    names: dict[str, str] = {}
    for saying in sayings:
        for place in saying.claim.places:
            key = fold_name(place.name)
            names.setdefault(key, place.name)
            found[key][saying.claim.id] = saying
    shared = sorted(found, key=lambda key: (-len(found[key]), key))
    values = tuple(_make_value(_Value(names[key], tuple(found[key].values())), background) for key in shared)
    return [StoryPoint(LinkField.PLACE, "where", values, disputed=False)] if values else []


def _make_point(  # noqa: PLR0917 -- one argument for each thing that makes a point
    field: LinkField,
    label: str,
    values: Sequence[_Value],
    settled: _Settled,
    background: Background,
    clash: Clash,
) -> StoryPoint:
    told: list[str] = []
    superseded: list[str] = []
    compared = [*values[: _MOST // 2], *values[-_MOST // 2 :]] if len(values) > _MOST else values
    for place, one in enumerate(compared):
        for other in compared[place + 1 :]:
            why = None if one.claim_ids & other.claim_ids else clash(one, other)
            if why is None or settled.agree(one, other):
                continue
            if field is LinkField.QUANTITY and settled.supersede(one, other):
                superseded.append(f"{other.label} supersedes {one.label}")
            else:
                told.append(
                    f"{one.label} ({_name_all(one.sayings)}) and {other.label} ({_name_all(other.sayings)}) {why}"
                )
    reason = (told or superseded or [""])[0] + (f", and {len(told) - 1} more such" if len(told) > 1 else "")
    listed = tuple(_make_value(value, background) for value in values)
    return StoryPoint(field, label, listed, disputed=bool(told), reason=reason)


def _make_value(value: _Value, background: Background) -> StoryValue:
    names = dict.fromkeys(name for saying in value.sayings for name in saying.sources)
    on = min((saying.on for saying in value.sayings if saying.on is not None), default=None)
    return StoryValue(
        value=value.label,
        claim_ids=tuple(sorted(value.claim_ids)),
        sources=tuple(names),
        origins=find_origins([saying.claim for saying in value.sayings], background).possible,
        low=None if value.count is None else value.count.low,
        high=None if value.count is None else value.count.high,
        on=on,
    )


def _name_all(sayings: Iterable[Saying]) -> str:
    names = list(dict.fromkeys(name for saying in sayings for name in saying.sources))
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "") or "nobody named"  # noqa: PLR2004 -- as many as fit a line
