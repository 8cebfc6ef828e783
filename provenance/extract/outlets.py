"""Names of registered outlets in a text, and outlets by their web domain. Names are left as written."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import ahocorasick

from provenance.model.lexicons import Lexicon
from provenance.model.outlets import Outlet
from provenance.model.quick import made_quickly
from provenance.model.spans import Span

_ACCENTED = range(0xC0, 0x250)
_HYPHENS = "-‐‑‒–—\u00a0\u202f\n\r\t"
_APOSTROPHES = "’‘ʼ`´"
_SHORT = 5
"""Letters; a name in capitals up to this length is an acronym and must stand in capitals."""
_INSIDE_ADDRESS = "@._&"
_ARTICLES = frozenset({"The ", "the "})
_ARABIC_ARTICLES = frozenset({"al-", "al ", "an-", "as-"})
_SLASHED = re.compile(r"(?:^|[\s(\[])[^\s./:@]+(?:/[^\s./:@]+)*/$")
_LONGEST_PATH = 60


def _build_folding() -> dict[int, str]:
    folding = {ord(c): " " for c in _HYPHENS} | {ord(c): "'" for c in _APOSTROPHES}
    for code in _ACCENTED:
        plain = unicodedata.normalize("NFKD", chr(code))[0]
        if plain != chr(code) and plain.isalpha():
            folding[code] = plain
    return folding


_FOLDING = _build_folding()
_FOLDED = re.compile(f"[{''.join(chr(code) for code in _FOLDING if code in _ACCENTED)}]+")


def _fold_match(match: re.Match[str]) -> str:
    return match.group().translate(_FOLDING)


def fold_for_lookup(text: str) -> str:
    """Return a text of the same length in which variants of names are alike: case, accents, hyphens, apostrophes."""
    if text.isascii():
        return text.translate(_FOLDING).lower()
    folded = text
    for mark in _HYPHENS:
        folded = folded.replace(mark, " ")
    for mark in _APOSTROPHES:
        folded = folded.replace(mark, "'")
    folded = _FOLDED.sub(_fold_match, folded)
    lowered = folded.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower()[0] for c in folded)


@lru_cache(maxsize=4096)
def fold_short(name: str) -> str:
    """Return a short name folded for lookup; the same names come again and again."""
    return fold_for_lookup(name)


@made_quickly
@dataclass(frozen=True, slots=True)
class OutletMention:
    """A registered name in the text. Several ``outlets`` may share it; which one is meant is for resolution to tell."""

    span: Span
    outlets: tuple[Outlet, ...]

    @property
    def generic(self) -> bool:
        """Tell whether the name is also a common word, and so needs a date, a bracket or a reporting verb."""
        return all(outlet.generic for outlet in self.outlets)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name as registered; ``exact`` is the spelling that an acronym must have in the text."""

    exact: str | None
    outlet: Outlet
    written: str


def find_outlets(text: str, lexicon: Lexicon, start: int = 0, end: int | None = None) -> tuple[OutletMention, ...]:
    """Return the registered names in ``text[start:end]``, longest first where they overlap, in text order.

    A name counts between word boundaries, outside web addresses, if it begins with a capital as its entry does; an
    acronym must stand in capitals. Linear time, whatever the number of names.
    """
    limit = len(text) if end is None else min(end, len(text))
    return _find_outlets(text, lexicon, start, limit)


@lru_cache(maxsize=1)
def _find_outlets(text: str, lexicon: Lexicon, start: int, limit: int) -> tuple[OutletMention, ...]:
    """Do it, once for a text that several stages ask about in turn."""
    automaton = _index_names(lexicon)
    if automaton is None:
        return ()
    surface = text[start:limit]
    hits: dict[tuple[int, int], list[Outlet]] = {}
    for last, (length, acronym, entries) in automaton.iter(fold_for_lookup(surface)):
        if acronym and surface[last].islower():
            continue
        first = last + 1 - length
        if (first and surface[first - 1].isalnum()) or surface[last + 1 : last + 2].isalnum():
            continue
        for entry in entries:
            if _stands_alone(surface, first, last + 1, joined=" " in entry.outlet.name) and _is_spelled(
                surface, first, last + 1, entry
            ):
                hits.setdefault((first, last + 1), []).append(entry.outlet)
    return tuple(_keep_longest(hits, start))


