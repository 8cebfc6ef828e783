"""Where a database is: reading its address, and saying in one line what is wrong with it."""

import importlib
import os
from pathlib import Path
from types import ModuleType

import psycopg
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.exc import IntegrityError as DriverIntegrityError

from provenance.errors import ConfigError, IntegrityError, StoreError

_EXAMPLES = "write sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"
_POSTGRESQL = {"postgres", "postgresql", "postgresql+psycopg"}
DRIVER_ERRORS = (SQLAlchemyError, psycopg.Error)
"""What a database may raise: through SQLAlchemy, or past it where rows are copied in bulk."""

_BUSY = ("database is locked", "database table is locked", "lock timeout")


def parse_address(address: str) -> URL:
    """Read a database address.

    Raises:
        ConfigError: if it is malformed, names a file nowhere, or another kind of database.
    """
    try:
        url = make_url(address.strip())
        query = {name: value for name, value in url.query.items() if value != ""}
    except (ArgumentError, ValueError) as error:
        message = f"no database address: {address!r}; {_EXAMPLES}"
        raise ConfigError(message) from error
    if url.drivername in _POSTGRESQL:
        return url.set(drivername="postgresql+psycopg", query=query)
    if url.drivername not in {"sqlite", "sqlite+pysqlite"}:
        message = f"provenance keeps its data in SQLite or PostgreSQL, not in {url.drivername!r}; {_EXAMPLES}"
        raise ConfigError(message)
    if url.host or not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        message = f"the database address {name_address(url)!r} names no file; {_EXAMPLES}"
        raise ConfigError(message)
    if "\0" in url.database:
        message = f"the database address {name_address(url)!r} holds a NUL character; {_EXAMPLES}"
        raise ConfigError(message)
    return url.set(drivername="sqlite+pysqlite")


def name_address(url: URL) -> str:
    """Return the address as it may be shown: without its password."""
    return url.render_as_string(hide_password=True)


def find_file(url: URL) -> Path | None:
    """Return the file of an SQLite database, or None for a server."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def check_file(url: URL, *, new: bool) -> None:
    """Look at an SQLite file before a connection could make one.

    Raises:
        StoreError: if it (or, where ``new``, its folder) is missing, is a folder, or may not be opened.
    """
    file = find_file(url)
    if file is None:
        return
    try:
        found, folder_found = file.exists(), file.absolute().parent.is_dir()
    except OSError as error:
        message = f"cannot look for {file}: {error.strerror}"
        raise StoreError(message) from error
    if not folder_found:
        message = f"the folder of {file} does not exist; make it first: mkdir -p {file.absolute().parent}"
        raise StoreError(message)
    if not found:
        if not new:
            message = f"there is no database at {file}; run `provenance init`"
            raise StoreError(message)
        if not os.access(file.absolute().parent, os.W_OK | os.X_OK):
            message = f"no permission to write into the folder of {file}"
            raise StoreError(message)
        return
    if not file.is_file():
        message = f"{file} is no file; give the database a file name"
        raise StoreError(message)
    if not os.access(file, os.R_OK):
        message = f"no permission to read {file}"
        raise StoreError(message)


def find_sqlite_driver() -> ModuleType:
    """Return the newest SQLite driver here: pysqlite3 where it is installed, else the standard library's.

    SQLite before 3.51.3 can, rarely, damage a file that two connections write and checkpoint at once.
    """
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return importlib.import_module("sqlite3.dbapi2")


def explain(error: Exception, url: URL) -> StoreError:
    """Return the error to raise for what the driver said: one line that tells what to do next."""
    said = _first_line(error)
    place = str(find_file(url) or name_address(url))
    if isinstance(error, DriverIntegrityError | psycopg.IntegrityError):
        return IntegrityError(f"the database refused what its rules forbid: {said}")
    lowered = said.lower()
    if is_busy(error):
        return StoreError(f"{place} is busy: another process keeps writing to it; try again when it has finished")
    hints = (
        ("file is not a database", f"{place} is no SQLite database; choose another file"),
        ("malformed", f"{place} is damaged ({said}); restore a backup"),
        ("readonly database", f"no permission to write to {place}"),
        ("unable to open database file", f"cannot open {place}; check that you may write to its folder"),
        ("disk is full", f"no room left on the disk of {place}"),
        ("permission denied", f"{place}: {said}"),
    )
    for words, message in hints:
        if words in lowered:
            return StoreError(message)
    if "connection" in lowered or "could not translate host" in lowered or "does not exist" in lowered:
        return StoreError(f"cannot use {place}: {said}")
    return StoreError(f"the database refused: {said}")


def is_busy(error: Exception) -> bool:
    """Tell whether the driver gave up waiting for another writer."""
    said = _first_line(error).lower()
    return any(words in said for words in _BUSY)


def _first_line(error: Exception) -> str:
    lines = str(error.orig if isinstance(error, DBAPIError) else error).strip().splitlines()
    return " ".join(lines[0].split()) if lines else type(error).__name__
