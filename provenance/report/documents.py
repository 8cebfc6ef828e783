"""The views of documents and of what could not be settled in them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from provenance.model.facts import ClaimFact, DocumentFact
from provenance.report.views import DocumentView, ProblemView


def name_document(document: DocumentFact) -> str:
    """Return a document's title, else its file's name."""
    return document.title or document.name or "(no title)"


def view_documents(
    documents: Iterable[DocumentFact], claims: Iterable[ClaimFact], *, whole: bool
) -> list[DocumentView]:
    """Return the views of documents; credits and notes only where the documents are meant whole."""
    counts: dict[int, int] = defaultdict(int)
    for claim in claims:
        counts[claim.document_id] += 1
    return [_view_document(document, counts[document.id], whole=whole) for document in documents]


def _view_document(document: DocumentFact, claims: int, *, whole: bool) -> DocumentView:
    period = document.published
    return DocumentView(
        id=document.id,
        title=name_document(document),
        author=document.author,
        publisher=document.publisher,
        published=(period.iso() if period else None),
        published_inferred=bool(period and period.inferred),
        published_rule=period.rule if period else None,
        sha256=document.sha256,
        length=document.length,
        url=document.url,
        archived_url=document.archived_url,
        retrieved_at=document.retrieved_at.isoformat(timespec="seconds") if document.retrieved_at else None,
        ingested_at=document.ingested_at.isoformat(timespec="seconds") if document.ingested_at else None,
        ingested_by=document.ingested_by,
        read_with=document.read_with,
        claims=claims,
        credits=list(document.credits) if whole else [],
        notes=list(document.notes) if whole else [],
    )


def view_problems(documents: Iterable[DocumentFact], claims: Sequence[ClaimFact], *, whole: bool) -> list[ProblemView]:
    """Return what the reading left open: all of it, or where the documents are not meant whole, within the claims."""
    spans = defaultdict(list)
    for claim in claims:
        spans[claim.document_id].append(claim.span)
    return [
        ProblemView(
            document=document.id,
            start=problem.span.start,
            end=problem.span.end,
            text=problem.span.of(document.text),
            kind=problem.kind.value,
            message=problem.message,
        )
        for document in documents
        for problem in document.problems
        if whole or any(problem.span.overlaps(span) for span in spans[document.id])
    ]
