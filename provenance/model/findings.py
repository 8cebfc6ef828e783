"""Findings of an audit: something a reader should know, with the words it rests on."""

from dataclasses import dataclass
from enum import StrEnum

from provenance.model.spans import Span


class FindingKind(StrEnum):
    """What kinds of trouble an audit looks for."""

    PUBLISHED_BEFORE_EVENT = "published_before_event"
    FUTURE_CITATION = "future_citation"
    EVENT_DATES_DIFFER = "event_dates_differ"
    TOTAL_DIFFERS = "total_differs"
    QUOTATION_DIFFERS = "quotation_differs"
    CITATION_LOOP = "citation_loop"
    FIRMER_THAN_SOURCE = "firmer_than_source"
    REPEATED_OUTLET = "repeated_outlet"
    UNKNOWN_OUTLET = "unknown_outlet"
    ONE_ORIGIN = "one_origin"
    UNSOURCED = "unsourced"
    UNNAMED_ONLY = "unnamed_only"
    PARTY_ONLY = "party_only"
    PERPETRATOR_ONLY = "perpetrator_only"


@dataclass(frozen=True, slots=True)
class FindingSpan:
    """Words that a finding rests on: where they stand, and exactly what they are."""

    document_id: int
    span: Span
    text: str
    claim_id: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an audit turned up. ``key`` is the same whenever the same thing is found again.

    ``acknowledged`` holds the reason of the analyst who saw and accepted it, None where nobody did; ``weight`` orders
    findings (how many claims build on the one concerned).
    """

    key: str
    kind: FindingKind
    message: str
    spans: tuple[FindingSpan, ...]
    claim_ids: tuple[int, ...] = ()
    document_id: int | None = None
    acknowledged: str | None = None
    weight: int = 0
