"""What the keys do: each decision is in the store as soon as its key was pressed."""

from pathlib import Path

import pytest

from provenance.model.vocabulary import (
    Credibility,
    HedgeLevel,
    LinkRelation,
    LinkState,
    Reliability,
    Stance,
    VerdictValue,
    Voucher,
)
from provenance.review.queues import QueueChoice
from provenance.store import (
    ClaimFilter,
    Database,
    add_link,
    find_outlet,
    list_assignments,
    list_claims,
    list_links,
    list_source_ratings,
    load_claims,
    load_sources,
    open_database,
    take_next,
    verify_history,
)
from provenance.workflow.desks import Desk
from provenance.workflow.ingest import ingest_files
from provenance.workflow.reviewing import accept_claims
from tests.review.conftest import Drive, Seat, fill


def _states(database: Database) -> list[str]:
    with database.reading() as tx:
        return [claim.state for claim in list_claims(tx)]


def test_the_first_claim_is_shown_with_its_marks_and_its_chain(filled: Database, drive: Drive) -> None:
    async def look(seat: Seat) -> None:
        shown = seat.screen()
        assert "1 of 7" in shown
        assert "[[#At least seven#" in shown
        assert "<Vorra Gazette, June 7, 2021>" in shown
        assert "Vorra Gazette, 2021-06-07" in shown
        assert "a accept" in shown
        assert "? help" in shown
        await seat.press("down")
        assert "{reportedly}" in seat.screen()
        assert "2 of 7" in seat.screen()

    drive(filled, look, size=(120, 40))


def test_accepting_and_rejecting_go_on_and_are_kept_at_once(filled_on_each: Database, drive: Drive) -> None:
    async def decide(seat: Seat) -> None:
        await seat.press("a")
        assert _states(filled_on_each)[:2] == ["accepted", "read"]
        assert seat.place() == 1
        assert "claim 1 accepted" in seat.status()
        await seat.press("x")
        assert _states(filled_on_each)[1] == "read"
        await seat.write("no claim about the world")
        await seat.press("enter")
        assert _states(filled_on_each)[1] == "rejected"
        await seat.press("up")
        assert "\n>- 2" in seat.screen()
        assert "\n + 1" in seat.screen()

    drive(filled_on_each, decide)
    with filled_on_each.reading() as tx:
        assert verify_history(tx).faults == ()


def test_going_back_with_escape_keeps_nothing(filled: Database, drive: Drive) -> None:
    async def leave(seat: Seat) -> None:
        for key in ("x", "h", "c", "l", "r", "v", "o", "g", "/"):
            await seat.press(key)
            assert seat.app.screen is not seat.app.main
            await seat.press("escape")
            assert seat.app.screen is seat.app.main
            assert seat.status() == "left as it was"
        for key in ("e", "n", "s"):
            await seat.press(key, "left", "escape")
            assert seat.status() == "left as it was"

    drive(filled, leave)
    assert _states(filled) == ["read"] * 7


def test_undo_and_redo_turn_the_last_decision(filled_on_each: Database, drive: Drive) -> None:
    async def turn(seat: Seat) -> None:
        await seat.press("a", "a")
        await seat.press("u")
        assert _states(filled_on_each)[:2] == ["accepted", "read"]
        assert seat.place() == 1
        assert "undone" in seat.status()
        await seat.press("u")
        assert _states(filled_on_each)[:2] == ["read", "read"]
        await seat.press("U")
        await seat.press("ctrl+r")
        assert _states(filled_on_each)[:2] == ["accepted", "accepted"]
        await seat.press("U")
        assert "nothing to redo" in seat.status()

    drive(filled_on_each, turn)


def test_the_ends_of_a_claim_are_moved(filled: Database, drive: Drive) -> None:
    async def edit(seat: Seat) -> None:
        await seat.press("e", "tab", "w", "w", "w", "right", "enter")
        assert "other ends" in seat.status()

    drive(filled, edit)
    with filled.reading() as tx:
        assert load_claims(tx, [1])[0].text.startswith("carters drowned")


def test_a_claim_is_added_from_a_selection(filled: Database, drive: Drive) -> None:
    async def add(seat: Seat) -> None:
        await seat.press("down", "down", "n")
        assert "[The toll house" in seat.screen()
        await seat.press("enter")
        assert "nothing was selected" in seat.status()
        await seat.press("home", "n", "home", "space", "w", "w", "w", "w", "enter")
        assert "was added" in seat.status()
        assert "2 of 8" in seat.screen()

    drive(filled, add, size=(120, 40))
    with filled.reading() as tx:
        assert "Bridge closed at Vorra" in [claim.text for claim in list_claims(tx)]


