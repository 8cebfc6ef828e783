from collections.abc import Mapping
from typing import Any

from provenance.link import find_stories, group_links
from provenance.model.links import LinkField, LinkReason, Outcome
from provenance.model.stories import StoryPoint, StoryVerdict
from provenance.model.vocabulary import QuantityRole, SourceKind
from tests.link.newsroom import (
    CONFLICTS,
    CORROBORATES,
    DENYING,
    REJECTED,
    SUGGESTED,
    Newsroom,
    count,
    on,
)

OTHER = QuantityRole.OTHER


def make_pair(first: Mapping[str, Any], second: Mapping[str, Any], *days: str) -> Newsroom:
    """Two claims of independent outlets, linked as corroborating by a suggestion."""
    room = Newsroom()
    dates = days or (None, None)
    room.claim(room.document(room.outlet("Dale Post"), dates[0]), "The dam broke.", **first)
    room.claim(room.document(room.outlet("Moor Herald"), dates[1]), "A dam gave way.", **second)
    return room


def find_point(room: Newsroom, field: LinkField) -> StoryPoint:
    return next(point for point in find_stories(room.facts)[0].points if point.field is field)


def test_links_hold_claims_together_by_state_and_score() -> None:
    room = Newsroom()
    outlet = room.outlet("Dale Post")
    for number in range(1, 10):
        room.claim(room.document(outlet), f"Claim {number}.")
    room.link(1, 2)
    room.link(2, 3, CONFLICTS)
    room.link(3, 4, CORROBORATES, SUGGESTED, 0.3)
    room.link(4, 5, CORROBORATES, SUGGESTED, 0.8)
    room.link(6, 7, CORROBORATES, REJECTED)
    room.link(9, 8, CORROBORATES, SUGGESTED, None)
    groups = group_links(room.links)
    assert [group.claim_ids for group in groups] == [(1, 2, 3), (4, 5), (8, 9)]
    assert [(group.id, group.accepted, group.suggested) for group in groups] == [(1, 2, 0), (4, 0, 1), (8, 0, 1)]
    assert [group.claim_ids for group in group_links(room.links, least=0.3)] == [(1, 2, 3, 4, 5), (8, 9)]
    assert [story.claim_ids for story in find_stories(room.facts)] == [group.claim_ids for group in groups]


def test_a_story_that_two_proven_origins_tell_is_corroborated() -> None:
    room = make_pair({}, {}, "2020-05-02", "2020-05-01")
    room.link(1, 2)
    story = find_stories(room.facts)[0]
    assert story.verdict is StoryVerdict.CORROBORATED
    assert story.title == "The dam broke."
    assert story.document_ids == (1, 2)
    assert [(event.on, event.claim_id, event.sources) for event in story.timeline] == [
        ("2020-05-01", 2, ("Moor Herald",)),
        ("2020-05-02", 1, ("Dale Post",)),
    ]


def test_one_origin_or_none_proven_is_said() -> None:
    room = Newsroom()
    post = room.outlet("Dale Post", None)
    room.claim(room.document(post), "The dam broke.")
    room.claim(room.document(post), "A dam gave way.")
    room.claim(room.document(room.outlet("Fog Blog", None)), "The dam is gone.")
    room.link(1, 2)
    assert find_stories(room.facts)[0].verdict is StoryVerdict.SINGLE_ORIGIN
    room.link(2, 3)
    assert find_stories(room.facts)[0].verdict is StoryVerdict.UNPROVEN


def test_counts_that_exclude_one_another_are_disputed_by_name() -> None:
    room = make_pair({"quantities": (count(4, 4),)}, {"quantities": (count(9, None),)})
    room.link(1, 2, CONFLICTS, SUGGESTED)
    story = find_stories(room.facts)[0]
    assert story.verdict is StoryVerdict.DISPUTED
    (point,) = story.disputed
    assert (point.label, [value.value for value in point.values]) == ("killed", ["4", "9 or more"])
    assert point.reason == "4 (Dale Post) and 9 or more (Moor Herald) cannot both be right"
    assert [(value.low, value.high, value.origins) for value in point.values] == [(4, 4, 1), (9, None, 1)]
    assert story.agreed == ()


def test_counts_that_only_likely_differ_say_so() -> None:
    first = count(41, None, QuantityRole.FIGHTERS, likely_high=60)
    second = count(0, 199, QuantityRole.FIGHTERS, likely_low=180)
    room = make_pair({"quantities": (first,)}, {"quantities": (second,)})
    room.link(1, 2, CONFLICTS)
    point = find_point(room, LinkField.QUANTITY)
    assert point.disputed
    assert point.reason == "up to 199 (Moor Herald) and 41 or more (Dale Post) are not likely both right"


def test_a_count_within_another_is_agreed() -> None:
    room = make_pair({"quantities": (count(4, 4),)}, {"quantities": (count(3, None),)})
    room.link(1, 2)
    assert not find_point(room, LinkField.QUANTITY).disputed


def test_a_later_higher_toll_supersedes_and_an_earlier_one_does_not() -> None:
    low, high = {"quantities": (count(4, 4),)}, {"quantities": (count(9, 9),)}
    for days, disputed in ((("2020-05-01", "2020-05-02"), False), (("2020-05-02", "2020-05-01"), True)):
        room = make_pair(low, high, *days)
        room.claim(1, "Both dams broke.")
        room.link(1, 3)
        room.link(2, 3)
        point = find_point(room, LinkField.QUANTITY)
        assert point.disputed is disputed
        if not disputed:
            assert point.reason == "9 supersedes 4"
    for days in (("2020-05", "2020-05-02"), ("2020-05-01", "2020-05-01")):
        room = make_pair(low, high, *days)
        room.link(1, 2, CONFLICTS)
        assert find_point(room, LinkField.QUANTITY).disputed


