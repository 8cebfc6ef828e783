"""``provenance export``: claims as rows for other programs."""

from collections.abc import Iterator
from pathlib import Path

import click

from provenance.cli.output import print_note
from provenance.cli.piping import find_output
from provenance.cli.state import State
from provenance.exchange.rows import write_csv, write_jsonl
from provenance.store import find_document, load_facts
from provenance.workflow.reports import write_text


@click.command(epilog="Example: provenance export --format csv -o claims.csv")
@click.option("--format", "form", type=click.Choice(["csv", "jsonl"]), default="csv", show_default=True)
@click.option("--document", metavar="DOCUMENT", help="Only this document: id, SHA-256, name or title.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File; else standard output.")
@click.pass_obj
def export(state: State, form: str, document: str | None, output: Path | None) -> None:
    """Write claims with citations, chain, hedging, quantities, dates and places.

    CSV has one row for each chain of a claim, and no cell that a spreadsheet would run; JSON Lines one object a claim.
    """
    with state.database.reading() as transaction:
        ids = None if document is None else [find_document(transaction, document).id]
        facts = load_facts(transaction, ids)
    lines: Iterator[str] = (write_csv if form == "csv" else write_jsonl)(facts)
    output = find_output(output)
    if output is None:
        for line in lines:
            click.echo(line, nl=False)
        return
    write_text(output, "".join(lines))
    print_note(f"wrote {output}: {len(facts.claims)} claims")
