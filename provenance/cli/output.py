"""What a command prints: tables, JSON and progress, safe for any terminal, plain in a pipe."""

import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from provenance.text.safety import cut_text, make_printable

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PIPE_WIDTH = 160
_SHORT = 12
_LEAST = 8
_GAP = 3
_INDENT = "  "
_READABLE = 30
"""Characters that a column of words needs to be read with ease."""


def wants_colour() -> bool:
    """Tell whether standard output is a terminal and ``NO_COLOR`` (no-color.org) is not set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def find_width() -> int:
    """Return how many columns to fill: the terminal's, or ``COLUMNS``, or 160 in a pipe."""
    return shutil.get_terminal_size((PIPE_WIDTH, 24)).columns if sys.stdout.isatty() else _pipe_width()


def _pipe_width() -> int:
    columns = os.environ.get("COLUMNS", "")
    return max(int(columns), 20) if columns.isascii() and columns.isdigit() and columns else PIPE_WIDTH


def print_json(value: object) -> None:
    """Print one JSON value, ASCII only, so that no character of it can act on a terminal."""
    click.echo(json.dumps(value, indent=2, ensure_ascii=True))


def print_text(text: str = "", *, bold: bool = False) -> None:
    """Print one line, made printable; bold only on a terminal that wants colours."""
    line = make_printable(text) if text.strip() else ""
    indent = text[: len(text) - len(text.lstrip(" "))] if line else ""
    click.echo(click.style(indent + line, bold=True) if bold and wants_colour() else indent + line)


def print_note(text: str) -> None:
    """Print one line on standard error: news about the run, not its result."""
    click.echo(make_printable(text), err=True)


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None, long: Sequence[str] = ()
) -> None:
    """Print a table; numbers stand right, the last column takes what width is left and folds its words.

    Where the ``long`` columns would be too narrow to read, they stand on lines of their own: those that come first in
    the table above the rest of their row, the others below it.
    """
    from rich import box  # noqa: PLC0415 -- rich costs 0.1 s, needed only where a table is printed
    from rich.console import Console  # noqa: PLC0415 -- as above
    from rich.table import Table  # noqa: PLC0415 -- as above
    from rich.text import Text  # noqa: PLC0415 -- as above

    listed = [[("" if cell is None else cell) for cell in row] for row in rows]
    if listed and long and _is_too_narrow(columns, listed, long):
        _print_stacked(columns, listed, long)
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=title, title_justify="left", show_edge=False)
    whole = _find_whole(columns, listed)
    for position, column in enumerate(columns):
        numeric = bool(listed) and all(isinstance(row[position], int | float) or row[position] == "" for row in listed)
        table.add_column(
            column, justify="right" if numeric else "left", overflow="fold", no_wrap=numeric or position in whole
        )
    for row in listed:
        table.add_row(*(Text(make_printable(str(cell))) for cell in row))
    console = Console(width=find_width(), no_color=not wants_colour(), highlight=False, markup=False, emoji=False)
    with console.capture() as captured:  # rich ends the program itself where a pipe is closed; click does not
        console.print(table)
    click.echo(captured.get(), nl=False)


def _is_too_narrow(columns: Sequence[str], rows: Sequence[Sequence[object]], long: Sequence[str]) -> bool:
    """Tell whether the long columns would have less than thirty characters each beside the others."""
    widths = _measure(columns, rows)
    room = find_width() - sum(width + _GAP for at, width in enumerate(widths) if columns[at] not in long)
    needed = sum(min(width, _READABLE) + _GAP for at, width in enumerate(widths) if columns[at] in long)
    return room < needed


def _print_stacked(columns: Sequence[str], rows: Sequence[Sequence[object]], long: Sequence[str]) -> None:
    """Print a table with the long columns above or below the line of the short ones, none of it folded."""
    room = find_width() - len(_INDENT)
    short = [at for at, column in enumerate(columns) if column not in long]
    above = [at for at in range(short[0]) if columns[at] in long]
    below = [at for at in range(short[0], len(columns)) if columns[at] in long]
    widths = {at: width for at, width in enumerate(_measure(columns, rows)) if at in short}
    widest = max(short, key=lambda at: widths[at])
    over = sum(widths.values()) + len(_INDENT) * (len(short) - 1) - room
    widths[widest] = max(widths[widest] - max(over, 0), _LEAST)
    numeric = {at for at in short if all(isinstance(row[at], int | float) or row[at] == "" for row in rows)}

    def join(cells: Sequence[object]) -> str:
        told = [(at, cut_text(make_printable(str(cells[at])), widths[at])) for at in short]
        placed = [one.rjust(widths[at]) if at in numeric else one.ljust(widths[at]) for at, one in told]
        return _INDENT.join(placed).rstrip()

    def tell(cells: Sequence[object], places: Sequence[int], indent: str) -> list[str]:
        told = [make_printable(str(cells[at])) for at in places]
        return [indent + cut_text(one, room + len(_INDENT) - len(indent)) for one in told if one]

    lines = [*tell(columns, above, ""), _INDENT + join(columns)]
    lines.append("─" * max(len(line) for line in lines))
    for row in rows:
        lines += [*tell(row, above, ""), _INDENT + join(row), *tell(row, below, _INDENT * 2)]
    click.echo("\n".join(lines))


def _measure(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> list[int]:
    return [max(len(column), *(len(str(row[at])) for row in rows), 0) for at, column in enumerate(columns)]


def _find_whole(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> set[int]:
    """Return the columns of short words, the shortest first, as far as the others keep room enough: none is folded."""
    widths = _measure(columns, rows)
    room = find_width() - _GAP * (len(columns) - 1) - _LEAST * len(columns)
    whole = set()
    for width, at in sorted((width, at) for at, width in enumerate(widths)):
        room -= width - _LEAST
        if width > _SHORT or room < 0:
            break
        whole.add(at)
    return whole


class Advance:
    """Called when a step of long work is done, with what it was; an empty label prints no line. It shows nothing."""

    def __call__(self, label: str) -> None:
        """Take one step."""

    def reach(self, share: float) -> None:
        """Tell how much of the present step is done, from 0 to 1; less than before is the next step."""


class _Bar(Advance):
    """A bar on a terminal: it stands where the steps taken are, or further on, where the present one has come."""

    def __init__(self, progress: "Progress", task: "TaskID", total: int) -> None:
        self.progress, self.task, self.total = progress, task, total
        self.done = self.begun = 0
        self.share = 0.0

    def __call__(self, label: str) -> None:
        from rich.text import Text  # noqa: PLC0415 -- needed only on a terminal

        if label:
            self.progress.console.print(Text(make_printable(label), style="dim"), highlight=False)
        self.done += 1
        self._show()

    def reach(self, share: float) -> None:
        self.begun += share < self.share
        self.share = share
        self._show()

    def _show(self) -> None:
        self.progress.update(self.task, completed=min(max(self.done, self.begun + self.share), self.total))


@contextmanager
def show_progress(title: str, total: int) -> Iterator[Advance]:
    """Show a progress bar on standard error while the block runs; nothing where that is no terminal.

    Within the block nothing may be printed but by the steps.
    """
    if not sys.stderr.isatty() or total < 1:
        yield Advance()
        return
    from rich.console import Console  # noqa: PLC0415 -- needed only on a terminal
    from rich.progress import Progress  # noqa: PLC0415 -- as above

    console = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")))
    with Progress(console=console, transient=True) as progress:
        yield _Bar(progress, progress.add_task(title, total=total), total)
