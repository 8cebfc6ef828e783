"""The content words of a claim as stems with weights, and how far two claims share them."""

import math
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from provenance.text.folding import fold_name
from provenance.text.wordlists import list_words

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
"""A word, with an apostrophe inside."""

STOP_WORDS = list_words(
    "a an the and or but nor so yet if of in on at by to from with without for as into onto over under between "
    "among through during before after since until while when where which who whom whose what why how that this "
    "these those there here it its he him his she her hers they them their theirs we us our you your i me my one "
    "is are was were be been being am has have had having do does did doing done will would shall should can "
    "could may might must not no none nobody neither never nor only also even just still already then than too "
    "very more most less least much many some any all both each every other others another such own same about "
    "around nearly almost over above below up down out off again further once not said say says saying told tell "
    "tells according report reports reported reportedly added add adds stated state states claim claims claimed "
    "announced confirm confirmed confirms two three four five six seven eight nine ten eleven twelve dozen dozens "
    "hundred hundreds thousand thousands million millions several few per cent percent mr mrs ms dr sir s t "
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday today yesterday tomorrow last next recent recently early late later "
    "time times day days week weeks month months year years morning afternoon evening night ago p m am pm "
    "however meanwhile including include includes included like well because due whether get got make made take "
    "took taken go went gone come came put set let use used new old"
)
"""Words that say nothing of what a claim is about; reporting words and words of time among them."""

COMMON_WORDS = list_words(
    "person man woman child group member official officer police force security government country area city town "
    "district province region village attack kill die injur shoot arrest incident scene suspect victim fire time "
    "work report case leader local national international military fighter militant home house street hospital "
    "near place number part former major large small high public people year old"
)
"""Stems that so many news claims hold that they tell little about one; they weigh less than half."""

_COMMON_WEIGHT = 0.4

_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "persons": "person", "police": "police",
    "shot": "shoot", "shots": "shoot", "shooting": "shoot", "shootings": "shoot", "gunshot": "shoot",
    "dead": "die", "died": "die", "dies": "die", "dying": "die", "death": "die", "deaths": "die", "deadly": "die",
    "fatal": "die", "fatally": "die", "fatalities": "die", "fled": "flee", "struck": "strike", "fought": "fight",
    "held": "hold", "found": "find", "sent": "send", "brought": "bring", "caught": "catch", "stole": "steal",
    "stolen": "steal", "won": "win", "lost": "lose", "led": "lead", "left": "leave", "met": "meet", "paid": "pay",
    "sold": "sell", "built": "build", "began": "begin", "begun": "begin", "gave": "give", "given": "give",
    "drove": "drive", "driven": "drive", "fell": "fall", "fallen": "fall", "rose": "rise", "risen": "rise",
    "blew": "blow", "blown": "blow", "killing": "kill", "killings": "kill", "wounded": "injur", "wounds": "injur",
    "wound": "injur", "injuries": "injur", "injury": "injur", "hurt": "injur", "gunned": "shoot", "slain": "kill",
    "bombing": "bomb", "bombings": "bomb", "blasts": "explo", "blast": "explo", "explosion": "explo",
    "explosions": "explo", "exploded": "explo", "explode": "explo", "robbery": "rob", "robberies": "rob",
    "burglary": "burgl", "burglaries": "burgl", "arson": "arson", "swore": "swear", "sworn": "swear",
}  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a folded English word: its plural, past and gerund endings cut, irregular forms mapped."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, shortest, put in _ENDINGS:
        if len(word) >= shortest and word.endswith(ending):
            word = word[: -len(ending)] + put
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":  # noqa: PLR2004 -- three letters stay
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word  # noqa: PLR2004 -- as above


_ENDINGS = (
    ("ies", 5, "y"),
    ("sses", 6, "ss"),
    ("ingly", 8, ""),
    ("edly", 7, ""),
    ("ings", 7, ""),
    ("ing", 6, ""),
    ("ied", 5, "y"),
    ("eed", 5, "eed"),
    ("ed", 5, ""),
    ("ss", 4, "ss"),
    ("us", 4, "us"),
    ("is", 4, "is"),
    ("s", 4, ""),
)


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Return a word without case, accents and a possessive ending."""
    folded = fold_name(word.removesuffix("'s").removesuffix("’s"))
    return folded.replace(" ", "")


def find_stems(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of the content words among words as written; numbers and single letters are none."""
    folded = (fold_word(word) for word in words)
    return frozenset(
        stem(word) for word in folded if len(word) > 1 and word not in STOP_WORDS and not word[0].isdigit()
    )


def weigh_stem(word: str, found: int) -> float:
    """Return how much a stem tells, in (0, 1], if so many claims of its own document hold it."""
    weight = _COMMON_WEIGHT if word in COMMON_WORDS else 1.0
    return weight / math.pow(max(found, 1), 0.25)


def share_words(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the weight of the words that both hold: of each the lesser of its two weights."""
    return sum([min(one[word], other[word]) for word in one.keys() & other.keys()])
