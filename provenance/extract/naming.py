"""Names within a stretch of a bracket: which outlets they are, and how they relay one another."""

import re
from collections.abc import Iterator
from dataclasses import replace

from provenance.extract.fields import Field, FieldKind, Names, Relay
from provenance.extract.leads import WORD, find_lead
from provenance.extract.names import NameClass, classify_name, has_publisher_word, is_descriptor, is_national
from provenance.extract.outlets import OutletMention
from provenance.model.spans import Span
from provenance.text.folding import mend_capital

_INTERVIEW = re.compile(
    r"(?:the )?(?:author(?:s|['’]s|s['’])?|personal|telephone|phone|in-person|field|private|confidential|skype|whatsapp"
    r"|e-?mail)(?:['’]s)? (?:[a-z-]{1,20} )?(?:interviews?|communications?|correspondence|conversations?|observations?"
    r"|discussions?|fieldwork|notes)\b|pers\. ?comm|interviews? with (?:(?-i:(?=[a-z]))|the )|interviews with "
    r"|interviews?(?=,)|information (?:provided|supplied|received|obtained|given) (?:by|from) (?-i:(?=[a-z]))",
    re.IGNORECASE,
)
_RELAYING = re.compile(
    r"\s{1,3}(?:(?P<relays>via|through|(?:as\s)?(?:quoted|cited|reported|carried|republished|reprinted|translated|relayed"
    r"|published|picked up)\s(?:by|in|on|via|from)|courtesy of)"
    r"|(?P<relayed>quoting|citing|quotes|cites|quoted|cited|relaying|from|by))\s{1,3}(?=\S)"
)
_TOKEN = re.compile(r"\S+")
_SERIES = re.compile(
    r"(?:(?:[^\W\d_a-z][^\W_]{1,14}|press|news|media|weekly|daily|monthly|fact) ){0,3}(?:[Rr]eports?|[Bb]riefings?"
    r"|[Bb]ackgrounders?|[Dd]ispatch|[Uu]pdates?|[Ss]heets?|[Pp]apers?|[Bb]riefs?|[Rr]eleases?|[Ss]tatements?|[Cc]ables?"
    r"|[Dd]ocuments?|[Bb]ulletins?|[Aa]lerts?)"
)
"""What an outlet calls a series of its texts, after its name: "Asia Report", "Special Dispatch"."""
_ON_NETWORK = re.compile(r"\s{1,3}on\s{1,3}(?=[^\W\d_a-z])")
_LONGEST_DRESSING = 24
_DASHED = re.compile(r"\s{1,3}[–—-]{1,2}\s{1,3}|[–—]")
_PREPOSITIONS = frozenset({"in", "from", "by", "via", "per", "on", "the", "a", "an"})
_COLON = re.compile(r":\s{1,3}")
_JOINED = re.compile(r"\s{1,3}(?:and|&)\s{1,3}|\s?/\s?")


def read_names(text: str, span: Span, names: Names, *, first: bool) -> Iterator[Field]:
    """Yield the names of a stretch, with how they relay one another."""
    if _INTERVIEW.match(text, span.start, span.end):
        yield Field(FieldKind.NAME, span, looks=NameClass.PUBLISHER, interview=True)
        return
    lead, cited, relay = find_lead(text, span, names)
    if lead == span.end:
        yield Field(FieldKind.LEAD, span, cited=cited)
        return
    led = lead > span.start
    beside = text[span.start : lead].strip().lower() in _PREPOSITIONS
    if led and not first and (network := _find_network(Span(lead, span.end), names)):
        yield replace(network, relay=Relay.RELAYS)
        return
    joined = led and text[span.start : lead].strip() in {"and", "&"} and names.at(lead) is not None
    if led and not first and not cited and relay is None and not joined:
        yield Field(FieldKind.TEXT, span)
        return
    for number, (part, how) in enumerate(_split_relays(text, Span(lead, span.end), names)):
        for field in _split_joined(text, part, names):
            hangs = field.relay or how or (relay if number == 0 else None)
            plain = hangs is field.relay and not led
            yield field if plain else replace(field, relay=hangs, led=led, cited=cited, beside=beside)


