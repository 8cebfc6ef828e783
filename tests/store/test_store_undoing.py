"""Undo and redo: what was decided becomes what it was, and the history grows."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from provenance.errors import NotFoundError, UsageError
from provenance.model.claims import Claim, Hedging
from provenance.model.outlets import Outlet
from provenance.model.spans import Span
from provenance.model.vocabulary import (
    CitationKind,
    Credibility,
    HedgeLevel,
    LinkRelation,
    LinkState,
    Reliability,
    SourceKind,
    VerdictValue,
)
from provenance.store import (
    CitationEdit,
    ClaimState,
    Database,
    Transaction,
    acknowledge_finding,
    add_alias,
    add_claim,
    add_link,
    add_note,
    add_outlet,
    add_to_case,
    add_verdict,
    attach_citation,
    decide_link,
    detach_citation,
    edit_span,
    find_or_meet_source,
    list_links,
    list_revisions,
    load_facts,
    load_set,
    merge_claims,
    merge_outlets,
    open_case,
    rate_claim,
    rate_source,
    redo_last,
    search_claims,
    set_claim_state,
    set_hedging,
    split_claim,
    undo_last,
    undo_revision,
    verify_history,
)
from provenance.store.snapshots import NOUNS, Snapshot, take_snapshots

Decision = Callable[[Transaction], object]


def _cite(tx: Transaction) -> None:
    source = find_or_meet_source(tx, 1, "Reef Courier", SourceKind.NEWSPAPER)
    attach_citation(tx, 3, CitationEdit(source, CitationKind.NARRATIVE))


def _case(tx: Transaction) -> None:
    add_to_case(tx, open_case(tx, "boats").id, [1])


def _link(tx: Transaction) -> None:
    number = add_link(tx, 1, 2, LinkRelation.CONFLICTS, [{"field": "words"}])
    decide_link(tx, number, LinkState.ACCEPTED, "same boat")


DECISIONS: Mapping[str, Decision] = {
    "accept": lambda tx: set_claim_state(tx, [1, 2, 3], ClaimState.ACCEPTED),
    "hedge": lambda tx: set_hedging(tx, 1, level=HedgeLevel.DENIED),
    "span": lambda tx: edit_span(tx, 1, 0, 50),
    "split": lambda tx: split_claim(tx, 1, 30),
    "merge": lambda tx: merge_claims(tx, 2, 3),
    "add": lambda tx: add_claim(tx, 1, Claim(Span(3, 20), "", 0, None, Hedging())),
    "cite": _cite,
    "uncite": lambda tx: [detach_citation(tx, one.id) for one in load_facts(tx).claims[1].citations[:1]],
    "verdict": lambda tx: add_verdict(tx, 1, VerdictValue.CONFIRMED, "log"),
    "rate": lambda tx: (rate_claim(tx, 1, Credibility.DOUBTFUL, "no"), rate_source(tx, 1, Reliability.B, "yes")),
    "note": lambda tx: add_note(tx, "claim", 1, "ask"),
    "acknowledge": lambda tx: acknowledge_finding(tx, "unsourced:3", "known", document_id=1),
    "case": _case,
    "link": _link,
    "alias": lambda tx: add_alias(tx, 1, "The Post"),
    "outlet": lambda tx: add_outlet(tx, Outlet("reef", "Reef Courier", SourceKind.NEWSPAPER, languages=("en",))),
    "outlets merged": lambda tx: merge_outlets(tx, 3, 1, "one house"),
}


def everything(database: Database) -> dict[str, dict[int, Snapshot]]:
    """All rows of all nouns but for their versions, after checking the history."""
    with database.reading() as tx:
        assert verify_history(tx).faults == ()
        found = {noun: take_snapshots(tx, noun, range(1, 60)) for noun in NOUNS}
    for noun in found.values():
        for one in noun.values():
            one.pop("version", None)
    return found


def last_set(database: Database) -> list[Any]:
    with database.reading() as tx:
        return load_set(tx, list_revisions(tx, limit=1)[0].set_id)


@pytest.mark.parametrize("name", DECISIONS)
def test_any_decision_is_undone_done_again_and_undone(filled: Database, name: str) -> None:
    before = everything(filled)
    with filled.writing("bob", "because") as tx:
        DECISIONS[name](tx)
    decided = everything(filled)
    assert decided != before
    count = len(last_set(filled))
    with filled.writing("bob") as tx:
        undone = undo_last(tx)
    assert (undone.again, len(undone.revisions)) == (False, count)
    assert everything(filled) == before
    assert {one.action for one in last_set(filled)} == {f"undo {undone.set_id}"}
    with filled.writing("bob") as tx:
        assert redo_last(tx).again
    assert everything(filled) == decided
    with filled.writing("cy") as tx:
        assert undo_revision(tx, undone.set_id).new_set_id > undone.new_set_id
    assert everything(filled) == before


def test_undo_goes_back_step_by_step_and_redo_comes_forward(filled: Database) -> None:
    states = [everything(filled)]
    for name in ("accept", "hedge", "note", "verdict"):
        with filled.writing("bob") as tx:
            DECISIONS[name](tx)
        states.append(everything(filled))
    for expected in reversed(states[:-1]):
        with filled.writing("bob") as tx:
            undo_last(tx)
        assert everything(filled) == expected
    with pytest.raises(NotFoundError, match="bob has nothing to undo"), filled.writing("bob") as tx:
        undo_last(tx)
    for expected in states[1:3]:
        with filled.writing("bob") as tx:
            redo_last(tx)
        assert everything(filled) == expected
    with filled.writing("bob") as tx:
        undo_last(tx)
    assert everything(filled) == states[1]
    with filled.writing("bob") as tx:
        add_note(tx, "claim", 2, "something else")
    with pytest.raises(NotFoundError, match="bob has nothing to redo"), filled.writing("bob") as tx:
        redo_last(tx)


def test_only_ones_own_decisions_are_undone_without_a_number(filled: Database) -> None:
    for analyst in ("bob", "cy"):
        with filled.writing(analyst) as tx:
            add_note(tx, "claim", 1, analyst)
    with filled.writing("bob") as tx:
        assert undo_last(tx).revisions[0].analyst == "bob"
    with pytest.raises(NotFoundError), filled.writing("bob") as tx:
        undo_last(tx)
    with filled.writing("ann") as tx, pytest.raises(NotFoundError, match="ann has nothing"):
        undo_last(tx)
    with filled.reading() as tx:
        assert load_facts(tx).claims[0].notes == ("cy",)


def test_what_another_undid_is_not_undone_twice(filled: Database) -> None:
    with filled.writing("bob") as tx:
        add_note(tx, "claim", 1, "one")
    with filled.writing("cy") as tx:
        undo_revision(tx, list_revisions(tx, noun="note")[0].id)
    with pytest.raises(NotFoundError, match="nothing to undo"), filled.writing("bob") as tx:
        undo_last(tx)


def test_undoing_an_undo_by_its_number_does_it_again(filled: Database) -> None:
    with filled.writing("bob") as tx:
        set_claim_state(tx, [1], ClaimState.ACCEPTED)
    accepted = everything(filled)
    with filled.writing("bob") as tx:
        undone = undo_last(tx)
    with filled.writing("cy") as tx:
        assert undo_revision(tx, undone.new_set_id).again
    assert everything(filled) == accepted


def test_a_later_change_of_other_fields_stays(filled: Database) -> None:
    with filled.writing("bob") as tx:
        set_claim_state(tx, [1], ClaimState.ACCEPTED)
        number = tx.set_id
    with filled.writing("cy") as tx:
        set_hedging(tx, 1, level=HedgeLevel.DENIED)
    with filled.writing("bob") as tx:
        assert undo_last(tx).set_id == number
    with filled.reading() as tx:
        claim = load_facts(tx).claims[0]
    assert (claim.state, claim.hedging.level, claim.version) == ("read", HedgeLevel.DENIED, 4)


def test_what_a_later_change_rests_on_is_not_undone_and_the_change_is_named(filled: Database) -> None:
    with filled.writing("bob") as tx:
        set_hedging(tx, 1, level=HedgeLevel.DENIED)
        first = tx.set_id
    with filled.writing("cy") as tx:
        set_hedging(tx, 1, level=HedgeLevel.HEDGED)
        second = tx.set_id
    assert first is not None
    with (
        pytest.raises(UsageError, match=rf"revision {second} \(hedge claim 1 by cy\) came after it .* undo that first"),
        filled.writing("bob") as tx,
    ):
        undo_revision(tx, first)
    with filled.writing("cy") as tx:
        undo_last(tx)
    with filled.writing("bob") as tx:
        undo_revision(tx, first)
    with filled.reading() as tx:
        assert load_facts(tx).claims[0].hedging.level is HedgeLevel.HEDGED


def test_what_others_hang_on_is_not_removed(filled: Database) -> None:
    with filled.writing("bob") as tx:
        made = add_claim(tx, 1, Claim(Span(3, 20), "", 0, None, Hedging())).claims[0]
        added = tx.set_id or 0
    with filled.writing("cy") as tx:
        link = add_link(tx, 1, made, LinkRelation.CONFLICTS, [])
        note = add_note(tx, "claim", made, "hm")
        rating = rate_claim(tx, made, Credibility.DOUBTFUL, "hm")
    with pytest.raises(UsageError) as caught, filled.writing("bob") as tx:
        undo_revision(tx, added)
    for told in (f"link {link}", f"note {note}", f"rating {rating}", f"rest on claim {made}"):
        assert told in str(caught.value)
    with filled.writing("cy") as tx:
        undo_last(tx)
    with filled.writing("bob") as tx:
        undo_revision(tx, added)
        assert search_claims(tx, "nine") != []
        assert list_links(tx) == []


def test_a_source_that_others_cite_meanwhile_stays(filled: Database) -> None:
    with filled.writing("bob") as tx:
        _cite(tx)
        first = tx.set_id or 0
    with filled.writing("cy") as tx:
        _cite(tx)
    with pytest.raises(UsageError, match="came after it"), filled.writing("bob") as tx:
        undo_revision(tx, first)
    with filled.writing("cy") as tx:
        attach_citation(tx, 1, CitationEdit(find_or_meet_source(tx, 1, "Reef Courier")))
    with filled.writing("cy") as tx:
        undo_revision(tx, first + 2)
    with filled.writing("bob") as tx:
        undo_revision(tx, first)
        assert find_or_meet_source(tx, 1, "Reef Courier") > 0


def test_reading_a_document_is_not_undone(filled: Database) -> None:
    with filled.reading() as tx:
        ingest = next(one for one in list_revisions(tx) if one.action == "ingest")
    with pytest.raises(UsageError, match="reading a document"), filled.writing("ann") as tx:
        undo_revision(tx, ingest.id)
    with pytest.raises(NotFoundError, match="no revision 999"), filled.writing("ann") as tx:
        undo_revision(tx, 999)


def test_what_is_gone_or_back_by_other_means_is_refused(filled: Database) -> None:
    with filled.writing("bob") as tx:
        add_note(tx, "claim", 1, "one")
        made = tx.set_id or 0
    with filled.writing("cy") as tx:
        undo_revision(tx, made)
    with filled.writing("bob") as tx:
        again = undo_revision(tx, made)
    assert again.again
    with filled.reading() as tx:
        assert load_facts(tx).claims[0].notes == ("one",)


def test_a_bulk_decision_is_one_undo(filled: Database) -> None:
    with filled.writing("bob", "all of it") as tx:
        set_claim_state(tx, [1, 2, 3], ClaimState.REJECTED, "all of it")
    with filled.writing("bob") as tx:
        assert len(undo_last(tx).revisions) == 3
    with filled.reading() as tx:
        assert {claim.state for claim in load_facts(tx).claims} == {"read"}
