"""Files whose bytes are kept are told of in their place, and not read again."""

import json
from pathlib import Path

import pytest

from provenance.load import digest_file
from provenance.store import Database, find_by_digests, list_documents
from provenance.workflow.ingest import IngestSummary, ingest_files
from provenance.workflow.known_files import Known, find_known_files, put_between


def write(folder: Path, **texts: str) -> list[Path]:
    paths = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def ingest(database: Database, paths: list[Path]) -> IngestSummary:
    return ingest_files(database, paths, analyst="ann")


def test_nothing_is_known_where_nothing_is_kept(database: Database, tmp_path: Path) -> None:
    assert find_known_files(database, write(tmp_path, a="Ten bridges closed in Umber.")) == {}
    assert find_known_files(database, []) == {}


def test_a_run_that_was_broken_off_goes_on(database: Database, tmp_path: Path) -> None:
    a, b, c, d = write(tmp_path, a="Rain fell.", b="Ten bridges closed. Two fell.", c="Snow fell.", d="Hail fell.")
    ingest(database, [b, d])
    read: list[float] = []
    summary = ingest_files(database, [a, b, c, d], analyst="bob", watch=read.append)
    assert [(one.path, one.document_id, one.created, one.claims) for one in summary.documents] == [
        (a, 3, True, 1),
        (b, 1, False, 2),
        (c, 4, True, 1),
        (d, 2, False, 1),
    ]
    reread: list[float] = []
    again = ingest_files(database, [a, b, c, d], analyst="bob", watch=reread.append)
    assert [one.document_id for one in again.documents] == [3, 1, 4, 2]
    assert (again.unchanged, again.created, again.failed) == (4, 0, 0)
    assert read
    assert not reread


def test_what_is_told_of_a_known_file_is_what_was_told_when_it_was_new(database: Database, tmp_path: Path) -> None:
    (path,) = write(tmp_path, a="Bridges closed\n\nTen bridges (all of them old closed in Umber.\n")
    (new,) = ingest(database, [path]).documents
    (again,) = ingest(database, [path]).documents
    assert new.problems
    assert (again.document_id, again.title, again.claims, again.problems) == (1, new.title, new.claims, new.problems)
    assert find_known_files(database, [path]) == {path: Known(1, new.title, new.claims, new.problems)}


def test_lines_of_documents_and_files_that_cannot_be_read_are_never_known(database: Database, tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl"
    lines.write_text("".join(json.dumps({"text": f"{word} fell."}) + "\n" for word in ("Rain", "Snow")))
    bad = tmp_path / "b.txt"
    bad.write_bytes(b"")
    (good,) = write(tmp_path, c="Hail fell.")
    for created in (3, 0):
        summary = ingest(database, [lines, bad, good, tmp_path / "gone.txt"])
        assert [one.path.name for one in summary.documents] == ["a.jsonl", "a.jsonl", "b.txt", "c.txt", "gone.txt"]
        assert (summary.created, summary.unchanged, summary.failed) == (created, 3 - created, 2)
    assert digest_file(lines) is None
    assert digest_file(tmp_path / "gone.txt") is None
    assert digest_file(Path("-")) is None


def test_documents_are_found_by_their_digests(database: Database, tmp_path: Path) -> None:
    (path,) = write(tmp_path, a="Rain fell.")
    ingest(database, [path])
    digest = digest_file(path)
    assert digest is not None
    with database.reading() as tx:
        assert find_by_digests(tx, [digest, "0" * 64]) == {digest: list_documents(tx)[0]}


@pytest.mark.parametrize("known", ["", "a", "b", "c", "ab", "ac", "bc", "abc"])
def test_what_is_read_and_what_is_known_come_in_the_order_of_the_files(known: str) -> None:
    files = [Path(name) for name in "abc"]
    kept = {Path(name): Known(ord(name), None, 1, 0) for name in known}
    read = [(path, f"{path} {number}") for path in files if path not in kept for number in (1, 2)]
    told = [
        (path.name, one.id if isinstance(one, Known) else one) for path, one in put_between(files, kept, iter(read))
    ]
    wanted: list[tuple[str, object]] = []
    for name in "abc":
        wanted += [(name, ord(name))] if name in known else [(name, f"{name} 1"), (name, f"{name} 2")]
    assert told == wanted
