"""What a text's own first and last lines say about it: title, author, publisher, date of publication."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.load.datelines import Dated, read_agency, read_broadcast, read_date_line, read_inline_label, read_wire
from provenance.load.metadata import Metadata, clean_field
from provenance.model.spans import Span
from provenance.text.dates import find_dates
from provenance.text.lines import find_lines, join_lines

_HEAD = 6_000
_TAIL = 3_000
_BODY = 200
"""Characters from which a paragraph counts as body text; the head of a text ends with the first of them."""
_LEDE = 40
"""Characters from which a paragraph that closes a sentence ends the search for the title."""
_MOST_PARAGRAPHS = 20
_LONGEST_TITLE = 200
_LONGEST_NAME = 100
_FEWEST_WORDS = 3

_KEYED = re.compile(
    r"(?:(?P<title>title|headline)|(?P<author>author(?:s|\(s\))?|by(?:line)?|written by)"
    r"|(?P<publisher>publication(?: name)?|publisher|published (?:by|in)|outlet|newspaper|journal|magazine|source))"
    r"[ \t]{0,3}:[ \t]{0,3}(?P<value>[^\s/].*)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"by[ \t]{1,4}(?P<value>[^\W\d_].*)", re.IGNORECASE)
_NUMBERING = re.compile(r"[\s,;|–—-]{1,3}(?:volume|vol|issue|number|no|date|pages?|pp)\b", re.IGNORECASE)
_NAME_END = re.compile(r"[|(;\t]| [–—-]{1,2} |\. |[.,]$| //| (?:updated|posted|published|staff)\b", re.IGNORECASE)
_SMALL = re.compile(r"(?:and|de|da|del|della|van|von|der|den|bin|ibn|al|el|ul|ur|for|of|the|&)", re.IGNORECASE)
_RIGHTS = re.compile(
    r"\W{0,4}(?:copyright|©|\(c\)(?=[ \t]?\d))(?:[ \t]|©|\(c\)|\d{4}|[-–,:]|\bby\b)*(?P<value>[^\W\d_].*)",
    re.IGNORECASE,
)
_RIGHTS_END = re.compile(r"[,.;|]? ?all rights reserved|\. |[.,;|]$| \| | [–—-] ", re.IGNORECASE)
_LATE_YEAR = re.compile(r"[ ,]{1,3}\d{4}\s{0,3}$")
_NOBODY = re.compile(
    r"(?:the |its )?(?:authors?|owners?|respective|material|contents?|rights?|article|all)\b", re.IGNORECASE
)
_FURNITURE = re.compile(
    r"(?:placeholder canvas|skip to (?:main )?content|menu|home|search|subscribe|advertisements?|share(?: this.*)?"
    r"|print|log ?in|sign (?:in|up)|news|opinion|analysis|world|asia|breaking news|read more|listen|watch|image|photo"
    r"|toggle navigation|close|confidential|unclassified|page \d+.*)\W{0,3}",
    re.IGNORECASE,
)
_TITLE_START = re.compile(r"[#*_\s]{0,8}[\"“‘'«¿¡]?[^\W_]")
_NOT_TITLE = re.compile(
    r"(?:https?://|www\.|copyright\b|©|publication\b.{0,3}:|volume\b|vol\b|issue\b|published\b|posted\b|updated\b"
    r"|please (?:enable|log|sign|click|turn)|(?:hide|show) |follow |sign up|click |(?:file )?photos?\b ?:|image \d"
    r"|date\b.{0,3}:|language\b.{0,3}:|source\b.{0,3}:|text of |excerpts? from |\[|\(|[-=_*~]{3})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Headers:
    """Metadata from a text's own lines; ``dated`` is the date of publication as found, its year perhaps missing."""

    metadata: Metadata
    dated: Dated | None = None


def read_headers(text: str) -> Headers:
    """Return what the lines above the first body paragraph, that paragraph's dateline, and the last lines say.

    The title is the first short line that closes no sentence and is no date, byline or piece of a page's furniture, one
    of three words or more being preferred. A copyright line names a publisher; its year is no publication date.
    """
    head, body = _find_head(text)
    lines = _list_lines(text[: body.start])
    tail = _list_lines(text[max(body.start, len(text) - _TAIL) :])
    keyed = _read_keyed(lines, "title", "author", "publisher").over(_read_keyed(tail, "author"))
    byline = next(filter(None, map(_read_byline, lines)), None)
    opening = body.of(text)[:_BODY]
    dated = _find_date(text, lines, opening, tail)
    named = next(filter(None, map(_read_rights, [*reversed(tail), *lines])), None)
    metadata = keyed.over(
        Metadata(title=_find_title(text, head), author=byline, publisher=(dated and dated.publisher) or named)
    )
    return Headers(metadata, dated if dated and dated.found else None)


def _list_lines(part: str) -> list[str]:
    return [part[line.start : line.end] for line in find_lines(part)]


def _find_head(text: str) -> tuple[list[Span], Span]:
    """Return the paragraphs above the body, and the first body paragraph (empty where the text has only short ones)."""
    head: list[Span] = []
    for span in join_lines(text[:_HEAD]):
        if len(span) >= _BODY or len(head) == _MOST_PARAGRAPHS:
            return head, span
        head.append(span)
    end = min(len(text), _HEAD)
    return head, Span(end, end)


