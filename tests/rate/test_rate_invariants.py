from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.model.estimates import EstimateOptions, Estimation, Method, Prior, Report
from provenance.rate.estimating import estimate_reports

METHODS = list(Method)
EXACT = [method for method in METHODS if method not in {Method.GIBBS, Method.DEFAULT}]
QUICK = EstimateOptions(sweeps=20, burn_in=5, rounds=20)
CLOSE = 1e-6

reports = st.lists(
    st.builds(
        Report,
        source=st.sampled_from("ABCDE"),
        object=st.sampled_from("opqr"),
        value=st.sampled_from("xyz"),
        weight=st.sampled_from([1.0, 0.5]),
    ),
    min_size=1,
    max_size=25,
)


def estimate(rows: list[Report], method: Method, **settings_: object) -> Estimation:
    return estimate_reports(rows, options=replace(QUICK, method=method, **settings_))  # type: ignore[arg-type]


def list_chances(found: Estimation) -> dict[tuple[str, str], float]:
    return {(item.object, value.value): value.probability for item in found.objects for value in item.values}


@settings(max_examples=25, deadline=None)
@given(reports, st.sampled_from(METHODS))
def test_probabilities_of_an_object_sum_to_one(rows: list[Report], method: Method) -> None:
    for item in estimate(rows, method).objects:
        assert sum(value.probability for value in item.values) + item.unstated == pytest.approx(1.0)
        assert all(0.0 <= value.probability <= 1.0 + CLOSE for value in item.values)


@settings(max_examples=25, deadline=None)
@given(reports, st.sampled_from(METHODS))
def test_intervals_hold_their_mean(rows: list[Report], method: Method) -> None:
    for source in estimate(rows, method).sources:
        assert 0.0 <= source.low <= source.mean <= source.high <= 1.0
        assert 0.0 < source.prior_share <= 1.0
        assert source.rating_only == (source.count == 0.0)


@settings(max_examples=25, deadline=None)
@given(reports, st.sampled_from(METHODS), st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(rows: list[Report], method: Method, random: object) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis gives a Random
    assert estimate(shuffled, method) == estimate(rows, method)


@settings(max_examples=30, deadline=None)
@given(
    reports,
    st.sampled_from(EXACT),
    st.permutations("ABCDE"),
    st.permutations("opqr"),
    st.permutations("xyz"),
)
def test_renaming_sources_objects_and_values_renames_the_result(
    rows: list[Report], method: Method, sources: list[str], objects: list[str], values: list[str]
) -> None:
    source_of = dict(zip("ABCDE", sources, strict=True))
    object_of = dict(zip("opqr", objects, strict=True))
    value_of = dict(zip("xyz", values, strict=True))
    renamed = [Report(source_of[row.source], object_of[row.object], value_of[row.value], row.weight) for row in rows]
    before, after = estimate(rows, method), estimate(renamed, method)
    expected = {(object_of[thing], value_of[value]): chance for (thing, value), chance in list_chances(before).items()}
    assert list_chances(after) == pytest.approx(expected, abs=CLOSE)
    means = {source_of[item.source]: item.mean for item in before.sources}
    assert {item.source: item.mean for item in after.sources} == pytest.approx(means, abs=CLOSE)


@settings(max_examples=30, deadline=None)
@given(reports, st.sampled_from(METHODS), st.integers(1, 4))
def test_declared_copies_change_nothing(rows: list[Report], method: Method, copies: int) -> None:
    own = [row for row in rows if row.source == "A"]
    repeated = [replace(row, source=f"copy {number} of A") for row in own for number in range(copies)]
    lineage = {row.source: "A" for row in repeated}
    before, after = estimate(rows, method), estimate([*rows, *repeated], method, copies=lineage)
    assert after.objects == before.objects
    assert [item for item in after.sources if item.copies is None] == list(before.sources)
    assert all(item.copies == "A" for item in after.sources if item.source.startswith("copy"))


@settings(max_examples=25, deadline=None)
@given(reports, st.sampled_from(METHODS))
def test_repeating_a_report_changes_nothing(rows: list[Report], method: Method) -> None:
    assert estimate([*rows, *rows], method) == estimate(rows, method)


@settings(max_examples=15, deadline=None)
@given(reports, st.floats(0.05, 0.9))
def test_a_better_rating_makes_what_a_source_alone_says_likelier(rows: list[Report], mean: float) -> None:
    alone = [*rows, Report("F", "alone", "x")]
    low, high = (
        estimate_reports(alone, {"F": Prior(value, 6.0)}, replace(QUICK, method=Method.BETA_EM))
        for value in (mean, mean + 0.05)
    )
    assert list_chances(high)["alone", "x"] > list_chances(low)["alone", "x"]
