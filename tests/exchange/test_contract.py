import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import LoadError
from provenance.exchange.contract import render_contract, to_contract, write_contract
from provenance.exchange.parse import ContractReading, parse_contract, render_schema
from provenance.model.citations import Citation
from provenance.model.claims import Claim, Cue, EventDate, Hedging, Place, Quantity
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.documents import Document, Original
from provenance.model.problems import Problem
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.model.vocabulary import (
    CitationKind,
    CueKind,
    HedgeLevel,
    ProblemKind,
    QuantityRole,
    Scope,
    SourceKind,
    Voucher,
)

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "extract.schema.json"
CLAIM_KEYS = [
    *("start", "end", "text", "paragraph", "section", "hedging"),
    *("citations", "quantities", "event_dates", "places"),
]
CITATION_KEYS = [
    *("id", "relayed_by", "kind", "scope", "start", "end", "surface", "source", "as_written", "source_kind"),
    *("via", "speaker", "source_span", "cue_span", "content_span"),
    *("cited_on", "cited_until", "precision", "inferred", "rule"),
]
CONTRACT_TEXT = (
    "Heron Bay reported flooding in Marrow. At least nine boats sank on 3 May, the Tide Gazette reportedly said "
    "(Tide Gazette, May 4)."
)


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def document_of(text: str, published: DatePeriod | None = None) -> Document:
    content = text.encode("utf-8", "surrogatepass")
    original = Original(hashlib.sha256(content).hexdigest(), "text/plain", content)
    return Document(text, original, title="Floods", publisher="Coast Watch", published=published)


@pytest.fixture
def boats_reading() -> Reading:
    text = CONTRACT_TEXT
    second = Span(text.index("At least"), len(text))
    bracket = span_of(text, "Tide Gazette, May 4")
    cited = Citation(
        "c1",
        CitationKind.PARENTHETICAL,
        Scope.DIRECT,
        bracket,
        bracket.of(text),
        "The Tide Gazette",
        "Tide Gazette",
        SourceKind.NEWSPAPER,
        date=DatePeriod(PartialDate(2019, 5, 4), inferred=True, rule="year_of_publication"),
        source_key="tide-gazette",
    )
    said = span_of(text, "the Tide Gazette reportedly said")
    prose = Citation(
        "c2",
        CitationKind.NARRATIVE,
        Scope.DIRECT,
        said,
        said.of(text),
        "The Tide Gazette",
        "the Tide Gazette",
        SourceKind.NEWSPAPER,
        source_span=span_of(text, "the Tide Gazette"),
        cue_span=span_of(text, "said"),
        content_span=span_of(text, "At least nine boats sank on 3 May"),
        relayed_by="c1",
        rule="inverted",
    )
    own = Citation(
        "c0",
        CitationKind.OWN_VOICE,
        Scope.DIRECT,
        Span(0, 0),
        "",
        "Coast Watch",
        "Coast Watch",
        SourceKind.WEBSITE,
    )
    day = DatePeriod(PartialDate(2019, 5, 3), inferred=True, rule="year_of_publication")
    claims = (
        Claim(Span(0, 38), text[:38], 0, None, Hedging(), (own,), places=(Place(span_of(text, "Marrow"), "Marrow"),)),
        Claim(
            second,
            second.of(text),
            0,
            "Losses",
            Hedging(
                HedgeLevel.HEDGED,
                Voucher.OUTLET,
                cues=(Cue(span_of(text, "reportedly"), CueKind.HEARSAY, HedgeLevel.HEDGED),),
            ),
            (cited, prose),
            (Quantity(span_of(text, "At least nine"), 9.0, None, 9.0, 13.5, QuantityRole.OTHER),),
            (EventDate(span_of(text, "3 May"), day),),
        ),
    )
    problem = Problem(bracket, ProblemKind.INFERRED_DATE, "the year is not stated")
    return Reading(document_of(text, DatePeriod(PartialDate(2019, 5, 10))), claims, (), (problem,))


def reading_with(text: str, published: DatePeriod | None = None) -> Reading:
    original = Original("0" * 64, "text/plain", b"")
    claims = (Claim(Span(0, len(text)), text, 0, None, Hedging()),) if text else ()
    return Reading(Document(text, original, published=published), claims)


