"""The database: how it is opened, and the two ways of using it, reading and writing."""

import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

from sqlalchemy import URL, Connection, Engine, NullPool, RootTransaction, create_engine, event, inspect, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from provenance.errors import StoreError
from provenance.store.addresses import (
    DRIVER_ERRORS,
    check_file,
    explain,
    find_file,
    find_sqlite_driver,
    is_busy,
    name_address,
    parse_address,
)
from provenance.store.tables import SCHEMA_VERSION
from provenance.store.transactions import Transaction

PATIENCE = 30.0
"""Seconds that a writer waits for the others before it gives up."""

_STEP = 5.0
"""Seconds that SQLite itself waits at the most, for a checkpoint or for a journal to be made."""

_LOOKS = 0.002, 0.02
"""Seconds between two looks whether a writer has finished."""

_WAIT_FOR_WRITERS = text(
    "SELECT set_config('lock_timeout', :patience, true), pg_advisory_xact_lock(CAST(:key AS bigint))"
)
_WRITERS_LOCK = 0x70726F76
"""Key of the advisory lock that lets one writer at a time into a PostgreSQL database ("prov")."""


class Database:
    """An open database. Use it as a context manager, or call ``close``."""

    def __init__(self, url: URL, engine: Engine, patience: float) -> None:
        self._url = url
        self._engine = engine
        self._patience = patience

    @property
    def address(self) -> str:
        """The address as it may be shown, without a password."""
        return name_address(self._url)

    @property
    def is_sqlite(self) -> bool:
        """Tell whether the data is in an SQLite file rather than on a PostgreSQL server."""
        return self._engine.dialect.name == "sqlite"

    @property
    def file(self) -> Path | None:
        """The file of an SQLite database; None for a server."""
        return find_file(self._url)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Open a transaction that sees one state of the database and can change nothing.

        Raises:
            StoreError: if the database refuses.
        """
        options: dict[str, Any] = (
            {"provenance_begin": "BEGIN"}
            if self.is_sqlite
            else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        )
        try:
            with self._engine.connect().execution_options(**options) as connection, connection.begin():
                yield Transaction(connection)
        except DRIVER_ERRORS as error:
            raise explain(error, self._url) from error

    @contextmanager
    def writing(self, analyst: str, reason: str | None = None) -> Iterator[Transaction]:
        """Open the one writing transaction: all that happens in it is kept, or nothing, and history says who and why.

        Writers wait for one another, at most as long as the database's patience.

        Raises:
            StoreError: if the database refuses or stays busy.
            IntegrityError: if a change breaks a rule of the database.
        """
        try:
            with self._engine.connect() as connection, self._begin_writing(connection):
                yield Transaction(connection, analyst, reason)
        except DRIVER_ERRORS as error:
            raise explain(error, self._url) from error

    @contextmanager
    def trying(self, analyst: str) -> Iterator[Transaction]:
        """Open a writing transaction that is taken back at its end: it shows what a change would do, and does nothing.

        Raises:
            StoreError: if the database refuses or stays busy.
            IntegrityError: if a change breaks a rule of the database.
        """
        try:
            with self._engine.connect() as connection, self._begin_writing(connection):
                yield Transaction(connection, analyst)
                connection.rollback()
        except DRIVER_ERRORS as error:
            raise explain(error, self._url) from error

    def run_statements(self, statements: Sequence[str]) -> None:
        """Run statements about the database itself, such as rights, all in one transaction; none about its rows.

        Raises:
            StoreError: if the database refuses.
        """
        try:
            with self._engine.connect() as connection, self._begin_writing(connection):
                for statement in statements:
                    connection.exec_driver_sql(statement)
        except DRIVER_ERRORS as error:
            raise explain(error, self._url) from error

    @contextmanager
    def _begin_writing(self, connection: Connection) -> Iterator[None]:
        if self.is_sqlite:
            transaction = self._begin_immediate(connection)
            with transaction:
                yield
            return
        with connection.begin():
            values = {"patience": f"{int(self._patience * 1000)}ms", "key": _WRITERS_LOCK}
            connection.execute(_WAIT_FOR_WRITERS, values)
            yield

    def _begin_immediate(self, connection: Connection) -> RootTransaction:
        """Begin writing to an SQLite file, waiting for the others.

        SQLite's own waiting looks less and less often, so that one who waits long is passed by those who just came;
        here all look equally often.
        """
        connection.execution_options(provenance_begin="BEGIN IMMEDIATE")
        driver: Any = connection.connection.driver_connection
        end = time.monotonic() + self._patience
        driver.execute("PRAGMA busy_timeout = 0")
        try:
            while True:
                try:
                    return connection.begin()
                except SQLAlchemyError as error:
                    if time.monotonic() >= end or not is_busy(error):
                        raise
                time.sleep(random.uniform(*_LOOKS))  # noqa: S311 -- so that writers do not look in step; no secret
        finally:
            driver.execute(f"PRAGMA busy_timeout = {_find_timeout(self._patience)}")

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_database(address: str, *, patience: float = PATIENCE) -> Database:
    """Open a database that exists and has the present schema.

    Args:
        address: a SQLAlchemy URL, ``sqlite:///FILE`` or ``postgresql+psycopg://…``.
        patience: seconds to wait for other writers.

    Raises:
        ConfigError: if the address is malformed.
        StoreError: if the database is missing, unreachable, none of ours, or of another version.
    """
    url = parse_address(address)
    check_file(url, new=False)
    engine = make_engine(url, patience=patience)
    try:
        _check_version(engine, url)
    except BaseException:
        engine.dispose()
        raise
    return Database(url, engine, patience)


def make_engine(url: URL, *, patience: float = PATIENCE, migrating: bool = False) -> Engine:
    """Return an engine whose connections follow the rules of the house.

    On SQLite: the driver's own transactions are off and ``BEGIN`` is sent by us (SQLAlchemy's documented recipe), the
    journal is WAL, every commit reaches the disk, and foreign keys hold, except while migrating, since recreating
    a table would delete what hangs on it.
    """
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=not migrating, connect_args={"connect_timeout": 10})
    extra: dict[str, Any] = {"poolclass": NullPool} if migrating else {}
    engine = create_engine(url, module=find_sqlite_driver(), **extra)
    timeout = _find_timeout(patience)

    def prepare(connection: Any, record: ConnectionPoolEntry) -> None:  # noqa: ANN401, ARG001 -- the driver's connection, SQLAlchemy's signature
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {timeout}")
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA foreign_keys = {'OFF' if migrating else 'ON'}")

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("provenance_begin", "BEGIN IMMEDIATE"))

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine


def _find_timeout(patience: float) -> int:
    """Return how many milliseconds SQLite itself waits where no writer begins."""
    return int(min(_STEP, patience) * 1000)


def find_revision(connection: Connection) -> str | None:
    """Return the revision of the schema that a connection sees, or None where no migration ever ran."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return cast("str | None", connection.execute(text("SELECT version_num FROM alembic_version")).scalar())


def find_sqlite_version() -> str:
    """Return the version of SQLite in use."""
    return str(find_sqlite_driver().sqlite_version)


def _check_version(engine: Engine, url: URL) -> None:
    place = find_file(url) or name_address(url)
    try:
        with engine.connect().execution_options(provenance_begin="BEGIN") as connection:
            found = find_revision(connection)
    except SQLAlchemyError as error:
        raise explain(error, url) from error
    if found is None:
        message = f"{place} holds no data of provenance; run `provenance init`"
        raise StoreError(message)
    if found > SCHEMA_VERSION:
        message = f"{place} was made by a newer provenance (schema {found}, here {SCHEMA_VERSION}); install that one"
        raise StoreError(message)
    if found < SCHEMA_VERSION:
        message = f"{place} has the older schema {found} (here {SCHEMA_VERSION}); run `provenance db upgrade`"
        raise StoreError(message)
