"""Linking: from the claims of some documents to suggested links with all others, kept with their run."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Protocol

from provenance.link import compare_claims, find_pairs
from provenance.link.cited_documents import suggest_cited_documents
from provenance.model.dates import DatePeriod
from provenance.model.facts import ClaimFact, Facts
from provenance.model.lexicons import Lexicon
from provenance.model.links import CitedDocumentSuggestion, LinkSuggestion
from provenance.store import (
    Database,
    KeptCitedDocuments,
    KeptSuggestions,
    Transaction,
    find_citing_pairs,
    find_claims_of,
    find_first_claims,
    find_head,
    find_unmatched,
    keep_cited_documents,
    keep_suggestions,
    list_documents,
    load_claims,
    load_documents,
    load_facts,
)
from provenance.workflow.candidates import fill_keys, find_candidates_of
from provenance.workflow.main_events import suggest_main_events
from provenance.workflow.prepared_claims import OUT, PreparedClaims

MOST_CANDIDATES = 10
"""Other claims with which each claim is compared."""

_BATCH = 50
_MOST_ARTICLES = 500
"""Documents among which those of one event are looked for, unless more are new."""

_ARTICLES_EACH = 20
"""Of very many documents, how many are looked through for each new one."""

_MOST_TOGETHER = 5000
"""Documents in memory at once when those of one event are looked for."""

_FIRST_CLAIMS = 12
"""Claims of a document among which one tells its main event."""


@dataclass(frozen=True, slots=True)
class LinkScope:
    """Which documents are compared with all others: one, those since a day, all, or else those not compared yet."""

    document_id: int | None = None
    since: date | None = None
    everything: bool = False

    def describe(self) -> str:
        """Return the scope in words, for the history."""
        if self.document_id is not None:
            return f"document {self.document_id}"
        if self.since is not None:
            return f"documents since {self.since.isoformat()}"
        return "all documents" if self.everything else "documents not compared yet"


@dataclass(frozen=True, slots=True)
class LinkSummary:
    """What a run did: how many documents and pairs of claims it compared, and what was kept of it."""

    documents: int = 0
    pairs: int = 0
    kept: KeptSuggestions = field(default_factory=KeptSuggestions)
    cited: KeptCitedDocuments = field(default_factory=KeptCitedDocuments)


Progress = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
"""Called with a stage's name and how many steps it has; what it returns is called with the steps done since."""


class FindCandidates(Protocol):
    """Finds for each of some claims the few others, of other documents, that may speak of the same thing."""

    def __call__(self, tx: Transaction, claim_ids: Iterable[int], k: int) -> Iterable[tuple[int, Sequence[int]]]:
        """Yield claims with the ids of their candidates; a claim may be left out."""
        ...


def choose_documents(tx: Transaction, scope: LinkScope) -> list[int]:
    """Return the documents that a scope means, in the order of their ids."""
    if scope.document_id is not None:
        return [scope.document_id]
    if scope.since is not None:
        return sorted(one.id for one in list_documents(tx) if one.ingested_at.date() >= scope.since)
    return sorted(one.id for one in list_documents(tx)) if scope.everything else find_unmatched(tx)


