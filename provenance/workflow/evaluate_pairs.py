"""How well articles on one event are told to count the same or different dead and injured, on labelled pairs."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from provenance.config import find_resources
from provenance.extract.stated_tolls import find_stated_toll
from provenance.link.comparing import compare_tolls
from provenance.measure.gva import IncidentArticle, read_incidents
from provenance.measure.link_pairs import ArticlePair, PairScores, PairSet, read_pairs, score_pair
from provenance.measure.summaries import Figure, list_share
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.lexicons import Lexicon
from provenance.model.links import Outcome
from provenance.model.tolls import StatedToll

PAIRS: Final = Path("tests") / "data" / "article_pairs.tsv"
"""The labels, beside the code; a wheel does not hold them."""

_DIFFERENT: Final = frozenset({Outcome.DIFFERS, Outcome.LIKELY_DIFFERS, Outcome.SUPERSEDES})
_SAME: Final = "same counts, not called conflicts"
_DIFFERS: Final = "different counts, called conflicts"
_OMITS: Final = "one leaves out a count, not called conflicts"
_AIMS: Final = {_SAME: 0.90, _DIFFERS: 0.80}


def measure_pairs(path: Path, lexicon: Lexicon, pairs: Iterable[ArticlePair]) -> dict[PairSet, PairScores]:
    """Return the figures of each set of labelled pairs.

    Args:
        path: the incidents with their articles.
        lexicon: what extraction is told about words.
        pairs: the labels; those whose articles the file lacks are left out.

    Raises:
        GoldError: if a line of the file is malformed.
    """
    wanted = list(pairs)
    incidents = {pair.incident for pair in wanted}
    articles = {
        (incident.id, article.id): article
        for incident in read_incidents(path)
        if incident.id in incidents
        for article in incident.articles
    }
    scores = dict.fromkeys(PairSet, PairScores())
    for pair in wanted:
        one, other = articles.get((pair.incident, pair.first)), articles.get((pair.incident, pair.second))
        if one is not None and other is not None:
            scores[pair.set] += score_pair(pair.label, called=call_conflict(one, other, lexicon))
    return scores


def call_conflict(one: IncidentArticle, other: IncidentArticle, lexicon: Lexicon) -> bool:
    """Tell whether two articles on one event are said to conflict in their counts, a later higher toll included."""
    first, second = _read_toll(one, lexicon), _read_toll(other, lexicon)
    if first is None or second is None:
        return False
    days = tuple(date.fromisoformat(article.date) if article.date else None for article in (one, other))
    return compare_tolls(first, second, (days[0], days[1])).outcome in _DIFFERENT


def _read_toll(article: IncidentArticle, lexicon: Lexicon) -> StatedToll | None:
    published = DatePeriod(PartialDate.parse(article.date)) if article.date else None
    return find_stated_toll(article.title, article.text, lexicon, published)


def list_pairs(path: Path, lexicon: Lexicon, corpus: str, labels: Path | None = None) -> list[Figure]:
    """Return the figures of the labelled pairs of a file of incidents; none where there are no labels."""
    source = labels or find_resources() / PAIRS
    if not source.is_file():
        return []
    measured = measure_pairs(path, lexicon, read_pairs(source))
    everything = sum(measured.values(), PairScores())
    named = f"{corpus}: labelled pairs of articles on one event"
    figures: list[Figure] = []
    for part, scores in ((None, everything), *measured.items()):
        of = f", {part}" if part else ""
        aims = {} if part else _AIMS
        figures += [
            list_share(named, f"{_SAME}{of}", scores.same, aims),
            list_share(named, f"{_DIFFERS}{of}", scores.different, aims),
            list_share(named, f"{_OMITS}{of}", scores.omits, {}),
        ]
    return [figure for figure in figures if figure.value is not None]
