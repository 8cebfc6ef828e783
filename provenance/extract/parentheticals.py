"""Brackets that cite: which do, and what they cite."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from provenance.extract.brackets import Bracket
from provenance.extract.fields import FieldKind, Names
from provenance.extract.items import Item
from provenance.extract.segments import Segment, read_plain, read_segments
from provenance.extract.surroundings import Context, find_name_before, is_credit, is_gloss, lean_on_sentence
from provenance.extract.weights import Weight, weigh_segment
from provenance.model.spans import Span
from provenance.text.wordlists import list_words

_LONGEST = 600
_NEAR = 60
_HOPELESS = re.compile(r"(?![^()]{0,12}(?:(?:1[89]|20)\d\d|\d[/.]\d))[\W\d_]*(?:[^\W\d_]{1,2}[\W\d_]*)?")
_PHOTO = re.compile(
    r"\b(?:photos?|photographs?|pictures?|images?|getty|shutterstock|wikimedia|flickr|credit|courtesy|caption|pictured)\b",
    re.IGNORECASE,
)
_GLOSS = re.compile(
    r"(?:a\.?k\.?a\b|also known|also called|formerly|previously|now |later |born|died|b\.|d\.|r\.|née|literally|lit\."
    r"|i\.e|meaning|or |known as|left|right|above|below|see (?:map|figure|table|above|below|box|chart|appendix|annex"
    r"|section|chapter|page|p\.|also (?:map|figure|table))|(?:first |last |originally )?(?:published|posted|updated"
    r"|modified|aired|filed|issued)(?: on| at)?:? (?!by\b|in\b|on [^\W\d]\w+ ?[^\W\d]))",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"\d|@|\.\w|://|\b(?:ibid|idem|id\.|op|loc|same|sources?|according|reported|quoted|cited|published|interviews?|January"
    r"|February|March|April|May|June|July|August|September|October|November|December)\b",
    re.IGNORECASE,
)
"""What a bracket must have to cite, unless it names a registered outlet."""
_SEE = re.compile(r"see |e\.g\.|cf\.", re.IGNORECASE)
_SHORTENERS = list_words(
    """bit.ly goo.gl t.co tinyurl.com ow.ly buff.ly is.gd dlvr.it fb.me lnkd.in youtu.be archive.org web.archive.org
    archive.is archive.ph perma.cc"""
)
"""Hosts whose addresses lead to any outlet and name none."""


@dataclass(frozen=True, slots=True)
class Bracketed:
    """What a bracket cites; ``credit`` where it credits an image or the whole story instead of citing for a claim."""

    items: tuple[Item, ...] = ()
    credit: bool = False


_NOTHING = Bracketed()


def read_bracket(text: str, bracket: Bracket, context: Context, names: Names) -> Bracketed:
    """Return what a bracket cites, in text order; no items where it is no citation.

    A bracket is a citation if one of its segments (between semicolons) is: a registered outlet or an address, alone or
    with dates, places and issues; an unknown name with a day, or with a month or a year if it looks like a publisher
    or an author; a back reference; a date alone beside an outlet that the sentence has just named. Glosses, acronyms,
    events, places, years of life, titles of persons and credits are none.
    """
    inner = bracket.inner
    if _is_hopeless(text, inner, names):
        return _NOTHING
    if (plain := read_plain(text, inner, names)) is not None:
        return Bracketed(plain.items)
    segments = read_segments(text, inner, names)
    square = text[bracket.span.start] == "["
    weights = [weigh_segment(text, segment, square=square) for segment in segments]
    if Weight.SURE not in weights:
        return Bracketed(lean_on_sentence(text, segments, bracket, context, names))
    if len(segments) == 1 and (
        is_gloss(text, segments[0], bracket, names) or _is_target(text, segments[0], bracket, names)
    ):
        return _NOTHING
    items = tuple(_lean_on_segments(_keep_items(segments, weights)))
    if len(items) == 1 and (linked := _link(text, items[0], bracket, context.sentence, names)):
        return Bracketed((linked,))
    return Bracketed(items, credit=is_credit(text, segments, bracket, context.sentence))


def _is_target(text: str, segment: Segment, bracket: Bracket, names: Names) -> bool:
    """Tell whether a bracket is where a link of Markdown leads: "[the map](https://reef.net/map)"."""
    name = segment.items[0].name if len(segment.items) == 1 else None
    if name is None or name.address is None or text[bracket.span.start - 1] != "]":
        return False
    return name.address.span == bracket.inner and not names.within(
        Span(max(0, bracket.span.start - _NEAR), bracket.span.start)
    )


def _is_hopeless(text: str, inner: Span, names: Names) -> bool:
    """Tell at a glance that a bracket cites nothing, as most do not."""
    if len(inner) > _LONGEST:
        return True
    surface = inner.of(text).lstrip()
    if not names.within(inner) and (
        _HOPELESS.fullmatch(text, inner.start, inner.end) is not None or _TELLING.search(surface) is None
    ):
        return True
    return _GLOSS.match(surface) is not None or (_PHOTO.search(surface) is not None and not _SEE.match(surface))


def _keep_items(segments: list[Segment], weights: list[Weight]) -> Iterator[Item]:
    """Yield the items of the segments that may cite, and dates alone."""
    for segment, weight in zip(segments, weights, strict=True):
        if weight is not Weight.NONE or all(item.name is None for item in segment.items):
            yield from segment.items


def _lean_on_segments(items: Iterator[Item]) -> Iterator[Item]:
    """Yield the items; a date alone ("Dawn, March 3; March 5") is another of the outlet before it."""
    last: Item | None = None
    for item in items:
        if item.name is not None:
            last = item
            yield item
        elif last is not None:
            yield replace(last, span=item.span, date=item.date)


def _link(text: str, item: Item, bracket: Bracket, sentence: Span, names: Names) -> Item | None:
    """Return a bare link as a citation of the outlet that stands right before it, or None."""
    name = item.name
    if name is None or name.kind is not FieldKind.ADDRESS or name.address is None or not name.address.whole:
        return None
    hidden = name.address.host in _SHORTENERS
    before = find_name_before(text, bracket, sentence, names, surely=hidden)
    if before is None or not (hidden or before.mention is not None):
        return None
    return replace(item, name=before, address=name)