def test_every_key_stands_in_the_order_of_the_contract(boats_reading: Reading) -> None:
    printed: Any = to_contract(boats_reading)
    assert list(printed) == ["document", "claims", "credits", "problems"]
    assert list(printed["document"]) == ["title", "author", "publisher", "published_on", "sha256", "length"]
    claim = printed["claims"][1]
    assert list(claim) == CLAIM_KEYS
    assert list(claim["hedging"]) == ["level", "voucher", "stance", "cues"]
    assert list(claim["hedging"]["cues"][0]) == ["start", "end", "text", "kind"]
    assert list(claim["citations"][0]) == CITATION_KEYS
    assert list(claim["quantities"][0]) == ["start", "end", "text", "low", "high", "role"]
    assert list(claim["event_dates"][0]) == ["start", "end", "text", "from", "to", "inferred", "rule"]
    assert list(printed["claims"][0]["places"][0]) == ["start", "end", "text", "name", "country"]
    assert list(printed["problems"][0]) == ["start", "end", "kind", "message"]


def test_values_are_printed_as_the_reading_has_them(boats_reading: Reading) -> None:
    printed: Any = to_contract(boats_reading)
    text = boats_reading.document.text
    claim = printed["claims"][1]
    cited, prose = claim["citations"]
    assert (cited["cited_on"], cited["cited_until"], cited["precision"]) == ("2019-05-04", None, "day")
    assert (cited["inferred"], cited["rule"]) == (True, "year_of_publication")
    assert cited["source_span"] is None
    assert text[slice(*prose["source_span"])] == "the Tide Gazette"
    assert text[slice(*prose["content_span"])] == "At least nine boats sank on 3 May"
    assert (prose["cited_on"], prose["precision"], prose["inferred"], prose["rule"]) == (
        None,
        "none",
        False,
        "inverted",
    )
    assert prose["relayed_by"] == "c1"
    assert claim["quantities"][0] == {
        "start": 39,
        "end": 52,
        "text": "At least nine",
        "low": 9,
        "high": None,
        "role": "other",
    }
    assert (claim["event_dates"][0]["from"], claim["event_dates"][0]["to"]) == ("2019-05-03", "2019-05-03")
    assert claim["hedging"]["cues"][0]["text"] == "reportedly"
    assert printed["document"]["published_on"] == "2019-05-10"
    assert printed["document"]["length"] == len(text)


def test_the_documents_own_voice_is_not_printed(boats_reading: Reading) -> None:
    printed: Any = to_contract(boats_reading)
    assert boats_reading.claims[0].citations[0].kind is CitationKind.OWN_VOICE
    assert printed["claims"][0]["citations"] == []


def test_credits_are_printed_apart_from_the_claims() -> None:
    reading = reading_with("Photo: Gull Pictures")
    credit = Citation(
        "p1",
        CitationKind.CREDIT,
        Scope.DIRECT,
        Span(7, 20),
        "Gull Pictures",
        "Gull Pictures",
        "Gull Pictures",
        SourceKind.NEWS_AGENCY,
    )
    printed: Any = to_contract(replace(reading, claims=(), credits=(credit,)))
    assert [item["kind"] for item in printed["credits"]] == ["credit"]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (None, None),
        (DatePeriod(PartialDate(2020, 3)), "2020-03"),
        (DatePeriod(PartialDate(2020, 3), inferred=True, rule="dates_cited"), None),
        (DatePeriod(PartialDate(2020, 3, 1), PartialDate(2020, 3, 4)), "2020-03"),
        (DatePeriod(PartialDate(2020, 3), PartialDate(2020, 4)), "2020"),
        (DatePeriod(PartialDate(2020), PartialDate(2021)), None),
        (DatePeriod(PartialDate(2020), PartialDate(2020, 5)), "2020"),
    ],
)
def test_only_what_is_stated_of_the_publication_date_is_printed(
    published: DatePeriod | None, expected: str | None
) -> None:
    printed: Any = to_contract(reading_with("Calm seas.", published))
    assert printed["document"]["published_on"] == expected


