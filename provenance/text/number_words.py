"""Numbers as they are spelled, in digits or words, before anything is said of what they count.

Rule table, ``u`` being the word's value. Both intervals are closed.

=================================  ==================  =================
words                              allowed             likely
=================================  ==================  =================
``12``, ``1,200``, ``twelve``      ``[n, n]``          ``[n, n]``
``2 million``, ``3 lakh``          scaled              scaled
``a dozen``, ``half a dozen``      12, 6               12, 6
``10-15``, ``two or three``        ``[a, b]``          ``[a, b]``
``dozens``, ``tens of thousands``  ``[2u, no bound]``  ``[2u, 9u]``
``a couple (of)``                  ``[2, 3]``          ``[2, 2]``
``a few``                          ``[2, 9]``          ``[3, 5]``
``a handful (of)``                 ``[2, 9]``          ``[3, 6]``
``several``                        ``[3, 12]``         ``[3, 7]``
``a few dozen``, ``several         multiplied          multiplied
hundred``
=================================  ==================  =================
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from provenance.model.spans import Span
from provenance.text.wordlists import list_words

_UNITS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
}
_PLURALS = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1e3,
    "lakhs": 1e5,
    "millions": 1e6,
    "crores": 1e7,
    "billions": 1e9,
}
_VAGUE = {
    "couple": (2.0, 3.0, 2.0, 2.0),
    "pair": (2.0, 2.0, 2.0, 2.0),
    "few": (2.0, 9.0, 3.0, 5.0),
    "handful": (2.0, 9.0, 3.0, 6.0),
    "several": (3.0, 12.0, 3.0, 7.0),
}
_GLUED_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}

# What a word is: u unit, t ten, h hundred, s scale, z dozen, p plural, v vague, f half, d digits.
_WORDS: dict[str, tuple[str, float]] = {
    **{word: ("u", float(value)) for value, word in enumerate(_UNITS)},
    **{word: ("t", 20.0 + 10 * index) for index, word in enumerate(_TENS)},
    "hundred": ("h", 100.0),
    **{word: ("s", value) for word, value in _SCALES.items()},
    "dozen": ("z", 12.0),
    **{word: ("p", float(value)) for word, value in _PLURALS.items()},
    **{word: ("v", values[0]) for word, values in _VAGUE.items()},
    "half": ("f", 0.5),
}


WRITTEN: dict[str, str] = {
    form: word
    for word in _WORDS
    for form in (first + rest for first in (word[0], word[0].upper()) for rest in (word[1:], word[1:].upper()))
}
"""Every form in which a number word is read, and the word."""


def _spell(letter: str) -> str:
    """Return the pattern of the number words with one first letter, so that few branches are tried at each place."""
    rests = sorted({form[1:] for word in _WORDS if word[0] == letter for form in (word, word.upper())}, key=len)
    return f"[{letter}{letter.upper()}](?:{'|'.join(reversed(rests))})"


_LETTERS = "".join(sorted({word[0] for word in _WORDS}))
_ATOM = re.compile(
    rf"\b(?=[0-9{_LETTERS}{_LETTERS.upper()}])(?:[0-9]+(?:[.,][0-9]+)*[A-Za-z]*"
    rf"|(?:{'|'.join(_spell(letter) for letter in _LETTERS)})(?!\w))"
)
_GLUED_DIGITS = re.compile(r"[0-9](?<!\w[0-9])[0-9]*(?:[.,][0-9]+)*[A-Za-z]*")
"""As above; what stands before is looked at after the first digit, so that all else is passed over quickly."""
_DIGITS = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}|[0-9]+)(?P<part>\.[0-9]+)?(?P<tail>[A-Za-z]*)"
)
_LONGEST_DIGITS = 15
LONGEST_GAP = 6
"""Characters between two words of one number, or between the ends of a range."""
_LONGEST_GROUP = 9
"""Words in one number."""

_GAPS = {
    " ": "s",
    "\n": "s",
    "\r\n": "s",
    "\u00a0": "s",
    "-": "h",
    "\u2011": "h",
    " and ": "a",
    " of ": "o",
    " a ": "x",
}
# Which kinds of word may follow one another within one number, by what stands between them.
_JOINS = frozenset(
    [("t", "u", g) for g in "sh"]
    + [(a, b, g) for a in "utd" for b in "shzp" for g in "sh"]
    + [("h", b, "s") for b in "s"]
    + [(a, b, g) for a in "hs" for b in "ut" for g in "sa"]
    + [("v", b, g) for b in "hszp" for g in "so"]
    + [("p", "p", "o")]
    + [("f", b, g) for b in "hsz" for g in "shx"]
)
_RANGE_GAPS = frozenset({"-", "\u2010", "\u2011", "–", " – ", " to ", " or ", "–to–", "-to-"})
_CHANGES = list_words(
    """rose risen rise rises rising increased increase climbed jumped grew grown went gone fell fallen dropped declined
    down up raised revised surged doubled"""
)


class SpelledNumber(NamedTuple):
    """A number without its surroundings.

    ``tail`` are letters glued to digits that are no scale ("9mm": ``mm``); ``plain`` is true for bare ASCII digits
    without separators; ``readable`` is false where the digits form no number ("12.10.2017"), and then no value counts.
    """

    start: int
    end: int
    low: float
    high: float | None
    likely_low: float
    likely_high: float | None
    word: str
    tail: str = ""
    plain: bool = False
    readable: bool = True
    scale: float = 1.0


Atom = tuple[int, int, str, float, str]
"""Digits or one number word: where it begins and ends, what it is, its value, the word in lower case."""


def find_atoms(text: str, start: int, end: int) -> list[Atom]:
    """Return the digits and number words of ``text[start:end]`` in order. Linear time."""
    return [make_atom(*match.span(), match.group().lower()) for match in _ATOM.finditer(text, start, end)]


def deal_digits(text: str, spans: Sequence[Span]) -> Iterator[list[Atom]]:
    """Yield the digits of each span in order, with the letters glued to them. Linear time.

    The spans stand in text order, without overlap. The text is searched once; only where a span cuts digits in two are
    its own searched again.
    """
    found = _GLUED_DIGITS.finditer(text, spans[0].start, spans[-1].end)
    match = next(found, None)
    reached = 0
    for span in spans:
        atoms: list[Atom] = []
        cut = reached > span.start
        while match is not None and match.start() < span.end:
            start, reached = match.span()
            if start >= span.start and reached <= span.end:
                atoms.append((start, reached, "d", 0.0, match[0].lower()))
            elif reached > span.start:
                cut = True
            match = next(found, None)
        yield _find_digits(text, span) if cut else atoms


def _find_digits(text: str, span: Span) -> list[Atom]:
    within = _GLUED_DIGITS.finditer(text, span.start, span.end)
    return [(*match.span(), "d", 0.0, match[0].lower()) for match in within]


def make_atom(start: int, end: int, word: str) -> Atom:
    """Return the atom of a number word or of digits in lower case."""
    kind, value = _WORDS.get(word, ("d", 0.0))
    return start, end, kind, value, word


def join_atoms(text: str, start: int, atoms: list[Atom]) -> list[SpelledNumber]:
    """Return the numbers that the digits and number words of a passage, in order, make; ``start`` is its own."""
    if all(after[0] - before[1] > LONGEST_GAP for before, after in pairwise(atoms)):
        return [_build(text, start, [atom]) for atom in atoms]
    return _join_ranges(text, start, [_build(text, start, group) for group in _group(text, atoms)])


def _group(text: str, atoms: list[Atom]) -> Iterator[list[Atom]]:
    group: list[Atom] = []
    for atom in atoms:
        if group:
            last = group[-1]
            gap = _GAPS.get(text[last[1] : atom[0]]) if atom[0] - last[1] <= LONGEST_GAP else None
            joins = len(group) < _LONGEST_GROUP and (last[2], atom[2], gap) in _JOINS
            if joins and not (last[2] == "d" and last[4][-1:].isalpha()):
                group.append(atom)
                continue
            yield group
        group = [atom]
    if group:
        yield group


def _build(text: str, start: int, group: list[Atom]) -> SpelledNumber:
    first, last = group[0], group[-1]
    begin = first[0]
    if first[2] in "hszv" and text[max(start, begin - 3) : begin].lower() in {"a ", " a ", "\na "}:
        begin -= len("a ")
    if first[2] == "d":
        word = first[4]
        if len(group) == 1 and len(word) <= _LONGEST_DIGITS and word.isdigit():
            value = float(word)
            return SpelledNumber(begin, last[1], value, value, value, value, word, plain=True)
        match = _DIGITS.fullmatch(first[4])
        if match is None or len(first[4]) > _LONGEST_DIGITS:
            return SpelledNumber(begin, last[1], 0.0, 0.0, 0.0, 0.0, first[4], readable=False)
        value, tail = float(match["whole"].replace(",", "") + (match["part"] or "")), match["tail"]
        plain = match["whole"] == first[4]
        scale = _GLUED_SCALES.get(tail, 1.0)
        tail = "" if tail in _GLUED_SCALES else tail
        low, scale = _sum_up(group[1:], value * scale, scale)
        return SpelledNumber(begin, last[1], low, low, low, low, first[4], tail, plain and len(group) == 1, scale=scale)
    if first[2] == "p":
        unit = 1.0
        for atom in group:
            unit *= atom[3]
        return SpelledNumber(begin, last[1], 2 * unit, None, 2 * unit, 9 * unit, first[4])
    if first[2] == "v":
        unit, _ = _sum_up(group[1:], 1.0, 1.0)
        low, high, likely_low, likely_high = (value * unit for value in _VAGUE[first[4]])
        return SpelledNumber(begin, last[1], low, high, likely_low, likely_high, first[4], scale=unit)
    low, scale = _sum_up(group, 0.0, 1.0)
    return SpelledNumber(begin, last[1], low, low, low, low, first[4], scale=scale)


def _sum_up(group: list[Atom], current: float, scale: float) -> tuple[float, float]:
    """Return the value of number words after ``current``, and the last scale word's value."""
    total = 0.0
    for _, _, kind, value, _ in group:
        if kind in "utf":
            current += value
        else:
            current = (current or 1.0) * value
            scale = value
            if kind in "sp":
                total, current = total + current, 0.0
    return total + current, scale


