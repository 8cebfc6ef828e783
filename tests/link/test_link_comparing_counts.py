"""Counts of two claims: which can be compared, and what they come to."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.link.comparing.count_words import add_sums, make_count, names_attacker, tells_several
from provenance.link.comparing.counts import ComparedCount, Told, can_compare, compare_counts
from provenance.link.comparing.weights import WEIGHTS
from provenance.model.claims import Quantity
from provenance.model.links import LinkField, Outcome
from provenance.model.spans import Span
from provenance.model.vocabulary import QuantityRole

EARLY, LATE = (100, 100), (103, 103)


Likely = tuple[float, float | None] | None


def count(low: float, high: float | None, likely: Likely = None, **more: Any) -> ComparedCount:  # noqa: ANN401 -- fields of the noun
    least, most = likely or (low, high)
    values: dict[str, Any] = {"role": "killed", "noun": None, "surface": str(low), **more}
    return ComparedCount(low=low, high=high, likely_low=least, likely_high=most, **values)


Days = tuple[int, int]


def outcome(one: ComparedCount, other: ComparedCount, days: tuple[Days, Days] | None = None) -> Outcome:
    first, second = days or (None, None)
    reasons = [
        reason
        for reason in compare_counts(Told([one], first), Told([other], second), WEIGHTS)
        if reason.field is LinkField.QUANTITY
    ]
    assert len(reasons) == 1
    return reasons[0].outcome


def quantity(low: float, high: float | None, unit: str | None, role: QuantityRole = QuantityRole.KILLED) -> Quantity:
    return Quantity(Span(0, 3), low, high, low, high, role, unit)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (count(9, 9), count(9, 9), Outcome.AGREES),
        (count(9, 9), count(12, 12), Outcome.DIFFERS),
        (count(40, None, (40, 60)), count(160, 200, (180, 200)), Outcome.LIKELY_DIFFERS),
        (count(40, None, (40, 60)), count(50, 50), Outcome.COMPATIBLE),
        (count(0, 0), count(1, 1, part=True), Outcome.DIFFERS),
        (count(1, 1, part=True), count(3, 3), Outcome.COMPATIBLE),
        (count(1, 1, part=True), count(1, 1, part=True), Outcome.COMPATIBLE),
        (count(1, 1, part=True), count(1, 1), Outcome.AGREES),
        (count(2, 2, noun="sailor"), count(5, 5), Outcome.COMPATIBLE),
        (count(7, 7, noun="sailor"), count(5, 5), Outcome.DIFFERS),
    ],
)
def test_intervals_decide(one: ComparedCount, other: ComparedCount, expected: Outcome) -> None:
    assert outcome(one, other) is expected
    assert outcome(other, one) is expected


def test_a_later_higher_toll_supersedes_and_a_later_lower_one_differs() -> None:
    assert outcome(count(9, 9), count(12, 12), (EARLY, LATE)) is Outcome.SUPERSEDES
    assert outcome(count(12, 12), count(9, 9), (EARLY, LATE)) is Outcome.DIFFERS
    assert outcome(count(9, 9), count(12, 12), (EARLY, EARLY)) is Outcome.DIFFERS
    assert outcome(count(9, 9), count(12, 12), (EARLY, (400, 400))) is Outcome.DIFFERS
    assert outcome(count(9, 9, role="recruited"), count(12, 12, role="recruited"), (EARLY, LATE)) is Outcome.DIFFERS


def test_the_attacker_may_be_counted_or_not() -> None:
    told = Told([count(4, 4)], None, attacker=True), Told([count(5, 5)], None)
    assert [reason.outcome for reason in compare_counts(*told, WEIGHTS)] == [Outcome.COMPATIBLE]
    assert names_attacker("four died, the gunman among them")
    assert not names_attacker("four died in the fog")


def test_counts_of_several_events_are_not_of_one() -> None:
    assert tells_several("Five people died in two bombings")
    assert not tells_several("Five people died in a bombing")
    told = Told([count(4, 4)], None, several=True), Told([count(9, 9)], None)
    assert [reason.outcome for reason in compare_counts(*told, WEIGHTS)] == [Outcome.COMPATIBLE]


def test_those_shot_may_be_counted_with_the_dead() -> None:
    one = Told([count(3, 3), count(5, 5, role="injured")], None)
    other = Told([count(3, 3), count(2, 2, role="injured")], None)
    found = {reason.message.split(":")[0]: reason.outcome for reason in compare_counts(one, other, WEIGHTS)}
    assert found == {"killed": Outcome.AGREES, "injured": Outcome.COMPATIBLE}


def test_counts_far_apart_are_hardly_of_one_event() -> None:
    near = next(iter(compare_counts(Told([count(9, 9)], None), Told([count(12, 12)], None), WEIGHTS)))
    far = next(iter(compare_counts(Told([count(9, 9)], None), Told([count(900, 900)], None), WEIGHTS)))
    assert far.weight < near.weight


def test_only_the_same_kind_is_compared() -> None:
    assert can_compare(count(1, 1, noun="sailor"), count(2, 2))
    assert not can_compare(count(1, 1, noun="sailor"), count(2, 2, noun="nurse"))
    assert not can_compare(count(1, 1, role="arrested", noun="sailor"), count(2, 2, role="arrested"))
    assert can_compare(count(1, 1, role="other", noun="bridge"), count(2, 2, role="other", noun="bridge"))
    assert not can_compare(count(1, 1, role="other"), count(2, 2, role="other"))
    assert not can_compare(count(1, 1, role="other", noun="area"), count(2, 2, role="other", noun="area"))
    assert list(compare_counts(Told([count(1, 1)], None), Told([count(1, 1, role="injured")], None), WEIGHTS)) == []


def test_the_same_counted_thing_is_a_reason_of_its_own() -> None:
    kinds: dict[str, Any] = {"noun": "diver", "kinds": frozenset({"foreign"}), "role": "fighters"}
    one = count(40, None, (40, 60), **kinds, counted="foreign Danish divers")
    other = count(160, 200, (180, 200), **kinds, counted="foreign divers")
    reasons = list(compare_counts(Told([one], None), Told([other], None), WEIGHTS))
    assert (reasons[0].field, reasons[0].message) == (LinkField.ACTOR, "both count foreign divers")


def test_the_noun_and_what_stands_around_a_number_are_read() -> None:
    made = make_count(quantity(40, None, "divers"), "more than 40", "there are ", " foreign divers")
    assert (made.noun, made.counted) == ("diver", "foreign divers")
    assert made.kinds == {"foreign"}
    assert not made.part
    assert make_count(quantity(2, 2, "people"), "two", "", " people").noun is None
    assert make_count(quantity(2, 2, "militants"), "two", "", " militants").noun == "fighter"
    assert make_count(quantity(2, 2, None), "Two", "", " of them").part
    assert make_count(quantity(1, 1, "man"), "a", "", " man").part
    assert make_count(quantity(3, 3, "victims"), "three", "the identities of ", " victims").part
    assert make_count(quantity(2, 2, "others"), "two", "", " others").part
    assert not make_count(quantity(2, 2, "others"), "two", "", " others", alone=False).part
    vague = make_count(Quantity(Span(0, 7), 3, 12, 3, 7, QuantityRole.INJURED, "people"), "several", "", " people")
    assert vague.likely_high == 12


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the wounded included ", " sailors"),
        ("rescuers found ", " divers"),
        ("an ambulance took ", " sailors"),
        ("among them were ", " 14-year-olds"),
    ],
)
def test_those_found_brought_in_or_of_an_age_are_some_only(before: str, after: str) -> None:
    assert make_count(quantity(2, 2, "sailors"), "two", before, after).part


def test_those_gunned_down_may_have_lived() -> None:
    down = make_count(quantity(4, 4, "sailors"), "four", "one of ", " sailors gunned down at the pier")
    assert not can_compare(down, make_count(quantity(4, 4, "boys"), "four", "", " boys died"))
    assert down.role not in set(QuantityRole)
    assert make_count(quantity(4, 4, "sailors"), "four", "", " sailors were gunned down and died").role == "killed"


@pytest.mark.parametrize(
    "text",
    [
        "In a little more than 48 hours, nine people drowned.",
        "Nine drowned between Friday evening and Monday morning.",
        "Nine have drowned so far this season.",
        "Over the past three weeks nine drowned.",
        "Nine drown every year at the pier.",
        "Nine drowned in a 36-hour span.",
    ],
)
def test_a_claim_on_a_stretch_of_time_tells_of_several_events(text: str) -> None:
    assert tells_several(text)


@pytest.mark.parametrize(
    "text", ["Nine drowned 30 hours after the storm.", "A year ago nine drowned.", "Nine drowned."]
)
def test_a_claim_on_one_moment_does_not(text: str) -> None:
    assert not tells_several(text)


def test_neighbouring_numbers_of_one_toll_add_up() -> None:
    two, one, four = count(2, 2), count(1, 1, part=True), count(4, 4)
    assert [item.low for item in add_sums([two, one])] == [2, 1, 3]
    assert [item.low for item in add_sums([two, one, four])] == [2, 1, 4, 3, 5, 7]
    assert add_sums([count(9, None)]) == (count(9, None),)
    total = Told(add_sums([two, one]), None), Told([count(3, 3)], None)
    assert [reason.outcome for reason in compare_counts(*total, WEIGHTS)] == [Outcome.AGREES]


COUNTS = st.builds(
    lambda low, more, noun, part: ComparedCount("killed", low, low + more, low, low + more, noun, "x", part),
    st.integers(0, 30),
    st.integers(0, 10),
    st.sampled_from([None, "sailor"]),
    st.booleans(),
)


@given(COUNTS, COUNTS, st.sampled_from([None, EARLY, LATE]), st.sampled_from([None, EARLY, LATE]))
def test_the_order_does_not_matter(
    one: ComparedCount, other: ComparedCount, first: tuple[int, int] | None, second: tuple[int, int] | None
) -> None:
    here = list(compare_counts(Told([one], first), Told([other], second), WEIGHTS))
    there = list(compare_counts(Told([other], second), Told([one], first), WEIGHTS))
    assert [(item.outcome, item.weight) for item in here] == [(item.outcome, item.weight) for item in there]
