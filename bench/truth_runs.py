"""Running methods of ours and of peers, each in a process of its own with one thread and a time limit."""

import json
import os
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from results import tell
from truth_claims import find_sets, generate_claims, read_truth, write_claims

from provenance.errors import UsageError
from provenance.model.estimates import Method

HERE = Path(__file__).resolve().parent
OURS = [method for method in Method if method is not Method.GIBBS]
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")
MILLION = 1_000_000
SLOW = {"dawid-skene", "default", "DawidSkene", "GLAD", "MACE", "CRH", "UnboundedSums", "ZeroBasedSkill"}
REPEATS = 3


class Form(NamedTuple):
    """A method, the package it belongs to, and the Python that runs it."""

    python: str
    package: str
    method: str


@dataclass(frozen=True)
class Run:
    """What came of one run; ``failure`` says why nothing did."""

    package: str
    method: str
    seconds: float = 0.0
    peak: float = 0.0
    accuracy: float | None = None
    failure: str = ""

    def show(self) -> str:
        """Return the cell of a table."""
        if self.failure:
            return self.failure
        figures = f"{self.seconds:.2f} s, {self.peak:.0f} MB"
        return figures if self.accuracy is None else f"{self.accuracy:.4f} ({figures})"


def run_method(form: Form, claims: Path, limit: float, truth: dict[str, str] | None = None) -> Run:
    """Run one method in a process of its own; the accuracy is left out without a truth."""
    python, package, method = form
    script = ["truth_ours.py", method] if package == "ours" else ["truth_peers.py", package, method]
    command = [python, "-W", "ignore", str(HERE / script[0]), *script[1:], str(claims)]
    environment = {**os.environ, **dict.fromkeys(THREADS, "1"), "PYTHONPATH": str(HERE.parent)}
    if package != "ours":
        environment.pop("PYTHONPATH")
    try:
        done = subprocess.run(  # noqa: S603 -- our own scripts
            command, capture_output=True, text=True, timeout=limit, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        return Run(package, method, failure="limit")
    if package == "ours" and done.returncode == UsageError.exit_code:
        return Run(package, method, failure="refused")
    if done.returncode:
        return Run(package, method, failure="failed")
    found = json.loads(done.stdout.splitlines()[-1])
    accuracy = None if truth is None else score(found["values"], truth)
    return Run(package, method, found["seconds"], found["peak"], accuracy)


def score(values: dict[str, list[str]], truth: dict[str, str]) -> float:
    """Return the share of questions whose most likely value is the true one; ties count equal parts."""
    right = [
        (true in values[thing]) / len(values[thing]) if values.get(thing) else 0.0 for thing, true in truth.items()
    ]
    return sum(right) / len(right)


def list_methods(peers: str) -> list[Form]:
    """Return all methods, ours first."""
    listing = subprocess.run(  # noqa: S603 -- our own script
        [peers, str(HERE / "truth_peers.py"), "list"], capture_output=True, text=True, check=True
    )
    theirs = [Form(peers, package, method) for package, method in json.loads(listing.stdout)]
    return [*(Form(sys.executable, "ours", method.value) for method in OURS), *theirs]


def compare_sets(peers: str, folder: Path, limit: float) -> tuple[list[str], dict[tuple[str, str], list[Run]]]:
    """Run every method on every set."""
    names = find_sets(folder)
    truths = {name: read_truth(folder / f"{name}_truth.csv.gz") for name in names}
    runs: dict[tuple[str, str], list[Run]] = {}
    for form in list_methods(peers):
        tell(f"{form.package} {form.method}")
        runs[form.package, form.method] = [
            run_method(form, folder / f"{name}_claims.csv.gz", limit, truths[name]) for name in names
        ]
    return names, runs


def compare_million(peers: str, limit: float) -> tuple[list[Run], list[tuple[int, float]]]:
    """Time every method on a million generated claims, and the EM form on fewer, for the exponent of growth."""
    em = Form(sys.executable, "ours", "beta-em")
    runs, sizes = [], []
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "claims.csv"
        for number in (MILLION // 16, MILLION // 4, MILLION):
            write_claims(path, generate_claims(number))
            sizes.append((number, take_best(em, path, limit).seconds))
        for form in list_methods(peers):
            if form.method not in SLOW:
                tell(f"a million claims: {form.package} {form.method}")
                runs.append(take_best(form, path, limit))
    return runs, sizes


def take_best(form: Form, claims: Path, limit: float) -> Run:
    """Return the fastest of some runs, as many for every method; the first failure where one fails."""
    runs: list[Run] = []
    while len(runs) < REPEATS and not any(run.failure for run in runs):
        runs.append(run_method(form, claims, limit))
    failed = [run for run in runs if run.failure]
    return failed[0] if failed else min(runs, key=lambda run: run.seconds)


def make_peers(place: Path) -> str:
    """Return the Python of the peers' environment, making it where it is missing.

    truthdiscovery pins versions that do not install, so it comes without its dependencies.
    """
    python = place / "bin" / "python"
    if not python.is_file():
        tell(f"making {place}")
        venv.create(place, with_pip=True)
        install = [str(python), "-m", "pip", "install", "--quiet"]
        subprocess.run([*install, "--requirement", str(HERE / "requirements-truth.txt")], check=True)  # noqa: S603 -- our own list
        subprocess.run([*install, "--no-deps", "truthdiscovery==1.0.4"], check=True)  # noqa: S603 -- as above
    return str(python)
