"""Full-text search over claims, on both engines: words of the text, whatever their ending, accent or case."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, text

from provenance.model.spans import Span
from provenance.store.bulk import split_ids
from provenance.store.cleaning import storable
from provenance.store.transactions import Transaction

_LONGEST = 100_000
"""Characters of a claim that PostgreSQL indexes; one of its word lists holds no more than a megabyte."""

_CAP = 2000
"""Hits that are ranked, the newest: ranking a frequent word's hits all would take seconds."""

_MOST_TERMS = 32
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim that a search found. ``marks`` are the spans of the words found, counted from the claim's start."""

    claim_id: int
    document_id: int
    document: str
    number: int
    text: str
    marks: tuple[Span, ...]


def index_claims(tx: Transaction, first_id: int, last_id: int) -> None:
    """Put the claims from one id to another, which have just been kept, into the full-text index."""
    within = "id BETWEEN :first AND :last"
    if tx.is_sqlite:
        query = f"INSERT INTO claim_search (rowid, text) SELECT id, text FROM claims WHERE {within}"  # noqa: S608 -- fixed texts
    else:
        query = (
            f"INSERT INTO claim_search SELECT id, to_tsvector('provenance_words', left(text, {_LONGEST})) "  # noqa: S608 -- a number of ours
            f"FROM claims WHERE {within}"
        )
    tx.execute(text(query), {"first": first_id, "last": last_id})


def index_claims_by_id(tx: Transaction, claims: Iterable[int]) -> None:
    """Put claims that have just been made into the full-text index; for changed and removed ones triggers do."""
    condition = "id IN :ids"
    if tx.is_sqlite:
        query = f"INSERT INTO claim_search (rowid, text) SELECT id, text FROM claims WHERE {condition}"  # noqa: S608 -- fixed texts
    else:
        query = (
            f"INSERT INTO claim_search SELECT id, to_tsvector('provenance_words', left(text, {_LONGEST})) "  # noqa: S608 -- a number of ours
            f"FROM claims WHERE {condition}"
        )
    statement = text(query).bindparams(bindparam("ids", expanding=True))
    for chunk in split_ids(claims):
        tx.execute(statement, {"ids": chunk})


def search_claims(
    tx: Transaction, words: str, *, document_id: int | None = None, limit: int = 20, offset: int = 0
) -> list[Hit]:
    """Return claims that hold all the words, the most fitting first.

    Words in double quotes must stand side by side. Nothing in the words is an operator; a search without letters or
    digits finds nothing. Of very frequent words only the newest 2,000 hits are ranked.
    """
    terms = split_terms(words)
    if not terms:
        return []
    values: dict[str, Any] = {"limit": limit, "offset": offset}
    if document_id is not None:
        values["document"] = document_id
    rank = _rank_sqlite if tx.is_sqlite else _rank_postgresql
    ids = rank(tx, terms, values)
    if not ids:
        return []
    query = text(
        "SELECT c.id, c.document_id, c.number, c.text, d.title, d.name, d.sha256 "
        "FROM claims c JOIN documents d ON d.id = c.document_id WHERE c.id IN :ids"
    ).bindparams(bindparam("ids", expanding=True))
    rows = {row.id: row for row in tx.execute(query, {"ids": ids})}
    marks = _mark_sqlite(tx, terms, ids) if tx.is_sqlite else {}
    if not tx.is_sqlite:
        marks = _mark_postgresql(tx, terms, {number: row.text for number, row in rows.items()})
    return [
        Hit(
            number,
            rows[number].document_id,
            rows[number].title or rows[number].name or rows[number].sha256[:12],
            rows[number].number,
            rows[number].text,
            marks.get(number, ()),
        )
        for number in ids
        if number in rows
    ]


def split_terms(words: str) -> list[str]:
    """Return the words and quoted phrases of a search, without those that hold no letter or digit."""
    found = (match.group(1) or match.group(2) or "" for match in _TERM.finditer(storable(words)))
    return [term.replace('"', " ").strip() for term in found if any(c.isalnum() for c in term)][:_MOST_TERMS]


