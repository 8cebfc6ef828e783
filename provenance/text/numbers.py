"""Numbers in running text with what they are and how far the words let them range.

Spelling, softening words and kinds each have their rule table in the modules `number_words`, `approximators` and
`number_kinds`; here the three meet.
"""

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from provenance.model.spans import Span
from provenance.text.approximators import Interval, soften
from provenance.text.number_kinds import NumberKind, find_fraction, tell_kind
from provenance.text.number_words import LONGEST_GAP, Atom, SpelledNumber, find_atoms, join_atoms
from provenance.text.wordlists import list_words

__all__ = ["Number", "NumberKind", "find_numbers", "read_numbers"]


class Number(NamedTuple):
    """A number as written. ``core`` is the number alone, ``span`` takes in its softening words and its sign or unit.

    ``[low, high]`` is what the words allow, ``[likely_low, likely_high]`` what they make likely; None is no upper
    bound. Of labels, dates and times the bounds say nothing.
    """

    span: Span
    core: Span
    low: float
    high: float | None
    likely_low: float
    likely_high: float | None
    kind: NumberKind


_UNIT_SIGNS = re.compile(
    r"[ \u00a0]?(?:%|percentage[ ]points?|percent\b|per[ ]cent\b|pct\b|(?:U\.?S\.?[ ])?(?:dollars?|euros?|pounds|rupees"
    r"|afghanis|r[uo]+bles|rials|riyals|liras?|dirhams|yuan|yen|cents|USD)\b)"
)
_SIGN_BEFORE = re.compile(r"(?:US\$|USD[ ]?|EUR[ ]?|PKR[ ]?|INR[ ]?|AFN[ ]?|Rs\.?[ ]?|Rp[ ]?|[$£€¥₹₽₴][ ]?)$")
_SHARE = re.compile(r"[ ](?:in|out of)(?:[ ](?:every|each))?[ ]")
_BEFORE_PRONOUN = list_words(
    """no any every each some the this that which another last next first new only big good nearest old other little
    latest previous great small second"""
)
_AFTER_PRONOUN = re.compile(
    r"[’']s\b|[ ](?:another|must|should|can|could|may|might|would|has|needs|wants|thing|way)\b"
    r"|[-](?!year|month|third|quarter|fifth|tenth)"
)
_AFTER_SCORES = re.compile(r"[ ](?:of|were|more|others?|dead|killed|injured|wounded|feared|have|had)\b")
_VAGUE = frozenset({"few", "couple", "pair", "handful"})
_UNSOFTENED = frozenset({NumberKind.LABEL, NumberKind.DATE, NumberKind.TIME})
_NOT_ALWAYS = _VAGUE | {"one", "scores", "tens"}
"""Number words that only sometimes are numbers."""
_SMALL = 100
_COUNT = NumberKind.COUNT
_START = attrgetter("start")


def find_numbers(text: str, start: int = 0, end: int | None = None, apart: Sequence[Span] = ()) -> tuple[Number, ...]:
    """Return the numbers of ``text[start:end]`` in order, of every kind; pronouns ("the one", "few") are left out.

    Linear time. Spans refer to ``text``; softening words are looked for within ``[start, end)`` only. Numbers that
    share a character with a span of ``apart`` (which do not overlap) are not read at all.
    """
    span = Span(start, len(text) if end is None else end)
    return tuple(read_numbers(text, span, find_atoms(text, span.start, span.end), apart))


def read_numbers(text: str, span: Span, atoms: list[Atom], apart: Sequence[Span] = ()) -> list[Number]:
    """Return what `find_numbers` does, of a span whose digits and number words (``atoms``, in order) are found."""
    if apart and atoms:
        apart = sorted(apart, key=_START)
        atoms = _drop_apart(atoms, apart)
    if not atoms:
        return []
    spelled = join_atoms(text, span.start, atoms)
    if apart:
        spelled = list(_keep_apart(spelled, apart))
    return _settle_all(text, spelled, span.start, span.end)


def _drop_apart(atoms: list[Atom], apart: Sequence[Span]) -> list[Atom]:
    """Return the atoms without those that lie within a span; all where one such may belong to a number beyond it."""
    kept: list[Atom] = []
    at, last, kept_last = 0, -LONGEST_GAP - 1, True
    for atom in atoms:
        while at < len(apart) and apart[at].end <= atom[0]:
            at += 1
        keep = at == len(apart) or apart[at].start > atom[0] or apart[at].end < atom[1]
        if keep is not kept_last and atom[0] - last <= LONGEST_GAP:
            return atoms
        if keep:
            kept.append(atom)
        last, kept_last = atom[1], keep
    return kept


