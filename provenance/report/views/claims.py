"""Claims with everything a reader needs to judge them."""

from provenance.report.views.links import LinkView
from provenance.report.views.origins import OriginsView
from provenance.report.views.ratings import RatingView
from provenance.report.views.view import View


class Piece(View):
    """A stretch of a claim's text; ``cue`` and ``citation`` say what it is marked as, if anything."""

    text: str
    cue: str | None = None
    citation: str | None = None


class HopView(View):
    """One hop of a chain: who, in what role, rated how (the letter in force)."""

    id: int
    source: str
    kind: str
    role: str
    as_written: str
    rating: str


class ChainView(View):
    """One printed citation's path from the document towards the origin."""

    kind: str
    scope: str
    hops: list[HopView]
    dated: str | None
    date_inferred: bool
    rule: str | None
    start: int
    end: int
    surface: str
    url: str | None


class QuantityView(View):
    """A number as an interval; ``high`` None means no upper bound."""

    start: int
    end: int
    text: str
    low: float
    high: float | None
    likely_low: float
    likely_high: float | None
    role: str


class EventDateView(View):
    """When the claim's event is said to have happened."""

    start: int
    end: int
    text: str
    from_: str
    to: str
    inferred: bool
    rule: str | None


class VerdictView(View):
    """What an analyst decided on a claim."""

    value: str
    analyst: str
    decided_on: str
    reason: str


class ClaimView(View):
    """A claim; ``document`` is its document's id, ``findings`` are keys of the report's findings.

    ``origins`` is null where they were not worked out.
    """

    id: int
    document: int
    number: int
    start: int
    end: int
    section: str | None
    text: str
    pieces: list[Piece]
    level: str
    voucher: str
    stance: str
    sourced: bool
    chains: list[ChainView]
    origins: OriginsView | None
    links: list[LinkView]
    quantities: list[QuantityView]
    event_dates: list[EventDateView]
    places: list[str]
    verdict: VerdictView | None
    credibility: RatingView
    notes: list[str]
    findings: list[str]
    state: str
