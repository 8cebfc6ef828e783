"""Hostile text in every field of every format stays inert."""

import json
import re
from collections.abc import Iterator
from enum import StrEnum
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

from provenance.model import findings, links, stories, vocabulary
from provenance.report import Report, build_case_report, build_outlet_report, render_report
from tests.report.report_samples import CASE, make_evidence, make_wide_facts
from tests.samples import MADE_AT

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\"' =cmd|'/c x'!A0 [x](javascript:y) ![i](http://h.example/i)"
    " | # *b* `c` &amp; \x1b[31mred\x1b]0;t\x07 \u202eevil\u2066 \x00 \ud800 \ufffe #eval(1) $x^2$ </style>]]> {{ 7 }} "
    + "w"
    * 300
)
DANGEROUS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066\u2067\ud800-\udfff]")
MADE = re.compile(r"[0-9a-f]{64}|\d+\.\d+\.\d+|\d{4}-\d\d-\d\dT[\d:+]+")
FIXED = {
    value.value
    for module in (vocabulary, links, stories, findings)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum)
    for value in kind
}
WORKED = {"agreed", "stated once", "via", "source", "speaker", "own_voice", "provenance"}


def poison(value: Any) -> Any:  # noqa: ANN401 -- JSON of any shape
    """Return JSON with hostile text at the end of every string that is no fixed value, time, digest or version."""
    if isinstance(value, str):
        if (
            not value
            or value in FIXED | WORKED
            or re.fullmatch(r"[0-9a-f]{64}|\d+\.\d+\.\d+|\d{4}-\d\d-\d\dT[\d:+]+", value)
        ):
            return value
        return value + HOSTILE
    if isinstance(value, dict):
        return {key: poison(item) for key, item in value.items()}
    return [poison(item) for item in value] if isinstance(value, list) else value


def make_reports() -> Iterator[tuple[Report, Report]]:
    """Yield reports that between them hold every kind of field, each plain and poisoned."""
    facts, evidence = make_wide_facts(), make_evidence()
    for plain in (
        build_case_report(facts, CASE, (1, 2), MADE_AT, evidence),
        build_outlet_report(facts, 5, MADE_AT, evidence),
    ):
        dumped = poison(plain.model_dump())
        for claim in dumped["claims"]:
            claim["findings"] = [key.removesuffix(HOSTILE) for key in claim["findings"]]
        for finding in dumped["findings"]:
            finding["key"] = finding["key"].removesuffix(HOSTILE)
        yield plain, Report.model_validate(dumped)


class Page(HTMLParser):
    """Collects tags and attribute names outside of pictures, whose shapes depend on the length of labels."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.addresses: list[str] = []
        self._within = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name in {"href", "xlink:href", "src", "action"}]
        self._within += tag == "svg"
        if not self._within:
            self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._within -= tag == "svg"


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_nothing_acts_on_a_terminal_or_reorders_a_line(form: str) -> None:
    for _, hostile in make_reports():
        text = render_report(hostile, form).decode()
        assert not DANGEROUS.findall(text)


def test_html_has_the_same_elements_and_no_handler_script_or_address() -> None:
    for plain, hostile in make_reports():
        clean, page = (Page(render_report(report, "html").decode()) for report in (plain, hostile))
        assert page.tags == clean.tags
        assert page.names == clean.names
        assert not any(name.startswith("on") for name in page.names)
        assert not {"script", "img", "iframe", "object", "link"} & set(page.tags)
        assert all(address.startswith("#") for address in page.addresses)


def test_markdown_has_the_same_structure_and_no_link_picture_or_html() -> None:
    parser = MarkdownIt("commonmark").enable("table")
    for plain, hostile in make_reports():
        kinds = []
        for report in (plain, hostile):
            tokens = parser.parse(render_report(report, "md").decode())
            inline = {child.type for token in tokens for child in token.children or ()}
            assert not inline & {"link_open", "image", "html_inline", "code_inline"} - {"code_inline"}
            kinds.append([token.type for token in tokens])
        assert "html_block" not in kinds[1]
        assert kinds[0] == kinds[1]


def test_json_gives_the_hostile_text_back_as_data() -> None:
    for _, hostile in make_reports():
        value = json.loads(render_report(hostile, "json"))
        assert value == hostile.model_dump()


def test_pdf_shows_it_and_holds_no_link_script_or_file() -> None:
    for _, hostile in make_reports():
        content = render_report(hostile, "pdf")
        reader = PdfReader(BytesIO(content))
        words = "".join(page.extract_text() for page in reader.pages)
        assert "#eval(1)" in words
        assert "$x^2$" in words
        assert not any(mark in content for mark in (b"/URI", b"/JavaScript", b"/Launch", b"/EmbeddedFile"))
        assert not [page for page in reader.pages if page.get("/Annots")]
