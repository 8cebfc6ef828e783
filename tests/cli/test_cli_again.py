"""Reading kept documents anew from the command line."""

from pathlib import Path

from sqlalchemy import update

from provenance.model.outlets import Alias, Outlet
from provenance.model.vocabulary import SourceKind
from provenance.store import add_outlet, open_database
from provenance.store.bulk import table_of
from provenance.store.tables import ClaimRow, DocumentRow
from tests.cli.conftest import Cli


def test_the_same_words_change_nothing(ingested: Cli, tmp_path: Path) -> None:
    for named in ((), ("1",), (str(tmp_path / "article.txt"),), ("article.txt",)):
        shown = ingested("ingest", "--again", "--yes", *named)
        assert shown.code == 0, shown.err
        assert "0 new, 0 gone, 0 different, 0 orphaned" in shown.out
    assert ingested("db", "verify").code == 0


def test_an_edited_registry_is_read_with_and_reviewed_claims_stay(ingested: Cli, address: str) -> None:
    number = ingested("claims", "list", "--text", "Nobody has counted", "--json").json()[0]["id"]
    outlet = Outlet("gazette", "The Gazette", SourceKind.NEWSPAPER, country="AT", aliases=(Alias("Unheard Gazette"),))
    with open_database(address) as database, database.writing("ana") as transaction:
        add_outlet(transaction, outlet)
    shown = ingested("ingest", "--again")
    assert "1 different" in shown.out
    assert "nothing was changed; --yes does it" in shown.err
    assert ingested("claims", "list", "--outlet", "gazette", "--json").json() == []
    told = ingested("ingest", "--again", "--json").json()[0]["different"]
    assert [one[0] for one in told] == [number]
    ingested("claims", "accept", str(number))
    assert "0 different" in ingested("ingest", "--again", "--yes").out
    assert "reviewed, read otherwise" in ingested("ingest", "--again").out
    ingested("undo")
    assert "1 different" in ingested("ingest", "--again", "--yes", "--because", "the gazette is known now").out
    assert [one["id"] for one in ingested("claims", "list", "--outlet", "gazette", "--json").json()] == [number]
    assert ingested("db", "verify").code == 0
    newest = ingested("history", "claim", str(number), "--json").json()[0]
    assert (newest["action"], newest["reason"]) == ("reread", "the gazette is known now")


def test_what_was_never_ingested_and_no_path_are_told(ingested: Cli, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Something else entirely.", encoding="utf-8")
    unknown = ingested("ingest", "--again", "other.txt")
    assert (unknown.code, "was never ingested" in unknown.err) == (1, True)
    assert ingested("ingest", "--again", "77").code == 1
    assert ingested("ingest").code == 2


def test_orphaned_claims_and_bounds_set_by_hand_are_told(ingested: Cli, address: str) -> None:
    """A claim whose bounds are made the program's again is what an older program might have left."""
    number = ingested("claims", "list", "--text", "Cracks had", "--json").json()[0]["id"]
    ingested("claims", "edit", str(number), "--text", "Cracks had reportedly been growing")
    shown = ingested("ingest", "--again")
    assert "left out for a claim set by hand" in shown.out
    with open_database(address) as database, database.writing("mallory") as transaction:
        claims = table_of(ClaimRow)
        changed = (
            update(claims).where(claims.c.id == 1).values(span_end=claims.c.span_end - 1, text="x", state="accepted")
        )
        transaction.execute(changed)
    done = ingested("ingest", "--again", "--yes")
    assert "reviewed, now orphaned" in done.out
    assert "--state orphaned" in done.err
    assert [one["id"] for one in ingested("claims", "list", "--state", "orphaned", "--json").json()] == [1]


def test_a_file_that_is_loaded_otherwise_now_is_told(ingested: Cli, address: str, tmp_path: Path) -> None:
    with open_database(address) as database, database.writing("mallory") as transaction:
        documents = table_of(DocumentRow)
        transaction.execute(update(documents).values(text=documents.c.text + " "))
    shown = ingested("ingest", "--again", str(tmp_path / "article.txt"))
    assert "is loaded otherwise now; the kept text stays" in shown.err
