import logging
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.errors import LoadError
from provenance.load.pdf import parse_pdf
from tests.load.samples import load_bytes, make_pdf, read_or_refuse

STORY = "Ferry fares rise again\nThe port authority of Lower Example raised its fares on 4 May 2018."


def test_text_title_author_and_file_date_are_read(tmp_path: Path) -> None:
    told = {"/Title": "Ferry fares", "/Author": "Ada Sample", "/CreationDate": "D:20180507120000Z"}
    document = load_bytes(tmp_path, "ferry.pdf", make_pdf(STORY, metadata=told))
    assert document.text == STORY
    assert (document.title, document.author) == ("Ferry fares", "Ada Sample")
    assert document.original.media_type == "application/pdf"
    assert document.published is not None
    assert document.published.on.iso() == "2018-05-07"
    assert document.published.inferred
    assert document.published.rule == "file_created"
    assert [problem.message for problem in document.problems] == [
        "no publication date stated; taken from the day the file was made, 2018-05-07; give --published to set it"
    ]


def test_a_file_made_before_what_it_cites_is_not_dated_by_it(tmp_path: Path) -> None:
    document = load_bytes(tmp_path, "ferry.pdf", make_pdf(STORY, metadata={"/CreationDate": "D:20100101120000Z"}))
    assert document.published is not None
    assert document.published.rule == "range_of_cited_dates"


@pytest.mark.parametrize("title", ["Microsoft Word - draft.docx", "untitled", "report_final2.pdf"])
def test_a_file_name_is_no_title(tmp_path: Path, title: str) -> None:
    document = load_bytes(tmp_path, "ferry.pdf", make_pdf(STORY, metadata={"/Title": title}))
    assert document.title == "Ferry fares rise again"


def test_malformed_metadata_counts_as_none(tmp_path: Path) -> None:
    document = load_bytes(tmp_path, "ferry.pdf", make_pdf(STORY, metadata={"/CreationDate": "yesterday"}))
    assert document.text == STORY
    assert document.published is not None
    assert document.published.rule == "range_of_cited_dates"


def test_pages_run_on_without_page_numbers_and_running_heads() -> None:
    pages = [
        f"Example Institute  Report 7\n{words}\nPage {n} of 3" for n, words in enumerate(["one", "two", "three"], 1)
    ]
    assert parse_pdf(Path("report.pdf"), make_pdf(*pages)).text == "one\ntwo\nthree"


def test_two_pages_that_begin_alike_keep_their_lines() -> None:
    assert parse_pdf(Path("report.pdf"), make_pdf("Same line\na", "Same line\nb")).text == "Same line\na\nSame line\nb"


def test_an_encrypted_pdf_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="encrypted; save it without a password") as caught:
        load_bytes(tmp_path, "secret.pdf", make_pdf(STORY, password="hidden"))  # noqa: S106 -- the test's own
    assert "\n" not in str(caught.value)


def test_a_pdf_that_opens_without_a_password_is_read(tmp_path: Path) -> None:
    assert load_bytes(tmp_path, "open.pdf", make_pdf(STORY, password="")).text == STORY


def test_a_pdf_without_text_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="OCR"):
        load_bytes(tmp_path, "scan.pdf", make_pdf(""))


@pytest.mark.parametrize("content", [b"%PDF-1.7 and nothing else", b"no PDF at all", make_pdf(STORY)[:300]])
def test_a_broken_pdf_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(LoadError, match="broken or no PDF") as caught:
        load_bytes(tmp_path, "broken.pdf", content)
    assert "\n" not in str(caught.value)


def test_a_pdf_is_known_by_its_bytes_whatever_its_name(tmp_path: Path) -> None:
    assert load_bytes(tmp_path, "ferry.txt", make_pdf(STORY)).original.media_type == "application/pdf"


def test_the_library_speaks_again_after_a_reading() -> None:
    before = logging.getLogger("pypdf").level
    parse_pdf(Path("ferry.pdf"), make_pdf(STORY))
    assert logging.getLogger("pypdf").level == before


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=12))
def test_a_damaged_pdf_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    content = bytearray(make_pdf(STORY))
    for place, value in changes:
        content[place % len(content)] = value
    outcome = read_or_refuse(parse_pdf, bytes(content))
    assert "\0" not in outcome
