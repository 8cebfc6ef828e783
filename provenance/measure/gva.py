"""Killed and injured of an article's main event, against the Gun Violence Archive's record of the incident.

An article is right if both counts are exactly the archive's. An incident is right if the toll is that comes of weighing
all its articles (`provenance.link.tolls`); beside it stands what a plain vote comes to, the pair of counts that most of
its articles give, the earliest article's winning a tie. Incidents that the archive has no record for are left out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from provenance.measure.corpora import read_records
from provenance.measure.scores import NO_SHARE, Share

Toll = tuple[int, int]
"""Killed and injured."""


@dataclass(frozen=True, slots=True)
class IncidentArticle:
    """One article about an incident; ``date`` is its day of publication (ISO 8601)."""

    id: str
    title: str
    date: str | None
    outlet: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident with the articles about it; ``toll`` is the archive's, None where it has no record."""

    id: str
    toll: Toll | None
    articles: tuple[IncidentArticle, ...]


@dataclass(frozen=True, slots=True)
class TollScores:
    """``articles`` and ``incidents`` with both counts right; ``killed`` and ``injured`` one by one, over articles.

    ``incidents`` are by a plain vote, ``weighed`` by weighing their articles.
    """

    articles: Share = NO_SHARE
    killed: Share = NO_SHARE
    injured: Share = NO_SHARE
    incidents: Share = NO_SHARE
    weighed: Share = NO_SHARE

    def __add__(self, other: "TollScores") -> "TollScores":
        return TollScores(
            self.articles + other.articles,
            self.killed + other.killed,
            self.injured + other.injured,
            self.incidents + other.incidents,
            self.weighed + other.weighed,
        )


def read_incidents(path: Path) -> Iterator[Incident]:
    """Yield the incidents of a file.

    Raises:
        GoldError: if a line is malformed.
    """
    for record in read_records(path):
        toll = None
        if record.has("gold"):
            gold = record.part("gold")
            toll = (gold.take("num_killed", int), gold.take("num_injured", int))
        articles = [
            IncidentArticle(
                id=part.take("id", str),
                title=part.find("title", str) or "",
                date=part.find("dct", str),
                outlet=part.find("outlet", str),
                text=part.find("content", str) or "",
            )
            for part in record.parts("docs")
        ]
        yield Incident(record.take("incident", str), toll, tuple(articles))


def score_tolls(gold: Toll, found: Iterable[Toll | None]) -> TollScores:
    """Return the figures of one incident from the tolls read in its articles, in their order; None where none is."""
    scores = TollScores()
    tolls = list(found)
    for toll in tolls:
        killed = int(toll is not None and toll[0] == gold[0])
        injured = int(toll is not None and toll[1] == gold[1])
        scores += TollScores(Share(killed * injured, 1), Share(killed, 1), Share(injured, 1))
    votes = Counter(toll for toll in tolls if toll is not None)
    most = votes.most_common(1)
    right = int(bool(most) and most[0][0] == gold)
    return scores + TollScores(incidents=Share(right, int(bool(tolls))))


def score_weighed(gold: Toll, weighed: Toll | None) -> TollScores:
    """Return the figures of one incident's toll as it was weighed from all its articles; None where none tells."""
    return TollScores(weighed=Share(int(weighed is not None and weighed == gold), 1))
