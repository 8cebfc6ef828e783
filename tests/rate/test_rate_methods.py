import itertools
import math

import pytest
from scipy.special import betaln

from provenance.model.estimates import EstimateOptions, Method, Prior
from tests.rate.fitting import Rows, fit_rows

B = Prior(0.8, 6.0)
SPLIT: Rows = [("s1", "a", "x"), ("s2", "a", "x"), ("s3", "a", "y")]
ONE_ROUND = EstimateOptions(rounds=1, tau=1.0, unstated=0.0)


def test_majority_counts_votes() -> None:
    found = fit_rows(Method.MAJORITY, SPLIT)
    assert found.chance("a", "x") == pytest.approx(2 / 3)
    assert found.chance("a", "y") == pytest.approx(1 / 3)


def test_majority_gives_each_source_the_posterior_of_its_agreement() -> None:
    found = fit_rows(Method.MAJORITY, SPLIT, {"s1": B}, EstimateOptions(tau=1.0))
    assert found.means["s1"] == pytest.approx((0.8 * 6 + 2 / 3) / 7)
    assert found.means["s3"] == pytest.approx((0.6 * 2 + 1 / 3) / 3)


def test_sums_ends_at_the_golden_ratio() -> None:
    # Sources by claims [[ax, bu, cp], [ax, cq]]: the trusts are the eigenvector of [[3, 1], [1, 2]], (1, 1 / phi).
    rows = [("s1", "a", "x"), ("s1", "b", "u"), ("s1", "c", "p"), ("s2", "a", "x"), ("s2", "c", "q")]
    found = fit_rows(Method.SUMS, rows, options=EstimateOptions(tolerance=1e-12))
    golden = (1 + math.sqrt(5)) / 2
    assert found.chance("c", "p") == pytest.approx(1 / golden, abs=1e-9)
    assert found.chance("c", "q") == pytest.approx(1 - 1 / golden, abs=1e-9)


def test_truthfinder_after_one_round() -> None:
    # tau = ln 10; confidences 1 / (1 + 10^-0.6) and 1 / (1 + 10^-0.3) become the trusts.
    found = fit_rows(Method.TRUTHFINDER, SPLIT, options=EstimateOptions(rounds=1))
    score_x = -2 * math.log(1 - 1 / (1 + 10**-0.6))
    score_y = -math.log(1 - 1 / (1 + 10**-0.3))
    assert (score_x, score_y) == pytest.approx((3.211286, 1.097031), abs=1e-5)
    shown_x, shown_y = (math.log(1 + math.exp(0.3 * score)) for score in (score_x, score_y))
    assert found.chance("a", "x") == pytest.approx(shown_x / (shown_x + shown_y))


def test_crh_weighs_by_the_logarithm_of_the_share_of_loss() -> None:
    # Losses 1/6, 1/6 and 1/2 of 5/6 in all: weights ln 5, ln 5 and ln 5/3.
    rows = [*SPLIT, ("s1", "b", "u"), ("s2", "b", "u"), ("s3", "b", "u")]
    found = fit_rows(Method.CRH, rows)
    assert found.chance("a", "x") == pytest.approx(2 * math.log(5) / (2 * math.log(5) + math.log(5 / 3)))


def test_crh_of_one_source_believes_it() -> None:
    assert fit_rows(Method.CRH, [("s1", "a", "x")]).chance("a", "x") == pytest.approx(1.0)


def test_beta_em_after_one_round_in_a_closed_world() -> None:
    priors = {"s1": B, "s2": B, "s3": B}
    found = fit_rows(Method.BETA_EM, SPLIT, priors, ONE_ROUND)
    first, third = (0.8 * 6 + 2 / 3) / 7, (0.8 * 6 + 1 / 3) / 7
    for_x, for_y = (first / (1 - first)) ** 2, third / (1 - third)
    assert found.chance("a", "x") == pytest.approx(for_x / (for_x + for_y))
    assert found.unstated["a"] == 0.0
    assert found.means["s1"] == pytest.approx((0.8 * 6 + for_x / (for_x + for_y)) / 7)


