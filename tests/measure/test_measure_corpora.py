import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from provenance.errors import GoldError
from provenance.measure.corpora import Record, read_records
from provenance.measure.factuality import JudgedEvent, read_events, score_certainty
from provenance.measure.grouping import score_groups
from provenance.measure.gva import Incident, IncidentArticle, TollScores, read_incidents, score_tolls, score_weighed
from provenance.measure.polnear import (
    AttributionScores,
    AttributionSpans,
    read_polnear,
    score_attributions,
)
from provenance.measure.scores import Share, Tally
from provenance.model.spans import Span


def write(path: Path, *records: object) -> Path:
    text = "\n".join(json.dumps(record) for record in records)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


@pytest.mark.parametrize("name", ["x.jsonl", "x.jsonl.gz"])
def test_records_are_read_packed_or_not(tmp_path: Path, name: str) -> None:
    assert [record.values for record in read_records(write(tmp_path / name, {"a": 1}, {"a": 2}))] == [
        {"a": 1},
        {"a": 2},
    ]


@pytest.mark.parametrize(
    "content",
    [b"\x1f\x8bgarbage", b"plain", gzip.compress(b"{}", mtime=0)[:-9], b""],
    ids=["garbage", "plain", "cut", "empty"],
)
def test_a_damaged_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(content)
    if not content:
        assert list(read_records(path)) == []
    else:
        with pytest.raises(GoldError, match="cannot be read"):
            list(read_records(path))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="cannot be read"):
        list(read_records(tmp_path / "none.jsonl"))


def test_a_value_of_another_type_is_refused_with_its_place() -> None:
    record = Record({"n": 3, "x": True, "part": {"deep": "no"}, "list": [1]}, "x.jsonl, line 4")
    assert record.take("n", float) == 3.0
    assert record.find("none", str) is None
    with pytest.raises(GoldError, match=r"^x\.jsonl, line 4, part: deep is 'no', not of type int$"):
        record.part("part").take("deep", int)
    with pytest.raises(GoldError, match="x is True, not of type float"):
        record.take("x", float)
    with pytest.raises(GoldError, match=r"list\[0\]: not an object"):
        list(record.parts("list"))


@pytest.mark.parametrize("spans", [[[1]], [[1, "2"]], [3], [[2, 2]], [[0, 11]], [[-1, 2]]])
def test_spans_must_lie_in_the_text(spans: list[Any]) -> None:
    with pytest.raises(GoldError, match="spans"):
        Record({"spans": spans}, "x").spans("spans", 10)


ARTICLE = "“Rain,” the ferryman said, “is coming.” Others doubt it."


def find(words: str) -> Span:
    return Span(ARTICLE.index(words), ARTICLE.index(words) + len(words))


FERRYMAN = AttributionSpans(find("the ferryman"), find("said"), find("“Rain,” the ferryman said, “is coming.”"))
OTHERS = AttributionSpans(find("Others"), find("doubt"), find("it"))
BOTH = [FERRYMAN, OTHERS]
FULL = Tally(2, 2, 2)


def part(*spans: Span) -> list[dict[str, Any]]:
    return [{"spans": [[span.start, span.end] for span in spans], "text": "?"}]


def test_an_article_is_read_from_first_to_last_stretch(tmp_path: Path) -> None:
    gold = {
        "source": part(find("the ferryman")),
        "cue": part(find("said")),
        "content": part(find("“is coming.”"), find("“Rain,”")),
    }
    bare = {"source": [], "cue": part(find("doubt")), "content": []}
    record = {"id": "a", "outlet": "o", "date": "2020-01-02", "text": ARTICLE, "gold": [gold, bare]}
    (article,) = read_polnear(write(tmp_path / "p.jsonl.gz", record))
    assert (article.id, article.date, article.text) == ("a", "2020-01-02", ARTICLE)
    assert article.attributions == (FERRYMAN, AttributionSpans(None, find("doubt"), None))


def scores(found: list[AttributionSpans]) -> AttributionScores:
    return score_attributions(BOTH, found)


def test_attributions_that_are_right_score_one_and_none_score_zero() -> None:
    assert scores(BOTH) == AttributionScores(FULL, FULL, FULL, FULL, FULL, FULL)
    none = Tally(0, 2, 0)
    assert scores([]) == AttributionScores(none, none, none, none, none, none)


