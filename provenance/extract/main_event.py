"""v2"""

from dataclasses import dataclass, replace
from functools import lru_cache

from provenance.extract.layout import find_blocks
from provenance.extract.main_event_victims import Grade, SentenceToll, read
from provenance.extract.main_event_words import ASIDE, BACKGROUND, FURTHER_ROLES, SITE
from provenance.extract.roles import RoleWords
from provenance.extract.sentences import split_sentences
from provenance.model.dates import DatePeriod
from provenance.model.lexicons import Lexicon
from provenance.model.spans import Span
from provenance.model.vocabulary import BlockKind


@dataclass(frozen=True, slots=True)
class MainToll:
    killed: int
    injured: int


@lru_cache(maxsize=8)
def _roles(lexicon: Lexicon) -> RoleWords:
    return RoleWords(replace(lexicon, roles=(*FURTHER_ROLES, *lexicon.roles)))


def find_main_toll(title: str, text: str, lexicon: Lexicon, published: DatePeriod | None) -> MainToll | None:
    roles = _roles(lexicon)
    title = SITE.sub("", title)
    vecs = [read(title, Span(0, len(title)), roles, title=True)] if title else []
    n = 0
    for b in find_blocks(text):
        if b.kind is not BlockKind.PARAGRAPH or ASIDE.match(b.span.of(text)):
            continue
        for s in split_sentences(text, b.span):
            n += 1
            if n > 25:
                break
            if BACKGROUND.search(s.of(text)):
                continue
            vecs.append(read(text, s, roles))
    return decide(vecs)


def decide(vecs: list[SentenceToll]) -> MainToll | None:
    if not vecs:
        return None
    lead = vecs[:7]
    k = max((v.k for v in lead), default=0)
    if not k and any(v.k for v in vecs):
        k = 1
    if not k and any(v.weakk for v in vecs[:4]):
        k = 1
    joints = [v for v in lead if v.joint]
    total = max((v.total for v in lead if v.numeric), default=0)
    singles = max((v.inj for v in lead if not v.joint), default=0)
    if joints:
        j = max(joints, key=lambda v: (v.k, v.inj))
        inj = j.inj
        if total > k + inj:
            inj = total - k
    elif k:
        s = max((v.shot for v in lead if not v.k), default=0)
        i = max((v.injured for v in lead if not v.k), default=0)
        oth = any(v.others and not v.k and v.inj for v in lead)
        if oth or (i > 1 and i >= s):
            inj = max(s, i)
        elif s > 1:
            inj = max(0, s - k)
        else:
            inj = 0
    else:
        inj = singles
    if not k and not inj:
        if any(v.weaki for v in vecs[:4]):
            inj = 1
    if not k and not inj:
        return None
    return MainToll(k, inj)
