"""``provenance audit``: what claims rest on, where they are weak, and what falls without some sources."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from provenance.audit import WEAK_KINDS
from provenance.audit.policies import CONSISTENCY
from provenance.cli.audit_views import (
    describe_breach,
    describe_finding,
    describe_outcome,
    describe_table,
    describe_whole,
    print_findings,
    print_items,
    print_outcome,
    print_table_of_dependence,
    print_whole,
)
from provenance.cli.options import because_option, json_option, limit_option
from provenance.cli.output import print_json, print_note, print_table, print_text
from provenance.cli.state import State
from provenance.model.audits import Dimension
from provenance.model.findings import FindingKind
from provenance.model.vocabulary import SourceKind
from provenance.workflow.audits import (
    Scope,
    acknowledge,
    audit_dependence,
    audit_findings,
    audit_sources,
    audit_weak_points,
)
from provenance.workflow.gates import check_policy, load_policy, read_sample_policy
from provenance.workflow.removals import ANONYMOUS, audit_removal, audit_whole_removal, find_untouched, make_removal

_Command = TypeVar("_Command", bound=Callable[..., Any])


def scope_options(command: _Command) -> _Command:
    """Add the options that say which claims are meant."""
    for option in (
        click.option("--query", metavar="WORDS", help="Only claims whose text holds the words."),
        click.option("--case", metavar="NAME", help="Only the documents of a case."),
        click.option("--story", type=click.IntRange(1), metavar="N", help="Only the story of claim N."),
        click.option("--document", multiple=True, metavar="DOCUMENT", help="Only this document; may be repeated."),
    ):
        command = option(command)
    return command


def _scope(document: tuple[str, ...], story: int | None, case: str | None, query: str | None) -> Scope:
    return Scope(document, story, case, query)


@click.group(invoke_without_command=True, epilog='Example: provenance audit --without "TASS" --document 1')
@click.option("--without", multiple=True, metavar="NAME", help="Think this source away; may be repeated.")
@click.option("--without-family", multiple=True, metavar="FAMILY", help="Think an owner family away.")
@click.option("--without-state", multiple=True, metavar="CC", help="Think outlets held by a state away (ISO 3166-1).")
@click.option(
    "--without-kind",
    multiple=True,
    type=click.Choice([ANONYMOUS, *(kind.value for kind in SourceKind)]),
    metavar="KIND",
    help="Think a kind of source away: newspaper, person, anonymous …",
)
@scope_options
@click.option("--diff/--no-diff", default=True, help="Show how the reports would read.")
@limit_option
@json_option
@click.pass_context
def audit(  # noqa: PLR0917 -- one parameter an option, passed by name
    ctx: click.Context,
    without: tuple[str, ...],
    without_family: tuple[str, ...],
    without_state: tuple[str, ...],
    without_kind: tuple[str, ...],
    document: tuple[str, ...],
    story: int | None,
    case: str | None,
    query: str | None,
    diff: bool,
    limit: int,
    as_json: bool,
) -> None:
    """What claims rest on; with --without, what falls if that falls. The database is not touched.

    Without a scope the whole database is meant: then the claims that fall are counted, and stories compared. With one,
    origins, stories, track records and reports are worked out anew for it, and the reports compared.
    """
    asked = bool(without or without_family or without_state or without_kind)
    if ctx.invoked_subcommand is not None:
        if asked:
            message = "--without goes with `provenance audit` alone"
            raise click.UsageError(message)
        return
    if not asked:
        click.echo(ctx.get_help())
        return
    state: State = ctx.obj
    scope = _scope(document, story, case, query)
    with state.database.reading() as transaction:
        removal = make_removal(transaction, without, without_family, without_state, without_kind)
        if scope.whole:
            whole = audit_whole_removal(transaction, removal)
            untouched = find_untouched(transaction, removal, whole.removed)
            print_json(describe_whole(whole, untouched)) if as_json else print_whole(whole, untouched, limit)
            return
        outcome = audit_removal(transaction, removal, scope, datetime.now(UTC))
        untouched = find_untouched(transaction, removal, outcome.removed)
    if as_json:
        print_json(describe_outcome(outcome, untouched))
    else:
        print_outcome(outcome, untouched, limit, diff=diff)


@audit.command(epilog="Example: provenance audit dependence --document 1 --by outlet --by state")
@scope_options
@click.option("--outlet", multiple=True, metavar="NAME", help="Only this source, in the whole database; quick.")
@click.option("--by", multiple=True, type=click.Choice([one.value for one in Dimension]), help="Only by this.")
@click.option("--cover/--no-cover", default=None, help="Look for the fewest sources on which everything rests.")
@limit_option
@json_option
@click.pass_obj
def dependence(  # noqa: PLR0917 -- one parameter an option, passed by name
    state: State,
    document: tuple[str, ...],
    story: int | None,
    case: str | None,
    query: str | None,
    outlet: tuple[str, ...],
    by: tuple[str, ...],
    cover: bool | None,
    limit: int,
    as_json: bool,
) -> None:
    """Count the claims that lean on each outlet, family, state, speaker and kind.

    "Alone" are claims of which every chain passes it; "direct" those that cite it themselves. Concentration is the
    Herfindahl index, the sum of the squared shares of all leanings: 1 where one thing holds all of them.
    """
    scope = _scope(document, story, case, query)
    wanted = tuple(Dimension(one) for one in by) or tuple(Dimension)
    listed = scope.whole and not cover and set(wanted) <= {Dimension.OUTLET, Dimension.SPEAKER}
    with state.database.reading() as transaction:
        if outlet or listed:
            claims, items = audit_sources(transaction, outlet)
            shown = [item for item in items if outlet or item.dimension in wanted]
            print_json(describe_table(claims, shown)) if as_json else print_items(shown, claims, limit)
            return
        table = audit_dependence(transaction, scope, cover=cover)
    items = tuple(item for item in table.items if item.dimension in wanted)
    if as_json:
        print_json(describe_table(table.claims, items, table))
    else:
        print_table_of_dependence(table, wanted, limit)


@audit.command("weak-points", epilog="Example: provenance audit weak-points --document 1 --kind unsourced")
@scope_options
@click.option("--kind", multiple=True, type=click.Choice([kind.value for kind in WEAK_KINDS]), help="Only this kind.")
@click.option("--all", "everything", is_flag=True, help="Show acknowledged ones too.")
@limit_option
@json_option
@click.pass_obj
def weak_points(  # noqa: PLR0917 -- one parameter an option, passed by name
    state: State,
    document: tuple[str, ...],
    story: int | None,
    case: str | None,
    query: str | None,
    kind: tuple[str, ...],
    everything: bool,
    limit: int,
    as_json: bool,
) -> None:
    """List claims with no source, one proven origin, only unnamed sources, only a party to what they tell.

    First come those on which most other claims build. A party is an organ of an armed group; an authority, or an outlet
    held by a state, of a country that the claim names; and whoever speaks for one.
    """
    kinds = [FindingKind(one) for one in kind]
    with state.database.reading() as transaction:
        scope = _scope(document, story, case, query)
        found = audit_weak_points(transaction, scope, kinds=kinds, everything=everything)
    print_json([describe_finding(one) for one in found]) if as_json else print_findings(found, limit, weighed=True)


@audit.command(epilog="Example: provenance audit findings --document 1 --kind future_citation")
@scope_options
@click.option("--kind", multiple=True, type=click.Choice([kind.value for kind in CONSISTENCY]), help="Only this kind.")
@click.option("--all", "everything", is_flag=True, help="Show acknowledged ones too.")
@limit_option
@json_option
@click.pass_obj
def findings(  # noqa: PLR0917 -- one parameter an option, passed by name
    state: State,
    document: tuple[str, ...],
    story: int | None,
    case: str | None,
    query: str | None,
    kind: tuple[str, ...],
    everything: bool,
    limit: int,
    as_json: bool,
) -> None:
    """List what does not hold together, each with the words it rests on and the reason."""
    kinds = [FindingKind(one) for one in kind]
    with state.database.reading() as transaction:
        scope = _scope(document, story, case, query)
        found = audit_findings(transaction, scope, kinds=kinds, everything=everything)
    print_json([describe_finding(one) for one in found]) if as_json else print_findings(found, limit)


@audit.command(
    "acknowledge", epilog='Example: provenance audit acknowledge total_differs-3f2a --because "a typing error"'
)
@click.argument("key")
@because_option
@scope_options
@click.pass_obj
def acknowledge_command(  # noqa: PLR0917 -- one parameter an option, passed by name
    state: State,
    key: str,
    because: str,
    document: tuple[str, ...],
    story: int | None,
    case: str | None,
    query: str | None,
) -> None:
    """Say that a finding was seen and is accepted: it stays quiet from then on. The beginning of its KEY will do."""
    with state.database.writing(state.analyst) as transaction:
        found = acknowledge(transaction, key, because, _scope(document, story, case, query))
    print_text(f"acknowledged {found.key}: {found.message}")


@audit.command(epilog="Example: provenance audit policy > policy.toml && provenance audit check --policy policy.toml")
@click.option(
    "--policy",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="FILE",
    help="The rules, in TOML.",
)
@scope_options
@limit_option
@json_option
@click.pass_obj
def check(  # noqa: PLR0917 -- one parameter an option, passed by name
    state: State,
    file: Path,
    document: tuple[str, ...],
    story: int | None,
    case: str | None,
    query: str | None,
    limit: int,
    as_json: bool,
) -> int:
    """Check claims against a policy; exit with 1 and a list where it is broken."""
    policy = load_policy(file)
    with state.database.reading() as transaction:
        claims, breaches = check_policy(transaction, policy, _scope(document, story, case, query))
    if as_json:
        print_json({"claims": claims, "kept": not breaches, "breaches": [describe_breach(one) for one in breaches]})
    elif breaches:
        rows = [(one.rule, one.claim_id, one.document_id, one.message) for one in breaches[:limit]]
        print_table(("Rule", "Claim", "Document", "What breaks it"), rows)
        print_note(f"{len(breaches)} breaches in {claims} claims; --limit and --json show more")
    else:
        print_text(f"the policy is kept: {claims} claims")
    return 1 if breaches else 0


@audit.command(epilog="Example: provenance audit policy > policy.toml")
def policy() -> None:
    """Print the sample policy, to begin with."""
    click.echo(read_sample_policy(), nl=False)
