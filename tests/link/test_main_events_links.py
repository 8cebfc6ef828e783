from dataclasses import replace

from provenance.link import ArticleEvent
from provenance.link.main_events_links import link_group
from provenance.link.main_events_rarity import Collection
from provenance.model.links import Outcome
from provenance.model.tolls import StatedToll
from provenance.model.vocabulary import LinkRelation
from tests.link.press import press

HELD = [(0, 1), (1, 4)]
"""The ferry's first report with the second, and the second with the trial: the first and the trial only through it."""


def _ferry(trial: StatedToll | None) -> list[ArticleEvent]:
    articles = press()
    articles[4] = replace(articles[4], toll=trial)
    return articles


def test_counts_that_differ_conflict_though_only_a_third_article_holds_two_together() -> None:
    links = {(one.first, one.second): one for one in link_group(HELD, Collection(_ferry(StatedToll(3, 7))))}
    link = links[1, 5]
    assert link.relation is LinkRelation.CONFLICTS
    assert link.score == min(links[1, 2].score, links[2, 5].score)
    third, toll = link.reasons
    assert third.message == "both are on one event with a third article: Third body found in ferry"
    assert toll.outcome is Outcome.SUPERSEDES


def test_counts_that_agree_or_are_not_told_add_no_link() -> None:
    for toll in (StatedToll(2, 5), None):
        pairs = {(one.first, one.second) for one in link_group(HELD, Collection(_ferry(toll)))}
        assert pairs == {(1, 2), (2, 5)}


def test_two_members_that_share_no_third_get_no_link() -> None:
    articles = [*_ferry(StatedToll(9, 9))[:5], replace(press()[4], id=7, toll=StatedToll(9, 9))]
    pairs = {(one.first, one.second) for one in link_group([(0, 1), (4, 5)], Collection(articles))}
    assert pairs == {(1, 2), (5, 7)}


def test_the_pairs_of_a_very_large_group_are_not_all_looked_at() -> None:
    early = replace(press()[0], id=1)
    articles = [early, *(replace(press()[1], id=number, toll=StatedToll(number, 0)) for number in range(2, 60))]
    held = [(0, place) for place in range(1, len(articles))]
    assert len(list(link_group(held, Collection(articles)))) == len(held)
