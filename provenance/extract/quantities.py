"""Numbers in a claim with what they count.

Kept: counts, and with the role ``other`` sums of money, percentages, shares and measures (mass, volume, area, power).
Left out: dates, times, durations, distances, ages, ranks and labels of any kind; and a bare "one" without a role, which
is a pronoun more often than a number. "A man was killed" counts 1 at its article, "nobody was hurt" 0.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from provenance.extract.role_words import PERSONS, THINGS, Passage, RoleWords, role_words
from provenance.extract.roles import RoleHit, Rule, find_role, find_role_after, find_role_of_noun, find_unit
from provenance.extract.spotting import Sighting, spot_words
from provenance.model.claims import Quantity
from provenance.model.lexicons import Lexicon
from provenance.model.spans import Span
from provenance.model.vocabulary import QuantityRole
from provenance.text.numbers import Number, NumberKind, read_numbers
from provenance.text.wordlists import list_words

_IMPLICIT = re.compile(r"\b(?:[Aa]n?|[Aa]nother|[Nn]o|[Nn]one|[Nn]obody|[Nn]either)\b")
_ARTICLES = frozenset({"a", "an", "another"})
_ZEROS = frozenset({"no", "none", "nobody", "neither"})
_UNIT_KINDS = frozenset({NumberKind.PERCENT, NumberKind.MONEY, NumberKind.SHARE, NumberKind.MEASURE})
_UNIT_WORD = re.compile(r"%|[$£€¥₹₽₴]|[^\W\d_]+(?:[ ]cent)?$")
_UNIT_AFTER = re.compile(r"[- ]?(?:(?:square|cubic)[ ])?[^\W\d_]+")
_EVENT_ROLES = frozenset(QuantityRole) - {
    QuantityRole.OTHER,
    QuantityRole.FIGHTERS,
    QuantityRole.ATTACKERS,
    QuantityRole.ATTACKS,
}
_CONJUNCTIONS = frozenset({"and", "or"})
_LINKS = list_words("and or , plus including among – —")
_NOUN_STOPS = list_words(
    "was were is are has had been by of in at on from to with for and or but who that which ; : . after before "
    "when while near during around than as where if because since until against between into over under then so"
)
_COUNT = NumberKind.COUNT
_START = attrgetter("span.start")
_FIRST = attrgetter("first")
_LONGEST_PHRASE = 7
_LONGEST_LINK = 9


@dataclass(slots=True)
class CountedNumber:
    """A count with what shows its role: its tokens ``[first, after)``, the hit, and the token of the counted noun.

    ``article`` marks "a man", which counts one.
    """

    number: Number
    first: int
    after: int
    hit: RoleHit | None = None
    unit: int | None = None
    article: bool = False


def find_quantities(text: str, span: Span, lexicon: Lexicon, masked: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """Return the quantities of ``span`` in text order, each with its interval, role and counted noun.

    ``masked`` are spans whose numbers count nothing of the claim's (citations). The rules for roles are those of
    `roles`; for intervals those of `provenance.text.approximators`. Linear time.
    """
    return read_quantities(next(spot_words(text, (span,), lexicon)), lexicon, masked)


def read_quantities(seen: Sighting, lexicon: Lexicon, masked: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """Return what `find_quantities` does, of a span in which the words of numbers and roles have been spotted."""
    text, span = seen.text, seen.span
    found: list[Quantity] = []
    counts: list[Number] = []
    for number in read_numbers(text, span, seen.atoms, masked) if seen.atoms else ():
        if number.kind is _COUNT:
            counts.append(number)
        elif number.kind in _UNIT_KINDS:
            found.append(_as_measure(text, number))
    if not counts and not (seen.roles and _IMPLICIT.search(text, span.start, span.end)):
        return tuple(found)
    roles = role_words(lexicon)
    passage = Passage.of(text, span.start, span.end)
    found += [
        _as_quantity(text, passage, item) for item in read_counts(roles, passage, counts) if _is_kept(passage, item)
    ]
    if not _ZEROS.isdisjoint(passage.words):
        found += _find_zeros(text, roles, passage)
    if len(found) > 1:
        found.sort(key=_START)
    return tuple(found)


def read_counts(
    roles: RoleWords,
    passage: Passage,
    counts: Sequence[Number],
    further: Sequence[CountedNumber] = (),
    links: frozenset[str] = _CONJUNCTIONS,
) -> list[CountedNumber]:
    """Return the counts and articles of a passage with their roles, and ``further`` ones, in text order.

    Where no word of the passage tells a role, articles and ``further`` ones are left out, for they count nothing.
    ``links`` are the words between two counts that share the predicate after the second.
    """
    counted = _count(passage, counts)
    if roles.telling.isdisjoint(passage.words):
        for item in counted:
            item.unit = find_unit(passage, item.after, singular=item.number.high == 1)
        return counted
    counted += [*find_articles(passage), *further]
    if len(counted) > 1:
        counted.sort(key=_FIRST)
    _give_roles(roles, passage, counted, links)
    return counted


def _count(passage: Passage, numbers: Sequence[Number]) -> list[CountedNumber]:
    counted: list[CountedNumber] = []
    starts = passage.starts if numbers else []
    for number in numbers:
        first = bisect_left(starts, number.span.start)
        after = bisect_left(starts, number.span.end, first)
        counted.append(CountedNumber(number, first, after))
        if after - first == 1:
            passage.numbers.add(first)
        else:
            passage.numbers.update(range(first, after))
    return counted


def _give_roles(roles: RoleWords, passage: Passage, counted: list[CountedNumber], links: frozenset[str]) -> None:
    for item in counted:
        if item.article:
            item.hit = find_role_of_noun(roles, passage, item.first, item.after)
        else:
            single = item.number.high == 1
            item.unit = find_unit(passage, item.after, singular=single)
            item.hit = find_role(roles, passage, item.first, item.after, many=not single)
    if len(counted) > 1:
        _share_roles(passage, counted, links)
    for item in counted:
        if item.hit is None:
            item.hit = _role_of_unit(roles, passage, item)
        elif not item.article:
            item.unit = _settle_unit(passage, item.unit, item.hit)
            unit = item.unit
            if unit is not None and unit != item.hit.token and passage.words[unit] in THINGS:
                item.hit = _role_of_unit(roles, passage, item)


def _settle_unit(passage: Passage, unit: int | None, hit: RoleHit) -> int | None:
    """Return the counted noun, or None where the words that show the role were taken for it."""
    if unit is None or passage.words[unit].endswith("ly"):
        return None
    beyond = hit.rule is Rule.PREDICATE and hit.token < unit
    same = hit.token == unit and not passage.words[unit].endswith("s")
    within = hit.token < unit < hit.token + hit.length
    return None if beyond or same or within else unit


def _share_roles(passage: Passage, counted: list[CountedNumber], links: frozenset[str]) -> None:
    """Give "three guards and four clerks were held" and "killed two guards and three clerks" one role each."""
    for item, following in zip(reversed(counted[:-1]), reversed(counted[1:]), strict=True):
        linked = passage.word(following.first - 1) in links and following.first - item.after <= _LONGEST_LINK
        if item.hit is None and linked and following.hit is not None and following.hit.rule is Rule.PREDICATE:
            item.hit = RoleHit(following.hit.role, Rule.SHARED, following.hit.token)
    for earlier, item in pairwise(counted):
        if item.hit is None and earlier.hit is not None and _continues(passage, earlier, item):
            item.hit = RoleHit(earlier.hit.role, Rule.SHARED, earlier.hit.token)


def _continues(passage: Passage, earlier: CountedNumber, item: CountedNumber) -> bool:
    """Tell whether ``item`` goes on the list that ``earlier`` began: "killed two guards and three clerks"."""
    link = passage.word(item.first - 1)
    if link in {"including", "among"} or (link == "them" and passage.word(item.first - 2) == "among"):
        return True
    between = item.first - earlier.after
    rule = earlier.hit.rule if earlier.hit else None
    return link in _LINKS and between <= _LONGEST_LINK and rule in {Rule.BEFORE, Rule.SHARED} and item.unit is not None


def _role_of_unit(roles: RoleWords, passage: Passage, item: CountedNumber) -> RoleHit | None:
    if item.unit is None:
        return None
    hit = roles.match_end(passage.words, item.unit)
    return RoleHit(hit[0], Rule.UNIT, item.unit) if hit else None


def _is_kept(passage: Passage, item: CountedNumber) -> bool:
    """Tell numbers from articles, from "one" without a role, and from "one of the strongest groups"."""
    role = item.hit.role if item.hit else None
    if item.article:
        return role in _EVENT_ROLES and item.hit is not None and item.hit.rule is not Rule.TOLL
    number = item.number
    if number.low != 1 or number.high != 1 or passage.word(item.first) != "one":
        return True
    return role is not None and not (item.hit and item.hit.rule is Rule.UNIT and passage.word(item.after) == "of")


def _as_quantity(text: str, passage: Passage, item: CountedNumber) -> Quantity:
    number, hit, unit = item.number, item.hit, item.unit
    noun = None
    if unit is not None:
        start = passage.starts[unit]
        noun = text[start : start + len(passage.words[unit])]
    role = hit.role if hit else QuantityRole.OTHER
    return Quantity(number.span, number.low, number.high, number.likely_low, number.likely_high, role, noun)


def _as_measure(text: str, number: Number) -> Quantity:
    written = number.core.of(text)
    match = _UNIT_WORD.search(written) if number.kind in {NumberKind.PERCENT, NumberKind.MONEY} else None
    if match is None and number.kind is not NumberKind.SHARE:
        match = _UNIT_AFTER.match(text, number.core.end)
    unit = match.group().strip(" -") if match else number.kind.value
    return Quantity(
        number.span, number.low, number.high, number.likely_low, number.likely_high, QuantityRole.OTHER, unit
    )


def find_articles(passage: Passage) -> list[CountedNumber]:
    """Return the articles of "a man was killed": each may count one person."""
    found: list[CountedNumber] = []
    if _ARTICLES.isdisjoint(passage.words):
        return found
    for at, word in enumerate(passage.words):
        if word in _ARTICLES and at not in passage.numbers:
            noun = _find_person(passage, at + 1)
            if noun is not None:
                span = passage.span(at, at)
                number = Number(span, span, 1.0, 1.0, 1.0, 1.0, NumberKind.COUNT)
                found.append(CountedNumber(number, at, noun + 1, None, noun, article=True))
    return found


def _find_zeros(text: str, roles: RoleWords, passage: Passage) -> list[Quantity]:
    """Return the noughts of "nobody was hurt" and "no injuries"."""
    zeros = (at for at, word in enumerate(passage.words) if word in _ZEROS and at not in passage.numbers)
    return [found for at in zeros if (found := _read_zero(text, roles, passage, at)) is not None]


def _find_person(passage: Passage, index: int) -> int | None:
    """Return the head noun of "a … man", the last person word before the phrase ends, or None."""
    found = None
    for at in range(index, min(index + _LONGEST_PHRASE, len(passage.words))):
        word = passage.words[at]
        if word in _NOUN_STOPS or at in passage.numbers or not (word[0].isalnum() or word == "-"):
            break
        if word in PERSONS and not word.endswith("s"):
            found = at
        elif found is not None:
            break
    return found


def _read_zero(text: str, roles: RoleWords, passage: Passage, at: int) -> Quantity | None:
    after = at + 1
    if passage.words[at] in {"no", "neither"} and passage.word(after) in {"one", "other", "further"}:
        after += 1
    hit = find_role_after(roles, passage, after)
    unit = find_unit(passage, after, singular=False)
    if hit is None and unit is not None and passage.words[at] == "no":
        found = roles.match_end(passage.words, unit)
        hit = RoleHit(found[0], Rule.UNIT, unit) if found else None
    if hit is None or hit.role not in _EVENT_ROLES:
        return None
    noun = None if unit is None else passage.span(unit, unit).of(text)
    return Quantity(passage.span(at, after - 1), 0.0, 0.0, 0.0, 0.0, hit.role, noun)
