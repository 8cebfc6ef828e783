"""Whatever analysts do, in whatever order: claims stay true to the text, the history sound, and all of it undone."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.errors import ProvenanceError
from provenance.model.claims import Claim, Hedging
from provenance.model.outlets import Outlet
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, HedgeLevel
from provenance.store import (
    CitationEdit,
    ClaimState,
    Database,
    Transaction,
    add_claim,
    attach_citation,
    change_citation,
    detach_citation,
    edit_span,
    find_next_claim,
    keep_outlets,
    keep_reading,
    lead_citation,
    load_facts,
    merge_claims,
    open_database,
    redo_last,
    set_claim_state,
    set_hedging,
    split_claim,
    undo_last,
    verify_history,
)
from provenance.store.snapshots import Snapshot, take_snapshots

Step = Callable[[Transaction, int, int, int], object]

STEPS: tuple[Step, ...] = (
    lambda tx, claim, one, _: set_claim_state(tx, [claim], list(ClaimState)[one % 3], "so"),
    lambda tx, claim, one, _: set_hedging(tx, claim, level=list(HedgeLevel)[one % 5]),
    lambda tx, claim, one, other: edit_span(tx, claim, min(one, other), max(one, other)),
    lambda tx, claim, one, _: split_claim(tx, claim, one),
    lambda tx, claim, _one, _other: merge_claims(tx, claim, find_next_claim(tx, claim)),
    lambda tx, _, one, other: add_claim(
        tx, 1, Claim(Span(min(one, other), max(one, other)), "", 0, None, Hedging(HedgeLevel.HEDGED))
    ),
    lambda tx, claim, one, other: attach_citation(
        tx, claim, CitationEdit(1 + one % 3, CitationKind.FOOTNOTE, Span(min(one, other), max(one, other)))
    ),
    lambda tx, _, one, other: change_citation(tx, 1 + one % 12, CitationEdit(1 + other % 3)),
    lambda tx, _, one, __: detach_citation(tx, 1 + one % 12),
    lambda tx, _, one, __: lead_citation(tx, 1 + one % 12),
)
MOVES = st.tuples(
    st.integers(0, len(STEPS) - 1), st.integers(1, 5), st.integers(0, 240), st.integers(0, 240), st.booleans()
)


def state_of(database: Database) -> dict[int, Snapshot]:
    """The claims without their versions, after checking what must always hold."""
    with database.reading() as tx:
        assert verify_history(tx).faults == ()
        facts = load_facts(tx)
        found = take_snapshots(tx, "claim", [claim.id for claim in facts.claims])
    text = facts.documents[0].text
    for claim in facts.claims:
        assert claim.text == claim.span.of(text)
        assert claim.lead_citation_id in {one.id for one in claim.citations}
        spans = [one.span for one in claim.quantities] + [one.span for one in claim.places]
        spans += [one.span for one in claim.event_dates] + [one.span for one in claim.hedging.cues]
        assert all(claim.span.contains(span) for span in spans)
        assert all(one.surface in {"", one.span.of(text)} for one in claim.citations)
        assert claim.sourced or len(claim.citations) == 1
    for one in found.values():
        one.pop("version")
    return found


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(moves=st.lists(MOVES, min_size=1, max_size=8))
def test_any_edits_keep_claims_true_and_are_undone_and_redone(
    sqlite_template: Path,
    outlets: tuple[Outlet, ...],
    ferry: Reading,
    moves: list[tuple[int, int, int, int, bool]],
) -> None:
    with tempfile.TemporaryDirectory(dir=sqlite_template.parent) as folder:
        file = Path(shutil.copy(sqlite_template, Path(folder) / "any.db"))
        with open_database(f"sqlite:///{file}") as database:
            with database.writing("ann") as tx:
                keep_outlets(tx, outlets)
                keep_reading(tx, ferry, publisher_key="island-herald")
            states = [state_of(database)]
            for step, claim, one, other, back in moves:
                try:
                    with database.writing("bob") as tx:
                        STEPS[step](tx, claim, one, other)
                        decided = tx.set_id is not None
                except ProvenanceError:
                    assert state_of(database) == states[-1]
                    continue
                if decided:
                    states.append(state_of(database))
                if decided and back:
                    _turn(database, undo_last, states[-2])
                    _turn(database, redo_last, states[-1])
            for expected in reversed(states[:-1]):
                _turn(database, undo_last, expected)
            for expected in states[1:]:
                _turn(database, redo_last, expected)


def _turn(database: Database, turn: Callable[[Transaction], object], expected: dict[int, Snapshot]) -> None:
    with database.writing("bob") as tx:
        turn(tx)
    assert state_of(database) == expected
