"""``provenance estimate``: which of several stated values is likely true, and how reliable each source is."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from provenance.cli.options import json_option, limit_option
from provenance.cli.output import print_json, print_note, print_table, print_text
from provenance.cli.state import State
from provenance.model.estimates import EstimateOptions, Estimation, Method, ObjectEstimate, SourceEstimate
from provenance.model.vocabulary import Reliability
from provenance.text.safety import cut_text, make_cell
from provenance.workflow.estimate import estimate_file
from provenance.workflow.estimate_stories import estimate_database

file_type = click.Path(path_type=Path, dir_okay=False)
MOST_CERTAIN = 0.99
VALUE_COLUMNS = ("object", "value", "probability", "low", "high", "votes", "majority", "roots", "status")
SOURCE_COLUMNS = (
    "source", "mean", "low", "high", "reports", "count", "prior_share", "letter", "letter_after", "copies", "status",
)  # fmt: skip
HINT_COLUMNS = (
    "first", "second", "probability", "shared_objects", "shared_true", "shared_errors", "rare_errors", "differences",
)  # fmt: skip


@click.command(epilog="Example: provenance estimate reports.csv --priors ratings.csv; provenance estimate --story 12")
@click.argument("file", type=file_type, required=False)
@click.option("--story", type=click.IntRange(1), metavar="CLAIM", help="Only the story that this claim belongs to.")
@click.option("--priors", type=file_type, metavar="FILE", help="CSV: source, letter (A-F) or mean (0 to 1).")
@click.option("--copies", type=file_type, metavar="FILE", help="CSV: source, root. Reports with one root count once.")
@click.option("--resolved", type=file_type, metavar="FILE", help="CSV: object, value. What an analyst found true.")
@click.option(
    "--method",
    type=click.Choice([method.value for method in Method]),
    default=Method.DEFAULT.value,
    show_default=True,
    help="How to estimate; default chooses by the structure of the data and says why.",
)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="For the methods that draw samples.")
@click.option("--exact", is_flag=True, help="Keep apart values that differ in case or white space only.")
@click.option("--csv", "table", type=click.Choice(["values", "sources", "hints"]), help="Print one table as CSV.")
@limit_option
@json_option
@click.pass_obj
def estimate(  # noqa: PLR0917 -- one parameter an option, passed by name
    state: State,
    file: Path | None,
    story: int | None,
    priors: Path | None,
    copies: Path | None,
    resolved: Path | None,
    method: str,
    seed: int,
    exact: bool,
    table: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Estimate which value is likely true for each object of FILE, and how reliable each source is.

    FILE is CSV with the columns source, object, value and optionally weight (0 to 1). Without it, the stories of the
    database are asked: each count, date and denial that their claims state, one report for each origin, with ratings
    as priors. Majority vote is printed beside every estimate. "undetermined" are values below 0.75 and those that one
    root decides; "rating only" is what no comparison supports, so that nothing but the rating speaks.
    """
    options = EstimateOptions(method=Method(method), seed=seed)
    if file is None:
        if priors or copies or resolved or exact:
            message = "--priors, --copies, --resolved and --exact go with a FILE; the database knows these itself"
            raise click.UsageError(message)
        with state.database.reading() as transaction:
            found = estimate_database(transaction, story_id=story, options=options)
    elif story is not None:
        message = "--story asks the database; leave FILE out"
        raise click.UsageError(message)
    else:
        found = estimate_file(file, priors=priors, copies=copies, resolved=resolved, exact=exact, options=options)
    if as_json:
        print_json(_to_json(found))
    elif table is not None:
        click.echo(_write_csv(found, table), nl=False)
    else:
        _print_tables(found, limit)


def _print_tables(found: Estimation, limit: int) -> None:
    figure = "Probability" if found.calibrated else "Share"
    print_text(f"Method: {found.method} ({found.why}).")
    columns = ("Object", "Likely value", figure, "90 % range", "Majority vote", "Roots", "Status")
    print_table(columns, [_row_of_object(item) for item in found.objects[:limit]], long=("Object", "Status"))
    print_text()
    _print_sources(found, limit)
    if found.hints:
        print_text()
        print_text("Sources that look dependent (a hint from shared errors, no proof: hard questions cause them too):")
        print_table(
            ("One", "Other", "Probability", "Shared questions", "Both right", "Same error", "Rare", "Differ"),
            [
                (hint.first, hint.second, _tell_hint(hint.probability), hint.shared_objects, hint.shared_true,
                 hint.shared_errors, hint.rare_errors, hint.differences)
                for hint in found.hints[:limit]
            ],
        )  # fmt: skip
    for loop in found.loops:
        print_note(f"these sources copy one another in a loop and count as one: {', '.join(loop)}")
    for note in found.notes:
        print_note(note)
    cut = max(len(found.objects), len(found.sources), len(found.hints))
    if cut > limit:
        print_note(f"{limit} rows of a table at the most; --limit, --csv and --json show more")


