"""Stories: claims linked together about the same thing."""

from dataclasses import dataclass
from enum import StrEnum

from provenance.model.links import LinkField
from provenance.model.origins import Origins


class StoryVerdict(StrEnum):
    """What the claims of a story come to; ``corroborated`` only from two proven origins on."""

    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    SINGLE_ORIGIN = "single_origin"
    UNPROVEN = "unproven"


@dataclass(frozen=True, slots=True)
class StoryValue:
    """One thing stated about a point, by whom. ``low`` and ``high`` bound a count (None: no number, no bound)."""

    value: str
    claim_ids: tuple[int, ...]
    sources: tuple[str, ...]
    origins: int
    low: float | None = None
    high: float | None = None
    on: str | None = None


@dataclass(frozen=True, slots=True)
class StoryPoint:
    """A point of a story (the killed, the place, the day, whether it happened): agreed if one value stands."""

    field: LinkField
    label: str
    values: tuple[StoryValue, ...]
    disputed: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """A line of a story's timeline: when (ISO 8601, or None), who said what in which claim."""

    on: str | None
    until: str | None
    claim_id: int
    document_id: int
    sources: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """A group of linked claims. ``id`` is its first claim's: it stays while that claim stays in the group.

    ``reviewed`` tells whether accepted links alone hold it together; ``suggested`` counts the links nobody decided.
    """

    id: int
    title: str
    claim_ids: tuple[int, ...]
    document_ids: tuple[int, ...]
    link_ids: tuple[int, ...]
    points: tuple[StoryPoint, ...]
    timeline: tuple[StoryEvent, ...]
    origins: Origins
    verdict: StoryVerdict
    suggested: int
    accepted: int

    @property
    def agreed(self) -> tuple[StoryPoint, ...]:
        """The points on which all agree."""
        return tuple(point for point in self.points if not point.disputed)

    @property
    def disputed(self) -> tuple[StoryPoint, ...]:
        """The points on which some differ."""
        return tuple(point for point in self.points if point.disputed)
