"""Origins: the roots of claims' chains, once those that are not independent of one another are taken for one.

Proven and possible origins are defined in the design: *possible* are all roots left after merging; *proven* are those
that are named, of owner families that the registry records as different (``independent`` counts as a family of its own
for each outlet), with different speakers and no near-duplicate text.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from provenance.link.background import Background, gather_background
from provenance.link.families import INDEPENDENT, WIRE, find_families, find_kind, match_families
from provenance.link.groups import Groups
from provenance.link.outlet_rings import OutletRing, find_outlet_rings
from provenance.link.reprints import cut_passages, find_reprints
from provenance.link.roots import Root, find_roots, publishes
from provenance.link.ties import Tie, find_ties
from provenance.model.chains import find_chains
from provenance.model.facts import ClaimFact, Facts
from provenance.model.links import LinkFact
from provenance.model.origins import Origin, Origins
from provenance.model.vocabulary import LinkRelation, LinkState, SourceKind

_SUPPORTING = (LinkRelation.CORROBORATES, LinkRelation.RESTATES)


def find_origins(claims: Sequence[ClaimFact], facts: Facts | Background) -> Origins:
    """Return the independent origins of claims that are about the same thing.

    A source that denies the content is no origin of it, unless all that are cited deny it: then they are those of the
    denial.

    Args:
        claims: the claims of one story, or one claim alone.
        facts: where they come from; for many calls the background that was gathered of it once.
    """
    background = facts if isinstance(facts, Background) else gather_background(facts)
    traced = {claim.id: find_roots(claim, background) for claim in claims}
    roots = [root for found in traced.values() for root in found.roots]
    if not all(root.denies for root in roots):
        roots = [root for root in roots if not root.denies]
    groups = Groups(_key(root) for root in roots)
    reasons = _Reasons(groups)
    for tie in find_ties(roots, background):
        reasons.join(tie)
    for tie in _find_repetitions(claims, roots, background):
        reasons.join(tie)
    outlets = find_outlet_rings(claims, background)
    for found in outlets:
        reasons.join_ring(found, background)
    documents = dict.fromkeys(ring for one in traced.values() for ring in one.rings)
    loops = [tuple(background.name_document(number) for number in ring) for ring in documents]
    loops += [tuple(background.name_source(number) for number in found.names) for found in outlets]
    ringed = {number for found in outlets for number in found.outlets}
    return Origins(_make_origins(roots, groups, reasons, claims, background, ringed), tuple(loops))


def find_claim_origins(claim_id: int, facts: Facts | Background, *, suggested: bool = False) -> Origins:
    """Return the origins of one claim: its own, and those of the claims that corroborate or restate it.

    Args:
        claim_id: which claim; one that the facts do not hold has no origins.
        facts: the facts that hold it, or their background.
        suggested: whether links that nobody has decided on count too.
    """
    background = facts if isinstance(facts, Background) else gather_background(facts)
    claim = background.claims.get(claim_id)
    if claim is None:
        return Origins(())
    found = {claim_id: claim}
    for link in background.links.get(claim_id, ()):
        other = background.claims.get(link.second if link.first == claim_id else link.first)
        if other is not None and _supports(link, suggested=suggested):
            found[other.id] = other
    return find_origins(list(found.values()), background)


def _supports(link: LinkFact, *, suggested: bool) -> bool:
    return link.relation in _SUPPORTING and (suggested or link.state is LinkState.ACCEPTED)


def _key(root: Root) -> int:
    return root.source_id


class _Reasons:
    """Joins groups of sources and remembers in words why, by the sources joined."""

    def __init__(self, groups: Groups[int]) -> None:
        self.groups = groups
        self.given: list[Tie] = []

    def join(self, tie: Tie) -> None:
        """Join what a tie ties, and keep its reason where that took roots for one that had been two."""
        first, *others = tie.source_ids
        joined = [self.groups.join(first, other) for other in others]
        if any(joined):
            self.given.append(tie)

    def join_ring(self, ring: OutletRing, background: Background) -> None:
        """Join those roots that cite one another in a ring: they are no more than one origin, however many."""
        roots = tuple(number for number in sorted(ring.outlets) if number in self.groups)
        if len(roots) > 1:
            names = " cites ".join(background.name_source(number) for number in (*ring.names, ring.names[0]))
            self.join(Tie(roots, names))

    def tell(self, leader: int) -> list[str]:
        """Return why the members of a group are one."""
        return [tie.reason for tie in self.given if self.groups.find(tie.source_ids[0]) == leader]


def _find_repetitions(claims: Sequence[ClaimFact], roots: Iterable[Root], background: Background) -> list[Tie]:
    """Return the ties of claims that repeat one another's words: reprints, and links that say ``restates``.

    What repeats a claim with several roots adds none: its single root is taken for the first of them. Where both have
    several, each root keeps to itself: which belong together shows in their names.
    """
    by_claim: dict[int, list[int]] = defaultdict(list)
    for root in roots:
        if root.source_id not in by_claim[root.claim_id]:
            by_claim[root.claim_id].append(root.source_id)
    pairs = [
        (one.first, one.second, f"the text of claims {one.first} and {one.second} is the same ({one.shared:.0%})")
        for one in find_reprints(cut_passages(claims, background))
    ]
    for claim in claims:
        for link in background.links.get(claim.id, ()):
            if link.first == claim.id and link.relation is LinkRelation.RESTATES:
                how = "accepted" if link.state is LinkState.ACCEPTED else "suggested"
                pairs.append((link.first, link.second, f"claim {link.second} restates claim {link.first} ({how})"))
    ties = []
    for first, second, reason in pairs:
        one, other = by_claim.get(first, []), by_claim.get(second, [])
        if one and other and min(len(one), len(other)) == 1 and not set(one) & set(other):
            ties.append(Tie((one[0], other[0]), reason))
    return ties


def _make_origins(  # noqa: PLR0917 -- one argument for each thing that is weighed
    roots: Sequence[Root],
    groups: Groups[int],
    reasons: _Reasons,
    claims: Sequence[ClaimFact],
    background: Background,
    ringed: set[int],
) -> tuple[Origin, ...]:
    members: dict[int, list[Root]] = defaultdict(list)
    for root in roots:
        members[groups.find(_key(root))].append(root)
    relayed = _find_relays(claims, background)
    open_to = {leader: find_families(found, background) for leader, found in members.items()}
    barred = {
        leader: why for leader, found in members.items() if (why := _find_bar(found, relayed, ringed, background))
    }
    matched = match_families({leader: set(open_to[leader]) for leader in members if leader not in barred})
    made = []
    for leader, found in members.items():
        lead = min(found, key=lambda root: _rank(root, background))
        why = barred.get(leader)
        if why is None and leader not in matched:
            why = _tell_taken(open_to[leader], lead, background)
        made.append(_make_origin(found, lead, reasons.tell(leader), matched.get(leader), why, background))
    return tuple(made)


def _make_origin(  # noqa: PLR0917 -- one argument for each thing that is told of an origin
    found: Sequence[Root],
    lead: Root,
    merged: list[str],
    family: str | None,
    why_not: str | None,
    background: Background,
) -> Origin:
    speaking = [root for root in found if _is_named(root, background) and not _publishes(root, background)]
    speaker = background.name_source(speaking[0].source_id) if speaking else None
    named = any(_is_named(root, background) for root in found)
    own = _find_family(lead, background) if family is None or find_kind(family) == WIRE else find_kind(family)
    return Origin(
        key=_name_key(lead, named=named),
        name=_name_root(lead, background),
        source_ids=tuple(dict.fromkeys(root.source_id for root in found)),
        claim_ids=tuple(sorted({root.claim_id for root in found})),
        citation_ids=tuple(sorted({root.citation_id for root in found})),
        named=named,
        family=own,
        speaker=speaker,
        merged=(*_tell_repeated(found, background), *merged),
        proven=family is not None,
        why_not=why_not,
    )


def _tell_repeated(found: Sequence[Root], background: Background) -> list[str]:
    """Tell of each source that several claims lead to: within a story it is one origin."""
    claims: dict[int, set[int]] = defaultdict(set)
    for root in found:
        claims[root.source_id].add(root.claim_id)
    told = []
    for source_id, numbers in claims.items():
        if len(numbers) > 1:
            one = "outlet" if publishes(background.sources.get(source_id)) else "voice"
            told.append(f"{len(numbers)} claims lead to {background.name_source(source_id)}: one {one}, one origin")
    return told


def _find_bar(
    found: Sequence[Root], relayed: dict[int, set[int]], ringed: set[int], background: Background
) -> str | None:
    """Return why an origin can never be proven, whatever others there are; None where it may be."""
    named = [root for root in found if _is_named(root, background)]
    if not named:
        if found[0].unpublished:
            return "nobody is named as publisher or author of the document"
        return "unnamed: nothing tells whether it is a source of its own"
    if not find_families(found, background):
        return _tell_unknown(named, background)
    mine = {root.source_id for root in found}
    if mine <= ringed:
        return "cited in a ring: nobody in it is known to have said it first"
    for root in named:
        others = relayed.get(root.source_id, set()) - mine
        if others:
            further = background.name_source(min(others))
            return f"{background.name_source(root.source_id)} relays {further} in the same story"
    return None


def _tell_unknown(named: Sequence[Root], background: Background) -> str:
    publisher = next((root.publisher_id for root in named if root.publisher_id is not None), None)
    if publisher is None:
        return f"no outlet is known through which {background.name_source(named[0].source_id)} speaks"
    return f"the registry records no owner family of {background.name_source(publisher)}"


def _find_relays(claims: Iterable[ClaimFact], background: Background) -> dict[int, set[int]]:
    """Return by outlet the roots of chains in which it only relays."""
    found: dict[int, set[int]] = defaultdict(set)
    for claim in claims:
        for chain in find_chains(claim):
            for hop in chain.hops[:-1]:
                if hop.role == "via" and publishes(background.sources.get(hop.source_id)):
                    found[hop.source_id].add(chain.root.source_id)
    return found


def _tell_taken(families: Sequence[str], lead: Root, background: Background) -> str:
    if find_kind(families[0]) == WIRE:
        return f"another voice in the wire's story ({families[0].partition(':')[2]}) counts already"
    if find_kind(families[0]) != INDEPENDENT:
        return f"another origin of the same owner family ({families[0]}) counts already"
    through = lead.source_id if _publishes(lead, background) else lead.publisher_id or lead.source_id
    if lead.source_id == through:
        return f"a voice that {background.name_source(through)} quotes counts already"
    return f"{background.name_source(through)}, through which it speaks, counts already"


def _is_named(root: Root, background: Background) -> bool:
    source = background.sources.get(root.source_id)
    return source is not None and source.kind is not SourceKind.UNNAMED


def _publishes(root: Root, background: Background) -> bool:
    return publishes(background.sources.get(root.source_id))


def _find_family(root: Root, background: Background) -> str | None:
    source = background.sources.get(root.source_id if _publishes(root, background) else root.publisher_id or 0)
    return None if source is None else source.family


def _rank(root: Root, background: Background) -> tuple[bool, bool, int]:
    return (not _is_named(root, background), not _publishes(root, background), root.source_id)


def _name_key(root: Root, *, named: bool) -> str:
    if root.unpublished:
        return f"document {root.document_id}"
    return f"source {root.source_id}" if named else f"unnamed {root.source_id}"


def _name_root(root: Root, background: Background) -> str:
    if root.unpublished:
        return background.name_document(root.document_id)
    return background.name_source(root.source_id)
