"""Facts from made-up articles, read as the program reads them, without a database."""

from collections.abc import Iterable
from functools import cache

from provenance.link.comparing import ComparedClaim, compare_claims, prepare_claims
from provenance.model.citations import Citation
from provenance.model.claims import Claim
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.facts import CitationFact, ClaimFact, DocumentFact, Facts, SourceFact
from provenance.model.lexicons import Lexicon
from provenance.model.links import LinkField, LinkReason, LinkSuggestion
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, Scope, SourceKind
from provenance.seeds import load_lexicon
from provenance.workflow.evaluate_corpora import read_text


@cache
def words() -> Lexicon:
    """The shipped lexicon."""
    return load_lexicon()


class ReadingRoom:
    """Reads articles one after the other; claims and sources get numbers in order."""

    def __init__(self) -> None:
        self.documents: list[DocumentFact] = []
        self.claims: list[ClaimFact] = []
        self.sources: dict[str, SourceFact] = {}
        self.hops = 0

    def read(self, text: str, published: str | None = None, publisher: str | None = None) -> list[int]:
        """Read an article and return the ids of its claims."""
        number = len(self.documents) + 1
        period = DatePeriod(PartialDate.parse(published)) if published else None
        name = publisher or f"Outlet {number}"
        outlet = self._source(name, SourceKind.NEWSPAPER)
        self.documents.append(
            DocumentFact(number, f"{number:064d}", None, None, name, outlet.id, period, len(text), text)
        )
        reading = read_text(text, words(), period)
        return [self._keep(claim, number, outlet) for claim in reading.claims]

    def _source(self, name: str, kind: SourceKind) -> SourceFact:
        found = self.sources.get(name)
        if found is None:
            found = self.sources[name] = SourceFact(len(self.sources) + 1, name, kind)
        return found

    def _keep(self, claim: Claim, document: int, outlet: SourceFact) -> int:
        number = len(self.claims) + 1
        hops = [self._hop(citation, number) for citation in claim.citations] or [self._own(outlet, number)]
        self.claims.append(
            ClaimFact(
                id=number,
                document_id=document,
                number=number,
                span=claim.span,
                text=claim.text,
                paragraph=claim.paragraph,
                section=claim.section,
                hedging=claim.hedging,
                lead_citation_id=hops[0].id,
                citations=tuple(hops),
                quantities=claim.quantities,
                event_dates=claim.event_dates,
                places=claim.places,
            )
        )
        return number

    def _hop(self, citation: Citation, claim: int) -> CitationFact:
        source = self._source(citation.source, citation.source_kind)
        self.hops += 1
        return CitationFact(
            self.hops, claim, f"c{self.hops}", "source", source.id, citation.kind, citation.scope, citation.span,
            citation.surface, citation.as_written, period=citation.date, stance=citation.stance,
            negated=citation.negated, source_span=citation.source_span, cue_span=citation.cue_span,
        )  # fmt: skip

    def _own(self, outlet: SourceFact, claim: int) -> CitationFact:
        self.hops += 1
        return CitationFact(
            self.hops, claim, "own", "own_voice", outlet.id, CitationKind.OWN_VOICE, Scope.DIRECT, Span(0, 0), "", ""
        )

    @property
    def facts(self) -> Facts:
        """All that was read."""
        return Facts(tuple(self.documents), tuple(self.claims), tuple(self.sources.values()))

    def prepare(self) -> dict[int, ComparedClaim]:
        """All claims, ready to be compared."""
        return prepare_claims(self.facts, words().places)


def compare(*articles: tuple[str, str], first: int = 1, second: int | None = None) -> LinkSuggestion | None:
    """Compare a claim with another of one or several articles, each a text with its date of publication."""
    room = ReadingRoom()
    starts = [room.read(text, published)[0] for text, published in articles]
    prepared = room.prepare()
    other = second if second is not None else starts[1]
    return compare_claims(prepared[first], prepared[other])


def find_reason(suggestion: LinkSuggestion | None, field: LinkField) -> LinkReason:
    """Return the reason of a field, or fail."""
    assert suggestion is not None
    return next(reason for reason in suggestion.reasons if reason.field is field)


def list_fields(reasons: Iterable[LinkReason]) -> set[LinkField]:
    """Return the fields of which reasons speak."""
    return {reason.field for reason in reasons}
