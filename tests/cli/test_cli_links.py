import re
from pathlib import Path

import pytest

from provenance.model.outlets import Outlet
from provenance.model.vocabulary import SourceKind
from provenance.store import keep_outlets, open_database
from tests.cli.conftest import Cli

OUTLETS = (
    Outlet("dale-post", "Dale Post", SourceKind.NEWSPAPER, family="independent", family_basis="imprint"),
    Outlet("moor-herald", "Moor Herald", SourceKind.NEWSPAPER, family="independent", family_basis="imprint"),
    Outlet("fen-times", "Fen Times", SourceKind.NEWSPAPER, family="independent", family_basis="imprint"),
)
ARTICLES = {
    "one.txt": (
        "Quarry blast in Orlen\n\nMoor Herald – June 9, 2021\n\n"
        "Seven quarry workers were killed when charges went off early at Orlen on 7 June 2021 "
        "(Dale Post, June 8, 2021). Inspectors closed the Orlen quarry the same evening (Dale Post, June 8, 2021).\n"
    ),
    "two.txt": (
        "Charges kill workers in Orlen\n\nDale Post – June 8, 2021\n\n"
        "Seven workers were killed on 7 June 2021 when charges at the Orlen quarry went off early.\n\n"
        "Inspectors closed the quarry at Orlen in the evening.\n"
    ),
    "three.txt": (
        "Orlen quarry: two dead\n\nFen Times – June 8, 2021\n\n"
        "Two workers were killed on 7 June 2021 at the Orlen quarry when charges went off early.\n"
    ),
}


