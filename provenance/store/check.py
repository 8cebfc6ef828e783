"""Looking for what no constraint can see."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import MetaData, Table, func, select, text

from provenance.store.bulk import table_of
from provenance.store.closure import work_out_closure
from provenance.store.facts.words import find_rows
from provenance.store.tables import (
    CitationRow,
    ClaimRow,
    ClaimSourceRow,
    CreditRow,
    CueRow,
    DocumentRow,
    EventDateRow,
    OriginalRow,
    PlaceRow,
    ProblemRow,
    QuantityRow,
    SourceRow,
)
from provenance.store.transactions import Transaction

_SPANS = ("span", "scope", "source", "cue", "content", "note")
_MENDED = (3, 51, 3)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be, in one line."""

    noun: str
    noun_id: int
    message: str

    def __str__(self) -> str:
        return f"{self.noun} {self.noun_id}: {self.message}"


def check_database(tx: Transaction) -> list[Fault]:
    """Return what is wrong in a database beyond what its constraints can see; nothing where all is well.

    Claims and citations must equal the text at their spans, spans lie within their document, claims of a document not
    overlap, lead citations belong to their claim, chains end and stay within their document, an own voice stand alone,
    unnamed groups be cited only in their document, merged sources no longer be cited, bytes fit their digest, the
    full-text index hold every claim, and the closure be what the citations make.
    """
    faults = list(_check_engine(tx))
    documents = table_of(DocumentRow)
    for number in tx.execute(select(documents.c.id).order_by(documents.c.id)).scalars().all():
        faults += _check_document(tx, number)
    faults += _check_sources(tx)
    faults += _check_index(tx)
    return faults


def describe_engine(tx: Transaction) -> str:
    """Return the engine and its version, with a warning where that version is known to lose data."""
    if not tx.is_sqlite:
        return f"PostgreSQL {tx.execute(text('SHOW server_version')).scalar()}"
    return describe_sqlite(str(tx.execute(text("SELECT sqlite_version()")).scalar()))


def describe_sqlite(version: str) -> str:
    """Return a version of SQLite, with a warning where two writers can damage a file under it."""
    if tuple(int(part) for part in version.split(".")) >= _MENDED:
        return f"SQLite {version}"
    return (
        f"SQLite {version}, which can damage a file that two processes write at once (mended in 3.51.3); "
        "install pysqlite3 where there is a wheel"
    )


def _check_engine(tx: Transaction) -> Iterator[Fault]:
    if not tx.is_sqlite:
        return
    for verdict in tx.execute(text("PRAGMA integrity_check")).scalars():
        if verdict != "ok":
            yield Fault("database", 0, str(verdict))
    for row in tx.execute(text("PRAGMA foreign_key_check")).mappings():
        yield Fault(str(row["table"]), row["rowid"] or 0, f"belongs to a row of {row['parent']} that does not exist")


def _check_document(tx: Transaction, number: int) -> Iterator[Fault]:
    documents, originals = table_of(DocumentRow), table_of(OriginalRow)
    query = select(documents.c.text, documents.c.length, originals.c.content, documents.c.sha256)
    query = query.join(originals, originals.c.sha256 == documents.c.sha256).where(documents.c.id == number)
    row = tx.execute(query).first()
    if row is None:
        yield Fault("document", number, "its original bytes are missing")
        return
    content = row.content if isinstance(row.content, bytes) else b""  # what is no longer bytes fits no digest
    if hashlib.sha256(content).hexdigest() != row.sha256:
        yield Fault("document", number, "its original bytes do not fit their SHA-256")
    if len(row.text) != row.length:
        yield Fault("document", number, f"its text has {len(row.text)} characters, not {row.length}")
    yield from _check_claims(tx, number, row.text)
    yield from _check_closure(tx, number)
    for kind in (CueRow, QuantityRow, EventDateRow, PlaceRow):
        rows = [dict(one) for one in find_rows(tx, kind, [number])]
        yield from _check_spans(table_of(kind).name, rows, row.text)
    for table in (table_of(ProblemRow), table_of(CreditRow)):
        rows = [dict(one) for one in tx.execute(select(table).where(table.c.document_id == number)).mappings()]
        yield from _check_spans(table.name, rows, row.text)


