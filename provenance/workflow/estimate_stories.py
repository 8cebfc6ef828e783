"""Estimating the truth of what the database's stories dispute: one question a point, one report an origin.

* A *question* is a point of a story that has one right answer: a count by role, when it was, whether it is so.
* A *report* is an origin's (never a repetition's: what shares an origin was merged before), for the value that it gave
  last; its weight is that of its claim's hedging. An origin's rating is its prior.
* A count that only sets bounds ("at least nine") speaks for the exact value within them where just one was stated;
  where several fit it tells them apart in nothing and is left out; where none fits it is a value of its own.
* A value that a confirmed claim states is settled.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from provenance.errors import NotFoundError
from provenance.link import find_stories
from provenance.model.estimates import EstimateOptions, Estimation, Prior, Report
from provenance.model.facts import ClaimFact, Facts, SourceFact
from provenance.model.links import LinkField
from provenance.model.origins import Origin
from provenance.model.stories import Story, StoryPoint, StoryValue
from provenance.model.vocabulary import Reliability, VerdictValue
from provenance.rate.estimating import estimate_reports
from provenance.rate.priors import LETTER_PRIORS
from provenance.rate.track_records import HEDGE_WEIGHTS
from provenance.store import Transaction
from provenance.workflow.stories import list_story_groups, load_around

_ASKED = (LinkField.QUANTITY, LinkField.TIME, LinkField.POLARITY)


@dataclass(frozen=True, slots=True)
class StoryReports:
    """What the stories say as reports, with the ratings as priors and what analysts settled."""

    reports: tuple[Report, ...]
    priors: Mapping[str, Prior]
    resolved: Mapping[str, str]
    notes: tuple[str, ...]


def estimate_database(
    transaction: Transaction, *, story_id: int | None = None, options: EstimateOptions | None = None
) -> Estimation:
    """Return the estimate over the stories of the database, or over one of them.

    Raises:
        NotFoundError: if there is no such story, or none at all.
        UsageError: if no story states a value that can be asked for.
    """
    groups = [one for one in list_story_groups(transaction) if story_id is None or story_id in one.claim_ids]
    facts = load_around(transaction, [number for group in groups for number in group.claim_ids])
    wanted = {group.id for group in groups}
    stories = [story for story in find_stories(facts) if story.id in wanted]
    if not stories:
        missing = "there is no story yet" if story_id is None else f"claim {story_id} belongs to no story"
        message = f"{missing}; `provenance link suggest` looks for claims about the same thing"
        raise NotFoundError(message)
    return estimate_stories(facts, stories, options)


def estimate_stories(facts: Facts, stories: Iterable[Story], options: EstimateOptions | None = None) -> Estimation:
    """Return which of the values that stories state are likely true, and how reliable each origin is.

    Args:
        facts: the claims of the stories with their sources, ratings and verdicts.
        stories: the stories.
        options: method, seed and settings; what analysts settled is added to ``resolved``.
    """
    told = list_reports(facts, stories)
    given = options or EstimateOptions()
    given = replace(given, resolved={**told.resolved, **given.resolved})
    found = estimate_reports(list(told.reports), told.priors, given)
    return replace(found, notes=(*found.notes, *told.notes))


def list_reports(facts: Facts, stories: Iterable[Story]) -> StoryReports:
    """Return one report for each origin and question; see the module's text for the rules."""
    claims = {claim.id: claim for claim in facts.claims}
    sources = {source.id: source for source in facts.sources}
    reports: list[Report] = []
    priors: dict[str, Prior] = {}
    resolved: dict[str, str] = {}
    notes: list[str] = []
    for story in stories:
        named = {origin.key: _name_origin(origin) for origin in story.origins.origins}
        for origin in story.origins.origins:
            prior = _find_prior(origin, sources)
            if prior is not None:
                priors[named[origin.key]] = prior
        for point in (one for one in story.points if one.field in _ASKED):
            question = f"story {story.id}: {point.label.replace('_', ' ')}"
            values, left_out = _settle_bounds(point)
            reports += [
                replace(report, object=question) for report in _report_point(values, story.origins.origins, claims)
            ]
            confirmed = {value for one, value in values if _is_confirmed(one, claims)}
            if len(confirmed) == 1:
                resolved[question] = confirmed.pop()
            elif confirmed:
                notes.append(f"{question}: claims with different values were confirmed; it is not taken as settled")
            notes += [f"{question}: {value!r} fits several stated values and counts for none" for value in left_out]
    return StoryReports(tuple(reports), priors, resolved, tuple(notes))


def _settle_bounds(point: StoryPoint) -> tuple[list[tuple[StoryValue, str]], list[str]]:
    """Return each value of a point with the value it speaks for, and those that speak for none."""
    exact = [value for value in point.values if value.low is not None and value.low == value.high]
    settled: list[tuple[StoryValue, str]] = []
    left_out: list[str] = []
    for value in point.values:
        within = [one for one in exact if _contains(value, one)] if value.low != value.high else []
        if len(within) > 1:
            left_out.append(value.value)
        else:
            settled.append((value, within[0].value if within else value.value))
    return settled, left_out


def _contains(bounds: StoryValue, exact: StoryValue) -> bool:
    if bounds.low is None or exact.low is None:
        return False
    return bounds.low <= exact.low and (bounds.high is None or exact.low <= bounds.high)


def _report_point(
    values: Iterable[tuple[StoryValue, str]], origins: Iterable[Origin], claims: Mapping[int, ClaimFact]
) -> list[Report]:
    """Return each origin's last word on a point."""
    said: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    by_claim: dict[int, list[str]] = defaultdict(list)
    for origin in origins:
        for number in origin.claim_ids:
            by_claim[number].append(_name_origin(origin))
    for value, label in values:
        for number in value.claim_ids:
            for name in by_claim[number]:
                said[name].append((value.on or "", number, label))
    found = []
    for name, told in said.items():
        _, number, label = max(told)
        weight = HEDGE_WEIGHTS[claims[number].hedging.level] if number in claims else 1.0
        found.append(Report(name, "", label, weight))
    return found


def _is_confirmed(value: StoryValue, claims: Mapping[int, ClaimFact]) -> bool:
    verdicts = [claims[number].verdict for number in value.claim_ids if number in claims]
    return any(verdict is not None and verdict.value is VerdictValue.CONFIRMED for verdict in verdicts)


def _name_origin(origin: Origin) -> str:
    return origin.name if origin.named else f"{origin.name} [{origin.key}]"


def _find_prior(origin: Origin, sources: Mapping[int, SourceFact]) -> Prior | None:
    """Return the prior of the first source of an origin that has a standing rating."""
    for number in origin.source_ids:
        rating = sources[number].rating if number in sources else None
        if rating is not None and isinstance(rating.standing, Reliability):
            return LETTER_PRIORS[rating.standing]
    return None