def _find_network(span: Span, names: Names) -> Field | None:
    """Return the social network that is all of a stretch ("@orr on Twitter")."""
    fields = (Field(FieldKind.NAME, mention.span, mention=mention) for mention in names.within(span))
    return next((field for field in fields if field.span == span and field.is_network), None)


def _split_relays(text: str, span: Span, names: Names) -> Iterator[tuple[Span, Relay | None]]:
    """Yield the parts of "AFP via Dawn", "Dawn quoting AFP", "MENAFN – Afghanistan Times" with how each hangs on."""
    start = span.start
    how: Relay | None = None
    known = names.within(span)
    cuts = [
        (*match.span(), Relay.RELAYS if match["relays"] else Relay.RELAYED) for match in _find(_RELAYING, text, span)
    ]
    cuts += [(*match.span(), Relay.RELAYED) for match in _find(_DASHED, text, span)]
    networks = {mention.span for mention in known if Field(FieldKind.NAME, mention.span, mention=mention).is_network}
    cuts += [
        (*match.span(), Relay.RELAYS)
        for match in (_find(_ON_NETWORK, text, span) if networks else ())
        if Span(match.end(), span.end) in networks
    ]
    ends = {mention.span.end for mention in known}
    starts = {mention.span.start for mention in known}
    cuts += [(end, end + 1, Relay.RELAYS) for end in ends if text[end : end + 1] == "-" and end + 1 in starts]
    cuts += [(*match.span(), Relay.RELAYED) for match in _find(_COLON, text, span) if match.start() in ends]
    for first, last, relay in sorted(cuts):
        inside = any(mention.span.start < first and last <= mention.span.end for mention in known)
        if first > start and not inside and last < span.end and _begins_name(text, last):
            yield Span(start, first), how
            start, how = last, relay
    yield Span(start, span.end), how


def _find(pattern: re.Pattern[str], text: str, span: Span) -> Iterator[re.Match[str]]:
    return pattern.finditer(text, span.start, span.end)


def _begins_name(text: str, at: int) -> bool:
    """Tell whether a name may begin here: with no small letter but that of an article ("al-Hayat", "the")."""
    return not text[at].islower() or _is_prefixed(text, at)


def _is_prefixed(text: str, at: int) -> bool:
    return text[at : at + 3].lower() in {"al-", "al ", "an-", "as-", "the"}


def _split_joined(text: str, span: Span, names: Names) -> Iterator[Field]:
    """Yield one name, or the several that "and" or a slash joins."""
    cut = next(filter(lambda match: _is_cut(text, span, match, names), _find(_JOINED, text, span)), None)
    if cut is None:
        yield _read_name(text, span, names)
        return
    left = _read_name(text, Span(span.start, cut.start()), names)
    rest = list(_split_joined(text, Span(cut.end(), span.end), names))
    if "/" in cut.group() and len(rest) == 1 and left.is_agency != rest[0].is_agency:
        rest = [replace(rest[0], relay=Relay.RELAYS if left.is_agency else Relay.RELAYED)]
    yield left
    yield from rest


def _is_cut(text: str, span: Span, match: re.Match[str], names: Names) -> bool:
    """Tell whether an "and" or a slash joins two names and stands in no registered one."""
    first, last = match.span()
    if first <= span.start or last >= span.end:
        return False
    if any(mention.span.start < first and last <= mention.span.end for mention in names.within(span)):
        return False
    return _are_two(text, Span(span.start, first), Span(last, span.end), names)


def _are_two(text: str, left: Span, right: Span, names: Names) -> bool:
    """Tell whether two joined names are two outlets and not the one name of a third."""
    if not _begins_name(text, right.start):
        return False
    if any(_is_known(side, names) for side in (left, right)):
        return True
    phrases = [side.of(text) for side in (left, right)]
    looks = [classify_name(phrase) for phrase in phrases]
    if looks == [NameClass.ACRONYM, NameClass.ACRONYM]:
        return True
    if "/" in text[left.end : right.start] or any(
        f" {link} " in phrase for phrase in phrases for link in ("for", "of")
    ):
        return False
    return NameClass.TEXT not in looks and not has_publisher_word(phrases[0].split()[-1])