def _find_title(text: str, head: list[Span]) -> str | None:
    if len(head) == 1 and not text[head[0].end :].strip():
        return None
    lede = next(
        (n for n, span in enumerate(head) if len(span) >= _LEDE and span.of(text).endswith((".", ".”", '."'))), None
    )
    lines = [span.of(text) for span in _join_titles(text, head[:lede])]
    candidates = [clean_field(line.strip("#*_ \t")) for line in lines if _may_be_title(line)]
    long = (title for title in candidates[:3] if title and len(title.split()) >= _FEWEST_WORDS)
    return next(long, candidates[0] if candidates else None)


def _join_titles(text: str, head: list[Span]) -> list[Span]:
    """Return the paragraphs, a line that goes on in small letters right below joined to the line before it."""
    joined: list[Span] = []
    for span in head:
        follows = bool(joined) and text[joined[-1].end : span.start] in {"\n", "\r\n"} and text[span.start].islower()
        if follows:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _may_be_title(line: str) -> bool:
    if len(line) > _LONGEST_TITLE or not _TITLE_START.match(line):
        return False
    if line.endswith((".", ",", ";", ":", "-", "–", "—", ")")) and not line.endswith(("...", "U.S.", "U.N.", "U.K.")):
        return False
    if (
        _FURNITURE.fullmatch(line)
        or _NOT_TITLE.match(line)
        or (_KEYED.match(line) and not line.lower().startswith("t"))
    ):
        return False
    return _read_byline(line) is None and read_date_line(line) is None and read_broadcast(line) is None


def _read_keyed(lines: list[str], *names: str) -> Metadata:
    """Return the first value of each named key that stands at the start of a line."""
    values: dict[str, str] = {}
    for line in lines:
        match = _KEYED.match(line)
        if match is None or match.lastgroup is None:
            continue
        name = next(key for key in ("title", "author", "publisher") if match[key])
        value = match["value"]
        if name == "author":
            value = _cut_name(value.removeprefix("By ").removeprefix("by "))
        elif name == "publisher":
            value = _cut_publisher(value)
        if name in names and value:
            values.setdefault(name, value)
    return Metadata(
        title=clean_field(values.get("title")),
        author=clean_field(values.get("author")),
        publisher=clean_field(values.get("publisher")),
    )


def _cut_publisher(value: str) -> str:
    """Return the name without volume, issue and date after it."""
    broadcast = read_broadcast(value)
    if broadcast is not None:
        return broadcast.publisher or ""
    end = _NUMBERING.search(value)
    value = value[: end.start()] if end else value
    date = next(find_dates(value), None)
    return (value[: date.span.start] if date else value).rstrip(" \t,;:|(–—-")


def _read_byline(line: str) -> str | None:
    """Return the author of a line such as "By Jane Roe and John Doe": nothing but names."""
    match = _BYLINE.match(line)
    if match is None or len(line) > _LONGEST_NAME:
        return None
    name = _cut_name(match["value"])
    words = name.replace(",", " ").split()
    fit = all(not word[0].islower() or _SMALL.fullmatch(word) for word in words)
    return name if fit and len(words) > 1 and not words[0][0].islower() and not line.endswith(".") else None


def _cut_name(value: str) -> str:
    """Return the names at the start of a byline without office, place and date after them."""
    end = _NAME_END.search(value)
    value = value[: end.start()] if end else value
    date = next(find_dates(value), None)
    value = (value[: date.span.start] if date else value).rstrip(" \t,;:|–—-")
    first, comma, rest = value.partition(",")
    return value if comma and (" and " in rest or " & " in rest) else first.strip()


def _read_rights(line: str) -> str | None:
    """Return who holds the copyright, where the line says so plainly."""
    match = _RIGHTS.match(line) if len(line) <= 2 * _LONGEST_TITLE else None
    if match is None:
        return None
    end = _RIGHTS_END.search(match["value"])
    name = _LATE_YEAR.sub("", match["value"][: end.start()] if end else match["value"]).strip()
    return name if len(name) <= _LONGEST_NAME and not _NOBODY.match(name) and name[:1].isupper() else None


def _find_date(text: str, lines: list[str], opening: str, tail: list[str]) -> Dated | None:
    """Return the best date line: of equal rank the first; what a line lacks is taken from the next."""
    found = sorted(_find_dates(text, lines, opening, tail), key=lambda dated: dated.rank)
    if not found:
        return None
    publisher = next((dated.publisher for dated in found if dated.publisher), None)
    best = next((dated for dated in found if dated.found), found[0])
    return Dated(best.rank, best.found, publisher)


def _find_dates(text: str, lines: list[str], opening: str, tail: list[str]) -> Iterator[Dated]:
    for line in lines:
        yield from filter(None, (read_broadcast(line), read_date_line(line), read_agency(line), read_wire(line)))
    yield from filter(None, (read_broadcast(opening), read_agency(opening), read_wire(opening)))
    inline = read_inline_label(text[:_TAIL])
    if inline is not None:
        yield inline
    for line in tail:
        yield from filter(None, (read_broadcast(line), read_date_line(line, labelled=True)))
