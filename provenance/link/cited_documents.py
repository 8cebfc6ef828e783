"""Cited documents: which citation probably means a document that was read too."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from provenance.link.background import find_cited_on
from provenance.model.dates import DatePeriod
from provenance.model.facts import CitationFact, ClaimFact, DocumentFact, Facts, SourceFact
from provenance.model.links import CitedDocumentSuggestion
from provenance.model.vocabulary import LinkRelation, LinkState, Precision
from provenance.text.folding import fold_name

LEAST = 0.4
"""The score from which on a document is suggested."""

_BY_PRECISION = {Precision.DAY: 0.6, Precision.RANGE: 0.55, Precision.MONTH: 0.5, Precision.YEAR: 0.4}
"""What it says that the outlet published a document within the time cited, by how exactly that is stated."""

_DAY_APART = 0.35
_TITLE = 0.4
_LINKED = 0.3
_WORDS = 0.3
_FEW, _MANY = 0.1, 0.25
_MOST_FITTING = 5
_LEAST_SHARE = 0.3
_LEAST_WORD = 5
_SAME_TITLE = 0.8


@dataclass(slots=True)
class _Cited:
    """What one document cites of one outlet at one date, over all its claims."""

    document: DocumentFact
    source: SourceFact
    cited_on: str | None
    period: DatePeriod | None
    claims: dict[int, ClaimFact] = field(default_factory=dict)
    titles: set[str] = field(default_factory=set)
    urls: set[str] = field(default_factory=set)


def suggest_cited_documents(
    facts: Facts, document_ids: Iterable[int] | None = None
) -> tuple[CitedDocumentSuggestion, ...]:
    """Return the documents that citations probably mean, the best of each citation first.

    The outlet must fit (it published the document, under this name or an alias). Then the date counts by its
    precision (a day apart counts less: print and web dates often differ by one), a title or an address that is cited,
    links between the claims of the two, and how many of the citing claims' longer words stand in the document. Where
    many documents of the outlet fit, each is the less likely.

    Args:
        facts: the documents that cite and those that may be cited.
        document_ids: which of them cite, or are cited by others; None for all.
    """
    shelf = _Shelf(facts)
    wanted = None if document_ids is None else set(document_ids)
    linked = _find_linked(facts)
    found: list[CitedDocumentSuggestion] = []
    for cited in _find_cited(facts):
        fitting = [(document, *_fit_date(cited, document)) for document in shelf.find(cited)]
        listed = []
        for document, base, reason in fitting:
            if wanted is None or cited.document.id in wanted or document.id in wanted:
                crowd = 0.0 if len(fitting) == 1 else _FEW if len(fitting) <= _MOST_FITTING else _MANY
                listed.append(_weigh(cited, document, base - crowd, reason, linked, shelf))
        best = sorted(listed, key=lambda one: (-one.score, one.cited_document_id))
        found += [one for one in best if one.score >= LEAST][:_MOST_FITTING]
    return tuple(found)


class _Shelf:
    """Documents by who published them, in the order of their dates."""

    def __init__(self, facts: Facts) -> None:
        names = {fold_name(name): source.id for source in facts.sources for name in (*source.aliases, source.name)}
        dated: dict[int, list[tuple[date, date, int]]] = defaultdict(list)
        self.undated: dict[int, list[DocumentFact]] = defaultdict(list)
        self.documents: dict[int, DocumentFact] = {document.id: document for document in facts.documents}
        self.words: dict[int, frozenset[str]] = {}
        for document in facts.documents:
            publisher = document.publisher_id or names.get(fold_name(document.publisher or ""))
            if publisher is None:
                continue
            if document.published is None:
                self.undated[publisher].append(document)
            else:
                days = (document.published.first_day(), document.published.last_day())
                dated[publisher].append((*days, document.id))
        self.dated = {publisher: sorted(found) for publisher, found in dated.items()}
        self.longest = {
            publisher: max((last - first).days for first, last, _ in found) for publisher, found in dated.items()
        }

    def find(self, cited: _Cited) -> list[DocumentFact]:
        """Return the outlet's documents that fit the date cited, or may where a title or an address is cited."""
        source = cited.source.id
        telling = bool(cited.titles or cited.urls)
        found = list(self.undated.get(source, ())) if telling else []
        found += [self.documents[number] for number in self._find_dated(source, cited, telling=telling)]
        mine = cited.document
        return [one for one in found if one.id != mine.id and not _comes_after(one, mine)]

    def _find_dated(self, source: int, cited: _Cited, *, telling: bool) -> Iterator[int]:
        shelf = self.dated.get(source, [])
        if cited.period is None:
            yield from (number for _, _, number in shelf if telling)
            return
        one_day = timedelta(days=1) if cited.period.precision is Precision.DAY else timedelta()
        first, last = _reach(cited.period, one_day)
        start = bisect_left(shelf, _back(first, self.longest.get(source, 0)), key=lambda row: row[0])
        end = bisect_right(shelf, last, key=lambda row: row[0])
        yield from (number for _, until, number in shelf[start:end] if until >= first)

    def share_words(self, claims: Iterable[ClaimFact], document: DocumentFact) -> tuple[int, int]:
        """Return how many longer words of the claims stand in a document, and how many there are."""
        if document.id not in self.words:
            self.words[document.id] = _find_words(document.text)
        words = frozenset().union(*(_find_words(claim.text) for claim in claims))
        return len(words & self.words[document.id]), len(words)


