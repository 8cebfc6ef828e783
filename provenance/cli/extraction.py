"""``provenance extract``: read one file, print what was found, store nothing."""

from collections.abc import Iterator
from pathlib import Path

import click

from provenance.cli.options import published_option
from provenance.cli.output import Advance, print_note, print_table, print_text, show_progress
from provenance.cli.piping import GivenPath, check_name, name_option
from provenance.exchange.contract import write_contract
from provenance.model.dates import PartialDate
from provenance.model.readings import Reading
from provenance.text.safety import cut_text
from provenance.workflow.reading import read_file

_EXAMPLE = "Example: provenance extract article.txt --published 2021-10-23 --format table"


@click.command(epilog=_EXAMPLE)
@click.argument("file", type=GivenPath())
@published_option
@name_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl", "table"]),
    default="json",
    show_default=True,
    help="One JSON object, one JSON line a document, or a table to look at.",
)
def extract(file: Path, published: PartialDate | None, name: str | None, form: str) -> None:
    """Read FILE and print its claims with citations, hedging, quantities, dates and places; nothing is stored.

    The JSON follows docs/extract.schema.json; offsets are characters of the text as read. "-" is the standard input.
    """
    check_name(name, [file])
    for reading in _read(file, published, name):
        if form == "table":
            _print_reading(reading)
        else:
            for piece in write_contract(reading, indent=2 if form == "json" else None):
                click.echo(piece, nl=False)
            click.echo()


def _read(file: Path, published: PartialDate | None, name: str | None) -> Iterator[Reading]:
    """Yield the readings of a file, with a bar on a terminal while each is read, and none while it is printed."""
    bars: list[Advance] = []

    def watch(share: float) -> None:
        bars[-1].reach(share)

    readings = read_file(file, published=published, name=name, watch=watch)
    reading: Reading | None
    while True:
        with show_progress("Reading", 1) as advance:
            bars[:] = [advance]
            reading = next(readings, None)
        if reading is None:
            return
        yield reading


def _print_reading(reading: Reading) -> None:
    document = reading.document
    print_text(document.title or document.name or "(no title)", bold=True)
    rows = [
        (
            number,
            claim.hedging.level.value,
            "; ".join(
                (f"{citation.via} → " if citation.via else "")
                + citation.source
                + (f" {citation.date.on.iso()}" if citation.date else "")
                for citation in claim.citations
            ),
            cut_text(claim.text, 200),
        )
        for number, claim in enumerate(reading.claims, start=1)
    ]
    print_table(("No.", "Hedging", "Citations", "Claim"), rows)
    for problem in reading.problems:
        print_note(f"{problem.kind.value} at {problem.span.start}: {problem.message}")
