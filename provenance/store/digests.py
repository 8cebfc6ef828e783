"""The digest of a document's rows: what an ingest puts into history instead of every row."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import select

from provenance.store.bulk import table_of
from provenance.store.layouts import LAYOUT, LAYOUTS
from provenance.store.snapshots import NOUNS, Snapshot, digest_text, plain_value
from provenance.store.tables import ClaimRow, DocumentRow, Row
from provenance.store.transactions import Transaction

Values = Sequence[Any]

_ID = itemgetter(0)
_WRITE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

_BATCH = 1000
"""Rows that are told at a time."""

_OWNERS = {shape.root: (noun, "id") for noun, shape in NOUNS.items()} | {
    part: (noun, shape.key) for noun, shape in NOUNS.items() for part in shape.parts
}
"""By table, the noun to which its rows belong and the column that names which."""


def digest_rows(rows: Mapping[type[Row], Sequence[Values]], layout: int = LAYOUT) -> str:
    """Return SHA-256 over a document's rows: table by table, by id, each row a JSON list of plain values."""
    state = hashlib.sha256()
    for row in LAYOUTS[layout]:
        ordered = sorted(rows.get(row, ()), key=_ID)
        state.update(f"{table_of(row).name}[".encode())
        for start in range(0, len(ordered), _BATCH):  # all rows of a long text as one JSON fill the memory
            told = _WRITE(ordered[start : start + _BATCH])
            state.update((("," if start else "") + told[1:-1]).encode())
        state.update(b"]\n")
    return state.hexdigest()


def load_rows(tx: Transaction, document_id: int, layout: int = LAYOUT) -> dict[type[Row], list[list[Any]]]:
    """Return a document's rows as they are now: plain values in the layout's order of columns."""
    claims = table_of(ClaimRow)
    found: dict[type[Row], list[list[Any]]] = {}
    for row, names in LAYOUTS[layout].items():
        table = table_of(row)
        query = select(*(table.c[name] for name in names))
        if row is DocumentRow:
            query = query.where(table.c.id == document_id)
        elif "document_id" in table.c:
            query = query.where(table.c.document_id == document_id)
        else:
            query = query.join(claims, claims.c.id == table.c.claim_id).where(claims.c.document_id == document_id)
        found[row] = [[plain_value(value) for value in one] for one in tx.execute(query)]
    text = LAYOUTS[layout][DocumentRow].index("text")
    for document in found[DocumentRow]:
        document[text] = digest_text(document[text])
    return found


def restore_rows(
    found: Mapping[type[Row], Sequence[Values]], touched: Mapping[tuple[str, int], Snapshot | None], layout: int
) -> dict[type[Row], list[Values]]:
    """Return the rows as they were at ingest: where history tells of a later change, what stood before it.

    Args:
        found: the rows as they are now.
        touched: by noun and id, what the first later revision found there; None for what it made.
        layout: the layout of the digest to compare with.
    """
    rows: dict[type[Row], list[Values]] = {}
    for row, columns in LAYOUTS[layout].items():
        noun, key = _OWNERS[row]
        owner = columns.index(key)
        kept = [one for one in found.get(row, ()) if (noun, one[owner]) not in touched]
        rows[row] = kept + [[one.get(name) for name in columns] for one in _rows_before(row, touched)]
    return rows


def _rows_before(row: type[Row], touched: Mapping[tuple[str, int], Snapshot | None]) -> Iterable[Snapshot]:
    name = table_of(row).name
    for (noun, _), before in touched.items():
        shape = NOUNS[noun]
        if before is None:
            continue
        if shape.root is row:
            yield before
        elif row in shape.parts:
            yield from before.get(name, ())
