"""Articles put together: groups in which each article fits all others on average.

Single links would chain events together through one article that tells of two; so groups are joined, the best fitting
first, while the mean weight of evidence between their members speaks for one event (average linkage; Sokal and Michener
1958). One pair counts no more than a bound, so that a shared page does not outweigh many differences.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from provenance.link.main_events_candidates import Pair

_BOUND = 4.0
_SPOKEN_FOR = 8
"""Members that speak for a group: the work for a large one stays the same."""
_NEAR = 2.0
"""How far below the odds of one to one a pair may lie to be tried at all."""

Weigh = Callable[[int, int], float]
"""Weight of evidence that two articles, the lower first, are of one event: the logarithm of the odds."""


def join_groups(size: int, weights: Mapping[Pair, float], weigh: Weigh) -> list[list[int]]:
    """Return the groups of the articles numbered from 0, each in order, in the order of their first members.

    Args:
        size: how many articles there are.
        weights: the candidates with their weight of evidence.
        weigh: tells the weight of a pair that is no candidate.
    """
    groups = _Groups(size, weights, weigh)
    groups.join_all()
    return sorted(sorted(members) for members in groups.members.values())


class _Groups:
    def __init__(self, size: int, weights: Mapping[Pair, float], weigh: Weigh) -> None:
        self.members: dict[int, Sequence[int]] = {place: (place,) for place in range(size)}
        self._weigh = weigh
        self._next = size
        self._beside: dict[int, set[int]] = defaultdict(set)
        near = [(weight, pair) for pair, weight in sorted(weights.items()) if weight > -_NEAR]
        for _, (one, other) in near:
            self._beside[one].add(other)
            self._beside[other].add(one)
        self._queue = [(-min(weight, _BOUND), one, other) for weight, (one, other) in near]
        heapify(self._queue)

    def join_all(self) -> None:
        """Join the best fitting groups until none fits."""
        while self._queue:
            weight, one, other = heappop(self._queue)
            if weight >= 0:
                return
            if one in self.members and other in self.members:
                self._join(one, other)

    def _join(self, one: int, other: int) -> None:
        joined = self._next
        self._next += 1
        beside = (self._beside.pop(one) | self._beside.pop(other)) - {one, other}
        self.members[joined] = (*self.members.pop(one), *self.members.pop(other))
        self._beside[joined] = beside
        for group in sorted(beside):
            self._beside[group] -= {one, other}
            self._beside[group].add(joined)
            heappush(self._queue, (-self._fit(group, joined), group, joined))

    def _fit(self, one: int, other: int) -> float:
        weights = [
            max(min(self._weigh(min(first, second), max(first, second)), _BOUND), -_BOUND)
            for first in _choose(self.members[one])
            for second in _choose(self.members[other])
        ]
        return sum(weights) / len(weights)


def _choose(members: Iterable[int]) -> Sequence[int]:
    """Return those that speak for a group: all of a small one, spread over the order of a large one."""
    ordered = sorted(members)
    if len(ordered) <= _SPOKEN_FOR:
        return ordered
    last = len(ordered) - 1
    return [ordered[place * last // (_SPOKEN_FOR - 1)] for place in range(_SPOKEN_FOR)]
