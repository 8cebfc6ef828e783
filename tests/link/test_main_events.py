from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.link import (
    ArticleEvent,
    MainEventLink,
    find_main_event_links,
    group_articles,
    suggest_main_event_links,
)
from provenance.link.main_events_terms import Capitals, cut_passages
from provenance.link.main_events_words import cut_site, find_words
from provenance.model.links import LinkField, LinkReason, Outcome
from provenance.model.tolls import StatedToll
from provenance.model.vocabulary import LinkRelation
from tests.link.press import FERRY_DAY, FERRY_FIRST, FERRY_LATER, FIRE_DAY, FIRE_FIRST, article, press


def _reasons(link: MainEventLink, field: LinkField) -> list[LinkReason]:
    return [reason for reason in link.reasons if reason.field is field]


def _link(articles: Sequence[ArticleEvent], first: int, second: int) -> MainEventLink:
    return next(link for link in find_main_event_links(articles) if (link.first, link.second) == (first, second))


def test_reports_and_a_verdict_a_year_later_are_one_event() -> None:
    assert group_articles(press()) == ((1, 2, 5), (3, 4), (6,))


def test_a_like_event_in_the_same_town_on_the_same_day_stays_apart() -> None:
    groups = group_articles(press())
    assert (6,) in groups


def test_the_order_of_the_articles_does_not_matter() -> None:
    assert find_main_event_links(press()[::-1]) == find_main_event_links(press())


def test_links_hold_each_group_together_and_join_no_two() -> None:
    together = {member: group for group in group_articles(press()) for member in group}
    links = find_main_event_links(press())
    assert {number for link in links for number in (link.first, link.second)} == {1, 2, 3, 4, 5}
    assert all(together[link.first] == together[link.second] for link in links)
    assert all(link.first < link.second and 0.5 < link.score <= 1 for link in links)


def test_a_link_tells_who_when_and_what_it_rests_on() -> None:
    link = _link(press(), 1, 2)
    person = _reasons(link, LinkField.ACTOR)[0]
    assert person.message == "both articles name Oswin Tarrell, whose age is given"
    assert person.weight > 0
    assert "Lindholm" in _reasons(link, LinkField.NAMES)[0].message
    times = [reason.message for reason in _reasons(link, LinkField.TIME)]
    assert times == [
        "one article was published within days of a day the other names",
        "the articles were published 1 day apart",
    ]


def test_a_later_report_with_more_dead_supersedes_and_conflicts() -> None:
    link = _link(press(), 1, 2)
    reason = _reasons(link, LinkField.QUANTITY)[0]
    assert reason.message.startswith("main event of each article: ")
    assert link.relation is LinkRelation.CONFLICTS
    assert (reason.outcome, reason.first, reason.second) == (
        Outcome.SUPERSEDES,
        "2 killed, 5 injured",
        "3 killed, 4 injured",
    )


def test_the_same_counts_corroborate() -> None:
    link = _link(press(), 3, 4)
    assert link.relation is LinkRelation.CORROBORATES
    assert _reasons(link, LinkField.QUANTITY)[0].outcome is Outcome.AGREES
    assert "blocks" not in " ".join(reason.message for reason in link.reasons)


def test_counts_that_differ_on_one_day_conflict() -> None:
    articles = press()
    articles[2] = replace(articles[2], toll=StatedToll(1, 0, numbered=True))
    articles[3] = replace(articles[3], toll=StatedToll(2, 0, numbered=True), published=FIRE_DAY)
    link = _link(articles, 3, 4)
    assert link.relation is LinkRelation.CONFLICTS
    assert _reasons(link, LinkField.QUANTITY)[0].outcome is Outcome.DIFFERS


def test_a_headline_on_several_events_is_no_conflict_with_one_of_them() -> None:
    articles = press()
    articles[3] = replace(articles[3], title="Fires kill four in Ostrava Falls", toll=StatedToll(4, 9, numbered=True))
    link = _link(articles, 3, 4)
    assert link.relation is LinkRelation.CORROBORATES
    reason = _reasons(link, LinkField.QUANTITY)[0]
    assert reason.outcome is Outcome.COMPATIBLE
    assert reason.message.endswith("one headline adds up several events")


def test_an_article_that_may_tell_a_part_of_the_toll_is_no_conflict() -> None:
    link = _link(press(), 2, 5)
    assert link.relation is LinkRelation.CORROBORATES
    assert _reasons(link, LinkField.QUANTITY)[0].outcome is Outcome.COMPATIBLE


def test_a_reprint_restates() -> None:
    articles = [*press(), article(7, "Ferry sinks, two drown", FERRY_FIRST, FIRE_DAY, toll=StatedToll(2, 5))]
    link = _link(articles, 1, 7)
    assert link.relation is LinkRelation.RESTATES
    assert _reasons(link, LinkField.SOURCE)[0].message == "100% of the shorter text stands in the other"


