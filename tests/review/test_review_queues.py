"""Queues: each kind, chosen in the application and on the command line; the whole text; help; findings and outlets."""

from pathlib import Path

import pytest

from provenance.model.vocabulary import HedgeLevel, LinkRelation, LinkState
from provenance.review.keys import read_keys
from provenance.review.queues import Item, QueueChoice, QueueKind, load_rows, open_queue
from provenance.store import (
    Database,
    add_link,
    decide_link,
    find_outlet,
    find_source,
    list_acknowledgements,
    list_links,
    open_database,
)
from provenance.workflow.desks import Desk
from provenance.workflow.reviewing import accept_claims, reject_claims
from tests.review.conftest import Drive, Seat, fill


def _ids(database: Database, choice: QueueChoice) -> list[int]:
    return [item.id for item in open_queue(database, choice)]


def test_queues_hold_what_is_asked_for(filled: Database) -> None:
    accept_claims(Desk(filled, "ana"), [3])
    with filled.reading() as tx:
        gazette = find_source(tx, "vorra-gazette").source.id
    assert _ids(filled, QueueChoice()) == [1, 2, 4, 5, 6, 7]
    assert _ids(filled, QueueChoice(every=True)) == [1, 2, 3, 4, 5, 6, 7]
    assert _ids(filled, QueueChoice(document_id=2)) == []
    assert _ids(filled, QueueChoice(source_id=gazette)) == [1]
    assert _ids(filled, QueueChoice(level=HedgeLevel.HEDGED)) == [2]
    assert _ids(filled, QueueChoice(unsourced_first=True)) == [4, 5, 6, 1, 2, 7]
    assert _ids(filled, QueueChoice(words="ferries", every=True)) == [5]


def test_links_come_with_the_surest_first_and_proposals_with_their_claim(filled: Database) -> None:
    with filled.writing("ana") as tx:
        weak = add_link(tx, 1, 4, LinkRelation.CONFLICTS, [], score=0.2)
        sure = add_link(tx, 2, 5, LinkRelation.CORROBORATES, [], score=0.8)
        done = add_link(tx, 3, 6, LinkRelation.RESTATES, [], score=0.9)
        decide_link(tx, done, LinkState.REJECTED, "another bridge")
    assert _ids(filled, QueueChoice.of("links")) == [sure, weak]
    everything = open_queue(filled, QueueChoice(QueueKind.LINKS, every=True))
    assert [item.id for item in everything] == [done, sure, weak]
    assert [line.sign for line in load_rows(filled, everything)] == ["-", " ", " "]
    (outlet,) = open_queue(filled, QueueChoice.of("outlets"))
    assert (outlet.key, outlet.claim_id) == ("Unheard Gazette", 7)


def test_lines_tell_the_state_of_claims(filled: Database) -> None:
    desk = Desk(filled, "ana")
    accept_claims(desk, [1])
    reject_claims(desk, [2], because="no claim")
    lines = load_rows(filled, open_queue(filled, QueueChoice(every=True)))
    assert [line.sign for line in lines[:3]] == ["+", "-", " "]
    assert lines[1].label == "2 hedg River Wire"
    assert lines[3].label == "4      own voice"


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        (("1",), "open claims   1 of 7"),
        (("2",), "unsourced first   1 of 7"),
        (("3", "enter"), "open claims of document 1   1 of 7"),
        (("4", "v", "o", "enter"), "lean on Vorra Gazette   1 of 1"),
        (("5", "3"), "open claims, hedged   1 of 1"),
        (("6",), "suggested links   nothing to review"),
        (("7",), "proposed outlets   1 of 1"),
        (("8",), "findings   1 of 1"),
        (("9",), "all claims   1 of 7"),
    ],
)
def test_queues_are_chosen_by_keys(filled: Database, drive: Drive, keys: tuple[str, ...], title: str) -> None:
    async def choose(seat: Seat) -> None:
        await seat.press("g", *keys)
        assert title in seat.screen()

    drive(filled, choose)


def test_a_search_becomes_the_queue(filled: Database, drive: Drive) -> None:
    async def search(seat: Seat) -> None:
        await seat.press("/")
        await seat.write("toll house")
        await seat.press("enter")
        assert "search: toll house   1 of 1" in seat.screen()
        await seat.press("/", "enter")
        assert "search: toll house" in seat.screen()

    drive(filled, search)


def test_a_proposed_outlet_is_accepted_undone_and_tied_to_a_known_one(filled: Database, drive: Drive) -> None:
    async def settle(seat: Seat) -> None:
        await seat.press("x")
        assert "c says which" in seat.status()
        await seat.press("a", "n")
        with filled.reading() as tx:
            assert find_outlet(tx, "unheard-gazette").source.proposed is False
        await seat.press("u", "c")
        await seat.write("river")
        await seat.press("enter")
        with filled.reading() as tx:
            assert find_outlet(tx, "Unheard Gazette").source.name == "River Wire"

    drive(filled, settle, choice=QueueChoice.of("outlets"))


