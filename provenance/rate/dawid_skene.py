"""Dawid-Skene with priors: for labels that all objects share, each source has a table of how it confuses them.

    P(z_o = j)      ∝  π_j Π_r θ_s(r)[j, label of r] ^ w_r
    θ_s[j, ·]       =  ( k Θ_s[j, ·] + Σ_{r of s} w_r P(z_o = j) [r says ·] ) / ( k + Σ_{r of s} w_r P(z_o = j) )
    π_j             ∝  1 + Σ_o P(z_o = j)

A. Dawid and A. Skene, *Maximum Likelihood Estimation of Observer Error-Rates Using the EM Algorithm*, Applied
Statistics 28(1), 1979; with Dirichlet priors as in V. Raykar et al., *Learning From Crowds*, JMLR 11, 2010. The prior
row Θ_s[j, ·], worth k = 4 reports, is centred on what is known elsewhere, so that a source with few reports behaves
like one with a single accuracy, and its errors like those of all sources:

    logit Θ_s[j, j]  =  logit a_s + logit d_j - logit a
    Θ_s[j, l]        =  (1 - Θ_s[j, j]) e_jl ,  l ≠ j

with a_s the accuracy of the source (shrunk by k_s reports towards its rating's mean; where nobody rated it, towards the
mean a of the collection), d_j the accuracy of all sources on label j, and e_jl the share of l among their errors on j.
"""

from collections.abc import Mapping

import numpy as np

from provenance.model.estimates import EstimateOptions, Prior
from provenance.model.vocabulary import Reliability
from provenance.rate.fits import CLOSEST, TIE, Evidence, Fit, apply_resolved, find_intervals, gather_evidence
from provenance.rate.majority import find_votes
from provenance.rate.priors import STRENGTH
from provenance.rate.tables import Bools, Floats, ReportTable

ROW_STRENGTH = 4.0


class _Labels:
    """The reports of a table over its shared labels, and the tables of confusion that they give."""

    def __init__(self, table: ReportTable, priors: Mapping[str, Prior], evidence: Evidence) -> None:
        self.labels = len(table.values)
        self.objects = len(table.objects)
        self.sources = len(table.sources)
        self.source = table.source
        self.object = table.report_object
        self.label = table.claim_value[table.claim]
        self.weight = table.weight
        self.diagonal = np.eye(self.labels, dtype=bool)
        rated = [name in priors and priors[name].letter is not Reliability.F for name in table.sources]
        self.rated = np.array(rated)
        self.mean = evidence.mean
        self.strength = np.where(self.rated, evidence.strength, STRENGTH)

    def count(self, truth: Floats) -> Floats:
        """Return the weights of reports by source, true label and stated label."""
        counts = np.empty((self.sources, self.labels, self.labels))
        for true in range(self.labels):
            cells = self.source * self.labels + self.label
            amounts = self.weight * truth[self.object, true]
            summed = np.bincount(cells, amounts, minlength=self.sources * self.labels)
            counts[:, true, :] = summed.reshape(self.sources, self.labels)
        return counts

    def confuse(self, counts: Floats) -> Floats:
        """Return each source's table of confusion: P(stated label | true label)."""
        centre = self._find_centres(counts)
        tables = ROW_STRENGTH * centre + counts
        shared: Floats = tables / tables.sum(axis=2, keepdims=True)
        return shared

    def _find_centres(self, counts: Floats) -> Floats:
        together = counts.sum(axis=0)
        right = counts[:, self.diagonal].sum(axis=1)
        total = counts.sum(axis=(1, 2))
        mean = (right.sum() + 1.0) / (total.sum() + 2.0)
        towards = np.where(self.rated, self.mean, mean)
        accuracy = (towards * self.strength + right) / (self.strength + total)
        on_label = (np.diag(together) + mean) / (together.sum(axis=1) + 1.0)
        errors = np.where(self.diagonal, 0.0, together + 0.5 / max(1, self.labels - 1))
        errors /= np.maximum(errors.sum(axis=1, keepdims=True), CLOSEST)
        odds = _logit(accuracy)[:, None] + _logit(on_label)[None, :] - _logit(np.array(mean))
        kept = 1.0 / (1.0 + np.exp(-odds))
        centres: Floats = (1.0 - kept)[:, :, None] * errors[None, :, :]
        centres[:, self.diagonal] = kept
        return np.maximum(centres, CLOSEST)

    def support(self, confusion: Floats) -> Floats:
        """Return what each report adds to the log score of each label, one row a report."""
        added: Floats = self.weight[:, None] * np.log(confusion)[self.source, :, self.label]
        return added

    def score(self, support: Floats, base: Floats) -> Floats:
        """Return the log score of each label for each object."""
        columns = [np.bincount(self.object, support[:, label], minlength=self.objects) for label in range(self.labels)]
        return np.log(base)[None, :] + np.stack(columns, axis=1)


def fit_dawid_skene(table: ReportTable, priors: Mapping[str, Prior], options: EstimateOptions) -> Fit:
    """Alternate both steps, from majority vote, until no probability changes by more than the tolerance.

    Takes memory for (reports + sources x labels) x labels numbers; ``choosing`` says when that is worth it.
    """
    evidence = gather_evidence(table, priors, options)
    model = _Labels(table, priors, evidence)
    truth = np.zeros((model.objects, model.labels))
    truth[table.claim_object, table.claim_value] = table.share(find_votes(table))
    _clamp(table, truth)
    rounds = 0
    for rounds in range(1, options.rounds + 1):  # noqa: B007 -- told in the result
        base = (truth.sum(axis=0) + 1.0) / (model.objects + model.labels)
        support = model.support(model.confuse(model.count(truth)))
        score = model.score(support, base)
        before, truth = truth, np.exp(score - score.max(axis=1, keepdims=True))
        truth /= truth.sum(axis=1, keepdims=True)
        _clamp(table, truth)
        if np.abs(truth - before).max() < options.tolerance:
            break
    probability = truth[table.claim_object, table.claim_value]
    unstated = np.clip(1.0 - table.sum_objects(probability), 0.0, 1.0)
    unstated = np.where(table.spread == model.labels, 0.0, unstated)
    probability, unstated = apply_resolved(table, probability, unstated)
    mean, low, high = find_intervals(evidence, probability)
    return Fit(probability, unstated, mean, low, high, _find_fragile(table, model, score, support), rounds)


def _clamp(table: ReportTable, truth: Floats) -> None:
    known = np.flatnonzero(table.resolved >= 0)
    truth[known] = 0.0
    truth[known, table.claim_value[table.resolved[known]]] = 1.0


def _find_fragile(table: ReportTable, model: _Labels, score: Floats, support: Floats) -> Bools:
    """Tell of each object whether leaving out one source's report makes another label the first, or ties it."""
    thing = model.object
    best = score.argmax(axis=1)
    left = score[thing] - support
    rows = np.arange(len(thing))
    leader = left[rows, best[thing]].copy()
    left[rows, best[thing]] = -np.inf
    flips = left.max(axis=1) >= leader - TIE if model.labels > 1 else np.zeros(len(thing), dtype=bool)
    several = np.bincount(thing, minlength=model.objects) > 1
    fragile: Bools = (np.bincount(thing[flips], minlength=model.objects) > 0) & several & (table.resolved == -1)
    return fragile


def _logit(share: Floats) -> Floats:
    inside = np.clip(share, CLOSEST, 1.0 - CLOSEST)
    found: Floats = np.log(inside) - np.log1p(-inside)
    return found