def test_an_accepted_conflict_stands_against_superseding() -> None:
    reason = LinkReason(LinkField.QUANTITY, Outcome.SUPERSEDES, "a later toll")
    room = make_pair({"quantities": (count(4, 4),)}, {"quantities": (count(9, 9),)})
    room.link(1, 2, CONFLICTS, SUGGESTED, 0.9, reason)
    assert not find_point(room, LinkField.QUANTITY).disputed
    room.links.clear()
    room.link(1, 2, CONFLICTS)
    assert find_point(room, LinkField.QUANTITY).disputed


def test_counts_of_anything_else_are_disputed_only_where_a_link_says_so() -> None:
    first, second = count(4, 4, OTHER, unit="pumps"), count(9, 9, OTHER, unit="Pumps")
    room = make_pair({"quantities": (first, count(3, 3, OTHER))}, {"quantities": (second,)})
    room.claim(1, "Pumps failed.")
    room.link(1, 3)
    room.link(2, 3)
    point = find_point(room, LinkField.QUANTITY)
    assert (point.label, point.disputed) == ("pumps", False)
    room.link(1, 2, CONFLICTS, SUGGESTED, 0.9, LinkReason(LinkField.QUANTITY, Outcome.DIFFERS, "4 and 9 pumps"))
    assert find_point(room, LinkField.QUANTITY).disputed


def test_days_that_differ_are_disputed_and_days_in_a_range_are_not() -> None:
    room = make_pair({"event_dates": ("2020-05-01",)}, {"event_dates": ("2020-05",)})
    room.claim(room.document(room.outlet("Fen Times")), "The dam fell.", event_dates=("2020-05-03",))
    room.link(1, 2)
    assert not find_point(room, LinkField.TIME).disputed
    room.link(2, 3)
    point = find_point(room, LinkField.TIME)
    assert point.disputed
    assert point.reason == "2020-05-01 (Dale Post) and 2020-05-03 (Fen Times) are different days"


def test_a_denial_is_a_dispute_with_who_denies() -> None:
    room = Newsroom()
    post, board = room.outlet("Dale Post"), room.voice("Water Board", SourceKind.BODY)
    room.claim(room.document(post), "Four died.", quantities=(count(4, 4),))
    room.claim(1, "The board denied that nine died.", (DENYING, board), quantities=(count(9, 9),))
    room.link(1, 2, CONFLICTS)
    story = find_stories(room.facts)[0]
    point = find_point(room, LinkField.POLARITY)
    assert point.reason == "Water Board deny what Dale Post claim"
    assert [value.value for value in point.values] == ["claimed", "denied"]
    assert story.verdict is StoryVerdict.DISPUTED
    assert [value.value for value in find_point(room, LinkField.QUANTITY).values] == ["4"]


def test_a_denial_alone_disputes_nothing() -> None:
    room = Newsroom()
    post, board = room.outlet("Dale Post"), room.voice("Water Board", SourceKind.BODY)
    for text in ("The board denied it.", "The board called it untrue."):
        room.claim(room.document(post), text, (DENYING, board))
    room.link(1, 2)
    assert not find_point(room, LinkField.POLARITY).disputed


def test_what_a_comparison_found_to_differ_is_a_point() -> None:
    room = make_pair({"places": ("Tarn",)}, {"places": ("Holm",)})
    reason = LinkReason(LinkField.PLACE, Outcome.DIFFERS, "Tarn is not Holm", "Tarn", "Holm")
    room.link(1, 2, CONFLICTS, SUGGESTED, 0.9, reason)
    point = find_point(room, LinkField.PLACE)
    assert point.disputed
    assert point.reason == "Tarn is not Holm"
    assert [value.value for value in point.values] == ["Tarn", "Holm"]


def test_places_are_told_most_named_first() -> None:
    room = make_pair({"places": ("Holm", "Tarn")}, {"places": ("tarn",)})
    room.link(1, 2)
    point = find_point(room, LinkField.PLACE)
    assert [(value.value, value.claim_ids) for value in point.values] == [("Tarn", (1, 2)), ("Holm", (1,))]


def test_the_timeline_goes_by_what_is_cited_first_and_ends_with_what_has_no_date() -> None:
    room = Newsroom()
    post = room.outlet("Dale Post")
    document = room.document(room.outlet("Hill Review"), "2020-06-01")
    room.claim(document, "The dam broke.", ({"period": on("2020-05-09/2020-05-11")}, post))
    room.claim(room.document(post), "A dam gave way.")
    room.claim(document, "It fell.")
    room.link(1, 2)
    room.link(2, 3)
    events = find_stories(room.facts)[0].timeline
    assert [(event.on, event.until, event.claim_id) for event in events] == [
        ("2020-05-09", "2020-05-11", 1),
        ("2020-06-01", None, 3),
        (None, None, 2),
    ]


def test_a_long_title_is_cut_between_words_and_absent_claims_are_left_out() -> None:
    room = make_pair({}, {})
    room.link(1, 7)
    room.link(2, 8)
    room.claims.pop()
    stories = find_stories(room.facts)
    assert [story.title for story in stories] == ["The dam broke.", ""]
    room.claim(1, "word " * 60)
    room.links.clear()
    room.link(2, 3)
    assert find_stories(room.facts)[0].title.endswith("word …")
