from typing import Any

import pytest

from provenance.errors import NotFoundError, StaleError, UsageError
from provenance.model.links import CitedDocumentSuggestion
from provenance.model.vocabulary import LinkState
from provenance.store import (
    Database,
    add_cited_document,
    decide_cited_document,
    find_source,
    keep_cited_documents,
    keep_reading,
    list_cited_documents,
    list_revisions,
    load_facts,
    merge_outlets,
    verify_history,
)

ACCEPTED, REJECTED, SUGGESTED = LinkState.ACCEPTED, LinkState.REJECTED, LinkState.SUGGESTED


@pytest.fixture
def two(filled: Database, writer: Any) -> Database:  # noqa: ANN401 -- a class of the fixtures
    """The ferry, and a piece of the Lantern Gazette that it may cite."""
    written = writer("Fog lay over the harbour.")
    written.claim("Fog lay over the harbour.")
    with filled.writing("ann") as tx:
        keep_reading(tx, written.finish(title="Fog", publisher="Lantern Gazette"))
    return filled


def suggest(database: Database, name: str, score: float = 0.6, cited_on: str | None = None) -> CitedDocumentSuggestion:
    with database.reading() as tx:
        source = find_source(tx, name).source.id
    return CitedDocumentSuggestion(1, source, cited_on, 2, score, ("it published it\0",))


def test_suggestions_are_kept_once_and_decisions_stay(two: Database) -> None:
    first, second = suggest(two, "Lantern Gazette"), suggest(two, "North Wire", 0.5, "2019-05-05")
    with two.writing("ann") as tx:
        kept = keep_cited_documents(tx, [first, second, first])
        assert (kept.added, kept.refreshed, kept.known) == (2, 0, 0)
        again = keep_cited_documents(tx, [first, second])
        assert (again.added, again.refreshed, again.known) == (0, 0, 2)
    with two.writing("ben") as tx:
        decide_cited_document(tx, 1, REJECTED, "another piece", seen_version=1)
    with two.writing("cy") as tx:
        decide_cited_document(tx, 1, ACCEPTED, "the very piece")
    with pytest.raises(StaleError, match="changed by cy"), two.writing("dee") as tx:
        decide_cited_document(tx, 1, ACCEPTED, "late", seen_version=2)
    with two.writing("ann") as tx:
        better = [suggest(two, "Lantern Gazette", 0.9), suggest(two, "North Wire", 0.8, "2019-05-05")]
        kept = keep_cited_documents(tx, better)
        assert (kept.added, kept.refreshed, kept.known) == (0, 1, 1)
    with two.reading() as tx:
        assert verify_history(tx).faults == ()
        facts = load_facts(tx)
        assert load_facts(tx, [1]).cited_documents == ()
        assert list_cited_documents(tx) == list(facts.cited_documents)
        assert [one.id for one in list_cited_documents(tx, state=SUGGESTED, document_id=2)] == [2]
        assert [one.id for one in list_cited_documents(tx, document_id=1, limit=1, offset=1)] == [2]
        assert list_cited_documents(tx, document_id=9) == []
        assert {one.noun for one in list_revisions(tx, noun="cited_document")} == {"cited_document"}
    one, other = facts.cited_documents
    assert (one.state, one.score, one.cited_on, one.reasons) == (ACCEPTED, 0.6, None, ("it published it\ufffd",))
    assert [(vote.analyst, vote.state) for vote in one.votes] == [("ben", REJECTED), ("cy", ACCEPTED)]
    assert (other.state, other.score, other.cited_on) == (SUGGESTED, 0.8, "2019-05-05")


def test_a_decision_follows_an_outlet_into_what_it_is_merged_into(two: Database) -> None:
    with two.writing("ann") as tx:
        keep_cited_documents(tx, [suggest(two, "Lantern Gazette")])
        decide_cited_document(tx, 1, REJECTED, "another piece")
        old, new = find_source(tx, "Lantern Gazette").source.id, find_source(tx, "Island Herald").source.id
        merge_outlets(tx, old, new, "same paper")
    with two.writing("ann") as tx:
        kept = keep_cited_documents(tx, [suggest(two, "Island Herald")])
        assert (kept.added, kept.known) == (0, 1)
        (one,) = load_facts(tx).cited_documents
        assert (one.source_id, one.state) == (new, REJECTED)
        assert verify_history(tx).faults == ()


def test_an_analyst_adds_what_was_not_found(two: Database) -> None:
    with two.writing("ann") as tx:
        source = find_source(tx, "Lantern Gazette").source.id
        number = add_cited_document(tx, 1, source, 2, "2019")
        decide_cited_document(tx, number, ACCEPTED, "it says so")
        with pytest.raises(UsageError, match="known already: cited document 1"):
            add_cited_document(tx, 1, source, 2, "2019")
        with pytest.raises(UsageError, match="cannot be what it cites"):
            add_cited_document(tx, 1, source, 1)
        with pytest.raises(NotFoundError, match="no document 9"):
            add_cited_document(tx, 1, source, 9)
        with pytest.raises(NotFoundError, match="no source 99"):
            add_cited_document(tx, 1, 99, 2)
        with pytest.raises(NotFoundError, match="no cited_document 9"):
            decide_cited_document(tx, 9, ACCEPTED, "x")
        (kept,) = load_facts(tx).cited_documents
        same = CitedDocumentSuggestion(1, source, "2019", 2, 0.5, ())
        assert keep_cited_documents(tx, [same]).known == 1
    assert (kept.state, kept.score) == (ACCEPTED, None)
    with two.writing("ann") as tx:
        add_cited_document(tx, 2, source, 1)
        assert keep_cited_documents(tx, [CitedDocumentSuggestion(2, source, None, 1, 0.5, ())]).known == 1
