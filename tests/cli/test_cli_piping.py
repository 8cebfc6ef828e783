"""``extract -`` and ``ingest -``: a text that is piped in is read as a file is."""

import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE, Cli

PAGE = """<html><head><title>Nine dead</title></head><body><article><p>Nine miners died near Tarn on Sunday
(Valley Post, May 4, 2020). The road to the pit stays closed, and nobody knows for how long.</p></article></body>"""


def _pipe(monkeypatch: pytest.MonkeyPatch, content: str | bytes) -> None:
    raw = content if isinstance(content, bytes) else content.encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))


def test_what_is_piped_in_is_extracted_as_a_file_is(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    _pipe(monkeypatch, ARTICLE)
    piped = cli("extract", "-", "--published", "2020-06")
    assert piped.code == 0
    assert piped.out == cli("extract", "article.txt", "--published", "2020-06").out
    assert not (tmp_path / "provenance.db").exists()


def test_the_suffix_of_the_name_tells_the_format(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    _pipe(monkeypatch, json.dumps({"title": "Pumps", "text": ARTICLE}) + "\n")
    assert cli("extract", "-", "--name", "press.jsonl").json()["document"]["title"] == "Pumps"
    _pipe(monkeypatch, "# Pumps\n\nSix failed (Valley Post, May 4, 2020).\n")
    assert cli("extract", "-", "--name", "press.md").json()["document"]["title"] == "Pumps"
    _pipe(monkeypatch, PAGE)
    assert "<p>" not in cli("extract", "-").json()["claims"][0]["text"]


def test_what_is_piped_in_is_kept_under_its_name(ready: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    _pipe(monkeypatch, ARTICLE)
    kept = ready("ingest", "-", "--name", "wire/tarn.txt", "--published", "2020-06", "--title", "Tarn", "--jobs", "2")
    assert kept.code == 0
    assert "tarn.txt" in kept.out
    row = ready("documents", "--json").json()[0]
    assert (row["title"], row["published"]) == ("Tarn", "2020-06")
    assert ready("report", "document", "tarn.txt").code == 0
    _pipe(monkeypatch, ARTICLE)
    assert "0 new, 1 unchanged" in ready("ingest", "-").out


def test_a_nameless_text_is_called_the_standard_input(ready: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    _pipe(monkeypatch, "Six were hurt (Wire, May 4, 2020).\n")
    assert ready("ingest", "-", "--json").json()[0]["path"] == "standard input"
    assert ready("claims", "list", "--document", "standard input", "--json").json()[0]["sources"] == ["Wire"]


def test_nothing_piped_in_is_said(ready: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    for content, reason in ((b"", "empty"), (b" \n\n", "empty"), (bytes(range(256)) * 8, "not text")):
        _pipe(monkeypatch, content)
        told = ready("ingest", "-")
        assert told.code == 1
        assert told.err.startswith("standard input: ")
        assert reason in told.err
    monkeypatch.setattr("sys.stdin", None)
    assert "pipe a text in" in ready("extract", "-").err


def test_a_dash_means_the_standard_output_too(ingested: Cli, tmp_path: Path) -> None:
    for command in (("export",), ("export", "--format", "jsonl"), ("report", "claim", "2", "--format", "html")):
        plain, dashed = ingested(*command), ingested(*command, "-o", "-")
        assert dashed.code == 0
        assert dashed.out[:200] == plain.out[:200] != ""
        assert dashed.err == ""
    assert not (tmp_path / "-").exists()


def test_a_name_goes_with_the_standard_input_alone(ready: Cli) -> None:
    told = ready("ingest", "article.txt", "--name", "other.txt")
    assert told.code == 2
    assert "--name goes with" in told.err


def test_whoever_types_is_told_how_it_ends(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    _pipe(monkeypatch, ARTICLE)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    told = cli("extract", "-")
    assert told.code == 0
    assert "Ctrl-D" in told.err
