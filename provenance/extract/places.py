"""Places that a claim names: from a gazetteer, and from the words around names that no gazetteer knows.

Rule table:

===========  ============================================================  ==========================================
rule         form                                                          example
===========  ============================================================  ==========================================
listed       a name or alias of the gazetteer                              "in Quetta"
adjective    a country's adjective and a noun for a place                  "the Pakistani capital"
typed        Name and a noun for a place, or the other way round           "Alkhani village", "the town of Sar Dara"
within       Name, listed or typed place                                   "in Ozernoye, Orenburg"
in           in, near, outside Name                                        "near Dobropol"
===========  ============================================================  ==========================================

A listed name is left out where it is a part of another name ("Kabul Times", "University of Georgia", "Michael
Jordan", "TTP-Karachi", "US-led"); names that are also people's names or words count only after a preposition, before a
noun for a place or between commas. Where several places share a name, the place after the comma decides, then the
countries named in the same span; what stays open has no country. Names that no gazetteer knows take the country of the
place they are said to lie in, or the one country of their span.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from provenance.extract.apart import keep_apart
from provenance.extract.gazetteer import SHORT_NAME, Gazetteer, list_places
from provenance.extract.place_words import (
    ALSO_NAMES,
    DIRECTIONS,
    NO_PLACES,
    OPENERS,
    ORGANISATION_OF,
    PLACE_NOUN_AFTER,
    PLACE_NOUNS,
    TIMES,
)
from provenance.extract.spotting import Sighting, spot_words
from provenance.model.claims import Place
from provenance.model.lexicons import Lexicon, PlaceEntry
from provenance.model.spans import Span

_LOCATIVE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Tt]o|[Oo]f|[Oo]utside|[Aa]round|[Aa]cross|[Ii]nside|[Tt]owards?|[Ii]nto|[Ww]ithin"
    r"|[Oo]ver|[Bb]etween|[Tt]hroughout|[Bb]y|and|or|[Aa]gainst)\s"
    r"(?:the\s)?(?:[a-z]+ern\s|central\s|nearby\s|downtown\s)?$"
)
_RUN = re.compile(r"[\w.’'-]*")
_ENDS_OF_NAMES = frozenset({"of", "the", "in", "and"})
"""What `ORGANISATION_OF` ends with."""
_WORD_AFTER = re.compile(r"\s([^\W_][\w’'-]*)")
_NAME = r"[A-Z][\w’'-]*(?:[ ](?:al-)?[A-Z][\w’'-]*){0,2}"
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w’'-]*[ ]){1,3}$")
_NAMES_OF = re.compile(rf"\sof\s(?P<first>{_NAME})(?:,\s(?P<mid>{_NAME}))?(?:\sand\s(?P<last>{_NAME}))?")
_IN_NAME = re.compile(rf"\b(?:[Ii]n|[Nn]ear|[Oo]utside)\s(?P<name>{_NAME})(?=[\s,.;:)—–’']|$)")
_NAME_COMMA = re.compile(rf"\b(?:[Ii]n|[Nn]ear|[Aa]t|[Ff]rom|[Oo]f|[Oo]utside)\s(?P<name>{_NAME}),\s$")
_ADJECTIVE = re.compile(r"(?:ian|ese|ish)$")
_BEFORE_WIDER = frozenset({"", "in", "district", "province"})
"""What may stand, beside commas, between a place and the larger one in which it lies."""
_LEFT = 48
_RIGHT = 40


class _Hit(NamedTuple):
    """A place found: its span, name, the entries that may be meant, their countries, and the country once settled."""

    span: Span
    name: str
    entries: tuple[PlaceEntry, ...] = ()
    countries: tuple[str | None, ...] = ()
    country: str | None = None


def find_places(text: str, span: Span, lexicon: Lexicon, masked: Sequence[Span] = ()) -> tuple[Place, ...]:
    """Return the places named in ``span``, in text order, without overlap. Linear time.

    ``name`` is the gazetteer's, or the name as written; ``country`` is None where nothing tells it. ``masked`` are
    spans whose names are no places of the claim (citations).
    """
    return read_places(next(spot_words(text, (span,), lexicon)), lexicon, masked)


def read_places(seen: Sighting, lexicon: Lexicon, masked: Sequence[Span] = ()) -> tuple[Place, ...]:
    """Return what `find_places` does, of a span in which the words of the gazetteer have been spotted."""
    if not seen.places and not seen.nearby:
        return ()
    gazetteer, text, span = list_places(lexicon), seen.text, seen.span
    hits: list[_Hit] = []
    for start, end, word in seen.places:
        if word in gazetteer.names:
            if _stands_alone(text, start, end, span, gazetteer):
                entries = gazetteer.names[word]
                hits.append(_Hit(Span(start, end), entries[0].name, entries, gazetteer.countries[word]))
        elif word in gazetteer.adjectives:
            if PLACE_NOUN_AFTER.match(text, end, span.end):
                entries = gazetteer.adjectives[word]
                hits.append(_Hit(Span(start, end), entries[0].name, entries, gazetteer.countries[word]))
        else:
            hits.extend(_find_typed(text, start, end, span))
    if hits:
        hits.extend(_find_within(text, hits, span))
    if seen.nearby:
        hits.extend(_find_in(seen, gazetteer))
    if not hits:
        return ()
    kept = _drop_overlaps(hits)
    if masked:
        kept = keep_apart(kept, masked)
    return tuple(Place(hit.span, hit.name, hit.country) for hit in _settle(text, kept))


def _stands_alone(text: str, start: int, end: int, span: Span, gazetteer: Gazetteer) -> bool:
    """Tell whether a listed name is a place's here, and not a part of some other name."""
    left = text[max(span.start, start - _LEFT) : start]
    right = text[end : min(span.end, end + _RIGHT)]
    if right[:1] == "-" or left[-1:] == "-":
        return _is_joined(left, right, gazetteer)
    after = _WORD_AFTER.match(right)
    following = after[1] if after else ""
    if (
        following[:1].isupper()
        and following not in PLACE_NOUNS
        and following not in TIMES
        and following not in gazetteer.names
    ):
        return False
    previous = _read_word_before(left)
    if previous[:1].isupper() and previous not in DIRECTIONS and previous not in PLACE_NOUNS:
        own = previous in OPENERS or previous.endswith(("'s", "’s"))
        if not own:
            return False
    if previous in _ENDS_OF_NAMES and ORGANISATION_OF.search(left):
        return False
    name = text[start:end]
    if name not in ALSO_NAMES and (
        len(name) > SHORT_NAME or any(entry.within is None for entry in gazetteer.names[name])
    ):
        return True
    between_commas = left[-2:] == ", " and right[:2] == ", " and right[2:3].isupper()
    return between_commas or following in PLACE_NOUNS or _LOCATIVE.search(left) is not None


