"""What looks like a conflict and is none: other events, other things counted, other times."""

from provenance.model.links import LinkField, Outcome
from provenance.model.vocabulary import LinkRelation
from tests.link.reading_room import compare, find_reason

SEATS = "The Harbour Party won 40 seats in the council of Varna on May 4, 2019, the Coast Tribune said."
FERRY = "A ferry capsized off Batumi on May 4, 2019 and 31 passengers died, the coast guard said."


def test_numbers_of_whatever_else_are_held_against_one_another_only_in_the_same_words() -> None:
    other = "In Varna, members of the Harbour Party smashed 12 seats of a bus on May 4, 2019, the Gulf Post said."
    assert compare((SEATS, "2019-06"), (other, "2019-06")) is None
    same = "The Harbour Party won 33 seats in the council of Varna on May 4, 2019, the Gulf Post said."
    found = compare((SEATS, "2019-06"), (same, "2019-06"))
    assert found is not None
    assert found.relation is LinkRelation.CONFLICTS
    assert find_reason(found, LinkField.QUANTITY).outcome is Outcome.DIFFERS


def test_events_of_one_kind_in_one_state_and_month_do_not_conflict() -> None:
    one = (
        "On May 4, 2019 a brawl of drunken sailors left two people dead and two others wounded in California, he said."
    )
    other = "California police look into a brawl of drunken sailors that left two people dead and five others wounded."
    found = compare((one, "2019-05-06"), (other, "2019-05-08"))
    assert found is None or found.relation is not LinkRelation.CONFLICTS


def test_the_same_words_of_other_people_and_days_are_a_formula() -> None:
    one = "Ann Berg photographs the wreck of the trawler Gull at the long pier on May 4, 2019."
    other = "Ann Berg photographs the wreck of the trawler Tern at the long pier on July 9, 2019."
    assert compare((f"{FERRY} {one}", "2019-08"), (f"{FERRY} {other}", "2019-08"), first=2, second=4) is None


def test_what_was_denied_once_may_be_so_later() -> None:
    one = "On May 4, 2019 the drunken master of the trawler Gull was held in the Batumi jail with bail, the guard said."
    other = "On July 9, 2019 the drunken master of the trawler Gull was held in the Batumi jail without bail, he said."
    found = compare((one, "2019-08"), (other, "2019-08"))
    assert found is None or found.relation is not LinkRelation.CONFLICTS
