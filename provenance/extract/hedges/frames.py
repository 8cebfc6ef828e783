"""The words to the left of an event's word that make its verb phrase: auxiliaries, negation, "to", the subject."""

from dataclasses import dataclass

from provenance.extract.hedges.grammar import DO, GET, NEGATIVES, find_shape
from provenance.extract.hedges.words import BE, HAVE, MARKS, MODALS, PRONOUNS, is_adverb
from provenance.text.wordlists import list_words

_LONGEST = 8
"""Words to the left of the event at which its verb phrase can begin."""
_CHAIN = BE | HAVE | MODALS | DO | GET | list_words("to gonna wanna gon")
_BEFORE_TO = list_words("going gon about able used supposed have has had got 've")
_INVERTED = DO | list_words("can could will would should")
_BEFORE_INVERTED = list_words("what how why when where who so and but or which if")
_VERB_NEGATIONS = list_words("not n't never")
_ANYONE = PRONOUNS | list_words("anyone someone anybody somebody")
STOPS = frozenset(".;:?!()[]—…") | {"--"}
"""Marks that no cue reaches across."""

_QUOTES = frozenset("\"“”«»`'‘’")
_MISSPELT = {"nt": "n't", "wo": "will", "ca": "can", "u": "you", "im": "'m"}
_ABBREVIATIONS = list_words(
    """u.s u.n u.k e.u mr mrs ms dr gen sen rep gov col sgt capt inc corp co ltd st jr sr no vs va calif fla mass conn
    ill jan feb mar apr jun jul aug sep sept oct nov dec mt ft"""
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb phrase up to its event's word.

    ``auxiliaries`` are the words from the event leftwards, with ``to_at`` the place of an infinitive's "to";
    ``start`` is the word before the whole phrase (-1 where it begins the sentence), ``negated`` whether a negation
    stands in it, ``inverted`` whether subject and auxiliary have changed places.
    """

    auxiliaries: tuple[str, ...]
    start: int
    negated: bool
    to_at: int = -1
    inverted: bool = False


def clean_words(low: list[str], at: int) -> tuple[list[str], int]:
    """Return the words less quotation marks and the stops of abbreviations, and where the event's word is now."""
    kept = [index for index in range(len(low)) if index == at or not _is_idle(low, index)]
    return [_MISSPELT.get(low[index], low[index]) for index in kept], kept.index(at)


def _is_idle(low: list[str], index: int) -> bool:
    """Tell whether a mark says nothing of the sentence's build."""
    word = low[index]
    if word != "." or index == 0:
        return word in _QUOTES
    return low[index - 1] in _ABBREVIATIONS or len(low[index - 1]) == 1


def find_frame(low: list[str], at: int) -> Frame:
    """Return the verb phrase that ends with the word ``at``."""
    names: list[str] = []
    negated = False
    to_at = -1
    index = at - 1
    while index >= 0 and at - index <= _LONGEST:
        word = low[index]
        if word in _VERB_NEGATIONS:
            negated = True
        elif word in _CHAIN or (to_at == index + 1 and word in _BEFORE_TO):
            if word == "to":
                if to_at >= 0:
                    break
                to_at = index
            elif 0 <= to_at == index + 1 and word not in _BEFORE_TO and word not in BE and word not in MODALS:
                break
            names.append(word)
        elif to_at == index + 1 or not is_adverb(word) or word == "so":
            break
        index -= 1
    if not names:
        return _find_inverted(low, at, index, negated)
    return Frame(tuple(names), index, negated, to_at)


def _find_inverted(low: list[str], at: int, start: int, negated: bool) -> Frame:
    """Return the frame of a verb whose auxiliary stands before its subject: "did the ship sink"."""
    plain = Frame((), start, negated)
    if start < 1 or find_shape(low[at]) not in {"base", "ing"}:
        return plain
    before = start - 1
    if low[start] in _ANYONE:
        if low[before] in NEGATIVES and before > 0:
            negated, before = True, before - 1
        if low[before] in BE if low[at].endswith("ing") else low[before] in DO or low[before] in MODALS:
            return Frame((low[before],), start, negated, inverted=True)
        return plain
    if low[at].endswith("ing"):
        return plain
    for index in range(start, max(start - 4, -1), -1):
        if low[index] in MARKS:
            break
        if low[index] in _INVERTED:
            if index == 0 or low[index - 1] in _BEFORE_INVERTED or low[index - 1] in MARKS:
                return Frame((low[index],), index + 1, negated, inverted=True)
            break
    return plain
