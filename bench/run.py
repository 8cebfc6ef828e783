"""All benchmarks: ``python bench/run.py [--quick] [--only PART…]`` writes docs/benchmarks.md and docs/benchmarks.json.

``--quick`` runs everything on small inputs in about a minute, to see that it works; its figures are not for comparison
and go to standard output only.
"""

import argparse
from pathlib import Path

from auditing import measure_auditing
from extraction import measure_extraction, measure_growth
from ingesting import measure_ingest
from linking import measure_linking
from results import keep_others, render, tell, write_json, write_page
from storing import measure_storing

PARTS = {
    "extraction": measure_extraction,
    "growth": measure_growth,
    "ingest": measure_ingest,
    "storing": measure_storing,
    "linking": measure_linking,
    "auditing": measure_auditing,
}
DOCS = Path(__file__).resolve().parents[1] / "docs"


def main() -> None:
    """Measure, print, and keep the figures of a full run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="small inputs, print only")
    parser.add_argument(
        "--only",
        nargs="+",
        choices=list(PARTS),
        default=list(PARTS),
        help="measure only these; the others keep their figures",
    )
    given = parser.parse_args()
    results = [result for part in given.only for result in PARTS[part](quick=given.quick)]
    tables = render(results, quick=given.quick)
    print(tables)
    if not given.quick:
        every = keep_others(DOCS / "benchmarks.json", results)
        write_page(DOCS / "benchmarks.md", render(every, quick=False))
        write_json(DOCS / "benchmarks.json", every, quick=False)
    missed = [f"{result.part}: {result.name}" for result in results if result.met is False]
    tell("missed: " + "; ".join(missed) if missed else "every figure is as asked")


if __name__ == "__main__":
    main()
