"""Scoring attributions in running text: narrative and unnamed ones, pooled.

A citation found and a gold one are the same where their surfaces share characters, one to one, largest overlap first.
Optional gold is scored neither way, and so are words such as "reportedly", which are hedge cues and no citations.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from provenance.measure.found import FoundCitation
from provenance.measure.gold import GoldCitation
from provenance.measure.names import Canonical, is_outlet
from provenance.measure.scores import NO_SHARE, NO_TALLY, Miss, Share, Tally
from provenance.model.spans import Span

# Cues of hearsay that soften without naming anybody: the guidelines score them neither way as citations.
_HEARSAY = re.compile(r"\b(?:reportedly|allegedly|believed|thought)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ProseScores:
    """``mentions`` found; of those found, how many name the right outlet, or none where the gold has none.

    ``dates`` counts only mentions whose gold states when the source reported.
    """

    mentions: Tally = NO_TALLY
    outlets: Share = NO_SHARE
    dates: Share = NO_SHARE

    def __add__(self, other: "ProseScores") -> "ProseScores":
        return ProseScores(self.mentions + other.mentions, self.outlets + other.outlets, self.dates + other.dates)


NO_PROSE: Final = ProseScores()


@dataclass(slots=True)
class ProseScorer:
    """Scores the prose citations of one text; ``misses`` grows as it goes, ``pairs`` tells what was matched."""

    document: str
    canonical: Canonical
    misses: list[Miss] = field(default_factory=list)
    pairs: list[tuple[GoldCitation, FoundCitation]] = field(default_factory=list)

    def score(self, gold: list[GoldCitation], found: list[FoundCitation]) -> ProseScores:
        """Score the citations found against the gold."""
        required = [item for item in gold if not item.optional]
        matched = match_spans([item.span for item in required], [citation.span for citation in found])
        taken = set(matched.values())
        scores = ProseScores()
        for number, item in enumerate(required):
            if number in matched:
                scores += self._score_pair(item, found[matched[number]])
            else:
                scores += ProseScores(Tally(expected=1))
                self._note(item.span, item.surface, "missed", item.told(), "nothing")
        for number, citation in enumerate(found):
            if number in taken or self._is_excused(citation, gold):
                continue
            scores += ProseScores(Tally(claimed=1))
            self._note(citation.span, citation.surface, "false", "no citation", citation.told())
        return scores

    def _score_pair(self, item: GoldCitation, citation: FoundCitation) -> ProseScores:
        self.pairs.append((item, citation))
        right = self._names_right(item, citation)
        if not right:
            self._note(item.span, item.surface, "outlet", item.told(), citation.told())
        dates = [date for outlet in item.outlets if not outlet.bonus for date in outlet.dates]
        if item.date:
            dates.append((item.date, None))
        dated = (citation.cited_on, citation.cited_until) in dates
        if dates and not dated:
            self._note(item.span, item.surface, "date", item.told(), citation.told())
        return ProseScores(Tally(1, 1, 1), Share(int(right), 1), Share(int(dated), 1) if dates else Share())

    def _names_right(self, item: GoldCitation, citation: FoundCitation) -> bool:
        """Tell whether the outlet is right; where the surface names none, naming no publisher is right."""
        if any(is_outlet(citation, outlet, self.canonical) for outlet in item.outlets):
            return True
        return all(outlet.bonus for outlet in item.outlets) and not citation.names_publisher

    def _is_excused(self, citation: FoundCitation, gold: list[GoldCitation]) -> bool:
        """Tell whether an unmatched citation counts neither way.

        So do hedge cues, what lies on optional gold, and the second of several outlets that one gold mention names.
        """
        if _HEARSAY.search(citation.surface):
            return True
        for item in gold:
            if not item.span.overlaps(citation.span):
                continue
            if item.optional:
                return True
            if len(item.outlets) > 1 and any(is_outlet(citation, outlet, self.canonical) for outlet in item.outlets):
                return True
        return False

    def _note(self, span: Span, surface: str, fault: str, expected: str, came: str) -> None:
        self.misses.append(Miss(self.document, span.start, span.end, "prose", fault, surface, expected, came))


def match_spans(gold: list[Span], found: list[Span]) -> dict[int, int]:
    """Match spans one to one by the characters that they share, most first; ties go to the earlier spans.

    Returns the number of the found span for the number of each matched gold span.
    """
    ranked = sorted(
        (max(one.start, other.start) - min(one.end, other.end), row, column)
        for row, one in enumerate(gold)
        for column, other in enumerate(found)
        if one.overlaps(other)
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, row, column in ranked:
        if row not in pairs and column not in taken:
            pairs[row] = column
            taken.add(column)
    return pairs
