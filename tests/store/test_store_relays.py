"""Hops that are relayed by a hop of another claim: what becomes of them when that one goes."""

from dataclasses import replace

import pytest

from provenance.model.claims import Hedging
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, HedgeLevel, SourceKind
from provenance.store import (
    ClaimState,
    Database,
    detach_citation,
    edit_span,
    keep_outlets,
    keep_reading,
    load_claims,
    reread_document,
    set_claim_state,
    split_claim,
    undo_last,
    verify_history,
)


@pytest.fixture
def reading(writer: type) -> Reading:
    """Two claims; the second's guard is relayed by the first's paper, which the second does not cite itself."""
    made = writer("The gate was shut (Mole Times). A guard said that nobody came. The moon was up.")
    made.claim("The gate was shut (Mole Times).", made.cite("c1", "Mole Times"))
    guard = made.cite("c2", "A guard", SourceKind.PERSON, kind=CitationKind.NARRATIVE, relayed_by="c1")
    made.claim("A guard said that nobody came.", guard)
    made.claim("The moon was up.")
    found = made.finish(name="gate.txt")
    assert isinstance(found, Reading)
    return found


@pytest.fixture
def gate(database: Database, reading: Reading) -> Database:
    with database.writing("ann") as tx:
        keep_outlets(tx, ())
        keep_reading(tx, reading)
    return database


def relays(database: Database) -> dict[int, int | None]:
    with database.reading() as tx:
        assert verify_history(tx).faults == ()
        return {one.id: one.relayed_by for claim in load_claims(tx, [1, 2, 3]) for one in claim.citations}


def test_a_hop_of_another_claim_is_told_when_its_relay_goes(gate: Database) -> None:
    before = relays(gate)
    paper, guard = (number for number in list(before)[:2])
    assert before[guard] == paper
    with gate.writing("bob") as tx:
        detach_citation(tx, paper)
    assert relays(gate)[guard] is None
    with gate.writing("bob") as tx:
        assert {one.noun_id for one in undo_last(tx).revisions} == {1, 2}
    assert relays(gate) == before


def test_a_claim_read_otherwise_keeps_what_it_relays(gate: Database, reading: Reading) -> None:
    first, second, third = reading.claims
    other = replace(reading, claims=(replace(first, hedging=Hedging(HedgeLevel.HEDGED)), second, third))
    with gate.writing("ann") as tx:
        outcome = reread_document(tx, 1, other)
    assert [number for number, _ in outcome.different] == [1]
    found = relays(gate)
    with gate.reading() as tx:
        one, two, _ = load_claims(tx, [1, 2, 3])
    assert found[two.citations[0].id] == one.lead_citation_id
    assert reread(gate, other) == 0


def reread(database: Database, reading: Reading) -> int:
    with database.writing("ann") as tx:
        return reread_document(tx, 1, reading).changes


def test_sources_that_only_a_claim_left_alone_would_cite_are_not_kept(gate: Database, reading: Reading) -> None:
    first, second, third = reading.claims
    cited = replace(first.citations[0], source="Vole Times")
    with gate.writing("bob") as tx:
        set_claim_state(tx, [1], ClaimState.ACCEPTED)
    other = replace(reading, claims=(replace(first, citations=(cited,)), second, third))
    with gate.writing("ann") as tx:
        outcome = reread_document(tx, 1, other)
        assert verify_history(tx).faults == ()
    assert [number for number, _ in outcome.kept] == [1]
    assert outcome.changes == 0


def test_prose_that_reaches_on_covers_the_second_part_of_a_cut(gate: Database, reading: Reading) -> None:
    text = reading.document.text
    at = text.index("that nobody")
    with gate.writing("bob") as tx:
        cut = split_claim(tx, 2, at)
    with gate.reading() as tx:
        first, second = load_claims(tx, cut.claims)
    assert first.sourced
    assert not second.sourced
    with gate.writing("bob") as tx:
        edit_span(tx, 3, Span(at, len(text)).start, len(text))
    with gate.reading() as tx:
        assert load_claims(tx, [3])[0].text == text[at:]
