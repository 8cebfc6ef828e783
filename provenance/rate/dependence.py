"""Shared errors as a hint at copying: never a proof, and never used to weigh reports.

X. Dong, L. Berti-Equille and D. Srivastava, *Integrating Conflicting Data: The Role of Source Dependence*, PVLDB 2(1),
2009, section 3.2. For two sources with mean accuracy A, copying with probability c = 0.8 an item, and n wrong values:

    shared truth   [ c A + (1 - c) A² ] / A²
    shared error   [ c (1 - A) + (1 - c) (1 - A)² / n ] / [ (1 - A)² / n ]
    difference     1 - c

are the factors for copying against independence, multiplied over the shared questions and over the prior odds of
0.2 to 0.8. At A = 0.8: 1.2, 0.2, and 4.2 with two values or 40 with eleven. Accuracies are bounded to 0.5-0.95, since
the factor of a shared error grows without bound as A nears 1. With few items the factors name nobody: a pair is
looked at from ten shared questions and one shared rare error on. An error is rare if at most three sources, or
a third of those that answer and no more than a hundred, make it.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.special import expit

from provenance.model.estimates import DependenceHint
from provenance.rate.beta_em import count_wrong
from provenance.rate.fits import TIE
from provenance.rate.tables import Bools, Floats, Ints, ReportTable

COPY_RATE = 0.8
PRIOR_ODDS = 0.25
LEAST_SHARED = 10
LEAST_PROBABILITY = 0.9
RARE_SOURCES = 3
MOST_SHARING = 100
MOST_PAIRS = 5000
MOST_REPORTS = 200_000


@dataclass(frozen=True, slots=True, eq=False)
class _Shares:
    """What one pair of sources has in common: claims of both, and how many questions both answer."""

    claims: Ints
    objects: int


def find_hints(table: ReportTable, probability: Floats, accuracy: Floats) -> tuple[DependenceHint, ...]:
    """Return pairs of sources that look dependent, the most probable first.

    Args:
        table: the reports; those with one declared root are one source already.
        probability: of each claim; the most likely value of an object counts as its truth.
        accuracy: of each source.
    """
    if len(table.source) > MOST_REPORTS:
        return ()
    best = table.max_objects(probability)[table.claim_object]
    true = probability >= best - TIE
    stated = np.bincount(table.claim, minlength=len(true))
    answering = np.bincount(table.report_object, minlength=len(table.objects))[table.claim_object]
    few = (stated <= RARE_SOURCES) | ((3 * stated <= answering) & (stated <= MOST_SHARING))
    rare = ~true & (stated > 1) & few
    log_error = np.log(count_wrong(table, 0.0))[table.claim_object]
    of_source = _list_claims(table)
    hints = []
    for first, second in _find_pairs(table, rare):
        shares = _compare(table, of_source[first], of_source[second])
        if shares.objects < LEAST_SHARED:
            continue
        same = shares.claims
        errors = same[~true[same]]
        mean = float(np.clip((accuracy[first] + accuracy[second]) / 2.0, 0.5, 0.95))
        truths, differences = len(same) - len(errors), shares.objects - len(same)
        odds = weigh_shared(mean, truths, differences, log_error[errors])
        chance = float(expit(odds))
        if chance >= LEAST_PROBABILITY:
            names = sorted((table.sources[first], table.sources[second]))
            counts = (shares.objects, truths, len(errors), int(rare[same].sum()), differences)
            hints.append(DependenceHint(names[0], names[1], chance, *counts))
    return tuple(sorted(hints, key=lambda hint: (-hint.probability, -hint.rare_errors, hint.first, hint.second)))


def weigh_shared(accuracy: float, truths: int, differences: int, log_wrong: Floats) -> float:
    """Return the logarithm of the odds for copying.

    Args:
        accuracy: the mean accuracy A of the two sources.
        truths: how many shared answers are true.
        differences: how many shared questions they answer differently.
        log_wrong: ln n for each shared error.
    """
    wrong = 1.0 - accuracy
    shared_truth = np.log(COPY_RATE / accuracy + (1.0 - COPY_RATE))
    shared_error = np.log(COPY_RATE * np.exp(log_wrong) / wrong + (1.0 - COPY_RATE))
    different = np.log(1.0 - COPY_RATE)
    return float(np.log(PRIOR_ODDS) + truths * shared_truth + shared_error.sum() + differences * different)


def _list_claims(table: ReportTable) -> list[Ints]:
    order = np.lexsort((table.claim, table.source))
    edges = np.searchsorted(table.source[order], np.arange(1, len(table.sources)))
    return list(np.split(table.claim[order], edges))


def _find_pairs(table: ReportTable, rare: Bools) -> list[tuple[int, int]]:
    """Return the pairs that share a rare error, those with most of them first."""
    chosen = np.flatnonzero(rare[table.claim])
    shape = (len(table.sources), len(rare))
    stating = csr_array((np.ones(len(chosen)), (table.source[chosen], table.claim[chosen])), shape=shape)
    together = (stating @ stating.T).tocoo()
    upper = together.row < together.col
    rows, columns, counts = together.row[upper], together.col[upper], together.data[upper]
    order = np.lexsort((columns, rows, -counts))[:MOST_PAIRS]
    return [(int(rows[place]), int(columns[place])) for place in order]


def _compare(table: ReportTable, first: Ints, second: Ints) -> _Shares:
    same = np.intersect1d(first, second, assume_unique=True)
    objects = np.intersect1d(table.claim_object[first], table.claim_object[second])
    return _Shares(same, len(objects))
