"""Decisions of an analyst, on an article that was really read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from provenance.errors import NotFoundError, StaleError, UsageError
from provenance.model.dates import PartialDate
from provenance.model.facts import ClaimFact, Facts
from provenance.model.vocabulary import (
    CitationKind,
    Credibility,
    HedgeLevel,
    LinkRelation,
    LinkState,
    QuantityRole,
    SourceKind,
    VerdictValue,
)
from provenance.store import Database, list_links, list_revisions, load_facts, open_database, verify_history
from provenance.workflow import citing, reviewing
from provenance.workflow.citing import Cited
from provenance.workflow.desks import Desk
from provenance.workflow.ingest import ingest_files

ARTICLE = """Bus leaves the road near Orsa

Lake Journal – July 9, 2021

Four tourists were killed and at least twelve were injured when a bus left the road near Orsa on Thursday \
(Nordic Telegraph, July 8, 2021). The driver reportedly fell asleep. According to the county police, nobody else was \
involved, and the road has been reopened. The lake is deep.
"""


@pytest.fixture
def desk(sqlite_address: str, tmp_path: Path) -> Iterator[Desk]:
    file = tmp_path / "bus.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    with open_database(sqlite_address) as database:
        assert ingest_files(database, [file], analyst="ann").created == 1
        yield Desk(database, "ann")


def facts_of(database: Database) -> Facts:
    with database.reading() as tx:
        assert verify_history(tx).faults == ()
        return load_facts(tx)


def claim_with(desk: Desk, words: str) -> ClaimFact:
    return next(one for one in facts_of(desk.database).claims if words in one.text)


def test_a_decision_tells_its_set_and_what_it_changed(desk: Desk) -> None:
    done = reviewing.accept_claims(desk, [1, 2], because="clear")
    assert (done.done, done.claims) == ("accepted", (1, 2))
    with desk.database.reading() as tx:
        assert {one.set_id for one in list_revisions(tx, noun="claim")} == {done.set_id}
    assert reviewing.accept_claims(desk, [1]).set_id is None
    assert reviewing.reject_claims(desk, [1], because="on reflection").claims == (1,)
    assert reviewing.reopen_claims(desk, [1]).claims == (1,)
    with pytest.raises(StaleError):
        reviewing.accept_claims(desk, [1], seen_version=1)


def test_a_wider_span_is_read_for_what_it_now_holds(desk: Desk) -> None:
    lake, tourists = claim_with(desk, "The lake is deep"), claim_with(desk, "Four tourists")
    narrow = tourists.text.index("Four") + tourists.span.start
    reviewing.change_span(desk, tourists.id, narrow, narrow + len("Four tourists were killed"))
    short = claim_with(desk, "Four tourists were killed")
    assert [one.role for one in short.quantities] == [QuantityRole.KILLED]
    done = reviewing.change_span(desk, tourists.id, tourists.span.start, tourists.span.end, seen_version=2)
    again = claim_with(desk, "Four tourists")
    assert {one.role for one in again.quantities} == {QuantityRole.KILLED, QuantityRole.INJURED}
    assert again.event_dates == tourists.event_dates
    assert done.claims == (tourists.id,)
    with pytest.raises(UsageError, match="no span"):
        reviewing.change_span(desk, lake.id, 5, 5)
    with pytest.raises(NotFoundError):
        reviewing.change_span(desk, 99, 5, 9)


def test_a_missed_claim_is_read_with_all_its_parts(desk: Desk) -> None:
    text = facts_of(desk.database).documents[0].text
    words = "at least twelve were injured"
    start = text.index(words)
    done = reviewing.add_claim(desk, 1, start, start + len(words), because="missed")
    claim = next(one for one in facts_of(desk.database).claims if one.id == done.claims[0])
    assert (claim.text, claim.state) == (words, "accepted")
    assert [(one.low, one.role) for one in claim.quantities] == [(12, QuantityRole.INJURED)]


def test_the_parts_of_a_cut_claim_are_judged_apart_and_become_one_again(desk: Desk) -> None:
    police = claim_with(desk, "county police")
    done = reviewing.split(desk, police.id, police.span.start + police.text.index("and the road"))
    first, second = (one for one in facts_of(desk.database).claims if one.id in done.claims)
    assert (first.text[-9:], second.text) == ("involved,", "and the road has been reopened.")
    assert first.sourced
    merged = reviewing.merge_with_next(desk, police.id)
    assert claim_with(desk, "county police").text == police.text
    assert merged.claims == done.claims
    with pytest.raises(NotFoundError):
        reviewing.merge_with_next(desk, claim_with(desk, "The lake").id)


def test_hedging_verdict_rating_note_and_link(desk: Desk) -> None:
    driver, lake = claim_with(desk, "The driver"), claim_with(desk, "The lake")
    reviewing.change_hedging(desk, driver.id, level=HedgeLevel.STRONGLY_HEDGED, because="hearsay", seen_version=1)
    reviewing.give_verdict(desk, driver.id, VerdictValue.UNRESOLVED, because="nobody saw it")
    reviewing.give_rating(desk, driver.id, Credibility.DOUBTFUL, because="as above")
    reviewing.write_note(desk, driver.id, "ask the firm")
    link = reviewing.mark_link(desk, driver.id, lake.id, LinkRelation.CONFLICTS, because="test")
    again = reviewing.mark_link(desk, lake.id, driver.id, LinkRelation.CORROBORATES, because="rather so")
    assert link.made == again.made
    found = claim_with(desk, "The driver")
    assert found.hedging.level is HedgeLevel.STRONGLY_HEDGED
    assert found.verdict is not None
    assert found.rating is not None
    assert found.notes == ("ask the firm",)
    with desk.database.reading() as tx:
        (kept,) = list_links(tx)
    assert (kept.state, kept.relation, len(kept.decisions)) == (LinkState.ACCEPTED, LinkRelation.CORROBORATES, 2)


def test_citations_by_name_with_a_new_source_on_the_spot(desk: Desk) -> None:
    lake = claim_with(desk, "The lake")
    with pytest.raises(NotFoundError, match="give its kind"):
        citing.attach(desk, lake.id, Cited("Depth Survey"))
    done = citing.attach(
        desk,
        lake.id,
        Cited(
            "Depth Survey",
            SourceKind.WEBSITE,
            CitationKind.FOOTNOTE,
            PartialDate(2020),
            PartialDate(2021),
            via="Orsa Net",
        ),
    )
    found = claim_with(desk, "The lake")
    assert found.lead_citation_id == done.made
    assert done.made is not None
    citing.change(desk, done.made, Cited(start=lake.span.start, end=lake.span.start + 3), seen_version=2)
    assert {one.surface for one in claim_with(desk, "The lake").citations} == {"The"}
    citing.lead(desk, done.made)
    citing.detach(desk, done.made, because="wrong survey")
    assert not claim_with(desk, "The lake").sourced
    for wrong in (Cited("Depth Survey", start=3), Cited("Depth Survey", on=PartialDate(2021), until=PartialDate(2020))):
        with pytest.raises(UsageError):
            citing.attach(desk, lake.id, wrong)


def test_words_are_loaded_again_after_the_registry_changed(desk: Desk) -> None:
    words = desk.words
    assert desk.words is words
    desk.forget_words()
    assert desk.words is not words


def test_decisions_are_undone_and_done_again(desk: Desk) -> None:
    done = reviewing.accept_claims(desk, [1, 2])
    undone = reviewing.undo(desk)
    assert (undone.done, undone.claims, undone.told) == ("undo", (1, 2), ("accept claim 1", "accept claim 2"))
    assert reviewing.redo(desk).done == "redo"
    assert done.set_id is not None
    assert reviewing.undo(desk, done.set_id + 1).claims == (1, 2)
    with pytest.raises(NotFoundError, match="nothing to undo"):
        reviewing.undo(desk)


def test_a_claim_is_added_where_reading_finds_no_sentence(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "heading.txt").write_text("Flood in Orsa", encoding="utf-8")
    ingest_files(desk.database, [tmp_path / "heading.txt"], analyst="ann")
    done = reviewing.add_claim(desk, 2, 0, len("Flood in Orsa"))
    claim = next(one for one in facts_of(desk.database).claims if one.id == done.claims[0])
    assert (claim.text, claim.sourced) == ("Flood in Orsa", False)