def test_a_claim_is_split_and_merged_and_both_undone(filled: Database, drive: Drive) -> None:
    async def cut(seat: Seat) -> None:
        await seat.press("s", "w", "w", "w", "w", "right", "enter")
        assert "split" in seat.status()
        assert "1 of 8" in seat.screen()
        await seat.press("m")
        assert "merged" in seat.status()
        await seat.press("u", "u")
        assert "1 of 7" in seat.screen()
        await seat.press("U")
        assert "of 8" in seat.screen()

    drive(filled, cut)


def test_hedging_is_set_by_letters(filled: Database, drive: Drive) -> None:
    async def hedge(seat: Seat) -> None:
        await seat.press("h", "4", "p", "d")
        assert "[strongly hedged]" in seat.screen()
        assert "[person]" in seat.screen()
        assert "[distancing]" in seat.screen()
        await seat.press("enter")

    drive(filled, hedge)
    with filled.reading() as tx:
        hedging = load_claims(tx, [1])[0].hedging
    assert (hedging.level, hedging.voucher, hedging.stance) == (
        HedgeLevel.STRONGLY_HEDGED,
        Voucher.PERSON,
        Stance.DISTANCING,
    )


def _names(database: Database, claim: int) -> list[str]:
    with database.reading() as tx:
        found = load_claims(tx, [claim])[0]
        names = {one.id: one.name for one in load_sources(tx, {hop.source_id for hop in found.citations})}
    return [names[hop.source_id] for hop in found.citations]


def test_a_citation_is_attached_changed_and_taken_off(filled: Database, drive: Drive) -> None:
    async def cite(seat: Seat) -> None:
        await seat.press("down", "down", "down", "c")
        await seat.write("riv")
        assert "> River Wire (river-wire, CH)" in seat.screen()
        await seat.press("enter")
        assert _names(filled, 4) == ["River Wire"]
        await seat.press("c", "1")
        await seat.write("the vorra")
        await seat.press("enter")
        assert _names(filled, 4) == ["Vorra Gazette"]
        await seat.press("c", "A")
        assert _names(filled, 4) == ["own voice"]

    drive(filled, cite)


def test_a_new_outlet_is_added_on_the_spot(filled: Database, drive: Drive) -> None:
    async def cite(seat: Seat) -> None:
        await seat.press("down", "down", "down", "c")
        await seat.write("Osk Herald")
        assert "+ new outlet 'Osk Herald'" in seat.screen()
        await seat.press("enter", "n")

    drive(filled, cite)
    assert _names(filled, 4) == ["Osk Herald"]
    with filled.reading() as tx:
        assert find_outlet(tx, "Osk Herald").source.proposed


def test_two_claims_are_linked_by_search(filled: Database, drive: Drive) -> None:
    async def link(seat: Seat) -> None:
        await seat.press("l")
        assert "nothing near; type to search" in seat.screen()
        await seat.write("ferries")
        assert "Four ferries" in seat.screen()
        await seat.press("enter", "x")
        await seat.write("one counts boats, the other carters")
        await seat.press("enter")
        assert "conflicts" in seat.screen()

    drive(filled, link)
    with filled.reading() as tx:
        found = list_links(tx)[0]
    assert (found.relation, found.state) == (LinkRelation.CONFLICTS, LinkState.ACCEPTED)


SECOND = """Bridge at Vorra

River Wire – June 10, 2021

Eight carters drowned when the old bridge at Vorra gave way (River Wire, June 10, 2021). The mill at Osk stands still.
"""


def test_claims_near_to_one_are_shown_before_anything_is_typed(filled: Database, drive: Drive, tmp_path: Path) -> None:
    (tmp_path / "second.txt").write_text(SECOND, encoding="utf-8")
    ingest_files(filled, [tmp_path / "second.txt"], analyst="ana")
    with filled.writing("ana") as tx:
        near, linked = (one.id for one in list_claims(tx, ClaimFilter(document_id=2)))
        add_link(tx, 1, linked, LinkRelation.RESTATES, [], score=0.7)

    async def link(seat: Seat) -> None:
        await seat.press("l")
        shown = seat.screen()
        assert f"> {linked} (document 2) [suggested: restates] The mill" in shown
        assert f"  {near} (document 2) Eight carters" in shown
        assert f"| {linked} (document 2) [suggested: restates] The mill at Osk stands still." in shown
        await seat.press("down", "enter", "c")
        await seat.write("one bridge")
        await seat.press("enter")

    drive(filled, link)
    with filled.reading() as tx:
        found = {one.second_claim_id: (one.relation, one.state) for one in list_links(tx, claim_id=1)}
    assert found[near] == (LinkRelation.CORROBORATES, LinkState.ACCEPTED)


