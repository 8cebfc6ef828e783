"""Ratings of sources seen together: who said what last, where analysts differ, and how far they agree elsewhere."""

from dataclasses import dataclass

from provenance.model.facts import RatingFact, SourceFact
from provenance.model.vocabulary import Reliability
from provenance.rate.agreement import Agreement, find_agreement
from provenance.store import Transaction, find_source, list_ratings_on_sources, list_source_ratings


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
