"""``provenance history``: who changed what, when and why."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import click

from provenance.cli.changes import describe_changes
from provenance.cli.options import check_day, json_option, limit_option
from provenance.cli.output import print_json, print_note, print_table, print_text
from provenance.cli.state import State
from provenance.store import NOUNS, Revision, list_revisions, load_revision, load_set
from provenance.workflow.deeds import find_names, name_deed, name_subject


@click.command(epilog="Example: provenance history claim 12; provenance history show 5; provenance history --by ana")
@click.argument("noun", required=False)
@click.argument("number", required=False, type=click.IntRange(1))
@click.option("--by", "analyst", metavar="ANALYST", help="Only changes of this analyst.")
@click.option("--since", metavar="DAY", help="Only changes since this day (YYYY-MM-DD, UTC).")
@limit_option
@json_option
@click.pass_obj
def history(  # noqa: PLR0917 -- one parameter an option, passed by name
    state: State,
    noun: str | None,
    number: int | None,
    analyst: str | None,
    since: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """List changes, newest first: of everything, of one NOUN (document, claim, source, case …) with its NUMBER.

    `history show NUMBER` shows one revision, before and after.
    """
    if noun == "show":
        if number is None:
            message = "which revision? `provenance history show NUMBER`"
            raise click.UsageError(message)
        _show(state, number, as_json=as_json)
        return
    noun = "source" if noun == "outlet" else noun
    if noun is not None and noun not in NOUNS:
        message = f"nothing has a history as {noun!r}; nouns are {', '.join(NOUNS)}"
        raise click.UsageError(message)
    day = check_day(since)
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
    with state.database.reading() as transaction:
        found = list_revisions(transaction, noun=noun, noun_id=number, analyst=analyst, since=start, limit=limit)
        names = find_names(transaction, found)
    if as_json:
        print_json([_describe(item) for item in found])
        return
    if not found:
        print_note("no such change")
        return
    rows = [
        (item.id, f"{item.at:%Y-%m-%d %H:%M:%S}", item.analyst, name_deed(item), _name_both(item, names), item.reason)
        for item in found
    ]
    print_table(("Revision", "When (UTC)", "Who", "Action", "What", "Why"), rows)


def _show(state: State, number: int, *, as_json: bool) -> None:
    with state.database.reading() as transaction:
        revision = load_revision(transaction, number)
        together = load_set(transaction, revision.set_id)
        names = find_names(transaction, [revision])
    if as_json:
        print_json(_describe(revision) | {"before": revision.before, "after": revision.after})
        return
    print_text(f"Revision {revision.id}: {name_deed(revision)} {_name_both(revision, names)}", bold=True)
    print_text(
        f"  {revision.at:%Y-%m-%d %H:%M:%S} UTC, {revision.analyst}"
        + (f": {revision.reason}" if revision.reason else "")
    )
    print_text(f"  hash {revision.hash}")
    for line in describe_changes(revision.before, revision.after):
        print_text(f"  {line}")
    if len(together) > 1:
        print_text(f"  decided together with {len(together) - 1} more, from revision {revision.set_id} on")


def _name_both(revision: Revision, names: Mapping[int, str]) -> str:
    """Return what a change is about, and of a verdict, rating or note its own number too, by which it is asked for."""
    own = f"{revision.noun} {revision.noun_id}".replace("_", " ")
    subject = name_subject(revision, names)
    return subject if subject.startswith(own) else f"{subject}, {own}"


def _describe(revision: Revision) -> dict[str, Any]:
    return {
        "id": revision.id,
        "set_id": revision.set_id,
        "at": revision.at.isoformat(),
        "analyst": revision.analyst,
        "action": revision.action,
        "noun": revision.noun,
        "noun_id": revision.noun_id,
        "document_id": revision.document_id,
        "reason": revision.reason,
        "hash": revision.hash,
    }