def test_a_finding_is_seen_and_accepted(filled: Database, drive: Drive) -> None:
    async def accept(seat: Seat) -> None:
        assert "Finding: unknown outlet" in seat.screen()
        await seat.press("x")
        assert "a finding is seen" in seat.status()
        await seat.press("a")
        await seat.write("a paper of the valley")
        await seat.press("enter")
        assert "\n>+ unknown outlet" in seat.screen()

    drive(filled, accept, choice=QueueChoice.of("findings"))
    with filled.reading() as tx:
        assert [one.reason for one in list_acknowledgements(tx)] == ["a paper of the valley"]
    assert open_queue(filled, QueueChoice.of("findings")) == []
    assert "seen: a paper" in open_queue(filled, QueueChoice(QueueKind.FINDINGS, every=True))[0].told
    kinds = {item.label for item in open_queue(filled, QueueChoice(QueueKind.FINDINGS, document_id=1))}
    assert "unsourced" in kinds


def test_the_whole_text_is_shown_around_the_claim_and_scrolled(filled: Database, drive: Drive) -> None:
    async def read(seat: Seat) -> None:
        await seat.press("end", "t")
        assert "Bridge closed at Vorra" in seat.screen() or "[[Nobody has counted" in seat.screen()
        assert "Claim 7:" not in seat.screen()
        await seat.press("pageup", "pageup")
        assert "Bridge closed at Vorra" in seat.screen()
        await seat.press("pagedown", "pagedown", "t")
        assert "Claim 7:" in seat.screen()

    drive(filled, read, size=(60, 16))


def test_details_scroll_and_the_ends_of_the_queue_hold(filled: Database, drive: Drive) -> None:
    async def scroll(seat: Seat) -> None:
        before = seat.screen()
        await seat.press("]")
        assert seat.screen() != before
        await seat.press("[")
        assert seat.screen() == before
        await seat.press("up")
        assert seat.place() == 0
        await seat.press("end", "down")
        assert seat.place() == 6
        await seat.press("space")
        assert "last of the queue" in seat.status()
        await seat.press("home")
        assert seat.place() == 0

    drive(filled, scroll)


def test_help_lists_keys_and_marks(filled: Database, drive: Drive) -> None:
    async def ask(seat: Seat) -> None:
        await seat.press("?")
        assert "Accept the claim, link, outlet or finding" in seat.screen()
        await seat.press("down", "up", "pagedown", "pagedown")
        assert "a cue of hedging" in seat.screen()
        await seat.press("pageup", "escape")
        assert seat.app.screen is seat.app.main

    drive(filled, ask)


def test_keys_of_the_analyst_are_at_the_foot_and_work(filled: Database, drive: Drive, tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    file.write_text('[keys]\naccept = "y"\nnote = []\n', encoding="utf-8")

    async def press(seat: Seat) -> None:
        assert "y accept" in seat.screen()
        assert "note" not in seat.screen().splitlines()[-2]
        await seat.press("a", "o")
        assert seat.place() == 0
        await seat.press("y")
        assert "claim 1 accepted" in seat.status()

    drive(filled, press, keys=read_keys(file))


def test_a_rating_against_its_rule_asks_for_a_second_reason(filled: Database, drive: Drive) -> None:
    async def rate(seat: Seat) -> None:
        await seat.press("down", "down", "down", "r", "1")
        await seat.write("saw it")
        await seat.press("enter")
        assert "all the same" in seat.screen()
        await seat.write("was there")
        await seat.press("enter")
        assert "claim 4 rated 1" in seat.status()

    drive(filled, rate)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 60), (20, 6)])
def test_any_size_of_terminal_is_drawn(filled: Database, drive: Drive, size: tuple[int, int]) -> None:
    async def look(seat: Seat) -> None:
        for key in ("down", "t", "t", "?", "escape", "h", "escape", "c", "escape", "l", "escape", "e", "escape"):
            await seat.press(key)
            lines = seat.screen().splitlines()
            assert len(lines) == size[1]
        with filled.reading() as tx:
            assert list_links(tx) == []

    drive(filled, look, size=size)


def test_a_queue_whose_claims_vanished_says_so(filled: Database) -> None:
    lines = load_rows(filled, [Item("claim", 99, 99), Item("link", 9, 1, 2, label="9 conflicts")])
    assert lines[0].text == "no longer there"
    assert lines[1].label == "9 conflicts"


def test_a_long_text_is_walked_through_by_pages(sqlite_address: str, drive: Drive, tmp_path: Path) -> None:
    body = "\n\n".join(f"Paragraph {number} tells of {number} barrels at Osk." for number in range(1, 900))
    text = f"Barrels\n\nDelta Observer – June 9, 2021\n\n{body}\n"

    async def walk(seat: Seat) -> None:
        await seat.press("t")
        for _ in range(12):
            await seat.press("pagedown")
        assert "Paragraph 1 " not in seat.screen()
        for _ in range(14):
            await seat.press("pageup")
        assert "Paragraph 1 " in seat.screen()
        await seat.press("t", "n", *["down"] * 60)
        assert seat.app.main.text.selection is not None
        assert seat.app.main.text.window.start <= seat.app.main.text.selection.caret
        await seat.press("escape")

    with open_database(sqlite_address) as database:
        fill(database, tmp_path, text)
        drive(database, walk)
