"""Audits of what the database holds: what claims lean on, where they are weak, what does not hold together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.audit import WEAK_KINDS, count_dependence, find_dependence, find_findings, find_weak_points
from provenance.errors import NotFoundError, UsageError
from provenance.link import find_claim_origins, gather_background
from provenance.model.audits import Dependence, DependenceTable, Dimension
from provenance.model.facts import Facts
from provenance.model.findings import Finding, FindingKind
from provenance.model.origins import Origins
from provenance.store import (
    ClaimFilter,
    Leaning,
    Transaction,
    acknowledge_finding,
    count_leanings,
    count_standing_claims,
    find_case,
    find_claims_of,
    find_connected_claims,
    find_document,
    find_documents_of,
    find_source_id,
    list_acknowledgements,
    list_claim_ids,
    load_facts,
    load_patterns,
    load_sources,
)

LARGEST_COVERED = 5_000
"""Sourced claims up to which the smallest set of sources is looked for without being asked."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What an audit is about: some documents, a story, a case, or what words find; with nothing set, everything."""

    documents: tuple[str, ...] = ()
    story: int | None = None
    case: str | None = None
    query: str | None = None

    @property
    def whole(self) -> bool:
        """Tell whether everything is meant."""
        return not self.documents and self.story is None and self.case is None and self.query is None


@dataclass(frozen=True, slots=True)
class Ground:
    """The claims asked about, whole documents among them, and facts that reach as far as links and citations do."""

    claim_ids: frozenset[int]
    document_ids: frozenset[int]
    facts: Facts


def load_ground(transaction: Transaction, scope: Scope) -> Ground:
    """Return what an audit rests on.

    Raises:
        NotFoundError: if a document, story or case is not there.
        StoreError: if a name means several documents.
    """
    documents = find_scope_documents(transaction, scope)
    if scope.whole:
        facts = load_facts(transaction)
        return Ground(
            frozenset(claim.id for claim in facts.claims), frozenset(one.id for one in facts.documents), facts
        )
    claims = set(find_claims_of(transaction, documents))
    if scope.story is not None:
        claims |= _find_story(transaction, scope.story)
    if scope.query is not None:
        claims |= set(list_claim_ids(transaction, ClaimFilter(words=scope.query)))
    connected = find_connected_claims(transaction, claims)
    facts = load_facts(transaction, sorted({*documents, *find_documents_of(transaction, connected)}))
    return Ground(frozenset(claims), frozenset(documents), facts)


def find_scope_documents(transaction: Transaction, scope: Scope) -> tuple[int, ...]:
    """Return the documents that a scope names, one by one or by a case.

    Raises:
        NotFoundError: if one of them is not there.
        StoreError: if a name means several.
    """
    found = {find_document(transaction, wanted).id for wanted in scope.documents}
    if scope.case is not None:
        found |= set(find_case(transaction, scope.case).documents)
    return tuple(sorted(found))


def _find_story(transaction: Transaction, story: int) -> set[int]:
    found = find_connected_claims(transaction, [story])
    if len(found) < 2:  # noqa: PLR2004 -- a story has two claims at the least
        message = f"there is no story {story}; `provenance stories list` shows those there are"
        raise NotFoundError(message)
    return found


def audit_dependence(transaction: Transaction, scope: Scope, *, cover: bool | None = None) -> DependenceTable:
    """Return what the claims of a scope lean on.

    Args:
        transaction: any transaction.
        scope: which claims.
        cover: whether to look for the smallest set of sources; None looks where there are not too many claims.
    """
    if not scope.whole:
        ground = load_ground(transaction, scope)
        wanted = len(ground.claim_ids) <= LARGEST_COVERED if cover is None else cover
        return find_dependence(ground.facts, ground.claim_ids, cover=wanted)
    patterns = load_patterns(transaction)
    sources = load_sources(transaction, {step.source_id for pattern in patterns for step in pattern.steps})
    sourced = sum(pattern.claims for pattern in patterns if pattern.paths)
    return count_dependence(patterns, sources, cover=sourced <= LARGEST_COVERED if cover is None else cover)