def _join_ranges(text: str, start: int, numbers: list[SpelledNumber]) -> list[SpelledNumber]:
    joined: list[SpelledNumber] = []
    for number in numbers:
        merged = _join_range(text, start, joined[-1], number) if joined else None
        if merged is None:
            joined.append(number)
        else:
            joined[-1] = merged
    return joined


def _join_range(text: str, start: int, first: SpelledNumber, second: SpelledNumber) -> SpelledNumber | None:
    """Return "a to b", "a-b", "a or b", "between a and b" as one interval, or None where the two stand apart."""
    if second.start - first.end > LONGEST_GAP or not (first.readable and second.readable):
        return None
    gap = text[first.end : second.start]
    begin = first.start - len("between ")
    between = begin >= start and text[begin : first.start - 1].lower() == "between"
    if gap not in _RANGE_GAPS and not (between and gap == " and "):
        return None
    if gap == " to ":
        before = text[max(start, first.start - 24) : first.start].lower().split()
        if before[-1:] == ["from"] and len(before) > 1 and before[-2] in _CHANGES:
            return None
    low = first.low
    shared = second.scale > 1 and first.scale == 1 and low * second.scale < second.low
    factor = second.scale if shared else 1.0
    if second.high is not None and low * factor >= second.high:
        return None
    return SpelledNumber(
        begin if between else first.start,
        second.end,
        low * factor,
        second.high,
        first.likely_low * factor,
        second.likely_high,
        first.word,
        second.tail,
        first.plain and second.plain,
        scale=second.scale,
    )
