"""``provenance demo``: the main job on the documents that come with the program."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import click

from provenance.cli.output import print_table, print_text
from provenance.cli.state import State
from provenance.cli.views import print_claims
from provenance.config import find_resources
from provenance.model.chains import find_chains
from provenance.model.facts import Facts, SourceFact
from provenance.model.vocabulary import CitationKind
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
    _print_outlets(facts)
    _print_unsourced(facts)
    written = write_reports(state.database, document_id, output, ("md", "html"))
    print_text(written.report.summary.statement)
    for path in written.files:
        print_text(f"  full report: {path}")
    print_text("")


def _print_outlets(facts: Facts) -> None:
    sources: Mapping[int, SourceFact] = {source.id: source for source in facts.sources}
    leaning: Counter[int] = Counter()
    for claim in facts.claims:
        cited = {hop.source_id for hop in claim.citations if hop.kind is not CitationKind.OWN_VOICE}
        leaning.update(key for key in cited if sources[key].is_outlet)
    rows = [
        (sources[key].name, sources[key].kind.value.replace("_", " "), sources[key].country or "unknown", count)
        for key, count in sorted(leaning.items(), key=lambda item: (-item[1], sources[item[0]].name))
    ]
    print_table(("Outlet", "Kind", "Country", "Claims"), rows, title="Outlets by how many claims lean on them")
    print_text("")


def _print_unsourced(facts: Facts) -> None:
    unsourced = [claim for claim in facts.claims if all(chain.is_own_voice for chain in find_chains(claim))]
    print_text(f"Unsourced: {len(unsourced)} of {len(facts.claims)} claims are in the document's own voice")
    for claim in unsourced[:_MOST_UNSOURCED]:
        print_text(f"  {claim.id}: {cut_text(claim.text, 120)}")
    if len(unsourced) > _MOST_UNSOURCED:
        print_text(f"  … and {len(unsourced) - _MOST_UNSOURCED} more: provenance claims list --unsourced")
    print_text("")
