"""How a claim stands among others: its links and origins, in a terminal and as data."""

from typing import TYPE_CHECKING, Any

from provenance.cli.link_views import describe_link, list_reasons, tell_votes
from provenance.cli.origin_views import describe_origins, print_origins
from provenance.cli.output import print_text
from provenance.text.safety import cut_text

if TYPE_CHECKING:
    from provenance.store import Link
    from provenance.workflow.stories import ClaimStanding

_WIDEST = 120


def print_standing(standing: "ClaimStanding") -> None:
    """Print the links of a claim with their reasons, and its origins."""
    for link in standing.links:
        _print_link(link, standing)
    if standing.story_id is not None:
        print_text(f"  story       {standing.story_id}")
    print_text("")
    print_origins(standing.accepted)
    if str(standing.suggested) != str(standing.accepted):
        print_origins(standing.suggested, title="Origins with suggested links")


def _print_link(link: "Link", standing: "ClaimStanding") -> None:
    other = link.second_claim_id if link.first_claim_id == standing.claim_id else link.first_claim_id
    score = "" if link.score is None else f" {link.score:.2f}"
    decided = tell_votes(link)
    print_text(
        f"  link {link.id:<6} {link.relation.value}, {link.state.value}{score}" + (f" ({decided})" if decided else "")
    )
    print_text(f"    claim {other}: {cut_text(standing.texts.get(other, ''), _WIDEST)}")
    for reason in list_reasons(link):
        print_text(f"    {reason.field.value} {reason.outcome.value.replace('_', ' ')}: {reason.message}")


def describe_standing(standing: "ClaimStanding") -> dict[str, Any]:
    """Return the links and origins of a claim as data."""
    return {
        "links": [describe_link(link, standing.texts) for link in standing.links],
        "story": standing.story_id,
        "origins": describe_origins(standing.accepted),
        "origins_with_suggested": describe_origins(standing.suggested),
    }
