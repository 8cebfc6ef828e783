from pathlib import Path

import pytest

from provenance.model.outlets import Outlet
from provenance.model.vocabulary import LinkRelation, LinkState, SourceKind
from provenance.store import add_link, decide_link, keep_outlets, open_database
from tests.cli.conftest import Cli

OTHER = """Tarn shaft

May 6, 2020

Nine miners died in the shaft near Tarn (Lake Herald, May 6, 2020).
"""

OUTLETS = (
    Outlet("valley-post", "Valley Post", SourceKind.NEWSPAPER, country="AT", family="independent", family_basis="own"),
    Outlet("lake-herald", "Lake Herald", SourceKind.NEWSPAPER, country="AT", family="independent", family_basis="own"),
)


@pytest.fixture
def two(ingested: Cli, address: str, tmp_path: Path) -> Cli:
    """Two articles on one event, by outlets that the registry calls independent."""
    with open_database(address) as database, database.writing("ana", "registry") as transaction:
        keep_outlets(transaction, OUTLETS)
    file = tmp_path / "other.txt"
    file.write_text(OTHER, encoding="utf-8")
    assert ingested("ingest", str(file)).code == 0
    return ingested


def link(address: str, relation: LinkRelation) -> None:
    with open_database(address) as database, database.writing("ana", "looked at both") as transaction:
        number = add_link(transaction, 1, 7, relation, ["the same shaft"])
        decide_link(transaction, number, LinkState.ACCEPTED, "the same shaft")


def test_confirmed_needs_two_proven_origins(two: Cli, address: str) -> None:
    refused = two("claims", "rate", "1", "1", "--because", "two papers")
    assert refused.code == 2
    assert "1 proven origin" in refused.err
    assert "--override" in refused.err
    assert two("claims", "show", "1", "--json").json()["credibility"] == "6"
    link(address, LinkRelation.CORROBORATES)
    assert "confirmed by other sources" in two("claims", "rate", "1", "1", "--because", "two papers").out
    assert two("claims", "show", "1", "--json").json()["credibility"] == "1"


def test_improbable_needs_a_recorded_contradiction(two: Cli, address: str) -> None:
    refused = two("claims", "rate", "1", "5", "--because", "cannot be")
    assert refused.code == 2
    assert "no contradiction is recorded" in refused.err
    link(address, LinkRelation.CONFLICTS)
    assert two("claims", "rate", "1", "5", "--because", "cannot be").code == 0


def test_a_refuted_claim_counts_as_contradicted(two: Cli) -> None:
    two("claims", "verdict", "1", "refuted", "--because", "the register has seven")
    assert two("claims", "rate", "1", "5", "--because", "cannot be").code == 0


def test_an_override_needs_a_reason_and_is_kept_with_it(two: Cli) -> None:
    assert two("claims", "rate", "1", "1", "--because", "saw it", "--override", " ").code == 2
    told = two("claims", "rate", "1", "1", "--because", "saw it", "--override", "was there myself")
    assert "too few origins overridden" in told.out
    assert "overrides too_few_origins: was there myself" in two("claims", "show", "1").out


def test_a_clash_of_the_axes_asks_for_a_reason(two: Cli, address: str) -> None:
    link(address, LinkRelation.CORROBORATES)
    two("outlets", "rate", "valley-post", "E", "--because", "invents")
    refused = two("claims", "rate", "1", "1", "--because", "two papers")
    assert refused.code == 2
    assert "E1" in refused.err
    two("outlets", "rate", "valley-post", "A", "--because", "never wrong")
    two("claims", "verdict", "1", "refuted", "--because", "the register has seven")
    clash = two("claims", "rate", "1", "5", "--because", "cannot be")
    assert "A5" in clash.err


def test_a_claim_that_is_not_there_is_no_traceback(two: Cli) -> None:
    assert "there is no claim 999" in two("claims", "rate", "999", "2", "--because", "x").err


def test_the_stories_of_the_database_can_be_estimated(two: Cli, address: str) -> None:
    missing = two("estimate")
    assert missing.code == 1
    assert "link suggest" in missing.err
    link(address, LinkRelation.CORROBORATES)
    found = two("estimate", "--json").json()
    assert (found["objects"][0]["object"], found["objects"][0]["value"]) == ("story 1: killed", "9")
    assert {one["source"] for one in found["sources"]} == {"Valley Post", "Lake Herald"}
    assert two("estimate", "--story", "7", "--json").json()["objects"] == found["objects"]
    assert "claim 3 belongs to no story" in two("estimate", "--story", "3").err


def test_options_of_a_file_and_of_the_database_do_not_mix(two: Cli, tmp_path: Path) -> None:
    file = tmp_path / "reports.csv"
    file.write_text("source,object,value\na,b,c\n", encoding="utf-8")
    assert two("estimate", "--exact").code == 2
    assert two("estimate", str(file), "--story", "1").code == 2
