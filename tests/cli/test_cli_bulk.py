"""Bulk decisions from the command line: shown first, done with --yes, undone at once."""

from tests.cli.conftest import Cli


def test_nothing_is_done_without_yes(ingested: Cli) -> None:
    shown = ingested("review", "accept", "--where", "sourced=no or hedging=none", "--because", "plain")
    assert shown.code == 0
    assert "would be accepted; --yes does it" in shown.out
    assert {one["state"] for one in ingested("claims", "list", "--json").json()} == {"read"}
    ids = ingested("review", "accept", "--where", "sourced=no", "--because", "plain", "--json").json()["claims"]
    assert ids


def test_what_was_shown_is_done_in_one_decision(ingested: Cli) -> None:
    where = ("--where", "sourced=no and not text ~ 'nobody'", "--because", "plain")
    claims = ingested("review", "reject", *where, "--json").json()["claims"]
    wrong = ingested("review", "reject", *where, "--yes", "--expect", str(len(claims) + 1))
    assert (wrong.code, "are meant now" in wrong.err) == (2, True)
    done = ingested("review", "reject", *where, "--yes", "--expect", str(len(claims)))
    assert done.code == 0
    assert f"\n{len(claims)} claim" in done.out
    rejected = ingested("claims", "list", "--state", "rejected", "--json").json()
    assert [one["id"] for one in rejected] == claims
    again = ingested("review", "reopen", "--where", "state=rejected", "--because", "rash", "--yes", "--json").json()
    assert again["claims"] == claims
    ingested("undo")
    ingested("undo")
    assert ingested("claims", "list", "--state", "rejected", "--json").json() == []


def test_a_mistake_in_a_filter_is_told_with_its_place(ingested: Cli) -> None:
    wrong = ingested("review", "accept", "--where", "hedgin=none", "--because", "x")
    assert (wrong.code, "character 1" in wrong.err, "did you mean hedging?" in wrong.err) == (2, True, True)
    empty = ingested("review", "accept", "--where", "document=9", "--because", "x", "--yes")
    assert "nothing to change" in empty.out


def test_help_lists_the_fields(cli: Cli) -> None:
    said = cli("review", "accept", "--help").out
    assert "source.rating" in said
    assert "strongly_hedged" in said
