"""``provenance links``: what links claims, decided by analysts, with reasons and history."""

from typing import Any

import click

from provenance.cli.cited_documents import cited
from provenance.cli.link_views import describe_link, describe_run, name_pair, print_link, tell_votes
from provenance.cli.loops import loops
from provenance.cli.options import because_option, json_option, limit_option
from provenance.cli.output import print_json, print_note, print_table, print_text
from provenance.cli.state import State
from provenance.errors import NotFoundError
from provenance.model.vocabulary import LinkRelation, LinkState
from provenance.store import (
    Link,
    LinkFilter,
    Transaction,
    add_link,
    add_note,
    count_links,
    decide_link,
    find_document,
    find_link,
    find_link_run,
    find_source,
    list_links,
    list_notes,
    list_revisions,
    load_claims,
    load_link,
)
from provenance.text.safety import cut_text
from provenance.workflow.deeds import name_deed

_PAIR = 2
link_argument = click.argument("numbers", nargs=-1, required=True, type=click.IntRange(1), metavar="LINK|CLAIM CLAIM")
relation_choice = click.Choice([str(one) for one in LinkRelation])
seen_option = click.option("--seen", type=click.IntRange(1), metavar="VERSION", help="Refuse if it changed since.")


@click.group(epilog="Example: provenance links list --state suggested --least 0.7")
def links() -> None:
    """List links between claims, show why, and decide on them.

    A link is named by its number, or by the numbers of its two claims.
    """


@links.command(name="list", epilog="Example: provenance links list --relation conflicts --outlet Dawn")
@click.option("--state", "standing", type=click.Choice([str(one) for one in LinkState]), help="In this state.")
@click.option("--relation", type=relation_choice, help="Of this relation.")
@click.option("--claim", type=click.IntRange(1), help="Of this claim.")
@click.option("--document", metavar="DOCUMENT", help="With a claim of this document: id, SHA-256, name or title.")
@click.option("--outlet", metavar="NAME", help="With a claim that leans on this source: key, name or alias.")
@click.option("--by", "decided_by", metavar="ANALYST", help="On which this analyst decided.")
@click.option("--least", type=click.FloatRange(0, 1), metavar="SCORE", help="Of at least this score.")
@click.option("--disagreed", is_flag=True, help="On which analysts decided differently.")
@limit_option
@click.option("--offset", type=click.IntRange(0), default=0, help="How many rows to leave out at the start.")
@json_option
@click.pass_obj
def list_command(  # noqa: PLR0917 -- one parameter an option, passed by name
    state: State,
    standing: str | None,
    relation: str | None,
    claim: int | None,
    document: str | None,
    outlet: str | None,
    decided_by: str | None,
    least: float | None,
    disagreed: bool,
    limit: int,
    offset: int,
    as_json: bool,
) -> None:
    """List links in the order in which they were suggested; every filter given must hold."""
    with state.database.reading() as transaction:
        wanted = LinkFilter(
            claim_id=claim,
            document_id=None if document is None else find_document(transaction, document).id,
            source_id=None if outlet is None else find_source(transaction, outlet).source.id,
            state=None if standing is None else LinkState(standing),
            relation=None if relation is None else LinkRelation(relation),
            analyst=decided_by,
            least=least,
            disagreed=disagreed,
        )
        found = list_links(transaction, wanted=wanted, limit=limit, offset=offset)
        total = count_links(transaction, wanted)
        texts = _load_texts(transaction, found)
    if as_json:
        print_json([describe_link(one, texts) for one in found])
        return
    if found:
        rows = [
            (
                one.id,
                one.state.value,
                one.relation.value,
                "" if one.score is None else f"{one.score:.2f}",
                name_pair(one, texts),
                tell_votes(one),
            )
            for one in found
        ]
        print_table(("Link", "State", "Relation", "Score", "Claims", "Decided"), rows)
    print_note(f"{len(found)} of {total} links" + ("; --limit and --offset show more" if total > len(found) else ""))