def test_beta_em_after_one_round_with_room_for_what_nobody_stated() -> None:
    priors = {"s1": B, "s2": B, "s3": B}
    found = fit_rows(Method.BETA_EM, SPLIT, priors, EstimateOptions(rounds=1, tau=0.5, unstated=2.0))
    first, third = (0.8 * 6 + 0.5 * 2 / 3) / 6.5, (0.8 * 6 + 0.5 / 3) / 6.5
    for_x, for_y = 3 * first / (1 - first), math.sqrt(3 * third / (1 - third))
    assert found.chance("a", "x") == pytest.approx(for_x / (for_x + for_y + 2))
    assert found.unstated["a"] == pytest.approx(2 / (for_x + for_y + 2))


@pytest.mark.parametrize("method", [Method.BETA_EM, Method.GIBBS])
def test_what_one_source_alone_says_is_as_likely_as_the_source_is_reliable(method: Method) -> None:
    found = fit_rows(method, [*SPLIT, ("s4", "b", "u")], {"s4": B})
    assert found.chance("b", "u") == pytest.approx(0.8)
    assert found.unstated["b"] == pytest.approx(0.2)
    assert found.means["s4"] == pytest.approx(0.8)


@pytest.mark.parametrize("method", list(Method)[1:])
def test_what_an_analyst_resolved_is_certain_and_teaches(method: Method) -> None:
    rows: Rows = [*SPLIT, ("s1", "b", "x"), ("s2", "b", "x"), ("s3", "b", "y")]
    free = fit_rows(method, rows)
    found = fit_rows(method, rows, resolved={"a": "y"})
    assert found.chance("a", "y") == 1.0
    assert found.chance("a", "x") == 0.0
    assert found.means["s3"] > free.means["s3"]
    assert not found.fragile["a"]
    assert fit_rows(method, rows, resolved={"a": "neither"}).unstated["a"] == 1.0


def find_exact_chance(priors: list[tuple[float, float]], rows: Rows, tau: float, unstated: float) -> dict[str, float]:
    """Sum the posterior over all truths, the accuracies integrated out (Beta-binomial), for the values of object a."""
    objects = sorted({row[1] for row in rows})
    choices = [[*sorted({row[2] for row in rows if row[1] == thing}), ""] for thing in objects]
    total: dict[str, float] = {}
    for truths in itertools.product(*choices):
        truth = dict(zip(objects, truths, strict=True))
        log = sum((math.log(unstated) for value in truths if value == ""), start=0.0)
        for place, (over, under) in enumerate(priors):
            own = [row for row in rows if row[0] == f"s{place + 1}"]
            right = [row for row in own if truth[row[1]] == row[2]]
            log += sum(tau * math.log(len(choices[objects.index(row[1])])) for row in right)
            log += float(betaln(over + tau * len(right), under + tau * (len(own) - len(right))) - betaln(over, under))
        total[truth["a"]] = total.get(truth["a"], 0.0) + math.exp(log)
    whole = sum(total.values())
    return {value: amount / whole for value, amount in total.items()}


def test_gibbs_draws_from_the_exact_posterior() -> None:
    rows: Rows = [*SPLIT, ("s1", "b", "x"), ("s3", "b", "y"), ("s2", "c", "x"), ("s3", "c", "x"), ("s1", "c", "z")]
    priors = {"s1": B, "s2": Prior(0.45, 6.0), "s3": Prior(0.65, 6.0)}
    exact = find_exact_chance([(4.8, 1.2), (2.7, 3.3), (3.9, 2.1)], rows, 0.7, 1.0)
    options = EstimateOptions(sweeps=6000, burn_in=300, tau=0.7, unstated=1.0)
    found = fit_rows(Method.GIBBS, rows, priors, options)
    assert found.chance("a", "x") == pytest.approx(exact["x"], abs=0.015)
    assert found.chance("a", "y") == pytest.approx(exact["y"], abs=0.015)
    assert found.unstated["a"] == pytest.approx(exact[""], abs=0.015)


