"""Copying a database while it is in use."""

from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from provenance.errors import StoreError
from provenance.store.addresses import find_sqlite_driver, parse_address
from provenance.store.database import Database, make_engine
from provenance.store.tables import Row
from provenance.store.upgrading import check_foreign_keys, upgrade_database

_ROWS = 5_000
"""Rows that are held in memory at a time while a server's tables are copied."""


def backup_database(database: Database, path: Path) -> int:
    """Copy a database, as of one moment, into a new SQLite file; return its size in bytes.

    The copy appears under its name only once it is whole and its own check has passed. What is on a PostgreSQL server
    is copied row by row, history included, so that the file can be opened and verified like any other.

    Raises:
        StoreError: if the file exists or cannot be written.
    """
    if path.exists():
        message = f"{path} exists; give the backup another name"
        raise StoreError(message)
    driver = find_sqlite_driver()
    part = path.with_name(path.name + ".part")
    try:
        if database.file is None:
            _copy_rows(database, part)
        else:
            _copy_file(driver, database.file, part)
        _finish(driver, part, database.address)
        part.replace(path)
    except (driver.Error, OSError, SQLAlchemyError) as error:
        message = f"cannot write a backup to {path}: {' '.join(str(error).split())}"
        raise StoreError(message) from error
    finally:
        for left in (part, *(part.with_name(part.name + ending) for ending in ("-wal", "-shm", "-journal"))):
            left.unlink(missing_ok=True)
    return path.stat().st_size


def _copy_file(driver: Any, file: Path, part: Path) -> None:  # noqa: ANN401 -- a module with SQLite's interface
    source = driver.connect(file)
    try:
        copy = driver.connect(part)
        try:
            source.backup(copy)
        finally:
            copy.close()
    finally:
        source.close()


def _copy_rows(database: Database, part: Path) -> None:
    """Fill a new SQLite file with every row that one moment of the database holds."""
    part.touch()
    part.unlink()
    address = f"sqlite:///{part.absolute()}"
    upgrade_database(address)
    engine = make_engine(parse_address(address), migrating=True)
    try:
        with database.reading() as tx, engine.connect() as copy, copy.begin():
            for table in Row.metadata.tables.values():
                for rows in tx.execute(select(table)).mappings().partitions(_ROWS):
                    copy.execute(insert(table), [dict(row) for row in rows])
            copy.execute(text("INSERT INTO claim_search (rowid, text) SELECT id, text FROM claims"))
            copy.execute(text("INSERT INTO claim_search_keys (claim_search_keys) VALUES ('rebuild')"))
            check_foreign_keys(copy)
    finally:
        engine.dispose()


def _finish(driver: Any, part: Path, name: str) -> None:  # noqa: ANN401 -- as above
    """Make a copy one file, and check it."""
    copy = driver.connect(part)
    try:
        copy.execute("PRAGMA journal_mode = DELETE")
        verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        copy.close()
    if verdict != "ok":
        message = f"the copy of {name} is damaged: {verdict}"
        raise StoreError(message)
