import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.measure.scores import Share, Tally, correlate

counts = st.integers(0, 1000)


def test_figures_are_the_textbook_ones() -> None:
    tally = Tally(found=3, expected=4, claimed=6)
    assert tally.precision.value == 0.5
    assert tally.recall.value == 0.75
    assert tally.f1 == pytest.approx(2 * 0.5 * 0.75 / 1.25)


def test_nothing_counted_gives_no_figure() -> None:
    assert Share().value is None
    assert Share().interval is None
    assert Tally().f1 is None
    assert Tally(0, 1, 0).f1 == 0


def test_the_interval_is_wilsons() -> None:
    # Newcombe 1998 (Stat. Med. 17:857), table I: 81 of 263 and 15 of 148.
    assert Share(81, 263).interval == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert Share(15, 148).interval == pytest.approx((0.0624, 0.1605), abs=5e-5)


@given(counts, counts)
def test_the_interval_holds_the_share_and_stays_in_bounds(right: int, wrong: int) -> None:
    share = Share(right, right + wrong)
    if share.value is not None and share.interval is not None:
        low, high = share.interval
        assert 0 <= low <= share.value + 1e-12
        assert share.value - 1e-12 <= high <= 1


@given(counts, counts, counts, counts)
def test_adding_pools_the_counts(a: int, b: int, c: int, d: int) -> None:
    assert Share(a, b) + Share(c, d) == Share(a + c, b + d)
    assert Tally(a, b, c) + Tally(b, c, d) == Tally(a + b, b + c, c + d)


def test_correlation_of_a_known_set() -> None:
    pairs = [(1.0, 2.0), (2.0, 1.0), (3.0, 4.0), (4.0, 3.0)]
    assert correlate(pairs) == pytest.approx(0.6)


@pytest.mark.parametrize("pairs", [[], [(1.0, 2.0)], [(1.0, 1.0), (1.0, 2.0)], [(1.0, 2.0), (3.0, 2.0)]])
def test_correlation_is_undefined_without_spread(pairs: list[tuple[float, float]]) -> None:
    assert correlate(pairs) is None


whole = st.integers(-9, 9).map(float)


@given(st.lists(st.tuples(whole, whole), min_size=2, max_size=20))
def test_correlation_agrees_with_the_standard_library(pairs: list[tuple[float, float]]) -> None:
    value = correlate(pairs)
    if value is not None:
        xs, ys = zip(*pairs, strict=True)
        assert value == pytest.approx(statistics.correlation(xs, ys), abs=1e-9)
