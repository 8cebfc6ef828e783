"""The queue as a list: only the lines on the screen are drawn, only their pages are read."""

from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from provenance.review.marking import cut_cells, write_cells
from provenance.review.panes import PLAIN
from provenance.review.queues import Item, QueueLine

PAGE = 24
_PAGES_KEPT = 20
_LABEL = 24
_LONGEST = 400
_CURRENT = Style(reverse=True)

Loader = Callable[[Sequence[Item]], Sequence[QueueLine]]


class QueuePane(Widget, can_focus=False):
    """A list of items with a place in it; ``load`` reads what its lines show."""

    def __init__(self, load: Loader, *, id: str) -> None:  # noqa: A002 -- Textual's own name for it
        super().__init__(id=id)
        self.items: list[Item] = []
        self.place = 0
        self.top = 0
        self._load = load
        self._pages: dict[int, Sequence[QueueLine]] = {}

    @property
    def current(self) -> Item | None:
        """The item under review, or None in an empty queue."""
        return self.items[self.place] if self.place < len(self.items) else None

    def show_items(self, items: list[Item], place: int = 0) -> None:
        """Show a queue, in place of the one before."""
        self.items = items
        self._pages.clear()
        self.go(place)

    def go(self, place: int) -> None:
        """Make the item at a place the current one, or the nearest there is."""
        self.place = max(0, min(place, len(self.items) - 1))
        height = max(1, self.size.height)
        before = min(1, height - 1)
        self.top = max(0, min(self.top, self.place - before), self.place + before - height + 1)
        self.refresh()

    def forget(self, place: int | None = None) -> None:
        """Have the lines around a place read again, or all of them: something was changed."""
        if place is None:
            self._pages.clear()
        else:
            self._pages.pop(place // PAGE, None)
        self.refresh()

    def row(self, place: int) -> QueueLine:
        """Return what the queue shows at a place."""
        page = place // PAGE
        if page not in self._pages:
            while len(self._pages) >= _PAGES_KEPT:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = self._load(self.items[page * PAGE : (page + 1) * PAGE])
        return self._pages[page][place % PAGE]

    def render_line(self, y: int) -> Strip:
        """Draw one line: whether it is the current one, its state, its label, its words."""
        place, width = self.top + y, self.size.width
        if place >= len(self.items):
            return Strip.blank(width)
        row = self.row(place)
        label = _fit(row.label, min(_LABEL, width // 3))
        words = "".join(cell.shown for cell in write_cells(row.text[:_LONGEST]))
        here = place == self.place
        line = f"{'>' if here else ' '}{row.sign} {label} {words}"
        style = _CURRENT if here else PLAIN
        return Strip([Segment(line, style)]).adjust_cell_length(width, style)


def _fit(text: str, width: int) -> str:
    """Return a text that fills that many cells exactly."""
    line = cut_cells(write_cells(text), width)
    return "".join(cell.shown for cell in line) + " " * (width - sum(cell.width for cell in line))
