"""Reading anew: what becomes of claims that nobody reviewed, and of those that somebody did."""

from dataclasses import replace

import pytest

from provenance.errors import NotFoundError
from provenance.model.claims import Claim, Hedging
from provenance.model.problems import Problem
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.model.vocabulary import HedgeLevel, LinkRelation, ProblemKind, VerdictValue
from provenance.store import (
    ClaimState,
    Database,
    Reread,
    add_link,
    add_note,
    add_verdict,
    edit_span,
    list_links,
    load_facts,
    reread_document,
    search_claims,
    set_claim_state,
    set_hedging,
    undo_last,
    undo_revision,
    verify_history,
)
from provenance.store.snapshots import NOUNS, take_snapshots


def reread(database: Database, reading: Reading) -> Reread:
    with database.writing("ann", "better words") as tx:
        outcome = reread_document(tx, 1, reading)
    with database.reading() as tx:
        assert verify_history(tx).faults == ()
        for claim in load_facts(tx).claims:
            assert claim.text == claim.span.of(reading.document.text)
            assert claim.lead_citation_id in {one.id for one in claim.citations}
    return outcome


def states(database: Database) -> dict[int, tuple[str, str]]:
    with database.reading() as tx:
        return {claim.id: (claim.state, claim.text) for claim in load_facts(tx).claims}


@pytest.fixture
def better(ferry: Reading) -> Reading:
    """The ferry as a better extractor reads it: the second claim is cut in two, the third hedged; one more problem."""
    first, second, third = ferry.claims
    cut = second.text.index(" of fog")
    head = Claim(Span(second.span.start, second.span.start + cut), second.text[:cut], 0, None, Hedging())
    rest = Span(second.span.start + cut + 1, second.span.end)
    tail = replace(second, span=rest, text=rest.of(ferry.document.text))
    hedged = replace(third, hedging=Hedging(HedgeLevel.HEDGED))
    problems = (Problem(first.span, ProblemKind.UNRESOLVED_DATE, "which May?"),)
    return replace(ferry, claims=(first, head, tail, hedged), problems=problems)


def test_the_same_reading_changes_nothing(filled: Database, ferry: Reading) -> None:
    before = states(filled)
    outcome = reread(filled, ferry)
    assert outcome == Reread(1, unchanged=3)
    assert states(filled) == before


def test_what_nobody_reviewed_follows_the_new_reading(filled: Database, better: Reading) -> None:
    outcome = reread(filled, better)
    assert [text for _, text in outcome.new] == ["Some locals spoke", "of fog (Lantern Gazette)."]
    assert outcome.gone == ((2, "Some locals spoke of fog (Lantern Gazette)."),)
    assert outcome.different == ((3, "The sea was calm."),)
    assert (outcome.orphaned, outcome.kept, outcome.unchanged, outcome.renewed) == ((), (), 1, True)
    with filled.reading() as tx:
        facts = load_facts(tx)
        assert [claim.number for claim in facts.claims] == [1, 4, 5, 3]
        assert [hit.text for hit in search_claims(tx, "locals")] == ["Some locals spoke"]
    assert facts.claims[3].hedging.level is HedgeLevel.HEDGED
    assert {citation.printed for citation in facts.claims[2].citations} == {"c2", "c3"}
    assert [one.relayed_by is None for one in facts.claims[2].citations] == [True, False]
    assert [problem.message for problem in facts.documents[0].problems] == ["which May?"]
    again = reread(filled, better)
    assert (again.changes, again.renewed, again.unchanged) == (0, False, 4)


