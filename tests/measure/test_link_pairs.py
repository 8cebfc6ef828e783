"""Labelled pairs of articles: reading them, their sets, and the figures."""

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from provenance.config import find_resources
from provenance.errors import GoldError
from provenance.measure.link_pairs import ArticlePair, PairLabel, PairScores, PairSet, read_pairs, score_pair
from provenance.measure.scores import NO_SHARE, Share
from provenance.seeds import load_lexicon
from provenance.workflow.evaluate_pairs import PAIRS, list_pairs, measure_pairs

HEAD = "incident\tfirst\tsecond\tlabel\tdiffering\tdrawn"


def test_the_shipped_labels_are_as_many_as_were_asked_for() -> None:
    pairs = read_pairs(find_resources() / PAIRS)
    labels = Counter(pair.label for pair in pairs)
    assert labels[PairLabel.DIFFERENT] >= 60
    assert len(pairs) >= 150
    assert len({(pair.first, pair.second) for pair in pairs}) == len(pairs)
    assert set(PairSet) == {pair.set for pair in pairs}


def test_the_label_says_which_answer_is_right() -> None:
    assert score_pair(PairLabel.SAME, called=False) == PairScores(same=Share(1, 1))
    assert score_pair(PairLabel.DIFFERENT, called=False) == PairScores(different=Share(0, 1))
    omitted = score_pair(PairLabel.OMITS, called=True)
    assert omitted == PairScores(omits=Share(0, 1))
    assert (omitted + score_pair(PairLabel.OMITS, called=False)).omits == Share(1, 2)


def test_pairs_drawn_afterwards_are_a_set_of_their_own() -> None:
    assert ArticlePair("1", "a", "b", PairLabel.SAME, "afterwards").set is PairSet.AFTERWARDS
    halves = {ArticlePair(str(number), "a", "b", PairLabel.SAME).set for number in range(20)}
    assert halves == {PairSet.FIRST, PairSet.SECOND}


@pytest.mark.parametrize("line", ["1\ta\tb\tperhaps\t-\trandom", "1\ta\tb\tsame"])
def test_malformed_lines_are_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text(f"{HEAD}\n{line}\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"pairs\.tsv:2: not a labelled pair"):
        read_pairs(path)


def test_other_columns_and_missing_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    with pytest.raises(GoldError, match=r"pairs\.tsv"):
        read_pairs(path)
    path.write_text("first\tsecond\n", encoding="utf-8")
    with pytest.raises(GoldError, match="not the columns"):
        read_pairs(path)
    path.write_text("", encoding="utf-8")
    with pytest.raises(GoldError, match=r"pairs\.tsv"):
        read_pairs(path)


def write_incident(folder: Path) -> Path:
    texts = {
        "a": ("Two hurt in silo collapse", "Two workers were injured in the collapse on Monday."),
        "b": ("1 dead, 1 hurt after silo collapse", "One worker died and another was injured."),
        "c": ("Silo opens", "The mayor came."),
    }
    docs = [
        {"id": name, "title": title, "dct": f"2021-03-0{day}", "outlet": None, "content": content}
        for day, (name, (title, content)) in enumerate(texts.items(), start=1)
    ]
    path = folder / "gva_dev.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"incident": "5", "gold": None, "docs": docs}) + "\n")
        file.write(json.dumps({"incident": "6", "gold": None, "docs": []}) + "\n")
    return path


def test_pairs_of_articles_are_measured(tmp_path: Path) -> None:
    path = write_incident(tmp_path)
    pairs = [
        ArticlePair("5", "a", "b", PairLabel.DIFFERENT, "afterwards"),
        ArticlePair("5", "a", "c", PairLabel.SAME, "afterwards"),
        ArticlePair("5", "a", "missing", PairLabel.SAME, "afterwards"),
    ]
    found = measure_pairs(path, load_lexicon(), pairs)
    assert found[PairSet.AFTERWARDS] == PairScores(same=Share(1, 1), different=Share(1, 1))
    assert found[PairSet.FIRST] == PairScores(NO_SHARE, NO_SHARE, NO_SHARE)


def test_figures_are_listed_with_their_aims(tmp_path: Path) -> None:
    path = write_incident(tmp_path)
    labels = tmp_path / "pairs.tsv"
    labels.write_text(f"{HEAD}\n5\ta\tb\tdifferent\tkilled\tafterwards\n", encoding="utf-8")
    figures = list_pairs(path, load_lexicon(), "Silos", labels)
    assert [(figure.name, figure.value, figure.aim) for figure in figures] == [
        ("different counts, called conflicts", 1.0, 0.8),
        ("different counts, called conflicts, drawn afterwards", 1.0, None),
    ]
    assert list_pairs(path, load_lexicon(), "Silos", tmp_path / "none.tsv") == []
