from dataclasses import replace

import pytest

from provenance.model.facts import Facts, RatingFact, VerdictFact
from provenance.model.links import LinkField
from provenance.model.origins import Origin, Origins
from provenance.model.stories import Story, StoryPoint, StoryValue, StoryVerdict
from provenance.model.vocabulary import HedgeLevel, Reliability, VerdictValue
from provenance.workflow.estimate_stories import estimate_stories, list_reports
from tests.workflow.test_track_records_facts import AT, make_claim, make_facts

POST, HERALD, WIRE = 2, 3, 1


def make_value(
    label: str, *claims: int, low: float | None = None, high: float | None = None, on: str = ""
) -> StoryValue:
    return StoryValue(label, claims, (), 1, low, high, on or None)


def make_origin(name: str, source: int, *claims: int, named: bool = True) -> Origin:
    return Origin(f"source {source}", name, (source,), claims, (), named)


def make_story(points: tuple[StoryPoint, ...], *origins: Origin) -> Story:
    claims = tuple(sorted({number for origin in origins for number in origin.claim_ids}))
    verdict = StoryVerdict.DISPUTED
    return Story(claims[0], "", claims, (1,), (), points, (), Origins(origins), verdict, 0, 0)


def make_killed(*values: StoryValue) -> StoryPoint:
    return StoryPoint(LinkField.QUANTITY, "killed", values, disputed=True)


ORIGINS = (make_origin("Post", POST, 1), make_origin("Herald", HERALD, 2, 3), make_origin("Wire", WIRE, 4))
NINE, SEVEN = make_value("9", 1, 4, low=9, high=9), make_value("7", 2, 3, low=7, high=7)


def make_four() -> Facts:
    return make_facts(*(make_claim(number, None) for number in (1, 2, 3, 4)))


def test_an_origin_reports_once_however_often_it_is_repeated() -> None:
    told = list_reports(make_four(), [make_story((make_killed(NINE, SEVEN),), *ORIGINS)])
    assert sorted((one.source, one.value, one.object) for one in told.reports) == [
        ("Herald", "7", "story 1: killed"),
        ("Post", "9", "story 1: killed"),
        ("Wire", "9", "story 1: killed"),
    ]


def test_the_last_word_of_an_origin_counts() -> None:
    values = (make_value("7", 2, low=7, high=7, on="2020-05-04"), make_value("9", 3, low=9, high=9, on="2020-05-06"))
    told = list_reports(make_four(), [make_story((make_killed(*values),), ORIGINS[1])])
    assert [(one.source, one.value) for one in told.reports] == [("Herald", "9")]


def test_bounds_speak_for_the_one_exact_value_within_them() -> None:
    nine, at_least = replace(NINE, claim_ids=(1,)), make_value("8 or more", 4, low=8)
    told = list_reports(make_four(), [make_story((make_killed(nine, SEVEN, at_least),), *ORIGINS)])
    assert {one.source: one.value for one in told.reports} == {"Post": "9", "Herald": "7", "Wire": "9"}
    wide = make_value("5 or more", 4, low=5)
    told = list_reports(make_four(), [make_story((make_killed(nine, SEVEN, wide),), *ORIGINS)])
    assert {one.source for one in told.reports} == {"Post", "Herald"}
    assert "fits several stated values" in told.notes[0]
    far = make_value("50 or more", 4, low=50)
    told = list_reports(make_four(), [make_story((make_killed(nine, SEVEN, far),), *ORIGINS)])
    assert {one.value for one in told.reports} == {"9", "7", "50 or more"}


def test_hedging_is_the_weight_and_a_standing_rating_the_prior() -> None:
    rating = RatingFact(Reliability.A, "ana", AT, "never wrong")
    facts = make_facts(make_claim(1, None, level=HedgeLevel.HEDGED), make_claim(4, None), rating=rating)
    told = list_reports(facts, [make_story((make_killed(NINE),), *ORIGINS)])
    assert {one.source: one.weight for one in told.reports} == {"Post": 0.7, "Wire": 1.0}
    assert told.priors["Wire"].letter is Reliability.A
    assert "Post" not in told.priors
    expired = make_facts(rating=replace(rating, expired=True))
    told = list_reports(expired, [make_story((make_killed(NINE),), *ORIGINS)])
    assert told.priors["Wire"].letter is Reliability.F


def test_a_confirmed_claim_settles_its_value_and_two_that_differ_settle_none() -> None:
    confirmed = VerdictFact(VerdictValue.CONFIRMED, "ana", AT, "saw the register")
    claims = [replace(make_claim(number, None), verdict=confirmed if number == 1 else None) for number in (1, 2, 3, 4)]
    found = estimate_stories(make_facts(*claims), [make_story((make_killed(NINE, SEVEN),), *ORIGINS)])
    assert found.objects[0].likely.value == "9"
    assert found.objects[0].resolved
    both = [replace(claim, verdict=confirmed) for claim in claims]
    told = list_reports(make_facts(*both), [make_story((make_killed(NINE, SEVEN),), *ORIGINS)])
    assert told.resolved == {}
    assert "claims with different values were confirmed" in told.notes[0]


def test_two_stories_share_a_source_and_an_unnamed_group_is_nobody_elses() -> None:
    unnamed = make_origin("officials", 31, 2, named=False)
    stories = [
        make_story((make_killed(NINE, SEVEN),), ORIGINS[0], unnamed),
        replace(make_story((make_killed(make_value("4", 3, low=4, high=4)),), make_origin("Post", POST, 3)), id=3),
    ]
    told = list_reports(make_four(), stories)
    assert [(one.source, one.object) for one in told.reports] == [
        ("Post", "story 1: killed"),
        ("officials [source 31]", "story 1: killed"),
        ("Post", "story 3: killed"),
    ]


@pytest.mark.parametrize("field", [LinkField.PLACE, LinkField.ACTOR])
def test_points_without_one_right_answer_are_not_asked(field: LinkField) -> None:
    point = StoryPoint(field, "where", (make_value("Tarn", 1), make_value("Vale", 2)), disputed=False)
    assert list_reports(make_four(), [make_story((point,), *ORIGINS)]).reports == ()
