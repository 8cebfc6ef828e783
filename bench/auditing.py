"""How fast audits answer at a million claims, against the best SQL written by hand for the very same question.

The rows are generated and inserted directly (``auditing_rows``). The SQL written by hand asks the citations, as they
stand, of an SQLite file with the indexes that the program makes: what a person would write who had no closure. Both run
in one process on one file with one version of SQLite; processor time, the least of three runs. The answers are
compared, too.
"""

import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from auditing_rows import fill_database
from results import Result, tell
from timing import take_clock, take_cpu

from provenance.model.audits import Removal
from provenance.store import Database, Transaction, list_outlets, open_database, upgrade_database
from provenance.store.addresses import find_sqlite_driver
from provenance.workflow.audits import Scope, audit_dependence, audit_sources
from provenance.workflow.removals import audit_whole_removal

OUTLETS = 500
LEADS = "Outlet 1", "Outlet 2", "Outlet 20"

RECURSIVE = """
WITH RECURSIVE path (claim, root, hop, through) AS (
  SELECT claim_id, id, id, source_id = :outlet FROM citations AS leaf
  WHERE NOT EXISTS (SELECT 1 FROM citations AS next WHERE next.relayed_by = leaf.id)
    AND claim_id IN (SELECT claim_id FROM citations WHERE source_id = :outlet)
  UNION ALL
  SELECT path.claim, path.root, before.id, before.source_id = :outlet
  FROM path JOIN citations AS here ON here.id = path.hop JOIN citations AS before ON before.id = here.relayed_by
)
SELECT count(*), sum(held = paths) FROM (
  SELECT claim, count(*) AS paths, sum(through) AS held FROM (
    SELECT claim, root, max(through) AS through FROM path GROUP BY claim, root
  ) GROUP BY claim
)
"""
"""Claims that lean on one outlet, at all and alone, chains included."""

CLOSED_ONE = """
SELECT count(*), sum(alone), sum(depth = 1) FROM claim_sources WHERE source_id = :outlet AND depth > 0
"""
CLOSED_ALL = """
SELECT source_id, count(*), sum(alone), sum(depth = 1) FROM claim_sources WHERE depth > 0 GROUP BY source_id
"""
"""The same asked of the closure by hand: no name looked up, no documents and no shares counted."""

FLAT_ONE = """
SELECT count(DISTINCT claim_id) FROM citations WHERE source_id = :outlet
"""
FLAT_ALL = """
SELECT source_id, count(DISTINCT claim_id) FROM citations GROUP BY source_id
"""
"""Claims that cite an outlet anywhere: no share alone, no depth, no chains run on."""


def measure_auditing(*, quick: bool) -> list[Result]:
    """Return the figures for SQLite."""
    claims = 20_000 if quick else 1_000_000
    part = f"Audits over {claims:,} generated claims and {OUTLETS} outlets, SQLite, processor time"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "audits.db"
        address = f"sqlite:///{file}"
        upgrade_database(address)
        with open_database(address) as database:
            seconds = take_clock(lambda: fill_database(database, claims, OUTLETS))
            tell(f"{claims:,} claims inserted with their closure in {seconds:.0f} s")
            results = [*_measure_dependence(part, database, file), *_measure_removal(part, database, file)]
    return results


def _measure_dependence(part: str, database: Database, file: Path) -> list[Result]:
    results = []
    for name in LEADS:
        number = int(name.split()[1])
        with database.reading() as transaction:
            item = audit_sources(transaction, [name])[1][0]
        compare(name, (item.claims, item.alone), _read(file, RECURSIVE, outlet=number)[0])
        ours = _ask(database, lambda tx, name=name: audit_sources(tx, [name]))
        chained, flat, closed = (_write(file, one, outlet=number) for one in (RECURSIVE, FLAT_ONE, CLOSED_ONE))
        title = f"dependence on {name} ({item.claims:,} claims), chains included"
        note = f"by hand: {chained:.3g} s; claims that cite it, without chains: {flat:.3g} s"
        results.append(Result(part, title, ours, "s", most=0.2, note=note))
        most = 1 if name == LEADS[0] else None
        results.append(Result(part, f"{name}, against the best SQL over citations", ours / chained, "times", most=most))
        results.append(Result(part, f"{name}, against SQL by hand over the closure", ours / closed, "times"))
    every = _ask(database, audit_sources)
    flat, closed = _write(file, FLAT_ALL), _write(file, CLOSED_ALL)
    note = "by hand: claims that cite each, without chains and shares alone"
    results.append(Result(part, "dependence on all outlets, chains included", every, "s", most=3))
    results.append(Result(part, "all outlets, against SQL over citations", every / flat, "times", note=note))
    results.append(Result(part, "all outlets, against SQL by hand over the closure", every / closed, "times"))
    results.append(Result(part, "list of outlets", _ask(database, list_outlets), "s"))
    whole = _ask(database, lambda tx: audit_dependence(tx, Scope(), cover=False), repeat=1)
    results.append(Result(part, "dependence by outlet, family, state, speaker and kind", whole, "s"))
    return results


