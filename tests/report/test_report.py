import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from provenance.errors import NotFoundError
from provenance.model.facts import Facts
from provenance.report import (
    Evidence,
    Report,
    build_case_report,
    build_claim_report,
    build_document_report,
    build_outlet_report,
    build_story_report,
    render_report,
)
from tests.report.report_samples import CASE, make_evidence, make_wide_facts
from tests.samples import MADE_AT, make_facts

GOLDEN = Path(__file__).parent / "golden"


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
    assert report.documents[0].credits == []


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
        render_report(build_document_report(make_facts(), 1, MADE_AT), "odt")


REPORTS: dict[str, Callable[[], Report]] = {
    "document": lambda: build_document_report(make_wide_facts(), 1, MADE_AT, make_evidence()),
    "claim": lambda: build_claim_report(make_wide_facts(), 5, MADE_AT, make_evidence()),
    "outlet": lambda: build_outlet_report(make_wide_facts(), 5, MADE_AT, make_evidence()),
    "story": lambda: build_story_report(make_wide_facts(), 1, MADE_AT, make_evidence()),
    "case": lambda: build_case_report(make_wide_facts(), CASE, (2, 1), MADE_AT, make_evidence()),
}


@pytest.mark.parametrize("form", ["md", "json"])
@pytest.mark.parametrize("kind", REPORTS)
def test_report_equals_its_golden_file(kind: str, form: str) -> None:
    report = REPORTS[kind]()
    content = render_report(report, form).replace(report.method.inputs_sha256.encode(), b"0" * 64)
    golden = GOLDEN / f"{kind}.{form}"
    if os.environ.get("REWRITE_GOLDEN"):
        golden.write_bytes(content)
    assert content.decode() == golden.read_bytes().decode()


def test_html_asks_nothing_of_any_network() -> None:
    page = _parse(render_report(build_document_report(make_facts(), 1, MADE_AT), "html").decode())
    links = [value for name, value in page.attributes if name in {"href", "src", "srcset", "action"}]
    assert links
    assert all(value and value.startswith("#") for value in links)


def test_json_is_what_the_model_holds() -> None:
    report = build_document_report(make_facts(), 1, MADE_AT)
    value = json.loads(render_report(report, "json"))
    assert value == report.model_dump(mode="json")
    assert value["claims"][0]["quantities"][0]["high"] is None


def test_digest_of_the_inputs_changes_with_them_and_with_nothing_else() -> None:
    facts, evidence = make_wide_facts(), make_evidence()
    digest = build_document_report(facts, 1, MADE_AT, evidence).method.inputs_sha256
    assert build_document_report(facts, 1, MADE_AT + timedelta(days=1), evidence).method.inputs_sha256 == digest
    reviewed = replace(facts, claims=(replace(facts.claims[0], notes=()), *facts.claims[1:]))
    assert build_document_report(reviewed, 1, MADE_AT, evidence).method.inputs_sha256 != digest
    assert build_document_report(facts, 1, MADE_AT, Evidence()).method.inputs_sha256 != digest


def test_claims_rejected_as_misread_are_left_out_and_counted() -> None:
    facts = make_wide_facts()
    misread = replace(facts, claims=(*facts.claims[:3], replace(facts.claims[3], state="rejected"), facts.claims[4]))
    report = build_document_report(misread, 1, MADE_AT)
    assert [claim.id for claim in report.claims] == [1, 2, 3]
    assert (report.summary.claims, report.summary.rejected, report.summary.own_voice) == (3, 1, 0)
    assert "1 claim left out" in report.summary.statement
    assert build_claim_report(misread, 4, MADE_AT).claims[0].state == "rejected"


def test_summary_counts_each_link_once_and_origins_by_class() -> None:
    summary = build_case_report(make_wide_facts(), CASE, (1, 2), MADE_AT, make_evidence()).summary
    assert {row.label: row.count for row in summary.links} == {
        "corroborates, suggested": 1,
        "conflicts, accepted": 1,
        "restates, rejected": 1,
    }
    assert [row.count for row in summary.origins] == [1, 2, 1, 1]
    assert summary.corroborated == 1


def test_report_without_evidence_says_that_nobody_looked() -> None:
    report = build_document_report(make_wide_facts(), 1, MADE_AT)
    assert report.summary.corroborated is None
    assert report.summary.origins == []
    assert "No audit was run" in render_report(report, "md").decode()
    assert "No audit was run" in render_report(report, "html").decode()


@pytest.mark.parametrize(
    ("kind", "title"), [("outlet", "Radio Hill"), ("story", "miners died near Tarn"), ("case", "Tarn")]
)
def test_every_kind_tells_what_it_is_about(kind: str, title: str) -> None:
    report = REPORTS[kind]()
    assert (report.kind, report.title) == (kind, title)
    assert title in render_report(report, "html").decode()


def test_what_is_no_story_or_outlet_is_named() -> None:
    with pytest.raises(NotFoundError, match="there is no story 9"):
        build_story_report(make_wide_facts(), 9, MADE_AT, make_evidence())
    with pytest.raises(NotFoundError, match="there is no source 99"):
        build_outlet_report(make_wide_facts(), 99, MADE_AT)


def test_outlet_on_which_nothing_leans_is_described_all_the_same() -> None:
    facts = make_wide_facts()
    report = build_outlet_report(replace(facts, claims=facts.claims[:4]), 5, MADE_AT, make_evidence())
    assert report.outlet is not None
    assert (report.outlet.claims, report.claims) == (0, [])
    assert report.summary.statement == "There is no claim to report on."


def test_markdown_and_html_of_every_kind_are_rendered_whole() -> None:
    for make in REPORTS.values():
        report = make()
        for form in ("md", "html"):
            text = render_report(report, form).decode()
            assert report.method.inputs_sha256 in text
            assert "Undefined" not in text


def test_point_of_a_single_claim_is_not_called_agreed() -> None:
    evidence = make_evidence()
    story = evidence.stories[0]
    alone = replace(story.points[1], values=(replace(story.points[1].values[0], claim_ids=(1,)),))
    told = replace(evidence, stories=(replace(story, points=(story.points[0], alone, story.points[1])),))
    report = build_story_report(make_wide_facts(), 1, MADE_AT, told)
    assert [point.standing for point in report.stories[0].points] == ["disputed", "stated once", "agreed"]
    assert "points agreed 1, stated once 1, disputed 1: killed." in report.summary.statement
