"""Passages: which sentences without a citation of their own belong to the citation that comes after them."""

import re
from collections.abc import Collection, Iterator

from provenance.extract.claims import Piece
from provenance.model.layout import Sentence
from provenance.model.spans import Span
from provenance.text.wordlists import list_words

ANAPHORA_TO_CLOSING_CITATION = "anaphora_to_closing_citation"
"""A sentence whose cited follower takes up its subject ("He …", "The attack …") rests on the same citation."""

_MOST_BACK = 3
_OPENING = re.compile(
    r"[\"'“‘(\[\s]*([^\W\d_]+)(?:[ \u00a0]+([^\W\d_]+(?:[-’'][^\W\d_]+)*))?(?:[ \u00a0]+([^\W\d_]+))?"
)
_PRONOUNS = list_words("he she they it his her their its these those this both such")
_BREAKS = list_words("separately meanwhile elsewhere however alarmingly moreover furthermore additionally similarly")
_TAKEN_UP = list_words(
    """attack attacks attacker attackers assault assaults bombing bombings bomber bombers blast blasts explosion
    explosions incident incidents raid raids strike strikes shooting shootings ambush clash clashes gunmen gunman
    militants militant victim victims suspect suspects detainee detainees prisoner prisoners group man men woman women
    soldiers soldier officer officers killing killings murder arrest arrests operation operations fire crash accident
    protest protesters march rally meeting talks deal agreement statement video report letter document vote election
    decision law bill plan project move network cell trio pair two three four dead injured wounded driver passengers
    kidnapping abduction hostages hostage ship boat plane aircraft helicopter convoy vehicle car truck device bomb
    suicide same latter former"""
)
_MODIFIERS = _TAKEN_UP | list_words(
    "deadly armed alleged suspected local senior young new latest massive powerful second first third injured dead"
)


def find_passages(
    text: str, sentences: tuple[Sentence, ...], pieces: tuple[Piece, ...], sourced: Collection[int]
) -> dict[int, int]:
    """Return which claims inherit the citation of which: the number of a claim to that of the claim that is cited.

    From a cited claim backwards within its paragraph, at most three claims, each without a citation of its own
    (``sourced`` are the numbers of claims that have one), as long as the claim after it takes it up: it begins with a
    pronoun or a demonstrative, or with "the" and a noun for an event or a group, or one that the claim before has.
    """
    inherits: dict[int, int] = {}
    for number, piece in enumerate(pieces):
        if not piece.closed_by:
            continue
        at = number
        for before in range(number - 1, max(number - _MOST_BACK, 0) - 1, -1):
            same = sentences[pieces[before].sentence].paragraph == sentences[piece.sentence].paragraph
            if (
                not same
                or before in sourced
                or pieces[before].closed_by
                or not _takes_up(text, pieces[at], pieces[before])
            ):
                break
            inherits[before] = number
            at = before
    return inherits


def _takes_up(text: str, piece: Piece, before: Piece) -> bool:
    """Tell whether a claim begins with words that stand for something in the claim before it."""
    if piece.sentence == before.sentence:
        return False
    match = _OPENING.match(text, piece.span.start, piece.span.end)
    if match is None:
        return False
    first, second, third = (word.lower() if word else "" for word in match.groups())
    if first in _BREAKS:
        return False
    if first in _PRONOUNS:
        return first != "it" or second not in {"is", "was", "remains", "appears", "seems", "has"} or third not in {
            "unclear", "believed", "likely", "possible", "thought", "also", "not", "been", "reported", "said",
        }  # fmt: skip
    if first != "the":
        return False
    return any(_is_taken_up(text, noun, before.span) for noun in _find_nouns(second, third))


def _find_nouns(second: str, third: str) -> Iterator[str]:
    if second:
        yield second
    if third and second in _MODIFIERS:
        yield third


def _is_taken_up(text: str, noun: str, before: Span) -> bool:
    """Tell whether a noun names an event or a group in general, or stands in the claim before."""
    return noun in _TAKEN_UP or (len(noun) > 3 and noun in text[before.start : before.end].lower())  # noqa: PLR2004 -- shorter ones say little
