"""Citations of prose, ids in text order, and who relays whom."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import chain
from operator import attrgetter, itemgetter

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

_NAMES = [field.name for field in fields(Citation)]
_VALUES = attrgetter(*_NAMES)
"""All values of a citation, in order: to build one anew from them takes a third of the time of ``replace``."""
_ID, _SCOPE, _RULE, _RELAYED_BY = (_NAMES.index(name) for name in ("id", "scope", "rule", "relayed_by"))

_Tie = tuple[Citation, Scope, str | None]
"""A citation of a claim, with the scope and the rule that it has there."""
_Key = tuple[object, ...]

IMPERSONAL = "impersonal"
"""Nobody is named ("it was reported"): the words of reporting stand for the source."""


def cite_attribution(text: str, attribution: Attribution) -> Citation:
    """Return the citation that an attribution in prose makes, without an id.

    The source is the outlet named in it, and who speaks to it the last voice ("a spokesman told AFP"); where none is
    named, the person, body or group that speaks.
    """
    named = attribution.publisher or attribution.source
    written = plain(named.of(text)).rstrip(" ,") if named is not None else plain(attribution.span.of(text))
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
    tied: list[list[_Tie]] = [
        [(citation, citation.scope, citation.rule) for mark in piece.closed_by for citation in mark.citations]
        for piece in pieces
    ]
    starts = [piece.span.start for piece in pieces]
    sourced = {number for number, ties in enumerate(tied) if ties}
    prose: list[Citation] = []
    for attribution in attributions:
        citation = cite_attribution(text, attribution)
        prose.append(citation)
        home = max(bisect_right(starts, attribution.cue.start) - 1, 0)
        for number in _find_touched(attribution, starts, home):
            near = number == home or pieces[number].sentence == pieces[home].sentence
            tied[number].append((citation, Scope.DIRECT if near else Scope.INHERITED, citation.rule))
            if attribution.publisher is not None:
                sourced.add(number)
    ids = _number(chain((c for piece in pieces for m in piece.closed_by for c in m.citations), prose))
    for number, source in find_passages(text, sentences, pieces, sourced).items():
        tied[number] += [
            (citation, Scope.INHERITED, ANAPHORA_TO_CLOSING_CITATION)
            for mark in pieces[source].closed_by
            for citation in mark.citations
        ]
    for ties in tied:
        yield _link_relays(ties, ids) if ties else ()


def _find_touched(attribution: Attribution, starts: Sequence[int], home: int) -> Iterable[int]:
    """Return the numbers of the claims that an attribution's words or content lie in."""
    touched = {home}
    for part in (attribution.span, attribution.content, *attribution.parts):
        if part is not None and part.start < part.end:
            first = max(bisect_right(starts, part.start) - 1, 0)
            last = bisect_left(starts, part.end, first)
            if last - first > 1 or first != home:
                touched.update(range(first, min(last, first + _MOST_TOUCHED)))
    return sorted(touched) if len(touched) > 1 else touched


def _identify(citation: Citation) -> _Key:
    """Return what tells printed citations apart, whatever claim they are tied to."""
    span, note, cue = citation.span, citation.note_span, citation.cue_span
    return (
        citation.kind,
        (span.start, span.end),
        (note.start, note.end) if note is not None else None,
        (cue.start, cue.end) if cue is not None else None,
        citation.source,
        citation.date,
    )


def _number(citations: Iterable[Citation]) -> dict[_Key, int]:
    """Return a number for each printed citation, in text order."""
    ordered = sorted(citations, key=lambda citation: (citation.span.start, citation.span.end))
    unique = dict.fromkeys(map(_identify, ordered))
    return {key: number for number, key in enumerate(unique, start=1)}


def _link_relays(ties: Iterable[_Tie], ids: Mapping[_Key, int]) -> tuple[Citation, ...]:
    """Return the citations of one claim with their ids ("c1"), and with the id of the one that relays each.

    Where a bracket or a footnote closes a claim, it relays whoever speaks in its prose ("according to local media
    reports (DID Press …)"), unless both name the same outlet.
    """
    numbered = [(ids[_identify(citation)], citation, scope, rule) for citation, scope, rule in ties]
    marked = next(((number, one) for number, one, _, _ in numbered if one.kind in _MARKED), None)
    if len(numbered) > 1:
        numbered.sort(key=itemgetter(0))
    linked = []
    for number, citation, scope, rule in numbered:
        relayed_by = None
        if (
            marked is not None
            and citation.kind not in _MARKED
            and fold_name(marked[1].source) != fold_name(citation.source)
        ):
            relayed_by = f"c{marked[0]}"
        values = list(_VALUES(citation))
        values[_ID], values[_SCOPE], values[_RULE], values[_RELAYED_BY] = f"c{number}", scope, rule, relayed_by
        linked.append(Citation(*values))
    return tuple(linked)
