"""The closure is what the citations make, whatever was done to them."""

from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from provenance.errors import ProvenanceError
from provenance.model.paths import find_paths
from provenance.model.readings import Reading
from provenance.model.vocabulary import LinkRelation, LinkState, SourceKind
from provenance.store import (
    ClaimState,
    Database,
    Transaction,
    add_cited_document,
    add_link,
    check_database,
    decide_cited_document,
    decide_link,
    find_fallen,
    find_source,
    keep_reading,
    list_cited_documents,
    list_claim_ids,
    list_documents,
    list_links,
    list_outlets,
    load_facts,
    load_patterns,
    merge_outlets,
    set_claim_state,
    undo_last,
)
from provenance.store.closure import LAST_BIT, Hop, close_claim
from provenance.store.upgrading import find_scripts
from tests.store.conftest import Writer

NAMES = ("Alder News", "Birch Post", "Cedar Wire", "Dune Radio")


def read_rows(database: Database) -> dict[tuple[str, int], tuple[Any, ...]]:
    with database.reading() as tx:
        return read_rows_of(tx)


def read_rows_of(tx: Transaction) -> dict[tuple[str, int], tuple[Any, ...]]:
    query = (
        "SELECT name, claim_id, depth, role, paths, ways, ends, alone FROM claim_sources "
        "JOIN sources ON sources.id = source_id"
    )
    return {(row[0], row[1]): row[2:] for row in map(tuple[Any, ...], tx.execute(text(query)))}


def recount(database: Database) -> dict[tuple[str, int], tuple[Any, ...]]:
    """The same from the facts, as plainly as can be."""
    with database.reading() as tx:
        facts = load_facts(tx)
    facts = replace(facts, claims=tuple(claim for claim in facts.claims if claim.state != "rejected"))
    names = {source.id: source.name for source in facts.sources}
    every = find_paths(facts)
    found: dict[tuple[str, int], tuple[Any, ...]] = {}
    for claim in facts.claims:
        paths = [path.hops for path in every[claim.id]]
        if not paths:
            found[names[claim.citations[0].source_id], claim.id] = (0, "own_voice", 0, 0, 0, False)
        for source_id in {hop.source_id for path in paths for hop in path}:
            holding = [any(hop.source_id == source_id for hop in path) for path in paths]
            places = [(n, hop.role) for path in paths for n, hop in enumerate(path, 1) if hop.source_id == source_id]
            depth, role = min(places, key=lambda place: place[0])
            ways = sum(2**n for n, holds in enumerate(holding) if holds)
            ends = sum(2**n for n, path in enumerate(paths) if path[-1].source_id == source_id)
            found[names[source_id], claim.id] = (depth, role, len(paths), ways, ends, all(holding))
    return found


def is_sound(database: Database) -> bool:
    with database.reading() as tx:
        return check_database(tx) == []


def test_a_reading_is_closed_as_it_is_kept(filled: Database) -> None:
    found = read_rows(filled)
    assert found["The Harbour Post", 1] == (1, "via", 1, 1, 0, True)
    assert found["North Wire", 1] == (2, "source", 1, 1, 0, True)
    assert found["Carmen Vella", 1] == (3, "speaker", 1, 1, 1, True)
    assert found["Lantern Gazette", 2] == (2, "source", 1, 1, 1, True)
    assert found["Island Herald", 3] == (0, "own_voice", 0, 0, 0, False)
    assert found == recount(filled)
    assert is_sound(filled)


def test_a_merge_is_followed(filled: Database) -> None:
    with filled.writing("ann") as tx:
        gazette, herald = find_source(tx, "Lantern Gazette").source.id, find_source(tx, "Island Herald").source.id
        merge_outlets(tx, gazette, herald, "one paper")
    assert ("Lantern Gazette", 2) not in read_rows(filled)
    assert read_rows(filled) == recount(filled)
    assert is_sound(filled)


def test_rows_that_are_wrong_are_found(filled: Database) -> None:
    with filled.writing("ann") as tx:
        tx.execute(text("UPDATE claim_sources SET alone = NOT alone WHERE claim_id = 1"))
    with filled.reading() as tx:
        assert [str(fault) for fault in check_database(tx)] == [
            "claim 1: its sources are not those that its citations lead to"
        ]


