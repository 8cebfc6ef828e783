"""What finding origins looks up about claims, made once of facts and used for any number of claims."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from provenance.link.wires import find_wire
from provenance.model.facts import CitationFact, ClaimFact, DocumentFact, Facts, SourceFact
from provenance.model.links import CitedDocumentFact, LinkFact
from provenance.model.vocabulary import LinkState


@dataclass(frozen=True, slots=True)
class Background:
    """Facts by what they are asked for.

    ``links`` holds by claim the links that nobody rejected; ``cited_documents`` those that nobody rejected, and
    ``cited`` by document and outlet the accepted of them; ``keys`` the sources by the registry's key; ``by_document``
    the claims of each document; ``wires`` the marks of the agencies whose stories documents carry.
    """

    claims: Mapping[int, ClaimFact]
    documents: Mapping[int, DocumentFact]
    sources: Mapping[int, SourceFact]
    keys: Mapping[str, int]
    links: Mapping[int, tuple[LinkFact, ...]]
    cited: Mapping[tuple[int, int], tuple[CitedDocumentFact, ...]]
    cited_documents: tuple[CitedDocumentFact, ...] = ()
    by_document: Mapping[int, Sequence[ClaimFact]] = field(default_factory=dict)
    wires: Mapping[int, str] = field(default_factory=dict)

    def name_source(self, source_id: int) -> str:
        """Return what a source is called; its number where the facts do not hold it."""
        source = self.sources.get(source_id)
        return f"source {source_id}" if source is None else source.name

    def name_document(self, document_id: int) -> str:
        """Return what a document is called: its title or file name with its number."""
        document = self.documents.get(document_id)
        called = None if document is None else document.title or document.name
        return f"document {document_id}" + (f" ({called})" if called else "")


def gather_background(facts: Facts) -> Background:
    """Return facts as lookups; linear in their number."""
    links: dict[int, list[LinkFact]] = defaultdict(list)
    for link in facts.links:
        if link.state is not LinkState.REJECTED:
            links[link.first].append(link)
            links[link.second].append(link)
    cited: dict[tuple[int, int], list[CitedDocumentFact]] = defaultdict(list)
    for one in facts.cited_documents:
        if one.state is LinkState.ACCEPTED:
            cited[one.document_id, one.source_id].append(one)
    by_document: dict[int, list[ClaimFact]] = defaultdict(list)
    for claim in facts.claims:
        by_document[claim.document_id].append(claim)
    return Background(
        claims={claim.id: claim for claim in facts.claims},
        documents={document.id: document for document in facts.documents},
        sources={source.id: source for source in facts.sources},
        keys={source.key: source.id for source in facts.sources if source.key is not None},
        links={number: tuple(found) for number, found in links.items()},
        cited={pair: tuple(found) for pair, found in cited.items()},
        cited_documents=tuple(one for one in facts.cited_documents if one.state is not LinkState.REJECTED),
        by_document=by_document,
        wires={document.id: mark for document in facts.documents if (mark := find_wire(document.text)) is not None},
    )


def find_cited_on(hop: CitationFact, claim: ClaimFact) -> str | None:
    """Return when what a hop cites was published, as the printed citation that it belongs to says: ISO 8601."""
    if hop.period is not None:
        return hop.period.iso()
    dated = (one.period for one in claim.citations if one.printed == hop.printed and one.period is not None)
    period = next(dated, None)
    return None if period is None else period.iso()


def find_accepted(hop: CitationFact, claim: ClaimFact, background: Background) -> Iterator[CitedDocumentFact]:
    """Yield the documents that analysts accepted as what this hop cites; one without a date fits any."""
    cited_on = find_cited_on(hop, claim)
    for one in background.cited.get((claim.document_id, hop.source_id), ()):
        if one.cited_on is None or one.cited_on == cited_on:
            yield one
