"""The findings that concern a report, and their views."""

from collections.abc import Iterable

from provenance.model.facts import ClaimFact, DocumentFact
from provenance.model.findings import Finding
from provenance.report.views import FindingSpanView, FindingView


def pick_findings(
    findings: Iterable[Finding] | None, claims: Iterable[ClaimFact], documents: Iterable[DocumentFact], *, whole: bool
) -> tuple[Finding, ...]:
    """Return the findings about the claims and, where documents are meant whole, about the documents.

    Those nobody acknowledged come first, then those on which more claims build.
    """
    wanted = {claim.id for claim in claims}
    places = {document.id for document in documents} if whole else set()
    picked = [one for one in findings or () if wanted.intersection(one.claim_ids) or one.document_id in places]
    return tuple(sorted(picked, key=lambda one: (one.acknowledged is not None, -one.weight, one.kind.value, one.key)))


def view_finding(finding: Finding) -> FindingView:
    """Return the view of a finding."""
    return FindingView(
        key=finding.key,
        kind=finding.kind.value,
        message=finding.message,
        claims=list(finding.claim_ids),
        document=finding.document_id,
        acknowledged=finding.acknowledged,
        weight=finding.weight,
        spans=[
            FindingSpanView(
                document=part.document_id,
                claim=part.claim_id,
                start=part.span.start,
                end=part.span.end,
                text=part.text,
            )
            for part in finding.spans
        ],
    )
