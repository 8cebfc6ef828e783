import csv
import io
import json

from provenance.exchange.rows import COLUMNS, write_csv, write_jsonl
from tests.samples import FIRST, HOSTILE, make_facts


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_one_row_for_each_chain() -> None:
    rows = _rows("".join(write_csv(make_facts())))
    assert [row["claim_number"] for row in rows] == ["1", "2", "3", "4"]
    assert tuple(rows[0]) == COLUMNS


def test_csv_row_tells_the_chain_the_hedging_and_the_date() -> None:
    row = _rows("".join(write_csv(make_facts())))[0]
    assert row["chain"] == "document → Wire → Valley Post"
    assert (row["source"], row["via"], row["speaker"]) == ("Valley Post", "Wire", "")
    assert (row["hedging_level"], row["cues"]) == ("hedged", "reportedly")
    assert (row["cited_on"], row["cited_until"], row["date_inferred"]) == ("2020-05-04", "", "no")
    assert row["quantities"] == "killed: At least nine"
    assert row["text"] == FIRST
    assert row["verdict"] == "confirmed"


def test_no_cell_of_a_hostile_document_is_a_formula() -> None:
    for name in ("=cmd()", "@sum", "+1", "-1", "\t=x"):
        for row in _rows("".join(write_csv(make_facts(name=name, title=name)))):
            assert not any(cell[:1] in set("=+-@\t\r") for cell in row.values())


def test_jsonl_is_one_ascii_object_a_line() -> None:
    lines = "".join(write_jsonl(make_facts(name=HOSTILE))).splitlines()
    assert all(line.isascii() for line in lines)
    claims = [json.loads(line) for line in lines]
    assert [claim["claim_number"] for claim in claims] == [1, 2, 3, 4]
    assert [hop["source"] for hop in claims[0]["chains"][0]["hops"]] == ["Wire", HOSTILE]
    assert claims[0]["hedging"]["cues"] == [{"start": 21, "end": 31, "text": "reportedly", "kind": "adverb"}]
    assert [claim["sourced"] for claim in claims] == [True, True, True, False]
    assert claims[3]["credibility"] == "6"
