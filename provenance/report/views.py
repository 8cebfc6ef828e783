"""The shape of a report: what the JSON form prints, and what the templates fill in. Figures are counted, not typed."""

from pydantic import BaseModel, ConfigDict


class View(BaseModel):
    """A frozen part of a report."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Piece(View):
    """A stretch of a claim's text; ``cue`` and ``citation`` say what it is marked as, if anything."""

    text: str
    cue: str | None = None
    citation: str | None = None


class HopView(View):
    """One hop of a chain: who, in what role, rated how."""

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
    surface: str
    url: str | None


class QuantityView(View):
    """A number as an interval; ``high`` None means no upper bound."""

    text: str
    low: float
    high: float | None
    likely_low: float
    likely_high: float | None
    role: str


class EventDateView(View):
    """When the claim's event is said to have happened."""

    text: str
    from_: str
    to: str
    inferred: bool
    rule: str | None


class ClaimView(View):
    """A claim with everything a reader needs to judge it."""

    id: int
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
    quantities: list[QuantityView]
    event_dates: list[EventDateView]
    places: list[str]
    verdict: str | None
    verdict_by: str | None
    verdict_reason: str | None
    credibility: str
    notes: list[str]


class SourceView(View):
    """A source's descriptors (ICD 206, source descriptor) and how many of the report's claims lean on it."""

    name: str
    kind: str
    country: str | None
    owner: str | None
    family: str | None
    family_basis: str | None
    state: str | None
    state_basis: str | None
    rating: str
    rating_reason: str | None
    rated_by: str | None
    rated_on: str | None
    proposed: bool
    claims: int
    alone: int


class CountView(View):
    """How many of a whole."""

    label: str
    count: int
    share: float


class ProblemView(View):
    """What the reading could not settle."""

    start: int
    end: int
    text: str
    kind: str
    message: str


class DocumentView(View):
    """The document reported on."""

    id: int
    title: str
    author: str | None
    publisher: str | None
    published: str | None
    published_inferred: bool
    published_rule: str | None
    sha256: str
    length: int
    url: str | None
    archived_url: str | None
    retrieved_at: str | None
    ingested_at: str | None
    ingested_by: str | None


class SummaryView(View):
    """The counts that come first."""

    claims: int
    direct: int
    inherited: int
    own_voice: int
    unnamed_only: int
    reviewed: int
    inferred_dates: int
    sourcing: list[CountView]
    hedging: list[CountView]
    kinds: list[CountView]
    statement: str


class MethodView(View):
    """By what the report was made, so that it can be made again."""

    program: str
    version: str
    made_at: str
    inputs_sha256: str
    notes: list[str]


class Report(View):
    """A whole report on a document, or on one claim of it."""

    subject: str
    document: DocumentView
    summary: SummaryView
    sources: list[SourceView]
    claims: list[ClaimView]
    unsourced: list[int]
    credits: list[str]
    problems: list[ProblemView]
    method: MethodView
