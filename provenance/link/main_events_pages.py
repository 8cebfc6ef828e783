"""What belongs to the page and not to the article: paragraphs that an outlet prints under unlike articles.

A paragraph is the page's where its outlet printed it in four articles, or in two that are further apart than what a
follow-up repeats, or where it stands in many articles over a long time, whoever printed them. A wire's text that many
outlets print in the same days stays.
"""

from collections.abc import Iterable

from provenance.link.main_events_articles import ArticleEvent
from provenance.link.main_events_words import cut_paragraphs

_OFTEN = 4
_FAR_APART = 20
"""Days."""
_MANY = 8
_SHORT = 3
"""Words: what is shorter is left out without being counted."""


class PageParts:
    """How often each paragraph was printed, by whom, and over how long a time."""

    def __init__(self, articles: Iterable[ArticleEvent]) -> None:
        self._seen: dict[int, list[int]] = {}
        for article in articles:
            day = article.published.toordinal() if article.published else None
            for paragraph in set(cut_paragraphs(article.text)):
                for key in (hash((article.outlet, paragraph)), hash(paragraph)):
                    self._count(key, day)

    def _count(self, key: int, day: int | None) -> None:
        seen = self._seen.get(key)
        if seen is None:
            self._seen[key] = [1, day or 0, day or 0]
            return
        seen[0] += 1
        if day is not None:
            seen[1] = min(seen[1] or day, day)
            seen[2] = max(seen[2], day)

    def is_of_page(self, article: ArticleEvent, paragraph: str) -> bool:
        """Tell whether a paragraph of an article belongs to its page."""
        count, first, last = self._seen.get(hash((article.outlet, paragraph)), (1, 0, 0))
        if count >= _OFTEN or (count > 1 and last - first > _FAR_APART):
            return True
        count, first, last = self._seen.get(hash(paragraph), (1, 0, 0))
        return count >= _MANY and last - first > _FAR_APART

    def cut(self, article: ArticleEvent) -> list[str]:
        """Return the paragraphs of an article that are its own."""
        return [paragraph for paragraph in cut_paragraphs(article.text) if not self.is_of_page(article, paragraph)]
