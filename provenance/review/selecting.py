"""Selecting words of a text with keys alone: a span with two ends, one of which moves."""

import re
from dataclasses import dataclass, replace

from provenance.model.spans import Span

_WORD = re.compile(r"\w+")

MOVES = {
    "left": "a character back",
    "right": "a character on",
    "b": "a word back",
    "w": "a word on",
    "ctrl+left": "a word back",
    "ctrl+right": "a word on",
    "up": "60 characters back",
    "down": "60 characters on",
    "home": "to the start of the part shown",
    "end": "to its end",
}
"""The keys that move the end of a selection."""

_LINE = 60


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected within ``bounds``: from ``anchor`` to ``caret``, in either order; the caret moves.

    Where ``held`` is false nothing is selected yet and the anchor goes with the caret.
    """

    bounds: Span
    anchor: int
    caret: int
    held: bool = True

    @property
    def span(self) -> Span:
        """What is selected; a caret that holds nothing is shown on the character it stands before."""
        if self.held:
            return Span(min(self.anchor, self.caret), max(self.anchor, self.caret))
        return Span(self.caret, min(self.caret + 1, self.bounds.end))

    def move(self, key: str, text: str) -> "Selection":
        """Return the selection after a key of ``MOVES``."""
        caret = max(self.bounds.start, min(self._target(key, text), self.bounds.end))
        return replace(self, caret=caret, anchor=self.anchor if self.held else caret)

    def swap(self) -> "Selection":
        """Return the selection with the other end as the one that moves."""
        return replace(self, anchor=self.caret, caret=self.anchor)

    def hold(self) -> "Selection":
        """Return a selection that begins at the caret."""
        return replace(self, anchor=self.caret, held=True)

    def _target(self, key: str, text: str) -> int:
        caret = self.caret
        if key in {"left", "right"}:
            return caret + (1 if key == "right" else -1)
        if key in {"up", "down"}:
            return caret + (_LINE if key == "down" else -_LINE)
        if key in {"b", "ctrl+left"}:
            words = list(_WORD.finditer(text, max(self.bounds.start, caret - 200), caret))
            return words[-1].start() if words else self.bounds.start
        if key in {"w", "ctrl+right"}:
            after = _WORD.search(text, caret, self.bounds.end)
            return after.end() if after else self.bounds.end
        return self.bounds.start if key == "home" else self.bounds.end
