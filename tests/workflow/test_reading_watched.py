"""Whoever waits for a long text is told how far reading has come."""

from pathlib import Path

from provenance.seeds import load_lexicon
from provenance.store import open_database
from provenance.workflow.databases import initialise
from provenance.workflow.ingest import ingest_files
from provenance.workflow.reading import read_file
from provenance.workflow.reading_files import Given, read_files

SENTENCE = "Nine carts were lost near Osk on Sunday (Reuters, May 4, 2020). "


def test_shares_rise_from_nothing_to_nearly_all(tmp_path: Path) -> None:
    for name in ("long.txt", "long.md"):
        path = tmp_path / name
        path.write_text(SENTENCE * 2500, encoding="utf-8")
        told: list[float] = []
        (reading,) = read_file(path, watch=told.append)
        assert len(reading.claims) == 2500
        assert told == sorted(told)
        assert len(told) == 7
        assert 0 < told[0] < told[-1] < 1


def test_each_document_begins_anew(tmp_path: Path) -> None:
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path in paths:
        path.write_text(SENTENCE + path.name, encoding="utf-8")
    told: list[float] = []
    list(read_files(paths, Given(), load_lexicon(), 1, told.append))
    assert told[: len(told) // 2] == told[len(told) // 2 :] != []
    address = f"sqlite:///{tmp_path / 'kept.db'}"
    initialise(address, "ana")
    again: list[float] = []
    with open_database(address) as database:
        ingest_files(database, paths, analyst="ana", watch=again.append)
    assert again == told
