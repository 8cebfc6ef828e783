"""A claim's snapshot cut anew: what of it lies within other bounds, and what becomes of what does not. Pure.

A sheet is the snapshot of a claim: its columns, and under each part's table the rows that hang on it.
"""

from collections.abc import Iterable, Sequence

from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, Scope
from provenance.store.snapshots import Snapshot

PARTS = {"cues": "cue", "quantities": "quantity", "event_dates": "event date", "places": "place"}
"""The rows that stand at words of a claim, by table, and what one is called."""

_MARKED = frozenset({str(CitationKind.PARENTHETICAL), str(CitationKind.FOOTNOTE)})
_OWN_VOICE = str(CitationKind.OWN_VOICE)


def reshape(sheet: Snapshot, span: Span, text: str) -> tuple[Snapshot, list[str]]:
    """Return a claim cut to a span of the document's text, and in words what no longer belongs to it.

    Cues, quantities, dates and places stay where they lie within the span. A bracket or footnote covers what stands
    before it: one behind the span is inherited from then on, one before it is dropped. A citation in prose stays where
    its words or its content reach into the span.
    """
    told: list[str] = []
    after = sheet | {"span_start": span.start, "span_end": span.end, "text": span.of(text)}
    for name, called in PARTS.items():
        kept = []
        for row in sheet[name]:
            if span.contains(_span(row)):
                kept.append(_clip_scope(row, span))
            else:
                told.append(f"dropped: {called} {_span(row).of(text)!r}")
        after[name] = kept
    scopes = {row["printed"]: _place(rows, span) for rows in group_hops(sheet["citations"]) for row in rows[:1]}
    lost = {row["id"] for row in sheet["citations"] if scopes[row["printed"]] is None}
    for printed, scope in scopes.items():
        main = next(row for row in main_hops(sheet["citations"]) if row["printed"] == printed)
        if scope is None:
            told.append(f"dropped: citation {main['surface'] or main['as_written']!r}")
        elif scope != main["scope"]:
            told.append(f"now {scope}: citation {main['surface'] or main['as_written']!r}")
    kept_rows = [_move(row, scopes[row["printed"]], span) for row in sheet["citations"] if row["id"] not in lost]
    after["citations"] = cut_relays(kept_rows, sheet["citations"])
    return after, told


def group_hops(citations: Sequence[Snapshot]) -> list[list[Snapshot]]:
    """Return the hops of each printed citation, in the order of the rows."""
    groups: dict[str, list[Snapshot]] = {}
    for row in citations:
        groups.setdefault(row["printed"], []).append(row)
    return list(groups.values())


def main_hops(citations: Iterable[Snapshot]) -> list[Snapshot]:
    """Return the hops that carry a printed citation: its source, or the document's own voice."""
    return [row for row in citations if row["role"] in {"source", "own_voice"}]


def choose_lead(sheet: Snapshot) -> int | None:
    """Return the citation that leads a claim: the one that did, else the first direct one, else the first; or None."""
    mains = main_hops(sheet["citations"])
    cited = [row for row in mains if row["kind"] != _OWN_VOICE] or mains
    if any(row["id"] == sheet["lead_citation_id"] for row in cited):
        return int(sheet["lead_citation_id"])
    direct = [row for row in cited if row["scope"] == str(Scope.DIRECT)]
    return next((int(row["id"]) for row in direct or cited), None)


def cut_relays(kept: Sequence[Snapshot], before: Sequence[Snapshot]) -> list[Snapshot]:
    """Return hops whose relays are still there: one that hung on a dropped hop hangs on what relayed that."""
    relays = {row["id"]: row["relayed_by"] for row in before}
    lost = relays.keys() - {row["id"] for row in kept}
    return [row | {"relayed_by": follow_relays(row["relayed_by"], relays, lost)} for row in kept]


def follow_relays(number: int | None, relays: dict[int, int | None], lost: Iterable[int]) -> int | None:
    """Return the first hop from ``number`` towards the claim that is not lost; None where all are."""
    gone, seen = set(lost), set[int]()
    while number is not None and number in gone and number not in seen:
        seen.add(number)
        number = relays.get(number)
    return None if number in gone else number


def _place(hops: Sequence[Snapshot], span: Span) -> str | None:
    """Return the scope of a printed citation over a claim of that span, or None where it does not reach it."""
    main = next(row for row in hops if row["role"] in {"source", "own_voice"})
    place, kind = _span(main), main["kind"]
    if kind == _OWN_VOICE or len(place) == 0:
        return str(main["scope"])
    if place.overlaps(span):
        return str(Scope.DIRECT)
    if main["scope"] == str(Scope.INHERITED):
        return str(Scope.INHERITED)
    if kind in _MARKED:
        return str(Scope.INHERITED) if place.start >= span.end else None
    content = main["content_start"]
    if content is not None and Span(content, main["content_end"]).overlaps(span):
        return str(Scope.INHERITED)
    return None


def _move(row: Snapshot, scope: str | None, span: Span) -> Snapshot:
    """Return a hop with its scope; the document's own voice stands where its claim begins."""
    own = {"span_start": span.start, "span_end": span.start} if row["kind"] == _OWN_VOICE else {}
    return row | {"scope": scope} | own


def _clip_scope(row: Snapshot, span: Span) -> Snapshot:
    """Return a cue whose reach ends with the claim; other rows as they are."""
    if row.get("scope_start") is None:
        return row
    start, end = max(row["scope_start"], span.start), min(row["scope_end"], span.end)
    return row | ({"scope_start": start, "scope_end": end} if start < end else {"scope_start": None, "scope_end": None})


def _span(row: Snapshot) -> Span:
    return Span(row["span_start"], row["span_end"])
