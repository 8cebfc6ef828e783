"""Queues: what is to be reviewed, in order. A queue holds numbers only; what its lines show is read page by page."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from provenance.errors import NotFoundError
from provenance.model.findings import Finding
from provenance.model.vocabulary import HedgeLevel, LinkState
from provenance.store import (
    ClaimFilter,
    Database,
    LinkFilter,
    Transaction,
    list_acknowledgements,
    list_claim_ids,
    list_claims,
    list_links,
    list_outlets,
    load_link,
    search_claims,
)

MOST_HITS = 2000
"""Claims of a search that become a queue; the store ranks no more."""


class QueueKind(StrEnum):
    """What a queue is made of."""

    CLAIMS = "claims"
    LINKS = "links"
    OUTLETS = "outlets"
    FINDINGS = "findings"


TITLES = {
    QueueKind.CLAIMS: "open claims",
    QueueKind.LINKS: "suggested links",
    QueueKind.OUTLETS: "proposed outlets",
    QueueKind.FINDINGS: "findings",
}


@dataclass(frozen=True, slots=True)
class QueueChoice:
    """Which queue is wanted. Every filter that is set must hold; ``every`` keeps what was decided before."""

    kind: QueueKind = QueueKind.CLAIMS
    document_id: int | None = None
    source_id: int | None = None
    level: HedgeLevel | None = None
    unsourced_first: bool = False
    words: str | None = None
    every: bool = False
    title: str = "open claims"

    @classmethod
    def of(cls, kind: str) -> "QueueChoice":
        """Return the whole queue of a kind, under its usual title."""
        return cls(QueueKind(kind), title=TITLES[QueueKind(kind)])


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to review: a noun with its id, and the claim in whose text it stands (a link has two).

    ``key`` is an outlet's name or a finding's key, ``told`` what a finding says; ``label`` stands in the queue.
    """

    noun: str
    id: int
    claim_id: int | None = None
    other_id: int | None = None
    key: str = ""
    label: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class QueueLine:
    """What a queue shows of an item in one line: its state in a sign, a short label, and its words."""

    sign: str
    label: str
    text: str


SIGNS = {"read": " ", "accepted": "+", "rejected": "-", "orphaned": "!", "suggested": " "}
"""The sign of each state, in the first column of a queue."""

LEVELS = {
    HedgeLevel.NONE: "    ",
    HedgeLevel.ATTRIBUTED: "attr",
    HedgeLevel.HEDGED: "hedg",
    HedgeLevel.STRONGLY_HEDGED: "str!",
    HedgeLevel.DENIED: "deny",
}


def open_queue(database: Database, choice: QueueChoice) -> list[Item]:
    """Return the items of a queue, in order.

    Raises:
        StoreError: if the database cannot be read.
    """
    with database.reading() as tx:
        if choice.kind is QueueKind.LINKS:
            return _find_links(tx, choice)
        if choice.kind is QueueKind.OUTLETS:
            return _find_outlets(tx)
        if choice.kind is QueueKind.FINDINGS:
            return _find_findings(tx, choice)
        return _find_claims(tx, choice)


def load_rows(database: Database, items: Sequence[Item]) -> list[QueueLine]:
    """Return what a queue shows of some of its items, in their order.

    Raises:
        StoreError: if the database cannot be read.
    """
    with database.reading() as tx:
        wanted = tuple({one.claim_id for one in items if one.claim_id is not None})
        claims = {claim.id: claim for claim in list_claims(tx, ClaimFilter(ids=wanted))} if wanted else {}
        states = _find_states(tx, items)
    rows = []
    for item in items:
        claim = claims.get(item.claim_id or 0)
        state = states.get(item, claim.state if claim else "read")
        if item.noun == "claim" and claim is not None:
            label = f"{item.id} {LEVELS[claim.level]} {claim.cited[0] if claim.cited else 'own voice'}"
            rows.append(QueueLine(SIGNS.get(state, "?"), label, claim.text))
        else:
            text = claim.text if claim else "no longer there"
            rows.append(QueueLine(SIGNS.get(state, "?"), item.label or item.key, text))
    return rows


def _find_claims(tx: Transaction, choice: QueueChoice) -> list[Item]:
    if choice.words:
        hits = search_claims(tx, choice.words, document_id=choice.document_id, limit=MOST_HITS)
        return [Item("claim", hit.claim_id, hit.claim_id) for hit in hits]
    wanted = ClaimFilter(
        document_id=choice.document_id,
        source_id=choice.source_id,
        level=choice.level,
        state=None if choice.every else "read",
    )
    found = list_claim_ids(tx, wanted, unsourced_first=choice.unsourced_first)
    return [Item("claim", number, number) for number in found]


def _find_links(tx: Transaction, choice: QueueChoice) -> list[Item]:
    state = None if choice.every else LinkState.SUGGESTED
    links = list_links(tx, wanted=LinkFilter(document_id=choice.document_id, source_id=choice.source_id, state=state))
    links.sort(key=lambda link: (-(link.score or 0.0), link.id))
    return [
        Item("link", link.id, link.first_claim_id, link.second_claim_id, label=f"{link.id} {link.relation}")
        for link in links
    ]


def _find_findings(tx: Transaction, choice: QueueChoice) -> list[Item]:
    """Return what an audit finds: of one document also its weak points, of everything what does not hold together."""
    from provenance.workflow.audits import Scope, audit_findings, audit_weak_points  # noqa: PLC0415 -- costs 0.3 s

    scope = Scope() if choice.document_id is None else Scope(documents=(str(choice.document_id),))
    found = audit_findings(tx, scope, everything=choice.every)
    if not scope.whole:
        found += audit_weak_points(tx, scope, everything=choice.every)
    return [_make_finding(number, one) for number, one in enumerate(found, start=1)]


def _make_finding(number: int, finding: Finding) -> Item:
    claims = (*finding.claim_ids, *(span.claim_id for span in finding.spans if span.claim_id is not None))
    told = finding.message if finding.acknowledged is None else f"{finding.message} (seen: {finding.acknowledged})"
    return Item(
        "finding",
        number,
        claims[0] if claims else None,
        key=finding.key,
        label=finding.kind.replace("_", " "),
        told=told,
    )


def _find_outlets(tx: Transaction) -> list[Item]:
    items = []
    for entry in list_outlets(tx, proposed=True):
        seen = list_claim_ids(tx, ClaimFilter(source_id=entry.source.id))[:1]
        name = entry.source.name
        items.append(Item("outlet", entry.source.id, seen[0] if seen else None, key=name, label=name))
    return items


def _find_states(tx: Transaction, items: Sequence[Item]) -> dict[Item, str]:
    """Return the states of links and findings; a claim brings its own."""
    found: dict[Item, str] = {}
    seen = {one.finding for one in list_acknowledgements(tx)} if any(one.noun == "finding" for one in items) else set()
    for item in items:
        if item.noun == "link":
            with suppress(NotFoundError):
                found[item] = str(load_link(tx, item.id).state)
        elif item.noun == "finding":
            found[item] = "accepted" if item.key in seen else "read"
    return found
