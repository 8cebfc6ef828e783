"""Claims prepared for comparison: everything that many pairs ask of one claim, worked out once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from provenance.link.comparing.acts import find_acts
from provenance.link.comparing.ages import find_ages
from provenance.link.comparing.count_words import add_sums, make_count, names_attacker, tells_several
from provenance.link.comparing.counts import ComparedCount
from provenance.link.comparing.furniture import is_furniture
from provenance.link.comparing.names import COMMON_NAMES, find_inner_names, find_names, weigh_names
from provenance.link.comparing.places import ComparedPlace, Gazetteer
from provenance.link.comparing.polarity import find_negated
from provenance.link.comparing.responsibility import Responsibility, find_responsibility
from provenance.link.comparing.same_origin import ClaimOrigin, find_claim_origin, find_runs
from provenance.link.comparing.times import Basis, ComparedTime, to_days
from provenance.link.comparing.words import WORD, find_stems, fold_word, weigh_stem
from provenance.model.facts import ClaimFact, DocumentFact, Facts, SourceFact
from provenance.model.lexicons import PlaceEntry
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind

_WITHIN = 0.5
_ACROSS = 0.25
"""How fast a name loses weight with the claims of its document that hold it: within a document, across documents."""
_AROUND = 48
"""Characters before and after a number that tell what it counts."""
_REPORT_PRECISION = 31
_DASHES = (" - ", " – ", " — ", " -- ", ")- ", ")– ", ")— ", "— ", "–- ")
_LONGEST_DATELINE = 70
_CAPITALS = 3


@dataclass(frozen=True, slots=True)
class ComparedClaim:
    """What a comparison asks of a claim.

    ``words`` are the stems of its content words, ``names`` the words of its names, with their weights (``local``: for
    pairs within one document); citations, dates, numbers and places are none of them. ``around`` are the names and
    places of its whole document; ``furniture`` marks what tells nothing of the world. ``nearby`` are the places of the
    claims before it in its paragraph, where it names none of its own. ``reported`` are the days within which it was
    reported, None where they are not known to the month.
    """

    id: int
    document_id: int
    number: int
    words: Mapping[str, float]
    mass: float
    names: Mapping[str, float]
    local: Mapping[str, float]
    around: frozenset[str]
    furniture: bool
    acts: frozenset[str]
    ages: frozenset[int]
    places: tuple[ComparedPlace, ...]
    nearby: tuple[ComparedPlace, ...]
    time: ComparedTime | None
    reported: tuple[int, int] | None
    counts: tuple[ComparedCount, ...]
    attacker: bool
    several: bool
    negated: frozenset[str]
    responsibility: Responsibility
    origin: ClaimOrigin
    runs: frozenset[int]


def prepare_claims(facts: Facts, places: Iterable[PlaceEntry] = ()) -> dict[int, ComparedClaim]:
    """Return the claims of whole documents, ready to be compared, by their ids.

    What a claim becomes depends on its own document alone, not on what else is prepared with it.

    Args:
        facts: documents with all their claims and sources.
        places: the place list (``Lexicon.places``); without it places only agree by name.
    """
    gazetteer = Gazetteer(places)
    sources = {source.id: source for source in facts.sources}
    by_document: dict[int, list[ClaimFact]] = {}
    for claim in facts.claims:
        by_document.setdefault(claim.document_id, []).append(claim)
    documents = {document.id: document for document in facts.documents}
    return {
        compared.id: compared
        for number, claims in by_document.items()
        for compared in _prepare_document(documents.get(number), claims, sources, gazetteer)
    }


@dataclass(frozen=True, slots=True)
class _Parts:
    """The words of one claim before they are weighed."""

    stems: frozenset[str]
    names: frozenset[str]
    bare: str


def _prepare_document(
    document: DocumentFact | None,
    claims: Sequence[ClaimFact],
    sources: Mapping[int, SourceFact],
    gazetteer: Gazetteer,
) -> Iterator[ComparedClaim]:
    bare = [blank_out(claim) for claim in claims]
    plain = [_blank(text, claim.span.start, _list_named(claim)) for text, claim in zip(bare, claims, strict=True)]
    known = frozenset[str]().union(*(find_inner_names(text) for text in plain))
    parts = [_split(text, other, known) for text, other in zip(bare, plain, strict=True)]
    stems = Counter(stem for part in parts for stem in part.stems)
    names = Counter(name for part in parts for name in part.names)
    around = find_around(names, (gazetteer.find(place) for claim in claims for place in claim.places))
    before: ClaimFact | None = None
    nearby: tuple[ComparedPlace, ...] = ()
    times: tuple[tuple[int, int], ...] = ()
    for claim, part in zip(claims, parts, strict=True):
        if before is None or before.paragraph != claim.paragraph:
            nearby, times = (), ()
        before = claim
        places = tuple(dict.fromkeys(gazetteer.find(place) for place in claim.places))
        own = tuple(dict.fromkeys(to_days(date.period) for date in claim.event_dates))
        reported = _find_report(claim, document)
        words = {stem: weigh_stem(stem, stems[stem]) for stem in part.stems}
        yield ComparedClaim(
            id=claim.id,
            document_id=claim.document_id,
            number=claim.number,
            words=words,
            mass=sum(words.values()),
            names=weigh_names(part.names, names, _ACROSS),
            local=weigh_names(part.names, names, _WITHIN),
            around=around,
            furniture=is_furniture(claim.text),
            acts=find_acts(part.stems),
            ages=find_ages(part.bare),
            places=places,
            nearby=() if any(place.depth for place in places) else nearby,
            time=_find_time(own, times, reported),
            reported=reported[0] if reported else None,
            counts=add_sums(list(_list_counts(claim))),
            attacker=names_attacker(part.bare),
            several=tells_several(part.bare),
            negated=find_negated(part.bare),
            responsibility=find_responsibility(claim.text),
            origin=find_claim_origin(claim, document, sources),
            runs=find_runs(part.bare),
        )
        nearby = places if any(place.depth for place in places) else nearby
        times = own or times


def find_around(names: Iterable[str], places: Iterable[ComparedPlace]) -> frozenset[str]:
    """Return what tells a document's topic: its names and places, without those that too many hold."""
    return frozenset(name for name in names if name not in COMMON_NAMES) | {
        f"in {place.key}" for place in places if place.depth
    }


