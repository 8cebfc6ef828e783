"""What somebody meets who uses the program for the first time: wrong numbers, wrong words, narrow screens."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cli

HUGE = "9" * 30


@pytest.mark.parametrize(
    "command",
    [
        ("claims", "show", HUGE),
        ("claims", "list", "--limit", HUGE),
        ("links", "show", HUGE),
        ("links", "accept", HUGE, "--because", "same day"),
        ("report", "claim", HUGE),
        ("history", "show", HUGE),
        ("history", "claim", HUGE),
        ("undo", HUGE),
        ("audit", "dependence", "--story", HUGE),
    ],
)
def test_a_number_that_nothing_can_have_gives_one_line(ingested: Cli, command: tuple[str, ...]) -> None:
    result = ingested(*command)
    assert result.code in {0, 1, 2}
    assert result.err.count("\n") <= 2
    assert "Error" not in result.err


def test_no_command_at_all_prints_the_help_as_it_is(cli: Cli) -> None:
    result = cli()
    assert result.code == 2
    assert result.err.startswith("Usage: provenance [OPTIONS] COMMAND")
    assert "\n  ingest " in result.err


def test_words_in_place_of_a_number_are_called_so(ingested: Cli) -> None:
    assert "'first' is no whole number" in ingested("claims", "show", "first").err
    assert "'much' is no number" in ingested("links", "list", "--least", "much").err


def test_a_date_that_is_none_is_said_once(ingested: Cli) -> None:
    told = ingested("claims", "cite", "1", "wire", "--on", "yesterday").err
    assert "'yesterday' is no date; write YYYY, YYYY-MM or YYYY-MM-DD" in told


def test_history_of_something_that_has_none_names_what_has(ingested: Cli) -> None:
    wrong = ingested("history", "weather", "1")
    assert wrong.code == 2
    assert "nouns are document, claim, source" in wrong.err
    assert ingested("history", "outlet").out == ingested("history", "source").out != ""


def test_a_bulk_decision_needs_its_reason_already_when_it_is_only_shown(ingested: Cli) -> None:
    shown = ingested("review", "accept", "--where", "hedging=none", "--because", " ")
    assert shown.code == 2
    assert "needs a reason" in shown.err


def test_no_report_goes_into_a_file_of_another_kind(ingested: Cli, tmp_path: Path) -> None:
    wrong = ingested("report", "document", "1", "-o", "told.docx")
    assert wrong.code == 2
    assert "no report is written as .docx" in wrong.err
    assert not (tmp_path / "told.docx").exists()
    assert ingested("report", "document", "1", "-o", "told.txt").code == 0
    assert ingested("report", "document", "1", "--format", "md", "-o", "told.draft").code == 0
    assert ingested("report", "document", "1", "-o", "told.htm").code == 0
    assert (tmp_path / "told.htm").read_text(encoding="utf-8").startswith("<!")
    assert (tmp_path / "told.txt").read_text(encoding="utf-8").startswith("# ")


def test_citations_are_readable_on_eighty_columns(ingested: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = ingested("claims", "citations", "1").out
    heading = shown.splitlines()[0]
    assert all(word in heading for word in ("Citation", "Printed", "Source", "Date", "Relayed by", "Text"))
    assert "2020-05-04" in shown
    assert all(len(line) <= 80 for line in shown.splitlines())


def test_estimates_keep_their_headings_whole_on_eighty_columns(ingested: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    Path("stated.csv").write_text(
        "source,object,value\na,dead in the tunnel,9\nb,dead in the tunnel,9\n", encoding="utf-8"
    )
    long = "number of people killed in the collapse of the tunnel"
    Path("stated.csv").write_text(
        f"source,object,value\nThe Valley Post,{long},9\nWire,{long},{'very ' * 9}many\n", encoding="utf-8"
    )
    shown = ingested("estimate", "stated.csv").out
    assert "Probability" in shown
    assert f"\n{long}\n" in shown
    assert len(shown.splitlines()) < 20
    assert "\nWire\n" in shown
    monkeypatch.setenv("COLUMNS", "200")
    assert f"\n{long} " in ingested("estimate", "stated.csv").out
    monkeypatch.setenv("COLUMNS", "80")
    assert all(len(line) <= 80 for line in shown.splitlines())


def test_one_origin_and_one_claim_are_counted_in_the_singular(ingested: Cli) -> None:
    assert (
        "\n  1 origin, 1 proven" in ingested("audit", "weak-points").out
        or "0 to 1 origins" in ingested("audit", "weak-points").out
    )
    told = ingested("report", "claim", "1").out
    assert "1 claim: 1 cited in its own sentence" in told
    assert "It leans on 1 outlet" in told
