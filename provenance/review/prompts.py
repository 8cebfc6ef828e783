"""Small screens on top of the main one: a choice by one key, words to type, a choice from what is found.

Each answers with what was chosen, or None where the analyst went back with Escape.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input

from provenance.errors import ProvenanceError
from provenance.review.marking import Line, Look, break_lines, cut_cells, write_cells
from provenance.review.panes import Bar, LinesPane

Value = TypeVar("Value")

_WIDEST = 74
_HIGHEST = 6
_WHOLE = 4


@dataclass(frozen=True, slots=True)
class Option(Generic[Value]):
    """Something that can be chosen: by a key or from a list, shown by its words."""

    words: str
    value: Value
    key: str = ""


class Prompt(ModalScreen[Value]):
    """A screen with a title and, below it, what is asked."""

    DEFAULT_CSS = """
    Prompt { align: center middle; background: transparent; }
    Prompt > Vertical { width: 78; max-width: 100%; height: auto; max-height: 100%; border: ascii; padding: 0 1; }
        Prompt Input > .input--cursor { text-style: reverse; }
    Prompt LinesPane { height: auto; }
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self.heading = title

    def show_title(self, words: str, bar: str = "#title") -> None:
        """Show words on a bar as high as they need."""
        title = self.query_one(bar, Bar)
        title.tell(words)
        lines = break_lines(title.cells, max(10, min(_WIDEST, self.app.size.width - 4)))
        title.styles.height = min(len(lines), _HIGHEST)

    def answer(self, value: Value | None) -> None:
        """Close the screen with an answer, once."""
        if self.is_current:
            self.dismiss(value)

    def on_key(self, event: Key) -> None:
        """Go back with Escape; Textual calls this after what a prompt of a kind does with the key."""
        if event.key == "escape":
            event.stop()
            self.answer(None)


class KeyPrompt(Prompt[Value]):
    """A choice among a few things, each by a key of its own."""

    def __init__(self, title: str, options: Sequence[Option[Value]]) -> None:
        super().__init__(title)
        self.options = options

    def compose(self) -> ComposeResult:
        """Show the title and the options, a line each."""
        with Vertical():
            yield Bar(id="title", look=Look.HEAD)
            yield LinesPane(id="options")

    def on_mount(self) -> None:
        """Fill the screen."""
        self.show_title(f"{self.heading}  (Esc goes back)")
        pane = self.query_one("#options", LinesPane)
        lines = [line for one in self.options for line in break_lines(_option_cells(one), _WIDEST)]
        pane.styles.height = min(len(lines), 16)
        pane.show_lines(lines)

    def on_key(self, event: Key) -> None:
        """Answer with the option of the key."""
        pressed = event.character or event.key
        for option in self.options:
            if option.key in {pressed, event.key}:
                event.stop()
                self.answer(option.value)
                return


class WordsPrompt(Prompt[str]):
    """A line to type: a reason, a note, a name."""

    def __init__(self, title: str, initial: str = "", *, hint: str = "Enter keeps it, Esc goes back") -> None:
        super().__init__(title)
        self.initial = initial
        self.hint = hint

    def compose(self) -> ComposeResult:
        """Show the title, the line, and what the keys do."""
        with Vertical():
            yield Bar(id="title", look=Look.HEAD)
            yield Input(value=self.initial, id="words", compact=True)
            yield Bar(id="hint")

    def on_mount(self) -> None:
        """Fill the screen."""
        self.show_title(self.heading)
        self.query_one("#hint", Bar).tell(self.hint)
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with the words; an empty line is no answer."""
        event.stop()
        if event.value.strip():
            self.answer(event.value.strip())
        else:
            self.query_one("#hint", Bar).tell("it needs words; " + self.hint)


class FindPrompt(Prompt[Value]):
    """A line to type and, below it, what is found for it so far; up and down choose, Enter takes."""

    def __init__(
        self, title: str, find: Callable[[str], Sequence[Option[Value]]], *, initial: str = "", shown: int = 8
    ) -> None:
        super().__init__(title)
        self.find = find
        self.initial = initial
        self.shown = shown
        self.options: Sequence[Option[Value]] = ()
        self.place = 0

    def compose(self) -> ComposeResult:
        """Show the title, the line, and what is found."""
        with Vertical():
            yield Bar(id="title", look=Look.HEAD)
            yield Input(value=self.initial, id="words", placeholder="type to search", compact=True)
            yield LinesPane(id="found")
            yield LinesPane(id="whole")
            yield Bar(id="hint")

    def on_mount(self) -> None:
        """Fill the screen."""
        self.show_title(self.heading)
        self.query_one("#hint", Bar).tell("up and down choose, Enter takes, Esc goes back")
        self.query_one("#found", LinesPane).styles.height = self.shown
        self.query_one("#whole", LinesPane).styles.height = _WHOLE
        self.query_one(Input).focus()
        self.call_after_refresh(self.look_for, self.initial)  # only then is it known how wide the lines may be

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look again with each letter."""
        event.stop()
        self.look_for(event.value)

    def look_for(self, words: str) -> None:
        """Show what is found for these words."""
        try:
            self.options = self.find(words)[: self.shown * 5]
        except ProvenanceError as error:
            self.options = ()
            self.show_title(str(error), "#hint")
        self.place = 0
        self._show()

    def on_key(self, event: Key) -> None:
        """Move in the list."""
        step = {"down": 1, "up": -1, "pagedown": self.shown, "pageup": -self.shown}.get(event.key)
        if step is not None and self.options:
            event.stop()
            self.place = max(0, min(self.place + step, len(self.options) - 1))
            self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with what is chosen."""
        event.stop()
        if self.options:
            self.answer(self.options[self.place].value)

    def _show(self) -> None:
        lines: list[Line] = []
        for place, option in enumerate(self.options):
            look = Look.CHOSEN if place == self.place else Look.PLAIN
            lines.append(cut_cells(write_cells(("> " if look else "  ") + option.words, look), _WIDEST))
        whole = self.query_one("#whole", LinesPane)
        if lines:
            whole.show_lines([[], *break_lines(write_cells(self.options[self.place].words), whole.room)])
        else:
            lines = [
                write_cells("nothing found" if self.query_one(Input).value.strip() else "nothing near; type to search")
            ]
            whole.show_lines([])
        self.query_one("#found", LinesPane).show_lines(lines, top=max(0, self.place - self.shown + 1))


def _option_cells(option: Option[Value]) -> Line:
    return write_cells(f" {option.key} ", Look.CHOSEN) + write_cells(f".{option.words}")[1:]
