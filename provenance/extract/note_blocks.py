"""Which blocks are notes where no heading says so: by their labels, and by the marks in the text above."""

import re
from collections.abc import Iterator

from provenance.model.spans import Span
from provenance.model.vocabulary import BlockKind

NOTE_EVIDENCE = re.compile(r"https?://|www\.|\b(?:1[89]|20)\d\d\b|\b[Ii]bid\b|\bop\. ?cit", re.IGNORECASE)
"""What notes have and numbered paragraphs may lack: a link, a year, "ibid."."""
_COUNTED = re.compile(r"\[\^?(\d{1,3})\]:?|(\d{1,3})[.)]?(?=[ \t\u00a0])")
_PAGE_NOTE = re.compile(r"(\d{1,4})[ \t\u00a0](?=[^\W\d_a-z]|[“\"‘«])")
_GLUED_MARK = re.compile(r"\d(?<=[^\s][.,;:!?”\"’)\]].)\d{0,3}(?=[\s—–]|$)")
"""A mark after a full stop; written so that it begins with a digit, for which a text is searched fast."""
_FEWEST_NOTES = 2
_LONGEST_NOTE = 8
"""Lines."""
_LONGEST_PAGE = 8000
"""Characters."""
_LONGEST_LINE = 400


def join_notes(text: str, kinds: list[tuple[Span, BlockKind]]) -> Iterator[tuple[Span, BlockKind]]:
    """Yield the blocks; lines right under a note, and right above the note that counts on, belong to the first."""
    joined: set[int] = set()
    for at, (span, kind) in enumerate(kinds):
        counted = _COUNTED.match(text, span.start, span.end) if kind is BlockKind.NOTE else None
        if counted is None:
            continue
        for place in range(at + 1, min(at + _LONGEST_NOTE, len(kinds))):
            if text.count("\n", kinds[place - 1][0].end, kinds[place][0].start) != 1:
                break
            after = _COUNTED.match(text, kinds[place][0].start, kinds[place][0].end)
            if after is not None and _count(after) == _count(counted) + 1:
                joined.update(range(at + 1, place))
                break
    for at, (span, kind) in enumerate(kinds):
        yield span, BlockKind.NOTE if at in joined else kind


def _count(label: re.Match[str]) -> int:
    return int(label[1] or label[2])


def find_bare_notes(text: str, spans: list[Span]) -> int:
    """Return the number of the first of the notes that close a text without a heading, or one past all blocks.

    They count on to the last block, and at least half of them have a year, a link or "ibid." in them, or the text above
    has the first and the last of their labels ("… in May.[1]"). Where they do not begin with 1, as in an excerpt, the
    text above must have both, in brackets or glued to what they follow.
    """
    told = expected = last = 0
    first = len(spans)
    for number in range(len(spans) - 1, -1, -1):
        label = _COUNTED.match(text, spans[number].start, spans[number].end)
        value = _count(label) if label else 0
        if value == 0 or (expected and value != expected - 1):
            break
        first, expected, last = number, value, last or value
        told += NOTE_EVIDENCE.search(text, spans[number].start, spans[number].end) is not None
        if value == 1:
            break
    count = len(spans) - first
    if count < _FEWEST_NOTES or (expected == 1 and 2 * told >= count):
        return first if count >= _FEWEST_NOTES else len(spans)
    above = spans[first].start
    return first if all(_has_mark(text, above, value) for value in (expected, last)) else len(spans)


def find_page_notes(text: str, spans: list[Span]) -> set[int]:
    """Return the numbers of the blocks that are notes at the foot of a page, in the middle of a text.

    Each begins with a number that is glued, as a mark, to a sentence on the page before it, and has a year, a link or
    "ibid." in it; the lines right under it go on with it.
    """
    found: set[int] = set()
    marks: dict[str, list[int]] | None = None
    for number, span in enumerate(spans):
        label = _PAGE_NOTE.match(text, span.start, span.end) if text[span.start].isdecimal() else None
        if label is None:
            if number - 1 in found and text.count("\n", spans[number - 1].end, span.start) == 1:
                found.add(number)
            continue
        limit = min(len(text), span.end + _LONGEST_LINE)
        blank = text.find("\n\n", span.start, limit)
        if not NOTE_EVIDENCE.search(text, span.start, blank if blank > 0 else limit):
            continue
        if marks is None:
            marks = {}
            for mark in _GLUED_MARK.finditer(text):
                marks.setdefault(mark[0], []).append(mark.start())
        if any(span.start - _LONGEST_PAGE <= at < span.start for at in marks.get(label[1], ())):
            found.add(number)
    return found


def _has_mark(text: str, end: int, number: int) -> bool:
    """Tell whether the text before ``end`` has the mark of a note with that number, "[12]" or "… in May.12"."""
    if text.find(f"[{number}]", 0, end) > 0 or text.find(f"[^{number}]", 0, end) > 0:
        return True
    mark = re.compile(rf"(?<=[^\W\d_]|[.,;:!?”\"’)\]]){number}(?=[\s.,;:—–]|$)")
    return mark.search(text, 0, end) is not None
