"""Eight writers at once: no update is lost, none waits for ever, none sees an error.

``PROVENANCE_WRITERS_SECONDS`` says how long they work; a few seconds unless it is set.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from provenance.store import Database, add_note, list_notes, list_revisions, load_claims, load_facts, verify_history

WRITERS = 8
SECONDS = float(os.environ.get("PROVENANCE_WRITERS_SECONDS", "3"))
ROOT = Path(__file__).parent.parent.parent
SCRIPT = Path(__file__).with_name("parallel_writer.py")


@pytest.mark.slow
def test_eight_writers_lose_nothing(filled: Database, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    writers = [
        subprocess.Popen(
            [sys.executable, str(SCRIPT), address, f"writer {number}", str(SECONDS)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            cwd=ROOT,
            text=True,
        )
        for number in range(WRITERS)
    ]
    told = []
    for writer in writers:
        out, err = writer.communicate(timeout=SECONDS + 90)
        assert writer.returncode == 0, err
        told.append(json.loads(out))
    done: Counter[str] = sum((Counter(one["done"]) for one in told), Counter())
    assert [error for one in told for error in one["errors"]] == []
    assert all(one["done"].get("steps") for one in told), "a writer never got its turn"
    with filled.reading() as tx:
        (shared,) = load_claims(tx, [1])
        outcome = verify_history(tx)
        steps = [one for one in list_revisions(tx, noun="claim", noun_id=1) if one.action == "hedge"]
        notes = list_notes(tx, "claim", 2)
        facts = load_facts(tx)
    assert outcome.faults == ()
    assert (shared.version - 1, len(steps)) == (done["steps"], done["steps"])
    assert len(notes) == done["notes"]
    assert all(claim.text == claim.span.of(facts.documents[0].text) for claim in facts.claims)
    with capsys.disabled():
        if SECONDS > 10:
            longest, every = max(one["longest"] for one in told), sum(one["transactions"] for one in told)
            engine = address.split(":", maxsplit=1)[0]
            print(f"\n{engine}: {SECONDS:g} s, {every} transactions, {dict(done)}, longest wait {longest:.2f} s")  # noqa: T201 -- a measurement was asked for


@pytest.mark.slow
def test_a_writer_that_is_killed_leaves_whole_decisions_and_stops_nobody(filled: Database, address: str) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    writer = subprocess.Popen(
        [sys.executable, str(SCRIPT), address, "writer", "60"], stdout=subprocess.DEVNULL, env=environment, cwd=ROOT
    )
    try:
        noted = 0
        while noted < 5 and writer.poll() is None:
            with filled.reading() as tx:
                noted = len(list_notes(tx, "claim", 2))
    finally:
        writer.kill()
        writer.wait()
    with filled.writing("bob") as tx:
        add_note(tx, "claim", 2, "still here")
        assert verify_history(tx).faults == ()
        assert len(list_notes(tx, "claim", 2)) >= noted + 1
