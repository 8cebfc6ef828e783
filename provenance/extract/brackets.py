"""Round and square brackets with their nesting."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from provenance.model.problems import Problem
from provenance.model.spans import Span
from provenance.model.vocabulary import ProblemKind

_BRACKET = re.compile(r"[()\[\]]")
_LONGEST = 2000
"""Characters; what is longer is no remark within a text but a text of its own."""
_MOST_UNCLOSED = 100


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket: ``span`` with both marks, ``depth`` 0 where no other is around it.

    ``closed`` is false where the closing mark is missing; the span is then the opening mark alone, or what is taken to
    be meant.
    """

    span: Span
    depth: int
    closed: bool = True

    @property
    def inner(self) -> Span:
        """What stands between the marks."""
        return Span(self.span.start + 1, self.span.end - 1 if self.closed else self.span.end)


def find_brackets(text: str, start: int = 0, end: int | None = None) -> tuple[Bracket, ...]:
    """Return the brackets in ``text[start:end]`` by where they open. Linear time.

    A closing mark closes the last that is open, or the one before it if only that is of its kind; "[…)" is how scanning
    damages brackets. A stray one is passed over.
    Empty brackets and those of more than 2,000 characters are left out, and so are unclosed ones after the hundredth.
    """
    limit = len(text) if end is None else min(end, len(text))
    if text.find("(", start, limit) < 0 and text.find("[", start, limit) < 0:
        return ()
    found: list[Bracket] = []
    stack: list[int] = []
    for match in _BRACKET.finditer(text, start, limit):
        at = match.start()
        if text[at] in "([":
            stack.append(at)
        elif stack:
            if len(stack) > 1 and _are_pair(text, stack[-2], at) and not _are_pair(text, stack[-1], at):
                found.append(Bracket(Span(stack[-1], stack.pop() + 1), len(stack), closed=False))
            first = stack.pop()
            if 1 < at - first <= _LONGEST:
                found.append(Bracket(Span(first, at + 1), len(stack)))
    unclosed = enumerate(stack[:_MOST_UNCLOSED])
    found.extend(Bracket(Span(at, at + 1), depth, closed=False) for depth, at in unclosed)
    found.sort(key=lambda bracket: bracket.span.start)
    return tuple(found)


def _are_pair(text: str, first: int, last: int) -> bool:
    return text[first] + text[last] in {"()", "[]"}


def find_unclosed(brackets: Iterable[Bracket]) -> Iterator[Problem]:
    """Yield a problem for each bracket without its closing mark."""
    for bracket in brackets:
        if not bracket.closed:
            yield Problem(bracket.span, ProblemKind.UNCLOSED_BRACKET, "the bracket that opens here is never closed")
