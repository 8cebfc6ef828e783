"""Several analysts from the command line."""

from tests.cli.conftest import Cli


def test_claims_are_handed_out_given_back_and_assigned(ingested: Cli) -> None:
    mine = ingested("review", "next", "--count", "2", "--json").json()
    assert [one["id"] for one in mine] == [1, 2]
    theirs = ingested("--analyst", "bea", "review", "next", "--count", "2", "--document", "1")
    assert theirs.code == 0
    assert "3" in theirs.out
    rows = ingested("review", "held", "--json").json()
    assert [(one["claim"], one["analyst"]) for one in rows] == [(1, "ana"), (2, "ana"), (3, "bea"), (4, "bea")]
    assert "bea" in ingested("review", "held", "--by", "bea").out
    assert "1 claim given back" in ingested("review", "release", "1").out
    assert "1 claim given back" in ingested("review", "release").out
    assert "assigned to bea" in ingested("review", "assign", "bea", "1", "2").out
    assert ingested("review", "next", "--count", "500", "--json").json()[0]["id"] == 5
    assert ingested("review", "assign", "bea", "99").code == 1
    assert "no claim is free" in ingested("--analyst", "cy", "review", "next").err


def test_agreement_is_shown_with_what_is_to_be_settled(ingested: Cli) -> None:
    ingested("claims", "accept", "1", "2")
    ingested("--analyst", "bea", "claims", "accept", "1")
    ingested("--analyst", "bea", "claims", "reject", "2", "--because", "no claim")
    shown = ingested("review", "agreement", "--disputes")
    assert shown.code == 0
    assert "ana: accepted; bea: rejected" in shown.out
    fields = {one["field"]: one for one in ingested("review", "agreement", "--json").json()}
    assert (fields["state"]["raw"], fields["state"]["things"]) == (0.5, 2)
    assert fields["state"]["disputes"] == [{"thing": "claim 2", "votes": {"ana": "accepted", "bea": "rejected"}}]
    assert fields["verdict"]["alpha"] is None


def test_roles_are_printed_and_only_a_server_has_them(ingested: Cli) -> None:
    printed = ingested("db", "roles", "--prefix", "case7")
    assert "GRANT SELECT ON ALL TABLES IN SCHEMA public TO case7_reader, case7_analyst;" in printed.out
    assert ingested("db", "roles", "--prefix", "no good").code == 2
