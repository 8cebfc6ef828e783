"""Whoever reads the output may leave before its end, and a disk may be full: no traceback, and a code that tells."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from provenance.cli.lazy import CLOSED_PIPE
from tests.cli.conftest import ARTICLE, Cli

FULL = Path("/dev/full")


def _run_without_reader(*arguments: str, both: bool = False) -> tuple[int, bytes]:
    """Run the program with a standard output that nobody reads; return its exit code and what it said on the other."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "provenance.cli", *arguments],
            stdout=writing,
            stderr=writing if both else subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    return done.returncode, done.stderr or b""


PRINTING = (
    ("--help",),
    ("claims", "list"),
    ("claims", "show", "1", "--json"),
    ("outlets", "list"),
    ("export", "--format", "jsonl"),
    ("report", "document", "1", "--format", "html"),
    ("audit", "policy"),
    ("extract", "article.txt"),
    ("undo",),
)


def test_a_closed_pipe_ends_every_command_quietly(ingested: Cli) -> None:
    assert ingested("claims", "verdict", "1", "confirmed", "--because", "seen").code == 0
    for arguments in PRINTING:
        assert _run_without_reader(*arguments) == (CLOSED_PIPE, b""), arguments
    assert ingested("db", "verify").code == 0
    assert ingested("db", "check").code == 0


def test_a_decision_is_kept_whole_though_nobody_read_that_it_was_made(ingested: Cli) -> None:
    code, _ = _run_without_reader("claims", "verdict", "2", "refuted", "--because", "the register says two")
    assert code == CLOSED_PIPE
    assert ingested("claims", "show", "2", "--json").json()["verdict"] == "refuted"
    assert ingested("db", "check").code == 0
    assert ingested("db", "verify").code == 0


def test_what_was_read_is_kept_whole_though_nobody_read_so(ready: Cli, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    assert _run_without_reader("ingest", "article.txt") == (CLOSED_PIPE, b"")
    assert ready("documents", "--json").json()[0]["claims"] == 6
    assert ready("db", "verify").code == 0


def test_both_outputs_may_be_closed(ingested: Cli) -> None:
    for arguments in (("claims", "list"), ("stories", "list"), ("claims", "show", "99"), ("nothing",), ()):
        assert _run_without_reader(*arguments, both=True)[0] == CLOSED_PIPE
    assert ingested("db", "check").code == 0


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
def test_a_full_disk_is_said_in_one_line(ingested: Cli) -> None:
    for arguments in (("claims", "list"), ("export",), ("--help",)):
        with FULL.open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "provenance.cli", *arguments], stdout=full, stderr=subprocess.PIPE, check=False
            )
        assert done.returncode == 1
        assert done.stderr == b"provenance: cannot write: No space left on device\n"
    assert ingested("documents").code == 0
