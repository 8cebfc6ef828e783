"""Verdicts on claims: added one after the other, never replaced."""

from sqlalchemy import insert, select

from provenance.errors import NotFoundError
from provenance.model.facts import VerdictFact
from provenance.model.vocabulary import VerdictValue
from provenance.store.bulk import allocate_ids, table_of
from provenance.store.history import record_new
from provenance.store.ratings import require_reason
from provenance.store.tables import ClaimRow, VerdictRow
from provenance.store.transactions import Transaction


def add_verdict(tx: Transaction, claim_id: int, value: VerdictValue, reason: str) -> int:
    """Add the analyst's decision on a claim and return its id.

    Raises:
        NotFoundError: if there is no such claim.
        UsageError: if no reason is given.
    """
    claims = table_of(ClaimRow)
    if tx.execute(select(claims.c.id).where(claims.c.id == claim_id)).first() is None:
        message = f"there is no claim {claim_id}"
        raise NotFoundError(message)
    number = allocate_ids(tx, {VerdictRow: 1})[VerdictRow]
    values = {"id": number, "claim_id": claim_id, "value": str(value), "reason": require_reason(reason)}
    tx.execute(insert(table_of(VerdictRow)), values | {"analyst": tx.analyst, "decided_at": tx.at})
    record_new(tx, "verdict", [number], "decide")
    return number


def list_verdicts(tx: Transaction, claim_id: int) -> list[VerdictFact]:
    """Return all verdicts on a claim, the oldest first."""
    table = table_of(VerdictRow)
    return [
        VerdictFact(VerdictValue(row.value), row.analyst, row.decided_at, row.reason)
        for row in tx.execute(select(table).where(table.c.claim_id == claim_id).order_by(table.c.id))
    ]
