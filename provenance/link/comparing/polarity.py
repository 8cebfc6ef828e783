"""What a claim says did not happen, and pairs of which one asserts what the other denies."""

import re
from collections.abc import Collection

from provenance.link.comparing.words import STOP_WORDS, WORD, fold_word, stem
from provenance.model.vocabulary import HedgeLevel, Stance
from provenance.text.wordlists import list_words

_NEGATORS = list_words(
    "not never no none nobody without didn't wasn't weren't isn't hasn't haven't don't doesn't neither"
)
_DENIALS = list_words("deny denied denies denying rejected rejects refuted refutes dismissed dismisses dismissing")
_REACH = 6
"""Words after a negation that it may negate."""
_DENIAL_REACH = 14
_ENDS = re.compile(r"[.;:!?()]|,\s(?:but|and|while|although|though)\b")
_NOT_NEGATING = re.compile(r"\b(?:not\sonly|no\slonger|no\sdoubt|not\sjust|no\sone\selse|no\.?\s\d)", re.IGNORECASE)


def find_negated(text: str) -> frozenset[str]:
    """Return the stems of what a claim says is not so: the content words after a negation, up to the clause's end."""
    spans = [match.span() for match in _NOT_NEGATING.finditer(text)]
    stops = [match.start() for match in _ENDS.finditer(text)]
    tokens = list(WORD.finditer(text))
    found: set[str] = set()
    for index, token in enumerate(tokens):
        word = token[0].replace("’", "'").casefold()
        reach = _REACH if word in _NEGATORS else _DENIAL_REACH if word in _DENIALS else 0
        if not reach or any(start <= token.start() < end for start, end in spans):
            continue
        end = next((stop for stop in stops if stop >= token.end()), len(text))
        for following in tokens[index + 1 : index + 1 + reach]:
            folded = fold_word(following[0])
            if following.start() >= end:
                break
            if folded not in STOP_WORDS and len(folded) > 1:
                found.add(stem(folded))
    return frozenset(found)


def is_denial(level: HedgeLevel, stance: Stance, negated: Collection[bool]) -> bool:
    """Tell whether a claim's main point is a denial, by its hedging and its citations."""
    return level is HedgeLevel.DENIED or stance is Stance.DENYING or any(negated)
