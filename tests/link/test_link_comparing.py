"""Comparing two claims: which relation, by which reasons."""

from provenance.link.comparing import THRESHOLD
from provenance.model.links import LinkField, Outcome
from provenance.model.vocabulary import LinkRelation
from tests.link.reading_room import compare, find_reason

FIRST = "A ferry capsized in Batumi on May 4, 2019, killing 31 passengers (Lake Herald, May 5, 2019)."


def test_reports_that_agree_corroborate_one_another() -> None:
    other = "On May 4, 2019 a ferry sank and capsized in Batumi; 31 passengers died (Coast Tribune, May 5, 2019)."
    found = compare((FIRST, "2019-06"), (other, "2019-06"))
    assert found is not None
    assert found.relation is LinkRelation.CORROBORATES
    assert THRESHOLD <= found.score <= 1
    assert find_reason(found, LinkField.TIME).outcome is Outcome.AGREES
    assert find_reason(found, LinkField.PLACE).outcome is Outcome.AGREES
    assert find_reason(found, LinkField.QUANTITY).outcome is Outcome.AGREES


def test_disjoint_counts_conflict() -> None:
    other = "On May 4, 2019 a ferry sank and capsized in Batumi; 19 passengers died (Coast Tribune, May 5, 2019)."
    found = compare((FIRST, "2019-06"), (other, "2019-06"))
    assert found is not None
    assert found.relation is LinkRelation.CONFLICTS
    assert find_reason(found, LinkField.QUANTITY).outcome is Outcome.DIFFERS


def test_a_later_higher_toll_supersedes_the_earlier_one() -> None:
    other = "On May 4, 2019 a ferry sank and capsized in Batumi; 44 passengers died (Coast Tribune, May 9, 2019)."
    found = compare((FIRST, "2019-06"), (other, "2019-06"))
    assert found is not None
    assert found.relation is LinkRelation.CONFLICTS
    assert find_reason(found, LinkField.QUANTITY).outcome is Outcome.SUPERSEDES


def test_another_place_and_day_is_another_event() -> None:
    other = "A ferry capsized in Odesa on July 19, 2019, killing 31 passengers (Coast Tribune, July 20, 2019)."
    assert compare((FIRST, "2019-08"), (other, "2019-08")) is None


def test_counts_that_are_only_likely_different_conflict_less() -> None:
    text = (
        "More than 30 foreign divers, mostly Danes, work in the Zaranj district, the spokesman said "
        "(Gulf Post, May 3, 2019).\n\nNearly 120 foreign divers live near a village in Zaranj (Delta News, May 5)."
    )
    found = compare((text, "2019-06"), first=1, second=2)
    assert found is not None
    assert found.relation is LinkRelation.CONFLICTS
    assert find_reason(found, LinkField.QUANTITY).outcome is Outcome.LIKELY_DIFFERS
