"""Changing claims: what stays true whatever is done to them."""

import pytest

from provenance.errors import NotFoundError, StaleError, UsageError
from provenance.model.citations import Citation
from provenance.model.claims import Claim, Hedging, Quantity
from provenance.model.facts import ClaimFact
from provenance.model.spans import Span
from provenance.model.vocabulary import (
    CitationKind,
    HedgeLevel,
    LinkRelation,
    Scope,
    SourceKind,
    Stance,
    VerdictValue,
    Voucher,
)
from provenance.store import (
    ClaimState,
    Database,
    add_claim,
    add_link,
    add_note,
    add_verdict,
    edit_span,
    find_next_claim,
    list_links,
    list_revisions,
    load_claim_place,
    load_facts,
    merge_claims,
    parse_state,
    search_claims,
    set_claim_state,
    set_hedging,
    split_claim,
    verify_history,
)


def claims_of(database: Database) -> dict[int, ClaimFact]:
    """The claims by id, after checking what must hold of every one of them and of the history."""
    with database.reading() as tx:
        facts = load_facts(tx)
        outcome = verify_history(tx)
    assert outcome.faults == ()
    texts = {document.id: document.text for document in facts.documents}
    for claim in facts.claims:
        assert claim.text == claim.span.of(texts[claim.document_id])
        assert claim.lead_citation_id in {citation.id for citation in claim.citations}
        parts = [one.span for one in claim.quantities] + [one.span for one in claim.places]
        assert all(claim.span.contains(span) for span in (*parts, *(one.span for one in claim.event_dates)))
        for citation in claim.citations:
            assert citation.surface in {citation.span.of(texts[claim.document_id]), ""}
    return {claim.id: claim for claim in facts.claims}


def place_of(database: Database, words: str) -> Span:
    with database.reading() as tx:
        text = load_facts(tx).documents[0].text
    start = text.index(words)
    return Span(start, start + len(words))


def test_accepting_and_rejecting_is_kept_with_who_and_why(filled: Database) -> None:
    with filled.writing("bob", "clear") as tx:
        assert set_claim_state(tx, [1, 2], ClaimState.ACCEPTED) == (1, 2)
    with filled.writing("cy") as tx:
        assert set_claim_state(tx, [2], ClaimState.REJECTED, "nobody says so", seen_version=2) == (2,)
    states = {number: claim.state for number, claim in claims_of(filled).items()}
    assert states == {1: "accepted", 2: "rejected", 3: "read"}
    with filled.reading() as tx:
        told = [(one.action, one.analyst, one.reason) for one in list_revisions(tx, noun="claim", noun_id=2)]
    assert told == [("reject", "cy", "nobody says so"), ("accept", "bob", "clear")]


def test_a_second_analysts_same_decision_is_kept_and_ones_own_is_not_repeated(filled: Database) -> None:
    for analyst, new in (("bob", (1,)), ("bob", ()), ("cy", (1,)), ("cy", ())):
        with filled.writing(analyst) as tx:
            assert set_claim_state(tx, [1], ClaimState.ACCEPTED) == new
    assert claims_of(filled)[1].version == 2
    with filled.reading() as tx:
        assert [one.analyst for one in list_revisions(tx, noun="claim", noun_id=1)] == ["cy", "bob"]


def test_impossible_states_are_refused(filled: Database) -> None:
    with pytest.raises(UsageError, match="needs a reason"), filled.writing("bob") as tx:
        set_claim_state(tx, [1], ClaimState.REJECTED, "  ")
    with pytest.raises(NotFoundError, match="no claim 99"), filled.writing("bob") as tx:
        set_claim_state(tx, [1, 99], ClaimState.ACCEPTED)
    with filled.writing("bob") as tx:
        set_claim_state(tx, [1], ClaimState.ACCEPTED)
    with pytest.raises(StaleError, match="you saw version 1, it is now version 2"), filled.writing("cy") as tx:
        set_claim_state(tx, [1], ClaimState.READ, seen_version=1)
    assert claims_of(filled)[1].state == "accepted"
    assert parse_state("orphaned") is ClaimState.ORPHANED
    with pytest.raises(UsageError, match="'gone' is no state"):
        parse_state("gone")


def test_hedging_is_set_field_by_field(filled: Database) -> None:
    with filled.writing("bob") as tx:
        set_hedging(tx, 1, level=HedgeLevel.STRONGLY_HEDGED, reason="only one witness")
        set_hedging(tx, 1, voucher=Voucher.UNNAMED, stance=Stance.DISTANCING)
        with pytest.raises(UsageError, match="nothing to set"):
            set_hedging(tx, 1)
    hedging = claims_of(filled)[1].hedging
    assert (hedging.level, hedging.voucher) == (HedgeLevel.STRONGLY_HEDGED, Voucher.UNNAMED)
    assert hedging.stance is Stance.DISTANCING
    assert len(hedging.cues) == 1


