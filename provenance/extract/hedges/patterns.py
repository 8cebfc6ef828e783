"""The small pattern language of cue entries, and the matcher that all entries of a lexicon are compiled into.

An entry's ``text`` is a row of elements, separated by spaces:

========== ==========================================================================================================
``word``   the word itself, in lower case; marks are words too (``,`` or ``?``)
``a|b|c``  one of these words
``*ed``    a word that ends so
``<be>``   a class of words: ``<be>``, ``<have>``, ``<modal>``, ``<not>``, ``<det>``, ``<prep>``, ``<pron>``;
           ``<adv>`` stands for up to two adverbs and may be absent, ``<word>`` is any word
``x?``     the element may be absent
``!x``     what stands here is not this; nothing is consumed
``..3``    up to three words, no marks
``[``…``]`` the cue itself, where elements around it are only its context
========== ==========================================================================================================

Every entry needs a literal element within the cue: the matcher looks for the rarest first, and no pattern reaches
further than its own length, so that time grows with the text alone.
"""

from dataclasses import dataclass
from functools import lru_cache

from provenance.errors import SeedError
from provenance.extract.hedges.words import (
    BE,
    DETERMINERS,
    HAVE,
    MARKS,
    MODALS,
    NOT,
    PREPOSITIONS,
    PRONOUNS,
    Words,
    is_adverb,
)
from provenance.model.lexicons import CueEntry, Lexicon
from provenance.model.quick import made_quickly
from provenance.text.wordlists import list_words

