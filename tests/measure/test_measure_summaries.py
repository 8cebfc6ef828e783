import json
from pathlib import Path

import pytest

from provenance.measure.factuality import CertaintyScores
from provenance.measure.gva import TollScores
from provenance.measure.polnear import AttributionScores
from provenance.measure.reports import GoldReport
from provenance.measure.scores import Share, Tally
from provenance.measure.summaries import (
    BEGIN,
    END,
    Evaluation,
    Figure,
    count_missed,
    list_attributions,
    list_certainty,
    list_gold,
    list_tolls,
    put_between,
    render_summary,
    to_values,
)
from tests.measure.marrow import perfect, score

ATTRIBUTIONS = AttributionScores(source=Tally(3, 4, 6), pair_exact=Tally(1, 4, 4))


def named(figures: list[Figure], name: str) -> Figure:
    (figure,) = [one for one in figures if one.name == name]
    return figure


def test_a_tally_is_three_figures_and_a_share_one() -> None:
    figures = list_attributions("P", ATTRIBUTIONS, {"source span, exact: F1": 0.6}, {"source span, exact": "0.5 them"})
    f1 = named(figures, "source span, exact: F1")
    assert (f1.value, f1.aim, f1.is_met, f1.known) == (0.6, 0.6, True, "0.5 them")
    assert f1.counts == "3 of 4 expected and 6 claimed"
    assert named(figures, "source span, exact: precision").value == 0.5
    assert named(figures, "source span, exact: recall").value == 0.75
    assert len(figures) == 6 * 3


def test_gold_figures_are_named_by_topic(tmp_path: Path) -> None:
    figures = list_gold("G", GoldReport((score(tmp_path, perfect()),)), {"footnotes, outlet right": 1.0})
    assert named(figures, "citations in brackets, outlet right").counts == "3/3"
    assert named(figures, "footnotes, outlet right").is_met is True
    assert named(figures, "attributions in prose: recall").value == 1
    assert len({figure.name for figure in figures}) == len(figures)


def test_an_aim_is_met_missed_or_not_measured() -> None:
    missed, unmeasured = (
        list_certainty("C", CertaintyScores(0.4, 1.0, 9), 0.5)[0],
        Figure("C", "x", None, "", None, 0.5),
    )
    assert (missed.is_met, unmeasured.is_met, Figure("C", "x", 1.0, "").is_met) == (False, None, None)
    assert count_missed([missed, unmeasured]) == 1


def test_the_table_shows_value_interval_counts_aim_and_others() -> None:
    tolls = TollScores(Share(5, 10), Share(6, 10), Share(7, 10), Share(0, 0))
    both = "killed and injured both right, articles"
    evaluation = Evaluation(tuple(list_tolls("T", tolls, {both: 0.6}, {both: "0.3 regex"})), ("the rest",))
    lines = render_summary(evaluation).splitlines()
    assert lines[:2] == ["## T", ""]
    assert lines[4] == f"| {both} | 0.500 | 0.237–0.763 | 5/10 | ≥ 0.60 missed | 0.3 regex |"
    assert lines[7] == "| killed and injured both right, incidents | – |  | 0/0 |  |  |"
    assert lines[-1] == "- the rest"
    assert "Not measured" not in render_summary(Evaluation(evaluation.figures))


def test_json_values_hold_what_the_table_holds() -> None:
    evaluation = Evaluation(tuple(list_certainty("C", CertaintyScores(0.7, None, 2), 0.65, "0.6 them")), ("x",))
    values = json.loads(json.dumps(to_values(evaluation)))
    assert values["absent"] == ["x"]
    assert values["figures"][0] == {
        "corpus": "C",
        "figure": "Pearson's r",
        "value": 0.7,
        "low": None,
        "high": None,
        "counts": "2 events",
        "aim": 0.65,
        "met": True,
        "others": "0.6 them",
    }
    assert values["figures"][1]["value"] is None


def test_only_the_part_between_the_marks_is_replaced() -> None:
    page = f"# Title\n\n{BEGIN}\nold\n{END}\n\nBy hand.\n"
    once = put_between(page, "new\n")
    assert once == f"# Title\n\n{BEGIN}\n\nnew\n\n{END}\n\nBy hand.\n"
    assert put_between(once, "new") == once
    for broken in ("no marks", BEGIN, END):
        with pytest.raises(ValueError, match="no place"):
            put_between(broken, "x")
