"""Event dates that contradict one another: between linked claims, and a weekday that its date did not fall on."""

import re
from collections.abc import Iterator

from provenance.audit.making import Ground
from provenance.model.claims import EventDate
from provenance.model.facts import ClaimFact
from provenance.model.findings import Finding, FindingKind
from provenance.model.spans import Span
from provenance.model.vocabulary import LinkState, Precision

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BESIDE = re.compile(r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?:, | \(|, the | the | )(?:on )?$")
_REACH = 16


def find_contradicting_dates(ground: Ground) -> Iterator[Finding]:
    """Find linked claims whose stated days share no day, and dates beside a weekday that is another."""
    for claim in ground.facts.claims:
        yield from _find_wrong_weekdays(ground, claim)
    for link in ground.facts.links:
        one, other = ground.claims.get(link.first), ground.claims.get(link.second)
        if link.state is LinkState.REJECTED or one is None or other is None:
            continue
        first, second = _find_stated(one), _find_stated(other)
        if first and second and not any(_overlap(here, there) for here in first for there in second):
            told = " and ".join(", ".join(event.period.iso() for event in events) for events in (first, second))
            yield ground.make(
                FindingKind.EVENT_DATES_DIFFER,
                f"two claims about the same thing date it differently: {told}",
                [
                    ground.mark(claim.document_id, event.span, claim.id)
                    for claim, events in ((one, first), (other, second))
                    for event in events
                ],
            )


def _find_wrong_weekdays(ground: Ground, claim: ClaimFact) -> Iterator[Finding]:
    for event in claim.event_dates:
        if event.period.precision is not Precision.DAY or event.period.inferred:
            continue
        text = ground.documents[claim.document_id].text
        own = event.span.of(text)
        before = text[max(event.span.start - _REACH, 0) : event.span.start]
        found = _BESIDE.search(before)
        named = found[1] if found else next((day.title() for day in _WEEKDAYS if day in own.lower()), None)
        weekday = event.period.first_day().weekday()
        if named is None or named.lower() == _WEEKDAYS[weekday]:
            continue
        start = event.span.start - (len(before) - found.start() if found else 0)
        yield ground.make(
            FindingKind.EVENT_DATES_DIFFER,
            f"{event.period.iso()} was a {_WEEKDAYS[weekday].title()}, not a {named}",
            [ground.mark(claim.document_id, Span(start, event.span.end), claim.id)],
        )


def _find_stated(claim: ClaimFact) -> list[EventDate]:
    return [event for event in claim.event_dates if not event.period.inferred]


def _overlap(one: EventDate, other: EventDate) -> bool:
    first, second = one.period, other.period
    return first.first_day() <= second.last_day() and second.first_day() <= first.last_day()
