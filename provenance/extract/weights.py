"""How surely a segment of a bracket cites."""

import re
from enum import IntEnum

from provenance.extract.fields import Field, FieldKind
from provenance.extract.items import Item
from provenance.extract.names import NameClass, is_national
from provenance.extract.segments import Segment


class Weight(IntEnum):
    """``possible`` counts only beside another segment of the bracket that is ``sure``."""

    NONE = 0
    POSSIBLE = 1
    SURE = 2


_PAGED = re.compile(r"(?:p|pp|pages?|no|nos|issue|vol|volume|№)\b", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"(?:the )?(?P<first>[^\W\d_a-z][\w.’'-]*)(?: [^\W\d_a-z][\w.’'-]*){0,4} (?:newspaper|daily|weekly|magazine|website"
    r"|web site|news agency|news website|TV|television|channel|portal)"
)
"""A name with what kind of outlet it is, and nothing else: "(Harbour Post newspaper)"."""
_TELLING = frozenset({FieldKind.ISSUE, FieldKind.DETAIL, FieldKind.PLACE, FieldKind.TITLE})


def weigh_segment(text: str, segment: Segment, *, square: bool) -> Weight:
    """Tell how surely a segment cites: by its surest item. In square brackets only a date makes it sure."""
    return max((_weigh_item(text, item, segment, square=square) for item in segment.items), default=Weight.NONE)


def _weigh_item(text: str, item: Item, segment: Segment, *, square: bool) -> Weight:
    name = item.name
    stray = any(field.kind is FieldKind.TEXT for field in segment.fields)
    if name is None or (stray and (name.mention is None or item.date is None)):
        return Weight.NONE
    if name.kind is FieldKind.HANDLE:
        return Weight.SURE if item.date is not None or item.via is not None or name.cited else Weight.POSSIBLE
    if name.kind in {FieldKind.ADDRESS, FieldKind.BACK}:
        return Weight.NONE if stray else Weight.SURE
    if item.date is None:
        return _weigh_undated(text, item, name, segment, square=square)
    if name.led and not (name.cited or name.beside):
        return Weight.NONE
    close = text[name.span.end : item.date.span.start].strip() in {"", ","}
    return Weight.SURE if name.mention is not None or _is_dated_well(item, name, segment, close=close) else Weight.NONE


def _weigh_undated(text: str, item: Item, name: Field, segment: Segment, *, square: bool) -> Weight:
    """Tell how surely a name without a date cites; beside a person it only says for whom that person works."""
    kinds = {field.kind for field in segment.fields}
    listed = sum(field.mention is not None and not field.mention.generic for field in segment.fields) > 1
    staff = not listed and any(field.looks is NameClass.PERSON and field is not name for field in segment.fields)
    if square or name.looks is NameClass.EVENT or (staff and not name.cited and FieldKind.TITLE not in kinds):
        return Weight.NONE
    described = _DESCRIBED.fullmatch(text[segment.span.start : segment.span.end].strip())
    if described is not None and not is_national(described["first"]):
        return Weight.SURE
    paged = item.issue is not None and _PAGED.match(text, item.issue.start) is not None
    return Weight.SURE if _is_sure_undated(name, kinds, paged=paged) else Weight.POSSIBLE


def _is_sure_undated(name: Field, kinds: set[FieldKind], *, paged: bool) -> bool:
    """Tell whether a name cites without a date: introduced as a source, with an issue or page, or well known."""
    if name.mention is None:
        return paged or (name.cited and name.is_publisher)
    return name.cited or (not name.led and (not name.mention.generic or bool(kinds & _TELLING)))


def _is_dated_well(item: Item, name: Field, segment: Segment, *, close: bool) -> bool:
    """Tell whether an unknown name and its date make a citation: a day does, a month or a year only with more."""
    date = item.date
    if date is None or name.looks is NameClass.EVENT or (name.led and not name.cited and not name.is_publisher):
        return False
    if date.on.day is not None or any(field.kind is FieldKind.ISSUE for field in segment.fields):
        return True
    if date.on.month is not None and item.place is not None and item.place.start <= name.span.end + 1:
        return True
    if name.cited or name.looks in {NameClass.PUBLISHER, NameClass.ACRONYM}:
        return date.until is None or date.on.month is not None
    return close and date.until is None and date.on.month is None and len(segment.fields) <= 2  # noqa: PLR2004 -- "Harker, 2018"