def test_the_migration_fills_what_there_is_as_the_program_does(filled: Database) -> None:
    module = find_scripts().get_revision("0006").module
    with filled.reading() as tx:
        hops = tx.execute(
            text(
                "SELECT citations.id, claim_id, document_id, source_id, role, relayed_by FROM citations "
                "JOIN claims ON claims.id = citations.claim_id ORDER BY claim_id, citations.id"
            )
        ).all()
        kept = {tuple(row) for row in tx.execute(text("SELECT * FROM claim_sources"))}
    made = [row for claim in (1, 2, 3) for row in module._trace([hop for hop in hops if hop.claim_id == claim])]
    assert {tuple(row.values()) for row in made} == kept


def growing(examples: int) -> settings:
    """Each example adds to one database, so that making an example smaller would not repeat what it met."""
    return settings(
        max_examples=examples,
        phases=(Phase.generate,),
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


chains = st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=3), max_size=4)


@given(st.lists(chains, min_size=1, max_size=4))
@growing(15)
def test_every_row_equals_a_plain_recount(database: Database, drawn: list[list[list[int]]]) -> None:
    with database.writing("ann") as tx:
        keep_reading(tx, make_reading(drawn))
    found = recount(database)
    assert read_rows(database) == found
    with database.reading() as tx:
        for entry in list_outlets(tx):
            rows = [row for (name, _), row in found.items() if name == entry.source.name]
            assert entry.claims == sum(row[0] > 0 for row in rows)
            assert entry.own_voice == sum(row[0] == 0 for row in rows)


_NUMBERS = count(1)


def make_reading(drawn: list[list[list[int]]]) -> Reading:
    """A document of one claim for each list of chains, whose hops are printed citations that relay the next."""
    number = next(_NUMBERS)
    writer = Writer(f"Paper {number}. " + " ".join(NAMES) + ". " + " ".join(f"It rained {n} times." for n in range(9)))
    printed = count(1)
    for place, paths in enumerate(drawn):
        citations = []
        for path in paths:
            before = None
            for name in path:
                mark = f"c{next(printed)}"
                citations.append(writer.cite(mark, NAMES[name], SourceKind.NEWSPAPER, relayed_by=before))
                before = mark
        writer.claim(f"It rained {place} times.", *citations)
    return writer.finish(publisher="Elm Gazette" if number % 2 else None)


@pytest.mark.parametrize("paths", [1, LAST_BIT, LAST_BIT + 1, LAST_BIT + 5])
def test_any_number_of_paths_is_kept_in_one_number(paths: int) -> None:
    hops = [Hop(number, 1, 7 if number == 1 else 8, "source", None) for number in range(1, paths + 1)]
    rows = {row[0]: row for row in close_claim(1, 1, hops)}
    full = 2 ** min(paths, LAST_BIT + 1) - 1
    assert rows[7][6] == 1
    assert rows[7][8] == (paths == 1)
    assert all(row[6] < 2**63 and row[5] == paths for row in rows.values())
    assert rows[7][6] | rows.get(8, rows[7])[6] == full


def keep(database: Database, *drawn: list[list[list[int]]]) -> None:
    with database.writing("ann") as tx:
        for chains_of in drawn:
            keep_reading(tx, make_reading(chains_of))


def test_a_chain_runs_on_while_document_and_link_stand(database: Database) -> None:
    keep(database, [[[0]]], [[[1, 2]], [[3]]], [[[3]]])
    with database.writing("ann") as tx:
        cited = add_cited_document(tx, 1, find_source(tx, "Alder News").source.id, 2)
        link = add_link(tx, 1, 2, LinkRelation.RESTATES, [])
        assert ("Cedar Wire", 1) not in read_rows_of(tx)
        decide_cited_document(tx, cited, LinkState.ACCEPTED, "that very piece")
    found = read_rows(database)
    assert found["Alder News", 1] == (1, "source", 1, 1, 0, True)
    assert found["Cedar Wire", 1] == (3, "source", 1, 1, 1, True)
    assert found == recount(database)
    with database.writing("ann") as tx:
        decide_link(tx, link, LinkState.REJECTED, "another dam")
    assert ("Cedar Wire", 1) not in read_rows(database)
    with database.writing("ann") as tx:
        decide_link(tx, link, LinkState.ACCEPTED, "the same dam")
        set_claim_state(tx, [2], ClaimState.REJECTED, "misread")
    assert ("Cedar Wire", 1) not in read_rows(database)
    with database.writing("ann") as tx:
        set_claim_state(tx, [2], ClaimState.READ)
    assert ("Cedar Wire", 1) in read_rows(database)
    with database.writing("ann") as tx:
        decide_cited_document(tx, cited, LinkState.REJECTED, "an older piece")
    assert ("Cedar Wire", 1) not in read_rows(database)
    assert read_rows(database) == recount(database)
    assert is_sound(database)


