"""Counts as claims word them: of what role, whether of some or of all, of one event or of several, and their sums."""

import re
from collections.abc import Sequence
from itertools import pairwise

from provenance.link.comparing.counts import TOLLS, ComparedCount
from provenance.link.comparing.words import WORD, find_stems, fold_word, stem
from provenance.model.claims import Quantity
from provenance.model.vocabulary import QuantityRole
from provenance.text.wordlists import list_words

_ALIKE = {QuantityRole.FIGHTERS: "fighters", QuantityRole.ATTACKERS: "fighters"}
_PEOPLE = list_words(
    "person victim other body dead resident individual civilian bystander local casualt fatalit inhabitant passenger "
    "human soul pedestrian occupant patient adult"
)
"""Counted nouns that may mean the same people as any other noun does."""
_FIGHTERS = list_words("fighter militant terrorist insurgent rebel gunman gunmen jihadist extremist attacker")
_PART = re.compile(
    r"(?:of\s(?:the|them|those|whom|these)|another|additional|remaining|among|more|further|rest)\b", re.IGNORECASE
)
"""Words right after a number that make it one part of a larger whole."""
_OTHERS = re.compile(r"others?\b", re.IGNORECASE)
"""Words right after a number that make it a part, unless others are counted in the claim: "one died, two others"."""
_NAMED_SOME = re.compile(
    r"\b(?:(?:identit(?:y|ies)|names?|bodies|families|photos?|graves?)\sof\s(?:the\s)?|(?:include[sd]?|including)\s"
    r"|(?:found|located|discovered|treated|transported|took|identified|named)\s)$",
    re.IGNORECASE,
)
"""Words right before a number that make it the number of those named, found or brought in so far, or of some."""
_AGED = re.compile(r"\d{1,2}[-\s]years?[-\s]olds?\b", re.IGNORECASE)
"""An age right after a number: "two 14-year-olds" are some of the victims."""
_DOWN = re.compile(r"\b(?:gunned|mowed|cut)\sdown\b", re.IGNORECASE)
_DEAD = re.compile(r"\b(?:kill|dea[dt]|die|dying|fatal|slain|murder|lives|lifeless)", re.IGNORECASE)
_SHOT = "shot down"
"""What is said of people who may have lived: no count of the dead."""
_ATTACKER = re.compile(
    r"\b(?:shooter|gunman|gunmen|suspect|attacker|assailant|bomber|perpetrator|himself|herself|themselves"
    r"|murder[-–\s]suicide)\b",
    re.IGNORECASE,
)
"""Who is counted among the victims by some and not by others."""
_SEVERAL = re.compile(
    r"\b(?:shootings|attacks|incidents|bombings|blasts|explosions|strikes|airstrikes|crashes|accidents|clashes|raids"
    r"|killings|murders|homicides|robberies|fires)\b",
    re.IGNORECASE,
)
_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_PERIOD = re.compile(
    rf"\bbetween\s{_DAY}\b|\bfrom\s{_DAY}\s(?:\w+\s)?(?:to|until|through)\s{_DAY}\b"
    r"|\b\d{1,3}\shours\b(?!\s(?:ago|after|later|before|earlier))|\b\d{1,3}-hour\s(?:span|period|stretch|window)\b"
    r"|\bso\sfar\s(?:this|in)\b|\bthis\s(?:year|month|season)\b"
    r"|\b(?:past|last)\s(?:\w+\s)?(?:hours|days|weeks|months|years|decades?)\b"
    r"|\b(?:each|every|per|a)\s(?:month|year)\b(?!\s(?:ago|after|later|before|earlier|old))|\bannual",
    re.IGNORECASE,
)
"""Words of a time over which a claim adds up what happened."""
_ONE = list_words("a an one another")
_VAGUE = list_words("several few some many numerous multiple various dozens scores hundreds thousands couple handful")
_MOST_ADDED = 20


def make_count(quantity: Quantity, surface: str, before: str, after: str, *, alone: bool = True) -> ComparedCount:
    """Return a quantity as it is compared.

    ``before`` and ``after`` are the words around it; ``alone`` tells that the claim counts nothing of another role.
    What a vague number ("several") makes likely says nothing against another number.
    """
    unit = quantity.unit or ""
    noun = stem(fold_word(unit)) or None
    between = after.partition(unit)[0] if unit and unit in after else ""
    rest = after.lstrip()
    some = _PART.match(rest) or _NAMED_SOME.search(before) or (alone and _OTHERS.match(rest)) or _AGED.match(rest)
    part = surface.casefold() in _ONE or (quantity.high is not None and bool(some))
    vague = not _VAGUE.isdisjoint(surface.casefold().split())
    role = _ALIKE.get(quantity.role, str(quantity.role))
    if quantity.role is QuantityRole.KILLED and _DOWN.search(before + after) and not _DEAD.search(before + after):
        role = _SHOT
    return ComparedCount(
        role,
        quantity.low,
        quantity.high,
        quantity.low if vague else quantity.likely_low,
        quantity.high if vague else quantity.likely_high,
        None if noun in _PEOPLE else ("fighter" if noun in _FIGHTERS else noun),
        surface,
        part,
        find_stems(match[0] for match in WORD.finditer(between)),
        " ".join(f"{between}{unit}".split()),
    )


def names_attacker(text: str) -> bool:
    """Tell whether a claim names the one who did it, whom some reports count among the victims."""
    return _ATTACKER.search(text) is not None


def tells_several(text: str) -> bool:
    """Tell whether a claim adds up several events ("in two shootings", "in 48 hours"), so that it counts not one."""
    return _SEVERAL.search(text) is not None or _PERIOD.search(text) is not None


def add_sums(counts: Sequence[ComparedCount]) -> tuple[ComparedCount, ...]:
    """Return counts with the sums of neighbouring ones of one toll: "two women and a man" are three."""
    sums = []
    for role in TOLLS:
        exact = [count for count in counts if count.role == role and count.exact and 0 < count.low <= _MOST_ADDED]
        for one, other in pairwise(exact):
            sums.append(_add(one, other))
        if len(exact) > 2:  # noqa: PLR2004 -- of two, the pair is the sum already
            total = exact[0]
            for count in exact[1:]:
                total = _add(total, count)
            sums.append(total)
    return (*counts, *sums)


def _add(one: ComparedCount, other: ComparedCount) -> ComparedCount:
    total = one.low + other.low
    surface = f"{one.surface} and {other.surface}"
    return ComparedCount(one.role, total, total, total, total, None, surface, part=True)
