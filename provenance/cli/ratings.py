"""``provenance outlets rate`` and ``ratings``: how far a source is to be trusted, in whose judgement, since when."""

from typing import TYPE_CHECKING

import click

from provenance.cli.options import PartialDateType, because_option, json_option
from provenance.cli.output import print_json, print_note, print_table, print_text
from provenance.cli.state import State
from provenance.model.dates import PartialDate
from provenance.model.facts import RatingFact
from provenance.model.ratings import RELIABILITY, RatingScope
from provenance.model.vocabulary import Reliability
from provenance.store import find_source, rate_source

if TYPE_CHECKING:
    from provenance.rate.agreement import Agreement
    from provenance.workflow.ratings import RatingHistory

_NONE_YET = "F, reliability cannot be judged: nobody has rated it"


class ScopeType(click.ParamType[RatingScope]):
    """What a rating holds for: ``topic=…``, ``country=…`` or ``period=…``."""

    name = "scope"

    def convert(
        self, value: str | RatingScope, param: click.Parameter | None, ctx: click.Context | None
    ) -> RatingScope:
        """Return the scope, or fail with click's usual message."""
        if isinstance(value, RatingScope):
            return value
        try:
            return RatingScope.parse(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.command(epilog='Example: provenance outlets rate dawn B --scope country=PK --because "corrections are prompt"')
@click.argument("name")
@click.argument("letter", type=click.Choice([str(value) for value in Reliability], case_sensitive=False), metavar="A-F")
@because_option
@click.option(
    "--scope",
    type=ScopeType(),
    metavar="SCOPE",
    help="For what it holds: topic=WORDS, country=CODE, period=FROM/UNTIL.",
)
@click.option("--until", type=PartialDateType(), metavar="DATE", help="Last day, month or year on which it holds.")
@click.pass_obj
def rate(  # noqa: PLR0917 -- one parameter an option, passed by name
    state: State, name: str, letter: str, because: str, scope: RatingScope | None, until: PartialDate | None
) -> None:
    """Rate the source NAME by the Admiralty code's reliability, A to F; earlier ratings stay.

    NAME may be an outlet, a person or a body. A rating with a scope stands beside the one that holds for everything.
    """
    value = Reliability(letter.upper())
    kept = None if scope is None else str(scope)
    with state.database.writing(state.analyst, because) as transaction:
        source = find_source(transaction, name).source
        rate_source(transaction, source.id, value, because, scope=kept, until=until)
    print_text(f"{source.name}: {value.value}, {RELIABILITY[value].label.lower()}" + (f" ({kept})" if kept else ""))


@click.command(epilog="Example: provenance outlets ratings dawn")
@click.argument("name")
@json_option
@click.pass_obj
def ratings(state: State, name: str, as_json: bool) -> None:
    """Show how the source NAME was rated: every rating, where analysts differ, and how far they agree in general."""
    from provenance.workflow.ratings import load_rating_history  # noqa: PLC0415 -- NumPy costs 0.2 s; help needs none

    with state.database.reading() as transaction:
        found = load_rating_history(transaction, name)
    if as_json:
        print_json(_describe(found))
        return
    print_text(found.source.name, bold=True)
    if not found.ratings:
        print_text(_NONE_YET)
    else:
        print_table(
            ("Rating", "Meaning", "Who", "When (UTC)", "For", "Until", "Why"),
            [
                (
                    rating.value.value,
                    RELIABILITY[Reliability(rating.value)].label,
                    rating.analyst,
                    f"{rating.rated_at:%Y-%m-%d}",
                    rating.scope or "everything",
                    _tell_until(rating),
                    rating.reason,
                )
                for rating in found.ratings
            ],
        )
    if found.disagreed:
        said = ", ".join(f"{rating.standing.value} ({analyst})" for analyst, rating in sorted(found.latest.items()))
        print_text(f"Analysts differ: {said}. The last rating holds until they settle it.")
    elif len(found.latest) > 1:
        print_text(f"{len(found.latest)} analysts agree.")
    print_note(tell_agreement(found.agreement))


def tell_rating(rating: RatingFact) -> str:
    """Return a rating in words, with what it holds for and whether it has expired."""
    held = f" for {rating.scope}" if rating.scope else ""
    until = f", {_tell_until(rating)}" if rating.until and rating.expired else ""
    until = f", until {rating.until}" if rating.until and not rating.expired else until
    return f"{rating.value.value}{held} by {rating.analyst}, {rating.rated_at:%Y-%m-%d}{until}: {rating.reason}"


def tell_agreement(agreement: "Agreement") -> str:
    """Return in words how far analysts agree, and on how many sources that rests."""
    if agreement.alpha is None:
        return (
            f"agreement: not defined ({agreement.things} sources rated A to E by two analysts or more, "
            "with no difference between any two)"
            if agreement.things
            else "agreement: no source was rated A to E by two analysts"
        )
    return (
        f"agreement over {agreement.things} sources rated by two analysts or more: "
        f"Krippendorff's alpha {agreement.alpha:.2f} ({agreement.analysts} analysts, {agreement.ratings} ratings)"
    )


def describe_rating(rating: RatingFact) -> dict[str, object]:
    """Return a rating as data."""
    return {
        "value": rating.value.value,
        "analyst": rating.analyst,
        "at": rating.rated_at.isoformat(),
        "reason": rating.reason,
        "scope": rating.scope,
        "until": rating.until,
        "expired": rating.expired,
        "standing": rating.standing.value,
    }


def _tell_until(rating: RatingFact) -> str:
    if rating.until is None:
        return ""
    return f"{rating.until} (expired: {rating.standing.value} now)" if rating.expired else rating.until


def _describe(found: "RatingHistory") -> dict[str, object]:
    return {
        "source": found.source.name,
        "ratings": [describe_rating(rating) for rating in found.ratings],
        "latest": {analyst: describe_rating(rating) for analyst, rating in sorted(found.latest.items())},
        "disagreed": found.disagreed,
        "agreement": {
            "alpha": found.agreement.alpha,
            "analysts": found.agreement.analysts,
            "sources": found.agreement.things,
            "ratings": found.agreement.ratings,
        },
    }
