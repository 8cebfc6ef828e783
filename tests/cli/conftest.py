import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from provenance.cli.lazy import run
from provenance.cli.root import program
from provenance.model.outlets import Alias, Outlet
from provenance.model.vocabulary import SourceKind
from provenance.store import keep_outlets, open_database

ARTICLE = """Shaft collapse near Tarn

Hill Review – May 6, 2020

At least nine miners died when a shaft fell in near Tarn on Sunday (Valley Post, May 4, 2020). \
Cracks had reportedly been growing since March (Wire – Valley Post, May 5, 2020).

A union official said the pumps had failed twice that week. According to the Ministry of Labour, no permit had expired.

The road to the pit stays closed. Nobody has counted the families who left (Unheard Gazette, May 5, 2020).
"""

OUTLETS = (
    Outlet("valley-post", "Valley Post", SourceKind.NEWSPAPER, country="AT", aliases=(Alias("The Valley Post"),)),
    Outlet("wire", "Wire", SourceKind.NEWS_AGENCY, country="CH"),
    Outlet("hill-review", "Hill Review", SourceKind.MAGAZINE, country="AT"),
)


@dataclass(frozen=True)
class Result:
    """What a command left: exit code, standard output and standard error."""

    code: int
    out: str
    err: str

    def json(self) -> Any:  # noqa: ANN401 -- whatever the command printed
        return json.loads(self.out)


Cli = Callable[..., Result]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cli:
    """Runs the program in an empty folder, as a person would."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PROVENANCE_ANALYST", "ana")
    monkeypatch.delenv("PROVENANCE_DATABASE", raising=False)
    monkeypatch.setenv("COLUMNS", "160")

    def call(*arguments: str) -> Result:
        capsys.readouterr()
        code = run(program, list(arguments))
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture
def ready(cli: Cli, address: str, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The program on a migrated database with three outlets, once on each engine."""
    monkeypatch.setenv("PROVENANCE_DATABASE", address)
    with open_database(address) as database, database.writing("ana", "test registry") as transaction:
        keep_outlets(transaction, OUTLETS)
    return cli


@pytest.fixture
def ingested(ready: Cli, tmp_path: Path) -> Cli:
    """The program on a database that holds one article as document 1."""
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    assert ready("ingest", str(file)).code == 0
    return ready
