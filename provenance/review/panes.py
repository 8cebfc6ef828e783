"""Panes of ready lines: drawn as they stand, scrolled by keys, never read as markup."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
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


class LinesPane(ScrollView, can_focus=False):
    """A pane that shows lines and scrolls up and down."""

    DEFAULT_CSS = "LinesPane { overflow-x: hidden; overflow-y: hidden; }"

    def __init__(self, *, id: str, dimmed: bool = False) -> None:  # noqa: A002 -- Textual's own name for it
        super().__init__(id=id)
        self.dimmed = dimmed
        self.lines: Sequence[Line] = ()

    @property
    def room(self) -> int:
        """How many cells a line has."""
        return max(self.size.width, 10)

    def show_lines(self, lines: Sequence[Line], *, top: int = 0) -> None:
        """Show lines from the first or a later one on, in place of what was shown."""
        self.lines = lines
        self.virtual_size = Size(self.room, len(lines))
        self.scroll_to(y=min(top, max(0, len(lines) - self.size.height)), animate=False, immediate=True)
        self.refresh()

    def turn(self, pages: int) -> None:
        """Scroll by pages less a line, down or up."""
        step = max(1, self.size.height - 1) * pages
        self.scroll_to(y=max(0, self.scroll_offset.y + step), animate=False, immediate=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the pane."""
        place = self.scroll_offset.y + y
        strip = draw_line(self.lines[place], dimmed=self.dimmed) if place < len(self.lines) else Strip.blank(0)
        more = place + 1 < len(self.lines) and y + 1 == self.size.height
        if more:
            return strip.adjust_cell_length(self.size.width - 1, PLAIN) + Strip([Segment("↓", Style(bold=True))])
        return strip.adjust_cell_length(self.size.width, PLAIN)


class Bar(Widget, can_focus=False):
    """One or two lines of the program's own words."""

    DEFAULT_CSS = "Bar { height: 1; }"

    def __init__(self, *, id: str, look: Look = Look.PLAIN) -> None:  # noqa: A002 -- Textual's own name for it
        super().__init__(id=id)
        self.look = look
        self.lines: Sequence[Line] = ()

    def tell(self, text: str, look: Look | None = None) -> None:
        """Show a text, cut to the bar's room; nothing in it is obeyed."""
        chosen = self.look if look is None else look
        self.lines = break_lines(write_cells(text, chosen), max(self.size.width, 10))
        self.refresh()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show ready lines."""
        self.lines = lines
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the bar."""
        whole = choose_style(self.look)
        if y >= len(self.lines):
            return Strip.blank(self.size.width, whole)
        return draw_line(self.lines[y]).adjust_cell_length(self.size.width, whole)
