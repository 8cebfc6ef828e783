"""Reading labelled corpora: JSON Lines, packed with gzip or not, one checked record a line."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from provenance.errors import GoldError
from provenance.model.spans import Span

_T = TypeVar("_T")


class Record:
    """One object of an annotated file, with the place that an error message names."""

    def __init__(self, values: dict[str, Any], place: str) -> None:
        self.values = values
        self.place = place

    def fail(self, what: str) -> GoldError:
        """Return the error that names the place."""
        return GoldError(f"{self.place}: {what}")

    def has(self, key: str) -> bool:
        """Tell whether a value is there and not null."""
        return self.values.get(key) is not None

    def find(self, key: str, kind: type[_T]) -> _T | None:
        """Return a value that may be missing or null; a whole number will do for a float."""
        value = self.values.get(key)
        if value is None:
            return None
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            what = f"{key} is {value!r}, not of type {kind.__name__}"
            raise self.fail(what)
        return value

    def take(self, key: str, kind: type[_T]) -> _T:
        """Return a value that must be there."""
        value = self.find(key, kind)
        if value is None:
            what = f"{key} is missing"
            raise self.fail(what)
        return value

    def part(self, key: str) -> "Record":
        """Return the object that stands under a key."""
        return Record(self.take(key, dict), f"{self.place}, {key}")

    def parts(self, key: str) -> Iterator["Record"]:
        """Yield the objects of the list that stands under a key."""
        for number, values in enumerate(self.take(key, list)):
            place = f"{self.place}, {key}[{number}]"
            if not isinstance(values, dict):
                message = f"{place}: not an object"
                raise GoldError(message)
            yield Record(values, place)

    def span(self, prefix: str, length: int) -> Span:
        """Return the span whose ends are ``PREFIXstart`` and ``PREFIXend``."""
        return self.check(self.take(f"{prefix}start", int), self.take(f"{prefix}end", int), length, prefix)

    def spans(self, key: str, length: int) -> tuple[Span, ...]:
        """Return the spans that stand under a key as ``[[start, end], ...]``."""
        pairs = self.take(key, list)
        for pair in pairs:
            if not isinstance(pair, list) or [type(end) for end in pair] != [int, int]:
                what = f"{key} holds {pair!r}, not [start, end]"
                raise self.fail(what)
        return tuple(self.check(start, end, length, key) for start, end in pairs)

    def check(self, start: int, end: int, length: int, key: str) -> Span:
        """Return ``[start, end)`` if it is a stretch of a text of this length."""
        if not 0 <= start < end <= length:
            what = f"{key or 'start and end'}: no span of the text: [{start}, {end})"
            raise self.fail(what)
        return Span(start, end)


def read_records(path: Path) -> Iterator[Record]:
    """Yield the objects of a JSON Lines file, packed with gzip where its name ends in ``.gz``; blank lines are passed.

    Raises:
        GoldError: if the file cannot be read or a line is no object; the message names file and line.
    """
    for number, line in enumerate(_read_text(path).split("\n"), 1):
        if not line.strip():
            continue
        place = f"{path.name}, line {number}"
        try:
            values = json.loads(line)
        except (ValueError, RecursionError) as error:
            message = f"{place}: no JSON: {error}"
            raise GoldError(message) from error
        if not isinstance(values, dict):
            message = f"{place}: not an object"
            raise GoldError(message)
        yield Record(values, place)


def _read_text(path: Path) -> str:
    try:
        content = path.read_bytes()
        if path.suffix == ".gz":
            content = gzip.decompress(content)
        return content.decode("utf-8")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        message = f"{path}: cannot be read: {error}"
        raise GoldError(message) from error
