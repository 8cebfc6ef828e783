"""Word classes of English grammar that decide whether an event is told as happened, planned, wished or denied.

Hand-written. The classes of verbs with a complement follow Karttunen's implicatives (1971) and the signatures of Nairn,
Condoravdi and Karttunen (2006): who manages did it, who fails did not, who wants may or may not.
"""

from provenance.text.wordlists import list_words

DO = list_words("do does did")
WILL = list_words("will 'll shall")
WOULD = list_words("would 'd")
POSSIBLE = list_words("may might could")
CAN = list_words("can cannot")
SHOULD = list_words("should must ought")
NEGATIVES = list_words("not n't never no nobody none neither nor without nothing cannot")
GET = list_words("got get gets getting")

WANT = list_words(
    """want wants wanted wanting hope hopes hoped hoping wish wishes wished need needs needed like ask asks asked
    asking demand demands demanded require requires required requested request urge urged urges seek seeking sought
    seeks prefer eager ready order ordered call calls called"""
)
PLAN = list_words(
    """plan plans planned planning intend intends intended expect expects expected agree agreed agreement promise
    promised vow vowed pledge pledged offer offered threaten threatened threat decide decided prepare prepared
    preparing scheduled set due likely unlikely going willing proposed proposal about move aim aimed designed
    decision"""
)
TRY = list_words(
    """try tries tried trying attempt attempts attempted attempting effort efforts struggle bid fight fighting work
    working"""
)
FAIL = list_words(
    """fail fails failed failing refuse refuses refused refusing decline declines declined refusal failure unable avoid
    avoided avoiding prevent prevented preventing prevents stopped block blocked reject rejected"""
)
MANAGE = list_words(
    """manage managed manages begin began begun begins start started starts starting continue continued continues
    continuing keep kept keeps helped help helps happened seem seems seemed appear appears appeared tend tends"""
)
EVALUATIONS = list_words(
    """hard difficult easy great nice good fun happy glad pleased lucky sorry surprised proud interesting enough"""
)
OBJECT_PRONOUNS = list_words("me you him her us them people")
SUBJECT_PRONOUNS = list_words("i we they who which it he she there these those people that")
CONDITIONS = list_words("if unless")
IRREAL_ADJECTIVES = list_words("possible potential proposed planned alleged future expected any further additional")
FUTURE_TIMES = list_words("tomorrow next soon upcoming coming tonight later future")
STATES = list_words(
    """have has know knows want wants need needs like likes love loves think thinks believe believes hope hopes mean
    means guess feel feels seem seems include includes remain remains understand understands recommend appreciate
    say says assume agree suppose see hear live lives own contain contains belong exist exists require requires
    wonder"""
)
ATTITUDES = list_words("like recommend love appreciate think say suggest prefer hope")

REPORT_WORDS = list_words(
    """said says reported announced told according officials official spokesman spokeswoman spokesperson mr ms mrs
    minister president general corp inc co company companies percent % $ million billion government analysts shares
    police authorities department court agency federal troops leaders secretary executive investors quarter"""
)
"""Words that mark the register of a report."""

PERSONAL_WORDS = list_words(
    """i you we my your our me us mine yours myself yourself 'm ! ? please … thanks hi hello hey ok okay guys yeah lol
    u ur im dont thx"""
)
"""Words that mark somebody speaking for themselves to somebody."""

_SAME_AS_BASE = list_words("let put set cut read hit hurt shut cast bet bid quit split spread shed burst rid upset")
_PAST = list_words(
    """was were had did said went came took made got saw knew thought told gave found left felt brought began kept held
    wrote stood heard meant met paid sat spoke lay led grew lost fell sent built understood drew broke spent rose
    drove bought wore chose sought caught dealt won taught fought ate ran flew forgot shot slept sold sang sank
    stole struck swore swept swam threw woke withdrew became bore beat bent bit bled blew bred burnt clung crept dug
    drank dreamt fed fled flung forbade froze hung hid knelt laid leapt learnt lent lit rang rode shook shone showed
    shrank slid slung spat sprang stuck stung stank strode strove tore thrust trod undertook wept wrung arose awoke
    oversaw overcame overtook forgave foresaw"""
)
_PARTICIPLES = list_words(
    """been done gone taken gotten seen known given begun written spoken lain grown fallen drawn broken risen driven
    worn chosen eaten flown forgotten sung sunk stolen sworn swum thrown woken withdrawn borne born beaten bitten
    blown drunk forbidden frozen hidden rung ridden shaken shown shrunk sprung torn undertaken overseen"""
)
_BOTH = list_words(
    """found left felt said told thought brought kept held stood heard meant met paid sat led lost sent built
    understood spent bought sought caught dealt won taught fought shot slept sold struck swept bent bled bred burnt
    clung crept dug fed fled flung hung knelt laid leapt learnt lent lit shone slid slung spat stuck stung thrust
    wept wrung had made got lay"""
)
_LISTED = {
    word: shape
    for shape, words in (("pp", _PARTICIPLES), ("past", _PAST), ("ed", _BOTH), ("base", _SAME_AS_BASE))
    for word in words
}
"""Irregular forms; what is both past and participle counts as ``ed``."""
_NOT_PAST = list_words(
    """need feed seed speed proceed succeed exceed indeed bleed breed weed embed red bed hundred kindred sacred naked"""
)


def find_shape(word: str) -> str:
    """Return what a word's shape tells: ``ing``, ``past``, ``ed`` (past or participle), ``pp``, ``s`` or ``base``."""
    if word.endswith("ing") and len(word) > len("king"):
        return "ing"
    listed = _LISTED.get(word)
    if listed is not None:
        return listed
    if word.endswith("ed") and len(word) > len("bed") and word not in _NOT_PAST:
        return "ed"
    return "s" if word.endswith("s") and not word.endswith("ss") and len(word) > len("is") else "base"
