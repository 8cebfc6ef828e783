"""What is left of facts without some sources."""

from provenance.audit import find_losses, find_removed, without
from provenance.model.audits import Removal
from provenance.model.chains import find_chains
from provenance.model.facts import CHAINS_FELL, Facts
from provenance.model.outlets import StateAffiliation
from provenance.model.vocabulary import CitationKind, SourceKind
from tests.audit.conftest import Maker


def chains_of(facts: Facts, claim: int) -> list[list[str]]:
    names = {source.id: source.name for source in facts.sources}
    found = next(one for one in facts.claims if one.id == claim)
    return [[names[hop.source_id] for hop in chain.hops] for chain in find_chains(found) if not chain.is_own_voice]


def remove(facts: Facts, *names: str) -> Facts:
    return without(facts, Removal(frozenset(source.id for source in facts.sources if source.name in names)))


def test_nothing_removed_changes_nothing(maker: Maker) -> None:
    maker.claim(maker.document(), "The dam leaked.", ("Wire",))
    facts = maker.facts()
    assert without(facts, Removal()) is facts
    assert remove(facts, "Elsewhere") == facts


def test_a_chain_falls_with_any_of_its_hops(maker: Maker) -> None:
    paper = maker.document()
    relayed = maker.claim(paper, "The dam leaked.", ("Relay", "Wire"))
    both = maker.claim(paper, "The gate held.", ("Relay", "Wire"), ("Post",))
    facts = maker.facts()
    for name in ("Relay", "Wire"):
        left = remove(facts, name)
        assert chains_of(left, relayed) == []
        assert chains_of(left, both) == [["Post"]]
        assert [claim.sourced for claim in left.claims] == [False, True]
        for claim in left.claims:
            assert claim.lead_citation_id in {hop.id for hop in claim.citations}
            assert {hop.source_id for hop in claim.citations} <= {source.id for source in left.sources}


def test_a_claim_whose_sources_all_fall_says_that_nobody_vouches(maker: Maker) -> None:
    alone = maker.claim(maker.document(publisher="Post"), "The dam leaked.", ("Wire",))
    left = remove(maker.facts(), "Wire")
    (hop,) = next(claim for claim in left.claims if claim.id == alone).citations
    assert (hop.kind, hop.rule) == (CitationKind.OWN_VOICE, CHAINS_FELL)


def test_what_a_removed_source_published_falls_whole(maker: Maker) -> None:
    one, other = maker.document(publisher="Wire"), maker.document(publisher="Post")
    first = maker.claim(one, "The dam leaked.")
    second = maker.claim(other, "The dam leaked at night.")
    maker.link(first, second)
    maker.cite_document(other, "Wire", one)
    left = remove(maker.facts(), "Wire")
    assert [document.id for document in left.documents] == [other]
    assert [claim.id for claim in left.claims] == [second]
    assert (left.links, left.cited_documents) == ((), ())


def test_families_states_and_kinds_go_together(maker: Maker) -> None:
    paper = maker.document()
    maker.source("Wire", SourceKind.NEWS_AGENCY, state_affiliation=StateAffiliation("RU", "owned", "register"))
    maker.source("Post", family="quay")
    maker.source("some guards", SourceKind.UNNAMED, document_id=paper)
    for name in ("Wire", "Post", "some guards", "Free"):
        maker.claim(paper, "The dam leaked.", (name,))
    facts = maker.facts()
    removal = Removal(families=frozenset({"quay"}), states=frozenset({"RU"}), kinds=frozenset({"unnamed"}))
    assert find_removed(facts.sources, removal) == {1, 2, 3}
    left = without(facts, removal)
    assert [claim.id for claim in left.claims if claim.sourced] == [4]


def test_a_chain_stands_while_one_way_on_stands(maker: Maker) -> None:
    one, other = maker.document(), maker.document()
    first = maker.claim(one, "The dam leaked, says Post.", ("Post",))
    second = maker.claim(other, "The dam leaked at night.", ("Wire",), ("Desk",))
    maker.cite_document(one, "Post", other)
    maker.link(first, second)
    facts = maker.facts()
    assert chains_of(remove(facts, "Wire"), first) == [["Post"]]
    assert chains_of(remove(facts, "Wire", "Desk"), first) == []


def test_losses_are_told_apart(maker: Maker) -> None:
    paper, theirs = maker.document(), maker.document(publisher="Wire")
    alone = maker.claim(paper, "The dam leaked.", ("Wire",))
    both = maker.claim(paper, "The gate held.", ("Wire",), ("Post",))
    maker.claim(paper, "The lake fell.", ("Post",))
    maker.claim(paper, "Nobody came.")
    own = maker.claim(theirs, "All is well.")
    facts = maker.facts()
    left = remove(facts, "Wire")
    found = find_losses(facts, left, {both: 2, alone: 1}, {both: 1})
    assert (found.gone, found.unsourced, found.weakened, found.uncorroborated) == ((own,), (alone,), (both,), (both,))
