"""The claims that stand: those that no analyst threw out."""

from dataclasses import replace

from provenance.model.facts import Facts

REJECTED = "rejected"
"""The state of a claim that an analyst threw out: the text does not say it."""


def drop_rejected(facts: Facts) -> Facts:
    """Return the facts without rejected claims, and without the links that tie them."""
    if all(claim.state != REJECTED for claim in facts.claims):
        return facts
    claims = tuple(claim for claim in facts.claims if claim.state != REJECTED)
    numbers = {claim.id for claim in claims}
    links = tuple(link for link in facts.links if link.first in numbers and link.second in numbers)
    return replace(facts, claims=claims, links=links)
