import json
from pathlib import Path

import pytest

from provenance.measure.found import view_reading
from provenance.measure.gold import read_gold
from provenance.measure.reports import (
    GoldReport,
    list_figures,
    render_misses,
    render_table,
    score_document,
    to_json,
    to_plain,
)
from provenance.measure.scores import Share, Tally
from provenance.text.folding import fold_name
from tests.measure.marrow import (
    PERFECT,
    SENTENCES,
    TEXT,
    figures,
    gold_records,
    perfect,
    score,
    write_gold,
    write_lines,
)


def test_a_perfect_reading_scores_one_in_everything(tmp_path: Path) -> None:
    scores = score(tmp_path, perfect())
    assert figures(scores) == PERFECT
    assert scores.misses == ()
    for label, figure in list_figures(scores):
        value = figure.f1 if isinstance(figure, Tally) else figure.value
        assert value == (0 if label == "other brackets taken for one" else 1)


def test_an_empty_reading_scores_zero_in_everything(tmp_path: Path) -> None:
    scores = score(tmp_path, {"claims": []})
    assert figures(scores) == {
        "citations in brackets": (0, 2, 0),
        "citations in brackets: outlet entries": (0, 3, 0),
        "citations in brackets: outlet right": (0, 0),
        "citations in brackets: date right": (0, 0),
        "other brackets taken for one": (0, 1),
        "footnotes": (0, 1, 0),
        "footnotes: outlet right": (0, 0),
        "footnotes: date right": (0, 0),
        "attributions in prose": (0, 3, 0),
        "attributions in prose: outlet right": (0, 0),
        "attributions in prose: date right": (0, 0),
        "claim as annotated": (0, 0),
        "hedging level": (0, 7),
        "hedging level: no neighbour accepted": (0, 7),
        "hedged or not": (0, 2, 0),
        "hedged or not: cues found": (0, 5),
        "hedged or not: cues right": (0, 0),
    }
    assert len(scores.misses) == 2 + 1 + 3 + 7 + 5


def test_every_miss_tells_where_it_stands_and_what_was_expected(tmp_path: Path) -> None:
    contract = perfect()
    contract["claims"][0]["citations"][0]["source"] = "The Tide Herald"
    (miss,) = score(tmp_path, contract).misses
    assert (miss.document, miss.topic, miss.fault) == ("marrow_2019", "parenthetical", "outlet")
    assert TEXT[miss.start : miss.end] == miss.surface == "(Tide Gazette, May 4, 2019)"
    assert miss.expected == "The Tide Gazette, 2019-05-04"
    assert miss.came == "The Tide Herald (newspaper), 2019-05-04"
    told = render_misses([miss])
    assert told.splitlines()[0].startswith("marrow_2019 22-49 parenthetical, outlet: (Tide Gazette")
    assert render_misses([]) == "nothing missed"


def test_a_claim_other_than_annotated_is_told(tmp_path: Path) -> None:
    contract = perfect()
    contract["claims"][0]["end"] = contract["claims"][1]["end"]
    contract["claims"][0]["citations"] += contract["claims"][1]["citations"]
    scores = score(tmp_path, contract)
    assert scores.citations.claims == Share(5, 6)
    assert [(miss.topic, miss.fault) for miss in scores.misses if miss.topic == "claim"] == [("claim", "claim")]


def test_counts_of_several_texts_are_pooled(tmp_path: Path) -> None:
    empty = score(tmp_path, {"claims": []})
    report = GoldReport((score(tmp_path, perfect()), empty))
    assert figures(report.pooled)["citations in brackets"] == (2, 4, 2)
    assert figures(report.pooled)["hedging level"] == (7, 14)
    assert len(report.pooled.misses) == len(empty.misses)
    assert figures(GoldReport(()).pooled)["hedging level"] == (0, 0)


