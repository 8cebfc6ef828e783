"""``provenance audit``: dependence, weak points, findings, removal, the gate."""

import os
from pathlib import Path

import pytest

from provenance.model.vocabulary import LinkRelation, LinkState
from provenance.store import add_link, decide_link, open_database
from tests.cli.conftest import Cli

SECOND = """Dam at Orle leaks

Hill Review – May 9, 2020

Nine sluices were shut, four in the north and three in the south (Valley Post, May 8, 2020; Valley Post, May 8, 2020). \
On March 3, 2020, Wire reported that a June survey had found cracks.

Twelve workers were hurt: seven divers and four guards (Wire, May 8, 2020; Valley Post, May 7, 2020).
"""


@pytest.fixture
def both(ingested: Cli, tmp_path: Path) -> Cli:
    """The program on a database that holds two articles."""
    file = tmp_path / "dam.txt"
    file.write_text(SECOND, encoding="utf-8")
    assert (
        ingested("ingest", str(file), "--title", "Dam", "--publisher", "Hill Review", "--published", "2020-05-09").code
        == 0
    )
    return ingested


def test_dependence_is_counted_by_everything(both: Cli) -> None:
    told = both("audit", "dependence", "--json").json()
    by_name = {item["name"]: item for item in told["items"] if item["dimension"] == "outlet"}
    assert by_name["Valley Post"]["claims"] >= by_name["Valley Post"]["alone"] > 0
    assert set(told["concentration"]) == {"outlet", "family", "state", "speaker", "kind"}
    assert told["cover"]["exact"]
    shown = both("audit", "dependence").out
    assert "Herfindahl index" in shown
    assert "Every sourced claim leans on at least one of these" in shown
    assert "more" in both("audit", "dependence", "--limit", "1").err


def test_a_source_that_is_not_in_the_scope_is_said_not_to_be(both: Cli) -> None:
    assert both("audit", "--without", "Unheard Gazette", "--document", "2", "--no-diff").out == (
        "Unheard Gazette is not in this scope: no claim leans on it there, and nothing falls with it\n"
    )
    told = both("audit", "--without", "Unheard Gazette", "--without", "Wire", "--document", "2", "--json").json()
    assert (told["removed"], told["not_in_scope"]) == (["Wire"], ["Unheard Gazette"])
    shown = both("audit", "--without", "Unheard Gazette", "--without", "Wire", "--document", "2").out
    assert "is not in this scope" in shown
    assert "Without 1 source: Wire" in shown
    assert both("outlets", "add", "Pit News", "--kind", "newspaper").code == 0
    assert both("audit", "--without", "Pit News").out.startswith("Pit News is not in any document: ")
    assert both("audit", "--without", "Pit News", "--json").json()["not_in_scope"] == ["Pit News"]
    kind = both("audit", "--without-kind", "body", "--document", "2", "--no-diff")
    assert kind.out == "Nobody of that family, state or kind is in this scope: nothing falls\n"


def test_scopes_narrow_what_is_counted(both: Cli) -> None:
    whole = both("audit", "dependence", "--json").json()["claims"]
    one, other = (both("audit", "dependence", "--document", str(n), "--json").json()["claims"] for n in (1, 2))
    assert one + other == whole
    assert both("audit", "dependence", "--query", "sluices", "--json").json()["claims"] == 1
    assert both("case", "new", "Dams").code == 0
    assert both("case", "add", "Dams", "2").code == 0
    assert both("audit", "dependence", "--case", "Dams", "--json").json()["claims"] == other
    missing = both("audit", "dependence", "--story", "1")
    assert missing.code == 1
    assert "no story" in missing.err


def test_one_outlet_and_all_outlets_agree_with_the_whole(both: Cli) -> None:
    whole = {(i["dimension"], i["name"]): i for i in both("audit", "dependence", "--json").json()["items"]}
    quick = both("audit", "dependence", "--by", "outlet", "--by", "speaker", "--json").json()
    assert quick["items"]
    for item in quick["items"]:
        assert item == whole[item["dimension"], item["name"]]
    alone = both("audit", "dependence", "--outlet", "Wire", "--json").json()["items"]
    assert alone == [whole["outlet", "Wire"]]
    assert "Wire" in both("audit", "dependence", "--outlet", "Wire").out
    assert both("audit", "dependence", "--outlet", "Nobody Knows This").code == 1


def test_weak_points_are_listed_by_kind(both: Cli) -> None:
    found = both("audit", "weak-points", "--json").json()
    assert {one["kind"] for one in found} >= {"unsourced", "one_origin"}
    only = both("audit", "weak-points", "--kind", "unsourced", "--json").json()
    assert {one["kind"] for one in only} == {"unsourced"}
    assert all(one["spans"][0]["text"] for one in only)
    assert "nobody but the document" in both("audit", "weak-points", "--limit", "1", "--kind", "unsourced").out


