"""How a decision is printed: what was done, what followed from it, and how it is undone."""

from typing import TYPE_CHECKING

from provenance.cli.output import print_note, print_text

if TYPE_CHECKING:
    from provenance.workflow.reviewing import Decision

_SHOWN = 20
_DONE = {
    "read": "reopened",
    "span": "edited",
    "add": "added",
    "merge": "merged",
    "hedge": "hedging set",
    "cite": "citation set",
    "uncite": "citation removed",
    "lead": "lead citation set",
}
"""What was done, where the decision's own word for it is not what it reads like in a line."""


def print_decision(decision: "Decision") -> None:
    """Print a decision; how to take it back goes to standard error."""
    if decision.set_id is None:
        print_text("nothing to change")
        return
    claims = ", ".join(str(number) for number in decision.claims[:_SHOWN])
    more = len(decision.claims) - _SHOWN
    named = f"claim{'s' if len(decision.claims) > 1 else ''} {claims}" + (f" and {more} more" if more > 0 else "")
    print_text(f"{named if decision.claims else 'done'}: {_DONE.get(decision.done, decision.done)}")
    for one in decision.told:
        print_text(f"  {one}")
    print_note(f"revision {decision.set_id}; `provenance undo {decision.set_id}` takes it back")
