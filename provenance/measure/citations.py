"""Scoring all citations of one text against its gold: brackets, footnotes, prose, false brackets, claims."""

from dataclasses import dataclass

from provenance.measure.found import FoundCitation, FoundReading
from provenance.measure.gold import GoldCitation, GoldDocument
from provenance.measure.marks import NO_MARKS, MarkScorer, MarkScores, find_home
from provenance.measure.names import Canonical
from provenance.measure.prose import NO_PROSE, ProseScorer, ProseScores
from provenance.measure.scores import NO_SHARE, Miss, Share
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind


@dataclass(frozen=True, slots=True)
class CitationScores:
    """The figures of citations. ``false_brackets`` is how many brackets that cite nothing were taken for a citation.

    ``claims`` is how many of the citations found hang on a claim that is one of the passages which the gold accepts.
    """

    parenthetical: MarkScores = NO_MARKS
    footnote: MarkScores = NO_MARKS
    prose: ProseScores = NO_PROSE
    false_brackets: Share = NO_SHARE
    claims: Share = NO_SHARE

    def __add__(self, other: "CitationScores") -> "CitationScores":
        return CitationScores(
            self.parenthetical + other.parenthetical,
            self.footnote + other.footnote,
            self.prose + other.prose,
            self.false_brackets + other.false_brackets,
            self.claims + other.claims,
        )


def score_citations(
    gold: GoldDocument, reading: FoundReading, canonical: Canonical
) -> tuple[CitationScores, list[Miss]]:
    """Return the figures of one text and every miss, in text order. ``canonical`` maps a name to its outlet's key."""
    notes = [item.note for item in gold.citations if item.note is not None]
    pairs: list[tuple[GoldCitation, FoundCitation]] = []
    misses: list[Miss] = []
    marks = []
    for kind in (CitationKind.PARENTHETICAL, CitationKind.FOOTNOTE):
        wanted = [item for item in gold.citations if item.kind is kind]
        found = reading.of_kind(kind)
        scorer = MarkScorer(gold.name, kind.value, gold.text, canonical)
        marks.append(scorer.score(wanted, found, notes))
        misses += scorer.misses
        pairs += _pair_marks(wanted, found)
    prose = ProseScorer(gold.name, canonical)
    in_prose = [item for item in gold.citations if item.kind in {CitationKind.NARRATIVE, CitationKind.ANONYMOUS}]
    mentions = prose.score(in_prose, reading.of_kind(CitationKind.NARRATIVE, CitationKind.ANONYMOUS))
    misses += prose.misses
    pairs += prose.pairs
    claims, misplaced = _score_claims(gold, pairs)
    scores = CitationScores(marks[0], marks[1], mentions, _score_negatives(gold, reading), claims)
    return scores, sorted(misses + misplaced)


def _pair_marks(gold: list[GoldCitation], found: list[FoundCitation]) -> list[tuple[GoldCitation, FoundCitation]]:
    """Pair each gold bracket with the first citation in it, to look at its claim."""
    spans = [item.span for item in gold]
    first: dict[int, FoundCitation] = {}
    for citation in found:
        home = find_home(citation.span, spans)
        if home is not None:
            first.setdefault(home, citation)
    return [(gold[home], citation) for home, citation in first.items() if not gold[home].optional]


def _score_negatives(gold: GoldDocument, reading: FoundReading) -> Share:
    """Count the brackets that cite nothing and yet hold a citation of ours that no gold bracket holds."""
    brackets = [
        item.span for item in gold.citations if item.kind in {CitationKind.PARENTHETICAL, CitationKind.FOOTNOTE}
    ]
    stray = [
        citation.span
        for citation in reading.of_kind(CitationKind.PARENTHETICAL, CitationKind.FOOTNOTE)
        if find_home(citation.span, brackets) is None
    ]
    taken = sum(any(negative.overlaps(span) for span in stray) for negative in gold.negatives)
    return Share(taken, len(gold.negatives))


def _score_claims(gold: GoldDocument, pairs: list[tuple[GoldCitation, FoundCitation]]) -> tuple[Share, list[Miss]]:
    """Count the citations whose claim, or whose claims from first to last, is one of the passages accepted."""
    right = of = 0
    misses = []
    for item, citation in pairs:
        if not item.claims:
            continue
        of += 1
        accepted = {_core(gold.text, span, item.span) for span in item.claims}
        whole = Span(min(span.start for span in citation.claims), max(span.end for span in citation.claims))
        if any(_core(gold.text, span, item.span) in accepted for span in (*citation.claims, whole)):
            right += 1
            continue
        expected = " | ".join(span.of(gold.text) for span in item.claims)
        came = " | ".join(span.of(gold.text) for span in citation.claims)
        span = item.span
        misses.append(Miss(gold.name, span.start, span.end, "claim", "claim", item.surface, expected, came))
    return Share(right, of), misses


def _core(text: str, claim: Span, citation: Span) -> tuple[int, int]:
    """Return a claim's ends without the citation that closes it, and without marks and spaces at either end."""
    start, end = claim.start, claim.end
    while end > start and not text[end - 1].isalnum():
        end -= 1
    if citation.start < end <= citation.end and citation.start > start:
        end = citation.start
    while end > start and not text[end - 1].isalnum():
        end -= 1
    while start < end and not text[start].isalnum():
        start += 1
    return start, end
