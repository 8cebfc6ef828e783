"""Roots: where the chains of one claim end, through documents that are cited and were read too."""

from dataclasses import dataclass, replace

from provenance.link.background import Background, find_accepted, find_cited_on
from provenance.model.chains import Chain, find_chains
from provenance.model.facts import CHAINS_FELL, CitationFact, ClaimFact, SourceFact
from provenance.model.vocabulary import HedgeLevel, LinkRelation, LinkState, SourceKind, Stance

_REPEATING = (LinkRelation.RESTATES, LinkRelation.CORROBORATES)
_DEEPEST = 50
"""Documents that one chain runs through at the most."""


@dataclass(frozen=True, slots=True)
class Root:
    """The end of one chain.

    ``publisher_id`` is the outlet nearest to it, which is the root itself where that publishes; None where nobody
    published it. ``on`` is when it was said or published, in ISO 8601. ``denies`` tells that the voice denies the
    content. ``through`` names the documents that the chain ran on through. ``wire`` is the mark of the agency whose
    story the document is, where nobody nearer published the root.
    """

    claim_id: int
    citation_id: int
    source_id: int
    publisher_id: int | None
    on: str | None
    denies: bool = False
    unpublished: bool = False
    document_id: int = 0
    through: tuple[int, ...] = ()
    wire: str | None = None


@dataclass(frozen=True, slots=True)
class Roots:
    """All roots of a claim, and the rings of documents met on the way, by their ids."""

    roots: tuple[Root, ...]
    rings: tuple[tuple[int, ...], ...] = ()


def find_roots(claim: ClaimFact, background: Background) -> Roots:
    """Return where the chains of a claim end.

    A citation that says that its source did *not* say it vouches for nothing; where no other is left, the document's
    publisher is the root. Once a cited document is accepted, the chain runs on through its claim that is linked to
    this one (``restates`` or ``corroborates``, an accepted link before a suggested one, the best score first); where
    none is linked, it ends at that document's publisher. A claim whose sources were all thought away has no root.
    """
    rings: list[tuple[int, ...]] = []
    found = _walk(claim, background, (claim.document_id,), rings)
    return Roots(tuple(replace(root, claim_id=claim.id) for root in found), tuple(dict.fromkeys(rings)))


def _walk(claim: ClaimFact, background: Background, path: tuple[int, ...], rings: list[tuple[int, ...]]) -> list[Root]:
    whole = find_chains(claim)
    if any(chain.root.rule == CHAINS_FELL for chain in whole):
        return []
    chains = [chain for chain in whole if not any(hop.negated for hop in chain.hops)]
    if not chains:
        return _end_at_publisher(claim, background, path)
    found: list[Root] = []
    for chain in chains:
        found += _run_on(claim, chain, background, path, rings) or [_make_root(claim, chain, background, path)]
    return found


def _end_at_publisher(claim: ClaimFact, background: Background, path: tuple[int, ...]) -> list[Root]:
    document = background.documents.get(claim.document_id)
    if document is None or document.publisher_id is None:
        return []
    on = None if document.published is None else document.published.iso()
    number, publisher = claim.lead_citation_id, document.publisher_id
    wire = background.wires.get(document.id)
    return [Root(claim.id, number, publisher, publisher, on, document_id=document.id, through=path[1:], wire=wire)]


def _run_on(
    claim: ClaimFact, chain: Chain, background: Background, path: tuple[int, ...], rings: list[tuple[int, ...]]
) -> list[Root]:
    """Return the roots beyond an accepted cited document; nothing where the chain ends where it is printed."""
    found: list[Root] = []
    for cited in find_accepted(chain.root, claim, background):
        number = cited.cited_document_id
        if number in path:
            rings.append(path[path.index(number) :])
            continue
        if len(path) >= _DEEPEST:
            continue
        further = _find_repeated(claim, number, background)
        if further is not None:
            found += _walk(further, background, (*path, number), rings)
        else:
            found.append(_end_at_document(claim, chain, number, background, (*path, number)))
    return found


def _find_repeated(claim: ClaimFact, document_id: int, background: Background) -> ClaimFact | None:
    """Return the claim of a document that says the same as this one by the best link between them."""
    found: list[tuple[bool, float, int]] = []
    for link in background.links.get(claim.id, ()):
        other = background.claims.get(link.second if link.first == claim.id else link.first)
        if other is not None and other.document_id == document_id and link.relation in _REPEATING:
            found.append((link.state is LinkState.ACCEPTED, link.score or 0.0, -other.id))
    return background.claims[-max(found)[2]] if found else None


def _end_at_document(
    claim: ClaimFact, chain: Chain, document_id: int, background: Background, path: tuple[int, ...]
) -> Root:
    document = background.documents.get(document_id)
    publisher = chain.root.source_id
    if document is not None and document.publisher_id is not None:
        publisher = document.publisher_id
    on = find_cited_on(chain.root, claim)
    if document is not None and document.published is not None:
        on = document.published.iso()
    denies = _denies(claim, chain)
    return Root(
        claim_id=claim.id,
        citation_id=chain.root.id,
        source_id=publisher,
        publisher_id=publisher,
        on=on,
        denies=denies,
        document_id=document_id,
        through=path[1:],
        wire=background.wires.get(document_id),
    )


def _make_root(claim: ClaimFact, chain: Chain, background: Background, path: tuple[int, ...]) -> Root:
    document = background.documents.get(claim.document_id)
    published = None if document is None or document.published is None else document.published.iso()
    on = published if chain.is_own_voice else find_cited_on(chain.root, claim) or published
    publisher = None if chain.is_own_voice else _find_publisher(chain.hops, background)
    wire = background.wires.get(claim.document_id) if publisher is None else None
    if publisher is None and document is not None:
        publisher = document.publisher_id
    source = background.sources.get(chain.root.source_id)
    return Root(
        claim_id=claim.id,
        citation_id=chain.root.id,
        source_id=chain.root.source_id,
        publisher_id=publisher,
        on=on,
        denies=_denies(claim, chain),
        unpublished=chain.is_own_voice and source is not None and source.kind is SourceKind.UNNAMED,
        document_id=claim.document_id,
        through=path[1:],
        wire=wire,
    )


def _find_publisher(hops: tuple[CitationFact, ...], background: Background) -> int | None:
    publishing = (hop.source_id for hop in reversed(hops) if publishes(background.sources.get(hop.source_id)))
    return next(publishing, None)


def publishes(source: SourceFact | None) -> bool:
    """Tell whether a source is an outlet; one that the facts do not hold is none."""
    return source is not None and (source.is_outlet or source.kind.publishes)


def _denies(claim: ClaimFact, chain: Chain) -> bool:
    stances = [hop.stance for hop in chain.hops]
    if Stance.DENYING in stances:
        return True
    alone = len({hop.printed for hop in claim.citations}) == 1
    return alone and claim.hedging.level is HedgeLevel.DENIED and claim.hedging.stance is Stance.DENYING
