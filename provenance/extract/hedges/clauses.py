"""Stretches of a sentence between marks and conjunctions: a reading of clauses without a parser."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import Enum

from provenance.extract.hedges.words import ADVERBS, BE, HAVE, MARKS, MODALS, PREPOSITIONS, Words
from provenance.model.quick import made_quickly
from provenance.text.wordlists import list_words

_SUBORDINATORS = list_words(
    """although though while whereas whilst after before when whenever since because until till once as if unless
    despite besides lest provided"""
)
_PREPOSITIONS_TOO = list_words("after before since until till as despite besides")
_AUXILIARIES = BE | HAVE | MODALS | list_words("did does do said says went came took made got left fell told found")
_RELATIVES = list_words("who whom whose which where")
_CONJUNCTIONS = list_words("and or but nor yet")
_BREAKS = frozenset(',;:()[]{}—–“”«»"…')
_LINKS = _RELATIVES | _CONJUNCTIONS
_PARTING = _LINKS | _BREAKS | _SUBORDINATORS
"""All words that a stretch may begin or end at."""
_BREAKING = frozenset(";:()—,")
_AFTER_COMMA = list_words("and but or nor yet which who whom whose while although though whereas")
_AFTER_AS = list_words("well much many far long soon such part to of")


class ClauseKind(Enum):
    """``MAIN`` carries the sentence; ``SUBORDINATE`` ("when …") and ``RELATIVE`` ("who …") lean on it."""

    MAIN = "main"
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"


@made_quickly
@dataclass(frozen=True, slots=True)
class Clause:
    """Words ``first`` to ``last`` (half-open) of a sentence, from one break to the next."""

    first: int
    last: int
    kind: ClauseKind


class Build:
    """How a sentence is built: its clauses, and the breaks that no cue reaches beyond; found when first asked for."""

    __slots__ = ("_breaks", "_clauses", "words")

    def __init__(self, words: Words) -> None:
        """Keep the sentence's words."""
        self.words = words
        self._clauses: list[Clause] | None = None
        self._breaks: list[int] | None = None

    def find_clause(self, at: int) -> Clause:
        """Return the clause that holds the word ``at``."""
        if self._clauses is None:
            self._clauses = split_clauses(self.words)
        return self._clauses[max(bisect_right(self._clauses, at, key=_get_first) - 1, 0)]

    def find_break(self, at: int) -> int:
        """Return the first break from the word ``at`` on, or the end of the words."""
        if self._breaks is None:
            self._breaks = _find_breaks(self.words.low)
        return self._breaks[bisect_left(self._breaks, at)]


def _get_first(clause: Clause) -> int:
    return clause.first


def _find_breaks(low: list[str]) -> list[int]:
    """Return where the strong breaks stand among the words, and their end.

    They are a semicolon, colon, dash or bracket, and a comma with a conjunction or relative after it.
    """
    breaks = [
        index
        for index, word in enumerate(low)
        if word in _BREAKING and (word != "," or (index + 1 < len(low) and low[index + 1] in _AFTER_COMMA))
    ]
    return [*breaks, len(low)]


def split_clauses(words: Words) -> list[Clause]:
    """Return the stretches of a sentence in order; together they cover every word once. Linear time."""
    low = words.low
    starts = [0]
    for at in [at for at, word in enumerate(low) if word in _PARTING]:
        parts = _breaks(low, at)
        if at > starts[-1] and (parts or low[at] in _LINKS or _subordinates(low, at)):
            starts.append(at)
        if parts and at + 1 < len(low):
            starts.append(at + 1)
    clauses: list[Clause] = []
    for number, first in enumerate(starts):
        last = starts[number + 1] if number + 1 < len(starts) else len(low)
        clauses.append(Clause(first, last, _find_kind(low, first, last, clauses)))
    return clauses


def _breaks(low: list[str], at: int) -> bool:
    """Tell whether a mark parts two stretches; the comma of a date or a number does not."""
    if low[at] not in _BREAKS:
        return False
    in_number = low[at] == "," and 0 < at < len(low) - 1 and low[at - 1][-1].isdigit() and low[at + 1][0].isdigit()
    return not in_number


def _subordinates(low: list[str], at: int) -> bool:
    word = low[at]
    if word not in _SUBORDINATORS:
        return False
    following = low[at + 1] if at + 1 < len(low) else ""
    if word == "as":
        return following not in _AFTER_AS and low[at - 1] not in ADVERBS and low[at - 1] not in PREPOSITIONS
    return True


def _find_kind(low: list[str], first: int, last: int, before: list[Clause]) -> ClauseKind:
    """Tell a stretch's kind by its first word, and where that says nothing, by the stretches before it."""
    lead = next((low[at] for at in range(first, last) if low[at] not in MARKS), "")
    if lead in _RELATIVES:
        return ClauseKind.RELATIVE if before else ClauseKind.MAIN
    if lead in _SUBORDINATORS and not (lead in _PREPOSITIONS_TOO and not _has_verb(low, first, last)):
        return ClauseKind.SUBORDINATE
    if not before or lead == "but":
        return ClauseKind.MAIN
    if lead in _CONJUNCTIONS:
        return before[-1].kind
    return ClauseKind.MAIN


def _has_verb(low: list[str], first: int, last: int) -> bool:
    """Tell whether a stretch seems to hold a finite verb, so that "after" is no mere preposition."""
    return any(low[at] in _AUXILIARIES or low[at].endswith("ed") for at in range(first, last))
