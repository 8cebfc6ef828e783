"""Truth estimation beside its peers: ``PROVENANCE_CORPORA=FOLDER python bench/truth.py`` writes docs/truth.md.

Accuracy, processor time and memory of our methods and of truthdiscovery and crowd-kit on the sets in
``corpora/truth`` of that folder, time on a million generated claims with its growth, and how often our 90 % intervals
hold. Every run is a process of its own with one thread and a time limit. The peers live in ``.venv-peers``, which is
made where it is missing (``--peers`` names another one), and are never installed beside the project.
"""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from results import describe_machine, tell
from timing import fit_exponent
from truth_claims import draw_sample, find_accuracies, find_sets, read_truth
from truth_peers import Claims, read_claims
from truth_runs import Run, compare_million, compare_sets, make_peers

from provenance.model.estimates import EstimateOptions, Report
from provenance.rate.estimating import estimate_reports

HERE = Path(__file__).resolve().parent
SAMPLES = ("random", "overlapping", "busiest", "scattered")
MAJORITIES = {"majority", "MajorityVoting", "MajorityVote"}
DESCRIPTION = """\
Every method gets the same claims; accuracy is the share of questions with a known truth whose most likely value is the
true one, ties counting equal parts and questions that nobody answered right counting as wrong. `s` is processor time of
building the data and the fit on one thread, `MB` the greatest resident memory of the process. `limit` is a run that did
not end within the time limit, `failed` one that ended with an error, `refused` one that our command declines because
values are not shared by all questions. `crowd-kit-local` numbers the values of each question anew, which its one-coin
methods need.

What these figures are not: our settings (tempering, the weight of what nobody stated, the strengths of the priors, the
rule of `default`) were chosen on these same sets, after some ninety combinations tried for accuracy and forty for the
intervals; the peers run with the settings they come with. The samples for the intervals are drawn in the same ways as
those the settings were chosen on. Only sets that were never looked at can tell how much of the lead remains.
"""


def measure_intervals(folder: Path, repeats: int) -> dict[str, dict[str, tuple[float, float, int]]]:
    """Return for each way of sampling and each set: coverage of the 90 % intervals, accuracy, number of sources."""
    found: dict[str, dict[str, tuple[float, float, int]]] = {}
    for how in SAMPLES:
        tell(f"intervals: {how}")
        found[how] = {}
        for name in find_sets(folder):
            claims, truth = read_claims(folder / f"{name}_claims.csv.gz"), read_truth(folder / f"{name}_truth.csv.gz")
            found[how][name] = measure_set(claims, truth, how, repeats)
    return found


def measure_set(claims: Claims, truth: dict[str, str], how: str, repeats: int) -> tuple[float, float, int]:
    """Return coverage, accuracy and number of sources over some samples of one set."""
    accuracies = find_accuracies(claims, truth)
    held, right = [], []
    for seed in range(repeats):
        sample = draw_sample(claims, how, seed)
        options = EstimateOptions(seed=seed, look_for_copies=False)
        found = estimate_reports((Report(*claim) for claim in sample), options=options)
        held += [
            item.low <= accuracies[item.source] <= item.high for item in found.sources if item.source in accuracies
        ]
        right += [item.likely.value == truth[item.object] for item in found.objects if item.object in truth]
    return sum(held) / len(held), sum(right) / len(right), len(held)


