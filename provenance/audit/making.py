"""How a finding is made: its key is the same whenever the same words of the same documents are found again."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from provenance.model.facts import CitationFact, ClaimFact, DocumentFact, Facts, SourceFact
from provenance.model.findings import Finding, FindingKind, FindingSpan
from provenance.model.spans import Span

_DIGITS = 12


@dataclass(frozen=True)
class Ground:
    """Facts by number, as the search for findings looks them up."""

    facts: Facts

    @cached_property
    def documents(self) -> Mapping[int, DocumentFact]:
        """The documents by id."""
        return {document.id: document for document in self.facts.documents}

    @cached_property
    def claims(self) -> Mapping[int, ClaimFact]:
        """The claims by id."""
        return {claim.id: claim for claim in self.facts.claims}

    @cached_property
    def sources(self) -> Mapping[int, SourceFact]:
        """The sources by id."""
        return {source.id: source for source in self.facts.sources}

    def name(self, source_id: int) -> str:
        """Return what a source is called."""
        return self.sources[source_id].name

    def mark(self, document_id: int, span: Span, claim_id: int | None = None) -> FindingSpan:
        """Return words of a document as a finding shows them."""
        return FindingSpan(document_id, span, span.of(self.documents[document_id].text), claim_id)

    def mark_claim(self, claim: ClaimFact) -> FindingSpan:
        """Return a whole claim as a finding shows it."""
        return self.mark(claim.document_id, claim.span, claim.id)

    def mark_hop(self, claim: ClaimFact, hop: CitationFact) -> FindingSpan:
        """Return the words of a citation as a finding shows them."""
        return self.mark(claim.document_id, hop.span, claim.id)

    def make(
        self,
        kind: FindingKind,
        message: str,
        spans: Sequence[FindingSpan],
        claim_ids: Iterable[int] = (),
        about: str = "",
    ) -> Finding:
        """Return a finding. ``about`` names what it is about in its documents; without it, it is known by its words."""
        documents = {span.document_id for span in spans}
        numbers = {*claim_ids, *(span.claim_id for span in spans if span.claim_id is not None)}
        return Finding(
            key=self._name(kind, spans, about),
            kind=kind,
            message=message,
            spans=tuple(spans),
            claim_ids=tuple(sorted(numbers)),
            document_id=next(iter(documents)) if len(documents) == 1 else None,
        )

    def _name(self, kind: FindingKind, spans: Sequence[FindingSpan], about: str) -> str:
        """Return the key: the kind and a digest of what was found where, by the documents' own digests."""
        told = {self.documents[one.document_id].sha256 for one in spans}
        if not about:
            told = {
                f"{self.documents[one.document_id].sha256}:{one.span.start}-{one.span.end}:{one.text}" for one in spans
            }
        words = "\n".join([kind.value, about, *sorted(told)])
        digest = hashlib.sha256(words.encode("utf-8", "surrogatepass"))
        return f"{kind.value}-{digest.hexdigest()[:_DIGITS]}"
