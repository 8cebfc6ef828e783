import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE, Cli


def test_ingesting_twice_changes_nothing(ingested: Cli, tmp_path: Path) -> None:
    head = ingested("db", "verify", "--json").json()["head"]
    result = ingested("ingest", str(tmp_path / "article.txt"))
    assert result.code == 0
    assert "0 new, 1 unchanged, 0 failed" in result.out
    assert ingested("db", "verify", "--json").json()["head"] == head


def test_a_bad_file_is_named_and_the_others_are_kept(ready: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "b.txt").write_bytes(b"")
    (folder / "deep" / "c.md").write_text(ARTICLE.replace("nine", "ten"), encoding="utf-8")
    result = ready("ingest", str(folder), "--json")
    assert result.code == 1
    rows = {Path(row["path"]).name: row for row in result.json()}
    assert rows["b.txt"]["error"]
    assert rows["a.txt"]["created"]
    assert rows["c.md"]["created"]
    assert len(ready("documents", "--json").json()) == 2


def test_the_result_does_not_depend_on_the_number_of_jobs(ready: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(ARTICLE.replace("nine", str(number + 20)), encoding="utf-8")
    assert ready("ingest", str(folder), "--jobs", "2").code == 0
    listed = ready("documents", "--json").json()
    assert [row["id"] for row in listed] == [1, 2, 3, 4, 5]
    assert ready("db", "check").code == 0
    claims = ready("claims", "list", "--json", "--limit", "100").json()
    assert [claim["text"][:14] for claim in claims if claim["number"] == 1] == [
        f"At least {number}" + " miners"[: 14 - len(f"At least {number}")] for number in range(20, 25)
    ]


def test_documents_show_what_is_stated_and_what_is_inferred(ingested: Cli) -> None:
    row = ingested("documents", "--json").json()[0]
    assert row["title"] == "Shaft collapse near Tarn"
    assert row["published"] == "2020-05-06"
    assert "Shaft collapse" in ingested("documents").out


def test_what_is_given_wins(ready: Cli, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    given = (
        "--published",
        "2020-06",
        "--title",
        "T",
        "--publisher",
        "Hill Review",
        "--url",
        "http://x.example/1",
        "--retrieved",
        "2020-06-02T08:30",
    )
    assert ready("ingest", str(file), *given).code == 0
    row = ready("documents", "--json").json()[0]
    assert (row["title"], row["publisher"], row["published"]) == ("T", "Hill Review", "2020-06")
    kept = ready("report", "document", "1", "--format", "json").json()["documents"][0]
    assert (kept["url"], kept["retrieved_at"]) == ("http://x.example/1", "2020-06-02T08:30:00+00:00")


def test_no_document_yet(ready: Cli) -> None:
    assert "provenance ingest" in ready("documents").out


@pytest.mark.parametrize("form", ["json", "jsonl", "table"])
def test_extract_stores_nothing(cli: Cli, tmp_path: Path, form: str) -> None:
    file = tmp_path / "x.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    result = cli("extract", str(file), "--format", form)
    assert result.code == 0
    assert "Valley Post" in result.out
    assert not (tmp_path / "provenance.db").exists()
    if form != "table":
        value = json.loads(result.out)
        assert all(ARTICLE[c["start"] : c["end"]] == c["text"] for c in value["claims"])


def test_export_as_csv_and_json_lines(ingested: Cli, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(ingested("export").out)))
    assert [row["claim_number"] for row in rows] == sorted(row["claim_number"] for row in rows)
    assert {row["source"] for row in rows} >= {"Valley Post", "Unheard Gazette"}
    target = tmp_path / "out" / "claims.jsonl"
    assert ingested("export", "--format", "jsonl", "--document", "1", "-o", str(target)).code == 0
    assert len(target.read_text(encoding="utf-8").splitlines()) == 6


def test_report_in_every_form(ingested: Cli, tmp_path: Path) -> None:
    assert ingested("report", "document", "1").out.startswith("# Provenance report: Shaft collapse near Tarn")
    assert ingested("report", "document", "1", "--format", "json").json()["summary"]["claims"] == 6
    assert ingested("report", "claim", "2", "--format", "json").json()["subject"] == "claim 2"
    page = tmp_path / "r.html"
    assert ingested("report", "document", "article.txt", "-o", str(page)).code == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_report_that_cannot_be_written_says_so(ingested: Cli, tmp_path: Path) -> None:
    result = ingested("report", "document", "1", "-o", str(tmp_path / "article.txt" / "r.md"))
    assert result.code == 2
    assert "cannot write" in result.err


def test_cases_hold_documents(ingested: Cli) -> None:
    assert ingested("case", "list").code == 0
    assert ingested("case", "new", "North 2020", "--description", "who is there").code == 0
    assert "no document in it" in ingested("case", "show", "north 2020").err
    assert "1 document added" in ingested("case", "add", "North 2020", "1").out
    assert "Shaft collapse" in ingested("case", "show", "1").out
    assert ingested("case", "show", "North 2020", "--json").json()["documents"][0]["claims"] == 6
    assert ingested("case", "list", "--json").json()[0]["documents"] == [1]
    assert "North 2020" in ingested("case", "list").out
    assert ingested("case", "new", "north 2020").code == 2


def test_history_tells_who_did_what_and_why(ingested: Cli) -> None:
    ingested("claims", "verdict", "1", "refuted", "--because", "the register says two")
    newest = ingested("history", "--json", "--limit", "1").json()[0]
    assert (newest["analyst"], newest["reason"]) == ("ana", "the register says two")
    assert "ingest" in ingested("history", "document", "1").out
    shown = ingested("history", "show", str(newest["id"])).out
    assert newest["hash"] in shown
    assert ingested("history", "show", str(newest["id"]), "--json").json()["after"]
    assert ingested("history", "--by", "nobody").err == "no such change\n"
    assert ingested("history", "--since", "2000-01-01", "--json").json()
    assert ingested("history", "--since", "yesterday").code == 2
    assert ingested("history", "show").code == 2
    assert ingested("history", "show", "999").code == 1
