"""Which articles are compared at all: those that share rare terms, or less rare ones of the same weeks.

An inverted index holds each term with its articles, once as it is and once for each week of publication. Terms with
long lists are passed over, so that the work for one article does not grow with the number of articles.
"""

from collections import defaultdict
from collections.abc import Sequence
from heapq import heappush, heappushpop

from provenance.link.main_events_rarity import Collection, KnownArticle

_LONGEST_LIST = 60
_KEYS = 40
"""Terms of one article that are looked up: the rarest."""
_NEXT = 12
"""Candidates kept for one article, of each index."""
_WEEK = 7
_WORD = 0.6
"""What a word counts, beside a name."""

Pair = tuple[int, int]
"""Places of two articles in their collection, the lower first."""


def find_candidate_pairs(collection: Collection) -> list[Pair]:
    """Return the pairs of articles that may be of one event, in order; near-linear in the number of articles."""
    articles = collection.articles
    keyed = [_weigh_keys(article, collection) for article in articles]
    pairs: set[Pair] = set()
    pairs |= _find_sharing(keyed, [((),) for _ in articles])
    pairs |= _find_sharing(keyed, [_find_weeks(article) for article in articles])
    return sorted(pairs)


def _weigh_keys(article: KnownArticle, collection: Collection) -> list[tuple[str, float, float]]:
    """Return the keys of an article with what they weigh in it and their rarity, the heaviest first."""
    keys = [(key, weight, collection.rarity(key)) for key, weight in article.names.items()]
    keys += [(key, weight * _WORD, collection.rarity(key)) for key, weight in article.words.items()]
    keys.sort(key=lambda key: (-key[1] * key[2], key[0]))
    return keys


def _find_weeks(article: KnownArticle) -> tuple[tuple[int, ...], ...]:
    """Return the week of publication, under which an article is filed, and the weeks beside it."""
    if article.day is None:
        return ()
    week = article.day // _WEEK
    return ((week,), (week - 1,), (week + 1,))


def _find_sharing(
    keyed: Sequence[Sequence[tuple[str, float, float]]], filed: Sequence[tuple[tuple[int, ...], ...]]
) -> set[Pair]:
    """Return for each article those with which it shares most, each pair met at the later of the two.

    ``filed`` are the parts of the index in which an article is looked up; it stands in the first of them.
    """
    index: dict[tuple[str, tuple[int, ...]], list[tuple[int, float]]] = defaultdict(list)
    for place, (keys, parts) in enumerate(zip(keyed, filed, strict=True)):
        for key, weight, _ in keys if parts else ():
            index[key, parts[0]].append((place, weight))
    best: list[list[tuple[float, int]]] = [[] for _ in keyed]
    for place, (keys, parts) in enumerate(zip(keyed, filed, strict=True)):
        shared: dict[int, float] = defaultdict(float)
        looked_up = 0
        for key, weight, rarity in keys:
            lists = [found for part in parts if (found := index.get((key, part))) and len(found) <= _LONGEST_LIST]
            for found in lists:
                for other, there in found:
                    if other < place:
                        shared[other] += weight * there * rarity
            looked_up += any(len(found) > 1 for found in lists)
            if looked_up >= _KEYS:
                break
        for other, weight in shared.items():
            _keep_best(best[place], (weight, -other))
            _keep_best(best[other], (weight, -place))
    return {(min(place, -other), max(place, -other)) for place, found in enumerate(best) for _, other in found}


def _keep_best(best: list[tuple[float, int]], one: tuple[float, int]) -> None:
    if len(best) < _NEXT:
        heappush(best, one)
    else:
        heappushpop(best, one)