def suggest_links(
    database: Database,
    lexicon: Lexicon,
    *,
    analyst: str,
    scope: LinkScope | None = None,
    progress: Progress | None = None,
    find: FindCandidates | None = None,
) -> LinkSummary:
    """Compare claims with those that may speak of the same thing, and keep what that suggests.

    Reading goes on while others write; all that is suggested is kept in one transaction at the end, or nothing. What
    analysts decided stays as it is.

    Args:
        database: where the claims are and the links are kept.
        lexicon: for the list of places.
        analyst: who lets it run.
        scope: which documents; those not compared yet where it is not told.
        progress: called with the name of each stage and how much it has to do; see ``Progress``.
        find: how candidates are found; by the keys that the database keeps where it is not told.
    """
    wanted = scope or LinkScope()
    if find is None:
        fill_keys(database, analyst)
    with database.reading() as tx:
        as_of = find_head(tx).id
        documents = choose_documents(tx, wanted)
        if not documents:
            return LinkSummary()
        stage = progress or _say_nothing
        near = _Near(tx, documents, find or find_candidates_of, stage)
        with PreparedClaims(tx, lexicon) as ready:
            comparing = _Comparing(tx, ready, near)
            with stage("Comparing claims", len(documents)) as advance:
                suggestions = list(comparing.compare_all(documents, advance))
            met = set(ready.documents)
        suggestions = _join(suggestions, _match_events(tx, lexicon, documents, met, stage))
        cited = list(_match_cited(tx, documents))
    with database.writing(analyst, wanted.describe()) as tx:
        kept = keep_suggestions(tx, suggestions, scope=wanted.describe(), document_ids=documents, as_of=as_of)
        kept_cited = keep_cited_documents(tx, cited)
    return LinkSummary(len(documents), comparing.pairs, kept, kept_cited)


@contextmanager
def _say_nothing(stage: str, total: int) -> Iterator[Callable[[int], None]]:  # noqa: ARG001 -- nobody looks
    yield lambda done: None  # noqa: ARG005 -- as above


class _Near:
    """The candidates of the claims of some documents: numbers in a row, since there may be very many."""

    def __init__(self, tx: Transaction, documents: Sequence[int], find: FindCandidates, stage: Progress) -> None:
        asked = array("q", (number for batch in _split(documents) for number in find_claims_of(tx, batch)))
        size = max(asked, default=0) + 1
        self._others = array("q")
        self._starts, self._ends = array("q", bytes(8 * size)), array("q", bytes(8 * size))
        with stage("Looking for candidates", len(asked)) as advance:
            for number, others in find(tx, asked, MOST_CANDIDATES):
                self._starts[number] = len(self._others)
                self._others.extend(others)
                self._ends[number] = len(self._others)
                advance(1)

    def list_pairs(self, number: int) -> Iterator[tuple[int, int]]:
        """Yield the pairs of a claim with its candidates, but those that come with the candidate, which is lower."""
        for other in self._list(number):
            if other > number or number not in self._list(other):
                yield min(number, other), max(number, other)

    def _list(self, number: int) -> Sequence[int]:
        return self._others[self._starts[number] : self._ends[number]] if number < len(self._ends) else ()


class _Comparing:
    """Compares the claims of documents with one another and with their candidates."""

    def __init__(self, tx: Transaction, ready: PreparedClaims, near: _Near) -> None:
        self.tx = tx
        self.pairs = 0
        self._ready = ready
        self._near = near

    def compare_all(self, documents: Sequence[int], advance: Callable[[int], None]) -> Iterator[LinkSuggestion]:
        """Yield what comparing the claims of these documents suggests."""
        for batch in _split(documents):
            by_document: dict[int, list[ClaimFact]] = defaultdict(list)
            for claim in _list_open(self.tx, batch):
                by_document[claim.document_id].append(claim)
            pairs: set[tuple[int, int]] = set()
            for own in by_document.values():
                pairs |= {(one, other) for one, other, _ in find_pairs(own, MOST_CANDIDATES, within_documents=True)}
                pairs.update(pair for claim in own for pair in self._near.list_pairs(claim.id))
            yield from self._compare(pairs)
            advance(len(batch))

    def _compare(self, pairs: Collection[tuple[int, int]]) -> Iterator[LinkSuggestion]:
        ready = self._ready.get(number for pair in pairs for number in pair)
        for first, second in sorted(pairs):
            if first in ready and second in ready:
                self.pairs += 1
                suggestion = compare_claims(ready[first], ready[second])
                if suggestion is not None:
                    yield suggestion


