"""``provenance review next``, ``assign``, ``agreement`` …: several analysts at one database."""

import click

from provenance.cli.options import json_option
from provenance.cli.origin_views import tell_count
from provenance.cli.output import print_json, print_note, print_table, print_text
from provenance.cli.state import State
from provenance.store import (
    MINUTES,
    ClaimFilter,
    assign,
    find_document,
    list_assignments,
    list_claims,
    release_claims,
    take_next,
)
from provenance.text.safety import cut_text

_SHOWN = 200


@click.command(name="next", epilog="Example: provenance review next --count 20 --document 3")
@click.option("--count", type=click.IntRange(1, 500), default=1, show_default=True, help="How many claims.")
@click.option("--minutes", type=click.IntRange(1), default=MINUTES, show_default=True, help="How long you keep them.")
@click.option("--document", metavar="DOCUMENT", help="Of this document: id, SHA-256, name or title.")
@click.option("--double", is_flag=True, help="A second decision on each: also those that others hold or decided on.")
@json_option
@click.pass_obj
def next_command(state: State, *, count: int, minutes: int, document: str | None, double: bool, as_json: bool) -> None:
    """Hand you claims to review, which nobody else is given until you decide, give them back, or the time is over.

    Asked again, it gives those that you still hold, for as long again.
    """
    with state.database.writing(state.analyst) as transaction:
        number = None if document is None else find_document(transaction, document).id
        ids = take_next(transaction, ClaimFilter(document_id=number), count=count, minutes=minutes, double=double)
        found = list_claims(transaction, ClaimFilter(ids=tuple(ids)))
    if as_json:
        print_json(
            [{"id": one.id, "document_id": one.document_id, "text": one.text, "state": one.state} for one in found]
        )
        return
    if not found:
        print_note("no claim is free")
        return
    rows = [(one.id, one.document_id, str(one.level), cut_text(one.text, 160)) for one in found]
    print_table(("Claim", "Document", "Hedging", "Text"), rows)


@click.command(epilog="Example: provenance review release 12 13")
@click.argument("claims", nargs=-1, type=click.IntRange(1), metavar="[CLAIM]...")
@click.pass_obj
def release(state: State, claims: tuple[int, ...]) -> None:
    """Give back claims that you hold: those named, or all."""
    with state.database.writing(state.analyst) as transaction:
        count = release_claims(transaction, claims or None)
    print_text(f"{tell_count(count, 'claim')} given back")


@click.command(name="assign", epilog="Example: provenance review assign bea 12 13 14")
@click.argument("analyst")
@click.argument("claims", nargs=-1, required=True, type=click.IntRange(1), metavar="CLAIM...")
@click.pass_obj
def assign_command(state: State, analyst: str, claims: tuple[int, ...]) -> None:
    """Say that ANALYST reviews these claims; they wait for nobody else until they are decided on or given back."""
    with state.database.writing(state.analyst) as transaction:
        for claim in claims:
            assign(transaction, "claim", claim, analyst)
    print_text(f"{tell_count(len(claims), 'claim')} assigned to {analyst}")


@click.command(epilog="Example: provenance review held --by bea")
@click.option("--by", "analyst", metavar="ANALYST", help="Only those of this analyst.")
@json_option
@click.pass_obj
def held(state: State, analyst: str | None, as_json: bool) -> None:
    """List who holds which claims, and until when."""
    with state.database.reading() as transaction:
        found = [one for one in list_assignments(transaction, assignee=analyst) if one.noun == "claim"]
    rows = [
        {
            "claim": one.noun_id,
            "analyst": one.assignee,
            "until": one.expires_at.isoformat(timespec="minutes") if one.expires_at else None,
        }
        for one in found
    ]
    if as_json:
        print_json(rows)
        return
    print_table(("Claim", "Analyst", "Until"), [tuple(row.values()) for row in rows])


@click.command(epilog="Example: provenance review agreement --disputes")
@click.option("--disputes", is_flag=True, help="Also list what is to be settled.")
@json_option
@click.pass_obj
def agreement(state: State, *, disputes: bool, as_json: bool) -> None:
    """Show how far analysts agree in each field, and on how many things they have to settle a difference.

    Raw agreement is the share of equal pairs; alpha (Krippendorff) is 1 for full agreement, 0 for what chance gives.
    """
    from provenance.workflow.agreements import compare_analysts  # noqa: PLC0415 -- NumPy costs 0.2 s; help needs none

    with state.database.reading() as transaction:
        compared = compare_analysts(transaction)
    if as_json:
        print_json(
            [
                {
                    "field": one.field,
                    "analysts": one.agreement.analysts,
                    "things": one.agreement.things,
                    "decisions": one.agreement.ratings,
                    "raw": one.agreement.raw,
                    "alpha": one.agreement.alpha,
                    "disputes": [{"thing": each.thing, "votes": dict(each.votes)} for each in one.disputes],
                }
                for one in compared
            ]
        )
        return
    rows = [
        (
            one.field,
            one.agreement.analysts,
            one.agreement.things,
            _show(one.agreement.raw),
            _show(one.agreement.alpha),
            len(one.disputes),
        )
        for one in compared
    ]
    print_table(("Field", "Analysts", "Things", "Raw", "Alpha", "To settle"), rows)
    if disputes:
        every = [each for one in compared for each in one.disputes]
        told = [(one.field, one.thing, "; ".join(f"{who}: {what}" for who, what in one.votes)) for one in every]
        print_table(("Field", "On", "Who said what"), told[:_SHOWN])
        if len(told) > _SHOWN:
            print_note(f"{len(told) - _SHOWN} more; --json has all")


def _show(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
