"""Comparing two claims: which relation, by which reasons."""

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.link.comparing import THRESHOLD, compare_claims
from provenance.link.comparing.claims import find_dateline
from provenance.link.comparing.times import Basis
from provenance.model.links import LinkField, Outcome
from provenance.model.vocabulary import LinkRelation
from tests.link.reading_room import ReadingRoom, compare, find_reason

FIRST = "A ferry capsized in Batumi on May 4, 2019, killing 31 passengers (Lake Herald, May 5, 2019)."
SENTENCES = (
    FIRST,
    "On May 4, 2019 a ferry sank and capsized in Batumi; 44 passengers died (Coast Tribune, May 9, 2019).",
    "The Red Dawn Brigade claimed responsibility for the ferry attack in Batumi on May 4, 2019.",
    "The ministry blamed the Harbour Front for the ferry attack in Batumi on May 4, 2019.",
    "The Harbour Front denied any involvement in the ferry attack in Batumi on May 4, 2019.",
    "No ferry capsized in Batumi on May 4, 2019, the harbour master said.",
)


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


def test_what_a_document_sets_side_by_side_counts_more() -> None:
    one = "More than 30 foreign divers, mostly Danes, work in the Zaranj district (Gulf Post, May 3, 2019)."
    other = "Nearly 120 foreign divers live near a village in Zaranj (Delta News, May 5, 2019)."
    between = "The harbour master keeps bees."
    near = compare((f"{one}\n\n{other}", "2019-06"), first=1, second=2)
    far = compare((f"{one}\n\n{between}\n\n{other}", "2019-06"), first=1, second=3)
    assert near is not None
    assert far is not None
    assert near.score > far.score
    assert any("side by side" in reason.message for reason in near.reasons)


def test_claims_of_one_document_and_one_source_are_not_linked() -> None:
    text = (
        "A ferry capsized in Batumi on May 4, 2019, killing 31 passengers, the Lake Herald reported.\n\n"
        "On May 4, 2019 a ferry capsized in Batumi and 31 passengers died, the Lake Herald reported."
    )
    assert compare((text, "2019-06"), first=1, second=2) is None


def test_the_same_text_restates_whatever_day_it_was_reprinted() -> None:
    text = (
        "The keeper of the old Karlsborg lighthouse counted nine lost trawlers on Monday before thick fog came in and "
        "hid the bay."
    )
    found = compare((text, "2019-06-05"), (text, "2019-06-20"))
    assert found is not None
    assert found.relation is LinkRelation.RESTATES
    assert find_reason(found, LinkField.SOURCE).outcome is Outcome.AGREES


def test_a_formula_filled_in_for_another_is_no_reprint() -> None:
    text = "{} is one of three skippers who are charged with sinking the ferry Anna Berg in Batumi on May 4, 2019."
    one, other = text.format("It was told that Jan Maas"), text.format("It was told that Per Holm")
    assert compare((one, "2019-06-05"), (other, "2019-06-05")) is None


def test_another_count_of_another_time_is_another_event() -> None:
    one = "In Batumi 31 passengers drowned when the ferry Anna Berg capsized in the harbour."
    other = "In Batumi 12 passengers drowned after a ferry hit rocks."
    found = compare((one, "2019-06-05"), (other, "2021-06-05"))
    assert found is None


def test_calls_for_tips_are_compared_with_nothing() -> None:
    text = "Anyone with information about the ferry Anna Berg in Batumi is asked to call the harbour police."
    assert compare((text, "2019-06-05"), (text, "2019-06-05")) is None


def test_a_claim_is_not_linked_to_itself() -> None:
    assert compare((FIRST, "2019-06"), first=1, second=1) is None


def test_one_kind_of_event_is_not_one_event() -> None:
    other = "Two men died when a van and a lorry collided on a bridge, police said."
    text = "Two men died when a bus and a tram collided at a crossing, police said."
    assert compare((text, "2019-06-05"), (other, "2020-01-05")) is None


def test_the_line_of_place_and_station_is_no_name() -> None:
    text = "BATUMI, Georgia (KXYZ) – A ferry sank."
    assert text[find_dateline(text) :] == " – A ferry sank."
    assert find_dateline("A ferry – the Anna – sank.") == 0
    assert find_dateline("No dash") == 0


def test_a_place_named_before_in_the_paragraph_is_near() -> None:
    text = "A ferry sank in Batumi on May 4, 2019. It took 31 passengers down with it."
    room = ReadingRoom()
    numbers = room.read(text, "2019-06")
    claim = room.prepare()[numbers[1]]
    assert [place.key for place in claim.nearby] == ["batumi"]
    assert claim.time is not None
    assert claim.time.basis is Basis.CONTEXT


@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4), st.sampled_from([None, "2019-06", "2019-06-05"]))
@settings(max_examples=25, deadline=None)
def test_comparing_does_not_depend_on_the_order_and_scores_are_shares(texts: list[str], published: str | None) -> None:
    room = ReadingRoom()
    for text in texts:
        room.read(text, published)
    prepared = list(room.prepare().values())
    for one in prepared:
        for other in prepared:
            found = compare_claims(one, other)
            assert found == compare_claims(other, one)
            assert found is None or (THRESHOLD <= found.score <= 1 and found.first < found.second)


@given(st.text(max_size=120), st.text(max_size=120))
@settings(max_examples=40, deadline=None)
def test_any_text_can_be_compared(one: str, other: str) -> None:
    room = ReadingRoom()
    numbers = room.read(f"{one}\n\n{other}.", "2019-06-05")
    prepared = room.prepare()
    assert set(prepared) == set(numbers)
    for number in numbers[1:]:
        compare_claims(prepared[numbers[0]], prepared[number], threshold=0.0)
