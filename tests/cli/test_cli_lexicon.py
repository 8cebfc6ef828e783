import shutil
from pathlib import Path

import pytest

from provenance.config import find_resources
from tests.cli.conftest import Cli


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of the word lists with few outlets, so that it reads quickly."""
    source, target = find_resources() / "seeds", tmp_path / "seeds"
    for name in ("hedges", "verbs", "roles"):
        shutil.copytree(source / name, target / name)
    (target / "outlets").mkdir()
    (target / "outlets" / "few.toml").write_text(
        '[[outlet]]\nkey = "hill-review"\nname = "Hill Review"\nkind = "magazine"\n'
        'examples = ["Hill Review, May 3, 2019"]\ncounterexamples = ["Dale Review"]\n',
        encoding="utf-8",
    )
    return target


def test_examples_of_a_folder_hold(cli: Cli, seeds: Path) -> None:
    result = cli("lexicon", "test", "--seeds", str(seeds), "--against", str(seeds))
    assert result.code == 0
    assert "0 failures" in result.out
    assert "the same entries as before" in result.out


def test_a_failing_example_is_named(cli: Cli, seeds: Path) -> None:
    file = seeds / "outlets" / "few.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('["Hill', '["Nowhere'), encoding="utf-8")
    result = cli("lexicon", "test", "--seeds", str(seeds), "--against", str(seeds), "--json")
    assert result.code == 1
    assert result.json()["failures"] == [
        "outlet 'hill-review' is not found in its example: Nowhere Review, May 3, 2019"
    ]


def test_a_new_cue_tells_what_it_changes(cli: Cli, seeds: Path, tmp_path: Path) -> None:
    before = tmp_path / "before"
    shutil.copytree(seeds, before)
    cues = seeds / "hedges" / "en.toml"
    cues.write_text(
        cues.read_text(encoding="utf-8")
        + '\n[[cue]]\ntext = "deadly"\nkind = "adjective"\nlevel = "hedged"\nweight = 1.0\n'
        + 'examples = ["A deadly rumour."]\n',
        encoding="utf-8",
    )
    result = cli("lexicon", "test", "--seeds", str(seeds), "--against", str(before))
    assert "cue 'deadly' turns" in result.out
    assert "to hedged" in result.out
    value = cli("lexicon", "test", "--seeds", str(seeds), "--against", str(before), "--json").json()
    assert value["sentences"] > 50
    assert {shift["entry"] for shift in value["shifts"]} == {"cue 'deadly'"}


def test_a_malformed_list_is_named(cli: Cli, seeds: Path) -> None:
    (seeds / "outlets" / "few.toml").write_text("[[outlet]]\nname = 3\n", encoding="utf-8")
    result = cli("lexicon", "test", "--seeds", str(seeds))
    assert result.code == 1
    assert "few.toml" in result.err
    assert result.err.count("\n") == 1
