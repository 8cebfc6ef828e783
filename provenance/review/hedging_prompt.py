"""Setting the hedging of a claim: level, voucher and stance side by side, each value by a key of its own."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key

from provenance.model.claims import Hedging
from provenance.model.vocabulary import HedgeLevel, Stance, Voucher
from provenance.review.marking import Line, Look, write_cells
from provenance.review.panes import Bar, LinesPane
from provenance.review.prompts import Prompt

LEVEL_KEYS = dict(zip("12345", HedgeLevel, strict=True))
VOUCHER_KEYS = dict(zip("aopbu", Voucher, strict=True))
STANCE_KEYS = dict(zip("nedx", (Stance.NEUTRAL, Stance.ENDORSING, Stance.DISTANCING, Stance.DENYING), strict=True))


class HedgingPrompt(Prompt[Hedging]):
    """Shows the hedging as it is; keys change it, Enter keeps it."""

    def __init__(self, title: str, hedging: Hedging) -> None:
        super().__init__(title)
        self.level, self.voucher, self.stance = hedging.level, hedging.voucher, hedging.stance

    def compose(self) -> ComposeResult:
        """Show the title and the three fields."""
        with Vertical():
            yield Bar(id="title", look=Look.HEAD)
            yield LinesPane(id="fields")
            yield Bar(id="hint")

    def on_mount(self) -> None:
        """Fill the screen."""
        self.show_title(self.heading)
        self.query_one("#hint", Bar).tell("letters and digits choose, Enter keeps, Esc goes back; [..] is chosen")
        self.query_one("#fields", LinesPane).styles.height = 5
        self._show()

    def on_key(self, event: Key) -> None:
        """Choose a value, or keep what is chosen."""
        pressed = event.character or ""
        if event.key == "enter":
            event.stop()
            self.answer(Hedging(self.level, self.voucher, self.stance))
            return
        self.level = LEVEL_KEYS.get(pressed, self.level)
        self.voucher = VOUCHER_KEYS.get(pressed, self.voucher)
        self.stance = STANCE_KEYS.get(pressed, self.stance)
        self._show()

    def _show(self) -> None:
        levels = [_mark(key, value, value is self.level) for key, value in LEVEL_KEYS.items()]
        lines = [
            _write_row("Level  ", levels[:3]),
            _write_row("       ", levels[3:]),
            _write_row("Voucher", [_mark(key, value, value is self.voucher) for key, value in VOUCHER_KEYS.items()]),
            _write_row("Stance ", [_mark(key, value, value is self.stance) for key, value in STANCE_KEYS.items()]),
        ]
        self.query_one("#fields", LinesPane).show_lines(lines)


def _mark(key: str, value: str, chosen: bool) -> Line:
    words = value.replace("_", " ")
    shown = write_cells(f" [{words}]  ", Look.CUE) if chosen else write_cells(f"  {words}   ")
    return write_cells(key, Look.CUE) + shown


def _write_row(name: str, values: list[Line]) -> Line:
    return write_cells(f"{name}  ", Look.CUE) + [cell for one in values for cell in one]
