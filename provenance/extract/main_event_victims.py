"""Victims that one sentence of a report tells of, and what they add up to.

A victim is a number ("two others"), an article with a person's noun ("a 19-year-old man"), a person meant already
("her brother", "the driver") or a pronoun. Each is killed, injured, or shot, which leaves open whether he lived. Rules
for one sentence:

1. Numbers, articles and persons of one kind add up; "the man", "the victim" and pronouns count one only where nothing
   else of their kind stands in the sentence, for they are most often the same person.
2. "including", "of them", "one critically" name a part of those already counted.
3. Killed and shot: where more are shot than killed, or the shot come first, the killed are among the shot, unless they
   are "others". A death told of a pronoun befalls one of those injured or shot in the same sentence.
4. A number beside its parts is the larger of both; an injured man and a shot woman are two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum

from provenance.extract.main_event_words import (
    ALSO_HURT,
    BASE_FORMS,
    DEATH,
    DIED_AFTER_ALL,
    HURT,
    MEANT_ALREADY,
    NO_DEATH,
    NOT_ONE_PERSON,
    PHRASE_STOPS,
    PRONOUNS,
    REFLEXIVES,
    SEVERITY,
    SHOT,
    SUICIDE,
)
from provenance.extract.quantities import CountedNumber, read_counts
from provenance.extract.role_words import PERSONS, Passage, RoleWords
from provenance.extract.roles import Rule
from provenance.model.spans import Span
from provenance.model.vocabulary import QuantityRole
from provenance.text.numbers import Number, NumberKind, find_numbers

_HARM = frozenset({QuantityRole.KILLED, QuantityRole.INJURED})
_COUNTING = frozenset({"a", "an", "another", "one", "no"})
_POINTING = frozenset({"the", "this", "that"})
_POSSESSIVES = frozenset({"his", "her", "their", "its", "whose"}) | _POINTING
_OTHERS = frozenset({"others", "other", "another", "more"})
_LINKS = frozenset({"and", "or", "&"})
_HEADLINE_LINKS = _LINKS | {","}
_AGES = frozenset({"year-old", "month-old"})
_LONGEST_PHRASE = 7
_MOST = 120


class Fate(Enum):
    """What befell a victim."""

    KILLED = "killed"
    INJURED = "injured"
    SHOT = "shot"


class Grade(IntEnum):
    """How surely a phrase tells of someone not yet counted."""

    PRONOUN = 0
    KNOWN = 1
    ARTICLE = 2
    NUMBER = 3


@dataclass(frozen=True, slots=True)
class Victim:
    """One phrase that tells of victims: how many, what befell them, and at which token it begins."""

    count: int
    fate: Fate
    grade: Grade
    token: int
    others: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class SentenceToll:
    """What one sentence adds up to.

    ``shot`` and ``hurt`` are those told to be shot and to be injured, before the killed among them are taken out.
    ``joint``: it tells of dead and of living victims. ``numbered``: a number stands in it. ``death`` and ``harm``: it
    has words of either, whoever is meant.
    """

    killed: int = 0
    injured: int = 0
    shot: int = 0
    hurt: int = 0
    joint: bool = False
    others: bool = False
    numbered: bool = False
    death: bool = False
    harm: bool = False
    suicide: bool = False


def read_sentence(text: str, span: Span, roles: RoleWords, *, headline: bool = False) -> SentenceToll:
    """Return what the victims of one sentence add up to; in a headline a person's noun needs no article."""
    victims = _find_victims(text, span, roles, headline=headline)
    return _add_up(victims, span.of(text))


def _find_victims(text: str, span: Span, roles: RoleWords, *, headline: bool) -> list[Victim]:
    passage = Passage.of(text, span.start, span.end)
    counts = [number for number in find_numbers(text, span.start, span.end) if number.kind is NumberKind.COUNT]
    for number in counts:
        passage.numbers.update(range(passage.token_at(number.span.start), passage.token_at(number.span.end)))
    persons = list(_find_persons(passage, headline=headline))
    grades = {(person.first, person.after): grade for person, grade in persons}
    links = _HEADLINE_LINKS if headline else _LINKS
    items = read_counts(roles, passage, counts, [person for person, _ in persons], links)
    found = (
        _as_victim(passage, item, grades.get((item.first, item.after)))
        for item in items
        if headline or not _is_base(passage, item)
    )
    return [victim for victim in found if victim is not None]


def _is_base(passage: Passage, item: CountedNumber) -> bool:
    """Tell whether a form that seldom tells of what did happen gave the role; in headlines it does."""
    return item.hit is not None and passage.words[item.hit.token] in BASE_FORMS


def _as_victim(passage: Passage, item: CountedNumber, grade: Grade | None) -> Victim | None:
    hit = item.hit
    if hit is None or hit.role not in _HARM or (item.article and hit.rule is Rule.TOLL):
        return None
    cue = passage.words[hit.token]
    count = int(max(item.number.low, item.number.likely_low))
    if count > _MOST:
        return None
    if not item.article:
        grade = Grade.NUMBER
    elif grade is None:
        grade = Grade.ARTICLE
    fate = Fate.KILLED if hit.role is QuantityRole.KILLED else Fate.SHOT if cue in SHOT else Fate.INJURED
    if passage.word(item.first) in REFLEXIVES:
        grade = Grade.ARTICLE if fate is Fate.KILLED else Grade.PRONOUN
    around = passage.words[item.first : item.after + 3]
    others = grade >= Grade.ARTICLE and not _OTHERS.isdisjoint(around)
    part = passage.word(item.first - 1) in {"including", "among"} or cue in SEVERITY
    if grade is Grade.NUMBER and passage.word(item.after) == "of":
        part = part or passage.word(item.after + 1) in {"them", "whom", "the", "those"}
    return Victim(count, fate, grade, item.first, others, part)


