"""Lines, and the paragraphs that hard-wrapped lines make together."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from provenance.model.quick import made_quickly
from provenance.model.spans import Span

_FIRST_WORD = re.compile(r"\S{1,40}")
_BREAKS = ("\n", "\r", "\x0b", "\x85", "\u2028")
_TERMINAL = frozenset('.!?:;…”"’)]')

_WIDEST_WRAP = 160
"""Columns; no program that wraps lines by itself makes longer ones."""
_FLOWING_SHARE = 0.3
"""Share of line ends with an open sentence and a small letter after, from which lines count as wrapped."""
_EVEN_SHARE = 0.6
"""Share of long lines, for texts in capitals, that have no small letters to go by."""
_SHORT = 0.1
"""A line shorter by this share of the width than need be ends its paragraph."""


@made_quickly
@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it. ``follows`` tells whether the line before it stands right above."""

    start: int
    end: int
    indent: int
    follows: bool


def find_lines(text: str) -> Iterator[Line]:
    """Yield the lines that hold more than white space. Linear time."""
    start = 0
    follows = False
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            indent = 0 if raw[0] == body[0] else len(raw) - len(raw.lstrip())
            first = start + indent
            yield Line(first, first + len(body), indent, follows)
        follows = bool(body) and raw.endswith(_BREAKS)
        start += len(raw)


def join_lines(text: str, separate: Callable[[str, int], bool] = lambda _text, _start: False) -> Iterator[Span]:
    """Yield the paragraphs of a text: single lines, or lines that belong together because they were hard-wrapped.

    A blank line always separates. Lines that stand right under one another are joined only where they were wrapped:
    where they are no longer than 160 columns and many of them break off within a sentence. Within wrapped lines a
    paragraph ends before an indented line, and after a line that closes a sentence and would have had room for the
    next word. ``separate(text, start)`` tells of a line that it always stands for itself. Linear time.
    """
    runs: list[list[Line]] = []
    for line in find_lines(text):
        if line.follows:
            runs[-1].append(line)
        else:
            runs.append([line])
    whole = _measure(text, runs)
    for run in runs:
        few = len(run) < 4  # noqa: PLR2004 -- two or three lines tell too little by themselves
        shape = whole if few else _measure(text, [run])
        if len(run) == 1 or not shape.wrapped:
            yield from (Span(line.start, line.end) for line in run)
        else:
            yield from _join_run(text, run, shape.width, separate)


@dataclass(frozen=True, slots=True)
class _Shape:
    wrapped: bool
    width: int


def _measure(text: str, runs: list[list[Line]]) -> _Shape:
    """Tell from the ends of lines whether they were wrapped, and at which column."""
    lengths: list[int] = []
    flowing = closed = 0
    for run in runs:
        for line, following in pairwise(run):
            lengths.append(line.end - line.start)
            if text[line.end - 1] in _TERMINAL:
                closed += 1
            elif text[following.start].islower():
                flowing += 1
    if not lengths:
        return _Shape(wrapped=False, width=0)
    lengths.sort()
    width = lengths[(len(lengths) - 1) * 95 // 100]
    if width > _WIDEST_WRAP:
        return _Shape(wrapped=False, width=width)
    long_share = sum(length >= (1 - 3 * _SHORT) * width for length in lengths) / len(lengths)
    even = long_share >= _EVEN_SHARE and closed <= _FLOWING_SHARE * len(lengths) and width > _WIDEST_WRAP // 4
    return _Shape(wrapped=flowing >= _FLOWING_SHARE * len(lengths) or even, width=width)


def _join_run(text: str, run: list[Line], width: int, separate: Callable[[str, int], bool]) -> Iterator[Span]:
    """Yield the paragraphs of lines that stand right under one another and were wrapped at ``width``."""
    indented = sum(line.indent > 1 for line in run)
    by_indent = 0 < indented <= len(run) // 2
    start = run[0].start
    for line, following in pairwise(run):
        word = _FIRST_WORD.match(text, following.start)
        room = width - (line.end - line.start) - 1 - (len(word.group()) if word else 0)
        closed = text[line.end - 1] in _TERMINAL
        opens = not text[following.start].islower()
        short = room > _SHORT * width if closed else room > width // 3
        if (
            (short and opens)
            or (by_indent and following.indent > line.indent + 1)
            or separate(text, following.start)
            or separate(text, line.start)
        ):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, run[-1].end)
