import random

import numpy as np
import pytest

from provenance.model.estimates import EstimateOptions, Method, Prior, Report
from provenance.rate.choosing import choose_method
from provenance.rate.estimating import estimate_reports
from provenance.rate.tables import build_table
from tests.rate.fitting import Rows, fit_rows, simulate

ACCURACIES = {f"s{number}": 0.35 + 0.05 * number for number in range(12)}
MODELS = [Method.BETA_EM, Method.GIBBS, Method.DAWID_SKENE]


def count_right(truths: dict[str, str], truth: dict[str, str]) -> float:
    return sum(truths[thing] == value for thing, value in truth.items()) / len(truth)


@pytest.mark.parametrize("method", MODELS)
def test_accuracies_of_sources_are_recovered(method: Method) -> None:
    rows, truth = simulate(ACCURACIES, objects=400, values=4, seed=1)
    found = fit_rows(method, rows, options=EstimateOptions(tau=1.0, sweeps=60, burn_in=40))
    errors = [abs(found.means[source] - accuracy) for source, accuracy in ACCURACIES.items()]
    assert float(np.mean(errors)) < 0.04
    assert count_right(found.find_truths(), truth) > 0.97


@pytest.mark.parametrize("method", [*MODELS, Method.CRH, Method.TRUTHFINDER, Method.SUMS])
def test_weighing_sources_does_no_worse_than_counting_votes(method: Method) -> None:
    accuracies = {f"s{number}": 0.9 if number < 3 else 0.3 for number in range(9)}
    rows, truth = simulate(accuracies, objects=300, values=4, seed=2)
    options = EstimateOptions(sweeps=60, burn_in=40)
    voted = count_right(fit_rows(Method.MAJORITY, rows).find_truths(), truth)
    assert count_right(fit_rows(method, rows, options=options).find_truths(), truth) >= voted


def test_dawid_skene_learns_who_confuses_what() -> None:
    # Three of five sources call every second "no" a "yes"; majority vote follows them.
    generator = random.Random(3)  # noqa: S311 -- simulated data
    truth = {f"o{number}": generator.choice(["yes", "no", "no"]) for number in range(600)}
    rows: Rows = []
    for thing, true in truth.items():
        for number in range(5):
            slips = generator.random() < (0.55 if number < 3 and true == "no" else 0.05)
            rows.append((f"s{number}", thing, {"yes": "no", "no": "yes"}[true] if slips else true))
    voted = count_right(fit_rows(Method.MAJORITY, rows).find_truths(), truth)
    learned = count_right(fit_rows(Method.DAWID_SKENE, rows).find_truths(), truth)
    assert voted < 0.9
    assert learned > 0.95


def test_ratings_help_where_there_is_little_to_learn_from() -> None:
    accuracies = {f"s{number}": 0.9 if number < 2 else 0.3 for number in range(10)}
    letters = {name: Prior(0.8 if accuracy > 0.5 else 0.45, 6.0) for name, accuracy in accuracies.items()}
    gains = []
    for seed in range(5):
        rows, truth = simulate(accuracies, objects=25, values=3, seed=seed, share=0.4)
        known = {thing: truth[thing] for thing in {row[1] for row in rows}}
        with_ratings = count_right(fit_rows(Method.BETA_EM, rows, letters).find_truths(), known)
        gains.append(with_ratings - count_right(fit_rows(Method.BETA_EM, rows).find_truths(), known))
    assert sum(gains) > 0.0


def test_intervals_of_ninety_per_cent_hold_about_that_often_where_the_model_is_true() -> None:
    generator = np.random.default_rng(5)
    held = []
    for seed in range(8):
        accuracies = {f"s{number}": float(value) for number, value in enumerate(generator.beta(5, 2.5, 30))}
        priors = dict.fromkeys(accuracies, Prior(5 / 7.5, 7.5))
        rows, _ = simulate(accuracies, objects=60, values=4, seed=seed, share=1 / 6)
        fit = fit_rows(Method.GIBBS, rows, priors, EstimateOptions(sweeps=300, burn_in=100, tau=1.0))
        for place, source in enumerate(fit.table.sources):
            held.append(fit.fit.low[place] <= accuracies[source] <= fit.fit.high[place])
    assert 0.85 <= float(np.mean(held)) <= 0.95


def test_probabilities_are_about_as_often_right_as_they_say() -> None:
    rows, truth = simulate({f"s{number}": 0.6 for number in range(6)}, objects=600, values=4, seed=6)
    found = estimate_reports([Report(*row) for row in rows], options=EstimateOptions(method=Method.BETA_EM, tau=1.0))
    sure = [item for item in found.objects if 0.6 <= item.likely.probability < 0.9]
    right = sum(item.likely.value == truth[item.object] for item in sure) / len(sure)
    told = sum(item.likely.probability for item in sure) / len(sure)
    assert right == pytest.approx(told, abs=0.1)


def test_default_goes_by_the_structure_of_the_data() -> None:
    def choose(rows: Rows) -> Method:
        return choose_method(build_table([(*row, 1.0) for row in rows]))[0]

    few, _ = simulate(ACCURACIES, objects=100, values=4, seed=7)
    shared, _ = simulate(ACCURACIES, objects=200, values=4, seed=7)
    own = [(source, thing, f"{value} of {thing}") for source, thing, value in shared]
    assert choose(few) is Method.GIBBS
    assert choose(shared) is Method.DAWID_SKENE
    assert choose(own) is Method.BETA_EM
    many = [(f"{source} on {thing}", thing, value) for source, thing, value in shared]
    assert choose(many) is Method.BETA_EM
    alike = [(source, thing, "yes") for source, thing, _ in shared]
    assert choose(alike) is Method.BETA_EM
