import os
from pathlib import Path

import pytest

from provenance.errors import LoadError
from provenance.load import SUFFIXES, find_files, load_document
from provenance.load.files import read_content


def test_folders_are_searched_sorted_and_hidden_files_passed_over(tmp_path: Path) -> None:
    names = ["b/two.TXT", "a.md", "b/one.html", ".hidden.txt", ".git/x.txt", "b/c/deep.jsonl", "photo.jpg", "b/.x.pdf"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = [path.relative_to(tmp_path).as_posix() for path in find_files([tmp_path])]
    assert found == ["a.md", "b/c/deep.jsonl", "b/one.html", "b/two.TXT"]


def test_a_path_is_read_once_and_named_files_are_kept_whatever_their_name(tmp_path: Path) -> None:
    note = tmp_path / ".note.xyz"
    article = tmp_path / "article.txt"
    article.write_text("x", encoding="utf-8")
    missing = tmp_path / "missing.txt"
    assert find_files([note, article, tmp_path, missing, note]) == [note, article, missing]


def test_a_folder_without_documents_gives_nothing(tmp_path: Path) -> None:
    assert find_files([tmp_path]) == []
    assert find_files([]) == []


def test_links_that_turn_in_circles_end(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert find_files([tmp_path]) == [tmp_path / "a.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may list any folder")
def test_a_folder_that_cannot_be_listed_is_reported(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    try:
        assert find_files([tmp_path]) == [closed]
        with pytest.raises(LoadError, match="cannot be listed"):
            load_document(closed)
    finally:
        closed.chmod(0o700)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda folder: folder / "missing.txt", "no such file; check the path"),
        (lambda folder: folder, "a folder, not a file"),
        (lambda folder: folder / "a.txt" / "b.txt", "cannot be read"),
        (lambda folder: folder / ("n" * 400), "cannot be read"),
        (lambda _: Path("a\0b.txt"), "cannot be read"),
        (lambda _: Path("/dev/null"), "no regular file"),
        (lambda folder: folder / "line\nbreak\x1b[31m.txt", "no such file"),
    ],
)
def test_what_is_no_file_is_refused_in_one_line(tmp_path: Path, make: object, says: str) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert callable(make)
    with pytest.raises(LoadError, match=says) as caught:
        load_document(make(tmp_path))
    assert "\n" not in str(caught.value)
    assert "\x1b" not in str(caught.value)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs Linux's /proc")
@pytest.mark.parametrize("name", ["memory.txt", "memory.jsonl"])
def test_a_file_that_fails_while_being_read_is_refused(tmp_path: Path, name: str) -> None:
    link = tmp_path / name
    link.symlink_to("/proc/self/mem")
    with pytest.raises(LoadError, match="cannot be read"):
        load_document(link)


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"x" * 2_000_001)
    assert len(read_content(path, 2_000_001)) == 2_000_001
    with pytest.raises(LoadError, match="larger than 2 MB; split it"):
        read_content(path, 2_000_000)


def test_every_suffix_has_a_media_type() -> None:
    assert all(suffix == suffix.lower() and "/" in media for suffix, media in SUFFIXES.items())
