"""How far analysts agree, field by field, and what they disagree on and have to settle."""

from dataclasses import dataclass

from provenance.model.vocabulary import Credibility, Reliability
from provenance.rate.agreement import Agreement, find_agreement, find_nominal_agreement
from provenance.store import VOTE_FIELDS, Transaction, Vote, list_votes

RATINGS = ("rating of sources", "rating of claims")


@dataclass(frozen=True, slots=True)
class Dispute:
    """Something on which analysts said different things: who said what, by analyst."""

    field: str
    thing: str
    votes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """The agreement in one field, and what is to be settled in it."""

    field: str
    agreement: Agreement
    disputes: tuple[Dispute, ...]


def compare_analysts(transaction: Transaction) -> list[FieldAgreement]:
    """Return the agreement of all analysts in each field: what analysts last said of each thing is compared.

    State, hedging level, verdict and link have no order; ratings have, and F and 6, which say that nobody can tell, are
    left out of their agreement.
    """
    compared = []
    for field in VOTE_FIELDS:
        votes = list_votes(transaction, field)
        if field == "rating":
            sources = [vote for vote in votes if vote.thing.startswith("source")]
            claims = [vote for vote in votes if not vote.thing.startswith("source")]
            of_sources = find_agreement((one.analyst, one.thing, Reliability(one.value)) for one in sources)
            of_claims = find_agreement((one.analyst, one.thing, Credibility(one.value)) for one in claims)
            compared.append(FieldAgreement(RATINGS[0], of_sources, find_disputes(RATINGS[0], sources)))
            compared.append(FieldAgreement(RATINGS[1], of_claims, find_disputes(RATINGS[1], claims)))
            continue
        agreement = find_nominal_agreement((vote.analyst, vote.thing, vote.value) for vote in votes)
        compared.append(FieldAgreement(field, agreement, find_disputes(field, votes)))
    return compared


def find_disputes(field: str, votes: list[Vote]) -> tuple[Dispute, ...]:
    """Return the things of which two analysts or more said different things, in order."""
    by_thing: dict[str, list[tuple[str, str]]] = {}
    for vote in votes:
        by_thing.setdefault(vote.thing, []).append((vote.analyst, vote.value))
    return tuple(
        Dispute(field, thing, tuple(told))
        for thing, told in sorted(by_thing.items(), key=lambda one: _order(one[0]))
        if len({value for _, value in told}) > 1
    )


def _order(thing: str) -> tuple[str, int]:
    noun, _, number = thing.partition(" ")
    return noun, int(number)