def test_the_table_shows_the_pooled_figures_first(tmp_path: Path) -> None:
    full = score(tmp_path, perfect())
    table = render_table(GoldReport((full, score(tmp_path, {"claims": []}))))
    lines = table.splitlines()
    assert lines[0].split() == ["figure", "all", "marrow_2019", "marrow_2019"]
    row = next(line for line in lines if line.startswith("hedging level"))
    assert row.split()[2:] == ["0.500", "7/14", "1.000", "7/7", "0.000", "0/7"]
    assert next(line for line in lines if line.startswith("footnotes: F1")).endswith("0.000 0 of 1+0")
    assert "–" in next(line for line in lines if line.startswith("claim as annotated"))
    many = render_table(GoldReport((full,) * 9))
    assert [len(line.split()) for line in many.splitlines() if "marrow_2019" in line] == [5, 5, 3]


def test_the_table_lists_misses_on_request(tmp_path: Path) -> None:
    report = GoldReport((score(tmp_path, {"claims": []}),))
    assert "came: nothing" in render_table(report, misses=True)
    assert "came: nothing" not in render_table(report)


def test_long_surfaces_are_cut(tmp_path: Path) -> None:
    (miss,) = [m for m in score(tmp_path, {"claims": []}).misses if m.surface == SENTENCES[0]]
    long = type(miss)(miss.document, 0, 400, miss.topic, miss.fault, "x " * 200, "a", "b")
    assert render_misses([long]).splitlines()[0].endswith("x…")


def test_json_carries_counts_figures_and_misses(tmp_path: Path) -> None:
    contract = perfect()
    del contract["claims"][0]["citations"][0]
    printed = json.loads(json.dumps(to_json(GoldReport((score(tmp_path, contract),)))))
    assert printed["pooled"]["parenthetical"]["marks"] == {
        "found": 1,
        "expected": 2,
        "claimed": 1,
        "precision": 1.0,
        "recall": 0.5,
        "f1": pytest.approx(2 / 3),
    }
    levels = printed["documents"][0]["hedging"]["levels"]
    assert (levels["right"], levels["of"], levels["share"], levels["high"]) == (7, 7, 1.0, 1.0)
    assert printed["documents"][0]["misses"][0]["fault"] == "missed"
    assert "misses" not in printed["pooled"]


@pytest.mark.parametrize(
    ("first", "last", "right"),
    [
        ("Boats", "2019)", True),
        ("Boats", "Marrow", True),
        ("Boats", "Marrow (", True),
        ("sank", "2019)", False),
        ("Boats", "sank", False),
    ],
)
def test_a_claim_may_leave_out_the_citation_that_closes_it(tmp_path: Path, first: str, last: str, right: bool) -> None:
    contract = perfect()
    contract["claims"][0]["start"] = TEXT.index(first)
    contract["claims"][0]["end"] = TEXT.index(last) + len(last)
    assert score(tmp_path, contract).citations.claims == Share(5 + right, 6)


def test_a_longer_passage_is_met_by_the_claims_that_inherit_its_citation(tmp_path: Path) -> None:
    contract = perfect()
    contract["claims"][1]["citations"] += contract["claims"][0]["citations"]
    alone = score(tmp_path, contract)
    assert alone.citations.claims == Share(6, 6)
    records = gold_records()
    records[0] |= {"claim_start": 0, "claim_end": len(" ".join(SENTENCES[:2]))}
    write_lines(tmp_path / "marrow_2019.jsonl", records)
    both = score_document(read_gold(tmp_path, "marrow_2019", TEXT), view_reading(contract), fold_name)
    assert both.citations.claims == Share(6, 6)


def test_gold_without_a_passage_says_nothing_about_claims(tmp_path: Path) -> None:
    write_gold(tmp_path)
    records = [{**record, "claim_start": None, "claim_end": None} for record in gold_records()]
    write_lines(tmp_path / "marrow_2019.jsonl", records)
    scores = score_document(read_gold(tmp_path, "marrow_2019", TEXT), view_reading(perfect()), fold_name)
    assert scores.citations.claims == Share(0, 0)


def test_a_flag_is_written_as_it_is() -> None:
    assert to_plain([True, None, "x", 1.5]) == [True, None, "x", 1.5]
