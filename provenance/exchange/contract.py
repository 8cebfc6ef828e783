"""Extraction's contract: a Reading as the JSON that ``provenance extract`` prints.

The keys and their order are part of the contract (``docs/extract.schema.json`` publishes it); ``exchange.parse`` holds
the models that check it and from which the schema is made. Plain dictionaries are built here, because a long text has
tens of thousands of claims and writing must not weigh beside reading.
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from provenance.model.citations import Citation
from provenance.model.claims import Claim, EventDate, Hedging, Quantity
from provenance.model.dates import DatePeriod
from provenance.model.documents import Document
from provenance.model.problems import Problem
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind

# Control characters above ASCII, line separators and direction overrides are legal in a JSON string, but terminals obey
# some of them; a lone surrogate fits in no UTF-8 stream.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BATCH = 500
"""Values that are printed at a time."""


def to_contract(reading: Reading) -> dict[str, object]:
    """Return the reading as plain JSON values, with the keys and in the order of the contract.

    Citations in the document's own voice are left out: a claim without citations is the document's own.
    """
    return {"document": _document(reading.document)} | {key: list(values) for key, values in _list_parts(reading)}


def _list_parts(reading: Reading) -> Iterator[tuple[str, Iterator[dict[str, object]]]]:
    """Yield the contract's lists with their keys, each value made when it is asked for."""
    text = reading.document.text
    yield "claims", (_claim(claim, text) for claim in reading.claims)
    yield "credits", iter(_citations(reading.credits))
    yield "problems", (_problem(problem) for problem in reading.problems)


def render_contract(reading: Reading, *, indent: int | None = 2) -> str:
    """Return the contract's JSON as text without a final line end (see `write_contract`)."""
    return "".join(write_contract(reading, indent=indent))


def write_contract(reading: Reading, *, indent: int | None = 2) -> Iterator[str]:
    """Yield the contract's JSON in pieces, so that a long text's is never in memory as a whole.

    Each claim stands on a line of its own, set in by ``indent`` for each level; None puts all on one line. The text
    can be encoded as UTF-8 and printed on any terminal: what a terminal would obey is escaped, and a lone surrogate
    becomes U+FFFD, as it does in loading.
    """
    outer, inner = ("", "") if indent is None else ("\n" + " " * indent, "\n" + " " * 2 * indent)
    between = ", " if indent is None else ","
    yield _print(f'{{{outer}"document": {_dump(_document(reading.document))}')
    for key, values in _list_parts(reading):
        yield f'{between}{outer}"{key}": ['
        first = True
        while batch := list(islice(values, _BATCH)):
            printed = between.join([inner + _dump(one) for one in batch])
            yield _print(printed if first else between + printed)
            first = False
        yield "]"
    yield "}" if indent is None else "\n}"


def _print(text: str) -> str:
    return _UNSAFE.sub(_escape, text)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return "\ufffd" if "\ud800" <= character <= "\udfff" else f"\\u{ord(character):04x}"


def _document(document: Document) -> dict[str, object]:
    return {
        "title": document.title,
        "author": document.author,
        "publisher": document.publisher,
        "published_on": _stated(document.published),
        "sha256": document.original.sha256,
        "length": len(document.text),
    }


def _stated(published: DatePeriod | None) -> str | None:
    """Return the date of publication if it is stated, cut to what both ends of a stated range share."""
    if published is None or published.inferred:
        return None
    first = published.on.iso()
    if published.until is None:
        return first
    shared = []
    for one, other in zip(first.split("-"), published.until.iso().split("-"), strict=False):
        if one != other:
            break
        shared.append(one)
    return "-".join(shared) or None


def _claim(claim: Claim, text: str) -> dict[str, object]:
    return {
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.text,
        "paragraph": claim.paragraph,
        "section": claim.section,
        "hedging": _hedging(claim.hedging, text),
        "citations": _citations(claim.citations),
        "quantities": [_quantity(quantity, text) for quantity in claim.quantities],
        "event_dates": [_event_date(event, text) for event in claim.event_dates],
        "places": [
            {
                "start": place.span.start,
                "end": place.span.end,
                "text": place.span.of(text),
                "name": place.name,
                "country": place.country,
            }
            for place in claim.places
        ],
    }


def _hedging(hedging: Hedging, text: str) -> dict[str, object]:
    return {
        "level": hedging.level.value,
        "voucher": hedging.voucher.value,
        "stance": hedging.stance.value,
        "cues": [
            {"start": cue.span.start, "end": cue.span.end, "text": cue.span.of(text), "kind": cue.kind.value}
            for cue in hedging.cues
        ],
    }


def _citations(citations: Iterable[Citation]) -> list[dict[str, object]]:
    return [_citation(citation) for citation in citations if citation.kind is not CitationKind.OWN_VOICE]


def _citation(citation: Citation) -> dict[str, object]:
    date = citation.date
    return {
        "id": citation.id,
        "relayed_by": citation.relayed_by,
        "kind": citation.kind.value,
        "scope": citation.scope.value,
        "start": citation.span.start,
        "end": citation.span.end,
        "surface": citation.surface,
        "source": citation.source,
        "as_written": citation.as_written,
        "source_kind": citation.source_kind.value,
        "via": citation.via,
        "speaker": citation.speaker,
        "source_span": _pair(citation.source_span),
        "cue_span": _pair(citation.cue_span),
        "content_span": _pair(citation.content_span),
        "cited_on": date.on.iso() if date else None,
        "cited_until": date.until.iso() if date and date.until else None,
        "precision": date.precision.value if date else "none",
        "inferred": bool(date and date.inferred),
        "rule": (date.rule if date else None) or citation.rule,
    }


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span is not None else None


def _quantity(quantity: Quantity, text: str) -> dict[str, object]:
    return {
        "start": quantity.span.start,
        "end": quantity.span.end,
        "text": quantity.span.of(text),
        "low": _number(quantity.low),
        "high": None if quantity.high is None else _number(quantity.high),
        "role": quantity.role.value,
    }


def _number(value: float) -> Any:  # noqa: ANN401 -- an int where the value is whole, else the float itself
    """Return a whole number without its ``.0``."""
    return int(value) if float(value).is_integer() else value


def _event_date(event: EventDate, text: str) -> dict[str, object]:
    first = event.period.on.iso()
    return {
        "start": event.span.start,
        "end": event.span.end,
        "text": event.span.of(text),
        "from": first,
        "to": event.period.until.iso() if event.period.until else first,
        "inferred": event.period.inferred,
        "rule": event.period.rule,
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "start": problem.span.start,
        "end": problem.span.end,
        "kind": problem.kind.value,
        "message": problem.message,
    }