ONE = Tally(1, 2, 2)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        # The source begins a word late: no exact figure of source or pair holds, the loose one does.
        (
            AttributionSpans(find("ferryman"), FERRYMAN.cue, FERRYMAN.content),
            AttributionScores(ONE, FULL, FULL, ONE, ONE, FULL),
        ),
        # The content ends early: 30 of 39 characters are shared.
        (
            AttributionSpans(FERRYMAN.source, FERRYMAN.cue, find("“Rain,” the ferryman said, “is")),
            AttributionScores(FULL, FULL, ONE, ONE, FULL, FULL),
        ),
        # Less than half of the content is left: 7 of 39.
        (
            AttributionSpans(FERRYMAN.source, FERRYMAN.cue, find("“Rain,”")),
            AttributionScores(FULL, FULL, ONE, ONE, ONE, FULL),
        ),
        # The content is another sentence's.
        (
            AttributionSpans(FERRYMAN.source, FERRYMAN.cue, find("Others doubt it")),
            AttributionScores(FULL, FULL, ONE, ONE, ONE, ONE),
        ),
        # No source was found: one claim less in every figure that needs one.
        (
            AttributionSpans(None, FERRYMAN.cue, FERRYMAN.content),
            AttributionScores(Tally(1, 2, 1), FULL, FULL, Tally(1, 2, 1), Tally(1, 2, 1), Tally(1, 2, 1)),
        ),
        # The cue is another word.
        (
            AttributionSpans(FERRYMAN.source, find("coming"), FERRYMAN.content),
            AttributionScores(FULL, ONE, FULL, FULL, FULL, FULL),
        ),
    ],
)
def test_each_fault_moves_the_figures_that_it_should(found: AttributionSpans, expected: AttributionScores) -> None:
    assert scores([found, OTHERS]) == expected


def test_the_same_source_twice_counts_once_and_pairs_match_one_to_one() -> None:
    again = AttributionSpans(FERRYMAN.source, find("coming"), find("“Rain,” the ferryman said, “is"))
    result = scores([FERRYMAN, again, OTHERS])
    assert result.source == FULL
    assert result.pair_overlap == Tally(2, 2, 3)
    assert result + result == AttributionScores(
        Tally(4, 4, 4), Tally(4, 4, 6), Tally(4, 4, 6), Tally(4, 4, 6), Tally(4, 4, 6), Tally(4, 4, 6)
    )


def test_events_are_found_by_their_word(tmp_path: Path) -> None:
    record = {"text": "The dam is said to hold .", "span": [5, 6], "event": "hold", "gold": 1}
    assert list(read_events(write(tmp_path / "e.jsonl", record))) == [
        JudgedEvent("The dam is said to hold .", Span(19, 23), 1.0)
    ]


@pytest.mark.parametrize("span", [[5], [5, 9], [6, 5], [0, 1], [5, "6"], [-1, 1]])
def test_an_event_at_another_word_is_refused(tmp_path: Path, span: list[Any]) -> None:
    record = {"text": "The dam is said to hold .", "span": span, "event": "hold", "gold": 1.5}
    with pytest.raises(GoldError, match=r"^e.jsonl, line 1: (span|the event)"):
        list(read_events(write(tmp_path / "e.jsonl", record)))


def test_certainty_is_correlated_and_its_error_is_the_mean() -> None:
    result = score_certainty([(3.0, 2.0), (-3.0, -2.0), (0.0, 0.0)])
    assert [result.r, result.mean_error] == pytest.approx([1.0, 2 / 3])
    assert result.events == 3
    assert score_certainty([]).mean_error is None


def test_incidents_are_read_with_and_without_a_record(tmp_path: Path) -> None:
    doc = {"id": "d", "title": None, "dct": "2015-02-03", "outlet": "example.org", "content": "Text."}
    path = write(
        tmp_path / "g.jsonl",
        {"incident": "1", "gold": {"num_killed": 1, "num_injured": 2}, "docs": [doc]},
        {"incident": "2", "gold": None, "docs": []},
    )
    assert list(read_incidents(path)) == [
        Incident("1", (1, 2), (IncidentArticle("d", "", "2015-02-03", "example.org", "Text."),)),
        Incident("2", None, ()),
    ]


def test_both_counts_must_be_right() -> None:
    found = [(1, 2), (1, 0), (0, 2), None, (1, 2)]
    assert score_tolls((1, 2), found) == TollScores(Share(2, 5), Share(3, 5), Share(3, 5), Share(1, 1))


def test_a_tie_goes_to_the_earliest_article() -> None:
    assert score_tolls((1, 2), [None, (0, 0), (1, 2)]).incidents == Share(0, 1)
    assert score_tolls((1, 2), [(1, 2), (0, 0)]).incidents == Share(1, 1)
    assert score_tolls((1, 2), [None]).incidents == Share(0, 1)
    assert score_tolls((1, 2), []).incidents == Share(0, 0)


def test_a_weighed_toll_is_right_as_a_pair() -> None:
    scores = score_weighed((1, 2), (1, 2)) + score_weighed((1, 2), (1, 0)) + score_weighed((1, 2), None)
    assert scores == TollScores(weighed=Share(1, 3))


def test_articles_put_together_are_counted_by_pairs() -> None:
    gold = {1: "a", 2: "a", 3: "a", 4: "b", 5: "b", 6: "c"}
    assert score_groups(gold, [(1, 2), (3, 4, 5), (6,)]) == Tally(found=2, expected=4, claimed=4)
    assert score_groups(gold, []) == Tally(0, 4, 0)
    assert score_groups({}, []) == Tally()
