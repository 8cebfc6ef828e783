"""The counts that come first; every one can be recounted over the claims of the same report."""

from collections import Counter
from collections.abc import Iterable, Sequence

from provenance.model.vocabulary import CitationKind, HedgeLevel, LinkRelation, LinkState, Scope, SourceKind
from provenance.report.statements import write_statement
from provenance.report.views import ChainView, ClaimView, CountView, FindingView, SourceView, StoryView, SummaryView

WAYS = (
    "a named outlet, in its own sentence",
    "a named outlet, inherited from its passage",
    "a named person or body, no outlet",
    "only unnamed sources",
    "the document's own voice",
)
ORIGIN_CLASSES = (
    "at least two proven origins: corroborated",
    "one proven origin",
    "no proven origin, but a possible one",
    "no origin",
)


def summarise(
    kind: str,
    claims: Sequence[ClaimView],
    sources: Sequence[SourceView],
    stories: Sequence[StoryView],
    findings: Sequence[FindingView],
    *,
    documents: int,
    rejected: int,
) -> SummaryView:
    """Return the counts over the claims of a report of this kind, and the statement made from them."""
    total = len(claims)
    ways = Counter(_find_way(claim) for claim in claims)
    levels = Counter(claim.level for claim in claims)
    kinds = Counter(chain.kind for claim in claims for chain in _vouching(claim))
    classes = Counter(_class_origins(claim) for claim in claims if claim.origins is not None)
    worked_out = sum(classes.values())
    summary = SummaryView(
        claims=total,
        documents=documents,
        direct=sum(1 for claim in claims if _has_scope(claim, Scope.DIRECT)),
        inherited=sum(1 for claim in claims if claim.sourced and not _has_scope(claim, Scope.DIRECT)),
        own_voice=sum(1 for claim in claims if not claim.sourced),
        unnamed_only=ways[WAYS[3]],
        reviewed=sum(1 for claim in claims if claim.verdict is not None),
        rejected=rejected,
        corroborated=classes[ORIGIN_CLASSES[0]] if worked_out else None,
        sourcing=_count(WAYS, ways, total),
        hedging=_count([level.value for level in HedgeLevel], levels, total),
        kinds=_count([kind.value for kind in CitationKind if kinds[kind.value]], kinds, sum(kinds.values())),
        origins=_count(ORIGIN_CLASSES, classes, total) if worked_out else [],
        links=_count_links(claims),
        findings=_count_findings(findings),
        certainty=_count_certainty(claims, sources),
        statement="",
    )
    return summary.model_copy(update={"statement": write_statement(kind, summary, sources, stories)})


def _vouching(claim: ClaimView) -> list[ChainView]:
    return [chain for chain in claim.chains if chain.kind != CitationKind.OWN_VOICE.value]


def _find_way(claim: ClaimView) -> str:
    chains = _vouching(claim)
    if not chains:
        return WAYS[4]
    publishing = [chain for chain in chains if any(SourceKind(hop.kind).publishes for hop in chain.hops)]
    if publishing:
        return WAYS[0] if any(chain.scope == Scope.DIRECT.value for chain in publishing) else WAYS[1]
    named = any(hop.kind != SourceKind.UNNAMED.value for chain in chains for hop in chain.hops)
    return WAYS[2] if named else WAYS[3]


def _has_scope(claim: ClaimView, scope: Scope) -> bool:
    return any(chain.scope == scope.value for chain in _vouching(claim))


def _class_origins(claim: ClaimView) -> str:
    origins = claim.origins
    if origins is None or origins.possible == 0:
        return ORIGIN_CLASSES[3]
    if origins.corroborated:
        return ORIGIN_CLASSES[0]
    return ORIGIN_CLASSES[1] if origins.proven else ORIGIN_CLASSES[2]


def _count_links(claims: Iterable[ClaimView]) -> list[CountView]:
    """Count links by relation and state, each link once though both its claims may be in the report."""
    links = {link.id: f"{link.relation}, {link.state}" for claim in claims for link in claim.links}
    counts = Counter(links.values())
    labels = [f"{relation.value}, {state.value}" for relation in LinkRelation for state in LinkState]
    return _count([label for label in labels if counts[label]], counts, len(links))


def _count_findings(findings: Sequence[FindingView]) -> list[CountView]:
    """Count the findings that nobody acknowledged by kind, then those that somebody did."""
    counts = Counter(finding.kind for finding in findings if finding.acknowledged is None)
    counts["acknowledged"] = len(findings) - sum(counts.values())
    labels = [*sorted(counts.keys() - {"acknowledged"}), *(["acknowledged"] if counts["acknowledged"] else [])]
    return _count(labels, counts, len(findings))


def _count_certainty(claims: Sequence[ClaimView], sources: Sequence[SourceView]) -> list[CountView]:
    """Count what is inferred, suggested and reviewed, each as a share of its own whole."""
    links = {link.id: link for claim in claims for link in claim.links}.values()
    parts = (
        ("inferred: claims whose only citations close their passage", claims, _is_inherited),
        ("inferred: claims with a citation date that the text does not state in full", claims, _has_inferred_citation),
        ("inferred: claims with an event date that the text does not state in full", claims, _has_inferred_event),
    )
    rows = [_share(label, sum(1 for claim in whole if test(claim)), len(whole)) for label, whole, test in parts]
    suggested = sum(1 for link in links if link.state == LinkState.SUGGESTED.value)
    return [
        *rows,
        _share("suggested: links that nobody decided", suggested, len(links)),
        _share("proposed: sources that nobody accepted", sum(1 for one in sources if one.proposed), len(sources)),
        _share("reviewed: links accepted or rejected", len(links) - suggested, len(links)),
        _share("reviewed: claims with a verdict", sum(1 for one in claims if one.verdict is not None), len(claims)),
        _share("reviewed: claims rated", sum(1 for one in claims if one.credibility.analyst is not None), len(claims)),
        _share("reviewed: sources rated", sum(1 for one in sources if one.rating.analyst is not None), len(sources)),
    ]


def _is_inherited(claim: ClaimView) -> bool:
    return claim.sourced and not _has_scope(claim, Scope.DIRECT)


def _has_inferred_citation(claim: ClaimView) -> bool:
    return any(chain.date_inferred for chain in claim.chains)


def _has_inferred_event(claim: ClaimView) -> bool:
    return any(item.inferred for item in claim.event_dates)


def _count(labels: Iterable[str], counts: Counter[str], total: int) -> list[CountView]:
    return [_share(label, counts[label], total) for label in labels]


def _share(label: str, count: int, total: int) -> CountView:
    return CountView(label=label, count=count, share=round(count / total, 4) if total else 0.0)
