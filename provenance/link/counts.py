"""Counts of a claim, by what is counted, and when two of them cannot or do not likely both hold."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.model.facts import ClaimFact
from provenance.model.vocabulary import QuantityRole
from provenance.text.folding import fold_name

_GROWING = (QuantityRole.KILLED, QuantityRole.INJURED, QuantityRole.MISSING)


@dataclass(frozen=True, slots=True)
class Count:
    """What a count's words allow and what they make likely, as closed intervals; no upper bound where None.

    ``grows`` tells that later reports of one event usually count more (the dead, the hurt, the missing); ``has_role``
    that what is counted is one of the known roles, no noun of the text's own.
    """

    low: float
    high: float | None
    likely_low: float
    likely_high: float | None
    grows: bool = False
    has_role: bool = True

    def excludes(self, other: "Count") -> bool:
        """Tell whether no number fits the words of both."""
        return _disjoint(self.low, self.high, other.low, other.high)

    def makes_unlikely(self, other: "Count") -> bool:
        """Tell whether no number is likely by both."""
        return _disjoint(self.likely_low, self.likely_high, other.likely_low, other.likely_high)


def find_counts(claim: ClaimFact) -> Iterator[tuple[str, Count]]:
    """Yield the counts of a claim by what they count: a role, or for others the counted noun as written, if any."""
    for quantity in claim.quantities:
        label = quantity.role.value
        if quantity.role is QuantityRole.OTHER:
            label = fold_name(quantity.unit or "")
        if label:
            bounds = (quantity.low, quantity.high, quantity.likely_low, quantity.likely_high)
            yield label, Count(*bounds, quantity.role in _GROWING, quantity.role is not QuantityRole.OTHER)


def tell_count(count: Count) -> str:
    """Return a count in words: ``9``, ``9 to 12``, ``9 or more``, ``up to 12``."""
    if count.high is None:
        return f"{count.low:g} or more"
    if count.low == count.high:
        return f"{count.low:g}"
    return f"up to {count.high:g}" if count.low <= 0 else f"{count.low:g} to {count.high:g}"


def _disjoint(low: float, high: float | None, other_low: float, other_high: float | None) -> bool:
    top = math.inf if high is None else high
    other_top = math.inf if other_high is None else other_high
    return top < other_low or other_top < low
