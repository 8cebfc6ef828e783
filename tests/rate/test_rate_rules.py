import pytest

from provenance.model.vocabulary import Credibility, Reliability
from provenance.rate.agreement import find_agreement
from provenance.rate.credibility import check_credibility

R, C = Reliability, Credibility


@pytest.mark.parametrize(
    ("value", "origins", "contradicted", "letter", "rule"),
    [
        (C.CONFIRMED, 1, False, R.B, "too_few_origins"),
        (C.CONFIRMED, 0, False, R.F, "too_few_origins"),
        (C.CONFIRMED, 2, False, R.B, None),
        (C.CONFIRMED, 2, False, R.E, "axes_clash"),
        (C.IMPROBABLE, 3, False, R.C, "no_contradiction"),
        (C.IMPROBABLE, 0, True, R.C, None),
        (C.IMPROBABLE, 0, True, R.A, "axes_clash"),
        (C.CANNOT_BE_JUDGED, 0, False, R.F, None),
        (C.PROBABLY_TRUE, 0, False, R.E, None),
        (C.DOUBTFUL, 0, False, R.A, None),
    ],
)
def test_a_rating_must_rest_on_what_its_wording_says(
    value: Credibility, origins: int, contradicted: bool, letter: Reliability, rule: str | None
) -> None:
    refusal = check_credibility(value, origins, contradicted, letter)
    assert (refusal.rule if refusal else None) == rule
    if refusal:
        assert refusal.message.endswith("say why")


def test_a_refusal_counts_origins_in_words() -> None:
    one = check_credibility(C.CONFIRMED, 1, False, R.B)
    none = check_credibility(C.CONFIRMED, 0, False, R.B)
    assert one is not None
    assert none is not None
    assert "1 proven origin;" in one.message
    assert "0 proven origins;" in none.message


def test_full_agreement_is_one() -> None:
    found = find_agreement([("ana", "x", R.A), ("bo", "x", R.A), ("ana", "y", R.D), ("bo", "y", R.D)])
    assert found.alpha == pytest.approx(1.0)
    assert (found.analysts, found.things, found.ratings) == (2, 2, 4)


def test_alpha_for_two_analysts_by_hand() -> None:
    # x: A, B; y: B, B. One A and three B: ordinal distance A-B is ((1 + 3) / 2)^2 = 4 wherever they differ, so it
    # cancels: observed 2 of 4 ordered pairs within things, expected 2 * 1 * 3 of 4 * 3. Alpha = 1 - 0.5 / 0.5.
    found = find_agreement([("ana", "x", R.A), ("bo", "x", R.B), ("ana", "y", R.B), ("bo", "y", R.B)])
    assert found.alpha == pytest.approx(0.0)


def test_what_cannot_be_judged_is_no_middle_value() -> None:
    rows = [("ana", "x", R.A), ("bo", "x", R.A), ("ana", "y", R.E), ("bo", "y", R.E)]
    unjudged = [*rows, ("ana", "z", R.F), ("bo", "z", R.C), ("cy", "x", R.F)]
    assert find_agreement(unjudged) == find_agreement(rows)
    assert find_agreement([("ana", "1", C.CANNOT_BE_JUDGED), ("bo", "1", C.CONFIRMED)]).alpha is None


def test_of_one_analyst_the_last_rating_counts() -> None:
    rows = [("ana", "x", C.DOUBTFUL), ("ana", "x", C.CONFIRMED), ("bo", "x", C.CONFIRMED)]
    more = [("ana", "y", C.DOUBTFUL), ("bo", "y", C.DOUBTFUL)]
    assert find_agreement([*rows, *more]).alpha == pytest.approx(1.0)


@pytest.mark.parametrize(
    "rows",
    [[], [("ana", "x", R.A)], [("ana", "x", R.A), ("bo", "y", R.B)], [("ana", "x", R.A), ("bo", "x", R.A)]],
)
def test_alpha_is_undefined_without_anything_to_differ_on(rows: list[tuple[str, str, Reliability]]) -> None:
    assert find_agreement(rows).alpha is None
