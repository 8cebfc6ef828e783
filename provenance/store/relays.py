"""Hops that hang on others: when one goes, those it relayed hang on what relayed it, in other claims too."""

from sqlalchemy import select, update

from provenance.store.bulk import split_ids, table_of
from provenance.store.history import changing
from provenance.store.sheets import follow_relays
from provenance.store.snapshots import Snapshot
from provenance.store.tables import CitationRow
from provenance.store.transactions import Transaction


def release_relays(tx: Transaction, before: Snapshot, after: Snapshot | None) -> None:
    """Re-tie the hops of other claims that were relayed by hops which a claim is about to lose."""
    kept = {row["id"] for row in (after or {"citations": ()})["citations"]}
    relays = {row["id"]: row["relayed_by"] for row in before["citations"]}
    lost = relays.keys() - kept
    table = table_of(CitationRow)
    for chunk in split_ids(lost):
        query = select(table.c.id, table.c.claim_id, table.c.relayed_by).where(
            table.c.relayed_by.in_(chunk), table.c.claim_id != before["id"]
        )
        rows = tx.execute(query).all()
        if not rows:
            continue
        with changing(tx, "claim", sorted({row.claim_id for row in rows}), "retie"):
            for row in rows:
                value = follow_relays(row.relayed_by, relays, lost)
                tx.execute(update(table).where(table.c.id == row.id).values(relayed_by=value))
