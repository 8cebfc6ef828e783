from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from provenance.errors import IntegrityError
from provenance.store import (
    Database,
    backup_database,
    check_database,
    count_keyed,
    find_claims_beside,
    find_unkeyed,
    keep_document_keys,
    keep_keys,
    keep_reading,
    load_keys,
    load_postings,
    open_database,
    postings,
)
from provenance.store.tables.keys import KeyList, read_keys, write_keys

KEYS = [(-(2**31), -1, 0, 7), (7, 2**31 - 1), (0, 7)]


@pytest.fixture
def keyed(database: Database, writer: Callable[[], Any]) -> Database:
    """Two documents of three claims each; those of the first have keys."""
    with database.writing("ann") as tx:
        for place in ("Ardo", "Vinsk"):
            made = writer()
            made.text = f"A mill burned in {place}. Nobody lived in {place}. Rain fell on {place}."
            for sentence in made.text.split(". "):
                made.claim(sentence.rstrip("."))
            kept = keep_reading(tx, made.finish())
            if place == "Ardo":
                keep_document_keys(tx, {kept.id: KEYS})
    return database


def find(database: Database, *keys: int, most: int = 10) -> dict[int, list[int]]:
    with database.reading() as tx:
        return load_postings(tx, keys, most)


def test_keys_come_back_as_they_were_kept(keyed: Database) -> None:
    with keyed.reading() as tx:
        entries = list(load_keys(tx))
        assert [(number, keys) for number, _, keys in entries] == list(enumerate(KEYS, start=1))
        assert {document for _, document, _ in entries} == {1}
        assert [number for number, _, _ in load_keys(tx, [3, 1, 5])] == [1, 3]
        assert count_keyed(tx) == 3


def test_all_keys_come_however_many_are_read_at_a_time(keyed: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with keyed.reading() as tx:
        entries = list(load_keys(tx))
        for batch in (1, 2, 3, 4):
            monkeypatch.setattr(postings, "_BATCH", batch)
            assert list(load_keys(tx)) == entries


def test_a_key_finds_the_claims_that_have_it(keyed: Database) -> None:
    assert find(keyed, 7, 0, -1, -(2**31), 2**31 - 1) == {
        7: [1, 2, 3],
        0: [1, 3],
        -1: [1],
        -(2**31): [1],
        2**31 - 1: [2],
    }
    assert find(keyed, 8) == find(keyed) == {}


def test_a_key_that_too_many_have_is_left_out(keyed: Database) -> None:
    assert find(keyed, 7, 0, most=2) == {0: [1, 3]}


def test_claims_without_keys_are_named_and_can_be_given_some(keyed: Database) -> None:
    with keyed.writing("ann") as tx:
        assert find_unkeyed(tx) == [4, 5, 6]
        assert find_unkeyed(tx, 2) == [4, 5]
        keep_keys(tx, {5: (7,), 4: ()})
    assert find(keyed, 7) == {7: [1, 2, 3, 5]}
    with keyed.reading() as tx:
        assert find_unkeyed(tx) == [6]


def test_new_keys_take_the_place_of_the_old_ones(keyed: Database) -> None:
    with keyed.writing("ann") as tx:
        keep_keys(tx, {1: (7, 9), 2: (9,)})
    assert find(keyed, 7, 9, 0, -1) == {7: [1, 3], 9: [1, 2], 0: [3]}


def test_a_document_has_as_many_keys_as_claims_or_nothing_is_kept(keyed: Database) -> None:
    with pytest.raises(ValueError, match="zip"), keyed.writing("ann") as tx:
        keep_document_keys(tx, {2: KEYS[:2]})
    assert find(keyed, 7) == {7: [1, 2, 3]}


def test_a_claim_whose_words_change_loses_its_keys(keyed: Database) -> None:
    with keyed.writing("ann") as tx:
        tx.execute(text("UPDATE claims SET text = 'A mill' WHERE id = 1"))
        tx.execute(text("UPDATE claims SET state = 'accepted' WHERE id = 2"))
    assert find(keyed, 7, -1) == {7: [2, 3]}
    with keyed.reading() as tx:
        assert 1 in find_unkeyed(tx)


def test_a_claim_that_goes_takes_its_keys_along(keyed: Database) -> None:
    with keyed.writing("ann") as tx:
        tx.execute(text("DELETE FROM claim_sources WHERE claim_id = 1"))
        tx.execute(text("DELETE FROM citations WHERE claim_id = 1"))
        tx.execute(text("DELETE FROM claims WHERE id = 1"))
    assert find(keyed, 7, -1) == {7: [2, 3]}
    with keyed.reading() as tx:
        assert [number for number, _, _ in load_keys(tx)] == [2, 3]


def test_keys_kept_in_a_transaction_that_fails_are_gone(keyed: Database) -> None:
    def fail() -> None:
        with keyed.writing("ann") as tx:
            keep_keys(tx, {4: (7,)})
            keep_keys(tx, {99: (7,)})

    with pytest.raises(IntegrityError):
        fail()
    assert find(keyed, 7) == {7: [1, 2, 3]}


def test_claims_of_the_same_documents_are_named(keyed: Database) -> None:
    with keyed.reading() as tx:
        assert find_claims_beside(tx, [2, 3]) == {1: [1, 2, 3]}
        assert find_claims_beside(tx, [2, 6]) == {1: [1, 2, 3], 2: [4, 5, 6]}
        assert find_claims_beside(tx, []) == {}


def test_a_backup_finds_by_keys_too(keyed: Database, tmp_path: Path) -> None:
    backup_database(keyed, tmp_path / "copy.db")
    with open_database(f"sqlite:///{tmp_path / 'copy.db'}") as copy:
        assert find(copy, 7, -1) == {7: [1, 2, 3], -1: [1]}
        with copy.reading() as tx:
            assert check_database(tx) == []


def test_more_keys_than_one_query_asks_for(keyed: Database) -> None:
    keys = {claim: tuple(range(claim, claim + 130)) for claim in range(1, 7)}
    with keyed.writing("ann") as tx:
        keep_keys(tx, keys)
    expected: defaultdict[int, list[int]] = defaultdict(list)
    for claim, own in keys.items():
        for key in own:
            expected[key].append(claim)
    assert find(keyed, *expected, most=100) == dict(expected)


def test_keys_are_read_as_they_are_written() -> None:
    for keys in (*KEYS, ()):
        assert read_keys(write_keys(keys)) == keys
    assert KeyList().process_bind_param(None, None) is None  # type: ignore[arg-type]
    assert KeyList().process_result_value(None, None) is None  # type: ignore[arg-type]