def test_reviewed_claims_stay_and_those_no_longer_found_are_orphaned(filled: Database, better: Reading) -> None:
    with filled.writing("bob") as tx:
        set_claim_state(tx, [2, 3], ClaimState.ACCEPTED)
    outcome = reread(filled, better)
    assert outcome.orphaned == ((2, "Some locals spoke of fog (Lantern Gazette)."),)
    assert outcome.kept == ((3, "The sea was calm."),)
    assert (outcome.gone, outcome.different) == ((), ())
    assert states(filled)[2] == ("orphaned", "Some locals spoke of fog (Lantern Gazette).")
    assert states(filled)[3][0] == "accepted"
    with filled.reading() as tx:
        assert next(claim for claim in load_facts(tx).claims if claim.id == 3).hedging.level is HedgeLevel.NONE
    assert reread(filled, better).changes == 0


@pytest.mark.parametrize("review", ["verdict", "note", "hedging", "rejection", "link"])
def test_any_review_protects_a_claim(filled: Database, better: Reading, review: str) -> None:
    with filled.writing("bob") as tx:
        if review == "verdict":
            add_verdict(tx, 2, VerdictValue.CONFIRMED, "log")
        elif review == "note":
            add_note(tx, "claim", 2, "hm")
        elif review == "hedging":
            set_hedging(tx, 2, level=HedgeLevel.DENIED)
        elif review == "rejection":
            set_claim_state(tx, [2], ClaimState.REJECTED, "no")
    if review == "link":
        with filled.writing("bob") as tx:
            add_link(tx, 1, 2, LinkRelation.RESTATES, [])
    outcome = reread(filled, better)
    if review == "link":
        assert [number for number, _ in outcome.gone] == [2]
        with filled.reading() as tx:
            assert list_links(tx) == []
        return
    assert outcome.gone == ()
    assert states(filled)[2][0] == ("rejected" if review == "rejection" else "orphaned")


def test_what_was_taken_back_protects_nothing(filled: Database, better: Reading) -> None:
    with filled.writing("bob") as tx:
        set_hedging(tx, 2, level=HedgeLevel.DENIED)
    with filled.writing("bob") as tx:
        undo_last(tx)
    assert [number for number, _ in reread(filled, better).gone] == [2]


def test_bounds_that_an_analyst_set_stay_and_what_is_found_there_is_named(filled: Database, better: Reading) -> None:
    start = better.claims[1].span.start
    with filled.writing("bob") as tx:
        edit_span(tx, 2, start, start + len("Some locals"))
    outcome = reread(filled, better)
    assert outcome.covered == ("Some locals spoke",)
    assert outcome.orphaned == ()
    assert [text for _, text in outcome.new] == ["of fog (Lantern Gazette)."]
    assert states(filled)[2] == ("read", "Some locals")


def test_a_reading_anew_is_one_undo(filled: Database, better: Reading) -> None:
    with filled.writing("bob") as tx:
        set_claim_state(tx, [1], ClaimState.ACCEPTED)

    def everything() -> dict[str, object]:
        with filled.reading() as tx:
            found = {noun: take_snapshots(tx, noun, range(1, 40)) for noun in NOUNS}
        for one in (row for rows in found.values() for row in rows.values()):
            one.pop("version", None)
        return dict(found)

    before = everything()
    with filled.writing("ann") as tx:
        reread_document(tx, 1, better)
        number = tx.set_id or 0
    with filled.writing("ann") as tx:
        undo_revision(tx, number)
        assert verify_history(tx).faults == ()
    assert everything() == before


def test_it_can_be_tried_without_changing_anything(filled: Database, better: Reading) -> None:
    before = states(filled)
    with filled.trying("ann") as tx:
        assert reread_document(tx, 1, better).changes == 4
    assert states(filled) == before
    assert reread(filled, better).changes == 4


def test_another_text_or_document_is_refused(filled: Database, ferry: Reading) -> None:
    other = replace(ferry, document=replace(ferry.document, text="Something else."), claims=())
    with pytest.raises(ValueError, match="not of document 1's text"), filled.writing("ann") as tx:
        reread_document(tx, 1, other)
    with pytest.raises(NotFoundError), filled.writing("ann") as tx:
        reread_document(tx, 9, ferry)
