import numpy as np
import pytest

from provenance.rate.fits import find_comparable
from provenance.rate.tables import build_table


def test_claims_are_sorted_by_object_and_know_their_reports() -> None:
    table = build_table([("a", "o", "x", 1.0), ("b", "p", "u", 1.0), ("b", "o", "x", 0.5), ("c", "o", "y", 1.0)])
    assert table.sources == ("a", "b", "c")
    assert table.objects == ("o", "p")
    assert table.claim_object.tolist() == [0, 0, 1]
    assert [table.values[value] for value in table.claim_value] == ["x", "y", "u"]
    assert table.start.tolist() == [0, 2]
    assert table.spread.tolist() == [2, 1]
    assert table.sum_claims(table.weight).tolist() == [1.5, 1.0, 1.0]
    assert table.sum_sources(table.weight).tolist() == [1.0, 1.5, 1.0]


def test_a_repeated_report_counts_once_at_its_heaviest() -> None:
    table = build_table([("a", "o", "x", 0.3), ("a", "o", "x", 0.8), ("b", "o", "y", 1.0)])
    assert table.sum_claims(table.weight).tolist() == [0.8, 1.0]


def test_a_source_with_two_values_shares_its_weight_among_them() -> None:
    table = build_table([("a", "o", "x", 1.0), ("a", "o", "y", 1.0), ("b", "o", "y", 1.0)])
    assert table.sum_claims(table.weight).tolist() == [0.5, 1.5]


def test_reports_without_weight_are_left_out_and_none_at_all_is_an_error() -> None:
    assert build_table([("a", "o", "x", 0.0), ("b", "o", "y", 1.0)]).sources == ("b",)
    with pytest.raises(ValueError, match="no reports"):
        build_table([("a", "o", "x", 0.0)])


def test_equal_shares_where_there_is_nothing_to_divide_by() -> None:
    table = build_table([("a", "o", "x", 1.0), ("b", "o", "y", 1.0), ("b", "p", "u", 1.0)])
    assert table.share(np.array([0.0, 0.0, 3.0])).tolist() == [0.5, 0.5, 1.0]


def test_what_is_resolved_points_at_its_claim() -> None:
    rows = [("a", "o", "x", 1.0), ("b", "p", "u", 1.0), ("b", "q", "x", 1.0)]
    table = build_table(rows, {"o": "x", "p": "nothing stated", "unknown": "x"})
    assert table.resolved.tolist() == [0, -2, -1]
    assert build_table(rows, {"p": "x"}).resolved.tolist() == [-1, -2, -1]


def test_only_what_two_sources_answer_or_an_analyst_resolved_can_teach() -> None:
    rows = [
        ("a", "o", "x", 1.0),
        ("b", "o", "y", 1.0),
        ("a", "p", "x", 1.0),
        ("a", "p", "y", 1.0),
        ("a", "q", "x", 1.0),
    ]
    assert find_comparable(build_table(rows)).tolist() == [True, False, False]
    assert find_comparable(build_table(rows, {"q": "x"})).tolist() == [True, False, True]
