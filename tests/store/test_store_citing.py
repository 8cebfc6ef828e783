"""Citations by hand."""

import pytest

from provenance.errors import NotFoundError, StaleError, StoreError, UsageError
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.facts import ClaimFact
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, Scope, SourceKind
from provenance.store import (
    CitationEdit,
    Database,
    attach_citation,
    change_citation,
    detach_citation,
    find_or_meet_source,
    lead_citation,
    load_citation_place,
    load_facts,
    merge_outlets,
    verify_history,
)


def claim(database: Database, number: int) -> ClaimFact:
    with database.reading() as tx:
        assert verify_history(tx).faults == ()
        return next(one for one in load_facts(tx).claims if one.id == number)


def test_a_citation_takes_the_place_of_the_documents_own_voice(filled: Database) -> None:
    with filled.writing("bob", "the log says so") as tx:
        source = find_or_meet_source(tx, 1, "north-wire")
        made = attach_citation(
            tx,
            3,
            CitationEdit(
                source,
                CitationKind.FOOTNOTE,
                span=Span(0, 8),
                period=DatePeriod(PartialDate(2019, 5)),
                via_id=find_or_meet_source(tx, 1, "Harbour Post Daily"),
                speaker_id=find_or_meet_source(tx, 1, "Rita Zammit", SourceKind.PERSON),
                url="https://wire.example/1",
            ),
            seen_version=1,
        )
    found = claim(filled, 3)
    assert [one.role for one in found.citations] == ["via", "source", "speaker"]
    main = found.citations[1]
    assert (found.lead_citation_id, main.id, main.relayed_by) == (made, made, found.citations[0].id)
    assert (main.kind, main.scope, main.surface) == (CitationKind.FOOTNOTE, Scope.INHERITED, "At least")
    assert (main.period, main.url, main.rule) == (
        DatePeriod(PartialDate(2019, 5)),
        "https://wire.example/1",
        "analyst",
    )
    assert {one.printed for one in found.citations} == {f"h{made}"}


def test_further_citations_leave_the_lead_where_it_is(filled: Database) -> None:
    lead = claim(filled, 1).lead_citation_id
    with filled.writing("bob") as tx:
        made = attach_citation(tx, 1, CitationEdit(3, relayed_by=lead))
    found = claim(filled, 1)
    assert found.lead_citation_id == lead
    assert next(one for one in found.citations if one.id == made).relayed_by == lead
    with filled.writing("bob") as tx:
        lead_citation(tx, made)
    assert claim(filled, 1).lead_citation_id == made


def test_taking_a_citation_off_leaves_somebody_who_vouches(filled: Database) -> None:
    found = claim(filled, 2)
    first, second = found.citations
    with filled.writing("bob") as tx:
        assert detach_citation(tx, first.id).told == ()
    left = claim(filled, 2)
    assert [(one.id, one.relayed_by) for one in left.citations] == [(second.id, None)]
    assert left.lead_citation_id == second.id
    with filled.writing("bob") as tx:
        told = detach_citation(tx, second.id).told
    assert told == ("claim 2 is now in the document's own voice",)
    own = claim(filled, 2)
    assert not own.sourced
    assert own.lead_citation_id == own.citations[0].id


def test_hops_of_other_claims_lose_no_relay_in_silence(filled: Database) -> None:
    relay = claim(filled, 1).lead_citation_id
    with filled.writing("bob") as tx:
        made = attach_citation(tx, 1, CitationEdit(3, relayed_by=relay))
    with filled.writing("bob") as tx:
        detach_citation(tx, relay)
    assert {one.id: one.relayed_by for one in claim(filled, 1).citations} == {made: None}


