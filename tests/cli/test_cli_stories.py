import pytest

from provenance.model.origins import Origin, Origins
from tests.cli.conftest import Cli
from tests.cli.test_cli_links import quarry

__all__ = ["quarry"]


def test_stories_tell_what_is_agreed_and_disputed_by_whom(quarry: Cli) -> None:
    assert "0 of 0 stories" in quarry("stories", "list").err
    quarry("link", "suggest")
    (entry, *_) = quarry("stories", "list", "--json").json()
    assert entry["documents"] == [1, 2, 3]
    assert entry["verdict"] == "disputed"
    listed = quarry("stories", "list", "--document", "3", "--limit", "1")
    assert "disputed" in listed.out
    told = quarry("stories", "show", str(entry["claims"][-1]), "--json").json()
    assert told["id"] == entry["id"]
    (killed,) = [point for point in told["points"] if point["label"] == "killed"]
    assert killed["disputed"]
    assert {value["value"]: value["sources"] for value in killed["values"]} == {"2": ["Fen Times"], "7": ["Dale Post"]}
    assert told["origins"]["range"] == "2"
    assert [event["on"] for event in told["timeline"]] == sorted(event["on"] for event in told["timeline"])
    shown = quarry("stories", "show", str(entry["id"])).out
    for words in ("Disputed", "Agreed", "Timeline", "Origins: 2 independent", "cannot both be right", "Fen Times"):
        assert words in shown
    assert quarry("stories", "show", "99").code == 1


def test_a_list_of_stories_takes_two_lines_each_on_eighty_columns(quarry: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    quarry("link", "suggest")
    monkeypatch.setenv("COLUMNS", "80")
    lines = quarry("stories", "list").out.splitlines()
    assert lines[0].split() == ["Story", "Claims", "Documents", "Origins", "Verdict", "Links"]
    assert len(lines) == 2 + 2 * len(quarry("stories", "list", "--json").json())
    assert max(len(line) for line in lines) <= 80


def test_a_claim_is_shown_with_its_links_and_origins(quarry: Cli) -> None:
    told = quarry("claims", "show", "1", "--json").json()
    assert (told["links"], told["story"], told["origins"]["range"]) == ([], None, "1")
    quarry("link", "suggest")
    link = next(
        one for one in quarry("links", "list", "--claim", "1", "--json").json() if one["relation"] != "conflicts"
    )
    told = quarry("claims", "show", "1", "--json").json()
    assert told["story"] == 1
    assert not told["origins"]["corroborated"]
    shown = quarry("claims", "show", "1").out
    assert f"link {link['id']}" in shown
    assert "Origins: 1 independent (1 proven, 1 possible)" in shown
    quarry("links", "accept", str(link["id"]), "--because", "same blast")
    quarry("links", "add", "1", "5", "corroborates", "--because", "same blast, count aside")
    told = quarry("claims", "show", "1", "--json").json()
    assert told["origins"]["range"] == "2"
    assert told["origins"]["corroborated"]


def test_nothing_is_called_corroborated_below_two_proven_origins(quarry: Cli) -> None:
    quarry("link", "suggest")
    for command in (("stories", "list"), ("stories", "show", "1"), ("claims", "show", "1")):
        told = quarry(*command, "--json").json()
        for entry in told if isinstance(told, list) else [told]:
            origins = entry["origins"]
            assert origins["corroborated"] is (origins["proven"] >= 2)
            assert entry.get("verdict") != "corroborated" or origins["proven"] >= 2
        shown = quarry(*command).out
        assert "corroborated" not in shown
    one = Origin("source 1", "A", (1,), (1,), (1,), named=True, proven=True)
    possible = Origin("source 2", "B", (2,), (2,), (2,), named=True)
    assert not Origins((one, possible)).corroborated
    assert Origins((one, one)).corroborated
