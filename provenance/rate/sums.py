"""Sums (Hubs and Authorities): a source is worth the beliefs it states, a belief the sources that state it.

    T(s) = Σ_{c stated by s} w B(c) ,   B(c) = Σ_{s states c} w T(s) ,   each divided by its greatest, from B = 1

J. Kleinberg, *Authoritative Sources in a Hyperlinked Environment*, JACM 46(5), 1999; as truth discovery in J.
Pasternack and D. Roth, *Knowing What to Believe*, COLING 2010. The beliefs are scores, not probabilities; they favour
sources that state much. They are divided here by the sum over the object, to stand in one column with the others.
"""

from collections.abc import Mapping

import numpy as np

from provenance.model.estimates import EstimateOptions, Prior
from provenance.rate.fits import Fit, find_fragile, finish, gather_evidence
from provenance.rate.tables import ReportTable


def fit_sums(table: ReportTable, priors: Mapping[str, Prior], options: EstimateOptions) -> Fit:
    """Iterate until no trust changes by more than the tolerance, or as many rounds as are allowed."""
    belief = np.ones(len(table.claim_object))
    trust = np.zeros(len(table.sources))
    rounds = 0
    for rounds in range(1, options.rounds + 1):  # noqa: B007 -- told in the result
        before = trust
        trust = table.sum_sources(table.weight * belief[table.claim])
        trust /= trust.max()
        belief = table.sum_claims(table.weight * trust[table.source])
        belief /= belief.max()
        if np.abs(trust - before).max() < options.tolerance:
            break
    support = table.weight * trust[table.source]
    score = table.sum_claims(support)
    evidence = gather_evidence(table, priors, options)
    fragile = find_fragile(table, score, support)
    return finish(table, evidence, table.share(score), fragile, rounds)
