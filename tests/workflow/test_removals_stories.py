"""What a removal does to stories, track records and reports."""

from provenance.model.audits import Removal
from provenance.model.stories import StoryVerdict
from provenance.model.vocabulary import LinkRelation, LinkState, VerdictValue
from provenance.store import (
    Database,
    add_link,
    add_verdict,
    decide_link,
    find_source,
    keep_outlets,
    keep_reading,
    verify_history,
)
from provenance.workflow.audits import Scope
from provenance.workflow.removals import audit_removal, audit_whole_removal
from tests.workflow.test_audits_figures import OUTLETS, make_reading

ALDER, CEDAR, DUNE = "Alder News", "Cedar Wire", "Dune Radio"


def fill(database: Database) -> dict[str, int]:
    """Three documents on one rain: Alder alone, Cedar alone, and one by Dune in its own voice."""
    documents: list[tuple[list[list[list[int]]], str | None]] = [([[[0]]], None), ([[[2]]], None), ([[]], "dune")]
    with database.writing("ann") as tx:
        keep_outlets(tx, OUTLETS)
        for drawn, publisher in documents:
            keep_reading(tx, make_reading(drawn), publisher_key=publisher)
        for one, other in ((1, 2), (2, 3)):
            link = add_link(tx, one, other, LinkRelation.CORROBORATES, [])
            decide_link(tx, link, LinkState.ACCEPTED, "the same rain")
        add_verdict(tx, 1, VerdictValue.CONFIRMED, "seen from the window")
        return {name: find_source(tx, name).source.id for name in (ALDER, CEDAR, DUNE)}


def test_a_story_falls_back_on_what_is_left_of_it(database: Database) -> None:
    ids = fill(database)
    with database.reading() as tx:
        one = audit_whole_removal(tx, Removal(frozenset({ids[ALDER]}))).stories
        two = audit_whole_removal(tx, Removal(frozenset({ids[ALDER], ids[DUNE]}))).stories
        none = audit_whole_removal(tx, Removal(frozenset({ids[DUNE]})))
    assert [change.before.verdict for change in one] == [StoryVerdict.CORROBORATED]
    assert one[0].before.origins.proven == 3
    assert one[0].after is not None
    assert one[0].after.origins.proven == 2
    assert two[0].after is not None
    assert two[0].after.verdict is not StoryVerdict.CORROBORATED
    assert none.gone == (3,)


def test_scoped_removal_compares_stories_records_and_reports(database: Database) -> None:
    ids = fill(database)
    with database.reading() as tx:
        head = verify_history(tx).head
        outcome = audit_removal(tx, Removal(frozenset({ids[ALDER]})), Scope(story=1), tx.at)
        again = audit_removal(tx, Removal(frozenset({ids[DUNE]})), Scope(("1",)), tx.at)
        assert verify_history(tx).head == head
    assert outcome.claims == 3
    assert outcome.losses.unsourced == (1,)
    assert [change.before.id for change in outcome.stories] == [1]
    moved = {change.source.name: change for change in outcome.records}
    assert ALDER not in moved
    assert [report.document_id for report in outcome.reports] == [1]
    assert ALDER in outcome.reports[0].diff
    assert again.losses.unsourced == again.losses.gone == ()


def test_a_document_whose_publisher_is_removed_leaves_no_report(database: Database) -> None:
    ids = fill(database)
    with database.reading() as tx:
        outcome = audit_removal(tx, Removal(frozenset({ids[DUNE]})), Scope(("3",)), tx.at)
    assert outcome.losses.gone == (3,)
    lines = outcome.reports[0].diff.splitlines()
    assert lines[:2] == ["--- as it is", "+++ without"]
    assert not any(line.startswith("+") for line in lines[3:])
