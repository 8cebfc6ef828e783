"""Suggested links: kept once, renewed while undecided, left alone once decided; and the filters over links."""

from typing import Any

import pytest
from sqlalchemy import text

from provenance.errors import NotFoundError
from provenance.model.claims import Hedging
from provenance.model.facts import Facts
from provenance.model.links import LinkField, LinkReason, LinkSuggestion, Outcome
from provenance.model.readings import Reading
from provenance.model.vocabulary import LinkRelation, LinkState
from provenance.store import (
    Database,
    KeptSuggestions,
    LinkFilter,
    add_link,
    add_note,
    count_links,
    decide_link,
    edit_span,
    find_link,
    find_link_run,
    find_source,
    find_unmatched,
    keep_reading,
    keep_suggestions,
    list_link_runs,
    list_links,
    list_notes,
    list_revisions,
    load_facts,
    load_link,
    merge_claims,
    merge_outlets,
    undo_last,
    verify_history,
)

CORROBORATES, CONFLICTS = LinkRelation.CORROBORATES, LinkRelation.CONFLICTS
ACCEPTED, REJECTED, SUGGESTED = LinkState.ACCEPTED, LinkState.REJECTED, LinkState.SUGGESTED


def suggest(first: int, second: int, score: float = 0.7, relation: LinkRelation = CORROBORATES) -> LinkSuggestion:
    reason = LinkReason(LinkField.PLACE, Outcome.AGREES, "both near Gozo\0", "Gozo", "Gozo", 0.5)
    return LinkSuggestion(first, second, relation, score, (reason,))


def keep(database: Database, *suggestions: LinkSuggestion, documents: tuple[int, ...] = ()) -> KeptSuggestions:
    with database.writing("ann") as tx:
        return keep_suggestions(tx, suggestions, scope="all documents", document_ids=documents)


def counts(kept: KeptSuggestions) -> tuple[int, ...]:
    return (kept.added, kept.refreshed, kept.reopened, kept.known, kept.decided)


def read(database: Database) -> Facts:
    with database.reading() as tx:
        assert verify_history(tx).faults == ()
        return load_facts(tx)


def test_suggestions_are_kept_once_and_the_same_again_change_nothing(filled: Database) -> None:
    given = (suggest(1, 2), suggest(3, 1, 0.6), suggest(1, 3, 0.9), suggest(2, 2), suggest(2, 99))
    kept = keep(filled, *given, documents=(1,))
    assert counts(kept) == (2, 0, 0, 0, 0)
    assert kept.run is not None
    assert (kept.run.added, kept.run.documents, kept.run.scope, kept.run.analyst) == (2, 1, "all documents", "ann")
    with filled.reading() as tx:
        before = list_revisions(tx)
        assert [one.score for one in list_links(tx)] == [0.7, 0.9]
        assert find_link_run(tx, 2) == kept.run
        assert find_link_run(tx, 3) is None
        assert list_link_runs(tx) == [kept.run]
    assert before[0].noun == "link_run"
    again = keep(filled, *given, documents=(1,))
    assert counts(again) == (0, 0, 0, 2, 0)
    assert again.run is None
    facts = read(filled)
    assert [link.reasons[0].message for link in facts.links] == ["both near Gozo\ufffd"] * 2
    with filled.reading() as tx:
        assert list_revisions(tx) == before


def test_what_is_undecided_is_renewed_and_what_is_decided_stays(filled: Database) -> None:
    keep(filled, suggest(1, 2), suggest(1, 3), suggest(2, 3))
    with filled.writing("ben") as tx:
        decide_link(tx, 2, ACCEPTED, "same boat")
        decide_link(tx, 3, REJECTED, "another boat")
    better = [suggest(*pair, 0.95, CONFLICTS) for pair in ((1, 2), (1, 3), (2, 3))]
    assert counts(keep(filled, *better)) == (0, 1, 0, 0, 2)
    links = read(filled).links
    assert [(link.relation, link.state, link.score) for link in links] == [
        (CONFLICTS, SUGGESTED, 0.95),
        (CORROBORATES, ACCEPTED, 0.7),
        (CORROBORATES, REJECTED, 0.7),
    ]
    assert [len(link.votes) for link in links] == [0, 1, 1]
    with filled.reading() as tx:
        assert list_revisions(tx, noun="link", noun_id=1)[0].action == "suggest again"


def test_what_an_analyst_suggested_is_not_renewed(filled: Database) -> None:
    with filled.writing("ben") as tx:
        add_link(tx, 1, 2, CONFLICTS, [])
    assert counts(keep(filled, suggest(1, 2))) == (0, 0, 0, 1, 0)
    assert read(filled).links[0].suggested_by == "ben"


def test_a_rejected_pair_comes_back_only_when_a_claim_is_changed(filled: Database) -> None:
    keep(filled, suggest(1, 2))
    with filled.writing("ben") as tx:
        decide_link(tx, 1, REJECTED, "another boat")
        one, other = find_source(tx, "Lantern Gazette").source.id, find_source(tx, "Island Herald").source.id
        merge_outlets(tx, one, other, "same paper")
    assert counts(keep(filled, suggest(1, 2, 0.99))) == (0, 0, 0, 0, 1)
    with filled.writing("cy") as tx:
        edit_span(tx, 2, 140, 163)
    kept = keep(filled, suggest(1, 2, 0.8, CONFLICTS))
    assert counts(kept) == (0, 0, 1, 0, 0)
    (link,) = read(filled).links
    assert (link.state, link.relation, link.score) == (SUGGESTED, CONFLICTS, 0.8)
    assert [(vote.analyst, vote.state) for vote in link.votes] == [("ben", REJECTED)]
    with filled.reading() as tx:
        newest = list_revisions(tx, noun="link", noun_id=1)[0]
    assert newest.reason == "one of the claims was changed since it was rejected"