def blank_out(claim: ClaimFact) -> str:
    """Return a claim's text with spaces in place of what vouches for it: citations, sources and reporting verbs."""
    spans: list[Span] = []
    for hop in claim.citations:
        if hop.kind in {CitationKind.PARENTHETICAL, CitationKind.FOOTNOTE}:
            spans.append(hop.span)
        else:
            spans += [span for span in (hop.source_span, hop.cue_span) if span is not None]
    text = _blank(claim.text, claim.span.start, spans)
    dateline = find_dateline(text)
    return " " * dateline + text[dateline:]


def find_dateline(text: str) -> int:
    """Return where the line of place and station ends with which a report begins ("LYON (AFP) –"), 0 without one."""
    found = min((at for dash in _DASHES if (at := text.find(dash, 0, _LONGEST_DATELINE)) > 0), default=0)
    first = WORD.search(text, 0, found)
    return found if first is not None and first[0].isupper() and len(first[0]) >= _CAPITALS else 0


def _blank(text: str, offset: int, spans: Iterable[Span]) -> str:
    for span in spans:
        start, end = max(span.start - offset, 0), min(span.end - offset, len(text))
        if start < end:
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _list_named(claim: ClaimFact) -> list[Span]:
    """Return the spans of a claim's places, dates and numbers, which are compared on their own."""
    spans = [place.span for place in claim.places]
    spans += [date.span for date in claim.event_dates]
    return spans + [quantity.span for quantity in claim.quantities]


def _split(bare: str, plain: str, known: frozenset[str]) -> _Parts:
    names = find_names(plain, known)
    folded = (fold_word(match[0]) for match in WORD.finditer(plain))
    return _Parts(find_stems(word for word in folded if word not in names), names, bare)


def _find_report(claim: ClaimFact, document: DocumentFact | None) -> tuple[tuple[int, int], Basis] | None:
    cited = next((hop.period for hop in claim.citations if hop.period is not None), None)
    if cited is not None:
        days = to_days(cited)
        if days[1] - days[0] <= _REPORT_PRECISION:
            return days, Basis.CITED
    if document is not None and document.published is not None:
        days = to_days(document.published)
        if days[1] - days[0] <= _REPORT_PRECISION:
            return days, Basis.PUBLISHED
    return None


def _find_time(
    own: tuple[tuple[int, int], ...],
    near: tuple[tuple[int, int], ...],
    reported: tuple[tuple[int, int], Basis] | None,
) -> ComparedTime | None:
    if own:
        return ComparedTime(own, Basis.EVENT)
    if near:
        return ComparedTime(near, Basis.CONTEXT)
    return ComparedTime((reported[0],), reported[1]) if reported else None


def _list_counts(claim: ClaimFact) -> Iterator[ComparedCount]:
    """Yield the counts of a claim."""
    alone = len({quantity.role for quantity in claim.quantities}) < 2  # noqa: PLR2004 -- one role is alone
    for quantity in claim.quantities:
        start, end = (max(offset - claim.span.start, 0) for offset in (quantity.span.start, quantity.span.end))
        before, after = claim.text[max(start - _AROUND, 0) : start], claim.text[end : end + _AROUND]
        yield make_count(quantity, claim.cut(quantity.span), before, after, alone=alone)
