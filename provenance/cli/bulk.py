"""``provenance review accept --where …``: decisions on many claims at once, shown before they are made."""

import click

from provenance.cli.decisions import print_decision
from provenance.cli.options import because_option, json_option
from provenance.cli.origin_views import tell_count
from provenance.cli.output import print_json, print_note, print_table, print_text
from provenance.cli.state import State
from provenance.errors import UsageError
from provenance.model.filters import FIELDS
from provenance.store import ClaimState
from provenance.text.safety import cut_text


def _list_fields(command: click.Command, formatter: click.HelpFormatter) -> None:
    del command
    with formatter.section("Fields of a filter"):
        rows = [
            (name, f"{one.help}: {', '.join(one.values)}" if one.values else one.help) for name, one in FIELDS.items()
        ]
        formatter.write_dl(rows)


class FilterCommand(click.Command):
    """A command whose help lists the fields of the filter language."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the fields, then the example."""
        _list_fields(self, formatter)
        super().format_epilog(ctx, formatter)


where_option = click.option("--where", required=True, metavar="FILTER", help="Which claims; see below.")
yes_option = click.option("--yes", is_flag=True, help="Do it; without this, only show what would be done.")
expect_option = click.option(
    "--expect", type=click.IntRange(0), metavar="COUNT", help="Do nothing if it is about more or fewer claims."
)
_EXAMPLE = "Example: provenance review {} --where '{}' --because {} --yes"


@click.command(cls=FilterCommand, epilog=_EXAMPLE.format("accept", "hedging=none and source.rating<=B", "plain"))
@where_option
@because_option
@yes_option
@expect_option
@json_option
@click.pass_obj
def accept(state: State, *, where: str, because: str, yes: bool, expect: int | None, as_json: bool) -> None:
    """Accept all claims that a filter means; without --yes, show how many and which.

    A test is FIELD = VALUE (also != < <= > >=, ~ for words in a text, in (A, B)); tests are joined by and, or, not and
    brackets. Unless the filter speaks of state, it means claims that wait for review. It is one decision: one undo.
    """
    _decide(state, where, ClaimState.ACCEPTED, because, yes=yes, expect=expect, as_json=as_json)


@click.command(cls=FilterCommand, epilog=_EXAMPLE.format("reject", 'text ~ "subscribe now"', "advert"))
@where_option
@because_option
@yes_option
@expect_option
@json_option
@click.pass_obj
def reject(state: State, *, where: str, because: str, yes: bool, expect: int | None, as_json: bool) -> None:
    """Reject all claims that a filter means; without --yes, show how many and which. Filters are as for `accept`."""
    _decide(state, where, ClaimState.REJECTED, because, yes=yes, expect=expect, as_json=as_json)


@click.command(cls=FilterCommand, epilog=_EXAMPLE.format("reopen", "state=accepted and document=3", "misread"))
@where_option
@because_option
@yes_option
@expect_option
@json_option
@click.pass_obj
def reopen(state: State, *, where: str, because: str, yes: bool, expect: int | None, as_json: bool) -> None:
    """Put all claims that a filter means back among those that wait; say in it which state they are in now."""
    _decide(state, where, ClaimState.READ, because, yes=yes, expect=expect, as_json=as_json)


def _decide(
    state: State, where: str, target: ClaimState, because: str, *, yes: bool, expect: int | None, as_json: bool
) -> None:
    from provenance.workflow.bulk import decide_where  # noqa: PLC0415 -- reading costs 0.3 s, and help needs none

    if not because.strip():
        message = "a bulk decision needs a reason; give one with --because"
        raise UsageError(message)
    if not yes:
        _show(state, where, target, as_json=as_json)
        return
    decision = decide_where(state.desk, where, target, because=because, expected=expect)
    if as_json:
        print_json({"done": decision.done, "set_id": decision.set_id, "claims": list(decision.claims)})
        return
    print_decision(decision)
    print_text(tell_count(len(decision.claims), "claim"))


def _show(state: State, where: str, target: ClaimState, *, as_json: bool) -> None:
    from provenance.workflow.bulk import preview  # noqa: PLC0415 -- as above

    found = preview(state.desk, where)
    if as_json:
        print_json({"would": str(target), "claims": list(found.claims), "documents": found.documents})
        return
    rows = [
        (
            one.id,
            one.document_id,
            one.state,
            str(one.level),
            "; ".join(one.cited) or "own voice",
            cut_text(one.text, 120),
        )
        for one in found.samples
    ]
    if rows:
        print_table(("Claim", "Document", "State", "Hedging", "Sources", "Text"), rows)
    claims, documents = tell_count(len(found.claims), "claim"), tell_count(found.documents, "document")
    print_text(f"{claims} of {documents} would be {target}; --yes does it")
    if len(found.claims) > len(rows):
        print_note(f"shown are the first and the last, {len(rows)} of them")
