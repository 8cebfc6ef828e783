"""Reading a document anew: what nobody reviewed follows the new reading, what somebody did stays or is named."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, or_, select, update

from provenance import __version__
from provenance.errors import NotFoundError
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.model.vocabulary import ProblemKind
from provenance.store.bulk import split_ids, table_of
from provenance.store.claim_states import ClaimState
from provenance.store.dependents import find_referents
from provenance.store.history import Change, changing, record, record_new
from provenance.store.relays import release_relays
from provenance.store.restoring import write_snapshots
from provenance.store.reviewed import Reviewed, find_reviewed
from provenance.store.revisions import load_set
from provenance.store.sheet_rows import ReadRows, make_sheets
from provenance.store.sheets import PARTS
from provenance.store.snapshots import Snapshot, take_snapshots
from provenance.store.tables import CitationRow, ClaimRow, DocumentRow, LinkRow
from provenance.store.transactions import Transaction

_LIVING = frozenset({"id", "claim_id", "printed", "relayed_by"})
"""Columns of the rows that hang on a claim which name rows, and say nothing of the text."""

_LOADING = frozenset({str(ProblemKind.UNDECODABLE_BYTES), str(ProblemKind.NO_PUBLICATION_DATE)})
"""Problems that arise when a file is loaded, not when its text is read."""

_READ = ("level", "voucher", "stance", "paragraph", "section")


@dataclass(frozen=True, slots=True)
class Reread:
    """What a new reading changes: claims by id, each with the words it covers.

    ``new`` are added, ``gone`` removed, ``different`` read otherwise than before, all of them reviewed by nobody.
    ``orphaned`` are reviewed claims that the new reading no longer finds; ``kept`` are reviewed ones that it reads
    otherwise, and ``covered`` what it finds where an analyst has set a claim's bounds: both are left as they are.
    ``renewed`` tells whether the document's problems or credits are others.
    """

    document_id: int
    new: tuple[tuple[int, str], ...] = ()
    gone: tuple[tuple[int, str], ...] = ()
    different: tuple[tuple[int, str], ...] = ()
    orphaned: tuple[tuple[int, str], ...] = ()
    kept: tuple[tuple[int, str], ...] = ()
    covered: tuple[str, ...] = ()
    unchanged: int = 0
    renewed: bool = False

    @property
    def changes(self) -> int:
        """How many claims become something else."""
        return len(self.new) + len(self.gone) + len(self.different) + len(self.orphaned)


def reread_document(tx: Transaction, document_id: int, reading: Reading) -> Reread:
    """Bring what nobody reviewed of a document to a new reading of the same text, and say what became of each claim.

    A claim is known again by its span. Reviewed claims are never altered: those that the reading no longer finds
    become ``orphaned``, unless they were rejected or an analyst set their bounds. Undecided links of claims that go,
    go with them. All is one set of revisions, which undo takes back.

    Args:
        tx: a writing transaction; rolled back, it shows what would change.
        document_id: which document.
        reading: its text, read anew and resolved.

    Raises:
        NotFoundError: if there is no such document.
        ValueError: if the reading is of another text.
    """
    _check_text(tx, document_id, reading)
    table = table_of(ClaimRow)
    ids = tx.execute(select(table.c.id).where(table.c.document_id == document_id)).scalars()
    present = take_snapshots(tx, "claim", ids)
    read = make_sheets(tx, document_id, reading)
    outcome = _Renewal(tx, document_id, find_reviewed(tx, document_id), present, read.sheets).run()
    renewed = _renew_document(tx, document_id, read, signed=bool(outcome.changes))
    _drop_unused(tx)
    return replace(outcome, renewed=renewed)


def _renew_document(tx: Transaction, document_id: int, read: ReadRows, *, signed: bool) -> bool:
    """Bring a document's problems and credits to those of the reading; tell whether they were others.

    Problems of loading stay: nothing was loaded anew. What was changed bears the version of the program that did it.
    """
    table = table_of(DocumentRow)
    (now,) = take_snapshots(tx, "document", [document_id]).values()
    loaded = [row for row in now["problems"] if row["kind"] in _LOADING]
    old = [[row for row in now["problems"] if row["kind"] not in _LOADING], now["credits"]]
    new = [[row for row in read.problems if row["kind"] not in _LOADING], list(read.credits)]
    differs = [sorted(map(_describe_row, rows)) for rows in old] != [sorted(map(_describe_row, rows)) for rows in new]
    if not differs and not signed:
        return False
    with changing(tx, "document", [document_id], "reread"):
        if differs:
            write_snapshots(tx, "document", [(now, now | {"problems": loaded + new[0], "credits": new[1]})])
        tx.execute(update(table).where(table.c.id == document_id).values(read_with=__version__))
    return differs


def _drop_unused(tx: Transaction) -> None:
    """Remove sources that the reading met, and that nothing cites since the claims in question stay as they are."""
    for one in load_set(tx, tx.set_id or 0):
        if one.action == "meet" and not find_referents(tx, "source", one.noun_id, set()):
            found = take_snapshots(tx, "source", [one.noun_id])
            write_snapshots(tx, "source", [(found[one.noun_id], None)])
            record(tx, [Change("reread", "source", one.noun_id, found[one.noun_id], None, one.document_id)])


def _check_text(tx: Transaction, document_id: int, reading: Reading) -> None:
    table = table_of(DocumentRow)
    text = tx.execute(select(table.c.text).where(table.c.id == document_id)).scalar()
    if text is None:
        message = f"there is no document {document_id}"
        raise NotFoundError(message)
    if text != reading.document.text:
        message = f"the reading is not of document {document_id}'s text"
        raise ValueError(message)


def _next_number(tx: Transaction, document_id: int) -> int:
    table = table_of(ClaimRow)
    last = tx.execute(select(func.max(table.c.number)).where(table.c.document_id == document_id)).scalar()
    return (last or 0) + 1


class _Renewal:
    """One document's claims, as they are and as they are read anew, and what becomes of each."""

    def __init__(
        self,
        tx: Transaction,
        document_id: int,
        reviewed: Reviewed,
        present: Mapping[int, Snapshot],
        sheets: Sequence[Snapshot],
    ) -> None:
        self._tx = tx
        self._document_id = document_id
        self._reviewed = reviewed
        self._present = present
        self._hops: dict[int, int | None] = {}
        spans: dict[tuple[int, int], Snapshot] = {}
        for one in sorted(present.values(), key=lambda row: (row["state"] != "rejected", -row["id"])):
            spans[one["span_start"], one["span_end"]] = one
        self._pairs = [(spans.get((sheet["span_start"], sheet["span_end"])), sheet) for sheet in sheets]

    def run(self) -> Reread:
        found = {one["id"] for one, _ in self._pairs if one is not None}
        lost = [one for one in self._present.values() if one["id"] not in found and one["state"] != "orphaned"]
        gone = [one for one in lost if one["id"] not in self._reviewed.claims]
        orphaned = [
            one
            for one in lost
            if one["id"] in self._reviewed.claims - self._reviewed.shaped and one["state"] != str(ClaimState.REJECTED)
        ]
        same, different, kept = self._compare()
        new, covered = self._sort_new()
        self._map_hops(same + kept, different, new)
        self._orphan([one["id"] for one in orphaned])
        self._replace(different)
        self._add(new)
        self._remove(gone)
        self._retie(same)
        return Reread(
            self._document_id,
            _tell(new),
            _tell(gone),
            _tell(one for one, _ in different),
            _tell(orphaned),
            _tell(one for one, _ in kept),
            tuple(sheet["text"] for sheet in covered),
            len(same),
        )

    def _compare(self) -> tuple[list[Any], list[Any], list[Any]]:
        """Return the pairs that are read as before, those nobody reviewed that are not, and the reviewed ones."""
        same, different, kept = [], [], []
        for one, sheet in self._pairs:
            if one is None:
                continue
            if describe(one) == describe(sheet):
                same.append((one, sheet))
            elif one["id"] in self._reviewed.claims or one["state"] != str(ClaimState.READ):
                kept.append((one, sheet))
            else:
                different.append((one, sheet))
        return same, different, kept

    def _sort_new(self) -> tuple[list[Snapshot], list[Snapshot]]:
        """Return the sheets that no claim has, apart from those where an analyst has set a claim's bounds."""
        shaped = [
            Span(one["span_start"], one["span_end"])
            for number, one in self._present.items()
            if number in self._reviewed.shaped
        ]
        new: list[Snapshot] = []
        covered: list[Snapshot] = []
        for one, sheet in self._pairs:
            if one is None:
                span = Span(sheet["span_start"], sheet["span_end"])
                (covered if any(span.overlaps(other) for other in shaped) else new).append(sheet)
        return new, covered

    def _map_hops(self, standing: Iterable[Any], different: Iterable[Any], new: Iterable[Snapshot]) -> None:
        """Remember which hop of a claim that stays is meant by a hop that was read anew."""
        for one, sheet in standing:
            known = {_describe_row(row): row["id"] for row in one["citations"]}
            self._hops |= {row["id"]: known.get(_describe_row(row)) for row in sheet["citations"]}
        written = [sheet for _, sheet in different] + list(new)
        self._hops |= {row["id"]: row["id"] for sheet in written for row in sheet["citations"]}

    def _tie(self, rows: Sequence[Snapshot], claim_id: int) -> list[Snapshot]:
        return [row | {"claim_id": claim_id, "relayed_by": self._hops.get(row["relayed_by"])} for row in rows]

    def _replace(self, pairs: Sequence[tuple[Snapshot, Snapshot]]) -> None:
        if not pairs:
            return
        afters = []
        for before, sheet in pairs:
            parts = {name: [row | {"claim_id": before["id"]} for row in sheet[name]] for name in PARTS}
            citations = self._tie(sheet["citations"], before["id"])
            fields = {name: sheet[name] for name in (*_READ, "lead_citation_id")}
            afters.append((before, before | fields | parts | {"citations": citations}))
        for before, after in afters:
            release_relays(self._tx, before, after)
        numbers = [before["id"] for before, _ in pairs]
        with changing(self._tx, "claim", numbers, "reread") as now:
            write_snapshots(self._tx, "claim", [(now[before["id"]], after) for before, after in afters])

    def _add(self, new: Sequence[Snapshot]) -> None:
        first = _next_number(self._tx, self._document_id)
        tied = [
            sheet | {"citations": self._tie(sheet["citations"], sheet["id"]), "number": first + place}
            for place, sheet in enumerate(new)
        ]
        write_snapshots(self._tx, "claim", [(None, sheet) for sheet in tied])
        record_new(self._tx, "claim", [sheet["id"] for sheet in new], "reread")

    def _remove(self, gone: Sequence[Snapshot]) -> None:
        for one in gone:
            release_relays(self._tx, one, None)
            links = take_snapshots(self._tx, "link", _find_links(self._tx, one["id"]))
            (now,) = take_snapshots(self._tx, "claim", [one["id"]]).values()
            write_snapshots(self._tx, "link", [(link, None) for link in links.values()])
            write_snapshots(self._tx, "claim", [(now, None)])
            changes = [Change("reread", "link", number, link, None, None) for number, link in links.items()]
            record(self._tx, [*changes, Change("reread", "claim", one["id"], now, None, self._document_id)])

    def _orphan(self, numbers: Sequence[int]) -> None:
        table = table_of(ClaimRow)
        with changing(self._tx, "claim", numbers, "orphan", "a later reading does not find it"):
            for chunk in split_ids(numbers):
                where = table.c.id.in_(chunk)
                self._tx.execute(update(table).where(where).values(state=str(ClaimState.ORPHANED)))

    def _retie(self, standing: Iterable[Any]) -> None:
        """Let hops of claims that stay hang on those of claims that were read otherwise."""
        wanted = {
            self._hops[row["id"]]: self._hops.get(row["relayed_by"])
            for _, sheet in standing
            for row in sheet["citations"]
        }
        table = table_of(CitationRow)
        for chunk in split_ids(number for number in wanted if number is not None):
            query = select(table.c.id, table.c.claim_id, table.c.relayed_by).where(table.c.id.in_(chunk))
            rows = [row for row in self._tx.execute(query) if row.relayed_by != wanted[row.id]]
            with changing(self._tx, "claim", sorted({row.claim_id for row in rows}), "retie"):
                for row in rows:
                    self._tx.execute(update(table).where(table.c.id == row.id).values(relayed_by=wanted[row.id]))


