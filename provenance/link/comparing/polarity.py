"""What a claim says is not so, and pairs of which one asserts what the other denies."""

import re
from collections.abc import Iterable, Mapping

from provenance.link.comparing.weights import Weights
from provenance.link.comparing.words import STOP_WORDS, WORD, fold_word, stem
from provenance.model.links import LinkField, LinkReason, Outcome
from provenance.text.wordlists import list_words

_NEGATORS = list_words("not never didn't wasn't weren't isn't aren't hasn't haven't hadn't don't doesn't")
_NONE = list_words("no none nobody neither")
_WITHOUT = "without"
_PASSIVE = list_words("was were been being be is are")
"""Words before "denied" that make it refused: bail is denied."""
_DENIALS = list_words("deny denied denies denying rejects rejected refuted refutes dismissed dismisses dismissing")
_REACH = 4
"""Words after "not" or "no" among which the first content words are negated."""
_DENIAL_REACH = 10
_NOT_MEANT = list_words(
    "know clear releas immediately identif believ think expect say comment certain sure yet disclos availabl respond "
    "specify provid elaborat discuss find see hear understand want necessarily appear seem confirm doubt long "
    "seriously critically badly lif"
)
"""Stems that a negation leaves open rather than denies."""
_SAYING = list_words("say said saying says tell told telling state stated announce announced report reported confirm")
_ENDS = re.compile(r"[.;:!?()]|,\s(?:but|and|while|although|though)\b")
_NOT_NEGATING = re.compile(r"\b(?:not\sonly|no\slonger|no\sdoubt|not\sjust|no\sone\selse|no\.?\s\d)", re.IGNORECASE)
_CLOSE = 0.5
"""Overlap of words below which two claims may deny and assert different things."""


def find_negated(text: str) -> frozenset[str]:
    """Return the stems of what a claim says is not so, within the clause of the negation.

    After "not" the first content word is negated, after "no" and after a verb of denial those that follow.
    """
    spans = [match.span() for match in _NOT_NEGATING.finditer(text)]
    stops = [match.start() for match in _ENDS.finditer(text)]
    tokens = list(WORD.finditer(text))
    found: set[str] = set()
    for index, token in enumerate(tokens):
        word = token[0].replace("’", "'").casefold()
        reach = _find_reach(word, tokens[index - 1][0].casefold() if index else "")
        if not reach or any(start <= token.start() < end for start, end in spans):
            continue
        end = next((stop for stop in stops if stop >= token.end()), len(text))
        within = (following[0] for following in tokens[index + 1 : index + 1 + reach] if following.start() < end)
        found.update(_list_negated(within, first=word in _NEGATORS))
    return frozenset(found)


def _find_reach(word: str, before: str) -> int:
    """Return how many words after a word it may negate, 0 where it negates none; ``before`` is the word before it."""
    if word in _DENIALS:
        return _REACH if before in _PASSIVE else _DENIAL_REACH
    return _REACH if word in _NEGATORS or word in _NONE or word == _WITHOUT else 0


def _list_negated(words: Iterable[str], *, first: bool) -> list[str]:
    found: list[str] = []
    for word in words:
        folded = fold_word(word)
        if folded in _SAYING:
            break
        if first and folded == "at":
            break
        if len(folded) < 2 or folded in STOP_WORDS:  # noqa: PLR2004 -- a letter alone is no word
            continue
        if stem(folded) in _NOT_MEANT:
            break
        found.append(stem(folded))
        if first:
            break
    return found


def compare_polarity(
    one: tuple[Mapping[str, float], frozenset[str]],
    other: tuple[Mapping[str, float], frozenset[str]],
    overlap: float,
    weights: Weights,
) -> LinkReason | None:
    """Return that one claim asserts what the other denies, or None.

    Where both say that something is not so, they may well say the same in other words: "did not warrant charges", "no
    charges should be brought".

    Args:
        one: the stems of a claim, and those that it negates.
        other: the same of another.
        overlap: share of the words that both hold, in [0, 1].
        weights: what the reason counts.
    """
    if overlap < _CLOSE or bool(one[1]) == bool(other[1]):
        return None
    denied = (one[1] & (other[0].keys() - other[1])) | (other[1] & (one[0].keys() - one[1]))
    if not denied:
        return None
    message = f"one says, the other denies: {', '.join(sorted(denied))}"
    return LinkReason(LinkField.POLARITY, Outcome.DIFFERS, message, weight=weights.differs)