def test_links_altered_behind_the_back_of_history_are_found(filled: Database) -> None:
    keep(filled, suggest(1, 2), suggest(1, 3))
    with filled.writing("ben") as tx:
        decide_link(tx, 2, ACCEPTED, "same boat")
    read(filled)
    for statement, fault in (
        ("UPDATE links SET score = 0.99 WHERE id = 1", "link run 1: its links are not those that it suggested"),
        ("UPDATE links SET score = 0.7 WHERE id = 1", None),
        ("UPDATE link_runs SET scope = 'other'", "link_run 1 was altered behind the history's back: scope"),
        ("UPDATE link_runs SET scope = 'all documents'", None),
        ("DELETE FROM links WHERE id = 1", "link run 1: its links are not those that it suggested"),
        ("UPDATE link_runs SET layout = 9", "link run 1 has a digest of unknown layout 9"),
    ):
        with filled.writing("mallory") as tx:
            tx.execute(text(statement))
        with filled.reading() as tx:
            faults = verify_history(tx).faults
        assert (fault in faults) if fault is not None else faults == ()


def test_documents_are_matched_until_something_about_them_changes(filled: Database, writer: Any) -> None:  # noqa: ANN401 -- a class of the fixtures
    with filled.reading() as tx:
        assert find_unmatched(tx) == [1]
    assert keep(filled, documents=(1,)).run is not None
    written = writer("The pier was closed.")
    written.claim("The pier was closed.", hedging=Hedging())
    reading: Reading = written.finish(title="Pier")
    with filled.writing("ann") as tx:
        assert find_unmatched(tx) == []
        keep_reading(tx, reading)
    with filled.writing("ann") as tx:
        assert find_unmatched(tx) == [2]
        assert find_unmatched(tx, [1]) == []
        add_note(tx, "claim", 1, "look again")
        assert find_unmatched(tx) == [2]
        edit_span(tx, 2, 140, 163)
    with filled.reading() as tx:
        assert find_unmatched(tx) == [1, 2]
    keep(filled, documents=(1, 2))
    with filled.reading() as tx:
        assert find_unmatched(tx) == []


def test_links_are_found_by_what_is_asked_of_them(filled: Database) -> None:
    keep(filled, suggest(1, 2, 0.6), suggest(1, 3, 0.7, CONFLICTS), suggest(2, 3, 0.8))
    with filled.writing("ben") as tx:
        decide_link(tx, 1, ACCEPTED, "same boat")
        decide_link(tx, 3, ACCEPTED, "same boat")
        wire = find_source(tx, "North Wire").source.id
        assert add_note(tx, "link", 1, "ask the harbour")
    with filled.writing("cy") as tx:
        decide_link(tx, 1, REJECTED, "another boat")
        decide_link(tx, 3, ACCEPTED, "fine", relation=LinkRelation.RESTATES)
    with filled.writing("ben") as tx:
        decide_link(tx, 3, ACCEPTED, "it restates", relation=LinkRelation.RESTATES)
    with filled.reading() as tx:
        for wanted, numbers in (
            (LinkFilter(), [1, 2, 3]),
            (LinkFilter(claim_id=2), [1, 3]),
            (LinkFilter(document_id=1), [1, 2, 3]),
            (LinkFilter(document_id=2), []),
            (LinkFilter(source_id=wire), [1, 2]),
            (LinkFilter(state=SUGGESTED), [2]),
            (LinkFilter(relation=CONFLICTS), [2]),
            (LinkFilter(least=0.7), [2, 3]),
            (LinkFilter(analyst="ben"), [1, 3]),
            (LinkFilter(analyst="ann"), []),
            (LinkFilter(disagreed=True), [1]),
            (LinkFilter(analyst="cy", disagreed=True, state=REJECTED), [1]),
        ):
            assert [one.id for one in list_links(tx, wanted=wanted)] == numbers, wanted
            assert count_links(tx, wanted) == len(numbers)
        assert [one.id for one in list_links(tx, limit=1, offset=1)] == [2]
        assert find_link(tx, 3, 1) == load_link(tx, 2)
        assert find_link(tx, 1, 99) is None
        assert [note.text for note in list_notes(tx, "link", 1)] == ["ask the harbour"]
        with pytest.raises(NotFoundError, match="there is no link 9"):
            load_link(tx, 9)


def test_links_that_go_with_a_merged_claim_are_told_by_history(filled: Database) -> None:
    keep(filled, suggest(1, 2), suggest(2, 3), suggest(1, 3))
    with filled.writing("ben") as tx:
        decide_link(tx, 3, ACCEPTED, "same boat")
        merge_claims(tx, 1, 2)
    read(filled)
    with filled.writing("ben") as tx:
        undo_last(tx)
    assert len(read(filled).links) == 3
