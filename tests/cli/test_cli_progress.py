"""The bar on a terminal: how far the work has come, document by document and within one."""

import pytest
from rich.console import Console
from rich.progress import Progress

from provenance.cli.output import Advance, _Bar, show_progress


def _make(total: int) -> tuple[_Bar, Progress]:
    progress = Progress(console=Console(quiet=True))
    return _Bar(progress, progress.add_task("Reading", total=total), total), progress


def test_a_bar_moves_within_a_document_and_never_back() -> None:
    bar, progress = _make(3)
    seen = []
    for step in (0.1, 0.5, 0.9, 0.2, "one", 0.8, "two", 0.5, "three", 0.1):
        if isinstance(step, str):
            bar(step)
        else:
            bar.reach(step)
        seen.append(progress.tasks[0].completed)
    assert seen == sorted(seen)
    assert seen[:4] == [0.1, 0.5, 0.9, 1.2]
    assert seen[-1] == 3


def test_a_bar_never_passes_its_end() -> None:
    bar, progress = _make(1)
    for share in (0.5, 0.1, 0.5, 0.1):
        bar.reach(share)
    assert progress.tasks[0].completed == 1


def test_where_nobody_looks_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with show_progress("Reading", 2) as advance:
        advance("one")
        advance.reach(0.5)
    assert type(advance) is Advance
    assert capsys.readouterr().err == ""


def test_on_a_terminal_a_bar_is_shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with show_progress("Reading", 2) as advance:
        advance.reach(0.5)
        advance("one \x1b[31mred")
    told = capsys.readouterr()
    assert "Reading" in told.err
    assert "one" in told.err
    assert "\x1b[31mred" not in told.err
    assert told.out == ""