def test_a_shorter_span_drops_what_lies_outside_and_says_so(filled: Database) -> None:
    span = place_of(filled, "a ferry ran aground near Gozo")
    with filled.writing("bob", "the fact itself") as tx:
        edited = edit_span(tx, 1, span.start, span.end, seen_version=1)
    claim = claims_of(filled)[1]
    assert (claim.text, claim.version) == ("a ferry ran aground near Gozo", 2)
    assert (claim.quantities, claim.event_dates, claim.hedging.cues) == ((), (), ())
    assert [place.name for place in claim.places] == ["Gozo"]
    assert {citation.scope for citation in claim.citations} == {Scope.INHERITED}
    assert "dropped: quantity 'At least nine'" in edited.told
    assert any(one.startswith("now inherited: citation") for one in edited.told)
    with filled.reading() as tx:
        assert [hit.claim_id for hit in search_claims(tx, "aground")] == [1]
        assert search_claims(tx, "passengers") == []


def test_a_bracket_before_the_new_span_covers_it_no_longer(filled: Database) -> None:
    start = place_of(filled, ", May 5, 2019).")
    with filled.writing("bob") as tx:
        edited = edit_span(tx, 1, start.start + 2, start.end)
    claim = claims_of(filled)[1]
    assert not claim.sourced
    assert any("dropped: citation 'North Wire'" in one for one in edited.told)
    assert next(iter(claim.citations)).span == Span(claim.span.start, claim.span.start)


def test_a_longer_span_takes_what_reading_finds_there(filled: Database) -> None:
    span = place_of(filled, "Some locals spoke of fog (Lantern Gazette). The sea was calm.")
    gazette = place_of(filled, "Lantern Gazette")
    sea = place_of(filled, "sea")
    words = Claim(
        span,
        "",
        0,
        None,
        Hedging(HedgeLevel.HEDGED, Voucher.UNNAMED),
        (
            Citation(
                id="x",
                kind=CitationKind.PARENTHETICAL,
                scope=Scope.DIRECT,
                span=gazette,
                surface="Lantern Gazette",
                source="Lantern Gazette",
                as_written="Lantern Gazette",
                source_kind=SourceKind.NEWSPAPER,
            ),
        ),
        (Quantity(sea, 1, 1, 1, 1),),
    )
    with filled.writing("bob") as tx:
        edited = edit_span(tx, 3, span.start, span.end, words=words)
    claim = claims_of(filled)[3]
    assert [citation.as_written for citation in claim.citations] == ["Lantern Gazette"]
    assert claim.citations[0].printed == "c3"
    assert claim.hedging.level is HedgeLevel.HEDGED
    assert claim.quantities == ()
    assert edited.told == ("level is now hedged (was none)", "voucher is now unnamed (was author)")


def test_hedging_that_an_analyst_set_outlives_a_new_span(filled: Database) -> None:
    span = place_of(filled, "The sea")
    with filled.writing("bob") as tx:
        set_hedging(tx, 3, level=HedgeLevel.DENIED)
    with filled.writing("bob") as tx:
        edit_span(tx, 3, span.start, span.end, words=Claim(span, "", 0, None, Hedging()))
    assert claims_of(filled)[3].hedging.level is HedgeLevel.DENIED


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [(5, 5, "no span"), (-1, 4, "no span"), (0, 9999, "no span"), (9, 4, "no span")],
)
def test_a_span_that_is_none_is_refused(filled: Database, start: int, end: int, said: str) -> None:
    with pytest.raises(UsageError, match=said), filled.writing("bob") as tx:
        edit_span(tx, 1, start, end)
    assert claims_of(filled)[1].version == 1


def test_a_span_without_words_or_of_another_claim_is_refused(filled: Database) -> None:
    other = claims_of(filled)[2].span
    mine = claims_of(filled)[1].span
    for span, said in (
        (Span(mine.end, mine.end + 1), "hold no words"),
        (other, "claim 2 has exactly"),
        (mine, "claim 1 has exactly"),
    ):
        with pytest.raises(UsageError, match=said), filled.writing("bob") as tx:
            edit_span(tx, 1, span.start, span.end)
    with pytest.raises(StaleError), filled.writing("bob") as tx:
        edit_span(tx, 1, 0, 20, seen_version=4)


