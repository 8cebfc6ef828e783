import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from provenance.errors import GoldError
from provenance.measure.summaries import BEGIN, END, Evaluation, Figure
from provenance.workflow.evaluate_corpora import evaluate_everything, write_evaluation
from tests.measure.marrow import TEXT, write_gold

OWN = "The project's own annotated texts"
SENTENCE = "The ferryman said that the river would rise."


def span(text: str, words: str) -> list[dict[str, Any]]:
    start = text.index(words)
    return [{"spans": [[start, start + len(words)]], "text": words}]


def pack(path: Path, *records: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress("\n".join(json.dumps(record) for record in records).encode()))


def pack_polnear(folder: Path) -> None:
    said = {
        "source": span(SENTENCE, "The ferryman"),
        "cue": span(SENTENCE, "said that"),
        "content": span(SENTENCE, "the river would rise"),
    }
    for date in ("2020-01-02", None):
        pack(folder / "polnear_dev.jsonl.gz", {"id": "a", "date": date, "text": SENTENCE, "gold": [said]})


def pack_others(folder: Path) -> None:
    sure = {"text": "The dam broke on Monday .", "span": [2, 3], "event": "broke", "gold": 3.0}
    unsure = {"text": "The dam may not break soon .", "span": [4, 5], "event": "break", "gold": -1.0}
    pack(folder / "factuality_uw_dev.jsonl.gz", sure, unsure)
    toll = {"num_killed": 2, "num_injured": 0}
    doc = {"id": "d", "title": "Two killed", "dct": "2015-02-03", "content": "Two men were shot and killed on Monday."}
    empty = {"id": "e", "title": "", "dct": None, "content": ""}
    pack(
        folder / "gva_dev.jsonl.gz",
        {"incident": "1", "gold": toll, "docs": [doc, empty]},
        {"incident": "2", "gold": None, "docs": [doc]},
    )


def by_corpus(evaluation: Evaluation) -> dict[str, dict[str, Figure]]:
    corpora: dict[str, dict[str, Figure]] = {}
    for figure in evaluation.figures:
        corpora.setdefault(figure.corpus, {})[figure.name] = figure
    return corpora


def test_without_corpora_the_projects_own_texts_are_measured_and_the_rest_is_said_to_be_absent() -> None:
    told: list[str] = []
    evaluation = evaluate_everything(None, told.append)
    assert list(by_corpus(evaluation)) == [OWN]
    assert evaluation.absent == ("everything made by others: PROVENANCE_CORPORA names no folder",)
    assert told == ["the project's own annotated texts"]


def test_an_empty_folder_lacks_everything(tmp_path: Path) -> None:
    evaluation = evaluate_everything(tmp_path)
    assert list(by_corpus(evaluation)) == [OWN]
    assert [what.partition(":")[0] for what in evaluation.absent] == [
        "the real articles",
        "PolNeAR",
        "UW",
        "UDS-IH2",
        "Gun Violence Archive",
    ]


@pytest.mark.parametrize("inner", ["", "corpora"])
def test_what_the_folder_holds_is_measured(tmp_path: Path, inner: str) -> None:
    pack_polnear(tmp_path / inner)
    pack_others(tmp_path / inner)
    corpora = by_corpus(evaluate_everything(tmp_path))
    for name in ("attributions found", "those printed as citations"):
        polnear = corpora[f"PolNeAR dev: {name}"]
        assert polnear["source span, exact: F1"].counts == "1 of 1 expected and 1 claimed"
        assert polnear["(source, content) pair, overlap: F1"].value == 1
    assert corpora["UW dev: how certain an event is"]["Pearson's r"].value == pytest.approx(1)
    tolls = corpora["Gun Violence Archive dev: killed and injured"]
    assert tolls["killed and injured both right, articles"].counts == "1/2"
    assert tolls["killed and injured both right, incidents"].counts == "1/1"
    assert tolls["killed and injured both right, incidents by a plain vote"].counts == "1/1"
    pairs = corpora["Gun Violence Archive dev: articles of one incident put together"]
    assert pairs["pairs of articles: recall"].counts == "0/1"
    assert pairs["pairs of articles, pages with text only: recall"].counts == "0/0"


def test_real_articles_are_measured_with_the_dates_that_only_their_publisher_states(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold", "jamestown_2018")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "jamestown_2018.txt").write_text(TEXT, encoding="utf-8")
    figures = by_corpus(evaluate_everything(tmp_path))["The real articles"]
    assert figures["citations in brackets: recall"].counts == "2/2"
    assert figures["citations in brackets, date right"].counts == "2/3"


def test_figures_go_into_the_page_and_beside_it(tmp_path: Path) -> None:
    (tmp_path / "evaluation.md").write_text(f"# Title\n{BEGIN}\n{END}\nBy hand.\n", encoding="utf-8")
    evaluation = Evaluation((Figure("C", "share", 0.5, "1/2"),))
    page, values = write_evaluation(evaluation, tmp_path)
    assert "| share | 0.500 |" in page.read_text(encoding="utf-8")
    assert page.read_text(encoding="utf-8").endswith("By hand.\n")
    assert json.loads(values.read_text(encoding="utf-8"))["figures"][0]["value"] == 0.5


@pytest.mark.parametrize("page", [None, "no place"])
def test_a_page_without_a_place_for_figures_is_refused(tmp_path: Path, page: str | None) -> None:
    if page is not None:
        (tmp_path / "evaluation.md").write_text(page, encoding="utf-8")
    with pytest.raises(GoldError, match=r"evaluation\.md: "):
        write_evaluation(Evaluation(()), tmp_path)
