"""Counts that add up, and the figures made of them: every figure keeps its counts."""

from dataclasses import dataclass
from math import sqrt
from typing import Final

_Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """``right`` of ``of``: a proportion. Adding two pools their counts."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float | None:
        """The proportion, or None where nothing was counted."""
        return self.right / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval (Wilson 1927, J. Am. Stat. Assoc. 22:209), or None where nothing was counted."""
        if not self.of:
            return None
        share = self.right / self.of
        square = _Z95 * _Z95
        middle = share + square / (2 * self.of)
        half = _Z95 * sqrt(share * (1 - share) / self.of + square / (4 * self.of * self.of))
        scale = 1 + square / self.of
        return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


@dataclass(frozen=True, slots=True)
class Tally:
    """``found`` of the ``expected`` things, among ``claimed`` ones. Adding two pools their counts."""

    found: int = 0
    expected: int = 0
    claimed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.found + other.found, self.expected + other.expected, self.claimed + other.claimed)

    @property
    def precision(self) -> Share:
        """How many of those claimed are right."""
        return Share(self.found, self.claimed)

    @property
    def recall(self) -> Share:
        """How many of those expected are found."""
        return Share(self.found, self.expected)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall: ``2 found / (expected + claimed)``; None where both are empty."""
        both = self.expected + self.claimed
        return 2 * self.found / both if both else None


NO_SHARE: Final = Share()
NO_TALLY: Final = Tally()


@dataclass(frozen=True, slots=True, order=True)
class Miss:
    """One thing that went wrong, and where: ``topic`` and ``fault`` name the figure it lowers.

    ``fault`` is ``missed``, ``false``, ``outlet``, ``date``, ``level`` or ``claim``; ``expected`` and ``came`` are
    words for a reader.
    """

    document: str
    start: int
    end: int
    topic: str
    fault: str
    surface: str
    expected: str
    came: str


def correlate(pairs: list[tuple[float, float]]) -> float | None:
    """Return Pearson's r of the pairs, or None where fewer than two pairs or a constant leave it undefined."""
    if len(pairs) < 2:  # noqa: PLR2004 -- one point has no slope
        return None
    mean_x = sum(x for x, _ in pairs) / len(pairs)
    mean_y = sum(y for _, y in pairs) / len(pairs)
    both = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    spread_x = sum((x - mean_x) ** 2 for x, _ in pairs)
    spread_y = sum((y - mean_y) ** 2 for _, y in pairs)
    if spread_x <= 0 or spread_y <= 0:
        return None
    return both / sqrt(spread_x * spread_y)
