"""``provenance outlets``: the registry and what is proposed for it."""

from typing import Any

import click

from provenance.cli.options import because_option, json_option, limit_option
from provenance.cli.origin_views import tell_count
from provenance.cli.output import print_json, print_note, print_table, print_text
from provenance.cli.ratings import describe_rating, rate, ratings, tell_rating
from provenance.cli.state import State
from provenance.cli.track_records import describe_record, print_evidence, tell_record
from provenance.model.estimates import LEAST_REVIEWED
from provenance.model.facts import SourceFact
from provenance.model.outlets import Alias, Outlet
from provenance.model.vocabulary import SourceKind
from provenance.store import (
    OutletEntry,
    add_alias,
    add_outlet,
    find_outlet,
    find_source,
    list_outlets,
    list_source_ratings,
    list_spellings,
    merge_outlets,
)
from provenance.text.folding import fold_name
from provenance.workflow.proposals import list_proposals

PUBLISHING = [str(kind) for kind in SourceKind if kind.publishes]
name_argument = click.argument("name")


@click.group(epilog="Example: provenance outlets list --proposed")
def outlets() -> None:
    """The registry: list, show, add, alias, merge, rate."""


@outlets.command(name="list", epilog="Example: provenance outlets list --cited --json")
@click.option("--proposed", is_flag=True, help="Only unknown outlets that documents cite, with the likeliest matches.")
@click.option("--cited", is_flag=True, help="Only outlets that a claim leans on.")
@click.option("--text", metavar="WORDS", help="Whose name or alias holds these words.")
@limit_option
@json_option
@click.pass_obj
def list_command(  # noqa: PLR0917 -- one parameter an option, passed by name
    state: State, proposed: bool, cited: bool, text: str | None, limit: int, as_json: bool
) -> None:
    """List outlets, those that most claims lean on first."""
    if proposed:
        _list_proposed(state, text, limit, as_json=as_json)
        return
    with state.database.reading() as transaction:
        found = list_outlets(transaction, cited=cited, words=text, limit=limit)
    if as_json:
        print_json([_describe(entry) for entry in found])
        return
    if not found:
        print_note("no outlet fits; `provenance init` loads the registry")
        return
    print_table(
        ("Key", "Name", "Kind", "Country", "Rating", "Claims", "Documents"),
        [
            (
                entry.source.key or f"({entry.source.id}, proposed)",
                entry.source.name,
                entry.source.kind.value.replace("_", " "),
                entry.source.country or "unknown",
                entry.source.rating.standing.value if entry.source.rating else "F",
                entry.claims,
                entry.documents,
            )
            for entry in found
        ],
    )


def _list_proposed(state: State, words: str | None, limit: int, *, as_json: bool) -> None:
    with state.database.reading() as transaction:
        found = list_proposals(transaction, words=words, limit=limit)
    if as_json:
        rows = []
        for one in found:
            seen = [{"claim_id": claim, "document": document} for claim, document in one.seen]
            rows.append(_describe(one.entry) | {"seen": seen, "matches": list(one.matches)})
        print_json(rows)
        return
    if not found:
        print_note("no unknown outlet")
        return
    print_table(
        ("Id", "As written", "Claims", "Seen in claim", "Likeliest matches"),
        [
            (
                one.entry.source.id,
                one.entry.source.name,
                one.entry.claims,
                ", ".join(str(claim) for claim, _ in one.seen),
                "; ".join(one.matches),
            )
            for one in found
        ],
    )
    print_note("`outlets merge ID KEY` ties one to a known outlet, `outlets add NAME` accepts it")


@outlets.command(epilog='Example: provenance outlets show "Express Tribune" --why')
@name_argument
@click.option("--why", is_flag=True, help="List the claims, links, reviews and ratings behind the track record.")
@click.option(
    "--least", type=click.IntRange(1), default=LEAST_REVIEWED, show_default=True, help="Origins for a figure."
)
@click.option("--half-life", type=click.FloatRange(0, min_open=True), metavar="DAYS", help="Old decisions count less.")
@click.option(
    "--strength",
    type=click.FloatRange(0, min_open=True),
    metavar="CLAIMS",
    help="How many claims a rating from A to E is worth as a prior; else 6.",
)
@json_option
@click.pass_obj
def show(  # noqa: PLR0917 -- one parameter an option, passed by name
    state: State, name: str, why: bool, least: int, half_life: float | None, strength: float | None, as_json: bool
) -> None:
    """Show the source NAME (key, name, alias or id): what is known of it, how it is written, how far it is trusted.

    Rating and track record stand side by side: one is what analysts say, the other what their decisions on the
    source's claims come to. Claims of one origin count once.
    """
    from provenance.workflow.track_records import load_track_record  # noqa: PLC0415 -- SciPy costs 0.3 s; help needs none

    with state.database.reading() as transaction:
        entry = find_source(transaction, name)
        spellings = list_spellings(transaction, entry.source.id)
        found = list_source_ratings(transaction, entry.source.id)
        number = entry.source.id
        record = load_track_record(transaction, number, least=least, half_life=half_life, strength=strength)
    if as_json:
        written = [{"text": item.text, "citations": item.citations} for item in spellings]
        said = {"written": written, "ratings": [describe_rating(item) for item in found]}
        print_json(_describe(entry) | said | {"track_record": describe_record(record)})
        return
    _print_source(entry.source)
    print_text(f"  leaning     {tell_count(entry.claims, 'claim')} in {tell_count(entry.documents, 'document')}")
    for item in spellings:
        print_text(f"  written     {item.text} ({item.citations})")
    for rating in found:
        print_text(f"  rating      {tell_rating(rating)}")
    if not found:
        print_text("  rating      F, reliability cannot be judged: nobody has rated it")
    print_text(f"  record      {tell_record(record.record)}")
    if why:
        print_evidence(record)


