"""What a number counts, from the words around it.

Rule table, for a number ``N`` with its noun phrase ``NP``; the first rule that fits decides:

===========  ==========================================  =====================================================
rule         form                                        example
===========  ==========================================  =====================================================
adjacent     N [adverb] word                             "50 seriously wounded", "20 missing girls"
before       word [another | the …] N                    "killed nearly 20", "arresting 12"
noun of      word of N                                   "the killing of about 500", "the deaths of two"
toll         toll … to | at | is | reached N             "the death toll rose to 12"
predicate    N NP be word; N NP word                     "12 people … were arrested", "nine villagers dead"
hurt         N NP suffered … injuries                    "two sustained minor wounds"
shared       N NP and N NP word; word N NP and N NP      "three guards and four clerks were held"
unit         N NP, the counted noun being the word       "12 deaths", "40 foreign fighters"
===========  ==========================================  =====================================================

Two words joined by "or" ("killed or wounded 12") give no role. Things are neither killed nor held ("seized 12 cars").
"""

from enum import Enum
from typing import NamedTuple

from provenance.extract.role_words import (
    AFTER_AUXILIARY,
    AUXILIARIES,
    AUXILIARY,
    BREAK,
    COUNTED_ROLES,
    FILLERS,
    FOLLOWERS,
    HURTS,
    NOT_TRANSITIVE,
    NOUNS,
    PARENTHESIS,
    PASSIVE,
    PERSON,
    PLURAL,
    PREPOSITIONS,
    REFLEXIVES,
    RELATIVE,
    ROLE,
    SINGULAR,
    SORTS,
    STOP,
    STOPS,
    SUFFERING,
    TOLL_LINKS,
    TOLLS,
    Passage,
    RoleWords,
)
from provenance.model.vocabulary import QuantityRole

_HARM = frozenset({QuantityRole.KILLED, QuantityRole.INJURED})
_CLOSERS = {"(": frozenset(")"), "[": frozenset("]"), ",": frozenset(",")}
_DASHES = frozenset("—–")
_LONGEST_PARENTHESIS = 14
_LONGEST_FORWARD = 24
_LONGEST_BACKWARD = 14
_LONGEST_UNIT = 8


class Rule(Enum):
    """The rule of the module's table that gave a role."""

    ADJACENT = "adjacent"
    BEFORE = "before"
    TOLL = "toll"
    PREDICATE = "predicate"
    SHARED = "shared"
    UNIT = "unit"


class RoleHit(NamedTuple):
    """A role, the rule that gave it, and the words that show it: ``length`` tokens from ``token`` on."""

    role: QuantityRole
    rule: Rule
    token: int
    length: int = 1


def find_unit(passage: Passage, index: int, *, singular: bool) -> int | None:
    """Return the token of the counted noun after a number that ends before token ``index``, or None."""
    words, numbers = passage.words, passage.numbers
    if index < len(words) and words[index] == "of":
        index = _skip_partitive(passage, index)
    last = None
    for at in range(index, min(index + _LONGEST_UNIT, len(words))):
        word = words[at]
        sort = SORTS.get(word, 0)
        if sort & BREAK or at in numbers or not word[0].isalpha():
            break
        if singular:
            if sort & PERSON:
                return at
        elif sort & PLURAL or (word[-1] == "s" and _is_plural(word)):
            return at
        last = at
    return last if singular else None


def _is_plural(word: str) -> bool:
    """Tell whether a word that ends in "s" is a plural by its form."""
    return not word.endswith(("ss", "us", "'s", "’s", "is"))


def _skip_partitive(passage: Passage, index: int) -> int:
    """Return where the noun phrase of "dozens of the fighters" begins."""
    if passage.word(index) == "of":
        index += 1
        while passage.word(index) in FILLERS:
            index += 1
    return index


def find_role(roles: RoleWords, passage: Passage, first: int, after: int, *, many: bool = True) -> RoleHit | None:
    """Return the role of a number that begins at token ``first`` and ends before ``after``, but for rule ``shared``."""
    begin = _find_counted(passage, after)
    adjacent = _find_adjacent(roles, passage, begin, many=many)
    if adjacent is not None:
        return adjacent
    return find_role_before(roles, passage, first) or _find_predicate(roles, passage, begin)