def audit_sources(transaction: Transaction, names: Sequence[str] = ()) -> tuple[int, tuple[Dependence, ...]]:
    """Return how many claims the database holds, and how they lean on some outlets or voices, or on all.

    Raises:
        NotFoundError: if a name means none.
        StoreError: if it means several.
    """
    wanted = [find_source_id(transaction, name) for name in names] if names else None
    total = count_standing_claims(transaction)
    found = {one.source_id: one for one in count_leanings(transaction, wanted)}
    for number in wanted or ():
        found.setdefault(number, Leaning(number, 0, 0, 0, 0, 0))
    sources = {source.id: source for source in load_sources(transaction, found)}
    return total, tuple(
        Dependence(
            dimension=Dimension.OUTLET if sources[one.source_id].is_outlet else Dimension.SPEAKER,
            key=str(one.source_id),
            name=sources[one.source_id].name,
            source_ids=(one.source_id,),
            claims=one.claims,
            alone=one.alone,
            direct=one.direct,
            through=one.claims - one.direct,
            own_voice=one.own_voice,
            share=one.claims / total if total else 0.0,
            share_alone=one.alone / total if total else 0.0,
        )
        for one in found.values()
    )


def audit_findings(
    transaction: Transaction, scope: Scope, *, kinds: Iterable[FindingKind] = (), everything: bool = False
) -> tuple[Finding, ...]:
    """Return what does not hold together in a scope, acknowledged findings only if ``everything`` is asked for."""
    ground = load_ground(transaction, scope)
    return pick(find_findings(ground.facts, load_acknowledged(transaction)), ground, kinds, everything=everything)


def audit_weak_points(
    transaction: Transaction, scope: Scope, *, kinds: Iterable[FindingKind] = (), everything: bool = False
) -> tuple[Finding, ...]:
    """Return the weak points of a scope, those on which most other claims build first."""
    ground = load_ground(transaction, scope)
    found = find_weak_points(
        ground.facts, find_all_origins(ground.facts, ground.claim_ids), ground.claim_ids, load_acknowledged(transaction)
    )
    return pick(found, ground, kinds, everything=everything)


def find_all_origins(facts: Facts, claim_ids: Iterable[int]) -> dict[int, Origins]:
    """Return the origins of claims by id, together with what accepted links tie to them as the same."""
    background = gather_background(facts)
    return {number: find_claim_origins(number, background) for number in sorted(claim_ids)}


def load_acknowledged(transaction: Transaction) -> dict[str, str]:
    """Return the reasons of acknowledged findings by key; the last word on each counts."""
    return {item.finding: item.reason for item in list_acknowledgements(transaction)}


def pick(
    findings: Iterable[Finding], ground: Ground, kinds: Iterable[FindingKind] = (), *, everything: bool = False
) -> tuple[Finding, ...]:
    """Return the findings about a scope's claims or documents, of some kinds or of any."""
    listed = set(kinds)
    return tuple(
        one
        for one in findings
        if (everything or one.acknowledged is None)
        and (not listed or one.kind in listed)
        and (not ground.claim_ids.isdisjoint(one.claim_ids) or one.document_id in ground.document_ids)
    )


def acknowledge(transaction: Transaction, key: str, reason: str, scope: Scope) -> Finding:
    """Keep that the analyst has seen a finding and accepts it; the beginning of its key will do.

    Raises:
        NotFoundError: if the scope has no such finding.
        UsageError: if several are meant, or no reason is given.
    """
    ground = load_ground(transaction, scope)
    weak = key.startswith(tuple(WEAK_KINDS))
    origins = find_all_origins(ground.facts, ground.claim_ids) if weak else {}
    found = find_weak_points(ground.facts, origins, ground.claim_ids) if weak else find_findings(ground.facts)
    meant = [one for one in pick(found, ground, everything=True) if one.key.startswith(key)]
    if not meant:
        message = f"there is no finding {key!r}; `provenance audit findings` shows those there are"
        raise NotFoundError(message)
    if len(meant) > 1:
        message = f"{key!r} means {len(meant)} findings; give the whole key"
        raise UsageError(message)
    acknowledge_finding(transaction, meant[0].key, reason, document_id=meant[0].document_id)
    return meant[0]
