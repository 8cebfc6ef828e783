"""What each analyst last said of each thing, also where the thing keeps only the last word of all."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from provenance.store.bulk import table_of
from provenance.store.tables import LinkDecisionRow, RatingRow, RevisionRow, VerdictRow
from provenance.store.transactions import Transaction


@dataclass(frozen=True, slots=True)
class Vote:
    """One analyst's last word in one field on one thing (``claim 12``, ``source 3``, ``link 7``)."""

    analyst: str
    thing: str
    value: str


def list_votes(tx: Transaction, field: str) -> list[Vote]:
    """Return the analysts' last words in a field (one of ``VOTE_FIELDS``), by thing and analyst.

    What was undone is left out. Who accepts a claim agrees to the hedging that it then has. Ratings for a scope are
    left out: they are of something else.

    Raises:
        KeyError: if there is no such field.
    """
    latest = {(thing, analyst): value for analyst, thing, value in _READERS[field](tx)}
    return [Vote(analyst, thing, value) for (thing, analyst), value in sorted(latest.items())]


_Told = Iterator[tuple[str, str, str]]


def _read_states(tx: Transaction) -> _Told:
    for row, after in _read_decisions(tx, {"accept", "reject"}):
        yield row.analyst, f"claim {row.noun_id}", str(after["state"])


def _read_levels(tx: Transaction) -> _Told:
    for row, after in _read_decisions(tx, {"accept", "hedge"}):
        yield row.analyst, f"claim {row.noun_id}", str(after["level"])


def _read_decisions(tx: Transaction, actions: set[str]) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    """Yield revisions of claims with what they left, the oldest first, without those that were taken back."""
    table = table_of(RevisionRow)
    undone: set[int] = set()
    turns = table.c.action.like("undo %") | table.c.action.like("redo %")
    for action in tx.execute(select(table.c.action).where(turns).order_by(table.c.id)).scalars():
        verb, _, number = action.partition(" ")
        (undone.add if verb == "undo" else undone.discard)(int(number))
    query = (
        select(table.c.set_id, table.c.analyst, table.c.noun_id, table.c.after)
        .where(table.c.noun == "claim", table.c.action.in_(actions))
        .order_by(table.c.id)
    )
    for row in tx.execute(query):
        if row.set_id not in undone and row.after is not None:
            yield row, json.loads(row.after)


def _read_verdicts(tx: Transaction) -> _Told:
    table = table_of(VerdictRow)
    for row in tx.execute(select(table).order_by(table.c.id)):
        yield row.analyst, f"claim {row.claim_id}", row.value


def _read_links(tx: Transaction) -> _Told:
    table = table_of(LinkDecisionRow)
    for row in tx.execute(select(table).order_by(table.c.id)):
        yield row.analyst, f"link {row.link_id}", row.relation if row.state == "accepted" else row.state


def _read_ratings(tx: Transaction) -> _Told:
    table = table_of(RatingRow)
    for row in tx.execute(select(table).where(table.c.scope.is_(None)).order_by(table.c.id)):
        thing = f"claim {row.claim_id}" if row.source_id is None else f"source {row.source_id}"
        yield row.analyst, thing, row.value


_READERS: Mapping[str, Callable[[Transaction], _Told]] = {
    "state": _read_states,
    "hedging": _read_levels,
    "verdict": _read_verdicts,
    "link": _read_links,
    "rating": _read_ratings,
}
VOTE_FIELDS = tuple(_READERS)
"""What analysts can agree or disagree on."""
