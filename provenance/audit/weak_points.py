"""Weak points: claims with nobody, nobody named, only a party, or only one origin behind them.

Of each claim the gravest that holds is told: no source; only the perpetrator's own organ; only a party; only unnamed
sources; fewer than two proven origins. First come those on which most other claims build: claims that a link ties to
them as the same (``corroborates``, ``restates``), and claims whose chains run through them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from provenance.audit.losses import CORROBORATED
from provenance.audit.making import Ground
from provenance.audit.parties import is_organ, tell_party
from provenance.audit.standing import drop_rejected
from provenance.model.facts import ClaimFact, Facts, SourceFact
from provenance.model.findings import Finding, FindingKind
from provenance.model.origins import Origins
from provenance.model.paths import Path, find_paths
from provenance.model.vocabulary import LinkRelation, LinkState, SourceKind
from provenance.text.folding import fold_name

WEAK_KINDS = (
    FindingKind.UNSOURCED,
    FindingKind.PERPETRATOR_ONLY,
    FindingKind.PARTY_ONLY,
    FindingKind.UNNAMED_ONLY,
    FindingKind.ONE_ORIGIN,
)
"""The kinds of weak points, the gravest first."""


def find_weak_points(
    facts: Facts,
    origins: Mapping[int, Origins],
    claim_ids: Iterable[int] | None = None,
    acknowledged: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """Return the weak points of claims, those on which most other claims build first.

    Args:
        facts: the claims, with what links and chains tie to them.
        origins: the origins of each claim, by its id; a claim without any is taken to have none.
        claim_ids: which claims are asked about; None for all.
        acknowledged: the reasons of findings that an analyst has seen and accepted, by key.
    """
    standing = drop_rejected(facts)
    ground = Ground(standing)
    paths = find_paths(standing)
    building = count_building(standing, paths)
    wanted = None if claim_ids is None else set(claim_ids)
    by_name = {fold_name(source.name): source for source in standing.sources}
    by_name |= {source.key: source for source in standing.sources if source.key is not None}
    reasons = acknowledged or {}
    found = []
    for claim in standing.claims:
        if wanted is not None and claim.id not in wanted:
            continue
        told = _judge(claim, paths[claim.id], origins.get(claim.id, Origins(())), ground.sources, by_name)
        if told is not None:
            made = ground.make(told[0], told[1], [ground.mark_claim(claim)])
            found.append(replace(made, weight=building[claim.id], acknowledged=reasons.get(made.key)))
    order = {kind: place for place, kind in enumerate(WEAK_KINDS)}
    return tuple(sorted(found, key=lambda one: (-one.weight, order[one.kind], one.claim_ids)))


def count_building(facts: Facts, paths: Mapping[int, Sequence[Path]]) -> Mapping[int, int]:
    """Return how many other claims build on each claim: tied to it as the same, or with a chain through it."""
    building: dict[int, set[int]] = defaultdict(set)
    for link in facts.links:
        if link.state is not LinkState.REJECTED and link.relation is not LinkRelation.CONFLICTS:
            building[link.first].add(link.second)
            building[link.second].add(link.first)
    for claim_id, found in paths.items():
        for path in found:
            for hop in path.hops:
                if hop.claim_id != claim_id:
                    building[hop.claim_id].add(claim_id)
    return defaultdict(int, {number: len(others) for number, others in building.items()})


def _judge(
    claim: ClaimFact,
    paths: Sequence[Path],
    origins: Origins,
    sources: Mapping[int, SourceFact],
    by_name: dict[str, SourceFact],
) -> tuple[FindingKind, str] | None:
    if not paths:
        return FindingKind.UNSOURCED, "nobody but the document vouches for it"
    chains = [[sources[hop.source_id] for hop in path.hops] for path in paths]
    organs = [next((source for source in chain if is_organ(source)), None) for chain in chains]
    if all(organs):
        named = _join(source.name for source in organs if source is not None)
        return FindingKind.PERPETRATOR_ONLY, f"every chain passes an armed group's own organ: {named}"
    parties = [
        next(((source, why) for source in chain if (why := tell_party(source, claim, by_name))), None)
        for chain in chains
    ]
    if all(parties):
        told = _join(f"{source.name} ({why})" for source, why in filter(None, parties))
        return FindingKind.PARTY_ONLY, f"every chain passes a party to what it tells: {told}"
    if all(source.kind is SourceKind.UNNAMED for chain in chains for source in chain):
        return FindingKind.UNNAMED_ONLY, f"only unnamed sources: {_join(s.name for chain in chains for s in chain)}"
    if origins.proven < CORROBORATED:
        why = _join(origin.why_not for origin in origins.origins if origin.why_not is not None)
        return FindingKind.ONE_ORIGIN, f"{origins.counted}, {origins.proven} proven{f'; {why}' if why else ''}"
    return None


def _join(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(words))
