"""``provenance claims citations``, ``cite``, ``uncite``, ``lead``: whom a claim cites."""

from typing import Any

import click

from provenance.cli.claim_edits import claim_argument
from provenance.cli.decisions import print_decision
from provenance.cli.options import PartialDateType, json_option, optional_because_option, seen_option
from provenance.cli.output import print_json, print_table
from provenance.cli.state import State
from provenance.errors import NotFoundError, UsageError
from provenance.model.dates import PartialDate
from provenance.model.facts import ClaimFact
from provenance.model.vocabulary import CitationKind, SourceKind
from provenance.store import Transaction, load_claims, load_sources
from provenance.text.safety import cut_text

_KINDS = [str(kind) for kind in CitationKind if kind not in {CitationKind.OWN_VOICE, CitationKind.CREDIT}]
citation_argument = click.argument("citation", type=click.IntRange(1))


@click.command(epilog="Example: provenance claims citations 12")
@claim_argument
@json_option
@click.pass_obj
def citations(state: State, claim: int, as_json: bool) -> None:
    """List the citations of CLAIM with their numbers, hop by hop; the one that leads is marked."""
    with state.database.reading() as transaction:
        found = _load(transaction, claim)
        names = {one.id: one.name for one in load_sources(transaction, {hop.source_id for hop in found.citations})}
    rows = [
        {
            "id": hop.id,
            "printed": hop.printed,
            "role": hop.role,
            "source": names[hop.source_id],
            "kind": str(hop.kind),
            "scope": str(hop.scope),
            "date": hop.period.iso() if hop.period else None,
            "relayed_by": hop.relayed_by,
            "lead": hop.id == found.lead_citation_id,
            "text": hop.surface,
        }
        for hop in found.citations
    ]
    if as_json:
        print_json(rows)
        return
    columns = ("Citation", "Printed", "Source", "How", "Date", "Relayed by", "Text")
    print_table(columns, [_make_cells(row) for row in rows])


def _make_cells(row: dict[str, Any]) -> tuple[object, ...]:
    how = ", ".join((row["role"], row["kind"], row["scope"], *(["lead"] if row["lead"] else [])))
    text = cut_text(row["text"], 80)
    return row["id"], row["printed"], row["source"], how, row["date"], row["relayed_by"], text


@click.command(epilog="Example: provenance claims cite 12 dawn --on 2017-03-12 --kind parenthetical")
@claim_argument
@click.argument("source", required=False)
@click.option("--change", "citation", type=click.IntRange(1), help="Change this citation instead of attaching one.")
@click.option("--new", "new", type=click.Choice([str(kind) for kind in SourceKind]), help="Kind of a source not known.")
@click.option("--kind", type=click.Choice(_KINDS), help="How it is cited; narrative unless told.")
@click.option("--on", type=PartialDateType(), metavar="DATE", help="When the source published it.")
@click.option("--until", type=PartialDateType(), metavar="DATE", help="The end of that period.")
@click.option("--via", metavar="NAME", help="Who relays the source.")
@click.option("--speaker", metavar="NAME", help="Whom the source quotes.")
@click.option("--relayed-by", type=click.IntRange(1), metavar="CITATION", help="A citation of the claim relaying it.")
@click.option("--start", type=click.IntRange(0), metavar="OFFSET", help="Where it stands in the text.")
@click.option("--end", type=click.IntRange(0), metavar="OFFSET", help="Where it ends there, exclusive.")
@click.option("--text", metavar="WORDS", help="Instead of offsets: the words where it stands, exactly.")
@click.option("--url", metavar="URL", help="Its address.")
@optional_because_option
@seen_option
@click.pass_obj
def cite(state: State, /, claim: int, source: str | None, citation: int | None, **given: Any) -> None:  # noqa: ANN401 -- the options above, by name
    """Attach a citation of SOURCE (key, name, alias or number) to CLAIM, or change one.

    A SOURCE that nobody knows is added with --new KIND: an outlet as proposed, an unnamed group for this document.
    """
    from provenance.workflow.citing import attach, change  # noqa: PLC0415 -- reading costs 0.3 s, and help needs none

    cited = _gather(state, claim, source, given)
    reason, seen = given["because"], given["seen"]
    if citation is None:
        print_decision(attach(state.desk, claim, cited, because=reason, seen_version=seen))
        return
    if not _belongs(state, claim, citation):
        message = f"citation {citation} is none of claim {claim}; `provenance claims citations {claim}` lists them"
        raise UsageError(message)
    print_decision(change(state.desk, citation, cited, because=reason, seen_version=seen))


def _gather(state: State, claim: int, source: str | None, given: dict[str, Any]) -> Any:  # noqa: ANN401 -- a type that is imported late
    from provenance.workflow.citing import Cited  # noqa: PLC0415 -- as above
    from provenance.workflow.places import find_place, load_place  # noqa: PLC0415 -- as above

    start, end = given["start"], given["end"]
    if given["text"] is not None:
        place = load_place(state.desk, claim)
        span = find_place(place.text, given["text"], near=place.span)
        start, end = span.start, span.end
    on: PartialDate | None = given["on"]
    return Cited(
        source=source,
        source_kind=None if given["new"] is None else SourceKind(given["new"]),
        kind=None if given["kind"] is None else CitationKind(given["kind"]),
        on=on,
        until=given["until"],
        start=start,
        end=end,
        via=given["via"],
        speaker=given["speaker"],
        relayed_by=given["relayed_by"],
        url=given["url"],
    )


def _belongs(state: State, claim: int, citation: int) -> bool:
    with state.database.reading() as transaction:
        return any(hop.id == citation for hop in _load(transaction, claim).citations)


def _load(transaction: Transaction, claim: int) -> ClaimFact:
    found = load_claims(transaction, [claim])
    if not found:
        message = f"there is no claim {claim}; `provenance claims list` shows their numbers"
        raise NotFoundError(message)
    return found[0]


@click.command(epilog='Example: provenance claims uncite 88 --because "that bracket covers the next sentence"')
@citation_argument
@optional_because_option
@seen_option
@click.pass_obj
def uncite(state: State, citation: int, because: str | None, seen: int | None) -> None:
    """Take CITATION, with all its hops, off its claim; where none is left, the document's own voice stands for it."""
    from provenance.workflow.citing import detach  # noqa: PLC0415 -- as above

    print_decision(detach(state.desk, citation, because=because, seen_version=seen))


@click.command(epilog="Example: provenance claims lead 88")
@citation_argument
@optional_because_option
@seen_option
@click.pass_obj
def lead(state: State, citation: int, because: str | None, seen: int | None) -> None:
    """Say that its claim rests on CITATION in the first place."""
    from provenance.workflow import citing  # noqa: PLC0415 -- as above

    print_decision(citing.lead(state.desk, citation, because=because, seen_version=seen))


COMMANDS = (citations, cite, uncite, lead)
"""Those that ``claims`` takes up."""
