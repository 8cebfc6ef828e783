"""``provenance report``: what a document, a claim, an outlet, a story or a case rests on, to be shown to others."""

import sys
from pathlib import Path

import click

from provenance.cli.output import print_note
from provenance.cli.piping import find_output
from provenance.cli.state import State
from provenance.errors import UsageError
from provenance.report import FORMATS, Report, render_report
from provenance.workflow.reports import (
    make_case_report,
    make_claim_report,
    make_document_report,
    make_outlet_report,
    make_story_report,
    write_file,
)

_ENDINGS = {"": "md", "txt": "md", "markdown": "md", "htm": "html"} | {form: form for form in FORMATS}

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="md, html, json or pdf; else by the ending of the output file, else md.",
)
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write, in a folder that is made if it is missing; else standard output.",
)


@click.group(epilog="Example: provenance report document 1 -o report.html")
def report() -> None:
    """Write a provenance report: summary first, then every claim with its chain, hedging, origins and links."""


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
    """Report on CLAIM, by its id, with the claims it is linked to."""
    _write(make_claim_report(state.database, claim), form, output)


@report.command(epilog="Example: provenance report outlet tass -o tass.html")
@click.argument("outlet")
@format_option
@output_option
@click.pass_obj
def outlet(state: State, outlet: str, form: str | None, output: Path | None) -> None:
    """Report on OUTLET (or a person or body), by key, name, alias or id: every claim that leans on it."""
    _write(make_outlet_report(state.database, outlet), form, output)


@report.command(epilog="Example: provenance report story 12 --format pdf -o story.pdf")
@click.argument("story", type=click.IntRange(1))
@format_option
@output_option
@click.pass_obj
def story(state: State, story: int, form: str | None, output: Path | None) -> None:
    """Report on STORY, by its number or that of any of its claims: what is agreed, what disputed, by whom."""
    _write(make_story_report(state.database, story), form, output)


@report.command(epilog='Example: provenance report case "North 2018" -o north.html')
@click.argument("case")
@format_option
@output_option
@click.pass_obj
def case(state: State, case: str, form: str | None, output: Path | None) -> None:
    """Report on CASE, by its name or number: all its documents together."""
    _write(make_case_report(state.database, case), form, output)


def _write(made: Report, form: str | None, output: Path | None) -> None:
    output = find_output(output)
    ending = output.suffix.lstrip(".").lower() if output else ""
    if form is None and ending not in _ENDINGS:
        message = f"no report is written as .{ending}; end the name in .{', .'.join(FORMATS)}, or give --format"
        raise UsageError(message)
    chosen = form or _ENDINGS[ending]
    if output is None and chosen == "pdf" and sys.stdout.isatty():
        message = "a PDF is no text for a terminal; give a file with -o"
        raise UsageError(message)
    content = render_report(made, chosen)
    if output is None:
        click.echo(content, nl=False)
        return
    made_folder = write_file(output, content)
    print_note(f"wrote {output}" + (f" in the new folder {output.parent}" if made_folder else ""))
