from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader

from provenance.report import Report, build_document_report, render_report
from provenance.report.pdf.directions import runs_left, starts_right
from provenance.report.pdf.fonts import find_covered, find_family
from tests.report.test_report import REPORTS
from tests.samples import MADE_AT, make_facts


def read_words(content: bytes) -> str:
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("kind", REPORTS)
def test_pdf_holds_what_the_other_formats_hold(kind: str) -> None:
    report = REPORTS[kind]()
    content = render_report(report, "pdf")
    words = read_words(content)
    assert content.startswith(b"%PDF-")
    assert report.title in words
    assert report.summary.statement in words
    for claim in report.claims:
        assert f"id {claim.id}" in words
        assert claim.text in words
        assert f"characters {claim.start}–{claim.end}" in words
        assert all(note in words for note in claim.notes)
    for finding in report.findings:
        assert finding.message in words
    for story in report.stories:
        assert story.title in words


def test_pdf_is_the_same_each_time_tagged_and_dated_by_the_report() -> None:
    report = REPORTS["case"]()
    content = render_report(report, "pdf")
    assert content == render_report(report, "pdf")
    reader = PdfReader(BytesIO(content))
    assert reader.metadata is not None
    assert reader.metadata.creation_date == MADE_AT
    assert reader.metadata.title == "Tarn"
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"].value is True
    assert str(root["/Lang"]) == "en"


def test_pdf_has_an_outline_of_its_sections() -> None:
    outline = PdfReader(BytesIO(render_report(REPORTS["case"](), "pdf"))).outline
    assert [item.title for item in outline if not isinstance(item, list)] == ["Tarn"]


def make_titled(title: str) -> Report:
    return build_document_report(make_facts(title=title), 1, MADE_AT)


@pytest.mark.parametrize("title", ["Шахта під Тарном", "Ορυχείο", "مناجم", "کان میں ہلاکتیں ٹ ڈ ڑ ے", "Mines à Tårn"])
def test_scripts_that_the_fonts_cover_are_set_as_they_are(title: str) -> None:
    assert {ord(character) for character in title} <= find_covered()
    assert "⟨U+" not in read_words(render_report(make_titled(title), "pdf"))


def test_characters_that_no_font_has_are_written_as_code_points() -> None:
    missing = "\U00013000"
    assert ord(missing) not in find_covered()
    assert "⟨U+13000⟩" in read_words(render_report(make_titled(f"sign {missing}"), "pdf"))


def test_long_words_stay_on_the_page() -> None:
    report = make_titled("w" * 400)
    page = PdfReader(BytesIO(render_report(report, "pdf"))).pages[0]
    ends: list[float] = []
    page.extract_text(visitor_text=lambda text, _, at, *__: ends.append(at[4]) if "w" in text else None)
    assert max(ends) < float(page.mediabox.width)


def test_empty_report_is_a_page() -> None:
    facts = make_facts()
    nothing = replace(facts, claims=(), documents=(replace(facts.documents[0], problems=(), credits=()),))
    words = read_words(render_report(build_document_report(nothing, 1, MADE_AT), "pdf"))
    assert "There is no claim." in words
    assert "Nothing was left open." in words
    assert all(one <= other for one, other in pairwise([words.index("Summary"), words.index("Method")]))


def test_words_of_labels_are_set_in_a_family_that_has_all_of_them() -> None:
    assert find_family("Valley") is None
    assert find_family("روزنامہ") == "Noto Sans Arabic"
    words = read_words(render_report(build_document_report(make_facts(name="روزنامہ Daily"), 1, MADE_AT), "pdf"))
    assert "⟨U+" not in words


@pytest.mark.parametrize(
    ("text", "expected"), [("", False), ("12: Valley", False), ("12: مناجم Valley", True), ("Valley مناجم", False)]
)
def test_claims_are_set_in_the_direction_of_their_first_word(text: str, expected: bool) -> None:
    assert starts_right(text) is expected


def test_text_of_which_some_runs_from_right_to_left_is_found() -> None:
    assert runs_left("Valley مناجم")
    assert not runs_left("Шахта 12")
