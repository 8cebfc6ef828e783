"""The application in a real terminal, as tmux shows it."""

import os
import re
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from provenance.store import Database, list_claims, open_database, verify_history
from tests.review.conftest import fill
from tests.review.terminals import Terminal

COLOUR = re.compile(r"\x1b\[[0-9;]*(?:3[0-7]|4[0-7]|38|48|9[0-7]|10[0-7])(?:[;m])")
HOSTILE = (
    "Dam report from Osk\n\nDelta Observer – June 9, 2021\n\n"
    "At least nine \x1b[31mred\x1b[0m boats sank \x1b]0;owned\x07 at Osk [bold red]markup[/] "
    "(Vorra Gazette, June 7, 2021).\n\n"
    "\u202eThe text runs backwards\u202c and here \u0627\u0644\u0642\u0627\u0631\u0628 \u05e1\u05d9\u05e8\u05d4 "
    "two scripts run from the right, \u2067 hidden \u2069 too.\n"
)


@pytest.fixture
def tmux() -> str:
    """Where tmux is."""
    found = shutil.which("tmux")
    if found is None:
        pytest.skip("NO REAL TERMINAL WAS TESTED: tmux is missing; install it, or run .ci/run, which does")
    return found


@pytest.fixture
def terminal(tmux: str, sqlite_address: str, tmp_path: Path) -> Iterator[Terminal]:
    """A terminal whose program reviews a database, not yet started; ``fill`` the database first."""
    command = [sys.executable, "-m", "provenance.cli", "--database", sqlite_address, "--analyst", "ana", "review"]
    environment = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "XDG_CONFIG_HOME": str(tmp_path)}
    with Terminal(tmux, tmp_path, command, environment) as made:
        yield made


@pytest.fixture
def chosen_terminal(tmux: str, sqlite_address: str, tmp_path: Path) -> Iterator[Terminal]:
    """The same with options that choose a queue."""
    command = [sys.executable, "-m", "provenance.cli", "--database", sqlite_address, "--analyst", "ana", "review"]
    command += ["--document", "1", "--unsourced-first", "--hedging", "none"]
    environment = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "NO_COLOR": "1"}
    with Terminal(tmux, tmp_path, command, environment) as made:
        yield made


def _count(database: Database, state: str) -> int:
    with database.reading() as tx:
        return sum(claim.state == state for claim in list_claims(tx))


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40)])
def test_a_claim_is_decided_in_a_real_terminal(terminal: Terminal, filled: Database, width: int, height: int) -> None:
    terminal.start(width, height)
    screen = terminal.wait_for("1 of 7")
    lines = screen.splitlines()
    assert len(lines) <= height
    assert all(len(line) <= width for line in lines)
    for words in ("[[#At least seven#", "a accept", "? help", "Chain", "Vorra Gazette"):
        assert words in screen
    terminal.press("a")
    terminal.wait_for("claim 1 accepted")
    assert _count(filled, "accepted") == 1
    terminal.press("x")
    terminal.wait_for("Reject claim 2")
    terminal.write("not about the world")
    terminal.press("Enter")
    terminal.wait_for("claim 2 rejected")
    terminal.press("u")
    terminal.wait_for("undone")
    assert (_count(filled, "accepted"), _count(filled, "rejected")) == (1, 0)
    terminal.press("?")
    terminal.wait_for("Accept the claim, link")
    terminal.press("Escape")
    terminal.wait_for("2 of 7")
    assert terminal.leave("q") == "left with 0"


def test_text_from_outside_is_shown_and_not_obeyed(terminal: Terminal, sqlite_address: str, tmp_path: Path) -> None:
    with open_database(sqlite_address) as database:
        fill(database, tmp_path, HOSTILE)
    terminal.start(120, 40)
    screen = terminal.wait_for("1 of 2")
    assert "␛[31mred␛[0m" in screen
    assert "␛]0;owned" in screen
    assert "[bold red]markup[/]" in screen
    assert not COLOUR.search(terminal.screen(styled=True))
    terminal.press("Down")
    screen = terminal.wait_for("2 of 2")
    assert "⟨U+202E⟩The text runs backwards" in screen
    assert "⟨U+2067⟩" in screen
    assert "\u0627\u0644\u0642\u0627\u0631\u0628" in screen
    borders = {line.index("|") for line in screen.splitlines() if "|" in line}
    assert len(borders) == 1
    assert terminal.leave("q") == "left with 0"


@pytest.mark.slow
def test_a_killed_program_loses_nothing_that_was_confirmed(terminal: Terminal, filled: Database) -> None:
    terminal.start(80, 24)
    terminal.wait_for("1 of 7")
    for number in (1, 2, 3):
        terminal.press("a")
        terminal.wait_for(f"claim {number} accepted")
    terminal.press("h", "4", "Enter", "a")
    os.kill(terminal.program(), signal.SIGKILL)
    assert _count(filled, "accepted") in {3, 4}
    with filled.reading() as tx:
        assert verify_history(tx).faults == ()


def test_a_wrong_file_of_keys_is_one_line_and_no_screen(terminal: Terminal, filled: Database, tmp_path: Path) -> None:
    (tmp_path / "provenance").mkdir()
    (tmp_path / "provenance" / "keys.toml").write_text('[keys]\naccept = "x"\n', encoding="utf-8")
    assert filled.is_sqlite
    terminal.start(80, 24)
    assert terminal.left() == "left with 2"


def test_options_choose_the_queue_and_no_colour_is_none(chosen_terminal: Terminal, filled: Database) -> None:
    assert filled.is_sqlite
    chosen_terminal.start(80, 24)
    chosen_terminal.wait_for("open claims of document 1, none, unsourced first   1 of")
    assert not COLOUR.search(chosen_terminal.screen(styled=True))
    assert chosen_terminal.leave("q") == "left with 0"
