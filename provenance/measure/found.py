"""A reading as the extraction contract prints it, reduced to what scoring compares: claims, levels, cues, citations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from provenance.model.spans import Span
from provenance.model.vocabulary import MEDIA, CitationKind, HedgeLevel, SourceKind


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """One printed citation, once, with the spans of all claims that carry it."""

    kind: CitationKind
    span: Span
    surface: str
    source: str
    source_kind: SourceKind
    via: str | None = None
    cited_on: str | None = None
    cited_until: str | None = None
    claims: tuple[Span, ...] = field(default=(), compare=False)

    @property
    def names_publisher(self) -> bool:
        """Tell whether the source is a medium."""
        return self.source_kind in MEDIA

    def told(self) -> str:
        """Return source, relay and date in words, for a list of misses."""
        via = f" via {self.via}" if self.via else ""
        until = f" to {self.cited_until}" if self.cited_until else ""
        return f"{self.source}{via} ({self.source_kind}), {self.cited_on or 'no date'}{until}"


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim's span, its level, and the spans of its cues."""

    span: Span
    level: HedgeLevel
    cues: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundReading:
    """What one reading found: claims in text order, and each printed citation once."""

    claims: tuple[FoundClaim, ...]
    citations: tuple[FoundCitation, ...]

    def of_kind(self, *kinds: CitationKind) -> list[FoundCitation]:
        """Return the citations of these kinds, in text order."""
        return [citation for citation in self.citations if citation.kind in kinds]


def view_reading(contract: Mapping[str, Any]) -> FoundReading:
    """Return what the scoring needs of one object of the extraction contract.

    A citation that several claims inherit is printed with each of them; here it stands once, with all their spans.
    """
    claims = []
    holders: dict[FoundCitation, list[Span]] = {}
    for claim in contract["claims"]:
        span = Span(claim["start"], claim["end"])
        cues = tuple(Span(cue["start"], cue["end"]) for cue in claim["hedging"]["cues"])
        claims.append(FoundClaim(span, HedgeLevel(claim["hedging"]["level"]), cues))
        for citation in claim["citations"]:
            holders.setdefault(_view_citation(citation), []).append(span)
    citations = [_with_claims(citation, spans) for citation, spans in holders.items()]
    citations.sort(key=lambda citation: (citation.span, citation.kind, citation.source))
    return FoundReading(tuple(claims), tuple(citations))


def _view_citation(citation: Mapping[str, Any]) -> FoundCitation:
    return FoundCitation(
        kind=CitationKind(citation["kind"]),
        span=Span(citation["start"], citation["end"]),
        surface=citation["surface"],
        source=citation["source"],
        source_kind=SourceKind(citation["source_kind"]),
        via=citation["via"],
        cited_on=citation["cited_on"],
        cited_until=citation["cited_until"],
    )


def _with_claims(citation: FoundCitation, spans: Iterable[Span]) -> FoundCitation:
    return FoundCitation(
        citation.kind,
        citation.span,
        citation.surface,
        citation.source,
        citation.source_kind,
        citation.via,
        citation.cited_on,
        citation.cited_until,
        tuple(spans),
    )
