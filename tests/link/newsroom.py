"""A newsroom for tests: outlets, people, documents, claims and links made in a line each."""

from dataclasses import dataclass, field
from typing import Any

from provenance.model.claims import EventDate, Hedging, Place, Quantity
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.facts import CitationFact, ClaimFact, DocumentFact, Facts, SourceFact
from provenance.model.links import CitedDocumentFact, LinkFact, LinkReason
from provenance.model.outlets import Relation
from provenance.model.spans import Span
from provenance.model.vocabulary import (
    CitationKind,
    LinkRelation,
    LinkState,
    QuantityRole,
    RelationKind,
    Scope,
    SourceKind,
    Stance,
)

CORROBORATES, CONFLICTS, RESTATES = LinkRelation.CORROBORATES, LinkRelation.CONFLICTS, LinkRelation.RESTATES
ACCEPTED, SUGGESTED, REJECTED = LinkState.ACCEPTED, LinkState.SUGGESTED, LinkState.REJECTED


def on(text: str) -> DatePeriod:
    """A period from ISO text, ``2019-05`` or ``2019-05-01/2019-05-03``."""
    first, _, last = text.partition("/")
    return DatePeriod(PartialDate.parse(first), PartialDate.parse(last) if last else None)


def count(low: float, high: float | None, role: QuantityRole = QuantityRole.KILLED, **more: Any) -> Quantity:  # noqa: ANN401 -- fields of the noun
    """A quantity that is likely what it may be, unless told."""
    values: dict[str, Any] = {"likely_low": low, "likely_high": high, **more}
    return Quantity(Span(0, 0), low, high, role=role, **values)


