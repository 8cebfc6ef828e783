"""Links seen from one of their claims."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from provenance.model.facts import ClaimFact, DocumentFact, Facts
from provenance.model.links import LinkFact
from provenance.model.vocabulary import LinkState
from provenance.report.documents import name_document
from provenance.report.views import LinkReasonView, LinkView, VoteView

_ORDER = {LinkState.ACCEPTED: 0, LinkState.SUGGESTED: 1, LinkState.REJECTED: 2}


def view_links(facts: Facts, claims: Iterable[ClaimFact]) -> dict[int, list[LinkView]]:
    """Return the links of each of the claims: accepted ones first, rejected ones last, better scores first."""
    wanted = {claim.id for claim in claims}
    by_id = {claim.id: claim for claim in facts.claims}
    documents = {document.id: document for document in facts.documents}
    found: dict[int, list[LinkView]] = defaultdict(list)
    for link in sorted(facts.links, key=lambda link: (_ORDER[link.state], -(link.score or 0.0), link.id)):
        for here, there in ((link.first, link.second), (link.second, link.first)):
            if here in wanted:
                found[here].append(_view_link(link, there, by_id.get(there), documents))
    return dict(found)


def pick_links(facts: Facts, claims: Iterable[ClaimFact]) -> tuple[LinkFact, ...]:
    """Return the links of which at least one claim is among these."""
    wanted = {claim.id for claim in claims}
    return tuple(link for link in facts.links if link.first in wanted or link.second in wanted)


def _view_link(
    link: LinkFact, other_id: int, other: ClaimFact | None, documents: Mapping[int, DocumentFact]
) -> LinkView:
    document = documents.get(other.document_id) if other else None
    return LinkView(
        id=link.id,
        relation=link.relation.value,
        state=link.state.value,
        score=None if link.score is None else round(link.score, 3),
        suggested_by=link.suggested_by,
        claim=other_id,
        claim_text=other.text if other else None,
        document=document.id if document else None,
        document_title=name_document(document) if document else None,
        reasons=[
            LinkReasonView(
                field=reason.field.value,
                outcome=reason.outcome.value,
                message=reason.message,
                first=reason.first,
                second=reason.second,
            )
            for reason in link.reasons
        ],
        votes=[
            VoteView(
                state=vote.state.value,
                relation=vote.relation.value,
                analyst=vote.analyst,
                decided_on=vote.decided_at.date().isoformat(),
                reason=vote.reason,
            )
            for vote in link.votes
        ],
        disagreed=link.disagreed,
    )
