"""From facts to the view of a report: selection, counting and wording; no formatting."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from provenance import __version__
from provenance.errors import NotFoundError
from provenance.model.chains import find_chains
from provenance.model.facts import ClaimFact, DocumentFact, Facts, SourceFact
from provenance.model.vocabulary import CitationKind, HedgeLevel, Scope, SourceKind
from provenance.report.claims import rate_source, view_claim
from provenance.report.statements import write_statement
from provenance.report.views import (
    CountView,
    DocumentView,
    MethodView,
    ProblemView,
    Report,
    SourceView,
    SummaryView,
)

METHOD_NOTES = (
    "Claims, citations, hedging, quantities and dates were read by rules.",
    "Nobody has reviewed a claim unless a verdict, a rating or a note says so.",
    "A claim leans on a source if the source is any hop of one of its chains.",
    "It leans on a source alone if every chain of the claim holds that source.",
    "Inherited citations close the passage a claim belongs to; they are inferred, as are dates marked so.",
    "F: reliability cannot be judged; 6: truth cannot be judged. Both are the default, neither a middle value.",
)


def build_document_report(facts: Facts, document_id: int, made_at: datetime) -> Report:
    """Return the report on one document.

    Args:
        facts: what the store knows of the document.
        document_id: the document reported on.
        made_at: when the report is made, timezone-aware; printed, and the only thing that two runs differ in.

    Raises:
        NotFoundError: if the facts do not hold the document.
    """
    document = _find_document(facts, document_id)
    claims = [claim for claim in facts.claims if claim.document_id == document_id]
    return _build(facts, document, claims, f"document {document_id}", made_at)


def build_claim_report(facts: Facts, claim_id: int, made_at: datetime) -> Report:
    """Return the report on one claim, with the document it stands in.

    Raises:
        NotFoundError: if the facts do not hold the claim.
    """
    claim = next((claim for claim in facts.claims if claim.id == claim_id), None)
    if claim is None:
        message = f"there is no claim {claim_id}; `provenance claims list` shows the numbers"
        raise NotFoundError(message)
    return _build(facts, _find_document(facts, claim.document_id), [claim], f"claim {claim_id}", made_at)


def _find_document(facts: Facts, document_id: int) -> DocumentFact:
    for document in facts.documents:
        if document.id == document_id:
            return document
    message = f"there is no document {document_id}; `provenance documents` shows the numbers"
    raise NotFoundError(message)


def _build(
    facts: Facts, document: DocumentFact, claims: Sequence[ClaimFact], subject: str, made_at: datetime
) -> Report:
    sources = {source.id: source for source in facts.sources}
    source_views = _view_sources(claims, sources)
    summary = _summarise(claims, sources, source_views)
    whole = subject.startswith("document")
    return Report(
        subject=subject,
        document=_view_document(document),
        summary=summary,
        sources=source_views,
        claims=[view_claim(claim, sources) for claim in claims],
        unsourced=[claim.number for claim in claims if not claim.sourced],
        credits=list(document.credits) if whole else [],
        problems=_view_problems(document, claims, whole=whole),
        method=MethodView(
            program="provenance",
            version=__version__,
            made_at=made_at.isoformat(timespec="seconds"),
            inputs_sha256=_digest(document, claims),
            notes=list(METHOD_NOTES),
        ),
    )


def _digest(document: DocumentFact, claims: Iterable[ClaimFact]) -> str:
    """Return the SHA-256 of what went in: the document's own digest and every claim's facts, in order."""
    digest = hashlib.sha256(document.sha256.encode())
    for claim in claims:
        digest.update(json.dumps(asdict(claim), default=str, sort_keys=True).encode())
    return digest.hexdigest()


def _view_document(document: DocumentFact) -> DocumentView:
    period = document.published
    return DocumentView(
        id=document.id,
        title=document.title or document.name or "(no title)",
        author=document.author,
        publisher=document.publisher,
        published=(period.iso() if period else None),
        published_inferred=bool(period and period.inferred),
        published_rule=period.rule if period else None,
        sha256=document.sha256,
        length=document.length,
        url=document.url,
        archived_url=document.archived_url,
        retrieved_at=document.retrieved_at.isoformat() if document.retrieved_at else None,
        ingested_at=document.ingested_at.isoformat() if document.ingested_at else None,
        ingested_by=document.ingested_by,
    )


def _view_sources(claims: Sequence[ClaimFact], sources: Mapping[int, SourceFact]) -> list[SourceView]:
    """Return every source that a claim leans on, the one with most claims first."""
    leaning: Counter[int] = Counter()
    alone: Counter[int] = Counter()
    for claim in claims:
        chains = [{hop.source_id for hop in chain.hops} for chain in find_chains(claim) if not chain.is_own_voice]
        if not chains:
            continue
        leaning.update(set().union(*chains))
        alone.update(set.intersection(*chains))
    order = sorted(leaning, key=lambda key: (-leaning[key], -alone[key], sources[key].name))
    return [_view_source(sources[key], leaning[key], alone[key]) for key in order]


def _view_source(source: SourceFact, claims: int, alone: int) -> SourceView:
    rating = source.rating
    state = source.state_affiliation
    return SourceView(
        name=source.name,
        kind=source.kind.value,
        country=source.country,
        owner=source.owner,
        family=source.family,
        family_basis=source.family_basis,
        state=f"{state.state}: {state.how}" if state else None,
        state_basis=state.basis if state else None,
        rating=rate_source(source),
        rating_reason=rating.reason if rating else None,
        rated_by=rating.analyst if rating else None,
        rated_on=rating.rated_at.date().isoformat() if rating else None,
        proposed=source.proposed,
        claims=claims,
        alone=alone,
    )


def _summarise(
    claims: Sequence[ClaimFact], sources: Mapping[int, SourceFact], source_views: Sequence[SourceView]
) -> SummaryView:
    total = len(claims)
    ways = Counter(_find_way(claim, sources) for claim in claims)
    levels = Counter(claim.hedging.level for claim in claims)
    kinds = Counter(hop.kind for claim in claims for hop in {h.printed: h for h in claim.citations}.values())
    kinds.pop(CitationKind.OWN_VOICE, None)
    printed = sum(kinds.values())
    summary = SummaryView(
        claims=total,
        direct=sum(1 for claim in claims if _has_scope(claim, Scope.DIRECT)),
        inherited=sum(1 for claim in claims if claim.sourced and not _has_scope(claim, Scope.DIRECT)),
        own_voice=sum(1 for claim in claims if not claim.sourced),
        unnamed_only=ways["only unnamed sources"],
        reviewed=sum(1 for claim in claims if claim.verdict is not None),
        inferred_dates=sum(
            1 for claim in claims for chain in find_chains(claim) if any(hop.inferred for hop in chain.hops)
        ),
        sourcing=[_count(label, ways[label], total) for label in WAYS],
        hedging=[_count(level.value, levels[level], total) for level in HedgeLevel],
        kinds=[_count(kind.value, kinds[kind], printed) for kind in CitationKind if kinds[kind]],
        statement="",
    )
    return summary.model_copy(update={"statement": write_statement(summary, source_views)})


WAYS = (
    "a named outlet, in its own sentence",
    "a named outlet, inherited from its passage",
    "a named person or body, no outlet",
    "only unnamed sources",
    "the document's own voice",
)


def _find_way(claim: ClaimFact, sources: Mapping[int, SourceFact]) -> str:
    hops = [hop for hop in claim.citations if hop.kind is not CitationKind.OWN_VOICE]
    if not hops:
        return WAYS[4]
    outlets = [hop for hop in hops if sources[hop.source_id].is_outlet]
    if outlets:
        return WAYS[0] if any(hop.scope is Scope.DIRECT for hop in outlets) else WAYS[1]
    named = any(sources[hop.source_id].kind is not SourceKind.UNNAMED for hop in hops)
    return WAYS[2] if named else WAYS[3]


def _has_scope(claim: ClaimFact, scope: Scope) -> bool:
    return any(hop.scope is scope and hop.kind is not CitationKind.OWN_VOICE for hop in claim.citations)


def _count(label: str, count: int, total: int) -> CountView:
    return CountView(label=label, count=count, share=round(count / total, 4) if total else 0.0)


def _view_problems(document: DocumentFact, claims: Sequence[ClaimFact], *, whole: bool) -> list[ProblemView]:
    return [
        ProblemView(
            start=problem.span.start,
            end=problem.span.end,
            text=problem.span.of(document.text),
            kind=problem.kind.value,
            message=problem.message,
        )
        for problem in document.problems
        if whole or any(problem.span.overlaps(claim.span) for claim in claims)
    ]