def test_gibbs_in_a_closed_world_leaves_nothing_unstated() -> None:
    found = fit_rows(Method.GIBBS, SPLIT, options=EstimateOptions(unstated=0.0, sweeps=200))
    assert found.unstated["a"] == pytest.approx(0.0)


def test_gibbs_gives_a_range_around_the_probability_and_the_same_one_each_time() -> None:
    one = fit_rows(Method.GIBBS, SPLIT, options=EstimateOptions(sweeps=300, seed=4)).fit
    same = fit_rows(Method.GIBBS, SPLIT, options=EstimateOptions(sweeps=300, seed=4)).fit
    assert one.claim_low is not None
    assert one.claim_high is not None
    assert (one.claim_low < one.probability).all()
    assert (one.probability < one.claim_high).all()
    assert one.probability.tolist() == same.probability.tolist()


def test_dawid_skene_after_one_round_follows_its_formulas() -> None:
    rows: Rows = [*SPLIT, ("s1", "b", "y"), ("s2", "b", "x"), ("s3", "b", "y")]
    found = fit_rows(Method.DAWID_SKENE, rows, options=EstimateOptions(rounds=1))
    third = 1 / 3
    truth = {"a": (2 * third, third), "b": (third, 2 * third)}
    said = {"s1": {"a": 0, "b": 1}, "s2": {"a": 0, "b": 0}, "s3": {"a": 1, "b": 1}}

    def logit(share: float) -> float:
        return math.log(share / (1 - share))

    counts = {
        source: [[sum(truth[o][j] for o, label in answers.items() if label == lab) for lab in (0, 1)] for j in (0, 1)]
        for source, answers in said.items()
    }
    right = {source: count[0][0] + count[1][1] for source, count in counts.items()}
    mean = (sum(right.values()) + 1) / (6 + 2)
    score = {thing: [0.0, 0.0] for thing in truth}
    for source, count in counts.items():
        accuracy = (mean * 6 + right[source]) / (6 + 2)
        for true in (0, 1):
            all_on = [sum(counts[name][true][lab] for name in counts) for lab in (0, 1)]
            on_label = (all_on[true] + mean) / (sum(all_on) + 1)
            kept = 1 / (1 + math.exp(-(logit(accuracy) + logit(on_label) - logit(mean))))
            row = [kept, 1 - kept] if true == 0 else [1 - kept, kept]
            table = [(4 * row[lab] + count[true][lab]) / (4 + sum(count[true])) for lab in (0, 1)]
            for thing, label in said[source].items():
                score[thing][true] += math.log(table[label])
    # Both labels are as frequent, so that the base rates cancel.
    expected = 1 / (1 + math.exp(score["a"][1] - score["a"][0]))
    assert found.chance("a", "x") == pytest.approx(expected, abs=1e-6)


def test_a_value_that_one_source_decides_is_fragile() -> None:
    wide: Rows = [*SPLIT, ("s4", "a", "x"), ("s1", "b", "x"), ("s2", "b", "y")]
    for method in (Method.MAJORITY, Method.SUMS, Method.TRUTHFINDER, Method.CRH):
        found = fit_rows(method, wide)
        assert found.fragile == {"a": False, "b": True}
    assert fit_rows(Method.MAJORITY, SPLIT).fragile == {"a": True}
    assert fit_rows(Method.MAJORITY, [("s1", "a", "x"), ("s2", "a", "x")]).fragile == {"a": False}


def test_dawid_skene_marks_what_one_report_decides() -> None:
    rows: Rows = []
    for number in range(20):
        rows += [(source, f"o{number}", "yn"[number % 2]) for source in ("s1", "s2", "s3", "s4")]
    rows += [("s1", "even", "y"), ("s2", "even", "n"), ("s5", "alone", "y")]
    found = fit_rows(Method.DAWID_SKENE, rows)
    assert found.fragile["even"]
    assert not found.fragile["o0"]
    assert not found.fragile["alone"]