def test_ranges_and_fractions_keep_both_ends() -> None:
    text = "Between 2.5 and 4 tons, May 1 to 3"
    quantity = Quantity(Span(8, 22), 2.5, 4.0, 2.5, 4.0, QuantityRole.OTHER)
    event = EventDate(Span(24, 34), DatePeriod(PartialDate(2020, 5, 1), PartialDate(2020, 5, 3)))
    claim = Claim(Span(0, len(text)), text, 0, None, Hedging(), (), (quantity,), (event,))
    printed: Any = to_contract(replace(reading_with(text), claims=(claim,)))
    assert (printed["claims"][0]["quantities"][0]["low"], printed["claims"][0]["quantities"][0]["high"]) == (2.5, 4)
    assert (printed["claims"][0]["event_dates"][0]["from"], printed["claims"][0]["event_dates"][0]["to"]) == (
        "2020-05-01",
        "2020-05-03",
    )


def test_what_is_printed_can_be_read_again(boats_reading: Reading) -> None:
    parsed = parse_contract(render_contract(boats_reading))
    assert json.loads(parsed.model_dump_json(by_alias=True)) == json.loads(render_contract(boats_reading))
    assert parsed.claims[1].event_dates[0].from_ == "2019-05-03"


@given(st.text(st.characters(), min_size=1, max_size=40))
def test_any_text_is_printed_in_utf8_without_control_characters(text: str) -> None:
    printed = render_contract(reading_with(text), indent=None)
    printed.encode("utf-8")
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F for c in printed)
    parsed: ContractReading = parse_contract(printed)
    assert len(parsed.claims[0].text) == len(text)


def test_each_claim_stands_on_a_line_of_its_own_unless_one_line_is_asked_for(boats_reading: Reading) -> None:
    lines = render_contract(boats_reading).splitlines()
    assert [line[:13] for line in lines] == [
        "{",
        '  "document":',
        '  "claims": [',
        '    {"start":',
        '    {"start":',
        '  "credits": ',
        '  "problems":',
        '    {"start":',
        "}",
    ]
    assert "\n" not in render_contract(boats_reading, indent=None)


def _spoilt(reading: Reading, change: str) -> str:
    printed: Any = to_contract(reading)
    claim = printed["claims"][1]
    if change == "order":
        claim["citations"][0]["start"], claim["citations"][0]["end"] = 9, 8
    elif change == "length":
        claim["end"] += 1
    elif change == "surface":
        claim["citations"][0]["surface"] += "x"
    elif change == "key":
        claim["extra"] = 1
    elif change == "date":
        claim["citations"][0]["cited_on"] = "2019-13"
    elif change == "kind":
        claim["citations"][0]["kind"] = "own_voice"
    return json.dumps(printed)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("order", "claims.1.citations.0"),
        ("length", "claims.1"),
        ("surface", "claims.1.citations.0"),
        ("key", "claims.1.extra"),
        ("date", "claims.1.citations.0.cited_on"),
        ("kind", "claims.1.citations.0.kind"),
    ],
)
def test_what_breaks_the_contract_is_refused_with_its_place(boats_reading: Reading, change: str, place: str) -> None:
    with pytest.raises(LoadError, match=f"^not a reading: {place}: "):
        parse_contract(_spoilt(boats_reading, change))


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(LoadError, match=r"^not a reading: the object: "):
        parse_contract("{")


def test_the_published_schema_is_the_current_one() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == render_schema(), (
        "write docs/extract.schema.json anew from provenance.exchange.parse.render_schema()"
    )


@pytest.mark.parametrize("count", [0, 1, 499, 500, 501, 1203])
@pytest.mark.parametrize("indent", [None, 2])
def test_the_pieces_of_a_long_text_are_one_json(boats_reading: Reading, count: int, indent: int | None) -> None:
    reading = replace(boats_reading, claims=boats_reading.claims[:1] * count)
    pieces = list(write_contract(reading, indent=indent))
    assert json.loads("".join(pieces)) == to_contract(reading)
    assert max(piece.count('"hedging"') for piece in pieces) <= 500