@links.command(epilog="Example: provenance links show 12; provenance links show 31 84")
@link_argument
@json_option
@click.pass_obj
def show(state: State, numbers: tuple[int, ...], as_json: bool) -> None:
    """Show one link: both claims, why it was suggested, what analysts decided, notes and history."""
    with state.database.reading() as transaction:
        found = _find(transaction, numbers)
        texts = _load_texts(transaction, [found])
        run = find_link_run(transaction, found.id)
        notes = list_notes(transaction, "link", found.id)
        revisions = list_revisions(transaction, noun="link", noun_id=found.id)[::-1]
    if as_json:
        told: dict[str, Any] = describe_link(found, texts) | {"run": describe_run(run)}
        told["notes"] = [{"text": note.text, "analyst": note.analyst} for note in notes]
        told["history"] = [
            {"revision": one.id, "at": one.at.isoformat(), "analyst": one.analyst, "action": one.action}
            | {"reason": one.reason}
            for one in revisions
        ]
        print_json(told)
        return
    print_link(found, texts, run)
    for note in notes:
        print_text(f"  note        {note.analyst}: {note.text}")
    for one in revisions:
        why = f": {one.reason}" if one.reason else ""
        print_text(f"  revision    {one.id}, {one.at:%Y-%m-%d %H:%M} UTC, {one.analyst}, {name_deed(one)}{why}")


@links.command(epilog='Example: provenance links add 31 84 conflicts --because "same raid, other count"')
@click.argument("one", type=click.IntRange(1))
@click.argument("other", type=click.IntRange(1))
@click.argument("relation", type=relation_choice)
@because_option
@click.pass_obj
def add(state: State, one: int, other: int, relation: str, because: str) -> None:
    """Link claims ONE and OTHER: it counts as accepted by you; where a link is there, this is your decision on it."""
    kind = LinkRelation(relation)
    with state.database.writing(state.analyst, because) as transaction:
        known = find_link(transaction, one, other)
        number = add_link(transaction, one, other, kind, []) if known is None else known.id
        decide_link(transaction, number, LinkState.ACCEPTED, because, relation=kind)
    print_text(f"link {number}: claims {min(one, other)} and {max(one, other)}, {relation}, accepted")


@links.command(epilog='Example: provenance links accept 12 --because "same street, same hour"')
@link_argument
@click.option("--relation", type=relation_choice, help="Another relation than the one suggested.")
@because_option
@seen_option
@click.pass_obj
def accept(state: State, numbers: tuple[int, ...], relation: str | None, because: str, seen: int | None) -> None:
    """Accept a link; what others decided stays beside it."""
    _decide(state, numbers, LinkState.ACCEPTED, because, relation, seen)


@links.command(epilog='Example: provenance links reject 12 --because "another attack a day later"')
@link_argument
@because_option
@seen_option
@click.pass_obj
def reject(state: State, numbers: tuple[int, ...], because: str, seen: int | None) -> None:
    """Reject a link: the pair is not suggested again unless one of the claims is changed."""
    _decide(state, numbers, LinkState.REJECTED, because, None, seen)


@links.command(epilog='Example: provenance links note 12 "ask the hospital"')
@link_argument
@click.argument("text")
@click.pass_obj
def note(state: State, numbers: tuple[int, ...], text: str) -> None:
    """Write a note on a link."""
    with state.database.writing(state.analyst) as transaction:
        number = _find(transaction, numbers).id
        add_note(transaction, "link", number, text)
    print_text(f"link {number}: noted")


links.add_command(cited)
links.add_command(loops)


def _decide(  # noqa: PLR0917 -- one argument for each thing that a decision is
    state: State, numbers: tuple[int, ...], standing: LinkState, because: str, relation: str | None, seen: int | None
) -> None:
    kind = None if relation is None else LinkRelation(relation)
    with state.database.writing(state.analyst, because) as transaction:
        number = _find(transaction, numbers).id
        decide_link(transaction, number, standing, because, relation=kind, seen_version=seen)
        found = load_link(transaction, number)
    print_text(f"link {number}: {found.relation.value}, {found.state.value}")
    differ = {(one.state, one.relation) for one in _latest(found)}
    if len(differ) > 1:
        print_note(f"analysts differ: {tell_votes(found)}")


def _latest(found: Link) -> list[Any]:
    return list({one.analyst: one for one in found.decisions}.values())


def _find(transaction: Transaction, numbers: tuple[int, ...]) -> Link:
    if len(numbers) == 1:
        return load_link(transaction, numbers[0])
    if len(numbers) > _PAIR:
        message = "name a link by its number, or by the numbers of its two claims"
        raise click.UsageError(message)
    found = find_link(transaction, *numbers)
    if found is None:
        message = f"no link joins claims {numbers[0]} and {numbers[1]}; `provenance links add` makes one"
        raise NotFoundError(message)
    return found


def _load_texts(transaction: Transaction, found: list[Link]) -> dict[int, str]:
    numbers = {number for one in found for number in (one.first_claim_id, one.second_claim_id)}
    return {claim.id: cut_text(claim.text, 400) for claim in load_claims(transaction, numbers)}
