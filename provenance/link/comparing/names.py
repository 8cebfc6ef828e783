"""Names in a claim: persons, bodies, groups and things, as the words they consist of."""

import math
import re
from collections.abc import Collection, Mapping

from provenance.link.comparing.words import STOP_WORDS, WORD, fold_word
from provenance.text.wordlists import list_words

_JOIN = re.compile(r"[-–‑ .’']{1,2}")
_COMMON = 0.3
COMMON_NAMES = list_words(
    "islamic state taliban isis isil daesh police county city university street avenue road boulevard drive lane "
    "department office north south east west northern southern eastern western central president minister ministry "
    "government general security council united nations un eu nato us u.s officer sheriff detective chief captain "
    "lieutenant sgt sergeant hospital school church party army force forces national democratic republican "
    "american european african asian muslim muslims christian christians district province republic federal house "
    "court judge attorney highway park center centre medical international facebook twitter news fire gun violence"
)
"""Parts of names that so many hold that they tell little."""

PARTIAL = 2
"""Letters that a part of a name has at least."""


def find_names(text: str, known: Collection[str]) -> frozenset[str]:
    """Return the folded words of the names in a text.

    A capitalised word is part of a name unless it begins a sentence alone; there it counts only if it is ``known``,
    which holds the folded words that stand capitalised amid sentences elsewhere in the document.
    """
    found: set[str] = set()
    tokens = list(WORD.finditer(text))
    for index, token in enumerate(tokens):
        word = token[0]
        if not word[0].isupper():
            continue
        folded = fold_word(word)
        if len(folded) < PARTIAL or folded in STOP_WORDS:
            continue
        if _begins(text, token.start()) and folded not in known and not word.isupper():
            after = tokens[index + 1] if index + 1 < len(tokens) else None
            joined = after is not None and after[0][0].isupper() and _JOIN.fullmatch(text, token.end(), after.start())
            if not joined:
                continue
        found.add(folded)
    return frozenset(found)


def find_inner_names(text: str) -> frozenset[str]:
    """Return the folded words that stand capitalised amid the sentences of a text."""
    return frozenset(
        folded
        for token in WORD.finditer(text)
        if token[0][0].isupper()
        and not _begins(text, token.start())
        and len(folded := fold_word(token[0])) >= PARTIAL
        and folded not in STOP_WORDS
    )


def _begins(text: str, start: int) -> bool:
    """Tell whether a sentence, a line or a quotation begins there."""
    before = text[max(start - 3, 0) : start].rstrip(" \t“‘\"'([")
    return not before or before[-1] in ".!?:\n\r\u2029…;|"


def weigh_name(word: str, found: int, power: float) -> float:
    """Return how much a part of a name tells, in (0, 1], if so many claims of its own document hold it."""
    weight = _COMMON if word in COMMON_NAMES else 1.0
    return weight / math.pow(max(found, 1), power)


def weigh_names(words: frozenset[str], counts: Mapping[str, int], power: float) -> dict[str, float]:
    """Return the weights of the parts of names of one claim."""
    return {word: weigh_name(word, counts.get(word, 1), power) for word in words}
