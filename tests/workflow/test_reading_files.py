"""Files are read in order, and by several processes as by one."""

from pathlib import Path

import pytest

from provenance.exchange.contract import render_contract
from provenance.model.dates import PartialDate
from provenance.seeds import load_lexicon
from provenance.workflow import reading_files
from provenance.workflow.reading_files import Given, Outcome, read_files

GIVEN = Given(published=PartialDate(2019, 5, 4))


def write_files(folder: Path, count: int) -> list[Path]:
    """Return files of one sentence each; every third cannot be read."""
    paths = []
    for number in range(count):
        path = folder / f"note{number:02}.txt"
        if number % 3 != 2:
            path.write_text(f"Ferry {number} sank off Lorient, the Coast Gazette reported on May {number + 1}.")
        paths.append(path)
    return paths


def show(read: list[tuple[Path, Outcome]]) -> list[tuple[Path, str]]:
    """Return the outcomes as text, to compare them."""
    return [(path, one if isinstance(one, str) else render_contract(one)) for path, one in read]


def test_outcomes_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    paths = write_files(tmp_path, 7)
    read = list(read_files(paths, GIVEN, load_lexicon(), jobs=1))
    assert [path for path, _ in read] == paths
    assert [isinstance(one, str) for _, one in read] == [number % 3 == 2 for number in range(7)]


def test_several_processes_read_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = write_files(tmp_path, 7)
    alone = show(list(read_files(paths, GIVEN, load_lexicon(), jobs=2)))
    monkeypatch.setattr(reading_files, "WORTHWHILE", 1)
    monkeypatch.setattr(reading_files, "BATCH", 100)
    monkeypatch.setattr(reading_files, "AHEAD", 1)
    assert show(list(read_files(paths, GIVEN, load_lexicon(), jobs=2))) == alone


def test_no_files_are_no_outcomes() -> None:
    assert list(read_files([], GIVEN, load_lexicon(), jobs=4)) == []
