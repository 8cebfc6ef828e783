"""Killed and injured of the main event of a report, most of all of local news on shootings.

Rules for the whole article, after those for sentences in `main_event_victims`:

1. The headline and the first paragraphs tell the toll; the highest of their counts holds. Sentences on other events
   (other years, statistics, "separate", "another shooting") and what belongs to the page are left out.
2. A death told anywhere in the article, or words of death in its first sentences, make one killed at least; a murder
   and suicide make two. Suspects count as others do.
3. Where a sentence tells of dead and living victims together, its injured hold; a number that is larger than both
   together adds those missing. Where none does, the dead are among those shot, and one dead leaves none injured
   unless "others" or a number says so: a victim who died later was told as injured before.
4. Where nobody is counted, words of harm make one injured. Where there are none, nothing is known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR
from functools import lru_cache

from provenance.extract.layout import find_blocks
from provenance.extract.main_event_victims import SentenceToll, read_sentence
from provenance.extract.main_event_words import ASIDE, BACKGROUND, FURTHER_ROLES, SITE, YEAR
from provenance.extract.role_words import RoleWords
from provenance.extract.sentences import split_sentences
from provenance.model.dates import DatePeriod
from provenance.model.lexicons import Lexicon
from provenance.model.spans import Span
from provenance.model.vocabulary import BlockKind

_LONGEST_ARTICLE = 25
"""Sentences read."""
_LEAD = 7
"""Headline and sentences whose counts hold."""
_TOP = 4
"""Headline and sentences whose words of death hold for the main event."""
_UPPER = 12
"""Headline and sentences whose words of harm hold for the main event."""


@dataclass(frozen=True, slots=True)
class MainToll:
    """The killed and injured of an article's main event."""

    killed: int
    injured: int


def find_main_toll(title: str, text: str, lexicon: Lexicon, published: DatePeriod | None = None) -> MainToll | None:
    """Return the toll of the main event that an article reports, or None where it tells of no victims. Linear time.

    ``published`` tells which years are long past; without it every sentence that names a year is background.
    """
    return decide_toll(read_tolls(title, text, lexicon, published))


def read_tolls(title: str, text: str, lexicon: Lexicon, published: DatePeriod | None = None) -> list[SentenceToll]:
    """Return what the headline tells, and then each of the first sentences that are not of other events."""
    roles = _report_roles(lexicon)
    headline = SITE.sub("", title)
    tolls = [read_sentence(headline, Span(0, len(headline)), roles, headline=True)]
    return tolls + [read_sentence(text, span, roles) for span in _find_sentences(text, published)]


@lru_cache(maxsize=8)
def _report_roles(lexicon: Lexicon) -> RoleWords:
    return RoleWords(replace(lexicon, roles=(*FURTHER_ROLES, *lexicon.roles)))


def _find_sentences(text: str, published: DatePeriod | None) -> Iterator[Span]:
    """Yield the first sentences of the article that are not of other events."""
    earliest = published.first_day().year - 1 if published else MAXYEAR
    read = 0
    for block in find_blocks(text):
        if block.kind is not BlockKind.PARAGRAPH or ASIDE.match(text, block.span.start, block.span.end):
            continue
        for span in split_sentences(text, block.span):
            read += 1
            if read > _LONGEST_ARTICLE:
                return
            year = YEAR.search(text, span.start, span.end)
            past = year is not None and int(year[1]) < earliest
            if not past and not BACKGROUND.search(text, span.start, span.end):
                yield span


def decide_toll(tolls: Sequence[SentenceToll]) -> MainToll | None:
    """Return what a headline and sentences come to, in their order, or None where they tell of no victims."""
    lead = tolls[:_LEAD]
    killed = max((toll.killed for toll in lead), default=0)
    if not killed and (any(toll.killed for toll in tolls) or any(toll.death for toll in tolls[:_TOP])):
        killed = 1
    if killed == 1 and any(toll.suicide for toll in tolls[: _TOP * 2]):
        killed = 2
    injured = _decide_injured(lead, killed)
    if killed or injured:
        return MainToll(killed, injured)
    harmed = any(toll.harm for toll in tolls[:_UPPER]) or any(toll.injured for toll in tolls)
    return MainToll(0, 1) if harmed else None


def _decide_injured(lead: Sequence[SentenceToll], killed: int) -> int:
    joint = [toll for toll in lead if toll.joint]
    apart = [toll for toll in lead if not toll.killed]
    if joint:
        best = max(joint, key=lambda toll: (toll.killed, toll.injured))
        total = max((toll.killed + toll.injured for toll in lead if toll.numbered), default=0)
        return max(best.injured, total - killed)
    if not killed:
        return max((toll.injured for toll in lead), default=0)
    shot = max((toll.shot for toll in apart), default=0)
    hurt = max((toll.hurt for toll in apart), default=0)
    if any(toll.others and toll.injured for toll in apart) or hurt >= max(shot, 2):
        return max(shot, hurt)
    return max(shot - killed, 0) if shot > 1 else 0