def render(
    names: Sequence[str],
    limit: float,
    runs: dict[tuple[str, str], list[Run]],
    million: tuple[list[Run], list[tuple[int, float]]] | None,
    intervals: dict[str, dict[str, tuple[float, float, int]]],
) -> str:
    """Return the page."""
    lines = ["# Truth estimation, measured", "", "```", "PROVENANCE_CORPORA=FOLDER python bench/truth.py", "```", ""]
    lines += [
        f"On {describe_machine()}. Time limit: {limit:g} s on a set.",
        "",
        DESCRIPTION,
        "## Accuracy on labelled sets",
        "",
    ]
    lines += ["| method | mean | " + " | ".join(names) + " |", "|---|---|" + "---|" * len(names)]
    ranked = sorted(runs.items(), key=lambda item: (item[0][0] != "ours", -find_mean(item[1])))
    for (package, method), row in ranked:
        cells = " | ".join(run.show() for run in row)
        mean = f"{find_mean(row):.4f}" if all(run.accuracy is not None for run in row) else "-"
        lines.append(f"| {package} {method} | {mean} | {cells} |")
    ours = find_mean(runs["ours", "default"])
    best = max((row for row in ranked if row[0][0] != "ours"), key=lambda item: find_mean(item[1]))
    lines += [
        "",
        f"Our default: {ours:.4f}; the best single method of a peer, {' '.join(best[0])}: {find_mean(best[1]):.4f}.",
        "",
    ]
    if million is not None:
        lines += render_million(*million)
    lines += ["## 90 % intervals: 30 sources, 300 claims, no ratings", ""]
    lines += ["Share of sources whose accuracy over the whole set lies in the interval that the sample gives.", ""]
    lines += ["| sample | mean | " + " | ".join(names) + " |", "|---|---|" + "---|" * len(names)]
    for how, found in intervals.items():
        cells = " | ".join(f"{found[name][0]:.2f}" for name in names)
        lines.append(f"| {how} | {sum(found[name][0] for name in names) / len(names):.3f} | {cells} |")
    return "\n".join(lines) + "\n"


def render_million(runs: list[Run], sizes: list[tuple[int, float]]) -> list[str]:
    """Return the lines on a million generated claims."""
    lines = [
        "## A million generated claims",
        "",
        "The fastest of three runs of each; methods that take minutes are left out.",
        "",
        "| method | time and memory |",
        "|---|---|",
    ]
    lines += [
        f"| {run.package} {run.method} | {run.show()} |"
        for run in sorted(runs, key=lambda run: (bool(run.failure), run.seconds))
    ]
    rivals = [run for run in runs if run.package != "ours" and not run.failure and run.method not in MAJORITIES]
    fastest = min(rivals, key=lambda run: run.seconds)
    exponent = fit_exponent([size for size, _ in sizes], [seconds for _, seconds in sizes])
    em = next(run for run in runs if run.method == "beta-em")
    ratio = em.seconds / fastest.seconds
    told = f"The EM form takes {ratio:.2f} of the time of the fastest peer that is more than majority vote"
    growth = ", ".join(f"{seconds:.2f} s at {size:,}" for size, seconds in sizes)
    return [*lines, "", f"{told} ({fastest.package} {fastest.method}); {growth}: exponent {exponent:.2f}.", ""]


def find_mean(runs: Sequence[Run]) -> float:
    """Return the mean accuracy; a run without a result counts 0."""
    return sum(run.accuracy or 0.0 for run in runs) / len(runs)


def main() -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, default=HERE.parent / ".venv-peers", help="the peers' environment")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds a run on a set may take")
    parser.add_argument("--repeats", type=int, default=10, help="samples of each kind and set for the intervals")
    parser.add_argument("--quick", action="store_true", help="without the million claims; print only")
    given = parser.parse_args()
    corpora = os.environ.get("PROVENANCE_CORPORA")
    folder = Path(corpora or "") / "corpora" / "truth"
    if not corpora or not find_sets(folder):
        tell("PROVENANCE_CORPORA names no folder with corpora/truth: nothing to measure")
        return
    peers = make_peers(given.peers)
    names, runs = compare_sets(peers, folder, given.limit)
    million = None if given.quick else compare_million(peers, 5 * given.limit)
    page = render(names, given.limit, runs, million, measure_intervals(folder, given.repeats))
    print(page)
    if not given.quick:
        (HERE.parent / "docs" / "truth.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
