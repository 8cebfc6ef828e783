"""The standard input as a file to read: what it is called."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from provenance.cli.output import print_note
from provenance.load import STANDARD_INPUT


def find_output(path: Path | None) -> Path | None:
    """Return the file to write to; None for the standard output, which "-" means too."""
    return None if path == STANDARD_INPUT else path


class GivenPath(click.Path):
    """A path that is not empty: an unset variable of the shell must not mean the working folder."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(  # type: ignore[override]  # click's own says any path-like type; here it is always a Path
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """Return the path, or fail where there is none."""
        if value == "":
            self.fail("the path is empty; name a file or folder", param, ctx)
        return Path(value)


name_option = click.option(
    "--name", metavar="NAME", help='With "-": what the text is called; a suffix tells its format, as in page.html.'
)


def check_name(name: str | None, paths: Sequence[Path]) -> None:
    """Pass if a name is given for the standard input alone; tell whoever types at it what is waited for.

    Raises:
        click.UsageError: if a name is given and nothing is piped in.
    """
    if STANDARD_INPUT not in paths:
        if name is not None:
            message = '--name goes with "-", the standard input; a file has its own name'
            raise click.UsageError(message)
    elif sys.stdin is not None and sys.stdin.isatty():
        print_note("reading what you type; Ctrl-D on an empty line ends it")
