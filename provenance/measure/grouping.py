"""Articles of one incident put together, against what a corpus says belongs together, counted by pairs of articles."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence

from provenance.measure.scores import Tally


def score_groups(gold: Mapping[int, Hashable], groups: Iterable[Sequence[int]]) -> Tally:
    """Return the pairs of articles that stand in one group, against those of one incident.

    Args:
        gold: the incident of each article.
        groups: articles put together; those that stand in no group stand alone.
    """
    expected = sum(_count_pairs(size) for size in Counter(gold.values()).values())
    claimed = found = 0
    for group in groups:
        claimed += _count_pairs(len(group))
        found += sum(_count_pairs(size) for size in Counter(gold[member] for member in group).values())
    return Tally(found, expected, claimed)


def _count_pairs(size: int) -> int:
    return size * (size - 1) // 2
