"""How fast readings are kept, against the fastest raw way of writing the very same rows.

Ours: documents as an ingest keeps them, in groups, each group a transaction, with history, checks and the full-text
index. Raw: the rows that ours left behind, read back and written into a second database of the same schema and the same
indexes, in one transaction, on SQLite by ``executemany``, on PostgreSQL by ``COPY``, with foreign keys unchecked; the
full-text index by a statement a turn. The two take turns, some thousand claims each, so that what else the machine does
falls on both. Reading the rows back is not counted, and neither is making the readings.

Two more figures stand beside these, measured on the first documents alone: how long it takes where each document is
committed by itself, and what the keys cost, by which candidates for links are found and which an ingest keeps, too.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from extraction import make_document
from generate import Writer
from results import Result, tell
from storing_raw import Raw, serve_postgresql, serve_sqlite

from provenance.link import find_keys
from provenance.model.claims import Claim
from provenance.model.readings import Reading
from provenance.seeds import load_lexicon
from provenance.store import Database, Incoming, keep_document_keys, keep_outlets, keep_readings, open_database
from provenance.workflow.ingest import group_outcomes
from provenance.workflow.reading import read_document

FIRST = 20_000
"""Claims of which the further figures are taken."""
SIZES = (("articles of 6 kB", 6_000, 1_000_000), ("documents of 100 kB", 100_000, 200_000))
"""Kinds of documents, with their characters and the claims that are kept in a full run."""


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine, how rows are written to it raw, how many times as long ours may take, and what opens two databases."""

    name: str
    way: str
    most: float
    serve: Callable[[], AbstractContextManager[tuple[str, Raw]]]


ENGINES = (Engine("SQLite", "executemany", 2.5, serve_sqlite), Engine("PostgreSQL", "COPY", 3, serve_postgresql))


@dataclass(slots=True)
class Kept:
    """What was kept, in how many transactions and seconds; of the keys, the seconds that they took beside."""

    claims: int = 0
    documents: int = 0
    transactions: int = 0
    seconds: float = 0.0
    key_seconds: float = 0.0
    keys: int = 0
    known: dict[int, tuple[int, ...]] = field(default_factory=dict)


def measure_storing(*, quick: bool) -> list[Result]:
    """Return the figures for both engines and both sizes of documents."""
    results = []
    for name, length, most in SIZES:
        wanted = FIRST if quick else most
        writer = Writer(13)
        base = [read_document(make_document(writer.write_article(length))) for _ in range(600_000 // length)]
        part = f"Storing {wanted:,} generated claims, {name}, clock time"
        for engine in ENGINES:
            results += measure_engine(part, engine, base, wanted)
    return results


def measure_engine(part: str, engine: Engine, base: list[Reading], wanted: int) -> list[Result]:
    """Return the figures of one engine."""
    alone, keyed = keep_first(engine, base)
    with engine.serve() as (address, raw):
        kept = Kept()
        with open_database(address) as database:
            keep_registry(database)
            turn = 0
            for group in group_readings(base, wanted):
                keep_group(database, group, kept)
                if kept.claims >= turn + FIRST // 4:
                    raw.take_turn()
                    turn = kept.claims
            raw.take_turn()
        raw.finish()
    both = raw.rows + raw.index
    tell(
        f"{engine.name}: {kept.seconds:.1f} s for {kept.claims:,} claims, raw {raw.rows:.1f} s, index {raw.index:.1f} s"
    )
    by_one = alone.seconds / keyed.seconds
    with_keys = (keyed.seconds + keyed.key_seconds) / keyed.seconds
    told: list[tuple[str, float, str, float | None, str]] = [
        (
            "kept",
            kept.claims / kept.seconds,
            "claims/s",
            None,
            f"{kept.documents:,} documents in {kept.transactions:,} transactions",
        ),
        (f"raw {engine.way}", kept.claims / raw.rows, "claims/s", None, "all tables but the full-text index"),
        (f"against raw {engine.way} and index", kept.seconds / both, "times", engine.most, ""),
        (f"against raw {engine.way} without the index", kept.seconds / raw.rows, "times", None, "ours has the index"),
        ("each document committed alone, against in groups", by_one, "times", None, f"{alone.documents:,} documents"),
        (
            "with the keys of claims, against without",
            with_keys,
            "times",
            None,
            f"{keyed.keys / keyed.claims:.0f} keys a claim, {keyed.documents:,} documents",
        ),
    ]
    return [
        Result(part, f"{engine.name}: {name}", value, unit, most=most, note=note)
        for name, value, unit, most, note in told
    ]


def keep_first(engine: Engine, base: list[Reading]) -> tuple[Kept, Kept]:
    """Keep the first documents twice, taking turns: each committed by itself, and in groups, with the keys beside."""
    alone, keyed = Kept(), Kept()
    with (
        engine.serve() as (one, _),
        engine.serve() as (other, _),
        open_database(one) as first,
        open_database(other) as second,
    ):
        keep_registry(first)
        keep_registry(second)
        for group in group_readings(base, FIRST):
            keep_group(second, group, keyed, keyed=True)
            for reading in group:
                keep_group(first, [reading], alone)
    return alone, keyed


def keep_registry(database: Database) -> None:
    """Keep the shipped outlets."""
    with database.writing("bench", "outlets") as transaction:
        keep_outlets(transaction, load_lexicon().outlets)


def keep_group(database: Database, group: list[Reading], kept: Kept, *, keyed: bool = False) -> None:
    """Keep documents in one transaction, and their keys in another, each with its time."""
    start = time.perf_counter()
    with database.writing("bench", "measure") as transaction:
        made = keep_readings(transaction, [Incoming(reading) for reading in group])
    kept.seconds += time.perf_counter() - start
    kept.claims += sum(one.claims for one in made)
    kept.documents += len(made)
    kept.transactions += 1
    if keyed:
        keys = {one.id: find_all_keys(reading, one.id, kept.known) for one, reading in zip(made, group, strict=True)}
        kept.keys += sum(len(own) for found in keys.values() for own in found)
        start = time.perf_counter()
        with database.writing("bench", "measure") as transaction:
            keep_document_keys(transaction, keys)
        kept.key_seconds += time.perf_counter() - start


def find_all_keys(reading: Reading, number: int, known: dict[int, tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return the keys of a document's claims; half of them its own, since the same articles stand for many others."""
    return [tuple(key ^ number if key & 1 else key for key in _find_keys(one, known)) for one in reading.claims]


def _find_keys(claim: Claim, known: dict[int, tuple[int, ...]]) -> tuple[int, ...]:
    if id(claim) not in known:
        known[id(claim)] = find_keys(claim)
    return known[id(claim)]


def group_readings(base: list[Reading], wanted: int) -> Iterator[list[Reading]]:
    """Yield readings in the groups in which an ingest keeps them."""
    read = ((Path("bench"), reading) for reading in repeat_readings(base, wanted))
    for group in group_outcomes(read):
        yield [reading for _, reading in group if isinstance(reading, Reading)]


def repeat_readings(base: Iterable[Reading], wanted: int) -> Iterator[Reading]:
    """Yield readings until ``wanted`` claims are given; each is another document, with a digest of its own."""
    listed = list(base)
    given = number = 0
    while given < wanted:
        reading = listed[number % len(listed)]
        original = replace(reading.document.original, sha256=sha256(b"%d" % number).hexdigest())
        yield replace(reading, document=replace(reading.document, original=original))
        given += len(reading.claims)
        number += 1
