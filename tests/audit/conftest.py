"""Facts made by hand, a sentence at a time."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from provenance.model.claims import Cue, EventDate, Hedging, Place, Quantity
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.facts import CitationFact, ClaimFact, DocumentFact, Facts, SourceFact
from provenance.model.links import CitedDocumentFact, LinkFact
from provenance.model.spans import Span
from provenance.model.vocabulary import (
    CitationKind,
    CueKind,
    HedgeLevel,
    LinkRelation,
    LinkState,
    Precision,
    QuantityRole,
    Scope,
    SourceKind,
)


def on(text: str, **more: Any) -> DatePeriod:  # noqa: ANN401 -- fields of the noun
    """A period that begins with the date which ISO text names."""
    return DatePeriod(PartialDate.parse(text), **more)


@dataclass(slots=True)
class Maker:
    """Makes facts: documents of sentences, each a claim, with citations by the words that stand for them."""

    texts: dict[int, str] = field(default_factory=dict)
    documents: dict[int, dict[str, Any]] = field(default_factory=dict)
    sources: dict[str, SourceFact] = field(default_factory=dict)
    claims: list[ClaimFact] = field(default_factory=list)
    links: list[LinkFact] = field(default_factory=list)
    cited: list[CitedDocumentFact] = field(default_factory=list)
    hops: int = 0

    def document(self, **more: Any) -> int:  # noqa: ANN401 -- fields of the noun
        number = len(self.documents) + 1
        self.documents[number] = more
        self.texts[number] = ""
        return number

    def source(self, name: str, kind: SourceKind = SourceKind.NEWSPAPER, **more: Any) -> int:  # noqa: ANN401 -- fields of the noun
        if name not in self.sources:
            values = {"is_outlet": kind.publishes, **more}
            self.sources[name] = SourceFact(len(self.sources) + 1, name, kind, **values)
        return self.sources[name].id

    def claim(self, document: int, text: str, *chains: tuple[str, ...], **more: Any) -> int:  # noqa: ANN401 -- fields of the noun
        """Add a claim; each chain names its sources in order, nearest first."""
        start = len(self.texts[document])
        self.texts[document] += text + " "
        number = len(self.claims) + 1
        hops: list[CitationFact] = []
        if not chains:
            own = self.source(f"own voice {document}", SourceKind.UNNAMED, document_id=document)
            span = Span(start, start)
            hops.append(
                self._hop(
                    document=document,
                    claim=number,
                    source=own,
                    kind=CitationKind.OWN_VOICE,
                    role="own_voice",
                    span=span,
                    before=None,
                    period=None,
                )
            )
        for chain in chains:
            hops += self._chain(number, document, start, chain, more, taken={hop.span for hop in hops})
        for name in ("period", "kind", "scope"):
            more.pop(name, None)
        level = more.pop("level", HedgeLevel.NONE)
        cue = more.pop("cue", None)
        span = Span(start, start + len(text))
        cues = (Cue(self._find(start, text, cue), CueKind.ADVERB, level),) if cue else ()
        role = more.pop("role", QuantityRole.OTHER)
        numbers = tuple(
            Quantity(self._find(start, text, words), low, high, low, high, role)
            for words, low, high in more.pop("quantities", ())
        )
        events = tuple(EventDate(self._find(start, text, words), when) for words, when in more.pop("events", ()))
        places = tuple(Place(self._find(start, text, words), words, land) for words, land in more.pop("places", ()))
        fact = ClaimFact(
            id=number,
            document_id=document,
            number=number,
            span=span,
            text=text,
            paragraph=0,
            section=None,
            hedging=Hedging(level, cues=cues),
            lead_citation_id=hops[0].id,
            citations=tuple(hops),
            quantities=numbers,
            event_dates=events,
            places=places,
            **more,
        )
        self.claims.append(fact)
        return number

    def _chain(
        self, claim: int, document: int, start: int, chain: tuple[str, ...], more: dict[str, Any], *, taken: set[Span]
    ) -> list[CitationFact]:
        hops: list[CitationFact] = []
        text = self.texts[document]
        for place, name in enumerate(chain):
            source = self.source(name)
            at = text.find(name, start)
            span = Span(at, at + len(name)) if at >= 0 else Span(start, start)
            while span in taken and at >= 0:
                at = text.find(name, at + 1)
                span = Span(at, at + len(name)) if at >= 0 else span
            kind = more.get("kind", CitationKind.PARENTHETICAL)
            speaks = not self.sources[name].kind.publishes
            role = "speaker" if speaks and place else "source" if place == len(chain) - 1 or speaks else "via"
            before = hops[-1].id if hops else None
            hops.append(
                self._hop(
                    document=document,
                    claim=claim,
                    source=source,
                    kind=kind,
                    role=role,
                    span=span,
                    before=before,
                    period=more.get("period"),
                    scope=more.get("scope", Scope.DIRECT),
                )
            )
        return hops

    def _hop(
        self,
        *,
        document: int,
        claim: int,
        source: int,
        kind: CitationKind,
        role: str,
        span: Span,
        before: int | None,
        period: DatePeriod | None,
        scope: Scope = Scope.DIRECT,
    ) -> CitationFact:
        self.hops += 1
        words = self.texts[document]
        return CitationFact(
            id=self.hops,
            claim_id=claim,
            printed=f"c{self.hops}",
            role=role,
            source_id=source,
            kind=kind,
            scope=scope,
            span=span,
            surface=span.of(words),
            as_written=span.of(words),
            relayed_by=before,
            period=period,
            precision=period.precision if period else Precision.NONE,
            inferred=bool(period and period.inferred),
        )

    def _find(self, start: int, text: str, words: str) -> Span:
        at = start + text.index(words)
        return Span(at, at + len(words))

    def link(
        self,
        first: int,
        second: int,
        relation: LinkRelation = LinkRelation.CORROBORATES,
        state: LinkState = LinkState.ACCEPTED,
    ) -> None:
        self.links.append(LinkFact(len(self.links) + 1, first, second, relation, state))

    def cite_document(
        self, document: int, source: str, meant: int, cited_on: str | None = None, state: LinkState = LinkState.ACCEPTED
    ) -> None:
        number = len(self.cited) + 1
        self.cited.append(CitedDocumentFact(number, document, self.source(source), cited_on, meant, state))

    def facts(self) -> Facts:
        documents = tuple(
            DocumentFact(
                id=number,
                sha256=f"{number:064d}",
                title=more.get("title", f"Paper {number}"),
                author=None,
                publisher=more.get("publisher"),
                publisher_id=None if "publisher" not in more else self.source(more["publisher"]),
                published=more.get("published"),
                length=len(self.texts[number]),
                text=self.texts[number],
            )
            for number, more in self.documents.items()
        )
        sources = tuple(self.sources.values())
        return Facts(documents, tuple(self.claims), sources, tuple(self.links), tuple(self.cited))


@pytest.fixture
def maker() -> Maker:
    """An empty maker of facts."""
    return Maker()
