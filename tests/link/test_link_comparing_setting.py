"""Places and times of two claims."""

from datetime import date

import pytest

from provenance.link.comparing.places import ComparedPlace, Gazetteer, compare_places
from provenance.link.comparing.times import Basis, ComparedTime, compare_times, to_days
from provenance.link.comparing.weights import WEIGHTS
from provenance.model.claims import Place
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.lexicons import PlaceEntry
from provenance.model.links import Outcome
from provenance.model.spans import Span

GAZETTEER = Gazetteer(
    [
        PlaceEntry("Norland", "NO"),
        PlaceEntry("Vale", "NO", "Norland"),
        PlaceEntry("Hill", "NO", "Vale"),
        PlaceEntry("Brook", "NO", "Hill", ("Broock",)),
        PlaceEntry("Moor", "NO", "Vale"),
        PlaceEntry("Brook", "SE", "Sund"),
        PlaceEntry("Ring", "NO", "Round"),
        PlaceEntry("Round", "NO", "Ring"),
    ]
)


def find(*names: str, country: str | None = "NO") -> list[ComparedPlace]:
    return [GAZETTEER.find(Place(Span(0, 1), name, country)) for name in names]


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        (["Hill"], ["Hill"], Outcome.AGREES),
        (["Brook"], ["Vale"], Outcome.AGREES),
        (["Broock"], ["Brook"], Outcome.AGREES),
        (["Brook"], ["Norland"], Outcome.COMPATIBLE),
        (["Norland"], ["Norland"], Outcome.AGREES),
        (["Moor"], ["Hill"], Outcome.DIFFERS),
        (["Moor", "Vale"], ["Hill", "Vale"], Outcome.AGREES),
        (["Moor"], ["Nowhere"], Outcome.LIKELY_DIFFERS),
        (["Nowhere"], ["Nowhere"], Outcome.AGREES),
    ],
)
def test_a_place_agrees_with_all_that_contains_it(one: list[str], other: list[str], outcome: Outcome) -> None:
    for here, there in ((one, other), (other, one)):
        reason = compare_places(find(*here), find(*there), WEIGHTS, 1.0)
        assert reason is not None
        assert reason.outcome is outcome


def test_the_smaller_the_place_the_more_it_tells() -> None:
    weights = []
    for name in ("Norland", "Vale", "Brook"):
        reason = compare_places(find(name), find(name), WEIGHTS, 1.0)
        assert reason is not None
        weights.append(reason.weight)
    assert weights == sorted(weights)
    near = compare_places(find("Brook"), find("Brook"), WEIGHTS, WEIGHTS.context)
    assert near is not None
    assert near.weight < weights[-1]


def test_places_of_one_name_in_two_countries_differ() -> None:
    reason = compare_places(find("Brook"), find("Brook", country="SE"), WEIGHTS, 1.0)
    assert reason is not None
    assert reason.outcome is Outcome.DIFFERS


def test_nothing_is_said_without_places_or_of_countries_alone() -> None:
    assert compare_places([], find("Vale"), WEIGHTS, 1.0) is None
    assert compare_places([], [], WEIGHTS, 1.0) is None
    abroad = compare_places(find("Norland"), find("Sund", country="SE"), WEIGHTS, 1.0)
    assert abroad is not None
    assert abroad.outcome is Outcome.DIFFERS
    unknown = Gazetteer([PlaceEntry("A", None), PlaceEntry("B", None)])
    first, second = (unknown.find(Place(Span(0, 1), name)) for name in "AB")
    assert compare_places([first], [second], WEIGHTS, 1.0) is None


def test_places_that_contain_each_other_end() -> None:
    ring = find("Ring")[0]
    assert {"ring", "round"} <= ring.inside


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def event(first: str, last: str | None = None, basis: Basis = Basis.EVENT) -> ComparedTime:
    return ComparedTime(((day(first), day(last or first)),), basis)


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        (event("2020-05-04"), event("2020-05-04"), Outcome.AGREES),
        (event("2020-05-01", "2020-05-31"), event("2020-05-04"), Outcome.AGREES),
        (event("2020-01-01", "2020-12-31"), event("2020-05-04"), Outcome.AGREES),
        (event("2020-05-01", "2020-05-07"), event("2020-05-04"), Outcome.AGREES),
        (event("2020-05-04"), event("2020-05-05"), Outcome.LIKELY_DIFFERS),
        (event("2020-05-04"), event("2020-05-14"), Outcome.DIFFERS),
        (event("2020-05-04"), event("2020-05-14", basis=Basis.CONTEXT), Outcome.LIKELY_DIFFERS),
        (event("2020-05-04"), event("2020-05-06", basis=Basis.CITED), Outcome.COMPATIBLE),
        (event("2020-05-14"), event("2020-05-06", basis=Basis.CITED), Outcome.LIKELY_DIFFERS),
        (event("2020-05-14"), event("2020-05-06", basis=Basis.PUBLISHED), Outcome.LIKELY_DIFFERS),
        (event("2020-01-04"), event("2020-05-06", basis=Basis.CITED), Outcome.COMPATIBLE),
        (event("2020-05-04", basis=Basis.CITED), event("2020-05-06", basis=Basis.CITED), Outcome.COMPATIBLE),
        (event("2020-05-04", basis=Basis.CITED), event("2020-05-12", basis=Basis.PUBLISHED), Outcome.COMPATIBLE),
        (event("2020-05-04", basis=Basis.CITED), event("2020-09-12", basis=Basis.CITED), Outcome.LIKELY_DIFFERS),
    ],
)
def test_times_are_compared_by_what_they_rest_on(one: ComparedTime, other: ComparedTime, outcome: Outcome) -> None:
    here, there = compare_times(one, other, WEIGHTS), compare_times(other, one, WEIGHTS)
    assert here is not None
    assert there is not None
    assert here.outcome is there.outcome is outcome
    assert here.weight == there.weight
    assert (here.first, here.second) == (there.second, there.first)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (None, event("2020-05-04")),
        (event("2018-01-01", "2019-12-31"), event("2020-05-01", "2020-12-31")),
        (event("2020-05-04", basis=Basis.PUBLISHED), event("2020-05-04", basis=Basis.PUBLISHED)),
        (event("2020-05-04", basis=Basis.CITED), event("2020-06-04", basis=Basis.CITED)),
        (event("2020-01-01", "2020-12-31", Basis.CITED), event("2020-06-04", basis=Basis.CITED)),
        (event("2020-01-01", "2020-12-31"), event("2020-12-04", basis=Basis.CITED)),
    ],
)
def test_some_times_say_nothing(one: ComparedTime | None, other: ComparedTime | None) -> None:
    assert compare_times(one, other, WEIGHTS) is None


def test_the_nearer_the_reports_the_more_they_tell_and_years_apart_tell_against() -> None:
    first = event("2020-05-04", basis=Basis.CITED)
    found = [
        compare_times(first, event(other, basis=Basis.CITED), WEIGHTS)
        for other in ("2020-05-04", "2020-05-14", "2020-08-04", "2023-05-04")
    ]
    weights = [reason.weight for reason in found if reason is not None]
    assert len(weights) == 4
    assert weights == sorted(weights, reverse=True)


def test_periods_become_days() -> None:
    period = DatePeriod(PartialDate(2020, 5), PartialDate(2020, 4))
    assert to_days(period) == (day("2020-04-30"), day("2020-05-01"))
    assert to_days(DatePeriod(PartialDate(2020, 5))) == (day("2020-05-01"), day("2020-05-31"))
