"""Which articles are compared at all: those that share rare terms, or less rare ones of the same weeks.

An inverted index holds each rare term with its articles, and each other term with those of each week of publication.
Lists that are long all the same are passed over, so that the work for one article does not grow with the number of
articles.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import heappush, heappushpop

from provenance.link.main_events_rarity import Collection, KnownArticle

_LONGEST_LIST = 60
_KEYS = 40
"""Rare terms of one article that are looked up, and other ones: those that weigh most."""
_NEXT = 12
"""Candidates kept for one article of all times, and of the weeks around it."""
_WEEK = 7
_WORD = 0.6
"""What a word counts, beside a name."""

Pair = tuple[int, int]
"""Places of two articles in their collection, the lower first."""


def find_candidate_pairs(collection: Collection) -> list[Pair]:
    """Return the pairs of articles that may be of one event, in order; near-linear in the number of articles."""
    index = _Index(collection)
    size = len(collection.articles)
    ever, near = _Best(size), _Best(size)
    for place in range(size):
        shared, around = index.find_sharing(place)
        ever.offer(place, shared)
        near.offer(place, around)
    return sorted({*ever.list_pairs(), *near.list_pairs()})


class _Index:
    def __init__(self, collection: Collection) -> None:
        self._articles = collection.articles
        self._collection = collection
        self._rare: dict[str, list[int]] = defaultdict(list)
        self._weekly: dict[tuple[str, int], list[int]] = defaultdict(list)
        for place, article in enumerate(self._articles):
            week = _tell_week(article)
            for key in (*article.names, *article.words):
                if collection.count(key) <= _LONGEST_LIST:
                    self._rare[key].append(place)
                elif week is not None:
                    self._weekly[key, week].append(place)

    def find_sharing(self, place: int) -> tuple[dict[int, float], dict[int, float]]:
        """Return the earlier articles that share terms with one, and those of its weeks, with how much they share."""
        article = self._articles[place]
        week = _tell_week(article)
        shared: dict[int, float] = defaultdict(float)
        around: dict[int, float] = defaultdict(float)
        left = {True: _KEYS, False: _KEYS}
        for weight, key in sorted(self._weigh(article), reverse=True):
            rare = self._collection.count(key) <= _LONGEST_LIST
            if not left[rare]:
                continue
            left[rare] -= 1
            found = shared if rare else around
            for other in self._look_up(key, week, rare=rare):
                if other >= place:
                    break
                found[other] += weight * _tell_weight(self._articles[other], key)
        for other, weight in shared.items():
            if other in around or (week is not None and _is_near(week, _tell_week(self._articles[other]))):
                around[other] += weight
        return shared, around

    def _weigh(self, article: KnownArticle) -> Iterator[tuple[float, str]]:
        for key in (*article.names, *article.words):
            yield _tell_weight(article, key) * self._collection.rarity(key), key

    def _look_up(self, key: str, week: int | None, *, rare: bool) -> Sequence[int]:
        """Return the articles with a term in order; those of three weeks for one that is not rare."""
        if rare:
            return self._rare[key]
        if week is None:
            return ()
        lists = [self._weekly.get((key, near), []) for near in (week - 1, week, week + 1)]
        return sorted(place for listed in lists if len(listed) <= _LONGEST_LIST for place in listed)


class _Best:
    """The candidates of each article that share most with it."""

    def __init__(self, size: int) -> None:
        self._best: list[list[tuple[float, int]]] = [[] for _ in range(size)]

    def offer(self, place: int, shared: dict[int, float]) -> None:
        """Keep pairs of an article and earlier ones for both, as long as no better ones come."""
        for other, weight in shared.items():
            _keep(self._best[place], (weight, -other))
            _keep(self._best[other], (weight, -place))

    def list_pairs(self) -> Iterator[Pair]:
        """Yield the pairs that are kept; those kept for both articles come twice."""
        for place, best in enumerate(self._best):
            for _, other in best:
                yield min(place, -other), max(place, -other)


def _keep(best: list[tuple[float, int]], one: tuple[float, int]) -> None:
    if len(best) < _NEXT:
        heappush(best, one)
    else:
        heappushpop(best, one)


def _tell_weight(article: KnownArticle, key: str) -> float:
    weight = article.names.get(key)
    return article.words[key] * _WORD if weight is None else weight


def _tell_week(article: KnownArticle) -> int | None:
    return None if article.day is None else article.day // _WEEK


def _is_near(week: int, other: int | None) -> bool:
    return other is not None and abs(week - other) <= 1
