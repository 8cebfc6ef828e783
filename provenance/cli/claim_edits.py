"""``provenance claims accept``, ``edit``, ``split`` …: what an analyst decides about a claim itself."""

import click

from provenance.cli.decisions import print_decision
from provenance.cli.options import because_option, optional_because_option, seen_option
from provenance.cli.state import State
from provenance.errors import UsageError
from provenance.model.vocabulary import HedgeLevel, Stance, Voucher

claim_argument = click.argument("claim", type=click.IntRange(1))
claims_argument = click.argument("claims", nargs=-1, required=True, type=click.IntRange(1), metavar="CLAIM...")
start_option = click.option("--start", type=click.IntRange(0), metavar="OFFSET", help="First character, from 0.")
end_option = click.option("--end", type=click.IntRange(0), metavar="OFFSET", help="Where it ends, exclusive.")
text_option = click.option("--text", metavar="WORDS", help="Instead of offsets: the words, exactly as they stand.")


@click.command(epilog='Example: provenance claims accept 12 13 --because "as the text says"')
@claims_argument
@optional_because_option
@seen_option
@click.pass_obj
def accept(state: State, claims: tuple[int, ...], because: str | None, seen: int | None) -> None:
    """Accept claims as they stand."""
    from provenance.workflow.reviewing import accept_claims  # noqa: PLC0415 -- reading costs 0.3 s, and help needs none

    print_decision(accept_claims(state.desk, claims, because=because, seen_version=_check_seen(claims, seen)))


@click.command(epilog='Example: provenance claims reject 12 --because "an opinion, no claim"')
@claims_argument
@because_option
@seen_option
@click.pass_obj
def reject(state: State, claims: tuple[int, ...], because: str, seen: int | None) -> None:
    """Reject claims: they state nothing, or nothing that was read rightly. They stay readable."""
    from provenance.workflow.reviewing import reject_claims  # noqa: PLC0415 -- as above

    print_decision(reject_claims(state.desk, claims, because=because, seen_version=_check_seen(claims, seen)))


@click.command(epilog="Example: provenance claims reopen 12")
@claims_argument
@optional_because_option
@seen_option
@click.pass_obj
def reopen(state: State, claims: tuple[int, ...], because: str | None, seen: int | None) -> None:
    """Put claims back among those that wait for review."""
    from provenance.workflow.reviewing import reopen_claims  # noqa: PLC0415 -- as above

    print_decision(reopen_claims(state.desk, claims, because=because, seen_version=_check_seen(claims, seen)))


@click.command(epilog='Example: provenance claims edit 12 --text "Nine people were hurt"')
@claim_argument
@start_option
@end_option
@text_option
@optional_because_option
@seen_option
@click.pass_obj
def edit(
    state: State,
    claim: int,
    *,
    start: int | None,
    end: int | None,
    text: str | None,
    because: str | None,
    seen: int | None,
) -> None:
    """Give CLAIM another span of its document's text; what is left of a bound not given stays as it is."""
    from provenance.workflow.places import find_place, load_place  # noqa: PLC0415 -- as above
    from provenance.workflow.reviewing import change_span  # noqa: PLC0415 -- as above

    place = load_place(state.desk, claim)
    if text is None and start is None and end is None:
        message = "give --start, --end or --text"
        raise UsageError(message)
    span = find_place(place.text, text, near=place.span) if text is not None else place.span
    first, last = (span.start if start is None else start), (span.end if end is None else end)
    print_decision(change_span(state.desk, claim, first, last, because=because, seen_version=seen))


@click.command(epilog='Example: provenance claims add 3 --text "The bridge was closed"')
@click.argument("document")
@start_option
@end_option
@text_option
@optional_because_option
@click.pass_obj
def add(
    state: State, document: str, *, start: int | None, end: int | None, text: str | None, because: str | None
) -> None:
    """Add a claim that reading missed, from a span of DOCUMENT's text; it is read and accepted at once."""
    from provenance.store import find_document, load_text  # noqa: PLC0415 -- as above
    from provenance.workflow.places import find_place  # noqa: PLC0415 -- as above
    from provenance.workflow.reviewing import add_claim  # noqa: PLC0415 -- as above

    with state.database.reading() as transaction:
        number = find_document(transaction, document).id
        whole = load_text(transaction, number)
    if text is not None:
        span = find_place(whole, text)
        start, end = span.start, span.end
    if start is None or end is None:
        message = "give --start and --end, or --text"
        raise UsageError(message)
    print_decision(add_claim(state.desk, number, start, end, because=because))


@click.command(epilog='Example: provenance claims split 12 --before "and the road"')
@claim_argument
@click.option("--at", type=click.IntRange(0), metavar="OFFSET", help="Where to cut: an offset of the document's text.")
@click.option("--before", metavar="WORDS", help="Instead of an offset: the words with which the second part begins.")
@optional_because_option
@seen_option
@click.pass_obj
def split(
    state: State, claim: int, *, at: int | None, before: str | None, because: str | None, seen: int | None
) -> None:
    """Cut CLAIM in two; a bracket at its end still covers both parts."""
    from provenance.workflow import reviewing  # noqa: PLC0415 -- as above
    from provenance.workflow.places import find_place, load_place  # noqa: PLC0415 -- as above

    if before is not None:
        place = load_place(state.desk, claim)
        at = find_place(place.text, before, near=place.span).start
    if at is None:
        message = "give --at or --before"
        raise UsageError(message)
    print_decision(reviewing.split(state.desk, claim, at, because=because, seen_version=seen))


@click.command(epilog="Example: provenance claims merge 12")
@claim_argument
@optional_because_option
@seen_option
@click.pass_obj
def merge(state: State, claim: int, because: str | None, seen: int | None) -> None:
    """Make CLAIM and the one after it in the text one; the second is rejected and stays readable."""
    from provenance.workflow.reviewing import merge_with_next  # noqa: PLC0415 -- as above

    print_decision(merge_with_next(state.desk, claim, because=because, seen_version=seen))


@click.command(epilog='Example: provenance claims hedge 12 --level hedged --because "\\"reportedly\\" covers it"')
@claim_argument
@click.option("--level", type=click.Choice([str(level) for level in HedgeLevel]), help="How far its author commits.")
@click.option("--voucher", type=click.Choice([str(voucher) for voucher in Voucher]), help="Whose word it is.")
@click.option("--stance", type=click.Choice([str(stance) for stance in Stance]), help="What the verb says of it.")
@optional_because_option
@seen_option
@click.pass_obj
def hedge(
    state: State,
    claim: int,
    *,
    level: str | None,
    voucher: str | None,
    stance: str | None,
    because: str | None,
    seen: int | None,
) -> None:
    """Set the hedging of CLAIM; what is not given stays, and so do the cues."""
    from provenance.workflow.reviewing import change_hedging  # noqa: PLC0415 -- as above

    decision = change_hedging(
        state.desk,
        claim,
        level=None if level is None else HedgeLevel(level),
        voucher=None if voucher is None else Voucher(voucher),
        stance=None if stance is None else Stance(stance),
        because=because,
        seen_version=seen,
    )
    print_decision(decision)


def _check_seen(claims: tuple[int, ...], seen: int | None) -> int | None:
    if seen is not None and len(claims) > 1:
        message = "--seen tells the version of one claim; give one claim"
        raise UsageError(message)
    return seen


COMMANDS = (accept, reject, reopen, edit, add, split, merge, hedge)
"""Those that ``claims`` takes up."""