def _tell_hint(probability: float) -> str:
    """Return a probability that is never printed as certain: the model behind it is a rough one."""
    return f"{probability:.2f}" if probability < MOST_CERTAIN else f">{MOST_CERTAIN:g}"


def _print_sources(found: Estimation, limit: int) -> None:
    columns = ("Source", "Reliability", "90 % interval", "Count", "Prior's share", "Rated", "Nearest", "Status")
    rows = [
        (
            item.source,
            f"{item.mean:.2f}",
            f"{item.low:.2f}-{item.high:.2f}",
            f"{item.count:.1f}",
            f"{item.prior_share:.0%}",
            _letter_of(item),
            item.letter_after or "",
            _tell_source(item),
        )
        for item in found.sources[:limit]
    ]
    print_table(columns, rows, long=("Source", "Status"))


def _row_of_object(item: ObjectEstimate) -> tuple[object, ...]:
    likely = item.likely
    ranged = "" if likely.low is None or likely.high is None else f"{likely.low:.2f}-{likely.high:.2f}"
    majority = " = ".join(cut_text(value, 40) for value in item.majority)
    return (
        cut_text(item.object, 60),
        cut_text(likely.value, 60),
        f"{likely.probability:.2f}",
        ranged,
        majority,
        likely.roots,
        _tell_object(item),
    )


def _tell_object(item: ObjectEstimate) -> str:
    if item.resolved:
        return "resolved"
    parts = ["rating only"] if item.rating_only else []
    if item.undetermined is not None:
        parts.append(f"undetermined: {item.undetermined}")
    return "; ".join(parts)


def _tell_source(item: SourceEstimate) -> str:
    parts = [f"copies {item.copies}"] if item.copies is not None else []
    if item.rating_only:
        parts.append("rating only")
    elif item.mostly_rating:
        parts.append("mostly your rating" if item.prior.letter is not Reliability.F else "mostly the default: unrated")
    return "; ".join(parts)


def _letter_of(item: SourceEstimate) -> str:
    return item.prior.letter.value if item.prior.letter is not None else f"{item.prior.mean:g}"


def _to_json(found: Estimation) -> dict[str, object]:
    return {
        "method": found.method.value,
        "why": found.why,
        "calibrated": found.calibrated,
        "objects": [
            {
                "object": item.object,
                "value": item.likely.value,
                "probability": item.likely.probability,
                "majority": list(item.majority),
                "unstated": item.unstated,
                "undetermined": item.undetermined,
                "rating_only": item.rating_only,
                "resolved": item.resolved,
                "values": [asdict(value) for value in item.values],
            }
            for item in found.objects
        ],
        "sources": [
            {
                **{key: value for key, value in asdict(item).items() if key not in {"prior", "letter_after"}},
                "mostly_rating": item.mostly_rating,
                "prior": {"mean": item.prior.mean, "strength": item.prior.strength},
                "letter": item.prior.letter and item.prior.letter.value,
                "letter_after": item.letter_after and item.letter_after.value,
            }
            for item in found.sources
        ],
        "hints": [asdict(hint) for hint in found.hints],
        "loops": [list(loop) for loop in found.loops],
        "notes": list(found.notes),
    }


def _write_csv(found: Estimation, table: str) -> str:
    if table == "values":
        return _join(VALUE_COLUMNS, _rows_of_values(found.objects))
    if table == "sources":
        return _join(SOURCE_COLUMNS, map(_row_of_source, found.sources))
    return _join(HINT_COLUMNS, (tuple(asdict(hint).values()) for hint in found.hints))


def _rows_of_values(objects: Sequence[ObjectEstimate]) -> Iterable[tuple[object, ...]]:
    for item in objects:
        for value in item.values:
            yield (
                item.object,
                value.value,
                value.probability,
                value.low,
                value.high,
                value.votes,
                "yes" if value.value in item.majority else "no",
                value.roots,
                _tell_object(item) if value is item.likely else "",
            )


def _row_of_source(item: SourceEstimate) -> tuple[object, ...]:
    figures = (item.mean, item.low, item.high, item.reports, item.count, item.prior_share)
    return (item.source, *figures, _letter_of(item), item.letter_after or "", item.copies or "", _tell_source(item))


def _join(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return CSV whose cells no spreadsheet runs; numbers are written as they are."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return buffer.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.6g}"
    return make_cell(str(value)) if isinstance(value, str) else str(value)
