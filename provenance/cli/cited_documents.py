"""``provenance links cited``: which citation means which document that was read too."""

from typing import Any

import click

from provenance.cli.options import because_option, json_option, limit_option
from provenance.cli.output import print_json, print_note, print_table, print_text
from provenance.cli.state import State
from provenance.model.links import CitedDocumentFact
from provenance.model.vocabulary import LinkState
from provenance.store import (
    Transaction,
    add_cited_document,
    decide_cited_document,
    find_document,
    find_source,
    list_cited_documents,
    list_documents,
    load_sources,
)

number_argument = click.argument("number", type=click.IntRange(1))


@click.group(epilog="Example: provenance links cited list --state suggested")
def cited() -> None:
    """Which citation means which document that was read too; once accepted, chains run on through it."""


@cited.command(name="list", epilog="Example: provenance links cited list --document 3")
@click.option("--document", metavar="DOCUMENT", help="Citing or cited: id, SHA-256, name or title.")
@click.option("--state", "standing", type=click.Choice([str(one) for one in LinkState]), help="In this state.")
@limit_option
@json_option
@click.pass_obj
def list_command(state: State, document: str | None, standing: str | None, limit: int, as_json: bool) -> None:
    """List what citations mean, with the reasons, in the order of suggestion."""
    with state.database.reading() as transaction:
        number = None if document is None else find_document(transaction, document).id
        wanted = None if standing is None else LinkState(standing)
        found = list_cited_documents(transaction, document_id=number, state=wanted, limit=limit)
        titles, names = _name_all(transaction, found)
    if as_json:
        print_json([_describe(one, titles, names) for one in found])
        return
    if not found:
        print_note("no cited document; `provenance link suggest` looks for them")
        return
    rows = [
        (
            one.id,
            one.state.value,
            "" if one.score is None else f"{one.score:.2f}",
            f"{one.document_id}: {titles[one.document_id]}",
            names[one.source_id] + (f", {one.cited_on}" if one.cited_on else ""),
            f"{one.cited_document_id}: {titles[one.cited_document_id]}",
            "; ".join([*one.reasons, *(f"{vote.state.value} by {vote.analyst}: {vote.reason}" for vote in one.votes)]),
        )
        for one in found
    ]
    print_table(("Number", "State", "Score", "Document", "Cites", "Which is", "Why"), rows)


@cited.command(epilog='Example: provenance links cited add 3 Dawn 8 --on 2017-03-12 --because "same headline"')
@click.argument("document")
@click.argument("outlet")
@click.argument("cited_document")
@click.option("--on", "cited_on", metavar="DATE", help="The date as DOCUMENT cites it: YYYY, YYYY-MM or YYYY-MM-DD.")
@because_option
@click.pass_obj
def add(  # noqa: PLR0917 -- one parameter an option, passed by name
    state: State, document: str, outlet: str, cited_document: str, cited_on: str | None, because: str
) -> None:
    """Say that where DOCUMENT cites OUTLET it means CITED_DOCUMENT; without a date, wherever it cites it."""
    with state.database.writing(state.analyst, because) as transaction:
        number = add_cited_document(
            transaction,
            find_document(transaction, document).id,
            find_source(transaction, outlet).source.id,
            find_document(transaction, cited_document).id,
            cited_on,
        )
        decide_cited_document(transaction, number, LinkState.ACCEPTED, because)
    print_text(f"cited document {number}: accepted")


@cited.command(epilog='Example: provenance links cited accept 2 --because "same headline"')
@number_argument
@because_option
@click.pass_obj
def accept(state: State, number: int, because: str) -> None:
    """Accept that the citation means the document: chains run on through it."""
    _decide(state, number, LinkState.ACCEPTED, because)


@cited.command(epilog='Example: provenance links cited reject 2 --because "another piece of that day"')
@number_argument
@because_option
@click.pass_obj
def reject(state: State, number: int, because: str) -> None:
    """Reject it; it is not suggested again."""
    _decide(state, number, LinkState.REJECTED, because)


def _decide(state: State, number: int, standing: LinkState, because: str) -> None:
    with state.database.writing(state.analyst, because) as transaction:
        decide_cited_document(transaction, number, standing, because)
    print_text(f"cited document {number}: {standing.value}")


def _name_all(transaction: Transaction, found: list[CitedDocumentFact]) -> tuple[dict[int, str], dict[int, str]]:
    titles = {one.id: one.title or one.name or "" for one in list_documents(transaction)}
    names = {one.id: one.name for one in load_sources(transaction, {one.source_id for one in found})}
    return titles, names


def _describe(one: CitedDocumentFact, titles: dict[int, str], names: dict[int, str]) -> dict[str, Any]:
    return {
        "id": one.id,
        "document": {"id": one.document_id, "title": titles[one.document_id]},
        "source": names[one.source_id],
        "cited_on": one.cited_on,
        "cited_document": {"id": one.cited_document_id, "title": titles[one.cited_document_id]},
        "state": one.state.value,
        "score": one.score,
        "reasons": list(one.reasons),
        "votes": [{"analyst": vote.analyst, "state": vote.state.value, "reason": vote.reason} for vote in one.votes],
        "version": one.version,
    }
