"""Whether two articles report one event: evidence for and against, as weights in nats that add up.

The sum stands for the logarithm of the odds that both are of one event (Fellegi and Sunter 1969, "A theory for record
linkage"). What two articles share weighs what it is rare (`main_events_rarity`), each share of it damped, since names
of one event come together. The weights are round numbers set by hand; `docs/evaluation.md` has the figures.

What the counts say never weighs: articles of one event that count differently are a conflict, which must be found.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log1p

from provenance.link.main_events_rarity import Collection, KnownArticle
from provenance.link.main_events_terms import Person

_PRIOR = 2.8
"""What is added to the prior odds, one by the number of articles: only pairs that share something are compared."""
_NAME_RAREST = 0.45
_NAMES_TOGETHER = 0.1
_NAMES_ALIKE = 4.0
_PERSON = 0.4
_WORD_RAREST = 0.45
_AGE_SHARED, _AGES_DIFFER = 0.7, -1.5
_DAY_FITS, _DAYS_DIFFER = 2.0, -1.5
_APART = -0.4
_UNDATED = 365
_REGION_SHARED, _REGIONS_DIFFER = 0.7, -1.0
"""Other regions tell less against one event than other days: an article may name one in passing and not its own."""
_TIMES_DIFFER = -1.5
_UNANCHORED = -8.0
_NEAR = 400
"""Days within which two articles may be on one event though they share no person, no age and no day. Beyond, and where
a day of publication is unknown, names alone make none: two overviews of one conflict name the same towns and groups."""
_STREETS_DIFFER = -2.0
_HOUR = 60
_FRESH = 2
"""Days after an event in which most of its first reports are printed."""
_SURE = 30.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two articles share and what tells them apart: weights in nats, and what they rest on.

    ``names``, ``person`` and ``word`` hold what is shared, the rarest first.
    """

    prior: float
    names: tuple[str, ...]
    names_weight: float
    person: tuple[str, ...]
    person_weight: float
    word: str | None
    word_weight: float
    ages: float
    days: float
    apart: float
    regions: float
    times: float
    streets: float
    unanchored: float

    @property
    def total(self) -> float:
        """Logarithm of the odds that both report one event."""
        return (
            self.prior
            + self.names_weight
            + self.person_weight
            + self.word_weight
            + self.ages
            + self.days
            + self.apart
            + self.regions
            + self.times
            + self.streets
            + self.unanchored
        )

    @property
    def score(self) -> float:
        """About the probability that both report one event."""
        return 1 / (1 + exp(-max(min(self.total, _SURE), -_SURE)))


def compare_articles(one: KnownArticle, other: KnownArticle, collection: Collection) -> Evidence:
    """Return the evidence that two articles of a collection report one event."""
    names, names_weight = _weigh_names(one, other, collection)
    person, person_weight = _weigh_persons(one, other, collection)
    word, word_weight = _weigh_word(one, other, collection)
    ages = _weigh_sets(one.ages, other.ages, _AGE_SHARED, _AGES_DIFFER)
    days = _weigh_days(one, other)
    near = one.day is not None and other.day is not None and abs(one.day - other.day) <= _NEAR
    anchored = near or person_weight > 0 or ages > 0 or days > 0
    return Evidence(
        prior=_PRIOR - collection.prior,
        names=names,
        names_weight=names_weight,
        person=person,
        person_weight=person_weight,
        word=word,
        word_weight=word_weight,
        ages=ages,
        days=days,
        apart=_APART * log1p(_UNDATED if one.day is None or other.day is None else abs(one.day - other.day)),
        regions=_weigh_sets(one.home, other.home, _REGION_SHARED, _REGIONS_DIFFER),
        times=_weigh_times(one.times, other.times),
        streets=_weigh_sets(one.streets, other.streets, 0.0, _STREETS_DIFFER),
        unanchored=0.0 if anchored else _UNANCHORED,
    )


def _weigh_names(one: KnownArticle, other: KnownArticle, collection: Collection) -> tuple[tuple[str, ...], float]:
    shared = one.names.keys() & other.names.keys()
    if not shared:
        return (), 0.0
    rarities = {key: collection.rarity(key) for key in shared}
    weights = {key: rarities[key] * min(one.names[key], other.names[key]) for key in shared}
    alike = sum(rarities[key] ** 2 * one.names[key] * other.names[key] for key in sorted(shared))
    ranked = sorted(shared, key=lambda key: (-weights[key], key))
    weight = (
        _NAME_RAREST * weights[ranked[0]]
        + _NAMES_TOGETHER * sum(weights[key] for key in ranked)
        + _NAMES_ALIKE * alike / (one.norm * other.norm)
    )
    return tuple(ranked), weight


def _weigh_persons(one: KnownArticle, other: KnownArticle, collection: Collection) -> tuple[tuple[str, ...], float]:
    best: tuple[float, Person] | None = None
    for person in sorted(_find_named(one, other), key=lambda person: (person.last, person.first)):
        weight = max(collection.rarity(person.first), collection.rarity(person.last))
        if best is None or weight > best[0]:
            best = weight, person
    if best is None:
        return (), 0.0
    return (best[1].first, best[1].last), _PERSON * best[0]


def _find_named(one: KnownArticle, other: KnownArticle) -> Iterable[Person]:
    """Yield those whose age one of the articles gives and whom both name."""
    for person in one.persons | other.persons:
        if all(part in article.names for part in (person.first, person.last) for article in (one, other)):
            yield person


def _weigh_word(one: KnownArticle, other: KnownArticle, collection: Collection) -> tuple[str | None, float]:
    shared = one.words.keys() & other.words.keys()
    if not shared:
        return None, 0.0
    weights = {key: collection.word_rarity(key) * min(one.words[key], other.words[key]) for key in shared}
    rarest = min(shared, key=lambda key: (-weights[key], key))
    return rarest, _WORD_RAREST * weights[rarest]


def _weigh_sets(one: frozenset[object], other: frozenset[object], same: float, differ: float) -> float:
    if not one or not other:
        return 0.0
    return differ if one.isdisjoint(other) else same


def _weigh_days(one: KnownArticle, other: KnownArticle) -> float:
    weight = 0.0
    if _reports_on(one, other) or _reports_on(other, one):
        weight += _DAY_FITS
    if one.first_days and other.first_days and one.days.isdisjoint(other.days):
        weight += _DAYS_DIFFER
    return weight


def _reports_on(one: KnownArticle, other: KnownArticle) -> bool:
    """Tell whether an article was printed on, or shortly after, a day that the other names."""
    return one.day is not None and any(0 <= one.day - day <= _FRESH for day in other.days)


def _weigh_times(one: frozenset[int], other: frozenset[int]) -> float:
    if not one or not other:
        return 0.0
    nearest = min(abs(first - second) for first in one for second in other)
    return _TIMES_DIFFER if nearest > _HOUR else 0.0
