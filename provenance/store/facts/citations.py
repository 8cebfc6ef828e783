"""The hops of each claim's citations."""

from collections import defaultdict

from sqlalchemy import RowMapping

from provenance.model.dates import DatePeriod
from provenance.model.facts import CitationFact
from provenance.model.vocabulary import CitationKind, Precision, Scope, Stance
from provenance.store.facts.words import Wanted, find_rows, read_optional_span, read_span
from provenance.store.periods import read_period
from provenance.store.tables import CitationRow
from provenance.store.transactions import Transaction


def load_citations(tx: Transaction, documents: Wanted) -> dict[int, list[CitationFact]]:
    """Return the hops of each claim, in the order in which they were read."""
    found: dict[int, list[CitationFact]] = defaultdict(list)
    for row in find_rows(tx, CitationRow, documents):
        found[row["claim_id"]].append(_make_hop(row))
    return found


def _make_hop(row: RowMapping) -> CitationFact:
    period: DatePeriod | None = read_period(row, "cited")
    return CitationFact(
        id=row["id"],
        claim_id=row["claim_id"],
        printed=row["printed"],
        role=row["role"],
        source_id=row["source_id"],
        kind=CitationKind(row["kind"]),
        scope=Scope(row["scope"]),
        span=read_span(row),
        surface=row["surface"],
        as_written=row["as_written"],
        relayed_by=row["relayed_by"],
        period=period,
        precision=Precision.NONE if period is None else period.precision,
        inferred=row["cited_inferred"],
        rule=row["rule"],
        url=row["url"],
        stance=Stance(row["stance"]),
        negated=row["negated"],
        source_span=read_optional_span(row, "source"),
        cue_span=read_optional_span(row, "cue"),
        content_span=read_optional_span(row, "content"),
        note_span=read_optional_span(row, "note"),
        title=row["title"],
        place=row["place"],
        issue=row["issue"],
    )