def test_a_claim_that_was_missed_is_added_and_accepted(filled: Database) -> None:
    span = place_of(filled, "locals spoke of fog")
    wire = place_of(filled, "North Wire")
    cited = Citation(
        "a",
        CitationKind.NARRATIVE,
        Scope.DIRECT,
        wire,
        "North Wire",
        "some fishers",
        "some fishers",
        SourceKind.UNNAMED,
    )
    with filled.writing("bob", "missed") as tx:
        cited_claim = add_claim(tx, 1, Claim(span, "", 0, None, Hedging(), (cited,)))
        bare = add_claim(tx, 1, Claim(place_of(filled, "sea was calm"), "", 0, None, Hedging()))
    found = claims_of(filled)
    claim, own = found[cited_claim.claims[0]], found[bare.claims[0]]
    assert (claim.text, claim.state, claim.number) == ("locals spoke of fog", "accepted", 4)
    assert (own.number, own.sourced) == (5, False)
    assert claim.citations[0].printed.startswith("h")
    with filled.reading() as tx:
        assert own.id in {hit.claim_id for hit in search_claims(tx, "calm")}
        assert next(one for one in load_facts(tx).sources if one.name == "some fishers").document_id == 1
    for document, start, end, said in ((1, span.start, span.end, "already"), (1, 0, 0, "no span")):
        with pytest.raises(UsageError, match=said), filled.writing("bob") as tx:
            add_claim(tx, document, Claim(Span(start, end), "", 0, None, Hedging()))
    with pytest.raises(NotFoundError, match="no document 7"), filled.writing("bob") as tx:
        add_claim(tx, 7, Claim(span, "", 0, None, Hedging()))


def test_a_claim_is_cut_in_two_and_a_closing_bracket_covers_both(filled: Database) -> None:
    at = place_of(filled, " when a ferry").start
    with filled.writing("bob") as tx:
        edited = split_claim(tx, 1, at, seen_version=1)
    first, second = (claims_of(filled)[number] for number in edited.claims)
    assert first.text == "At least nine passengers were reportedly hurt"
    assert second.text.startswith("when a ferry ran aground")
    assert (
        [one.role for one in first.citations] == [one.role for one in second.citations] == ["via", "source", "speaker"]
    )
    assert {one.scope for one in first.citations} == {Scope.INHERITED}
    assert {one.scope for one in second.citations} == {Scope.DIRECT}
    assert [one.printed for one in first.citations] == [one.printed for one in second.citations]
    assert len(first.quantities) == len(second.places) == len(second.event_dates) == 1
    assert (first.hedging.cues, second.hedging.cues) != ((), ())
    assert second.number == 4
    assert not any(one.startswith("dropped") for one in edited.told)


def test_what_a_cut_goes_through_is_dropped(filled: Database) -> None:
    with filled.writing("bob") as tx:
        edited = split_claim(tx, 1, place_of(filled, "least nine").start)
    assert "dropped: quantity 'At least nine'" in edited.told
    assert all(claims_of(filled)[number].quantities == () for number in edited.claims)


def test_a_cut_that_leaves_nothing_is_refused(filled: Database) -> None:
    span = claims_of(filled)[3].span
    for at, said in ((span.start, "outside"), (span.end, "outside"), (span.end - 1, "without words"), (0, "outside")):
        with pytest.raises(UsageError, match=said), filled.writing("bob") as tx:
            split_claim(tx, 3, at)
    with pytest.raises(NotFoundError), filled.writing("bob") as tx:
        split_claim(tx, 99, 3)


def test_two_claims_become_one_and_nothing_of_the_second_is_lost(filled: Database) -> None:
    with filled.writing("bob") as tx:
        link = add_link(tx, 1, 3, LinkRelation.CORROBORATES, [])
        between = add_link(tx, 2, 3, LinkRelation.CONFLICTS, [])
        add_verdict(tx, 3, VerdictValue.UNRESOLVED, "no log")
        add_note(tx, "claim", 3, "ask")
    with filled.writing("bob", "one thought") as tx:
        edited = merge_claims(tx, 2, 3)
        links = {one.id: (one.first_claim_id, one.second_claim_id) for one in list_links(tx)}
    found = claims_of(filled)
    assert found[2].text == "Some locals spoke of fog (Lantern Gazette). The sea was calm."
    assert {one.as_written for one in found[2].citations} == {"Some locals", "Lantern Gazette"}
    assert (found[3].state, found[3].text) == ("rejected", "The sea was calm.")
    assert links == {link: (1, 2), between: (2, 3)}
    assert f"link {link} now ties claim 2" in edited.told
    assert f"link {between} stays with the rejected claim 3" in edited.told
    assert "the verdict of claim 3 stays with it" in edited.told
    assert "the note of claim 3 stays with it" in edited.told


def test_only_the_claim_that_follows_is_merged(filled: Database) -> None:
    for first, second in ((1, 3), (3, 1), (2, 2)):
        with pytest.raises((UsageError, NotFoundError), match="follow"), filled.writing("bob") as tx:
            merge_claims(tx, first, second)
    with filled.writing("bob") as tx:
        set_claim_state(tx, [2], ClaimState.REJECTED, "no claim")
        assert find_next_claim(tx, 1) == 3
        with pytest.raises(NotFoundError, match="no claim follows"):
            find_next_claim(tx, 3)
        with pytest.raises(NotFoundError, match="no claim 9"):
            find_next_claim(tx, 9)


def test_the_place_of_a_claim_is_told(filled: Database) -> None:
    with filled.reading() as tx:
        place = load_claim_place(tx, 2)
        assert place.span.of(place.text) == "Some locals spoke of fog (Lantern Gazette)."
        with pytest.raises(NotFoundError):
            load_claim_place(tx, 44)
