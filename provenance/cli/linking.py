"""``provenance link``: compare claims with one another, and keep what that suggests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from provenance.cli.options import check_day, json_option
from provenance.cli.origin_views import tell_count
from provenance.cli.output import print_json, print_note, print_text, show_progress
from provenance.cli.state import State
from provenance.store import find_document

if TYPE_CHECKING:
    from provenance.workflow.linking import LinkSummary


@click.group(epilog="Example: provenance link suggest")
def link() -> None:
    """Find claims about the same thing across documents, and documents that others cite."""


@link.command(epilog="Example: provenance link suggest --since 2026-05-01")
@click.option("--document", metavar="DOCUMENT", help="Only this document with all others: id, SHA-256, name or title.")
@click.option("--since", metavar="DAY", help="Only documents ingested since this day (YYYY-MM-DD, UTC).")
@click.option("--all", "everything", is_flag=True, help="All documents again, those compared before included.")
@json_option
@click.pass_obj
def suggest(state: State, document: str | None, since: str | None, everything: bool, as_json: bool) -> None:
    """Suggest links between claims; without an option, for the documents that were not compared yet.

    Doing it again changes nothing; what analysts decided stays. A rejected pair comes back only if one of its claims
    was changed since.
    """
    from provenance.workflow.ingest import load_words  # noqa: PLC0415 -- reading needs the whole lexicon; help none
    from provenance.workflow.linking import LinkScope, suggest_links  # noqa: PLC0415 -- as above

    if sum((document is not None, since is not None, everything)) > 1:
        message = "--document, --since and --all exclude one another"
        raise click.UsageError(message)
    day = check_day(since)
    with state.database.reading() as transaction:
        number = None if document is None else find_document(transaction, document).id
    scope = LinkScope(number, day, everything)
    lexicon = load_words(state.database)
    summary = suggest_links(state.database, lexicon, analyst=state.analyst, scope=scope, progress=_show_stage)
    if as_json:
        print_json(_describe(summary))
        return
    kept, cited = summary.kept, summary.cited
    if not summary.documents:
        print_text("Every document was compared before; --all compares them again.")
        return
    print_text(
        f"{tell_count(kept.added, 'link')} suggested, {kept.refreshed} renewed, {kept.reopened} opened again; "
        f"{kept.known} were known, {kept.decided} are decided"
    )
    print_text(
        f"{tell_count(cited.added, 'cited document')} suggested, {cited.refreshed} renewed; {cited.known} were known"
    )
    print_note(f"{tell_count(summary.documents, 'document')}, {summary.pairs} pairs of claims compared")


@contextmanager
def _show_stage(name: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show how far a stage is."""
    with show_progress(name, total) as advance:

        def step(done: int) -> None:
            for _ in range(done):
                advance("")

        yield step


def _describe(summary: "LinkSummary") -> dict[str, object]:
    kept, cited = summary.kept, summary.cited
    return {
        "documents": summary.documents,
        "pairs": summary.pairs,
        "run": None if kept.run is None else kept.run.id,
        "added": kept.added,
        "refreshed": kept.refreshed,
        "reopened": kept.reopened,
        "known": kept.known,
        "decided": kept.decided,
        "cited_documents": {"added": cited.added, "refreshed": cited.refreshed, "known": cited.known},
    }
