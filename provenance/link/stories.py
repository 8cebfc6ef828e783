"""Stories: claims that links hold together, what of them is agreed and disputed, by whom, and when it was said."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from provenance.link.background import Background, gather_background
from provenance.link.groups import Groups
from provenance.link.origins import find_origins
from provenance.link.points import find_points
from provenance.link.sayings import Saying, make_saying
from provenance.model.facts import ClaimFact, Facts
from provenance.model.links import LinkFact
from provenance.model.origins import Origins
from provenance.model.stories import Story, StoryEvent, StoryPoint, StoryVerdict
from provenance.model.vocabulary import LinkState

LEAST_SCORE = 0.6
"""From which score on a link that nobody has decided holds a story together.

It lies above that from which on links are suggested: a wrong link costs an analyst one key, a wrong story its verdict.
On 1,809 incidents of the Gun Violence Archive (3,104 articles, all links of a run counted) articles of one incident
come into one story with a pairwise precision of 0.94 and recall of 0.83; at 0.5 with 0.91 and 0.83, at 0.4 with 0.86
and 0.84.
"""

_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class StoryGroup:
    """Claims that links hold together, before anything else of them is looked at; ``id`` is the first claim's."""

    id: int
    claim_ids: tuple[int, ...]
    link_ids: tuple[int, ...]
    accepted: int
    suggested: int


class Tied(Protocol):
    """What of a link says whether and how it holds claims together."""

    @property
    def id(self) -> int:
        """The link's number."""
        ...

    @property
    def first(self) -> int:
        """One claim."""
        ...

    @property
    def second(self) -> int:
        """The other."""
        ...

    @property
    def state(self) -> str:
        """Suggested, accepted or rejected."""
        ...

    @property
    def score(self) -> float | None:
        """In [0, 1], None where an analyst added it."""
        ...


def holds_together(link: Tied, least: float = LEAST_SCORE) -> bool:
    """Tell whether a link puts its two claims into one story.

    Accepted links do, whatever their relation, since a conflict is about one thing, too; suggested ones from a score
    on, and those of analysts, which have none; rejected ones never.
    """
    if link.state == LinkState.SUGGESTED:
        return link.score is None or link.score >= least
    return link.state == LinkState.ACCEPTED


def group_links(links: Iterable[Tied], *, least: float = LEAST_SCORE) -> tuple[StoryGroup, ...]:
    """Return which claims belong to one story, in the order of their first claims; near-linear in the links."""
    holding = [link for link in links if holds_together(link, least)]
    groups: Groups[int] = Groups()
    for link in holding:
        groups.join(link.first, link.second)
    tied: dict[int, list[Tied]] = defaultdict(list)
    for link in holding:
        tied[groups.find(link.first)].append(link)
    found = []
    for leader, members in groups.collect().items():
        ordered = tuple(sorted(members))
        accepted = sum(link.state == LinkState.ACCEPTED for link in tied[leader])
        numbers = tuple(sorted(link.id for link in tied[leader]))
        found.append(StoryGroup(ordered[0], ordered, numbers, accepted, len(numbers) - accepted))
    return tuple(sorted(found, key=lambda group: group.id))


def find_stories(facts: Facts | Background, *, least: float = LEAST_SCORE) -> tuple[Story, ...]:
    """Return the stories that the links of these facts make, in the order of their first claims.

    Args:
        facts: claims, documents, sources and links, or their background.
        least: from which score on a link that nobody has decided counts.
    """
    background = facts if isinstance(facts, Background) else gather_background(facts)
    links = {link.id: link for found in background.links.values() for link in found}
    groups = group_links((links[number] for number in sorted(links)), least=least)
    return tuple(make_story(group, [links[number] for number in group.link_ids], background) for group in groups)


def make_story(group: StoryGroup, links: Sequence[LinkFact], background: Background) -> Story:
    """Return a story with all that is told of it; claims that the facts do not hold are left out of what is told."""
    claims = [background.claims[number] for number in group.claim_ids if number in background.claims]
    sayings = [make_saying(claim, background) for claim in claims]
    points = find_points(sayings, links, background)
    origins = find_origins(claims, background)
    return Story(
        id=group.id,
        title=_make_title(claims),
        claim_ids=group.claim_ids,
        document_ids=tuple(dict.fromkeys(claim.document_id for claim in claims)),
        link_ids=group.link_ids,
        points=points,
        timeline=_make_timeline(sayings),
        origins=origins,
        verdict=judge_story(points, origins),
        suggested=group.suggested,
        accepted=group.accepted,
    )


def judge_story(points: Iterable[StoryPoint], origins: Origins) -> StoryVerdict:
    """Return what a story comes to: a dispute before all else, then how many origins are proven and possible."""
    if any(point.disputed for point in points):
        return StoryVerdict.DISPUTED
    if origins.corroborated:
        return StoryVerdict.CORROBORATED
    return StoryVerdict.SINGLE_ORIGIN if origins.possible == 1 else StoryVerdict.UNPROVEN


def _make_title(claims: Sequence[ClaimFact]) -> str:
    if not claims:
        return ""
    words = " ".join(claims[0].text.split())
    if len(words) <= _LONGEST_TITLE:
        return words
    return words[:_LONGEST_TITLE].rpartition(" ")[0].rstrip(" ,;:") + " …"


def _make_timeline(sayings: Iterable[Saying]) -> tuple[StoryEvent, ...]:
    """Return who said what, in the order in which it was said; what has no date comes last."""
    ordered = sorted(sayings, key=lambda one: (one.on is None, one.on or "", one.claim.id))
    return tuple(
        StoryEvent(
            on=one.on,
            until=one.until,
            claim_id=one.claim.id,
            document_id=one.claim.document_id,
            sources=one.sources,
            text=one.claim.text,
        )
        for one in ordered
    )
