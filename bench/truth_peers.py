"""One run of one peer's method in a process of its own; prints JSON. Runs in the peers' environment, not in ours.

``python bench/truth_peers.py PEER METHOD CLAIMS.csv[.gz]`` prints ``{"seconds", "peak", "values"}``: processor seconds
around building the peer's own data and the fit, peak resident memory in MB, and for each object its most likely values
with equal shares where several tie. ``python bench/truth_peers.py list`` prints the methods.

Nothing of ours is imported here, and the peers are never imported elsewhere.
"""

import csv
import gzip
import json
import resource
import sys
import time
import types
from collections.abc import Callable
from pathlib import Path

Claims = list[tuple[str, str, str]]
Answer = dict[str, list[str]]

TRUTHDISCOVERY = (
    "MajorityVoting",
    "Sums",
    "AverageLog",
    "Investment",
    "PooledInvestment",
    "TruthFinder",
    "CRH",
    "UnboundedSums",
)
CROWDKIT_GLOBAL = ("MajorityVote", "DawidSkene", "OneCoinDawidSkene", "GLAD", "MACE", "Wawa", "ZeroBasedSkill")
CROWDKIT_LOCAL = ("OneCoinDawidSkene", "MACE", "Wawa", "ZeroBasedSkill")
METHODS = [
    *(("truthdiscovery", name) for name in TRUTHDISCOVERY),
    *(("crowd-kit", name) for name in CROWDKIT_GLOBAL),
    *(("crowd-kit-local", name) for name in CROWDKIT_LOCAL),
]


def read_claims(path: Path) -> Claims:
    """Return the rows of a CSV file of source, object and value."""
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
            return [(row[0], row[1], row[2]) for row in csv.reader(stream)][1:]
    with path.open(encoding="utf-8", newline="") as stream:
        return [(row[0], row[1], row[2]) for row in csv.reader(stream)][1:]


def run_truthdiscovery(method: str, claims: Claims) -> Callable[[], Answer]:
    """Return a run of a method of the package truthdiscovery; its import of cairo finds an empty stand-in."""
    sys.modules.setdefault("cairo", types.ModuleType("cairo"))
    import truthdiscovery  # noqa: PLC0415  # ty: ignore -- only in the peers' environment
    from truthdiscovery.algorithm.base import BaseAlgorithm  # noqa: PLC0415 -- as above

    algorithm: BaseAlgorithm = getattr(truthdiscovery, method)()

    def work() -> Answer:
        result = algorithm.run(truthdiscovery.Dataset(claims))
        return {name: sorted(result.get_most_believed_values(name)) for name in result.belief}

    return work


def run_crowdkit(method: str, claims: Claims, *, local: bool) -> Callable[[], Answer]:
    """Return a run of a method of the package crowd-kit; ``local`` numbers the values anew for each object."""
    import crowdkit.aggregation  # noqa: PLC0415 -- only in the peers' environment
    import pandas as pd  # noqa: PLC0415 -- as above

    algorithm = getattr(crowdkit.aggregation, method)()

    def work() -> Answer:
        names: dict[str, list[str]] = {}
        if local:
            known: dict[tuple[str, str], int] = {}
            labels = []
            for _, thing, value in claims:
                if (thing, value) not in known:
                    names.setdefault(thing, []).append(value)
                    known[thing, value] = len(names[thing]) - 1
                labels.append(str(known[thing, value]))
        else:
            labels = [value for _, _, value in claims]
        frame = pd.DataFrame(
            {"worker": [row[0] for row in claims], "task": [row[1] for row in claims], "label": labels}
        )
        found = algorithm.fit_predict(frame)
        if not local:
            return {str(thing): [str(value)] for thing, value in found.items()}
        return {
            str(thing): [names[str(thing)][int(value)]]
            for thing, value in found.items()
            if int(value) < len(names[str(thing)])
        }

    return work


def find_peak() -> float:
    """Return the greatest resident memory of this process so far, in MB.

    Linux tells it of the program itself; ``ru_maxrss`` also holds what the parent had when it started the process.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Run what the command line names, or print the list of methods."""
    if sys.argv[1] == "list":
        print(json.dumps(METHODS))
        return
    peer, method, path = sys.argv[1:4]
    claims = read_claims(Path(path))
    if peer == "truthdiscovery":
        work = run_truthdiscovery(method, claims)
    else:
        work = run_crowdkit(method, claims, local=peer == "crowd-kit-local")
    start = time.process_time()
    values = work()
    seconds = time.process_time() - start
    peak = find_peak()
    print(json.dumps({"seconds": seconds, "peak": peak, "values": values}))


if __name__ == "__main__":
    main()
