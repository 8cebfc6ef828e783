from provenance.model.vocabulary import LinkRelation, LinkState
from provenance.store import (
    Database,
    add_link,
    decide_link,
    find_claims_citing,
    find_claims_of,
    find_connected_claims,
    find_documents_of,
    load_facts,
)


def test_links_connect_over_any_number_of_steps_and_rejected_ones_no_further(filled: Database) -> None:
    with filled.reading() as tx:
        one, two, three = (claim.id for claim in load_facts(tx).claims)
    with filled.writing("ann") as tx:
        add_link(tx, one, two, LinkRelation.CORROBORATES, [])
        last = add_link(tx, two, three, LinkRelation.CONFLICTS, [])
    with filled.reading() as tx:
        assert find_connected_claims(tx, [one]) == {one, two, three}
        assert find_connected_claims(tx, []) == set()
    with filled.writing("ann") as tx:
        decide_link(tx, last, LinkState.REJECTED, "another boat")
    with filled.reading() as tx:
        assert find_connected_claims(tx, [one]) == {one, two}
        assert find_connected_claims(tx, [two]) == {one, two, three}
        assert find_connected_claims(tx, [three]) == {two, three}


def test_documents_and_claims_are_found_both_ways(filled: Database) -> None:
    with filled.reading() as tx:
        facts = load_facts(tx)
        documents = [document.id for document in facts.documents]
        assert find_documents_of(tx, [claim.id for claim in facts.claims]) == documents
        assert find_claims_of(tx, documents) == sorted(claim.id for claim in facts.claims)
        assert find_claims_of(tx, []) == []
        for source in facts.sources:
            citing = sorted(c.id for c in facts.claims if any(hop.source_id == source.id for hop in c.citations))
            assert find_claims_citing(tx, source.id) == citing
