"""An article that cites something from its own future.

Two forms: a citation dated after the day on which the document that cites it came out; and a piece of one date that
quotes a report of a later one, as a piece of April that quotes "a June report". Where the report's year is not stated
it may be that of the year before: said of a report of more than half a year ago it would need its year, so only then
is it taken for the future.
"""

import re
from collections.abc import Iterator

from provenance.audit.making import Ground
from provenance.model.chains import find_chains
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.facts import ClaimFact, DocumentFact
from provenance.model.findings import Finding, FindingKind, FindingSpan
from provenance.model.spans import Span
from provenance.model.vocabulary import Scope

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WRITING = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: (?:of )?([12][0-9]{3}))?(?: [a-z][a-z-]{1,15}){0,2}?"
    r" (?:report|study|survey|statement|article|letter|assessment|review|paper|briefing|memo|memorandum|dispatch|"
    r"interview|poll|analysis|audit|bulletin|newsletter|publication|resolution|communique|editorial|speech)\b"
)
"""A month, perhaps a year, and what was put out in it."""
_BEFORE = re.compile(r"\b(?:next|coming|upcoming|forthcoming|planned|scheduled|expected|due)\b", re.IGNORECASE)
_HALF_YEAR = 6


def find_future_citations(ground: Ground) -> Iterator[Finding]:
    """Find citations dated after the document, and writings quoted by what is older than they are."""
    told: set[tuple[int, Span]] = set()
    for claim in ground.facts.claims:
        document = ground.documents[claim.document_id]
        for finding in (*_find_later(ground, document, claim), *_find_inner(ground, document, claim)):
            place = (claim.document_id, finding.spans[0].span)
            if place not in told:
                told.add(place)
                yield finding


def _find_later(ground: Ground, document: DocumentFact, claim: ClaimFact) -> Iterator[Finding]:
    published = document.published
    if published is None or published.inferred:
        return
    for chain in find_chains(claim):
        dated = chain.dated
        period = None if dated is None else dated.period
        if dated is None or period is None or period.inferred or period.first_day() <= published.last_day():
            continue
        yield ground.make(
            FindingKind.FUTURE_CITATION,
            f"{ground.name(dated.source_id)} is cited as of {period.iso()}, but the document came out on "
            f"{published.iso()}",
            [ground.mark_hop(claim, dated)],
            [claim.id],
        )


def _find_inner(ground: Ground, document: DocumentFact, claim: ClaimFact) -> Iterator[Finding]:
    quoting = _find_quoting(ground, document, claim)
    if quoting is None:
        return
    name, period, mark = quoting
    for match in _WRITING.finditer(claim.text):
        if _BEFORE.search(claim.text, max(match.start() - 40, 0), match.end()):
            continue
        reason = _compare(_MONTHS.index(match[1].lower()) + 1, match[2], period)
        if reason is None:
            continue
        span = Span(claim.span.start + match.start(), claim.span.start + match.end())
        spans = [ground.mark(document.id, span, claim.id), *([mark] if mark else [])]
        yield ground.make(
            FindingKind.FUTURE_CITATION,
            f"{name} is dated {period.iso()} and cites the “{match[0]}”: {reason}",
            spans,
        )


def _find_quoting(
    ground: Ground, document: DocumentFact, claim: ClaimFact
) -> tuple[str, DatePeriod, FindingSpan | None] | None:
    """Return what quotes: the dated source that the claim's own sentence cites, else the document itself."""
    for chain in find_chains(claim):
        dated = chain.dated
        if dated is not None and dated.period is not None and chain.scope is Scope.DIRECT:
            if dated.period.inferred:
                return None
            return ground.name(dated.source_id), dated.period, ground.mark_hop(claim, dated)
    if document.published is None or document.published.inferred:
        return None
    return "the document", document.published, None


def _compare(month: int, year: str | None, period: DatePeriod) -> str | None:
    """Return why a month is later than the period, or None where it need not be."""
    until = period.last_day()
    if year is not None:
        later = PartialDate(int(year), month).first_day() > until
        return f"{year}-{month:02d} is later" if later else None
    if period.on.month is None or month <= until.month:
        return None
    back = 12 - (month - until.month)
    if back <= _HALF_YEAR:
        return None
    return f"that month came later in {until.year}; {until.year - 1} would be {back} months ago, and is not named"
