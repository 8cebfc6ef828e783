"""Attributions in running text against PolNeAR (Newell, Margolin and Ruths, LREC 2018): source, cue and content spans.

How the figures are counted, since papers differ:

- *source*, *cue*: sets of spans of one article; a span is right only if both ends are. Attributions without a
  source (or a cue) put nothing into the set. This is the entity-level exact match of sequence labelling.
- *content*: as these; a content that its own attribution interrupts ("...," she said, "...") is taken from its first
  character to its last, as the extraction contract prints it.
- *pair, exact*: the attribution's source and content are both exactly right: the strict figure, and the headline.
- *pair, half*: the source is exactly right, and the contents share at least half of the characters that either covers
  (Jaccard index).
- *pair, overlap*: sources share a character and contents share a character, one to one, most shared characters first.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from provenance.measure.corpora import Record, read_records
from provenance.measure.scores import NO_TALLY, Tally
from provenance.model.spans import Span

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class AttributionSpans:
    """Who, by what words, what: as spans from the first character to the last."""

    source: Span | None
    cue: Span | None
    content: Span | None


@dataclass(frozen=True, slots=True)
class AttributedArticle:
    """An article with its attributions; ``date`` is its day of publication (ISO 8601)."""

    id: str
    date: str | None
    text: str
    attributions: tuple[AttributionSpans, ...]


@dataclass(frozen=True, slots=True)
class AttributionScores:
    """Counts for each figure that the module's text defines."""

    source: Tally = NO_TALLY
    cue: Tally = NO_TALLY
    content: Tally = NO_TALLY
    pair_exact: Tally = NO_TALLY
    pair_half: Tally = NO_TALLY
    pair_overlap: Tally = NO_TALLY

    def __add__(self, other: "AttributionScores") -> "AttributionScores":
        return AttributionScores(
            self.source + other.source,
            self.cue + other.cue,
            self.content + other.content,
            self.pair_exact + other.pair_exact,
            self.pair_half + other.pair_half,
            self.pair_overlap + other.pair_overlap,
        )


def read_polnear(path: Path) -> Iterator[AttributedArticle]:
    """Yield the articles of a PolNeAR file.

    Raises:
        GoldError: if a line is malformed.
    """
    for record in read_records(path):
        text = record.take("text", str)
        yield AttributedArticle(
            id=record.take("id", str),
            date=record.find("date", str),
            text=text,
            attributions=tuple(_read_attribution(part, len(text)) for part in record.parts("gold")),
        )


def _read_attribution(record: Record, length: int) -> AttributionSpans:
    return AttributionSpans(
        source=_extent(_stretches(record, "source", length)),
        cue=_extent(_stretches(record, "cue", length)),
        content=_extent(_stretches(record, "content", length)),
    )


def _stretches(record: Record, key: str, length: int) -> list[Span]:
    return [span for part in record.parts(key) for span in part.spans("spans", length)]


def _extent(spans: list[Span]) -> Span | None:
    """Return the span from first to last; all sources but a handful, all cues and six contents in seven are one."""
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None


def score_attributions(gold: Iterable[AttributionSpans], found: Iterable[AttributionSpans]) -> AttributionScores:
    """Return the figures of one article."""
    wanted, came = list(gold), list(found)
    return AttributionScores(
        source=_compare({item.source for item in wanted}, {item.source for item in came}),
        cue=_compare({item.cue for item in wanted}, {item.cue for item in came}),
        content=_compare({item.content for item in wanted}, {item.content for item in came}),
        pair_exact=_compare(set(_pairs(wanted)), set(_pairs(came))),
        pair_half=_match(_pairs(wanted), _pairs(came), _share_half),
        pair_overlap=_match(_pairs(wanted), _pairs(came), _share_any),
    )


def _compare(wanted: set[object], came: set[object]) -> Tally:
    wanted, came = wanted - {None}, came - {None}
    return Tally(len(wanted & came), len(wanted), len(came))


_Pair = tuple[Span, Span]


def _pairs(attributions: list[AttributionSpans]) -> list[_Pair]:
    """Return each attribution that has both a source and a content, once."""
    return sorted(
        {(item.source, item.content) for item in attributions if item.source is not None and item.content is not None}
    )


def _match(wanted: list[_Pair], came: list[_Pair], share: Callable[[_Pair, _Pair], float]) -> Tally:
    """Match pairs one to one where they share something, most first."""
    ranked = sorted(
        (-shared, row, column)
        for row, one in enumerate(wanted)
        for column, other in enumerate(came)
        if (shared := share(one, other)) > 0
    )
    rows: set[int] = set()
    columns: set[int] = set()
    for _, row, column in ranked:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
    return Tally(len(rows), len(wanted), len(came))


def _share_half(one: _Pair, other: _Pair) -> float:
    """Return the contents' Jaccard index where the sources are equal and it is at least one half, else 0."""
    if one[0] != other[0]:
        return 0.0
    shared = _count_shared(one[1], other[1])
    either = len(one[1]) + len(other[1]) - shared
    return shared / either if shared >= _HALF * either else 0.0


def _share_any(one: _Pair, other: _Pair) -> float:
    """Return how many characters sources and contents share, or 0 where either pair shares none."""
    sources, contents = _count_shared(one[0], other[0]), _count_shared(one[1], other[1])
    return sources + contents if sources and contents else 0


def _count_shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
