import pytest

from provenance.errors import UsageError
from provenance.model.estimates import EstimateOptions, Method, Report
from provenance.model.vocabulary import Reliability
from provenance.rate.estimating import estimate_reports
from provenance.rate.priors import LETTER_PRIORS, find_nearest_letter, find_prior
from provenance.rate.spellings import fold_value, merge_spellings

AGREED = [Report(source, "o", "x") for source in "abcde"]


def test_what_five_sources_say_is_settled() -> None:
    item = estimate_reports(AGREED).objects[0]
    assert item.likely.value == "x"
    assert item.likely.probability > 0.9
    assert item.undetermined is None
    assert not item.rating_only
    assert item.majority == ("x",)
    assert item.likely.roots == 5


def test_below_three_quarters_is_undetermined() -> None:
    item = estimate_reports([Report("a", "o", "x"), Report("b", "o", "y")]).objects[0]
    assert item.undetermined == "below 0.75"
    assert set(item.majority) == {"x", "y"}


def test_what_one_root_decides_is_undetermined() -> None:
    priors = {"a": LETTER_PRIORS[Reliability.A], "b": LETTER_PRIORS[Reliability.E]}
    reports = [Report("a", "o", "x"), Report("b", "o", "y")]
    item = estimate_reports(reports, priors, EstimateOptions(method=Method.BETA_EM)).objects[0]
    assert item.likely.probability > 0.75
    assert item.undetermined == "one root decides it"


def test_an_island_without_comparison_rests_on_the_rating_only() -> None:
    found = estimate_reports([*AGREED, Report("z", "island", "u"), Report("a", "alone", "w")])
    objects = {item.object: item for item in found.objects}
    sources = {item.source: item for item in found.sources}
    assert objects["island"].rating_only
    assert not objects["alone"].rating_only
    assert sources["z"].rating_only
    assert sources["z"].letter_after is None
    assert sources["z"].prior_share == 1.0
    assert sources["z"].mean == pytest.approx(0.6)
    assert not sources["a"].rating_only


def test_a_source_says_how_far_it_is_only_the_rating() -> None:
    few = estimate_reports(AGREED, {"a": LETTER_PRIORS[Reliability.B]}).sources[0]
    assert few.mostly_rating
    assert few.prior_share == pytest.approx(6 / (6 + 0.6))
    many = [Report(source, f"o{number}", "x") for number in range(20) for source in "abc"]
    assert not estimate_reports(many, {"a": LETTER_PRIORS[Reliability.B]}).sources[0].mostly_rating


def test_a_source_with_good_reports_has_a_better_letter_after() -> None:
    many = [Report(source, f"o{number}", "x") for number in range(40) for source in "abcd"]
    found = {item.source: item for item in estimate_reports(many, {"a": LETTER_PRIORS[Reliability.D]}).sources}
    assert found["a"].letter_after in {Reliability.B, Reliability.A}


def test_scores_are_told_from_probabilities() -> None:
    assert not estimate_reports(AGREED, options=EstimateOptions(method=Method.SUMS)).calibrated
    found = estimate_reports(AGREED, options=EstimateOptions(method=Method.MAJORITY))
    assert any("no probabilities" in note for note in found.notes)
    assert estimate_reports(AGREED).calibrated


def test_no_reports_is_an_error_and_so_are_too_many_labels() -> None:
    with pytest.raises(UsageError, match="no reports"):
        estimate_reports([Report("a", "o", "x", 0.0)])
    own = [Report("a", f"o{number}", f"value {number}") for number in range(30)]
    with pytest.raises(UsageError, match="choose another"):
        estimate_reports(own, options=EstimateOptions(method=Method.DAWID_SKENE))


def test_letters_and_means_make_priors() -> None:
    assert find_prior(" b ") == LETTER_PRIORS[Reliability.B]
    assert find_prior("F").strength == 2.0
    assert find_prior("0.7").mean == 0.7
    assert find_prior(0.7).letter is None
    for wrong in ("G", "", "1", "0", "-0.2", "nan"):
        with pytest.raises(ValueError, match=r"strictly|convert"):
            find_prior(wrong)


def test_every_letter_is_its_own_nearest() -> None:
    for letter, prior in LETTER_PRIORS.items():
        if letter is not Reliability.F:
            assert find_nearest_letter(prior.mean) is letter


def test_spellings_of_one_value_meet_in_the_most_frequent() -> None:
    reports = [Report("a", "o", "north  hill"), Report("b", "o", "North Hill"), Report("c", "o", "North Hill")]
    assert {report.value for report in merge_spellings(reports)} == {"North Hill"}
    assert merge_spellings(reports[:1]) == reports[:1]


def test_spellings_meet_within_an_object_only_and_ties_go_by_code_point() -> None:
    reports = [Report("a", "o", "x"), Report("b", "o", "X"), Report("c", "p", "x")]
    assert [report.value for report in merge_spellings(reports)] == ["X", "X", "x"]


@pytest.mark.parametrize(
    ("one", "other"), [("9", "19"), ("North-Hill", "North Hill"), ("Bréa", "Brea"), ("a b", "b a")]
)
def test_what_sources_may_differ_in_is_never_merged(one: str, other: str) -> None:
    assert fold_value(one) != fold_value(other)
