from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import beta

from provenance.model.estimates import Prior, ReviewedClaim
from provenance.model.vocabulary import Reliability
from provenance.rate.priors import LETTER_PRIORS
from provenance.rate.track_records import track_record

NOW = datetime(2021, 3, 1, tzinfo=UTC)
B = LETTER_PRIORS[Reliability.B]


def review(
    number: int, right: bool | None, origin: str | None = None, weight: float = 1.0, age: float = 0.0
) -> ReviewedClaim:
    return ReviewedClaim(number, origin or f"claim {number}", right, weight, NOW - timedelta(days=age))


def test_the_posterior_is_the_prior_and_the_counts() -> None:
    record = track_record([*(review(number, True) for number in range(7)), review(8, False)], B)
    assert record.mean == pytest.approx((4.8 + 7) / (6 + 8))
    assert record.low == pytest.approx(float(beta.ppf(0.05, 11.8, 2.2)))
    assert record.high == pytest.approx(float(beta.ppf(0.95, 11.8, 2.2)))
    assert (record.right, record.wrong, record.unresolved, record.count) == (7.0, 1.0, 0, 8.0)
    assert record.prior_share == pytest.approx(6 / 14)


def test_below_the_least_number_there_is_no_figure() -> None:
    record = track_record([review(number, True) for number in range(4)], B)
    assert not record.enough
    assert (record.mean, record.low, record.high) == (None, None, None)
    assert record.settled == 4
    assert track_record([review(number, True) for number in range(4)], B, least=4).enough


def test_nothing_reviewed_is_an_empty_record() -> None:
    record = track_record([])
    assert (record.settled, record.count, record.prior_share, record.claim_ids) == (0, 0.0, 1.0, ())


def test_copies_of_one_origin_count_once() -> None:
    once = track_record([review(number, True) for number in range(6)], B)
    often = track_record(
        [*(review(number, True) for number in range(6)), *(review(50 + n, True, "claim 0") for n in range(9))], B
    )
    assert (often.mean, often.count, often.right) == (once.mean, once.count, once.right)
    assert len(often.claim_ids) == 15


def test_claims_of_one_origin_that_differ_share_it() -> None:
    record = track_record([review(1, True, "one"), review(2, False, "one")], B, least=1)
    assert (record.right, record.wrong, record.count) == (0.5, 0.5, 1.0)
    assert record.evidence[0].right == pytest.approx(0.5)


def test_what_is_unresolved_counts_beside_the_figure() -> None:
    record = track_record([*(review(number, True) for number in range(5)), review(9, None)], B)
    assert record.unresolved == 1
    assert record.count == 5.0
    assert record.evidence[-1].right is None


def test_a_softened_claim_counts_less() -> None:
    record = track_record([review(1, False, weight=0.4)], Prior(0.5, 2.0), least=1)
    assert record.mean == pytest.approx(1.0 / 2.4)
    assert record.count == pytest.approx(0.4)


def test_recency_halves_what_is_one_half_life_old() -> None:
    record = track_record([review(1, True, age=100.0)], Prior(0.5, 2.0), least=1, half_life=100.0, now=NOW)
    assert record.count == pytest.approx(0.5)
    future = track_record([review(1, True, age=-5.0)], least=1, half_life=100.0, now=NOW)
    assert future.count == 1.0
    undated = track_record([ReviewedClaim(1, "one", True)], least=1, half_life=100.0, now=NOW)
    assert undated.count == 1.0


@pytest.mark.parametrize(("half_life", "now"), [(0.0, NOW), (-1.0, NOW), (10.0, None)])
def test_recency_needs_a_half_life_and_the_time(half_life: float, now: datetime | None) -> None:
    with pytest.raises(ValueError, match="half-life"):
        track_record([], half_life=half_life, now=now)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.sampled_from([True, False, None])), max_size=20))
def test_figures_stay_in_order_and_counts_add_up(answers: list[tuple[int, bool | None]]) -> None:
    claims = [review(number, right, f"origin {origin}") for number, (origin, right) in enumerate(answers)]
    record = track_record(claims, B, least=1)
    assert record.right + record.wrong == pytest.approx(record.settled)
    assert record.settled + record.unresolved == len({claim.origin for claim in claims})
    if record.mean is not None and record.low is not None and record.high is not None:
        assert 0.0 < record.low < record.mean < record.high < 1.0
