"""A reading as rows: tuples in column order, with their ids, ready to be sent in bulk."""

import math
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from provenance.model.citations import Citation
from provenance.model.claims import Claim
from provenance.model.problems import Problem
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, Scope, Stance, Voucher
from provenance.store.bulk import Rows, column_names
from provenance.store.cleaning import storable
from provenance.store.periods import NO_PERIOD, period_values
from provenance.store.tables import (
    CitationRow,
    ClaimRow,
    CreditRow,
    CueRow,
    EventDateRow,
    PlaceRow,
    ProblemRow,
    QuantityRow,
    Row,
)
from provenance.store.voices import Voice, name_voices

Resolve = Callable[[Voice], int]
"""The source id of a voice."""

OWN_VOICE_ROLE = "own_voice"
OWN_VOICE = "own"
"""The printed id of the row that says that nobody but the document vouches."""

_RELAYED_BY = column_names(CitationRow).index("relayed_by")


def count_rows(reading: Reading) -> dict[type[Row], int]:
    """Return how many rows of each kind a reading makes."""
    more = {ProblemRow: len(find_problems(reading)), CreditRow: len(reading.credits)}
    return count_claim_rows(reading.claims) | more


def count_claim_rows(claims: Sequence[Claim]) -> dict[type[Row], int]:
    """Return how many rows of each kind claims make."""
    return {
        ClaimRow: len(claims),
        CitationRow: sum(
            sum(len(name_voices(one, claim.hedging.voucher)) for one in claim.citations) or 1 for claim in claims
        ),
        CueRow: sum(len(claim.hedging.cues) for claim in claims),
        QuantityRow: sum(len(claim.quantities) for claim in claims),
        EventDateRow: sum(len(claim.event_dates) for claim in claims),
        PlaceRow: sum(len(claim.places) for claim in claims),
    }


def find_problems(reading: Reading) -> list[Problem]:
    """Return the problems of loading and of reading, each once."""
    return list(dict.fromkeys((*reading.document.problems, *reading.problems)))


