"""Character offsets that tie every finding to the text it was found in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """``[start, end)`` in characters (Python ``str`` offsets) of a document's text.

    Raises:
        ValueError: if ``0 <= start <= end`` does not hold.
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        """Keep the offsets; written out because more spans are made than anything else."""
        if not 0 <= start <= end:
            message = f"no span: [{start}, {end})"
            raise ValueError(message)
        _set_start(self, start)
        _set_end(self, end)

    def __reduce__(self) -> tuple[type["Span"], tuple[int, int]]:
        """Pickle by the offsets alone, in a fifth of the time that ``dataclass`` takes for a frozen class."""
        return Span, (self.start, self.end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the surface: exactly ``text[start:end]``."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


_set_start, _set_end = Span.__dict__["start"].__set__, Span.__dict__["end"].__set__
"""How a frozen span gets its offsets: straight into their slots, in less time than through ``object.__setattr__``."""
