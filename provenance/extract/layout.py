"""Blocks of a text: paragraphs, and the headings, captions, metadata and notes that hold no claims."""

import re
from collections.abc import Iterator

from provenance.extract.note_blocks import NOTE_EVIDENCE, find_bare_notes, find_page_notes, join_notes
from provenance.model.layout import Block
from provenance.model.spans import Span
from provenance.model.vocabulary import BlockKind
from provenance.text.lines import join_lines
from provenance.text.wordlists import list_words

_NOTES = re.compile(
    r"(?:#{1,6} )?\W{0,3}(?:(?:end|foot)[ -]?)?(?:notes?|references|bibliography|works cited|sources|citations"
    r"|notes and references|notes and sources|sources and notes|references and notes|literature)\W{0,4}",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:\[\^?\d{1,4}\]:?|\(\d{1,3}\)|[⁰¹²³⁴-⁹]{1,4}|\d{1,4}[.)/]?(?=\s)|\[?\*{1,3}\]?|[†‡]|\^)[ \t\u00a0]{0,8}\S"
)
_LONE_NOTE = re.compile(r"(?:\[\^?\d{1,4}\]:?|[⁰¹²³⁴-⁹]{1,4})[ \t\u00a0]{0,8}[^\W\d_]*")
_KEYED = re.compile(
    r"(?:publications?|volume|issue|authors?|written by|date|dated|dateline|published(?: on| by| in| at)?"
    r"|publication date|posted(?: on| by| in| at)?|updated(?: on| at)?|last (?:updated|modified|update)|sources?|title"
    r"|headline|byline|section|language|document (?:number|type|id)|article type|report (?:name|number|date|type)"
    r"|city(?:/source)?|country|region|subject|topics?|tags?|categor(?:y|ies)|keywords?|filed under|share(?: this)?"
    r"|related(?: articles| stories| topics)?|read (?:more|also|next)|see also|also read|more on|editors?|edited by"
    r"|translated by|reporting by|writing by|additional reporting by|compiled by|contact|e-?mail|phone|tel|fax|website"
    r"|web|url|link|doi|isbn|issn|accession number|load-date|length|word count|serial|afs number|fbis\S*|subslug"
    r"|classification|caption|image|photo(?:s|graph)?(?: by| credit)?|credit|picture|follow us(?: on \w+)?"
    r"|advertisement|enter your email address|type|pages?|copyright|from|to|cc|ref|citation|descriptors|key ?words)"
    r"[ \t]{0,3}:(?!//)",
    re.IGNORECASE,
)
_KEYED_CAPTION = re.compile(
    r"(?:caption|image|photo(?:s|graph)?(?: by| credit)?|credit|picture|file photo|figure \d{1,3}|fig\. ?\d{1,3}"
    r"|map \d{1,3}|map|(?:photo(?:graph)?s?|image|picture|video) by [^:.]{1,40}"
    r"|table \d{1,3}|chart \d{1,3}|graphic|video|in pictures)[ \t]{0,3}[:.–-]",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[(\[](?:(?:image|photo|picture|graphic|map)?[ \t]?(?:source|credits?|courtesy(?: of)?|photo(?:graph)?(?: by)?"
    r"|image(?: by)?|picture(?: by)?|map|graphic|credit)\b[ \t]?:?[^()\[\]\d]{0,120}"
    r"|[^()\[\]]{0,80}(?:getty images|via getty|via ap|ap photo|epa-efe|shutterstock|file photo|wikimedia commons"
    r"|flickr)[^()\[\]]{0,60})[)\]]\W{0,2}$",
    re.IGNORECASE,
)
_BOILERPLATE = re.compile(
    r"(?:copyright\b|©|\(c\) ?(?:19|20)\d\d|all rights reserved|subscribe (?:to|now|here|today|for)\b"
    r"|sign up (?:to|for|now)\b|back to top\b|follow us\b|share this\b|share on\b|click here\b|read more\b|load more\b"
    r"|print this\b|download (?:the )?pdf\b|placeholder canvas\b|advertisement\b|loading\b|newsletter\b"
    r"|leave a (?:comment|reply)\b|comments?(?: \(\d{1,5}\))?$"
    r"|skip to (?:main )?content\b|related (?:articles|stories|posts)\b|enter your email"
    r"|terms of (?:use|service)\b|privacy policy\b|this (?:article|story|piece) (?:was )?(?:originally|first) "
    r"(?:appeared|published)|powered by\b|log ?in\b|permalink\b|tweet\b|home ?[>»/|])",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"(?:copyright\b|©|\(c\) ?(?:19|20)\d\d|all rights reserved)", re.IGNORECASE)
_BYLINE = re.compile(r"(?i:by|from|compiled by|written by|edited by)[ \t\u00a0]+(?=[^\W\d_a-z])")
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w.’'-]*|and|de|of|in|for|the|al|bin|ul|van|von|&|[|,;/–—-]")
_DATE_LINE = re.compile(
    r"(?:[^\d\n(\[]{0,40}[–—|,:•-][ \t]{0,3})?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?[ \t])?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?[ \t]{1,3})?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
    r"(?:[ \t]{1,3}\d{1,2}(?:st|nd|rd|th)?)?,?[ \t]{1,3}(?:19|20)\d\d\b.{0,40}"
    r"|(?:19|20)\d\d-\d\d-\d\d\b.{0,40}|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d\b.{0,30}",
    re.IGNORECASE,
)
_MONITORED = re.compile(
    r"(?:[A-Z]{2}\d{8,12} )?[^.!?]{3,120}\bin [A-Z][a-z]+(?:[/ -][A-Z][a-z]+)? \d{3,4}(?:-\d{4})? (?:GMT|gmt) \d{1,2} "
    r"[A-Z][a-z]{2,8} \d{2,4}(?:--[A-Z ]+)?"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S{1,80}@\S{1,80}\.\w{2,10}")
_NOTE_LABEL = re.compile(r"\[\^?\d{1,4}\]:?[ \t]")
_DATED_BRACKET = re.compile(r"[(\[][^()\[\]\d]{3,200}\d[^()\[\]]{0,60}[)\]]$")
_CLOSING_MARK = re.compile(
    r"(?<=[.!?”\"’)])[ \u00a0]?(?:(?:\[(?:\d{1,3}[\d, –-]{0,12}|[a-z]{1,2}|[ivxl]{1,7})\]){1,4}"
    r"|\d{1,3}(?:[,–-]\d{1,3}){0,4}|[⁰¹²³⁴-⁹]{1,6}|[*†‡]{1,3})$"
)
_CONTENT = re.compile(r"[^\W_]")
_BULLET = re.compile(r"[•▪◦‣*-][ \t]")
_SECTION_AT_TOP = list_words(
    "introduction summary abstract background overview preface foreword conclusion findings analysis"
) | {"executive summary", "key points", "key findings", "key takeaways", "main findings"}

_LONGEST_HEADING = 120
_LONGEST_HEADING_WORDS = 14
_LONGEST_CAPTION = 400
_LONGEST_TAIL = 4000


def find_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in order: what is not white space belongs to exactly one block.

    Lines that were hard-wrapped make one paragraph together. Only paragraphs are body text; a heading names the section
    of the paragraphs after it, except above the first paragraph, where headings are titles. What comes after a heading
    such as "Notes" or "References" is notes, what comes after a copyright line at the end is metadata. Linear time.
    """
    kinds = list(_classify(text, list(join_lines(text, _stands_alone))))
    return tuple(_number(text, join_notes(text, kinds)))


def _stands_alone(text: str, start: int) -> bool:
    """Tell of a line that it never continues the line before and is never continued."""
    return bool(_NOTE_LABEL.match(text, start) or _KEYED.match(text, start) or _BULLET.match(text, start))


def _classify(text: str, spans: list[Span]) -> Iterator[tuple[Span, BlockKind]]:
    """Yield each span with its kind."""
    tail = _find_tail(text, spans)
    bare = find_bare_notes(text, spans[:tail])
    paged = find_page_notes(text, spans[:bare])
    notes = labelled = False
    for number, span in enumerate(spans):
        if number >= tail:
            yield span, BlockKind.METADATA
            continue
        if _is_notes_heading(text, span):
            notes, labelled = True, False
            yield span, BlockKind.HEADING
            continue
        noted = number >= bare or number in paged
        kind = BlockKind.NOTE if noted else _find_kind(text, span, first=number == 0)
        if notes:
            label = _NOTE.match(text, span.start, span.end) is not None
            if labelled and not label and kind is BlockKind.HEADING and _is_body_next(text, spans, number):
                notes = False
            else:
                labelled = labelled or label
                kind = BlockKind.METADATA if not label and _is_boilerplate(span.of(text)) else BlockKind.NOTE
        yield span, kind


def _find_tail(text: str, spans: list[Span]) -> int:
    """Return the number of the block from which on all is boilerplate: a copyright line near the end."""
    for number in range(len(spans) - 1, -1, -1):
        span = spans[number]
        if len(text) - span.start > _LONGEST_TAIL or span.start < len(text) // 2:
            break
        if len(span) <= _LONGEST_CAPTION and _RIGHTS.match(text, span.start, span.end):
            return number
    return len(spans)


def _is_notes_heading(text: str, span: Span) -> bool:
    return len(span) <= 40 and _NOTES.fullmatch(text, span.start, span.end) is not None  # noqa: PLR2004 -- one short line


def _is_body_next(text: str, spans: list[Span], number: int) -> bool:
    """Tell whether the block after a heading among notes is prose again, without a label."""
    if number + 1 >= len(spans):
        return False
    span = spans[number + 1]
    return len(span) > _LONGEST_HEADING and _NOTE.match(text, span.start, span.end) is None


def _find_kind(text: str, span: Span, *, first: bool) -> BlockKind:
    """Tell what a single block is by its own words."""
    size = span.end - span.start
    if size > _LONGEST_CAPTION:
        note = size <= 10 * _LONGEST_HEADING and _is_note(span.of(text))
        return BlockKind.NOTE if note else BlockKind.PARAGRAPH
    surface = text[span.start : span.end]
    if _CONTENT.search(surface) is None:
        return BlockKind.METADATA
    if _is_note(surface):
        return BlockKind.NOTE
    if _KEYED_CAPTION.match(surface) or _is_credit(surface):
        return BlockKind.CAPTION
    if _is_metadata(surface):
        return BlockKind.METADATA
    return BlockKind.HEADING if _is_heading(surface, first=first) else BlockKind.PARAGRAPH


def _is_note(surface: str) -> bool:
    return _LONE_NOTE.match(surface) is not None and NOTE_EVIDENCE.search(surface) is not None


def _is_credit(surface: str) -> bool:
    """Tell whether a bracket at the end credits an image; only where one closes there is it looked for."""
    closing = surface[-3:]
    return (")" in closing or "]" in closing) and _CREDIT.search(surface) is not None


def _is_boilerplate(surface: str) -> bool:
    return (":" in surface and _KEYED.match(surface) is not None) or _BOILERPLATE.match(surface) is not None


def _is_metadata(surface: str) -> bool:
    size = len(surface)
    if _is_boilerplate(surface):
        return size <= 2 * _LONGEST_HEADING or _RIGHTS.match(surface) is not None
    if _ADDRESS.fullmatch(surface) or ((" GMT " in surface or " gmt " in surface) and _MONITORED.fullmatch(surface)):
        return True
    if size > _LONGEST_HEADING or surface[-1] in ".!?":
        return False
    if surface[0] not in "([" and _DATE_LINE.fullmatch(surface):
        return True
    by = _BYLINE.match(surface)
    return by is not None and _CAPITALISED.sub("", surface[by.end() :]).strip() == ""


def _is_heading(surface: str, *, first: bool) -> bool:
    """Tell whether a short block is a heading: it closes no sentence, or is the text's first line."""
    if len(surface) > _LONGEST_HEADING + (_LONGEST_HEADING // 2 if first else 0):
        return False
    if surface[-1] in "]*†‡" or surface[-1].isdigit():
        surface = _CLOSING_MARK.sub("", surface)
    words = surface.split()
    last = surface.rstrip("*_ \"”’'")[-1:]
    few = len(words) <= _LONGEST_HEADING_WORDS // 2
    if surface[0] == "#":
        return True
    remark = last in ")]" and len(words) > _LONGEST_HEADING_WORDS // 2 and not _is_titled(words)
    if remark or (surface[-1] in ")]" and _DATED_BRACKET.search(surface)):
        return False
    if last in ".,;" or surface[0] in "•▪◦‣-*([" or (surface[0] in '"“' and not few):
        return surface.endswith("...") and first
    if first or few or _is_titled(words):
        return True
    return last not in "?!" and len(words) <= _LONGEST_HEADING_WORDS


def _is_titled(words: list[str]) -> bool:
    """Tell whether nearly all longer words begin with a capital, as in a title."""
    long = [word for word in words if len(word) > 3]  # noqa: PLR2004 -- "the", "of", "and" stay small in titles
    return sum(not word[0].islower() for word in long) >= 0.8 * len(long)


def _number(text: str, kinds: Iterator[tuple[Span, BlockKind]]) -> Iterator[Block]:
    """Yield the blocks with the number of each body paragraph and the heading it stands under."""
    section: str | None = None
    paragraph = 0
    for span, kind in kinds:
        if kind is BlockKind.PARAGRAPH:
            yield Block(span, kind, section, paragraph)
            paragraph += 1
            continue
        if kind is BlockKind.HEADING:
            name = " ".join(span.of(text).strip("#*_ :").split())
            section = name if paragraph or name.casefold() in _SECTION_AT_TOP else None
        yield Block(span, kind, None if kind is BlockKind.HEADING else section)
