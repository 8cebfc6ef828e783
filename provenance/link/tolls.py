"""The killed and injured of one event, weighed from what its articles count.

1. Articles with one text and one toll, reprints, have one vote together; an update that counts differently has its own.
2. The number of killed that most tell holds. Where as many tell another, the higher holds: the injured die later, and
   no report makes the dead live.
3. The number of injured that most of those articles tell holds which tell this number of killed; where as many tell
   another, that of the earliest, which was printed when the injured were counted and not the years in prison.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from provenance.link.main_events_articles import ArticleEvent, Toll
from provenance.link.main_events_reprints import REPRINT, cut_shingles, share_text
from provenance.link.main_events_words import cut_paragraphs


@dataclass(frozen=True, slots=True)
class WeighedToll:
    """The toll of an event. ``votes`` are the tolls told, each with its articles' votes, the most told first."""

    toll: Toll
    votes: tuple[tuple[Toll, int], ...]

    @property
    def told_by(self) -> int:
        """How many votes are for both counts."""
        return dict(self.votes).get(self.toll, 0)

    @property
    def voting(self) -> int:
        """How many votes there are: articles that count, reprints once."""
        return sum(count for _, count in self.votes)


def weigh_tolls(articles: Iterable[ArticleEvent]) -> WeighedToll | None:
    """Return the toll of the event that all these articles report, or None where none of them counts anybody."""
    telling = sorted((article for article in articles if article.toll is not None), key=_by_day)
    tolls = [
        Toll(told.killed, told.injured) for article in _drop_reprints(telling) if (told := article.toll) is not None
    ]
    if not tolls:
        return None
    killed = Counter(toll.killed for toll in tolls)
    most = max(killed, key=lambda count: (killed[count], count))
    injured = Counter(toll.injured for toll in tolls if toll.killed == most)
    chosen = Toll(most, injured.most_common(1)[0][0])
    return WeighedToll(chosen, tuple((Toll(*toll), count) for toll, count in Counter(tolls).most_common()))


def _by_day(article: ArticleEvent) -> tuple[date, int]:
    return article.published or date.max, article.id


def _drop_reprints(articles: Sequence[ArticleEvent]) -> list[ArticleEvent]:
    kept: list[tuple[ArticleEvent, frozenset[int]]] = []
    for article in articles:
        shingles = cut_shingles(cut_paragraphs(article.text))
        if not any(other.toll == article.toll and share_text(shingles, known) >= REPRINT for other, known in kept):
            kept.append((article, shingles))
    return [article for article, _ in kept]