_CLASSES = {
    "<be>": BE,
    "<have>": HAVE,
    "<modal>": MODALS,
    "<not>": NOT,
    "<det>": DETERMINERS,
    "<prep>": PREPOSITIONS,
    "<pron>": PRONOUNS,
}
_ADVERBS_IN_A_ROW = 2
_FREQUENT = (
    BE | HAVE | NOT | MODALS | DETERMINERS | PREPOSITIONS | PRONOUNS | list_words("to as if or and so do does did")
)
"""Words that stand in most sentences, and so are looked for first only where an entry has no other."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a pattern. ``gap`` is how many words it may span, -1 for exactly one."""

    words: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    anything: bool = False
    adverbs: bool = False
    optional: bool = False
    negative: bool = False
    gap: int = -1

    def fits(self, word: str) -> bool:
        """Tell whether one word fits, whatever ``negative`` says."""
        if self.anything:
            return word not in MARKS
        if self.adverbs:
            return is_adverb(word)
        return word in self.words or (bool(self.endings) and word.endswith(self.endings))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled entry. ``anchor`` are the words looked for first; the element lists run away from it.

    ``before`` and ``after`` belong to the cue, ``left`` and ``right`` are context beyond it. ``needed`` are the words
    of another element, one of which must stand in the sentence as well; none where the pattern has no such element.
    """

    entry: CueEntry
    anchor: frozenset[str]
    needed: frozenset[str]
    before: tuple[Element, ...]
    after: tuple[Element, ...]
    left: tuple[Element, ...]
    right: tuple[Element, ...]


@made_quickly
@dataclass(frozen=True, slots=True)
class Match:
    """A cue found: its entry, and the half-open range of words it stands on."""

    entry: CueEntry
    first: int
    last: int


def compile_entry(entry: CueEntry) -> Pattern:
    """Return the pattern of an entry.

    Raises:
        SeedError: if the text is no pattern; the message names it.
    """
    parts = entry.text.split()
    try:
        begin, finish = _find_brackets(parts)
        elements = [_read_element(part) for part in parts if part not in {"[", "]"}]
    except ValueError as error:
        message = f"cue {entry.text!r}: {error}"
        raise SeedError(message) from error
    literals = [number for number, element in enumerate(elements) if _is_literal(element)]
    literals.sort(key=lambda number: len(elements[number].words & _FREQUENT))
    anchor = next((number for number in literals if begin <= number < finish), None)
    if anchor is None:
        message = f"cue {entry.text!r}: no literal word within the cue"
        raise SeedError(message)
    needed = next((elements[number].words for number in literals if number != anchor), frozenset[str]())
    return Pattern(
        entry,
        elements[anchor].words,
        needed,
        tuple(elements[begin:anchor][::-1]),
        tuple(elements[anchor + 1 : finish]),
        tuple(elements[:begin][::-1]),
        tuple(elements[finish:]),
    )


def _find_brackets(parts: list[str]) -> tuple[int, int]:
    if parts.count("[") != parts.count("]") or parts.count("[") > 1:
        message = "one pair of brackets at most"
        raise ValueError(message)
    if "[" not in parts:
        return 0, len(parts)
    begin, finish = parts.index("["), parts.index("]") - 1
    if finish <= begin:
        message = "nothing in the brackets"
        raise ValueError(message)
    return begin, finish


def _read_element(part: str) -> Element:
    if part.startswith("..") and part != "...":
        return Element(anything=True, optional=True, gap=int(part[2:] or 3))
    negative = part.startswith("!") and len(part) > 1
    part = part[negative:]
    optional = part.endswith("?") and len(part) > 1
    part = part[: len(part) - optional]
    if part == "<adv>":
        return Element(adverbs=True, optional=True, gap=_ADVERBS_IN_A_ROW, negative=negative)
    if part == "<word>":
        return Element(anything=True, optional=optional, negative=negative)
    words: set[str] = set()
    endings: list[str] = []
    for choice in part.split("|"):
        if choice.startswith("<"):
            if choice not in _CLASSES:
                message = f"no class {choice}"
                raise ValueError(message)
            words |= _CLASSES[choice]
        elif choice.startswith("*") and len(choice) > 1:
            endings.append(choice[1:])
        elif choice:
            words.add(choice)
        else:
            message = "an empty choice"
            raise ValueError(message)
    return Element(frozenset(words), tuple(endings), optional=optional, negative=negative)


def _is_literal(element: Element) -> bool:
    plain = bool(element.words) and not element.endings and not element.optional and not element.negative
    return plain and element.words not in _CLASSES.values()


def _run(elements: tuple[Element, ...], number: int, low: list[str], at: int, step: int) -> int | None:
    """Match the elements from ``number`` on with the words from ``at`` on, in the direction ``step``.

    Returns:
        The place after the last word, or None.
    """
    while number < len(elements):
        element = elements[number]
        number += 1
        fits = 0 <= at < len(low) and element.fits(low[at])
        if element.gap >= 0:
            return _skip(elements, number, low, at, step)
        if element.optional and fits:
            found = _run(elements, number, low, at + step, step)
            if found is not None:
                return found
        elif fits is element.negative and not element.optional:
            return None
        elif fits:
            at += step
    return at


def _skip(elements: tuple[Element, ...], number: int, low: list[str], at: int, step: int) -> int | None:
    """Match the elements after a gap, which stands before ``number``, with as few words skipped as will do."""
    gap = elements[number - 1]
    for _ in range(gap.gap + 1):
        found = _run(elements, number, low, at, step)
        if found is not None or not 0 <= at < len(low) or not gap.fits(low[at]):
            return found
        at += step
    return None


def match_pattern(pattern: Pattern, low: list[str], at: int) -> Match | None:
    """Return the match of a pattern whose anchor stands at the word ``at``, or None."""
    last = _run(pattern.after, 0, low, at + 1, 1) if pattern.after else at + 1
    if last is None:
        return None
    first = _run(pattern.before, 0, low, at - 1, -1) if pattern.before else at - 1
    if first is None:
        return None
    if pattern.right and _run(pattern.right, 0, low, last, 1) is None:
        return None
    if pattern.left and _run(pattern.left, 0, low, first, -1) is None:
        return None
    return Match(pattern.entry, first + 1, last)


class CueMatcher:
    """All cue entries of a lexicon, by the word each is looked for."""

    def __init__(self, entries: tuple[CueEntry, ...]) -> None:
        """Compile the entries.

        Raises:
            SeedError: if an entry's text is no pattern.
        """
        self._patterns: dict[str, list[Pattern]] = {}
        for entry in entries:
            pattern = compile_entry(entry)
            for word in pattern.anchor:
                self._patterns.setdefault(word, []).append(pattern)

    def find_matches(self, words: Words) -> list[Match]:
        """Return every match in the words, overlapping ones included."""
        low = words.low
        patterns = self._patterns
        anchors = [at for at, word in enumerate(low) if word in patterns]
        matches: list[Match] = []
        if not anchors:
            return matches
        present = frozenset(low)
        for at in anchors:
            for pattern in patterns[low[at]]:
                if pattern.needed and pattern.needed.isdisjoint(present):
                    continue
                match = match_pattern(pattern, low, at)
                if match is not None:
                    matches.append(match)
        return matches


@lru_cache(maxsize=32)
def build_matcher(lexicon: Lexicon) -> CueMatcher:
    """Return the matcher of a lexicon's cues, built once for each lexicon object.

    Raises:
        SeedError: if an entry's text is no pattern.
    """
    return CueMatcher(lexicon.cues)
