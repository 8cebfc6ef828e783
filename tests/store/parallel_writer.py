"""One of several writers: works on a database for some seconds and prints what it did, as JSON.

Run as ``python parallel_writer.py ADDRESS NAME SECONDS``.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from provenance.errors import ProvenanceError, StaleError
from provenance.model.vocabulary import HedgeLevel
from provenance.store import (
    CitationEdit,
    ClaimState,
    Database,
    Transaction,
    add_note,
    attach_citation,
    detach_citation,
    load_claims,
    open_database,
    set_claim_state,
    set_hedging,
    undo_last,
)

LEVELS = list(HedgeLevel)
SHARED = 1
"""The claim on which all writers work."""

WAITS: list[float] = []
"""Seconds that each transaction waited for its turn."""


@contextmanager
def writing(database: Database, name: str) -> Iterator[Transaction]:
    """Write, and note how long it took until the turn came."""
    began = time.monotonic()
    with database.writing(name) as tx:
        WAITS.append(time.monotonic() - began)
        yield tx


def step_hedging(database: Database, name: str, done: Counter[str]) -> None:
    """Read the shared claim and set its next level in one transaction: no such step may be lost."""
    with writing(database, name) as tx:
        (claim,) = load_claims(tx, [SHARED])
        following = LEVELS[(LEVELS.index(claim.hedging.level) + 1) % len(LEVELS)]
        set_hedging(tx, SHARED, level=following, reason="step")
    done["steps"] += 1


def step_seen(database: Database, name: str, done: Counter[str]) -> None:
    """Look first and decide later, as a person does: refused where somebody was quicker, then looked at again."""
    while True:
        with database.reading() as tx:
            (claim,) = load_claims(tx, [SHARED])
        following = LEVELS[(LEVELS.index(claim.hedging.level) + 1) % len(LEVELS)]
        try:
            with writing(database, name) as tx:
                set_hedging(tx, SHARED, level=following, reason="seen", seen_version=claim.version)
        except StaleError:
            done["stale"] += 1
            continue
        done["steps"] += 1
        return


def write_note(database: Database, name: str, done: Counter[str]) -> None:
    """Add a row."""
    with writing(database, name) as tx:
        add_note(tx, "claim", 2, f"note of {name}")
    done["notes"] += 1


def cite(database: Database, name: str, done: Counter[str]) -> None:
    """Attach a citation and take it off again, each in a transaction of its own."""
    with writing(database, name) as tx:
        made = attach_citation(tx, 3, CitationEdit(1))
    with writing(database, name) as tx:
        detach_citation(tx, made)
    done["citations"] += 1


def decide(database: Database, name: str, done: Counter[str]) -> None:
    """Decide on two claims at once and take it back."""
    with writing(database, name) as tx:
        set_claim_state(tx, [2, 3], ClaimState.ACCEPTED)
        decided = tx.set_id
    if decided is not None:
        try:
            with writing(database, name) as tx:
                undo_last(tx)
        except ProvenanceError as error:
            if "came after it" not in str(error):
                raise
            done["kept"] += 1
    done["decisions"] += 1


STEPS = (step_hedging, write_note, step_seen, cite, decide)


def work(address: str, name: str, seconds: float) -> dict[str, object]:
    """Take steps in turn until the time is over; return how many of each, what went wrong, the longest wait."""
    done: Counter[str] = Counter()
    errors: list[str] = []
    end = time.monotonic() + seconds
    with open_database(address) as database:
        turn = 0
        while time.monotonic() < end:
            try:
                STEPS[turn % len(STEPS)](database, name, done)
            except ProvenanceError as error:
                errors.append(f"{type(error).__name__}: {error}")
            turn += 1
    return {"done": done, "errors": errors, "transactions": len(WAITS), "longest": max(WAITS, default=0.0)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(work(sys.argv[1], sys.argv[2], float(sys.argv[3]))))
