"""Facts as rows that leave: CSV for spreadsheets (one row a chain) and JSON Lines (one object a claim)."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from provenance.model.chains import Chain, find_chains
from provenance.model.facts import CitationFact, ClaimFact, DocumentFact, Facts, SourceFact
from provenance.text.safety import make_cell

COLUMNS = (
    "document_id",
    "document_title",
    "document_published",
    "claim_id",
    "claim_number",
    "start",
    "end",
    "section",
    "text",
    "hedging_level",
    "voucher",
    "stance",
    "cues",
    "citation_kind",
    "scope",
    "chain",
    "source",
    "source_kind",
    "via",
    "speaker",
    "as_written",
    "cited_on",
    "cited_until",
    "date_inferred",
    "rule",
    "quantities",
    "event_dates",
    "places",
    "verdict",
    "credibility",
)


def write_csv(facts: Facts) -> Iterator[str]:
    """Yield CSV lines (RFC 4180, comma, CRLF), the header first: one row for each chain of each claim.

    No cell is ever read as a formula by a spreadsheet: see `make_cell`.
    """
    yield _csv_line(COLUMNS)
    for claim, document, sources in _each_claim(facts):
        for chain in find_chains(claim):
            row = _describe_row(claim, chain, document, sources)
            yield _csv_line(make_cell("" if row[name] is None else str(row[name])) for name in COLUMNS)


def write_jsonl(facts: Facts) -> Iterator[str]:
    """Yield one line of JSON (ASCII only) for each claim, its chains as lists of hops."""
    for claim, document, sources in _each_claim(facts):
        yield json.dumps(describe_claim(claim, document, sources), ensure_ascii=True) + "\n"


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(list(cells))
    return line.getvalue()


def _each_claim(facts: Facts) -> Iterator[tuple[ClaimFact, DocumentFact, Mapping[int, SourceFact]]]:
    documents = {document.id: document for document in facts.documents}
    sources = {source.id: source for source in facts.sources}
    for claim in facts.claims:
        yield claim, documents[claim.document_id], sources


def describe_claim(claim: ClaimFact, document: DocumentFact, sources: Mapping[int, SourceFact]) -> dict[str, Any]:
    """Return a claim as plain JSON data, with everything that hangs on it."""
    return {
        "claim_id": claim.id,
        "claim_number": claim.number,
        "document": {
            "id": document.id,
            "title": document.title,
            "published": (document.published.iso() if document.published else None),
            "published_inferred": bool(document.published and document.published.inferred),
            "sha256": document.sha256,
        },
        "start": claim.span.start,
        "end": claim.span.end,
        "section": claim.section,
        "text": claim.text,
        "hedging": {
            "level": claim.hedging.level.value,
            "voucher": claim.hedging.voucher.value,
            "stance": claim.hedging.stance.value,
            "cues": [
                {"start": cue.span.start, "end": cue.span.end, "text": claim.cut(cue.span), "kind": cue.kind.value}
                for cue in claim.hedging.cues
            ],
        },
        "sourced": claim.sourced,
        "chains": [_describe_chain(chain, sources) for chain in find_chains(claim)],
        "quantities": [
            {
                "text": claim.cut(item.span),
                "low": item.low,
                "high": item.high,
                "likely_low": item.likely_low,
                "likely_high": item.likely_high,
                "role": item.role.value,
            }
            for item in claim.quantities
        ],
        "event_dates": [
            {
                "text": claim.cut(item.span),
                "from": item.period.first_day().isoformat(),
                "to": item.period.last_day().isoformat(),
                "inferred": item.period.inferred,
                "rule": item.period.rule,
            }
            for item in claim.event_dates
        ],
        "places": [
            {"text": claim.cut(place.span), "name": place.name, "country": place.country} for place in claim.places
        ],
        "verdict": claim.verdict.value.value if claim.verdict else None,
        "credibility": claim.rating.standing.value if claim.rating else "6",
        "notes": list(claim.notes),
    }


def _describe_chain(chain: Chain, sources: Mapping[int, SourceFact]) -> dict[str, Any]:
    return {
        "kind": chain.kind.value,
        "scope": chain.scope.value,
        "hops": [_describe_hop(hop, sources[hop.source_id]) for hop in chain.hops],
    }


def _describe_hop(hop: CitationFact, source: SourceFact) -> dict[str, Any]:
    return {
        "source": source.name,
        "key": source.key,
        "kind": source.kind.value,
        "role": hop.role,
        "as_written": hop.as_written,
        "start": hop.span.start,
        "end": hop.span.end,
        "surface": hop.surface,
        "cited_on": hop.period.on.iso() if hop.period else None,
        "cited_until": hop.period.until.iso() if hop.period and hop.period.until else None,
        "precision": hop.precision.value,
        "inferred": hop.inferred,
        "rule": hop.rule,
        "url": hop.url,
        "rating": source.rating.standing.value if source.rating else "F",
    }


def _describe_row(
    claim: ClaimFact, chain: Chain, document: DocumentFact, sources: Mapping[int, SourceFact]
) -> dict[str, object]:
    by_role = {hop.role: hop for hop in chain.hops}
    main = chain.source
    dated = chain.dated.period if chain.dated else None
    return {
        "document_id": document.id,
        "document_title": document.title,
        "document_published": (document.published.iso() if document.published else None),
        "claim_id": claim.id,
        "claim_number": claim.number,
        "start": claim.span.start,
        "end": claim.span.end,
        "section": claim.section,
        "text": claim.text,
        "hedging_level": claim.hedging.level.value,
        "voucher": claim.hedging.voucher.value,
        "stance": claim.hedging.stance.value,
        "cues": "; ".join(claim.cut(cue.span) for cue in claim.hedging.cues),
        "citation_kind": chain.kind.value,
        "scope": chain.scope.value,
        "chain": " → ".join(["document", *(sources[hop.source_id].name for hop in chain.hops)]),
        "source": sources[main.source_id].name,
        "source_kind": sources[main.source_id].kind.value,
        "via": _name_role("via", by_role, sources),
        "speaker": _name_role("speaker", by_role, sources),
        "as_written": main.as_written,
        "cited_on": dated.on.iso() if dated else None,
        "cited_until": dated.until.iso() if dated and dated.until else None,
        "date_inferred": "yes" if dated and dated.inferred else "no",
        "rule": main.rule or (dated.rule if dated else None),
        "quantities": "; ".join(f"{item.role.value}: {claim.cut(item.span)}" for item in claim.quantities),
        "event_dates": "; ".join(
            f"{item.period.first_day().isoformat()}/{item.period.last_day().isoformat()}" for item in claim.event_dates
        ),
        "places": "; ".join(place.name for place in claim.places),
        "verdict": claim.verdict.value.value if claim.verdict else None,
        "credibility": claim.rating.standing.value if claim.rating else "6",
    }


def _name_role(role: str, hops: Mapping[str, CitationFact], sources: Mapping[int, SourceFact]) -> str | None:
    hop = hops.get(role)
    return sources[hop.source_id].name if hop else None
