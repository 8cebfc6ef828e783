"""``provenance demo``: the main job on the documents that come with the program."""

from pathlib import Path

import click

from provenance.cli.output import print_table, print_text
from provenance.cli.state import State
from provenance.cli.views import print_claims
from provenance.config import find_resources
from provenance.model.vocabulary import SourceKind
from provenance.report import Report
from provenance.store import load_facts
from provenance.text.safety import cut_text
from provenance.workflow.databases import initialise
from provenance.workflow.ingest import ingest_files
from provenance.workflow.reports import write_reports

_MOST_UNSOURCED = 12


@click.command(epilog="Example: provenance --database sqlite:///try.db demo --output try")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo"),
    show_default=True,
    help="Folder for the reports.",
)
@click.pass_obj
def demo(state: State, output: Path) -> int:
    """Ingest the two documents that come with the program, show what was found, and write full reports.

    The documents are in our own words; their facts are those of two published articles.
    """
    initialise(state.settings.database, state.analyst)
    summary = ingest_files(state.database, [find_resources() / "seeds" / "documents"], analyst=state.analyst)
    for item in summary.documents:
        if item.document_id is not None:
            _show(state, item.document_id, output)
    print_text(f"Database: {state.database.address}", bold=True)
    print_text("Next: provenance --help")
    return 1 if summary.failed else 0


def _show(state: State, document_id: int, output: Path) -> None:
    with state.database.reading() as transaction:
        facts = load_facts(transaction, [document_id])
    document = facts.documents[0]
    published = document.published
    dated = (published.iso() + (" (inferred)" if published.inferred else "")) if published else "no date"
    print_text(f"{document.title or document.name}", bold=True)
    print_text(f"  {document.publisher or 'publisher not stated'}, {dated}, {document.length} characters")
    print_text("")
    print_claims(facts, width=110)
    print_text("")
    written = write_reports(state.database, document_id, output, ("md", "html"))
    _print_outlets(written.report)
    _print_unsourced(written.report)
    print_text(written.report.summary.statement)
    for path in written.files:
        print_text(f"  full report: {path}")
    print_text("")


def _print_outlets(report: Report) -> None:
    rows = [
        (source.name, source.kind.replace("_", " "), source.country or "unknown", source.claims)
        for source in report.sources
        if SourceKind(source.kind).publishes
    ]
    print_table(("Outlet", "Kind", "Country", "Claims"), rows, title="Outlets by how many claims lean on them")
    print_text("")


def _print_unsourced(report: Report) -> None:
    unsourced = [claim for claim in report.claims if not claim.sourced]
    print_text(f"Unsourced: {len(unsourced)} of {len(report.claims)} claims are in the document's own voice")
    for claim in unsourced[:_MOST_UNSOURCED]:
        print_text(f"  {claim.id}: {cut_text(claim.text, 120)}")
    if len(unsourced) > _MOST_UNSOURCED:
        print_text(f"  … and {len(unsourced) - _MOST_UNSOURCED} more: provenance claims list --unsourced")
    print_text("")
