"""Dependence: for each outlet, family, state, speaker and kind, how many claims lean on it, and how.

A claim leans on a thing if it is a hop of one of its paths; alone if every path holds it; directly if it is a first
hop. Claims in a document's own voice lean on nobody: they are counted beside, with whoever speaks there.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from provenance.audit.covers import find_cover
from provenance.model.audits import Concentration, Dependence, DependenceTable, Dimension
from provenance.model.facts import CitationFact, Facts, SourceFact
from provenance.model.paths import Path, find_paths
from provenance.model.vocabulary import CitationKind

Key = tuple[Dimension, str]


@dataclass(slots=True)
class _Tally:
    claims: int = 0
    alone: int = 0
    direct: int = 0
    own_voice: int = 0
    sources: set[int] = field(default_factory=set)


def find_dependence(facts: Facts, *, cover: bool = True) -> DependenceTable:
    """Return what the claims of the facts lean on.

    Args:
        facts: the claims asked about, with what their chains run on through.
        cover: whether to look for the smallest set of sources on which all sourced claims rest.
    """
    sources = {source.id: source for source in facts.sources}
    paths = find_paths(facts)
    tallies: dict[Key, _Tally] = defaultdict(_Tally)
    for claim in facts.claims:
        if paths[claim.id]:
            _count(tallies, paths[claim.id], sources)
            continue
        for hop in claim.citations[:1]:
            for key in list_keys(sources[hop.source_id]):
                tallies[key].own_voice += 1
                tallies[key].sources.add(hop.source_id)
    items = sort_items(_view(key, tally, sources, len(facts.claims)) for key, tally in tallies.items())
    groups = {number: {hop.source_id for path in found for hop in path.hops} for number, found in paths.items()}
    covered = [group for group in groups.values() if group]
    table = DependenceTable(len(facts.claims), len(covered), items, measure_concentrations(items))
    if not cover:
        return table
    names = {number: source.name for number, source in sources.items()}
    return replace(table, cover=find_cover(covered, names))


def list_keys(source: SourceFact) -> Iterator[Key]:
    """Yield under what a source counts in each dimension; an unknown family or state counts nowhere."""
    yield (Dimension.OUTLET if source.is_outlet else Dimension.SPEAKER), str(source.id)
    if source.family is not None:
        # "independent" is no owner: each such outlet is a family of its own, named after it
        independent = source.family == INDEPENDENT
        yield Dimension.FAMILY, f"{INDEPENDENT} {source.id}" if independent else source.family
    if source.state_affiliation is not None:
        yield Dimension.STATE, source.state_affiliation.state
    yield Dimension.KIND, source.kind.value


INDEPENDENT = "independent"
"""What the registry calls the family of an outlet that belongs to nobody else."""


def _count(tallies: dict[Key, _Tally], paths: Sequence[Path], sources: Mapping[int, SourceFact]) -> None:
    keyed = [_find_keys(path, sources) for path in paths]
    first = {key for path in paths for key in list_keys(sources[path.hops[0].source_id])}
    first |= {(Dimension.WAY, path.chain.kind.value) for path in paths}
    for key in set().union(*keyed):
        tally = tallies[key]
        tally.claims += 1
        tally.alone += all(key in keys for keys in keyed)
        tally.direct += key in first
        for keys in keyed:
            tally.sources |= keys.get(key, set())


def _find_keys(path: Path, sources: Mapping[int, SourceFact]) -> dict[Key, set[int]]:
    found: dict[Key, set[int]] = defaultdict(set)
    for hop in path.hops:
        for key in list_keys(sources[hop.source_id]):
            found[key].add(hop.source_id)
    found[Dimension.WAY, path.chain.kind.value].update(hop.source_id for hop in path.hops)
    return found


def _view(key: Key, tally: _Tally, sources: Mapping[int, SourceFact], claims: int) -> Dependence:
    dimension, name = key
    if dimension in {Dimension.OUTLET, Dimension.SPEAKER}:
        name = sources[int(name)].name
    elif name.startswith(f"{INDEPENDENT} "):
        name = f"{sources[int(name.split()[1])].name} ({INDEPENDENT})"
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


def is_own_voice(hop: CitationFact) -> bool:
    """Tell whether a hop says that nobody but the document vouches."""
    return hop.kind is CitationKind.OWN_VOICE
