"""Reading the history: what was changed, by whom, when and why."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, select

from provenance.errors import NotFoundError
from provenance.store.bulk import table_of
from provenance.store.snapshots import differing
from provenance.store.tables import RevisionRow
from provenance.store.transactions import Transaction


@dataclass(frozen=True, slots=True)
class Revision:
    """One change. ``before`` and ``after`` tell what the noun was and became, None where there was or is nothing.

    Revisions with the same ``set_id`` were one decision. An ingest's ``after`` holds the digest of the document's rows.
    """

    id: int
    set_id: int
    at: datetime
    analyst: str
    action: str
    noun: str
    noun_id: int
    document_id: int | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reason: str | None
    previous: str
    hash: str

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the fields in which ``before`` and ``after`` differ."""
        return tuple(differing(self.before, self.after))


def list_revisions(
    tx: Transaction,
    *,
    noun: str | None = None,
    noun_id: int | None = None,
    document_id: int | None = None,
    analyst: str | None = None,
    since: datetime | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[Revision]:
    """Return revisions, the newest first; every argument that is given must hold.

    Args:
        tx: any transaction.
        noun: ``document``, ``claim``, ``source``, ``link``, ``case``, ``rating``, ``verdict``, ``note`` …
        noun_id: the id of the one that is asked for.
        document_id: changes that concern a document or its claims.
        analyst: who changed something.
        since: not before this moment (timezone-aware).
        limit: how many at the most.
        offset: how many to leave out at the start.
    """
    table = table_of(RevisionRow)
    query = select(table).order_by(table.c.id.desc()).offset(offset)
    for name, value in {"noun": noun, "noun_id": noun_id, "document_id": document_id, "analyst": analyst}.items():
        if value is not None:
            query = query.where(table.c[name] == value)
    if since is not None:
        query = query.where(table.c.at >= since)
    return [_make(row) for row in tx.execute(query if limit is None else query.limit(limit)).mappings()]


def load_revision(tx: Transaction, revision_id: int) -> Revision:
    """Return one revision.

    Raises:
        NotFoundError: if there is none of that number.
    """
    table = table_of(RevisionRow)
    row = tx.execute(select(table).where(table.c.id == revision_id)).mappings().first()
    if row is None:
        message = f"there is no revision {revision_id}; `provenance history` lists them"
        raise NotFoundError(message)
    return _make(row)


def load_set(tx: Transaction, set_id: int) -> list[Revision]:
    """Return the revisions of one decision, in the order in which they were made; empty where there is no such set."""
    table = table_of(RevisionRow)
    return [
        _make(row) for row in tx.execute(select(table).where(table.c.set_id == set_id).order_by(table.c.id)).mappings()
    ]


def has_revision_hash(tx: Transaction, digest: str) -> bool:
    """Tell whether a revision has this hash: a head that was noted elsewhere must still be in the chain."""
    table = table_of(RevisionRow)
    found = tx.execute(select(table.c.id).where(table.c.hash == digest.strip().lower()).limit(1))
    return found.first() is not None


def _make(row: RowMapping) -> Revision:
    parsed = {name: None if row[name] is None else json.loads(row[name]) for name in ("before", "after")}
    return Revision(**{**row, **parsed})
