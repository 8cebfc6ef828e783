"""``provenance undo`` and ``provenance redo``."""

import click

from provenance.cli.output import print_note, print_text
from provenance.cli.state import State

_SHOWN = 20


@click.command(epilog="Example: provenance undo; provenance undo 812")
@click.argument("revision", required=False, type=click.IntRange(1))
@click.pass_obj
def undo(state: State, revision: int | None) -> None:
    """Take back your last decision, or the one to which REVISION belongs, whoever made it.

    What was decided together is taken back together. Where a later change rests on it nothing is done, and that change
    is named. The history keeps both; an undo that is undone is done again.
    """
    from provenance.workflow import reviewing  # noqa: PLC0415 -- reading costs 0.3 s, and help needs none

    decision = reviewing.undo(state.desk, revision)
    _print("undone" if decision.done == "undo" else "done again", decision.told, decision.set_id)


@click.command(epilog="Example: provenance redo")
@click.pass_obj
def redo(state: State) -> None:
    """Do again what you took back last, unless you decided something else since."""
    from provenance.workflow import reviewing  # noqa: PLC0415 -- as above

    decision = reviewing.redo(state.desk)
    _print("done again", decision.told, decision.set_id)


def _print(verb: str, told: tuple[str, ...], set_id: int | None) -> None:
    more = len(told) - _SHOWN
    print_text(f"{verb}: {', '.join(told[:_SHOWN])}" + (f" and {more} more" if more > 0 else ""))
    print_note(f"revision {set_id}")
