"""Credits: whom a caption, an image or a whole wire story is from. They are tied to no claim."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from provenance.extract.brackets import find_brackets
from provenance.extract.cited import guess_kind, plain
from provenance.extract.fields import Names
from provenance.model.citations import Citation
from provenance.model.layout import Block
from provenance.model.spans import Span
from provenance.model.vocabulary import BlockKind, CitationKind, Scope

_WORDS = re.compile(
    r"(?:(?:image|photo|picture|graphic|map|video|file)s?\s?)?(?:source|credits?|courtesy(?: of)?|photo(?:graph)?s?"
    r"(?: by| credit)?|images?(?: by| from)?|pictures?(?: by)?|via|from|by)\s?:?\s{0,2}(?:by\s)?",
    re.IGNORECASE,
)
_KEYED = re.compile(
    r"(?:source|photos?|images?|credits?|picture|photo credit|image credit)(?: by)?\s?:\s{0,3}", re.IGNORECASE
)
_MONITORED = re.compile(
    r"(?:(?:excerpts? from|text of|summary of)\s)?reports? (?:by|in|from|on|carried by|broadcast by|published by)\s"
    r"|(?=(?:[A-Z]{2}\d{8,12}\s)?[^.!?]{3,120}\bin [A-Z][a-z]+(?:[/ -][A-Z][a-z]+)? \d{3,4} (?:GMT|gmt))",
    re.IGNORECASE,
)
_LONGEST = 160


def find_credits(text: str, blocks: Iterable[Block], names: Names) -> tuple[Citation, ...]:
    """Return the credits of captions, of lines such as "Source: …", and of what monitors put over a report."""
    spans = (span for block in blocks for span in _find_credited(text, block))
    return tuple(_credit(text, span, names) for span in spans if any(c.isalnum() for c in span.of(text)))


def number_credits(credited: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return the credits in text order with their ids: "k1", "k2", "k3"."""
    ordered = sorted(credited, key=lambda citation: citation.span)
    return tuple(replace(citation, id=f"k{number}") for number, citation in enumerate(ordered, start=1))


def _find_credited(text: str, block: Block) -> Iterator[Span]:
    """Yield what is named as the origin in a block."""
    if block.kind not in {BlockKind.CAPTION, BlockKind.METADATA, BlockKind.HEADING}:
        return
    keyed = _MONITORED.match(text, block.span.start, block.span.end)
    if keyed is None and block.kind is not BlockKind.HEADING:
        keyed = _KEYED.match(text, block.span.start, block.span.end)
    if keyed and 0 < block.span.end - keyed.end() <= _LONGEST:
        yield Span(keyed.end(), block.span.end)
        return
    if block.kind is BlockKind.CAPTION:
        for bracket in find_brackets(text, block.span.start, block.span.end):
            words = _WORDS.match(text, bracket.inner.start, bracket.inner.end)
            start = words.end() if words else bracket.inner.start
            if bracket.closed and bracket.depth == 0 and start < bracket.inner.end <= start + _LONGEST:
                yield Span(start, bracket.inner.end)


def _credit(text: str, span: Span, names: Names) -> Citation:
    known = names.within(span)
    name = known[-1].span if known else span
    written = plain(name.of(text)).rstrip(".")
    return Citation(
        id="",
        kind=CitationKind.CREDIT,
        scope=Scope.DIRECT,
        span=span,
        surface=span.of(text),
        source=written,
        as_written=written,
        source_kind=known[-1].outlets[0].kind if known else guess_kind(written),
        source_span=name,
    )
