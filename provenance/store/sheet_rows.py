"""New rows for a claim's sheet: from what was read anew, from another claim, or for the document's own voice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import select

from provenance.model.citations import Citation
from provenance.model.claims import Claim, Cue, EventDate, Hedging, Place, Quantity
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, Voucher
from provenance.store.bulk import allocate_ids, column_names, table_of
from provenance.store.rows import RowMaker, count_claim_rows, count_rows
from provenance.store.sheets import PARTS, choose_lead
from provenance.store.snapshots import NOUNS, Snapshot
from provenance.store.speakers import find_own_voice, keep_voices
from provenance.store.tables import CitationRow, ClaimRow, CreditRow, ProblemRow, RevisionRow, Row
from provenance.store.transactions import Transaction
from provenance.store.voices import name_voices

_Placed = TypeVar("_Placed", Cue, Quantity, EventDate, Place)

_HEDGING = ("level", "voucher", "stance")
_PART_ROWS: Mapping[str, type[Row]] = {table_of(part).name: part for part in NOUNS["claim"].parts}


def make_sheet(tx: Transaction, document_id: int, claim: Claim, number: int) -> Snapshot:
    """Return the sheet of a claim that is to be added to a document; its ids are set aside, nothing is written."""
    ids = allocate_ids(tx, count_claim_rows([claim]))
    voices = [one for cited in claim.citations for one in name_voices(cited, claim.hedging.voucher).values()]
    sources = keep_voices(tx, document_id, voices)
    own = 0 if claim.citations else find_own_voice(tx, document_id)
    maker = RowMaker(document_id, ids, lambda voice: sources[voice.identity], own)
    made = maker.make_claims([claim], number)
    (root,) = _name_columns(ClaimRow, made[ClaimRow])
    sheet = root | {name: _name_columns(part, made[part]) for name, part in _PART_ROWS.items()}
    return sheet | {"citations": _name_printed(tx, document_id, sheet["citations"])}


@dataclass(frozen=True, slots=True)
class ReadRows:
    """What a reading makes of a kept document: sheets of claims in text order, and rows of problems and credits."""

    sheets: tuple[Snapshot, ...]
    problems: tuple[Snapshot, ...]
    credits: tuple[Snapshot, ...]


def make_sheets(tx: Transaction, document_id: int, reading: Reading) -> ReadRows:
    """Return what a reading makes of a document that is kept already; ids are set aside, only sources are made."""
    ids = allocate_ids(tx, count_rows(reading))
    cited = [(one, claim.hedging.voucher) for claim in reading.claims for one in claim.citations]
    cited += [(one, Voucher.OUTLET) for one in reading.credits]
    sources = keep_voices(tx, document_id, [one for cite, who in cited for one in name_voices(cite, who).values()])
    own = 0 if all(claim.citations for claim in reading.claims) else find_own_voice(tx, document_id)
    made = RowMaker(document_id, ids, lambda voice: sources[voice.identity], own).make(reading)
    parts: dict[str, dict[int, list[Snapshot]]] = {name: {} for name in _PART_ROWS}
    for name, part in _PART_ROWS.items():
        rows = _name_columns(part, made[part])
        for row in _name_printed(tx, document_id, rows) if part is CitationRow else rows:
            parts[name].setdefault(row["claim_id"], []).append(row)
    sheets = [
        root | {name: rows.get(root["id"], []) for name, rows in parts.items()}
        for root in _name_columns(ClaimRow, made[ClaimRow])
    ]
    problems, credited = (_name_columns(row, made[row]) for row in (ProblemRow, CreditRow))
    return ReadRows(tuple(sheets), tuple(problems), tuple(credited))


def _read_into(tx: Transaction, sheet: Snapshot, claim: Claim, before: Span) -> Snapshot:
    """Return a sheet with what was read anew in the part of its text that it did not cover ``before``.

    Citations, cues, quantities, dates and places are added where none of the sheet's own stands in their place.
    """
    news = replace(
        claim,
        hedging=replace(claim.hedging, cues=tuple(_pick(claim.hedging.cues, sheet["cues"], before))),
        quantities=tuple(_pick(claim.quantities, sheet["quantities"], before)),
        event_dates=tuple(_pick(claim.event_dates, sheet["event_dates"], before)),
        places=tuple(_pick(claim.places, sheet["places"], before)),
        citations=tuple(_pick_citations(claim.citations, sheet, before)),
    )
    made = make_sheet(tx, sheet["document_id"], news, sheet["number"])
    known = {row["printed"] for row in sheet["citations"]}
    hops = [row for row in made["citations"] if row["printed"] not in known] if news.citations else []
    parts = {name: [*sheet[name], *_own(made[name], sheet["id"])] for name in PARTS}
    return sheet | parts | {"citations": [*sheet["citations"], *_own(_hold_relays(hops), sheet["id"])]}


def take_words(tx: Transaction, before: Snapshot, after: Snapshot, words: Claim | None) -> tuple[Snapshot, list[str]]:
    """Return a sheet with what reading finds in its new span, and in words how its hedging changed.

    What an analyst set of the hedging stays as it is.
    """
    if words is None:
        return after, []
    sheet = _read_into(tx, after, words, Span(before["span_start"], before["span_end"]))
    if _was_judged(tx, before["id"]):
        return sheet, []
    hedging = words.hedging
    values = {"level": str(hedging.level), "voucher": str(hedging.voucher), "stance": str(hedging.stance)}
    told = [f"{name} is now {values[name]} (was {before[name]})" for name in _HEDGING if before[name] != values[name]]
    return sheet | values, told


def _was_judged(tx: Transaction, claim_id: int) -> bool:
    """Tell whether an analyst has ever set the hedging of a claim."""
    table = table_of(RevisionRow)
    query = select(table.c.id).where(table.c.noun == "claim", table.c.noun_id == claim_id, table.c.action == "hedge")
    return tx.execute(query.limit(1)).first() is not None


def copy_parts(tx: Transaction, sheet: Snapshot, claim_id: int) -> dict[str, list[Snapshot]]:
    """Return the rows that hang on a claim as further rows for another, with ids of their own."""
    ids = allocate_ids(tx, {part: len(sheet[name]) for name, part in _PART_ROWS.items()})
    copied: dict[str, list[Snapshot]] = {}
    for name, part in _PART_ROWS.items():
        numbers = {row["id"]: ids[part] + place for place, row in enumerate(sheet[name])}
        copied[name] = [row | {"id": numbers[row["id"]], "claim_id": claim_id} for row in sheet[name]]
        if part is CitationRow:
            copied[name] = [row | {"relayed_by": numbers.get(row["relayed_by"])} for row in copied[name]]
    return copied


def settle_lead(tx: Transaction, sheet: Snapshot) -> Snapshot:
    """Return a sheet that names its lead citation: in the document's own voice where nobody else is cited."""
    own_kind = str(CitationKind.OWN_VOICE)
    cited = [row for row in sheet["citations"] if row["kind"] != own_kind]
    if cited:
        settled = sheet | {"citations": cited}
        return settled | {"lead_citation_id": choose_lead(settled)}
    own = [row for row in sheet["citations"] if row["kind"] == own_kind][:1] or [_make_own_voice(tx, sheet)]
    return sheet | {"citations": own, "lead_citation_id": own[0]["id"]}


