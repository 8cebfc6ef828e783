"""The one way to change anything: each change writes its revision in the same transaction, chained by hashes.

A revision's hash is SHA-256 over the hash before it and the revision as canonical JSON. Whoever holds the file can
recompute a chain; so its head can be printed and compared with what was noted elsewhere.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select, update

from provenance.errors import NotFoundError, StaleError
from provenance.store.bulk import split_ids, table_of
from provenance.store.cleaning import storable
from provenance.store.snapshots import NOUNS, Snapshot, canonical, differing, plain_value, take_snapshots
from provenance.store.tables import ClaimRow, RevisionRow
from provenance.store.transactions import Transaction
from provenance.store.upkeep import keep_closure

GENESIS = "0" * 64
"""What stands before the first revision."""

_SHOWN = 60
"""Characters of a value that a message shows."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change, as it is to be recorded: what a noun was and what it became, None for nothing."""

    action: str
    noun: str
    noun_id: int
    before: Snapshot | None = None
    after: Snapshot | None = None
    document_id: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: the number of the last revision and its hash."""

    id: int
    hash: str


def find_head(tx: Transaction) -> Head:
    """Return the chain's head; number 0 where there is no history yet."""
    table = table_of(RevisionRow)
    row = tx.execute(select(table.c.id, table.c.hash).order_by(table.c.id.desc()).limit(1)).first()
    return Head(0, GENESIS) if row is None else Head(row.id, row.hash)


def record(tx: Transaction, changes: Sequence[Change]) -> None:
    """Add one revision for each change to the history, in order.

    All revisions of one transaction are one set. A change's own reason goes before the transaction's.

    Raises:
        StoreError: if the transaction only reads.
    """
    if changes:
        record_sets(tx, [changes])


def record_sets(tx: Transaction, sets: Sequence[Sequence[Change]]) -> None:
    """Add the revisions of several decisions to the history, in order: each is a set of its own.

    The first joins what the transaction recorded before.

    Raises:
        StoreError: if the transaction only reads.
    """
    head = find_head(tx)
    number, previous = head.id, head.hash
    rows = []
    for place, changes in enumerate(sets):
        tx.set_id = (None if place else tx.set_id) or number + 1
        for change in changes:
            number += 1
            row = _make_row(tx, number, change, previous)
            row["hash"] = previous = hash_revision(row)
            rows.append(row)
    tx.execute(insert(table_of(RevisionRow)), rows)
    keep_closure(tx, [change for changes in sets for change in changes])


def _make_row(tx: Transaction, number: int, change: Change, previous: str) -> dict[str, Any]:
    """Return a revision's row, all but its hash."""
    return {
        "id": number,
        "set_id": tx.set_id,
        "at": tx.at,
        "analyst": tx.analyst,
        "action": change.action,
        "noun": change.noun,
        "noun_id": change.noun_id,
        "document_id": change.document_id,
        "before": None if change.before is None else canonical(change.before),
        "after": None if change.after is None else canonical(change.after),
        "reason": storable(change.reason) or tx.reason,
        "previous": previous,
    }


def hash_revision(row: dict[str, Any]) -> str:
    """Return the hash that a revision must bear, from its columns."""
    told = {name: plain_value(value) for name, value in row.items() if name not in {"hash", "previous"}}
    return hashlib.sha256((row["previous"] + canonical(told)).encode()).hexdigest()


def record_new(tx: Transaction, noun: str, ids: Iterable[int], action: str, reason: str | None = None) -> None:
    """Record that the rows with these ids were made in this transaction."""
    found = take_snapshots(tx, noun, ids)
    documents = find_documents(tx, noun, found)
    record(
        tx,
        [
            Change(action, noun, number, None, after, documents.get(number), reason)
            for number, after in sorted(found.items())
        ],
    )


@contextmanager
def changing(
    tx: Transaction,
    noun: str,
    ids: Iterable[int],
    action: str,
    reason: str | None = None,
    *,
    seen_version: int | None = None,
    always: bool = False,
) -> Iterator[dict[int, Snapshot]]:
    """Change rows within the block: what differs afterwards is recorded, and its version counts up.

    Yields what the rows were, by id. ``always`` records the others too, with what they are before and after: a decision
    that agrees with the one before it is a decision all the same.

    Raises:
        NotFoundError: if one of the rows does not exist.
        StaleError: if the row no longer has ``seen_version``, the version on which the caller's edit rests.
        StoreError: if the transaction only reads.
    """
    wanted = list(ids)
    before = take_snapshots(tx, noun, wanted)
    for number in wanted:
        if number not in before:
            message = f"there is no {noun} {number}"
            raise NotFoundError(message)
        if seen_version is not None and before[number].get("version") != seen_version:
            raise StaleError(_tell_stale(tx, noun, before[number], seen_version))
    documents = find_documents(tx, noun, before)
    yield before
    after = take_snapshots(tx, noun, wanted)
    changed = [number for number in before if before[number] != after.get(number)]
    told = list(before) if always else changed
    root = table_of(NOUNS[noun].root)
    if "version" in root.c:
        kept = [number for number in changed if number in after]
        for number in kept:
            after[number]["version"] += 1
        for chunk in split_ids(kept):
            tx.execute(update(root).where(root.c.id.in_(chunk)).values(version=root.c.version + 1))
    record(
        tx,
        [
            Change(action, noun, number, before[number], after.get(number), documents.get(number), reason)
            for number in told
        ],
    )


def find_documents(tx: Transaction, noun: str, snapshots: Mapping[int, Snapshot]) -> dict[int, int]:
    """Return, by the id of a row, the document that it concerns, where it concerns one."""
    if noun == "document":
        return {number: number for number in snapshots}
    own = {number: one["document_id"] for number, one in snapshots.items() if one.get("document_id") is not None}
    claims = {number: one["claim_id"] for number, one in snapshots.items() if one.get("claim_id") is not None}
    claims |= {number: one["noun_id"] for number, one in snapshots.items() if one.get("noun") == "claim"}
    if claims:
        table = table_of(ClaimRow)
        found: dict[int, int] = {}
        for chunk in split_ids(claims.values()):
            query = select(table.c.id, table.c.document_id).where(table.c.id.in_(chunk))
            found |= {row.id: row.document_id for row in tx.execute(query)}
        own |= {number: found[claim] for number, claim in claims.items() if claim in found}
    return own | {n: one["noun_id"] for n, one in snapshots.items() if one.get("noun") == "document"}


def _tell_stale(tx: Transaction, noun: str, now: Snapshot, seen_version: int) -> str:
    table = table_of(RevisionRow)
    query = (
        select(table.c.analyst, table.c.before)
        .where(table.c.noun == noun, table.c.noun_id == now["id"])
        .order_by(table.c.id)
    )
    rows = tx.execute(query).all()
    who = rows[-1].analyst if rows else "somebody"
    return (
        f"{noun} {now['id']} was changed by {who} since you read it: you saw version {seen_version}, "
        f"it is now version {now['version']}{_tell_difference(rows, now, seen_version)}; look at it again"
    )


def _tell_difference(rows: Sequence[Any], now: Snapshot, seen_version: int) -> str:
    for row in rows:
        seen = json.loads(row.before or "{}")
        if seen.get("version") == seen_version:
            names = [name for name in differing(seen, now) if name != "version"]
            told = [f"{name} was {_show(seen.get(name))}, is {_show(now.get(name))}" for name in names]
            return f" ({'; '.join(told)})" if told else ""
    return ""


def _show(value: Any) -> str:  # noqa: ANN401 -- a column's value
    text = canonical(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
