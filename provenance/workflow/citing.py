"""What an analyst decides about the citations of claims: sources by key or name, dates as written in ISO 8601."""

from dataclasses import dataclass

from provenance.errors import UsageError
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, SourceKind
from provenance.store import (
    CitationEdit,
    Transaction,
    attach_citation,
    change_citation,
    detach_citation,
    find_or_meet_source,
    lead_citation,
    load_citation_place,
    load_claim_place,
)
from provenance.workflow.desks import Desk
from provenance.workflow.reviewing import Decision


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as an analyst gives it; what is None stays as it is, or empty where the citation is new.

    ``source``, ``via`` and ``speaker`` are keys, names, aliases or numbers; ``source_kind`` makes a source that nobody
    knows yet (and of ``via`` a website, of ``speaker`` a person). ``on`` and ``until`` say when the source published;
    ``start`` and ``end`` are the place in the document's text.
    """

    source: str | None = None
    source_kind: SourceKind | None = None
    kind: CitationKind | None = None
    on: PartialDate | None = None
    until: PartialDate | None = None
    start: int | None = None
    end: int | None = None
    via: str | None = None
    speaker: str | None = None
    relayed_by: int | None = None
    url: str | None = None


def attach(
    desk: Desk, claim_id: int, cited: Cited, *, because: str | None = None, seen_version: int | None = None
) -> Decision:
    """Attach a citation to a claim; ``made`` is its id.

    Raises:
        NotFoundError: if there is no such claim, or nobody of that name and no kind of source is given.
        StaleError: if the claim changed since ``seen_version``.
        StoreError: if a name means several sources.
        UsageError: if no source is given, or the place or the date is none.
    """
    with desk.writing(because) as tx:
        edit = _resolve(tx, load_claim_place(tx, claim_id).document_id, cited)
        made = attach_citation(tx, claim_id, edit, seen_version=seen_version)
        return Decision("cite", tx.set_id, (claim_id,), (), made)


def change(
    desk: Desk, citation_id: int, cited: Cited, *, because: str | None = None, seen_version: int | None = None
) -> Decision:
    """Change what is given of a citation: its source, kind, date, place.

    Raises:
        NotFoundError: if there is no such citation, or nobody of that name and no kind of source is given.
        StaleError: if its claim changed since ``seen_version``.
        StoreError: if a name means several sources.
        UsageError: if it is the document's own voice, or the place or the date is none.
    """
    with desk.writing(because) as tx:
        edit = _resolve(tx, load_citation_place(tx, citation_id).document_id, cited)
        edited = change_citation(tx, citation_id, edit, seen_version=seen_version)
        return Decision("cite", tx.set_id, edited.claims, edited.told, citation_id)


def detach(desk: Desk, citation_id: int, *, because: str | None = None, seen_version: int | None = None) -> Decision:
    """Take a citation off its claim; where none is left, the document's own voice stands for it.

    Raises:
        NotFoundError: if there is no such citation.
        StaleError: if its claim changed since ``seen_version``.
        UsageError: if it is the document's own voice.
    """
    with desk.writing(because) as tx:
        edited = detach_citation(tx, citation_id, seen_version=seen_version)
        return Decision("uncite", tx.set_id, edited.claims, edited.told)


def lead(desk: Desk, citation_id: int, *, because: str | None = None, seen_version: int | None = None) -> Decision:
    """Say that a claim rests on this citation in the first place.

    Raises:
        NotFoundError: if there is no such citation.
        StaleError: if its claim changed since ``seen_version``.
    """
    with desk.writing(because) as tx:
        edited = lead_citation(tx, citation_id, seen_version=seen_version)
        return Decision("lead", tx.set_id, edited.claims, edited.told, citation_id)


def _resolve(tx: Transaction, document_id: int, cited: Cited) -> CitationEdit:
    def find(name: str | None, kind: SourceKind | None) -> int | None:
        return None if name is None else find_or_meet_source(tx, document_id, name, kind)

    new = cited.source_kind is not None
    return CitationEdit(
        source_id=find(cited.source, cited.source_kind),
        kind=cited.kind,
        span=_make_span(cited.start, cited.end),
        period=_make_period(cited.on, cited.until),
        via_id=find(cited.via, SourceKind.WEBSITE if new else None),
        speaker_id=find(cited.speaker, SourceKind.PERSON),
        relayed_by=cited.relayed_by,
        url=cited.url,
    )


def _make_span(start: int | None, end: int | None) -> Span | None:
    if start is None and end is None:
        return None
    if start is None or end is None or not 0 <= start <= end:
        message = f"no place: {start} to {end}; give where it starts and where it ends"
        raise UsageError(message)
    return Span(start, end)


def _make_period(on: PartialDate | None, until: PartialDate | None) -> DatePeriod | None:
    if until is not None and (on is None or until.last_day() < on.first_day()):
        message = "a period needs a first day, and an end that is not before it"
        raise UsageError(message)
    return None if on is None else DatePeriod(on, until)
