"""What a set of claims leans on, and the fewest sources on which all of it rests."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from provenance.audit import find_cover, find_dependence
from provenance.model.audits import Dependence, Dimension
from provenance.model.facts import Facts
from provenance.model.outlets import StateAffiliation
from provenance.model.vocabulary import SourceKind
from tests.audit.conftest import Maker


def find_item(facts: Facts, dimension: Dimension, name: str) -> Dependence:
    return next(item for item in find_dependence(facts).of(dimension) if item.name == name)


def test_a_claim_leans_at_all_alone_directly_and_through_others(maker: Maker) -> None:
    paper = maker.document()
    maker.source("Dr Ode", SourceKind.PERSON)
    maker.claim(paper, "The dam leaked.", ("Relay", "Wire"))
    maker.claim(paper, "The gate held.", ("Wire",), ("Post",))
    maker.claim(paper, "The lake fell.", ("Wire", "Dr Ode"))
    maker.claim(paper, "Nobody came.")
    facts = maker.facts()
    wire = find_item(facts, Dimension.OUTLET, "Wire")
    assert (wire.claims, wire.alone, wire.direct, wire.through) == (3, 2, 2, 1)
    assert wire.share == 3 / 4
    assert wire.share_alone == 2 / 4
    relay = find_item(facts, Dimension.OUTLET, "Relay")
    assert (relay.claims, relay.alone, relay.direct) == (1, 1, 1)
    ode = find_item(facts, Dimension.SPEAKER, "Dr Ode")
    assert (ode.claims, ode.direct, ode.through) == (1, 0, 1)
    table = find_dependence(facts)
    assert (table.claims, table.sourced) == (4, 3)
    assert find_item(facts, Dimension.SPEAKER, "own voice 1").own_voice == 1


def test_families_states_and_kinds_count_a_claim_once(maker: Maker) -> None:
    paper = maker.document()
    state = StateAffiliation("NO", "owned", "register")
    maker.source("Wire", SourceKind.NEWS_AGENCY, family="quay", state_affiliation=state)
    maker.source("Post", family="quay")
    maker.source("Free", family="independent")
    maker.claim(paper, "The dam leaked.", ("Wire",), ("Post",))
    maker.claim(paper, "The gate held.", ("Post",), ("Free",))
    facts = maker.facts()
    quay = find_item(facts, Dimension.FAMILY, "quay")
    assert (quay.claims, quay.alone, quay.source_ids) == (2, 1, (1, 2))
    assert find_item(facts, Dimension.FAMILY, "Free (independent)").claims == 1
    assert find_item(facts, Dimension.STATE, "NO").alone == 0
    papers = find_item(facts, Dimension.KIND, "newspaper")
    assert (papers.claims, papers.alone) == (2, 1)


def test_concentration_is_the_sum_of_squared_shares(maker: Maker) -> None:
    paper = maker.document()
    for name in ("Wire", "Wire", "Wire", "Post"):
        maker.claim(paper, "The dam leaked.", (name,))
    found = {one.dimension: one for one in find_dependence(maker.facts()).concentrations}
    assert found[Dimension.OUTLET].index == 0.75**2 + 0.25**2
    assert found[Dimension.OUTLET].effective == 1 / 0.625
    assert found[Dimension.FAMILY].index is None
    assert found[Dimension.FAMILY].effective is None


def test_chains_run_on_through_accepted_documents_and_links(maker: Maker) -> None:
    one, other = maker.document(), maker.document(publisher="Post")
    first = maker.claim(one, "The dam leaked, says Post.", ("Post",))
    second = maker.claim(other, "The dam leaked at night.", ("Wire",))
    maker.claim(other, "The gate held.", ("Far",))
    maker.cite_document(one, "Post", other)
    assert find_item(maker.facts(), Dimension.OUTLET, "Wire").claims == 1
    maker.link(first, second)
    wire = find_item(maker.facts(), Dimension.OUTLET, "Wire")
    assert (wire.claims, wire.direct, wire.through) == (2, 1, 1)
    assert find_item(maker.facts(), Dimension.OUTLET, "Far").claims == 1


def test_a_ring_of_documents_ends(maker: Maker) -> None:
    one, other = maker.document(publisher="Post"), maker.document(publisher="Wire")
    first = maker.claim(one, "The dam leaked, says Wire.", ("Wire",))
    second = maker.claim(other, "The dam leaked, says Post.", ("Post",))
    maker.link(first, second)
    maker.cite_document(one, "Wire", other)
    maker.cite_document(other, "Post", one)
    assert find_item(maker.facts(), Dimension.OUTLET, "Wire").claims == 2
    assert find_item(maker.facts(), Dimension.OUTLET, "Wire").alone == 2


groups = st.lists(st.frozensets(st.integers(1, 9), min_size=1, max_size=4), max_size=12)


@given(groups)
def test_the_cover_is_smallest(found: list[frozenset[int]]) -> None:
    cover = find_cover(found, {number: str(number) for number in range(10)})
    chosen = set(cover.source_ids)
    assert all(chosen & group for group in found)
    assert cover.exact
    assert cover.least == len(chosen)
    sources = sorted(set().union(*found))
    for size in range(len(chosen)):
        assert not any(all(set(few) & group for group in found) for few in combinations(sources, size))


@given(groups)
def test_a_search_cut_off_still_covers_and_says_so(found: list[frozenset[int]]) -> None:
    cut = find_cover(found, {}, effort=0)
    whole = find_cover(found, {})
    assert all(set(cut.source_ids) & group for group in found)
    assert cut.least <= len(whole.source_ids) <= len(cut.source_ids)
    assert not cut.exact or len(whole.source_ids) == len(cut.source_ids)


def test_some_thousands_of_claims_are_solved_exactly() -> None:
    found = [frozenset({(n * 7) % 40, (n * n) % 61, (n * 13) % 97}) for n in range(3000)]
    cover = find_cover(found, {})
    assert all(set(cover.source_ids) & group for group in found)
    assert cover.least <= len(cover.source_ids)
