import math

import numpy as np
import pytest

from provenance.model.estimates import EstimateOptions, Method, Report
from provenance.rate.dependence import find_hints, weigh_shared
from provenance.rate.estimating import estimate_reports
from provenance.rate.lineage import find_roots
from provenance.rate.tables import build_table
from tests.rate.fitting import Rows, simulate


def test_a_chain_of_copies_leads_to_its_root() -> None:
    roots, loops = find_roots({"daily": "wire", "blog": "daily", "mirror": "blog", "wire": "wire"})
    assert roots == {"daily": "wire", "blog": "wire", "mirror": "wire"}
    assert loops == ()


def test_a_loop_collapses_to_one_root_and_is_named() -> None:
    roots, loops = find_roots({"tail": "b", "b": "c", "c": "a", "a": "b"})
    assert roots == {"tail": "a", "b": "a", "c": "a"}
    assert loops == (("a", "b", "c"),)
    assert find_roots({"a": "b", "b": "a", "x": "y", "y": "x"})[1] == (("a", "b"), ("x", "y"))


def test_copies_of_one_root_do_not_outvote_two_witnesses() -> None:
    rows = [("one", "o", "x"), ("two", "o", "x"), *((f"copy {number}", "o", "y") for number in range(5))]
    reports = [Report(*row) for row in rows]
    copies = {f"copy {number}": "copy 0" for number in range(1, 5)}
    for method in Method:
        assert (
            estimate_reports(reports, options=EstimateOptions(method=method, copies=copies)).objects[0].likely.value
            == "x"
        )
    assert estimate_reports(reports, options=EstimateOptions(method=Method.MAJORITY)).objects[0].likely.value == "y"


def test_a_root_that_reports_nothing_itself_still_counts_once() -> None:
    reports = [Report("first", "o", "x"), Report("second", "o", "x"), Report("other", "o", "y")]
    found = estimate_reports(reports, options=EstimateOptions(copies={"first": "wire", "second": "wire"}))
    assert found.objects[0].likely.roots == 1
    assert [source.copies for source in found.sources] == ["wire", None, "wire", None]
    assert [source.source for source in found.sources] == ["first", "other", "second", "wire"]


def test_factors_of_shared_answers_are_those_of_the_paper() -> None:
    prior = math.log(0.25)
    assert math.exp(weigh_shared(0.8, 1, 0, np.array([])) - prior) == pytest.approx(1.2)
    assert math.exp(weigh_shared(0.8, 0, 1, np.array([])) - prior) == pytest.approx(0.2)
    assert math.exp(weigh_shared(0.8, 0, 0, np.log([1.0])) - prior) == pytest.approx(4.2)
    assert math.exp(weigh_shared(0.8, 0, 0, np.log([10.0])) - prior) == pytest.approx(40.2)


def make_copied(objects: int) -> Rows:
    rows, _ = simulate({f"s{number}": 0.7 for number in range(8)}, objects, values=6, seed=11)
    return [*rows, *(("thief", thing, value) for source, thing, value in rows if source == "s0")]


def test_shared_errors_are_hinted_at_with_their_counts() -> None:
    found = estimate_reports([Report(*row) for row in make_copied(60)])
    assert [(hint.first, hint.second) for hint in found.hints] == [("s0", "thief")]
    hint = found.hints[0]
    assert hint.probability > 0.99
    assert hint.shared_objects == 60
    assert hint.shared_true + hint.shared_errors + hint.differences == 60
    assert hint.differences == 0
    assert 0 < hint.rare_errors <= hint.shared_errors


def test_a_hint_weighs_nothing() -> None:
    reports = [Report(*row) for row in make_copied(60)]
    blind = estimate_reports(reports, options=EstimateOptions(look_for_copies=False))
    assert blind.hints == ()
    assert blind.objects == estimate_reports(reports).objects


def test_few_shared_questions_name_nobody() -> None:
    assert estimate_reports([Report(*row) for row in make_copied(9)]).hints == ()


def test_a_very_large_table_is_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [Report(*row) for row in make_copied(60)]
    monkeypatch.setattr("provenance.rate.dependence.MOST_REPORTS", 100)
    monkeypatch.setattr("provenance.rate.estimating.MOST_REPORTS", 100)
    found = estimate_reports(reports)
    assert found.hints == ()
    assert any("dependent sources" in note for note in found.notes)


def test_sources_that_share_only_truths_are_no_pair() -> None:
    rows = [(source, f"o{number}", "x") for number in range(20) for source in ("a", "b")]
    table = build_table([(*row, 1.0) for row in rows])
    assert find_hints(table, np.ones(20), np.array([0.9, 0.9])) == ()
