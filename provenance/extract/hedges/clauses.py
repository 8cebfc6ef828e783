"""Stretches of a sentence between marks and conjunctions: a reading of clauses without a parser."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from provenance.extract.hedges.words import ADVERBS, BE, HAVE, MARKS, MODALS, PREPOSITIONS, Words
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
_AFTER_AS = list_words("well much many far long soon such part to of")


class ClauseKind(Enum):
    """``MAIN`` carries the sentence; ``SUBORDINATE`` ("when …") and ``RELATIVE`` ("who …") lean on it."""

    MAIN = "main"
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class Clause:
    """Words ``first`` to ``last`` (half-open) of a sentence, from one break to the next."""

    first: int
    last: int
    kind: ClauseKind


def split_clauses(words: Words) -> list[Clause]:
    """Return the stretches of a sentence in order; together they cover every word once. Linear time."""
    low = words.low
    starts = [0]
    for at in range(1, len(low)):
        opens = low[at] in _RELATIVES or low[at] in _CONJUNCTIONS or _breaks(low, at)
        if opens or _breaks(low, at - 1) or _subordinates(low, at):
            starts.append(at)
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


def find_clause(clauses: Sequence[Clause], at: int) -> int:
    """Return the number of the clause that holds the word ``at``."""
    return max(bisect_right(clauses, at, key=lambda clause: clause.first) - 1, 0)