def _keep_apart(spelled: list[SpelledNumber], apart: Sequence[Span]) -> Iterator[SpelledNumber]:
    """Yield the numbers that share no character with a span (of those, in order). Linear time."""
    at = 0
    for number in spelled:
        while at < len(apart) and apart[at].end <= number.start:
            at += 1
        if at == len(apart) or apart[at].start >= number.end:
            yield number


def _settle_all(text: str, spelled: list[SpelledNumber], start: int, stop: int) -> list[Number]:
    settled: list[Number] = []
    low = start
    skip = -1
    for index, number in enumerate(spelled):
        if index == skip or (number.word in _NOT_ALWAYS and not _counts(text, number, start, stop)):
            continue
        following = spelled[index + 1] if index + 1 < len(spelled) else None
        if following is not None and _is_share(text, number, following):
            skip = index + 1
            found = _share(number, following)
        else:
            found = _settle(text, number, low, stop)
        settled.append(found)
        low = found.span.end
    return settled


def _settle(text: str, number: SpelledNumber, low: int, stop: int) -> Number:
    kind = tell_kind(text, number, low, stop)
    if kind is not _COUNT:
        return _settle_kind(text, number, kind, low, stop)
    return _soften(text, Span(number.start, number.end), number[2:6], kind, low, stop)


def _settle_kind(text: str, number: SpelledNumber, kind: NumberKind, low: int, stop: int) -> Number:
    """Return the number of a kind other than a count, with its sign and its unit."""
    begin, end, *_ = number
    interval = number[2:6]
    if kind is NumberKind.MONEY:
        sign = _SIGN_BEFORE.search(text, max(low, begin - 5), begin)
        begin = sign.start() if sign else begin
    elif kind is NumberKind.SHARE:
        fraction = find_fraction(text, number, stop)
        if fraction is not None:
            end = fraction[0]
            value = number.low / fraction[1]
            interval = (value, value, value, value)
    if kind is NumberKind.MONEY or kind is NumberKind.PERCENT:
        unit = _UNIT_SIGNS.match(text, end, stop)
        end = unit.end() if unit else end
    core = Span(begin, end)
    if kind in _UNSOFTENED:
        return Number(core, core, *interval, kind)
    return _soften(text, core, interval, kind, low, stop)


def _soften(  # noqa: PLR0917 -- what a number is made of
    text: str, core: Span, interval: Interval, kind: NumberKind, low: int, stop: int
) -> Number:
    """Return the number with the words that soften it."""
    softened = soften(text, core.start, core.end, low, stop)
    if softened is None:
        return Number(core, core, *interval, kind)
    return Number(Span(softened.start, softened.end), core, *softened.approximation.apply(interval), kind)


def _counts(text: str, number: SpelledNumber, start: int, stop: int) -> bool:
    """Tell numbers from words that only look like them: "the one", "few", "scored", "the couple"."""
    word = number.word
    if word == "one" and number.high == 1.0:
        before = text[max(start, number.start - 16) : number.start].split()
        return not (before and before[-1].lower() in _BEFORE_PRONOUN) and not _AFTER_PRONOUN.match(
            text, number.end, stop
        )
    if word in _VAGUE:
        return text[number.start] in "aA" or (word == "couple" and text.startswith(" of ", number.end))
    if word == "scores":
        return bool(_AFTER_SCORES.match(text, number.end, stop))
    return word != "tens" or number.scale > 1 or (number.low or 0) > 20  # noqa: PLR2004 -- "tens" alone is [20, none]


def _is_share(text: str, number: SpelledNumber, following: SpelledNumber) -> bool:
    """Tell "one in three" and "nine out of ten" from "12 in 2017"."""
    gap = text[number.end : following.start]
    if len(gap) > len(" out of every ") or not _SHARE.fullmatch(gap):
        return False
    return number.low < following.low <= _SMALL and (number.low == 1 or "out" in gap or "every" in gap)


def _share(number: SpelledNumber, following: SpelledNumber) -> Number:
    span = Span(number.start, following.end)
    value = number.low / following.low
    return Number(span, span, value, value, value, value, NumberKind.SHARE)