def compare(name: str, ours: object, by_hand: object) -> None:
    """Refuse to go on where the two answers differ: their times would compare nothing."""
    if ours != by_hand:
        message = f"{name}: the audit says {ours}, the SQL by hand {by_hand}"
        raise ValueError(message)


FALLEN = """
SELECT DISTINCT claim_id FROM citations AS mine WHERE source_id = :outlet AND NOT EXISTS (
  SELECT 1 FROM citations AS leaf WHERE leaf.claim_id = mine.claim_id AND leaf.source_id <> :outlet
    AND NOT EXISTS (SELECT 1 FROM citations AS next WHERE next.relayed_by = leaf.id)
    AND NOT EXISTS (
      SELECT 1 FROM citations AS before WHERE before.id = leaf.relayed_by AND before.source_id = :outlet
    )
)
"""
"""Claims of which every chain passes an outlet; right for chains of up to two hops, which the generated ones are."""

ORIGINS = """
SELECT claim_id, count(DISTINCT family) AS families, count(DISTINCT CASE WHEN NOT falls THEN family END) AS left
FROM (
  SELECT leaf.claim_id, outlets.family,
    leaf.source_id = :outlet OR EXISTS (
      SELECT 1 FROM citations AS before WHERE before.id = leaf.relayed_by AND before.source_id = :outlet
    ) AS falls
  FROM citations AS leaf JOIN outlets ON outlets.source_id = leaf.source_id
  WHERE leaf.claim_id IN (SELECT claim_id FROM citations WHERE source_id = :outlet)
    AND NOT EXISTS (SELECT 1 FROM citations AS next WHERE next.relayed_by = leaf.id)
) GROUP BY claim_id HAVING families > 1 AND "left" < 2
"""
"""Claims whose chains end in two owner families and would not without an outlet; under the same condition."""


def _measure_removal(part: str, database: Database, file: Path) -> list[Result]:
    results = []
    for name in LEADS:
        number = int(name.split()[1])
        removal = Removal(frozenset({number}))
        with database.reading() as transaction:
            found = audit_whole_removal(transaction, removal)
        lost = [row[0] for row in _read(file, FALLEN, outlet=number)]
        compare(name, found.unsourced, tuple(sorted(set(lost) - set(found.gone))))
        compare(name, found.thinned, tuple(sorted(row[0] for row in _read(file, ORIGINS, outlet=number))))
        ours = _ask(database, lambda tx, removal=removal: audit_whole_removal(tx, removal))
        by_hand = _write(file, FALLEN, outlet=number) + _write(file, ORIGINS, outlet=number)
        title = f"without {name}: lost sources and origins"
        results.append(Result(part, title, ours, "s", most=1, note=f"by hand {by_hand:.3g} s"))
        most = 1.5 if name == LEADS[0] else None
        results.append(Result(part, f"{title}, against the best SQL", ours / by_hand, "times", most=most))
    return results


def _ask(database: Database, question: Callable[[Transaction], object], repeat: int = 3) -> float:
    """Return the least seconds of a few runs, each in a transaction of its own."""

    def work() -> None:
        with database.reading() as transaction:
            question(transaction)

    return take_cpu(work, repeat)


def _write(file: Path, query: str, **values: int) -> float:
    """Return the least seconds of a few runs of SQL written by hand."""
    with closing(find_sqlite_driver().connect(file)) as connection:
        return take_cpu(lambda: connection.execute(query, values).fetchall(), 3)


def _read(file: Path, query: str, **values: int) -> list[tuple[int, ...]]:
    """Return what SQL written by hand answers."""
    with closing(find_sqlite_driver().connect(file)) as connection:
        return list(connection.execute(query, values).fetchall())
