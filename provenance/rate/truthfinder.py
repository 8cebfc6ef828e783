"""TruthFinder: a fact is as sure as the sources that state it, a source as sure as its facts.

    τ(s) = -ln(1 - t(s)) ,   σ(f) = Σ_{s states f} w τ(s) ,   s(f) = 1 / (1 + exp(-γ σ(f))) ,   t(s) = mean of s(f)

from t = 0.9, until the cosine between the old and the new trust differs from 1 by less than the tolerance.
X. Yin, J. Han and P. Yu, *Truth Discovery with Multiple Conflicting Information Providers on the Web*, KDD 2007 / TKDE
20(6), 2008; γ = 0.3 as there, without the implication between facts, which needs a similarity of values. The
confidences do not sum to 1, and many reports drive all of them to 1, so what is shown is each value's share of
-ln(1 - s(f)), in the same order; it remains a score.
"""

from collections.abc import Mapping

import numpy as np

from provenance.model.estimates import EstimateOptions, Prior
from provenance.rate.fits import CLOSEST, Fit, find_fragile, finish, gather_evidence
from provenance.rate.tables import ReportTable

DAMPENING = 0.3
FIRST_TRUST = 0.9


def fit_truthfinder(table: ReportTable, priors: Mapping[str, Prior], options: EstimateOptions) -> Fit:
    """Iterate trust and confidence; the most likely value is the one with the greatest confidence score."""
    trust = np.full(len(table.sources), FIRST_TRUST)
    stated = table.sum_sources(table.weight)
    rounds = 0
    for rounds in range(1, options.rounds + 1):  # noqa: B007 -- told in the result
        before = trust
        score = table.sum_claims(-table.weight * np.log1p(-trust)[table.source])
        confidence = 1.0 / (1.0 + np.exp(-DAMPENING * score))
        trust = table.sum_sources(table.weight * confidence[table.claim]) / stated
        trust = np.clip(trust, CLOSEST, 1.0 - CLOSEST)
        cosine = float(before @ trust) / float(np.linalg.norm(before) * np.linalg.norm(trust))
        if 1.0 - cosine < options.tolerance**2:
            break
    support = -table.weight * np.log1p(-trust)[table.source]
    score = table.sum_claims(support)
    shown = np.logaddexp(0.0, DAMPENING * score)
    evidence = gather_evidence(table, priors, options)
    fragile = find_fragile(table, score, support)
    return finish(table, evidence, table.share(shown), fragile, rounds)
