from pathlib import Path

import pytest

from provenance.model.vocabulary import LinkRelation, LinkState
from provenance.store import add_link, add_to_case, decide_link, open_case, open_database
from tests.cli.conftest import Cli

RADIO = """Eleven dead in the pit

Valley Post – May 8, 2020

Eleven miners died when a shaft fell in near Tarn, the company said. The road stays closed (Wire, May 7, 2020).
"""


@pytest.fixture
def linked(ingested: Cli, address: str, tmp_path: Path) -> Cli:
    """The program on two articles with two links, one of them rejected, in one case."""
    file = tmp_path / "radio.txt"
    file.write_text(RADIO, encoding="utf-8")
    assert ingested("ingest", str(file)).code == 0
    claims = ingested("claims", "list", "--json").json()
    first, last = claims[0]["id"], claims[-2]["id"]
    with open_database(address) as database, database.writing("ana", "links") as transaction:
        add_link(transaction, first, last, LinkRelation.CONFLICTS, ["nine against eleven"], score=0.9)
        other = add_link(transaction, first + 1, last, LinkRelation.RESTATES, [])
        decide_link(transaction, other, LinkState.REJECTED, "another matter")
        add_to_case(transaction, open_case(transaction, "Tarn").id, [1, 2])
    return ingested


def test_report_on_a_document_reaches_as_far_as_its_links(linked: Cli) -> None:
    report = linked("report", "document", "1", "--format", "json").json()
    assert [document["id"] for document in report["documents"]] == [1]
    first, second = report["claims"][:2]
    assert [(link["relation"], link["document"]) for link in first["links"]] == [("conflicts", 2)]
    assert first["links"][0]["claim_text"].startswith("Eleven miners died")
    assert [(link["relation"], link["state"]) for link in second["links"]] == [("restates", "rejected")]
    assert all(claim["origins"] is not None for claim in report["claims"])
    assert report["stories"][0]["documents"] == [1, 2]
    assert report["audited"] is True


def test_report_on_a_claim_holds_it_alone(linked: Cli) -> None:
    report = linked("report", "claim", "1", "--format", "json").json()
    assert [claim["id"] for claim in report["claims"]] == [1]
    assert report["claims"][0]["links"][0]["document"] == 2
    assert linked("report", "claim", "999").code == 1


def test_report_on_an_outlet_holds_what_leans_on_it_and_what_it_says_itself(linked: Cli) -> None:
    report = linked("report", "outlet", "wire", "--format", "json").json()
    assert report["outlet"]["name"] == "Wire"
    assert {claim["document"] for claim in report["claims"]} == {1, 2}
    assert report["outlet"]["record"]["text"].startswith("not enough reviewed")
    assert linked("report", "outlet", "nobody at all").code == 1


def test_report_on_an_outlet_that_nobody_cites(ready: Cli) -> None:
    report = ready("report", "outlet", "hill-review", "--format", "json").json()
    assert (report["outlet"]["name"], report["claims"]) == ("Hill Review", [])


def test_report_on_a_story_by_the_number_of_any_of_its_claims(linked: Cli) -> None:
    report = linked("report", "story", "1", "--format", "json").json()
    assert [story["id"] for story in report["stories"]] == [1]
    other = report["claims"][-1]["id"]
    assert linked("report", "story", str(other), "--format", "json").json()["stories"] == report["stories"]
    missing = linked("report", "story", "3")
    assert (missing.code, "there is no story 3" in missing.err) == (1, True)


def test_report_on_a_case_holds_all_its_documents(linked: Cli) -> None:
    report = linked("report", "case", "tarn", "--format", "json").json()
    assert [document["id"] for document in report["documents"]] == [1, 2]
    assert report["case"]["opened_by"] == "ana"
    assert linked("report", "case", "nothing").code == 1


def test_output_tells_that_it_made_a_folder(linked: Cli, tmp_path: Path) -> None:
    target = tmp_path / "new" / "case.html"
    made = linked("report", "case", "Tarn", "-o", str(target))
    assert "in the new folder" in made.err
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    again = linked("report", "case", "Tarn", "-o", str(target))
    assert (again.code, "new folder" in again.err) == (0, False)


def test_form_is_told_by_the_option_else_by_the_ending_else_it_is_markdown(linked: Cli, tmp_path: Path) -> None:
    for name, options, start in (
        ("a.pdf", (), b"%PDF-"),
        ("b.json", (), b"{"),
        ("c.txt", (), b"# Provenance report"),
        ("d.txt", ("--format", "html"), b"<!DOCTYPE html>"),
    ):
        assert linked("report", "claim", "1", *options, "-o", str(tmp_path / name)).code == 0
        assert (tmp_path / name).read_bytes().startswith(start)