def _read_word_before(left: str) -> str:
    """Return the word that one white space, and perhaps a line end, parts from the end, or nothing."""
    if left[-1:] == "\n" and left[-2:-1].isspace():
        left = left[:-1]
    if not left[-1:].isspace():
        return ""
    run = _RUN.match(left[-2::-1])
    return run.group()[::-1].lstrip("_.’'-") if run else ""


def _is_joined(left: str, right: str, gazetteer: Gazetteer) -> bool:
    """Tell "Syria-based" and "Iran-Iraq" from "US-led" and "anti-Iran"."""
    if left[-1:] == "-":
        return left[:-1].rpartition(" ")[2].strip('(“"') in gazetteer.names
    return right.startswith("-based") or right[1:2].isupper()


def _find_typed(text: str, start: int, end: int, span: Span) -> Iterator[_Hit]:
    """Yield the names around a noun for a place: "Alkhani village", "the villages of Brod and Lipa"."""
    names = _NAMES_OF.match(text, end, span.end)
    if names is not None:
        for group in ("first", "mid", "last"):
            if names[group] and not _is_no_place(names[group]):
                yield _Hit(Span(*names.span(group)), names[group])
        return
    before = _NAME_BEFORE.search(text, max(span.start, start - _LEFT), start)
    if before is None:
        return
    begin = before.start()
    words = before.group().split()
    while words and (words[0] in OPENERS or words[0] in DIRECTIONS) and len(words) > 1:
        begin += len(words[0]) + 1
        words = words[1:]
    name = " ".join(words)
    if ORGANISATION_OF.search(text, max(span.start, begin - _LEFT), begin) or words[0] in OPENERS:
        return
    if text[begin : start - 1] == name and not _is_no_place(name) and not _ADJECTIVE.search(name):
        yield _Hit(Span(begin, start - 1), name)


