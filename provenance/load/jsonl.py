"""JSON Lines of documents: each line an object with ``text`` and what is known about it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from provenance.errors import LoadError
from provenance.load.decode import decode_bytes
from provenance.load.files import LARGEST_FILE, check_file, explain, refuse
from provenance.load.metadata import Metadata, clean_field, read_date
from provenance.model.dates import DatePeriod

_STRINGS = ("title", "author", "publisher", "published_on", "url", "archived_url", "retrieved_at", "text")


@dataclass(frozen=True, slots=True)
class JsonLine:
    """A line as it came, without its line end, and what was read from it."""

    number: int
    content: bytes
    text: str
    metadata: Metadata


def read_lines(path: Path) -> Iterator[JsonLine | LoadError]:
    """Yield each document of the file, or for a line that holds none the error that names it; go on after it.

    Keys are ``title``, ``author``, ``publisher``, ``published_on`` (ISO 8601), ``url``, ``text``, and besides them
    ``archived_url`` and ``retrieved_at``; further keys are passed over, empty lines too. Only ``text`` must be there.

    Raises:
        LoadError: if the file cannot be read at all.
    """
    check_file(path)
    try:
        with path.open("rb") as file:
            yield from split_lines(path, file)
    except OSError as error:
        raise explain(path, error) from error


def split_lines(path: Path, file: BinaryIO) -> Iterator[JsonLine | LoadError]:
    """Yield each document of an open file, which ``path`` names in what is said of it (see `read_lines`).

    Raises:
        LoadError: if a line is too large.
        OSError: if the file cannot be read.
    """
    number = 0
    while raw := file.readline(LARGEST_FILE + 1):
        number += 1
        if len(raw) > LARGEST_FILE:
            raise refuse(path, f"line {number} is larger than {LARGEST_FILE // 1_000_000} MB; split it")
        content = raw.rstrip(b"\r\n").removeprefix(b"\xef\xbb\xbf")
        if content.strip():
            yield _read_line(path, number, content)


def _read_line(path: Path, number: int, content: bytes) -> JsonLine | LoadError:
    try:
        value = _read_object(content)
        return JsonLine(number, content, value["text"] or "", _read_fields(value))
    except ValueError as error:
        return refuse(path, f"line {number}: {error}; write one JSON object a line")


def _read_object(content: bytes) -> dict[str, str | None]:
    """Return the object that a line holds, its known keys checked.

    Raises:
        ValueError: if it holds none, or a known key is no string; the message says what is wrong.
    """
    decoded = decode_bytes(content)
    try:
        value = json.loads(decoded or "")
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "nested too deeply, or a number too long") if decoded else "not text"
        message = f"not JSON ({reason})"
        raise ValueError(message) from None
    if not isinstance(value, dict):
        message = "no JSON object"
        raise ValueError(message)  # noqa: TRY004 -- the caller tells of any fault of a line alike
    wrong = [key for key in _STRINGS if not isinstance(value.get(key), str | None)]
    if wrong:
        message = f"{wrong[0]} must be a string or null"
        raise ValueError(message)
    if not (value.get("text") or "").strip():
        message = "text is missing or empty"
        raise ValueError(message)
    return {key: value.get(key) for key in _STRINGS}


def _read_fields(value: dict[str, str | None]) -> Metadata:
    """Return what the object says about its document.

    Raises:
        ValueError: if a date or time is malformed.
    """
    published = None
    if stated := (value.get("published_on") or "").strip():
        on = read_date(stated)
        if on is None:
            message = f"published_on is not a date: {stated[:40]!r} (YYYY, YYYY-MM or YYYY-MM-DD)"
            raise ValueError(message)
        published = DatePeriod(on)
    return Metadata(
        title=clean_field(value.get("title")),
        author=clean_field(value.get("author")),
        publisher=clean_field(value.get("publisher")),
        published=published,
        url=clean_field(value.get("url"), 2000),
        archived_url=clean_field(value.get("archived_url"), 2000),
        retrieved_at=_read_time(value.get("retrieved_at")),
    )


def _read_time(stated: str | None) -> datetime | None:
    if not (stated or "").strip():
        return None
    try:
        moment = datetime.fromisoformat((stated or "").strip())
    except ValueError:
        message = f"retrieved_at is not a time: {(stated or '')[:40]!r} (ISO 8601)"
        raise ValueError(message) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
