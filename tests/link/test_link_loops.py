from hypothesis import given
from hypothesis import strategies as st

from provenance.link import find_loops, find_origins
from provenance.link.rings import find_rings
from provenance.model.origins import LoopKind
from tests.link.newsroom import CORROBORATES, REJECTED, SUGGESTED, Newsroom, on

NODES = st.integers(0, 8)


@given(st.dictionaries(NODES, st.lists(NODES, max_size=4)))
def test_each_node_that_reaches_itself_shares_a_component_with_a_ring(edges: dict[int, list[int]]) -> None:
    def reach(start: int) -> set[int]:
        seen: set[int] = set()
        work = list(edges.get(start, ()))
        while work:
            node = work.pop()
            if node not in seen:
                seen.add(node)
                work += edges.get(node, ())
        return seen

    rings = find_rings(edges)
    for ring in rings:
        assert len(set(ring)) == len(ring)
        assert all(other in edges[one] for one, other in zip(ring, (*ring[1:], ring[0]), strict=True))
    circular = {node for node in edges if node in reach(node)}
    components = {frozenset({node, *(one for one in reach(node) if node in reach(one))}) for node in circular}
    assert sorted(next(i for i, one in enumerate(components) if ring[0] in one) for ring in rings) == list(
        range(len(components))
    )


def test_a_long_ring_is_found_without_recursion() -> None:
    assert len(find_rings({node: [(node + 1) % 5000] for node in range(5000)})[0]) == 5000


def test_outlets_that_cite_one_another_on_one_matter_are_a_loop() -> None:
    room = Newsroom()
    post, herald, wire = room.outlet("Dale Post"), room.outlet("Moor Herald"), room.outlet("North Wire")
    one = room.claim(room.document(post), "The dam broke.", (wire, herald))
    other = room.claim(room.document(herald), "A dam gave way.", post)
    assert find_loops(room.facts) == ()
    room.link(one, other, CORROBORATES, SUGGESTED)
    (loop,) = find_loops(room.facts)
    assert loop.kind is LoopKind.OUTLETS
    assert sorted(loop.names) == ["Dale Post", "Moor Herald", "North Wire"]
    assert loop.message.endswith("nobody in the ring is known to have said it first")
    assert set(loop.claim_ids) == {one, other}
    assert loop.suggested
    assert find_loops(room.facts, least=0.95) == ()


def test_an_outlet_that_quotes_who_quotes_it_is_a_loop_within_one_claim() -> None:
    room = Newsroom()
    post, wire = room.outlet("Dale Post"), room.outlet("North Wire")
    claim = room.claim(room.document(post), "The dam broke.", (wire, post))
    (loop,) = find_loops(room.facts)
    assert (loop.kind, loop.claim_ids, loop.suggested) == (LoopKind.OUTLETS, (claim,), False)
    assert loop.message.startswith("Dale Post cites North Wire cites Dale Post:")
    found = find_origins(room.chosen(), room.facts)
    assert str(found) == "0 to 1"
    assert found.loops == (("Dale Post", "North Wire"),)


def test_a_citation_that_is_negated_closes_no_ring() -> None:
    room = Newsroom()
    post, wire = room.outlet("Dale Post"), room.outlet("North Wire")
    room.claim(room.document(post), "The wire did not say so.", ({"negated": True}, wire, post))
    assert find_loops(room.facts) == ()


def test_documents_that_cite_one_another_are_a_loop_by_suggestion_too() -> None:
    room = Newsroom()
    post, herald = room.outlet("Dale Post"), room.outlet("Moor Herald")
    one, other = room.document(post, title="One"), room.document(herald, title="Two")
    first = room.claim(one, "The dam broke.", ({"period": on("2020-05-01")}, herald))
    second = room.claim(other, "The mill burnt.", post)
    room.cite_document(one, herald, other, "2020-05-01", SUGGESTED)
    room.cite_document(other, post, one)
    room.cite_document(one, herald, other, "2020-05-02", SUGGESTED)
    (loop,) = find_loops(room.facts)
    assert loop.kind is LoopKind.DOCUMENTS
    assert loop.names == ("document 1 (One)", "document 2 (Two)")
    assert loop.claim_ids in {(first, second), (second,)}
    assert (loop.document_ids, loop.suggested) == ((one, other), True)
    room.cited.clear()
    room.cite_document(one, herald, other, None, REJECTED)
    room.cite_document(other, post, one)
    assert find_loops(room.facts) == ()


def test_an_outlets_own_earlier_piece_is_named() -> None:
    room = Newsroom()
    post = room.outlet("Dale Post")
    document = room.document(post, "2020-06-01", title="One")
    room.claim(document, "The dam broke.", ({"period": on("2020-05-01")}, post))
    room.claim(document, "The Post has seen it.", post)
    room.claim(document, "The dam is new.", ({"period": on("2020-06")}, post))
    room.claim(document, "It rained.")
    room.claim(room.document(None), "The dam fell.", post)
    (loop,) = find_loops(room.facts)
    assert loop.kind is LoopKind.OWN_PIECE
    assert loop.message == "document 1 (One) cites Dale Post's own earlier piece of 2020-05-01"
    earlier = room.document(post, "2020-05-30")
    room.cite_document(document, post, earlier)
    assert [loop.message for loop in find_loops(room.facts)][1:] == [
        "document 1 (One) cites Dale Post's own earlier piece",
        "document 1 (One) cites Dale Post's own earlier piece of 2020-06",
    ]
