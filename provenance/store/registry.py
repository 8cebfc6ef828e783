"""The registry in the database: outlets as they are told from outside, and as they are used for reading."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import RowMapping, delete, insert, select, update

from provenance.errors import UsageError
from provenance.model.outlets import Alias, Outlet, Relation
from provenance.model.vocabulary import RelationKind, SourceKind
from provenance.store.bulk import allocate_ids, split_ids, table_of
from provenance.store.cleaning import storable
from provenance.store.facts.sources import read_state
from provenance.store.history import changing, record_new
from provenance.store.tables import AliasRow, OutletRow, RelationRow, SourceRow
from provenance.store.transactions import Transaction
from provenance.store.voices import clip_name, fold_key


@dataclass(frozen=True, slots=True)
class KeptOutlets:
    """What became of a registry: how many outlets were new, how many differed, how many were there already."""

    added: int
    changed: int
    unchanged: int


def keep_outlets(tx: Transaction, outlets: Sequence[Outlet]) -> KeptOutlets:
    """Bring the registry to what the outlets tell, by key: new ones are added, those that differ are changed.

    What is told twice changes nothing. Aliases and relations that an analyst added stay; those of the same text are
    brought up to date. Outlets that the argument does not tell of stay as they are.

    Raises:
        UsageError: if two outlets have one key, or one is of a kind that does not publish.
        StoreError: if the transaction only reads.
    """
    outlets = [_tidy(outlet) for outlet in outlets]
    told = {outlet.key: outlet for outlet in outlets}
    if len(told) != len(outlets):
        message = "two outlets in the registry have the same key"
        raise UsageError(message)
    for outlet in outlets:
        if not outlet.kind.publishes:
            message = f"outlet {outlet.key!r} is of kind {outlet.kind}, which does not publish"
            raise UsageError(message)
    table = table_of(SourceRow)
    keyed = tx.execute(select(table.c.key, table.c.id).where(table.c.key.is_not(None)))
    ids = {row.key: row.id for row in keyed if row.key in told}
    present = {outlet.key: outlet for outlet in _load(tx, list(ids.values()))}
    new = [outlet for outlet in outlets if outlet.key not in ids]
    differing = [outlet for outlet in outlets if outlet.key in ids and _differs(present[outlet.key], outlet)]
    add_outlets(tx, new, action="load")
    with changing(tx, "source", [ids[outlet.key] for outlet in differing], "update"):
        for outlet in differing:
            _change(tx, ids[outlet.key], outlet, present[outlet.key])
    return KeptOutlets(len(new), len(differing), len(outlets) - len(new) - len(differing))


def load_outlets(tx: Transaction) -> tuple[Outlet, ...]:
    """Return the registry as it is used for reading: every accepted outlet, with what analysts added to it."""
    table = table_of(SourceRow)
    query = select(table.c.id).where(table.c.key.is_not(None), table.c.merged_into.is_(None), ~table.c.proposed)
    return tuple(_load(tx, list(tx.execute(query).scalars())))


def insert_names(tx: Transaction, source_id: int, outlet: Outlet) -> None:
    """Insert an outlet's aliases and relations beside its source row."""
    if outlet.aliases:
        tx.execute(insert(table_of(AliasRow)), [alias_values(source_id, alias) for alias in outlet.aliases])
    if outlet.relations:
        tx.execute(insert(table_of(RelationRow)), [_relation(source_id, relation) for relation in outlet.relations])


def source_values(outlet: Outlet) -> dict[str, Any]:
    """Return an outlet as columns of its source row."""
    name = clip_name(outlet.name)
    country = outlet.country
    return {"kind": str(outlet.kind), "name": name, "folded": fold_key(name), "key": outlet.key, "country": country}


def outlet_values(outlet: Outlet) -> dict[str, Any]:
    """Return an outlet as columns of its outlet row."""
    state = outlet.state_affiliation
    return {
        "languages": list(outlet.languages),
        "domains": list(outlet.domains),
        "context": list(outlet.context),
        "generic": outlet.generic,
        "owner": storable(outlet.owner),
        "family": storable(outlet.family),
        "family_basis": storable(outlet.family_basis),
        "state": None if state is None else state.state,
        "state_how": None if state is None else storable(state.how),
        "state_basis": None if state is None else storable(state.basis),
    }


def _tidy(outlet: Outlet) -> Outlet:
    """Return an outlet as its rows will tell of it: names storable, each alias and each relation once."""
    aliases = {(text := clip_name(alias.text)): Alias(text, alias.kind, alias.generic) for alias in outlet.aliases}
    told = (replace(one, target=clip_name(one.target), basis=storable(one.basis)) for one in outlet.relations)
    relations = {(one.kind, one.target): one for one in told}
    return replace(
        outlet,
        name=clip_name(outlet.name),
        aliases=tuple(aliases.values()),
        relations=tuple(relations.values()),
        examples=(),
        counterexamples=(),
    )


