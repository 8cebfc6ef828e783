"""Keeping suggested links: new ones are added, undecided ones renewed, decided ones left alone."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, func, insert, select, update

from provenance import __version__
from provenance.model.links import LinkSuggestion
from provenance.model.vocabulary import LinkState
from provenance.store.bulk import allocate_ids, split_ids, table_of
from provenance.store.cleaning import storable
from provenance.store.facts.links import write_reason
from provenance.store.history import changing
from provenance.store.link_runs import LinkRun, keep_run
from provenance.store.snapshots import differing
from provenance.store.tables import ClaimRow, LinkRow, RevisionRow
from provenance.store.transactions import Transaction

_BATCH = 1000
_TELLING = frozenset({"text", "quantities", "event_dates", "places"})
"""What of a claim a comparison rests on: a change of it lets a rejected pair be suggested again."""

PROGRAM = f"provenance {__version__}"
"""Who suggests what no analyst did."""


@dataclass(frozen=True, slots=True)
class KeptSuggestions:
    """What became of suggestions.

    ``added`` are new pairs, ``refreshed`` undecided ones of which the comparison now says something else, ``reopened``
    rejected ones whose claims changed since; ``known`` were there as they are, ``decided`` rest with the analysts.
    ``run`` is None where nothing had to be kept.
    """

    added: int = 0
    refreshed: int = 0
    reopened: int = 0
    known: int = 0
    decided: int = 0
    run: LinkRun | None = None


def keep_suggestions(
    tx: Transaction,
    suggestions: Iterable[LinkSuggestion],
    *,
    scope: str,
    document_ids: Collection[int] = (),
    suggested_by: str = PROGRAM,
    as_of: int | None = None,
) -> KeptSuggestions:
    """Keep suggested links; what an analyst decided stays as it is, and the same suggestions again change nothing.

    A pair that was rejected is suggested again only if one of the two claims was changed since (its words, counts,
    dates or places). New links share one revision, that of the run, which carries the digest of their rows; links that
    are changed have one each.

    Args:
        tx: a writing transaction.
        suggestions: of any number of pairs; of one pair the best scored counts.
        scope: what was looked at, in words, for the history.
        document_ids: the documents that are now compared with all others.
        suggested_by: the program and its version.
        as_of: the last revision that the comparison knew of; a document changed after it is compared again next time.
    """
    best = _choose_best(suggestions)
    known = _find_known(tx, best)
    claims = _find_claims(tx, best)
    new = [pair for pair in sorted(best.keys() - known.keys()) if pair[0] in claims and pair[1] in claims]
    changed: list[int] = []
    rejected: list[int] = []
    same = decided = 0
    for pair, row in known.items():
        if row["state"] == LinkState.REJECTED:
            rejected.append(row["id"])
        elif row["state"] == LinkState.ACCEPTED:
            decided += 1
        elif row["score"] is not None and _differs(row, best[pair]):
            changed.append(row["id"])
        else:
            same += 1
    reopened = _find_reopened(tx, {known[pair]["id"]: pair for pair in known if known[pair]["id"] in set(rejected)})
    by_id = {row["id"]: best[pair] for pair, row in known.items()}
    _renew(tx, changed, by_id, suggested_by, None)
    _renew(tx, reopened, by_id, suggested_by, "one of the claims was changed since it was rejected")
    rows = _add(tx, [best[pair] for pair in new], suggested_by)
    run = keep_run(tx, rows, scope, suggested_by, document_ids, len(changed) + len(reopened), as_of)
    return KeptSuggestions(len(new), len(changed), len(reopened), same, decided + len(rejected) - len(reopened), run)


def _choose_best(suggestions: Iterable[LinkSuggestion]) -> dict[tuple[int, int], LinkSuggestion]:
    best: dict[tuple[int, int], LinkSuggestion] = {}
    for one in suggestions:
        pair = (min(one.first, one.second), max(one.first, one.second))
        if pair[0] != pair[1] and (pair not in best or one.score > best[pair].score):
            best[pair] = one
    return best


def _find_known(tx: Transaction, pairs: Collection[tuple[int, int]]) -> dict[tuple[int, int], RowMapping]:
    links = table_of(LinkRow)
    found: dict[tuple[int, int], RowMapping] = {}
    for chunk in split_ids(first for first, _ in pairs):
        for row in tx.execute(select(links).where(links.c.first_claim_id.in_(chunk))).mappings():
            pair = (row["first_claim_id"], row["second_claim_id"])
            if pair in pairs:
                found[pair] = row
    return found


def _find_claims(tx: Transaction, pairs: Collection[tuple[int, int]]) -> set[int]:
    claims = table_of(ClaimRow)
    return {
        number
        for chunk in split_ids(number for pair in pairs for number in pair)
        for number in tx.execute(select(claims.c.id).where(claims.c.id.in_(chunk))).scalars()
    }


def _differs(row: RowMapping, suggestion: LinkSuggestion) -> bool:
    told = (row["relation"], row["score"], row["reasons"])
    return told != (str(suggestion.relation), float(suggestion.score), _write_reasons(suggestion))


def _write_reasons(suggestion: LinkSuggestion) -> list[dict[str, Any]]:
    return [
        {name: storable(value) if isinstance(value, str) else value for name, value in write_reason(reason).items()}
        for reason in suggestion.reasons
    ]


def _renew(
    tx: Transaction, ids: Sequence[int], best: dict[int, LinkSuggestion], suggested_by: str, reason: str | None
) -> None:
    links = table_of(LinkRow)
    if not ids:
        return
    with changing(tx, "link", ids, "suggest again", reason):
        for number in ids:
            one = best[number]
            values = {"relation": str(one.relation), "score": float(one.score), "reasons": _write_reasons(one)}
            values |= {"state": str(LinkState.SUGGESTED), "suggested_by": suggested_by, "suggested_at": tx.at}
            tx.execute(update(links).where(links.c.id == number).values(values))


def _find_reopened(tx: Transaction, rejected: dict[int, tuple[int, int]]) -> list[int]:
    """Return the rejected links of which a claim was changed after the last decision, as history tells it."""
    revisions = table_of(RevisionRow)
    decided: dict[int, int] = {}
    for chunk in split_ids(rejected):
        query = select(revisions.c.noun_id, func.max(revisions.c.id).label("last"))
        query = query.where(revisions.c.noun == "link", revisions.c.noun_id.in_(chunk)).group_by(revisions.c.noun_id)
        decided |= {row.noun_id: row.last for row in tx.execute(query)}
    altered = _find_altered(tx, {number for pair in rejected.values() for number in pair})
    return [
        number
        for number, pair in rejected.items()
        if any(altered.get(claim, 0) > decided.get(number, 0) for claim in pair)
    ]


def _find_altered(tx: Transaction, claims: Iterable[int]) -> dict[int, int]:
    """Return by claim the last revision that changed what a comparison rests on."""
    revisions = table_of(RevisionRow)
    found: dict[int, int] = {}
    for chunk in split_ids(claims):
        query = select(revisions).where(revisions.c.noun == "claim", revisions.c.noun_id.in_(chunk))
        for row in tx.execute(query.order_by(revisions.c.id)):
            before, after = (None if told is None else json.loads(told) for told in (row.before, row.after))
            if not _TELLING.isdisjoint(differing(before, after)):
                found[row.noun_id] = row.id
    return found


def _add(tx: Transaction, suggestions: Sequence[LinkSuggestion], suggested_by: str) -> list[dict[str, Any]]:
    links = table_of(LinkRow)
    if not suggestions:
        return []
    first = allocate_ids(tx, {LinkRow: len(suggestions)})[LinkRow]
    rows = [
        {
            "id": number,
            "first_claim_id": min(one.first, one.second),
            "second_claim_id": max(one.first, one.second),
            "relation": str(one.relation),
            "state": str(LinkState.SUGGESTED),
            "score": float(one.score),
            "reasons": _write_reasons(one),
            "suggested_by": suggested_by,
            "suggested_at": tx.at,
            "version": 1,
        }
        for number, one in enumerate(suggestions, start=first)
    ]
    for batch in _split(rows):
        tx.execute(insert(links), batch)
    return rows


def _split(rows: Sequence[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    for start in range(0, len(rows), _BATCH):
        yield rows[start : start + _BATCH]
