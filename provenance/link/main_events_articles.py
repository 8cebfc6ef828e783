"""What is known of an article when its main event is looked for, and what comes of it."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from provenance.model.links import LinkReason
from provenance.model.tolls import StatedToll
from provenance.model.vocabulary import LinkRelation


class Toll(NamedTuple):
    """Killed and injured of a main event, as they come of weighing its articles."""

    killed: int
    injured: int


@dataclass(frozen=True, slots=True)
class ArticleEvent:
    """An article as far as its main event is concerned.

    ``outlet`` is whoever published it, written in any one way. ``days`` are the days that its first paragraphs name, in
    their order, with "Sunday night" already resolved; ``regions`` the first-level regions of countries that it names
    or whose towns it names (states, provinces), in their order. ``toll`` is the main event's as the article tells it,
    None where it tells none. ``claim_id`` is the claim that tells the main event, None where the document has no claim.
    """

    id: int
    title: str
    text: str = field(repr=False)
    outlet: str = ""
    published: date | None = None
    days: tuple[date, ...] = ()
    regions: tuple[str, ...] = ()
    toll: StatedToll | None = None
    claim_id: int | None = None


@dataclass(frozen=True, slots=True)
class MainEventLink:
    """Two articles (the lower id first) of one event; ``score`` is about the probability that they are.

    ``relation`` compares what they tell: ``restates`` for near-duplicate texts, ``conflicts`` where their tolls
    differ, else ``corroborates``.
    """

    first: int
    second: int
    relation: LinkRelation
    score: float
    reasons: tuple[LinkReason, ...]