def find_role_of_noun(roles: RoleWords, passage: Passage, first: int, after: int) -> RoleHit | None:
    """Return the role of a person whose article stands at ``first`` and whose noun ends before ``after``."""
    return find_role_before(roles, passage, first) or _find_predicate(roles, passage, after)


def find_role_after(roles: RoleWords, passage: Passage, index: int, *, many: bool = True) -> RoleHit | None:
    """Return the role by the rules ``adjacent``, ``predicate`` and ``hurt`` for a number that ends before ``index``."""
    begin = _find_counted(passage, index)
    adjacent = _find_adjacent(roles, passage, begin, many=many)
    return adjacent or _find_predicate(roles, passage, begin)


def _find_counted(passage: Passage, index: int) -> int:
    """Return where what is counted begins, past "of the" and "of them"."""
    words = passage.words
    if index < len(words) and words[index] == "of":
        index = _skip_partitive(passage, index)
    return index + 1 if passage.word(index) == "them" else index


def _find_adjacent(roles: RoleWords, passage: Passage, index: int, *, many: bool) -> RoleHit | None:
    at = index
    while passage.word(at)[-2:] == "ly":
        adverb = roles.match(passage.words, at)
        if adverb and (adverb[1] > 1 or adverb[0] is QuantityRole.KILLED or _closes(passage, at + 1)):
            break
        at += 1
    hit = roles.match(passage.words, at)
    if hit is None or (many and hit[1] == 1 and passage.words[at] in SINGULAR) or hit[0] in COUNTED_ROLES:
        return None
    return _join(roles, passage, at, hit, Rule.ADJACENT)


def _closes(passage: Passage, index: int) -> bool:
    word = passage.word(index)
    return not word or not word[0].isalpha() or word in STOPS or word in PREPOSITIONS


def _join(roles: RoleWords, passage: Passage, at: int, hit: tuple[QuantityRole, int], rule: Rule) -> RoleHit:
    """Return the hit, with a second word joined to it in view: "killed or wounded" has no role of its own."""
    role, length = hit
    following = at + length
    if passage.word(following) in {"or", "and", "and/or", "/"}:
        second = roles.match(passage.words, following + 1)
        if second is not None and second[0] is not role and (following + 1) not in passage.numbers:
            both = role in _HARM and second[0] in _HARM
            mixed = both and not _has_object(passage, following + 1 + second[1])
            if mixed:
                return RoleHit(QuantityRole.OTHER, rule, at)
            if second[0] is QuantityRole.KILLED and not both:
                return RoleHit(QuantityRole.KILLED, rule, following + 1)
    return RoleHit(role, rule, at, length)


def _has_object(passage: Passage, index: int) -> bool:
    """Tell whether the word at ``index`` begins an object, so that the verb before it is active."""
    word = passage.word(index)
    return bool(word) and (index in passage.numbers or (word not in FOLLOWERS and (word[0].isalnum())))


def _find_predicate(roles: RoleWords, passage: Passage, index: int) -> RoleHit | None:
    words, numbers, sorts = passage.words, passage.numbers, roles.sorts
    at = index
    helped = passive = False
    stop = min(len(words), index + _LONGEST_FORWARD)
    while at < stop:
        word = words[at]
        sort = sorts.get(word, 0)
        if sort & SUFFERING and not helped and _is_hurt(passage, at + 1):
            return RoleHit(QuantityRole.INJURED, Rule.PREDICATE, at)
        if sort & AUXILIARY:
            helped = True
            passive = passive or sort & PASSIVE > 0
            at += 1
            continue
        hit = _match_predicate(roles, passage, at) if sort & ROLE else None
        if hit is not None:
            if passive or not _has_object(passage, at + hit[1]):
                return _join(roles, passage, at, hit, Rule.PREDICATE)
            if not (word in SINGULAR or hit[1] > 1):
                return None
        if helped:
            if word not in AFTER_AUXILIARY and not word.endswith("ly"):
                break
            at += 1
            continue
        step = _step(passage, at, sort) if sort & (STOP | PARENTHESIS) else None if at in numbers else at + 1
        if step is None:
            break
        at = step
    return None


