"""Majority vote: the value that most reports state, printed beside every estimate.

    P(o = v) = Σ_r w_r [r says v] / Σ_r w_r          over the reports r on o

The oldest rule there is (M. de Condorcet, *Essai sur l'application de l'analyse*, 1785); it takes all sources for
equally reliable. The shares are votes, not calibrated probabilities.
"""

from collections.abc import Mapping

from provenance.model.estimates import EstimateOptions, Prior
from provenance.rate.fits import Fit, find_fragile, finish, gather_evidence
from provenance.rate.tables import Floats, ReportTable


def find_votes(table: ReportTable) -> Floats:
    """Return the sum of the weights of the reports of each claim."""
    return table.sum_claims(table.weight)


def fit_majority(table: ReportTable, priors: Mapping[str, Prior], options: EstimateOptions) -> Fit:
    """Count votes; the sources' accuracies are those that agreement with the vote gives."""
    votes = find_votes(table)
    evidence = gather_evidence(table, priors, options)
    fragile = find_fragile(table, votes, table.weight)
    return finish(table, evidence, table.share(votes), fragile)
