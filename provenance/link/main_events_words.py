"""Words of articles, and the hand-written lists that tell what they are good for when main events are compared."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from provenance.text.wordlists import list_words

COMMON: frozenset[str] = list_words(
    """
    a an the and or of in on at to for from by with as is are was were be been being has have had he she they it his
    her their its this that these those who whom whose which what when where why how after before during into out over
    under up down not no but if so than then there here about around near while will would could should may might can
    do did does said says say saying told tell according also one two three four five six mr mrs ms i we you our your
    my me him them us am pm just more most other another some any all new old year years day days week month time
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec
    """
)
"""Words that no two articles are told apart by."""

OFFICIALS: frozenset[str] = list_words(
    """
    sgt sergeant lt lieutenant capt captain officer officers deputy deputies chief detective detectives det sheriff
    mayor prosecutor attorney judge spokesman spokeswoman spokesperson coroner reporter photo rev reverend pastor
    commissioner commander cpl corporal trooper major maj col colonel inspector investigator councilman councilwoman
    alderman senator sen governor gov president rep representative director superintendent examiner agent constable
    minister secretary ambassador professor prof magistrate lawyer by editor credit courtesy getty via contributor
    """
)
"""Titles of people who speak about many events, and of bylines: names behind them tell little about this one."""

_TOKEN = re.compile(r"\d{1,2}:\d\d|\d+[^\W\d_]{0,2}|[^\W\d_][\w'’]*")
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]?\s")
_RUNNING_TIME = re.compile(r"\d{1,2}:\d\d(?! ?[apAP]\.?[mM]\b)(?!\d)")
"""What opens a line that lists another video of the page, or stands behind it."""
_LONGEST_TITLE = 400
_LONGEST_SITE = 60
_SITE_MARKS = (" | ", " :: ", " – ", " — ", " - ", " • ", " » ")


class Word(NamedTuple):
    """A word: its key for lookup, where it stands, whether it has a capital and, with one, may owe it to its place."""

    key: str
    start: int
    end: int
    capital: bool
    opens: bool


def find_words(paragraph: str) -> list[Word]:
    """Return the words and numbers of a paragraph in text order, their keys in lower case without "'s". Linear time."""
    words: list[Word] = []
    last = 0
    for match in _TOKEN.finditer(paragraph):
        surface, (start, end) = match[0], match.span()
        key = surface.lower()
        capital = surface[0].isupper()
        if "'" in key or "’" in key:
            key = key.replace("’", "'").rstrip("'").removesuffix("'s").replace("'", "")
        opens = not words or (capital and start - last > 1 and _SENTENCE_END.search(paragraph, last, start) is not None)
        words.append(Word(key, start, end, capital, opens))
        last = end
    return words


def cut_site(title: str) -> str:
    """Return a page's title without the site's name at its end ("… - NEWS 5 Springfield | Weather")."""
    title = " ".join(title[:_LONGEST_TITLE].split())
    bar = title.find(" | ")
    if bar > 0:
        title = title[:bar]
    for mark in _SITE_MARKS:
        head, found, tail = title.rpartition(mark)
        if found and len(tail) <= _LONGEST_SITE and len(head) > len(tail):
            return head
    return title


def cut_paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a text, each on one line of it; lists of other videos with running times are none."""
    for line in text.splitlines():
        paragraph = line.strip()
        if paragraph and not _RUNNING_TIME.match(paragraph):
            yield paragraph
