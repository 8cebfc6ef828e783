"""How rare names and words are among the articles at hand, and what each article keeps of them.

The rarity of a term that ``n`` of ``N`` articles share is ``log((N + B) / n)``, the weight of evidence that two
articles which share it share it for a reason (inverse document frequency; Spärck Jones 1972, Robertson 2004): ``B``
stands for articles that were not read and hold none of these names, so that a name is not taken for common only because
few articles are at hand. Other words are common unless many articles prove otherwise: for them ``B`` is 0.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt

from provenance.link.main_events_articles import ArticleEvent
from provenance.link.main_events_pages import PageParts
from provenance.link.main_events_terms import ArticleTerms, Capitals, Passage, Person, cut_passages, read_terms

UNREAD = 500
"""Articles that count as if they had been read, too."""

_LEAST_NORM = 10.0
"""Weight of names that every article is taken to have beside its own: a headline alone is like nothing else."""
_NAMES_KEPT = 60
_WORDS_KEPT = 60
_HOME_SHARE = 0.25
_HOME_LEAST = 2


@dataclass(slots=True)
class KnownArticle:
    """An article with what it shares with others: only terms that some other article holds, the rarest.

    ``norm`` is the length of the weights of all its names; ``home`` are the regions it or its outlet reports on.
    """

    article: ArticleEvent
    names: dict[str, float]
    words: dict[str, float]
    norm: float
    persons: frozenset[Person]
    ages: frozenset[int]
    times: frozenset[int]
    streets: frozenset[str]
    regions: frozenset[str]
    home: frozenset[str]
    day: int | None
    days: frozenset[int]
    first_days: frozenset[int]


class Collection:
    """The articles among which main events are compared: what each says, and how rare that is."""

    def __init__(self, articles: Sequence[ArticleEvent]) -> None:
        self._pages = pages = PageParts(articles)
        capitals = Capitals()
        for article in articles:
            for passage in _cut(article, pages):
                capitals.add(passage)
        self._counts: Counter[str] = Counter()
        for article in articles:
            self._counts.update(_list_keys(read_terms(_cut(article, pages), capitals)))
        self._size = len(articles) + UNREAD
        homes = _find_homes(articles)
        self.articles = [self._know(article, read_terms(_cut(article, pages), capitals), homes) for article in articles]

    @property
    def prior(self) -> float:
        """Logarithm of the number of articles, those counted as read, too."""
        return log(self._size)

    def rarity(self, key: str) -> float:
        """Return how much it tells that two articles share a name, in nats."""
        return log(self._size / max(self._counts[key], 1))

    def word_rarity(self, key: str) -> float:
        """Return how much it tells that two articles share a word, in nats: among few articles, little."""
        return log(max(len(self.articles), 1) / max(self._counts[key], 1))

    def count(self, key: str) -> int:
        """Return how many articles hold a term."""
        return self._counts[key]

    def read(self, place: int) -> list[str]:
        """Return the paragraphs of the article at a place that are its own and not its page's."""
        return self._pages.cut(self.articles[place].article)

    def _know(self, article: ArticleEvent, terms: ArticleTerms, homes: dict[str, frozenset[str]]) -> KnownArticle:
        weights = ((self.rarity(key) * weight) ** 2 for key, weight in terms.names.items())
        regions = frozenset(article.regions)
        return KnownArticle(
            article,
            self._keep(terms.names, _NAMES_KEPT),
            self._keep(terms.words, _WORDS_KEPT),
            sqrt(_LEAST_NORM**2 + sum(weights)),
            terms.persons,
            terms.ages,
            terms.times,
            terms.streets,
            regions,
            regions | homes.get(article.outlet, frozenset()),
            article.published.toordinal() if article.published else None,
            frozenset(day.toordinal() for day in article.days),
            frozenset(day.toordinal() for day in article.days[:2]),
        )

    def _keep(self, terms: dict[str, float], most: int) -> dict[str, float]:
        shared = [key for key in terms if self._counts[key] > 1]
        shared.sort(key=lambda key: (-terms[key] * self.rarity(key), key))
        return {key: terms[key] for key in shared[:most]}


def _cut(article: ArticleEvent, pages: PageParts) -> list[Passage]:
    return list(cut_passages(article.title, pages.cut(article)))


def _list_keys(terms: ArticleTerms) -> Iterable[str]:
    return {*terms.names, *terms.words}


def _find_homes(articles: Iterable[ArticleEvent]) -> dict[str, frozenset[str]]:
    """Return the regions that each outlet's articles name first, where at least a quarter of those that name any do."""
    first: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        if article.regions and article.outlet:
            first[article.outlet][article.regions[0]] += 1
    return {
        outlet: frozenset(
            region for region, count in counts.items() if count >= max(_HOME_LEAST, _HOME_SHARE * counts.total())
        )
        for outlet, counts in first.items()
    }