def _keep_longest(hits: dict[tuple[int, int], list[Outlet]], offset: int) -> Iterator[OutletMention]:
    """Yield the hits that no longer hit to their left overlaps."""
    reached = -1
    for first, last in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if first >= reached:
            unique = {outlet.key: outlet for outlet in hits[first, last]}
            yield OutletMention(Span(offset + first, offset + last), tuple(unique.values()))
            reached = last


def _stands_alone(text: str, first: int, last: int, *, joined: bool) -> bool:
    """Tell whether a hit has word boundaries and is no part of an address, nor, if one word, of a hyphened one."""
    before = text[first - 1] if first else " "
    after = text[last] if last < len(text) else " "
    if before.isalnum() or after.isalnum() or after in "@_" or before in _INSIDE_ADDRESS:
        return False
    if before == "-" and not joined and text[first - 2 : first - 1].isalnum():
        return False
    if before == "/" and not _SLASHED.search(text, max(0, first - _LONGEST_PATH), first):
        return False
    return not (after == "." and text[last + 1 : last + 2].islower())


def _is_spelled(text: str, first: int, last: int, entry: _Entry) -> bool:
    """Tell whether case fits: an acronym in capitals, another name with a capital where its entry has one.

    The article of "The Guardian" may be small; a generic name needs the capitals of all its words ("The Nation", and
    not "The nation").
    """
    if entry.exact is not None:
        return text[first:last] == entry.exact
    written = entry.written
    skipped = 4 if written[:4] in _ARTICLES and text[first] in "tT" else 0
    begin, name = first + skipped, written[skipped:]
    if text[begin].islower() and not name[0].islower() and text[begin : begin + 3] not in _ARABIC_ARTICLES:
        return False
    if not entry.outlet.generic:
        return True
    told = zip(text[begin:last].split(), name.split(), strict=False)
    return not any(one[0].islower() and other[0].isupper() for one, other in told)


@lru_cache(maxsize=8)
def _index_names(lexicon: Lexicon) -> Any:  # noqa: ANN401 -- the automaton is a C type without stubs
    """Return the automaton of all names and aliases, or None where the lexicon has no outlet.

    Each gives its length, whether it is only an acronym (then small letters, as in "under", tell at once that it does
    not stand there), and its entries.
    """
    automaton = ahocorasick.Automaton()
    names: dict[str, list[_Entry]] = {}
    for outlet in lexicon.outlets:
        for name in (outlet.name, *(alias.text for alias in outlet.aliases)):
            key = fold_for_lookup(name)
            if key.strip():
                exact = name if name.isupper() and len(name) <= _SHORT else None
                names.setdefault(key, []).append(_Entry(exact, outlet, name))
    if not names:
        return None
    for key, entries in names.items():
        automaton.add_word(key, (len(key), all(entry.exact is not None for entry in entries), entries))
    automaton.make_automaton()
    return automaton


def find_outlet_by_host(host: str, lexicon: Lexicon) -> Outlet | None:
    """Return the outlet whose domain is ``host`` or the nearest domain above it ("www.b.co.uk": "b.co.uk")."""
    domains = _index_domains(lexicon)
    parts = host.lower().strip(".").split(".")
    for first in range(min(len(parts), 8) - 1):
        outlet = domains.get(".".join(parts[first:]))
        if outlet is not None:
            return outlet
    return None


@lru_cache(maxsize=8)
def _index_domains(lexicon: Lexicon) -> dict[str, Outlet]:
    return {domain.lower(): outlet for outlet in lexicon.outlets for domain in outlet.domains}


@lru_cache(maxsize=8)
def index_places(lexicon: Lexicon) -> frozenset[str]:
    """Return the names of all places, folded for lookup."""
    return frozenset(fold_for_lookup(name) for place in lexicon.places for name in (place.name, *place.aliases) if name)
