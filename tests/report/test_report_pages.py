"""The HTML page itself: landmarks, headings, captions, references, contrast, and no need of any script or address."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest

from provenance.report import build_document_report, render_report
from tests.report.report_samples import make_large_facts
from tests.report.test_report import REPORTS
from tests.samples import MADE_AT

LEAST_CONTRAST = 4.5
"""Of text, at level AA: WCAG 2.2, success criterion 1.4.3."""


@dataclass
class Element:
    """An element with its attributes and the elements directly in it."""

    tag: str
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)

    def find(self, tag: str) -> list["Element"]:
        """All elements of a tag within this one, in the order of the page."""
        found = [self] if self.tag == tag else []
        return found + [one for child in self.children for one in child.find(tag)]


class Tree(HTMLParser):
    """Builds the tree of a page in which every element is closed."""

    VOID = frozenset({"meta", "br", "link"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Element("root", {})
        self._open = [self.root]
        self.feed(html)
        self.close()
        assert self._open == [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in self.VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag


def read(kind: str) -> Element:
    return Tree(render_report(REPORTS[kind](), "html").decode()).root


def walk(element: Element) -> list[Element]:
    return [element, *(one for child in element.children for one in walk(child))]


@pytest.mark.parametrize("kind", REPORTS)
def test_page_has_its_landmarks_and_headings_in_order(kind: str) -> None:
    page = read(kind)
    for tag in ("html", "header", "main", "footer", "h1"):
        assert len(page.find(tag)) == 1
    assert page.find("html")[0].attributes["lang"] == "en"
    levels = [int(one.tag[1]) for one in walk(page) if re.fullmatch(r"h[1-6]", one.tag)]
    assert levels[0] == 1
    assert all(other <= one + 1 for one, other in pairwise(levels))
    assert all(one.attributes.get("aria-label") for one in page.find("nav"))


@pytest.mark.parametrize("kind", REPORTS)
def test_every_table_has_a_caption_and_every_picture_its_words(kind: str) -> None:
    page = read(kind)
    for table in page.find("table"):
        assert table.children[0].tag == "caption"
        assert all("scope" in head.attributes for head in table.find("th"))
    for figure in page.find("figure"):
        (picture,) = figure.find("svg")
        named = {picture.find("title")[0].attributes["id"], picture.find("desc")[0].attributes["id"]}
        assert set(picture.attributes["aria-labelledby"].split()) == named
        assert picture.attributes["role"] == "img"
        assert len(figure.find("figcaption")) == 1


@pytest.mark.parametrize("kind", REPORTS)
def test_every_id_is_unique_and_every_reference_leads_somewhere(kind: str) -> None:
    elements = walk(read(kind))
    ids = [one.attributes["id"] for one in elements if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    for one in elements:
        for name in ("href", "xlink:href"):
            assert one.attributes.get(name, "#summary").removeprefix("#") in ids
        for name in ("aria-labelledby",):
            assert set(one.attributes.get(name, "summary").split()) <= set(ids)


def test_whatever_scrolls_can_be_reached_by_keyboard() -> None:
    for one in walk(read("case")):
        if {"plot", "many"} & set(one.attributes.get("class", "").split()):
            assert one.attributes["tabindex"] == "0"
            assert one.attributes["aria-label"]


def test_long_reports_can_be_entered_at_every_hundredth_claim() -> None:
    page = Tree(render_report(build_document_report(make_large_facts(250), 9, MADE_AT), "html").decode()).root
    links = [one.attributes["href"] for one in page.find("nav")[-1].find("a")]
    assert links == ["#claim-1000", "#claim-1100", "#claim-1200"]


def test_page_forbids_itself_to_load_or_run_anything() -> None:
    policies = [
        one.attributes["content"]
        for one in read("document").find("meta")
        if one.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert len(policies) == 1
    assert policies[0].startswith("default-src 'none';")
    assert "script-src" not in policies[0]


def light(colour: str) -> float:
    """The relative luminance of a colour, by the definition of WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [0, 1, 2], ids=["light", "dark", "print"])
def test_text_stands_out_from_its_ground(theme: int) -> None:
    style = (files("provenance.report") / "templates" / "html" / "style.css.j2").read_text(encoding="utf-8")
    palettes = [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{[^}]*\}", style)]
    colours = palettes[theme]
    for words in ("ink", "dim", "accent", "bad", "good"):
        for ground in ("paper", "soft"):
            one, other = sorted((light(colours[words]), light(colours[ground])))
            assert (other + 0.05) / (one + 0.05) >= LEAST_CONTRAST
