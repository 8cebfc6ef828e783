"""Citations by hand: attaching one to a claim, changing it, taking it off, choosing which one leads."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from provenance.errors import NotFoundError, StoreError, UsageError
from provenance.model.dates import DatePeriod
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, Scope, SourceKind, Stance
from provenance.store.bulk import allocate_ids, column_names, table_of
from provenance.store.cleaning import storable
from provenance.store.editing import ClaimPlace, Edited, load_claim_place, load_text
from provenance.store.history import changing
from provenance.store.outlets import find_source
from provenance.store.periods import period_values
from provenance.store.relays import release_relays
from provenance.store.restoring import write_snapshots
from provenance.store.sheet_rows import settle_lead
from provenance.store.sheets import cut_relays, main_hops
from provenance.store.snapshots import Snapshot
from provenance.store.speakers import keep_voices
from provenance.store.tables import CitationRow, ClaimRow, SourceRow
from provenance.store.transactions import Transaction
from provenance.store.voices import Voice, clip_name

BY_HAND = "analyst"
"""The rule of a citation that an analyst attached."""

_PERIOD = ("cited_on", "cited_until", "cited_first", "cited_last", "cited_inferred", "cited_rule")


@dataclass(frozen=True, slots=True)
class CitationEdit:
    """A citation as an analyst gives it, sources by id; None leaves a field as it is, or empty where it is new.

    ``span`` is where it stands in the document's text, ``period`` when the source published, ``relayed_by`` the id of
    another citation of the claim that relays it.
    """

    source_id: int | None = None
    kind: CitationKind | None = None
    span: Span | None = None
    period: DatePeriod | None = None
    via_id: int | None = None
    speaker_id: int | None = None
    relayed_by: int | None = None
    url: str | None = None
    title: str | None = None


def find_or_meet_source(tx: Transaction, document_id: int, name: str, kind: SourceKind | None = None) -> int:
    """Return the source that a key, name, alias or number means; with a kind, one that nobody knows is made.

    A new outlet is a proposal, a new unnamed group belongs to the document.

    Raises:
        NotFoundError: if none is meant and no kind is given.
        StoreError: if several are; the message lists them.
        UsageError: if the name is empty.
    """
    if not name.strip():
        message = "a source needs a name"
        raise UsageError(message)
    if kind is SourceKind.UNNAMED:
        voice = Voice(kind, clip_name(name))
        return keep_voices(tx, document_id, [voice])[voice.identity]
    try:
        return find_source(tx, name).source.id
    except NotFoundError as error:
        if kind is None:
            message = f"there is no source {name!r}; give its kind too and it is added as new"
            raise NotFoundError(message) from error
    voice = Voice(kind, clip_name(name))
    return keep_voices(tx, document_id, [voice])[voice.identity]


def attach_citation(
    tx: Transaction,
    claim_id: int,
    edit: CitationEdit,
    *,
    reason: str | None = None,
    seen_version: int | None = None,
) -> int:
    """Attach a citation to a claim and return its id; the document's own voice then no longer stands for it.

    Without a place in the text it stands at the claim's start, with no characters.

    Raises:
        NotFoundError: if there is no such claim or source.
        StaleError: if the claim changed since ``seen_version``.
        UsageError: if no source is given, the kind is none of a claim, or the place lies outside the document.
    """
    if edit.source_id is None:
        message = "a citation needs a source"
        raise UsageError(message)
    with changing(tx, "claim", [claim_id], "cite", reason, seen_version=seen_version) as found:
        before = found[claim_id]
        hops = [("via", edit.via_id), ("source", edit.source_id), ("speaker", edit.speaker_id)]
        named = [(role, number) for role, number in hops if number is not None]
        first = allocate_ids(tx, {CitationRow: len(named)})[CitationRow]
        main = first + [role for role, _ in named].index("source")
        rows: list[Snapshot] = []
        for place, (role, source) in enumerate(named):
            relay = edit.relayed_by if place == 0 else first + place - 1
            row = _empty_hop(claim_id, before["span_start"]) | {"id": first + place, "printed": f"h{main}"}
            row |= {"role": role, "source_id": source, "relayed_by": relay, "as_written": _name_source(tx, source)}
            rows.append(row | {"rule": BY_HAND if role == "source" else None})
        _check_relay(before, edit.relayed_by, {row["id"] for row in rows})
        _apply(tx, before, rows, edit)
        after = settle_lead(tx, before | {"citations": [*before["citations"], *rows]})
        write_snapshots(tx, "claim", [(before, after)])
    return main


def change_citation(
    tx: Transaction,
    citation_id: int,
    edit: CitationEdit,
    *,
    reason: str | None = None,
    seen_version: int | None = None,
) -> Edited:
    """Change a citation's source, kind, place, date or the like; only what ``edit`` gives.

    Raises:
        NotFoundError: if there is no such citation or source.
        StaleError: if its claim changed since ``seen_version``.
        UsageError: if it is the document's own voice, or the change is impossible.
    """
    claim_id = _find_claim(tx, citation_id)
    if edit.via_id is not None or edit.speaker_id is not None:
        message = "who relays a citation, or speaks in it, is a hop of its own; change that one's source"
        raise UsageError(message)
    with changing(tx, "claim", [claim_id], "cite", reason, seen_version=seen_version) as found:
        before = found[claim_id]
        hop = _find_hop(before, citation_id)
        mine = {row["id"] for row in before["citations"] if row["printed"] == hop["printed"]}
        rows = [dict(row) for row in before["citations"]]
        printed = [row for row in rows if row["id"] in mine]
        if edit.source_id is not None:
            named = next(row for row in printed if row["id"] == citation_id)
            name = _name_source(tx, edit.source_id)
            named["source_id"] = edit.source_id
            if hop["rule"] == BY_HAND:
                named["as_written"] = name
        if edit.relayed_by is not None:
            _check_relay(before, edit.relayed_by, mine)
            printed[0]["relayed_by"] = edit.relayed_by
        _apply(tx, before, printed, edit)
        write_snapshots(tx, "claim", [(before, before | {"citations": rows})])
    return Edited((claim_id,))


def detach_citation(
    tx: Transaction, citation_id: int, *, reason: str | None = None, seen_version: int | None = None
) -> Edited:
    """Take a printed citation, with all its hops, off its claim; the document's own voice stands where none is left.

    Raises:
        NotFoundError: if there is no such citation.
        StaleError: if its claim changed since ``seen_version``.
        UsageError: if it is the document's own voice.
    """
    claim_id = _find_claim(tx, citation_id)
    with changing(tx, "claim", [claim_id], "uncite", reason, seen_version=seen_version) as found:
        before = found[claim_id]
        hop = _find_hop(before, citation_id)
        kept = [row for row in before["citations"] if row["printed"] != hop["printed"]]
        after = before | {"citations": cut_relays(kept, before["citations"])}
        release_relays(tx, before, after)
        write_snapshots(tx, "claim", [(before, settle_lead(tx, after))])
    left = any(row["kind"] != str(CitationKind.OWN_VOICE) for row in kept)
    return Edited((claim_id,), () if left else (f"claim {claim_id} is now in the document's own voice",))


def lead_citation(
    tx: Transaction, citation_id: int, *, reason: str | None = None, seen_version: int | None = None
) -> Edited:
    """Say that a citation is the one on which its claim rests in the first place.

    Raises:
        NotFoundError: if there is no such citation.
        StaleError: if its claim changed since ``seen_version``.
    """
    claim_id = _find_claim(tx, citation_id)
    table = table_of(ClaimRow)
    with changing(tx, "claim", [claim_id], "lead", reason, seen_version=seen_version) as found:
        printed = _find_hop(found[claim_id], citation_id)["printed"]
        mains = main_hops(found[claim_id]["citations"])
        main = next(row["id"] for row in mains if row["printed"] == printed)
        tx.execute(update(table).where(table.c.id == claim_id).values(lead_citation_id=main))
    return Edited((claim_id,))


def _apply(tx: Transaction, claim: Snapshot, hops: list[Snapshot], edit: CitationEdit) -> None:
    """Write what an edit gives into the hops of one printed citation."""
    if edit.kind in {CitationKind.OWN_VOICE, CitationKind.CREDIT}:
        message = f"a claim cannot be cited as {edit.kind}; take the citation off, or choose another kind"
        raise UsageError(message)
    shared: dict[str, Any] = {} if edit.kind is None else {"kind": str(edit.kind)}
    if edit.span is not None:
        text = load_text(tx, claim["document_id"])
        if edit.span.end > len(text):
            message = f"no place: {edit.span.start} to {edit.span.end}; the document has {len(text)} characters"
            raise UsageError(message)
        near = edit.span.overlaps(Span(claim["span_start"], claim["span_end"])) or not len(edit.span)
        shared |= {"span_start": edit.span.start, "span_end": edit.span.end, "surface": edit.span.of(text)}
        shared |= {"scope": str(Scope.DIRECT if near else Scope.INHERITED)}
    for row in hops:
        row.update(shared)
        if row["role"] == "source":
            if edit.period is not None:
                row.update(zip(_PERIOD, period_values(edit.period), strict=True))
            row.update(
                {name: storable(given) for name in ("url", "title") if (given := getattr(edit, name)) is not None}
            )


def _empty_hop(claim_id: int, start: int) -> Snapshot:
    row: Snapshot = dict.fromkeys(column_names(CitationRow))
    row |= {"claim_id": claim_id, "kind": str(CitationKind.NARRATIVE), "scope": str(Scope.DIRECT), "surface": ""}
    return row | {
        "span_start": start,
        "span_end": start,
        "stance": str(Stance.NEUTRAL),
        "negated": False,
        "cited_inferred": False,
    }


def _check_relay(claim: Snapshot, relay: int | None, mine: set[int]) -> None:
    """Refuse a relay that is no hop of the claim, or that would close a circle."""
    relays = {row["id"]: row["relayed_by"] for row in claim["citations"]}
    if relay is not None and relay not in relays:
        message = f"citation {relay} is none of claim {claim['id']}"
        raise UsageError(message)
    while relay is not None:
        if relay in mine:
            message = "a citation cannot be relayed by itself"
            raise UsageError(message)
        relay = relays.get(relay)


def load_citation_place(tx: Transaction, citation_id: int) -> ClaimPlace:
    """Return where the claim stands to which a citation belongs.

    Raises:
        NotFoundError: if there is no such citation.
    """
    return load_claim_place(tx, _find_claim(tx, citation_id))


def _find_claim(tx: Transaction, citation_id: int) -> int:
    table = table_of(CitationRow)
    found = tx.execute(select(table.c.claim_id).where(table.c.id == citation_id)).scalar()
    if found is None:
        message = f"there is no citation {citation_id}; `provenance claims show` lists those of a claim"
        raise NotFoundError(message)
    return int(found)


def _find_hop(claim: Snapshot, citation_id: int) -> Snapshot:
    hop: Snapshot = next(row for row in claim["citations"] if row["id"] == citation_id)
    if hop["kind"] == str(CitationKind.OWN_VOICE):
        message = "this is the document's own voice, which stands where nobody is cited; attach a citation instead"
        raise UsageError(message)
    return hop


def _name_source(tx: Transaction, source_id: int) -> str:
    table = table_of(SourceRow)
    row = tx.execute(select(table.c.name, table.c.merged_into).where(table.c.id == source_id)).first()
    if row is None:
        message = f"there is no source {source_id}"
        raise NotFoundError(message)
    if row.merged_into is not None:
        message = f"{row.name} was merged into source {row.merged_into}; cite that one"
        raise StoreError(message)
    return str(row.name)
