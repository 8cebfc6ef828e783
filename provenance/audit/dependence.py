"""Dependence: for each outlet, family, state, speaker and kind, how many claims lean on it, and how.

A claim leans on a thing if it is a hop of one of its paths; alone if every path holds it; directly if it is a first
hop. Claims in a document's own voice lean on nobody: they are counted beside, with whoever speaks there. Claims that an
analyst rejected are misreadings and count nowhere.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_

from provenance.audit.covers import find_cover
from provenance.audit.standing import drop_rejected
from provenance.model.audits import Concentration, Dependence, DependenceTable, Dimension, Pattern, Step
from provenance.model.facts import Facts, SourceFact
from provenance.model.paths import Path, find_paths

Key = tuple[Dimension, str]

INDEPENDENT = "independent"
"""What the registry calls the family of an outlet that belongs to nobody else: each such outlet is one of its own."""


@dataclass(slots=True)
class _Tally:
    claims: int = 0
    alone: int = 0
    direct: int = 0
    own_voice: int = 0
    sources: set[int] = field(default_factory=set)


def find_dependence(facts: Facts, claim_ids: Iterable[int] | None = None, *, cover: bool = True) -> DependenceTable:
    """Return what claims lean on.

    Args:
        facts: the claims asked about, with what their chains run on through.
        claim_ids: which of the claims are asked about; None for all.
        cover: whether to look for the smallest set of sources on which all sourced claims rest.
    """
    return count_dependence(find_patterns(facts, claim_ids), facts.sources, cover=cover)


def find_patterns(facts: Facts, claim_ids: Iterable[int] | None = None) -> list[Pattern]:
    """Return what claims lean on, those that lean alike together; arguments as above."""
    standing = drop_rejected(facts)
    paths = find_paths(standing)
    wanted = None if claim_ids is None else set(claim_ids)
    counts: Counter[tuple[tuple[Step, ...], int]] = Counter()
    for claim in standing.claims:
        if wanted is None or claim.id in wanted:
            own = tuple(Step(hop.source_id, 0, 0) for hop in claim.citations[:1])
            found = paths[claim.id]
            counts[_find_steps(found) if found else own, len(found)] += 1
    return [Pattern(steps, number, claims) for (steps, number), claims in counts.items()]


def _find_steps(paths: Sequence[Path]) -> tuple[Step, ...]:
    depths: dict[int, int] = {}
    ways: dict[int, int] = defaultdict(int)
    for number, path in enumerate(paths):
        for depth, hop in enumerate(path.hops, start=1):
            depths[hop.source_id] = min(depth, depths.get(hop.source_id, depth))
            ways[hop.source_id] |= 1 << number
    return tuple(Step(source_id, depths[source_id], ways[source_id]) for source_id in sorted(depths))


def count_dependence(
    patterns: Sequence[Pattern], sources: Iterable[SourceFact], *, cover: bool = True
) -> DependenceTable:
    """Return what claims lean on, from their patterns.

    Args:
        patterns: what the claims lean on, claims of one pattern together.
        sources: all sources of the patterns.
        cover: whether to look for the smallest set of sources on which all sourced claims rest.
    """
    by_id = {source.id: source for source in sources}
    tallies: dict[Key, _Tally] = defaultdict(_Tally)
    for pattern in patterns:
        _count(tallies, pattern, by_id)
    total = sum(pattern.claims for pattern in patterns)
    sourced = [pattern for pattern in patterns if pattern.paths]
    items = sort_items(_view(key, tally, by_id, total) for key, tally in tallies.items())
    number = sum(pattern.claims for pattern in sourced)
    found = None
    if cover:
        groups = Counter[frozenset[int]]()
        for pattern in sourced:
            groups[frozenset(step.source_id for step in pattern.steps)] += pattern.claims
        found = replace(find_cover(groups, {one.id: one.name for one in by_id.values()}), claims=number)
    return DependenceTable(total, number, items, measure_concentrations(items), found)


def list_keys(source: SourceFact) -> Iterator[Key]:
    """Yield under what a source counts in each dimension; an unknown family or state counts nowhere."""
    yield (Dimension.OUTLET if source.is_outlet else Dimension.SPEAKER), str(source.id)
    if source.family is not None:
        independent = source.family == INDEPENDENT
        yield Dimension.FAMILY, f"{INDEPENDENT} {source.id}" if independent else source.family
    if source.state_affiliation is not None:
        yield Dimension.STATE, source.state_affiliation.state
    yield Dimension.KIND, source.kind.value


def _count(tallies: dict[Key, _Tally], pattern: Pattern, sources: Mapping[int, SourceFact]) -> None:
    found: dict[Key, list[Step]] = defaultdict(list)
    for step in pattern.steps:
        for key in list_keys(sources[step.source_id]):
            found[key].append(step)
    full = (1 << pattern.paths) - 1
    for key, steps in found.items():
        tally = tallies[key]
        tally.sources.update(step.source_id for step in steps)
        if not pattern.paths:
            tally.own_voice += pattern.claims
            continue
        tally.claims += pattern.claims
        tally.alone += pattern.claims * (reduce(or_, (step.ways for step in steps)) == full)
        tally.direct += pattern.claims * any(step.depth == 1 for step in steps)


def _view(key: Key, tally: _Tally, sources: Mapping[int, SourceFact], claims: int) -> Dependence:
    dimension, name = key
    if dimension in {Dimension.OUTLET, Dimension.SPEAKER}:
        name = sources[int(name)].name
    elif dimension is Dimension.FAMILY and name.startswith(f"{INDEPENDENT} "):
        name = f"{sources[min(tally.sources)].name} ({INDEPENDENT})"
    return Dependence(
        dimension=dimension,
        key=key[1],
        name=name,
        source_ids=tuple(sorted(tally.sources)),
        claims=tally.claims,
        alone=tally.alone,
        direct=tally.direct,
        through=tally.claims - tally.direct,
        own_voice=tally.own_voice,
        share=tally.claims / claims,
        share_alone=tally.alone / claims,
    )


def sort_items(items: Iterable[Dependence]) -> tuple[Dependence, ...]:
    """Return the items by dimension, those on which most claims lean first."""
    order = {dimension: place for place, dimension in enumerate(Dimension)}
    return tuple(
        sorted(
            items, key=lambda one: (order[one.dimension], -one.claims, -one.alone, -one.own_voice, one.name, one.key)
        )
    )


def measure_concentrations(items: Sequence[Dependence]) -> tuple[Concentration, ...]:
    """Return the Herfindahl index of every dimension: the sum of the squares of the shares of all leanings."""
    found = []
    for dimension in Dimension:
        counts = [item.claims for item in items if item.dimension is dimension]
        total = sum(counts)
        index = sum((count / total) ** 2 for count in counts) if total else None
        found.append(Concentration(dimension, total, index))
    return tuple(found)