def _find_words(text: str) -> frozenset[str]:
    return frozenset(word for word in fold_name(text).split() if len(word) >= _LEAST_WORD)


def _reach(period: DatePeriod, days: timedelta) -> tuple[date, date]:
    first, last = period.first_day(), period.last_day()
    return (max(first, date.min + days) - days, min(last, date.max - days) + days)


def _back(day: date, days: int) -> date:
    return date.fromordinal(max(day.toordinal() - days, 1))


def _comes_after(cited: DocumentFact, citing: DocumentFact) -> bool:
    if cited.published is None or citing.published is None:
        return False
    return cited.published.first_day() > citing.published.last_day()


def _find_cited(facts: Facts) -> list[_Cited]:
    documents = {document.id: document for document in facts.documents}
    sources = {source.id: source for source in facts.sources}
    found: dict[tuple[int, int, str | None], _Cited] = {}
    for claim in facts.claims:
        document = documents.get(claim.document_id)
        for hop in claim.citations:
            source = sources.get(hop.source_id)
            if document is None or source is None or hop.role not in {"source", "via"} or not source.kind.publishes:
                continue
            main = next((one for one in claim.citations if one.printed == hop.printed and one.role == "source"), hop)
            cited_on = find_cited_on(hop, claim)
            key = (document.id, source.id, cited_on)
            cited = found.setdefault(key, _Cited(document, source, cited_on, hop.period or main.period))
            _note(cited, hop, claim)
    return list(found.values())


def _note(cited: _Cited, hop: CitationFact, claim: ClaimFact) -> None:
    cited.claims[claim.id] = claim
    if hop.title:
        cited.titles.add(hop.title)
    if hop.url:
        cited.urls.add(hop.url)


def _fit_date(cited: _Cited, document: DocumentFact) -> tuple[float, str]:
    if cited.period is None or document.published is None:
        return 0.0, ""
    first, last = document.published.first_day(), document.published.last_day()
    if first <= cited.period.last_day() and cited.period.first_day() <= last:
        fit = min(_BY_PRECISION[cited.period.precision], _BY_PRECISION[document.published.precision])
        return fit, f"published {document.published.iso()}, cited with {cited.cited_on}"
    return _DAY_APART, f"published {document.published.iso()}, a day from {cited.cited_on}, which is cited"


def _weigh(  # noqa: PLR0917 -- one argument for each thing that is weighed
    cited: _Cited,
    document: DocumentFact,
    base: float,
    dated: str,
    linked: Mapping[tuple[int, int], int],
    shelf: _Shelf,
) -> CitedDocumentSuggestion:
    score, reasons = base, [f"{cited.source.name} published it"]
    reasons += [dated] if dated else []
    if document.url and document.url in cited.urls:
        score, reasons = score + 1.0, [*reasons, "its address is cited"]
    if document.title and any(_same_title(title, document.title) for title in cited.titles):
        score, reasons = score + _TITLE, [*reasons, "its title is cited"]
    links = linked.get((cited.document.id, document.id), 0)
    if links:
        score, reasons = score + _LINKED, [*reasons, f"{links} of their claims are linked"]
    shared, words = shelf.share_words(cited.claims.values(), document)
    if words and shared / words >= _LEAST_SHARE:
        score += _WORDS * shared / words
        reasons.append(f"{shared} of {words} longer words of what is cited stand in it")
    return CitedDocumentSuggestion(
        document_id=cited.document.id,
        source_id=cited.source.id,
        cited_on=cited.cited_on,
        cited_document_id=document.id,
        score=round(min(max(score, 0.0), 1.0), 4),
        reasons=tuple(reasons),
        claim_ids=tuple(sorted(cited.claims)),
    )


def _same_title(cited: str, title: str) -> bool:
    one, other = set(fold_name(cited).split()), set(fold_name(title).split())
    return bool(one and other) and len(one & other) / len(one | other) >= _SAME_TITLE


def _find_linked(facts: Facts) -> dict[tuple[int, int], int]:
    """Return by pair of documents, in either order, how many of their claims say the same by links not rejected."""
    where = {claim.id: claim.document_id for claim in facts.claims}
    found: dict[tuple[int, int], int] = defaultdict(int)
    for link in facts.links:
        if link.state is LinkState.REJECTED or link.relation is LinkRelation.CONFLICTS:
            continue
        one, other = where.get(link.first), where.get(link.second)
        if one is not None and other is not None and one != other:
            found[one, other] += 1
            found[other, one] += 1
    return found
