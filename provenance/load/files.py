"""Files: which ones to read, and their bytes within bounds."""

import os
import stat
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from provenance.errors import LoadError
from provenance.text.safety import make_printable

SUFFIXES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
}
"""Suffixes, in small letters, that a folder is searched for, with their media types."""

LARGEST_FILE = 200_000_000
"""Bytes of a file, or of one line of JSON Lines, that are read; what is larger is refused."""

STANDARD_INPUT = Path("-")
"""The path that means what is piped in."""
NAMELESS = "standard input"
"""What a document that was piped in is called where nobody names it."""


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files to read: each path once, folders searched through all levels and sorted by name.

    In folders, hidden files and folders (names with a leading full stop) and suffixes outside `SUFFIXES` are passed
    over; links to folders are not followed. A path that is no folder is kept as it is, missing or not, and so is a
    folder that cannot be listed, so that loading it says what is wrong. A folder without documents gives nothing.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(_search_folder(path)))
        else:
            found[path] = None
    return list(found)


def _search_folder(folder: Path) -> list[Path]:
    unreadable: list[Path] = []
    files: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=lambda error: unreadable.append(Path(str(error.filename)))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        candidates = (Path(parent, name) for name in names if not name.startswith("."))
        files += [path for path in candidates if path.suffix.lower() in SUFFIXES]
    return sorted(files + unreadable)


def refuse(path: Path, reason: str) -> LoadError:
    """Return the error that a file cannot be read, in one line: the path, what is wrong, what to do."""
    return LoadError(make_printable(f"{path}: {reason}"))


def read_content(path: Path, largest: int = LARGEST_FILE) -> bytes:
    """Return the bytes of a regular file.

    Raises:
        LoadError: if it is missing, a folder, no regular file, unreadable, or larger than ``largest`` bytes.
    """
    check_file(path)
    try:
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as error:
        raise explain(path, error) from error
    if len(content) > largest:
        raise refuse(path, f"larger than {largest // 1_000_000} MB; split it")
    return content


def digest_file(path: Path) -> str | None:
    """Return the SHA-256 of a file that is read as one document; None for others, and for what cannot be read."""
    if path == STANDARD_INPUT or SUFFIXES.get(path.suffix.lower()) == "application/jsonl":
        return None
    try:
        return sha256(read_content(path)).hexdigest()
    except LoadError:
        return None


def name_file(path: Path, name: str | None) -> Path:
    """Return under which name a file is read: its own; for standard input the one given, or "standard input"."""
    return Path(name or NAMELESS) if path == STANDARD_INPUT else path


def read_standard_input(shown: Path, largest: int = LARGEST_FILE) -> bytes:
    """Return all bytes of the standard input; ``shown`` names it in what is said of it.

    Raises:
        LoadError: if there is none, it cannot be read, or it is larger than ``largest`` bytes.
    """
    if sys.stdin is None:
        raise refuse(shown, "there is none; pipe a text in, or name a file")
    try:
        content = sys.stdin.buffer.read(largest + 1)
    except OSError as error:
        raise explain(shown, error) from error
    if len(content) > largest:
        raise refuse(shown, f"larger than {largest // 1_000_000} MB; split it")
    return content


def check_file(path: Path) -> None:
    """Pass if the path is a regular file.

    Raises:
        LoadError: if it is anything else, or missing.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise refuse(path, "no such file; check the path") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise explain(path, error) from error
    if stat.S_ISDIR(mode):
        if os.access(path, os.R_OK | os.X_OK):
            raise refuse(path, "a folder, not a file; name the files in it")
        raise refuse(path, "this folder cannot be listed; check its permissions")
    if not stat.S_ISREG(mode):
        raise refuse(path, "no regular file; save its content to a file first")


def explain(path: Path, error: Exception) -> LoadError:
    """Return the error that the operating system refuses a file, with its reason."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return refuse(path, f"cannot be read ({reason}); check the path and its permissions")
