"""Claims handed out to several analysts, and what each of them said."""

from datetime import UTC, datetime, timedelta

import pytest

from provenance.errors import UsageError
from provenance.model.vocabulary import Credibility, HedgeLevel, LinkRelation, LinkState, Reliability, VerdictValue
from provenance.store import (
    VOTE_FIELDS,
    ClaimFilter,
    ClaimState,
    Database,
    Vote,
    add_link,
    add_verdict,
    assign,
    decide_link,
    list_assignments,
    list_votes,
    rate_claim,
    rate_source,
    release_claims,
    set_claim_state,
    set_hedging,
    take_next,
    undo_last,
    verify_history,
)


def take(database: Database, analyst: str, count: int = 1, *, double: bool = False, later: int = 0) -> list[int]:
    """Ask for claims, as if some minutes had passed."""
    with database.writing(analyst) as tx:
        tx.at = datetime.now(UTC) + timedelta(minutes=later)
        return take_next(tx, count=count, double=double)


def test_no_two_analysts_are_given_the_same_claim(filled: Database) -> None:
    assert take(filled, "ann", 2) == [1, 2]
    assert take(filled, "bob", 5) == [3]
    assert take(filled, "cy") == []
    assert take(filled, "ann", 5) == [1, 2]
    with filled.reading() as tx:
        assert [(one.noun_id, one.assignee) for one in list_assignments(tx)] == [(1, "ann"), (2, "ann"), (3, "bob")]
        assert verify_history(tx).faults == ()


def test_a_claim_is_free_again_when_decided_given_back_or_after_its_time(filled: Database) -> None:
    take(filled, "ann", 3)
    with filled.writing("ann") as tx:
        set_claim_state(tx, [1], ClaimState.ACCEPTED)
        assert release_claims(tx, [2, 99]) == 1
    assert take(filled, "bob", 3) == [2]
    assert take(filled, "cy", 3, later=29) == []
    assert take(filled, "cy", 3, later=31) == [2, 3]
    assert take(filled, "bob", 3, later=32) == []
    with filled.writing("cy") as tx:
        assert release_claims(tx) == 2
        assert release_claims(tx) == 0


def test_asking_again_keeps_the_claim_longer(filled: Database) -> None:
    take(filled, "ann")
    assert take(filled, "ann", later=20) == [1]
    assert take(filled, "bob", later=40) == [2]
    assert take(filled, "bob", 3, later=51) == [2, 1, 3]


def test_what_is_assigned_waits_for_its_analyst_for_good(filled: Database) -> None:
    with filled.writing("ann") as tx:
        assign(tx, "claim", 3, "bob")
    assert take(filled, "cy", 5, later=1000) == [1, 2]
    assert take(filled, "bob", 5, later=1001) == [3]
    with filled.writing("bob") as tx:
        set_claim_state(tx, [3], ClaimState.REJECTED, "no claim")
        assert list_assignments(tx, assignee="bob") == []


def test_double_review_asks_for_a_second_decision_but_no_third_of_ones_own(filled: Database) -> None:
    with filled.writing("ann") as tx:
        set_claim_state(tx, [1], ClaimState.ACCEPTED)
    assert take(filled, "ann", 5, double=True) == [2, 3]
    assert take(filled, "bob", 2, double=True) == [1, 2]
    with filled.writing("bob") as tx:
        set_claim_state(tx, [1, 2], ClaimState.ACCEPTED)
    assert take(filled, "bob", 5, double=True) == [3]


def test_claims_are_taken_by_filter_and_within_bounds(filled: Database) -> None:
    with filled.writing("ann") as tx:
        assert take_next(tx, ClaimFilter(unsourced=True), count=5) == [3]
        for count, minutes in ((0, 5), (501, 5), (1, 0), (1, 99_999)):
            with pytest.raises(UsageError, match="for 1 minute to a week"):
                take_next(tx, count=count, minutes=minutes)


def test_handing_out_is_no_decision_to_undo_and_comes_back_with_one_that_is(filled: Database) -> None:
    take(filled, "ann")
    with filled.writing("ann") as tx:
        set_claim_state(tx, [1], ClaimState.ACCEPTED)
    take(filled, "ann")
    with filled.writing("ann") as tx:
        assert {one.noun for one in undo_last(tx).revisions} == {"claim", "assignment"}
        assert {one.noun_id for one in list_assignments(tx)} == {1, 2}
        assert verify_history(tx).faults == ()


def test_each_analysts_last_word_is_known_in_every_field(filled: Database) -> None:
    with filled.writing("ann") as tx:
        set_claim_state(tx, [1, 2], ClaimState.ACCEPTED)
        add_verdict(tx, 1, VerdictValue.CONFIRMED, "log")
        rate_source(tx, 1, Reliability.B, "known")
        rate_source(tx, 1, Reliability.A, "of boats", scope="boats")
        link = add_link(tx, 1, 2, LinkRelation.RESTATES, [])
        decide_link(tx, link, LinkState.ACCEPTED, "same")
    with filled.writing("bob") as tx:
        set_claim_state(tx, [1], ClaimState.ACCEPTED)
        set_claim_state(tx, [2], ClaimState.REJECTED, "no claim")
        set_hedging(tx, 1, level=HedgeLevel.DENIED)
        add_verdict(tx, 1, VerdictValue.REFUTED, "log")
        add_verdict(tx, 1, VerdictValue.UNRESOLVED, "log again")
        rate_claim(tx, 1, Credibility.DOUBTFUL, "hm")
        decide_link(tx, link, LinkState.REJECTED, "not the same")
    with filled.writing("bob") as tx:
        set_claim_state(tx, [3], ClaimState.ACCEPTED)
    with filled.writing("bob") as tx:
        undo_last(tx)
        found = {field: list_votes(tx, field) for field in VOTE_FIELDS}
    ann, bob = "ann", "bob"
    assert found["state"] == [
        Vote(ann, "claim 1", "accepted"),
        Vote(bob, "claim 1", "accepted"),
        Vote(ann, "claim 2", "accepted"),
        Vote(bob, "claim 2", "rejected"),
    ]
    assert found["hedging"] == [
        Vote(ann, "claim 1", "hedged"),
        Vote(bob, "claim 1", "denied"),
        Vote(ann, "claim 2", "attributed"),
    ]
    assert found["verdict"] == [Vote(ann, "claim 1", "confirmed"), Vote(bob, "claim 1", "unresolved")]
    assert found["link"] == [Vote(ann, f"link {link}", "restates"), Vote(bob, f"link {link}", "rejected")]
    assert found["rating"] == [Vote(bob, "claim 1", "4"), Vote(ann, "source 1", "B")]
