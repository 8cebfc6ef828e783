"""Track records of sources from what analysts decided on their claims."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from provenance.model.chains import Chain, find_chains
from provenance.model.estimates import LEAST_REVIEWED, Prior, ReviewedClaim, TrackRecord
from provenance.model.facts import CitationFact, ClaimFact, Facts, SourceFact, VerdictFact
from provenance.model.links import LinkFact
from provenance.model.vocabulary import HedgeLevel, LinkRelation, LinkState, Reliability, Stance, VerdictValue
from provenance.rate.priors import LETTER_PRIORS, UNRATED
from provenance.rate.track_records import HEDGE_WEIGHTS, track_record
from provenance.store import Transaction, load_evidence, load_sources
from provenance.text.folding import fold_name

_MISREAD = "rejected"
"""The state of a claim that an analyst threw out: the text does not say it, so that it tells of nobody."""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A source's track record with the facts behind it: claims, verdicts, links and ratings can be looked up there."""

    record: TrackRecord
    facts: Facts


def load_track_record(
    transaction: Transaction,
    source_id: int,
    *,
    least: int = LEAST_REVIEWED,
    half_life: float | None = None,
    strength: float | None = None,
) -> SourceRecord:
    """Return the track record of a source from all that was decided in the database; arguments as below.

    Raises:
        ValueError: if ``half_life`` or ``strength`` is not above 0.
    """
    facts = load_evidence(transaction, source_id)
    if all(source.id != source_id for source in facts.sources):
        facts = replace(facts, sources=(*facts.sources, *load_sources(transaction, [source_id])))
    record = find_track_record(
        facts, source_id, least=least, half_life=half_life, strength=strength, now=transaction.at
    )
    return SourceRecord(record, facts)


def find_track_record(
    facts: Facts,
    source_id: int,
    *,
    least: int = LEAST_REVIEWED,
    half_life: float | None = None,
    strength: float | None = None,
    now: datetime | None = None,
) -> TrackRecord:
    """Return the track record of a source.

    A claim counts for a source that is the root of one of its chains, or the publisher that the root speaks through
    (the agency that quotes the spokesperson); one that only relays is no origin and gains or loses nothing. A source
    that is said to deny the content is right where the claim is refuted; one that is said not to have said it has
    no part in it. Claims with the same words, or joined by a ``restates`` link that nobody rejected, are one origin. A
    claim without a verdict takes that of a claim it corroborates by an accepted link, and is refuted by a conflict with
    a confirmed one; with both, it stays unresolved.

    Args:
        facts: the claims to look through, with their verdicts and links.
        source_id: whose record.
        least: from how many settled origins on a figure is given.
        half_life: in days, for recency weighting; None for none.
        strength: how many claims a rating from A to E is worth as a prior; None for ``rate.priors.STRENGTH``.
        now: the present time, needed with ``half_life``.
    """
    source = next((item for item in facts.sources if item.id == source_id), None)
    listed = tuple(link for link in facts.links if link.state is LinkState.ACCEPTED)
    origins = _find_origins(facts.claims, (link for link in facts.links if link.state is not LinkState.REJECTED))
    verdicts = _pass_verdicts(facts.claims, listed)
    reviewed = []
    for claim in facts.claims:
        hops = [hop for chain in find_chains(claim) for hop in _find_vouching(chain) if hop.source_id == source_id]
        vouching = [hop for hop in hops if not hop.negated]
        if vouching and claim.id in verdicts and claim.state != _MISREAD:
            verdict, basis = verdicts[claim.id]
            reviewed.append(_review(claim, vouching[0], verdict, basis, origins[claim.id]))
    prior, reason = _find_prior(source, strength)
    record = track_record(reviewed, prior, least=least, half_life=half_life, now=now)
    return replace(record, rating_reason=reason)


def _find_vouching(chain: Chain) -> tuple[CitationFact, ...]:
    """Return the hops of a chain that count as its origin: the root, and the publisher a speaker speaks through."""
    root = chain.root
    if root.role != "speaker":
        return (root,)
    publishers = [hop for hop in chain.hops if hop.role == "source" and hop.printed == root.printed]
    return (root, *publishers)


