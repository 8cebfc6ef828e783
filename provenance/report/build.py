"""From facts to the view of a report: one function for each thing that can be reported on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from provenance.errors import NotFoundError
from provenance.model.facts import ClaimFact, DocumentFact, Facts, SourceFact
from provenance.model.findings import Finding
from provenance.model.stories import Story
from provenance.report.claims import view_claim
from provenance.report.documents import name_document, view_documents, view_problems
from provenance.report.evidence import CaseDescription, Evidence
from provenance.report.findings import pick_findings, view_finding
from provenance.report.links import pick_links, view_links
from provenance.report.methods import describe_method
from provenance.report.sources import view_source, view_sources
from provenance.report.stories import view_story
from provenance.report.summaries import summarise
from provenance.report.views import CaseView, Report, SourceView

NOTHING = Evidence()
REJECTED = "rejected"
"""The state of a claim that the text does not make, by an analyst's decision."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a report is about: which documents and claims of the facts, and whether the documents are meant whole."""

    kind: str
    subject: str
    title: str
    documents: tuple[DocumentFact, ...]
    claims: tuple[ClaimFact, ...]
    stories: tuple[Story, ...]
    whole: bool
    outlet: SourceFact | None = None
    case: CaseDescription | None = None
    rejected: int = 0

    def without_rejected(self) -> "_Scope":
        """Return the scope without the claims that an analyst rejected as misread, which are counted."""
        kept = tuple(claim for claim in self.claims if claim.state != REJECTED)
        return replace(self, claims=kept, rejected=len(self.claims) - len(kept))


def build_document_report(facts: Facts, document_id: int, made_at: datetime, evidence: Evidence = NOTHING) -> Report:
    """Return the report on one document.

    Args:
        facts: what the store knows of the document, and of those that its claims are linked to.
        document_id: the document reported on.
        made_at: when the report is made, timezone-aware; printed, and the only thing that two runs differ in.
        evidence: what other stages worked out about the same facts.

    Raises:
        NotFoundError: if the facts do not hold the document.
    """
    document = _find_document(facts, document_id)
    claims = tuple(claim for claim in facts.claims if claim.document_id == document_id)
    stories = _touching(evidence.stories, claims)
    scope = _Scope(
        "document", f"document {document_id}", name_document(document), (document,), claims, stories, whole=True
    )
    return _build(facts, evidence, scope.without_rejected(), made_at)


def build_claim_report(facts: Facts, claim_id: int, made_at: datetime, evidence: Evidence = NOTHING) -> Report:
    """Return the report on one claim, with the document it stands in; arguments as for `build_document_report`.

    Raises:
        NotFoundError: if the facts do not hold the claim.
    """
    claim = next((claim for claim in facts.claims if claim.id == claim_id), None)
    if claim is None:
        message = f"there is no claim {claim_id}; `provenance claims list` shows the numbers"
        raise NotFoundError(message)
    document = _find_document(facts, claim.document_id)
    title = f"claim {claim.number} of {name_document(document)}"
    stories = _touching(evidence.stories, [claim])
    scope = _Scope("claim", f"claim {claim_id}", title, (document,), (claim,), stories, whole=False)
    return _build(facts, evidence, scope, made_at)


def build_outlet_report(facts: Facts, source_id: int, made_at: datetime, evidence: Evidence = NOTHING) -> Report:
    """Return the report on one source: every claim of the facts that leans on it; arguments as above.

    Raises:
        NotFoundError: if the facts do not hold the source.
    """
    source = next((source for source in facts.sources if source.id == source_id), None)
    if source is None:
        message = f"there is no source {source_id}; `provenance outlets list` shows those there are"
        raise NotFoundError(message)
    claims = tuple(claim for claim in facts.claims if any(hop.source_id == source_id for hop in claim.citations))
    stories = _touching(evidence.stories, claims)
    documents = _holding(facts, claims)
    scope = _Scope("outlet", f"outlet {source_id}", source.name, documents, claims, stories, whole=False, outlet=source)
    return _build(facts, evidence, scope.without_rejected(), made_at)


def build_story_report(facts: Facts, story_id: int, made_at: datetime, evidence: Evidence = NOTHING) -> Report:
    """Return the report on one story of the evidence: its points, its timeline and its claims; arguments as above.

    Raises:
        NotFoundError: if the evidence does not hold the story.
    """
    story = next((story for story in evidence.stories if story.id == story_id), None)
    if story is None:
        message = f"there is no story {story_id}; `provenance stories list` shows those there are"
        raise NotFoundError(message)
    wanted = set(story.claim_ids)
    claims = tuple(claim for claim in facts.claims if claim.id in wanted)
    documents = _holding(facts, claims)
    scope = _Scope("story", f"story {story_id}", story.title, documents, claims, (story,), whole=False)
    return _build(facts, evidence, scope.without_rejected(), made_at)


