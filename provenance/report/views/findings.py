"""Findings of the audit, each with the words that it rests on."""

from provenance.report.views.view import View


class FindingSpanView(View):
    """Words that a finding rests on."""

    document: int
    claim: int | None
    start: int
    end: int
    text: str


class FindingView(View):
    """A finding; ``acknowledged`` is the reason of the analyst who accepted it."""

    key: str
    kind: str
    message: str
    claims: list[int]
    document: int | None
    acknowledged: str | None
    weight: int
    spans: list[FindingSpanView]
