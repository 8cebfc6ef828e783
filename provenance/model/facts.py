"""Frozen read models: what the store knows, as the thinking stages, the reports and the exports see it.

``store.facts`` fills them; ``link``, ``rate``, ``audit``, ``report`` and ``exchange`` take nothing else.
"""

from dataclasses import dataclass, field
from datetime import datetime

from provenance.model.claims import EventDate, Hedging, Place, Quantity
from provenance.model.dates import DatePeriod
from provenance.model.links import CitedDocumentFact, LinkFact
from provenance.model.outlets import Relation, StateAffiliation
from provenance.model.problems import Problem
from provenance.model.spans import Span
from provenance.model.vocabulary import (
    CitationKind,
    Credibility,
    Precision,
    Reliability,
    Scope,
    SourceKind,
    Stance,
    VerdictValue,
)


@dataclass(frozen=True, slots=True)
class RatingFact:
    """An analyst's rating of a source (``A``-``F``) or a claim (``1``-``6``), with who, when and why.

    ``scope`` is what it holds for (``topic=…``, ``country=…``, ``period=…``), None for everything; ``until`` is the
    last day, month or year on which it holds, and ``expired`` tells whether that has passed.
    """

    value: Reliability | Credibility
    analyst: str
    rated_at: datetime
    reason: str
    scope: str | None = None
    until: str | None = None
    expired: bool = False

    @property
    def standing(self) -> Reliability | Credibility:
        """What the rating comes to now: expired, it says no more than that nothing can be judged."""
        if not self.expired:
            return self.value
        return Reliability.F if isinstance(self.value, Reliability) else Credibility.CANNOT_BE_JUDGED


@dataclass(frozen=True, slots=True)
class VerdictFact:
    """An analyst's decision on a claim."""

    value: VerdictValue
    analyst: str
    decided_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class SourceFact:
    """A source row. ``key`` is set for registered outlets; ``proposed`` marks an outlet nobody has accepted yet.

    ``document_id`` is set for unnamed groups: they belong to their document and are never merged across documents.
    ``rating`` is the last one that holds for everything; ``scoped_ratings`` are the last ones for each scope.
    """

    id: int
    name: str
    kind: SourceKind
    key: str | None = None
    is_outlet: bool = False
    proposed: bool = False
    document_id: int | None = None
    country: str | None = None
    languages: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    owner: str | None = None
    family: str | None = None
    family_basis: str | None = None
    state_affiliation: StateAffiliation | None = None
    relations: tuple[Relation, ...] = ()
    rating: RatingFact | None = None
    scoped_ratings: tuple[RatingFact, ...] = ()


CHAINS_FELL = "chains_fell"
"""The rule of an own-voice hop that a what-if puts where all sources of a claim were thought away: nobody vouches."""


@dataclass(frozen=True, slots=True)
class CitationFact:
    """One hop of a chain. Hops with the same ``printed`` id belong to one printed citation.

    ``role`` is ``via``, ``source``, ``speaker`` or ``own_voice``; ``relayed_by`` is the id of the hop before it (nearer
    to the claim), or None where the document itself relays it. Stance, negation, the spans of the printed citation's
    parts, its title, place and issue stand on the hop whose role is ``source``.
    """

    id: int
    claim_id: int
    printed: str
    role: str
    source_id: int
    kind: CitationKind
    scope: Scope
    span: Span
    surface: str
    as_written: str
    relayed_by: int | None = None
    period: DatePeriod | None = None
    precision: Precision = Precision.NONE
    inferred: bool = False
    rule: str | None = None
    url: str | None = None
    stance: Stance = Stance.NEUTRAL
    negated: bool = False
    source_span: Span | None = None
    cue_span: Span | None = None
    content_span: Span | None = None
    note_span: Span | None = None
    title: str | None = None
    place: str | None = None
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimFact:
    """A claim with all that hangs on it. ``number`` counts the claims of its document from 1."""

    id: int
    document_id: int
    number: int
    span: Span
    text: str
    paragraph: int
    section: str | None
    hedging: Hedging
    lead_citation_id: int
    citations: tuple[CitationFact, ...]
    quantities: tuple[Quantity, ...] = ()
    event_dates: tuple[EventDate, ...] = ()
    places: tuple[Place, ...] = ()
    verdict: VerdictFact | None = None
    rating: RatingFact | None = None
    notes: tuple[str, ...] = ()
    state: str = "read"
    version: int = 1

    def cut(self, span: Span) -> str:
        """Return the words of the claim at a span of its document; empty where the span lies outside the claim."""
        return self.text[max(span.start - self.span.start, 0) : max(span.end - self.span.start, 0)]

    @property
    def sourced(self) -> bool:
        """Tell whether anybody but the document's own voice vouches for the claim."""
        return any(citation.kind is not CitationKind.OWN_VOICE for citation in self.citations)


@dataclass(frozen=True, slots=True)
class DocumentFact:
    """A document row without its bytes. ``credits`` are image credits, tied to no claim."""

    id: int
    sha256: str
    title: str | None
    author: str | None
    publisher: str | None
    publisher_id: int | None
    published: DatePeriod | None
    length: int
    text: str = field(repr=False)
    name: str | None = None
    url: str | None = None
    archived_url: str | None = None
    retrieved_at: datetime | None = None
    ingested_at: datetime | None = None
    ingested_by: str | None = None
    problems: tuple[Problem, ...] = ()
    credits: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    read_with: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Documents, their claims in text order, and every source that these claims cite.

    ``links`` are those between these claims; ``cited_documents`` those between these documents.
    """

    documents: tuple[DocumentFact, ...]
    claims: tuple[ClaimFact, ...]
    sources: tuple[SourceFact, ...]
    links: tuple[LinkFact, ...] = ()
    cited_documents: tuple[CitedDocumentFact, ...] = ()