def _match_predicate(roles: RoleWords, passage: Passage, at: int) -> tuple[QuantityRole, int] | None:
    """Return the role and length of the verb, participle or adjective at ``at``; "fatally stabbed" is a death."""
    words = passage.words
    hit = roles.match(words, at)
    if hit is None or hit[0] in COUNTED_ROLES or passage.word(at - 1) in PREPOSITIONS:
        return None
    if hit[1] == 1 and words[at] in NOUNS:
        return None
    verb = roles.match(words, at + 1) if hit[1] == 1 and words[at].endswith("ly") else None
    if verb is None:
        return hit
    return (QuantityRole.KILLED, 1 + verb[1]) if hit[0] is QuantityRole.KILLED else None


def _is_hurt(passage: Passage, index: int) -> bool:
    return any(passage.word(at) in HURTS for at in range(index, index + 4))


def _step(passage: Passage, at: int, sort: int) -> int | None:
    """Return the token to look at after a stop or mark, past a parenthesis; None where the clause ends."""
    word, following = passage.words[at], passage.word(at + 1)
    if sort & RELATIVE and (following in AUXILIARIES or following == ","):
        return at + 1
    if sort & STOP or at in passage.numbers:
        return None
    closers = _CLOSERS.get(word, _DASHES)
    for index in range(at + 1, min(at + _LONGEST_PARENTHESIS, len(passage.words))):
        if passage.words[index] in closers:
            return index + 1
        if passage.words[index] in {".", ";"}:
            break
    return at + 1 if following in AUXILIARIES else None


def find_role_before(roles: RoleWords, passage: Passage, index: int) -> RoleHit | None:
    """Return the role by the rules ``before``, ``noun of`` and ``toll`` for a number that begins at token ``index``."""
    words = passage.words
    at = index - 1
    while at >= 0 and words[at] in FILLERS:
        at -= 1
    if at > 0 and words[at] == "and" and words[at - 1] in REFLEXIVES:
        at -= 2
    if not 0 <= at < len(words):
        return None
    word = words[at]
    if word == ":" and at > 0:
        hit = roles.match_end(words, at - 1)
        if hit and hit[0] not in COUNTED_ROLES:
            return RoleHit(hit[0], Rule.BEFORE, at - 1)
    hit = roles.match_end(words, at)
    if hit is not None and hit[0] not in COUNTED_ROLES and (hit[1] > 1 or word not in NOT_TRANSITIVE):
        return _join_before(roles, passage, at, hit)
    if word == "of":
        hit = roles.match_end(words, at - 1)
        if hit is not None and hit[0] not in COUNTED_ROLES:
            return RoleHit(hit[0], Rule.BEFORE, at - 1)
    return _find_toll(roles, passage, at) if word in TOLL_LINKS else None


def _join_before(roles: RoleWords, passage: Passage, at: int, hit: tuple[QuantityRole, int]) -> RoleHit:
    first = at - hit[1]
    if passage.word(first) in {"or", "and", "and/or", "/"}:
        other = roles.match_end(passage.words, first - 1)
        if other is not None and {other[0], hit[0]} == _HARM:
            return RoleHit(QuantityRole.OTHER, Rule.BEFORE, at)
    return RoleHit(hit[0], Rule.BEFORE, at)


def _find_toll(roles: RoleWords, passage: Passage, index: int) -> RoleHit | None:
    """Return the role of "the death toll … rose to N", "the number of those killed stands at N"."""
    role: RoleHit | None = None
    for at in range(index - 1, max(-1, index - _LONGEST_BACKWARD), -1):
        word = passage.words[at]
        if word in {".", ";"} or (at in passage.numbers and passage.word(at - 1) != "from"):
            return None
        hit = roles.match_end(passage.words, at)
        if hit is not None and hit[0] not in COUNTED_ROLES:
            role = RoleHit(hit[0], Rule.TOLL, at)
        if word in TOLLS and (role is not None or roles.match_end(passage.words, at - 1)):
            break
    else:
        return None
    if role is not None:
        return role
    hit = roles.match_end(passage.words, at - 1)
    return RoleHit(hit[0], Rule.TOLL, at - 1) if hit is not None and hit[0] not in COUNTED_ROLES else None
