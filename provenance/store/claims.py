"""Claims: listing those that a question is about."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, select

from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, HedgeLevel, Voucher
from provenance.store.bulk import split_ids, table_of
from provenance.store.cleaning import storable
from provenance.store.tables import CitationRow, ClaimRow, DocumentRow, SourceRow
from provenance.store.transactions import Transaction


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are asked for; every field that is set must hold.

    ``source_id`` finds claims that cite a source anywhere in a chain; ``words`` those whose text holds the words as
    they stand, whatever the case; ``unsourced`` those that rest on nobody but the document; ``within`` those that share
    a character with a span of their document.
    """

    document_id: int | None = None
    source_id: int | None = None
    level: HedgeLevel | None = None
    unsourced: bool = False
    words: str | None = None
    state: str | None = None
    ids: tuple[int, ...] | None = None
    within: Span | None = None


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim in a list. ``cited`` names its sources, nearest to the claim first; empty where nobody is cited."""

    id: int
    document_id: int
    document: str
    number: int
    span: Span
    text: str
    level: HedgeLevel
    voucher: Voucher
    state: str
    cited: tuple[str, ...]


def list_claims(
    tx: Transaction, wanted: ClaimFilter | None = None, *, limit: int | None = None, offset: int = 0
) -> list[ClaimEntry]:
    """Return claims by document and place in the text."""
    claims, documents = table_of(ClaimRow), table_of(DocumentRow)
    query = (
        select(claims, documents.c.name, documents.c.title, documents.c.sha256)
        .join(documents, documents.c.id == claims.c.document_id)
        .where(*claim_conditions(wanted or ClaimFilter()))
        .order_by(claims.c.document_id, claims.c.span_start, claims.c.number)
        .offset(offset)
    )
    rows = tx.execute(query if limit is None else query.limit(limit)).all()
    cited = _name_sources(tx, [row.id for row in rows])
    return [
        ClaimEntry(
            id=row.id,
            document_id=row.document_id,
            document=row.title or row.name or row.sha256[:12],
            number=row.number,
            span=Span(row.span_start, row.span_end),
            text=row.text,
            level=HedgeLevel(row.level),
            voucher=Voucher(row.voucher),
            state=row.state,
            cited=tuple(cited.get(row.id, ())),
        )
        for row in rows
    ]


def list_claim_ids(tx: Transaction, wanted: ClaimFilter | None = None, *, unsourced_first: bool = False) -> list[int]:
    """Return the ids of claims by document and place in the text; if asked, those first that cite nobody."""
    claims = table_of(ClaimRow)
    query = select(claims.c.id).where(*claim_conditions(wanted or ClaimFilter()))
    place = (claims.c.document_id, claims.c.span_start, claims.c.number)
    order = (case((_cites_somebody(), 1), else_=0), *place) if unsourced_first else place
    return list(tx.execute(query.order_by(*order)).scalars())


def count_claims(tx: Transaction, wanted: ClaimFilter | None = None) -> int:
    """Return how many claims a question is about."""
    query: Select[Any] = select(func.count()).select_from(table_of(ClaimRow))
    return int(tx.execute(query.where(*claim_conditions(wanted or ClaimFilter()))).scalar_one())


def claim_conditions(wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    """Return what a query over claims must ask for, so that it finds those that are wanted."""
    claims, citations = table_of(ClaimRow), table_of(CitationRow)
    conditions: list[ColumnElement[bool]] = []
    if wanted.document_id is not None:
        conditions.append(claims.c.document_id == wanted.document_id)
    if wanted.source_id is not None:
        named = citations.c.kind != str(CitationKind.OWN_VOICE)
        leaning = select(citations.c.claim_id).where(citations.c.source_id == wanted.source_id, named)
        conditions.append(claims.c.id.in_(leaning))
    if wanted.level is not None:
        conditions.append(claims.c.level == str(wanted.level))
    if wanted.state is not None:
        conditions.append(claims.c.state == wanted.state)
    if wanted.unsourced:
        conditions.append(~_cites_somebody())
    if wanted.ids is not None:
        conditions.append(claims.c.id.in_(wanted.ids))
    if wanted.within is not None:
        conditions += [claims.c.span_start < wanted.within.end, claims.c.span_end > wanted.within.start]
    if wanted.words:
        words = storable(wanted.words).lower()
        conditions.append(func.lower(claims.c.text).contains(words, autoescape=True))
    return conditions


def _cites_somebody() -> ColumnElement[bool]:
    claims, citations = table_of(ClaimRow), table_of(CitationRow)
    return exists().where(citations.c.claim_id == claims.c.id, citations.c.kind != str(CitationKind.OWN_VOICE))


def _name_sources(tx: Transaction, claims: list[int]) -> dict[int, list[str]]:
    citations, sources = table_of(CitationRow), table_of(SourceRow)
    found: dict[int, list[str]] = defaultdict(list)
    for chunk in split_ids(claims):
        query = (
            select(citations.c.claim_id, sources.c.name)
            .join(sources, sources.c.id == citations.c.source_id)
            .where(citations.c.claim_id.in_(chunk), citations.c.kind != str(CitationKind.OWN_VOICE))
            .order_by(citations.c.id)
        )
        for row in tx.execute(query):
            if row.name not in found[row.claim_id]:
                found[row.claim_id].append(row.name)
    return found
