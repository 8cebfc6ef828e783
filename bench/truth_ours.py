"""One run of one of our methods in a process of its own; prints the same JSON as ``truth_peers.py``.

``python bench/truth_ours.py METHOD CLAIMS.csv[.gz]``: the seconds are those of building the table and the fit.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
from truth_peers import Answer, Claims, find_peak, read_claims

from provenance.errors import UsageError
from provenance.model.estimates import EstimateOptions, Method
from provenance.rate.choosing import choose_method
from provenance.rate.estimating import FITS, check_method
from provenance.rate.tables import ReportTable, build_table


def estimate(method: Method, claims: Claims) -> tuple[ReportTable, np.ndarray]:
    """Return the table and the probability of each claim."""
    table = build_table((source, thing, value, 1.0) for source, thing, value in claims)
    chosen = choose_method(table)[0] if method is Method.DEFAULT else method
    check_method(table, chosen)
    return table, FITS[chosen](table, {}, EstimateOptions()).probability


def answer(table: ReportTable, probability: np.ndarray) -> Answer:
    """Return the most likely values of each object."""
    first = probability >= table.max_objects(probability)[table.claim_object] - 1e-9
    values: Answer = {}
    for place in np.flatnonzero(first):
        values.setdefault(table.objects[table.claim_object[place]], []).append(table.values[table.claim_value[place]])
    return values


def main() -> None:
    """Run what the command line names."""
    method, claims = Method(sys.argv[1]), read_claims(Path(sys.argv[2]))
    start = time.process_time()
    try:
        values = answer(*estimate(method, claims))
    except UsageError:
        sys.exit(UsageError.exit_code)
    seconds = time.process_time() - start
    peak = find_peak()
    print(json.dumps({"seconds": seconds, "peak": peak, "values": values}))


if __name__ == "__main__":
    main()
