"""Keeping findings of one sort apart from spans that are taken."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Protocol, TypeVar

from provenance.model.spans import Span


class Spanned(Protocol):
    """Anything that stands in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


Found = TypeVar("Found", bound=Spanned)


def keep_apart(found: Iterable[Found], taken: Iterable[Span]) -> list[Found]:
    """Return the findings that share no character with a span taken, in their order. n log n time."""
    starts: list[int] = []
    ends: list[int] = []
    for span in sorted(taken):
        if ends and span.start <= ends[-1]:
            ends[-1] = max(ends[-1], span.end)
        else:
            starts.append(span.start)
            ends.append(span.end)
    if not starts:
        return list(found)
    return [one for one in found if not _is_taken(one.span, starts, ends)]


def _is_taken(span: Span, starts: list[int], ends: list[int]) -> bool:
    """Tell whether the first stretch taken that ends after the span's start begins before the span's end."""
    at = bisect_right(ends, span.start)
    return at < len(starts) and starts[at] < span.end
