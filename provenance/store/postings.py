"""Which claims have which keys. Keys are worked out elsewhere and handed in; what they mean is not known here.

On SQLite the postings are an index of FTS5, on PostgreSQL one of GIN: both take in many rows at once, where a table
with one row for each key and claim would write a page for each. Nothing here is part of the history: keys follow from
the claims, and a claim that changes loses them until they are worked out again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, select, text

from provenance.store.bulk import insert_rows, split_ids, table_of
from provenance.store.tables import ClaimKeysRow, ClaimRow
from provenance.store.tables.keys import write_key, write_keys
from provenance.store.transactions import Transaction

_BATCH = 2_000
_ON_SERVER = 50
"""Keys that one query to a server asks for."""

_FIND_SQLITE = text("SELECT rowid FROM claim_search_keys WHERE claim_search_keys MATCH :key LIMIT :most")
_FIND_POSTGRESQL = text(
    "SELECT asked.key, found.claim_id FROM unnest(CAST(:keys AS integer[])) AS asked (key) CROSS JOIN LATERAL "
    "(SELECT claim_id FROM claim_keys WHERE keys @> ARRAY[asked.key] LIMIT :most) AS found"
)
_INDEX = "INSERT INTO claim_search_keys (rowid, keys) VALUES (?, ?)"


def keep_keys(tx: Transaction, keys: Mapping[int, Collection[int]]) -> None:
    """Keep the keys of claims, by the claims' ids, in place of those they had.

    Args:
        tx: a writing transaction.
        keys: whole numbers of 32 bits with a sign, each once.

    Raises:
        IntegrityError: if there is no such claim.
    """
    table = table_of(ClaimKeysRow)
    for chunk in split_ids(keys):
        tx.execute(delete(table).where(table.c.claim_id.in_(chunk)))
    _add_keys(tx, sorted(keys.items()))


def keep_document_keys(tx: Transaction, keys: Mapping[int, Sequence[Collection[int]]]) -> None:
    """Keep the keys of documents that have just been kept, by their ids, each in the order of its claims.

    Raises:
        ValueError: if a document has another number of claims.
    """
    claims = table_of(ClaimRow)
    found: dict[int, list[int]] = {number: [] for number in keys}
    for chunk in split_ids(keys):
        query = select(claims.c.document_id, claims.c.id).where(claims.c.document_id.in_(chunk))
        for row in tx.execute(query.order_by(claims.c.document_id, claims.c.number)):
            found[row.document_id].append(row.id)
    pairs = (zip(found[number], own, strict=True) for number, own in keys.items())
    _add_keys(tx, [pair for document in pairs for pair in document])


def _add_keys(tx: Transaction, keys: Sequence[tuple[int, Collection[int]]]) -> None:
    rows: list[tuple[Any, ...]]
    if tx.is_sqlite:
        rows = [(number, write_keys(one)) for number, one in keys]
    else:
        rows = [(number, f"{{{','.join(map(str, one))}}}") for number, one in keys]
    insert_rows(tx, ClaimKeysRow, rows)
    if rows and tx.is_sqlite:
        tx.connection.exec_driver_sql(_INDEX, rows)


def find_unkeyed(tx: Transaction, limit: int | None = None) -> list[int]:
    """Return the claims that have no keys: of documents kept without them, and those changed since; by rising id."""
    claims, keys = table_of(ClaimRow), table_of(ClaimKeysRow)
    query = select(claims.c.id).outerjoin(keys, keys.c.claim_id == claims.c.id).where(keys.c.claim_id.is_(None))
    return list(tx.execute(query.order_by(claims.c.id).limit(limit)).scalars())


def count_keyed(tx: Transaction) -> int:
    """Return how many claims have keys."""
    return int(tx.execute(select(func.count()).select_from(table_of(ClaimKeysRow))).scalar_one())


def load_keys(tx: Transaction, claim_ids: Iterable[int] | None = None) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Yield the id, the document and the keys of claims that have keys: of some, or of all by rising id."""
    claims, table = table_of(ClaimRow), table_of(ClaimKeysRow)
    query = select(table.c.claim_id, claims.c.document_id, table.c["keys"]).join(
        claims, claims.c.id == table.c.claim_id
    )
    query = query.order_by(table.c.claim_id)
    if claim_ids is not None:
        for chunk in split_ids(claim_ids):
            yield from map(_as_entry, tx.execute(query.where(table.c.claim_id.in_(chunk))))
        return
    last: int | None = None
    while True:
        after = query if last is None else query.where(table.c.claim_id > last)
        found = tx.execute(after.limit(_BATCH)).all()
        yield from map(_as_entry, found)
        if len(found) < _BATCH:
            return
        last = found[-1].claim_id


def _as_entry(row: Any) -> tuple[int, int, tuple[int, ...]]:  # noqa: ANN401 -- a row of three columns
    claim_id, document_id, keys = row
    return claim_id, document_id, keys


def load_postings(tx: Transaction, keys: Iterable[int], most: int) -> dict[int, list[int]]:
    """Return the claims that have each of the keys, by rising id; keys that more than ``most`` have are left out.

    A common key costs no more than one that ``most`` claims have.
    """
    asked = sorted(set(keys))
    found: dict[int, list[int]] = {}
    if tx.is_sqlite:
        for key in asked:
            values = {"key": f'"{write_key(key)}"', "most": most + 1}
            found[key] = list(tx.execute(_FIND_SQLITE, values).scalars())
    else:
        tx.execute(text("SET LOCAL enable_seqscan = off"))
        for start in range(0, len(asked), _ON_SERVER):
            values = {"keys": asked[start : start + _ON_SERVER], "most": most + 1}
            for row in tx.execute(_FIND_POSTGRESQL, values):
                found.setdefault(row.key, []).append(row.claim_id)
        tx.execute(text("SET LOCAL enable_seqscan = on"))
    return {key: sorted(claims) for key, claims in found.items() if 0 < len(claims) <= most}


def find_claims_beside(tx: Transaction, claim_ids: Iterable[int]) -> dict[int, list[int]]:
    """Return, by document, the claims of all documents in which one of these claims stands."""
    claims = table_of(ClaimRow)
    found: dict[int, list[int]] = {}
    for chunk in split_ids(claim_ids):
        documents = select(claims.c.document_id).where(claims.c.id.in_(chunk)).distinct()
        for row in tx.execute(select(claims.c.id, claims.c.document_id).where(claims.c.document_id.in_(documents))):
            found.setdefault(row.document_id, []).append(row.id)
    return found
