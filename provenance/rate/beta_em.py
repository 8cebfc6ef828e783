"""Beta-Bernoulli EM: sources with one accuracy each and a Beta prior from their rating, by expectation-maximisation.

    A_s ~ Beta(m_s k_s, (1 - m_s) k_s)
    P(z_o = v | A)  ∝  Π_{r says v} [ n_o A_s / (1 - A_s) ]^(tau w_r) ,   P(z_o = none of them | A) ∝ u
    A_s = ( m_s k_s + tau Σ_r w_r P(r right) ) / ( k_s + tau Σ_r w_r )

which is Π_r [A_s if r says v else (1 - A_s) / n_o]^(tau w_r) divided by what all values of the object share. The
accuracy with a Beta prior is that of B. Zhao, B. Rubinstein, J. Gemmell and J. Han, PVLDB 5(6), 2012 (LTM) and, as beta
reputation, of A. Jøsang and R. Ismail, Bled 2002; the ``n_o`` equally likely wrong values are those of X. Dong,
L. Berti-Equille and D. Srivastava, PVLDB 2(1), 2009, section 3.

With ``u`` = 0 the stated values V_o are all there are, and n_o = max(1, |V_o| - 1). With ``u`` > 0 a further candidate
stands for everything that nobody stated, and n_o = |V_o| + 1: what a lone source says is then no proof of its
accuracy, and agreement on one of few values is worth less than certainty. What one source alone says on a question is
as likely as the source is reliable.
"""

from collections.abc import Mapping

import numpy as np

from provenance.model.estimates import EstimateOptions, Prior
from provenance.rate.fits import (
    Fit,
    apply_resolved,
    find_fragile,
    find_intervals,
    gather_evidence,
    normalise_scores,
    settle_alone,
)
from provenance.rate.majority import find_votes
from provenance.rate.tables import Bools, Floats, ReportTable


def count_wrong(table: ReportTable, unstated: float) -> Floats:
    """Return, for each object, how many wrong values a wrong source is taken to choose from."""
    spread = table.spread.astype(np.float64)
    return spread + 1.0 if unstated > 0.0 else np.maximum(1.0, spread - 1.0)


def fit_beta_em(table: ReportTable, priors: Mapping[str, Prior], options: EstimateOptions) -> Fit:
    """Alternate both steps, from majority vote, until no accuracy changes by more than the tolerance."""
    evidence = gather_evidence(table, priors, options)
    log_wrong = np.log(count_wrong(table, options.unstated))
    votes = find_votes(table)
    fixed = options.tau * votes * log_wrong[table.claim_object]
    nothing = np.zeros(len(table.objects))
    probability, unstated = apply_resolved(table, table.share(votes), nothing)
    accuracy = evidence.accuracy(probability)
    rounds = 0
    for rounds in range(1, options.rounds + 1):  # noqa: B007 -- told in the result
        score = fixed + evidence.reports @ find_log_odds(accuracy)
        probability, unstated = apply_resolved(table, *normalise_scores(table, score, options.unstated))
        before, accuracy = accuracy, evidence.accuracy(probability)
        if np.abs(accuracy - before).max() < options.tolerance:
            break
    fragile = find_fragile_votes(table, accuracy, options)
    mean, low, high = find_intervals(evidence, probability)
    if options.unstated > 0.0:
        probability, unstated = settle_alone(table, probability, unstated, mean)
    return Fit(probability, unstated, mean, low, high, fragile, rounds)


def find_log_odds(accuracy: Floats) -> Floats:
    """Return ln(A / (1 - A))."""
    found: Floats = np.log(accuracy) - np.log1p(-accuracy)
    return found


def find_fragile_votes(table: ReportTable, accuracy: Floats, options: EstimateOptions) -> Bools:
    """Tell of each object whether one source decides it, the accuracies taken as they are."""
    log_wrong = np.log(count_wrong(table, options.unstated))
    support = options.tau * table.weight * (find_log_odds(accuracy)[table.source] + log_wrong[table.report_object])
    return find_fragile(table, table.sum_claims(support), support)
