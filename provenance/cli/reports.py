"""``provenance report``: what a document or a claim rests on, to be shown to others."""

from pathlib import Path

import click

from provenance.cli.output import print_note
from provenance.cli.state import State
from provenance.report import FORMATS, Report, render_report
from provenance.workflow.reports import make_claim_report, make_document_report, write_text

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="md, html or json; else by the ending of the output file, else md.",
)
output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write; else standard output."
)


@click.group(epilog="Example: provenance report document 1 -o report.html")
def report() -> None:
    """Write a provenance report: summary first, then every claim with its chain, hedging and figures."""


@report.command(epilog="Example: provenance report document 1 --format html -o report.html")
@click.argument("document")
@format_option
@output_option
@click.pass_obj
def document(state: State, document: str, form: str | None, output: Path | None) -> None:
    """Report on DOCUMENT: its id, the beginning of its SHA-256, its name or its title."""
    _write(make_document_report(state.database, document), form, output)


@report.command(epilog="Example: provenance report claim 12")
@click.argument("claim", type=click.IntRange(1))
@format_option
@output_option
@click.pass_obj
def claim(state: State, claim: int, form: str | None, output: Path | None) -> None:
    """Report on CLAIM, by its id."""
    _write(make_claim_report(state.database, claim), form, output)


def _write(made: Report, form: str | None, output: Path | None) -> None:
    ending = output.suffix.lstrip(".").lower() if output else ""
    text = render_report(made, form or (ending if ending in FORMATS else "md"))
    if output is None:
        click.echo(text, nl=False)
        return
    write_text(output, text)
    print_note(f"wrote {output}")