def test_a_rejected_claim_leans_on_nobody(database: Database) -> None:
    keep(database, [[[0]], [[0], [1]]])
    with database.writing("ann") as tx:
        set_claim_state(tx, [1], ClaimState.REJECTED, "misread")
    assert {claim for _, claim in read_rows(database)} == {2}
    assert is_sound(database)
    with database.writing("ann") as tx:
        undo_last(tx)
    assert {claim for _, claim in read_rows(database)} == {1, 2}
    assert is_sound(database)


steps = st.lists(
    st.tuples(
        st.sampled_from(["link", "accept", "reject", "cite", "mean", "unmean", "throw", "open", "merge"]),
        st.integers(0, 30),
    ),
    max_size=12,
)


@given(st.lists(st.lists(chains, min_size=1, max_size=3), min_size=2, max_size=3), steps)
@growing(12)
def test_whatever_is_done_the_closure_is_what_the_citations_make(
    database: Database, drawn: list[list[list[list[int]]]], done: list[tuple[str, int]]
) -> None:
    keep(database, *drawn)
    for what, number in done:
        with database.writing("ann") as tx:
            try:
                change(tx, what, number)
            except ProvenanceError:
                continue
    assert read_rows(database) == recount(database)
    assert is_sound(database)


def change(tx: Transaction, what: str, number: int) -> None:
    """Do one of the things that analysts do, to whatever the number means."""
    claims = list_claim_ids(tx)
    links, cited = list_links(tx), list_cited_documents(tx)
    claim, other = claims[number % len(claims)], claims[(number * 7 + 3) % len(claims)]
    documents = [entry.id for entry in list_documents(tx)]
    if what == "link":
        add_link(tx, claim, other, (LinkRelation.RESTATES, LinkRelation.CONFLICTS)[number % 2], [])
    elif what in {"accept", "reject"} and links:
        decide_link(tx, links[number % len(links)].id, LinkState(f"{what}ed"), "seen")
    elif what == "cite":
        outlet = find_source(tx, NAMES[number % 4]).source.id
        add_cited_document(tx, documents[number % len(documents)], outlet, documents[(number + 1) % len(documents)])
    elif what in {"mean", "unmean"} and cited:
        state = LinkState.ACCEPTED if what == "mean" else LinkState.REJECTED
        decide_cited_document(tx, cited[number % len(cited)].id, state, "seen")
    elif what in {"throw", "open"}:
        set_claim_state(tx, [claim], ClaimState.REJECTED if what == "throw" else ClaimState.READ, "misread")
    elif what == "merge":
        merge_outlets(tx, find_source(tx, "Elm Gazette").source.id, find_source(tx, NAMES[0]).source.id, "one")


def test_more_paths_than_bits_are_told_apart_all_the_same(database: Database) -> None:
    """The last bit stands for many paths; what falls is then worked out from the citations."""
    paths = [[0] if number < LAST_BIT else [1 + number % 2, 3] for number in range(LAST_BIT + 4)]
    keep(database, [paths], [[[0, 1, 0]]])
    assert is_sound(database)
    with database.reading() as tx:
        ids = [find_source(tx, name).source.id for name in NAMES]
        every = {pattern.paths: pattern for pattern in load_patterns(tx)}
        assert find_fallen(tx, ids[:2]).weakened == (1,)
        assert find_fallen(tx, ids[:3]).unsourced == (1, 2)
        assert find_fallen(tx, [ids[0], ids[3]]).unsourced == (1, 2)
    assert every.keys() == {1, LAST_BIT + 4}
    assert [step.depth for step in every[1].steps] == [1, 2]
    ways = {step.source_id: step.ways for step in every[LAST_BIT + 4].steps}
    assert ways[ids[0]] == 2**LAST_BIT - 1
    assert ways[ids[1]] | ways[ids[2]] == ways[ids[3]] == 2**LAST_BIT * 15