def _rank_sqlite(tx: Transaction, terms: list[str], values: dict[str, Any]) -> list[int]:
    within = " AND rowid IN (SELECT id FROM claims WHERE document_id = :document)" if "document" in values else ""
    query = (
        "SELECT number FROM (SELECT rowid AS number, bm25(claim_search) AS fit FROM claim_search "  # noqa: S608 -- fixed texts and a number of ours
        f"WHERE claim_search MATCH :words{within} ORDER BY rowid DESC LIMIT {_CAP}) "
        "ORDER BY fit, number LIMIT :limit OFFSET :offset"
    )
    return list(tx.execute(text(query), {**values, "words": _match(terms)}).scalars())


def _match(terms: list[str]) -> str:
    """Return the words as a query of FTS5: each a string, so that none is an operator."""
    return " AND ".join(f'"{term}"' for term in terms)


def _mark_sqlite(tx: Transaction, terms: list[str], ids: list[int]) -> dict[int, tuple[Span, ...]]:
    query = text(
        "SELECT rowid AS number, highlight(claim_search, 0, :open, :close) AS marked FROM claim_search "
        "WHERE claim_search MATCH :words AND rowid IN :ids"
    ).bindparams(bindparam("ids", expanding=True))
    values = {"open": _OPEN, "close": _CLOSE, "words": _match(terms), "ids": ids}
    return {row.number: find_marks(row.marked) for row in tx.execute(query, values)}


def find_marks(marked: str) -> tuple[Span, ...]:
    """Return the spans between the marks, counted without them; none where the text holds a mark of its own."""
    spans: list[Span] = []
    before = 0
    parts = marked.split(_OPEN)
    before = len(parts[0])
    for part in parts[1:]:
        hit, close, rest = part.partition(_CLOSE)
        if not close or _CLOSE in rest:
            return ()
        spans.append(Span(before, before + len(hit)))
        before += len(hit) + len(rest)
    return tuple(spans)


def _rank_postgresql(tx: Transaction, terms: list[str], values: dict[str, Any]) -> list[int]:
    asked = " && ".join(f"phraseto_tsquery('provenance_words', :term{place})" for place in range(len(terms)))
    within = "JOIN claims c ON c.id = s.claim_id AND c.document_id = :document " if "document" in values else ""
    query = (
        f"WITH asked AS MATERIALIZED (SELECT {asked} AS words), "  # noqa: S608 -- fixed texts and a number of ours
        f"found AS (SELECT s.claim_id, s.words FROM claim_search s {within}"
        f"WHERE s.words @@ (SELECT words FROM asked) ORDER BY s.claim_id DESC LIMIT {_CAP}) "
        "SELECT claim_id FROM found ORDER BY ts_rank(words, (SELECT words FROM asked)) DESC, claim_id "
        "LIMIT :limit OFFSET :offset"
    )
    named = {f"term{place}": term for place, term in enumerate(terms)}
    return list(tx.execute(text(query), {**values, **named}).scalars())


def _mark_postgresql(tx: Transaction, terms: list[str], texts: dict[int, str]) -> dict[int, tuple[Span, ...]]:
    """Find the words by what the engine makes of each: its own marking drops tags from the text."""
    asked = {match.group() for term in terms for match in _WORD.finditer(term)}
    words = {number: list(_WORD.finditer(one[:_LONGEST])) for number, one in texts.items()}
    every = sorted(asked | {match.group() for found in words.values() for match in found})
    query = text(
        "SELECT word, tsvector_to_array(to_tsvector('provenance_words', word)) AS stems "
        "FROM unnest(CAST(:words AS text[])) AS word"
    )
    stems = {row.word: frozenset(row.stems) for row in tx.execute(query, {"words": every})}
    wanted = frozenset[str]().union(*(stems[word] for word in asked))
    return {
        number: tuple(Span(*match.span()) for match in found if stems[match.group()] & wanted)
        for number, found in words.items()
    }
