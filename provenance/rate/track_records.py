"""Track record: what a source's reviewed claims say about it, as a Beta posterior.

    accuracy ~ Beta( m k + Σ_o w_o r_o ,  (1 - m) k + Σ_o w_o (1 - r_o) )

over the settled origins o, with r_o the share of the origin's settled claims that were right and w_o its weight. The
mean m and strength k come from the rating's letter (``priors``). Beta reputation: A. Jøsang and R. Ismail, *The Beta
Reputation System*, Bled 2002; the interval has equal tails of 5 %. With few claims the posterior stays near the
prior, where a raw share would be 0 or 1.

The count is one of origins, never of repetitions: however often something is copied, it was said once. Weights:

* hedging: what a source itself softened tells less of it (``HEDGE_WEIGHTS``);
* recency, if asked for: half for every half-life since the decision, as forgetting in Jøsang and Ismail, section 3.3.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from scipy.special import betaincinv

from provenance.model.estimates import LEAST_REVIEWED, OriginEvidence, Prior, ReviewedClaim, TrackRecord
from provenance.model.vocabulary import HedgeLevel
from provenance.rate.fits import LEVEL
from provenance.rate.priors import UNRATED

HEDGE_WEIGHTS: Mapping[HedgeLevel, float] = {
    HedgeLevel.NONE: 1.0,
    HedgeLevel.ATTRIBUTED: 1.0,
    HedgeLevel.HEDGED: 0.7,
    HedgeLevel.STRONGLY_HEDGED: 0.4,
    HedgeLevel.DENIED: 1.0,
}
"""How far a claim counts by its hedging; a denial is as firm a word as a statement, for the opposite."""

SECONDS_A_DAY = 86_400.0


def track_record(
    claims: Iterable[ReviewedClaim],
    prior: Prior = UNRATED,
    *,
    least: int = LEAST_REVIEWED,
    half_life: float | None = None,
    now: datetime | None = None,
) -> TrackRecord:
    """Return the track record that a source's reviewed claims give it.

    Args:
        claims: reviewed claims of one source; those of one origin count as one.
        prior: what its rating says of it.
        least: from how many settled origins on a figure is given.
        half_life: in days; None counts old decisions in full. Claims without a time of decision count in full.
        now: from when the age is counted; needed with ``half_life``.

    Raises:
        ValueError: if ``half_life`` is not above 0, or given without ``now``.
    """
    if half_life is not None and (half_life <= 0.0 or now is None):
        message = "recency needs a half-life above 0 days and the present time"
        raise ValueError(message)
    groups: dict[str, list[ReviewedClaim]] = {}
    for claim in claims:
        groups.setdefault(claim.origin, []).append(claim)
    evidence = tuple(_weigh_origin(origin, groups[origin], half_life, now) for origin in sorted(groups))
    settled = [(item.right, item.weight) for item in evidence if item.right is not None]
    gained = sum(right * weight for right, weight in settled)
    count = sum(weight for _, weight in settled)
    right = float(sum(share for share, _ in settled))
    figures: tuple[float, float, float] | None = None
    if len(settled) >= least:
        figures = _find_posterior(prior, gained, count - gained)
    mean, low, high = figures if figures is not None else (None, None, None)
    return TrackRecord(
        prior=prior,
        right=right,
        wrong=len(settled) - right,
        unresolved=len(evidence) - len(settled),
        count=count,
        least=least,
        mean=mean,
        low=low,
        high=high,
        evidence=evidence,
    )


def _find_posterior(prior: Prior, right: float, wrong: float) -> tuple[float, float, float]:
    over = prior.mean * prior.strength + right
    under = (1.0 - prior.mean) * prior.strength + max(wrong, 0.0)
    tail = (1.0 - LEVEL) / 2.0
    return over / (over + under), float(betaincinv(over, under, tail)), float(betaincinv(over, under, 1.0 - tail))


def _weigh_origin(
    origin: str, claims: list[ReviewedClaim], half_life: float | None, now: datetime | None
) -> OriginEvidence:
    """Return an origin with the share of its claims that were right, and the weight of the heaviest of them."""
    ordered = tuple(sorted(claims, key=lambda claim: claim.claim_id))
    settled = [(claim.right, _weigh_claim(claim, half_life, now)) for claim in ordered if claim.right is not None]
    total = sum(weight for _, weight in settled)
    if total <= 0.0:
        return OriginEvidence(origin, ordered, None, 0.0)
    share = sum(weight for right, weight in settled if right) / total
    return OriginEvidence(origin, ordered, share, max(weight for _, weight in settled))


def _weigh_claim(claim: ReviewedClaim, half_life: float | None, now: datetime | None) -> float:
    if half_life is None or now is None or claim.decided_at is None:
        return claim.weight
    age = max((now - claim.decided_at).total_seconds(), 0.0) / SECONDS_A_DAY
    return float(claim.weight * 0.5 ** (age / half_life))