@outlets.command(epilog='Example: provenance outlets add "Valley Post" --kind newspaper --country AT')
@name_argument
@click.option("--key", metavar="KEY", help="Stable short name; else made from NAME.")
@click.option("--kind", type=click.Choice(PUBLISHING), required=True, help="What kind of outlet it is.")
@click.option("--country", metavar="CODE", help="ISO 3166-1 alpha-2.")
@click.option("--language", "languages", multiple=True, metavar="CODE", help="ISO 639; may be repeated.")
@click.option("--domain", "domains", multiple=True, metavar="DOMAIN", help="Web domain; may be repeated.")
@click.option("--alias", "aliases", multiple=True, metavar="TEXT", help="Another way to write it; may be repeated.")
@click.option("--because", metavar="REASON", help="Why; kept in the history.")
@click.pass_obj
def add(  # noqa: PLR0917 -- one parameter an option, passed by name
    state: State,
    name: str,
    key: str | None,
    kind: str,
    country: str | None,
    languages: tuple[str, ...],
    domains: tuple[str, ...],
    aliases: tuple[str, ...],
    because: str | None,
) -> None:
    """Add the outlet NAME; a proposal of that name is thereby accepted, and all that cites it stays tied to it."""
    made_key = key or fold_name(name).replace(" ", "-")
    if not made_key:
        message = "the name has no letter or digit to make a key of; give --key"
        raise click.UsageError(message)
    outlet = Outlet(
        key=made_key,
        name=name,
        kind=SourceKind(kind),
        country=country.upper() if country else None,
        languages=languages,
        domains=domains,
        aliases=tuple(Alias(text) for text in aliases),
    )
    with state.database.writing(state.analyst, because) as transaction:
        add_outlet(transaction, outlet, because)
    print_text(f"added {made_key}")


@outlets.command(epilog='Example: provenance outlets alias dawn "Daily Dawn"')
@name_argument
@click.argument("text")
@click.option("--because", metavar="REASON", help="Why; kept in the history.")
@click.pass_obj
def alias(state: State, name: str, text: str, because: str | None) -> None:
    """Add TEXT as another way to write the source NAME."""
    with state.database.writing(state.analyst, because) as transaction:
        entry = find_source(transaction, name)
        fresh = add_alias(transaction, entry.source.id, text, reason=because)
    print_text(f"{entry.source.name}: {text}" + ("" if fresh else " (known already)"))


@outlets.command(epilog='Example: provenance outlets merge "Daily Dawn" dawn --because "same paper"')
@name_argument
@click.argument("into")
@because_option
@click.pass_obj
def merge(state: State, name: str, into: str, because: str) -> None:
    """Tie everything that cites NAME to the outlet INTO; NAME stays known as a way to write it."""
    with state.database.writing(state.analyst, because) as transaction:
        source = find_source(transaction, name).source
        target = find_outlet(transaction, into).source
        merged = merge_outlets(transaction, source.id, target.id, because)
    citations, claims = tell_count(merged.citations, "citation"), tell_count(merged.claims, "claim")
    print_text(f"{source.name} -> {target.name}: {citations} in {claims} of {tell_count(merged.documents, 'document')}")


outlets.add_command(rate)
outlets.add_command(ratings)


def _print_source(source: SourceFact) -> None:
    print_text(source.name + (" (proposed)" if source.proposed else ""), bold=True)
    rows = {
        "key": source.key,
        "kind": source.kind.value.replace("_", " "),
        "country": source.country or "unknown",
        "languages": ", ".join(source.languages),
        "domains": ", ".join(source.domains),
        "aliases": "; ".join(source.aliases),
        "owner": source.owner or "unknown",
        "family": f"{source.family} ({source.family_basis})" if source.family else "unknown",
    }
    state = source.state_affiliation
    rows["state"] = f"{state.state}: {state.how} ({state.basis})" if state else "unknown"
    for label, value in rows.items():
        if value:
            print_text(f"  {label:<11} {value}")
    for relation in source.relations:
        kind = relation.kind.value.replace("_", " ")
        print_text(f"  relation    {kind} {relation.target} ({relation.basis})")


def _describe(entry: OutletEntry) -> dict[str, Any]:
    source = entry.source
    state = source.state_affiliation
    return {
        "id": source.id,
        "key": source.key,
        "name": source.name,
        "kind": source.kind.value,
        "proposed": source.proposed,
        "country": source.country,
        "languages": list(source.languages),
        "domains": list(source.domains),
        "aliases": list(source.aliases),
        "owner": source.owner,
        "family": source.family,
        "family_basis": source.family_basis,
        "state": None if state is None else {"state": state.state, "how": state.how, "basis": state.basis},
        "rating": source.rating.standing.value if source.rating else "F",
        "claims": entry.claims,
        "documents": entry.documents,
    }
