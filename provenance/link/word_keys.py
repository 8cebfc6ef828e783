"""Words as they are compared: folded, without endings, the commonest left out."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from provenance.link.weights import KINDS, KeyKind
from provenance.text.wordlists import list_words

COMMON = list_words("""
    a about above according after again against all along already also although always am among an and another any
    anyone are around as at away back be became because become been before began behind being below between both but by
    called came can cannot could day days did do does doing done down during each early either else even ever every far
    few first for from further gave get give given go going gone got had has have having he held her here hers herself
    him himself his how however i if in including instead into is it its itself just later least less like made make
    many may me might month months more most much must my near nearly neither never next no nor not nothing now of off
    often on once one only onto or other others our ours out over own part per put rather said same saw say saying says
    several shall she should since so some such take taken tell than that the their theirs them themselves then there
    these they this those though through thus to today together told too took toward towards two under until up upon
    us used very was we week weeks well went were what when where whether which while who whom whose why will with
    within without would year years yesterday yet you your
    monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    reportedly allegedly apparently people person official officials source sources media report reported reports
    reporting claim claims claimed statement stated according spokesman spokesperson news agency local
""")
"""Words that say nothing of which event is meant: those of grammar, of the calendar and of reporting."""

_ENDINGS = (
    ("ies", "y", 3),
    ("sses", "ss", 2),
    ("ing", "", 3),
    ("edly", "", 3),
    ("ed", "", 3),
    ("es", "", 3),
    ("s", "", 3),
)
"""Endings that are cut, what takes their place, and how many letters must stand before."""

_WORD = re.compile(r"\d+(?:,\d{3})+|[^\W_]+")
_SHORT = 2
_STEM = 3
_LONG = 40


class Word(NamedTuple):
    """A word without accents, case and ending; its key, None where it is too common; whether it had a capital."""

    folded: str
    key: int | None
    capital: bool
    number: bool


def make_key(text: str, kind: KeyKind = KeyKind.WORD) -> int:
    """Return a text's key: a number of 32 bits with a sign, its kind in the lowest three bits.

    Above them stands a checksum (CRC-32), which is the same in every process and on every machine.
    """
    value = crc32(text.encode("utf-8", "surrogatepass")) & ~KINDS | kind
    return value - (1 << 32) if value >= 1 << 31 else value


def find_words(text: str) -> list[tuple[int, int, Word]]:
    """Return where each word or number of a text begins and ends, and the word. Linear time, any text."""
    return [(*match.span(), fold_word(match.group())) for match in _WORD.finditer(text)]


@lru_cache(maxsize=1 << 16)
def fold_word(surface: str) -> Word:
    """Return a word as it is compared."""
    if surface[0].isdigit() and surface.replace(",", "").isdecimal():
        digits = surface.replace(",", "")[:_LONG].lstrip("0") or "0"
        plain = "".join(str(unicodedata.digit(c)) for c in digits)
        return Word(plain, number_key(plain), capital=False, number=True)
    plain = surface[:_LONG].casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    stem = cut_ending(plain)
    common = len(plain) < _SHORT or plain in COMMON
    return Word(stem, None if common else make_key(stem), capital=surface[0].isupper(), number=False)


def number_key(digits: str) -> int:
    """Return the key of a number, whatever it counts."""
    return make_key(digits, KeyKind.NUMBER)


def cut_ending(word: str) -> str:
    """Return a folded word without its commonest English endings, so that "attacks" and "attacked" meet."""
    for ending, instead, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            word = word[: len(word) - len(ending)] + instead
            break
    if len(word) > _STEM and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] if len(word) > _STEM and word.endswith("e") else word
