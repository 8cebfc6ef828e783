"""The command line: arguments in, text out. Each family of commands is a module, imported when it is called."""

import sys

from provenance.cli.lazy import run
from provenance.cli.root import program

__all__ = ["main"]


def main() -> None:
    """Run the program with the process's arguments; every foreseen error becomes one line and an exit code."""
    sys.exit(run(program))
