"""The commands that edit claims: every decision of a review has one, and each can be taken back."""

from typing import Any

import pytest

from tests.cli.conftest import Cli, Result


def show(cli: Cli, number: int) -> Any:  # noqa: ANN401 -- whatever the command printed
    return cli("claims", "show", str(number), "--json").json()


def find(cli: Cli, words: str) -> int:
    return int(cli("claims", "list", "--text", words, "--json").json()[0]["id"])


def check(result: Result, *said: str) -> None:
    assert result.code == 0, result.err
    for words in said:
        assert words in result.out


def test_claims_are_accepted_rejected_and_opened_again(ingested: Cli) -> None:
    check(ingested("claims", "accept", "1", "2", "--because", "clear"), "claims 1, 2: accepted")
    check(ingested("claims", "accept", "1"), "nothing to change")
    check(ingested("claims", "reject", "2", "--because", "no claim"), "claim 2: rejected")
    check(ingested("claims", "reopen", "2"), "claim 2: reopened")
    states = {one["id"]: one["state"] for one in ingested("claims", "list", "--json").json()}
    assert (states[1], states[2]) == ("accepted", "read")
    assert [one["id"] for one in ingested("claims", "list", "--state", "accepted", "--json").json()] == [1]
    assert ingested("claims", "reject", "2").code == 2
    stale = ingested("claims", "accept", "1", "--seen", "1", "--because", "again")
    assert stale.code == 0
    stale = ingested("claims", "reject", "1", "--seen", "1", "--because", "late")
    assert stale.code == 1
    assert "you saw version 1" in stale.err
    assert ingested("claims", "accept", "1", "2", "--seen", "1").code == 2


def test_a_claim_gets_other_bounds_by_words_or_offsets(ingested: Cli) -> None:
    number = find(ingested, "nine miners")
    before = show(ingested, number)
    check(ingested("claims", "edit", str(number), "--text", "At least nine miners died"), f"claim {number}: edited")
    assert show(ingested, number)["text"] == "At least nine miners died"
    check(ingested("claims", "edit", str(number), "--end", str(before["end"])))
    assert show(ingested, number)["text"] == before["text"]
    assert ingested("claims", "edit", str(number)).code == 2
    assert "stand in the document" in ingested("claims", "edit", str(number), "--text", "no such words").err
    assert "no words" in ingested("claims", "edit", str(number), "--text", "").err


def test_a_missed_claim_is_added(ingested: Cli) -> None:
    check(ingested("claims", "add", "1", "--text", "Cracks had reportedly been growing"), ": add")
    text = "Cracks had reportedly been growing"
    added = next(one for one in ingested("claims", "list", "--text", text, "--json").json() if one["text"] == text)
    assert (added["hedging"], added["state"]) == (
        "strongly_hedged" if added["hedging"] != "hedged" else "hedged",
        "accepted",
    )
    assert ingested("claims", "add", "1").code == 2
    assert ingested("claims", "add", "1", "--start", "4", "--end", "4").code == 2
    ambiguous = ingested("claims", "add", "1", "--text", "the")
    assert "give more of them" in ambiguous.err


def test_a_claim_is_split_and_merged_again(ingested: Cli) -> None:
    number = find(ingested, "A union official")
    text = show(ingested, number)["text"]
    check(ingested("claims", "split", str(number), "--before", "the pumps had failed"), f"claims {number}, ")
    assert show(ingested, number)["text"] == "A union official said"
    check(ingested("claims", "merge", str(number)), f"claims {number}, ")
    assert show(ingested, number)["text"] == text
    assert ingested("claims", "split", str(number)).code == 2
    assert ingested("claims", "split", str(number), "--at", "0").code == 2


def test_hedging_is_set(ingested: Cli) -> None:
    check(
        ingested("claims", "hedge", "1", "--level", "denied", "--voucher", "body", "--stance", "denying"),
        "claim 1: hedging set",
    )
    assert show(ingested, 1)["hedging"]["level"] == "denied"
    assert ingested("claims", "hedge", "1").code == 2


