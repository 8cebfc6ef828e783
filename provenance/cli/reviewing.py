"""``provenance review``: the terminal application, and below it what reviewing needs besides.

``cli`` and ``review`` are siblings and never import one another: the application is looked up by name when it is asked
for, as every command is.
"""

import importlib
import sys
from pathlib import Path
from typing import Any

import click

from provenance.cli.lazy import Entry, LazyGroup
from provenance.cli.state import State
from provenance.model.vocabulary import HedgeLevel

APPLICATION = "provenance.review.main"
KEYS = "provenance.review.keys"
ENTRIES: dict[str, Entry] = {
    "next": Entry("handing_out:next_command", "Hand you claims that nobody else is reviewing."),
    "release": Entry("handing_out:release", "Give claims back that you hold."),
    "assign": Entry("handing_out:assign_command", "Say who reviews which claims."),
    "held": Entry("handing_out:held", "Who holds which claims."),
    "agreement": Entry("handing_out:agreement", "How far analysts agree, and what is to be settled."),
    "accept": Entry("bulk:accept", "Accept all claims that a filter means, in one decision."),
    "reject": Entry("bulk:reject", "Reject all claims that a filter means, in one decision."),
    "reopen": Entry("bulk:reopen", "Put all claims that a filter means back among those that wait."),
}
"""What stands below ``provenance review``, as in ``root.COMMANDS``."""


class ReviewGroup(LazyGroup):
    """A group whose help also lists every key with the commands that do the same."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the keys, then the example."""
        with formatter.section("Keys, what they do, and the commands of provenance that do the same"):
            formatter.write_dl([(key, f"{does}: {same}" if same else does) for key, does, same in list_twins()])
        super().format_epilog(ctx, formatter)


def list_twins() -> list[tuple[str, str, str]]:
    """Return each key of the application, what it does, and the commands that do the same."""
    rows: list[tuple[str, str, str]] = importlib.import_module(KEYS).list_twins()
    return rows


@click.group(
    cls=ReviewGroup,
    entries=ENTRIES,
    invoke_without_command=True,
    subcommand_metavar="[COMMAND]",
    epilog="Example: provenance review --document 1 --unsourced-first",
)
@click.option("--document", metavar="DOCUMENT", help="Claims of this document: id, SHA-256, name or title.")
@click.option("--outlet", metavar="NAME", help="Claims that lean on this source: key, name or alias.")
@click.option(
    "--hedging", type=click.Choice([str(level) for level in HedgeLevel]), help="Claims of this hedging level."
)
@click.option("--unsourced-first", is_flag=True, help="Claims that cite nobody come first.")
@click.option("--search", "words", metavar="WORDS", help="Claims that hold these words, the most fitting first.")
@click.option("--links", "kind", flag_value="links", help="Suggested links, the surest first.")
@click.option("--outlets", "kind", flag_value="outlets", help="Outlets that nobody knows yet.")
@click.option("--findings", "kind", flag_value="findings", help="What an audit finds.")
@click.option("--all", "every", is_flag=True, help="Also what was decided before.")
@click.option("--double", is_flag=True, help="A second decision on each: also what others hold or decided on.")
@click.option(
    "--keys",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="TOML file with keys of your own; else PROVENANCE_KEYS, else provenance/keys.toml in your folder of settings.",
)
@click.pass_context
def review(  # noqa: PLR0917 -- one parameter an option, passed by name
    ctx: click.Context,
    document: str | None,
    outlet: str | None,
    hedging: str | None,
    unsourced_first: bool,
    words: str | None,
    kind: str | None,
    every: bool,
    double: bool,
    keys: Path | None,
) -> None:
    """Review claims, links, outlets or findings at the terminal: one key a decision, each kept at once.

    Without options: the claims that nobody has decided on yet. `?` shows the keys.
    """
    if ctx.invoked_subcommand is not None:
        return
    state = ctx.ensure_object(State)
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        message = "a review needs a terminal; every key has a command that does the same, `review --help` lists them"
        raise click.UsageError(message)
    choice: dict[str, Any] = {"kind": kind or "claims", "level": hedging, "unsourced_first": unsourced_first}
    choice |= {"words": words, "every": every or double or bool(words), "double": double}
    choice = complete_choice(state, choice, document, outlet)
    application = importlib.import_module(APPLICATION)
    application.open_review(state.database, state.analyst, **choice, keys_file=keys or state.settings.keys)


def complete_choice(state: State, choice: dict[str, Any], document: str | None, outlet: str | None) -> dict[str, Any]:
    """Return what the options chose with the numbers of the document and source named, and the queue's title.

    Raises:
        NotFoundError: if one of them is not there.
        StoreError: if a name means several.
    """
    from provenance.store import find_document, find_source  # noqa: PLC0415 -- help needs no store

    with state.database.reading() as transaction:
        filters = {
            "document_id": None if document is None else find_document(transaction, document).id,
            "source_id": None if outlet is None else find_source(transaction, outlet).source.id,
        }
    return choice | filters | {"title": _name_queue(choice | filters, document, outlet)}


def _name_queue(choice: dict[str, Any], document: str | None, outlet: str | None) -> str:
    """Return what the queue is called on the screen."""
    kinds = {"links": "suggested links", "outlets": "proposed outlets", "findings": "findings"}
    name = kinds.get(choice["kind"], "all claims" if choice["every"] else "open claims")
    if document is not None:
        name += f" of document {choice['document_id']}"
    if outlet is not None:
        name += f" that lean on {outlet}"
    if choice["level"] is not None:
        name += f", {choice['level'].replace('_', ' ')}"
    if choice["words"]:
        name += f", search: {choice['words']}"
    return name + (", unsourced first" if choice["unsourced_first"] else "")
