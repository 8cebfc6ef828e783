"""Claims prepared once and read back."""

from pathlib import Path

import pytest

from provenance.link import prepare_claims
from provenance.store import Database, load_facts, set_claim_state
from provenance.store.claim_states import ClaimState
from provenance.workflow import prepared_claims
from provenance.workflow.ingest import ingest_files, load_words
from provenance.workflow.prepared_claims import PreparedClaims

TEXTS = (
    "Nine trawlers sank off Varna on 4 May 2019, the harbour master said. Two crews were saved by Ann Berg.",
    "A barge hit the pier of Lindholm on 9 May 2019 and three dockers died. The crane of Lindholm fell too.",
)


@pytest.fixture
def harbour(database: Database, tmp_path: Path) -> Database:
    for number, text in enumerate(TEXTS):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"{text}\n", encoding="utf-8")
        assert ingest_files(database, [file], analyst="ann").created == 1
    return database


@pytest.mark.parametrize("in_memory", [1, 2**20])
def test_what_is_read_back_is_what_was_prepared(
    harbour: Database, monkeypatch: pytest.MonkeyPatch, in_memory: int
) -> None:
    monkeypatch.setattr(prepared_claims, "_IN_MEMORY", in_memory)
    monkeypatch.setattr(prepared_claims, "_KEPT", 1)
    lexicon = load_words(harbour)
    with harbour.reading() as tx, PreparedClaims(tx, lexicon) as ready:
        expected = prepare_claims(load_facts(tx), lexicon.places)
        first, *_, last = sorted(expected)
        assert ready.get([last]) == {last: expected[last]}
        assert list(ready.documents) == [2]
        assert ready.get(reversed(list(expected))) == expected
        assert ready.get([first, last + 500]) == {first: expected[first]}
        assert ready.get([]) == {}


def test_claims_that_nobody_compares_are_not_there(harbour: Database) -> None:
    with harbour.writing("ann") as tx:
        numbers = sorted(claim.id for claim in load_facts(tx).claims)
        set_claim_state(tx, numbers[:1], ClaimState.REJECTED, "no claim")
    with harbour.reading() as tx, PreparedClaims(tx, load_words(harbour)) as ready:
        assert sorted(ready.get(numbers)) == numbers[1:]
