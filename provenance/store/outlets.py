"""Outlets and other sources: listing them by how many claims lean on them, finding and showing one."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, func, or_, select

from provenance.errors import NotFoundError, StoreError
from provenance.model.facts import SourceFact
from provenance.store.bulk import table_of
from provenance.store.cleaning import storable
from provenance.store.facts.sources import load_sources
from provenance.store.tables import AliasRow, CitationRow, ClaimSourceRow, SourceRow
from provenance.store.transactions import Transaction
from provenance.store.voices import fold_key, follow_merges

_LONGEST_ID = 9
_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class OutletEntry:
    """A source in a list: how many claims cite it anywhere in a chain, how many it makes itself, in how many texts."""

    source: SourceFact
    claims: int
    own_voice: int
    documents: int


@dataclass(frozen=True, slots=True)
class Spelling:
    """A way in which documents write a source's name, and in how many citations."""

    text: str
    citations: int


def list_outlets(
    tx: Transaction,
    *,
    proposed: bool | None = None,
    cited: bool = False,
    words: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[OutletEntry]:
    """Return outlets, those on which most claims lean first.

    Args:
        tx: any transaction.
        proposed: True for outlets nobody has accepted yet, False for the others, None for all.
        cited: only those that some claim cites.
        words: only those whose name or alias holds the words.
        limit: how many at the most.
        offset: how many to leave out at the start.
    """
    table = table_of(SourceRow)
    conditions: list[ColumnElement[bool]] = [table.c.is_outlet, table.c.merged_into.is_(None)]
    if proposed is not None:
        conditions.append(table.c.proposed == proposed)
    if words:
        conditions.append(_named_like(words))
    return _list(tx, conditions, cited=cited, limit=limit, offset=offset)


def list_voices(tx: Transaction, *, limit: int | None = None, offset: int = 0) -> list[OutletEntry]:
    """Return cited people, bodies and unnamed groups, those on which most claims lean first."""
    table = table_of(SourceRow)
    return _list(tx, [~table.c.is_outlet, table.c.merged_into.is_(None)], cited=True, limit=limit, offset=offset)


def find_outlet(tx: Transaction, wanted: str) -> OutletEntry:
    """Return the outlet that a key, a name, an alias or a number means.

    Raises:
        NotFoundError: if none is meant.
        StoreError: if several are; the message lists them.
    """
    return find_source(tx, wanted, outlets_only=True)


def find_source(tx: Transaction, wanted: str, *, outlets_only: bool = False) -> OutletEntry:
    """Return the source that a key, a name, an alias or a number means; accepted outlets go before proposals.

    Raises:
        NotFoundError: if none is meant.
        StoreError: if several are; the message lists them.
    """
    number = find_source_id(tx, wanted, outlets_only=outlets_only)
    return _list(tx, [table_of(SourceRow).c.id == number], cited=False, limit=1, offset=0)[0]


def find_source_id(tx: Transaction, wanted: str, *, outlets_only: bool = False) -> int:
    """Return the id of the source that a key, a name, an alias or a number means, without counting what leans on it.

    Raises:
        NotFoundError: if none is meant.
        StoreError: if several are; the message lists them.
    """
    plain = storable(wanted).strip()
    found = _find_ids(tx, plain, outlets_only=outlets_only)
    noun = "outlet" if outlets_only else "source"
    if not found:
        message = f"there is no {noun} {wanted!r}; `provenance outlets list` shows those that are known"
        raise NotFoundError(message)
    if len(found) > 1:
        facts = load_sources(tx, found[:_CANDIDATES])
        told = ", ".join(f"{one.key or one.id} ({one.name}, {one.country or 'country unknown'})" for one in facts)
        message = f"{wanted!r} means {len(found)} {noun}s: {told}; give the key"
        raise StoreError(message)
    return found[0]


def list_spellings(tx: Transaction, source_id: int) -> list[Spelling]:
    """Return the ways in which documents write a source's name, the most frequent first."""
    table = table_of(CitationRow)
    number = func.count().label("citations")
    query = (
        select(table.c.as_written, number)
        .where(table.c.source_id == source_id, table.c.role != "own_voice")
        .group_by(table.c.as_written)
        .order_by(number.desc(), table.c.as_written)
    )
    return [Spelling(row.as_written, row.citations) for row in tx.execute(query)]


def _find_ids(tx: Transaction, plain: str, *, outlets_only: bool) -> Sequence[int]:
    sources, aliases = table_of(SourceRow), table_of(AliasRow)
    usable = [sources.c.is_outlet] if outlets_only else []
    by_key = list(tx.execute(select(sources.c.id).where(sources.c.key == plain, *usable)).scalars())
    if by_key:
        return sorted(set(follow_merges(tx, {number: number for number in by_key}).values()))
    folded = fold_key(plain)
    called = select(aliases.c.source_id).where(aliases.c.folded == folded)
    query = select(sources.c.id, sources.c.proposed, sources.c.merged_into).where(
        or_(sources.c.folded == folded, sources.c.id.in_(called)), *usable
    )
    rows = tx.execute(query).all()
    current = {row.id for row in rows if row.merged_into is None and not row.proposed}
    current = current or {row.id for row in rows if row.merged_into is None}
    current = current or set(follow_merges(tx, {row.id: row.id for row in rows}).values())
    if not current and plain.isascii() and plain.isdigit() and len(plain) <= _LONGEST_ID:
        numbered = select(sources.c.id).where(sources.c.id == int(plain), *usable)
        current = set(tx.execute(numbered).scalars())
    return sorted(current)


def _named_like(words: str) -> ColumnElement[bool]:
    sources, aliases = table_of(SourceRow), table_of(AliasRow)
    folded = fold_key(words)
    called = select(aliases.c.source_id).where(aliases.c.folded.contains(folded, autoescape=True))
    return or_(sources.c.folded.contains(folded, autoescape=True), sources.c.id.in_(called))


def _list(
    tx: Transaction, conditions: Sequence[ColumnElement[bool]], *, cited: bool, limit: int | None, offset: int
) -> list[OutletEntry]:
    sources, closure = table_of(SourceRow), table_of(ClaimSourceRow)
    leaning = func.count(case((closure.c.depth > 0, closure.c.claim_id)))
    speaking = func.count(case((closure.c.depth == 0, closure.c.claim_id)))
    reading = func.count(closure.c.document_id.distinct())
    query = (
        select(sources.c.id, leaning.label("claims"), speaking.label("own_voice"), reading.label("documents"))
        .outerjoin(closure, closure.c.source_id == sources.c.id)
        .where(*conditions)
        .group_by(sources.c.id, sources.c.name)
        .order_by(leaning.desc(), speaking.desc(), sources.c.name, sources.c.id)
        .offset(offset)
    )
    if cited:
        query = query.having(leaning > 0)
    rows = tx.execute(query if limit is None else query.limit(limit)).all()
    facts = {fact.id: fact for fact in load_sources(tx, [row.id for row in rows])}
    return [OutletEntry(facts[row.id], row.claims, row.own_voice, row.documents) for row in rows]
