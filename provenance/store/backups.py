"""Copying a database while it is in use."""

from pathlib import Path

from provenance.errors import StoreError
from provenance.store.addresses import find_sqlite_driver
from provenance.store.database import Database


def backup_database(database: Database, path: Path) -> int:
    """Copy an SQLite database, as of one moment, into a new file; return its size in bytes.

    The copy appears under its name only once it is whole and its own check has passed.

    Raises:
        StoreError: if the file exists or cannot be written, or the database is on a PostgreSQL server.
    """
    file = database.file
    if file is None:
        message = f"a PostgreSQL database is copied by its own tool: pg_dump --format=custom --file={path}"
        raise StoreError(message)
    if path.exists():
        message = f"{path} exists; give the backup another name"
        raise StoreError(message)
    driver = find_sqlite_driver()
    part = path.with_name(path.name + ".part")
    try:
        source = driver.connect(file)
        try:
            copy = driver.connect(part)
            try:
                source.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
                verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
            finally:
                copy.close()
        finally:
            source.close()
        if verdict != "ok":
            message = f"the copy of {file} is damaged: {verdict}"
            raise StoreError(message)
        part.replace(path)
    except (driver.Error, OSError) as error:
        message = f"cannot write a backup to {path}: {error}"
        raise StoreError(message) from error
    finally:
        part.unlink(missing_ok=True)
    return path.stat().st_size