def _check_claims(tx: Transaction, number: int, document: str) -> Iterator[Fault]:
    table = table_of(ClaimRow)
    query = select(table).where(table.c.document_id == number).order_by(table.c.span_start, table.c.span_end)
    claims = [dict(one) for one in tx.execute(query).mappings()]
    yield from _check_spans("claims", claims, document)
    live = [claim for claim in claims if claim["state"] in {"read", "accepted"}]
    for one, other in pairwise(live):
        if other["span_start"] < one["span_end"]:
            yield Fault("claim", other["id"], f"overlaps claim {one['id']}")
    hops = [dict(one) for one in find_rows(tx, CitationRow, [number])]
    yield from _check_spans("citations", hops, document)
    by_claim: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for hop in hops:
        by_claim[hop["claim_id"]].append(hop)
    for claim in claims:
        mine = by_claim[claim["id"]]
        if claim["lead_citation_id"] not in {hop["id"] for hop in mine}:
            yield Fault("claim", claim["id"], "its lead citation is not its own")
        if len(mine) > 1 and any(hop["kind"] == "own_voice" for hop in mine):
            yield Fault("claim", claim["id"], "has an own voice beside other citations")
    yield from _check_chains({hop["id"]: hop["relayed_by"] for hop in hops})


def _check_closure(tx: Transaction, number: int) -> Iterator[Fault]:
    table = table_of(ClaimSourceRow)
    kept = {tuple(row) for row in tx.execute(select(table).where(table.c.document_id == number))}
    for claim_id in sorted({row[1] for row in kept ^ set(work_out_closure(tx, number))}):
        yield Fault("claim", claim_id, "its sources are not those that its citations lead to")


def _check_chains(relayed_by: Mapping[int, int | None]) -> Iterator[Fault]:
    ended: set[int] = set()
    for start in relayed_by:
        path: dict[int, None] = {}
        step: int | None = start
        while step is not None and step not in ended:
            if step in path:
                yield Fault("citation", step, "is relayed by itself, in a circle")
                break
            path[step] = None
            if step not in relayed_by:
                yield Fault("citation", start, f"is relayed by citation {step} of another document")
                break
            step = relayed_by[step]
        ended |= path.keys()


def _check_spans(table: str, rows: list[dict[str, Any]], document: str) -> Iterator[Fault]:
    noun = _SINGULAR[table]
    for row in rows:
        for prefix in _SPANS:
            end = row.get(f"{prefix}_end")
            if end is not None and end > len(document):
                yield Fault(noun, row["id"], f"its {prefix} ends at {end}, behind the end of the text")
        words = row.get("surface", row.get("text"))
        if words is not None and words != document[row["span_start"] : row["span_end"]]:
            yield Fault(noun, row["id"], "its words are not those of the text at its span")


_SINGULAR = {
    "claims": "claim",
    "citations": "citation",
    "cues": "cue",
    "quantities": "quantity",
    "event_dates": "event date",
    "places": "place",
    "problems": "problem",
    "credits": "credit",
}


def _check_sources(tx: Transaction) -> Iterator[Fault]:
    sources, citations, claims = table_of(SourceRow), table_of(CitationRow), table_of(ClaimRow)
    query = (
        select(citations.c.id, sources.c.name, sources.c.merged_into)
        .join(sources, sources.c.id == citations.c.source_id)
        .join(claims, claims.c.id == citations.c.claim_id)
        .where(
            sources.c.merged_into.is_not(None)
            | (sources.c.document_id.is_not(None) & (sources.c.document_id != claims.c.document_id))
        )
    )
    for row in tx.execute(query):
        why = "which was merged into another" if row.merged_into else "an unnamed group of another document"
        yield Fault("citation", row.id, f"cites {row.name}, {why}")


def _check_index(tx: Transaction) -> Iterator[Fault]:
    indexed = _count_indexed(tx)
    kept = tx.execute(select(func.count()).select_from(table_of(ClaimRow))).scalar_one()
    if indexed != kept:
        yield Fault("database", 0, f"the full-text index holds {indexed} of {kept} claims")


def _count_indexed(tx: Transaction) -> int:
    """Count what is indexed; SQLite's own table of documents is asked, since the index shows the claims themselves."""
    table = Table("claim_search_docsize" if tx.is_sqlite else "claim_search", MetaData())
    return int(tx.execute(select(func.count()).select_from(table)).scalar_one())