def _find_within(text: str, hits: list[_Hit], span: Span) -> list[_Hit]:
    """Return the names before a comma and a place found: "in Ozernoye, Orenburg"."""
    found = []
    for hit in hits:
        at = hit.span.start
        if text[at - 2 : at - 1] != ",":
            continue
        match = _NAME_COMMA.search(text, max(span.start, at - _LEFT), at)
        if match and not _is_no_place(match["name"]):
            found.append(_Hit(Span(*match.span("name")), match["name"]))
    return found


def _find_in(seen: Sighting, gazetteer: Gazetteer) -> Iterator[_Hit]:
    text, reached = seen.text, 0
    for at in seen.nearby:
        match = _IN_NAME.match(text, at, seen.span.end) if at >= reached else None
        if match is None:
            continue
        reached = match.end()
        name = match["name"]
        words = name.split()
        if _is_no_place(name) or words[0] in gazetteer.adjectives or words[0] in DIRECTIONS:
            continue
        following = text[match.end("name") : match.end("name") + 3]
        if (
            following[:2] in {"’s", "'s"}
            or name.endswith(("’s", "'s"))
            or (following[:1] == " " and following[1:2].isdigit())
        ):
            continue
        yield _Hit(Span(*match.span("name")), name)


def _is_no_place(name: str) -> bool:
    return any(
        word in NO_PLACES or word in TIMES or (len(word) > 1 and word.isupper()) or word.endswith(("'s", "’s"))
        for word in name.split()
    )


def _drop_overlaps(hits: list[_Hit]) -> list[_Hit]:
    """Return the hits in text order; of overlapping ones the listed one, then the first, then the longest."""
    if len(hits) == 1:
        return hits
    listed = [hit for hit in hits if hit.entries]
    if len(listed) == len(hits):
        return hits
    others = keep_apart((hit for hit in hits if not hit.entries), (hit.span for hit in listed))
    kept: list[_Hit] = []
    for hit in sorted(others, key=lambda hit: (hit.span.start, -hit.span.end)):
        if not kept or kept[-1].span.end <= hit.span.start:
            kept.append(hit)
    return sorted([*listed, *kept], key=lambda hit: hit.span.start)


def _settle(text: str, hits: list[_Hit]) -> list[_Hit]:
    """Return the hits with their countries: from the place after the comma, then from the only one in the span."""
    sure = {hit.countries[0] for hit in hits if len(hit.countries) == 1}
    sure.discard(None)
    settled: list[_Hit] = []
    after: _Hit | None = None
    for hit in reversed(hits):
        if len(hit.countries) == 1:
            after = hit._replace(country=hit.countries[0])
        else:
            near = after is not None and text[hit.span.end : after.span.start].strip(" ,") in _BEFORE_WIDER
            after = _choose(hit, after if near else None, sure)
        settled.append(after)
    return settled[::-1]


def _choose(hit: _Hit, wider: _Hit | None, sure: set[str | None]) -> _Hit:
    """Return a hit of several countries, or of none, with its country as far as that can be told."""
    countries = hit.countries
    if wider is not None:
        inside = [entry for entry in hit.entries if entry.within == wider.name]
        if inside:
            return hit._replace(name=inside[0].name, country=inside[0].country)
        if wider.country is not None and (not countries or wider.country in countries):
            return hit._replace(country=wider.country)
    shared = [country for country in countries if country in sure] if countries else list(sure)
    return hit._replace(country=shared[0]) if len(shared) == 1 else hit
