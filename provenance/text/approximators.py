"""Words around a number that make it an interval: what they allow, and what they make likely.

Rule table, ``n`` being the number's own interval ``[a, b]``. Bounds are closed, as the fields are: "more than 40" and
"40" are no contradiction, for writers round. Where ``n`` is whole, bounds are rounded inward to whole numbers.

==========================================  ===============  ===================
words                                       allowed          likely
==========================================  ===============  ===================
``at least``, ``no fewer than``,            ``[a, none]``    ``[a, 1.5 b]``
``n or more``, ``n-plus``, ``n+``
``more than``, ``over``, ``upwards of``     ``[a, none]``    ``[a, 1.5 b]``
``just over``, ``slightly more than``       ``[a, 1.5 b]``   ``[a, 1.1 b]``
``nearly``, ``almost``, ``close to``        ``[0.8 a, b]``   ``[0.9 a, b]``
``about``, ``around``, ``some``,            ``[0.7 a,        ``[0.85 a, 1.15 b]``
``roughly``, ``an estimated``, ``n or so``  1.3 b]``
``up to``, ``as many as``, ``at most``,     ``[0, b]``       ``[0.5 a, b]``
``no more than``, ``n or fewer``
``fewer than``, ``less than``, ``under``    ``[0, b]``       ``[0.5 a, b]``
``exactly``, ``a total of``                 ``[a, b]``       ``[a, b]``
==========================================  ===============  ===================
"""

import math
import re
from enum import Enum
from typing import NamedTuple

from provenance.text.wordlists import list_words

Interval = tuple[float, float | None, float, float | None]


class Approximation(Enum):
    """The way a number is softened; the rule table of the module says what each does."""

    AT_LEAST = (1.0, None, 1.0, 1.5)
    JUST_OVER = (1.0, 1.5, 1.0, 1.1)
    NEARLY = (0.8, 1.0, 0.9, 1.0)
    ABOUT = (0.7, 1.3, 0.85, 1.15)
    AT_MOST = (0.0, 1.0, 0.5, 1.0)
    EXACT = (1.0, 1.0, 1.0, 1.0)

    def apply(self, interval: Interval) -> Interval:
        """Return the interval that the approximated number has, from that of the bare number."""
        if self is Approximation.EXACT:
            return interval
        low, high, likely_low, likely_high = interval
        low_factor, high_factor, likely_low_factor, likely_high_factor = self.value
        whole = float(low).is_integer()
        up, down = (_up, _down) if whole else (float, float)
        allowed_low = up(low * low_factor)
        allowed_high = None if high is None or high_factor is None else down(high * high_factor)
        likely_from = up(likely_low * likely_low_factor)
        likely_to = None if likely_high is None else down(likely_high * likely_high_factor)
        return allowed_low, allowed_high, likely_from, likely_to


def _up(value: float) -> float:
    return float(math.ceil(value - 1e-9))


def _down(value: float) -> float:
    return float(math.floor(value + 1e-9))