def test_findings_are_shown_until_they_are_acknowledged(both: Cli) -> None:
    found = both("audit", "findings", "--json").json()
    kinds = [one["kind"] for one in found]
    assert {"repeated_outlet", "total_differs", "future_citation", "unknown_outlet"} <= set(kinds)
    key = next(one["key"] for one in found if one["kind"] == "total_differs")
    assert key in both("audit", "findings", "--document", "2").out
    assert key not in both("audit", "findings", "--document", "1").out
    done = both("audit", "acknowledge", key[:-3], "--because", "the guard was counted later")
    assert done.code == 0
    assert key in done.out
    assert key not in both("audit", "findings").out
    shown = both("audit", "findings", "--all", "--kind", "total_differs").out
    assert "acknowledged: the guard was counted later" in shown
    assert both("audit", "acknowledge", key[:-3], "--because", " ").code == 2
    assert both("audit", "acknowledge", "total_differs-ffffffffffff", "--because", "x").code == 1
    weak = both("audit", "weak-points", "--kind", "unsourced", "--json").json()
    several = both("audit", "acknowledge", "one_origin", "--because", "x")
    assert several.code == 2
    assert "give the whole key" in several.err
    assert both("audit", "acknowledge", weak[0]["key"], "--because", "it is common knowledge").code == 0
    assert both("audit", "weak-points", "--kind", "unsourced", "--json").json() == weak[1:]


def test_removal_tells_what_falls_and_touches_nothing(both: Cli) -> None:
    head = both("db", "verify", "--json").json()["head"]
    whole = both("audit", "--without", "Wire", "--json").json()
    assert whole["removed"] == ["Wire"]
    parts = [both("audit", "--without", "Wire", "--document", str(n), "--json").json() for n in (1, 2)]
    for name in ("gone", "unsourced", "weakened"):
        assert sorted(parts[0][name] + parts[1][name]) == whole[name]
    assert "own voice" in parts[1]["reports"][0]["diff"]
    shown = both("audit", "--without", "Wire", "--document", "2").out
    assert "losing their last source" in shown
    assert "--- as it is" in shown
    assert "--- as it is" not in both("audit", "--without", "Wire", "--document", "2", "--no-diff").out
    assert "Without 1 source: Wire" in both("audit", "--without", "Wire").out
    assert both("db", "verify", "--json").json()["head"] == head


def test_removals_combine_and_are_checked(both: Cli) -> None:
    anonymous = both("audit", "--without-kind", "anonymous", "--json").json()
    assert anonymous["removed"]
    more = both("audit", "--without-kind", "anonymous", "--without", "Wire", "--json").json()
    assert set(anonymous["unsourced"]) < set(more["unsourced"])
    gone = both("audit", "--without", "Hill Review", "--json").json()
    assert gone["gone"]
    assert both("audit", "--without-state", "zz").code == 1
    assert "family 'nobody'" in both("audit", "--without-family", "nobody").err
    assert both("audit", "--without", "Wire", "findings").code == 2
    assert "Example: " in both("audit").out


def test_the_gate_lists_what_breaks_it(both: Cli, tmp_path: Path) -> None:
    sample = tmp_path / "policy.toml"
    sample.write_text(both("audit", "policy").out, encoding="utf-8")
    broken = both("audit", "check", "--policy", str(sample))
    assert broken.code == 1
    assert "claims.unsourced" in broken.out
    told = both("audit", "check", "--policy", str(sample), "--json")
    assert told.code == 1
    assert {one["rule"] for one in told.json()["breaches"]} >= {"claims.unsourced", "findings.total_differs"}
    loose = tmp_path / "loose.toml"
    loose.write_text("[shares]\noutlet = 1\n", encoding="utf-8")
    kept = both("audit", "check", "--policy", str(loose), "--document", "1")
    assert kept.code == 0
    assert "the policy is kept" in kept.out
    loose.write_text("[claims]\nunsorced = false\n", encoding="utf-8")
    wrong = both("audit", "check", "--policy", str(loose))
    assert wrong.code == 2
    assert "unsorced" in wrong.err
    assert both("audit", "check", "--policy", str(tmp_path / "none.toml")).code == 2


def test_a_removal_shows_stories_and_track_records(both: Cli) -> None:
    listed = both("claims", "list", "--json").json()
    numbers = [one["id"] for one in listed if one["sources"] == ["Valley Post"]]
    wire = max(one["id"] for one in listed if "Wire" in one["sources"])
    with open_database(os.environ["PROVENANCE_DATABASE"]) as database, database.writing("ana") as tx:
        link = add_link(tx, numbers[0], wire, LinkRelation.CORROBORATES, [])
        decide_link(tx, link, LinkState.ACCEPTED, "one and the same")
    assert both("claims", "verdict", str(wire), "confirmed", "--because", "seen").code == 0
    whole = both("audit", "--without", "Wire", "--json").json()
    assert len(whole["stories"]) == 1
    assert whole["stories"][0]["before"] != whole["stories"][0]["after"]
    assert "Story" in both("audit", "--without", "Wire").out
    scoped = both("audit", "--without", "Hill Review", "--story", str(wire), "--json").json()
    assert scoped["stories"][0]["after"] is None
    assert "nothing left of it" in both("audit", "--without", "Hill Review", "--story", str(wire)).out
    moved = both("audit", "--without", "Wire", "--story", str(wire), "--json").json()
    shown = both("audit", "--without", "Wire", "--story", str(wire)).out
    assert bool(moved["track_records"]) == ("Track record of" in shown)


def test_an_empty_list_of_findings_is_said(ready: Cli) -> None:
    assert "nothing found" in ready("audit", "findings").err
    assert ready("audit", "dependence", "--json").json()["items"] == []
    assert ready("audit", "dependence").out.startswith("0 claims")
