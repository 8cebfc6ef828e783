"""Keys: the usual ones, those of an analyst's own, and the commands that do the same."""

from pathlib import Path

import click
import pytest

from provenance.cli.root import program
from provenance.errors import ConfigError
from provenance.review.edits import Edits
from provenance.review.judgements import Judgements
from provenance.review.keys import ACTIONS, find_keys_file, list_twins, read_keys
from provenance.review.main_screen import MainScreen

PAGE = Path(__file__).parent.parent.parent / "docs" / "review.md"


def _list_commands(command: click.Command, path: tuple[str, ...] = ()) -> set[str]:
    found = {" ".join(path)}
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            found |= _list_commands(child, (*path, name))
    return found


def _write(folder: Path, text: str) -> Path:
    file = folder / "keys.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_every_key_has_commands_that_are_there() -> None:
    commands = _list_commands(program)
    missing = {twin for action in ACTIONS for twin in action.twins} - commands
    assert missing == set()
    assert [action.name for action in ACTIONS if not action.twins] == ["quit"]


def test_the_page_lists_every_key_with_its_commands() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for keys, does, same in list_twins():
        assert f"| `{keys}` | {does} | {same} |" in page
    for action in ACTIONS:
        assert f"`{action.name}`" in page


def test_every_action_is_done_by_something() -> None:
    for action in ACTIONS:
        assert any(
            hasattr(owner, name)
            for owner, name in ((MainScreen, f"move_{action.name}"), (Edits, action.name), (Judgements, action.name))
        )


def test_the_usual_keys_do_one_thing_each() -> None:
    keys = read_keys()
    assert keys.action_of("a") == "accept"
    assert keys.action_of("ctrl+r") == "redo"
    assert keys.action_of("Z") is None
    assert ("Space", "skip") not in list(keys.at_the_foot())
    assert (".", "skip") in list(keys.at_the_foot())


def test_keys_of_an_analyst_take_the_place_of_the_usual_ones(tmp_path: Path) -> None:
    file = _write(tmp_path, '[keys]\naccept = "y"\nredo = ["ctrl+y", "F2"]\nnote = []\nskip = " "\n')
    keys = read_keys(file)
    assert keys.action_of("y") == "accept"
    assert keys.action_of("a") is None
    assert keys.action_of("f2") == "redo"
    assert keys.action_of("space") == "skip"
    foot = list(keys.at_the_foot())
    assert ("y", "accept") in foot
    assert ("^Y", "redo") in foot
    assert "note" not in [label for _, label in foot]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[keys]\nacept = "y"\n', "no action 'acept'"),
        ('[keys]\naccept = "x"\n', "'x' is given to accept and to reject"),
        ('[keys]\naccept = "y"\nreject = "y"\n', "'y' is given to"),
        ('[keys]\naccept = "yy"\n', "'yy' is no key"),
        ('[keys]\naccept = ""\n', "'' is no key"),
        ('[keys]\naccept = "\\u202e"\n', "is no key"),
        ("[keys]\naccept = 3\n", "accept = 3 is no key"),
        ('[keys]\naccept = "ctrl+c"\n', "kept for leaving"),
        ('[keys]\naccept = "escape"\n', "kept for going back"),
        ("[keys\n", "is no TOML"),
        ('keys = "a"\n', "in a table [keys]"),
        ('[key]\naccept = "y"\n', "not in 'key'"),
    ],
)
def test_keys_that_cannot_be_are_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as refused:
        read_keys(_write(tmp_path, text))
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        read_keys(tmp_path / "none.toml")


def test_a_file_in_the_folder_of_settings_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert find_keys_file() is None
    (tmp_path / "provenance").mkdir()
    file = _write(tmp_path / "provenance", "[keys]\n")
    assert find_keys_file() == file
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "nobody"))
    assert find_keys_file() is None
