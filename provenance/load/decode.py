"""Bytes → text, with every character that had to be replaced told as a problem."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.model.problems import Problem
from provenance.model.spans import Span
from provenance.model.vocabulary import ProblemKind

REPLACEMENT = "\ufffd"
MOST_PROBLEMS = 100
"""Runs of replaced characters that get a problem of their own; the last one counts what follows."""

_MARK = "\udcff"
_REPLACED = re.compile("[\x00\ud800-\udfff]+")
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ud800-\udfff]")
_SAMPLE = 65_536
_MOST_NOT_TEXT = 0.3
"""Random bytes have more than half; text in a foreign single-byte encoding of a Latin script has less than a fifth."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without NUL and lone surrogates, and the problems of the runs that were replaced."""

    text: str
    problems: tuple[Problem, ...] = ()


def _mark(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError):
        return _MARK, error.end
    raise error


# A lone surrogate never comes out of a decoder, so it can stand for what was undecodable until its place is noted.
codecs.register_error("provenance.mark", _mark)


def decode_bytes(content: bytes, encoding: str = "utf-8") -> str | None:
    """Return the text, or None where the bytes are none; what cannot be decoded is left as lone surrogates.

    A byte order mark (UTF-8, UTF-16, UTF-32) wins over ``encoding`` and is dropped. Each maximal undecodable sequence
    becomes one character (Unicode 17, section 3.9, "U+FFFD Substitution of Maximal Subparts"). Line ends stay as they
    are. Bytes count as no text where three in ten characters of the first 64 kB are undecodable or control characters.
    """
    found = ((bom, name) for bom, name in _BOMS if content.startswith(bom))
    bom, encoding = next(found, (b"", encoding))
    sample = str(content[len(bom) : len(bom) + _SAMPLE], encoding, "provenance.mark")
    if len(_NOT_TEXT.findall(sample)) > _MOST_NOT_TEXT * len(sample):
        return None
    return str(memoryview(content)[len(bom) :], encoding, "provenance.mark")


def replace_undecodable(text: str) -> Decoded:
    """Return the text with NUL and lone surrogates replaced by U+FFFD, one problem for each run of them.

    Offsets stay as they are. After `MOST_PROBLEMS` runs the rest is counted in the last problem. Linear time.
    """
    problems = tuple(_find_problems(text))
    if not problems:
        return Decoded(text)
    return Decoded(_REPLACED.sub(lambda match: REPLACEMENT * len(match.group()), text), problems)


def _find_problems(text: str) -> Iterator[Problem]:
    runs = _REPLACED.finditer(text)
    for number, match in enumerate(runs, start=1):
        size = len(match.group())
        message = f"{size} undecodable byte sequence{'s' if size > 1 else ''} or NUL replaced by U+FFFD"
        if number == MOST_PROBLEMS:
            further = sum(len(run.group()) for run in runs)
            message += f", and {further} further on" if further else ""
        yield Problem(Span(*match.span()), ProblemKind.UNDECODABLE_BYTES, message)
