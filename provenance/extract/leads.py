"""Words that lead to a citation: "see", "as first reported by", "for details:"."""

import re

from provenance.extract.fields import Names, Relay
from provenance.extract.names import NameClass, classify_name
from provenance.model.spans import Span
from provenance.text.wordlists import list_words

WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?:?")
_STARTS_LEAD = list_words(
    """see as for according source sources also cf compare quoted cited reported first based from via in on per
    originally e.g i.e interview interviews author's author’s report reports text statement according-to quoting citing
    both and translated reprinted published adapted credit for-details details more further data figures numbers by
    earlier read including again same such notably particularly especially photo vgl siehe voir véase vease ver cfr vid
    cit"""
)
_CITING = list_words(
    """see according source sources cf compare quoted cited reported quoting citing via per interview published carried
    aired broadcast posted printed reprinted translated reports report as-reported reported-by says said told data
    interviewed summarised summarized excerpted appeared noted mentioned recounted described documented e.g details
    information background vgl siehe voir véase vease ver cfr vid"""
)
_TERMINALS = list_words(
    """see also by in from on via with to of at per citing quoting cf compare source sources e.g for the both details
    and vgl siehe voir véase vease ver cfr vid"""
)
_RELATIVE = re.compile(r"(?:who|which|that|whose|where|is|was|were|are|has|had|have|not|but|and)\b")
_RELAYS = {
    **dict.fromkeys(("quoting", "citing"), Relay.RELAYED),
    **dict.fromkeys(("via", "quoted", "cited", "carried", "republished", "reprinted", "relayed"), Relay.RELAYS),
}


def find_lead(text: str, span: Span, names: Names) -> tuple[int, bool, Relay | None]:
    """Return where a name begins after words such as "as first reported by", and what these words say of it.

    The second value tells that they make the name a source, the third how the name hangs on the one before it. Where
    no such words stand, the name begins with the span; where nothing else stands, it begins at the span's end.
    """
    at, cited, last = span.start, False, ""
    relay: Relay | None = None
    mentions = names.within(span)
    stop = mentions[0].span.start if mentions else span.end
    while at < stop and (word := WORD.match(text, at, span.end)):
        folded = word.group().lower().rstrip(".:")
        if _ends_lead(text, Span(at, span.end), folded, first=at == span.start, closed=last in _TERMINALS):
            break
        cited = cited or folded in _CITING
        relay = _RELAYS.get(folded, relay)
        last = folded
        at = _skip(text, word.end(), span.end)
    joined = last == "and" and at == stop and bool(mentions)
    if at == span.start or (_RELATIVE.match(text, span.start) and not joined):
        return span.start, False, None
    if last in _TERMINALS or (at < span.end and text[at - 2 : at].startswith(":")):
        return at, cited, relay
    return span.start, False, None


def _ends_lead(text: str, rest: Span, word: str, *, first: bool, closed: bool) -> bool:
    """Tell whether a word begins the name: a capital that begins no lead, or comes after "by", "see", "in"."""
    if text[rest.start].isupper():
        return word not in _STARTS_LEAD or (not first and closed)
    return first and classify_name(rest.of(text)) is not NameClass.TEXT


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
