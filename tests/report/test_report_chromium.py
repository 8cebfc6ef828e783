"""Reports in a real, headless Chromium: no console error, no request to anywhere, something to see at every width."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from provenance.report import build_document_report, render_report
from tests.report.browsing import Visit, find_chromium, visit
from tests.report.report_samples import make_large_facts
from tests.report.test_report import REPORTS
from tests.report.test_report_hostile import make_reports
from tests.samples import MADE_AT

Open = Callable[..., Visit]


@pytest.fixture
def open_page(tmp_path: Path) -> Open:
    """Opens HTML in the browser."""
    browser = find_chromium()
    if browser is None:
        pytest.skip("NO CHROMIUM FOUND: reports are not tried in a browser")

    def show(html: bytes, *, size: str = "1100,2400", dark: bool = False) -> Visit:
        page = tmp_path / "page.html"
        page.write_bytes(html)
        return visit(browser, page, tmp_path, size=size, dark=dark)

    return show


def count_colours(picture: Path) -> int:
    with Image.open(picture) as image:
        colours = image.convert("RGB").getcolors(maxcolors=1_000_000)
    return len(colours or ())


def test_the_browser_would_tell_of_errors_and_requests(open_page: Open) -> None:
    bad = b"<!DOCTYPE html><title>x</title><img src='http://h.example/i.png'><script>console.error('seen')</script>"
    seen = open_page(bad)
    assert any("seen" in line for line in seen.console)
    assert "http://h.example/i.png" in seen.addresses


@pytest.mark.parametrize("kind", REPORTS)
def test_reports_open_without_error_or_request(open_page: Open, kind: str) -> None:
    report = REPORTS[kind]()
    seen = open_page(render_report(report, "html"))
    assert seen.console == ()
    assert seen.addresses == ()
    assert len(re.findall(r'<article id="claim-', seen.dom)) == len(report.claims)
    assert seen.dom.count("<figure>") >= 1
    assert count_colours(seen.picture) > 50


@pytest.mark.parametrize(("size", "dark"), [("500,2000", False), ("1400,2000", False), ("1100,2000", True)])
def test_reports_are_seen_narrow_wide_and_dark(open_page: Open, size: str, dark: bool) -> None:
    seen = open_page(render_report(REPORTS["case"](), "html"), size=size, dark=dark)
    assert count_colours(seen.picture) > 50
    with Image.open(seen.picture) as image:
        edge = image.convert("L").crop((0, 0, 4, 4)).tobytes()
    assert (max(edge) < 64) is dark


def test_hostile_reports_run_nothing_and_ask_for_nothing(open_page: Open) -> None:
    for _, hostile in make_reports():
        seen = open_page(render_report(hostile, "html"))
        assert seen.console == ()
        assert seen.addresses == ()
        assert not re.search(r"<(script|img|iframe)\b", seen.dom)


def test_report_on_five_thousand_claims_stays_usable(open_page: Open) -> None:
    content = render_report(build_document_report(make_large_facts(5000), 9, MADE_AT), "html")
    assert len(content) < 6_000_000
    start = time.perf_counter()
    seen = open_page(content)
    assert time.perf_counter() - start < 60
    assert len(re.findall(r'<article id="claim-', seen.dom)) == 5000
    assert seen.console == ()
