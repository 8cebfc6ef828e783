"""A group of commands that imports a command's module only when that command is called."""

import errno
import importlib
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

import click

from provenance.errors import ProvenanceError
from provenance.text.safety import make_printable

CLOSED_PIPE = 141
"""The exit code where the reader of the output left before its end: what a shell reports for SIGPIPE (128 + 13).

Not 0: a gate such as ``audit check`` whose answer was not read to the end must not pass for kept.
"""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Entry(NamedTuple):
    """Where a command lives (``module:attribute`` below ``provenance.cli``) and what it does in a few words."""

    where: str
    help: str


class LazyGroup(click.Group):
    """A click group over a table of entries; ``--help`` prints the table without importing any command."""

    def __init__(self, *args: object, entries: Mapping[str, Entry] | None = None, **extra: object) -> None:
        super().__init__(*args, **extra)  # type: ignore[arg-type]  # click's own arguments, passed on
        self.entries = dict(entries or {})

    def make_context(self, *args: Any, **extra: Any) -> click.Context:  # noqa: ANN401 -- click's own arguments, passed on
        """Read the arguments; where the reader of what this prints has left, leave too."""
        with _leaving_closed_pipes():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; where the reader of its output has left, leave too."""
        with _leaving_closed_pipes():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the table: the main job first."""
        return [*self.entries, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command, or None where there is none of that name."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = entry.where.partition(":")
        command = getattr(importlib.import_module(f"provenance.cli.{module}"), attribute)
        if not isinstance(command, click.Command):
            message = f"{entry.where} is no command"
            raise TypeError(message)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands into the help text."""
        rows = [(name, entry.help) for name, entry in self.entries.items()]
        rows += [(name, command.get_short_help_str()) for name, command in self.commands.items()]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)
        del ctx


_PLAIN = {
    "is not a valid integer range.": "is no whole number.",
    "is not a valid integer.": "is no whole number.",
    "is not a valid float range.": "is no number.",
    "is not a valid float.": "is no number.",
}
"""What click says of a value that is no number, and what a reader understands."""
_AT_LEAST = re.compile(r"is not in the range x>=([\d.]{1,9})\.")
_BETWEEN = re.compile(r"is not in the range ([\d.]{1,9})<=x<=([\d.]{1,9})\.")


def _print_misuse(error: click.ClickException) -> None:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
    click.echo(f"provenance: {make_printable(_say_plainly(error.format_message()))}", err=True)
    if isinstance(error, click.UsageError) and error.ctx is not None:
        click.echo(f"Try `{error.ctx.command_path} --help`.", err=True)


def _say_plainly(message: str) -> str:
    for said, plain in _PLAIN.items():
        message = message.replace(said, plain)
    return _BETWEEN.sub(r"must lie between \1 and \2.", _AT_LEAST.sub(r"must be \1 or more.", message))


@contextmanager
def _leaving_closed_pipes() -> Iterator[None]:
    """Turn the error of a closed pipe into an exit, before click makes an exit with 1 of it."""
    try:
        yield
    except BrokenPipeError as error:
        raise click.exceptions.Exit(CLOSED_PIPE) from error


def run(program: click.Command, arguments: Sequence[str] | None = None) -> int:
    """Run a program and return its exit code; foreseen errors are printed as one line on standard error.

    0 means done, 1 that something was found or failed, 2 wrong usage, 130 interrupted by the user, 141 that the reader
    of the output left before its end (``provenance export | head``), which is no error and says nothing.
    """
    try:
        code = _run(program, arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        code = CLOSED_PIPE
    except OSError as error:
        if error.errno not in _FULL:
            raise
        code = 1
        with suppress(OSError):
            click.echo(f"provenance: cannot write: {error.strerror}", err=True)
    _drop_unwritten()
    return code


def _drop_unwritten() -> None:
    """Send what a closed pipe or a full disk did not take to nowhere, so that the interpreter can flush at its end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def _run(program: click.Command, arguments: Sequence[str] | None) -> int:
    try:
        result = program.main(args=arguments, prog_name="provenance", standalone_mode=False)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.Abort:
        click.echo("provenance: interrupted; what was finished is kept", err=True)
        return 130
    except click.ClickException as error:
        _print_misuse(error)
        return error.exit_code
    except ProvenanceError as error:
        click.echo(f"provenance: {make_printable(str(error))}", err=True)
        return error.exit_code
    return result if isinstance(result, int) else 0
