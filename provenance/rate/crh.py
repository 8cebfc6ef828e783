"""CRH: the truths and weights that together make the weighted conflict least, for categorical values.

    min over truths and weights  Σ_s W(s) L(s) ,   subject to  Σ_s exp(-W(s)) = 1
    W(s) = -ln( L(s) / Σ_s' L(s') ) ,   truth(o) = argmax_v Σ_{s says v} w W(s)

with L(s) the mean 0-1 loss of s against the present truths (divided by its number of reports, since sources answer
differently many questions). Q. Li, Y. Li, J. Gao, B. Zhao, W. Fan and J. Han, *Resolving Conflicts in Heterogeneous
Data by Truth Discovery and Source Reliability Estimation*, SIGMOD 2014, eqs. 1, 5 and 8. Ties share the truth
equally. Half an error is added to each source's losses, so that a source without errors has a finite weight. The
shares are scores, not probabilities.
"""

from collections.abc import Mapping

import numpy as np

from provenance.model.estimates import EstimateOptions, Prior
from provenance.rate.fits import TIE, Fit, find_fragile, finish, gather_evidence
from provenance.rate.majority import find_votes
from provenance.rate.tables import Floats, ReportTable

SMOOTHING = 0.5


def fit_crh(table: ReportTable, priors: Mapping[str, Prior], options: EstimateOptions) -> Fit:
    """Alternate truths and weights, from majority vote, until the truths stay."""
    truth = _find_truth(table, find_votes(table))
    stated = table.sum_sources(table.weight)
    support = table.weight
    rounds = 0
    for rounds in range(1, options.rounds + 1):  # noqa: B007 -- told in the result
        loss = table.sum_sources(table.weight * (1.0 - truth[table.claim]))
        loss = (loss + SMOOTHING) / (stated + 2.0 * SMOOTHING)
        weights = -np.log(loss / loss.sum()) if len(loss) > 1 else np.ones(1)
        support = table.weight * weights[table.source]
        before = truth
        truth = _find_truth(table, table.sum_claims(support))
        if np.array_equal(before, truth):
            break
    score = table.sum_claims(support)
    evidence = gather_evidence(table, priors, options)
    fragile = find_fragile(table, score, support)
    return finish(table, evidence, table.share(score), fragile, rounds)


def _find_truth(table: ReportTable, score: Floats) -> Floats:
    best = table.max_objects(score)[table.claim_object]
    return table.share((score >= best - TIE * np.maximum(1.0, np.abs(best))).astype(np.float64))
