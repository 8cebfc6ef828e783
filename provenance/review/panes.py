"""Panes of ready lines: drawn as they stand, scrolled by keys, never read as markup."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from provenance.review.marking import Cell, Line, Look, break_lines, write_cells

PLAIN = Style.null()
STYLES = (
    (Look.CUE, Style(bold=True)),
    (Look.CITATION, Style(underline=True)),
    (Look.QUANTITY, Style(reverse=True)),
    (Look.HEAD, Style(bold=True, underline=True)),
    (Look.CHOSEN, Style(reverse=True, bold=True)),
)


def draw_line(line: Iterable[Cell], *, dimmed: bool = False) -> Strip:
    """Return a line as it is drawn; ``dimmed`` lets what belongs to no claim step back."""
    segments = []
    for look, cells in groupby(line, key=lambda cell: cell.look):
        shown = "".join(cell.shown for cell in cells)
        if shown:
            segments.append(Segment(shown, choose_style(look, dimmed=dimmed)))
    return Strip(segments)


def choose_style(look: Look, *, dimmed: bool = False) -> Style:
    """Return the style of a look: attributes of the terminal alone, no colour."""
    style = Style(dim=True) if dimmed and look is Look.PLAIN else PLAIN
    if look & Look.SIGN:
        return Style(bold=True)
    for part, added in STYLES:
        if look & part:
            style += added
    return style


class LinesPane(Widget, can_focus=False):
    """A pane that shows lines, ``top`` first; keys move it up and down."""

    def __init__(self, *, id: str, dimmed: bool = False) -> None:  # noqa: A002 -- Textual's own name for it
        super().__init__(id=id)
        self.dimmed = dimmed
        self.lines: Sequence[Line] = ()
        self.top = 0

    @property
    def room(self) -> int:
        """How many cells a line has."""
        return max(self.size.width, 10)

    def show_lines(self, lines: Sequence[Line], *, top: int = 0) -> None:
        """Show lines from the first or a later one on, in place of what was shown."""
        self.lines = lines
        self.scroll_lines(top)

    def scroll_lines(self, top: int) -> None:
        """Have a line be the first that is shown, as far as there are lines enough below it."""
        self.top = max(0, min(top, len(self.lines) - self.size.height))
        self.refresh()

    def turn(self, pages: int) -> None:
        """Scroll by pages less a line, down or up."""
        self.scroll_lines(self.top + max(1, self.size.height - 1) * pages)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the pane; an arrow stands at the last where more follows."""
        place = self.top + y
        strip = draw_line(self.lines[place], dimmed=self.dimmed) if place < len(self.lines) else Strip.blank(0)
        if place + 1 < len(self.lines) and y + 1 == self.size.height:
            return strip.adjust_cell_length(self.size.width - 1, PLAIN) + Strip([Segment("↓", Style(bold=True))])
        return strip.adjust_cell_length(self.size.width, PLAIN)


class Bar(Widget, can_focus=False):
    """One or two lines of the program's own words."""

    DEFAULT_CSS = "Bar { height: 1; }"

    def __init__(self, *, id: str, look: Look = Look.PLAIN) -> None:  # noqa: A002 -- Textual's own name for it
        super().__init__(id=id)
        self.look = look
        self.cells: Sequence[Cell] = ()

    def tell(self, text: str, look: Look | None = None) -> None:
        """Show a text, cut to the bar's room; nothing in it is obeyed."""
        self.cells = write_cells(text, self.look if look is None else look)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the bar."""
        lines = break_lines(self.cells, max(self.size.width, 4))
        whole = choose_style(self.look)
        if y >= len(lines):
            return Strip.blank(self.size.width, whole)
        return draw_line(lines[y]).adjust_cell_length(self.size.width, whole)
