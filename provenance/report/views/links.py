"""Links of a claim to others about the same thing."""

from provenance.report.views.view import View


class LinkReasonView(View):
    """What one field of a comparison says."""

    field: str
    outcome: str
    message: str
    first: str | None
    second: str | None


class VoteView(View):
    """What one analyst decided on a link."""

    state: str
    relation: str
    analyst: str
    decided_on: str
    reason: str


class LinkView(View):
    """A link seen from one of its claims: to which other claim, of which document, and why.

    ``claim_text`` and ``document_title`` are null where the other claim's document was not read for this report.
    """

    id: int
    relation: str
    state: str
    score: float | None
    suggested_by: str
    claim: int
    claim_text: str | None
    document: int | None
    document_title: str | None
    reasons: list[LinkReasonView]
    votes: list[VoteView]
    disagreed: bool
