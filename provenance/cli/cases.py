"""``provenance case``: named sets of documents."""

from typing import Any

import click

from provenance.cli.options import json_option
from provenance.cli.origin_views import tell_count
from provenance.cli.output import print_json, print_note, print_table, print_text
from provenance.cli.state import State
from provenance.store import Case, add_to_case, find_case, find_document, list_cases, list_documents, open_case


@click.group(epilog='Example: provenance case new "North 2018" && provenance case add "North 2018" 1 2')
def case() -> None:
    """Named sets of documents that are worked on and reported together."""


@case.command(epilog='Example: provenance case new "North 2018" --description "who is in the north"')
@click.argument("name")
@click.option("--description", metavar="TEXT", help="What the case is about.")
@click.pass_obj
def new(state: State, name: str, description: str | None) -> None:
    """Open the case NAME."""
    with state.database.writing(state.analyst) as transaction:
        made = open_case(transaction, name, description)
    print_text(f"case {made.id}: {made.name}")


@case.command(epilog='Example: provenance case add "North 2018" 1 2')
@click.argument("name")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@click.pass_obj
def add(state: State, name: str, documents: tuple[str, ...]) -> None:
    """Put documents into the case NAME; each by id, SHA-256, name or title."""
    with state.database.writing(state.analyst) as transaction:
        found = find_case(transaction, name)
        ids = [find_document(transaction, wanted).id for wanted in documents]
        fresh = add_to_case(transaction, found.id, ids)
    print_text(f"{found.name}: {tell_count(fresh, 'document')} added, {len(set(ids)) - fresh} were in it")


@case.command(name="list", epilog="Example: provenance case list --json")
@json_option
@click.pass_obj
def list_command(state: State, as_json: bool) -> None:
    """List the cases."""
    with state.database.reading() as transaction:
        cases = list_cases(transaction)
    if as_json:
        print_json([_describe(item) for item in cases])
        return
    if not cases:
        print_note("no case yet; `provenance case new NAME` opens one")
        return
    print_table(
        ("Case", "Name", "Documents", "Opened by", "Opened"),
        [(item.id, item.name, len(item.documents), item.analyst, f"{item.opened_at:%Y-%m-%d}") for item in cases],
    )


@case.command(epilog='Example: provenance case show "North 2018"')
@click.argument("name")
@json_option
@click.pass_obj
def show(state: State, name: str, as_json: bool) -> None:
    """Show the case NAME with its documents."""
    with state.database.reading() as transaction:
        found = find_case(transaction, name)
        held = [entry for entry in list_documents(transaction) if entry.id in set(found.documents)]
    if as_json:
        titles = [{"id": entry.id, "title": entry.title, "claims": entry.claims} for entry in held]
        print_json(_describe(found) | {"documents": titles})
        return
    print_text(found.name, bold=True)
    if found.description:
        print_text(found.description)
    if held:
        rows = [(entry.id, entry.title or entry.name or "", entry.publisher or "", entry.claims) for entry in held]
        print_table(("Document", "Title", "Publisher", "Claims"), rows)
    else:
        print_note("no document in it; `provenance case add NAME DOCUMENT` adds one")


def _describe(item: Case) -> dict[str, Any]:
    return {
        "id": item.id,
        "name": item.name,
        "description": item.description,
        "opened_by": item.analyst,
        "opened_at": item.opened_at.isoformat(),
        "documents": list(item.documents),
    }