def add_outlets(
    tx: Transaction, outlets: Sequence[Outlet], reason: str | None = None, *, action: str = "add"
) -> list[int]:
    """Add outlets that the registry does not have yet, under one revision each; return their ids."""
    if not outlets:
        return []
    outlets = [_tidy(outlet) for outlet in outlets]
    first = allocate_ids(tx, {SourceRow: len(outlets)})[SourceRow]
    flags = {"is_outlet": True, "proposed": False, "version": 1}
    tx.execute(
        insert(table_of(SourceRow)),
        [{"id": first + place, **source_values(outlet), **flags} for place, outlet in enumerate(outlets)],
    )
    tx.execute(
        insert(table_of(OutletRow)),
        [{"source_id": first + place, **outlet_values(outlet)} for place, outlet in enumerate(outlets)],
    )
    aliases = [alias_values(first + place, alias) for place, outlet in enumerate(outlets) for alias in outlet.aliases]
    relations = [_relation(first + place, one) for place, outlet in enumerate(outlets) for one in outlet.relations]
    if aliases:
        tx.execute(insert(table_of(AliasRow)), aliases)
    if relations:
        tx.execute(insert(table_of(RelationRow)), relations)
    ids = list(range(first, first + len(outlets)))
    record_new(tx, "source", ids, action, reason)
    return ids


def _change(tx: Transaction, source_id: int, told: Outlet, present: Outlet) -> None:
    sources, outlets = table_of(SourceRow), table_of(OutletRow)
    aliases, relations = table_of(AliasRow), table_of(RelationRow)
    tx.execute(update(sources).where(sources.c.id == source_id).values(source_values(told)))
    tx.execute(update(outlets).where(outlets.c.source_id == source_id).values(outlet_values(told)))
    known = {alias.text: alias for alias in present.aliases}
    for alias in told.aliases:
        if alias.text not in known:
            tx.execute(insert(aliases), alias_values(source_id, alias))
        elif known[alias.text] != alias:
            mine = (aliases.c.source_id == source_id) & (aliases.c.text == alias.text)
            tx.execute(update(aliases).where(mine).values(kind=alias.kind, generic=alias.generic))
    for relation in told.relations:
        if relation not in present.relations:
            mine = (relations.c.source_id == source_id) & (relations.c.kind == str(relation.kind))
            tx.execute(delete(relations).where(mine, relations.c.target == relation.target))
            tx.execute(insert(relations), _relation(source_id, relation))


def _differs(present: Outlet, told: Outlet) -> bool:
    """Tell whether the registry lacks something that is told; what it has beyond it does not count."""
    if source_values(present) != source_values(told) or outlet_values(present) != outlet_values(told):
        return True
    return not set(told.aliases) <= set(present.aliases) or not set(told.relations) <= set(present.relations)


def alias_values(source_id: int, alias: Alias) -> dict[str, Any]:
    """Return an alias as columns of its row."""
    text = clip_name(alias.text)
    values = {"source_id": source_id, "text": text, "folded": fold_key(text)}
    return values | {"kind": alias.kind, "generic": alias.generic}


def _relation(source_id: int, relation: Relation) -> dict[str, Any]:
    return {
        "source_id": source_id,
        "kind": str(relation.kind),
        "target": clip_name(relation.target),
        "basis": storable(relation.basis),
        "since": relation.since,
        "until": relation.until,
    }


def _load(tx: Transaction, ids: Sequence[int]) -> list[Outlet]:
    sources, outlets = table_of(SourceRow), table_of(OutletRow)
    found: list[Outlet] = []
    for chunk in split_ids(ids):
        aliases: dict[int, list[Alias]] = {}
        table = table_of(AliasRow)
        for row in tx.execute(select(table).where(table.c.source_id.in_(chunk)).order_by(table.c.id)):
            aliases.setdefault(row.source_id, []).append(Alias(row.text, row.kind, row.generic))
        relations: dict[int, list[Relation]] = {}
        table = table_of(RelationRow)
        for row in tx.execute(select(table).where(table.c.source_id.in_(chunk)).order_by(table.c.id)):
            relation = Relation(RelationKind(row.kind), row.target, row.basis, row.since, row.until)
            relations.setdefault(row.source_id, []).append(relation)
        query = select(sources, outlets).join(outlets, outlets.c.source_id == sources.c.id)
        for one in tx.execute(query.where(sources.c.id.in_(chunk)).order_by(sources.c.id)).mappings():
            number = one["id"]
            found.append(_make(one, tuple(aliases.get(number, ())), tuple(relations.get(number, ()))))
    return found


def _make(row: RowMapping, aliases: tuple[Alias, ...], relations: tuple[Relation, ...]) -> Outlet:
    return Outlet(
        key=row["key"],
        name=row["name"],
        kind=SourceKind(row["kind"]),
        country=row["country"],
        languages=tuple(row["languages"]),
        domains=tuple(row["domains"]),
        aliases=aliases,
        owner=row["owner"],
        family=row["family"],
        family_basis=row["family_basis"],
        state_affiliation=read_state(row),
        relations=relations,
        context=tuple(row["context"]),
        generic=row["generic"],
    )