def test_what_differs_is_told_too() -> None:
    articles = press()
    articles[1] = replace(articles[1], regions=("Norrland",), days=(FERRY_DAY - timedelta(days=3),))
    articles[0] = replace(articles[0], regions=("Skane",), days=(FERRY_DAY,), published=None)
    known = {reason.message: reason for link in find_main_event_links(articles) for reason in link.reasons}
    assert known["the day of publication of one article is unknown"].weight < 0
    assert known["the articles report from different regions"].outcome is Outcome.DIFFERS
    assert known["the articles name different days"].weight < 0


def test_an_outlet_reports_from_where_it_mostly_reports() -> None:
    paper = {"outlet": "gazette.example"}
    filed = [
        article(number, f"Council meets {number}", "The council met.", FERRY_DAY, regions=("Skane",), **paper)
        for number in (20, 21)
    ]
    articles = [replace(one, outlet="gazette.example") if one.id in {1, 2} else one for one in press()]
    link = _link([*articles, *filed], 1, 2)
    assert _reasons(link, LinkField.PLACE)[0].message == "both articles report from Skane"


def test_what_an_outlet_prints_under_everything_joins_nothing() -> None:
    page = (
        "Bodvar Klintrup, 44, is the Almhult desk's editor. Write to Tjorn Radmansgatan 4100 for the Havskurir weekly."
    )
    days = [FERRY_DAY + timedelta(days=40 * number) for number in range(4)]
    texts = ["A bakery opened.", "The choir sang.", "Rain is expected.", "A bridge was painted."]
    articles = [
        article(number, f"News {number}", f"{text}\n\n{page}", day, outlet="havs.example")
        for number, (text, day) in enumerate(zip(texts, days, strict=True), 1)
    ]
    assert group_articles(articles) == ((1,), (2,), (3,), (4,))


def test_lists_of_other_videos_join_nothing() -> None:
    videos = "0:38 Klintrup council opens the Almhult bridge Pause\n1:44 Radmansgatan bakery wins a Havskurir prize"
    articles = [
        article(1, "Choir sings", f"The choir sang.\n{videos}"),
        article(2, "Rain is expected", f"Rain is expected.\n{videos}"),
    ]
    assert group_articles(articles) == ((1,), (2,))


def test_claims_that_tell_the_events_are_linked() -> None:
    suggestions = suggest_main_event_links(press())
    assert {(link.first, link.second) for link in suggestions} == {(10, 20), (10, 50), (20, 50), (30, 40)}


def test_only_links_that_touch_given_articles_are_suggested() -> None:
    assert {(link.first, link.second) for link in suggest_main_event_links(press(), {4, 6})} == {(30, 40)}


def test_articles_without_a_claim_take_no_part() -> None:
    articles = [replace(one, claim_id=None) if one.id == 3 else one for one in press()]
    assert {(link.first, link.second) for link in suggest_main_event_links(articles)} == {(10, 20), (10, 50), (20, 50)}


def test_reasons_follow_the_order_of_the_claims() -> None:
    articles = [replace(one, claim_id=100 - one.id) for one in press()]
    link = next(one for one in suggest_main_event_links(articles) if (one.first, one.second) == (98, 99))
    reason = next(reason for reason in link.reasons if reason.field is LinkField.QUANTITY)
    assert (reason.first, reason.second) == ("3 killed, 4 injured", "2 killed, 5 injured")


def test_two_articles_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="same id"):
        group_articles([press()[0], press()[0]])


def test_nothing_comes_of_nothing() -> None:
    assert group_articles([]) == ()
    assert find_main_event_links([press()[0]]) == ()


def test_many_reprints_are_one_group() -> None:
    wires = [
        article(number, "Ferry sinks", FERRY_FIRST, FERRY_DAY + timedelta(days=number % 2))
        for number in range(100, 140)
    ]
    fires = [article(number, "Fire kills man", FIRE_FIRST, FIRE_DAY) for number in range(200, 215)]
    groups = group_articles([*wires, *fires])
    assert [len(group) for group in groups] == [40, 15]


@given(
    st.lists(
        st.tuples(
            st.text(max_size=40), st.text(max_size=200), st.none() | st.dates(), st.lists(st.dates(), max_size=3)
        ),
        max_size=6,
    )
)
def test_any_text_can_be_grouped(texts: list[tuple[str, str, date | None, list[date]]]) -> None:
    articles = [
        ArticleEvent(number, title, text, "x", day, tuple(days))
        for number, (title, text, day, days) in enumerate(texts)
    ]
    groups = group_articles(articles)
    assert sorted(member for group in groups for member in group) == list(range(len(texts)))