def test_citations_are_listed_attached_changed_and_taken_off(ingested: Cli) -> None:
    number = find(ingested, "The road to the pit")
    own = ingested("claims", "citations", str(number), "--json").json()
    assert [one["role"] for one in own] == ["own_voice"]
    unknown = ingested("claims", "cite", str(number), "Pit Watch")
    assert (unknown.code, "give its kind" in unknown.err) == (1, True)
    check(ingested("claims", "cite", str(number), "Pit Watch", "--new", "website", "--on", "2020-05", "--via", "wire"))
    via, source = ingested("claims", "citations", str(number), "--json").json()
    assert (via["source"], source["source"], source["date"], source["lead"]) == ("Wire", "Pit Watch", "2020-05", True)
    changed = ("--change", str(source["id"]), "--kind", "footnote", "--text", "The road")
    check(ingested("claims", "cite", str(number), "valley-post", *changed))
    assert "Valley Post" in ingested("claims", "citations", str(number)).out
    assert ingested("claims", "cite", "1", *changed).code == 2
    check(ingested("claims", "lead", str(source["id"])), "nothing to change")
    check(ingested("claims", "uncite", str(source["id"]), "--because", "wrong"), "own voice")
    assert ingested("claims", "citations", "99").code == 1


def test_decisions_are_undone_and_done_again(ingested: Cli) -> None:
    ingested("claims", "accept", "1", "2", "3", "--because", "all of it")
    check(ingested("undo"), "undone: accept claim 1, accept claim 2, accept claim 3")
    check(ingested("redo"), "done again: accept claim 1")
    (first,) = {one["set_id"] for one in ingested("history", "claim", "1", "--json").json()[-1:]}
    check(ingested("undo", str(first)), "undone: ")
    nothing = ingested("undo")
    assert (nothing.code, "nothing to undo" in nothing.err) == (1, True)
    assert ingested("--analyst", "bea", "redo").code == 1


def test_lines_read_like_the_commands_that_did_them(ingested: Cli) -> None:
    number = find(ingested, "A union official")
    after = find(ingested, "According to")
    told = {
        ("claims", "merge", str(number)): f"merge claim {number}",
        ("claims", "edit", "1", "--text", "nine miners died"): "edit claim 1",
        ("claims", "hedge", "1", "--level", "hedged"): "hedge claim 1",
        ("claims", "verdict", "1", "confirmed", "--because", "seen"): "verdict claim 1",
        ("claims", "rate", "1", "2", "--because", "fits"): "rate claim 1",
        ("claims", "note", "1", "ask again"): "note claim 1",
        ("links", "add", "1", "3", "conflicts", "--because", "counts"): "add link 1, accept link 1",
        ("case", "new", "North"): "new case 1",
        ("outlets", "rate", "wire", "B", "--because", "prompt"): "(Wire)",
        ("outlets", "alias", "wire", "The Wire Office"): "(Wire)",
    }
    for command, line in told.items():
        assert ingested(*command).code == 0
        assert line in ingested("undo").out
    check(ingested("claims", "merge", str(number)), f"claims {number}, {after}: merged")
    listed = ingested("history").out
    assert "join" not in listed
    assert f"claim {after}" in listed
    assert "claim 1, verdict 1" in listed
    newest = ingested("history", "verdict", "1", "--json").json()[-1]
    assert newest["action"] == "decide"
    assert "verdict claim 1, verdict 1" in ingested("history", "show", str(newest["id"])).out
    check(ingested("claims", "reopen", "1"), "claim 1: reopened")


def test_a_revision_is_shown_as_a_readable_difference(ingested: Cli) -> None:
    number = find(ingested, "nine miners")
    ingested(
        "claims", "edit", str(number), "--text", "miners died when a shaft fell in near Tarn", "--because", "the core"
    )
    newest = ingested("history", "claim", str(number), "--json").json()[0]["id"]
    shown = ingested("history", "show", str(newest))
    for words in (
        "- text: At least nine",
        "+ text: miners died",
        "- quantities",
        "~ citations",
        "scope direct → inherited",
    ):
        assert words in shown.out
    ingested("claims", "accept", "1", "2")
    newest = ingested("history", "claim", "1", "--json").json()[0]["id"]
    assert "decided together with 1 more" in ingested("history", "show", str(newest)).out


@pytest.mark.parametrize("command", ["accept", "edit", "add", "split", "merge", "hedge", "cite", "uncite", "lead"])
def test_every_decision_is_listed_in_help(cli: Cli, command: str) -> None:
    assert f"  {command} " in cli("claims", "--help").out
