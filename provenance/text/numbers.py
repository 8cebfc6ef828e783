"""Numbers in running text with what they are and how far the words let them range.

Spelling, softening words and kinds each have their rule table in the modules `number_words`, `approximators` and
`number_kinds`; here the three meet.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from provenance.model.spans import Span
from provenance.text.approximators import Approximation, soften
from provenance.text.number_kinds import NumberKind, find_fraction, tell_kind
from provenance.text.number_words import Atom, SpelledNumber, find_spelled_numbers, join_atoms
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
_SMALL = 100


def find_numbers(text: str, start: int = 0, end: int | None = None, apart: Sequence[Span] = ()) -> tuple[Number, ...]:
    """Return the numbers of ``text[start:end]`` in order, of every kind; pronouns ("the one", "few") are left out.

    Linear time. Spans refer to ``text``; softening words are looked for within ``[start, end)`` only. Numbers that
    share a character with a span of ``apart`` (which do not overlap) are not read at all.
    """
    stop = len(text) if end is None else end
    return _read(text, find_spelled_numbers(text, start, stop), Span(start, stop), apart)


def read_numbers(text: str, span: Span, atoms: list[Atom], apart: Sequence[Span] = ()) -> tuple[Number, ...]:
    """Return what `find_numbers` does, of a span whose digits and number words (``atoms``, in order) are found."""
    return _read(text, join_atoms(text, span.start, atoms), span, apart)


def _read(text: str, spelled: list[SpelledNumber], span: Span, apart: Sequence[Span]) -> tuple[Number, ...]:
    if apart and spelled:
        spelled = list(_keep_apart(spelled, apart))
    if not spelled:
        return ()
    return tuple(_settle_all(text, spelled, span.start, span.end))


def _keep_apart(spelled: list[SpelledNumber], apart: Sequence[Span]) -> Iterator[SpelledNumber]:
    """Yield the numbers that share no character with a span; linear time but for sorting."""
    spans = sorted(apart)
    at = 0
    for number in spelled:
        while at < len(spans) and spans[at].end <= number.start:
            at += 1
        if at == len(spans) or spans[at].start >= number.end:
            yield number


def _settle_all(text: str, spelled: list[SpelledNumber], start: int, stop: int) -> Iterator[Number]:
    low = start
    skip = -1
    for index, number in enumerate(spelled):
        if index == skip or not _counts(text, number, start, stop):
            continue
        following = spelled[index + 1] if index + 1 < len(spelled) else None
        if following is not None and _is_share(text, number, following):
            skip = index + 1
            yield _share(number, following)
            low = following.end
            continue
        found = _settle(text, number, low, stop)
        low = found.span.end
        yield found


def _settle(text: str, number: SpelledNumber, low: int, stop: int) -> Number:
    kind = tell_kind(text, number, low, stop)
    begin, end = number.start, number.end
    if kind is NumberKind.MONEY:
        sign = _SIGN_BEFORE.search(text, max(low, begin - 5), begin)
        begin = sign.start() if sign else begin
    if kind is NumberKind.SHARE:
        fraction = find_fraction(text, number, stop)
        if fraction is not None:
            end = fraction[0]
            value = number.low / fraction[1]
            number = number._replace(low=value, high=value, likely_low=value, likely_high=value)
    if kind in {NumberKind.MONEY, NumberKind.PERCENT}:
        unit = _UNIT_SIGNS.match(text, end, stop)
        end = unit.end() if unit else end
    interval = (number.low, number.high, number.likely_low, number.likely_high)
    core = Span(begin, end)
    if kind in _UNSOFTENED:
        return Number(core, core, *interval, kind)
    softened = soften(text, begin, end, low, stop)
    if softened is None:
        return Number(core, core, *interval, kind)
    if softened.approximation is not Approximation.EXACT:
        interval = softened.approximation.apply(interval)
    return Number(Span(softened.start, softened.end), core, *interval, kind)


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
