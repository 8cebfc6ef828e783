"""What a method returns, and the steps that several methods share."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.special import betaincinv, expit, logit

from provenance.model.estimates import EstimateOptions, Prior
from provenance.rate.priors import list_priors
from provenance.rate.tables import Bools, Floats, ReportTable

LEVEL = 0.90
CLOSEST = 1e-6
TIE = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """The result of one method.

    ``probability`` has one entry a claim, ``unstated`` one an object (together they sum to 1 over an object). ``mean``,
    ``low`` and ``high`` have one entry a source (90 % interval); ``claim_low`` and ``claim_high`` are the 90 % range of
    the probability where the method draws samples. ``fragile`` marks objects whose most likely value changes when
    one source is left out.
    """

    probability: Floats
    unstated: Floats
    mean: Floats
    low: Floats
    high: Floats
    fragile: Bools
    rounds: int = 0
    claim_low: Floats | None = None
    claim_high: Floats | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What the learning of a source's accuracy starts from: its prior, and its reports as a sparse matrix.

    ``reports`` has the tempered weights, one row a claim, one column a source. ``comparable`` has one entry a claim:
    1 where its object can teach anything, 0 where one source alone answers and nothing is resolved. ``total`` is the
    tempered weight of each source's comparable reports.
    """

    mean: Floats
    strength: Floats
    reports: csr_array[np.float64]
    comparable: Floats
    total: Floats

    def posterior(self, probability: Floats) -> tuple[Floats, Floats]:
        """Return both parameters of each source's Beta posterior, given the probability of each claim."""
        right = (probability * self.comparable) @ self.reports
        wrong = np.maximum(self.total - right, 0.0)
        return self.mean * self.strength + right, (1.0 - self.mean) * self.strength + wrong

    def accuracy(self, probability: Floats) -> Floats:
        """Return each source's posterior mean accuracy."""
        over, under = self.posterior(probability)
        return np.clip(over / (over + under), CLOSEST, 1.0 - CLOSEST)


def gather_evidence(table: ReportTable, priors: Mapping[str, Prior], options: EstimateOptions) -> Evidence:
    """Return what the sources' accuracies are learned from."""
    mean, strength = list_priors(table.sources, priors)
    shape = (len(table.claim_object), len(table.sources))
    reports = csr_array((options.tau * table.weight, (table.claim, table.source)), shape=shape)
    comparable = find_comparable(table)[table.claim_object].astype(np.float64)
    return Evidence(mean, strength, reports, comparable, np.asarray(comparable @ reports))


def find_comparable(table: ReportTable) -> Bools:
    """Tell of each object whether it can teach anything: several sources answer it, or an analyst resolved it.

    A source that contradicts itself alone is compared with nobody.
    """
    thing = table.report_object
    least = np.full(len(table.objects), len(table.sources))
    greatest = np.full(len(table.objects), -1)
    np.minimum.at(least, thing, table.source)
    np.maximum.at(greatest, thing, table.source)
    comparable: Bools = (least < greatest) | (table.resolved != -1)
    return comparable


def find_intervals(evidence: Evidence, probability: Floats) -> tuple[Floats, Floats, Floats]:
    """Return posterior means and 90 % intervals, one a source (equal tails of the Beta posterior)."""
    over, under = evidence.posterior(probability)
    tail = (1.0 - LEVEL) / 2.0
    low = np.asarray(betaincinv(over, under, tail), dtype=np.float64)
    high = np.asarray(betaincinv(over, under, 1.0 - tail), dtype=np.float64)
    return over / (over + under), low, high


def apply_resolved(table: ReportTable, probability: Floats, unstated: Floats) -> tuple[Floats, Floats]:
    """Return the probabilities with what an analyst resolved set to 0 or 1."""
    settled = table.resolved != -1
    if not settled.any():
        return probability, unstated
    fixed = np.where(settled[table.claim_object], 0.0, probability)
    fixed[table.resolved[table.resolved >= 0]] = 1.0
    return fixed, np.where(settled, np.where(table.resolved == -2, 1.0, 0.0), unstated)  # noqa: PLR2004 -- ReportTable.resolved


def normalise_scores(table: ReportTable, score: Floats, unstated: float) -> tuple[Floats, Floats]:
    """Turn log scores, one a claim, into probabilities: a softmax over the values of each object.

    ``unstated`` is the weight of a further candidate with score 0 ("none of the stated values"); 0 leaves it out.
    """
    greatest = table.max_objects(score)
    if unstated > 0.0:
        greatest = np.maximum(greatest, 0.0)
    shifted = np.exp(score - greatest[table.claim_object])
    rest = unstated * np.exp(-greatest) if unstated > 0.0 else np.zeros(len(table.objects))
    total = table.sum_objects(shifted) + rest
    return shifted / total[table.claim_object], rest / total


def settle_alone(table: ReportTable, probability: Floats, unstated: Floats, accuracy: Floats) -> tuple[Floats, Floats]:
    """Return the probabilities with those of questions that one source alone answers, once, taken from its accuracy.

    What a lone source says is as likely as the source is reliable; with a weight w, the odds are those to the power w.
    """
    alone = (np.bincount(table.report_object, minlength=len(table.objects)) == 1) & (table.resolved == -1)
    reports = np.flatnonzero(alone[table.report_object])
    odds = table.weight[reports] * logit(accuracy[table.source[reports]])
    settled = probability.copy()
    settled[table.claim[reports]] = expit(odds)
    rest = unstated.copy()
    rest[table.report_object[reports]] = expit(-odds)
    return settled, rest


def find_fragile(table: ReportTable, score: Floats, support: Floats) -> Bools:
    """Tell of each object whether leaving out one source makes another stated value the first, or ties it.

    A value that only this source states is gone with it.

    Args:
        table: the reports.
        score: one a claim; the greatest of an object is its most likely value.
        support: what each report adds to the score of its claim.
    """
    objects = len(table.objects)
    best = table.max_objects(score)
    leads = score >= best[table.claim_object] - TIE
    leaders = np.bincount(table.claim_object[leads], minlength=objects)
    second = table.max_objects(np.where(leads, -np.inf, score))
    thing = table.report_object
    on_leader = leads[table.claim]
    alone = np.bincount(table.claim, minlength=len(score))[table.claim] == 1
    left = np.where(alone, -np.inf, score[table.claim] - support)
    flips = np.where(on_leader, left <= second[thing] + TIE, left >= best[thing] - TIE)
    fragile = np.bincount(thing[flips], minlength=objects) > 0
    found: Bools = (fragile | (leaders > 1)) & (table.spread > 1) & (table.resolved == -1)
    return found


def finish(table: ReportTable, evidence: Evidence, probability: Floats, fragile: Bools, rounds: int = 0) -> Fit:
    """Return a fit whose sources have the Beta posterior that the probabilities of the claims give them."""
    probability, unstated = apply_resolved(table, probability, np.zeros(len(table.objects)))
    mean, low, high = find_intervals(evidence, probability)
    return Fit(probability, unstated, mean, low, high, fragile, rounds)
