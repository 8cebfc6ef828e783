"""A large database for the audits, its rows generated and inserted directly: claims, citations and their closure.

Claims have 1.5 citations on average: six in ten rest on one outlet, the others on two or more; a fifth of the citations
were relayed by another outlet. How often an outlet is cited falls as its rank grows (Zipf), as in real collections.
"""

import random
from bisect import bisect
from itertools import accumulate
from typing import Any

from provenance.store import Database
from provenance.store.bulk import column_names, insert_rows
from provenance.store.closure import close_reading
from provenance.store.tables import (
    CitationRow,
    ClaimRow,
    ClaimSourceRow,
    DocumentRow,
    OriginalRow,
    OutletRow,
    Row,
    SourceRow,
)

PER_DOCUMENT = 50
CHUNK = 1000
FAMILIES = 120
ALONE = 0.6
"""Share of the claims with a single citation."""
RELAYED = 0.2
"""Share of the citations that another outlet relayed."""
STATES = ("RU", "CN", "IR", "TR", "QA")
_DATES = ["cited_on", "cited_until", "cited_first", "cited_last"]


def fill_database(database: Database, claims: int, outlets: int) -> None:
    """Insert the rows of that many claims and outlets."""
    draw = random.Random(7)
    weights = list(accumulate(1 / rank for rank in range(1, outlets + 1)))
    with database.writing("bench", "generated rows") as tx:
        for row, values in _make_outlets(outlets, draw).items():
            insert_rows(tx, row, values)
        documents = claims // PER_DOCUMENT
        citation = 1
        for first in range(1, documents + 1, CHUNK):
            made: dict[type[Row], list[tuple[Any, ...]]] = {row: [] for row in (*_TABLES, ClaimSourceRow)}
            for number in range(first, min(first + CHUNK, documents + 1)):
                citation = _make_document(made, number, outlets, citation, draw, weights)
            for row, values in made.items():
                insert_rows(tx, row, values)


_TABLES = (OriginalRow, DocumentRow, ClaimRow, CitationRow)


def _row(table: type[Row], /, **values: object) -> tuple[Any, ...]:
    return tuple(values.get(name) for name in column_names(table))


def _make_outlets(outlets: int, draw: random.Random) -> dict[type[Row], list[tuple[Any, ...]]]:
    sources, about = [], []
    for number in range(1, outlets + 1):
        name = f"Outlet {number}"
        same = {"key": f"outlet-{number}", "is_outlet": True, "proposed": False, "version": 1}
        sources.append(_row(SourceRow, id=number, kind="newspaper", name=name, folded=name.lower(), **same))
        state = draw.choice(STATES) if number % 10 == 0 else None
        held = {"state": state, "state_how": state and "owned", "state_basis": state and "generated"}
        family = f"family {draw.randrange(FAMILIES)}" if number % 3 else None
        lists = dict.fromkeys(("languages", "domains", "context"), "[]")
        about.append(_row(OutletRow, source_id=number, generic=False, family=family, **held, **lists))
    return {SourceRow: sources, OutletRow: about}


def _make_document(  # noqa: PLR0917 -- one argument for each thing that the rows are made from
    made: dict[type[Row], list[tuple[Any, ...]]],
    number: int,
    outlets: int,
    citation: int,
    draw: random.Random,
    weights: list[float],
) -> int:
    """Add the rows of one document; return the next free id of a citation."""
    digest = f"{number:064x}"
    made[OriginalRow].append(_row(OriginalRow, sha256=digest, media_type="text/plain", content=b""))
    same = {"published_inferred": False, "length": 0, "version": 1, "text": "", "read_with": "bench"}
    when = {"ingested_at": "2024-01-01 00:00:00.000000", "ingested_by": "bench"}
    publisher = draw.randint(1, outlets) if number % 4 == 0 else None
    document = _row(DocumentRow, id=number, sha256=digest, publisher_id=publisher, **same, **when)
    made[DocumentRow].append(document)
    cited: list[tuple[Any, ...]] = []
    for place in range(PER_DOCUMENT):
        claim = (number - 1) * PER_DOCUMENT + place + 1
        lead = citation
        for printed in range(1 if draw.random() < ALONE else draw.choice((1, 2, 2, 3))):
            before = None
            for _ in range(2 if draw.random() < RELAYED else 1):
                source = bisect(weights, draw.random() * weights[-1]) + 1
                cited.append(_make_hop(citation, claim, min(source, outlets), f"c{printed}", before))
                before, citation = citation, citation + 1
        told = {"level": "none", "voucher": "outlet", "stance": "neutral", "state": "read", "version": 1, "text": ""}
        spans = {"span_start": place, "span_end": place, "paragraph": 0, "number": place + 1}
        row = _row(ClaimRow, id=claim, document_id=number, lead_citation_id=lead, **told, **spans)
        made[ClaimRow].append(row)
    made[CitationRow] += cited
    made[ClaimSourceRow] += close_reading(number, cited)
    return citation


def _make_hop(number: int, claim: int, source: int, printed: str, before: int | None) -> tuple[Any, ...]:
    same = {"kind": "parenthetical", "scope": "direct", "stance": "neutral", "surface": "", "as_written": ""}
    flags = {"negated": False, "cited_inferred": False, "span_start": 0, "span_end": 0, "role": "source"}
    values = {"id": number, "claim_id": claim, "printed": printed, "source_id": source, "relayed_by": before}
    return _row(CitationRow, **values, **same, **flags)
