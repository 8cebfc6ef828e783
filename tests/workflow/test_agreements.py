"""Agreement of analysts, field by field."""

from pathlib import Path

import pytest

from provenance.model.vocabulary import Reliability, VerdictValue
from provenance.rate.agreement import find_nominal_agreement
from provenance.store import ClaimState, add_verdict, open_database, rate_source, set_claim_state
from provenance.workflow.agreements import Dispute, compare_analysts
from provenance.workflow.ingest import ingest_files

TEXT = "The mill burned down. The owner was away. The roof was new. Nobody was hurt."


def test_agreement_and_what_is_to_be_settled(sqlite_address: str, tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text(TEXT, encoding="utf-8")
    with open_database(sqlite_address) as database:
        ingest_files(database, [tmp_path / "mill.txt"], analyst="ann")
        with database.writing("ann") as tx:
            set_claim_state(tx, [1, 2, 3], ClaimState.ACCEPTED)
            add_verdict(tx, 1, VerdictValue.CONFIRMED, "photo")
            rate_source(tx, 1, Reliability.B, "known")
        with database.writing("bob") as tx:
            set_claim_state(tx, [1, 2], ClaimState.ACCEPTED)
            set_claim_state(tx, [3], ClaimState.REJECTED, "not in the text")
            add_verdict(tx, 1, VerdictValue.REFUTED, "other photo")
            rate_source(tx, 1, Reliability.F, "unknown to me")
        with database.reading() as tx:
            found = {one.field: one for one in compare_analysts(tx)}
    state = found["state"].agreement
    assert (state.analysts, state.things, state.ratings) == (2, 3, 6)
    assert state.raw == pytest.approx(2 / 3)
    assert state.alpha == pytest.approx(0.0)
    assert found["state"].disputes == (Dispute("state", "claim 3", (("ann", "accepted"), ("bob", "rejected"))),)
    assert found["hedging"].agreement.raw == 1.0
    assert found["hedging"].agreement.alpha is None
    assert found["verdict"].agreement.raw == 0.0
    assert found["rating of sources"].agreement.things == 0
    assert len(found["rating of sources"].disputes) == 1
    assert found["link"].agreement.raw is None


def test_nominal_alpha_is_what_krippendorffs_formula_gives() -> None:
    """Two coders, ten units, two values: 1 - 19 * 4 / (14 * 6); Content Analysis, 4th edition, section 12.3.1."""
    one, other = "0100000000", "1110010010"
    told = [(who, f"unit {at}", value) for who, row in (("a", one), ("b", other)) for at, value in enumerate(row)]
    found = find_nominal_agreement(told)
    assert found.alpha == pytest.approx(0.095, abs=0.001)
    assert found.raw == pytest.approx(0.6)
