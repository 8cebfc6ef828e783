from provenance.model.links import LinkReason, LinkVote
from provenance.model.vocabulary import LinkRelation, LinkState
from provenance.store import Database, add_link, decide_link, load_facts


def test_facts_hold_the_links_between_their_claims_with_the_latest_vote_of_each(filled: Database) -> None:
    told = {"field": "place", "outcome": "agrees", "message": "both near Gozo", "weight": 0.5}
    with filled.writing("ann") as tx:
        link = add_link(tx, 2, 1, LinkRelation.CORROBORATES, [told, "same boat"], score=0.8)
        decide_link(tx, link, LinkState.ACCEPTED, "same boat")
    with filled.writing("ben") as tx:
        decide_link(tx, link, LinkState.REJECTED, "another boat")
    with filled.writing("ann") as tx:
        decide_link(tx, link, LinkState.ACCEPTED, "read it again", relation=LinkRelation.RESTATES)
    with filled.reading() as tx:
        (found,) = load_facts(tx).links
        assert load_facts(tx, [1]).links == (found,)
        assert load_facts(tx, []).links == ()
    assert (found.first, found.second, found.relation, found.state) == (1, 2, LinkRelation.RESTATES, LinkState.ACCEPTED)
    assert isinstance(found.votes[0], LinkVote)
    assert [(vote.analyst, vote.state, vote.reason) for vote in found.votes] == [
        ("ben", LinkState.REJECTED, "another boat"),
        ("ann", LinkState.ACCEPTED, "read it again"),
    ]
    assert found.disagreed
    assert isinstance(found.reasons[0], LinkReason)
    assert [reason.message for reason in found.reasons] == ["both near Gozo", "same boat"]
