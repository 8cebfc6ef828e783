"""The gate: what of a text breaks a policy, one line each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from provenance.audit.policies import Policy
from provenance.model.audits import DependenceTable
from provenance.model.facts import ClaimFact, Facts, SourceFact
from provenance.model.findings import Finding
from provenance.model.origins import Origins
from provenance.model.paths import Path, find_paths
from provenance.model.vocabulary import QuantityRole, Reliability

_WORSE: Mapping[str, int] = {letter.value: place for place, letter in enumerate(Reliability) if letter.value != "F"}
"""The letters in order; F says that nothing can be judged, which is no worse and no better than any."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule broken, by what: a claim or a finding of a document, or the whole. ``key`` is a finding's."""

    rule: str
    message: str
    claim_id: int | None = None
    document_id: int | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is checked: the claims ``claim_ids`` of facts without rejected ones, and what was worked out on them.

    ``origins`` are by claim; ``weak_points``, ``findings`` and ``dependence`` are those of the claims.
    """

    facts: Facts
    claim_ids: frozenset[int]
    origins: Mapping[int, Origins]
    weak_points: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    dependence: DependenceTable


def find_breaches(policy: Policy, evidence: Evidence) -> tuple[Breach, ...]:
    """Return what breaks a policy, rule by rule; an acknowledged finding or weak point breaks none."""
    sources = {source.id: source for source in evidence.facts.sources}
    paths = find_paths(evidence.facts)
    found = [
        _tell("claims." + one.kind.value, one)
        for one in evidence.weak_points
        if one.kind in policy.forbidden and one.acknowledged is None
    ]
    for claim in evidence.facts.claims:
        if claim.id in evidence.claim_ids:
            found += _check_rating(policy, claim, paths[claim.id], sources)
            found += _check_origins(policy, claim, evidence.origins.get(claim.id, Origins(())))
    found += [
        _tell("findings." + one.kind.value, one)
        for one in evidence.findings
        if one.kind in policy.findings and one.acknowledged is None
    ]
    return (*found, *_check_shares(policy, evidence.dependence))


def _tell(rule: str, finding: Finding) -> Breach:
    claim = finding.claim_ids[0] if finding.claim_ids else None
    return Breach(rule, finding.message, claim, finding.spans[0].document_id, finding.key)


def _check_rating(
    policy: Policy, claim: ClaimFact, paths: tuple[Path, ...], sources: Mapping[int, SourceFact]
) -> Iterator[Breach]:
    """Yield a breach where one source stands on every path of a claim and is rated worse than may be."""
    if policy.worst_sole_source is None or not paths:
        return
    sole = set.intersection(*({hop.source_id for hop in path.hops} for path in paths))
    for number in sorted(sole):
        rating = sources[number].rating
        letter = None if rating is None else rating.standing
        if isinstance(letter, Reliability) and _WORSE.get(letter.value, -1) > _WORSE[policy.worst_sole_source.value]:
            told = f"rests on {sources[number].name} alone, which is rated {letter.value}"
            yield Breach("claims.worst_sole_source", told, claim.id, claim.document_id)


def _check_origins(policy: Policy, claim: ClaimFact, origins: Origins) -> Iterator[Breach]:
    counts = any(number.role is not QuantityRole.OTHER for number in claim.quantities)
    if counts and policy.least_for_counts is not None and origins.proven < policy.least_for_counts:
        told = f"counts, and has {origins.proven} proven origins; {policy.least_for_counts} are needed"
        yield Breach("origins.least_for_counts", told, claim.id, claim.document_id)
    elif policy.least_origins is not None and origins.proven < policy.least_origins:
        told = f"has {origins.proven} proven origins; {policy.least_origins} are needed"
        yield Breach("origins.least", told, claim.id, claim.document_id)


def _check_shares(policy: Policy, dependence: DependenceTable) -> Iterator[Breach]:
    for dimension, most in policy.shares.items():
        for item in dependence.of(dimension):
            if item.share > most:
                told = f"{item.share:.0%} of the claims lean on {item.name}; {most:.0%} is the most"
                yield Breach("shares." + dimension.value, told)
