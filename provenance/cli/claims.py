"""``provenance claims``: list, show, judge and annotate claims."""

import click

from provenance.cli.claim_citations import COMMANDS as CITING
from provenance.cli.claim_edits import COMMANDS as EDITING
from provenance.cli.claim_edits import claim_argument
from provenance.cli.options import because_option, json_option, limit_option
from provenance.cli.output import print_json, print_note, print_table, print_text
from provenance.cli.standing_views import describe_standing, print_standing
from provenance.cli.state import State
from provenance.cli.views import print_claim
from provenance.exchange.rows import describe_claim
from provenance.model.ratings import CREDIBILITY
from provenance.model.vocabulary import Credibility, HedgeLevel, VerdictValue
from provenance.store import (
    ClaimFilter,
    ClaimState,
    add_note,
    add_verdict,
    count_claims,
    find_document,
    find_source,
    list_claims,
    load_claim,
)
from provenance.text.safety import cut_text


@click.group(epilog="Example: provenance claims list --unsourced --limit 20")
def claims() -> None:
    """List claims, show one with its chain, edit and judge it.

    Every key of `provenance review` has its command here. `--seen VERSION` refuses an edit of a claim that somebody
    changed since; `provenance undo` takes the last decision back.
    """


@claims.command(name="list", epilog="Example: provenance claims list --outlet Dawn --hedging hedged")
@click.option("--document", metavar="DOCUMENT", help="Of this document: id, SHA-256, name or title.")
@click.option("--outlet", metavar="NAME", help="That lean on this source anywhere in a chain: key, name or alias.")
@click.option("--hedging", type=click.Choice([str(level) for level in HedgeLevel]), help="Of this hedging level.")
@click.option("--unsourced", is_flag=True, help="In the document's own voice only.")
@click.option("--text", metavar="WORDS", help="Whose text holds these words as they stand.")
@click.option("--state", "standing", type=click.Choice([str(one) for one in ClaimState]), help="In this state.")
@limit_option
@click.option("--offset", type=click.IntRange(0), default=0, help="How many rows to leave out at the start.")
@json_option
@click.pass_obj
def list_command(  # noqa: PLR0917 -- one parameter an option, passed by name
    state: State,
    document: str | None,
    outlet: str | None,
    hedging: str | None,
    unsourced: bool,
    text: str | None,
    standing: str | None,
    limit: int,
    offset: int,
    as_json: bool,
) -> None:
    """List claims by document and place in the text; every filter given must hold."""
    with state.database.reading() as transaction:
        wanted = ClaimFilter(
            document_id=None if document is None else find_document(transaction, document).id,
            source_id=None if outlet is None else find_source(transaction, outlet).source.id,
            level=None if hedging is None else HedgeLevel(hedging),
            unsourced=unsourced,
            words=text,
            state=standing,
        )
        found = list_claims(transaction, wanted, limit=limit, offset=offset)
        total = count_claims(transaction, wanted)
    if as_json:
        print_json(
            [
                {
                    "id": claim.id,
                    "document_id": claim.document_id,
                    "number": claim.number,
                    "start": claim.span.start,
                    "end": claim.span.end,
                    "text": claim.text,
                    "hedging": claim.level.value,
                    "voucher": claim.voucher.value,
                    "sources": list(claim.cited),
                    "state": claim.state,
                }
                for claim in found
            ]
        )
        return
    rows = [
        (
            claim.id,
            claim.document_id,
            claim.level.value.replace("_", " "),
            "; ".join(claim.cited) or "own voice",
            cut_text(claim.text, 160),
        )
        for claim in found
    ]
    if rows:
        print_table(("Claim", "Document", "Hedging", "Sources", "Text"), rows)
    print_note(f"{len(rows)} of {total} claims" + ("; --limit and --offset show more" if total > len(rows) else ""))


@claims.command(epilog="Example: provenance claims show 12 --json")
@claim_argument
@json_option
@click.pass_obj
def show(state: State, claim: int, as_json: bool) -> None:
    """Show CLAIM with its chain, hedging cues, quantities, dates, places, verdict, notes, links and origins."""
    from provenance.workflow.stories import load_claim_standing  # noqa: PLC0415 -- comparing loads much; help needs none

    with state.database.reading() as transaction:
        facts = load_claim(transaction, claim)
        standing = load_claim_standing(transaction, claim)
    found = next(item for item in facts.claims if item.id == claim)
    document = next(item for item in facts.documents if item.id == found.document_id)
    sources = {source.id: source for source in facts.sources}
    if as_json:
        print_json(describe_claim(found, document, sources) | describe_standing(standing))
        return
    print_claim(found, document, sources)
    print_standing(standing)


@claims.command(epilog='Example: provenance claims verdict 12 confirmed --because "two witnesses on video"')
@claim_argument
@click.argument("value", type=click.Choice([str(value) for value in VerdictValue]))
@because_option
@click.pass_obj
def verdict(state: State, claim: int, value: str, because: str) -> None:
    """Decide on CLAIM: confirmed, refuted or unresolved; earlier verdicts stay in the history."""
    with state.database.writing(state.analyst, because) as transaction:
        add_verdict(transaction, claim, VerdictValue(value), because)
    print_text(f"claim {claim}: {value}")


@claims.command(epilog='Example: provenance claims rate 12 2 --because "fits what the hospital said"')
@claim_argument
@click.argument("value", type=click.Choice([str(value) for value in Credibility]))
@because_option
@click.option("--override", metavar="REASON", help="Rate all the same where a rule speaks against it, and say why.")
@click.pass_obj
def rate(state: State, claim: int, value: str, because: str, override: str | None) -> None:
    """Rate CLAIM by the Admiralty code's credibility, 1 (confirmed) to 6 (cannot be judged).

    1 needs two proven origins, 5 a contradiction that was accepted; A with 5 and E with 1 clash. --override goes on.
    """
    from provenance.workflow.ratings import rate_with_rules  # noqa: PLC0415 -- NumPy costs 0.2 s; help needs none

    with state.database.writing(state.analyst, because) as transaction:
        _, refusal = rate_with_rules(transaction, claim, Credibility(value), because, override=override)
    overridden = f" ({refusal.rule.replace('_', ' ')} overridden)" if refusal else ""
    print_text(f"claim {claim}: credibility {value}, {CREDIBILITY[Credibility(value)].label.lower()}{overridden}")


@claims.command(epilog='Example: provenance claims note 12 "ask the hospital"')
@claim_argument
@click.argument("text")
@click.pass_obj
def note(state: State, claim: int, text: str) -> None:
    """Write a note on CLAIM."""
    with state.database.writing(state.analyst) as transaction:
        add_note(transaction, "claim", claim, text)
    print_text(f"claim {claim}: noted")


for _command in (*EDITING, *CITING):
    claims.add_command(_command)
