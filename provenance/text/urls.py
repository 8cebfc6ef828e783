"""Web addresses, hosts and account names in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.model.spans import Span

_URL = re.compile(
    r"(?P<full>h(?:tt|xx)ps?://(?P<host1>[\w.-]{1,253}(?:(?: dot |\[\.\]|\(\.\)| ?\[dot\] ?)[\w-]{2,63}){0,3})"
    r"(?P<path1>(?:[:/?#][^\s<>\"“”]{0,2000})?))"
    r"|(?P<www>www\.(?P<host2>[\w.-]{1,249}\.[a-z]{2,12})(?P<path2>(?:[/?#][^\s<>\"“”]{0,2000})?))"
    r"|(?P<bare>(?<![\w@./-])(?P<host3>(?:(?:[a-z0-9][a-z0-9-]{0,62}\.){0,3}[a-z0-9][a-z0-9-]{2,62}\.|t\.|x\.)"
    r"(?-i:com|net|org|info|int|edu|gov|mil|tv|news|press|media|online|site|blog|me|co|io|af|pk|in|ir|ru|ua|uz|kz|kg|tj|tm"
    r"|az|am|ge|by|cn|hk|tw|jp|kr|tr|il|ps|sy|lb|jo|iq|sa|ae|qa|ye|eg|ly|tn|dz|ma|sd|ke|ug|tz|ng|et|so|za|rs|ba|hr|mk|al"
    r"|uk|us|ca|au|nz|de|fr|it|es|nl|be|ch|at|se|no|dk|fi|pl|cz|eu|bd|lk|np|mm|th|id|my|ph|vn|br|mx|ar|cl|ve|cu)"
    r"(?:\.[a-z]{2})?)(?P<path3>/[^\s<>\"“”]{0,2000})?(?![\w@-]|\.[a-z]))",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@.])@\w{2,40}")
_DISARMED = re.compile(r" ?\[?dot\]? ?(?<=[ \]])|\[\.\]|\(\.\)")
_TRAILING = ".,;:!?'’\"”»*"
_PAIRS = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class Address:
    """A web address as written. ``host`` is in lower case, without "www."; ``whole`` if it says "http" or "www"."""

    span: Span
    host: str
    whole: bool


def find_urls(text: str, start: int = 0, end: int | None = None) -> Iterator[Address]:
    """Yield the web addresses in ``text[start:end]``, bare domains ("example.org") included.

    Punctuation at the end, and a closing bracket that the address does not open, are not part of it. Linear time.
    """
    limit = len(text) if end is None else min(end, len(text))
    if text.find(".", start, limit) < 0 and text.find("://", start, limit) < 0:
        return
    for match in _URL.finditer(text, start, limit):
        host = (match["host1"] or match["host2"] or match["host3"]).lower().strip(".").removeprefix("www.")
        host = _DISARMED.sub(".", host)
        last = _trim(text, match.start(), match.end())
        if host and "." in host:
            yield Address(Span(match.start(), last), host, match["bare"] is None)


def _trim(text: str, first: int, last: int) -> int:
    while last > first:
        mark = text[last - 1]
        opener = _PAIRS.get(mark)
        unopened = opener is not None and text.count(opener, first, last) < text.count(mark, first, last)
        if mark not in _TRAILING and not unopened:
            break
        last -= 1
    return last


def find_handles(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the account names ("@example") in ``text[start:end]``, mail addresses left out."""
    for match in _HANDLE.finditer(text, start, len(text) if end is None else end):
        yield Span(*match.span())
