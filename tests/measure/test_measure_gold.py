import json
from pathlib import Path
from typing import Any

import pytest

from provenance.errors import GoldError
from provenance.measure.gold import GoldOutlet, find_gold, read_gold
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, HedgeLevel
from tests.measure.marrow import (
    TEXT,
    gold_document,
    gold_records,
    hedge_records,
    negative_records,
    write_gold,
    write_lines,
)


def test_what_the_files_say_is_read(tmp_path: Path) -> None:
    gold = gold_document(tmp_path)
    assert [item.kind for item in gold.citations][:2] == [CitationKind.PARENTHETICAL, CitationKind.NARRATIVE]
    assert all(item.span.of(TEXT) == item.surface for item in gold.citations)
    assert gold.citations[0].outlets == (GoldOutlet("The Tide Gazette", "Tide Gazette", (("2019-05-04", None),)),)
    assert gold.citations[4].outlets[1].relay == "Coast Wire"
    footnote = gold.citations[3]
    assert footnote.note is not None
    assert footnote.note.of(TEXT).startswith("[1] Marrow Institute")
    assert [item.optional for item in gold.citations] == [False] * 6 + [True]
    assert [span.of(TEXT) for span in gold.negatives] == ["(CGU)"]
    assert gold.sentences[2].cues == ("reported that", "may")
    assert gold.sentences[2].level is HedgeLevel.HEDGED


def test_texts_are_found_by_their_citation_files(tmp_path: Path) -> None:
    write_gold(tmp_path, "b")
    write_gold(tmp_path, "a")
    assert find_gold(tmp_path) == ["a", "b"]


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold here"):
        find_gold(tmp_path)


def test_negatives_and_hedges_may_be_absent(tmp_path: Path) -> None:
    write_lines(tmp_path / "x.jsonl", gold_records())
    gold = read_gold(tmp_path, "x", TEXT)
    assert (gold.negatives, gold.sentences) == ((), ())


@pytest.mark.parametrize(
    ("entry", "dates"),
    [
        ({"date": "2019"}, (("2019", None),)),
        ({"date": None}, ()),
        ({"date_inferred": "2019-05"}, (("2019-05", None),)),
        ({"date": "2019-05-01", "date_end": "2019-05-03"}, (("2019-05-01", "2019-05-03"),)),
        ({"date_inferred": "2019-05-01", "date_inferred_end": "2019-05-03"}, (("2019-05-01", "2019-05-03"),)),
        ({"date": "2019-05-01", "date_inferred": "2019-05-02"}, (("2019-05-01", None), ("2019-05-02", None))),
    ],
)
def test_a_date_may_be_stated_or_inferred_and_have_an_end(
    tmp_path: Path, entry: dict[str, Any], dates: tuple[tuple[str, str | None], ...]
) -> None:
    record = gold_records()[0] | {"outlets": [{"name": "Tide Gazette", **entry}]}
    write_lines(tmp_path / "x.jsonl", [record])
    assert read_gold(tmp_path, "x", TEXT).citations[0].outlets[0].dates == dates


def test_all_passages_of_the_claim_are_accepted(tmp_path: Path) -> None:
    passages = {"claim_clause_start": 0, "claim_clause_end": 5, "claim_extended_start": 0, "claim_extended_end": 50}
    write_lines(tmp_path / "x.jsonl", [gold_records()[0] | passages | {"note_start": None}])
    item = read_gold(tmp_path, "x", TEXT).citations[0]
    assert item.claims == (Span(0, 50), Span(0, 5), Span(0, 50))
    assert item.note is None


def test_expectations_are_told_in_words(tmp_path: Path) -> None:
    gold = gold_document(tmp_path)
    assert [item.told() for item in gold.citations] == [
        "The Tide Gazette, 2019-05-04",
        "Harbor Post, 2019-05-05",
        "no outlet",
        "Marrow Institute, 2018-06-02",
        "Harbor Post, 2019-05-06; Gull News (relay Coast Wire), 2019-05",
        "no outlet",
        "no outlet",
    ]
    bonus = {"outlets": [{"name": "Gull News", "date": "2019-05-01", "date_end": "2019-05-02", "from_context": True}]}
    write_lines(tmp_path / "x.jsonl", [gold_records()[2] | {"date": "2019"}, gold_records()[2] | bonus])
    assert [item.told() for item in read_gold(tmp_path, "x", TEXT).citations] == [
        "no outlet, 2019",
        "Gull News, 2019-05-01 to 2019-05-02 [bonus]",
    ]


BAD_CITATIONS = [
    ({"kind": "heard"}, "kind 'heard' is none of"),
    ({"kind": 5}, "kind is 5, not of type str"),
    ({"start": None}, "start is missing"),
    ({"start": True}, "start is True, not of type int"),
    ({"end": 99999}, r"start and end: no span of the text: \[22, 99999\)"),
    ({"surface": "(Tide Gazette)"}, r"surface '\(Tide Gazette\)' does not stand at"),
    ({"outlets": "Dawn"}, "outlets is 'Dawn', not of type list"),
    ({"outlets": ["Dawn"]}, r"outlets\[0\]: not an object"),
    ({"outlets": [{"date": "2019"}]}, r"outlets\[0\]: name is missing"),
    ({"outlets": [{"name": "Dawn", "date": "May 2019"}]}, r"outlets\[0\]: date: not a date"),
    ({"optional": "yes"}, "optional is 'yes', not of type bool"),
    ({"claim_end": 0}, "claim_: no span of the text"),
]


@pytest.mark.parametrize(("change", "told"), BAD_CITATIONS)
def test_a_wrong_citation_is_refused_with_its_line(tmp_path: Path, change: dict[str, Any], told: str) -> None:
    write_lines(tmp_path / "x.jsonl", [gold_records()[1], gold_records()[0] | change])
    with pytest.raises(GoldError, match=f"^x.jsonl, line 2.*({told})"):
        read_gold(tmp_path, "x", TEXT)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"level": "sure"}, "level 'sure' is none of none, attributed"),
        ({"cues": [1]}, "cues are not all strings"),
        ({"sentence": "Boats."}, "sentence 'Boats.' does not stand at"),
    ],
)
def test_a_wrong_sentence_is_refused_with_its_line(tmp_path: Path, change: dict[str, Any], told: str) -> None:
    write_gold(tmp_path, "x")
    write_lines(tmp_path / "x.hedges.jsonl", [hedge_records()[0] | change])
    with pytest.raises(GoldError, match=f"^x.hedges.jsonl, line 1: {told}"):
        read_gold(tmp_path, "x", TEXT)


@pytest.mark.parametrize(("line", "told"), [("{", "no JSON"), ("[" * 100_000, "no JSON"), ("[]", "not an object")])
def test_a_line_that_is_no_object_is_refused(tmp_path: Path, line: str, told: str) -> None:
    good = json.dumps(negative_records()[0])
    (tmp_path / "x.jsonl").write_text(f"\n{line}\n{good}\n", encoding="utf-8")
    with pytest.raises(GoldError, match=f"^x.jsonl, line 2: {told}"):
        read_gold(tmp_path, "x", TEXT)


def test_a_file_that_is_no_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(b"\xff\xfe{}")
    with pytest.raises(GoldError, match="cannot be read"):
        read_gold(tmp_path, "x", TEXT)