@dataclass(slots=True)
class Newsroom:
    """Collects what facts are made of; sources are known by their names."""

    sources: list[SourceFact] = field(default_factory=list)
    documents: list[DocumentFact] = field(default_factory=list)
    claims: list[ClaimFact] = field(default_factory=list)
    links: list[LinkFact] = field(default_factory=list)
    cited: list[CitedDocumentFact] = field(default_factory=list)
    hops: int = 0

    def outlet(self, name: str, family: str | None = "independent", **more: Any) -> int:  # noqa: ANN401 -- fields of the noun
        """Register an outlet; an independent one unless told."""
        values: dict[str, Any] = {"kind": SourceKind.NEWSPAPER, "is_outlet": True, **more}
        values.setdefault("key", name.casefold().replace(" ", "-"))
        number = len(self.sources) + 1
        self.sources.append(SourceFact(id=number, name=name, family=family, **values))
        return number

    def voice(self, name: str, kind: SourceKind = SourceKind.PERSON, **more: Any) -> int:  # noqa: ANN401 -- fields of the noun
        """Add a voice that publishes nothing."""
        number = len(self.sources) + 1
        self.sources.append(SourceFact(number, name, kind, **more))
        return number

    def document(self, publisher: int | None = None, published: str | None = None, **more: Any) -> int:  # noqa: ANN401 -- fields of the noun
        """Add a document."""
        number = len(self.documents) + 1
        values: dict[str, Any] = {"title": None, "author": None, "text": "", **more}
        period = None if published is None else on(published)
        name = None if publisher is None else self.sources[publisher - 1].name
        self.documents.append(
            DocumentFact(
                id=number,
                sha256=f"{number:064d}",
                publisher=name,
                publisher_id=publisher,
                published=period,
                length=len(values["text"]),
                **values,
            )
        )
        return number

    def claim(self, document: int, text: str, *chains: Any, **more: Any) -> int:  # noqa: ANN401 -- chains and fields
        """Add a claim; a chain is a source's number, or a tuple of them from the document to the origin.

        A chain's first member may be a dict of fields that its hop with the role ``source`` shall have.
        """
        number = len(self.claims) + 1
        citations: list[CitationFact] = []
        for place, chain in enumerate(chains, start=1):
            citations += self._make_hops(number, f"c{place}", chain if isinstance(chain, tuple) else (chain,))
        if not citations:
            citations = [self._make_own(number, document)]
        values: dict[str, Any] = {"hedging": Hedging(), **more}
        values["places"] = tuple(Place(Span(0, 0), name) for name in values.get("places", ()))
        values["event_dates"] = tuple(EventDate(Span(0, 0), on(day)) for day in values.get("event_dates", ()))
        self.claims.append(
            ClaimFact(
                id=number,
                document_id=document,
                number=number,
                span=Span(0, len(text)),
                text=text,
                paragraph=0,
                section=None,
                lead_citation_id=citations[0].id,
                citations=tuple(citations),
                **values,
            )
        )
        return number

    def link(
        self,
        first: int,
        second: int,
        relation: LinkRelation = CORROBORATES,
        state: LinkState = ACCEPTED,
        score: float | None = 0.9,
        *reasons: LinkReason,
    ) -> int:
        """Link two claims."""
        number = len(self.links) + 1
        self.links.append(LinkFact(number, min(first, second), max(first, second), relation, state, score, reasons))
        return number

    def cite_document(
        self, document: int, source: int, cited: int, cited_on: str | None = None, state: LinkState = ACCEPTED
    ) -> None:
        """Say that a citation of a document means another document."""
        number = len(self.cited) + 1
        self.cited.append(CitedDocumentFact(number, document, source, cited_on, cited, state))

    @property
    def facts(self) -> Facts:
        """All of it."""
        return Facts(
            tuple(self.documents), tuple(self.claims), tuple(self.sources), tuple(self.links), tuple(self.cited)
        )

    def chosen(self, *numbers: int) -> list[ClaimFact]:
        """The claims of these numbers; all where none is given."""
        return [claim for claim in self.claims if not numbers or claim.id in numbers]

    def _make_hops(self, claim: int, printed: str, chain: tuple[Any, ...]) -> list[CitationFact]:
        told: dict[str, Any] = dict(chain[0]) if isinstance(chain[0], dict) else {}
        numbers = chain[1:] if told else chain
        outlets = [number for number in numbers if self.sources[number - 1].kind.publishes]
        last = outlets[-1] if outlets else numbers[0]
        hops: list[CitationFact] = []
        seen = False
        for number in numbers:
            role = "source" if number == last and not seen else ("speaker" if seen else "via")
            seen = seen or role == "source"
            self.hops += 1
            unnamed = self.sources[number - 1].kind is SourceKind.UNNAMED
            values: dict[str, Any] = {
                "kind": CitationKind.ANONYMOUS if unnamed else CitationKind.NARRATIVE,
                **(told if role == "source" else {}),
            }
            hops.append(
                CitationFact(
                    id=self.hops,
                    claim_id=claim,
                    printed=printed,
                    role=role,
                    source_id=number,
                    scope=Scope.DIRECT,
                    span=Span(0, 0),
                    surface="",
                    as_written=self.sources[number - 1].name,
                    relayed_by=hops[-1].id if hops else None,
                    **values,
                )
            )
        return hops

    def _make_own(self, claim: int, document: int) -> CitationFact:
        publisher = self.documents[document - 1].publisher_id
        if publisher is None:
            author = self.documents[document - 1].author
            publisher = (
                self.voice("own voice", SourceKind.UNNAMED, document_id=document)
                if author is None
                else self.voice(author)
            )
        self.hops += 1
        return CitationFact(
            id=self.hops,
            claim_id=claim,
            printed="own",
            role="own_voice",
            source_id=publisher,
            kind=CitationKind.OWN_VOICE,
            scope=Scope.DIRECT,
            span=Span(0, 0),
            surface="",
            as_written="",
        )


def relation(kind: RelationKind, target: str, since: str | None = None, until: str | None = None) -> Relation:
    """A relation to another source."""
    return Relation(kind, target, "imprint", since, until)


DENYING = {"stance": Stance.DENYING}
