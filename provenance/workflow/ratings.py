"""Ratings of sources seen together: who said what last, where analysts differ, and how far they agree elsewhere."""

from dataclasses import dataclass

from provenance.errors import NotFoundError, RefusedError
from provenance.link import find_claim_origins
from provenance.model.estimates import Refusal
from provenance.model.facts import Facts, RatingFact, SourceFact
from provenance.model.origins import Origins
from provenance.model.vocabulary import Credibility, LinkRelation, LinkState, Reliability, VerdictValue
from provenance.rate.agreement import Agreement, find_agreement
from provenance.rate.credibility import check_credibility
from provenance.store import (
    Transaction,
    find_source,
    list_links,
    list_ratings_on_sources,
    list_source_ratings,
    rate_claim,
)
from provenance.workflow.stories import load_around


@dataclass(frozen=True, slots=True)
class RatingHistory:
    """All ratings of a source, the oldest first, and how its analysts differ.

    ``latest`` is each analyst's last general rating, by name. ``agreement`` is taken over every source that two
    analysts or more rated, since one source alone tells nothing about what chance would give.
    """

    source: SourceFact
    ratings: tuple[RatingFact, ...]
    latest: dict[str, RatingFact]
    agreement: Agreement

    @property
    def disagreed(self) -> bool:
        """Tell whether the last words of the analysts differ."""
        return len({rating.standing for rating in self.latest.values()}) > 1


def load_rating_history(transaction: Transaction, name: str) -> RatingHistory:
    """Return the history of a source's ratings.

    Raises:
        NotFoundError: if no source is meant.
        StoreError: if several are.
    """
    source = find_source(transaction, name).source
    ratings = tuple(list_source_ratings(transaction, source.id))
    latest = {rating.analyst: rating for rating in ratings if rating.scope is None}
    compared = [
        (rating.analyst, str(number), rating.standing)
        for number, rating in list_ratings_on_sources(transaction)
        if rating.scope is None and isinstance(rating.standing, Reliability)
    ]
    return RatingHistory(source, ratings, latest, find_agreement(compared))


@dataclass(frozen=True, slots=True)
class ClaimStanding:
    """What a rating of a claim must rest on: its origins with those of accepted links, and what contradicts it.

    ``contradicted`` holds where a ``conflicts`` link was accepted or the claim was refuted; ``reliability`` is the
    letter of the source that the claim names first.
    """

    origins: Origins
    contradicted: bool
    reliability: Reliability


def find_standing(facts: Facts, claim_id: int) -> ClaimStanding:
    """Return what a rating of a claim must rest on.

    Args:
        facts: the claim with the claims linked to it.
        claim_id: which claim.

    Raises:
        NotFoundError: if the facts do not hold the claim.
    """
    claim = next((claim for claim in facts.claims if claim.id == claim_id), None)
    if claim is None:
        message = f"there is no claim {claim_id}; `provenance claims list` shows their numbers"
        raise NotFoundError(message)
    lead = next((hop for hop in claim.citations if hop.id == claim.lead_citation_id), claim.citations[0])
    source = next((source for source in facts.sources if source.id == lead.source_id), None)
    letter = Reliability.F if source is None or source.rating is None else source.rating.standing
    contradicted = any(
        link.relation is LinkRelation.CONFLICTS and link.state is LinkState.ACCEPTED
        for link in facts.links
        if claim_id in {link.first, link.second}
    )
    contradicted = contradicted or (claim.verdict is not None and claim.verdict.value is VerdictValue.REFUTED)
    return ClaimStanding(
        find_claim_origins(claim_id, facts), contradicted, letter if isinstance(letter, Reliability) else Reliability.F
    )


def check_rating(transaction: Transaction, claim_id: int, value: Credibility) -> Refusal | None:
    """Return why a credibility needs more than a reason, or None where nothing speaks against it.

    Raises:
        NotFoundError: if there is no such claim.
    """
    links = [link for link in list_links(transaction, claim_id=claim_id) if link.state is not LinkState.REJECTED]
    linked = {number for link in links for number in (link.first_claim_id, link.second_claim_id)}
    standing = find_standing(load_around(transaction, linked | {claim_id}), claim_id)
    return check_credibility(value, standing.origins.proven, standing.contradicted, standing.reliability)


def rate_with_rules(
    transaction: Transaction, claim_id: int, value: Credibility, reason: str, *, override: str | None = None
) -> tuple[int, Refusal | None]:
    """Rate a claim if its rules allow it or a reason overrides them.

    Returns:
        The rating's id, and the rule that was overridden, if any. The override is kept with the reason.

    Raises:
        NotFoundError: if there is no such claim.
        RefusedError: if a rule speaks against it and no reason is given for going on.
        UsageError: if no reason is given for the rating.
    """
    refusal = check_rating(transaction, claim_id, value)
    if refusal is None:
        return rate_claim(transaction, claim_id, value, reason), None
    stated = (override or "").strip()
    if not stated:
        message = (
            f"claim {claim_id} is not rated {value.value}: {refusal.message}; --override REASON goes on all the same"
        )
        raise RefusedError(message)
    return rate_claim(transaction, claim_id, value, f"{reason} (overrides {refusal.rule}: {stated})"), refusal
