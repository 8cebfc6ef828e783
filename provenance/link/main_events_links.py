"""The links within one group of articles: those whose own evidence speaks for one event, and conflicts beside them.

Two articles of one group may share little, an early one and one on the trial, and be held together by a third that
shares much with both. Where such two count the killed and injured differently, that is a conflict like any other, and
a link says so: its score is the weaker one of the two links that hold them together.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from provenance.link.main_events_articles import MainEventLink
from provenance.link.main_events_candidates import Pair
from provenance.link.main_events_pairs import compare_articles
from provenance.link.main_events_rarity import Collection
from provenance.link.main_events_reasons import list_reasons, tell_relation, tell_third, tell_tolls
from provenance.link.main_events_reprints import cut_shingles, share_text
from provenance.model.links import LinkField, LinkReason, Outcome
from provenance.model.vocabulary import LinkRelation

_MOST_MEMBERS: Final = 50
"""Members of a group up to which all pairs are looked at: the work for a larger one stays that of its links."""


def link_group(held: Sequence[Pair], collection: Collection) -> Iterator[MainEventLink]:
    """Yield the links of a group.

    Args:
        held: its pairs whose evidence speaks for one event, as places in the collection.
        collection: all articles.
    """
    scores: dict[Pair, float] = {}
    shingles = {place: cut_shingles(collection.read(place)) for place in {place for pair in held for place in pair}}
    for one, other in held:
        first, second = collection.articles[one], collection.articles[other]
        evidence = compare_articles(first, second, collection)
        scores[one, other] = evidence.score
        reasons = list(list_reasons(evidence, first, second))
        toll = tell_tolls(first.article, second.article)
        shared = share_text(shingles[one], shingles[other])
        relation = tell_relation(toll, shared)
        if toll is not None:
            reasons.append(toll)
        if relation is LinkRelation.RESTATES:
            message = f"{shared:.0%} of the shorter text stands in the other"
            reasons.append(LinkReason(LinkField.SOURCE, Outcome.AGREES, message))
        yield MainEventLink(first.article.id, second.article.id, relation, evidence.score, tuple(reasons))
    if len(shingles) <= _MOST_MEMBERS:
        yield from _link_over_thirds(scores, collection)


def _link_over_thirds(scores: dict[Pair, float], collection: Collection) -> Iterator[MainEventLink]:
    """Yield conflicts between members that are linked through a third one only."""
    beside: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), score in scores.items():
        beside[one][other] = beside[other][one] = score
    for one, other in combinations(sorted(beside), 2):
        if other in beside[one]:
            continue
        thirds = [
            (min(beside[one][third], beside[other][third]), -third) for third in beside[one].keys() & beside[other]
        ]
        first, second = collection.articles[one].article, collection.articles[other].article
        toll = tell_tolls(first, second)
        if thirds and toll is not None and tell_relation(toll, 0.0) is LinkRelation.CONFLICTS:
            score, third = max(thirds)
            reasons = (tell_third(collection.articles[-third].article, score), toll)
            yield MainEventLink(first.id, second.id, LinkRelation.CONFLICTS, score, reasons)
