"""Stories of the database: listed from the links alone, told with the facts of the few documents they touch."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from provenance.errors import NotFoundError
from provenance.link import (
    LEAST_SCORE,
    Background,
    StoryGroup,
    find_claim_origins,
    gather_background,
    group_links,
    make_story,
)
from provenance.model.facts import Facts
from provenance.model.origins import Origins
from provenance.model.stories import Story
from provenance.model.vocabulary import LinkState
from provenance.store import (
    Link,
    Transaction,
    find_accepted_documents,
    find_documents_of,
    list_links,
    list_tied_pairs,
    load_facts,
)


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Some of the stories, and how many there are of what was asked for."""

    stories: tuple[Story, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ClaimStanding:
    """How one claim stands among the others: its links, and where it comes from.

    ``accepted`` are its origins with those of claims that support it by accepted links, ``suggested`` with those by
    suggested links too; ``story_id`` the story it belongs to.
    """

    claim_id: int
    links: tuple[Link, ...]
    texts: Mapping[int, str]
    accepted: Origins
    suggested: Origins
    story_id: int | None = None


def list_story_groups(tx: Transaction, *, least: float = LEAST_SCORE) -> tuple[StoryGroup, ...]:
    """Return which claims belong together, from the links alone: cheap for a million claims."""
    return group_links(list_tied_pairs(tx), least=least)


def list_stories(
    tx: Transaction,
    *,
    document_id: int | None = None,
    least: float = LEAST_SCORE,
    limit: int = 50,
    offset: int = 0,
) -> StoryPage:
    """Return a page of stories, the largest first, each with its points, timeline and origins.

    Args:
        tx: any transaction.
        document_id: with a claim of this document.
        least: from which score on a link that nobody has decided counts.
        limit: how many at the most.
        offset: how many to leave out at the start.
    """
    groups: Iterable[StoryGroup] = list_story_groups(tx, least=least)
    if document_id is not None:
        mine = {claim.id for claim in load_facts(tx, [document_id]).claims}
        groups = [group for group in groups if not mine.isdisjoint(group.claim_ids)]
    ordered = sorted(groups, key=lambda group: (-len(group.claim_ids), group.id))
    shown = ordered[offset : offset + limit]
    return StoryPage(tuple(_tell(tx, shown)), len(ordered))


def load_story(tx: Transaction, story_id: int, *, least: float = LEAST_SCORE) -> tuple[Story, Facts]:
    """Return the story that a claim belongs to, and the facts it is told from.

    Args:
        tx: any transaction.
        story_id: the story's number, or the number of any of its claims.
        least: from which score on a link that nobody has decided counts.

    Raises:
        NotFoundError: if no link ties the claim to another.
    """
    group = next((one for one in list_story_groups(tx, least=least) if story_id in one.claim_ids), None)
    if group is None:
        message = f"there is no story {story_id}; `provenance stories list` shows their numbers"
        raise NotFoundError(message)
    facts = load_around(tx, group.claim_ids)
    return _make(group, gather_background(facts)), facts


def load_around(tx: Transaction, claim_ids: Iterable[int]) -> Facts:
    """Return the facts of the documents in which claims stand, with those that they are accepted to cite."""
    documents = find_documents_of(tx, claim_ids)
    return load_facts(tx, sorted(find_accepted_documents(tx, documents)))


def load_claim_standing(tx: Transaction, claim_id: int) -> ClaimStanding:
    """Return the links of a claim, and its origins by what analysts accepted, and with what is suggested."""
    links = tuple(list_links(tx, claim_id=claim_id))
    linked = {number for link in links for number in (link.first_claim_id, link.second_claim_id)}
    facts = load_around(tx, linked | {claim_id})
    background = gather_background(facts)
    story = None
    if any(link.state is not LinkState.REJECTED for link in links):
        group = next((one for one in list_story_groups(tx) if claim_id in one.claim_ids), None)
        story = None if group is None else group.id
    return ClaimStanding(
        claim_id=claim_id,
        links=links,
        texts={claim.id: claim.text for claim in facts.claims if claim.id in linked},
        accepted=find_claim_origins(claim_id, background),
        suggested=find_claim_origins(claim_id, background, suggested=True),
        story_id=story,
    )


def _tell(tx: Transaction, groups: Sequence[StoryGroup]) -> list[Story]:
    numbers = [number for group in groups for number in group.claim_ids]
    background = gather_background(load_around(tx, numbers))
    return [_make(group, background) for group in groups]


def _make(group: StoryGroup, background: Background) -> Story:
    links = {link.id: link for number in group.claim_ids for link in background.links.get(number, ())}
    return make_story(group, [links[number] for number in group.link_ids if number in links], background)
