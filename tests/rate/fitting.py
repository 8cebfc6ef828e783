"""Fitting rows by a method, for tests."""

import random
from collections.abc import Mapping

import numpy as np

from provenance.model.estimates import EstimateOptions, Method, Prior
from provenance.rate.estimating import FITS
from provenance.rate.fits import Fit
from provenance.rate.tables import ReportTable, build_table

Rows = list[tuple[str, str, str]]


class Fitted:
    """A table with what a method made of it, asked by name."""

    def __init__(self, table: ReportTable, fit: Fit) -> None:
        self.table = table
        self.fit = fit
        self.means = dict(zip(table.sources, fit.mean.tolist(), strict=True))
        self.fragile = dict(zip(table.objects, fit.fragile.tolist(), strict=True))
        self.unstated = dict(zip(table.objects, fit.unstated.tolist(), strict=True))

    def chance(self, thing: str, value: str) -> float:
        """Return the probability of a value."""
        for place, (number, label) in enumerate(zip(self.table.claim_object, self.table.claim_value, strict=True)):
            if (self.table.objects[number], self.table.values[label]) == (thing, value):
                return float(self.fit.probability[place])
        raise KeyError((thing, value))

    def find_truths(self) -> dict[str, str]:
        """Return the most likely value of each object."""
        order = np.argsort(self.fit.probability, kind="stable")
        table = self.table
        return {table.objects[table.claim_object[place]]: table.values[table.claim_value[place]] for place in order}


def fit_rows(
    method: Method,
    rows: Rows,
    priors: Mapping[str, Prior] | None = None,
    options: EstimateOptions | None = None,
    resolved: Mapping[str, str] | None = None,
) -> Fitted:
    """Fit rows (source, object, value)."""
    table = build_table([(*row, 1.0) for row in rows], resolved)
    return Fitted(table, FITS[method](table, priors or {}, options or EstimateOptions()))


def simulate(
    accuracies: Mapping[str, float], objects: int, values: int, seed: int, share: float = 1.0
) -> tuple[Rows, dict[str, str]]:
    """Return rows of sources with known accuracies, wrong ones equally over the other values, and the truth."""
    generator = random.Random(seed)  # noqa: S311 -- simulated data
    truth = {f"o{number}": f"v{generator.randrange(values)}" for number in range(objects)}
    rows = []
    for thing, true in truth.items():
        wrong = [f"v{number}" for number in range(values) if f"v{number}" != true]
        for source, accuracy in accuracies.items():
            if generator.random() < share:
                rows.append((source, thing, true if generator.random() < accuracy else generator.choice(wrong)))
    return rows, truth
