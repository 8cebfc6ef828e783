import random
from pathlib import Path

import pytest
from sqlalchemy import text

from provenance.link import find_candidates, find_keys
from provenance.store import Database, find_unkeyed, list_documents, load_facts, load_keys
from provenance.workflow import candidates
from provenance.workflow.candidates import fill_keys, find_candidates_of, find_kept_candidates
from provenance.workflow.databases import initialise
from provenance.workflow.ingest import ingest_files

PLACES = ["Ardo", "Vinsk", "Tarrow", "Nesh", "Oslen"]
THINGS = ["mill", "bridge", "ferry", "school", "quarry", "depot", "customs house"]
ACTS = ["burned down", "was closed", "was looted", "was rebuilt", "collapsed, killing {n}", "was guarded by {n} men"]


@pytest.fixture
def ingested(database: Database, address: str, tmp_path: Path) -> Database:
    """Six articles about few things in few places, so that many share something."""
    initialise(address, "ann")
    draw = random.Random(5)  # noqa: S311 -- sample data
    for number in range(6):
        sentences = [
            f"The {draw.choice(THINGS)} of {draw.choice(PLACES)} {draw.choice(ACTS).format(n=draw.randint(2, 30))} "
            f"on {draw.randint(1, 28)} March 2017."
            for _ in range(10)
        ]
        words = f"News from the coast\n\n{draw.randint(1, 28)} April 2017\n\n{' '.join(sentences)}\n"
        (tmp_path / f"{number:02}.txt").write_text(words, encoding="utf-8")
    ingest_files(database, [tmp_path], analyst="ann")
    return database


def test_ingest_keeps_keys_by_which_the_database_finds_what_an_index_over_all_finds(
    ingested: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ingested.reading() as tx:
        assert find_unkeyed(tx) == []
        kept = {number: keys for number, _, keys in load_keys(tx)}
        published = {one.id: one.published for one in list_documents(tx)}
        claims = load_facts(tx).claims
        assert len(claims) >= 60
        assert kept == {claim.id: find_keys(claim, published[claim.document_id]) for claim in claims}
        expected = find_candidates(claims, 7, published=published)
        some = [claim for claim in claims if claim.id % 5 == 2]
        for many in (0, 10**6):
            monkeypatch.setattr(candidates, "_MANY", many)
            assert find_kept_candidates(tx, expected, 7) == expected
            found = dict(find_candidates_of(tx, (claim.id for claim in some), 7))
            assert found == {claim.id: [other for other, _ in expected[claim.id]] for claim in some}
    assert any(found.values())


def test_keys_that_are_missing_are_filled_in(ingested: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "_BATCH", 25)
    monkeypatch.setattr(candidates, "_MANY", 0)
    with ingested.reading() as tx:
        before = list(load_keys(tx))
        whole = find_kept_candidates(tx, [1, 9])
    with ingested.writing("ann") as tx:
        tx.execute(text("DELETE FROM claim_keys WHERE claim_id = 1 OR claim_id > 11"))
        found = find_kept_candidates(tx, [1, 9])
    assert found[1] == []
    assert all(1 < other <= 11 for other, _ in found[9])
    steps: list[int] = []
    assert fill_keys(ingested, "ann", steps.append) == sum(steps) == len(before) - 10
    with ingested.reading() as tx:
        assert list(load_keys(tx)) == before
        assert find_kept_candidates(tx, [1, 9]) == whole
    with ingested.writing("ann") as tx:
        tx.execute(text("DELETE FROM claim_keys WHERE claim_id = 3"))
    assert fill_keys(ingested, "ann") == 1
    assert fill_keys(ingested, "ann") == 0
