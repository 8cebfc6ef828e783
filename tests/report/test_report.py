import json
import os
from collections.abc import Callable
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from provenance.errors import NotFoundError
from provenance.model.facts import Facts
from provenance.report import Report, build_claim_report, build_document_report, render_report
from tests.samples import HOSTILE, MADE_AT, make_facts

GOLDEN = Path(__file__).parent / "golden"
RAW_TEXT = {"script", "iframe", "object", "embed", "link", "img"}


class Page(HTMLParser):
    """Collects the tags, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend(attrs)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _parse(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    return page


def test_summary_counts_are_those_of_the_claims() -> None:
    summary = build_document_report(make_facts(), 1, MADE_AT).summary
    assert (summary.claims, summary.direct, summary.inherited, summary.own_voice) == (4, 2, 1, 1)
    assert [row.count for row in summary.sourcing] == [1, 1, 0, 1, 1]
    assert {row.label: row.count for row in summary.hedging} == {
        "none": 2,
        "attributed": 1,
        "hedged": 1,
        "strongly_hedged": 0,
        "denied": 0,
    }
    assert {row.label: row.count for row in summary.kinds} == {"parenthetical": 2, "anonymous": 1}
    assert summary.reviewed == 1


def test_sources_are_ordered_by_the_claims_that_lean_on_them() -> None:
    report = build_document_report(make_facts(), 1, MADE_AT)
    assert [(s.name, s.claims, s.alone) for s in report.sources] == [
        ("Valley Post", 2, 2),
        ("A union official", 1, 1),
        ("Wire", 1, 1),
    ]
    assert report.unsourced == [4]


def test_pieces_join_to_the_claim_and_mark_the_cue() -> None:
    for claim in build_document_report(make_facts(), 1, MADE_AT).claims:
        assert "".join(piece.text for piece in claim.pieces) == claim.text
    first = build_document_report(make_facts(), 1, MADE_AT).claims[0]
    assert [piece.text for piece in first.pieces if piece.cue] == ["reportedly"]
    assert [piece.text for piece in first.pieces if piece.citation] == ["Wire – Valley Post, May 4, 2020"]


def test_claim_report_holds_that_claim_alone() -> None:
    report = build_claim_report(make_facts(), 3, MADE_AT)
    assert [claim.id for claim in report.claims] == [3]
    assert report.problems == []
    assert report.credits == []


@pytest.mark.parametrize("build", [build_claim_report, build_document_report])
def test_what_does_not_exist_is_named(build: Callable[[Facts, int, datetime], Report]) -> None:
    with pytest.raises(NotFoundError, match="there is no"):
        build(make_facts(), 99, MADE_AT)


def test_statement_without_claims_or_outlets() -> None:
    facts = make_facts()
    nothing = Facts(facts.documents, (), facts.sources)
    assert build_document_report(nothing, 1, MADE_AT).summary.statement == "The text holds no claim."
    own = Facts(facts.documents, facts.claims[3:], facts.sources)
    statement = build_document_report(own, 1, MADE_AT).summary.statement
    assert "No outlet is cited." in statement
    assert "More than half of the claims name no source at all." in statement


def test_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="no such report format"):
        render_report(build_document_report(make_facts(), 1, MADE_AT), "pdf")


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_report_equals_its_golden_file(form: str) -> None:
    text = render_report(build_document_report(make_facts(), 1, MADE_AT), form)
    golden = GOLDEN / f"document.{form}"
    if os.environ.get("REWRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_hostile_text_is_inert_in_html() -> None:
    plain = _parse(render_report(build_document_report(make_facts(), 1, MADE_AT), "html"))
    hostile_html = render_report(build_document_report(make_facts(name=HOSTILE, title=HOSTILE), 1, MADE_AT), "html")
    hostile = _parse(hostile_html)
    assert hostile.tags == plain.tags
    assert not RAW_TEXT & set(hostile.tags)
    assert not any(name.startswith("on") for name, _ in hostile.attributes)
    assert "\x1b" not in hostile_html
    assert "\u202e" not in hostile_html


def test_html_asks_nothing_of_any_network() -> None:
    page = _parse(render_report(build_document_report(make_facts(), 1, MADE_AT), "html"))
    links = [value for name, value in page.attributes if name in {"href", "src", "srcset", "action"}]
    assert links
    assert all(value and value.startswith("#") for value in links)


def test_hostile_text_is_inert_in_markdown() -> None:
    text = render_report(build_document_report(make_facts(name=HOSTILE, title=HOSTILE), 1, MADE_AT), "md")
    assert "<script>" not in text.replace("\\<", "")
    assert "\\[x\\](javascript:y)" in text
    assert "\x1b" not in text


def test_json_is_what_the_model_holds() -> None:
    report = build_document_report(make_facts(), 1, MADE_AT)
    value = json.loads(render_report(report, "json"))
    assert value == report.model_dump(mode="json")
    assert value["claims"][0]["quantities"][0]["high"] is None
