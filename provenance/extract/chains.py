"""Citations of prose, ids in text order, and who relays whom."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from provenance.extract.cited import plain
from provenance.extract.claims import Piece
from provenance.extract.passages import ANAPHORA_TO_CLOSING_CITATION, find_passages
from provenance.model.citations import Attribution, Citation
from provenance.model.layout import Sentence
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, Scope, SourceKind
from provenance.text.folding import fold_name
from provenance.text.wordlists import list_words

_MARKED = frozenset({CitationKind.PARENTHETICAL, CitationKind.FOOTNOTE})
_MOST_TOUCHED = 50
"""Claims; a quotation that runs on over more is cut there."""

_POINTING = list_words("he she who it they which that")
"""Words that stand for a source named before, whose name is printed instead."""

IMPERSONAL = "impersonal"
"""Nobody is named ("it was reported"): the words of reporting stand for the source."""


def cite_attribution(text: str, attribution: Attribution) -> Citation:
    """Return the citation that an attribution in prose makes, without an id.

    The source is the outlet named in it, and who speaks to it the last voice ("a spokesman told AFP"); where none is
    named, the person, body or group that speaks.
    """
    named = attribution.publisher or attribution.source
    written = plain(named.of(text)) if named is not None else plain(attribution.span.of(text))
    source = written
    if attribution.publisher is None and attribution.speaker and written.lower() in _POINTING:
        source = plain(attribution.speaker)
    kind, source_kind, speaker_kind = attribution.kind, attribution.source_kind, None
    if attribution.publisher is not None and not source_kind.publishes:
        kind, source_kind, speaker_kind = CitationKind.NARRATIVE, SourceKind.WEBSITE, source_kind
    return Citation(
        id="",
        kind=kind,
        scope=Scope.DIRECT,
        span=attribution.span,
        surface=attribution.span.of(text),
        source=source,
        as_written=written,
        source_kind=source_kind,
        speaker=attribution.speaker if attribution.publisher is not None else None,
        speaker_kind=speaker_kind,
        source_span=attribution.source,
        cue_span=attribution.cue,
        content_span=attribution.content,
        date=attribution.date,
        stance=attribution.stance,
        negated=attribution.negated,
        rule=attribution.rule or (IMPERSONAL if named is None else None),
    )


def drop_within(attributions: Iterable[Attribution], marked: Sequence[Span]) -> tuple[Attribution, ...]:
    """Return the attributions that do not lie within a bracket that cites: "(according to Dawn)" is one citation."""
    starts = [span.start for span in marked]

    def is_within(attribution: Attribution) -> bool:
        at = bisect_right(starts, attribution.cue.start) - 1
        return at >= 0 and attribution.cue.end <= marked[at].end

    return tuple(attribution for attribution in attributions if not is_within(attribution))


def tie_citations(
    text: str, sentences: tuple[Sentence, ...], pieces: tuple[Piece, ...], attributions: Iterable[Attribution]
) -> Iterator[tuple[Citation, ...]]:
    """Yield the citations of each claim in text order, with ids, scopes and relays.

    A bracket or footnote belongs to the claim it closes, and by inheritance to the passage before it; an attribution in
    prose to each claim that its words or its content touch: ``direct`` in its own sentence, else ``inherited``.
    """
    tied: list[list[Citation]] = [[c for mark in piece.closed_by for c in mark.citations] for piece in pieces]
    starts = [piece.span.start for piece in pieces]
    sourced = {number for number, citations in enumerate(tied) if citations}
    prose: list[Citation] = []
    for attribution in attributions:
        citation = cite_attribution(text, attribution)
        prose.append(citation)
        home = max(bisect_right(starts, attribution.cue.start) - 1, 0)
        for number in _find_touched(attribution, starts, home):
            near = pieces[number].sentence == pieces[home].sentence
            tied[number].append(citation if near else replace(citation, scope=Scope.INHERITED))
            if attribution.publisher is not None:
                sourced.add(number)
    ids = _number(chain((c for piece in pieces for m in piece.closed_by for c in m.citations), prose))
    for number, source in find_passages(text, sentences, pieces, sourced).items():
        inherited = (citation for mark in pieces[source].closed_by for citation in mark.citations)
        tied[number] += [
            replace(citation, scope=Scope.INHERITED, rule=ANAPHORA_TO_CLOSING_CITATION) for citation in inherited
        ]
    for citations in tied:
        yield _link_relays(citations, ids) if citations else ()


def _find_touched(attribution: Attribution, starts: Sequence[int], home: int) -> Iterator[int]:
    """Yield the numbers of the claims that an attribution's words or content lie in."""
    touched = {home}
    for part in (attribution.span, attribution.content, *attribution.parts):
        if part is not None and len(part):
            first = max(bisect_right(starts, part.start) - 1, 0)
            last = bisect_left(starts, part.end)
            touched.update(range(first, min(last, first + _MOST_TOUCHED)))
    yield from sorted(touched)


def _identify(citation: Citation) -> tuple[object, ...]:
    """Return what tells printed citations apart, whatever claim they are tied to."""
    return citation.kind, citation.span, citation.note_span, citation.source, citation.date, citation.cue_span


def _number(citations: Iterable[Citation]) -> dict[tuple[object, ...], str]:
    """Return an id for each printed citation: "c1", "c2" … in text order."""
    ordered = sorted(citations, key=lambda citation: citation.span)
    unique = dict.fromkeys(_identify(citation) for citation in ordered)
    return {key: f"c{number}" for number, key in enumerate(unique, start=1)}


def _link_relays(citations: list[Citation], ids: Mapping[tuple[object, ...], str]) -> tuple[Citation, ...]:
    """Return the citations of one claim with their ids, and with the id of the one that relays each.

    Where a bracket or a footnote closes a claim, it relays whoever speaks in its prose ("according to local media
    reports (DID Press …)"), unless both name the same outlet.
    """
    marked = [citation for citation in citations if citation.kind in _MARKED]
    linked = []
    for citation in citations:
        relayed_by = None
        if marked and citation.kind not in _MARKED and fold_name(marked[0].source) != fold_name(citation.source):
            relayed_by = ids[_identify(marked[0])]
        linked.append(replace(citation, id=ids[_identify(citation)], relayed_by=relayed_by))
    linked.sort(key=lambda citation: int(citation.id[1:]))
    return tuple(linked)
