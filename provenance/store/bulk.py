"""Many rows at once: ids given out in blocks, and rows sent as fast as either driver takes them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Table, text

from provenance.store.tables import Row
from provenance.store.transactions import Transaction

Rows = Sequence[tuple[Any, ...]]
_Id = TypeVar("_Id", int, str)

_CHUNK = 500
"""Ids named in one query."""


def split_ids(ids: Iterable[_Id]) -> Iterator[list[_Id]]:
    """Yield the ids, or other keys, each once and in order, in lists short enough for one query."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]


@cache
def column_names(row: type[Row]) -> tuple[str, ...]:
    """Return the names of a table's columns, in the order in which the row class declares them."""
    return tuple(column.name for column in row.__table__.columns)


def table_of(row: type[Row]) -> Table:
    """Return the table of a row class."""
    table = row.__table__
    if not isinstance(table, Table):  # pragma: no cover -- a row class maps one table
        raise TypeError(row)
    return table


def allocate_ids(tx: Transaction, counts: Mapping[type[Row], int]) -> dict[type[Row], int]:
    """Set aside that many ids in each table, never given before; return the first of each block.

    Only the one writer of the moment may call it, so no two transactions are given the same.
    """
    names = {row: table_of(row).name for row in counts}
    if tx.is_sqlite:
        last: dict[str, int] = {one.name: one.seq for one in tx.execute(text("SELECT name, seq FROM sqlite_sequence"))}
        last["claims"] = _find_last_claim(tx)
        starts = {row: max(last.get(name, 0), tx.given.get(name, 0)) + 1 for row, name in names.items()}
        tx.given |= {names[row]: start + counts[row] - 1 for row, start in starts.items()}
        return starts
    wanted = [row for row, count in counts.items() if count]
    if not wanted:
        return dict.fromkeys(counts, 0)
    steps = []
    for row in wanted:
        sequence = f"pg_get_serial_sequence('{names[row]}', 'id')"
        steps.append(f"setval({sequence}, nextval({sequence}) + {counts[row] - 1})")
    ends = tx.execute(text(f"SELECT {', '.join(steps)}")).one()
    starts = {row: int(end) - counts[row] + 1 for row, end in zip(wanted, ends, strict=True)}
    return dict.fromkeys(counts, 0) | starts


def _find_last_claim(tx: Transaction) -> int:
    """Return the highest id ever given to a claim: of those there are, and of those whose removal history tells."""
    query = "SELECT max(coalesce((SELECT max(id) FROM claims), 0), coalesce((%s), 0))"
    told = "SELECT max(noun_id) FROM revisions WHERE noun = 'claim'"
    return int(tx.execute(text(query % told)).scalar_one())


def insert_rows(tx: Transaction, row: type[Row], rows: Rows) -> None:
    """Insert whole rows, values in column order, dates as ISO text.

    SQLite takes them by ``executemany``, PostgreSQL by ``COPY``.
    """
    if not rows:
        return
    table, names = table_of(row).name, column_names(row)
    if tx.is_sqlite:
        tx.connection.exec_driver_sql(_insertion(row), list(rows))
        return
    columns = ", ".join(f'"{name}"' for name in names)
    driver: Any = tx.connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
        for values in rows:
            copy.write_row(values)


@cache
def _insertion(row: type[Row]) -> str:
    names = column_names(row)
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    return f'INSERT INTO "{table_of(row).name}" ({columns}) VALUES ({marks})'  # noqa: S608 -- names of our own tables