_BEFORE: dict[str, Approximation] = {
    **dict.fromkeys(
        [
            *("at least", "at the least", "at the very least", "no fewer than", "no less than", "not less than"),
            *(
                "not fewer than",
                "a minimum of",
                "minimum of",
                "more than",
                "well over",
                "well more than",
                "far more than",
            ),
            *("over", "above", "upward of", "upwards of", "in excess of", "exceeding", "greater than", "north of", ">"),
            *("≥", "far over", "much more than", "significantly more than"),
        ],
        Approximation.AT_LEAST,
    ),
    **dict.fromkeys(
        ["just over", "slightly more than", "slightly over", "a little over", "a little more than", "just above"],
        Approximation.JUST_OVER,
    ),
    **dict.fromkeys(
        [
            *(
                "nearly",
                "almost",
                "close to",
                "just under",
                "just short of",
                "a little under",
                "slightly under",
                "not quite",
            ),
            *("slightly fewer than", "slightly less than", "approaching", "just below", "virtually", "nearing"),
        ],
        Approximation.NEARLY,
    ),
    **dict.fromkeys(
        [
            *(
                "about",
                "around",
                "roughly",
                "approximately",
                "approx",
                "approx.",
                "circa",
                "ca",
                "ca.",
                "some",
                "estimated",
            ),
            *(
                "an estimated",
                "in the region of",
                "in the order of",
                "on the order of",
                "something like",
                "perhaps",
                "~",
            ),
            *("maybe", "somewhere around", "an average of"),
        ],
        Approximation.ABOUT,
    ),
    **dict.fromkeys(
        [
            *(
                "up to",
                "as many as",
                "as much as",
                "at most",
                "at the most",
                "a maximum of",
                "maximum of",
                "no more than",
            ),
            *("not more than", "fewer than", "less than", "under", "below", "<", "≤", "far fewer than", "well under"),
        ],
        Approximation.AT_MOST,
    ),
    **dict.fromkeys(["exactly", "precisely", "a total of"], Approximation.EXACT),
}
_AFTER: dict[str, Approximation] = {
    "or more": Approximation.AT_LEAST,
    "or above": Approximation.AT_LEAST,
    "plus": Approximation.AT_LEAST,
    "+": Approximation.AT_LEAST,
    "and counting": Approximation.AT_LEAST,
    "or so": Approximation.ABOUT,
    "or thereabouts": Approximation.ABOUT,
    "odd": Approximation.ABOUT,
    "or fewer": Approximation.AT_MOST,
    "or less": Approximation.AT_MOST,
    "at most": Approximation.AT_MOST,
}
_SUFFIX = re.compile(
    r"\+(?![0-9])|[ -]?(?:plus|odd)\b(?! (?:of|or minus)\b)"
    r"|[ ](?:or[ ](?:more|above|so|thereabouts|fewer|less)|and counting)\b"
)
_SUFFIX_INITIALS = frozenset("+poa")
"""What the pattern above begins with, but for one space or hyphen."""
_FILLERS = frozenset({"another", "other", "further", "additional", "the", "these", "those"})
_LAST_WORDS = frozenset(phrase.split()[-1] for phrase in _BEFORE)
_LENGTHS = {
    last: sorted({len(phrase.split()) for phrase in _BEFORE if phrase.split()[-1] == last}, reverse=True)
    for last in _LAST_WORDS
}
"""The numbers of words of the phrases that end with a word, the longest first."""
_NEAREST = _LAST_WORDS | _FILLERS
_LONGEST = 4
_WINDOW = 44
_OPENERS = "\"'“‘«([—–-"

# Words before "over", "under" and "about" that take it for themselves ("took over two posts", "asked about 12 cases").
_PARTICLE_VERBS = list_words(
    """take takes took taken taking hand handed handing turn turned run ran running win won get got fight fought
    control dispute disputes talk talks talked talking speak spoke speaking worried concerned concerns
    information details questions know knew complained ask asked asking think thought hear heard tell told
    report reports reporting news story stories warned warning lied joked learn learned come came comes place
    placed fell fall falls charged voted brought bring go went going turning look looked all right"""
)
_PARTICLES = frozenset({"over", "under", "about", "around", "above", "below"})


class Softened(NamedTuple):
    """Where the approximated number begins and ends, and how it is softened."""

    start: int
    end: int
    approximation: Approximation


def soften(text: str, start: int, end: int, low: int, high: int) -> Softened | None:
    """Return how the number at ``[start, end)`` is softened by words within ``[low, high)``, or None.

    The words before are looked for first, then those after; of several only the nearest counts.
    """
    follows = text[end : end + 2]
    match = _SUFFIX.match(text, end, high) if not _SUFFIX_INITIALS.isdisjoint(follows) else None
    before = _find_before(text, start, low)
    if before is not None:
        return Softened(before[0], end, before[1])
    if match:
        key = match.group().strip(" -")
        return Softened(start, match.end(), _AFTER[key])
    return None


def _find_before(text: str, start: int, low: int) -> tuple[int, Approximation] | None:
    if start > low and text[start - 1] in "~<>≥≤":
        return start - 1, _BEFORE[text[start - 1]]
    floor = max(low, start - _WINDOW)
    written = text[floor:start].rsplit(None, _LONGEST + 1)[-_LONGEST - 1 :]
    if not written or written[-1].lstrip(_OPENERS).lower() not in _NEAREST:
        return None
    words = [word.lstrip(_OPENERS).lower() for word in written]
    skipped = len(words) > 1 and words[-1] in _FILLERS and words[-2] in _LAST_WORDS
    if skipped:
        words.pop()
    for length in _LENGTHS.get(words[-1], ()):
        found = _BEFORE.get(" ".join(words[-length:])) if length <= len(words) else None
        if found is None:
            continue
        taken = length == 1 and words[-1] in _PARTICLES and len(words) > 1 and words[-2] in _PARTICLE_VERBS
        if taken:
            break
        place = start
        for word in reversed(written[-length - skipped :]):
            place = text.rfind(word.lstrip(_OPENERS), floor, place)
        return place, found
    return None
