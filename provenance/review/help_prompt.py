"""The help: every key with what it does, and what the marks mean."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key

from provenance.review.keys import ACTIONS, Keys, show_key
from provenance.review.marking import Line, Look, break_lines, write_cells
from provenance.review.panes import Bar, LinesPane
from provenance.review.prompts import Prompt

WIDTH = 74
MARKS = (
    ("[[the claim]]", "what is under review"),
    ("{reportedly}", "bold: a cue of hedging"),
    ("<Valley Post, May 4>", "underlined: a citation"),
    ("#nine#", "reversed: a quantity"),
    ("[another claim]", "while you select: what is a claim already"),
    ("+ - !", "in the queue: accepted, rejected, orphaned"),
)


class HelpPrompt(Prompt[None]):
    """Lists the keys; up, down and the page keys scroll, any other key closes it."""

    def __init__(self, keys: Keys) -> None:
        super().__init__("Keys")
        self.keys = keys

    def compose(self) -> ComposeResult:
        """Show the title and the list."""
        with Vertical():
            yield Bar(id="title", look=Look.HEAD)
            yield LinesPane(id="list")

    def on_mount(self) -> None:
        """Fill the screen."""
        self.query_one("#title", Bar).tell("Keys  (up and down scroll, any other key closes)")
        pane = self.query_one("#list", LinesPane)
        pane.styles.max_height = 100
        pane.styles.height = max(5, self.app.size.height - 4)
        pane.show_lines(list_help(self.keys))

    def on_key(self, event: Key) -> None:
        """Scroll, or close."""
        event.stop()
        pages = {"pagedown": 1, "space": 1, "pageup": -1}.get(event.key)
        step = {"down": 1, "up": -1}.get(event.key)
        pane = self.query_one("#list", LinesPane)
        if pages is not None:
            pane.turn(pages)
        elif step is not None:
            pane.scroll_lines(pane.top + step)
        else:
            self.answer(None)


def list_help(keys: Keys) -> list[Line]:
    """Return the help in lines: keys, what they do, and the command that does the same."""
    lines: list[Line] = []
    for action in ACTIONS:
        named = " ".join(show_key(key) for key in keys.keys_of(action.name)) or "(none)"
        lines.append(write_cells(f"{named:<12}", Look.CUE) + write_cells(f" {action.help}"))
    lines += [[], write_cells("Marks", Look.HEAD)]
    for sign, means in MARKS:
        lines.append(write_cells(f"{sign:<22}", Look.CUE) + write_cells(means))
    lines.append([])
    lines += break_lines(
        write_cells("Every key has a command that does the same: `provenance review --help` lists them."), WIDTH
    )
    return lines
