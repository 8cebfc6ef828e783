"""Who is said to have done it: who claimed responsibility, who was blamed, who denied it."""

import re
from dataclasses import dataclass

from provenance.link.comparing.weights import Weights
from provenance.link.comparing.words import WORD, fold_word
from provenance.model.links import LinkField, LinkReason, Outcome
from provenance.text.wordlists import list_words

_BEFORE = re.compile(
    r"\b(?:claim(?:ed|s|ing)?|took|takes|taken|taking|accept(?:ed|s)?|assert(?:ed|s)?)\s(?:the\s|full\s)?responsibility"
    r"|\b(?:(?:carried|carries)\sout|perpetrated|mastermind(?:ed|s)|orchestrated|was\sbehind|were\sbehind"
    r"|is\sto\sblame|was\sto\sblame|was\sblamed|were\sblamed|was\sresponsible|were\sresponsible)\b"
)
"""What follows the name of who did it."""
_AFTER = re.compile(
    r"\b(?:blamed\son|blaming|blamed|blames|attributed\sto|carried\sout\sby|perpetrated\sby|claimed\sby|work\sof"
    r"|orchestrated\sby|masterminded\sby|pinned\son|accused|accuses|accusing)\b"
)
"""What stands before the name of who did it."""
_DENIED = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|disclaim(?:ed|s)?|reject(?:ed|s)?)\s(?:any\s|all\s)?(?:responsibility|involvement|role"
    r"|being\sbehind|carrying\sout)"
)
_PASSIVE = re.compile(r"\sby\b")
_FAR = 60
_SAME = {
    "isis": "islamic state", "isil": "islamic state", "daesh": "islamic state", "is": "islamic state",
    "iskp": "islamic state khorasan", "isisk": "islamic state khorasan", "isk": "islamic state khorasan",
    "iskhorasan": "islamic state khorasan",
}  # fmt: skip
_GENERIC = list_words("group the police militants officials it he she they we this that these those there who")


Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Names as folded words: ``done`` of whom it is said that they did it, ``denied`` of who said they did not."""

    done: tuple[Name, ...] = ()
    denied: tuple[Name, ...] = ()


NOBODY = Responsibility()


def find_responsibility(text: str) -> Responsibility:
    """Return who is said in a claim to have done what it tells of, and who denied it."""
    done: list[Name] = []
    denied = [name for match in _DENIED.finditer(text) if (name := _name_before(text, match.start()))]
    for match in _BEFORE.finditer(text):
        if _PASSIVE.match(text, match.end()):
            continue
        if name := _name_before(text, match.start()):
            done.append(name)
    done += [name for match in _AFTER.finditer(text) if (name := _name_after(text, match.end()))]
    return Responsibility(tuple(done), tuple(denied)) if done or denied else NOBODY


def compare_responsibility(one: Responsibility, other: Responsibility, weights: Weights) -> LinkReason | None:
    """Return whether two claims name the same ones as responsible, or None where one of them names nobody."""
    for here, there in ((one, other), (other, one)):
        for name in here.denied:
            if any(_is_one(name, done) for done in there.done):
                who = _show(name)
                message = f"{who} is said to have done it, and denied it"
                return LinkReason(
                    LinkField.POLARITY, Outcome.DIFFERS, message, _list(one), _list(other), weights.differs
                )
    if not (one.done and other.done):
        return None
    first, second = _list(one), _list(other)
    if any(_is_one(here, there) for here in one.done for there in other.done):
        return LinkReason(
            LinkField.RESPONSIBILITY, Outcome.AGREES, f"both name {first} as responsible", first, second,
            weights.responsible,
        )  # fmt: skip
    message = f"{first} and {second} are named as responsible"
    return LinkReason(LinkField.RESPONSIBILITY, Outcome.DIFFERS, message, first, second, weights.differs)


def _is_one(one: Name, other: Name) -> bool:
    """Tell whether one name may be short for the other ("the Front" in "the Harbour Front")."""
    return set(one) <= set(other) or set(other) <= set(one)


def _list(who: Responsibility) -> str | None:
    return ", ".join(map(_show, who.done or who.denied)) or None


def _show(name: Name) -> str:
    return " ".join(name)


def _name_before(text: str, end: int) -> Name:
    """Return the last name in the words before an offset, back to the clause's beginning."""
    tokens = [token for token in WORD.finditer(text, max(end - _FAR, 0), end) if text[token.start()].isalnum()]
    name: list[str] = []
    last = end
    for token in reversed(tokens):
        if any(mark in text[token.end() : last] for mark in (",;.()" if name else ".;")):
            break
        if token[0][0].isupper():
            name.insert(0, token[0])
        elif name and token[0] not in {"of", "al", "e", "the", "bin"}:
            break
        last = token.start()
    return _fold(name)


def _name_after(text: str, start: int) -> Name:
    """Return the first name in the words after an offset, if it comes at once."""
    name: list[str] = []
    last = start
    for count, token in enumerate(WORD.finditer(text, start, min(start + _FAR, len(text)))):
        between = text[last : token.start()]
        if any(mark in between for mark in ",;.()") and (name or count):
            break
        if token[0][0].isupper():
            name.append(token[0])
        elif name or count > 2:  # noqa: PLR2004 -- an article and an adjective may stand before a name
            break
        last = token.end()
    return _fold(name)


def _fold(words: list[str]) -> Name:
    mapped = " ".join(_SAME.get(word, word) for word in map(fold_word, words))
    return tuple(dict.fromkeys(word for word in mapped.split() if len(word) > 1 and word not in _GENERIC))
