"""Changing the registry by hand: adding outlets and aliases, accepting proposals, merging what is one."""

from dataclasses import dataclass, replace

from sqlalchemy import func, insert, select, update

from provenance.errors import NotFoundError, UsageError
from provenance.model.outlets import Alias, Outlet
from provenance.store.bulk import table_of
from provenance.store.history import changing
from provenance.store.registry import add_outlets, alias_values, insert_names, outlet_values, source_values
from provenance.store.tables import AliasRow, CitationRow, CreditRow, DocumentRow, OutletRow, SourceRow
from provenance.store.transactions import Transaction
from provenance.store.voices import clip_name, fold_key


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge re-tied: citations, on how many claims, and documents whose publisher or credit it was."""

    source_id: int
    citations: int
    claims: int
    documents: int


def add_outlet(tx: Transaction, outlet: Outlet, reason: str | None = None) -> int:
    """Add an outlet to the registry and return its id; a proposal of that name is thereby accepted.

    Raises:
        UsageError: if the key is taken.
    """
    sources = table_of(SourceRow)
    if tx.execute(select(sources.c.id).where(sources.c.key == outlet.key)).first() is not None:
        message = f"the registry has an outlet {outlet.key!r} already; choose another key"
        raise UsageError(message)
    same = sources.c.proposed & (sources.c.folded == fold_key(outlet.name))
    proposal = tx.execute(select(sources.c.id).where(same)).scalar()
    if proposal is not None:
        return accept_outlet(tx, proposal, outlet, reason)
    return add_outlets(tx, [outlet], reason)[0]


def accept_outlet(tx: Transaction, source_id: int, outlet: Outlet, reason: str | None = None) -> int:
    """Make a proposed outlet a registered one: what cites it stays tied to it. Return its id.

    Raises:
        NotFoundError: if there is no such source.
        UsageError: if it is no proposal, or the key is taken.
    """
    sources, outlets = table_of(SourceRow), table_of(OutletRow)
    if tx.execute(select(sources.c.id).where(sources.c.key == outlet.key)).first() is not None:
        message = f"the registry has an outlet {outlet.key!r} already; merge the proposal into it"
        raise UsageError(message)
    with changing(tx, "source", [source_id], "accept", reason) as before:
        was = before[source_id]
        if not was["proposed"]:
            message = f"{was['name']} is no proposed outlet"
            raise UsageError(message)
        values = source_values(outlet) | {"proposed": False}
        tx.execute(update(sources).where(sources.c.id == source_id).values(values))
        tx.execute(update(outlets).where(outlets.c.source_id == source_id).values(outlet_values(outlet)))
        known = {alias.text for alias in outlet.aliases} | {outlet.name}
        extra = () if was["name"] in known else (Alias(was["name"]),)
        insert_names(tx, source_id, replace(outlet, aliases=(*outlet.aliases, *extra)))
    return source_id


def add_alias(tx: Transaction, source_id: int, text: str, kind: str = "alias", reason: str | None = None) -> bool:
    """Add another way to write a source's name; return False where it was known.

    Raises:
        NotFoundError: if there is no such source.
        UsageError: if the alias is empty.
    """
    if not text.strip():
        message = "an alias needs letters"
        raise UsageError(message)
    with changing(tx, "source", [source_id], "alias", reason):
        return _call(tx, source_id, Alias(clip_name(text), kind))


def merge_outlets(tx: Transaction, source_id: int, into_id: int, reason: str | None = None) -> Merged:
    """Say that one source is another: every citation is tied to the second, which takes over the names.

    The first row stays, marked by what took its place, so that its key, its ratings and its history stay readable, and
    a document read later that names it is tied to the second.

    Raises:
        NotFoundError: if one of them does not exist.
        UsageError: if they are the same, of different sorts, or one was merged before.
    """
    sources, citations = table_of(SourceRow), table_of(CitationRow)
    _check_merge(tx, source_id, into_id)
    mine = citations.c.source_id == source_id
    claims = list(tx.execute(select(citations.c.claim_id).where(mine).distinct()).scalars())
    count = tx.execute(select(func.count()).select_from(citations).where(mine)).scalar_one()
    documents = _find_documents(tx, source_id)
    led_here = list(tx.execute(select(sources.c.id).where(sources.c.merged_into == source_id)).scalars())
    with (
        changing(tx, "source", [source_id, into_id, *led_here], "merge", reason) as before,
        changing(tx, "document", documents, "merge", reason),
        changing(tx, "claim", claims, "merge", reason),
    ):
        tx.execute(update(citations).where(mine).values(source_id=into_id))
        for table, column in ((table_of(DocumentRow), "publisher_id"), (table_of(CreditRow), "source_id")):
            tx.execute(update(table).where(table.c[column] == source_id).values({column: into_id}))
        merged = sources.c.id.in_([source_id, *led_here])
        tx.execute(update(sources).where(merged).values(merged_into=into_id, proposed=False))
        known = [Alias(alias["text"], alias["kind"], alias["generic"]) for alias in before[source_id]["aliases"]]
        for alias in (Alias(before[source_id]["name"]), *known):
            if not _is_anothers(tx, alias.text, {source_id, into_id}):
                _call(tx, into_id, alias)
    return Merged(into_id, count, len(claims), len(documents))


def _check_merge(tx: Transaction, source_id: int, into_id: int) -> None:
    sources = table_of(SourceRow)
    rows = {row.id: row for row in tx.execute(select(sources).where(sources.c.id.in_([source_id, into_id])))}
    for number in (source_id, into_id):
        if number not in rows:
            message = f"there is no source {number}"
            raise NotFoundError(message)
        if rows[number].merged_into is not None:
            message = f"{rows[number].name} was merged before, into source {rows[number].merged_into}"
            raise UsageError(message)
    one, other = rows[source_id], rows[into_id]
    if source_id == into_id:
        message = f"{one.name} cannot be merged into itself"
        raise UsageError(message)
    if one.document_id != other.document_id:
        message = "unnamed groups belong to their document; they are never merged across documents or into others"
        raise UsageError(message)
    if one.is_outlet != other.is_outlet:
        message = f"{one.name} and {other.name} cannot be one: only one of them publishes"
        raise UsageError(message)


def _find_documents(tx: Transaction, source_id: int) -> list[int]:
    documents, images = table_of(DocumentRow), table_of(CreditRow)
    found = set(tx.execute(select(documents.c.id).where(documents.c.publisher_id == source_id)).scalars())
    found |= set(tx.execute(select(images.c.document_id).where(images.c.source_id == source_id)).scalars())
    return sorted(found)


def _is_anothers(tx: Transaction, name: str, mine: set[int]) -> bool:
    """Tell whether a further source bears the name too, so that it could not tell them apart."""
    sources, aliases = table_of(SourceRow), table_of(AliasRow)
    folded = fold_key(name)
    bearing = select(sources.c.id).where(sources.c.folded == folded, sources.c.merged_into.is_(None))
    called = (
        select(sources.c.id)
        .join(aliases, aliases.c.source_id == sources.c.id)
        .where(aliases.c.folded == folded, sources.c.merged_into.is_(None))
    )
    return bool({*tx.execute(bearing).scalars(), *tx.execute(called).scalars()} - mine)


def _call(tx: Transaction, source_id: int, alias: Alias) -> bool:
    sources, aliases = table_of(SourceRow), table_of(AliasRow)
    name = tx.execute(select(sources.c.name).where(sources.c.id == source_id)).scalar()
    known = set(tx.execute(select(aliases.c.text).where(aliases.c.source_id == source_id)).scalars())
    if alias.text in known or alias.text == name:
        return False
    tx.execute(insert(aliases), alias_values(source_id, alias))
    return True
