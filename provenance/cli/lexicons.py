"""``provenance lexicon``: whether the word lists do what they say, and what a change of them changes."""

from pathlib import Path

import click

from provenance.cli.options import json_option
from provenance.cli.output import print_json, print_note, print_text
from provenance.cli.state import State
from provenance.seeds import load_lexicon
from provenance.workflow.lexicon import LexiconReport, check_lexicon

_MOST_SHIFTS = 40


@click.group(epilog="Example: provenance lexicon test --seeds seeds --against ../before/seeds")
def lexicon() -> None:
    """The word lists: cues, verbs, outlets, places."""


@lexicon.command(epilog="Example: git worktree add ../before && provenance lexicon test --against ../before/seeds")
@click.option(
    "--seeds",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder with the word lists to test; else those that come with the program.",
)
@click.option(
    "--against",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder with the word lists as they were; else those that come with the program.",
)
@json_option
@click.pass_obj
def test(state: State, seeds: Path | None, against: Path | None, as_json: bool) -> int:
    """Run every example and counterexample; show what each changed entry changes on the texts at hand.

    The texts are the program's own articles and, where PROVENANCE_CORPORA names a folder, its news. Exit 1 where an
    example fails.
    """
    report = check_lexicon(
        load_lexicon(seeds),
        load_lexicon(against) if against else None,
        state.settings.corpora,
        tell=print_note,
    )
    if as_json:
        print_json(_describe(report))
    else:
        _print(report)
    return 1 if report.failures else 0


def _print(report: LexiconReport) -> None:
    for failure in report.failures:
        print_text(failure.describe())
    print_text(f"{report.entries} entries, {report.examples} examples, {len(report.failures)} failures")
    if report.unchanged:
        print_text("the same entries as before; --against FOLDER names lists to compare with")
        return
    for shift in report.shifts[:_MOST_SHIFTS]:
        print_text(shift.describe())
        print_text(f"  {shift.sample}")
    for name in report.names[:_MOST_SHIFTS]:
        print_text(name.describe())
    left = max(len(report.shifts) - _MOST_SHIFTS, 0) + max(len(report.names) - _MOST_SHIFTS, 0)
    print_text(f"{report.sentences} sentences compared" + (f"; {left} more lines: --json" if left else ""))


def _describe(report: LexiconReport) -> dict[str, object]:
    return {
        "entries": report.entries,
        "examples": report.examples,
        "failures": [failure.describe() for failure in report.failures],
        "unchanged": report.unchanged,
        "sentences": report.sentences,
        "shifts": [
            {
                "entry": shift.entry,
                "before": shift.before.value,
                "after": shift.after.value,
                "sentences": shift.sentences,
                "sample": shift.sample,
            }
            for shift in report.shifts
        ],
        "names": [{"entry": name.entry, "places": name.places} for name in report.names],
    }
