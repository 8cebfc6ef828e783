"""Making rows what a snapshot says they are: how edits and undo write, so that both write what history can tell."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, Table, and_, delete, insert, update

from provenance.store.bulk import split_ids, table_of
from provenance.store.search import index_claims_by_id
from provenance.store.snapshots import NOUNS, Snapshot, canonical
from provenance.store.tables import DocumentRow, Row
from provenance.store.tables.columns import Instant
from provenance.store.transactions import Transaction

REMOVAL = (
    "acknowledgement",
    "assignment",
    "note",
    "verdict",
    "rating",
    "link",
    "link_run",
    "cited_document",
    "case",
    "claim",
    "document",
    "source",
)
"""Nouns in an order in which their rows can be removed: what hangs on others goes before them."""

_UNWRITTEN = frozenset({"version"})


def write_snapshots(tx: Transaction, noun: str, pairs: Iterable[tuple[Snapshot | None, Snapshot | None]]) -> None:
    """Write what differs between snapshots and what they are to become; None stands for no row.

    Versions are left alone where a row stays: ``history.changing`` counts them. A document's text is never written.

    Raises:
        ValueError: if a document or anything that cannot be made from its snapshot is to be made.
    """
    made = []
    alike: dict[str, tuple[dict[str, Any], list[int]]] = {}
    for before, after in pairs:
        if before is None and after is None:
            continue
        if after is None:
            _remove(tx, noun, before or {})
        elif before is None:
            _make(tx, noun, after)
            made.append(int(after["id"]))
        else:
            changed = _change(tx, noun, before, after)
            if changed:
                alike.setdefault(canonical(changed), (changed, []))[1].append(int(before["id"]))
    _update_alike(tx, table_of(NOUNS[noun].root), alike.values())
    if noun == "claim" and made:
        index_claims_by_id(tx, made)


def _make(tx: Transaction, noun: str, after: Snapshot) -> None:
    shape = NOUNS[noun]
    if shape.root is DocumentRow:
        message = "a document cannot be made from its snapshot: history keeps only the digest of its text"
        raise ValueError(message)
    table = table_of(shape.root)
    tx.execute(insert(table), _typed(table, _columns(table, after)))
    for part in shape.parts:
        _insert(tx, part, after.get(table_of(part).name, ()))


def _remove(tx: Transaction, noun: str, before: Snapshot) -> None:
    shape = NOUNS[noun]
    for part in reversed(shape.parts):
        table = table_of(part)
        tx.execute(delete(table).where(table.c[shape.key] == before["id"]))
    table = table_of(shape.root)
    tx.execute(delete(table).where(table.c.id == before["id"]))


def _change(tx: Transaction, noun: str, before: Snapshot, after: Snapshot) -> dict[str, Any]:
    """Change the rows that hang on a noun, and return what of its own row is to change."""
    shape = NOUNS[noun]
    for part in shape.parts:
        name = table_of(part).name
        if name in after and before.get(name) != after[name]:
            _change_parts(tx, part, before.get(name, ()), after[name])
    kept = _UNWRITTEN | ({"text"} if shape.root is DocumentRow else frozenset())
    return _find_changed(table_of(shape.root), before, {name: one for name, one in after.items() if name not in kept})


def _update_alike(tx: Transaction, table: Table, alike: Iterable[tuple[dict[str, Any], list[int]]]) -> None:
    """Change rows, those that become alike together."""
    for changed, ids in alike:
        for chunk in split_ids(ids):
            tx.execute(update(table).where(table.c.id.in_(chunk)).values(_typed(table, changed)))


def _change_parts(tx: Transaction, part: type[Row], before: Sequence[Snapshot], after: Sequence[Snapshot]) -> None:
    """Remove, change and insert the rows that hang on a noun, by their primary keys."""
    table = table_of(part)
    keys = [column.name for column in table.primary_key]
    old = {tuple(row[key] for key in keys): row for row in before}
    new = {tuple(row[key] for key in keys): row for row in after}
    for key, row in old.items():
        if key not in new:
            tx.execute(delete(table).where(_is_row(table, keys, row)))
    for key, row in new.items():
        if key in old and old[key] != row:
            changed = _find_changed(table, old[key], row)
            tx.execute(update(table).where(_is_row(table, keys, row)).values(_typed(table, changed)))
    _insert(tx, part, [row for key, row in new.items() if key not in old])


def _insert(tx: Transaction, part: type[Row], rows: Sequence[Snapshot]) -> None:
    if rows:
        table = table_of(part)
        tx.execute(insert(table), [_typed(table, _columns(table, row)) for row in rows])


def _find_changed(table: Table, before: Snapshot, after: Snapshot) -> dict[str, Any]:
    return {
        column.name: after[column.name]
        for column in table.c
        if column.name in after and before.get(column.name) != after[column.name]
    }


def _is_row(table: Table, keys: Sequence[str], row: Snapshot) -> ColumnElement[bool]:
    return and_(*(table.c[key] == row[key] for key in keys))


def _columns(table: Table, row: Snapshot) -> Snapshot:
    """Return a row's columns; one that a later migration added, and the snapshot does not know, keeps its default."""
    return {column.name: row[column.name] for column in table.c if column.name in row}


def _typed(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return plain values as the columns take them: days and instants from ISO 8601."""
    return {name: _read(table.c[name].type, value) for name, value in values.items()}


def _read(kind: Any, value: Any) -> Any:  # noqa: ANN401 -- a column's type and value
    if value is None:
        return None
    if isinstance(kind, Instant):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return value
