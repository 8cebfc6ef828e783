"""Sources with all that the registry and analysts say of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import RowMapping, select

from provenance.model.facts import RatingFact, SourceFact
from provenance.model.outlets import Relation, StateAffiliation
from provenance.model.vocabulary import RelationKind, SourceKind
from provenance.store.bulk import split_ids, table_of
from provenance.store.facts.reviews import load_source_ratings
from provenance.store.tables import AliasRow, OutletRow, RelationRow, SourceRow
from provenance.store.transactions import Transaction


def load_sources(tx: Transaction, ids: Iterable[int]) -> tuple[SourceFact, ...]:
    """Return the sources with these ids, in the order of the ids."""
    found: list[SourceFact] = []
    ratings = load_source_ratings(tx, list(ids := list(ids)))
    for chunk in split_ids(ids):
        outlets = {row["source_id"]: row for row in _of(tx, OutletRow, chunk)}
        aliases: dict[int, list[str]] = defaultdict(list)
        for row in _of(tx, AliasRow, chunk):
            aliases[row["source_id"]].append(row["text"])
        relations: dict[int, list[Relation]] = defaultdict(list)
        for row in _of(tx, RelationRow, chunk):
            kind = RelationKind(row["kind"])
            relations[row["source_id"]].append(Relation(kind, row["target"], row["basis"], row["since"], row["until"]))
        table = table_of(SourceRow)
        for row in tx.execute(select(table).where(table.c.id.in_(chunk)).order_by(table.c.id)).mappings():
            number = row["id"]
            found.append(
                _make(
                    row, outlets.get(number), tuple(aliases[number]), tuple(relations[number]), ratings.get(number, {})
                )
            )
    return tuple(found)


def read_state(outlet: RowMapping) -> StateAffiliation | None:
    """Return a state's hold on an outlet, or None where none is known."""
    if outlet["state"] is None:
        return None
    return StateAffiliation(outlet["state"], outlet["state_how"], outlet["state_basis"])


def _of(tx: Transaction, row: Any, ids: list[int]) -> Iterable[RowMapping]:  # noqa: ANN401 -- a row class
    table = table_of(row)
    return tx.execute(select(table).where(table.c.source_id.in_(ids)).order_by(*table.primary_key)).mappings()


def _make(
    row: RowMapping,
    outlet: RowMapping | None,
    aliases: tuple[str, ...],
    relations: tuple[Relation, ...],
    ratings: Mapping[str | None, RatingFact],
) -> SourceFact:
    return SourceFact(
        id=row["id"],
        name=row["name"],
        kind=SourceKind(row["kind"]),
        key=row["key"],
        is_outlet=row["is_outlet"],
        proposed=row["proposed"],
        document_id=row["document_id"],
        country=row["country"],
        languages=() if outlet is None else tuple(outlet["languages"]),
        domains=() if outlet is None else tuple(outlet["domains"]),
        aliases=aliases,
        owner=None if outlet is None else outlet["owner"],
        family=None if outlet is None else outlet["family"],
        family_basis=None if outlet is None else outlet["family_basis"],
        state_affiliation=None if outlet is None else read_state(outlet),
        relations=relations,
        rating=ratings.get(None),
        scoped_ratings=tuple(rating for scope, rating in ratings.items() if scope is not None),
    )
