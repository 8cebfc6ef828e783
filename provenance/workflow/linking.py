"""Linking: from the claims of some documents to suggested links with all others, kept with their run."""

from bisect import bisect_left
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Protocol

from provenance.link import ComparedClaim, compare_claims, find_pairs, prepare_claims
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
    find_documents_of,
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

MOST_CANDIDATES = 10
"""Other claims with which each claim is compared."""

_BATCH = 50
_MOST_ARTICLES = 500
"""Documents among which those of one event are looked for, unless more are new."""

_ARTICLES_EACH = 20
"""Of very many documents, how many are looked through for each new one."""

_FIRST_CLAIMS = 12
"""Claims of a document among which one tells its main event."""

_KEPT = 2000
"""Documents whose claims are held ready to be compared."""

_OUT = frozenset({"rejected", "orphaned"})
"""States of claims that nobody compares any more."""


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


class FindCandidates(Protocol):
    """Finds for each of some claims the few others, of other documents, that may speak of the same thing."""

    def __call__(self, tx: Transaction, claims: Sequence[ClaimFact], k: int) -> Mapping[int, Iterable[int]]:
        """Return by claim the ids of its candidates."""
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
    advance: Callable[[int], None] | None = None,
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
        advance: called with the number of documents that were compared since the last call.
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
        comparing = _Comparing(tx, lexicon)
        suggestions = list(_compare_all(comparing, documents, find or find_candidates_of, advance))
        suggestions = _join(suggestions, _match_events(tx, lexicon, documents, comparing.met))
        cited = list(_match_cited(tx, documents))
    with database.writing(analyst, wanted.describe()) as tx:
        kept = keep_suggestions(tx, suggestions, scope=wanted.describe(), document_ids=documents, as_of=as_of)
        kept_cited = keep_cited_documents(tx, cited)
    return LinkSummary(len(documents), comparing.pairs, kept, kept_cited)


class _Comparing:
    """Compares pairs of claims; holds those of the documents used last ready."""

    def __init__(self, tx: Transaction, lexicon: Lexicon) -> None:
        self.tx = tx
        self.lexicon = lexicon
        self.pairs = 0
        self.met: set[int] = set()
        self._ready: OrderedDict[int, dict[int, ComparedClaim]] = OrderedDict()

    def compare(self, pairs: Iterable[tuple[int, int]]) -> Iterator[LinkSuggestion]:
        """Yield what comparing these pairs suggests."""
        listed = sorted(set(pairs))
        ready = self._prepare(sorted({number for pair in listed for number in pair}))
        for first, second in listed:
            if first in ready and second in ready:
                self.pairs += 1
                suggestion = compare_claims(ready[first], ready[second])
                if suggestion is not None:
                    yield suggestion

    def _prepare(self, numbers: Sequence[int]) -> dict[int, ComparedClaim]:
        documents = find_documents_of(self.tx, numbers)
        self.met.update(documents)
        for batch in _split([number for number in documents if number not in self._ready]):
            facts = load_facts(self.tx, batch)
            prepared = prepare_claims(facts, self.lexicon.places)
            self._ready |= {number: {} for number in batch}
            for claim in facts.claims:
                if claim.state not in _OUT:
                    self._ready[claim.document_id][claim.id] = prepared[claim.id]
        found: dict[int, ComparedClaim] = {}
        for number in documents:
            self._ready.move_to_end(number)
            found |= self._ready[number]
        while len(self._ready) > _KEPT:
            self._ready.popitem(last=False)
        return found


def _compare_all(
    comparing: _Comparing,
    documents: Sequence[int],
    find: FindCandidates,
    advance: Callable[[int], None] | None,
) -> Iterator[LinkSuggestion]:
    tx = comparing.tx
    claims = [claim for batch in _split(documents) for claim in _list_open(tx, batch)]
    candidates = find(tx, claims, MOST_CANDIDATES)
    by_document: dict[int, list[ClaimFact]] = defaultdict(list)
    for claim in claims:
        by_document[claim.document_id].append(claim)
    del claims
    for batch in _split(documents):
        pairs: set[tuple[int, int]] = set()
        for number in batch:
            own = by_document.pop(number, [])
            pairs |= {(one, other) for one, other, _ in find_pairs(own, MOST_CANDIDATES, within_documents=True)}
            for claim in own:
                others = candidates.get(claim.id, ())
                pairs |= {(min(claim.id, other), max(claim.id, other)) for other in others}
        yield from comparing.compare(pairs)
        if advance is not None:
            advance(len(batch))


def _match_events(
    tx: Transaction, lexicon: Lexicon, documents: Sequence[int], met: Collection[int]
) -> tuple[LinkSuggestion, ...]:
    """Return links between claims that tell one main event in different documents.

    Where few of very many documents are new, they are compared with those ``met`` as candidates, and with those
    published nearest to them, by which it is told how rare a name is.
    """
    known = [(one.id, one.published) for one in list_documents(tx)]
    wanted = set(documents)
    most = max(_MOST_ARTICLES, _ARTICLES_EACH * len(wanted))
    if len(known) > most:
        days = sorted(period.first_day() for number, period in known if number in wanted and period is not None)
        first = wanted | set(met)
        known.sort(key=lambda one: (one[0] not in first, _find_distance(one[1], days)))
        known = known[: max(most, len(first))]
    chosen = sorted(number for number, _ in known)
    texts = [one for batch in _split(chosen) for one in load_documents(tx, batch)]
    claims = load_claims(tx, find_first_claims(tx, chosen, _FIRST_CLAIMS))
    return suggest_main_events(Facts(tuple(texts), tuple(claims), ()), lexicon, wanted)


def _join(claims: Iterable[LinkSuggestion], events: Iterable[LinkSuggestion]) -> list[LinkSuggestion]:
    """Return suggestions from comparing claims and from comparing articles, one for each pair.

    Where both suggest a pair, the claims tell how they stand to one another, the better score counts, and all reasons
    are given.
    """
    joined = {(one.first, one.second): one for one in events}
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
    return [claim for claim in load_claims(tx, find_claims_of(tx, documents)) if claim.state not in _OUT]


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
