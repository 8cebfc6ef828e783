"""Comparing the tolls that two articles tell of one event."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.link.comparing import compare_tolls
from provenance.model.links import Outcome
from provenance.model.tolls import StatedToll

MONDAY, TUESDAY = date(2021, 3, 1), date(2021, 3, 2)
TOLLS = st.builds(
    StatedToll,
    st.integers(0, 3),
    st.integers(0, 3),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=2).map(tuple),
    st.booleans(),
    st.booleans(),
)
DAYS = st.sampled_from([None, MONDAY, TUESDAY])


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        (StatedToll(1, 2), StatedToll(1, 2), Outcome.AGREES),
        (StatedToll(1, 2), StatedToll(1, 3, ((1, 2),)), Outcome.COMPATIBLE),
        (StatedToll(0, 5), StatedToll(1, 4), Outcome.SUPERSEDES),
        (StatedToll(0, 15), StatedToll(0, 16), Outcome.SUPERSEDES),
        (StatedToll(0, 16), StatedToll(0, 15), Outcome.DIFFERS),
        (StatedToll(3, 2), StatedToll(1, 0), Outcome.COMPATIBLE),
        (StatedToll(3, 2), StatedToll(2, 2, numbered=True), Outcome.DIFFERS),
        (StatedToll(2, 4), StatedToll(2, 0), Outcome.COMPATIBLE),
        (StatedToll(0, 1, death=True), StatedToll(1, 0), Outcome.COMPATIBLE),
        (StatedToll(0, 1), StatedToll(1, 0), Outcome.SUPERSEDES),
    ],
)
def test_an_earlier_and_a_later_report(one: StatedToll, other: StatedToll, outcome: Outcome) -> None:
    assert compare_tolls(one, other, (MONDAY, TUESDAY)).outcome is outcome


def test_without_days_nothing_supersedes() -> None:
    assert compare_tolls(StatedToll(0, 5), StatedToll(1, 4)).outcome is Outcome.DIFFERS
    assert compare_tolls(StatedToll(0, 5, death=True), StatedToll(1, 4)).outcome is Outcome.COMPATIBLE
    assert compare_tolls(StatedToll(1, 5), StatedToll(2, 4)).outcome is Outcome.COMPATIBLE
    assert compare_tolls(StatedToll(0, 5, numbered=True), StatedToll(1, 4)).outcome is Outcome.DIFFERS


@given(TOLLS, TOLLS, DAYS, DAYS)
def test_the_order_of_the_two_does_not_matter(
    one: StatedToll, other: StatedToll, first: date | None, second: date | None
) -> None:
    here, there = compare_tolls(one, other, (first, second)), compare_tolls(other, one, (second, first))
    assert (here.outcome, here.weight) == (there.outcome, there.weight)
    assert (here.first, here.second) == (there.second, there.first)
