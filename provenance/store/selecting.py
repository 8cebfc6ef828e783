"""Claims that fulfil a condition of the filter language, and nothing that is not known to."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, not_, or_, select

from provenance.model.dates import PartialDate
from provenance.model.filters import FIELDS, Comparison, Condition, Either, Every, FieldSort, FieldTest, Not
from provenance.model.vocabulary import CitationKind, Credibility, Reliability
from provenance.store.bulk import table_of
from provenance.store.cleaning import storable
from provenance.store.tables import (
    CitationRow,
    ClaimRow,
    DocumentRow,
    EventDateRow,
    LinkRow,
    PlaceRow,
    QuantityRow,
    RatingRow,
    SourceRow,
    VerdictRow,
)
from provenance.store.transactions import Transaction
from provenance.store.voices import fold_key

_Clause = ColumnElement[bool]
_C, _D, _S = table_of(ClaimRow), table_of(DocumentRow), table_of(SourceRow)
_LEAD = table_of(CitationRow).alias("lead")
_CITED = table_of(CitationRow).alias("cited")
_UNRATED = {str(Reliability.F), str(Credibility.CANNOT_BE_JUDGED)}


def select_claims(tx: Transaction, condition: Condition, *, limit: int | None = None) -> list[int]:
    """Return the ids of the claims that fulfil a condition, by document and place in the text.

    What is not known fulfils no test, and its negation neither: a claim without a date is not before any day.
    """
    query = _query(select(_C.c.id), condition).order_by(_C.c.document_id, _C.c.span_start, _C.c.number)
    return list(tx.execute(query if limit is None else query.limit(limit)).scalars())


def count_selected(tx: Transaction, condition: Condition) -> tuple[int, int]:
    """Return how many claims fulfil a condition, and of how many documents."""
    counts = select(func.count().label("claims"), func.count(_C.c.document_id.distinct()).label("documents"))
    row = tx.execute(_query(counts, condition)).one()
    return int(row.claims), int(row.documents)


def _query(query: Any, condition: Condition) -> Select[Any]:  # noqa: ANN401 -- a selection of any columns
    joined = (
        query.select_from(_C)
        .join(_D, _D.c.id == _C.c.document_id)
        .join(_LEAD, _LEAD.c.id == _C.c.lead_citation_id)
        .join(_S, _S.c.id == _LEAD.c.source_id)
    )
    selected: Select[Any] = joined.where(_compile(condition))
    return selected


def _compile(condition: Condition) -> _Clause:
    match condition:
        case Not():
            return not_(_compile(condition.part))
        case Every():
            return and_(*(_compile(part) for part in condition.parts))
        case Either():
            return or_(*(_compile(part) for part in condition.parts))
        case FieldTest():
            made = _MAKERS[condition.field](condition)
            return not_(made) if condition.comparison is Comparison.UNEQUAL else made


def _plain(column: ColumnElement[Any]) -> Callable[[FieldTest], _Clause]:
    """Compare a column of a row that every claim has."""

    def compare(test: FieldTest) -> _Clause:
        sort = FIELDS[test.field].sort
        if sort is FieldSort.NUMBER:
            return _compare_numbers(column, test)
        if sort is FieldSort.TEXT:
            return _compare_texts(column, test)
        return column.in_(_pick_values(test))

    return compare


def _compare_numbers(column: ColumnElement[Any], test: FieldTest) -> _Clause:
    numbers = [int(value) for value in test.values]
    match test.comparison:
        case Comparison.BELOW:
            return column < numbers[0]
        case Comparison.AT_MOST:
            return column <= numbers[0]
        case Comparison.ABOVE:
            return column > numbers[0]
        case Comparison.AT_LEAST:
            return column >= numbers[0]
        case _:
            return column.in_(numbers)


def _compare_texts(column: ColumnElement[Any], test: FieldTest) -> _Clause:
    lowered = func.lower(column)
    values = [storable(value).lower() for value in test.values]
    if test.comparison is Comparison.HOLDS:
        return lowered.contains(values[0], autoescape=True)
    return lowered.in_(values)


def _pick_values(test: FieldTest) -> Sequence[str]:
    """Return the values that a test on a set or a ladder allows; what nobody rated is on no side of any."""
    ladder = [value for value in FIELDS[test.field].values if value not in _UNRATED]
    if test.comparison in {Comparison.EQUAL, Comparison.UNEQUAL}:
        return test.values
    at = ladder.index(test.values[0])
    allowed = {
        Comparison.BELOW: ladder[:at],
        Comparison.AT_MOST: ladder[: at + 1],
        Comparison.ABOVE: ladder[at + 1 :],
        Comparison.AT_LEAST: ladder[at:],
    }
    return allowed[test.comparison]


def _dated(first: ColumnElement[Any], last: ColumnElement[Any], test: FieldTest) -> _Clause:
    """Compare a period, from its first to its last possible day, with the one that a value names."""
    dates = [PartialDate.parse(value) for value in test.values]
    match test.comparison:
        case Comparison.BELOW:
            return last < dates[0].first_day()
        case Comparison.AT_MOST:
            return last <= dates[0].last_day()
        case Comparison.ABOVE:
            return first > dates[0].last_day()
        case Comparison.AT_LEAST:
            return first >= dates[0].first_day()
        case _:
            return or_(*((first >= one.first_day()) & (last <= one.last_day()) for one in dates))


def _is_sourced(test: FieldTest) -> _Clause:
    cites = exists().where(_CITED.c.claim_id == _C.c.id, _CITED.c.kind != str(CitationKind.OWN_VOICE))
    return or_(*(cites if value == "yes" else ~cites for value in test.values))


def _is_proposed(test: FieldTest) -> _Clause:
    return or_(*(_S.c.proposed if value == "yes" else ~_S.c.proposed for value in test.values))


def _is_cited_as(test: FieldTest) -> _Clause:
    return exists().where(_CITED.c.claim_id == _C.c.id, _CITED.c.kind.in_(test.values))


def _names(source: Any, test: FieldTest) -> _Clause:  # noqa: ANN401 -- a table or its alias
    if test.comparison is Comparison.HOLDS:
        return source.c.folded.contains(fold_key(test.values[0]), autoescape=True)  # type: ignore[no-any-return]  # a column of an untyped table
    values = [storable(value) for value in test.values]
    return or_(source.c.key.in_(values), source.c.folded.in_([fold_key(value) for value in values]))


def _leans_on(test: FieldTest) -> _Clause:
    source = table_of(SourceRow).alias("passed")
    passed = _CITED.c.kind != str(CitationKind.OWN_VOICE)
    return exists().where(_CITED.c.claim_id == _C.c.id, passed, source.c.id == _CITED.c.source_id, _names(source, test))


def _has(row: Any, make: Callable[[Any, FieldTest], _Clause]) -> Callable[[FieldTest], _Clause]:  # noqa: ANN401 -- a row class
    """Ask whether a row that hangs on the claim fulfils a test."""

    def ask(test: FieldTest) -> _Clause:
        table = table_of(row).alias()
        return exists().where(table.c.claim_id == _C.c.id, make(table, test))

    return ask


def _is_linked(test: FieldTest) -> _Clause:
    table = table_of(LinkRow).alias()
    mine = or_(table.c.first_claim_id == _C.c.id, table.c.second_claim_id == _C.c.id)
    return exists().where(mine, table.c.state.in_(test.values))


def _rated(key: str, owner: ColumnElement[Any], unrated: str) -> Callable[[FieldTest], _Clause]:
    """Compare the last rating that is for everything; where that has ended, there is none.

    What was said of a source before it was merged into another is said of the other.
    """

    def compare(test: FieldTest) -> _Clause:
        table, merged = table_of(RatingRow).alias(), table_of(SourceRow).alias()
        rated, of = table.outerjoin(merged, merged.c.id == table.c.source_id), table.c[key] == owner
        if key == "source_id":
            of |= merged.c.merged_into == owner
        today = literal(datetime.now(UTC).date().isoformat())
        holds = or_(table.c.until.is_(None), table.c.until >= func.substr(today, 1, func.length(table.c.until)))
        last = select(case((holds, table.c.value), else_=unrated)).select_from(rated).where(of, table.c.scope.is_(None))
        value = last.order_by(table.c.id.desc()).limit(1).scalar_subquery()
        return func.coalesce(value, unrated).in_(_pick_values(test))

    return compare


def _judged(test: FieldTest) -> _Clause:
    table = table_of(VerdictRow).alias()
    mine = select(table.c.value).where(table.c.claim_id == _C.c.id).order_by(table.c.id.desc()).limit(1)
    return func.coalesce(mine.scalar_subquery(), "none").in_(test.values)


_MAKERS: Mapping[str, Callable[[FieldTest], _Clause]] = {
    "id": _plain(_C.c.id),
    "document": _plain(_C.c.document_id),
    "state": _plain(_C.c.state),
    "hedging": _plain(_C.c.level),
    "voucher": _plain(_C.c.voucher),
    "stance": _plain(_C.c.stance),
    "text": _plain(_C.c.text),
    "sourced": _is_sourced,
    "citation": _is_cited_as,
    "outlet": _leans_on,
    "source": lambda test: _names(_S, test),
    "source.kind": _plain(_S.c.kind),
    "source.country": _plain(_S.c.country),
    "source.rating": _rated("source_id", _S.c.id, str(Reliability.F)),
    "source.proposed": _is_proposed,
    "cited": lambda test: _dated(_LEAD.c.cited_first, _LEAD.c.cited_last, test),
    "published": lambda test: _dated(_D.c.published_first, _D.c.published_last, test),
    "event": _has(EventDateRow, lambda table, test: _dated(table.c.event_first, table.c.event_last, test)),
    "place": _has(PlaceRow, lambda table, test: _compare_texts(table.c.name, test)),
    "country": _has(PlaceRow, lambda table, test: _compare_texts(table.c.country, test)),
    "counts": _has(QuantityRow, lambda table, test: table.c.role.in_(test.values)),
    "rating": _rated("claim_id", _C.c.id, str(Credibility.CANNOT_BE_JUDGED)),
    "verdict": _judged,
    "link": _is_linked,
}
