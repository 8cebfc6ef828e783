"""Bulk decisions."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from provenance.errors import UsageError
from provenance.store import ClaimState, list_revisions, load_facts, open_database, verify_history
from provenance.workflow import reviewing
from provenance.workflow.bulk import decide_where, preview
from provenance.workflow.desks import Desk
from provenance.workflow.ingest import ingest_files

TEXT = "\n\n".join(f"The {word} bridge was closed on Monday. It may open again." for word in ("old", "new", "north"))


@pytest.fixture
def desk(sqlite_address: str, tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "bridges.txt").write_text(TEXT, encoding="utf-8")
    with open_database(sqlite_address) as database:
        ingest_files(database, [tmp_path / "bridges.txt"], analyst="ann")
        yield Desk(database, "ann")


def states(desk: Desk) -> list[str]:
    with desk.database.reading() as tx:
        assert verify_history(tx).faults == ()
        return [claim.state for claim in load_facts(tx).claims]


def test_a_preview_changes_nothing_and_shows_samples(desk: Desk) -> None:
    found = preview(desk, "hedging=none")
    assert (len(found.claims), found.documents) == (3, 1)
    assert [one.text for one in found.samples] == [
        f"The {w} bridge was closed on Monday." for w in ("old", "new", "north")
    ]
    assert set(states(desk)) == {"read"}


def test_what_was_shown_is_done_in_one_set_and_undone_at_once(desk: Desk) -> None:
    done = decide_where(desk, "hedging=none", ClaimState.ACCEPTED, because="plain", expected=3)
    assert len(done.claims) == 3
    with desk.database.reading() as tx:
        assert {(one.set_id, one.reason) for one in list_revisions(tx, noun="claim")} == {(done.set_id, "plain")}
    assert preview(desk, "hedging=none").claims == ()
    assert len(preview(desk, "hedging=none and state=accepted").claims) == 3
    assert len(reviewing.undo(desk).claims) == 3
    assert set(states(desk)) == {"read"}


def test_nothing_is_done_where_the_claims_are_no_longer_those_or_no_reason_is_given(desk: Desk) -> None:
    with pytest.raises(UsageError, match="3 claims are meant now, not 2"):
        decide_where(desk, "hedging=none", ClaimState.REJECTED, because="x", expected=2)
    with pytest.raises(UsageError, match="needs a reason"):
        decide_where(desk, "hedging=none", ClaimState.REJECTED, because=" ")
    with pytest.raises(UsageError, match="character 1"):
        preview(desk, "hedge=none")
    assert set(states(desk)) == {"read"}
