"""A paragraph as parallel lists of tokens, their marks, and the quotations they stand in."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, compress
from operator import add

from provenance.extract.attributions.chunks import OPENS, QUOTES, Chunks, Token
from provenance.extract.attributions.grammar import ED, FINITE, NAME
from provenance.extract.attributions.quotations import Quotation, pair_quotes
from provenance.model.spans import Span

_GAP = re.compile(r"\s(?=\S)")
_STRAIGHT = re.compile(r"'(?<!\S')(?!')")
"""A single straight mark behind white space."""
_BEFORE_SINGLE, _AFTER_SINGLE = Chunks(single=False), Chunks(single=True)


@dataclass(slots=True)
class Line:
    """A paragraph's tokens: as written, folded, their offsets in the whole text, and their marks.

    ``within`` is 0 outside quotations, else the place in ``quotations`` plus one; the marks of a quotation are within.
    """

    text: str
    words: list[str] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    within: list[int] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)

    def span(self, first: int, end: int) -> Span:
        """Return the span from the token ``first`` up to, not including, the token ``end``."""
        return Span(self.starts[first], self.ends[end - 1])

    def surface(self, first: int, end: int) -> str:
        """Return the text from the token ``first`` up to, not including, the token ``end``."""
        return self.text[self.starts[first] : self.ends[end - 1]]

    def quotation(self, at: int) -> Quotation | None:
        """Return the quotation that the token stands in, or None."""
        number = self.within[at]
        return self.quotations[number - 1] if number else None


def read_line(text: str, start: int, end: int) -> Line:
    """Return ``text[start:end]`` as a line. Linear time."""
    surface = text[start:end].rstrip()
    bare = surface.lstrip()
    if not bare:
        return Line(text)
    tokens = list(chain.from_iterable(_look_up(bare)))
    words, lows, plain, opening, lengths, steps, kinds = zip(*tokens, strict=True)
    starts = list(accumulate(steps, initial=start + len(surface) - len(bare)))
    starts.pop()
    ends = list(map(add, starts, lengths))
    marks = list(plain)
    marks[0] = opening[0]
    quotes: list[int] = []
    for at in compress(range(len(kinds)), kinds):
        if kinds[at] & QUOTES:
            quotes.append(at)
        if kinds[at] & OPENS and at + 1 < len(marks):
            marks[at + 1] = opening[at + 1]
    if "May" in words:
        _name_may(words, marks)
    quotations, within = pair_quotes(text, words, (starts, ends), quotes)
    return Line(text, list(words), list(lows), starts, ends, marks, within, quotations)


def _look_up(surface: str) -> Iterable[tuple[Token, ...]]:
    """Return the tokens of a paragraph, chunk by chunk; it has no white space at its ends."""
    chunks = surface.split()
    if sum(map(len, chunks)) + len(chunks) - 1 != len(surface):
        chunks = _GAP.split(surface)
    opened = _find_single(surface)
    if opened < 0:
        return map(_BEFORE_SINGLE.__getitem__, chunks)
    turn = len(surface[: opened + 1].split())
    return chain(map(_BEFORE_SINGLE.__getitem__, chunks[:turn]), map(_AFTER_SINGLE.__getitem__, chunks[turn:]))


def _find_single(surface: str) -> int:
    """Return where the first quotation in single marks may open, -1 if none may.

    From then on an apostrophe behind an "s" may close it.
    """
    curved = surface.find("‘")
    straight = _STRAIGHT.search(surface) if "'" in surface else None
    return curved if straight is None else straight.start() if curved < 0 else min(curved, straight.start())


def _name_may(words: Sequence[str], marks: list[int]) -> None:
    """Mark "May" as a name where it ends one and a verb follows ("Theresa May said"), not a number or a comma."""
    for at in range(1, len(words) - 1):
        if words[at] == "May" and words[at - 1][0].isupper() and marks[at - 1] & NAME and marks[at + 1] & (FINITE | ED):
            marks[at] = NAME
