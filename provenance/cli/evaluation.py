"""``provenance evaluate``: how well extraction does against what careful readers found."""

from pathlib import Path

import click

from provenance.cli.options import json_option
from provenance.cli.output import print_json
from provenance.measure.reports import render_table, to_json
from provenance.text.safety import make_printable_lines
from provenance.workflow.evaluate import evaluate_gold, parse_published


@click.command(epilog="Example: provenance evaluate gold/ texts/ --published jamestown_2018=2018-01 --misses")
@click.argument("gold_dir", type=click.Path(path_type=Path, file_okay=False))
@click.argument("text_dir", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--published",
    multiple=True,
    metavar="NAME=DATE",
    help="Date of publication of a text that does not state it; may be repeated.",
)
@click.option("--misses", is_flag=True, help="List every miss with what was expected and what came.")
@json_option
def evaluate(gold_dir: Path, text_dir: Path, published: tuple[str, ...], misses: bool, as_json: bool) -> None:
    """Score extraction on the texts of TEXT_DIR against the annotations of GOLD_DIR, per document and pooled."""
    report = evaluate_gold(gold_dir, text_dir, parse_published(published))
    if as_json:
        print_json(to_json(report))
        return
    click.echo(make_printable_lines(render_table(report, misses=misses)))
