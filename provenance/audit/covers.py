"""The smallest set of sources on which everything rests: a minimum hitting set, exact as far as effort allows.

Each sourced claim is the set of sources that it leans on; wanted are the fewest sources that meet every such set.
Rules that lose no optimum come first (N. Weihe, *Covering Trains by Stations or the Power of Data Reduction*, 1998): a
claim that holds all sources of another claim adds nothing; a source whose claims are all another source's is not
needed; a claim with one source decides for it. What is left falls into parts that share no source, and each is searched
by branch and bound (branching over the sources of the claim with the fewest; bounded below by claims that share no
source). The search ends after a fixed effort; then the best found is given, and that it may not be the smallest.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from provenance.model.audits import Cover

MOST_EFFORT = 300_000
"""Groups that are looked at while a part is searched, over all nodes of the search tree; some seconds."""

Group = frozenset[int]


def find_cover(groups: Iterable[Collection[int]], names: Mapping[int, str], *, effort: int = MOST_EFFORT) -> Cover:
    """Return the fewest sources such that each group holds at least one of them.

    Args:
        groups: the sources that each claim leans on; empty groups are left out.
        names: what the sources are called, by id; of equal sets the one first by name and id is preferred.
        effort: how many groups to look at in the search of each part.
    """
    listed = [frozenset(group) for group in groups if group]
    ranked = sorted({source for group in listed for source in group}, key=lambda one: (names.get(one, ""), one))
    rank = {source: place for place, source in enumerate(ranked)}
    chosen, rest = reduce_groups({frozenset(rank[source] for source in group) for group in listed})
    exact, least = True, len(chosen)
    for part in _split_parts(rest):
        search = _Search(effort)
        search.look(part, ())
        chosen |= set(search.best)
        exact = exact and search.complete
        least += len(search.best) if search.complete else _bound(part)
    found = [ranked[place] for place in sorted(chosen)]
    return Cover(tuple(found), tuple(names.get(source, "") for source in found), len(listed), exact, least)


def reduce_groups(groups: Collection[Group]) -> tuple[set[int], list[Group]]:
    """Return the sources that some smallest set surely holds, and the groups left to decide, by the three rules."""
    chosen: set[int] = set()
    left = list(groups)
    while True:
        before = (len(left), sum(map(len, left)))
        left = _drop_supersets(left)
        forced = {next(iter(group)) for group in left if len(group) == 1}
        chosen |= forced
        left = [group for group in left if not group & forced]
        left = _drop_dominated(left)
        if (len(left), sum(map(len, left))) == before:
            return chosen, sorted(set(left), key=sorted)


def _drop_supersets(groups: Iterable[Group]) -> list[Group]:
    """Keep the groups that hold no other group."""
    kept: list[Group] = []
    holding: dict[int, list[Group]] = defaultdict(list)
    for group in sorted(set(groups), key=lambda one: (len(one), sorted(one))):
        if any(other <= group for source in group for other in holding[source]):
            continue
        kept.append(group)
        holding[min(group)].append(group)
    return kept


def _drop_dominated(groups: Sequence[Group]) -> list[Group]:
    """Take out the sources whose groups are all another source's too; of equal ones the first stays."""
    of: dict[int, set[int]] = defaultdict(set)
    for place, group in enumerate(groups):
        for source in group:
            of[source].add(place)
    gone: set[int] = set()
    for source in sorted(of, key=lambda one: (len(of[one]), -one)):
        rarest = min(of[source], key=lambda place: len(groups[place]))
        if any(
            other != source
            and other not in gone
            and of[source] <= of[other]
            and (of[source] != of[other] or other < source)
            for other in groups[rarest]
        ):
            gone.add(source)
    return [group - gone for group in groups]


def _split_parts(groups: Sequence[Group]) -> list[list[Group]]:
    """Return the groups in parts that share no source."""
    leader: dict[int, int] = {}

    def find(source: int) -> int:
        while leader.setdefault(source, source) != source:
            leader[source] = leader[leader[source]]
            source = leader[source]
        return source

    for group in groups:
        first, *others = sorted(group)
        for other in others:
            leader[find(other)] = find(first)
    parts: dict[int, list[Group]] = defaultdict(list)
    for group in groups:
        parts[find(min(group))].append(group)
    return [parts[key] for key in sorted(parts)]


def _bound(groups: Sequence[Group]) -> int:
    """Return how many groups at the least share no source: each needs a source of its own."""
    met: set[int] = set()
    count = 0
    for group in sorted(groups, key=lambda one: (len(one), sorted(one))):
        if not group & met:
            met |= group
            count += 1
    return count


class _Search:
    """Branch and bound over one part; ``best`` begins as what the greedy choice gives."""

    def __init__(self, effort: int) -> None:
        self.effort = effort
        self.best: tuple[int, ...] = ()
        self.started = False
        self.complete = True

    def look(self, groups: Sequence[Group], taken: tuple[int, ...]) -> None:
        """Search on from the groups left once some sources are taken."""
        if not self.started:
            self.started = True
            self.best = _choose_greedily(groups)
        if not all(groups):
            return
        chosen, left = reduce_groups(groups)
        taken = (*taken, *sorted(chosen))
        if not left:
            if len(taken) < len(self.best):
                self.best = taken
            return
        if len(taken) + _bound(left) >= len(self.best):
            return
        if self.effort <= 0:
            self.complete = False
            return
        self.effort -= len(left)
        counts: dict[int, int] = defaultdict(int)
        for group in left:
            for source in group:
                counts[source] += 1
        branch = min(left, key=lambda one: (len(one), sorted(one)))
        refused: set[int] = set()
        for source in sorted(branch, key=lambda one: (-counts[one], one)):
            self.look([group - refused for group in left if source not in group], (*taken, source))
            refused.add(source)


def _choose_greedily(groups: Sequence[Group]) -> tuple[int, ...]:
    """Return a hitting set by taking, again and again, the source in most of the groups that are left."""
    of: dict[int, set[int]] = defaultdict(set)
    for place, group in enumerate(groups):
        for source in group:
            of[source].add(place)
    taken: list[int] = []
    open_ = set(range(len(groups)))
    while open_:
        source = min(of, key=lambda one: (-len(of[one]), one))
        taken.append(source)
        gone = of.pop(source) & open_
        open_ -= gone
        for groups_of in of.values():
            groups_of.difference_update(gone)
    return tuple(taken)
