"""``provenance links loops``: documents and outlets that cite one another in a ring."""

import click

from provenance.cli.options import json_option
from provenance.cli.output import print_json, print_note, print_table
from provenance.cli.state import State
from provenance.store import load_facts


@click.command(epilog="Example: provenance links loops --json")
@json_option
@click.pass_obj
def loops(state: State, as_json: bool) -> None:
    """List citation loops: rings of documents or of outlets, and outlets that cite their own earlier piece."""
    from provenance.link import find_loops  # noqa: PLC0415 -- comparing loads much; help needs none of it

    with state.database.reading() as transaction:
        found = find_loops(load_facts(transaction))
    if as_json:
        rows = [
            {
                "kind": loop.kind.value,
                "names": list(loop.names),
                "message": loop.message,
                "claims": list(loop.claim_ids),
                "documents": list(loop.document_ids),
                "suggested": loop.suggested,
            }
            for loop in found
        ]
        print_json(rows)
        return
    if not found:
        print_note("no citation loop")
        return
    print_table(
        ("Kind", "Claims", "Rests on", "Loop"),
        [
            (
                loop.kind.value.replace("_", " "),
                ", ".join(str(number) for number in loop.claim_ids),
                "suggestions" if loop.suggested else "what is written or accepted",
                loop.message,
            )
            for loop in found
        ],
    )
