"""How links look in a terminal and as data."""

from collections.abc import Mapping, Sequence
from typing import Any

from provenance.cli.output import print_text
from provenance.model.links import LinkReason
from provenance.store import Link, LinkDecision, LinkRun, read_reason
from provenance.text.safety import cut_text

_SHORT = 70


def list_reasons(link: Link) -> list[LinkReason]:
    """Return the reasons of a link as the comparison gave them."""
    return [read_reason(one) for one in link.reasons]


def list_latest(link: Link) -> list[LinkDecision]:
    """Return the latest decision of each analyst, in the order in which these were taken."""
    latest: dict[str, LinkDecision] = {}
    for one in link.decisions:
        latest.pop(one.analyst, None)
        latest[one.analyst] = one
    return list(latest.values())


def tell_votes(link: Link) -> str:
    """Return in one line what each analyst last decided on a link."""
    return "; ".join(f"{one.state.value} as {one.relation.value} ({one.analyst})" for one in list_latest(link))


def name_pair(link: Link, texts: Mapping[int, str]) -> str:
    """Return both claims in short, with their numbers."""
    pair = (link.first_claim_id, link.second_claim_id)
    return " | ".join(f"{number}: {cut_text(texts.get(number, ''), _SHORT)}" for number in pair)


def describe_link(link: Link, texts: Mapping[int, str]) -> dict[str, Any]:
    """Return a link as data."""
    return {
        "id": link.id,
        "claims": [{"id": number, "text": texts.get(number)} for number in (link.first_claim_id, link.second_claim_id)],
        "relation": link.relation.value,
        "state": link.state.value,
        "score": link.score,
        "reasons": [describe_reason(one) for one in list_reasons(link)],
        "suggested_by": link.suggested_by,
        "suggested_at": link.suggested_at.isoformat(),
        "votes": [
            {
                "analyst": one.analyst,
                "state": one.state.value,
                "relation": one.relation.value,
                "at": one.decided_at.isoformat(),
                "reason": one.reason,
            }
            for one in list_latest(link)
        ],
        "version": link.version,
    }


def describe_reason(reason: LinkReason) -> dict[str, Any]:
    """Return a reason as data."""
    return {
        "field": reason.field.value,
        "outcome": reason.outcome.value,
        "message": reason.message,
        "first": reason.first,
        "second": reason.second,
        "weight": round(reason.weight, 4),
    }


def describe_run(run: LinkRun | None) -> dict[str, Any] | None:
    """Return a run as data; None where an analyst added the link."""
    if run is None:
        return None
    return {"id": run.id, "at": run.at.isoformat(), "analyst": run.analyst, "scope": run.scope, "added": run.added}


def print_link(link: Link, texts: Mapping[int, str], run: LinkRun | None) -> None:
    """Print a link with both claims, its reasons and what analysts decided."""
    score = "" if link.score is None else f", score {link.score:.2f}"
    print_text(f"Link {link.id}: {link.relation.value}, {link.state.value}{score}", bold=True)
    for number in (link.first_claim_id, link.second_claim_id):
        print_text(f"  claim {number:<6} {texts.get(number, '')}")
    print_reasons(list_reasons(link))
    when = f"{link.suggested_at:%Y-%m-%d %H:%M} UTC"
    how = "" if run is None else f", run {run.id} ({run.scope})"
    print_text(f"  suggested   {when} by {link.suggested_by}{how}")
    for one in link.decisions:
        print_text(
            f"  decided     {one.decided_at:%Y-%m-%d %H:%M} UTC by {one.analyst}: "
            f"{one.state.value} as {one.relation.value}: {one.reason}"
        )


def print_reasons(reasons: Sequence[LinkReason]) -> None:
    """Print what a comparison found, a line each."""
    for reason in reasons:
        weight = f" ({reason.weight:+.2f})" if reason.weight else ""
        outcome = reason.outcome.value.replace("_", " ")
        print_text(f"  {reason.field.value:<11} {outcome}: {reason.message}{weight}")
