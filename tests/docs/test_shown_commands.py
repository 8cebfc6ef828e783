"""Every command shown in the documents runs and prints what is shown; a line ``…`` stands for any lines."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

from provenance.cli.lazy import run
from provenance.cli.root import program

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
ANYTHING = "…"


@dataclass(frozen=True)
class Shown:
    """A command as a page shows it, with the lines below it."""

    command: str
    output: tuple[str, ...]


def find_sessions(page: Path) -> list[list[Shown]]:
    """Return the sessions of a page: its blocks fenced as ``console``."""
    blocks = re.findall(r"^```console\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    sessions = []
    for block in blocks:
        shown: list[Shown] = []
        for line in block.splitlines():
            if line.startswith("$ "):
                shown.append(Shown(line[2:], ()))
            elif shown:
                shown[-1] = Shown(shown[-1].command, (*shown[-1].output, line.rstrip()))
        sessions.append(shown)
    return sessions


def find_targets(page: Path) -> set[str]:
    """Return the make targets that a page names in a code block or in backticks."""
    return set(re.findall(r"(?:^|`)make ([a-z][a-z-]*)", page.read_text(encoding="utf-8"), re.MULTILINE))


def _matches(shown: tuple[str, ...], printed: list[str]) -> bool:
    pattern = "".join(r"(?:.*\n)*" if line == ANYTHING else re.escape(line) + r"\n" for line in shown)
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in printed)) is not None


@pytest.mark.parametrize("page", [page for page in PAGES if find_sessions(page)], ids=lambda page: page.name)
def test_sessions_run_and_print_what_is_shown(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PROVENANCE_ANALYST", "ana")
    monkeypatch.setenv("COLUMNS", "110")
    monkeypatch.delenv("PROVENANCE_DATABASE", raising=False)
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    for session in find_sessions(page):
        for shown in session:
            name, *arguments = shlex.split(shown.command)
            assert name == "provenance", shown.command
            capsys.readouterr()
            code = run(program, arguments)
            printed = capsys.readouterr()
            assert code == 0, (shown.command, printed.err)
            assert _matches(shown.output, (printed.out + printed.err).splitlines()), (shown.command, printed.out)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_named_make_targets_exist(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert {target for target in find_targets(page) if not re.search(rf"^{target}:", makefile, re.MULTILINE)} == set()


def test_readme_shows_a_session() -> None:
    assert find_sessions(ROOT / "README.md")
