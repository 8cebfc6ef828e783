"""What an article says of its main event: names, rare words, persons with their ages, times, streets.

Headline and first paragraphs count full, what comes later less. A name that stands only behind an official's title
counts little: it is of somebody who speaks about many events.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from provenance.link.main_events_words import COMMON, OFFICIALS, Word, cut_site, find_words
from provenance.text.wordlists import list_words

LEAD = 700
"""Characters that count full."""
BODY = 2000
"""Characters up to which words count more than half."""
_READ = 3000
"""Characters in which ages, times and streets are looked for."""
LONGEST = 20_000
"""Characters read of an article."""

_FULL, _PART, _LITTLE = 1.0, 0.6, 0.3
_BEHIND_TITLE = 3
_OLDEST = 115
_MANY_WORDS = 8_000
"""Different words without a capital from which on few are left that were not met; far more than a few articles hold."""
_NOON = 12
_HOUR = 60

_YEARS_OLD = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\b")
_AGE_BEHIND = re.compile(r",? \(?(\d{1,3})(?=[,.;)]| (?:of|was|is|and|died|from|who)\b)")
_TIME = re.compile(r"\b(\d{1,2})(?::(\d\d))? ?([ap])\.?m\b", re.IGNORECASE)
_BLOCK = re.compile(r"\b(\d{1,5})(?:st|nd|rd|th)? block of ((?:[\w'’.]+ ){0,2}[\w'’]+)")
_COMPASS = list_words("n s e w nw ne sw se north south east west northwest northeast southwest southeast the")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose age the article gives: the last two words of the name, as keys."""

    first: str
    last: str


@dataclass(slots=True)
class ArticleTerms:
    """What stands in an article: how much each name and each other word counts in it, from 0 to 1, and details.

    ``times`` are minutes of the day; ``streets`` a block's number with its street.
    """

    names: dict[str, float]
    words: dict[str, float]
    persons: frozenset[Person]
    ages: frozenset[int]
    times: frozenset[int]
    streets: frozenset[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or the headline, with its words and how much they count."""

    text: str
    words: Sequence[Word]
    weight: float
    start: int
    headline: bool


def cut_passages(title: str, paragraphs: Sequence[str]) -> Iterator[Passage]:
    """Yield the headline and the paragraphs of an article up to what is read of one."""
    headline = cut_site(title)
    start = 0
    for number, text in enumerate((headline, *paragraphs)):
        if start > LONGEST:
            return
        text = text[:LONGEST]  # noqa: PLW2901 -- only the head of a paragraph without end is read
        weight = _FULL if start < LEAD else _PART if start < BODY else _LITTLE
        yield Passage(text, find_words(text), weight, start, number == 0)
        start += len(text)


class Capitals:
    """Which words are names, by how often they have a capital within sentences and how often they have none.

    A word that only ever stands at the head of sentences and in headlines, always with a capital, is a name too where
    enough was read that it would have been met without one.
    """

    def __init__(self) -> None:
        self._capital: dict[str, int] = {}
        self._small: dict[str, int] = {}
        self._heads: dict[str, int] = {}

    def add(self, passage: Passage) -> None:
        """Count the words of a paragraph; a headline, in which everything may have a capital, tells little."""
        for word in passage.words:
            if word.capital and (word.opens or passage.headline):
                self._heads[word.key] = self._heads.get(word.key, 0) + 1
            elif word.capital:
                self._capital[word.key] = self._capital.get(word.key, 0) + 1
            elif not passage.headline:
                self._small[word.key] = self._small.get(word.key, 0) + 1

    def is_name(self, key: str) -> bool:
        """Tell whether a word is a name wherever it stands."""
        small, capital = self._small.get(key, 0), self._capital.get(key, 0)
        if not small and not capital and len(self._small) >= _MANY_WORDS:
            return self._heads.get(key, 0) > 1
        return capital > 2 * small


def read_terms(passages: Sequence[Passage], capitals: Capitals) -> ArticleTerms:
    """Return what an article says of its main event. Linear time."""
    names: dict[str, float] = {}
    words: dict[str, float] = {}
    persons: set[Person] = set()
    ages: set[int] = set()
    times: set[int] = set()
    streets: set[str] = set()
    for passage in passages:
        _read_words(passage, capitals, names, words)
        if passage.start < _READ:
            ages |= {age for match in _YEARS_OLD.finditer(passage.text) if (age := int(match[1])) <= _OLDEST}
            times |= set(_find_times(passage.text))
            streets |= set(_find_streets(passage.text))
            for person, age in _find_persons(passage):
                persons.add(person)
                ages.add(age)
    return ArticleTerms(names, words, frozenset(persons), frozenset(ages), frozenset(times), frozenset(streets))


def _read_words(passage: Passage, capitals: Capitals, names: dict[str, float], words: dict[str, float]) -> None:
    official = -_BEHIND_TITLE - 1
    for at, word in enumerate(passage.words):
        key = word.key
        if key in OFFICIALS:
            official = at
            continue
        if not key or key in COMMON or (key.isdigit() and (len(key) < 3 or _is_year(key))):  # noqa: PLR2004
            continue
        weight = passage.weight
        if key[0].isdigit() or not capitals.is_name(key):
            official = -_BEHIND_TITLE - 1 if not word.capital else official
            target = words
        else:
            target = names
            if at - official <= _BEHIND_TITLE:
                weight *= _LITTLE
        if weight > target.get(key, 0.0):
            target[key] = weight


def _is_year(key: str) -> bool:
    return len(key) == 4 and key[:2] in {"19", "20"}  # noqa: PLR2004 -- 1900 to 2099


def _find_times(text: str) -> Iterator[int]:
    for match in _TIME.finditer(text):
        hour = int(match[1]) % _NOON + (_NOON if match[3] in "pP" else 0)
        yield hour * _HOUR + int(match[2] or 0)


def _find_streets(text: str) -> Iterator[str]:
    for match in _BLOCK.finditer(text):
        street = [word.strip(".").lower() for word in match[2].split()]
        named = [word for word in street if word not in _COMPASS]
        if named:
            yield f"{match[1]} {named[0]}"


def _find_persons(passage: Passage) -> Iterator[tuple[Person, int]]:
    """Yield names with an age behind them ("Ann Example, 31,") or before ("31-year-old Ann Example")."""
    words, text = passage.words, passage.text
    for at in range(1, len(words)):
        first, last = words[at - 1], words[at]
        if not (first.capital and last.capital) or text[first.end : last.start] != " ":
            continue
        behind = _AGE_BEHIND.match(text, last.end)
        if behind is not None and int(behind[1]) <= _OLDEST:
            yield Person(first.key, last.key), int(behind[1])
            continue
        before = _find_age_before(words, at - 1)
        if before is not None:
            yield Person(first.key, last.key), before


def _find_age_before(words: Sequence[Word], first: int) -> int | None:
    if first >= 3 and words[first - 1].key == "old" and words[first - 2].key in {"year", "years"}:  # noqa: PLR2004
        age = words[first - 3].key
        return int(age) if age.isdecimal() and len(age) <= 3 and int(age) <= _OLDEST else None  # noqa: PLR2004
    return None
