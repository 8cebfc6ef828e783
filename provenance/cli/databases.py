"""``provenance init`` and ``provenance db``: making, upgrading, checking and saving the database."""

from pathlib import Path

import click

from provenance.cli.options import json_option
from provenance.cli.output import print_json, print_note, print_text
from provenance.cli.state import State
from provenance.store import (
    PREFIX,
    apply_roles,
    backup_database,
    check_database,
    describe_engine,
    has_revision_hash,
    name_roles,
    verify_history,
    write_roles,
)
from provenance.workflow.databases import describe_schema, initialise, upgrade_schema


@click.command(epilog="Example: PROVENANCE_DATABASE=sqlite:///case.db provenance init")
@click.pass_obj
def init(state: State) -> None:
    """Make the database, or bring it up to date, and load the registry; harmless to repeat."""
    result = initialise(state.settings.database, state.analyst)
    kept = result.kept
    print_text(f"{result.address}: schema {result.revision}")
    print_text(f"{result.outlets} outlets: {kept.added} new, {kept.changed} changed, {kept.unchanged} as before")


@click.group(epilog="Example: provenance db verify")
def db() -> None:
    """Care for the database: schema, integrity, history, copies."""


@db.command(epilog="Example: provenance db upgrade")
@click.pass_obj
def upgrade(state: State) -> None:
    """Bring the schema up to date; the data stay."""
    before, after = upgrade_schema(state.settings.database)
    print_text(f"schema {after}, unchanged" if before == after else f"schema {before or 'none'} -> {after}")


@db.command(epilog="Example: provenance db current --json")
@json_option
@click.pass_obj
def current(state: State, as_json: bool) -> None:
    """Show the schema of the database, and the newest that this program knows."""
    found, newest = describe_schema(state.settings.database)
    if as_json:
        print_json({"current": found, "newest": newest})
        return
    print_text(f"schema {found or 'none'}, newest {newest}")
    if found != newest:
        print_note("run `provenance db upgrade`")


@db.command(epilog="Example: provenance db check")
@json_option
@click.pass_obj
def check(state: State, as_json: bool) -> int:
    """Look for what no constraint can see: spans, loops, digests; exit 1 if anything is wrong."""
    with state.database.reading() as transaction:
        engine = describe_engine(transaction)
        faults = [str(fault) for fault in check_database(transaction)]
    if as_json:
        print_json({"engine": engine, "faults": faults})
        return 1 if faults else 0
    print_text(engine)
    for fault in faults:
        print_text(fault)
    print_text(f"{len(faults)} faults" if faults else "no fault found")
    return 1 if faults else 0


@db.command(epilog="Example: provenance db verify --head 3f9a…")
@click.option("--head", metavar="HASH", help="The chain's head as it was noted elsewhere; must still be in the chain.")
@json_option
@click.pass_obj
def verify(state: State, head: str | None, as_json: bool) -> int:
    """Recompute the hash chain of the history; exit 1 and name the first broken link if it does not hold."""
    with state.database.reading() as transaction:
        result = verify_history(transaction)
        faults = list(result.faults)
        if head is not None and not has_revision_hash(transaction, head):
            faults.append(f"no revision has the hash {head}: the history was cut or rewritten since it was noted")
    if as_json:
        print_json({"revisions": result.revisions, "head": result.head.hash, "faults": faults})
        return 1 if faults else 0
    for fault in faults:
        print_text(fault)
    if not faults:
        print_text(f"{result.revisions} revisions, unbroken; head {result.head.hash}")
    return 1 if faults else 0


@db.command(epilog="Example: provenance db backup copy.db")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def backup(state: State, path: Path) -> None:
    """Write a consistent copy of the database to PATH while others may be working."""
    size = backup_database(state.database, path)
    print_text(f"wrote {path}: {size} bytes")


@db.command(epilog="Example: provenance db roles --apply; provenance db roles | psql case")
@click.option("--prefix", default=PREFIX, show_default=True, metavar="NAME", help="What the roles' names begin with.")
@click.option("--apply", "applied", is_flag=True, help="Run the statements here, instead of printing them.")
@click.pass_obj
def roles(state: State, prefix: str, applied: bool) -> None:
    """Print the SQL that makes the roles reader, analyst and owner of a PostgreSQL database, or run it.

    A reader changes nothing; an analyst never alters or deletes history or original bytes; the owner migrates. Grant
    them to those who log in: GRANT provenance_analyst TO ana.
    """
    if not applied:
        for statement in write_roles(prefix):
            print_text(f"{statement};")
        return
    apply_roles(state.database, prefix)
    print_text(f"roles: {', '.join(name_roles(prefix))}")
