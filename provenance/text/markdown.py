"""Markdown as plain words: its marks taken out, with the way back from each character to its place in the file.

Read are the marks that stand between a name and the words about it: emphasis, links, notes, quotations, escapes, tags.
Nothing is moved: what is left stands in the order of the file, so that every span of the plain words has one in it.
The rules are those of CommonMark 0.31 as far as one pass can follow them, and the usual ``[^1]`` for notes. Time grows
with the length.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from provenance.model.spans import Span
from provenance.text.markdown_blocks import Cut, find_block_marks
from provenance.text.markdown_inline import find_inline_marks


@dataclass(frozen=True, slots=True)
class Unmarked:
    """The plain words of a Markdown text.

    They are made of stretches: ``starts`` tells where each begins, ``places`` where it begins in the file, ``widths``
    how many characters of the file it stands for. ``length`` is that of the file.
    """

    text: str
    length: int
    starts: tuple[int, ...]
    places: tuple[int, ...]
    widths: tuple[int, ...]

    def place(self, span: Span) -> Span:
        """Return where a span of the plain words stands in the file: from its first to its last character."""
        if not len(span):
            at = self._place(span.start) if span.start < len(self.text) else self.length
            return Span(at, at)
        number = bisect_right(self.starts, span.end - 1) - 1
        end = self.places[number] + self.widths[number]
        if span.end < self._ends(number):
            end = self._place(span.end - 1) + 1
        return Span(self._place(span.start), end)

    def widen(self, span: Span, text: str) -> Span:
        """Return a placed span with the marks on the same line that open right before it or close right after it."""
        start, end = span.start, span.end
        number = bisect_right(self.places, start) - 1
        if number > 0 and self.places[number] == start:
            before = text[self.places[number - 1] + self.widths[number - 1] : start]
            start -= 0 if "\n" in before else len(before.lstrip("> \t"))
        number = bisect_right(self.places, end - 1) - 1
        if number >= 0 and self.places[number] + self.widths[number] == end:
            after = text[end : self.places[number + 1] if number + 1 < len(self.places) else self.length]
            end += 0 if "\n" in after else len(after.rstrip())
        return Span(start, end)

    def find(self, span: Span) -> Span:
        """Return what the plain words have of a span of the file; it may be empty."""
        start = self._find(span.start)
        return Span(start, max(start, self._find(span.end)))

    def _ends(self, number: int) -> int:
        return self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)

    def _place(self, at: int) -> int:
        number = bisect_right(self.starts, at) - 1
        return self.places[number] + min(at - self.starts[number], self.widths[number] - 1)

    def _find(self, at: int) -> int:
        number = bisect_right(self.places, at) - 1
        return 0 if number < 0 else min(self.starts[number] + at - self.places[number], self._ends(number))


def remove_marks(text: str) -> Unmarked:
    """Return the plain words of a Markdown text."""
    marks = find_block_marks(text)
    cuts = [*marks.cuts, *(cut for span in marks.paragraphs for cut in find_inline_marks(text, span, marks))]
    return _apply(text, sorted(cuts, key=lambda cut: (cut[0], -cut[1])))


def _apply(text: str, cuts: Iterable[Cut]) -> Unmarked:
    """Return the text with the cuts made, in order; one within another is not."""
    words: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    widths: list[int] = []
    length = reached = 0

    def keep(words_kept: str, place: int, width: int) -> None:
        nonlocal length
        if words_kept:
            words.append(words_kept)
            starts.append(length)
            places.append(place)
            widths.append(width)
            length += len(words_kept)

    for start, end, instead in cuts:
        if start >= reached:
            keep(text[reached:start], reached, start - reached)
            keep(instead, start, end - start)
            reached = end
    keep(text[reached:], reached, len(text) - reached)
    return Unmarked("".join(words), len(text), tuple(starts), tuple(places), tuple(widths))