@dataclass(slots=True)
class RowMaker:
    """Turns one reading into rows. ``ids`` holds the first id set aside in each table."""

    document_id: int
    ids: dict[type[Row], int]
    resolve: Resolve
    own_voice: int
    rows: dict[type[Row], list[tuple[Any, ...]]] = field(default_factory=dict)

    def make(self, reading: Reading) -> Mapping[type[Row], Rows]:
        """Return all rows of the reading, by table, in an order in which they can be inserted."""
        self.make_claims(reading.claims)
        for problem in find_problems(reading):
            self._add(ProblemRow, self.document_id, *_span(problem.span), str(problem.kind), storable(problem.message))
        for credit in reading.credits:
            self._add_credit(credit)
        return self.rows

    def make_claims(self, claims: Sequence[Claim], first_number: int = 1) -> Mapping[type[Row], Rows]:
        """Return the rows of claims alone, numbered from ``first_number``; nothing is made of a document's problems."""
        for row in (ClaimRow, CitationRow, CueRow, QuantityRow, EventDateRow, PlaceRow, ProblemRow, CreditRow):
            self.rows[row] = []
        self._add_claims(claims, first_number)
        return self.rows

    def _add(self, row: type[Row], *values: Any) -> int:  # noqa: ANN401 -- values of columns
        rows = self.rows[row]
        number = self.ids[row] + len(rows)
        rows.append((number, *values))
        return number

    def _add_claims(self, claims: Sequence[Claim], first_number: int) -> None:
        printed: dict[str, int] = {}
        pending: list[tuple[int, str]] = []
        for number, claim in enumerate(claims, start=first_number):
            claim_id = self.ids[ClaimRow] + len(self.rows[ClaimRow])
            lead = self._add_citations(claim_id, claim, printed, pending)
            hedging = claim.hedging
            self._add(
                ClaimRow,
                self.document_id,
                number,
                *_span(claim.span),
                claim.paragraph,
                storable(claim.section),
                str(hedging.level),
                str(hedging.voucher),
                str(hedging.stance),
                lead,
                "read",
                1,
                storable(claim.text),
            )
            self._add_words(claim_id, claim)
        for hop, relay in pending:
            if relay in printed:
                self._tie(hop, printed[relay])

    def _add_words(self, claim_id: int, claim: Claim) -> None:
        for cue in claim.hedging.cues:
            weight = None if cue.weight is None else float(cue.weight)
            values = (*_span(cue.span), str(cue.kind), str(cue.level), *_optional(cue.scope), weight)
            self._add(CueRow, claim_id, *values)
        for one in claim.quantities:
            bounds = (_low(one.low), _high(one.high), _low(one.likely_low), _high(one.likely_high))
            self._add(QuantityRow, claim_id, *_span(one.span), str(one.role), *bounds, storable(one.unit))
        for event in claim.event_dates:
            self._add(EventDateRow, claim_id, *_span(event.span), *period_values(event.period))
        for place in claim.places:
            self._add(PlaceRow, claim_id, *_span(place.span), storable(place.name), place.country)

    def _add_citations(
        self, claim_id: int, claim: Claim, printed: dict[str, int], pending: list[tuple[int, str]]
    ) -> int:
        """Add the hops of a claim's citations, or its own-voice row; return the id of the lead citation."""
        if not claim.citations:
            empty = Span(claim.span.start, claim.span.start)
            kind, scope = str(CitationKind.OWN_VOICE), str(Scope.DIRECT)
            told = (claim_id, OWN_VOICE, OWN_VOICE_ROLE, self.own_voice, kind, scope)
            return self._add(CitationRow, *told, *_span(empty), "", "", None, *_NO_PARTS)
        heads: dict[str, int] = {}
        mains: dict[str, int] = {}
        for citation in claim.citations:
            before: int | None = None
            for role, voice in name_voices(citation, claim.hedging.voucher).items():
                number = self._add_hop(claim_id, citation, role, voice, before)
                heads.setdefault(citation.id, number)
                if role == "source":
                    mains.setdefault(citation.id, number)
                before = number
        for citation in claim.citations:
            relay = citation.relayed_by
            if relay in mains:
                self._tie(heads[citation.id], mains[relay])
            elif relay is not None:
                pending.append((heads[citation.id], relay))
        for name, number in mains.items():
            printed.setdefault(name, number)
        direct = (citation for citation in claim.citations if citation.scope is Scope.DIRECT)
        return mains[next(direct, claim.citations[0]).id]

    def _add_hop(self, claim_id: int, citation: Citation, role: str, voice: Voice, before: int | None) -> int:
        main = role == "source"
        return self._add(
            CitationRow,
            claim_id,
            storable(citation.id),
            role,
            self.resolve(voice),
            str(citation.kind),
            str(citation.scope),
            *_span(citation.span),
            storable(citation.surface),
            storable(citation.as_written if main else voice.name),
            before,
            *(_parts(citation) if main else _NO_PARTS),
        )

    def _tie(self, hop: int, relay: int) -> None:
        """Say that one hop was relayed by another, unless that would close a circle."""
        first, rows = self.ids[CitationRow], self.rows[CitationRow]
        step: int | None = relay
        while step is not None and step != hop:
            step = rows[step - first][_RELAYED_BY]
        if step is None:
            row = rows[hop - first]
            rows[hop - first] = (*row[:_RELAYED_BY], relay, *row[_RELAYED_BY + 1 :])

    def _add_credit(self, credit: Citation) -> None:
        voices = name_voices(credit, Voucher.OUTLET)
        self._add(
            CreditRow,
            self.document_id,
            storable(credit.id),
            self.resolve(voices["source"]),
            *_span(credit.span),
            storable(credit.surface),
            storable(credit.as_written),
            *period_values(credit.date),
            storable(credit.rule),
            storable(credit.url),
        )


def _span(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _optional(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)


def _low(number: float) -> float:
    return float(number) if math.isfinite(number) else math.copysign(sys.float_info.max, number)


def _high(number: float | None) -> float | None:
    return None if number is None or not math.isfinite(number) else float(number)


def _parts(citation: Citation) -> tuple[Any, ...]:
    """Return what of a printed citation stands on its main hop, from ``stance`` to the last column."""
    return (
        str(citation.stance),
        citation.negated,
        *_optional(citation.source_span),
        *_optional(citation.cue_span),
        *_optional(citation.content_span),
        *_optional(citation.note_span),
        *period_values(citation.date),
        storable(citation.rule),
        storable(citation.url),
        storable(citation.title),
        storable(citation.place),
        storable(citation.issue),
    )


_NO_PARTS: tuple[Any, ...] = (str(Stance.NEUTRAL), False, *([None] * 8), *NO_PERIOD, *([None] * 5))
