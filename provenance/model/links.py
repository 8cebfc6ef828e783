"""Links between claims, and documents that others cite: suggested by the program, decided by analysts, with reasons."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from provenance.model.vocabulary import LinkRelation, LinkState


class LinkField(StrEnum):
    """What a comparison of two claims looked at."""

    WORDS = "words"
    NAMES = "names"
    ACTOR = "actor"
    ACTION = "action"
    PLACE = "place"
    TIME = "time"
    QUANTITY = "quantity"
    POLARITY = "polarity"
    RESPONSIBILITY = "responsibility"
    SOURCE = "source"
    HEDGING = "hedging"


class Outcome(StrEnum):
    """What a comparison found in one field.

    ``agrees``: the same, or one within the other. ``compatible``: nothing forbids both. ``differs``: what the words
    allow is disjoint. ``likely_differs``: only what they make likely is disjoint. ``supersedes``: a later, higher
    count of the same event takes the place of the earlier one.
    """

    AGREES = "agrees"
    COMPATIBLE = "compatible"
    DIFFERS = "differs"
    LIKELY_DIFFERS = "likely_differs"
    SUPERSEDES = "supersedes"


@dataclass(frozen=True, slots=True)
class LinkReason:
    """What one field of a comparison says, in words (``message``) and as data.

    ``first`` and ``second`` are the surfaces or values compared; ``weight`` is what the reason added to the score.
    """

    field: LinkField
    outcome: Outcome
    message: str
    first: str | None = None
    second: str | None = None
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class LinkSuggestion:
    """Two claims (the lower id first) and how they probably stand to one another; ``score`` lies in [0, 1]."""

    first: int
    second: int
    relation: LinkRelation
    score: float
    reasons: tuple[LinkReason, ...]


@dataclass(frozen=True, slots=True)
class LinkVote:
    """What one analyst last decided on a link, and why."""

    state: LinkState
    relation: LinkRelation
    analyst: str
    decided_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class LinkFact:
    """A kept link. ``state`` is the last decision; ``votes`` are the latest of each analyst, who may disagree."""

    id: int
    first: int
    second: int
    relation: LinkRelation
    state: LinkState
    score: float | None = None
    reasons: tuple[LinkReason, ...] = ()
    suggested_by: str = ""
    suggested_at: datetime | None = None
    votes: tuple[LinkVote, ...] = ()
    version: int = 1

    @property
    def disagreed(self) -> bool:
        """Tell whether analysts decided differently on it."""
        decided = {(vote.state, vote.relation if vote.state is LinkState.ACCEPTED else None) for vote in self.votes}
        return len(decided) > 1


@dataclass(frozen=True, slots=True)
class CitedDocumentSuggestion:
    """A citation that probably means a document which was read too; ``score`` lies in [0, 1], ``reasons`` are words.

    ``cited_on`` is ISO 8601, cut to its precision; None where no date is cited. ``claim_ids`` are the citing claims.
    """

    document_id: int
    source_id: int
    cited_on: str | None
    cited_document_id: int
    score: float
    reasons: tuple[str, ...]
    claim_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedDocumentFact:
    """A citation of one document that probably means another document which was ingested too.

    ``source_id`` is the outlet cited, ``cited_on`` the date cited (ISO 8601, cut to its precision). Once accepted, the
    chains of ``document_id``'s claims that cite the outlet at that date run on through ``cited_document_id``.
    """

    id: int
    document_id: int
    source_id: int
    cited_on: str | None
    cited_document_id: int
    state: LinkState
    score: float | None = None
    reasons: tuple[str, ...] = ()
    votes: tuple[LinkVote, ...] = ()
    version: int = 1