def test_times_and_blocks_that_differ_are_told() -> None:
    place = "of Birch Street in Lindholm"
    first = f"Oswin Tarrell, 58, fell from a roof in the 300 block {place} about 9 p.m. Sunday, the coast guard said."
    other = f"A roof in the 900 block {place} gave way at 4:30 a.m. and killed Oswin Tarrell, 58, the coast guard said."
    articles = [article(1, "Man falls", first), article(2, "Roof gives way", other)]
    (link,) = find_main_event_links(articles)
    known = {reason.message: reason for reason in link.reasons}
    times = known["the times of day that the articles give are more than an hour apart"]
    assert (times.first, times.second) == ("21:00", "04:30")
    blocks = known["the blocks that the articles name differ"]
    assert (blocks.first, blocks.second) == ("300 birch", "900 birch")
    assert times.weight < 0
    assert blocks.weight < 0


def test_an_article_that_counts_nobody_says_nothing_of_the_toll() -> None:
    articles = [replace(one, toll=None) if one.id == 3 else one for one in press()]
    link = _link(articles, 3, 4)
    assert _reasons(link, LinkField.QUANTITY) == []
    assert link.relation is LinkRelation.CORROBORATES


def test_only_the_head_of_an_endless_article_is_read() -> None:
    filler = "\n\n".join("The tide came in and the tide went out again at the old quay." for _ in range(600))
    articles = [
        article(1, "Long read", f"{filler}\n\n{FERRY_FIRST}", FIRE_DAY),
        article(2, "Third body found in ferry", FERRY_LATER, FIRE_DAY),
    ]
    assert find_main_event_links(articles) == ()
    articles[0] = replace(articles[0], text=f"{FERRY_FIRST}\n\n{filler}")
    assert len(find_main_event_links(articles)) == 1


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Ferry sinks - Harbour News", "Ferry sinks - Harbour News"),
        ("Two drown as ferry sinks in harbour - Harbour News", "Two drown as ferry sinks in harbour"),
        ("Ferry sinks – two drown at the pier | Harbour News | Weather", "Ferry sinks – two drown at the pier"),
        ("  Ferry   sinks ", "Ferry sinks"),
        ("", ""),
    ],
)
def test_a_site_s_name_is_no_part_of_the_headline(title: str, headline: str) -> None:
    assert cut_site(title) == headline


def test_words_know_their_keys_and_whether_they_owe_their_capital_to_their_place() -> None:
    words = find_words("Tarrell’s boat sank. Divers found O'Hara at 9:40 in Lindholm.")
    assert [word.key for word in words] == [
        "tarrell",
        "boat",
        "sank",
        "divers",
        "found",
        "ohara",
        "at",
        "9:40",
        "in",
        "lindholm",
    ]
    assert [word.key for word in words if word.opens] == ["tarrell", "divers"]
    assert [word.key for word in words if word.capital] == ["tarrell", "divers", "ohara", "lindholm"]


OVERVIEW = (
    "The Tarn League has gained ground around Lindholm and Ostrava Falls while its chapters in Vesterholm shrink.\n\n"
    "Recruits from Quarry Wharf and Tannery Road joined the Tarn League, and its paper, the Tarn Herald, praised them."
)
LATER_OVERVIEW = (
    "Is the Tarn League back? It struck Lindholm, Ostrava Falls and Vesterholm again after a quiet time.\n\n"
    "The Tarn Herald said men from Tannery Road and Quarry Wharf had come back to the Tarn League."
)


@pytest.mark.parametrize("day", [date(2016, 1, 5), None])
def test_two_overviews_of_one_conflict_years_apart_report_no_one_event(day: date | None) -> None:
    older = article(1, "The League gains ground", OVERVIEW, day)
    later = article(2, "Is the League back?", LATER_OVERVIEW, date(2019, 3, 10))
    assert group_articles([older, later]) == ((1,), (2,))
    near = replace(older, published=date(2019, 3, 1))
    assert group_articles([near, later]) == ((1, 2),)


def _spell(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


@pytest.mark.parametrize(("different", "name"), [(8_000, True), (100, False)])
def test_a_word_that_only_opens_sentences_is_a_name_once_much_was_read(different: int, *, name: bool) -> None:
    capitals = Capitals()
    filler = [
        f"It {' '.join(_spell(number) for number in range(first, first + 100))}" for first in range(0, different, 100)
    ]
    for paragraphs in (*([one] for one in filler), ["Lindholm mourns.", "Mourners said so."]):
        for passage in cut_passages("Lindholm ferry sinks", paragraphs):
            capitals.add(passage)
    assert capitals.is_name("lindholm") is name
    assert not capitals.is_name("mourns")
    assert not capitals.is_name("mourners")
