"""Where quotations open and close, told from the marks and what stands beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.model.quick import made_quickly

_OPENING_BEFORE = frozenset(" \t\n\r\u00a0\u202f([{—–-/“‘«")
_ENDS = frozenset(".,!?;:…")
_PAIRS = {
    "“": '”"',
    "„": "”“",
    "«": "»",
    "``": "''",
    "'''": "''",
    '"': '"”',
    "''": "''",
    "‘": "’'",
    "'": "’'",
    "”": '"”',
}
_SURE = frozenset({"“", "„", "«", "``"})
MARKS = frozenset(_PAIRS) | frozenset("”’»")
"""All that may open or close a quotation."""


@made_quickly
@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation by the indexes of its marks; ``last`` is the last token's index where no mark closes it."""

    first: int
    last: int
    closed: bool


def pair_quotes(
    text: str, words: Sequence[str], offsets: tuple[Sequence[int], Sequence[int]], marks: Iterable[int]
) -> tuple[list[Quotation], list[int]]:
    """Return the quotations, and for each token 0 or the number of the quotation that it stands in, counted from 1.

    Of nested quotations only the outermost counts. Linear time.

    A straight mark, and a curved one that is turned the wrong way, opens before a word and closes after one.

    Args:
        text: the whole text.
        words: the tokens of a paragraph.
        offsets: where they start, and where they end.
        marks: the indexes of the tokens that may open or close a quotation.
    """
    quotations: list[Quotation] = []
    within = [0] * len(words)
    starts, ends = offsets
    opened, closers = -1, ""
    for at in marks:
        word = words[at]
        if opened < 0:
            if word in _SURE or (word in _PAIRS and _opens(text, starts[at], ends[at], starts[0])):
                opened, closers = at, _PAIRS[word]
        elif _closes(text, word, starts[at], ends[at], closers):
            _keep(quotations, within, Quotation(opened, at, closed=True))
            opened = -1
        elif word == "“":
            opened, closers = at, _PAIRS[word]
    if opened >= 0 and "’" not in closers:
        _keep(quotations, within, Quotation(opened, len(words) - 1, closed=False))
    return quotations, within


def _keep(quotations: list[Quotation], within: list[int], quotation: Quotation) -> None:
    quotations.append(quotation)
    size = quotation.last + 1 - quotation.first
    within[quotation.first : quotation.last + 1] = [len(quotations)] * size


def _opens(text: str, start: int, end: int, first: int) -> bool:
    before = start == first or text[start - 1] in _OPENING_BEFORE
    return before and end < len(text) and not text[end].isspace()


def _closes(text: str, mark: str, start: int, end: int, closers: str) -> bool:
    """Tell whether the mark closes a quotation that one of ``closers`` may close."""
    free = end >= len(text) or not text[end].isalnum()
    if mark == "“" and "”" in closers:
        return free and not text[start - 1].isspace()
    if mark == "'''" and closers == "''":
        return free
    if mark not in closers:
        return False
    if mark in {"’", "'"}:
        return _closes_single(text, start, end, free=free)
    return free or mark in "”»"


def _closes_single(text: str, start: int, end: int, *, free: bool) -> bool:
    """Tell whether an apostrophe closes a quotation: after a mark, or before one; not in "the leaders’ plan"."""
    if text[start - 1] in _ENDS:
        return True
    return free and (text[start - 1] not in "sS" or end >= len(text) or not text[end].isspace())