def _review(claim: ClaimFact, hop: CitationFact, verdict: VerdictFact, basis: str, origin: str) -> ReviewedClaim:
    right = None if verdict.value is VerdictValue.UNRESOLVED else verdict.value is VerdictValue.CONFIRMED
    if right is not None and hop.stance is Stance.DENYING:
        right = not right
        basis = f"{basis}; the source denies it"
    level = HedgeLevel.DENIED if hop.stance is Stance.DENYING else claim.hedging.level
    return ReviewedClaim(
        claim_id=claim.id,
        origin=origin,
        right=right,
        weight=HEDGE_WEIGHTS[level],
        decided_at=verdict.decided_at,
        basis=basis,
        hedging=level,
        verdict=verdict.value,
    )


def _find_origins(claims: Iterable[ClaimFact], links: Iterable[LinkFact]) -> dict[int, str]:
    """Return one key for all claims that say the same thing from the same origin: the number of their first claim."""
    leader: dict[int, int] = {}

    def find(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    first_with: dict[str, int] = {}
    for claim in claims:
        words = fold_name(claim.text) or str(claim.id)
        leader[claim.id] = first_with.setdefault(words, claim.id)
    for link in links:
        if link.relation is LinkRelation.RESTATES and link.first in leader and link.second in leader:
            one, other = sorted((find(link.first), find(link.second)))
            leader[other] = one
    return {number: f"claim {find(number)}" for number in leader}


def _pass_verdicts(claims: Iterable[ClaimFact], links: Iterable[LinkFact]) -> dict[int, tuple[VerdictFact, str]]:
    """Return each claim's verdict with what it rests on: its own, or one passed on by an accepted link."""
    own = {claim.id: claim.verdict for claim in claims if claim.verdict is not None}
    known = {claim.id for claim in claims}
    found = {number: (verdict, f"reviewed by {verdict.analyst}: {verdict.reason}") for number, verdict in own.items()}
    passed: dict[int, list[tuple[VerdictFact, str]]] = {}
    for link in links:
        for here, there in ((link.first, link.second), (link.second, link.first)):
            if here in known and here not in own and there in own and link.relation is not LinkRelation.RESTATES:
                verdict = _turn(own[there], link.relation)
                if verdict is not None:
                    passed.setdefault(here, []).append((verdict, f"{link.relation} claim {there}, {own[there].value}"))
    for number, verdicts in passed.items():
        latest = max(verdicts, key=lambda item: item[0].decided_at)
        if len({verdict.value for verdict, _ in verdicts}) > 1:
            unresolved = replace(latest[0], value=VerdictValue.UNRESOLVED)
            latest = (unresolved, "; ".join(sorted(basis for _, basis in verdicts)))
        found[number] = latest
    return found


def _turn(verdict: VerdictFact, relation: LinkRelation) -> VerdictFact | None:
    """Return what a verdict says of a linked claim; None where it says nothing.

    That a conflicting claim is refuted does not confirm this one: both may be wrong.
    """
    if verdict.value is VerdictValue.UNRESOLVED:
        return None
    if relation is LinkRelation.CORROBORATES:
        return verdict
    return replace(verdict, value=VerdictValue.REFUTED) if verdict.value is VerdictValue.CONFIRMED else None


def _find_prior(source: SourceFact | None, strength: float | None) -> tuple[Prior, str | None]:
    """Return the prior that a source's rating gives, and the reason of the rating; an expired rating gives none.

    Raises:
        ValueError: if ``strength`` is not above 0.
    """
    if strength is not None and strength <= 0.0:
        message = "a rating is worth more than 0 claims as a prior"
        raise ValueError(message)
    rating = None if source is None else source.rating
    if rating is None or not isinstance(rating.standing, Reliability):
        return UNRATED, None
    if rating.expired:
        return UNRATED, f"{rating.value} expired on {rating.until}"
    prior = LETTER_PRIORS[rating.standing]
    if strength is not None and rating.standing is not Reliability.F:
        prior = replace(prior, strength=strength)
    return prior, rating.reason
