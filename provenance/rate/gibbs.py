"""Gibbs sampler: the model of the Beta-Bernoulli EM, with the uncertainty of both unknowns kept.

    z_o | A   ~  P(z_o = v | A)                                          (as in ``beta_em``)
    A_s | z   ~  Beta( m_s k_s + tau Σ_r w_r [r right],  (1 - m_s) k_s + tau Σ_r w_r [r wrong] )

drawn in turn; the means and quantiles over the draws are the estimates. A conjugate sampler as in B. Zhao,
B. Rubinstein, J. Gemmell and J. Han, *A Bayesian Approach to Discovering Truth from Conflicting Sources for Data
Integration*, PVLDB 5(6), 2012 (LTM), section 5, with a prior from the rating of each source, one accuracy a source,
and tempered report weights. Probabilities of values are averaged over their conditional distributions, which varies
less than counting draws (A. Gelfand and A. Smith, JASA 85, 1990, section 2.2). A fixed seed gives the same result
each time.
"""

from collections.abc import Mapping

import numpy as np

from provenance.model.estimates import EstimateOptions, Prior
from provenance.rate.beta_em import count_wrong, find_fragile_votes, find_log_odds
from provenance.rate.fits import (
    CLOSEST,
    LEVEL,
    Evidence,
    Fit,
    apply_resolved,
    find_intervals,
    gather_evidence,
    normalise_scores,
    settle_alone,
)
from provenance.rate.majority import find_votes
from provenance.rate.tables import Bools, Floats, ReportTable

MOST_KEPT = 20_000_000
_TAILS = np.array([(1.0 - LEVEL) / 2.0, (1.0 + LEVEL) / 2.0])


def fit_gibbs(table: ReportTable, priors: Mapping[str, Prior], options: EstimateOptions) -> Fit:
    """Draw ``burn_in`` sweeps that are dropped and ``sweeps`` that count, from majority vote on.

    The range of each value's probability is left out where keeping the draws would take more than 160 MB.
    """
    evidence = gather_evidence(table, priors, options)
    votes = find_votes(table)
    fixed = options.tau * votes * np.log(count_wrong(table, options.unstated))[table.claim_object]
    generator = np.random.default_rng(options.seed)
    accuracy = evidence.accuracy(apply_resolved(table, table.share(votes), np.zeros(len(table.objects)))[0])
    ranged = options.sweeps * len(votes) <= MOST_KEPT
    accuracies = np.empty((options.sweeps, len(table.sources)))
    draws = np.empty((options.sweeps if ranged else 0, len(votes)))
    probability, unstated = np.zeros(len(votes)), np.zeros(len(table.objects))
    for sweep in range(-options.burn_in, options.sweeps):
        score = fixed + evidence.reports @ find_log_odds(accuracy)
        now, rest = apply_resolved(table, *normalise_scores(table, score, options.unstated))
        if options.unstated > 0.0:
            now, rest = settle_alone(table, now, rest, accuracy)
        accuracy = _draw_accuracies(generator, evidence, _draw_truths(generator, table, now, rest))
        if sweep >= 0:
            accuracies[sweep] = accuracy
            probability += now
            unstated += rest
            if ranged:
                draws[sweep] = now
    probability, unstated = probability / options.sweeps, unstated / options.sweeps
    mean, low, high = _summarise(evidence, accuracies, probability)
    if options.unstated > 0.0:
        probability, unstated = settle_alone(table, probability, unstated, mean)
    claim_low, claim_high = np.quantile(draws, _TAILS, axis=0) if ranged else (None, None)
    fragile = find_fragile_votes(table, np.clip(mean, CLOSEST, 1.0 - CLOSEST), options)
    return Fit(probability, unstated, mean, low, high, fragile, options.sweeps, claim_low, claim_high)


def _summarise(evidence: Evidence, accuracies: Floats, probability: Floats) -> tuple[Floats, Floats, Floats]:
    """Return mean and 90 % interval of each source; exactly its prior's where nothing can be learned of it."""
    drawn = (accuracies.mean(axis=0), *np.quantile(accuracies, _TAILS, axis=0))
    exact = find_intervals(evidence, probability)
    known = evidence.total > 0.0
    mean, low, high = (np.where(known, one, other) for one, other in zip(drawn, exact, strict=True))
    return mean, low, high


def _draw_truths(generator: np.random.Generator, table: ReportTable, probability: Floats, unstated: Floats) -> Bools:
    """Draw one candidate an object and tell of each claim whether it is the one drawn.

    The smallest of E / p over the candidates, with E exponential of rate 1, falls on each with its probability p.
    """
    with np.errstate(divide="ignore"):
        times = generator.standard_exponential(len(probability)) / probability
        rest = generator.standard_exponential(len(unstated)) / unstated
    first = np.minimum(np.minimum.reduceat(times, table.start), rest)
    drawn: Bools = times <= first[table.claim_object]
    return drawn


def _draw_accuracies(generator: np.random.Generator, evidence: Evidence, truths: Bools) -> Floats:
    over, under = evidence.posterior(truths.astype(np.float64))
    return np.clip(generator.beta(over, under), CLOSEST, 1.0 - CLOSEST)
