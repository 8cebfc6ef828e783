import csv
import io
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

REPORTS = """source,object,value
Alpha,Killed,12
Beta,Killed,12
Gamma,Killed,9
Alpha,Place,=Tarn
Beta,Place,=Tarn
Delta,Alone,yes
Echo,Killed,9
"""


@pytest.fixture
def reports(tmp_path: Path) -> str:
    path = tmp_path / "reports.csv"
    path.write_text(REPORTS, encoding="utf-8")
    return str(path)


def test_the_table_shows_majority_vote_beside_every_estimate(cli: Cli, reports: str) -> None:
    result = cli("estimate", reports)
    assert result.code == 0
    assert "Method: gibbs (7 reports: few enough to sample)." in result.out
    for word in ("Likely value", "Majority vote", "90 % interval", "Prior's share", "rating only", "undetermined"):
        assert word in result.out
    assert "mostly the default: unrated" in result.out
    assert "12 = 9" in result.out


def test_json_holds_every_figure(cli: Cli, reports: str) -> None:
    found = cli("estimate", reports, "--json").json()
    objects = {item["object"]: item for item in found["objects"]}
    assert objects["Place"]["value"] == "=Tarn"
    assert objects["Place"]["majority"] == ["=Tarn"]
    assert objects["Alone"]["rating_only"]
    assert objects["Killed"]["undetermined"] == "below 0.75"
    assert sum(value["probability"] for value in objects["Killed"]["values"]) + objects["Killed"][
        "unstated"
    ] == pytest.approx(1)
    sources = {item["source"]: item for item in found["sources"]}
    assert sources["Alpha"]["low"] < sources["Alpha"]["mean"] < sources["Alpha"]["high"]
    assert sources["Alpha"]["letter"] == "F"
    assert sources["Delta"]["letter_after"] is None
    assert found["method"] == "gibbs"
    assert found["hints"] == []


def test_csv_has_no_cell_that_a_spreadsheet_runs(cli: Cli, reports: str) -> None:
    rows = list(csv.DictReader(io.StringIO(cli("estimate", reports, "--csv", "values").out)))
    assert [row["value"] for row in rows if row["object"] == "Place"] == ["'=Tarn"]
    assert {row["majority"] for row in rows} == {"yes"}
    assert rows[0]["status"].startswith("rating only")
    voted = list(csv.DictReader(io.StringIO(cli("estimate", reports, "--csv", "values", "--method", "majority").out)))
    assert {(row["low"], row["high"]) for row in voted} == {("", "")}
    sources = list(csv.DictReader(io.StringIO(cli("estimate", reports, "--csv", "sources").out)))
    assert [row["source"] for row in sources] == ["Alpha", "Beta", "Delta", "Echo", "Gamma"]
    assert float(sources[0]["low"]) < float(sources[0]["mean"])
    assert cli("estimate", reports, "--csv", "hints", "--method", "majority").out.startswith("first,second,probability")


def test_ratings_copies_and_resolved_questions(cli: Cli, reports: str, tmp_path: Path) -> None:
    (tmp_path / "priors.csv").write_text("source,letter\nAlpha,B\nBeta,\nGamma,C\n".replace("Beta,\n", "Beta,D\n"))
    (tmp_path / "copies.csv").write_text("source,root\nEcho,Gamma\nGamma,Echo\n")
    (tmp_path / "resolved.csv").write_text("object,value\nPlace,=tarn\n")
    options = ("--priors", "priors.csv", "--copies", "copies.csv", "--resolved", "resolved.csv")
    result = cli("estimate", reports, *options)
    assert result.code == 0
    assert "resolved" in result.out
    assert "copies Echo" in result.out
    assert "mostly your rating" in result.out
    assert "copy one another in a loop" in result.err
    found = cli("estimate", reports, *options, "--json").json()
    assert found["loops"] == [["Echo", "Gamma"]]


def test_a_mean_stands_in_place_of_a_letter(cli: Cli, reports: str, tmp_path: Path) -> None:
    (tmp_path / "priors.csv").write_text("source,mean\nAlpha,0.7\n")
    sources = list(
        csv.DictReader(io.StringIO(cli("estimate", reports, "--priors", "priors.csv", "--csv", "sources").out))
    )
    assert sources[0]["letter"] == "0.7"


@pytest.mark.parametrize(
    "method", ["majority", "sums", "truthfinder", "crh", "dawid-skene", "beta-em", "gibbs", "default"]
)
def test_every_method_answers(cli: Cli, reports: str, method: str) -> None:
    result = cli("estimate", reports, "--method", method)
    assert result.code == 0
    assert ("no probabilities" in result.err) == (method in {"majority", "sums", "truthfinder", "crh"})


def test_one_seed_gives_one_result(cli: Cli, reports: str) -> None:
    first = cli("estimate", reports, "--seed", "3", "--json").out
    assert cli("estimate", reports, "--seed", "3", "--json").out == first
    assert cli("estimate", reports, "--seed", "4", "--json").out != first


def test_long_tables_are_cut_and_dependent_sources_hinted_at(cli: Cli, tmp_path: Path) -> None:
    rows = ["source,object,value"]
    for number in range(40):
        wrong = number % 4 == 0
        rows += [f"{name},o{number},right {number}" for name in ("a", "b", "c", "d", "e")]
        rows += [f"{name},o{number},{'odd' if wrong else 'right'} {number}" for name in ("thief", "victim")]
    (tmp_path / "many.csv").write_text("\n".join(rows))
    result = cli("estimate", "many.csv", "--limit", "3")
    assert "a hint from shared errors, no proof" in result.out
    assert ">0.99" in result.out
    assert "victim" in result.out
    assert "3 rows of a table at the most" in result.err
    hints = list(csv.DictReader(io.StringIO(cli("estimate", "many.csv", "--csv", "hints").out)))
    assert [(row["first"], row["second"], row["shared_errors"]) for row in hints] == [("thief", "victim", "10")]


def test_hostile_names_are_inert(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "hostile.csv").write_text(
        'source,object,value\n"\x1b[31mred","@SUM(A1)","+1\u202e"\n', encoding="utf-8"
    )
    shown = cli("estimate", "hostile.csv").out
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    table = cli("estimate", "hostile.csv", "--csv", "values").out
    assert "'@SUM(A1),'+1" in table


def test_wrong_use_is_told_in_one_line(cli: Cli, reports: str, tmp_path: Path) -> None:
    (tmp_path / "wrong.csv").write_text("who,what\na,b\n")
    wrong = cli("estimate", "wrong.csv")
    assert wrong.code == 2
    assert "missing: source, object, value" in wrong.err
    assert cli("estimate", "absent.csv").code == 1
    assert cli("estimate", reports, "--method", "guess").code == 2
