"""Counts of two claims by role: the same, compatible, different, likely different, or a later higher toll."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from provenance.link.comparing.weights import Weights
from provenance.link.comparing.words import COMMON_WORDS
from provenance.model.links import LinkField, LinkReason, Outcome
from provenance.model.vocabulary import QuantityRole

GROWING = frozenset(
    {
        QuantityRole.KILLED,
        QuantityRole.INJURED,
        QuantityRole.MISSING,
        QuantityRole.ARRESTED,
        QuantityRole.ABDUCTED,
        QuantityRole.DISPLACED,
    }
)
"""Tolls that grow as reports come in."""

TOLLS = frozenset({QuantityRole.KILLED, QuantityRole.INJURED})
_ROLES = frozenset(str(role) for role in QuantityRole) - {str(QuantityRole.OTHER)}
_LARGE, _MIDDLE = 10, 3
_FAR = 20
_TOLL_GROWS_WITHIN = 60
"""Days within which a later, higher toll takes an earlier one's place."""


@dataclass(frozen=True, slots=True)
class ComparedCount:
    """A count: what the words allow, what they make likely, what is counted, and its surface.

    ``part`` marks a count of some of a whole ("two others", "a man"), which is no total; ``noun`` is the stem of the
    counted noun, None where it may be anybody; ``kinds`` are the words that tell which ones ("foreign"), ``counted``
    are both as written ("foreign fighters").
    """

    role: str
    low: float
    high: float | None
    likely_low: float
    likely_high: float | None
    noun: str | None
    surface: str
    part: bool = False
    kinds: frozenset[str] = frozenset()
    counted: str = ""

    @property
    def exact(self) -> bool:
        """Tell whether the words allow one number alone."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Told:
    """The counts of one claim, and the days within which it was reported.

    ``attacker``: it names who did it, who may be counted or not; ``several``: it tells of several events together.
    """

    counts: Sequence[ComparedCount]
    reported: tuple[int, int] | None
    attacker: bool = False
    several: bool = False


def compare_counts(one: Told, other: Told, weights: Weights) -> Iterator[LinkReason]:
    """Yield the reasons for each role of which both claims hold a count that can be compared."""
    theirs = {count.role for count in other.counts}
    for role in dict.fromkeys(count.role for count in one.counts if count.role in theirs):
        here = [count for count in one.counts if count.role == role]
        there = [count for count in other.counts if count.role == role]
        pairs = [(first, second) for first in here for second in there if can_compare(first, second)]
        if pairs:
            yield from _compare_kinds(pairs, weights)
            yield _compare_role(role, pairs, one, other, weights)


def is_of_role(reason: LinkReason) -> bool:
    """Tell whether a reason counts people or things of a role, and not whatever stands behind a number."""
    return reason.field is LinkField.QUANTITY and reason.message.partition(":")[0] in _ROLES


def can_compare(one: ComparedCount, other: ComparedCount) -> bool:
    """Tell whether two counts of one role count the same kind of thing, as far as their nouns tell."""
    if one.role == QuantityRole.OTHER:
        return one.noun is not None and one.noun == other.noun and one.noun not in COMMON_WORDS
    if one.noun == other.noun:
        return True
    return one.role in TOLLS and (one.noun is None or other.noun is None)


_Pair = tuple[ComparedCount, ComparedCount]


def _compare_kinds(pairs: Sequence[_Pair], weights: Weights) -> Iterator[LinkReason]:
    for first, second in pairs:
        kinds = first.kinds & second.kinds
        if kinds and first.noun is not None and first.noun == second.noun:
            message = f"both count {min(first.counted, second.counted, key=len)}"
            yield LinkReason(
                LinkField.ACTOR, Outcome.AGREES, message, first.counted, second.counted, weights.counted_thing
            )
            return


def _compare_role(role: str, pairs: Sequence[_Pair], one: Told, other: Told, weights: Weights) -> LinkReason:
    same = next((pair for pair in pairs if _is_same(*pair)), None)
    if same is not None:
        return _make_reason(role, Outcome.AGREES, same, "the same number", _weigh_same(role, same[0].low, weights))
    pair = max(pairs, key=lambda pair: (not (pair[0].part or pair[1].part), pair[0].likely_low + pair[1].likely_low))
    outcome = _find_outcome(role, pair, one, other)
    if outcome is Outcome.COMPATIBLE:
        return _make_reason(role, outcome, pair, "may be the same", weights.count_compatible)
    weight, message = weights.differs, "different numbers"
    if outcome is Outcome.LIKELY_DIFFERS:
        weight, message = weights.likely_differs, "likely different numbers"
    if role in GROWING and _supersedes(*pair, one.reported, other.reported):
        outcome, weight, message = Outcome.SUPERSEDES, weights.supersedes, "a later report has a higher number"
    if _is_far(*pair):
        weight += weights.far_apart
    return _make_reason(role, outcome, pair, message, weight)


def _weigh_same(role: str, size: float, weights: Weights) -> float:
    if role == QuantityRole.OTHER or size < _MIDDLE:
        return weights.count_small
    return weights.count_large if size >= _LARGE else weights.count_middle


def _find_outcome(role: str, pair: _Pair, one: Told, other: Told) -> Outcome:
    first, second = pair
    if _is_none(first, second):
        return Outcome.DIFFERS
    if first.part or second.part or one.several or other.several or _may_count_others(role, pair, one, other):
        return Outcome.COMPATIBLE
    if not _overlap(first.low, first.high, second.low, second.high):
        return Outcome.DIFFERS
    likely = _overlap(first.likely_low, first.likely_high, second.likely_low, second.likely_high)
    return Outcome.COMPATIBLE if likely else Outcome.LIKELY_DIFFERS


def _may_count_others(role: str, pair: _Pair, one: Told, other: Told) -> bool:
    """Tell whether the lower count may be of some of those that the higher one counts.

    So where it counts one kind of people only; where the attacker may be among the dead or not; and where those shot
    are counted with the dead among them or without.
    """
    low, high = sorted(pair, key=lambda count: count.low)
    if high.noun is None and low.noun is not None:
        return True
    if not (low.exact and high.exact) or role not in TOLLS:
        return False
    apart = high.low - low.low
    if apart == 1 and (one.attacker or other.attacker):
        return True
    dead = [count.low for told in (one, other) for count in told.counts if count.role == QuantityRole.KILLED]
    return role == QuantityRole.INJURED and apart in dead


def _is_same(one: ComparedCount, other: ComparedCount) -> bool:
    """Tell whether two counts are the same number; "a man" and "a man" may be two men."""
    if one.part and other.part and one.high == 1:
        return False
    return one.low == other.low and one.high == other.high and one.likely_high == other.likely_high


def _is_none(one: ComparedCount, other: ComparedCount) -> bool:
    """Tell whether one says that there was none and the other that there was one at least."""
    return (one.high == 0) != (other.high == 0)


def _overlap(low: float, high: float | None, other_low: float, other_high: float | None) -> bool:
    return (high is None or other_low <= high) and (other_high is None or low <= other_high)


def _is_far(one: ComparedCount, other: ComparedCount) -> bool:
    least, most = sorted((max(one.likely_low, 1.0), max(other.likely_low, 1.0)))
    return most > _FAR * least


def _supersedes(
    one: ComparedCount, other: ComparedCount, first: tuple[int, int] | None, second: tuple[int, int] | None
) -> bool:
    """Tell whether the higher of two counts was reported later, within the time in which tolls grow."""
    if first is None or second is None:
        return False
    earlier, later = (first, second) if one.likely_low < other.likely_low else (second, first)
    return earlier[1] < later[0] <= earlier[1] + _TOLL_GROWS_WITHIN


def _make_reason(role: str, outcome: Outcome, pair: _Pair, message: str, weight: float) -> LinkReason:
    first, second = pair[0].surface, pair[1].surface
    what = role if role != QuantityRole.OTHER else pair[0].counted
    return LinkReason(
        LinkField.QUANTITY, outcome, f"{what}: “{first}” and “{second}”, {message}", first, second, weight
    )
