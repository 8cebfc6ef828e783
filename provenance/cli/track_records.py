"""A source's track record on the terminal: the figure, its interval and count, and all that stands behind it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from provenance.cli.output import print_table, print_text
from provenance.model.estimates import ReviewedClaim, TrackRecord
from provenance.model.facts import ClaimFact
from provenance.text.safety import cut_text

if TYPE_CHECKING:
    from provenance.workflow.track_records import SourceRecord

_WIDEST_CLAIM = 100


def tell_record(record: TrackRecord) -> str:
    """Return the track record in one line; below the least count it says that too little was reviewed."""
    counted = f"{_plain(record.right)} right, {_plain(record.wrong)} wrong, {record.unresolved} unresolved"
    if record.mean is None or record.low is None or record.high is None:
        return f"not enough reviewed: {record.settled} settled of at least {record.least} origins ({counted})"
    return (
        f"{record.mean:.2f}, 90 % interval {record.low:.2f}-{record.high:.2f}, from {record.settled} origins "
        f"({counted}), effective count {_plain(record.count)}; prior {_tell_prior(record)}"
    )


def print_evidence(found: "SourceRecord") -> None:
    """Print every claim behind a track record, with its origin, what was decided, by whom and why."""
    record = found.record
    print_text(f"  prior       {_tell_prior(record)}" + (f": {record.rating_reason}" if record.rating_reason else ""))
    claims = {claim.id: claim for claim in found.facts.claims}
    rows = [
        (
            origin.origin,
            claim.claim_id,
            _tell_right(claim.right),
            f"{claim.weight:g}",
            claim.basis,
            _cut(claims, claim),
        )
        for origin in record.evidence
        for claim in origin.claims
    ]
    if rows:
        print_table(("Origin", "Claim", "Right", "Weight", "What it rests on", "Text"), rows)
    else:
        print_text("  evidence    nobody has decided on a claim of this source")


def describe_record(found: "SourceRecord") -> dict[str, object]:
    """Return a track record as data, with the claims behind it."""
    record = found.record
    return {
        "enough": record.enough,
        "least": record.least,
        "mean": record.mean,
        "low": record.low,
        "high": record.high,
        "level": 0.9,
        "right": record.right,
        "wrong": record.wrong,
        "unresolved": record.unresolved,
        "settled": record.settled,
        "count": record.count,
        "prior": {
            "mean": record.prior.mean,
            "strength": record.prior.strength,
            "letter": record.prior.letter and record.prior.letter.value,
            "share": record.prior_share,
            "reason": record.rating_reason,
        },
        "evidence": [
            {
                "origin": origin.origin,
                "right": origin.right,
                "weight": origin.weight,
                "claims": [
                    {
                        "id": claim.claim_id,
                        "verdict": claim.verdict and claim.verdict.value,
                        "right": claim.right,
                        "weight": claim.weight,
                        "hedging": claim.hedging.value,
                        "basis": claim.basis,
                        "decided_at": claim.decided_at and claim.decided_at.isoformat(),
                    }
                    for claim in origin.claims
                ],
            }
            for origin in record.evidence
        ],
    }


def _tell_prior(record: TrackRecord) -> str:
    letter = f"{record.prior.letter.value}, " if record.prior.letter else ""
    share = f", {record.prior_share:.0%} of the figure" if record.enough else ""
    return f"{letter}{record.prior.mean:g} worth {record.prior.strength:g} claims{share}"


def _tell_right(right: bool | None) -> str:
    if right is None:
        return "unresolved"
    return "right" if right else "wrong"


def _plain(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _cut(claims: Mapping[int, ClaimFact], claim: ReviewedClaim) -> str:
    return cut_text(claims[claim.claim_id].text, _WIDEST_CLAIM) if claim.claim_id in claims else ""
