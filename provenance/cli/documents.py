"""``provenance ingest`` and ``provenance documents``."""

from datetime import UTC, datetime
from pathlib import Path

import click

from provenance.cli.again import read_again
from provenance.cli.options import MomentType, json_option, published_option
from provenance.cli.output import print_json, print_note, print_table, print_text, show_progress
from provenance.cli.piping import GivenPath, check_name, name_option
from provenance.cli.state import State
from provenance.load import find_files
from provenance.model.dates import PartialDate
from provenance.store import list_documents
from provenance.workflow.ingest import Given, Ingested, IngestSummary, ingest_files


@click.command(epilog="Example: provenance ingest articles/ --jobs 2")
@click.argument("paths", nargs=-1, type=GivenPath(), metavar="PATH...")
@published_option
@name_option
@click.option("--title", metavar="TEXT", help="Title, where the file does not tell.")
@click.option("--author", metavar="NAME", help="Author, where the file does not tell.")
@click.option("--publisher", metavar="NAME", help="Publisher, where the file does not tell.")
@click.option("--url", metavar="URL", help="Where the document was found.")
@click.option("--archived-url", metavar="URL", help="Where a copy is archived.")
@click.option(
    "--retrieved",
    type=MomentType(),
    metavar="TIME",
    help="When the document was retrieved, UTC: YYYY-MM-DD or YYYY-MM-DDTHH:MM.",
)
@click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that read at once.")
@click.option("--again", is_flag=True, help="Read kept documents anew: files, numbers or names; all by default.")
@click.option("--yes", is_flag=True, help="With --again: do it; without this, only show what would change.")
@click.option("--because", metavar="REASON", help="With --again: why; kept in the history.")
@json_option
@click.pass_obj
def ingest(  # noqa: PLR0917 -- one parameter an option, passed by name
    state: State,
    paths: tuple[Path, ...],
    published: PartialDate | None,
    name: str | None,
    title: str | None,
    author: str | None,
    publisher: str | None,
    url: str | None,
    archived_url: str | None,
    retrieved: datetime | None,
    jobs: int,
    again: bool,
    yes: bool,
    because: str | None,
    as_json: bool,
) -> int:
    """Read files or folders and keep their claims, with citations, hedging, quantities, dates and places.

    Text, Markdown, HTML, PDF, DOCX and JSON Lines of documents; "-" is the standard input. The same bytes again change
    nothing. A file that cannot be read is named and passed over; the exit code is then 1.

    --again reads what is kept with the present words and registry and shows what would be new, gone or different;
    --yes does it. Claims that somebody reviewed stay; those no longer found become orphaned.
    """
    if again:
        return read_again(state, tuple(str(path) for path in paths), keep=yes, because=because, as_json=as_json)
    if not paths:
        message = "name a file or folder, or give --again"
        raise click.UsageError(message)
    check_name(name, paths)
    retrieved_at = retrieved.replace(tzinfo=UTC) if retrieved else None
    given = Given(published, title, author, publisher, url, archived_url, retrieved_at, name)
    files = find_files(paths)
    with show_progress("Reading", len(files)) as advance:
        summary = ingest_files(
            state.database,
            files,
            analyst=state.analyst,
            given=given,
            jobs=jobs,
            advance=lambda item: advance(_describe(item)),
            watch=advance.reach,
        )
    _print_summary(summary, as_json=as_json)
    return 1 if summary.failed else 0


def _describe(item: Ingested) -> str:
    if item.error is not None:
        return item.error
    news = f"{item.claims} claims" if item.created else "unchanged"
    return f"{item.path}: {news}"


def _print_summary(summary: IngestSummary, *, as_json: bool) -> None:
    for item in summary.documents:
        if item.error is not None:
            print_note(item.error)
    if as_json:
        rows = [
            {
                "path": str(item.path),
                "document_id": item.document_id,
                "title": item.title,
                "created": item.created,
                "claims": item.claims,
                "problems": item.problems,
                "error": item.error,
            }
            for item in summary.documents
        ]
        print_json(rows)
        return
    kept = [item for item in summary.documents if item.error is None]
    if kept:
        print_table(
            ("Document", "Title", "Claims", "Left open", "News", "File"),
            [
                (
                    item.document_id,
                    item.title or "",
                    item.claims,
                    item.problems,
                    "new" if item.created else "unchanged",
                    item.path.name,
                )
                for item in kept
            ],
        )
    print_text(f"{summary.created} new, {summary.unchanged} unchanged, {summary.failed} failed")


@click.command(epilog="Example: provenance documents --json")
@json_option
@click.pass_obj
def documents(state: State, as_json: bool) -> None:
    """List the documents that were read, oldest first."""
    with state.database.reading() as transaction:
        listed = list_documents(transaction)
    if as_json:
        print_json(
            [
                {
                    "id": item.id,
                    "title": item.title,
                    "publisher": item.publisher,
                    "published": item.published.iso() if item.published else None,
                    "published_inferred": bool(item.published and item.published.inferred),
                    "claims": item.claims,
                    "sha256": item.sha256,
                    "ingested_at": item.ingested_at.isoformat(),
                    "ingested_by": item.ingested_by,
                }
                for item in listed
            ]
        )
        return
    if not listed:
        print_text("No document yet; `provenance ingest FILE` reads one.")
        return
    print_table(
        ("Document", "Title", "Publisher", "Published", "Claims"),
        [
            (
                item.id,
                item.title or item.name or "",
                item.publisher or "",
                (item.published.iso() + (" (inferred)" if item.published.inferred else "")) if item.published else "",
                item.claims,
            )
            for item in listed
        ],
    )