@pytest.fixture
def quarry(cli: Cli, address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cli:
    """The program on three articles on one accident, one of which cites another."""
    monkeypatch.setenv("PROVENANCE_DATABASE", address)
    with open_database(address) as database, database.writing("ana", "test registry") as transaction:
        keep_outlets(transaction, OUTLETS)
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        publisher = re.findall(r"\n\n([A-Z]\w+ [A-Z]\w+) –", text)[0]
        assert cli("ingest", name, "--publisher", publisher).code == 0
    return cli


def test_links_are_suggested_once_and_decisions_outlive_running_again(quarry: Cli) -> None:
    first = quarry("link", "suggest", "--json").json()
    assert first["documents"] == 3
    assert first["added"] >= 2
    assert first["cited_documents"]["added"] == 1
    assert "Every document was compared before" in quarry("link", "suggest").out
    again = quarry("link", "suggest", "--all", "--json").json()
    assert (again["added"], again["refreshed"], again["known"]) == (0, 0, first["added"])
    assert again["run"] is None
    listed = quarry("links", "list", "--json").json()
    conflict = next(one for one in listed if one["relation"] == "conflicts")
    assert conflict["reasons"]
    assert quarry("links", "reject", str(conflict["id"])).code == 2
    done = quarry("links", "reject", str(conflict["id"]), "--because", "counts of two places")
    assert done.out == f"link {conflict['id']}: conflicts, rejected\n"
    once_more = quarry("link", "suggest", "--all")
    assert "1 are decided" in once_more.out
    assert quarry("links", "list", "--state", "rejected", "--json").json()[0]["id"] == conflict["id"]
    assert quarry("db", "verify").code == 0


def test_only_some_documents_can_be_compared(quarry: Cli) -> None:
    assert quarry("link", "suggest", "--document", "1", "--json").json()["documents"] == 1
    assert quarry("link", "suggest", "--json").json()["documents"] == 2
    assert quarry("link", "suggest", "--since", "2001-01-01", "--json").json()["documents"] == 3
    assert quarry("link", "suggest", "--since", "2999-01-01", "--json").json()["documents"] == 0
    assert quarry("link", "suggest", "--since", "May").code == 2
    assert quarry("link", "suggest", "--all", "--document", "1").code == 2
    assert quarry("link", "suggest", "--document", "nothing").code == 1


def test_analysts_who_differ_are_both_shown(quarry: Cli) -> None:
    quarry("link", "suggest")
    quarry("links", "accept", "1", "--because", "same blast")
    second = quarry("--analyst", "ben", "links", "reject", "1", "--because", "another blast")
    assert "analysts differ: accepted as" in second.err
    assert "(ana); rejected as" in second.err
    assert [one["id"] for one in quarry("links", "list", "--disagreed", "--json").json()] == [1]
    assert "accepted as" in quarry("links", "list", "--by", "ben").out
    shown = quarry("links", "show", "1")
    assert "ana: accepted" in shown.out
    assert "ben: rejected" in shown.out
    assert quarry("links", "accept", "1", "--seen", "1", "--because", "late").code == 1


def test_a_link_is_shown_by_number_or_by_its_claims_with_notes_and_history(quarry: Cli) -> None:
    added = quarry("links", "add", "2", "1", "restates", "--because", "same sentence in short")
    number = re.findall(r"link (\d+): claims 1 and 2, restates, accepted", added.out)[0]
    assert quarry("links", "note", "1", "2", "ask the quarry").out == f"link {number}: noted\n"
    told = quarry("links", "show", "2", "1", "--json").json()
    assert told["id"] == int(number)
    assert (told["state"], told["relation"], told["run"]) == ("accepted", "restates", None)
    assert told["notes"] == [{"text": "ask the quarry", "analyst": "ana"}]
    assert [one["action"] for one in told["history"]] == ["suggest", "accepted"]
    assert "note        ana: ask the quarry" in quarry("links", "show", number).out
    again = quarry("links", "add", "1", "2", "corroborates", "--because", "thought again")
    assert again.out == f"link {number}: claims 1 and 2, corroborates, accepted\n"
    assert quarry("links", "accept", number, "--relation", "conflicts", "--because", "no").out.endswith(
        "conflicts, accepted\n"
    )
    assert quarry("links", "show", "1", "99").code == 1
    assert quarry("links", "show", "1", "2", "3").code == 2
    assert quarry("links", "show", "999").code == 1
    assert quarry("links", "add", "1", "1", "restates", "--because", "x").code != 0


def test_links_are_filtered(quarry: Cli) -> None:
    total = quarry("link", "suggest", "--json").json()["added"]
    everything = quarry("links", "list", "--json").json()
    assert len(everything) == total
    for option in (("--claim", "1"), ("--document", "3"), ("--outlet", "Fen Times"), ("--relation", "conflicts")):
        found = quarry("links", "list", *option, "--json").json()
        assert 0 < len(found) < total
    assert quarry("links", "list", "--least", "1", "--relation", "restates", "--json").json() == []
    assert f"1 of {total} links; --limit and --offset show more" in quarry("links", "list", "--limit", "1").err


def test_an_accepted_cited_document_takes_the_chain_further(quarry: Cli) -> None:
    assert "no cited document" in quarry("links", "cited", "list").err
    quarry("link", "suggest")
    (one,) = quarry("links", "cited", "list", "--json").json()
    assert (one["document"]["id"], one["cited_document"]["id"], one["source"]) == (1, 2, "Dale Post")
    assert "Dale Post published it" in quarry("links", "cited", "list", "--document", "2", "--state", "suggested").out
    assert quarry("links", "cited", "accept", "1", "--because", "same day").out == "cited document 1: accepted\n"
    ben = quarry("--analyst", "ben", "links", "cited", "reject", "1", "--because", "another piece")
    assert ben.out == "cited document 1: rejected\n"
    (told,) = quarry("links", "cited", "list", "--json").json()
    assert [vote["state"] for vote in told["votes"]] == ["accepted", "rejected"]
    added = quarry("links", "cited", "add", "3", "Moor Herald", "1", "--on", "2021", "--because", "it says so")
    assert added.out == "cited document 2: accepted\n"
    assert quarry("links", "cited", "add", "3", "Moor Herald", "3", "--because", "x").code != 0


def test_loops_are_listed(quarry: Cli) -> None:
    assert "no citation loop" in quarry("links", "loops").err
    quarry("links", "cited", "add", "1", "Dale Post", "2", "--because", "it says so")
    quarry("links", "cited", "add", "2", "Moor Herald", "1", "--because", "it says so")
    (loop,) = quarry("links", "loops", "--json").json()
    assert (loop["kind"], sorted(loop["documents"]), loop["suggested"]) == ("documents", [1, 2], False)
    assert "nobody in the ring" in quarry("links", "loops").out
