"""All findings about consistency, each kind by the module that looks for it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from provenance.audit.contradicting_dates import find_contradicting_dates
from provenance.audit.early_sources import find_early_sources
from provenance.audit.firmness import find_firmer_claims
from provenance.audit.future_citations import find_future_citations
from provenance.audit.loops import find_citation_loops
from provenance.audit.making import Ground
from provenance.audit.quotations import find_differing_quotations
from provenance.audit.repeated_outlets import find_repeated_outlets
from provenance.audit.standing import drop_rejected
from provenance.audit.totals import find_false_totals
from provenance.audit.unknown_outlets import find_unknown_outlets
from provenance.model.facts import Facts
from provenance.model.findings import Finding, FindingKind

Search = Callable[[Ground], Iterator[Finding]]

SEARCHES: tuple[Search, ...] = (
    find_future_citations,
    find_early_sources,
    find_contradicting_dates,
    find_false_totals,
    find_differing_quotations,
    find_citation_loops,
    find_firmer_claims,
    find_repeated_outlets,
    find_unknown_outlets,
)


def find_findings(facts: Facts, acknowledged: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """Return what does not hold together in the facts, by document and place, each finding once.

    Claims that an analyst rejected are left out.

    Args:
        facts: documents with their claims, sources, links and cited documents.
        acknowledged: the reasons of findings that an analyst has seen and accepted, by key.
    """
    ground = Ground(drop_rejected(facts))
    found = {finding.key: finding for search in SEARCHES for finding in search(ground)}
    return mark_acknowledged(sort_findings(found.values()), acknowledged or {})


def mark_acknowledged(findings: tuple[Finding, ...], reasons: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return the findings, those that an analyst accepted with the reason."""
    return tuple(
        replace(finding, acknowledged=reasons[finding.key]) if finding.key in reasons else finding
        for finding in findings
    )


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by document, place and kind."""
    order = {kind: place for place, kind in enumerate(FindingKind)}
    return tuple(sorted(findings, key=lambda one: (one.spans[0].document_id, one.spans[0].span, order[one.kind])))
