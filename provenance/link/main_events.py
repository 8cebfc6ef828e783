"""Articles of one event put together by their main event: first reports, updates, follow-ups months later, reprints.

>>> links = find_main_event_links(articles)
>>> groups = group_articles(articles)

Six steps, each a module: what each article says of its event (`main_events_terms`), how rare that is among those at
hand (`main_events_rarity`), which articles are compared at all (`main_events_candidates`), what speaks for one event,
what against it (`main_events_pairs`), groups that fit together (`main_events_groups`), and the links within a group
(`main_events_links`). Nothing is learned from other articles than those at hand. The work is near-linear in the number
of articles.
"""

from collections import defaultdict
from collections.abc import Collection as Ids
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.link.main_events_articles import ArticleEvent, MainEventLink
from provenance.link.main_events_candidates import Pair, find_candidate_pairs
from provenance.link.main_events_groups import join_groups
from provenance.link.main_events_links import link_group
from provenance.link.main_events_pairs import compare_articles
from provenance.link.main_events_rarity import Collection
from provenance.model.links import LinkReason, LinkSuggestion


@dataclass(frozen=True, slots=True)
class MainEvents:
    """Articles in groups of one event each (their ids, those that stand alone too), and the links within groups."""

    groups: tuple[tuple[int, ...], ...]
    links: tuple[MainEventLink, ...]


def group_articles(articles: Sequence[ArticleEvent]) -> tuple[tuple[int, ...], ...]:
    """Return the ids of the articles in groups of one event each; an article that fits no other stands alone."""
    return find_main_events(articles).groups


def find_main_event_links(articles: Sequence[ArticleEvent]) -> tuple[MainEventLink, ...]:
    """Return which articles report one event, with the reasons; the links of a group hold all of it together."""
    return find_main_events(articles).links


def suggest_main_event_links(
    articles: Sequence[ArticleEvent], among: Ids[int] | None = None
) -> tuple[LinkSuggestion, ...]:
    """Return links between the claims that tell the main events of articles, in order of the claims.

    Args:
        articles: all that are at hand: how rare names are is told by them. Those without a claim take no part.
        among: ids of articles; only links that touch one of them are returned. None: all.
    """
    claims = {article.id: article.claim_id for article in articles if article.claim_id is not None}
    suggestions = []
    for link in find_main_event_links([article for article in articles if article.id in claims]):
        if among is None or link.first in among or link.second in among:
            first, second = sorted((claims[link.first], claims[link.second]))
            reasons = link.reasons
            if first != claims[link.first]:
                reasons = tuple(_swap(reason) for reason in reasons)
            suggestions.append(LinkSuggestion(first, second, link.relation, link.score, reasons))
    return tuple(sorted(suggestions, key=lambda link: (link.first, link.second)))


def find_main_events(articles: Sequence[ArticleEvent]) -> MainEvents:
    """Return articles in groups of one event each, and the links within them.

    The result does not depend on the order of the articles. A link's score is the probability that both are of one
    event, as the evidence has it (`main_events_pairs`).

    Raises:
        ValueError: if two articles have the same id.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    if len({article.id for article in ordered}) < len(ordered):
        message = "two articles have the same id"
        raise ValueError(message)
    collection = Collection(ordered)
    known = collection.articles
    weights: dict[Pair, float] = {}

    def weigh(one: int, other: int) -> float:
        weight = weights.get((one, other))
        if weight is None:
            weight = weights[one, other] = compare_articles(known[one], known[other], collection).total
        return weight

    for pair in find_candidate_pairs(collection):
        weigh(*pair)
    places = join_groups(len(ordered), weights, weigh)
    group_of = {place: number for number, members in enumerate(places) for place in members}
    held: dict[int, list[Pair]] = defaultdict(list)
    for pair in sorted(pair for pair, weight in weights.items() if weight > 0):
        if group_of[pair[0]] == group_of[pair[1]]:
            held[group_of[pair[0]]].append(pair)
    links = [link for number in sorted(held) for link in link_group(held[number], collection)]
    groups = tuple(tuple(ordered[place].id for place in members) for members in places)
    return MainEvents(groups, tuple(sorted(links, key=lambda link: (link.first, link.second))))


def _swap(reason: LinkReason) -> LinkReason:
    return LinkReason(reason.field, reason.outcome, reason.message, reason.second, reason.first, reason.weight)
