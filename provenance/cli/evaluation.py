"""``provenance evaluate``: how well extraction does against what careful readers found."""

from pathlib import Path

import click

from provenance.cli.options import json_option
from provenance.cli.output import print_json, print_note
from provenance.cli.state import State
from provenance.measure.reports import render_table, to_json
from provenance.measure.summaries import count_missed, render_summary, to_values
from provenance.text.safety import make_printable_lines
from provenance.workflow.evaluate import evaluate_gold, parse_published
from provenance.workflow.evaluate_corpora import evaluate_everything, write_evaluation


@click.command(epilog="Example: provenance evaluate gold/ texts/ --published jamestown_2018=2018-01 --misses")
@click.argument("gold_dir", type=click.Path(path_type=Path, file_okay=False), required=False)
@click.argument("text_dir", type=click.Path(path_type=Path, file_okay=False), required=False)
@click.option(
    "--published",
    multiple=True,
    metavar="NAME=DATE",
    help="Date of publication of a text that does not state it; may be repeated.",
)
@click.option("--misses", is_flag=True, help="List every miss with what was expected and what came.")
@click.option(
    "--write",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="FOLDER",
    help="Without folders to score: put the figures into evaluation.md and evaluation.json of FOLDER.",
)
@json_option
@click.pass_obj
def evaluate(  # noqa: PLR0917 -- one parameter an option, passed by name
    state: State,
    gold_dir: Path | None,
    text_dir: Path | None,
    published: tuple[str, ...],
    misses: bool,
    write: Path | None,
    as_json: bool,
) -> None:
    """Score extraction on the texts of TEXT_DIR against the annotations of GOLD_DIR, per document and pooled.

    Without folders, measure on everything at hand: the project's own annotated texts, and the gold and corpora in the
    folder that PROVENANCE_CORPORA names.
    """
    if gold_dir is None:
        _evaluate_everything(state, write, as_json=as_json)
        return
    if text_dir is None:
        message = "TEXT_DIR is missing: the folder with the texts that GOLD_DIR annotates"
        raise click.UsageError(message)
    report = evaluate_gold(gold_dir, text_dir, parse_published(published))
    if as_json:
        print_json(to_json(report))
        return
    click.echo(make_printable_lines(render_table(report, misses=misses)))


def _evaluate_everything(state: State, write: Path | None, *, as_json: bool) -> None:
    evaluation = evaluate_everything(state.settings.corpora, tell=print_note)
    if write is not None:
        for path in write_evaluation(evaluation, write):
            print_note(f"wrote {path}")
    if as_json:
        print_json(to_values(evaluation))
    else:
        click.echo(make_printable_lines(render_summary(evaluation)))
    print_note(f"aims missed: {count_missed(evaluation.figures)}")