def test_a_claim_and_its_source_are_rated(filled: Database, drive: Drive) -> None:
    async def rate(seat: Seat) -> None:
        await seat.press("r", "c", "2")
        await seat.write("fits the other paper")
        await seat.press("enter")
        await seat.press("r", "1", "b")
        await seat.write("right three times of four")
        await seat.press("enter")
        assert "claim 2 by ana" in seat.screen()

    drive(filled, rate, size=(100, 40))
    with filled.reading() as tx:
        rating = load_claims(tx, [1])[0].rating
        source = list_source_ratings(tx, find_outlet(tx, "vorra-gazette").source.id)
    assert rating is not None
    assert rating.value is Credibility.PROBABLY_TRUE
    assert [one.value for one in source] == [Reliability.B]


def test_a_verdict_needs_its_reason(filled: Database, drive: Drive) -> None:
    async def judge(seat: Seat) -> None:
        await seat.press("v", "c", "enter")
        assert "needs words" in seat.screen()
        await seat.write("seen on film")
        await seat.press("enter")

    drive(filled, judge)
    with filled.reading() as tx:
        verdict = load_claims(tx, [1])[0].verdict
    assert verdict is not None
    assert (verdict.value, verdict.reason, verdict.analyst) == (VerdictValue.CONFIRMED, "seen on film", "ana")


def test_a_note_is_kept(filled: Database, drive: Drive) -> None:
    async def note(seat: Seat) -> None:
        await seat.press("o")
        await seat.write("ask the mayor")
        await seat.press("enter")
        assert "ask the mayor" in seat.screen()

    drive(filled, note, size=(100, 40))
    with filled.reading() as tx:
        assert load_claims(tx, [1])[0].notes == ("ask the mayor",)


def test_a_claim_that_another_changed_meanwhile_is_shown_anew(filled: Database, drive: Drive) -> None:
    async def collide(seat: Seat) -> None:
        accept_claims(Desk(filled, "ben"), [1])
        await seat.press("a")
        assert "changed by ben" in seat.status()
        assert seat.place() == 0
        await seat.press("a")
        assert seat.place() == 1

    drive(filled, collide)


def test_links_are_accepted_and_rejected_with_a_reason(filled: Database, drive: Drive) -> None:
    with filled.writing("ana") as tx:
        add_link(tx, 1, 5, LinkRelation.CORROBORATES, [{"message": "both tell of Sunday"}], score=0.9)
        add_link(tx, 2, 6, LinkRelation.CONFLICTS, ["the month differs"], score=0.4)

    async def decide(seat: Seat) -> None:
        assert "both tell of Sunday" in seat.screen()
        assert "and claim 5" in seat.screen()
        await seat.press("a")
        await seat.write("same night, same bridge")
        await seat.press("enter")
        assert "the month differs" in seat.screen()
        await seat.press("x")
        await seat.write("two bridges")
        await seat.press("enter")
        await seat.press("u")

    drive(filled, decide, choice=QueueChoice.of("links"), size=(120, 40))
    with filled.reading() as tx:
        assert [link.state for link in list_links(tx)] == [LinkState.ACCEPTED, LinkState.SUGGESTED]


@pytest.mark.parametrize(
    "key", ["a", "x", "e", "n", "s", "m", "h", "c", "l", "r", "v", "o", ".", "down", "t", "pagedown"]
)
def test_an_empty_queue_takes_every_key(filled: Database, drive: Drive, key: str) -> None:
    async def press(seat: Seat) -> None:
        assert "nothing to review" in seat.screen()
        await seat.press(key)
        assert seat.app.screen is seat.app.main

    drive(filled, press, choice=QueueChoice(words="nowhere"))


def test_claims_that_another_holds_are_passed_over(postgresql_address: str, drive: Drive, tmp_path: Path) -> None:
    async def review(seat: Seat) -> None:
        await seat.press("a")
        assert "another analyst holds" in seat.status()
        assert _states(database)[0] == "read"
        await seat.press(".")
        assert seat.place() == 2
        await seat.press("a")
        assert _states(database)[2] == "accepted"
        with database.reading() as tx:
            mine = {one.noun_id for one in list_assignments(tx, assignee="ana")}
        assert mine == {4, 5, 6, 7}
        await seat.press("q")

    async def twice(seat: Seat) -> None:
        await seat.press("a")
        assert "claim 1 accepted" in seat.status()

    with open_database(postgresql_address) as database:
        fill(database, tmp_path)
        with database.writing("ben") as tx:
            assert take_next(tx, count=2) == [1, 2]
        drive(database, review)
        with database.reading() as tx:
            assert list_assignments(tx, assignee="ana") == []
        drive(database, twice, choice=QueueChoice(every=True), analyst="cy", double=True)


def test_links_and_findings_are_held_by_nobody(filled_on_each: Database, drive: Drive) -> None:
    async def look(seat: Seat) -> None:
        assert "1 of 1" in seat.screen()
        await seat.press("n", "escape", "q")

    drive(filled_on_each, look, choice=QueueChoice.of("outlets"))
