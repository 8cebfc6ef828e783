from provenance.model.outlets import Outlet
from provenance.model.readings import Reading
from provenance.store import Database, keep_outlets, keep_reading, load_facts


def test_keeping_a_reading_and_loading_its_facts_gives_back_what_was_read(
    database: Database, outlets: tuple[Outlet, ...], ferry: Reading
) -> None:
    with database.writing("ann") as tx:
        keep_outlets(tx, outlets)
        kept = keep_reading(tx, ferry)
    assert kept.created
    assert kept.claims == 3
    with database.reading() as tx:
        facts = load_facts(tx)
    for read, fact in zip(ferry.claims, facts.claims, strict=True):
        assert (fact.span, fact.text, fact.hedging) == (read.span, read.text, read.hedging)
        assert fact.quantities == read.quantities
        assert fact.event_dates == read.event_dates
        assert fact.places == read.places