def _match_events(
    tx: Transaction, lexicon: Lexicon, documents: Sequence[int], met: Collection[int], stage: Progress
) -> Iterator[LinkSuggestion]:
    """Yield links between claims that tell one main event in different documents.

    Where few of very many documents are new, they are compared with those ``met`` as candidates, and with those
    published nearest to them, by which it is told how rare a name is. Where very many are new, those published nearest
    to one another are compared, ``_MOST_TOGETHER`` at a time, half of them once more with those that follow.
    """
    known = [(one.id, one.published) for one in list_documents(tx)]
    wanted = set(documents)
    most = max(_MOST_ARTICLES, _ARTICLES_EACH * len(wanted))
    if len(known) > most:
        days = sorted(period.first_day() for number, period in known if number in wanted and period is not None)
        first = wanted | set(met)
        known.sort(key=lambda one: (one[0] not in first, _find_distance(one[1], days)))
        known = known[: max(most, len(first))]
    known.sort(key=lambda one: (date.max if one[1] is None else one[1].first_day(), one[0]))
    chosen = [number for number, _ in known]
    starts = range(0, max(len(chosen) - _MOST_TOGETHER // 2, 1), _MOST_TOGETHER // 2)
    with stage("Looking for main events", len(starts)) as advance:
        for start in starts:
            yield from _match_together(tx, lexicon, sorted(chosen[start : start + _MOST_TOGETHER]), wanted)
            advance(1)


def _match_together(
    tx: Transaction, lexicon: Lexicon, chosen: Sequence[int], wanted: set[int]
) -> tuple[LinkSuggestion, ...]:
    if wanted.isdisjoint(chosen):
        return ()
    texts = [one for batch in _split(chosen) for one in load_documents(tx, batch)]
    claims = load_claims(tx, find_first_claims(tx, chosen, _FIRST_CLAIMS))
    return suggest_main_events(Facts(tuple(texts), tuple(claims), ()), lexicon, wanted)


def _join(claims: Iterable[LinkSuggestion], events: Iterable[LinkSuggestion]) -> list[LinkSuggestion]:
    """Return suggestions from comparing claims and from comparing articles, of each the best, one for each pair.

    Where both suggest a pair, the claims tell how they stand to one another, the better score counts, and all reasons
    are given.
    """
    joined: dict[tuple[int, int], LinkSuggestion] = {}
    for one in events:
        known = joined.get((one.first, one.second))
        if known is None or known.score < one.score:
            joined[one.first, one.second] = one
    for one in claims:
        event = joined.get((one.first, one.second))
        if event is not None:
            one = replace(one, score=max(one.score, event.score), reasons=(*one.reasons, *event.reasons))  # noqa: PLW2901 -- the joined one
        joined[one.first, one.second] = one
    return list(joined.values())


def _find_distance(period: DatePeriod | None, days: Sequence[date]) -> int:
    """Return how many days lie between a date and the nearest of some days in order; many where either is unknown."""
    if period is None or not days:
        return date.max.toordinal()
    day = period.first_day()
    place = bisect_left(days, day)
    return min(abs((day - near).days) for near in days[max(place - 1, 0) : place + 1])


def _list_open(tx: Transaction, documents: Sequence[int]) -> list[ClaimFact]:
    return [claim for claim in load_claims(tx, find_claims_of(tx, documents)) if claim.state not in OUT]


def _match_cited(tx: Transaction, documents: Sequence[int]) -> Iterator[CitedDocumentSuggestion]:
    """Yield the documents that citations of these documents mean, and those whose citations mean these."""
    wanted = set(documents)
    cited_by: dict[int, set[int]] = defaultdict(set)
    for citing, cited in find_citing_pairs(tx, documents):
        cited_by[citing].add(cited)
    for batch in _split(sorted(cited_by)):
        related = set(batch).union(*(cited_by[number] for number in batch))
        facts = load_facts(tx, sorted(related))
        citing_now = set(batch)
        for one in suggest_cited_documents(facts, wanted):
            if one.document_id in citing_now:
                yield one


def _split(numbers: Sequence[int]) -> Iterator[list[int]]:
    left = iter(numbers)
    while batch := list(islice(left, _BATCH)):
        yield batch