def test_a_citation_is_changed_field_by_field(filled: Database) -> None:
    found = claim(filled, 1)
    via, main, speaker = found.citations
    with filled.writing("bob", "misread") as tx:
        change_citation(tx, main.id, CitationEdit(3, period=DatePeriod(PartialDate(2019, 5, 6))), seen_version=1)
        change_citation(tx, speaker.id, CitationEdit(kind=CitationKind.NARRATIVE, span=Span(0, 4)))
    changed = claim(filled, 1)
    assert [one.source_id for one in changed.citations] == [via.source_id, 3, speaker.source_id]
    assert {(one.kind, one.surface) for one in changed.citations} == {(CitationKind.NARRATIVE, "At l")}
    assert changed.citations[1].as_written == main.as_written
    assert changed.citations[1].period == DatePeriod(PartialDate(2019, 5, 6))


def test_the_name_of_a_citation_by_hand_follows_its_source(filled: Database) -> None:
    with filled.writing("bob") as tx:
        made = attach_citation(tx, 3, CitationEdit(2))
        change_citation(tx, made, CitationEdit(3, title="Log"))
    (citation,) = claim(filled, 3).citations
    assert (citation.as_written, citation.title) == ("Island Herald", "Log")


def test_what_cannot_be_is_refused(filled: Database) -> None:
    own = claim(filled, 3).citations[0].id
    via, main, _ = claim(filled, 1).citations
    cases: list[tuple[int | None, CitationEdit, type[Exception], str]] = [
        (None, CitationEdit(), UsageError, "needs a source"),
        (None, CitationEdit(99), NotFoundError, "no source 99"),
        (None, CitationEdit(1, CitationKind.CREDIT), UsageError, "cannot be cited as credit"),
        (None, CitationEdit(1, span=Span(0, 9999)), UsageError, "no place"),
        (None, CitationEdit(1, relayed_by=own), UsageError, "none of claim 1"),
        (99, CitationEdit(1), NotFoundError, "no citation 99"),
        (own, CitationEdit(1), UsageError, "own voice"),
        (main.id, CitationEdit(99), NotFoundError, "no source 99"),
        (main.id, CitationEdit(via_id=1), UsageError, "hop of its own"),
        (via.id, CitationEdit(relayed_by=main.id), UsageError, "relayed by itself"),
    ]
    for citation, edit, error, said in cases:
        with pytest.raises(error, match=said), filled.writing("bob") as tx:
            _ = attach_citation(tx, 1, edit) if citation is None else change_citation(tx, citation, edit)
    with pytest.raises(StaleError), filled.writing("bob") as tx:
        detach_citation(tx, main.id, seen_version=8)
    with pytest.raises(UsageError, match="own voice"), filled.writing("bob") as tx:
        detach_citation(tx, own)
    assert claim(filled, 1).version == 1


def test_sources_are_found_by_any_name_or_made_with_their_kind(filled: Database) -> None:
    with filled.writing("bob") as tx:
        assert find_or_meet_source(tx, 1, "HP") == find_or_meet_source(tx, 1, "harbour-post")
        with pytest.raises(NotFoundError, match="give its kind"):
            find_or_meet_source(tx, 1, "Reef Courier")
        with pytest.raises(UsageError, match="needs a name"):
            find_or_meet_source(tx, 1, " ")
        made = find_or_meet_source(tx, 1, "Reef Courier", SourceKind.NEWSPAPER)
        assert find_or_meet_source(tx, 1, "reef courier") == made
        group = find_or_meet_source(tx, 1, "two divers", SourceKind.UNNAMED)
        assert find_or_meet_source(tx, 1, "Two divers", SourceKind.UNNAMED) == group
        attach_citation(tx, 1, CitationEdit(made))
        attach_citation(tx, 1, CitationEdit(group))
    with filled.reading() as tx:
        sources = {one.id: one for one in load_facts(tx).sources}
    assert (sources[made].proposed, sources[group].document_id) == (True, 1)


def test_a_merged_source_is_cited_no_more(filled: Database) -> None:
    with filled.writing("bob") as tx:
        merge_outlets(tx, 3, 1)
    with pytest.raises(StoreError, match="was merged into source 1"), filled.writing("bob") as tx:
        attach_citation(tx, 1, CitationEdit(3))
    with filled.reading() as tx:
        assert load_citation_place(tx, claim(filled, 2).lead_citation_id).claim_id == 2