def build_case_report(
    facts: Facts,
    case: CaseDescription,
    document_ids: Iterable[int],
    made_at: datetime,
    evidence: Evidence = NOTHING,
) -> Report:
    """Return the report on a case: all its documents together; arguments as above.

    Raises:
        NotFoundError: if the facts do not hold one of the documents.
    """
    documents = tuple(_find_document(facts, number) for number in sorted(set(document_ids)))
    wanted = {document.id for document in documents}
    claims = tuple(claim for claim in facts.claims if claim.document_id in wanted)
    stories = _touching(evidence.stories, claims)
    scope = _Scope("case", "case", case.name, documents, claims, stories, whole=True, case=case)
    return _build(facts, evidence, scope.without_rejected(), made_at)


def _find_document(facts: Facts, document_id: int) -> DocumentFact:
    for document in facts.documents:
        if document.id == document_id:
            return document
    message = f"there is no document {document_id}; `provenance documents` shows the numbers"
    raise NotFoundError(message)


def _holding(facts: Facts, claims: Iterable[ClaimFact]) -> tuple[DocumentFact, ...]:
    """Return the documents in which the claims stand."""
    wanted = {claim.document_id for claim in claims}
    return tuple(document for document in facts.documents if document.id in wanted)


def _touching(stories: Iterable[Story], claims: Sequence[ClaimFact]) -> tuple[Story, ...]:
    """Return the stories that hold one of the claims."""
    wanted = {claim.id for claim in claims}
    return tuple(story for story in stories if wanted.intersection(story.claim_ids))


def _build(facts: Facts, evidence: Evidence, scope: _Scope, made_at: datetime) -> Report:
    sources = {source.id: source for source in facts.sources}
    picked = pick_findings(evidence.findings, scope.claims, scope.documents, whole=scope.whole)
    kept = _narrow(evidence, scope, picked)
    links = view_links(facts, scope.claims)
    findings_of = _index_findings(picked)
    claims = [
        view_claim(
            claim,
            sources,
            origins=kept.origins.get(claim.id),
            links=links.get(claim.id, ()),
            findings=findings_of.get(claim.id, ()),
        )
        for claim in scope.claims
    ]
    leaning = view_sources(scope.claims, sources, kept.records)
    stories = [view_story(story) for story in kept.stories]
    findings = [view_finding(finding) for finding in picked]
    outlet, case = scope.outlet, scope.case
    shown = [sources[one.id] for one in leaning]
    return Report(
        kind=scope.kind,
        subject=scope.subject,
        title=scope.title,
        documents=view_documents(scope.documents, scope.claims, whole=scope.whole),
        outlet=None if outlet is None else _view_outlet(outlet, leaning, kept),
        case=None if case is None else _view_case(case),
        summary=summarise(
            scope.kind, claims, leaning, stories, findings, documents=len(scope.documents), rejected=scope.rejected
        ),
        sources=leaning,
        stories=stories,
        claims=claims,
        unsourced=[claim.id for claim in scope.claims if not claim.sourced],
        audited=evidence.findings is not None,
        findings=findings,
        problems=view_problems(scope.documents, scope.claims, whole=scope.whole),
        method=describe_method(
            scope.documents, scope.claims, shown, pick_links(facts, scope.claims), evidence=kept, made_at=made_at
        ),
    )


def _narrow(evidence: Evidence, scope: _Scope, picked: tuple[Finding, ...]) -> Evidence:
    """Return the part of the evidence that the report shows."""
    cited = {hop.source_id for claim in scope.claims for hop in claim.citations}
    if scope.outlet is not None:
        cited.add(scope.outlet.id)
    return Evidence(
        origins={claim.id: evidence.origins[claim.id] for claim in scope.claims if claim.id in evidence.origins},
        stories=scope.stories,
        findings=picked,
        records={number: record for number, record in evidence.records.items() if number in cited},
    )


def _index_findings(findings: Iterable[Finding]) -> dict[int, list[str]]:
    """Return for each claim the keys of its findings."""
    keys: dict[int, list[str]] = {}
    for finding in findings:
        for number in finding.claim_ids:
            keys.setdefault(number, []).append(finding.key)
    return keys


def _view_outlet(outlet: SourceFact, leaning: Iterable[SourceView], evidence: Evidence) -> SourceView:
    known = next((view for view in leaning if view.id == outlet.id), None)
    return known or view_source(outlet, 0, 0, evidence.records.get(outlet.id))


def _view_case(case: CaseDescription) -> CaseView:
    return CaseView(
        name=case.name,
        description=case.description,
        opened_by=case.analyst,
        opened_on=case.opened_at.date().isoformat(),
    )
