"""Weak points: the gravest of each claim, those on which most others build first."""

from provenance.audit import find_weak_points
from provenance.model.facts import Facts
from provenance.model.findings import Finding, FindingKind
from provenance.model.origins import Origin, Origins
from provenance.model.outlets import Relation, StateAffiliation
from provenance.model.vocabulary import CitationKind, LinkRelation, LinkState, RelationKind, SourceKind
from tests.audit.conftest import Maker

STATE = StateAffiliation("NO", "owned", "register")


def origin(name: str, *, proven: bool) -> Origin:
    return Origin(
        name, name, (1,), (1,), (1,), named=True, proven=proven, why_not=None if proven else f"{name} is unknown"
    )


TWO = Origins((origin("a", proven=True), origin("b", proven=True)))


def judge(facts: Facts, origins: Origins = TWO) -> dict[int, Finding]:
    found = find_weak_points(facts, {claim.id: origins for claim in facts.claims})
    return {finding.claim_ids[0]: finding for finding in found}


def test_each_claim_has_its_gravest_weakness(maker: Maker) -> None:
    paper = maker.document()
    maker.source("Organ", SourceKind.ARMED_GROUP_ORGAN)
    maker.source("a guard", SourceKind.UNNAMED, document_id=paper)
    own = maker.claim(paper, "Nobody came.")
    organ = maker.claim(paper, "The dam fell to us (Organ).", ("Organ",))
    relayed = maker.claim(paper, "The gate fell (Post, Organ).", ("Post", "Organ"))
    unnamed = maker.claim(paper, "The lake fell, says a guard.", ("a guard",), kind=CitationKind.ANONYMOUS)
    fine = maker.claim(paper, "The dam leaked (Organ; Post).", ("Organ",), ("Post",))
    found = judge(maker.facts())
    assert {number: one.kind for number, one in found.items()} == {
        own: FindingKind.UNSOURCED,
        organ: FindingKind.PERPETRATOR_ONLY,
        relayed: FindingKind.PERPETRATOR_ONLY,
        unnamed: FindingKind.UNNAMED_ONLY,
    }
    assert fine not in found
    assert "Organ" in found[organ].message
    assert found[unnamed].message == "only unnamed sources: a guard"


def test_fewer_than_two_proven_origins_are_weak_and_say_why(maker: Maker) -> None:
    number = maker.claim(maker.document(), "The dam leaked (Post).", ("Post",))
    one = judge(maker.facts(), Origins((origin("a", proven=True), origin("b", proven=False))))[number]
    assert one.kind is FindingKind.ONE_ORIGIN
    assert one.message == "1 to 2 origins, 1 proven; b is unknown"
    assert judge(maker.facts(), Origins(()))[number].message == "0 origins, 0 proven"


def test_a_state_is_a_party_where_its_country_is_named(maker: Maker) -> None:
    paper = maker.document()
    maker.source("Herald", state_affiliation=STATE)
    maker.source("Ministry", SourceKind.GOVERNMENT, country="NO")
    named = maker.claim(paper, "The dam at Orle leaked (Herald).", ("Herald",), places=[("Orle", "NO")])
    elsewhere = maker.claim(paper, "The gate at Tarn leaked (Herald).", ("Herald",), places=[("Tarn", "AT")])
    office = maker.claim(paper, "Orle is dry (Ministry).", ("Ministry",), places=[("Orle", "NO")])
    both = maker.claim(paper, "Orle is wet (Herald; Ministry).", ("Herald",), ("Ministry",), places=[("Orle", "NO")])
    free = maker.claim(paper, "Orle is calm (Herald; Post).", ("Herald",), ("Post",), places=[("Orle", "NO")])
    found = judge(maker.facts())
    assert {number for number, one in found.items() if one.kind is FindingKind.PARTY_ONLY} == {named, office, both}
    assert elsewhere not in found
    assert free not in found
    assert "held by NO" in found[named].message
    assert "an authority of NO" in found[office].message


def test_whoever_speaks_for_a_party_is_one(maker: Maker) -> None:
    paper = maker.document()

    def speaks(target: str) -> tuple[Relation, ...]:
        return (Relation(RelationKind.SPEAKS_FOR, target, "imprint"),)

    maker.source("Organ", SourceKind.ARMED_GROUP_ORGAN, key="organ")
    maker.source("Voice", relations=speaks("organ"))
    maker.source("Bulletin", relations=(Relation(RelationKind.OWNED_BY, "organ", "imprint"), *speaks("River Front")))
    own = maker.claim(paper, "The dam fell (Voice).", ("Voice",))
    maker.claim(paper, "The gate held (Organ; Post).", ("Organ",), ("Post",))
    front = maker.claim(paper, "The River Front held it (Bulletin).", ("Bulletin",))
    other = maker.claim(paper, "The lake fell (Bulletin).", ("Bulletin",))
    found = judge(maker.facts())
    assert found[own].kind is found[front].kind is FindingKind.PARTY_ONLY
    assert "speaks for Organ, the organ of an armed group" in found[own].message
    assert "speaks for River Front, which the claim names" in found[front].message
    assert other not in found


def test_claims_on_which_others_build_come_first(maker: Maker) -> None:
    one, other = maker.document(), maker.document()
    lonely = maker.claim(one, "Nobody came.")
    base = maker.claim(other, "The dam leaked.")
    first = maker.claim(one, "The dam leaked, says Post.", ("Post",))
    again = maker.claim(one, "It leaked.")
    maker.link(base, first, LinkRelation.RESTATES)
    maker.link(base, again, LinkRelation.CORROBORATES, LinkState.SUGGESTED)
    maker.link(lonely, again, LinkRelation.CONFLICTS)
    maker.link(lonely, base, state=LinkState.REJECTED)
    maker.cite_document(one, "Post", other)
    found = find_weak_points(maker.facts(), {})
    assert [(finding.claim_ids[0], finding.weight) for finding in found] == [
        (base, 2),
        (again, 1),
        (first, 1),
        (lonely, 0),
    ]


def test_a_chain_through_another_documents_claim_builds_on_it(maker: Maker) -> None:
    one, other = maker.document(), maker.document()
    first = maker.claim(one, "The dam leaked, says Post.", ("Post",))
    base = maker.claim(other, "The dam leaked, says Wire.", ("Wire",))
    maker.link(first, base)
    maker.cite_document(one, "Post", other)
    weights = {finding.claim_ids[0]: finding.weight for finding in find_weak_points(maker.facts(), {})}
    assert weights == {first: 1, base: 1}


def test_only_wanted_claims_and_acknowledged_ones_are_marked(maker: Maker) -> None:
    paper = maker.document()
    first, second = maker.claim(paper, "Nobody came."), maker.claim(paper, "Nobody left.")
    maker.claim(paper, "Nobody slept.", state="rejected")
    found = find_weak_points(maker.facts(), {}, [second])
    assert [finding.claim_ids for finding in found] == [(second,)]
    again = find_weak_points(maker.facts(), {}, None, {found[0].key: "known"})
    assert {finding.claim_ids[0]: finding.acknowledged for finding in again} == {first: None, second: "known"}