def _is_known(side: Span, names: Names) -> bool:
    """Tell whether a registered name ends a side; a place or an adjective may stand before it."""
    return any(
        mention.span.end == side.end and mention.span.start - side.start < _LONGEST_DRESSING
        for mention in names.within(side)
    )


def _read_name(text: str, span: Span, names: Names) -> Field:
    """Return one name: what registered outlet it holds, or what it looks like."""
    mentions = names.within(span)
    exact = next((mention for mention in mentions if mention.span == span), None)
    if names.is_place(span.of(text)) and (exact is None or exact.generic):
        return Field(FieldKind.PLACE, span, mention=exact, looks=NameClass.PLAIN)
    if mentions:
        return _read_known(text, span, mentions, names)
    bare = _strip_descriptors(text, span)
    looks = classify_name(mend_capital(bare.of(text)))
    if looks is NameClass.TEXT:
        return Field(FieldKind.TEXT, span)
    return Field(FieldKind.NAME, bare, looks=looks)


def _read_known(text: str, span: Span, mentions: list[OutletMention], names: Names) -> Field:
    """Return the field of a registered name; words around it that are no descriptors or places make a longer name."""
    mention = max(mentions, key=lambda one: len(one.span))
    before = Span(span.start, mention.span.start)
    after = Span(mention.span.end, span.end)
    place = _find_place(text, before, names) or _find_place(text, after, names)
    front = _is_dressing(text, before, names)
    back = _is_dressing(text, after, names) or _SERIES.fullmatch(after.of(text).strip()) is not None
    if front and back:
        return Field(FieldKind.NAME, mention.span, mention=mention, place=place)
    whole = Span(mention.span.start if front else span.start, mention.span.end if back else span.end)
    looks = classify_name(whole.of(text))
    if looks is NameClass.TEXT:
        return Field(FieldKind.TEXT, span, mention=mention)
    if mention.generic or looks is NameClass.EVENT:
        return Field(FieldKind.NAME, whole, looks=looks)
    return Field(FieldKind.NAME, whole, looks=NameClass.PUBLISHER if looks is NameClass.PERSON else looks)


def _find_place(text: str, span: Span, names: Names) -> Span | None:
    """Return the place in the words beside a registered name ("Tehran IRNA")."""
    words = list(WORD.finditer(text, span.start, span.end))
    if not words:
        return None
    place = Span(words[0].start(), words[-1].end())
    return place if names.is_place(place.of(text)) else None


def _is_dressing(text: str, span: Span, names: Names) -> bool:
    """Tell whether the words beside a registered name only describe it: a place, "newspaper", "the Helmandi daily"."""
    words = span.of(text).split()
    if not words or names.is_place(" ".join(words).strip(" ,")):
        return True
    described = len(words) > 1 and words[-1].islower() and is_descriptor(words[-1])
    return all(
        is_descriptor(word) or is_national(word) or names.is_place(word) or (described and word[0].isupper())
        for word in words
    )


def _strip_descriptors(text: str, span: Span) -> Span:
    """Return a name without "the Iranian newspaper" before it and "website" after it, if something is left."""
    words = list(_TOKEN.finditer(text, span.start, span.end))
    plain = [word.group()[0].islower() and is_descriptor(word.group()) for word in words]
    dressing = [is_plain or is_national(word.group()) for is_plain, word in zip(plain, words, strict=True)]
    first, last = 0, len(words)
    for at in range(len(words) - 1):
        if not dressing[at]:
            break
        first = at + 1 if plain[at] or words[at].group().endswith("-based") else first
    while last - 1 > first and plain[last - 1]:
        last -= 1
    return Span(words[first].start(), words[last - 1].end()) if words else span
