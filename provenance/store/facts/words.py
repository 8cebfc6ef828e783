"""What was read from the words of claims: cues, quantities, event dates, places, each by claim."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, select

from provenance.model.claims import Cue, EventDate, Place, Quantity
from provenance.model.spans import Span
from provenance.model.vocabulary import CueKind, HedgeLevel, QuantityRole
from provenance.store.bulk import table_of
from provenance.store.periods import name_period
from provenance.store.tables import ClaimRow, CueRow, EventDateRow, PlaceRow, QuantityRow, Row
from provenance.store.transactions import Transaction

_Maker = Callable[[RowMapping], Any]


@dataclass(frozen=True, slots=True)
class OnlyClaims:
    """A few claims alone, whatever else their documents hold."""

    ids: tuple[int, ...]


Wanted = Sequence[int] | OnlyClaims | None
"""What is loaded: all claims of some documents, a few claims alone, or everything."""


def find_rows(tx: Transaction, row: type[Row], documents: Wanted) -> Iterable[RowMapping]:
    """Return the rows that hang on claims, of some documents, of a few claims or of all, in the order of their ids.

    Those of some documents are put in order here: asked to do it, SQLite walks the whole table by id instead.
    """
    table, claims = table_of(row), table_of(ClaimRow)
    if documents is None:
        return tx.execute(select(table).order_by(table.c.id)).mappings()
    if isinstance(documents, OnlyClaims):
        return sorted(tx.execute(select(table).where(table.c.claim_id.in_(documents.ids))).mappings(), key=_id_of)
    query = select(table).join(claims, claims.c.id == table.c.claim_id).where(claims.c.document_id.in_(documents))
    return sorted(tx.execute(query).mappings(), key=_id_of)


def _id_of(row: RowMapping) -> int:
    return int(row["id"])


def read_span(row: RowMapping, prefix: str = "span") -> Span:
    """Return the span in a row's columns of that prefix."""
    return Span(row[f"{prefix}_start"], row[f"{prefix}_end"])


def read_optional_span(row: RowMapping, prefix: str) -> Span | None:
    """Return the span in a row's columns of that prefix, or None where they are empty."""
    start = row[f"{prefix}_start"]
    return None if start is None else Span(start, row[f"{prefix}_end"])


def load_cues(tx: Transaction, documents: Wanted) -> dict[int, list[Cue]]:
    """Return the hedge cues of each claim."""
    return _load(tx, CueRow, documents, _make_cue)


def load_quantities(tx: Transaction, documents: Wanted) -> dict[int, list[Quantity]]:
    """Return the quantities of each claim."""
    return _load(tx, QuantityRow, documents, _make_quantity)


def load_event_dates(tx: Transaction, documents: Wanted) -> dict[int, list[EventDate]]:
    """Return the event dates of each claim."""
    return _load(tx, EventDateRow, documents, _make_event_date)


def load_places(tx: Transaction, documents: Wanted) -> dict[int, list[Place]]:
    """Return the places of each claim."""
    return _load(tx, PlaceRow, documents, _make_place)


def _load(tx: Transaction, row: type[Row], documents: Wanted, make: _Maker) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for one in find_rows(tx, row, documents):
        found[one["claim_id"]].append(make(one))
    return found


def _make_cue(row: RowMapping) -> Cue:
    scope = read_optional_span(row, "scope")
    return Cue(read_span(row), CueKind(row["kind"]), HedgeLevel(row["level"]), scope, row["weight"])


def _make_quantity(row: RowMapping) -> Quantity:
    bounds = (row["low"], row["high"], row["likely_low"], row["likely_high"])
    return Quantity(read_span(row), *bounds, role=QuantityRole(row["role"]), unit=row["unit"])


def _make_event_date(row: RowMapping) -> EventDate:
    rule, inferred = row["event_rule"], row["event_inferred"]
    return EventDate(read_span(row), name_period(row["event_on"], row["event_until"], inferred=inferred, rule=rule))


def _make_place(row: RowMapping) -> Place:
    return Place(read_span(row), row["name"], row["country"])
