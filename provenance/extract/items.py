"""Items of a citation: one source at one date, put together from the fields of a bracket's segment."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from provenance.extract.fields import Field, FieldKind, Relay
from provenance.extract.names import NameClass
from provenance.model.quick import made_quickly
from provenance.model.spans import Span
from provenance.text.dates import FoundDate


@made_quickly
@dataclass(frozen=True, slots=True)
class Item:
    """One source cited at one date. ``name`` None leans on a source named before (``back``: "ibid.").

    ``leans``: the name stands outside the bracket. ``span`` runs over what is this item's own; a second date of the
    same outlet is its date alone.
    """

    span: Span
    name: Field | None
    date: FoundDate | None = None
    via: Field | None = None
    place: Span | None = None
    issue: Span | None = None
    title: Span | None = None
    address: Field | None = None
    back: bool = False
    leans: bool = False


_NAME_AND_DATE = (FieldKind.NAME, FieldKind.DATE)
_NAMING = frozenset({FieldKind.NAME, FieldKind.HANDLE, FieldKind.BACK, FieldKind.ADDRESS})


@dataclass(slots=True)
class _Group:
    """Names that share their dates, with what else is said of them."""

    names: list[Field] = field(default_factory=list)
    dates: list[FoundDate] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    extras: list[Field] = field(default_factory=list)
    dated_first: bool = False


def build_items(fields: list[Field]) -> tuple[Item, ...]:
    """Return the items of one segment in text order.

    A date belongs to the names before it back to the last date ("AP, Reuters, May 5": both); where a date comes first
    ("May 5, Dawn"), to the name after it. Further dates belong to the last name. A name in quotes or brackets is a
    title or a place. A person before an outlet is its author.
    """
    if len(fields) == len(_NAME_AND_DATE) and (fields[0].kind, fields[1].kind) == _NAME_AND_DATE:
        name, date = fields
        return (Item(Span(name.span.start, date.span.end), name, date.date, place=name.place),)
    items = [item for group in _group(fields) for item in _build(group)]
    return tuple(sorted(items, key=lambda item: item.span))


def _group(fields: list[Field]) -> Iterator[_Group]:
    group = _Group()
    telling = [part.kind for part in fields if part.kind in _NAMING or part.kind is FieldKind.DATE]
    trailing = not telling or telling[-1] is FieldKind.DATE
    for part in _name_places(fields):
        if part.kind is FieldKind.DATE and part.date is not None:
            if trailing and not group.names and _NAMING & set(telling):
                continue
            if group.dated_first and group.names:
                yield group
                group = _Group()
            if not group.names and not group.dates:
                group.dated_first = True
            group.dates.append(part.date)
        elif part.kind is FieldKind.TEXT and group.dates and group.names:
            yield group
            group = _Group(extras=[part])
        elif part.kind in _NAMING and (part.kind is not FieldKind.ADDRESS or not group.names):
            if group.names and group.dates and part.relay is None and not group.dated_first:
                yield group
                group = _Group()
            group.names.append(part)
        elif part.kind is FieldKind.PLACE:
            group.places.append(part.span)
        else:
            group.extras.append(part)
    yield group


def _name_places(fields: list[Field]) -> Iterator[Field]:
    """Yield the fields; a place that can only be the outlet's name is one.

    So it is with another place in a bracket right after it ("Sabah [Istanbul]"), and, if it is a registered outlet's
    name and the only name there, with an issue or a day ("Dabiq, no. 7").
    """
    alone = not any(part.kind in _NAMING for part in fields)
    dated = any(part.date is not None and part.date.on.day is not None for part in fields)
    numbered = any(part.kind is FieldKind.ISSUE for part in fields)
    for at, part in enumerate(fields):
        if part.kind is not FieldKind.PLACE or part.looks is None:
            yield part
            continue
        follower = fields[at + 1] if at + 1 < len(fields) else None
        located = follower is not None and follower.kind is FieldKind.PLACE and follower.looks is None
        named = located or (part.mention is not None and alone and (dated or numbered))
        yield replace(part, kind=FieldKind.NAME) if named else part


def _build(group: _Group) -> Iterator[Item]:
    """Yield the items of names that share their dates."""
    names, via = _settle_relays(_drop_repeated(_drop_authors(group)))
    if not names:
        stray = any(part.kind is FieldKind.TEXT for part in group.extras)
        yield from (Item(date.span, None, date) for date in group.dates if not stray)
        return
    shared = _find_shared(group)
    for at, name in enumerate(names):
        last = at == len(names) - 1
        dates: list[FoundDate | None] = [*group.dates] if last else [*group.dates[:1]]
        for number, date in enumerate(dates or [None]):
            span = _find_span(name, via, date, alone=last, first=number == 0)
            yield replace(shared, span=span, name=name, date=date, via=via, back=name.kind is FieldKind.BACK)


def _find_shared(group: _Group) -> Item:
    """Return an item with what is said of all names of the group: place, issue, title, address."""
    extras = {part.kind: part for part in reversed(group.extras)}
    issue, title = extras.get(FieldKind.ISSUE), extras.get(FieldKind.TITLE)
    return Item(
        Span(0, 0),
        None,
        place=group.places[0] if group.places else next((n.place for n in group.names if n.place), None),
        issue=issue.span if issue else None,
        title=title.span if title else None,
        address=extras.get(FieldKind.ADDRESS),
    )


def _find_span(name: Field, via: Field | None, date: FoundDate | None, *, alone: bool, first: bool) -> Span:
    """Return what is an item's own: name, relay and first date; of further dates the date alone."""
    if date is not None and not first:
        return date.span
    parts = [name.span]
    if via is not None:
        parts.append(via.span)
    if date is not None and alone:
        parts.append(date.span)
    return Span(min(part.start for part in parts), max(part.end for part in parts))


def _drop_authors(group: _Group) -> list[Field]:
    """Return the names without persons that stand before an outlet, as authors do, and places of interviews."""
    if any(name.interview for name in group.names):
        return [name for name in group.names if name.interview or name.mention is not None]
    publishers = [name for name in group.names if name.is_publisher]
    if not publishers:
        return group.names
    last = publishers[-1].span.start
    return [
        name
        for name in group.names
        if name.is_publisher or name.relay is not None or name.looks is not NameClass.PERSON or name.span.start > last
    ]


def _drop_repeated(names: list[Field]) -> list[Field]:
    """Return the names without those that are another name of the registered outlet right before."""
    kept: list[Field] = []
    for name in names:
        before = kept[-1].mention if kept else None
        if name.mention is None or before is None or name.mention.outlets != before.outlets:
            kept.append(name)
    return kept


def _settle_relays(names: list[Field]) -> tuple[list[Field], Field | None]:
    """Return the names nearest the origin, and the one that relays them.

    "MENAFN – Afghanistan Times" and "Dawn quoting AFP": the first relays the second; "AFP via Dawn": the other way.
    An account is relayed by the network it is on.
    """
    networks = [name for name in names if name.is_network]
    if len(names) == 2 and len(networks) == 1 and any(name.kind is FieldKind.HANDLE for name in names):  # noqa: PLR2004 -- the two
        return [name for name in names if name is not networks[0]], networks[0]
    for at in range(1, len(names)):
        if names[at].relay is Relay.RELAYED:
            return [*names[: at - 1], *names[at:]], names[at - 1]
        if names[at].relay is Relay.RELAYS:
            return [*names[:at], *names[at + 1 :]], names[at]
    return names, None