def describe(sheet: Snapshot) -> tuple[Any, ...]:
    """Return what was read of a claim, without what merely names its rows."""
    parts = [tuple(sorted(_describe_row(row) for row in sheet[name])) for name in (*PARTS, "citations")]
    lead = next((_describe_row(row) for row in sheet["citations"] if row["id"] == sheet["lead_citation_id"]), None)
    by_id = {row["id"]: _describe_row(row) for row in sheet["citations"]}
    relays = tuple(sorted((by_id[row["id"]], by_id.get(row["relayed_by"], ())) for row in sheet["citations"]))
    return (*(str(sheet[name]) for name in _READ), *parts, lead, relays)


def _describe_row(row: Snapshot) -> tuple[str, ...]:
    return tuple(f"{name}={_plain(value)}" for name, value in sorted(row.items()) if name not in _LIVING)


def _plain(value: object) -> object:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _find_links(tx: Transaction, claim_id: int) -> list[int]:
    table = table_of(LinkRow)
    ends = or_(table.c.first_claim_id == claim_id, table.c.second_claim_id == claim_id)
    return list(tx.execute(select(table.c.id).where(ends)).scalars())


def _tell(sheets: Iterable[Snapshot]) -> tuple[tuple[int, str], ...]:
    return tuple((int(sheet["id"]), str(sheet["text"])) for sheet in sheets)
