"""The pane with the document's words: the claim in its paragraph, or in the whole text, with its marks."""

from provenance.model.spans import Span
from provenance.review.marking import Line, Look, Stretch, break_lines, find_stretches, mark_text, write_cells
from provenance.review.panes import LinesPane
from provenance.review.selecting import Selection
from provenance.review.views import View

WIDE = 6000
"""Characters on either side of the claim that the whole text shows at once; scrolling on moves the window."""

_STEP = 4000


class TextPane(LinesPane):
    """Shows the words of a view; follows the claim, or what is being selected."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 -- Textual's own name for it
        super().__init__(id=id, dimmed=True)
        self.view: View | None = None
        self.window = Span(0, 0)
        self.whole = False
        self.selection: Selection | None = None

    def show_view(self, view: View | None, *, whole: bool = False) -> None:
        """Show a view from its claim on: in its paragraph, or amid the whole text."""
        self.view, self.whole, self.selection = view, whole, None
        if view is None:
            self.show_lines([])
            return
        if whole:
            self.window = view.around(WIDE)
        elif view.second is not None:
            self.window = view.paragraph
        else:
            self.window = view.surroundings(self.room * self.size.height * 2 // 3)
        self._draw(follow=view.claim.span.start)

    def redraw(self) -> None:
        """Show the same anew, in the room there is now."""
        if self.view is not None:
            self._draw(follow=self._place())

    def select(self, selection: Selection | None) -> None:
        """Show what is selected and keep its moving end in sight."""
        self.selection = selection
        if self.view is not None:
            caret = self._place()
            if not self.window.start <= caret <= self.window.end:
                end = min(len(self.view.document.text), caret + _STEP // 2)
                self.window = Span(max(0, caret - _STEP // 2), end)
            self._draw(follow=caret)

    def turn(self, pages: int) -> None:
        """Scroll by pages; at an end of the window, move the window over the text."""
        at_end = self.top + self.size.height >= len(self.lines) if pages > 0 else self.top == 0
        if self.view is not None and self.whole and at_end:
            text = self.view.document.text
            start = max(0, min(self.window.start + _STEP * pages, len(text) - 1))
            if start != self.window.start:
                edge = self.window.end if pages > 0 else self.window.start
                self.window = Span(start, min(len(text), start + 2 * WIDE))
                self._draw(follow=max(start, min(edge, self.window.end)))
                return
        super().turn(pages)

    def _place(self) -> int:
        if self.selection is not None:
            return self.selection.caret
        return self.view.claim.span.start if self.view is not None else 0

    def _draw(self, follow: int) -> None:
        view = self.view
        if view is None:
            return
        lines = self._write(view, self.window)
        if view.second is not None and not self.whole:
            lines += [
                [],
                write_cells(f"and claim {view.second.claim.id}, document {view.second.document.id}", Look.HEAD),
            ]
            lines += self._write(view.second, view.second.paragraph)
        line = next((place for place, cells in enumerate(lines) if cells and cells[-1].offset >= follow), 0)
        above = max(1, self.size.height // (2 if self.selection is not None else 4))
        self.show_lines(lines, top=max(0, line - above))

    def _write(self, view: View, window: Span) -> list[Line]:
        stretches = find_stretches(view.claim)
        if self.selection is not None:
            stretches = [Stretch(other, Look.OTHER) for other in view.others]
        chosen = self.selection.span if self.selection is not None and view is self.view else None
        cells = mark_text(view.document.text, window, stretches, chosen)
        return break_lines(cells, self.room)
