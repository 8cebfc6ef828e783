"""Ratings: added one after the other, never replaced."""

from sqlalchemy import ColumnElement, insert, select

from provenance.errors import NotFoundError, UsageError
from provenance.model.dates import PartialDate
from provenance.model.facts import RatingFact
from provenance.model.vocabulary import Credibility, Reliability
from provenance.store.bulk import allocate_ids, table_of
from provenance.store.cleaning import storable
from provenance.store.facts.reviews import find_merged, make_rating
from provenance.store.history import record_new
from provenance.store.tables import ClaimRow, RatingRow, SourceRow
from provenance.store.transactions import Transaction


def rate_source(
    tx: Transaction,
    source_id: int,
    value: Reliability,
    reason: str,
    *,
    scope: str | None = None,
    until: PartialDate | None = None,
) -> int:
    """Add a rating of a source's reliability and return its id. The rating is the transaction's analyst's.

    Args:
        tx: a writing transaction.
        source_id: who is rated.
        value: the Admiralty letter.
        reason: why; not empty.
        scope: for which topic, country or period; None for everything.
        until: when the rating expires.

    Raises:
        NotFoundError: if there is no such source.
        UsageError: if no reason is given.
    """
    if tx.execute(select(table_of(SourceRow).c.id).where(table_of(SourceRow).c.id == source_id)).first() is None:
        message = f"there is no source {source_id}"
        raise NotFoundError(message)
    return _rate(tx, {"source_id": source_id, "value": str(value)}, reason, scope, until)


def rate_claim(
    tx: Transaction,
    claim_id: int,
    value: Credibility,
    reason: str,
    *,
    scope: str | None = None,
    until: PartialDate | None = None,
) -> int:
    """Add a rating of a claim's credibility and return its id; arguments as for ``rate_source``.

    Raises:
        NotFoundError: if there is no such claim.
        UsageError: if no reason is given.
    """
    if tx.execute(select(table_of(ClaimRow).c.id).where(table_of(ClaimRow).c.id == claim_id)).first() is None:
        message = f"there is no claim {claim_id}"
        raise NotFoundError(message)
    return _rate(tx, {"claim_id": claim_id, "value": str(value)}, reason, scope, until)


def list_source_ratings(tx: Transaction, source_id: int) -> list[RatingFact]:
    """Return all ratings of a source, and of what was merged into it, the oldest first."""
    return _list(tx, table_of(RatingRow).c.source_id.in_(find_merged(tx, [source_id])))


def list_claim_ratings(tx: Transaction, claim_id: int) -> list[RatingFact]:
    """Return all ratings of a claim, the oldest first."""
    return _list(tx, table_of(RatingRow).c.claim_id == claim_id)


def list_ratings_on_sources(tx: Transaction) -> list[tuple[int, RatingFact]]:
    """Return every rating of any source with the source's id, the oldest first."""
    table = table_of(RatingRow)
    query = select(table).where(table.c.source_id.is_not(None)).order_by(table.c.id)
    return [(row["source_id"], make_rating(tx, row)) for row in tx.execute(query).mappings()]


def require_reason(reason: str) -> str:
    """Return a reason as it is kept.

    Raises:
        UsageError: if it is empty.
    """
    kept = storable(reason).strip()
    if not kept:
        message = "a decision needs a reason; give one with --because"
        raise UsageError(message)
    return kept


def _rate(tx: Transaction, values: dict[str, object], reason: str, scope: str | None, until: PartialDate | None) -> int:
    number = allocate_ids(tx, {RatingRow: 1})[RatingRow]
    values |= {"id": number, "analyst": tx.analyst, "rated_at": tx.at, "reason": require_reason(reason)}
    values |= {"scope": storable(scope), "until": None if until is None else until.iso()}
    tx.execute(insert(table_of(RatingRow)), values)
    record_new(tx, "rating", [number], "rate")
    return number


def _list(tx: Transaction, condition: ColumnElement[bool]) -> list[RatingFact]:
    table = table_of(RatingRow)
    return [make_rating(tx, row) for row in tx.execute(select(table).where(condition).order_by(table.c.id)).mappings()]