def _find_persons(passage: Passage, *, headline: bool) -> Iterator[tuple[CountedNumber, Grade]]:
    """Yield pronouns and persons without article: "her brother", "a mother and son", in headlines "Teen"."""
    for at, word in enumerate(passage.words):
        if at in passage.numbers:
            continue
        if word in PRONOUNS or word in REFLEXIVES:
            yield _make_person(passage, at, at), Grade.PRONOUN
        elif word in PERSONS and word not in NOT_ONE_PERSON and not word.endswith("s"):
            found = _read_person(passage, at, headline=headline)
            if found is not None:
                yield found


def _read_person(passage: Passage, at: int, *, headline: bool) -> tuple[CountedNumber, Grade] | None:
    words = passage.words
    following = words[at + 1 : at + 4]
    if following[:1] and following[0] in PERSONS and following[0] not in NOT_ONE_PERSON:
        return None
    if following[:1] == ["-"] or (words[at] in _AGES and not PERSONS.isdisjoint(following)):
        return None
    first = _find_phrase_start(passage, at)
    before = words[first:at]
    if not _COUNTING.isdisjoint(before) or not passage.numbers.isdisjoint(range(first, at)):
        return None
    known = any(word in _POSSESSIVES or word.endswith(("'s", "’s")) for word in before)
    if not known:
        listed = passage.word(first - 1) in {"and", ","} and passage.word(first - 2) in PERSONS
        return (_make_person(passage, first, at), Grade.ARTICLE) if headline or listed else None
    same = words[at] == "victim" or (before[0] in _POINTING and words[at] in MEANT_ALREADY)
    return _make_person(passage, first, at), Grade.PRONOUN if same else Grade.KNOWN


def _find_phrase_start(passage: Passage, at: int) -> int:
    words = passage.words
    first = at
    while first > 0 and at - first < _LONGEST_PHRASE:
        word = words[first - 1]
        if word in PHRASE_STOPS or not word[0].isalnum() or (word in PRONOUNS and word != "her"):
            break
        first -= 1
    while first > 1 and words[first - 1] == "-" and words[first - 2][0].isdigit():
        first -= 2
    return first


def _make_person(passage: Passage, first: int, last: int) -> CountedNumber:
    span = passage.span(first, last)
    number = Number(span, span, 1.0, 1.0, 1.0, 1.0, NumberKind.COUNT)
    return CountedNumber(number, first, last + 1, None, last, article=True)


def _add_up(victims: Sequence[Victim], text: str) -> SentenceToll:
    killed, killed_grade = _count(victims, Fate.KILLED)
    shot, shot_grade = _count(victims, Fate.SHOT)
    hurt, hurt_grade = _count(victims, Fate.INJURED)
    parts = sum(victim.count for victim in victims if victim.fate is Fate.KILLED and victim.part)
    if parts and not killed:
        killed, killed_grade = parts, Grade.NUMBER
        shot, hurt = max(shot, hurt, parts), 0
    death = DEATH.search(NO_DEATH.sub(" ", text)) is not None
    if killed and killed_grade is Grade.PRONOUN and (shot or hurt):
        known = hurt if shot_grade is not None and hurt_grade is not None and hurt_grade >= Grade.KNOWN else 0
        killed, injured = 1, (shot - 1 + known) if shot else hurt - 1
    elif killed and shot:
        injured = _take_out(victims, killed, (shot, hurt), shot_grade)
    else:
        both = shot_grade is Grade.ARTICLE and hurt_grade is Grade.ARTICLE
        injured = shot + hurt if both or not (shot and hurt) else max(shot, hurt)
        if not killed and (shot, hurt) == (1, 0) and death and DIED_AFTER_ALL.search(text):
            killed, injured = 1, 0
    return SentenceToll(
        killed=killed,
        injured=max(injured, 0),
        shot=shot,
        hurt=hurt,
        joint=killed > 0 and (injured > 0 or shot > 0 or hurt > 0),
        others=any(victim.others for victim in victims) or ALSO_HURT.search(text) is not None,
        numbered=any(victim.grade is Grade.NUMBER for victim in victims),
        death=death,
        harm=HURT.search(text) is not None,
        suicide=SUICIDE.search(text) is not None,
    )


def _count(victims: Sequence[Victim], fate: Fate) -> tuple[int, Grade | None]:
    """Return how many the sentence counts with a fate, and the surest grade among them."""
    whole = [victim for victim in victims if victim.fate is fate and not victim.part]
    sure = [victim for victim in whole if victim.grade >= Grade.KNOWN]
    if sure:
        return sum(victim.count for victim in sure), max(victim.grade for victim in sure)
    return (1, Grade.PRONOUN) if whole else (0, None)


def _take_out(victims: Sequence[Victim], killed: int, told: tuple[int, int], shot_grade: Grade | None) -> int:
    """Return the injured of a sentence that tells of killed and of shot (rule 3)."""
    shot, hurt = told
    firsts = [victim.token for victim in victims if victim.fate is Fate.SHOT]
    shot_first = min(firsts, default=-1) < min(v.token for v in victims if v.fate is Fate.KILLED)
    others = any(victim.others for victim in victims if victim.fate is Fate.SHOT)
    if not others and shot >= killed and (shot_first or shot > 1):
        return shot - killed + (hurt if shot == killed else 0)
    return shot + hurt if shot_grade is not None and shot_grade >= Grade.KNOWN else hurt
