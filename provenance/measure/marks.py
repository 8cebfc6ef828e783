"""Scoring citations that stand at a mark of their own: brackets in the running text, and footnote marks.

Every gold bracket (or mark) is one unit of detection; every outlet entry in it is one unit of naming and dating, so
that an outlet with two dates counts twice. Entries that the gold calls a bonus are scored neither way, and so are
optional brackets. What is claimed outside any gold bracket is false, counted once for each bracket of the text.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from provenance.measure.found import FoundCitation
from provenance.measure.gold import GoldCitation, GoldOutlet
from provenance.measure.names import Canonical, is_dated, is_outlet, is_relay
from provenance.measure.scores import NO_SHARE, NO_TALLY, Miss, Share, Tally
from provenance.model.spans import Span

_CLOSING = {")": "(", "]": "[", "}": "{"}
_OPENING = frozenset(_CLOSING.values())
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class MarkScores:
    """``marks``: brackets or footnote marks; ``items``: outlet entries, and how many are named and dated right.

    ``outlets`` and ``dates`` count every entry of the brackets that were found, also those that got no citation.
    """

    marks: Tally = NO_TALLY
    items: Tally = NO_TALLY
    outlets: Share = NO_SHARE
    dates: Share = NO_SHARE

    def __add__(self, other: "MarkScores") -> "MarkScores":
        return MarkScores(
            self.marks + other.marks,
            self.items + other.items,
            self.outlets + other.outlets,
            self.dates + other.dates,
        )


NO_MARKS: Final = MarkScores()


@dataclass(slots=True)
class MarkScorer:
    """Scores one kind of mark in one text; ``misses`` grows as it goes."""

    document: str
    topic: str
    text: str
    canonical: Canonical
    misses: list[Miss] = field(default_factory=list)

    def score(self, gold: list[GoldCitation], found: list[FoundCitation], ignored: list[Span]) -> MarkScores:
        """Score the citations found against the gold; those that begin in an ``ignored`` span count neither way."""
        inside: dict[int, list[FoundCitation]] = defaultdict(list)
        outside: dict[Span, list[FoundCitation]] = defaultdict(list)
        for citation in found:
            home = find_home(citation.span, [item.span for item in gold])
            if home is not None:
                inside[home].append(citation)
            elif not any(span.start <= citation.span.start < span.end for span in ignored):
                outside[find_bracket(self.text, citation.span)].append(citation)
        total = MarkScores()
        for number, item in enumerate(gold):
            if not item.optional:
                total += self._score_mark(item, inside[number])
        for bracket, citations in outside.items():
            total += MarkScores(marks=Tally(claimed=1), items=Tally(claimed=len(citations)))
            self._note(bracket, "false", "no citation", "; ".join(citation.told() for citation in citations))
        return total

    def _score_mark(self, item: GoldCitation, found: list[FoundCitation]) -> MarkScores:
        wanted = [outlet for outlet in item.outlets if not outlet.bonus]
        if not found:
            self._note(item.span, "missed", item.told(), "nothing")
            return MarkScores(Tally(expected=1), Tally(expected=len(wanted)))
        pairs = pair_outlets(item.outlets, found, self.canonical)
        outlets = dates = paired = 0
        for row, outlet in enumerate(item.outlets):
            if outlet.bonus:
                continue
            if row not in pairs:
                self._note(item.span, "outlet", outlet.told(), "nothing")
                continue
            paired += 1
            citation = found[pairs[row]]
            if is_outlet(citation, outlet, self.canonical):
                outlets += 1
            else:
                self._note(item.span, "outlet", outlet.told(), citation.told())
            if is_dated(citation, outlet.dates):
                dates += 1
            else:
                self._note(item.span, "date", outlet.told(), citation.told())
        return MarkScores(
            Tally(1, 1, 1),
            Tally(paired, len(wanted), paired + self._count_extra(item, found, set(pairs.values()))),
            Share(outlets, len(wanted)),
            Share(dates, len(wanted)),
        )

    def _count_extra(self, item: GoldCitation, found: list[FoundCitation], taken: set[int]) -> int:
        """Count the citations in a bracket that the gold has no entry for; a relay cited on its own is no fault."""
        extra = 0
        for column, citation in enumerate(found):
            relays = any(is_relay(citation, outlet, self.canonical) for outlet in item.outlets)
            if column not in taken and not relays and item.outlets:
                extra += 1
                self._note(item.span, "false", "no further citation", citation.told())
        return extra

    def _note(self, span: Span, fault: str, expected: str, came: str) -> None:
        surface = span.of(self.text)
        self.misses.append(Miss(self.document, span.start, span.end, self.topic, fault, surface, expected, came))


def pair_outlets(outlets: tuple[GoldOutlet, ...], found: list[FoundCitation], canonical: Canonical) -> dict[int, int]:
    """Pair gold entries with citations one to one: right outlet and date first, then outlet, then date, then order.

    Returns the number of the citation for the number of each paired entry.
    """
    ranked = sorted(
        (-2 * is_outlet(citation, outlet, canonical) - is_dated(citation, outlet.dates), outlet.bonus, row, column)
        for row, outlet in enumerate(outlets)
        for column, citation in enumerate(found)
    )
    pairs: dict[int, int] = {}
    for _, _, row, column in ranked:
        if row not in pairs and column not in pairs.values():
            pairs[row] = column
    return pairs


def find_home(span: Span, brackets: list[Span]) -> int | None:
    """Return which bracket a citation belongs to: the shortest one that it overlaps."""
    homes = [(len(bracket), number) for number, bracket in enumerate(brackets) if bracket.overlaps(span)]
    return min(homes)[1] if homes else None


def find_bracket(text: str, span: Span) -> Span:
    """Return the innermost bracket of the text around a span, or the span itself where there is none nearby."""
    closed: list[str] = []
    for start in range(span.start - 1, max(-1, span.start - _LONGEST), -1):
        mark = text[start]
        if mark in _CLOSING:
            closed.append(_CLOSING[mark])
        elif mark in _OPENING and (not closed or closed.pop() != mark):
            end = _find_close(text, span.end, start)
            return Span(start, end) if end is not None else span
    return span


def _find_close(text: str, position: int, start: int) -> int | None:
    """Return the end of the bracket that opens at ``start``, looking from ``position`` on."""
    opening = text[start]
    depth = 1
    for end in range(position, min(len(text), position + _LONGEST)):
        mark = text[end]
        if mark == opening:
            depth += 1
        elif _CLOSING.get(mark) == opening:
            depth -= 1
            if not depth:
                return end + 1
    return None
