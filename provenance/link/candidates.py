"""The few other claims that may speak of the same thing, found by shared keys, the rarer the better.

A shared key weighs the more the fewer claims have it. Weights are whole numbers, so that sums do not depend on their
order, and the index in memory and the one in the database come to the same.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from provenance.link.features import find_keys
from provenance.link.weights import UNIT, weigh_key
from provenance.model.dates import DatePeriod
from provenance.model.facts import ClaimFact

_NONE: Mapping[int, DatePeriod | None] = {}

Candidates = list[tuple[int, float]]
"""Ids of claims with their scores, the best first."""


def find_pairs(
    claims: Sequence[ClaimFact],
    k: int = 10,
    *,
    published: Mapping[int, DatePeriod | None] = _NONE,
    within_documents: bool = False,
) -> list[tuple[int, int, float]]:
    """Return the pairs of claims that may speak of the same thing: each claim with its ``k`` best candidates.

    Args:
        claims: any number of claims.
        k: how many candidates each claim has at most.
        published: when each document was published, by its id; it helps much where claims do not tell their day.
        within_documents: whether claims of one document are paired too.

    Returns:
        Lower id, higher id and score, each pair once, in the order of the ids.
    """
    found = find_candidates(claims, k, published=published, within_documents=within_documents)
    pairs = {(min(one, other), max(one, other)): score for one, best in found.items() for other, score in best}
    return [(one, other, score) for (one, other), score in sorted(pairs.items())]


def find_candidates(
    claims: Sequence[ClaimFact],
    k: int = 10,
    *,
    published: Mapping[int, DatePeriod | None] = _NONE,
    within_documents: bool = False,
) -> dict[int, Candidates]:
    """Return, for each of the claims by its id, those of the others that share the most with it.

    The arguments are those of ``find_pairs``.
    """
    from provenance.link.candidates_index import CandidateIndex  # noqa: PLC0415 -- NumPy is slow to load

    index = CandidateIndex(
        (claim.id, claim.document_id, find_keys(claim, published.get(claim.document_id))) for claim in claims
    )
    return dict(index.find_all(k, within_documents=within_documents))


def rank_candidates(
    keys: Collection[int],
    postings: Mapping[int, Sequence[int]],
    total: int,
    k: int = 10,
    *,
    leave_out: Collection[int] = (),
) -> Candidates:
    """Return the claims that share the most with one claim, as the index in memory would.

    Args:
        keys: the claim's keys.
        postings: for each key that at most ``COMMONEST`` claims have, which those are; other keys count for nothing.
        total: how many claims there are.
        k: how many to return.
        leave_out: claims that are no candidates: the claim itself, as a rule all of its document.
    """
    scores: defaultdict[int, int] = defaultdict(int)
    for key in keys:
        found = postings.get(key, ())
        if found:
            weight = weigh_key(key, len(found), total)
            for claim_id in found:
                scores[claim_id] += weight
    for claim_id in leave_out:
        scores.pop(claim_id, None)
    best = sorted(((-score, claim_id) for claim_id, score in scores.items() if score > 0))[:k]
    return [(claim_id, -score / UNIT) for score, claim_id in best]
