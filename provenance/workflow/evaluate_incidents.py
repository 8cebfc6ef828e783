"""What comes of the articles of real incidents: their tolls, one by one and weighed, and which belong together."""

from dataclasses import dataclass
from pathlib import Path

from provenance.link import ArticleEvent, group_articles, weigh_tolls
from provenance.measure.grouping import score_groups
from provenance.measure.gva import Incident, TollScores, read_incidents, score_tolls, score_weighed
from provenance.measure.scores import Tally
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.lexicons import Lexicon
from provenance.workflow.main_events import make_article


@dataclass(frozen=True, slots=True)
class IncidentScores:
    """Tolls against the archive's; pairs of articles put together against those of one incident.

    ``pairs_with_text`` leaves out articles whose page has no text at all, which give no claim.
    """

    tolls: TollScores
    pairs: Tally
    pairs_with_text: Tally


def measure_incidents(path: Path, lexicon: Lexicon) -> IncidentScores:
    """Return the figures of a file of incidents. All its articles are put together at once, as one collection.

    Raises:
        GoldError: if a line is malformed.
    """
    tolls = TollScores()
    articles: list[ArticleEvent] = []
    incident_of: dict[int, str] = {}
    for incident in read_incidents(path):
        listed = _make_articles(incident, len(articles), lexicon)
        articles += listed
        incident_of |= {article.id: incident.id for article in listed}
        if incident.toll is not None:
            weighed = weigh_tolls(listed)
            tolls += score_tolls(incident.toll, [_cut(article) for article in listed])
            if listed:
                tolls += score_weighed(incident.toll, weighed.toll if weighed is not None else None)
    written = [article for article in articles if article.text.strip()]
    return IncidentScores(
        tolls,
        score_groups(incident_of, group_articles(articles)),
        score_groups({article.id: incident_of[article.id] for article in written}, group_articles(written)),
    )


def _make_articles(incident: Incident, first: int, lexicon: Lexicon) -> list[ArticleEvent]:
    return [
        make_article(
            number,
            article.title,
            article.text,
            lexicon,
            outlet=article.outlet or "",
            published=DatePeriod(PartialDate.parse(article.date)) if article.date else None,
        )
        for number, article in enumerate(incident.articles, first)
    ]


def _cut(article: ArticleEvent) -> tuple[int, int] | None:
    return None if article.toll is None else (article.toll.killed, article.toll.injured)
