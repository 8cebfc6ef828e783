"""Counts of two claims by role: the same, compatible, different, likely different, or a later higher toll."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from provenance.link.comparing.weights import Weights
from provenance.link.comparing.words import COMMON_WORDS, WORD, find_stems, fold_word, stem
from provenance.model.claims import Quantity
from provenance.model.links import LinkField, LinkReason, Outcome
from provenance.model.vocabulary import QuantityRole
from provenance.text.wordlists import list_words

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

_TOLLS = frozenset({QuantityRole.KILLED, QuantityRole.INJURED})
_ALIKE = {QuantityRole.FIGHTERS: "fighters", QuantityRole.ATTACKERS: "fighters"}
_PEOPLE = list_words(
    "person victim other body dead resident individual civilian bystander local casualt fatalit inhabitant passenger "
    "human soul pedestrian occupant patient adult"
)
"""Counted nouns that may mean the same people as any other noun does."""
_FIGHTERS = list_words("fighter militant terrorist insurgent rebel gunman gunmen jihadist extremist attacker member")
_PART = re.compile(
    r"\b(?:of\s(?:the|them|those|whom|these)|others?|another|additional|remaining|including|among|more|further"
    r"|rest|at\sleast|first|second|third)\b",
    re.IGNORECASE,
)
"""Words beside a count that make it one part of a larger whole, or a least number."""
_ONE = list_words("a an one another")
_LARGE, _MIDDLE = 10, 3
_FAR = 20
_TOLL_GROWS_WITHIN = 60
"""Days within which a later, higher toll takes an earlier one's place."""


@dataclass(frozen=True, slots=True)
class ComparedCount:
    """A count: what the words allow, what they make likely, what is counted, and its surface.

    ``part`` marks a count of some of a whole ("two others", "a man"), which is no total; ``noun`` is the stem of the
    counted noun, None where it may be anybody; ``kinds`` are the words that tell which ones ("foreign").
    """

    role: str
    low: float
    high: float | None
    likely_low: float
    likely_high: float | None
    noun: str | None
    surface: str
    part: bool
    kinds: frozenset[str] = frozenset()

    @property
    def exact(self) -> bool:
        """Tell whether the words allow one number alone."""
        return self.low == self.high


def make_count(quantity: Quantity, surface: str, after: str) -> ComparedCount:
    """Return a quantity as it is compared; ``after`` are the words that follow it."""
    noun = stem(fold_word(quantity.unit)) if quantity.unit else None
    between = after.partition(quantity.unit)[0] if quantity.unit and quantity.unit in after else ""
    part = surface.casefold() in _ONE or (quantity.high is not None and bool(_PART.match(after.lstrip())))
    return ComparedCount(
        _ALIKE.get(quantity.role, str(quantity.role)),
        quantity.low,
        quantity.high,
        quantity.likely_low,
        quantity.likely_high,
        None if noun in _PEOPLE else ("fighter" if noun in _FIGHTERS else noun),
        surface,
        part,
        find_stems(match[0] for match in WORD.finditer(between)),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """The counts of one claim with the days within which it was reported; None where nothing tells."""

    counts: Sequence[ComparedCount]
    reported: tuple[int, int] | None


def compare_counts(one: Told, other: Told, weights: Weights) -> Iterator[LinkReason]:
    """Yield one reason for each role of which both claims hold a count that can be compared."""
    for role in _list_roles(one.counts, other.counts):
        here = [count for count in one.counts if count.role == role]
        there = [count for count in other.counts if count.role == role]
        pairs = [(first, second) for first in here for second in there if can_compare(first, second)]
        if pairs:
            kinds = next((shared for first, second in pairs if (shared := first.kinds & second.kinds)), frozenset())
            if kinds and pairs[0][0].noun is not None:
                words = f"{' '.join(sorted(kinds))} {pairs[0][0].noun}s"
                yield LinkReason(LinkField.ACTOR, Outcome.AGREES, f"both count {words}", weight=weights.counted_thing)
            reason = _compare_role(role, pairs, one, other, weights)
            if reason is not None:
                yield reason


def _list_roles(one: Sequence[ComparedCount], other: Sequence[ComparedCount]) -> list[str]:
    theirs = {count.role for count in other}
    return list(dict.fromkeys(count.role for count in one if count.role in theirs))


def can_compare(one: ComparedCount, other: ComparedCount) -> bool:
    """Tell whether two counts of one role count the same kind of thing, as far as their nouns tell."""
    if one.role == QuantityRole.OTHER:
        return one.noun is not None and one.noun == other.noun and one.noun not in COMMON_WORDS
    if one.noun == other.noun:
        return True
    return one.role in _TOLLS and (one.noun is None or other.noun is None)


_Pair = tuple[ComparedCount, ComparedCount]


def _compare_role(role: str, pairs: list[_Pair], one: Told, other: Told, weights: Weights) -> LinkReason | None:
    same = next((pair for pair in pairs if _is_same(*pair)), None)
    if same is not None:
        size = same[0].low
        weight = weights.count_large if size >= _LARGE else weights.count_middle
        weight = weights.count_small if size < _MIDDLE else weight
        return _make_reason(role, Outcome.AGREES, same, "the same number", weight)
    first, second = max(pairs, key=lambda pair: pair[0].likely_low + pair[1].likely_low)
    if first.part or second.part or _overlap(first.low, first.high, second.low, second.high):
        if _overlap(first.likely_low, first.likely_high, second.likely_low, second.likely_high) or (
            (first.part or second.part) and not _is_none(first, second)
        ):
            return _make_reason(role, Outcome.COMPATIBLE, (first, second), "may be the same", weights.count_compatible)
        outcome, message, weight = Outcome.LIKELY_DIFFERS, "likely different numbers", weights.likely_differs
    else:
        outcome, message, weight = Outcome.DIFFERS, "different numbers", weights.differs
    if role in GROWING and _supersedes(first, second, one.reported, other.reported):
        outcome, message, weight = Outcome.SUPERSEDES, "a later report has a higher number", weights.supersedes
    if _is_far(first, second):
        weight += weights.far_apart
    return _make_reason(role, outcome, (first, second), message, weight)


def _is_same(one: ComparedCount, other: ComparedCount) -> bool:
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
    noun = pair[0].noun or pair[1].noun
    what = role if role != QuantityRole.OTHER else f"{noun or 'thing'}s"
    return LinkReason(
        LinkField.QUANTITY, outcome, f"{what}: “{first}” and “{second}”, {message}", first, second, weight
    )
