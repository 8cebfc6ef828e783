"""``provenance search``: full text over the claims."""

import click

from provenance.cli.options import json_option
from provenance.cli.origin_views import tell_count
from provenance.cli.output import print_json, print_note, print_text, wants_colour
from provenance.cli.state import State
from provenance.store import Hit, find_document, search_claims
from provenance.text.safety import make_printable


@click.command(epilog='Example: provenance search "airstrike Darzab"')
@click.argument("text")
@click.option("--document", metavar="DOCUMENT", help="Only in this document: id, SHA-256, name or title.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many hits at the most.")
@json_option
@click.pass_obj
def search(state: State, text: str, document: str | None, limit: int, as_json: bool) -> int:
    """Search the claims for the words of TEXT, best hit first, with the hits marked; exit 1 where there is none."""
    with state.database.reading() as transaction:
        document_id = None if document is None else find_document(transaction, document).id
        hits = search_claims(transaction, text, document_id=document_id, limit=limit)
    if as_json:
        print_json(
            [
                {
                    "claim_id": hit.claim_id,
                    "document_id": hit.document_id,
                    "text": hit.text,
                    "marks": [[mark.start, mark.end] for mark in hit.marks],
                }
                for hit in hits
            ]
        )
        return 0 if hits else 1
    for hit in hits:
        print_text(f"claim {hit.claim_id}, no. {hit.number} of {hit.document}", bold=True)
        click.echo("  " + _mark(hit))
    print_note(tell_count(len(hits), "hit") if hits else "no claim holds these words")
    return 0 if hits else 1


def _mark(hit: Hit) -> str:
    """Return the text with its hits in reverse video, or in « » where there are no colours."""
    words = []
    last = 0
    for mark in hit.marks:
        found = make_printable(mark.of(hit.text))
        words.append(_keep_spaces(hit.text[last : mark.start]))
        words.append(click.style(found, reverse=True) if wants_colour() else f"«{found}»")
        last = mark.end
    return "".join((*words, _keep_spaces(hit.text[last:])))


def _keep_spaces(text: str) -> str:
    lead = " " if text[:1].isspace() else ""
    trail = " " if text[-1:].isspace() and text.strip() else ""
    return lead + make_printable(text) + trail
