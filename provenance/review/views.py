"""What is known of the item under review: read anew for each, since others may have changed it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from provenance.errors import NotFoundError
from provenance.model.chains import find_chains
from provenance.model.facts import ClaimFact, DocumentFact, Facts, SourceFact
from provenance.model.links import LinkFact
from provenance.model.origins import Origins
from provenance.model.spans import Span
from provenance.model.vocabulary import LinkState
from provenance.review.queues import Item
from provenance.store import (
    ClaimFilter,
    Database,
    Link,
    Transaction,
    list_claims,
    list_links,
    load_claims,
    load_documents,
    load_sources,
)

PARAGRAPH = 3000
"""Characters on either side of a claim in which its paragraph's ends are looked for."""


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link of the claim under review, with what the other claim says."""

    link: Link
    other_id: int
    other: str


@dataclass(frozen=True, slots=True)
class View:
    """An item with its claim, the document, every source in the chains, and the links.

    ``others`` are the spans of the document's other claims near by.
    """

    item: Item
    claim: ClaimFact
    document: DocumentFact
    sources: Mapping[int, SourceFact]
    links: tuple[LinkView, ...] = ()
    others: tuple[Span, ...] = ()
    second: "View | None" = None

    @property
    def paragraph(self) -> Span:
        """The paragraph in which the claim stands: what lies between empty lines, or a screenful of it."""
        text, span = self.document.text, self.claim.span
        before = text.rfind("\n\n", max(0, span.start - PARAGRAPH), span.start)
        after = text.find("\n\n", span.end, span.end + PARAGRAPH)
        start = before + 2 if before >= 0 else max(0, span.start - PARAGRAPH // 3)
        end = after if after >= 0 else min(len(text), span.end + PARAGRAPH // 3)
        return Span(start, end)

    def surroundings(self, characters: int) -> Span:
        """Return the paragraph with as many of its neighbours, in turn after and before it, as have room."""
        text, span = self.document.text, self.paragraph
        while True:
            after = text.find("\n\n", span.end + 2)
            later = Span(span.start, len(text) if after < 0 else after)
            before = text.rfind("\n\n", 0, max(span.start - 2, 0))
            earlier = 0 if before < 0 else before + 2
            if span.end < len(text) and len(later) <= characters:
                span = later
            elif span.start > 0 and span.end - earlier <= characters:
                span = Span(earlier, span.end)
            else:
                return span

    def around(self, characters: int) -> Span:
        """Return the span of that many characters on either side of the claim."""
        span = self.claim.span
        return Span(max(0, span.start - characters), min(len(self.document.text), span.end + characters))

    def cited(self) -> list[SourceFact]:
        """Return the sources in the claim's chains, each once, nearest first; without the document's own voice."""
        ids = [hop.source_id for chain in find_chains(self.claim) if not chain.is_own_voice for hop in chain.hops]
        return [self.sources[number] for number in dict.fromkeys(ids) if number in self.sources]


class Reader:
    """Reads views; keeps the last documents, whose text never changes."""

    _KEPT = 8

    def __init__(self, database: Database) -> None:
        self.database = database
        self.find: Callable[[int, Facts], Origins] | None = None
        self._documents: dict[int, DocumentFact] = {}

    def view(self, item: Item) -> View | None:
        """Return what is known of an item now, or None where nothing stands in a text.

        Raises:
            NotFoundError: if its claim is no longer there.
            StoreError: if the database cannot be read.
        """
        if item.claim_id is None:
            return None
        with self.database.reading() as tx:
            second = None if item.other_id is None else self._load(tx, item, item.other_id)
            return self._load(tx, item, item.claim_id, second)

    def origins(self, view: View) -> Origins | None:
        """Return the origins of a view's claim, with the claims that accepted links say support it.

        None until ``find`` is there: what looks for origins is loaded after the first screen stands.

        Raises:
            StoreError: if the database cannot be read.
        """
        if self.find is None:
            return None
        links = [_make_fact(one.link) for one in view.links]
        with self.database.reading() as tx:
            others = load_claims(tx, [one.other_id for one in view.links if one.link.state is LinkState.ACCEPTED])
            documents = {view.document.id: view.document}
            documents |= {one.document_id: self._load_document(tx, one.document_id) for one in others}
            wanted = {hop.source_id for claim in others for hop in claim.citations}
            wanted |= {one.publisher_id for one in documents.values() if one.publisher_id is not None}
            sources = dict(view.sources) | {one.id: one for one in load_sources(tx, wanted - view.sources.keys())}
        facts = Facts(tuple(documents.values()), (view.claim, *others), tuple(sources.values()), tuple(links))
        return self.find(view.claim.id, facts)

    def _load(self, tx: Transaction, item: Item, claim_id: int, second: View | None = None) -> View:
        found = load_claims(tx, [claim_id])
        if not found:
            message = f"claim {claim_id} is no longer there"
            raise NotFoundError(message)
        claim = found[0]
        document = self._load_document(tx, claim.document_id)
        wanted = {hop.source_id for hop in claim.citations}
        wanted |= {document.publisher_id} if document.publisher_id is not None else set()
        sources = {source.id: source for source in load_sources(tx, wanted)}
        links = list_links(tx, claim_id=claim_id)
        ends = {
            one: link.second_claim_id if link.first_claim_id == claim_id else link.first_claim_id
            for one, link in enumerate(links)
        }
        texts: dict[int, str] = {}
        if ends:
            texts = {one.id: one.text for one in list_claims(tx, ClaimFilter(ids=tuple(set(ends.values()))))}
        near = Span(max(0, claim.span.start - PARAGRAPH), claim.span.end + PARAGRAPH)
        others = list_claims(tx, ClaimFilter(document_id=document.id, within=near))
        return View(
            item=item,
            claim=claim,
            document=document,
            sources=sources,
            links=tuple(LinkView(link, ends[one], texts.get(ends[one], "")) for one, link in enumerate(links)),
            others=tuple(one.span for one in others if one.id != claim_id and one.state != "rejected"),
            second=second,
        )

    def _load_document(self, tx: Transaction, document_id: int) -> DocumentFact:
        if document_id not in self._documents:
            while len(self._documents) >= self._KEPT:
                self._documents.pop(next(iter(self._documents)))
            self._documents[document_id] = load_documents(tx, [document_id])[0]
        return self._documents[document_id]


def _make_fact(link: Link) -> LinkFact:
    """Return a link as facts hold it; its reasons are shown from the link itself."""
    return LinkFact(link.id, link.first_claim_id, link.second_claim_id, link.relation, link.state, link.score)