def _make_own_voice(tx: Transaction, sheet: Snapshot) -> Snapshot:
    bare = Claim(Span(sheet["span_start"], sheet["span_end"]), "", 0, None, Hedging())
    row: Snapshot = make_sheet(tx, sheet["document_id"], bare, 1)["citations"][0]
    return row | {"claim_id": sheet["id"]}


def _pick(found: Iterable[_Placed], rows: Sequence[Snapshot], before: Span) -> Iterator[_Placed]:
    """Yield what stands outside the old span and in nobody's place."""
    taken = [Span(row["span_start"], row["span_end"]) for row in rows]
    for one in found:
        if not before.contains(one.span) and not any(one.span.overlaps(span) for span in taken):
            yield one


def _pick_citations(found: Iterable[Citation], sheet: Snapshot, before: Span) -> Iterator[Citation]:
    span = Span(sheet["span_start"], sheet["span_end"])
    known = {(row["span_start"], row["span_end"], row["kind"]) for row in sheet["citations"]}
    for one in found:
        place = (one.span.start, one.span.end, str(one.kind))
        if one.span.overlaps(span) and not before.contains(one.span) and place not in known:
            yield one


def _name_printed(tx: Transaction, document_id: int, hops: Sequence[Snapshot]) -> list[Snapshot]:
    """Return hops under the ids by which the document's other claims know them, else under ids of their own."""
    table, claims = table_of(CitationRow), table_of(ClaimRow)
    query = (
        select(table.c.printed, table.c.kind, table.c.span_start, table.c.span_end, table.c.source_id)
        .join(claims, claims.c.id == table.c.claim_id)
        .where(claims.c.document_id == document_id, table.c.role == "source")
    )
    known = {(row.kind, row.span_start, row.span_end, row.source_id): row.printed for row in tx.execute(query)}
    names: dict[str, str] = {}
    for row in hops:
        if row["role"] == "source" and row["printed"] not in names:
            place = (row["kind"], row["span_start"], row["span_end"], row["source_id"])
            names[row["printed"]] = known.get(place, f"h{row['id']}")
    return [row | {"printed": names.get(row["printed"], row["printed"])} for row in hops]


def _own(rows: Iterable[Snapshot], claim_id: int) -> list[Snapshot]:
    return [row | {"claim_id": claim_id} for row in rows]


def _hold_relays(hops: Sequence[Snapshot]) -> list[Snapshot]:
    """Return hops that hang only on one another."""
    ids = {row["id"] for row in hops}
    return [row if row["relayed_by"] in ids else row | {"relayed_by": None} for row in hops]


def _name_columns(row: type[Row], rows: Sequence[tuple[Any, ...]]) -> list[Snapshot]:
    names = column_names(row)
    return [dict(zip(names, values, strict=True)) for values in rows]
